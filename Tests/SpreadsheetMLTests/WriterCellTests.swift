import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// Cells go out with the type of what they hold, in order, in whatever order they came.
@Suite("Cells that are written")
struct WriterCellTests {
    private func cell(_ value: CellValue, _ formula: Formula? = nil) throws -> String {
        let xml = try WrittenSheet.xml { try $0.set(value, formula: formula, at: SampleWorkbook.cell("B3")) }
        return try #require(xml.firstMatch(of: /<c r="B3".*?(\/>|<\/c>)/)).output.0.description
    }

    @Test(
        "Constants",
        arguments: [
            (CellValue.number(12.5), "<c r=\"B3\"><v>12.5</v></c>"),
            (.number(0.1 + 0.2), "<c r=\"B3\"><v>0.30000000000000004</v></c>"),
            (.number(-0.0), "<c r=\"B3\"><v>0</v></c>"), (.number(1e300), "<c r=\"B3\"><v>1e+300</v></c>"),
            (.text("Oui"), "<c r=\"B3\" t=\"s\"><v>0</v></c>"), (.text(""), "<c r=\"B3\" t=\"s\"><v>0</v></c>"),
            (.boolean(true), "<c r=\"B3\" t=\"b\"><v>1</v></c>"),
            (.error("#N/A"), "<c r=\"B3\" t=\"e\"><v>#N/A</v></c>"),
            (.date(SerialDate(serial: 46_023)), "<c r=\"B3\" s=\"1\"><v>46023</v></c>"), (.empty, "<c r=\"B3\"/>"),
        ])
    func constants(value: CellValue, written: String) throws {
        #expect(try cell(value) == written)
    }

    @Test(
        "Formulas with the type of their result",
        arguments: [
            (CellValue.number(2), "<c r=\"B3\"><f>1+1</f><v>2</v></c>"),
            (.text("a\rb"), "<c r=\"B3\" t=\"str\"><f>1+1</f><v>a_x000D_b</v></c>"),
            (.text(""), "<c r=\"B3\" t=\"str\"><f>1+1</f><v></v></c>"),
            (.boolean(false), "<c r=\"B3\" t=\"b\"><f>1+1</f><v>0</v></c>"),
            (.error("#DIV/0!"), "<c r=\"B3\" t=\"e\"><f>1+1</f><v>#DIV/0!</v></c>"),
        ])
    func formulas(result: CellValue, written: String) throws {
        #expect(try cell(result, "1+1") == written)
    }

    @Test("A formula is written without = and is not empty", arguments: ["", "=1+1"])
    func refusedFormulas(text: String) throws {
        var sheet = try Worksheet(name: "a")
        let error = #expect(throws: SpreadsheetError.self) {
            try sheet.set(.number(1), formula: Formula(text), at: SampleWorkbook.cell("A1"))
        }
        #expect(error?.code == .invalidFormula(text))
        #expect(error?.place == "a!A1")
    }

    @Test("Cells come out by row and column, in whatever order they went in", arguments: 0..<20)
    func order(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var latest: [String: Int] = [:]
        let xml = try WrittenSheet.xml { sheet in
            for number in 0..<120 {
                let address = CellReference.columnLetters(random.within(1...30)) + "\(random.within(1...12))"
                try sheet.set(.number(Double(number)), at: SampleWorkbook.cell(address))
                latest[address] = number
                if random.oneIn(8) { sheet.setHeight(20, ofRow: random.within(1...15)) }
            }
        }
        let cells = xml.matches(of: /<c r="([A-Z]+[0-9]+)"><v>([0-9]+)<\/v>/)
        #expect(Dictionary(uniqueKeysWithValues: cells.map { (String($0.1), Int($0.2)) }) == latest.mapValues { $0 })
    }

    /// A look at all rows for each cell would take a hundred times as long.
    @Test("Columns one after the other take about as long as rows")
    func columnByColumn() throws {
        let (rows, columns) = (1...30_000, 1...4)
        let byRow = rows.flatMap { row in columns.compactMap { CellReference(row: row, column: $0) } }
        let byColumn = columns.flatMap { column in rows.compactMap { CellReference(row: $0, column: column) } }
        let upwards = Array(byColumn.reversed())
        let times = try [byRow, byColumn, upwards].map { cells in
            var sheet = try Worksheet(name: "a")
            return try ProcessorTime.of { for cell in cells { try sheet.set(.number(1), at: cell) } }
        }
        #expect(times[1] < times[0] * 20)
        #expect(times[2] < times[0] * 20)
    }

    @Test("Page breaks need no set-up of the page", arguments: [nil, PrintSetup(.portrait)])
    func pageBreaks(setup: PrintSetup?) throws {
        let xml = try WrittenSheet.xml { sheet in
            sheet.printSetup = setup
            sheet.rowBreaks = [6]
        }
        #expect(xml.contains(#"<brk id="6" max="16383" man="1"/>"#))
    }

    @Test("What stood in a cell goes")
    func replaced() throws {
        let xml = try WrittenSheet.xml { sheet in
            try sheet.set(.text("a"), formula: "\"a\"", at: SampleWorkbook.cell("B2"))
            try sheet.set(.number(1), at: SampleWorkbook.cell("B2"))
        }
        #expect(xml.contains("<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>"))
    }

    @Test("The dimension is the smallest rectangle of all cells, style-only ones too")
    func dimension() throws {
        let xml = try WrittenSheet.xml { sheet in
            try sheet.set(.empty, at: SampleWorkbook.cell("C9"))
            try sheet.set(.number(1), at: SampleWorkbook.cell("E3"))
            sheet.setHeight(20, ofRow: 12)
        }
        #expect(xml.contains("<dimension ref=\"C3:E9\"/>"))
        #expect(try !WrittenSheet.xml { $0.setHeight(20, ofRow: 12) }.contains("dimension"))
    }

    @Test("The dimension reaches from the first column of any row to the last of any")
    func dimensionOfRows() throws {
        let xml = try WrittenSheet.xml { sheet in
            for address in ["C3", "E3", "D5", "G5", "B4", "C4", "F6"] { try sheet.set(.number(1), at: address) }
        }
        #expect(xml.contains("<dimension ref=\"B3:G6\"/>"))
    }

    @Test("The grid's last cell")
    func lastCell() throws {
        let xml = try WrittenSheet.xml { try $0.set(.number(1), at: SampleWorkbook.cell("XFD1048576")) }
        #expect(xml.contains("<c r=\"XFD1048576\">"))
        #expect(CellReference("XFE1") == nil)
        #expect(CellReference("A1048577") == nil)
    }

    @Test("A row is between 0 and 409 points high", arguments: [(0.0, "0"), (12.75, "12.75"), (409, "409")])
    func heights(points: Double, written: String) throws {
        let xml = try WrittenSheet.xml { $0.setHeight(points, ofRow: 2) }
        #expect(xml.contains("<row r=\"2\" ht=\"\(written)\" customHeight=\"1\"/>"))
    }
}
