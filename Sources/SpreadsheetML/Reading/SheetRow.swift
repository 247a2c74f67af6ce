/// A row of a sheet, with the cells that the file has for it.
public struct SheetRow: Sendable {
    /// From 1 to 1 048 576.
    public let index: Int
    /// The cells, by ascending column, each column once.
    public let cells: SheetCells

    init(_ span: RowSpan, of storage: CellStorage) {
        index = span.index
        cells = SheetCells(storage: storage, range: span.cells, row: span.index)
    }

    /// The cell in a column, from 1; nil if the file has none.
    public subscript(column column: Int) -> SheetCell? {
        cells.cell(column: column)
    }
}

/// The rows of a sheet, by ascending index. A row is made when it is asked for: a sheet may have as many as cells.
public struct SheetRows: RandomAccessCollection, Sendable {
    let storage: CellStorage
    let spans: [RowSpan]

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { spans.count }

    /// The row at a position, counted from 0; its number in the grid is ``SheetRow/index``.
    public subscript(position: Int) -> SheetRow { SheetRow(spans[position], of: storage) }
}

/// Cells of one row, by ascending column.
public struct SheetCells: RandomAccessCollection, Sendable {
    let storage: CellStorage
    let range: Range<Int>
    let row: Int

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of cells.
    public var endIndex: Int { range.count }

    /// The cell at a position, counted from 0; its column is ``SheetCell/column``.
    public subscript(position: Int) -> SheetCell {
        precondition(position >= 0 && position < range.count, "a row's cells are counted from 0")
        return SheetCell(packed: storage.cells[range.lowerBound + position], storage: storage, row: row)
    }

    func cell(column: Int) -> SheetCell? {
        let position = partitionPoint { $0.column >= column }
        guard position < count, self[position].column == column else { return nil }
        return self[position]
    }

    /// Where the cells in these columns stand in the collection.
    func positions(of columns: ClosedRange<Int>) -> Range<Int> {
        partitionPoint { $0.column >= columns.lowerBound }..<partitionPoint { $0.column > columns.upperBound }
    }
}

/// Where a row's cells stand in a storage; 12 bytes, for there may be as many rows as cells.
struct RowSpan {
    private let row: UInt32
    private let start: UInt32
    private let end: UInt32

    init(index: Int, cells: Range<Int>) {
        row = UInt32(truncatingIfNeeded: index)
        start = UInt32(truncatingIfNeeded: cells.lowerBound)
        end = UInt32(truncatingIfNeeded: cells.upperBound)
    }

    var index: Int { Int(row) }
    var cells: Range<Int> { Int(start)..<Int(end) }
}

extension RandomAccessCollection {
    /// The first position that satisfies a condition which holds from there on.
    func partitionPoint(_ holds: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if holds(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
