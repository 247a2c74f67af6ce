import SpreadsheetML
import TestSupport
import Testing

/// Cells addressed by their text, and sheets that are changed after they were added.
@Suite("Comfort")
struct WorkbookChangeTests {
    @Test("A cell and a range are addressed by their text")
    func addresses() throws {
        var sheet = try Worksheet(name: "S")
        try sheet.set(.number(1), formula: "1", at: "$b$7")
        try sheet.merge("A1:C1")
        var workbook = Workbook()
        try workbook.add(sheet)
        let read = try WorkbookReader(workbook.encoded()).readSheet(0)
        #expect(read[try CellReference(parsing: "B7")]?.value == .number(1))
        #expect(read.merges == [try CellRange(parsing: "A1:C1")])
    }

    @Test(
        "What addresses nothing is refused by its text",
        arguments: ["", "7", "B", "B0", "XFE1", "A1048577", "A1:B2", "é1"])
    func noAddress(text: String) throws {
        var sheet = try Worksheet(name: "S")
        let error = #expect(throws: SpreadsheetError.self) { try sheet.set(.number(1), at: text) }
        #expect(error?.code == .malformedCell(text))
        #expect(error?.detail == "'\(text)' addresses no cell between A1 and XFD1048576")
        if text != "A1:B2" {
            #expect(throws: SpreadsheetError.self) { try sheet.merge(text) }
        }
    }

    @Test("A sheet that was added is changed, by its name in any case")
    func change() throws {
        var workbook = Workbook()
        for name in ["Un", "Deux"] { try workbook.add(Worksheet(name: name)) }
        let red = workbook.styles.add(CellStyle(fill: 0xFF0000))
        try workbook.update(sheet: "DEUX") { sheet in
            try sheet.set(.number(2), style: red, at: "A1")
            sheet.zoom = 50
        }
        let bytes = try workbook.encoded()
        expectClean(bytes)
        #expect(try WorkbookReader(bytes).readSheet(1)[CellReference(parsing: "A1")]?.value == .number(2))
    }

    @Test("Where something is thrown, the sheet stays as it was")
    func refusedChange() throws {
        var workbook = Workbook()
        for name in ["Un", "Deux"] { try workbook.add(Worksheet(name: name)) }
        let error = #expect(throws: SpreadsheetError.self) { try workbook.update(sheet: "Trois") { _ in } }
        #expect(error?.code == .noSuchSheet("Trois"))
        #expect(throws: SpreadsheetError.self) { try workbook.update(sheet: "Un") { $0.zoom = 500 } }
        #expect(throws: SpreadsheetError.self) { try workbook.update(sheet: "Un") { $0 = try Worksheet(name: "deux") } }
        #expect(workbook.sheets.map(\.name) == ["Un", "Deux"])
        #expect(workbook.sheets[0].zoom == 100)
        try workbook.update(sheet: "Un") { $0 = try Worksheet(name: "Trois") }
        try workbook.add(Worksheet(name: "un"))
        #expect(workbook.sheets.map(\.name) == ["Trois", "Deux", "un"])
    }
}
