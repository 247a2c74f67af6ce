import SpreadsheetML
import TestSupport
import Testing

@Suite("Rows, columns, sheets and pictures that are laid out")
struct SheetLayoutTests {
    @Test("A picture knows its image's size")
    func sizes() throws {
        let cell = try SampleWorkbook.cell("B2")
        let png = try Picture(SampleImage.png, at: cell, alternativeText: "")
        #expect((png.format, png.width, png.height) == (.png, 8, 6))
        let header = try Picture(Array(SampleImage.png.prefix(24)), at: cell, alternativeText: "")
        #expect((header.width, header.height) == (8, 6))
        #expect(throws: SpreadsheetError.self) {
            try Picture(Array(SampleImage.png.prefix(23)), at: cell, alternativeText: "")
        }
        let jpeg = try Picture(SampleImage.jpeg, at: cell, alternativeText: "")
        #expect((jpeg.format, jpeg.width, jpeg.height) == (.jpeg, 9, 7))
        #expect(jpeg.anchor == .cell(cell, width: 9, height: 7))
    }

    /// ISO/IEC 10918-1 §B.1.1.3
    @Test(
        "A JPEG file's size is that of its frame, whatever its kind and whatever stands before it",
        arguments: [
            ([], 0xC0, true), ([], 0xC2, true), ([], 0xC7, true), ([], 0xCF, true), ([], 0xC4, false),
            ([], 0xC8, false), ([], 0xCC, false), ([], 0xDA, false), ([0xFF, 0xE0, 0, 4, 1, 2], 0xC0, true),
            ([0xFF, 0xC4, 0, 2, 0xFF, 0xCC, 0, 3, 7], 0xC1, true), ([0xFF, 0xFF, 0xFF], 0xC0, true),
            ([0xFF, 0xE1, 1, 0] + Array(repeating: 0, count: 254), 0xC3, true), ([0], 0xC0, false),
            ([0xFF, 0xE0, 0, 40], 0xC0, false),
        ] as [([UInt8], UInt8, Bool)])
    func jpegFrames(before: [UInt8], marker: UInt8, isFrame: Bool) throws {
        let bytes = [0xFF, 0xD8] + before + [0xFF, marker, 0, 9, 8, 1, 2, 3, 4]
        func picture(_ bytes: [UInt8]) throws -> Picture {
            try Picture(bytes, at: SampleWorkbook.cell("A1"), alternativeText: "")
        }
        guard isFrame else {
            #expect(throws: SpreadsheetError.self) { try picture(bytes) }
            return
        }
        let read = try picture(bytes)
        #expect((read.format, read.width, read.height) == (.jpeg, 0x304, 0x102))
        #expect(throws: SpreadsheetError.self) { try picture(bytes.dropLast()) }
    }

    @Test("An image stands in the file once, however many sheets show it")
    func images() throws {
        var workbook = Workbook()
        for name in ["A", "B"] {
            var sheet = try Worksheet(name: name)
            sheet.pictures = try [SampleImage.png, SampleImage.jpeg, SampleImage.png].map {
                try Picture($0, at: SampleWorkbook.cell("A1"), alternativeText: "")
            }
            try workbook.add(sheet)
        }
        let bytes = try workbook.encoded()
        expectClean(bytes)
        let entries = try PatchedPackage(bytes).entries
        #expect(entries.first { $0.name == "xl/media/image1.png" }?.bytes == SampleImage.png)
        #expect(entries.first { $0.name == "xl/media/image2.jpeg" }?.bytes == SampleImage.jpeg)
        #expect(entries.count { $0.name.hasPrefix("xl/media/") } == 2)
        let relationships = try PatchedPackage(bytes)["xl/drawings/_rels/drawing2.xml.rels"]
        #expect(relationships?.matches(of: /<Relationship\s/).count == 2)
    }

    @Test("A row's height, format and cells are set in any order")
    func rows() throws {
        var sheet = try Worksheet(name: "Feuille")
        sheet.setHeight(30, ofRow: 2)
        sheet.setFormat(RowFormat(isHidden: true, outlineLevel: 1), ofRow: 2)
        try sheet.set(.number(1), at: "A2")
        #expect(sheet.format(ofRow: 2) == RowFormat(isHidden: true, outlineLevel: 1))
        #expect(sheet.format(ofRow: 3) == RowFormat())
        let xml = try WrittenSheet.xml { $0 = sheet }
        #expect(xml.contains("<row r=\"2\" ht=\"30\" customHeight=\"1\" hidden=\"1\" outlineLevel=\"1\"><c "))
        #expect(xml.contains("<sheetFormatPr defaultRowHeight=\"15\" outlineLevelRow=\"1\"/>"))
    }

    @Test("Sheets of another workbook bring the looks of their rows and columns")
    func moved() throws {
        var other = Workbook()
        let red = other.styles.add(CellStyle(fill: 0xFF0000))
        var sheet = try Worksheet(name: "B")
        sheet.columns = [ColumnWidth(1...2, width: 9, style: red)]
        sheet.setFormat(RowFormat(style: red), ofRow: 4)
        try other.add(sheet)
        var workbook = Workbook()
        _ = workbook.styles.add(CellStyle(fill: 0x00FF00))
        try workbook.add(contentsOf: other)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        let xml = try #require(try PatchedPackage(bytes)["xl/worksheets/sheet1.xml"])
        #expect(xml.contains("<col min=\"1\" max=\"2\" width=\"9\" style=\"2\" customWidth=\"1\"/>"))
        #expect(xml.contains("<row r=\"4\" s=\"2\" customFormat=\"1\"/>"))
    }

    @Test("Sheets are shown, hidden and hidden well; the first that is shown opens")
    func visibility() throws {
        var workbook = Workbook()
        for (name, visibility) in [("A", .hidden), ("B", .veryHidden), ("C", .visible)]
            as [(String, SheetInfo.Visibility)]
        {
            var sheet = try Worksheet(name: name)
            sheet.visibility = visibility
            try workbook.add(sheet)
        }
        let bytes = try workbook.encoded()
        expectClean(bytes)
        #expect(try WorkbookReader(bytes).sheets.map(\.visibility) == [.hidden, .veryHidden, .visible])
        #expect(try PatchedPackage(bytes)["xl/workbook.xml"]?.contains("activeTab=\"2\"") == true)
        try workbook.update(sheet: "C") { $0.visibility = .hidden }
        let error = #expect(throws: SpreadsheetError.self) { try workbook.encoded() }
        #expect(error?.code == .noVisibleSheet)
    }

    @Test("Heights and looks of rows that a streamed sheet has no cells for are those of the rows that come")
    func streamedFrame() throws {
        let stream = try WorkbookStream()
        var sheet = try Worksheet(name: "S")
        try sheet.set(.text("head"), at: "A1")
        sheet.setHeight(40, ofRow: 2)
        sheet.setFormat(RowFormat(isHidden: true), ofRow: 3)
        sheet.setFormat(RowFormat(outlineLevel: 2), ofRow: 5)
        sheet.setHeight(50, ofRow: 9)
        try stream.addSheet(sheet) { rows in
            #expect(rows.count == 1)
            try rows.append([.number(2)])
            try rows.append(cells: [StreamedCell(.number(3))], height: 30)
            rows.skip(2)
            try rows.append([.number(6)])
        }
        let bytes = try stream.finish()
        #expect(PackageAudit.findings(in: bytes, from: .ourStream).isEmpty)
        let reader = try WorkbookReader(bytes)
        #expect(try reader.readSheet(0).rows.map(\.index).filter { $0 != 5 && $0 != 9 } == [1, 2, 3, 6])
        let details = try reader.readDetails(ofSheet: 0)
        #expect(details.rowHeights == [2: 40, 3: 30, 9: 50])
        #expect(details.rowFormats == [3: RowFormat(isHidden: true), 5: RowFormat(outlineLevel: 2)])
    }

    @Test("Each setting of the view, the rows, the page and the protection is written, under its own name")
    func settings() throws {
        let xml = try WrittenSheet.xml { sheet in
            try sheet.set(.number(1), at: "A1")
            sheet.zoom = 75
            sheet.showsGridLines = false
            sheet.activeCell = try SampleWorkbook.cell("C4")
            sheet.frozenAt = try SampleWorkbook.cell("B3")
            sheet.defaultRowHeight = 18
            sheet.setHeight(30, ofRow: 2, growsWithText: true)
            sheet.protection = SheetProtection(allowsFormattingColumns: false, allowsFormattingRows: true)
            var setup = PrintSetup(.portrait, fitToWidth: 2, fitToHeight: 3, centersHorizontally: false)
            (setup.margins.left, setup.margins.right, setup.margins.top) = (0.1, 0.2, 0.3)
            (setup.margins.bottom, setup.margins.header, setup.margins.footer) = (0.4, 0.5, 0.6)
            sheet.printSetup = setup
        }
        let expected = [
            #"<sheetView showGridLines="0" tabSelected="1" zoomScale="75" zoomScaleNormal="75" workbookViewId="0">"#,
            #"<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>"#,
            #"<selection pane="bottomRight" activeCell="C4" sqref="C4"/>"#, #"<sheetFormatPr defaultRowHeight="18"/>"#,
            #"<row r="2" ht="30"/>"#,
            #"<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="1" formatRows="0"/>"#,
            #"<pageMargins left="0.1" right="0.2" top="0.3" bottom="0.4" header="0.5" footer="0.6"/>"#,
            #"<pageSetup paperSize="9" fitToWidth="2" fitToHeight="3" orientation="portrait"/>"#,
        ]
        for piece in expected { #expect(xml.contains(piece), "\(piece)") }
        #expect(!xml.contains("printOptions"))
    }

    @Test("A window's size and its tabs' share are its own")
    func window() throws {
        var workbook = Workbook()
        try workbook.add(Worksheet(name: "a"))
        workbook.window = WorkbookWindow(width: 12_000, height: 9_000, tabRatio: 250)
        let xml = try #require(try PatchedPackage(workbook.encoded())["xl/workbook.xml"])
        #expect(xml.contains(#"windowWidth="12000" windowHeight="9000" tabRatio="250""#))
    }

    @Test("A link shows its cell's text, where it has one")
    func displayedTexts() throws {
        let places = ["A1", "B1", "A2", "A3", "B3", "C3", "C9"]
        let xml = try WrittenSheet.xml { sheet in
            try sheet.set(.text("un"), at: "A1")
            try sheet.set(.text("deux"), at: "A3")
            try sheet.set(.number(3), at: "B3")
            try sheet.set(.text("trois"), at: "C3")
            sheet.hyperlinks = try places.map { Hyperlink(try SampleWorkbook.cell($0), to: .place("Feuille!A1")) }
        }
        let texts = ["A1": "un", "A3": "deux", "C3": "trois"]
        for place in places {
            let display = texts[place].map { " display=\"\($0)\"" } ?? ""
            #expect(xml.contains("<hyperlink ref=\"\(place)\" location=\"Feuille!A1\"\(display)/>"), "\(place)")
        }
    }

    @Test("What nobody says is so")
    func defaults() throws {
        let workbook = Workbook()
        #expect((workbook.activeSheet, workbook.compressionLevel, workbook.dateSystem) == (0, 5, .from1900))
        #expect(WorkbookWindow(width: 1, height: 2) == WorkbookWindow(width: 1, height: 2, tabRatio: 600))
        var sheet = try Worksheet(name: "S")
        #expect((sheet.zoom, sheet.defaultRowHeight, sheet.showsGridLines) == (100, 15, true))
        #expect((Worksheet.textLimit, Worksheet.nameLimit, Worksheet.formulaLimit) == (32_767, 31, 8_192))
        sheet.setHeight(9, ofRow: 2)
        #expect((sheet.height(ofRow: 1), sheet.height(ofRow: 2)) == (nil, 9))
        let protection = SheetProtection()
        #expect((protection.allowsFormattingColumns, protection.allowsFormattingRows) == (true, true))
        let row = RowFormat()
        #expect((row.style, row.isHidden, row.outlineLevel, row.isCollapsed) == (.normal, false, 0, false))
        let column = ColumnWidth(1...2, width: 9)
        #expect((column.style, column.isHidden, column.outlineLevel, column.isCollapsed) == (.normal, false, 0, false))
        let print = PrintSetup(.landscape)
        #expect((print.fitToWidth, print.fitToHeight, print.paper, print.centersHorizontally) == (1, 0, .a4, true))
        let margins = print.margins
        #expect((margins.left, margins.right, margins.top) == (0.5, 0.5, 0.75))
        #expect((margins.bottom, margins.header, margins.footer) == (0.65, 0.3, 0.3))
        let font = Font()
        #expect((font.name, font.size, font.color) == ("Calibri", 11, nil))
        #expect((font.isBold, font.isItalic, font.isUnderlined, font.isStruckOut) == (false, false, false, false))
        let style = CellStyle()
        #expect((style.fill, style.numberFormat, style.isLocked) == (nil, .general, true))
        #expect((style.border.diagonalGoes, style.border.diagonal) == (.up, nil))
        let alignment = style.alignment
        #expect((alignment.wrapsText, alignment.indent, alignment.shrinksToFit) == (false, 0, false))
        let range = try SampleWorkbook.range("A1:B2")
        let rule = DataValidation([range], .any)
        #expect((rule.severity, rule.allowsBlank, rule.prompt, rule.error) == (.stop, true, "", ""))
        #expect(!ConditionalFormat([range], when: .expression("1")).stopsIfTrue)
        let table = SheetTable(name: "T", range)
        #expect((table.hasBandedRows, table.style) == (false, nil))
        #expect(SerialDate(serial: 1).system == .from1900)
        #expect(SerialDate(daysSince1970: 1).system == .from1900)
        #expect(SerialDate(year: 2026, month: 1, day: 31)?.system == .from1900)
        #expect(SerialDate(secondsSince1970: 1).system == .from1900)
    }

    @Test("A colour is six digits, of which no more are kept")
    func colours() {
        #expect(Color(rgb: 0x000A0B).hexadecimal == "000A0B")
        #expect(Color(rgb: 0xFF12_3456) == Color(rgb: 0x12_3456))
        #expect(Color(rgb: 0).hexadecimal == "000000")
        #expect((0xFFFFFF as Color).hexadecimal == "FFFFFF")
    }

    @Test("A validation is the same as another that differs by its cells alone")
    func sameValidations() throws {
        let (here, there) = (try SampleWorkbook.range("A1"), try SampleWorkbook.range("B2:C3"))
        let rule = DataValidation([here], .list(["a"]), promptTitle: "t", prompt: "p", errorTitle: "e", error: "x")
        var other = rule
        other.ranges = [there, here]
        #expect(rule.isTheSame(as: other) && other.isTheSame(as: rule))
        let changes: [(inout DataValidation) -> Void] = [
            { $0.rule = .list(["b"]) }, { $0.severity = .warning }, { $0.allowsBlank = false },
            { $0.promptTitle = "u" },
            { $0.prompt = "q" }, { $0.errorTitle = "f" }, { $0.error = "y" },
        ]
        for change in changes {
            var changed = other
            change(&changed)
            #expect(!rule.isTheSame(as: changed), "\(changed)")
        }
    }

    @Test("A picture is as large as its file says in all its bytes, and has a size")
    func largeSizes() throws {
        func picture(_ bytes: [UInt8]) throws -> Picture {
            try Picture(bytes, at: SampleWorkbook.cell("A1"), alternativeText: "")
        }
        let png = Array(SampleImage.png.prefix(16))
        let read = try picture(png + [1, 2, 3, 4, 5, 6, 7, 8])
        #expect((read.width, read.height) == (0x0102_0304, 0x0506_0708))
        for size: [UInt8] in [[0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 1, 0, 0, 0, 0]] {
            #expect(throws: SpreadsheetError.self) { try picture(png + size) }
        }
        for marker in UInt8(0xC0)...0xCF {
            let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, marker, 0, 9, 8]
            let isFrame = ![0xC4, 0xC8, 0xCC].contains(marker)
            #expect(((try? picture(jpeg + [0, 1, 0, 1])) != nil) == isFrame, "\(marker)")
            #expect((try? picture(jpeg + [0, 0, 0, 1])) == nil)
            #expect((try? picture(jpeg + [0, 1, 0, 0])) == nil)
        }
    }
}
