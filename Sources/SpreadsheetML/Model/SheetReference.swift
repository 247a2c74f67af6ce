/// A rectangle on a named sheet, as a defined name or a chart points at it: `'Mission 1 – Soins'!$G$6`.
public struct SheetReference: Hashable, Sendable, CustomStringConvertible {
    /// The sheet's name, as its tab shows it.
    public let sheet: String
    /// The cells.
    public let range: CellRange

    /// Cells of a sheet, which need not be there yet.
    public init(sheet: String, range: CellRange) {
        self.sheet = sheet
        self.range = range
    }

    /// Reads `'Synthèse'!$B$3`, `Synthèse!$B$3` or `$Synthèse.$B$3`'s xlsx forms, quotes doubled inside quotes.
    ///
    /// `nil` for everything that is not one rectangle on one sheet: `#REF!`, several areas, another
    /// workbook's cells, a constant or a formula.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let read = text.withUTF8(Self.read) else { return nil }
        self = read
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> SheetReference? {
        var rest = text[...]
        if rest.first == UInt8(ascii: "=") { rest.removeFirst() }
        var name = ""
        let quote = UInt8(ascii: "'")
        if rest.first == quote {
            rest.removeFirst()
            while let end = rest.firstIndex(of: quote) {
                name += String(decoding: rest[..<end], as: UTF8.self)
                rest = rest[(end + 1)...]
                guard rest.first == quote else { break }
                name += "'"
                rest.removeFirst()
            }
            guard rest.first == UInt8(ascii: "!") else { return nil }
            rest.removeFirst()
        } else {
            guard let mark = rest.firstIndex(of: UInt8(ascii: "!")) else { return nil }
            name = String(decoding: rest[..<mark], as: UTF8.self)
            rest = rest[(mark + 1)...]
            // As in `#REF!`; within quotes it is a character like others.
            if name.hasByte({ $0 == UInt8(ascii: "#") }) { return nil }
        }
        // Brackets begin another workbook's name, and a colon joins two sheets: no sheet's name has them.
        let isForeign = name.hasByte { "[]:".utf8.contains($0) }
        guard !name.isEmpty, !isForeign, let range = CellRange(utf8: rest) else { return nil }
        return SheetReference(sheet: name, range: range)
    }

    /// The sheet's name in apostrophes, apostrophes doubled, as every program accepts it.
    public static func quoted(_ sheet: String) -> String {
        guard sheet.hasByte({ $0 == UInt8(ascii: "'") }) else { return "'" + sheet + "'" }
        // By bytes: an apostrophe that carries a combining mark is doubled too.
        let pieces = sheet.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
        return "'" + pieces.map { String(Substring($0)) }.joined(separator: "''") + "'"
    }

    /// `'Synthèse'!$B$3`
    public var description: String { Self.quoted(sheet) + "!" + range.absolute }
}
