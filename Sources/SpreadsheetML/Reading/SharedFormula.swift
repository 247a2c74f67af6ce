/// The formula of a group's first cell, from which the others' follow (ISO 29500-1 §18.3.1.40): relative references
/// move as far as the cell stands from the first.
struct SharedFormula: Sendable {
    let row: Int
    let column: Int
    let text: [UInt8]

    /// The formula of the group's cell at an address. A reference that leaves the grid is `#REF!`.
    func text(atRow row: Int, column: Int) -> String {
        var translation = Translation(text: text, rows: row - self.row, columns: column - self.column)
        return translation.run()
    }
}

/// Walks over a formula and moves what refers to cells. Texts, names of sheets and tables, functions, numbers and names
/// stay as they are.
private struct Translation {
    let text: [UInt8]
    let rows: Int
    let columns: Int
    private var result: [UInt8] = []
    private var position = 0

    init(text: [UInt8], rows: Int, columns: Int) {
        self.text = text
        self.rows = rows
        self.columns = columns
    }

    mutating func run() -> String {
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): copy(through: quoted())
            case UInt8(ascii: "["): copy(through: bracketed())
            case UInt8(ascii: "#"): copy(through: word(from: position + 1, also: "/!"))
            case let byte where Self.isWord(byte): takeWord()
            default: copy(through: position + 1)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func copy(through end: Int) {
        result += text[position..<end]
        position = end
    }

    /// The end of what stands between quotes, where doubled ones are meant.
    private func quoted() -> Int {
        text[(position + 1)...].firstIndex(of: text[position]).map { $0 + 1 } ?? text.count
    }

    /// The end of a table's columns, `[[#This Row],[Taux]]`, or of a workbook's number, `[1]`.
    private func bracketed() -> Int {
        var depth = 0
        var index = position
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            // Before a bracket that is part of a name.
            case UInt8(ascii: "'"): index += 1
            default: break
            }
            index += 1
            if depth == 0 { break }
        }
        return min(index, text.count)
    }

    private func word(from start: Int, also signs: String = "") -> Int {
        text[start...].firstIndex { !Self.isWord($0) && !signs.utf8.contains($0) } ?? text.count
    }

    private mutating func takeWord() {
        let end = word(from: position)
        // A function, a sheet, the columns of a table.
        if byte(at: end).map("(![".utf8.contains) == true { return copy(through: end) }
        guard byte(at: end) == UInt8(ascii: ":") else { return takeReferences([position..<end]) }
        let last = word(from: end + 1)
        // The sheets of `Janvier:Mars!A1`.
        if byte(at: last) == UInt8(ascii: "!") { return copy(through: last + 1) }
        if byte(at: last).map("([".utf8.contains) == true { return takeReferences([position..<end]) }
        takeReferences([position..<end, end + 1..<last])
    }

    /// Takes a cell, or two ends of a range that are both cells, columns or rows.
    private mutating func takeReferences(_ words: [Range<Int>]) {
        let ends = words.map { Reference(text[$0]) }
        for (word, end) in zip(words, ends) {
            copy(through: word.lowerBound)
            if let end, end.kind == .cell || ends.count == 2 && ends[0]?.kind == ends[1]?.kind {
                result += end.moved(rows: rows, columns: columns).utf8
                position = word.upperBound
            } else {
                copy(through: word.upperBound)
            }
        }
    }

    private func byte(at index: Int) -> UInt8? { index < text.count ? text[index] : nil }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x80..., 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "$_.\\?".utf8.contains(byte)
        }
    }
}

/// `$A1`, or one end of `A:C` or `1:3`.
private struct Reference {
    enum Kind {
        case cell, column, row
    }

    let kind: Kind
    private let column: Int
    private let row: Int
    private let columnIsFixed: Bool
    private let rowIsFixed: Bool

    init?(_ word: ArraySlice<UInt8>) {
        var digits = word
        let isFixed = Self.takeDollar(&digits)
        let letters = digits.prefix { $0 | 0x20 >= UInt8(ascii: "a") }
        digits = digits.dropFirst(letters.count)
        let secondIsFixed = Self.takeDollar(&digits)
        let column = CellReference(utf8: letters + "1".utf8)?.column
        let row = CellReference(utf8: "A".utf8 + digits)?.row
        switch (column, row) {
        case (let column?, let row?): (kind, self.column, self.row) = (.cell, column, row)
        case (let column?, nil) where digits.isEmpty && !secondIsFixed:
            (kind, self.column, self.row) = (.column, column, 1)
        case (nil, let row?) where letters.isEmpty && !secondIsFixed: (kind, self.column, self.row) = (.row, 1, row)
        default: return nil
        }
        columnIsFixed = isFixed
        rowIsFixed = kind == .row ? isFixed : secondIsFixed
    }

    func moved(rows: Int, columns: Int) -> String {
        let place = CellReference(
            row: rowIsFixed || kind == .column ? row : row + rows,
            column: columnIsFixed || kind == .row ? column : column + columns)
        guard let place else { return "#REF!" }
        let letters = (columnIsFixed ? "$" : "") + CellReference.columnLetters(place.column)
        let digits = (rowIsFixed ? "$" : "") + String(place.row)
        return switch kind {
        case .cell: letters + digits
        case .column: letters
        case .row: digits
        }
    }

    private static func takeDollar(_ word: inout ArraySlice<UInt8>) -> Bool {
        guard word.first == UInt8(ascii: "$") else { return false }
        word.removeFirst()
        return true
    }
}
