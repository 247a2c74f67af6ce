import SpreadsheetML
import Testing

/// What a patch refuses, and what it does under merged ranges.
@Suite struct SheetPatchGateTests {
    private func patched(_ values: [String: CellValue], _ change: (inout SheetPatch) -> Void = { _ in }) throws
        -> SheetContents
    {
        let fixture = WorkbookFixture(
            #"<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>"#,
            after: #"<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="E1:E3"/></mergeCells>"#)
        var patch = SheetPatch()
        for (address, value) in values { patch.values[try CellReference(parsing: address)] = value }
        change(&patch)
        return try WorkbookReader(fixture.reader().patched(sheet: 0, with: patch)).readSheet(0)
    }

    @Test("A value under a merge goes to its first cell", arguments: ["A1", "B1", "A2", "B2"])
    func underMerge(address: String) throws {
        let sheet = try patched([address: .number(9), "E3": .text("x"), "C1": .number(4)])
        #expect(sheet.value("A1") == .number(9))
        #expect(sheet.value(address) == .number(9))
        #expect(sheet.value("E1") == .text("x"))
        #expect(sheet.value("C1") == .number(4))
        #expect(sheet.warnings.isEmpty)
        #expect(try sheet.written(at: CellReference(parsing: "E3")) == nil)
    }

    @Test("Its formula goes along")
    func formulaUnderMerge() throws {
        let sheet = try patched(["E2": .number(2)]) { $0.formulas = $0.values.mapValues { _ in "1+1" } }
        #expect(sheet["E1"]?.formula == "1+1")
    }

    @Test("All that comes with a value goes along: its look, its number format, its link, that no formula stays")
    func allUnderMerge() throws {
        let fixture = WorkbookFixture(
            #"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="C1" s="1"/></row>"#,
            after: #"<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="D1:D3"/></mergeCells>"#,
            styles: WorkbookFixture.styles(["0", "0.0"]))
        let (filled, percent) = (try CellReference(parsing: "B2"), try CellReference(parsing: "D3"))
        var patch = SheetPatch()
        patch.values = [filled: .number(1), percent: .number(0.5)]
        patch.styles[filled] = CellStyle(fill: 0xFFFF00)
        patch.constants = [filled]
        patch.links[filled] = "A9"
        patch.numberFormats[percent] = "0.00%"
        func read() throws -> WorkbookReader { try WorkbookReader(fixture.reader().patched(sheet: 0, with: patch)) }
        let reader = try read()
        let sheet = try reader.readSheet(0)
        let cell = try #require(sheet["A1"])
        #expect(cell.formula == nil)
        #expect(try reader.readStyles()[cell].fill == 0xFFFF00)
        #expect(sheet["D1"]?.numberFormat == "0.00%")
        let links = try reader.readDetails(ofSheet: 0).hyperlinks
        #expect(links.map(\.cell.description) == ["A1"])
        (patch.styles, patch.looks) = ([:], [filled: try CellReference(parsing: "C1")])
        #expect(try read().readSheet(0)["A1"]?.numberFormat == "0.0")
    }

    @Test("Each merged range is looked at, however it is written")
    func mergesWithEnds() throws {
        let fixture = WorkbookFixture(
            #"<row r="1"><c r="A1"><v>1</v></c></row>"#,
            after: #"<mergeCells><mergeCell ref="A1:B2"></mergeCell><mergeCell ref="D1:E2"> </mergeCell></mergeCells>"#)
        var patch = SheetPatch()
        patch.values = [try CellReference(parsing: "B2"): .number(2), try CellReference(parsing: "E2"): .number(3)]
        let sheet = try WorkbookReader(fixture.reader().patched(sheet: 0, with: patch)).readSheet(0)
        #expect(sheet.value("A1") == .number(2))
        #expect(sheet.value("D1") == .number(3))
    }

    @Test("What XML can't carry is told as what can't be written, and not as a fault of the file")
    func unwritableLink() throws {
        let cell = try CellReference(parsing: "A1")
        var patch = SheetPatch()
        patch.values = [cell: .number(1)]
        patch.links = [cell: "a\u{0}"]
        let reader = try WorkbookFixture().reader()
        let error = #expect(throws: SpreadsheetError.self) { try reader.patched(sheet: 0, with: patch) }
        #expect(
            error?.description.hasPrefix("/xl/workbook.xml: the patch can't be written: ") == true,
            "\(error?.description ?? "")")
    }

    @Test("Two values for one merge are refused, the same one twice is not")
    func twoValues() throws {
        let error = #expect(throws: SpreadsheetError.self) { try patched(["A1": .number(1), "B2": .number(2)]) }
        #expect(error?.code == .overlappingMerge("A1:B2"))
        #expect(try patched(["A1": .number(2), "B2": .number(2)]).value("A1") == .number(2))
    }

    @Test(
        "A value that no program takes is refused",
        arguments: [
            CellValue.number(.nan), .number(.infinity), .date(SerialDate(serial: .nan)), .error("#NOM?"),
            .text(String(repeating: "x", count: 32_768)), .date(SerialDate(serial: -1, system: .from1904)),
            .date(SerialDate(serial: -2_000, system: .from1904)),
        ])
    func values(value: CellValue) throws {
        let isDate = value == .date(SerialDate(serial: -1, system: .from1904))
        #expect(((try? patched(["C1": value])) == nil) == !isDate)
    }

    @Test("Formulas, rows and links that no program takes are refused")
    func others() throws {
        let changes: [(inout SheetPatch) -> Void] = [
            { $0.formulas = $0.values.mapValues { _ in "SUM(" } },
            { $0.rows = [.init([.init(column: 0, text: "a")])] },
            { $0.rows = [.init([.init(column: 16_385, text: "a")])] },
            { $0.rows = [.init([.init(column: 1, text: "a", link: "A\u{1}")])] },
            { $0.rows = [.init([.init(column: 1, text: "a", link: "")])] },
            { $0.rows = [.init([.init(column: 1, text: String(repeating: "a", count: 32_768))])] },
            {
                $0.firstNewRow = 1_048_576
                $0.rows = [.init([]), .init([])]
            },
            {
                $0.firstNewRow = 0
                $0.rows = [.init([])]
            },
            {
                $0.firstNewRow = .max
                $0.rows = [.init([])]
            },
        ]
        for change in changes {
            #expect(throws: SpreadsheetError.self) { try patched(["C1": .number(1)], change) }
        }
    }

    @Test("A sheet without cells is refused")
    func chartSheet() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "chartsheet", "worksheets/sheet1.xml")
        ])
        let error = #expect(throws: SpreadsheetError.self) {
            try fixture.reader().patched(sheet: 0, with: SheetPatch())
        }
        #expect(error?.code == .noSuchSheet("Feuil1"))
    }

    @Test("Each refusal names its cell or row, and the bound")
    func places() throws {
        let cell = try CellReference(parsing: "C1")
        let far = String(repeating: "a", count: 2_080)
        func rows(_ cells: SheetPatch.Row.Cell..., from first: Int = 6) -> (inout SheetPatch) -> Void {
            { ($0.firstNewRow, $0.rows) = (first, [.init([]), .init(cells)]) }
        }
        func beyond(_ what: String, _ value: Int, _ limit: Int) -> SpreadsheetError.Code {
            .beyondLimit(what: what, value: value, limit: limit)
        }
        for (change, code, place) in [
            ({ $0.values[cell] = .number(.nan) }, .nonFiniteNumber, "Feuil1!C1"),
            ({ $0.links[cell] = far }, beyond("a link's target", 2_080, 2_079), "Feuil1!C1"),
            ({ $0.formulas[cell] = "SUM(" }, .invalidFormula("SUM("), "Feuil1!C1"),
            ({ $0.styles[cell] = CellStyle(font: Font(size: 500)) }, nil, "Feuil1!C1"),
            ({ $0.numberFormats[cell] = "" }, beyond("a number format", 0, 1), "Feuil1!C1"),
            (rows(.init(column: 0, text: "")), beyond("a column", 0, 1), "Feuil1!7"),
            (rows(.init(column: 16_385, text: "")), beyond("a column", 16_385, 16_384), "Feuil1!7"),
            (
                rows(.init(column: 1, text: String(repeating: "a", count: 32_768))),
                beyond("a cell's text", 32_768, 32_767), "Feuil1!7"
            ),
            (rows(.init(column: 1, text: "a", link: "")), beyond("a link's target", 0, 1), "Feuil1!7"),
            (rows(from: 0), beyond("a row", 0, 1), "Feuil1"),
            (rows(from: 1_048_576), beyond("a row", 1_048_577, 1_048_576), "Feuil1"),
        ] as [((inout SheetPatch) -> Void, SpreadsheetError.Code?, String)] {
            let error = #expect(throws: SpreadsheetError.self) { try patched(["C1": .number(1)], change) }
            #expect(error?.place == place)
            if let code { #expect(error?.code == code) }
        }
    }

    @Test("What is as long and as far as can be is written")
    func bounds() throws {
        let text = String(repeating: "a", count: 32_767)
        let sheet = try patched(["C1": .text(text)]) { patch in
            patch.firstNewRow = 1_048_576
            patch.rows = [.init([.init(column: 16_384, text: text, link: String(repeating: "a", count: 2_079))])]
        }
        #expect(sheet.value("C1") == .text(text))
        #expect(sheet.value("XFD1048576") == .text(text))
    }

    @Test("A look without a value, two values of one merge, and a date that is too early, in words")
    func words() throws {
        let cell = try CellReference(parsing: "D4")
        let look = "Feuil1!D4: a look comes with a value for its cell"
        for change in [{ $0.styles[cell] = CellStyle() }, { $0.numberFormats[cell] = "0" }]
            as [(inout SheetPatch) -> Void]
        {
            let error = #expect(throws: SpreadsheetError.self) { try patched(["C1": .number(1)], change) }
            #expect(error?.description == look)
        }
        let same = ["B1": CellValue.number(1), "B2": .number(1)]
        let twice = "Feuil1!B2: the cells of the merged A1:B2 are one, and have two values"
        for (values, formulas) in [
            (same.merging(["B2": .number(2)]) { $1 }, [:]), (same, ["B2": "1"]), (same, ["B1": "1"]),
            (same, ["B1": "1", "B2": "1+0"]),
        ] as [([String: CellValue], [String: Formula])] {
            let error = #expect(throws: SpreadsheetError.self) {
                try patched(values) { patch in
                    for (address, formula) in formulas { patch.formulas[CellReference(address) ?? cell] = formula }
                }
            }
            #expect(error?.description == twice)
        }
        let early = #expect(throws: SpreadsheetError.self) {
            var fixture = WorkbookFixture()
            fixture.workbook = #"<workbookPr date1904="1"/>"# + fixture.workbook
            var patch = SheetPatch()
            patch.values = [cell: .date(SerialDate(serial: 1_000))]
            _ = try fixture.reader().patched(sheet: 0, with: patch)
        }
        #expect(early?.description == "Feuil1!D4: a date lies after the first day of the workbook's system")
    }

    @Test("Each heading of a table is held, each with its own words")
    func headings() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "a")
        for (column, text) in ["Qty", "Sum"].enumerated() {
            try sheet.set(.text(text), at: CellReference.columnLetters(column + 2) + "2")
        }
        sheet.tables = [SheetTable(name: "T", try CellRange(parsing: "B2:C4"))]
        try workbook.add(sheet)
        let reader = try WorkbookReader(workbook.encoded())
        let second = try CellReference(parsing: "C2")
        func description(_ change: (inout SheetPatch) -> Void) -> String? {
            var patch = SheetPatch()
            change(&patch)
            let error = #expect(throws: SpreadsheetError.self) { try reader.patched(sheet: 0, with: patch) }
            return error?.description
        }
        #expect(
            description { $0.values[second] = .text("Qty") } == "a!C2: a heading of the table T can't change")
        #expect(
            description { $0.removedRows = 2...9 } == "a!2: a row with the headings of the table T can't go")
        var patch = SheetPatch()
        patch.values = [second: .text("Sum")]
        #expect(try WorkbookReader(reader.patched(sheet: 0, with: patch)).readSheet(0).value("C2") == .text("Sum"))
    }
}
