/// A rectangle of the grid, from 1 to row 1 048 576 and column 16 384 (`XFD`).
struct GridRange: Hashable {
    static let lastRow = 1_048_576
    static let lastColumn = 16_384

    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>

    init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Reads `B3` or `B3:D9`, in capitals and without dollars, the first corner on top and to the left.
    init?(_ text: some StringProtocol) {
        let corners = text.split(separator: ":", omittingEmptySubsequences: false).map { Self.corner($0) }
        guard corners.count <= 2, let first = corners.first ?? nil, let last = corners.last ?? nil,
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.init(rows: first.row...last.row, columns: first.column...last.column)
    }

    /// Reads ranges parted by single blanks; `nil` when one of them is none, or none is there.
    static func list(_ text: String) -> [GridRange]? {
        let ranges = text.split(separator: " ", omittingEmptySubsequences: false).map { GridRange($0) }
        return ranges.isEmpty || ranges.contains(nil) ? nil : ranges.compactMap(\.self)
    }

    static func corner(_ text: some StringProtocol) -> (row: Int, column: Int)? {
        let letters = text.utf8.prefix { 65...90 ~= $0 }
        let digits = text.utf8.dropFirst(letters.count)
        guard 1...3 ~= letters.count, 1...7 ~= digits.count, digits.first != 48,
            digits.allSatisfy({ 48...57 ~= $0 })
        else { return nil }
        let column = letters.reduce(0) { $0 * 26 + Int($1) - 64 }
        let row = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        return row <= lastRow && column <= lastColumn ? (row, column) : nil
    }

    var isSingleCell: Bool { rows.count == 1 && columns.count == 1 }

    var cellCount: Int { rows.count * columns.count }

    func overlaps(_ other: GridRange) -> Bool {
        rows.overlaps(other.rows) && columns.overlaps(other.columns)
    }

    func contains(row: Int, column: Int) -> Bool { rows.contains(row) && columns.contains(column) }
}

extension GridRange: CustomStringConvertible {
    var description: String {
        let first = Self.letters(columns.lowerBound) + "\(rows.lowerBound)"
        return isSingleCell ? first : first + ":" + Self.letters(columns.upperBound) + "\(rows.upperBound)"
    }

    private static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = "\(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))" + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
