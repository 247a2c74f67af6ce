import SpreadsheetML
import TestSupport
import Testing

/// Workbooks made apart and put together.
@Suite("Workbooks put together")
struct WorkbooksTogetherTests {
    /// A workbook of one sheet, whose cells show these formats from A1 on.
    private func workbook(_ name: String, _ formats: [String], names: [DefinedName] = []) throws -> Workbook {
        var workbook = Workbook()
        var sheet = try Worksheet(name: name)
        for (row, format) in formats.enumerated() {
            let style = workbook.styles.add(CellStyle(numberFormat: NumberFormat(format)))
            try sheet.set(.number(1), style: style, at: SampleWorkbook.cell("A\(row + 1)"))
        }
        try sheet.set(.text(name), at: SampleWorkbook.cell("B1"))
        try workbook.add(sheet)
        for name in names { try workbook.define(name) }
        return workbook
    }

    private func formats(_ bytes: [UInt8], sheet: Int) throws -> [String] {
        try WorkbookReader(bytes).readSheet(sheet).rows.compactMap { $0[column: 1]?.numberFormat.code }
    }

    @Test("Each cell keeps its look, and each name its sheet")
    func looksAndNames() throws {
        let second = try workbook(
            "Deux", ["0.00", "0%", "dd/mm/yyyy"],
            names: [DefinedName("ici", formula: "Deux!$A$1", scope: 0), DefinedName("partout", formula: "Deux!$A$2")])
        var pair = try workbook("Un", ["0%", "0.0"])
        try pair.add(contentsOf: second)
        var all = Workbook()
        try all.add(contentsOf: workbook("Zéro", ["0.000"]))
        // What was put together before is put together again.
        try all.add(contentsOf: pair)
        let bytes = try all.encoded()
        expectClean(bytes)
        let reader = try WorkbookReader(bytes)
        #expect(reader.sheets.map(\.name) == ["Zéro", "Un", "Deux"])
        #expect(try formats(bytes, sheet: 0) == ["0.000"])
        #expect(try formats(bytes, sheet: 1) == ["0%", "0.0"])
        #expect(try formats(bytes, sheet: 2) == ["0.00", "0%", "dd/mm/yyyy"])
        #expect(reader.definedNames.map(\.name) == ["ici", "partout"])
        #expect(reader.definedNames.map(\.scope) == [2, nil])
    }

    @Test("Sheets and names differ by more than case, whoever brings them")
    func twice() throws {
        var all = try workbook("Un", [], names: [DefinedName("partout", formula: "1")])
        let sheet = #expect(throws: SpreadsheetError.self) { try all.add(contentsOf: workbook("UN", [])) }
        #expect(sheet?.code == .duplicateSheetName("UN"))
        let other = try workbook("Deux", [], names: [DefinedName("PARTOUT", formula: "2")])
        let name = #expect(throws: SpreadsheetError.self) { try all.add(contentsOf: other) }
        #expect(name?.code == .duplicateDefinedName("PARTOUT"))
    }
}
