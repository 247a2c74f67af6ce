internal import XMLStream

/// A row whose markup is as plain as nearly every program writes it: where in the bytes its parts stand.
struct PlainRow {
    struct Piece {
        static let none = Piece(start: 0, end: 0)

        var start: UInt32
        var end: UInt32

        @inline(__always)
        init(start: Int, end: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
        }

        @inline(__always)
        func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
        }

        /// An empty attribute means none.
        @inline(__always)
        func unlessEmpty(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
            start == end ? nil : of(bytes)
        }
    }

    /// The text of an element.
    struct Text {
        var piece = Piece.none
        var isPresent = false
        var hasReferences = false

        @inline(__always)
        func append(of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
            if hasReferences {
                MarkupBytes.append(piece.of(bytes), to: &result)
            } else {
                result.append(contentsOf: piece.of(bytes))
            }
        }
    }

    struct Cell {
        var reference = Piece.none
        var style = Piece.none
        var type = Piece.none
        var value = Text()
        var formula = Text()
        /// The formula's `t` and `si`.
        var formulaType = Piece.none
        var formulaGroup = Piece.none
        /// The `t` of an inline string.
        var inline = Text()
    }

    var reference = Piece.none
    var cells: [Cell] = []
}

/// Takes rows of `sheetData` apart without an XML parser: the one place where big sheets spend their time, of which a
/// parser would take two thirds.
///
/// It knows one spelling, that of nearly every program: known elements without a prefix, known attributes in double
/// quotes, each once, and text in UTF-8. At the first row with anything else in it, right or wrong, it stops for good,
/// and the parser reads that row and all that follows. What it takes, a parser reads the same: the tests and the fuzzer
/// hold both to the same result.
struct RowScanner {
    enum Obstacle: Error {
        /// The bytes end within the row.
        case more
        /// Not plain, or not well-formed.
        case unusual
    }

    /// The tag behind which rows stand.
    static let begin: StaticString = "<sheetData>"

    let bytes: UnsafeBufferPointer<UInt8>
    /// Excel writes `x14ac:dyDescent` in every row: does the sheet declare the prefix?
    let knowsDescent: Bool
    /// Longer texts are left to the parser, whose budget it is.
    let textBytes: Int
    /// Behind the last row, as long as none is being taken apart.
    private(set) var position = 0

    /// Budgets too small for a plain row are the parser's to check.
    static func fits(_ limits: XMLLimits) -> Bool {
        limits.depth >= 8 && limits.attributes >= 16 && limits.nameBytes >= 16 && limits.tagBytes >= 8_192
    }

    /// Takes the next row apart.
    /// - Returns: false if the end of `sheetData` stands there, which is left.
    mutating func next(_ row: inout PlainRow) throws(Obstacle) -> Bool {
        row.reference = .none
        row.cells.removeAll(keepingCapacity: true)
        skipBlanks()
        if try peek(1) == UInt8(ascii: "/") {
            let start = position
            try take("</sheetData>")
            position = start
            return false
        }
        try take("<row")
        var attributes = Attributes(.row(knowsDescent: knowsDescent))
        while let (number, value) = try takeAttribute(&attributes) { if number == 0 { row.reference = value } }
        if try takeTagEnd() { return true }
        while try !takeEndIfThere("</row>") {
            // More cells than columns are wrong, and would be held before anyone counts them.
            guard row.cells.count < CellReference.maximumColumn else { throw .unusual }
            var cell = PlainRow.Cell()
            try takeCell(&cell)
            row.cells.append(cell)
        }
        return true
    }

    @inline(__always)
    private mutating func takeCell(_ cell: inout PlainRow.Cell) throws(Obstacle) {
        try take("<c")
        var attributes = Attributes(.cell)
        while let (number, value) = try takeAttribute(&attributes) {
            switch number {
            case 0: cell.reference = value
            case 1: cell.style = value
            case 2: cell.type = value
            default: break
            }
        }
        if try takeTagEnd() { return }
        while try !takeEndIfThere("</c>") {
            switch try peek(1) {
            case UInt8(ascii: "v"):
                try takeText(&cell.value, "<v", "</v>")
            case UInt8(ascii: "f"):
                try take("<f")
                var attributes = Attributes(.formula)
                while let (number, value) = try takeAttribute(&attributes) {
                    if number == 0 { cell.formulaType = value } else if number == 1 { cell.formulaGroup = value }
                }
                try takeContent(&cell.formula, "</f>")
            default:
                try take("<is>")
                skipBlanks()
                try takeText(&cell.inline, "<t", "</t>")
                guard try takeEndIfThere("</is>") else { throw .unusual }
            }
        }
    }

    @inline(__always)
    private mutating func takeText(
        _ text: inout PlainRow.Text, _ begin: StaticString, _ end: StaticString
    ) throws(Obstacle) {
        try take(begin)
        var attributes = Attributes(.text)
        while try takeAttribute(&attributes) != nil {}
        try takeContent(&text, end)
    }

    /// The rest of an element of text, which its parent has once.
    @inline(__always)
    private mutating func takeContent(_ text: inout PlainRow.Text, _ end: StaticString) throws(Obstacle) {
        guard !text.isPresent else { throw .unusual }
        text.isPresent = true
        if try takeTagEnd() { return }
        let start = position
        var next = start
        while true {
            next = passOrdinary(next)
            guard next < bytes.count else { throw .more }
            if bytes[next] == UInt8(ascii: "<") { break }
            guard let length = MarkupBytes.length(bytes, at: next, ofTextFrom: start) else {
                // It may go on beyond the bytes that are there.
                let longest = bytes[next] >= 0x80 ? 4 : bytes[next] == UInt8(ascii: "&") ? 16 : 0
                throw bytes.count - next < longest ? .more : .unusual
            }
            if length.isReference { text.hasReferences = true }
            next += length.bytes
        }
        guard next - start <= textBytes else { throw .unusual }
        text.piece = PlainRow.Piece(start: start, end: next)
        position = next
        try take(end)
    }

    /// An attribute and its number among those of its element, or nil at the end of the tag. Its value is ASCII without
    /// references, and short.
    @inline(__always)
    private mutating func takeAttribute(
        _ attributes: inout Attributes
    ) throws(Obstacle) -> (number: Int, value: PlainRow.Piece)? {
        let behindLast = position
        skipBlanks()
        let first = try peek()
        if first == UInt8(ascii: ">") || first == UInt8(ascii: "/") { return nil }
        guard position > behindLast else { throw .unusual }
        var equals = position + 1
        while equals < bytes.count, bytes[equals] != UInt8(ascii: "=") { equals += 1 }
        guard equals + 1 < bytes.count else { throw .more }
        guard bytes[equals + 1] == UInt8(ascii: "\""),
            let number = attributes.take(UnsafeBufferPointer(rebasing: bytes[position..<equals]))
        else { throw .unusual }
        let end = passOrdinary(equals + 2)
        guard end < bytes.count else { throw .more }
        guard bytes[end] == UInt8(ascii: "\""), end - equals <= 258 else { throw .unusual }
        position = end + 1
        return (number, PlainRow.Piece(start: equals + 2, end: end))
    }

    // MARK: Bytes

    @inline(__always)
    private func peek(_ offset: Int = 0) throws(Obstacle) -> UInt8 {
        guard position + offset < bytes.count else { throw .more }
        return bytes[position + offset]
    }

    @inline(__always)
    private mutating func take(_ word: StaticString) throws(Obstacle) {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek(index) == word.utf8Start[index] else { throw .unusual }
        }
        position += word.utf8CodeUnitCount
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while position < bytes.count, MarkupBytes.isBlank(bytes[position]) { position += 1 }
    }

    @inline(__always)
    private func passOrdinary(_ start: Int) -> Int {
        guard let first = bytes.baseAddress else { return start }
        var next = first + start
        let end = first + bytes.count
        while next < end, MarkupBytes.isOrdinary(next.pointee) { next += 1 }
        return next - first
    }

    /// - Returns: whether the element is empty, `<x/>`.
    @inline(__always)
    private mutating func takeTagEnd() throws(Obstacle) -> Bool {
        if try peek() == UInt8(ascii: ">") {
            position += 1
            return false
        }
        try take("/>")
        return true
    }

    /// - Returns: whether an end tag stands here; it must be this one.
    @inline(__always)
    private mutating func takeEndIfThere(_ tag: StaticString) throws(Obstacle) -> Bool {
        skipBlanks()
        guard try peek() == UInt8(ascii: "<") else { throw .unusual }
        guard try peek(1) == UInt8(ascii: "/") else { return false }
        try take(tag)
        return true
    }
}

/// The attributes that an element of a plain row may have (ISO 29500-1 §18.3.1.4, §18.3.1.73, §18.3.1.40), each once.
/// Of most, only their being known matters.
private struct Attributes {
    enum Owner {
        case row(knowsDescent: Bool)
        case cell
        case formula
        /// `v` and `t`.
        case text
    }

    private let owner: Owner
    private var seen: UInt32 = 0

    init(_ owner: Owner) { self.owner = owner }

    private static let ofRow: [StaticString] = [
        "r", "spans", "s", "ht", "customHeight", "customFormat", "hidden", "outlineLevel", "collapsed", "thickTop",
        "thickBot", "ph", "x14ac:dyDescent",
    ]
    private static let ofCell: [StaticString] = ["r", "s", "t", "cm", "vm", "ph"]
    private static let ofFormula: [StaticString] = [
        "t", "si", "ref", "ca", "aca", "dt2D", "dtr", "del1", "del2", "r1", "r2", "bx", "xml:space",
    ]
    private static let ofText: [StaticString] = ["xml:space"]

    /// - Returns: the attribute's place in the list of its owner; nil if it is unknown or has been there.
    @inline(__always)
    mutating func take(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let number = number(name), seen & (1 << number) == 0 else { return nil }
        seen |= 1 << number
        return number
    }

    @inline(__always)
    private func number(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        switch owner {
        case .cell:
            guard name.count == 1 else { return Self.index(of: name, in: Self.ofCell) }
            switch name[0] {
            case UInt8(ascii: "r"): return 0
            case UInt8(ascii: "s"): return 1
            case UInt8(ascii: "t"): return 2
            default: return nil
            }
        case .row(let knowsDescent):
            let number = Self.index(of: name, in: Self.ofRow)
            return number == Self.ofRow.count - 1 && !knowsDescent ? nil : number
        case .formula: return Self.index(of: name, in: Self.ofFormula)
        case .text: return Self.index(of: name, in: Self.ofText)
        }
    }

    private static func index(of name: UnsafeBufferPointer<UInt8>, in names: [StaticString]) -> Int? {
        names.firstIndex { known in
            name.elementsEqual(UnsafeBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount))
        }
    }
}
