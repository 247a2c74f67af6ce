import SpreadsheetML
import TestSupport
import Testing

/// How cells look, read from what is written here and from what other programs write.
@Suite("Cells' looks")
struct CellStylesTests {
    @Test("A style is read as it was set")
    func roundTrip() throws {
        let edge = Border.Edge(.medium, 0x112233)
        let styles = [
            CellStyle(
                font: Font(
                    name: "Arial", size: 14.5, isBold: true, isItalic: true, isUnderlined: true, isStruckOut: true,
                    color: 0xAA0011), fill: 0xFFEE00),
            CellStyle(border: Border(left: edge, bottom: Border.Edge(.hair, 0x445566)), isLocked: false),
            CellStyle(border: Border(right: edge, top: edge), numberFormat: "0.0%"),
            CellStyle(alignment: Alignment(.right, vertical: .center, wrapsText: true, indent: 3)),
            CellStyle(border: Border(diagonal: edge, diagonalGoes: .crossed)),
            CellStyle(border: Border(diagonal: Border.Edge(.double, 0), diagonalGoes: .down)),
            CellStyle(alignment: Alignment(rotation: .degrees(90), shrinksToFit: true)),
            CellStyle(alignment: Alignment(rotation: .degrees(-90))),
            CellStyle(alignment: Alignment(.center, rotation: .stacked)),
            CellStyle(),
        ]
        var workbook = Workbook()
        var sheet = try Worksheet(name: "a")
        for (index, style) in styles.enumerated() {
            try sheet.set(.number(1), style: workbook.styles.add(style), at: "A\(index + 1)")
        }
        try workbook.add(sheet)
        let reader = try WorkbookReader(workbook.encoded())
        let looks = try reader.readStyles()
        let cells = try reader.readSheet(0).rows.map { $0.cells[0] }
        for (style, cell) in zip(styles, cells) { #expect(looks[cell] == style) }
    }

    private static let styles = #"""
        <fonts><font><b val="0"/><u val="none"/><sz val="?"/><color theme="4" tint="0.5"/></font></fonts>
        <fills><fill/><fill><patternFill patternType="solid"><fgColor indexed="2"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor indexed="63"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor auto="1"/></patternFill></fill>
        <fill><gradientFill><stop><color rgb="FF00FF00"/></stop></gradientFill></fill>
        <fill><patternFill patternType="gray125"><fgColor rgb="FF00FF00"/></patternFill></fill></fills>
        <borders><border><start style="thin"><color theme="0"/></start><end style="wavy"/></border></borders>
        <cellXfs><xf/><xf fillId="1"/><xf fillId="2"/><xf fillId="3"/><xf fillId="4" fontId="-1" borderId="99"/><xf fillId="5"/></cellXfs>
        """#

    @Test("Colours are those of the theme and of the old palette; what is odd is as in a new workbook")
    func foreign() throws {
        let cells = (0...6).map { #"<c s="\#($0)"><v>1</v></c>"# }.joined()
        var fixture = WorkbookFixture("<row>\(cells)</row>", styles: Self.styles)
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
        let scheme = [
            #"<a:dk1><a:sysClr val="windowText" lastClr="010101"/></a:dk1>"#,
            #"<a:lt1><a:sysClr val="window" lastClr="FEFEFE"/></a:lt1>"#, #"<a:dk2><a:srgbClr val="44546A"/></a:dk2>"#,
            #"<a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>"#, #"<a:accent1><a:srgbClr val="4472C4"/></a:accent1>"#,
        ]
        fixture.parts["xl/theme/theme1.xml"] =
            #"<a:theme xmlns:a="\#(drawing)"><a:themeElements><a:clrScheme name="x">\#(scheme.joined())"#
            + "</a:clrScheme></a:themeElements></a:theme>"
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "styles", "styles.xml"),
            ("rId4", "theme", "theme/theme1.xml"),
        ])
        let reader = try fixture.reader()
        let looks = try reader.readStyles()
        let read = try reader.readSheet(0).rows[0].cells.map { looks[$0] }
        // Excel's "accent 1, lighter 50 %".
        #expect(read[0].font == Font(color: 0xA2B9E2))
        #expect(read[0].border == Border(left: Border.Edge(.thin, 0xFEFEFE)))
        #expect(read.map(\.fill) == [nil, 0xFF0000, 0x333333, nil, nil, nil, nil])
        #expect(read[4].font == Font())
        #expect(read[4].border == Border())
        #expect(read[6] == CellStyle())
    }

    /// ISO 29500-1 §18.8.27
    @Test("Colours that go by a number are those of the old palette")
    func indexedColours() throws {
        let basic = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
        let palette =
            basic + basic + "800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
            + "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
            + "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
            + "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
            + "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
            + "003366 339966 003300 333300 993300 993366 333399 333333"
        let fonts = (0..<64).map { #"<font><color indexed="\#($0)"/></font>"# }.joined()
        let formats = (0..<64).map { #"<xf fontId="\#($0)"/>"# }.joined()
        let cells = (0..<64).map { #"<c s="\#($0)"><v>1</v></c>"# }.joined()
        let reader = try WorkbookFixture(
            "<row>\(cells)</row>", styles: "<fonts>\(fonts)</fonts><cellXfs>\(formats)</cellXfs>"
        ).reader()
        let styles = try reader.readStyles()
        let colours = try reader.readSheet(0).rows[0].cells.map { styles[$0].font.color?.hexadecimal ?? "none" }
        #expect(colours == palette.split(separator: " ").map(String.init))
    }

    @Test(
        "A tint moves a colour's lightness alone",
        arguments: [
            (0x4472C4, -0.25, 0x2F5496), (0x4472C4, -0.5, 0x203864), (0x4472C4, 0.8, 0xDAE3F3),
            (0xFFFFFF, -0.15, 0xD9D9D9),
            (0x000000, 0.5, 0x808080), (0x70AD47, 0.4, 0xA9D18E), (0x123456, 0, 0x123456), (0x123456, -1, 0x000000),
            (0x123456, -2, 0x000000), (0x123456, 1, 0xFFFFFF), (0x123456, 3, 0xFFFFFF), (0xFF0000, 0.5, 0xFF8080),
            (0xFF0000, -0.5, 0x800000),
        ] as [(UInt32, Double, UInt32)])
    func tints(color: UInt32, tint: Double, shown: UInt32) throws {
        let styles = "<fonts><font><color theme=\"0\" tint=\"\(tint)\"/></font></fonts><cellXfs><xf/></cellXfs>"
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>", styles: styles)
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
        let hexadecimal = Color(rgb: color).hexadecimal
        fixture.parts["xl/theme/theme1.xml"] =
            #"<a:theme xmlns:a="\#(drawing)"><a:themeElements><a:clrScheme><a:dk1><a:srgbClr val="000000"/></a:dk1>"#
            + #"<a:lt1><a:srgbClr val="\#(hexadecimal)"/></a:lt1></a:clrScheme></a:themeElements></a:theme>"#
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "styles", "styles.xml"),
            ("rId4", "theme", "theme/theme1.xml"),
        ])
        let reader = try fixture.reader()
        let read = try #require(try reader.readStyles()[reader.readSheet(0).rows[0].cells[0]].font.color)
        // Programs round differently.
        for shift in [0, 8, 16] {
            #expect(abs(Int(read.rgb >> UInt32(shift) & 0xFF) - Int(shown >> UInt32(shift) & 0xFF)) <= 1)
        }
    }

    @Test("A text's pieces keep their fonts, shared and inline")
    func richText() throws {
        let item = #"""
            <t>avant </t><r><t>sans </t></r><r><rPr><b/><sz val="9"/><color rgb="FFFF0000"/><rFont val="Arial"/></rPr><t>gras</t></r>
            <r><rPr/><t xml:space="preserve"> _x0041_</t></r><rPh sb="0" eb="1"><t>non</t></rPh>
            """#
        let rows = #"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is>\#(item)</is></c></row>"#
        let sheet = try WorkbookFixture(rows, strings: "<si><t>plain</t></si><si>\(item)</si>").sheet()
        let bold = Font(name: "Arial", size: 9, isBold: true, color: 0xFF0000)
        let expected = RichText([
            .init("avant sans "), .init("gras", font: bold), .init(" A", font: Font()),
        ])
        #expect(sheet["A1"]?.richText == nil)
        for address in ["B1", "C1"] {
            #expect(sheet[address]?.richText == expected)
            #expect(sheet.value(address) == .text("avant sans gras A"))
        }
    }

    @Test("Rich text is read as it was set, held and streamed")
    func writtenRichText() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "a")
        let text = RichText([.init("un "), .init("deux", font: Font(isItalic: true, color: 0x123456)), .init(" trois")])
        try sheet.set(text, at: "A1")
        try sheet.set(.text("un deux trois"), at: "A2")
        try workbook.add(sheet)
        let reader = try WorkbookReader(workbook.encoded())
        let cells = try reader.readSheet(0).rows.map { $0.cells[0] }
        #expect(cells.map(\.richText) == [text, nil])
        var streamed: [RichText?] = []
        try reader.forEachRow(ofSheet: 0) { streamed.append($0.cells[0].richText) }
        #expect(streamed == [text, nil])
    }

    /// ISO 29500-1 §18.8.1
    @Test(
        "A text's rotation is read from the standard's numbers, and from no other",
        arguments: [
            ("0", nil), ("1", .degrees(1)), ("90", .degrees(90)), ("91", .degrees(-1)), ("180", .degrees(-90)),
            ("181", nil), ("254", nil), ("255", .stacked), ("256", nil), ("-1", nil),
        ] as [(String, Alignment.Rotation?)])
    func rotations(number: String, rotation: Alignment.Rotation?) throws {
        let styles = "<cellXfs><xf><alignment textRotation=\"\(number)\"/></xf></cellXfs>"
        let reader = try WorkbookFixture("<row><c><v>1</v></c></row>", styles: styles).reader()
        let cell = try reader.readSheet(0).rows[0].cells[0]
        #expect(try reader.readStyles()[cell].alignment.rotation == rotation)
    }

    /// The looks of cells that have each of these formats.
    private func looks(styles: String, count: Int, scheme: String? = nil) throws -> [CellStyle] {
        let cells = (0..<count).map { #"<c s="\#($0)"><v>1</v></c>"# }.joined()
        var fixture = WorkbookFixture("<row>\(cells)</row>", styles: styles)
        if let scheme {
            let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
            fixture.parts["xl/theme/theme1.xml"] =
                #"<a:theme xmlns:a="\#(drawing)"><a:themeElements><a:clrScheme>\#(scheme)</a:clrScheme></a:themeElements></a:theme>"#
            fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "styles", "styles.xml"),
                ("rId4", "theme", "theme/theme1.xml"),
            ])
        }
        let reader = try fixture.reader()
        let looks = try reader.readStyles()
        return try reader.readSheet(0).rows[0].cells.map { looks[$0] }
    }

    private func fonts(_ properties: [String], scheme: String? = nil) throws -> [Font] {
        let fonts = properties.map { "<font>\($0)</font>" }.joined()
        let formats = properties.indices.map { #"<xf fontId="\#($0)"/>"# }.joined()
        return try looks(
            styles: "<fonts>\(fonts)</fonts><cellXfs>\(formats)</cellXfs>", count: properties.count, scheme: scheme
        ).map(\.font)
    }

    @Test("A property of a font that is there without a value is on; one of an odd value is as in a new font")
    func fontProperties() throws {
        let expected: [(String, Font)] = [
            ("<b/>", Font(isBold: true)), (#"<b val="on"/>"#, Font(isBold: true)), (#"<b val="0"/>"#, Font()),
            (#"<b val="x"/>"#, Font()), ("<i/>", Font(isItalic: true)), (#"<i val="false"/>"#, Font()),
            ("<strike/>", Font(isStruckOut: true)), (#"<strike val="off"/>"#, Font()),
            ("<u/>", Font(isUnderlined: true)), (#"<u val="double"/>"#, Font(isUnderlined: true)),
            (#"<u val="none"/>"#, Font()), (#"<sz val="9.5"/>"#, Font(size: 9.5)), ("<sz/>", Font()),
            (#"<sz val="x"/>"#, Font()), (#"<name val="Arial"/>"#, Font(name: "Arial")), ("<name/>", Font()),
            (#"<rFont val="Arial"/>"#, Font(name: "Arial")), (#"<color rgb="FF112233"/>"#, Font(color: 0x112233)),
            (#"<color rgb="112233"/>"#, Font(color: 0x112233)), (#"<color rgb="FFF"/>"#, Font()),
            (#"<color rgb="FFxx2233"/>"#, Font()), (#"<color indexed="64"/>"#, Font()),
            (#"<color indexed="-1"/>"#, Font()), ("<color/>", Font()), (#"<charset val="1"/>"#, Font()),
        ]
        #expect(try fonts(expected.map(\.0)) == expected.map(\.1))
    }

    @Test("Edges go by either name, and are black where nothing says otherwise")
    func edges() throws {
        let thick = Border.Edge(.thick, 0)
        let blue = Border.Edge(.thin, 0x0000FF)
        let expected: [(String, Border)] = [
            (#"<border><left style="thick"/><right style="thick"/></border>"#, Border(left: thick, right: thick)),
            (#"<border><start style="thick"/></border>"#, Border(left: thick)),
            (#"<border><end style="thin"><color rgb="FF0000FF"/></end></border>"#, Border(right: blue)),
            (#"<border><top style="thin"><color indexed="4"/></top></border>"#, Border(top: blue)),
            (#"<border><bottom style="thin"><color rgb="0000FF"/></bottom></border>"#, Border(bottom: blue)),
            (#"<border diagonalUp="1"><diagonal style="thick"/></border>"#, Border(diagonal: thick)),
            (
                #"<border diagonalDown="1"><diagonal style="thick"/></border>"#,
                Border(diagonal: thick, diagonalGoes: .down)
            ),
            (
                #"<border diagonalDown="1" diagonalUp="true"><diagonal style="thick"/></border>"#,
                Border(diagonal: thick, diagonalGoes: .crossed)
            ),
            (#"<border><left style="none"><color rgb="FF0000FF"/></left><vertical style="thin"/></border>"#, Border()),
        ]
        let formats = expected.indices.map { #"<xf borderId="\#($0)"/>"# }.joined()
        let styles = "<borders>\(expected.map(\.0).joined())</borders><cellXfs>\(formats)</cellXfs>"
        #expect(try looks(styles: styles, count: expected.count).map(\.border) == expected.map(\.1))
    }

    @Test("A cell is locked unless its format says that it is not; an odd alignment is none")
    func protectionAndAlignment() throws {
        let expected: [(String, CellStyle)] = [
            (#"<xf><protection hidden="1"/></xf>"#, CellStyle()), (#"<xf><protection locked="1"/></xf>"#, CellStyle()),
            (#"<xf><protection locked="0"/></xf>"#, CellStyle(isLocked: false)),
            (#"<xf><protection locked="x"/></xf>"#, CellStyle()),
            (
                #"<xf><alignment horizontal="odd" vertical="top"/></xf>"#,
                CellStyle(alignment: Alignment(vertical: .top))
            ),
            (
                #"<xf><alignment horizontal="right" wrapText="1"/></xf>"#,
                CellStyle(alignment: Alignment(.right, wrapsText: true))
            ),
            (
                #"<xf><alignment indent="2" shrinkToFit="1"/></xf>"#,
                CellStyle(alignment: Alignment(indent: 2, shrinksToFit: true))
            ),
        ]
        let styles = "<cellXfs>\(expected.map(\.0).joined())</cellXfs>"
        #expect(try looks(styles: styles, count: expected.count) == expected.map(\.1))
    }

    /// ISO 29500-1 §18.3.1.4: `s` is 0 where it is not said.
    @Test("A cell that says nothing of its look has the first of the table")
    func firstLook() throws {
        let styles =
            "<fonts><font><b/></font></fonts>"
            + #"<cellXfs><xf fontId="0" numFmtId="9"/><xf fontId="7" numFmtId="2"/></cellXfs>"#
        let reader = try WorkbookFixture(#"<row><c><v>1</v></c><c s="1"><v>1</v></c></row>"#, styles: styles).reader()
        let looks = try reader.readStyles()
        let cells = try reader.readSheet(0).rows[0].cells
        #expect(
            cells.map { looks[$0] } == [
                CellStyle(font: Font(isBold: true), numberFormat: "0%"), CellStyle(numberFormat: "0.00"),
            ])
    }

    /// ISO 29500-1 §20.1.6.2, but that light and dark change places.
    @Test("A theme's colours go by their places, light before dark")
    func themePlaces() throws {
        func colours(_ scheme: String, _ places: [Int]) throws -> [Color?] {
            try fonts(places.map { #"<color theme="\#($0)"/>"# }, scheme: scheme).map(\.color)
        }
        let six = (1...6).map { #"<a:c\#($0)><a:srgbClr val="00000\#($0)"/></a:c\#($0)>"# }.joined()
        #expect(try colours(six, Array(0...6) + [-1]) == [2, 1, 4, 3, 5, 6, nil, nil])
        let system = #"<a:dk1><a:sysClr val="windowText"/></a:dk1><a:lt1><a:sysClr val="window"/></a:lt1>"#
        #expect(try colours(system, [0, 1]) == [0xFFFFFF, 0x000000])
        #expect(try colours(#"<a:dk1><a:srgbClr val="FFF"/></a:dk1><a:lt1/>"#, [0, 1]) == [0, 0])
    }

    @Test("A theme of more colours than any has costs the colours, not the workbook", arguments: [64, 65])
    func crowdedTheme(count: Int) throws {
        let scheme = String(repeating: #"<a:c><a:srgbClr val="112233"/></a:c>"#, count: count)
        let colours = try fonts([#"<color theme="0"/>"#, #"<color theme="63"/>"#], scheme: scheme).map(\.color)
        #expect(colours == Array(repeating: count == 64 ? 0x112233 : nil, count: 2))
    }

    @Test("A rich text without a character is none")
    func emptyRichText() throws {
        let item = "<r><rPr><b/></rPr><t/></r>"
        let rows = #"<row><c t="s"><v>0</v></c><c t="inlineStr"><is>\#(item)</is></c></row>"#
        let cells = try WorkbookFixture(rows, strings: "<si>\(item)</si>").sheet().rows[0].cells
        #expect(cells.map(\.richText) == [nil, nil])
        #expect(cells.map(\.value) == [.text(""), .text("")])
    }
}
