/// A sheet, read as a whole.
public struct SheetContents: Sendable {
    public let name: String
    /// The rows that the file has cells for, by ascending index, each once.
    public let rows: [SheetRow]
    /// Ranges whose cells appear as one; only the top-left cell's value counts.
    public let merges: [CellRange]
    /// What was odd; the first ones only, if there are more than ``ReadingLimits/warnings``.
    public let warnings: [ReadingWarning]

    init(name: String, merges: [CellRange], rows collected: RowCollector) {
        var collected = collected
        collected.sortRows()
        let rows = collected.spans.map { SheetRow($0, of: collected.storage) }
        var log = collected.warnings
        Self.warnOfHiddenValues(rows, merges, &log)
        self.name = name
        self.merges = merges
        self.rows = rows
        warnings = log.warnings
    }

    /// The cell at an address; nil if the file has none there. A cell that a merged range covers is the range's
    /// top-left cell.
    public subscript(_ address: CellReference) -> SheetCell? {
        let shown = merges.first { $0.contains(address) }?.first ?? address
        let position = rows.partitionPoint { $0.index >= shown.row }
        guard position < rows.count, rows[position].index == shown.row else { return nil }
        return rows[position][column: shown.column]
    }

    /// Rows looked at in search of hidden values: merged ranges that overlap, which no program writes, could ask for
    /// the square of the file's size.
    private static let rowVisits = 4_000_000

    private static func warnOfHiddenValues(_ rows: [SheetRow], _ merges: [CellRange], _ log: inout WarningLog) {
        var visits = 0
        for merge in merges {
            var position = rows.partitionPoint { $0.index >= merge.first.row }
            while position < rows.count, rows[position].index <= merge.last.row, visits < rowVisits {
                let row = rows[position]
                for column in row.cells.filledColumns(in: merge.first.column...merge.last.column)
                where (row.index, column) != (merge.first.row, merge.first.column) {
                    log.add(.hiddenMergedValue, row: row.index, column: column)
                }
                position += 1
                visits += 1
            }
        }
    }
}
