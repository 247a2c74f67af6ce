internal import XMLStream

/// The markup of a patched part on its way out: gathered, and handed over piece by piece.
struct PatchedMarkup {
    /// `x:` where the part writes `x:worksheet`.
    var prefix = ""
    private var bytes: [UInt8] = []
    private let strings: [String: Int]
    private let handOver: (UnsafeRawBufferPointer) throws -> Void

    static let pieceBytes = 1 << 16

    /// - Parameter strings: where texts stand in the table of shared strings; one that isn't there stands in its cell.
    init(strings: [String: Int] = [:], _ handOver: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.strings = strings
        self.handOver = handOver
    }

    mutating func write(_ text: String) { bytes += text.utf8 }

    mutating func write(_ markup: ArraySlice<UInt8>) { bytes += markup }

    mutating func handOverPieces() throws {
        if bytes.count >= Self.pieceBytes { try handOverRest() }
    }

    mutating func handOverRest() throws {
        try bytes.withUnsafeBytes(handOver)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func startRow(_ index: Int) { write("<\(prefix)row r=\"\(index)\">") }

    mutating func endRow() { write("</\(prefix)row>") }

    mutating func cell(
        _ address: CellReference, style: Int? = nil, value: CellValue, formula: ArraySlice<UInt8>? = nil
    ) throws {
        write("<\(prefix)c r=\"\(address)\"")
        if let style { write(" s=\"\(style)\"") }
        try endCell(value, formula: formula)
    }

    func markup(of formula: Formula) throws -> ArraySlice<UInt8> {
        var text = XMLWriter(fragmentCapacity: 64)
        text.text(formula.text)
        return try (Array("<\(prefix)f>".utf8) + text.bytes + "</\(prefix)f>".utf8)[...]
    }

    /// Ends a cell's start tag and writes what it holds.
    mutating func endCell(_ value: CellValue, formula: ArraySlice<UInt8>?) throws {
        var shared: Int?
        if case .text(let text) = value, formula == nil { shared = strings[text] }
        let type: String? =
            switch value {
            case .text: formula != nil ? "str" : shared != nil ? "s" : "inlineStr"
            case .boolean: "b"
            case .error: "e"
            case .empty, .number, .date: nil
            }
        write((type.map { " t=\"\($0)\"" } ?? "") + ">")
        if let formula { write(formula) }
        var text = XMLWriter(fragmentCapacity: 64)
        switch value {
        case .text(let string): if let shared { text.text(shared) } else { text.text(EscapedText.encode(string)) }
        case .error(let string): text.text(EscapedText.encode(string))
        case .boolean(let boolean): text.text(boolean ? "1" : "0")
        case .number, .date: text.text(value.storedNumber ?? 0)
        case .empty: break
        }
        if type == "inlineStr" {
            write("<\(prefix)is><\(prefix)t xml:space=\"preserve\">")
            bytes += try text.bytes
            write("</\(prefix)t></\(prefix)is>")
        } else if value != .empty {
            write("<\(prefix)v>")
            bytes += try text.bytes
            write("</\(prefix)v>")
        }
        write("</\(prefix)c>")
    }

    /// Links with the text that programs show for them: Google Sheets takes it in place of the cell's.
    mutating func links(_ links: [CellReference: String], texts: (CellReference) -> String?) throws {
        for (cell, link) in links.sorted(by: { $0.key < $1.key }) {
            var place = XMLWriter(fragmentCapacity: 64)
            place.start("hyperlink")
            place.attribute("ref", cell.description)
            place.attribute("location", link)
            if let text = texts(cell) { place.attribute("display", EscapedText.encode(text)) }
            place.end()
            write("<\(prefix)")
            bytes += try place.bytes.dropFirst()
        }
    }
}
