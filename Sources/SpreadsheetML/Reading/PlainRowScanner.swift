/// Takes rows of `sheetData` apart without an XML parser, which spends two thirds of a big sheet's time.
///
/// It accepts markup in one spelling only, that of nearly every program: known elements without a prefix, known
/// attributes, text in UTF-8. Whatever else stands in a row is left to the XML parser, with all that follows; so is
/// everything that is wrong. What it accepts, an XML parser would read the same.
struct PlainRowScanner {
    /// Why a row is not taken apart.
    enum Obstacle: Error {
        /// The bytes end before the row does.
        case more
        /// Markup that is not plain, or not well-formed.
        case unusual
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// Behind the last row, as long as none is being taken apart.
    private(set) var position = 0
    /// `x14ac:dyDescent` stands on every row that Excel writes: may it, by the root element's declarations?
    private let knowsDescent: Bool
    private let textBytes: Int

    private static let attributeBytes = 256

    /// - Parameter textBytes: longer texts are left to the parser, whose budget it is.
    init(_ bytes: UnsafeBufferPointer<UInt8>, knowsDescent: Bool, textBytes: Int) {
        self.bytes = bytes
        self.knowsDescent = knowsDescent
        self.textBytes = textBytes
    }

    /// Takes the next row apart.
    /// - Returns: false if there is none before the end of `sheetData`.
    mutating func next(_ row: inout PlainRow) throws(Obstacle) -> Bool {
        row.removeAll()
        skipBlanks()
        if try peek(1) == UInt8(ascii: "/") { return false }
        try take("<row")
        var attributes = PlainAttributes(.row(knowsDescent: knowsDescent))
        while let attribute = try takeAttribute(&attributes) {
            if attribute.name == PlainAttributes.reference { row.reference = attribute.value }
        }
        if try takeTagEnd() { return true }
        while try !takeEnd("</row>") {
            // More cells than columns are wrong, and would be held before anyone counts them.
            guard row.cells.count < CellReference.maximumColumn else { throw .unusual }
            row.cells.append(try takeCell())
        }
        return true
    }

    private mutating func takeCell() throws(Obstacle) -> PlainRow.Cell {
        var cell = PlainRow.Cell()
        try take("<c")
        var attributes = PlainAttributes(.cell)
        while let attribute = try takeAttribute(&attributes) {
            switch attribute.name {
            case PlainAttributes.reference: cell.reference = attribute.value
            case PlainAttributes.style: cell.style = attribute.value
            case PlainAttributes.type: cell.type = attribute.value
            default: break
            }
        }
        if try takeTagEnd() { return cell }
        while try !takeEnd("</c>") {
            switch try peek(1) {
            case UInt8(ascii: "v"): try takeElement("<v", "</v>", .text, &cell.value)
            case UInt8(ascii: "f"): try takeElement("<f", "</f>", .formula, &cell.formula)
            default:
                try take("<is>")
                skipBlanks()
                try takeElement("<t", "</t>", .text, &cell.inline)
                guard try takeEnd("</is>") else { throw .unusual }
            }
        }
        return cell
    }

    private mutating func takeElement(
        _ begin: StaticString, _ end: StaticString, _ kind: PlainAttributes.Owner, _ text: inout PlainRow.Text
    ) throws(Obstacle) {
        guard !text.isPresent else { throw .unusual }
        text.isPresent = true
        try take(begin)
        var attributes = PlainAttributes(kind)
        while try takeAttribute(&attributes) != nil {}
        if try takeTagEnd() { return }
        try takeText(&text)
        try take(end)
    }

    /// The text up to the next tag.
    private mutating func takeText(_ text: inout PlainRow.Text) throws(Obstacle) {
        let start = position
        var isASCII = true
        while try peek() != UInt8(ascii: "<") {
            let byte = bytes[position]
            if byte >= 0x80 {
                isASCII = false
            } else if byte == UInt8(ascii: "&") {
                text.hasReferences = true
                guard let reference = PlainText.reference(bytes, at: position) else {
                    // It may go on beyond the bytes that are there; no reference is this long.
                    throw bytes.count - position < 16 ? .more : .unusual
                }
                position += reference.length
                continue
            } else if byte < 0x20, byte != 0x0A, byte != 0x09 {
                throw .unusual
            } else if byte == UInt8(ascii: ">"), position > start, bytes[position - 1] == UInt8(ascii: "]") {
                throw .unusual
            }
            position += 1
        }
        text.piece = PlainRow.Piece(start: UInt32(start), end: UInt32(position))
        guard position - start <= textBytes, isASCII || PlainText.isValid(text.piece.of(bytes)) else { throw .unusual }
    }

    /// An attribute, or nil at the end of the tag.
    private mutating func takeAttribute(
        _ attributes: inout PlainAttributes
    ) throws(Obstacle) -> (name: Int, value: PlainRow.Piece)? {
        let start = position
        skipBlanks()
        let first = try peek()
        if first == UInt8(ascii: ">") || first == UInt8(ascii: "/") { return nil }
        guard position > start else { throw .unusual }
        let name = position
        while try peek() != UInt8(ascii: "=") { position += 1 }
        guard let known = attributes.take(UnsafeBufferPointer(rebasing: bytes[name..<position])) else {
            throw .unusual
        }
        position += 1
        try take("\"")
        let value = position
        while try peek() != UInt8(ascii: "\"") {
            let byte = bytes[position]
            guard 0x20..<0x80 ~= byte, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") else { throw .unusual }
            position += 1
        }
        guard position - value <= Self.attributeBytes else { throw .unusual }
        position += 1
        return (known, PlainRow.Piece(start: UInt32(value), end: UInt32(position - 1)))
    }

    /// - Returns: whether the element is empty, `<x/>`.
    private mutating func takeTagEnd() throws(Obstacle) -> Bool {
        if try peek() == UInt8(ascii: ">") {
            position += 1
            return false
        }
        try take("/>")
        return true
    }

    /// - Returns: whether an end tag stands here; it must be this one.
    private mutating func takeEnd(_ tag: StaticString) throws(Obstacle) -> Bool {
        skipBlanks()
        guard try peek() == UInt8(ascii: "<") else { throw .unusual }
        guard try peek(1) == UInt8(ascii: "/") else { return false }
        try take(tag)
        return true
    }

    @inline(__always)
    private mutating func take(_ word: StaticString) throws(Obstacle) {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek(index) == word.utf8Start[index] else { throw .unusual }
        }
        position += word.utf8CodeUnitCount
    }

    @inline(__always)
    private func peek(_ offset: Int = 0) throws(Obstacle) -> UInt8 {
        guard position + offset < bytes.count else { throw .more }
        return bytes[position + offset]
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while position < bytes.count, PlainText.isBlank(bytes[position]) { position += 1 }
    }
}
