/// Something odd in a sheet that did not keep it from being read.
public struct ReadingWarning: Hashable, Sendable {
    /// What was odd.
    public enum Code: Hashable, Sendable {
        /// The sheet has the cell twice; the later one counts.
        case duplicateCell
        /// The cell, or its row, stands after one that it precedes in the grid.
        case outOfOrder
        /// The cell stands in another row's element; its own address counts.
        case strayCell
        /// The cell claims to hold a number, a date, a boolean or a shared string, and does not; what it has is read as
        /// text.
        case untypedText
        /// The cell's type is none that the standard knows; it is read as text.
        case unknownCellType(String)
        /// The cell, or its row, states this place, which is none in the grid; it is taken for the one after the last.
        case unreadableReference(String)
        /// The cell stands behind the grid's last column or row, and is left out.
        case outsideGrid
        /// The sheet states this merged range, which is none; it is left out. The cell is the sheet's first.
        case unreadableMerge(String)
        /// The cell has a value that nobody sees: a merged range covers it.
        case hiddenMergedValue
    }

    /// What was odd.
    public let code: Code
    /// The cell where it was.
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
