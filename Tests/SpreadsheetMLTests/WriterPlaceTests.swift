import SpreadsheetML
import TestSupport
import Testing

/// Where things stand on a sheet and in its workbook, to the letter, up to the grid's edges.
@Suite("Places that are written")
struct WriterPlaceTests {
    private func package(_ fill: (inout Workbook, inout Worksheet) throws -> Void) throws -> PatchedPackage {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "S")
        try fill(&workbook, &sheet)
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        return try PatchedPackage(bytes)
    }

    /// Columns and rows from 0, with offsets in pixels: left, top, right, bottom.
    @Test(
        "A comment stands beside its cell, as high as its text, and within the grid",
        arguments: [
            ("A1", "", "1, 15, 0, 10, 3, 15, 4, 4"), ("A2", "a", "1, 15, 0, 10, 3, 15, 4, 4"),
            ("B3", "a", "2, 15, 1, 10, 4, 15, 5, 4"),
            ("B3", String(repeating: "a", count: 59), "2, 15, 1, 10, 4, 15, 5, 4"),
            ("B3", String(repeating: "a", count: 79), "2, 15, 1, 10, 4, 15, 6, 4"),
            ("B3", String(repeating: "a", count: 80), "2, 15, 1, 10, 4, 15, 7, 4"),
            ("B3", "a\n\nb\nc", "2, 15, 1, 10, 4, 15, 6, 4"),
            ("B3", String(repeating: "a", count: 2_000), "2, 15, 1, 10, 4, 15, 41, 4"),
            ("XFA1", "a", "16381, 15, 0, 10, 16383, 15, 4, 4"), ("XEZ1", "a", "16380, 15, 0, 10, 16382, 15, 4, 4"),
            ("XFD1048576", "a", "16381, 15, 1048571, 10, 16383, 15, 1048575, 4"),
            ("A1048573", "a", "1, 15, 1048571, 10, 3, 15, 1048575, 4"),
            ("A1048572", "a", "1, 15, 1048570, 10, 3, 15, 1048574, 4"),
        ])
    func comments(address: String, text: String, anchor: String) throws {
        let package = try package { $1.comments = [CellComment(try SampleWorkbook.cell(address), text)] }
        let shapes = try #require(package["xl/drawings/vmlDrawing1.vml"])
        #expect(shapes.contains("<x:Anchor>\(anchor)</x:Anchor>"), "\(shapes)")
    }

    @Test(
        "Shapes of comments have ids in blocks of 1 024, each of one sheet",
        arguments: [(1_023, "1", 2), (1_024, "1,2", 3)])
    func shapeBlocks(count: Int, blocks: String, next: Int) throws {
        let package = try package { workbook, sheet in
            var first = try Worksheet(name: "A")
            first.comments = try (1...count).map { CellComment(try SampleWorkbook.cell("A\($0)"), "") }
            try workbook.add(first)
            sheet.comments = [CellComment(try SampleWorkbook.cell("A1"), "")]
        }
        let first = try #require(package["xl/drawings/vmlDrawing1.vml"])
        #expect(first.contains("<o:idmap v:ext=\"edit\" data=\"\(blocks)\"/>"))
        #expect(first.contains("id=\"_x0000_s1025\"") && first.contains("id=\"_x0000_s\(1_024 + count)\""))
        let second = try #require(package["xl/drawings/vmlDrawing2.vml"])
        #expect(second.contains("data=\"\(next)\"/>") && second.contains("id=\"_x0000_s\(next * 1_024 + 1)\""))
    }

    @Test("An author of several comments is listed once")
    func authors() throws {
        let package = try package { _, sheet in
            sheet.comments = try ["Zoé", "Léa", "Zoé"].enumerated().map { row, author in
                CellComment(try SampleWorkbook.cell("A\(row + 1)"), "t", author: author)
            }
        }
        let comments = try #require(package["xl/comments1.xml"])
        #expect(comments.contains("<authors><author>Zoé</author><author>Léa</author></authors>"))
        #expect(
            comments.matches(of: /ref="(\w+)" authorId="(\d)"/).map { "\($0.output.1) \($0.output.2)" }
                == ["A1 0", "A2 1", "A3 0"])
    }

    @Test(
        "A picture over a range ends at the cell behind the last, at the grid's end at the last itself",
        arguments: [
            ("B2:C3", (1, 1), (3, 3)), ("XFC1048575:XFC1048575", (16_382, 1_048_574), (16_383, 1_048_575)),
            ("XFD1048576", (16_383, 1_048_575), (16_383, 1_048_575)),
        ] as [(String, (Int, Int), (Int, Int))])
    func pictures(range: String, from: (Int, Int), to: (Int, Int)) throws {
        func corner(_ name: String, _ corner: (Int, Int)) -> String {
            "<xdr:\(name)><xdr:col>\(corner.0)</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>\(corner.1)</xdr:row>"
                + "<xdr:rowOff>0</xdr:rowOff></xdr:\(name)>"
        }
        var workbook = Workbook()
        var sheet = try Worksheet(name: "S")
        let anchor = Picture.Anchor.range(try SampleWorkbook.range(range))
        sheet.pictures = [try Picture(SampleImage.png, anchor: anchor, alternativeText: "")]
        try workbook.add(sheet)
        let drawing = try #require(try PatchedPackage(workbook.encoded())["xl/drawings/drawing1.xml"])
        #expect(drawing.contains("<xdr:twoCellAnchor>" + corner("from", from) + corner("to", to)), "\(drawing)")
    }

    @Test(
        "A view is frozen below, beside, or not at all; the cell that is chosen is in it",
        arguments: [
            (nil, nil, "/>"), ("A1", nil, "></sheetView>"),
            ("A1", "C3", "><selection activeCell=\"C3\" sqref=\"C3\"/></sheetView>"),
            (nil, "C3", "><selection activeCell=\"C3\" sqref=\"C3\"/></sheetView>"),
            (
                "A4", "C3",
                "><pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                    + "<selection pane=\"bottomLeft\" activeCell=\"C3\" sqref=\"C3\"/></sheetView>"
            ),
            (
                "C1", nil,
                "><pane xSplit=\"2\" topLeftCell=\"C1\" activePane=\"topRight\" state=\"frozen\"/>"
                    + "<selection pane=\"topRight\"/></sheetView>"
            ),
        ] as [(String?, String?, String)])
    func panes(frozen: String?, active: String?, view: String) throws {
        let xml = try WrittenSheet.xml { sheet in
            sheet.frozenAt = try frozen.map(SampleWorkbook.cell)
            sheet.activeCell = try active.map(SampleWorkbook.cell)
        }
        let ends = view == "></sheetView>" ? [view, "/>"] : [view]
        let written = ends.map { "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"\($0)</sheetViews>" }
        #expect(written.contains { xml.contains($0) }, "\(xml)")
    }

    @Test("A sheet says its deepest outline, of rows and of columns")
    func outlines() throws {
        let xml = try WrittenSheet.xml { sheet in
            sheet.columns = [
                ColumnWidth(1...1, width: 9, outlineLevel: 2), ColumnWidth(2...3, width: 9, outlineLevel: 3),
                ColumnWidth(4...4, width: 9, outlineLevel: 1),
            ]
        }
        #expect(xml.contains("<sheetFormatPr defaultRowHeight=\"15\" outlineLevelCol=\"3\"/>"))
        #expect(
            xml.contains("<col min=\"2\" max=\"3\" width=\"9\" customWidth=\"1\" outlineLevel=\"3\"/>"), "\(xml)")
        let rows = try WrittenSheet.xml { sheet in
            for (row, level) in [2, 3, 1].enumerated() {
                sheet.setFormat(RowFormat(outlineLevel: level), ofRow: row + 1)
            }
        }
        #expect(rows.contains("<sheetFormatPr defaultRowHeight=\"15\" outlineLevelRow=\"3\"/>"))
    }

    @Test("A page has the header and the footer that it was given, and a tab its colour")
    func pages() throws {
        for (header, footer, written) in [
            ("", "", ""), ("&LA", "", "<headerFooter><oddHeader>&amp;LA</oddHeader></headerFooter>"),
            ("", "&RB", "<headerFooter><oddFooter>&amp;RB</oddFooter></headerFooter>"),
        ] {
            let xml = try WrittenSheet.xml { $0.printSetup = PrintSetup(.portrait, header: header, footer: footer) }
            #expect(xml.contains("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"))
            #expect(xml.contains("orientation=\"portrait\"/>" + written))
            #expect(xml.contains("<headerFooter>") == !written.isEmpty)
        }
        let coloured = try WrittenSheet.xml { $0.tabColor = 0x123456 }
        #expect(coloured.contains("<sheetPr><tabColor rgb=\"FF123456\"/></sheetPr>"))
        #expect(!coloured.contains("<pageMargins"))
    }

    @Test("Names are sorted without regard to case, each before those of the sheets in their order")
    func names() throws {
        let package = try package { workbook, sheet in
            var first = try Worksheet(name: "L'été")
            first.autoFilter = try SampleWorkbook.range("A1:B2")
            first.printSetup = PrintSetup(.portrait, repeatedRows: 1...2, area: try SampleWorkbook.range("A1:D9"))
            try workbook.add(first)
            sheet.printSetup = PrintSetup(.portrait, repeatedRows: 3...3)
            try workbook.add(Worksheet(name: "T"))
            for (name, formula, scope) in [("zeta", "4", nil), ("UN", "3", 1), ("un", "1", nil), ("Un", "2", 0)]
                as [(String, String, Int?)]
            {
                try workbook.define(DefinedName(name, formula: formula, scope: scope))
            }
        }
        let workbook = try #require(package["xl/workbook.xml"])
        #expect(
            workbook.contains(
                """
                <definedNames>\
                <definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'L''été'!$A$1:$B$2</definedName>\
                <definedName name="_xlnm.Print_Area" localSheetId="0">'L''été'!$A$1:$D$9</definedName>\
                <definedName name="_xlnm.Print_Titles" localSheetId="0">'L''été'!$1:$2</definedName>\
                <definedName name="_xlnm.Print_Titles" localSheetId="2">'S'!$3:$3</definedName>\
                <definedName name="un">1</definedName><definedName name="Un" localSheetId="0">2</definedName>\
                <definedName name="UN" localSheetId="1">3</definedName><definedName name="zeta">4</definedName>\
                </definedNames>
                """), "\(workbook)")
    }

    @Test("Dates in cells without a date's format get one each, beside all else of their look")
    func datedStyles() throws {
        let package = try package { workbook, sheet in
            let red = workbook.styles.add(CellStyle(fill: 0xFF0000))
            let timed = workbook.styles.add(CellStyle(numberFormat: "h:mm"))
            let date = CellValue.date(SerialDate(serial: 46_023))
            for (address, value, style) in [
                ("A1", date, StyleID.normal), ("B1", date, red), ("C1", date, .normal), ("D1", .number(1), red),
                ("E1", date, timed), ("F1", date, red), ("G1", .number(1), .normal),
            ] as [(String, CellValue, StyleID)] {
                try sheet.set(value, style: style, at: address)
            }
        }
        let xml = try #require(package["xl/worksheets/sheet1.xml"])
        let styles = xml.matches(of: /<c r="(\w+)"(?: s="(\d+)")?>/).map { "\($0.output.1)\($0.output.2 ?? "")" }
        #expect(styles == ["A13", "B14", "C13", "D11", "E12", "F14", "G1"])
        let written = try #require(package["xl/styles.xml"])
        #expect(written.contains("<cellXfs count=\"5\">"))
        #expect(written.contains("<numFmts count=\"2\">"))
    }

    @Test("Properties of one's own are numbered from 2")
    func properties() throws {
        let package = try package { workbook, _ in
            workbook.properties.custom = [CustomProperty(name: "a", value: "1"), CustomProperty(name: "b", value: "2")]
        }
        let custom = try #require(package["docProps/custom.xml"])
        #expect(
            custom.matches(of: /pid="(\d+)" name="(\w)"/).map { "\($0.output.1) \($0.output.2)" } == ["2 a", "3 b"])
    }

    @Test("A table's columns are numbered from 1, and a heading's line break is escaped")
    func columns() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "S")
        try sheet.set(.text("x"), at: "A1")
        try sheet.set(.text("y\nz"), at: "B1")
        sheet.tables = [SheetTable(name: "T", try SampleWorkbook.range("A1:B2"))]
        try workbook.add(sheet)
        let table = try #require(try PatchedPackage(workbook.encoded())["xl/tables/table1.xml"])
        let columns = #"<tableColumn id="1" name="x"/><tableColumn id="2" name="y_x000a_z"/>"#
        #expect(table.contains(#"<tableColumns count="2">\#(columns)</tableColumns>"#), "\(table)")
    }

    @Test("A stream that is busy, or ended, says which sheet it is about")
    func streamWords() throws {
        let stream = try WorkbookStream()
        var kept: StreamedRows?
        try stream.addSheet(named: "A") { rows in
            for attempt in [{ try stream.addSheet(named: "B") { _ in } }, { _ = try stream.finish() }] {
                let error = #expect(throws: SpreadsheetError.self) { try attempt() }
                #expect(error?.code == .outOfOrder("A"))
                #expect(error?.description == "A: the sheet 'A' is being written")
            }
            kept = rows
        }
        let late = #expect(throws: SpreadsheetError.self) { try kept?.append([.number(1)]) }
        #expect(late?.description == "A: the sheet 'A' is written already")
        _ = try stream.finish()
        for attempt in [{ try stream.addSheet(named: "B") { _ in } }, { _ = try stream.finish() }] {
            let error = #expect(throws: SpreadsheetError.self) { try attempt() }
            #expect(error?.code == .outOfOrder("workbook"))
            #expect(error?.description == "the file has been finished")
        }
    }
}
