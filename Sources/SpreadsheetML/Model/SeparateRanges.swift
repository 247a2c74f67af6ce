/// Ranges of which no two overlap: the merged ones of a sheet, or those that have a validation.
///
/// Each has its place in a grid whose fields are about as large as the range, by its first cell: however many ranges
/// there are, few of them are near a new one.
struct SeparateRanges: Sendable {
    private(set) var ranges: [CellRange] = []
    /// The field's last range, by the key of the field, and before each range the one before it in its field.
    private var lastInField: [Int: Int] = [:]
    private var previousInField: [Int?] = []
    /// The places of the ranges of each grid.
    private var grids: [Grid: [Int]] = [:]

    /// Rows and columns of a field, as powers of two: it has room for the range, half of it would not.
    private struct Grid: Hashable {
        let rowBits: Int
        let columnBits: Int

        init(_ range: CellRange) {
            rowBits = Self.bits(range.last.row - range.first.row)
            columnBits = Self.bits(range.last.column - range.first.column)
        }

        private static func bits(_ distance: Int) -> Int { Int.bitWidth - distance.leadingZeroBitCount }

        func key(row: Int, column: Int) -> Int { (row << 15 | column) << 9 | rowBits << 4 | columnBits }

        func key(_ cell: CellReference) -> Int { key(row: cell.row >> rowBits, column: cell.column >> columnBits) }

        /// The fields where ranges begin that reach this one: none is longer than its field.
        func fields(near range: CellRange) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
            (
                max(0, (range.first.row >> rowBits) - 1)...(range.last.row >> rowBits),
                max(0, (range.first.column >> columnBits) - 1)...(range.last.column >> columnBits)
            )
        }
    }

    mutating func append(_ range: CellRange) {
        let grid = Grid(range)
        grids[grid, default: []].append(ranges.count)
        previousInField.append(lastInField.updateValue(ranges.count, forKey: grid.key(range.first)))
        ranges.append(range)
    }

    /// The first of the ranges that overlaps this one.
    func first(overlapping range: CellRange) -> CellRange? {
        var found = Int.max
        for (grid, members) in grids {
            let (rows, columns) = grid.fields(near: range)
            guard rows.count * columns.count < members.count else {
                found = min(found, members.first { ranges[$0].overlaps(range) } ?? .max)
                continue
            }
            for row in rows {
                for column in columns {
                    var place = lastInField[grid.key(row: row, column: column)]
                    while let index = place {
                        if ranges[index].overlaps(range) { found = min(found, index) }
                        place = previousInField[index]
                    }
                }
            }
        }
        return found < ranges.count ? ranges[found] : nil
    }
}
