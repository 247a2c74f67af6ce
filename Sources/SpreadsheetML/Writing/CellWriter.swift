internal import XMLStream

/// Writes cells (ISO 29500-1 §18.3.1.4): texts as shared strings, because Numbers shows no inline ones;
/// a formula's result with the type it has.
struct CellWriter {
    private let sheet: String
    /// The letters of the columns met so far, by column number.
    private var columns: [String] = [""]
    private var row = ""

    init(sheet: String) {
        self.sheet = sheet
    }

    /// Cells that follow are in this row.
    mutating func begin(row index: Int) {
        row = String(index)
    }

    /// - Throws: `unwritable` for a style of another workbook, or a date before the workbook's first day.
    mutating func write(
        _ cell: Worksheet.Cell, to xml: inout XMLWriter, tables: inout SharedTables
    ) throws(SpreadsheetError) {
        while columns.count <= cell.column { columns.append(CellReference.columnLetters(columns.count)) }
        let column = columns[cell.column]
        xml.start("c")
        xml.attribute("r", column + row)
        var date: SerialDate?
        if case .date(let held) = cell.value { date = held }
        let style = try tables.index(of: cell.style, date: date, place: "\(sheet)!\(column)\(row)")
        if style > 0 { xml.attribute("s", style) }
        switch cell.value {
        case .empty:
            Self.writeFormula(cell, to: &xml)
        case .number(let number):
            Self.write(number, of: cell, to: &xml)
        case .date(let date):
            Self.write(try tables.serial(of: date, place: "\(sheet)!\(column)\(row)"), of: cell, to: &xml)
        case .boolean(let value):
            xml.attribute("t", "b")
            Self.writeFormula(cell, to: &xml)
            xml.element("v", text: value ? "1" : "0")
        case .error(let text):
            xml.attribute("t", "e")
            Self.writeFormula(cell, to: &xml)
            xml.element("v", text: text)
        case .text(let text) where cell.formula != nil:
            xml.attribute("t", "str")
            Self.writeFormula(cell, to: &xml)
            xml.element("v", text: EscapedText.encode(text))
        case .text(let text):
            xml.attribute("t", "s")
            xml.start("v")
            xml.text(tables.strings.index(of: text))
            xml.end()
        }
        xml.end()
    }

    private static func write(_ number: Double, of cell: Worksheet.Cell, to xml: inout XMLWriter) {
        writeFormula(cell, to: &xml)
        xml.start("v")
        xml.text(number)
        xml.end()
    }

    private static func writeFormula(_ cell: Worksheet.Cell, to xml: inout XMLWriter) {
        if let formula = cell.formula { xml.element("f", text: formula.text) }
    }
}
