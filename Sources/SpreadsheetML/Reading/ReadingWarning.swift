/// Something odd in a sheet that did not keep it from being read.
public struct ReadingWarning: Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        /// The sheet has the cell twice; the later one counts.
        case duplicateCell
        /// The cell, or its row, stands after one that it precedes in the grid.
        case outOfOrder
        /// The cell stands in another row's element; its own address counts.
        case strayCell
        /// The cell claims to hold a number and does not; it is read as text.
        case untypedText
        /// The cell's type is none that the standard knows; it is read as text.
        case unknownCellType(String)
        /// The cell has a value that nobody sees: a merged range covers it.
        case hiddenMergedValue
    }

    public let code: Code
    public let cell: CellReference
}

/// Keeps the first warnings, so that a file of a million oddities does not become a million warnings.
struct WarningLog {
    private(set) var warnings: [ReadingWarning] = []
    let limit: Int

    mutating func add(_ code: ReadingWarning.Code, row: Int, column: Int) {
        guard warnings.count < limit else { return }
        warnings.append(ReadingWarning(code: code, cell: CellReference(uncheckedRow: row, column: column)))
    }
}
