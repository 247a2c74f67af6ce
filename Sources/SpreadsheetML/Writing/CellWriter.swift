internal import XMLStream

/// Writes cells (ISO 29500-1 §18.3.1.4): texts as shared strings, because Numbers shows no inline ones;
/// a formula's result with the type it has.
struct CellWriter {
    /// The letters of the columns met so far, by column number.
    private var columns: [String] = [""]
    private var row = ""
    /// Where the workbook has the cells' styles; nil: by the same ids.
    private let stylePlaces: [StyleID]?

    init(stylePlaces: [StyleID]? = nil) {
        self.stylePlaces = stylePlaces
    }

    /// Cells that follow are in this row.
    mutating func begin(row index: Int) {
        row = String(index)
    }

    mutating func write(
        _ cell: Worksheet.Cell, to xml: inout XMLWriter, strings: inout SharedStrings
    ) {
        while columns.count <= cell.column { columns.append(CellReference.columnLetters(columns.count)) }
        xml.start("c")
        xml.attribute("r", columns[cell.column] + row)
        let style = stylePlaces?[cell.style.index] ?? cell.style
        if style != .normal { xml.attribute("s", style.index) }
        switch cell.value {
        case .empty:
            Self.writeFormula(cell, to: &xml)
        case .number, .date:
            Self.writeFormula(cell, to: &xml)
            guard let number = cell.value.storedNumber else { break }
            xml.start("v")
            xml.text(number)
            xml.end()
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
            xml.text(strings.index(of: text))
            xml.end()
        }
        xml.end()
    }

    private static func writeFormula(_ cell: Worksheet.Cell, to xml: inout XMLWriter) {
        if let formula = cell.formula { xml.element("f", text: formula.text) }
    }
}
