/// Ranges of which no two overlap: the merged ones of a sheet, or those that have a validation.
///
/// Each has its place in a grid whose fields are about as large as the range, by its first cell: however many ranges
/// there are, few of them are near a new one.
struct SeparateRanges: Sendable {
    private(set) var ranges: [CellRange] = []
    /// The places of the ranges of each grid.
    private var grids: [Grid: [Int]] = [:]
    /// The places of the ranges that begin in each field.
    private var fields: [Field: [Int]] = [:]

    /// Rows and columns of a field, as powers of two: it has room for the range, half of it would not.
    private struct Grid: Hashable {
        let rowBits: Int
        let columnBits: Int

        init(_ range: CellRange) {
            rowBits = Int.bitWidth - (range.last.row - range.first.row).leadingZeroBitCount
            columnBits = Int.bitWidth - (range.last.column - range.first.column).leadingZeroBitCount
        }
    }

    private struct Field: Hashable {
        let grid: Grid
        let row: Int
        let column: Int
    }

    mutating func append(_ range: CellRange) {
        let grid = Grid(range)
        grids[grid, default: []].append(ranges.count)
        let field = Field(
            grid: grid, row: range.first.row >> grid.rowBits, column: range.first.column >> grid.columnBits)
        fields[field, default: []].append(ranges.count)
        ranges.append(range)
    }

    /// The first of the ranges that overlaps this one.
    func first(overlapping range: CellRange) -> CellRange? {
        let found = grids.compactMap { grid, members in
            // Ranges begin at most one field before what they reach: none is longer than its field.
            let rows = max(0, (range.first.row >> grid.rowBits) - 1)...(range.last.row >> grid.rowBits)
            let columns = max(0, (range.first.column >> grid.columnBits) - 1)...(range.last.column >> grid.columnBits)
            guard rows.count * columns.count < members.count else {
                return members.first { ranges[$0].overlaps(range) }
            }
            let near = rows.flatMap { row in
                columns.flatMap { fields[Field(grid: grid, row: row, column: $0)] ?? [] }
            }
            return near.filter { ranges[$0].overlaps(range) }.min()
        }
        return found.min().map { ranges[$0] }
    }
}
