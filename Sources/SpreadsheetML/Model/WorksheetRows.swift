/// The rows of a sheet to be written, set in any order: each row, and each row's next cell, is found at once where cells
/// come row by row or column by column, and by a table otherwise.
struct WorksheetRows: Sendable {
    typealias Row = Worksheet.Row

    /// In the order in which they came.
    private var rows: [Row] = []
    private var places: [Int: Int] = [:]
    /// Where the row stands that was asked for last.
    private var current = 0
    private var ascend = true

    /// The rows from the top down.
    var sorted: [Row] { ascend ? rows : rows.sorted { $0.index < $1.index } }

    subscript(index: Int) -> Row? { places[index].map { rows[$0] } }

    /// Changes a row, which is made if it is not there.
    mutating func change(_ index: Int, _ body: (inout Row) -> Void) {
        body(&rows[place(of: index)])
    }

    mutating func set(_ cell: Worksheet.Cell, inRow index: Int) {
        change(index) { row in
            if !row.runs.isEmpty { row.runs[cell.column] = nil }
            guard let last = row.cells.last, last.column >= cell.column else { return row.cells.append(cell) }
            let position = row.cells.partitionPoint { $0.column >= cell.column }
            if row.cells[position].column == cell.column {
                row.cells[position] = cell
            } else {
                row.cells.insert(cell, at: position)
            }
        }
    }

    /// Changes each row.
    mutating func forEach<Failure>(_ body: (inout Row) throws(Failure) -> Void) throws(Failure) {
        for row in rows.indices { try body(&rows[row]) }
    }

    private mutating func place(of index: Int) -> Int {
        let near = (current..<rows.count).prefix(2).first { rows[$0].index == index }
        current = near ?? places[index] ?? rows.count
        if current == rows.count {
            if let last = rows.last, last.index > index { ascend = false }
            places[index] = current
            rows.append(Row(index: index))
        }
        return current
    }
}
