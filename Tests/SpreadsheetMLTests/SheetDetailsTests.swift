import SpreadsheetML
import TestSupport
import Testing

/// What stands around cells, read from what is written here and from what other programs write.
@Suite("Around the cells")
struct SheetDetailsTests {
    private static func cell(_ text: String) throws -> CellReference { try CellReference(parsing: text) }

    @Test("What is written around the cells is read as it was set")
    func roundTrip() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "Feuil1")
        for (column, text) in ["Nom", "Note"].enumerated() {
            try sheet.set(.text(text), at: CellReference.columnLetters(column + 1) + "3")
        }
        try sheet.set(.text("a"), at: "A4")
        sheet.columns = [
            ColumnWidth(1...2, width: 12.5), ColumnWidth(4...4, width: 30, isHidden: true, outlineLevel: 2),
            ColumnWidth(5...5, width: 30, isCollapsed: true),
        ]
        sheet.setFormat(RowFormat(isHidden: true, outlineLevel: 1), ofRow: 5)
        sheet.setFormat(RowFormat(isCollapsed: true), ofRow: 6)
        sheet.setHeight(40, ofRow: 2)
        sheet.frozenAt = try Self.cell("B4")
        sheet.tables = [SheetTable(name: "Notes", try CellRange(parsing: "A3:B5"), hasBandedRows: true)]
        sheet.comments = [
            CellComment(try Self.cell("A4"), "à \u{1}vérifier", author: "Zoé"),
            CellComment(try Self.cell("B4"), "seul"),
        ]
        sheet.hyperlinks = [
            Hyperlink(try Self.cell("A1"), to: .place("Feuil1!A3"), tooltip: "plus bas"),
            Hyperlink(try Self.cell("B1"), to: .address("https://example.org/a%20b")),
        ]
        let validations: [(String, DataValidation.Rule)] = [
            ("C1", .list(["oui", "non \"peut-être\""])), ("C2", .listFrom("$A$1:$A$3")),
            ("C3", .whole(.between("1", "5"))),
            ("C4", .decimal(.greaterOrEqual("0"))), ("C5", .date(.lessOrEqual("TODAY()"))),
            ("C6", .textLength(.greater("3"))), ("C7", .custom("C7>C6")), ("C8", .any),
            ("C9", .whole(.notBetween("1", "5"))), ("D1", .time(.equal("0.5"))),
            ("D2", .decimal(.notEqual("0"))), ("D3", .decimal(.less("0"))),
        ]
        for (range, rule) in validations {
            try sheet.validate(
                DataValidation(
                    [try CellRange(parsing: range)], rule, severity: .warning, allowsBlank: range == "C1",
                    promptTitle: "t", prompt: "p", errorTitle: "e", error: "é"))
        }
        try workbook.add(sheet)
        var filtered = try Worksheet(name: "Filtre")
        try filtered.set(.text("x"), at: "A1")
        filtered.autoFilter = try CellRange(parsing: "A1:A9")
        try workbook.add(filtered)
        let reader = try WorkbookReader(workbook.encoded())
        let read = try reader.readDetails(ofSheet: 0)
        #expect(read.columns == sheet.columns)
        #expect(read.rowHeights == [2: 40])
        #expect(read.rowFormats == [5: sheet.format(ofRow: 5), 6: sheet.format(ofRow: 6)])
        #expect(read.hiddenRows == [5])
        #expect(read.frozenAt == sheet.frozenAt)
        #expect(read.tables == sheet.tables)
        #expect(read.comments == sheet.comments)
        #expect(read.hyperlinks == sheet.hyperlinks)
        #expect(read.validations == sheet.validations)
        #expect(read.autoFilter == nil)
        #expect(try reader.readDetails(ofSheet: 1).autoFilter == filtered.autoFilter)
        #expect(throws: SpreadsheetError.self) { try reader.readDetails(ofSheet: 2) }
    }

    @Test("What is odd around the cells is left out, and the rest is read")
    func oddities() throws {
        var fixture = WorkbookFixture(
            #"<row r="2" hidden="1"/><row hidden="true"/><row r="x" hidden="on"/><row r="9" ht="20"/>"#,
            after: #"""
                <autoFilter ref="nowhere"/>
                <dataValidations><dataValidation type="colour" sqref="A1"/><dataValidation type="whole" sqref=""/>
                <dataValidation type="whole" operator="near" sqref="A1"><formula1>1</formula1></dataValidation>
                <dataValidation type="list" sqref="B2 C3:C4"><formula1>"a,, b"</formula1></dataValidation></dataValidations>
                <hyperlinks><hyperlink ref="?" location="A1"/><hyperlink ref="A1"/><hyperlink ref="A2:B3" location="A1"/>
                <hyperlink ref="A4" r:id="rIdX"/></hyperlinks>
                """#)
        fixture.parts["xl/worksheets/sheet1.xml"] = fixture.parts["xl/worksheets/sheet1.xml"]?
            .replacing("<worksheet ", with: "<worksheet xmlns:r=\"\(WorkbookFixture.office)\" ")
            .replacing(
                "<sheetData>",
                with: #"""
                    <sheetViews><sheetView><pane xSplit="700" state="split"/></sheetView></sheetViews>
                    <cols><col min="3" max="2"/><col min="0" max="2"/><col min="2" max="99999"/><col width="3"/>
                    <col min="2" max="4" width="9"/></cols><sheetData>
                    """#)
        let read = try fixture.reader().readDetails(ofSheet: 0)
        #expect(read.hiddenRows == [2, 3, 4])
        #expect(read.rowHeights.isEmpty)
        #expect(read.columns == [ColumnWidth(2...4, width: 9)])
        #expect(read.frozenAt == nil)
        #expect(read.autoFilter == nil)
        #expect(
            read.validations == [
                DataValidation(
                    ["B2", "C3:C4"].compactMap { CellRange($0) }, .list(["a", "", "b"]), severity: .information,
                    allowsBlank: false)
            ])
        #expect(read.hyperlinks == [Hyperlink(try Self.cell("A2"), to: .place("A1"))])
    }

    @Test("More than the limit is refused by name", arguments: ["col", "dataValidation", "hyperlink"])
    func limits(element: String) throws {
        let parents = ["col": "cols", "dataValidation": "dataValidations", "hyperlink": "hyperlinks"]
        let parent = try #require(parents[element])
        let attributes = element == "col" ? #"min="1" max="1""# : #"ref="A1" sqref="A1" location="A1""#
        var limits = ReadingLimits.standard
        limits.details = 2
        func read(_ count: Int) throws {
            let list = String(repeating: "<\(element) \(attributes)/>", count: count)
            _ = try WorkbookFixture(after: "<\(parent)>\(list)</\(parent)>").reader(limits: limits).readDetails(
                ofSheet: 0)
        }
        try read(2)
        let error = #expect(throws: SpreadsheetError.self) { try read(3) }
        #expect(
            error?.code == .overBudget(parent == "cols" ? "columns" : parent == "hyperlinks" ? parent : "validations"))
    }

    @Test(
        "More comments, authors or tables than the limit are refused by name",
        arguments: ["comments", "authors", "tables"])
    func limitsOfParts(what: String) throws {
        var limits = ReadingLimits.standard
        limits.details = 2
        func read(_ count: Int) throws {
            var fixture = WorkbookFixture()
            var links = [("rId1", "comments", "../comments1.xml")]
            if what == "tables" { links = (1...count).map { ("rId\($0)", "table", "../table\($0).xml") } }
            fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships(links)
            let authors = String(repeating: "<author>a</author>", count: what == "authors" ? count : 1)
            let comments = (1...(what == "comments" ? count : 1)).map { "<comment ref=\"A\($0)\" authorId=\"0\"/>" }
            let root = "xmlns=\"\(WorkbookFixture.spreadsheet)\""
            fixture.parts["xl/comments1.xml"] =
                "<comments \(root)><authors>\(authors)</authors>"
                + "<commentList>\(comments.joined())</commentList></comments>"
            for number in 1...count {
                fixture.parts["xl/table\(number).xml"] = "<table \(root) displayName=\"T\(number)\" ref=\"A1:B2\"/>"
            }
            _ = try fixture.reader(limits: limits).readDetails(ofSheet: 0)
        }
        try read(2)
        let error = #expect(throws: SpreadsheetError.self) { try read(3) }
        #expect(error?.code == .overBudget(what))
    }

    @Test(
        "Each text around the cells counts against the budget of texts",
        arguments: [
            #"<hyperlinks><hyperlink ref="A1" location="TEXT"/></hyperlinks>"#,
            #"<hyperlinks><hyperlink ref="A1" location="B1" tooltip="TEXT"/></hyperlinks>"#,
            #"<hyperlinks><hyperlink ref="A1" r:id="far"/></hyperlinks>"#,
            #"<dataValidations><dataValidation type="whole" prompt="TEXT" sqref="A1"/></dataValidations>"#,
            #"<dataValidations><dataValidation type="custom" sqref="A1"><formula1>TEXT</formula1></dataValidation></dataValidations>"#,
            #"<dataValidations><dataValidation type="whole" sqref="A1 A1 A1 A1 A1 A1"/></dataValidations>"#, "name",
            "heading", "look", "author", "comment",
        ])
    func textBudget(markup: String) throws {
        let text = String(repeating: "x", count: 160)
        func word(_ kind: String) -> String { kind == markup ? text : "a" }
        var fixture = WorkbookFixture(after: markup.hasPrefix("<") ? markup.replacing("TEXT", with: text) : "")
        let sheet = "xl/worksheets/sheet1.xml"
        fixture.parts[sheet] = fixture.parts[sheet]?
            .replacing("<worksheet ", with: "<worksheet xmlns:r=\"\(WorkbookFixture.office)\" ")
        fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
            ("far", "hyperlink", markup.contains("far") ? text : "a"), ("rId1", "table", "../table1.xml"),
            ("rId2", "comments", "../comments1.xml"),
        ]).replacing(
            #"Type="\#(WorkbookFixture.office)/hyperlink""#,
            with: #"Type="\#(WorkbookFixture.office)/hyperlink" TargetMode="External""#)
        let root = "xmlns=\"\(WorkbookFixture.spreadsheet)\""
        fixture.parts["xl/table1.xml"] = """
            <table \(root) displayName="\(word("name"))" ref="A1:A2"><tableColumns><tableColumn name="\(word("heading"))"/>
            </tableColumns><tableStyleInfo name="\(word("look"))"/></table>
            """
        fixture.parts["xl/comments1.xml"] = """
            <comments \(root)><authors><author>\(word("author"))</author></authors><commentList>
            <comment ref="A1" authorId="0"><text><t>\(word("comment"))</t></text></comment></commentList></comments>
            """
        func failure(_ bytes: Int) throws -> SpreadsheetError.Code? {
            var limits = ReadingLimits.standard
            limits.stringBytes = bytes
            do {
                _ = try fixture.reader(limits: limits).readDetails(ofSheet: 0)
                return nil
            } catch let error as SpreadsheetError {
                return error.code
            }
        }
        #expect(try failure(150) == .overBudget("stringBytes"))
        #expect(try failure(400) == nil)
    }

    @Test("The document's properties are read as they were written")
    func properties() throws {
        var workbook = Workbook()
        try workbook.add(Worksheet(name: "a"))
        workbook.properties.title = "Bilan & suite"
        workbook.properties.creator = "Zoé"
        workbook.properties.subject = "s"
        workbook.properties.description = "d\u{1}"
        workbook.properties.language = "fr-FR"
        workbook.properties.application = "Essai"
        workbook.properties.created = "2026-01-31T10:00:00Z"
        workbook.properties.custom = [CustomProperty(name: "n", value: "v")]
        #expect(try WorkbookReader(workbook.encoded()).readProperties() == workbook.properties)
        #expect(try WorkbookFixture().reader().readProperties().title == "")
    }

    @Test("A sheet is found by its name in any case, or the names there are told")
    func sheetByName() throws {
        let reader = try WorkbookFixture().reader()
        #expect(try reader.readSheet(named: "FEUIL1").name == "Feuil1")
        #expect(try reader.place(ofSheetNamed: "feuil1") == 0)
        let error = #expect(throws: SpreadsheetError.self) { try reader.readSheet(named: "Feuille") }
        #expect(error?.detail == "there is no sheet 'Feuille', but 'Feuil1'")
    }

    private func details(before: String = "", after: String = "") throws -> SheetDetails {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet("\(before)<sheetData/>\(after)")
        return try fixture.reader().readDetails(ofSheet: 0)
    }

    @Test(
        "A view is frozen by whole rows and columns of the grid",
        arguments: [
            (#"xSplit="1" ySplit="2" state="frozen""#, "B3"), (#"ySplit="3" state="frozenSplit""#, "A4"),
            (#"xSplit="16383" ySplit="1048575" state="frozen""#, "XFD1048576"),
            (#"xSplit="16384" ySplit="1048576" state="frozen""#, "A1"),
            (#"xSplit="-1" ySplit="1" state="frozen""#, "A2"),
            (#"xSplit="1" ySplit="2" state="split""#, nil), (#"xSplit="1" ySplit="2""#, nil),
        ] as [(String, String?)])
    func frozen(pane: String, cell: String?) throws {
        let read = try details(before: "<sheetViews><sheetView><pane \(pane)/></sheetView></sheetViews>")
        #expect(read.frozenAt?.description == cell)
    }

    @Test("Columns without a width have the standard's; those beyond the grid are left out")
    func columns() throws {
        let columns = [
            #"<col min="1" max="2"/>"#, #"<col min="4" max="3" width="9"/>"#, #"<col min="0" max="3" width="9"/>"#,
            #"<col min="16384" max="16384" width="9" collapsed="1"/>"#, #"<col min="16384" max="16385" width="9"/>"#,
            #"<col min="5" width="9"/>"#, #"<col max="5" width="9"/>"#,
        ]
        let read = try details(before: "<cols>\(columns.joined())</cols>")
        #expect(
            read.columns == [
                ColumnWidth(1...2, width: 8.43), ColumnWidth(16_384...16_384, width: 9, isCollapsed: true),
            ])
    }

    @Test(
        "A rule is what its type and its formulas say, and refuses what it is told to refuse",
        arguments: [
            (#"type="list""#, #""a"&amp;"b""#, .listFrom(#""a"&"b""#), .information),
            (#"type="list" showErrorMessage="1""#, #"""#, .listFrom("\""), .stop),
            (#"type="list" showErrorMessage="1" errorStyle="warning""#, #""a""#, .list(["a"]), .warning),
            (#"type="list" showErrorMessage="1" errorStyle="odd""#, #""""#, .list([""]), .stop),
            (#"type="list" errorStyle="warning""#, #"" a , b ""#, .list(["a", "b"]), .information),
            (#"type="list" showErrorMessage="0""#, #""a ""b""""#, .list([#"a "b""#]), .information),
            (#"type="list""#, "$A$1:$A$3", .listFrom("$A$1:$A$3"), .information),
            (#"type="list""#, #""a"#, .listFrom(#""a"#), .information),
            (#"type="list""#, #"a""#, .listFrom(#"a""#), .information),
            (#"type="none" showErrorMessage="1""#, "", .any, .stop), ("", "", .any, .information),
            (#"type="custom" showErrorMessage="1" errorStyle="information""#, "A1>1", .custom("A1>1"), .information),
            (#"type="date" operator="greaterThan""#, "1", .date(.greater("1")), .information),
        ] as [(String, String, DataValidation.Rule, DataValidation.Severity)])
    func rules(attributes: String, formula: String, rule: DataValidation.Rule, severity: DataValidation.Severity) throws
    {
        let validation = "<dataValidation \(attributes) sqref=\"A1\"><formula1>\(formula)</formula1></dataValidation>"
        let read = try details(after: "<dataValidations>\(validation)</dataValidations>")
        #expect(read.validations.map(\.rule) == [rule])
        #expect(read.validations.map(\.severity) == [severity])
        #expect(read.validations.map(\.allowsBlank) == [false])
    }

    @Test("A link to a place of another file has both")
    func farPlace() throws {
        var fixture = WorkbookFixture(
            after:
                #"<hyperlinks><hyperlink ref="B2:C3" r:id="far" location="S!A1"/><hyperlink ref="D4" r:id="far"/></hyperlinks>"#
        )
        fixture.parts["xl/worksheets/sheet1.xml"] = fixture.parts["xl/worksheets/sheet1.xml"]?
            .replacing("<worksheet ", with: "<worksheet xmlns:r=\"\(WorkbookFixture.office)\" ")
        fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
            ("far", "hyperlink", "https://example.org/a")
        ]).replacing("Id=\"far\"", with: "TargetMode=\"External\" Id=\"far\"")
        #expect(
            try fixture.reader().readDetails(ofSheet: 0).hyperlinks == [
                Hyperlink(try Self.cell("B2"), to: .address("https://example.org/a#S!A1")),
                Hyperlink(try Self.cell("D4"), to: .address("https://example.org/a")),
            ])
    }

    @Test("A comment is its pieces' text, by the author whose number it has")
    func comments() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "comments", "../comments1.xml")
        ])
        fixture.parts["xl/comments1.xml"] = #"""
            <comments xmlns="\#(WorkbookFixture.spreadsheet)"><authors><author>Léa</author><author>M_x0061_x</author></authors>
            <commentList><comment ref="A1" authorId="1"><text><r><t>un</t></r><r><rPr><b/></rPr><t> deux</t></r></text></comment>
            <comment ref="A2"><text><t>tr_x006F_is</t></text></comment><comment ref="?" authorId="0"><text><t>x</t></text></comment>
            <comment ref="A3" authorId="2"/><comment ref="A4:B5" authorId="0"><text/></comment></commentList></comments>
            """#
        #expect(
            try fixture.reader().readDetails(ofSheet: 0).comments == [
                CellComment(try Self.cell("A1"), "un deux", author: "Max"), CellComment(try Self.cell("A2"), "trois"),
                CellComment(try Self.cell("A3"), ""), CellComment(try Self.cell("A4"), "", author: "Léa"),
            ])
    }

    @Test(
        "A table has a name, a row below its headings, and at most one row of totals that is not its own",
        arguments: [
            (#"displayName="T" name="N" ref="A1:B9""#, "T A1:B9"), (#"name="N" ref="A1:B2""#, "N A1:B2"),
            (#"ref="A1:B2" headerRowCount="1" totalsRowCount="0""#, " A1:B2"),
            (#"name="N" ref="A1:B3" totalsRowCount="1""#, "N A1:B2"),
            (#"name="N" ref="A1:B2" totalsRowCount="1""#, nil),
            (#"name="N" ref="A1:B1""#, nil), (#"name="N" ref="A1:B9" totalsRowCount="2""#, nil),
            (#"name="N" ref="A1:B9" totalsRowCount="-1""#, nil), (#"name="N" ref="A1:B9" headerRowCount="0""#, nil),
            (#"name="N" ref="?""#, nil), (#"name="N""#, nil),
        ] as [(String, String?)])
    func tables(attributes: String, table: String?) throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "table", "../table1.xml")
        ])
        let root = "xmlns=\"\(WorkbookFixture.spreadsheet)\""
        fixture.parts["xl/table1.xml"] = "<table \(root) \(attributes)/>"
        let plain = try fixture.reader().readDetails(ofSheet: 0).tables
        #expect(plain.map { "\($0.name) \($0.range)" } == [table].compactMap(\.self))
        #expect(plain.allSatisfy { !$0.hasBandedRows && $0.style == nil })
        fixture.parts["xl/table1.xml"] =
            "<table \(root) \(attributes)><tableStyleInfo name=\"TableStyleDark2\" showRowStripes=\"1\"/></table>"
        let styled = try fixture.reader().readDetails(ofSheet: 0).tables
        #expect(styled.map { "\($0.name) \($0.range)" } == [table].compactMap(\.self))
        #expect(styled.allSatisfy { $0.hasBandedRows && $0.style == .dark(2) })
    }

    @Test("More columns of a table than the limit are refused by name")
    func columnsOfTable() throws {
        var limits = ReadingLimits.standard
        limits.details = 2
        for (count, code) in [(2, nil), (3, .overBudget("columns"))] as [(Int, SpreadsheetError.Code?)] {
            var fixture = WorkbookFixture()
            fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
                ("rId1", "table", "../table1.xml")
            ])
            fixture.parts["xl/table1.xml"] =
                "<table xmlns=\"\(WorkbookFixture.spreadsheet)\" ref=\"A1:C2\"><tableColumns>"
                + String(repeating: "<tableColumn name=\"a\"/>", count: count) + "</tableColumns></table>"
            var found: SpreadsheetError.Code?
            do {
                _ = try fixture.reader(limits: limits).readDetails(ofSheet: 0)
            } catch let error as SpreadsheetError {
                found = error.code
            }
            #expect(found == code)
        }
    }

    @Test("Rows without a number follow each other to the grid's end; a height counts where it is the row's own")
    func rows() throws {
        let hidden = (1...60).map { _ in "<row hidden=\"1\"/>" }.joined()
        let rows =
            hidden + #"<row r="70" ht="20" customHeight="1"/><row customHeight="1"/><row ht="20" customHeight="0"/>"#
            + #"<row outlineLevel="3"/><row collapsed="1"/><row r="1048576" hidden="1"/><row hidden="1"/>"#
        let read = try WorkbookFixture(rows).reader().readDetails(ofSheet: 0)
        #expect(read.hiddenRows == Array(1...60) + [1_048_576])
        #expect(read.rowHeights == [70: 20])
        #expect(read.rowFormats.count == 63)
        #expect(read.rowFormats[73] == RowFormat(outlineLevel: 3))
        #expect(read.rowFormats[74] == RowFormat(isCollapsed: true))
    }
}
