import SpreadsheetML
import TestSupport
import Testing

/// The package around the sheets. What the audit holds to the rules on
/// every file is not repeated here.
@Suite("Packages that are written")
struct WriterPackageTests {
    @Test("Same input, same bytes")
    func deterministic() throws {
        let first = try SampleWorkbook.make().encoded()
        #expect(try SampleWorkbook.make().encoded() == first)
        let workbook = try SampleWorkbook.make()
        #expect(try workbook.encoded() == first)
        #expect(try workbook.encoded() == first)
    }

    @Test("The parts in their order")
    func order() throws {
        let names = try PatchedPackage(SampleWorkbook.make().encoded()).entries.map(\.name)
        #expect(
            names == [
                "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml",
                "xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/worksheets/sheet2.xml",
                "xl/drawings/vmlDrawing2.vml", "xl/comments2.xml", "xl/tables/table1.xml", "xl/worksheets/sheet3.xml",
                "xl/charts/chart2.xml", "xl/media/image1.png", "xl/media/image2.jpeg", "xl/drawings/drawing3.xml",
                "xl/worksheets/sheet4.xml",
                "xl/theme/theme1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "docProps/core.xml", "docProps/app.xml",
                "docProps/custom.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels",
                "xl/drawings/_rels/drawing1.xml.rels", "xl/worksheets/_rels/sheet2.xml.rels",
                "xl/worksheets/_rels/sheet3.xml.rels", "xl/drawings/_rels/drawing3.xml.rels",
            ])
    }

    @Test("A workbook needs a sheet")
    func noSheet() {
        let error = #expect(throws: SpreadsheetError.self) { _ = try Workbook().encoded() }
        #expect(error?.code == .noVisibleSheet)
    }

    @Test("The date is the one that was given")
    func date() throws {
        var workbook = try SampleWorkbook.make()
        workbook.properties.created = "2026-01-31T00:00:00Z"
        let core = try #require(try PatchedPackage(workbook.encoded())["docProps/core.xml"])
        #expect(core.contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-01-31T00:00:00Z</dcterms:created>"))
        #expect(core.contains("<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2026-01-31T00:00:00Z</dcterms:modified>"))
    }

    @Test("Every compression level gives a good archive", arguments: 1...9)
    func levels(level: Int) throws {
        var workbook = try SampleWorkbook.make()
        workbook.compressionLevel = level
        expectClean(try workbook.encoded())
    }

    @Test("A higher compression level makes a smaller file, written at once or streamed")
    func levelsDiffer() throws {
        func size(_ level: Int, isStreamed: Bool) throws -> Int {
            let rows = 1...2_000
            guard isStreamed else {
                var workbook = Workbook()
                workbook.compressionLevel = level
                var sheet = try Worksheet(name: "a")
                for row in rows { try sheet.set(.number(Double(row * row)), at: "A\(row)") }
                try workbook.add(sheet)
                return try workbook.encoded().count
            }
            let stream = try WorkbookStream(compressionLevel: level)
            try stream.addSheet(named: "a") { sheet in
                for row in rows { try sheet.append([.number(Double(row * row))]) }
            }
            return try stream.finish().count
        }
        for isStreamed in [false, true] {
            #expect(try size(9, isStreamed: isStreamed) < size(1, isStreamed: isStreamed))
        }
    }

    @Test("No arrow is hidden, and no result is asked to be computed again on opening")
    func absent() throws {
        for (_, bytes) in try PatchedPackage(SampleWorkbook.make().encoded()).entries {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("showDropDown"))
            #expect(!text.contains("fullCalcOnLoad"))
        }
    }

    @Test("The sheet that opens first is the only selected one")
    func activeSheet() throws {
        var workbook = try SampleWorkbook.make()
        workbook.activeSheet = 1
        let bytes = try workbook.encoded()
        expectClean(bytes)
        let package = try PatchedPackage(bytes)
        #expect(package["xl/workbook.xml"]?.contains("activeTab=\"1\"") == true)
        #expect(package["xl/worksheets/sheet1.xml"]?.contains("tabSelected") == false)
    }

    @Test("Sheets, charts and links in numbers keep their relationships apart")
    func many() throws {
        var workbook = Workbook()
        let chart = try #require(SampleWorkbook.make().sheets.first?.charts.first)
        for number in 1...20 {
            var sheet = try Worksheet(name: number == 1 ? "Synthèse" : "Feuille \(number)")
            try sheet.set(.number(Double(number)), at: SampleWorkbook.cell("A\(number)"))
            sheet.charts = Array(repeating: chart, count: number % 3)
            sheet.hyperlinks = try (1...3).map {
                Hyperlink(try SampleWorkbook.cell("B\($0)"), to: .address("https://exemple.fr/\($0 % 2)"))
            }
            try workbook.add(sheet)
        }
        expectClean(try workbook.encoded())
    }
}
