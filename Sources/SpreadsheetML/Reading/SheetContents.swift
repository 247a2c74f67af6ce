/// A sheet, read as a whole.
public struct SheetContents: Sendable {
    /// The name on the tab.
    public let name: String
    /// The rows that the file has cells for, by ascending index, each once.
    public let rows: SheetRows
    /// Ranges whose cells appear as one; only the top-left cell's value counts.
    public let merges: [CellRange]
    /// What was odd; the first ones only, if there are more than ``ReadingLimits/warnings``.
    public let warnings: [ReadingWarning]
    let misfitsAtMost: Int

    init(_ handler: SheetHandler, misfitsAtMost: Int) {
        let merges = handler.merges
        let collected = handler.takeRows()
        let rows = SheetRows(storage: collected.storage, spans: collected.spans)
        var log = collected.warnings
        Self.warnOfHiddenValues(rows, merges, &log)
        name = handler.sheet
        self.merges = merges
        self.rows = rows
        warnings = log.warnings
        self.misfitsAtMost = misfitsAtMost
    }

    /// The cell at an address; nil if the file has none there. A cell that a merged range covers is the range's
    /// top-left cell.
    public subscript(_ address: CellReference) -> SheetCell? {
        written(at: merges.first { $0.contains(address) }?.first ?? address)
    }

    /// What the file has at the address itself, whether a merged range covers it or not.
    public func written(at address: CellReference) -> SheetCell? {
        let position = rows.partitionPoint { $0.index >= address.row }
        guard position < rows.count, rows[position].index == address.row else { return nil }
        return rows[position][column: address.column]
    }

    /// Rows and cells looked at in search of hidden values: merged ranges that overlap, which no program writes, could
    /// ask for the square of the file's size.
    private static let visits = 1_000_000

    private static func warnOfHiddenValues(_ rows: SheetRows, _ merges: [CellRange], _ log: inout WarningLog) {
        var left = visits
        for merge in merges {
            var position = rows.partitionPoint { $0.index >= merge.first.row }
            while position < rows.count, rows.spans[position].index <= merge.last.row, left > 0 {
                let row = rows[position]
                let covered = row.cells.positions(of: merge.first.column...merge.last.column)
                left -= 1 + covered.count
                for cell in row.cells[covered].prefix(max(left, 0))
                where cell.packed.kind != .empty && (row.index, cell.column) != (merge.first.row, merge.first.column) {
                    log.add(.hiddenMergedValue, row: row.index, column: cell.column)
                }
                position += 1
            }
        }
    }
}
