/// Puts cells into rows, in the order of the grid, whatever the order of the file.
struct RowCollector {
    private(set) var storage: CellStorage
    var warnings: WarningLog
    /// The rows kept, in the order of the file until ``sortRows()``.
    private(set) var spans: [RowSpan] = []
    /// Where the last cell stands, from 1.
    private(set) var row = 0
    private(set) var column = 0

    private var rowStart = 0
    private var rowIsStated = false
    private var cellsAscend = true
    private var rowsAscend = true
    private var lastRow = 0
    private let receive: ((SheetRow) throws -> Void)?
    private let heldCells: Int

    init(tables: WorkbookTables, limits: ReadingLimits, receive: ((SheetRow) throws -> Void)?) {
        storage = CellStorage(tables: tables)
        warnings = WarningLog(limit: limits.warnings)
        heldCells = limits.heldCells
        self.receive = receive
    }

    /// Warns of the cell; of the row's first, if none has come.
    mutating func warn(_ code: ReadingWarning.Code) {
        warnings.add(code, row: max(row, 1), column: max(column, 1))
    }

    /// Begins the row that the file states.
    /// - Returns: false if it lies outside the grid.
    mutating func beginRow(_ index: Int) -> Bool {
        guard 1...CellReference.maximumRow ~= index else { return false }
        row = index
        column = 0
        rowIsStated = true
        return true
    }

    /// Begins the row after the last.
    /// - Returns: false if there is none.
    mutating func beginRow() -> Bool {
        guard beginRow(row + 1) else { return false }
        rowIsStated = false
        return true
    }

    /// Goes to the cell that the file states; a cell of another row than its element's begins that row.
    mutating func move(to address: CellReference) throws {
        if address.row != row {
            let isStray = rowIsStated || column > 0
            try endRow()
            row = address.row
            if isStray { warnings.add(.strayCell, row: address.row, column: address.column) }
        }
        if address.column <= column { cellsAscend = false }
        column = address.column
    }

    /// Goes to the next column.
    /// - Returns: false if there is none.
    mutating func moveOn() -> Bool {
        guard column < CellReference.maximumColumn else { return false }
        column += 1
        return true
    }

    mutating func append(_ cell: PackedCell, place: @autoclosure () -> String) throws(SpreadsheetError) {
        try ReadingLimits.check(storage.cells.count + 1, "heldCells", limit: heldCells, place: place())
        storage.append(cell)
    }

    mutating func endRow() throws {
        defer {
            rowStart = storage.cells.count
            cellsAscend = true
        }
        guard storage.cells.count > rowStart else { return }
        if row <= lastRow {
            rowsAscend = false
            warnings.add(.outOfOrder, row: row, column: Int(storage.cells[rowStart].column))
        }
        lastRow = row
        if !cellsAscend {
            let sorted = sortedCells(storage.cells[rowStart...], row: row)
            storage.replaceCells(in: rowStart..<storage.cells.count, with: sorted)
        }
        let span = RowSpan(index: row, cells: rowStart..<storage.cells.count)
        guard let receive else { return spans.append(span) }
        do {
            try receive(SheetRow(span, of: storage))
        } catch {
            throw ReceiverError(error: error)
        }
        if isKnownUniquelyReferenced(&storage) {
            storage.removeAll()
        } else {
            storage = CellStorage(tables: storage.tables, sharedFormulas: storage.sharedFormulas)
        }
    }

    /// Brings the kept rows into order; rows that the file has twice become one.
    mutating func sortRows() {
        guard !rowsAscend else { return }
        spans.sort { ($0.index, $0.cells.lowerBound) < ($1.index, $1.cells.lowerBound) }
        // In place, for there may be as many rows as cells: those read are always ahead of those written.
        var written = 0
        var read = 0
        while read < spans.count {
            let first = read
            while read < spans.count, spans[read].index == spans[first].index { read += 1 }
            spans[written] = read - first > 1 ? joined(Array(spans[first..<read])) : spans[first]
            written += 1
        }
        spans.removeLast(spans.count - written)
        rowsAscend = true
    }

    /// The cells of a row's pieces, in order, behind all others; where they stood before, nobody looks any more.
    private mutating func joined(_ pieces: [RowSpan]) -> RowSpan {
        let index = pieces[0].index
        let cells = sortedCells(pieces.flatMap { storage.cells[$0.cells] }[...], row: index)
        let start = storage.cells.count
        for cell in cells { storage.append(cell) }
        return RowSpan(index: index, cells: start..<storage.cells.count)
    }

    /// The cells by column; of those with one column, the file's last.
    private mutating func sortedCells(_ cells: ArraySlice<PackedCell>, row: Int) -> [PackedCell] {
        var sorted: [PackedCell] = []
        let ordered = cells.enumerated().sorted { ($0.element.column, $0.offset) < ($1.element.column, $1.offset) }
        for (_, cell) in ordered {
            if let last = sorted.last, last.column == cell.column {
                warnings.add(.duplicateCell, row: row, column: Int(cell.column))
                // One that has nothing takes nothing away.
                if cell.kind == .empty, cell.formulaKind == .none { continue }
                sorted.removeLast()
            }
            sorted.append(cell)
        }
        return sorted
    }
}

/// What the receiver of rows threw, on its way through the parser.
struct ReceiverError: Error {
    let error: any Error
}
