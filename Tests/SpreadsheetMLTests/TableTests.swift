import SpreadsheetML
import TestSupport
import Testing

@Suite("Tables")
struct TableTests {
    @Test("A look's number is one that programs have")
    func styles() {
        func names(_ style: (Int) -> SheetTable.Style, _ numbers: [Int]) -> [String] { numbers.map { style($0).name } }
        #expect(
            names(SheetTable.Style.dark, [0, 2, 12]) == ["TableStyleDark1", "TableStyleDark2", "TableStyleDark11"])
        #expect(
            names(SheetTable.Style.light, [0, 21, 22]) == [
                "TableStyleLight1", "TableStyleLight21", "TableStyleLight21",
            ])
        #expect(
            names(SheetTable.Style.medium, [0, 28, 29]) == [
                "TableStyleMedium1", "TableStyleMedium28", "TableStyleMedium28",
            ])
    }

    private func sheet(_ headings: [String] = ["Nom", "Total"]) throws -> Worksheet {
        var sheet = try Worksheet(name: "Liste")
        for (column, heading) in headings.enumerated() {
            try sheet.set(.text(heading), at: SampleWorkbook.cell("\(column == 0 ? "A" : "B")1"))
        }
        return sheet
    }

    private func refused(_ sheet: Worksheet) -> SpreadsheetError? {
        var workbook = Workbook()
        do throws(SpreadsheetError) {
            try workbook.add(sheet)
            _ = try workbook.encoded()
            return nil
        } catch {
            return error
        }
    }

    @Test("its headings are those of its first row, and nothing is found against it")
    func written() throws {
        var sheet = try sheet(["Nom & prénom", "Total (€)"])
        sheet.tables = [SheetTable(name: "Liste", try SampleWorkbook.range("A1:B3"))]
        var workbook = Workbook()
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        let table = try #require(try PatchedPackage(bytes)["xl/tables/table1.xml"])
        #expect(table.contains("name=\"Nom &amp; prénom\""))
        #expect(table.contains("<autoFilter ref=\"A1:B3\"/>"))
    }

    @Test("what no program takes is refused: a heading twice or none, no row, an odd name, one over another")
    func refusals() throws {
        for (headings, name, range) in [
            (["Nom", "NOM"], "Liste", "A1:B2"), (["Nom"], "Liste", "A1:B2"), (["Nom", "Total"], "Liste", "A1:B1"),
            (["Nom", "Total"], "deux mots", "A1:B2"), (["Nom", "Total"], "AB12", "A1:B2"),
        ] {
            var sheet = try sheet(headings)
            sheet.tables = [SheetTable(name: name, try SampleWorkbook.range(range))]
            #expect(refused(sheet) != nil, "\(headings) \(name) \(range)")
        }
        var twice = try sheet()
        twice.tables = [
            SheetTable(name: "a_1_", try SampleWorkbook.range("A1:B2")),
            SheetTable(name: "b_1_", try SampleWorkbook.range("A1:A2")),
        ]
        #expect(refused(twice) != nil)
        twice.tables = [SheetTable(name: "a_1_", try SampleWorkbook.range("A1:A2"))]
        twice.autoFilter = try SampleWorkbook.range("A1:B2")
        #expect(refused(twice) != nil)
        twice.autoFilter = nil
        var workbook = Workbook()
        try workbook.add(twice)
        try workbook.define(DefinedName("A_1_", formula: "1"))
        #expect(throws: SpreadsheetError.self) { try workbook.encoded() }
    }
}
