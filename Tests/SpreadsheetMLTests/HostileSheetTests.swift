import SpreadsheetML
import TestSupport
import Testing

/// Numbers that no program writes, where a sheet's surroundings and looks are read: none ends the program.
@Suite("Hostile surroundings")
struct HostileSheetTests {
    private static let numbers = [
        "9223372036854775807", "-9223372036854775808", "9223372036854775806", "-1", "1e300", "", "x",
    ]

    @Test("Any number anywhere is read or left out", arguments: numbers)
    func oddNumber(number: String) throws {
        let attributes = [
            "r", "ht", "outlineLevel", "min", "max", "width", "xSplit", "ySplit", "authorId", "indexed", "theme",
            "tint", "fontId",
            "fillId", "borderId", "numFmtId", "textRotation", "indent", "totalsRowCount", "headerRowCount", "s", "val",
        ]
        for odd in attributes {
            func value(_ name: String, _ usual: String) -> String { "\(name)=\"\(name == odd ? number : usual)\"" }
            let font =
                "<font><sz \(value("val", "11"))/><color \(value("indexed", "2")) \(value("theme", "1")) \(value("tint", "0.5"))/></font>"
            let xf =
                "<xf \(value("numFmtId", "164")) \(value("fontId", "0")) \(value("fillId", "0")) \(value("borderId", "0"))>"
                + "<alignment \(value("textRotation", "90")) \(value("indent", "1"))/></xf>"
            let rich = "<si><r><rPr><color \(value("indexed", "2"))/><sz \(value("val", "9"))/></rPr><t>a</t></r></si>"
            var fixture = WorkbookFixture(
                "<row \(value("r", "2")) \(value("ht", "20")) customHeight=\"1\" \(value("outlineLevel", "1"))>"
                    + "<c \(value("s", "1")) t=\"s\"><v>0</v></c></row><row hidden=\"1\"/>",
                strings: rich,
                styles:
                    "<numFmts><numFmt \(value("numFmtId", "164")) formatCode=\"0.0\"/></numFmts><fonts>\(font)</fonts>"
                    + "<cellXfs><xf/>\(xf)</cellXfs>")
            fixture.parts["xl/worksheets/sheet1.xml"] = fixture.parts["xl/worksheets/sheet1.xml"]?.replacing(
                "<sheetData>",
                with:
                    "<sheetViews><sheetView><pane state=\"frozen\" \(value("xSplit", "1")) \(value("ySplit", "2"))/></sheetView>"
                    + "</sheetViews><cols><col \(value("min", "1")) \(value("max", "2")) \(value("width", "9"))/></cols><sheetData>"
            )
            fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
                ("rId1", "comments", "../comments1.xml"), ("rId2", "comments", "../comments1.xml"),
                ("rId3", "table", "../table1.xml"), ("rId4", "table", "../table1.xml"),
            ])
            fixture.parts["xl/comments1.xml"] =
                "<comments xmlns=\"\(WorkbookFixture.spreadsheet)\"><authors><author>a</author></authors><commentList>"
                + "<comment ref=\"A1\" \(value("authorId", "0"))><text><t>x</t></text></comment></commentList></comments>"
            fixture.parts["xl/table1.xml"] =
                "<table xmlns=\"\(WorkbookFixture.spreadsheet)\" displayName=\"T\" ref=\"A9:B12\" \(value("headerRowCount", "1")) "
                + "\(value("totalsRowCount", "1"))/>"
            let reader = try fixture.reader()
            let details = try reader.readDetails(ofSheet: 0)
            #expect(details.comments.count == 1)
            #expect(details.tables.count <= 1)
            let styles = try reader.readStyles()
            for row in try reader.readSheet(0).rows { for cell in row.cells { _ = (styles[cell], cell.richText) } }
            var patch = SheetPatch()
            let cell = try CellReference(parsing: "A2")
            patch.values[cell] = .date(SerialDate(daysSince1970: 1))
            patch.styles[try CellReference(parsing: "B2")] = CellStyle(numberFormat: "0.0000")
            patch.values[try CellReference(parsing: "B2")] = .number(1)
            _ = try WorkbookReader(reader.patched(sheet: 0, with: patch)).readSheet(0)
        }
    }

    @Test("Runs and fonts without a text count against the budget of texts", arguments: ["shared", "inline"])
    func emptyRuns(kind: String) throws {
        let runs = String(
            repeating: "<r><rPr><b/><rFont val=\"\(String(repeating: "a", count: 100))\"/></rPr><t>a</t></r>",
            count: 2_000)
        var limits = ReadingLimits.standard
        limits.stringBytes = 100_000
        let fixture =
            kind == "shared"
            ? WorkbookFixture(strings: "<si>\(runs)</si>")
            : WorkbookFixture("<row><c t=\"inlineStr\"><is>\(runs)</is></c></row>")
        #expect(try fixture.failure(limits: limits)?.code == .overBudget("stringBytes"))
        let empty = String(repeating: "<r/><t/>", count: 50_000)
        let many = WorkbookFixture(strings: "<si><r><rPr><b/></rPr><t>a</t></r>\(empty)</si>")
        #expect(try many.failure(limits: limits) == nil)
    }

    @Test("A damaged theme costs the colours, not the workbook")
    func theme() throws {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>")
        fixture.parts["xl/theme/theme1.xml"] = "<a:theme"
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId4", "theme", "theme/theme1.xml"),
        ])
        #expect(try fixture.sheet().value("A1") == .number(1))
    }

    @Test(
        "What is damaged beside a sheet keeps none of its cells from being patched",
        arguments: [
            "xl/worksheets/_rels/sheet1.xml.rels", "xl/table1.xml", "xl/theme/theme1.xml",
        ])
    func damagedBeside(part: String) throws {
        var fixture = WorkbookFixture("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", styles: "<cellXfs><xf/></cellXfs>")
        fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
            ("rId3", "table", "../table1.xml")
        ])
        fixture.parts["xl/table1.xml"] = "<table/>"
        fixture.parts[part] = "<a><b></a>"
        let cell = try CellReference(parsing: "A1")
        var patch = SheetPatch()
        patch.values[cell] = .date(SerialDate(daysSince1970: 20_000))
        let sheet = try WorkbookReader(fixture.reader().patched(sheet: 0, with: patch)).readSheet(0)
        #expect(sheet.value("A1") == .date(SerialDate(daysSince1970: 20_000)))
    }

    @Test("A table's row of totals is not the table's own, and one without headings is left out")
    func tables() throws {
        for (attributes, range) in [("", "A1:B9"), ("totalsRowCount=\"1\"", "A1:B8"), ("headerRowCount=\"0\"", nil)] {
            var fixture = WorkbookFixture()
            fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
                ("rId3", "table", "../table1.xml")
            ])
            fixture.parts["xl/table1.xml"] =
                "<table xmlns=\"\(WorkbookFixture.spreadsheet)\" displayName=\"T\" ref=\"A1:B9\" \(attributes)/>"
            #expect(
                try fixture.reader().readDetails(ofSheet: 0).tables.map(\.range.description)
                    == [range].compactMap(\.self))
        }
    }
}
