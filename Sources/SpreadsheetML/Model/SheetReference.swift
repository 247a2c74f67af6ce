/// A rectangle on a named sheet, as a defined name or a chart points at it: `'Mission 1 – Soins'!$G$6`.
public struct SheetReference: Hashable, Sendable, CustomStringConvertible {
    public let sheet: String
    public let range: CellRange

    public init(sheet: String, range: CellRange) {
        self.sheet = sheet
        self.range = range
    }

    /// Reads `'Synthèse'!$B$3`, `Synthèse!$B$3` or `$Synthèse.$B$3`'s xlsx forms, quotes doubled inside quotes.
    ///
    /// `nil` for everything that is not one rectangle on one sheet: `#REF!`, several areas, another
    /// workbook's cells, a constant or a formula.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        if rest.first == "=" { rest.removeFirst() }
        var name = ""
        if rest.first == "'" {
            rest.removeFirst()
            while let quote = rest.firstIndex(of: "'") {
                name += rest[..<quote]
                rest = rest[rest.index(after: quote)...]
                guard rest.first == "'" else { break }
                name += "'"
                rest.removeFirst()
            }
            guard rest.first == "!" else { return nil }
            rest.removeFirst()
        } else {
            guard let mark = rest.firstIndex(of: "!") else { return nil }
            name = String(rest[..<mark])
            rest = rest[rest.index(after: mark)...]
            // As in `#REF!`; within quotes it is a character like others.
            if name.contains("#") { return nil }
        }
        // Brackets begin another workbook's name, and a colon joins two sheets: no sheet's name has them.
        guard !name.isEmpty, !name.contains(where: { "[]:".contains($0) }), let range = CellRange(rest) else {
            return nil
        }
        self.init(sheet: name, range: range)
    }

    /// The sheet's name in apostrophes, apostrophes doubled, as every program accepts it.
    public static func quoted(_ sheet: String) -> String {
        var text = "'"
        for character in sheet {
            text.append(character)
            if character == "'" { text.append(character) }
        }
        return text + "'"
    }

    /// `'Synthèse'!$B$3`
    public var description: String { Self.quoted(sheet) + "!" + range.absolute }
}
