internal import XMLStream

/// Takes rows of `sheetData` apart without an XML parser, which spends two thirds of a big sheet's time.
///
/// It accepts markup in one spelling only, that of nearly every program: known elements without a prefix, known
/// attributes, text in UTF-8. Whatever else stands in a row is left to the XML parser, with all that follows; so is
/// everything that is wrong. What it accepts, an XML parser would read the same.
struct PlainRowScanner {
    private var markup: PlainMarkup
    /// `x14ac:dyDescent` stands on every row that Excel writes: may it, by the root element's declarations?
    private let knowsDescent: Bool

    /// The tag behind which rows stand.
    static let begin: StaticString = "<sheetData>"
    static let descentPrefix = Array("x14ac".utf8)
    private static let attributeBytes = 256

    /// - Parameters:
    ///   - position: where the first row stands.
    ///   - textBytes: longer texts are left to the parser, whose budget it is.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0, knowsDescent: Bool, textBytes: Int) {
        markup = PlainMarkup(bytes, textBytes: textBytes)
        markup.position = position
        self.knowsDescent = knowsDescent
    }

    /// Budgets too small for a plain row are the parser's to check.
    static func fits(_ limits: XMLLimits) -> Bool {
        limits.depth >= 8 && limits.attributes >= 16 && limits.nameBytes >= 16 && limits.tagBytes >= 8_192
    }

    /// Behind the last row, as long as none is being taken apart.
    var position: Int { markup.position }

    /// Takes the next row apart.
    /// - Returns: false if the end of `sheetData` stood there, which is taken.
    mutating func next(_ row: inout PlainRow) throws(PlainMarkup.Obstacle) -> Bool {
        row.removeAll()
        markup.skipBlanks()
        if try markup.peek(1) == UInt8(ascii: "/") {
            try markup.take("</sheetData>")
            return false
        }
        try markup.take("<row")
        var attributes = PlainAttributes(.row(knowsDescent: knowsDescent))
        while let attribute = try takeAttribute(&attributes) {
            if attribute.name == PlainAttributes.reference { row.reference = attribute.value }
        }
        if try markup.takeTagEnd() { return true }
        while try !markup.takeEndIfThere("</row>") {
            // More cells than columns are wrong, and would be held before anyone counts them.
            guard row.cells.count < CellReference.maximumColumn else { throw .unusual }
            row.cells.append(try takeCell())
        }
        return true
    }

    private mutating func takeCell() throws(PlainMarkup.Obstacle) -> PlainRow.Cell {
        var cell = PlainRow.Cell()
        try markup.take("<c")
        var attributes = PlainAttributes(.cell)
        while let attribute = try takeAttribute(&attributes) {
            switch attribute.name {
            case PlainAttributes.reference: cell.reference = attribute.value
            case PlainAttributes.style: cell.style = attribute.value
            case PlainAttributes.type: cell.type = attribute.value
            default: break
            }
        }
        if try markup.takeTagEnd() { return cell }
        while try !markup.takeEndIfThere("</c>") {
            switch try markup.peek(1) {
            case UInt8(ascii: "v"): try takeElement("<v", "</v>", .text, &cell.value)
            case UInt8(ascii: "f"): try takeElement("<f", "</f>", .formula, &cell.formula)
            default:
                try markup.take("<is>")
                markup.skipBlanks()
                try takeElement("<t", "</t>", .text, &cell.inline)
                guard try markup.takeEndIfThere("</is>") else { throw .unusual }
            }
        }
        return cell
    }

    private mutating func takeElement(
        _ begin: StaticString, _ end: StaticString, _ kind: PlainAttributes.Owner, _ text: inout PlainRow.Text
    ) throws(PlainMarkup.Obstacle) {
        guard !text.isPresent else { throw .unusual }
        text.isPresent = true
        try markup.take(begin)
        var attributes = PlainAttributes(kind)
        while try takeAttribute(&attributes) != nil {}
        if try markup.takeTagEnd() { return }
        text.piece = try markup.takeText(&text.hasReferences)
        try markup.take(end)
    }

    /// An attribute, or nil at the end of the tag. Its value is ASCII without references: rows have no others, and
    /// cells have three.
    private mutating func takeAttribute(
        _ attributes: inout PlainAttributes
    ) throws(PlainMarkup.Obstacle) -> (name: Int, value: PlainMarkup.Piece)? {
        guard try markup.takeToAttribute() else { return nil }
        let bytes = markup.bytes
        var end = markup.position
        while end < bytes.count, bytes[end] != UInt8(ascii: "=") { end += 1 }
        guard end + 1 < bytes.count else { throw .more }
        guard let known = attributes.take(UnsafeBufferPointer(rebasing: bytes[markup.position..<end])),
            bytes[end + 1] == UInt8(ascii: "\"")
        else { throw .unusual }
        let start = end + 2
        end = markup.passOrdinary(start)
        guard end < bytes.count else { throw .more }
        guard bytes[end] == UInt8(ascii: "\""), end - start <= Self.attributeBytes else { throw .unusual }
        markup.position = end + 1
        return (known, PlainMarkup.Piece(start: UInt32(start), end: UInt32(end)))
    }
}
