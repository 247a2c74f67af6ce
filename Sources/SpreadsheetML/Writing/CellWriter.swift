internal import XMLStream

/// Writes cells (ISO 29500-1 §18.3.1.4): texts as shared strings, because Numbers shows no inline ones;
/// a formula's result with the type it has.
struct CellWriter {
    private enum Value {
        case none, number(Double), text(String)
    }

    private let sheet: String
    private let tables: SharedTables
    /// The letters of the columns met so far, by column number.
    private var columns: [String] = [""]
    private var row = ""

    init(sheet: String, tables: SharedTables) {
        self.sheet = sheet
        self.tables = tables
    }

    /// Cells that follow are in this row.
    mutating func begin(row index: Int) {
        row = String(index)
    }

    /// - Parameter runs: the pieces of a text that has several fonts.
    /// - Throws: `unwritable` for a style of another workbook, or a date before the workbook's first day.
    mutating func write(
        _ cell: Worksheet.Cell, runs: [RichText.Run] = [], to xml: inout XMLWriter
    ) throws(SpreadsheetError) {
        while columns.count <= cell.column { columns.append(CellReference.columnLetters(columns.count)) }
        let address = columns[cell.column] + row
        let style = try tables.index(of: cell.style, for: cell.value, place: "\(sheet)!\(address)")
        let (type, value) = try typed(cell, runs, place: "\(sheet)!\(address)")
        xml.start("c")
        xml.attribute("r", address)
        if style > 0 { xml.attribute("s", style) }
        if let type { xml.attribute("t", type) }
        if let formula = cell.formula { xml.element("f", text: formula.text) }
        switch value {
        case .none: break
        case .number(let number):
            xml.start("v")
            xml.text(number)
            xml.end()
        case .text(let text): xml.element("v", text: text)
        }
        xml.end()
    }

    /// What a cell's `t` and `v` are.
    @inline(__always)
    private func typed(
        _ cell: Worksheet.Cell, _ runs: [RichText.Run], place: @autoclosure () -> String
    ) throws(SpreadsheetError) -> (type: String?, Value) {
        switch cell.value {
        case .empty: (nil, .none)
        case .number(let number): (nil, .number(number))
        case .date(let date): (nil, .number(try tables.serial(of: date, place: place())))
        case .boolean(let value): ("b", .number(value ? 1 : 0))
        case .error(let text): ("e", .text(text))
        case .text(let text) where cell.formula != nil: ("str", .text(EscapedText.encode(text)))
        case .text(let text): ("s", .number(Double(tables.strings.index(of: text, runs: runs))))
        }
    }
}
