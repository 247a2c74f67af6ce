import TestSupport
import Testing
import ZipContainer

@testable import SpreadsheetML

/// What joins the parts around the sheets, to the letter, and the encodings that parts come in.
@Suite("Patched parts")
struct PatchedPartsTests {
    private static let names = "<sheets><sheet name=\"Feuil1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"

    private func workbook(_ markup: String, _ names: [DefinedName]) throws -> String {
        var fixture = WorkbookFixture()
        fixture.parts["xl/workbook.xml"] = markup
        var patch = WorkbookPatch()
        patch.names = names
        return try #require(try PatchedPackage(fixture.reader().patched(with: patch))["xl/workbook.xml"])
    }

    @Test(
        "Names stand in their list, with its prefix, or in a list behind the sheets",
        arguments: [
            (
                "<definedNames><definedName name=\"a\">1</definedName></definedNames><calcPr/>",
                "<definedNames><definedName name=\"a\">1</definedName>NEW</definedNames><calcPr/>"
            ),
            ("<definedNames/><calcPr/>", "<definedNames>NEW</definedNames><calcPr/>"),
            ("<calcPr/>", "<definedNames>NEW</definedNames><calcPr/>"),
            ("<externalReferences/><calcPr/>", "<externalReferences/><definedNames>NEW</definedNames><calcPr/>"),
            (
                "<functionGroups><functionGroup/></functionGroups>",
                "<functionGroups><functionGroup/></functionGroups><definedNames>NEW</definedNames>"
            ),
            (
                "<extLst><ext><sheets/><definedNames/><definedName name=\"un\">1</definedName></ext></extLst>",
                "<definedNames>NEW</definedNames>"
                    + "<extLst><ext><sheets/><definedNames/><definedName name=\"un\">1</definedName></ext></extLst>"
            ),
            (
                "<definedNames><definedName name=\"u&#78;\" hidden=\"1\">1</definedName>"
                    + "<definedName name=\"UN\" localSheetId=\"0\">2</definedName></definedNames>",
                "<definedNames><definedName name=\"u&#78;\" hidden=\"1\">A1&lt;\"&amp;\"</definedName>"
                    + "<definedName name=\"UN\" localSheetId=\"0\">2</definedName>NEXT</definedNames>"
            ),
        ])
    func definedNames(before: String, after: String) throws {
        let names = [DefinedName("Un", formula: "A1<\"&\""), DefinedName("deux", formula: "2")]
        for prefix in ["", "x:"] {
            func whole(_ content: String) -> String {
                let root =
                    "<workbook xmlns\(prefix.isEmpty ? "" : ":x")=\"\(WorkbookFixture.spreadsheet)\" "
                    + "xmlns:r=\"\(WorkbookFixture.office)\">"
                return (root + Self.names + content + "</workbook>").replacing("</", with: "\u{0}")
                    .replacing("<", with: "<" + prefix).replacing("\u{0}", with: "</" + prefix)
            }
            let next = "<definedName name=\"deux\">2</definedName>"
            let new = "<definedName name=\"Un\">A1&lt;\"&amp;\"</definedName>" + next
            #expect(
                try workbook(whole(before), names)
                    == whole(after.replacing("NEW", with: new).replacing("NEXT", with: next)))
        }
    }

    private func strings(_ table: String, _ sheets: [[(String, String)]]) throws -> (table: String, sheets: [String]) {
        var fixture = WorkbookFixture(strings: "")
        fixture.parts["xl/sharedStrings.xml"] = table
        fixture.addCopyOfSheet()
        var patch = WorkbookPatch()
        for (index, cells) in sheets.enumerated() {
            patch.sheets[index] = SheetPatch()
            for (address, text) in cells {
                patch.sheets[index]?.values[try CellReference(parsing: address)] = .text(text)
            }
        }
        let package = try PatchedPackage(fixture.reader().patched(with: patch))
        let written = try ["1", "2"].map { number in
            let sheet = try #require(package["xl/worksheets/sheet\(number).xml"])
            return sheet.matches(of: /<v>(\d+)<\/v>/).map { String($0.output.1) }.joined(separator: " ")
        }
        return (try #require(package["xl/sharedStrings.xml"]), written)
    }

    @Test(
        "New texts join from the first sheet's top down, each once; the first of equal ones is taken, none with fonts")
    func sharedStrings() throws {
        let root = "<x:sst xmlns:x=\"\(WorkbookFixture.spreadsheet)\""
        let own =
            "<x:si><x:t>a</x:t></x:si><x:si><x:t>b</x:t></x:si><x:si><x:t>b</x:t></x:si>"
            + "<x:si><x:r><x:rPr><x:b/></x:rPr><x:t>c</x:t></x:r></x:si>"
        let table = root + " count='9' uniqueCount='4'>" + own + "</x:sst>"
        let known = try strings(table, [[("B2", "b"), ("A1", "a")], [("A1", "b")]])
        #expect(known.table == table)
        #expect(known.sheets == ["0 1", "1"])
        let joined = try strings(table, [[("A2", "_x0041_"), ("B1", "c"), ("A3", "c")], [("A1", "z"), ("B1", "b")]])
        func item(_ text: String) -> String { "<x:si><x:t xml:space=\"preserve\">\(text)</x:t></x:si>" }
        #expect(joined.table == root + ">" + own + item("c") + item("_x005F_x0041_") + item("z") + "</x:sst>")
        #expect(joined.sheets == ["4 5 4", "6 1"])
    }

    private static let loud = CellStyle(
        font: Font(name: "Arial", size: 15, isBold: true, color: 0xAA0000), fill: 0xFFFF00,
        border: Border(all: Border.Edge(.thin, 0x123456)), alignment: Alignment(.center), numberFormat: "0.000",
        isLocked: false)

    private func styles(_ content: String, _ styles: [CellStyle]) throws -> String {
        var patch = SheetPatch()
        for (row, style) in styles.enumerated() {
            let cell = try #require(CellReference(row: row + 1, column: 1))
            (patch.values[cell], patch.styles[cell]) = (.number(1), style)
        }
        let bytes = try WorkbookFixture(styles: content).reader().patched(sheet: 0, with: patch)
        return try #require(try PatchedPackage(bytes)["xl/styles.xml"])
    }

    @Test("A look's pieces stand behind those of each list, and are counted from there")
    func look() throws {
        let written = try styles(
            "<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"0.0\"/></numFmts>"
                + "<fonts count=\"1\"><font/></fonts><fills count=\"4\"><fill/><fill/><fill></fill><fill/></fills>"
                + "<borders count=\"2\"><border/><border/></borders>"
                + "<cellXfs count=\"3\"><xf/><xf></xf><xf/></cellXfs><dxfs count=\"0\"/><extLst/>",
            [Self.loud, Self.loud, CellStyle(numberFormat: "0.0000")])
        let edges = ["left", "right", "top", "bottom"].map { side in
            "<\(side) style=\"thin\"><color rgb=\"FF123456\"/></\(side)>"
        }
        let expected = [
            "<styleSheet xmlns=\"\(WorkbookFixture.spreadsheet)\">",
            "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0\"/>",
            "<numFmt numFmtId=\"171\" formatCode=\"0.000\"/>",
            "<numFmt numFmtId=\"172\" formatCode=\"0.0000\"/></numFmts>",
            "<fonts><font/><font><b/><sz val=\"15\"/><color rgb=\"FFAA0000\"/><name val=\"Arial\"/>",
            "<family val=\"2\"/></font>",
            "<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>",
            "<fills><fill/><fill/><fill></fill><fill/><fill><patternFill patternType=\"solid\">",
            "<fgColor rgb=\"FFFFFF00\"/>",
            "<bgColor indexed=\"64\"/></patternFill></fill><fill><patternFill patternType=\"none\"/>",
            "</fill></fills>",
            "<borders><border/><border/><border>\(edges.joined())<diagonal/></border>",
            "<border><left/><right/><top/><bottom/><diagonal/></border></borders>",
            "<cellXfs><xf/><xf></xf><xf/>",
            "<xf numFmtId=\"171\" fontId=\"1\" fillId=\"4\" borderId=\"2\" xfId=\"0\" ",
            "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" ",
            "applyProtection=\"1\"><alignment horizontal=\"center\"/><protection locked=\"0\"/></xf>",
            "<xf numFmtId=\"172\" fontId=\"2\" fillId=\"5\" borderId=\"3\" xfId=\"0\" applyNumberFormat=\"1\" ",
            "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"/></cellXfs><dxfs/><extLst/></styleSheet>",
        ]
        #expect(written == expected.joined())
    }

    private static let lists = [
        ("numFmts", "<numFmt numFmtId=\"164\" formatCode=\"0.0\"/>"), ("fonts", "<font/>"), ("fills", "<fill/>"),
        ("borders", "<border/>"), ("cellStyleXfs", "<xf/>"), ("cellXfs", "<xf/>"), ("cellStyles", "<cellStyle/>"),
    ]

    @Test("Lists that are not there come in the order of the standard, however many")
    func missingLists() throws {
        for present in [[], ["fills"], ["cellXfs", "cellStyles"], ["fonts", "cellStyleXfs"]] {
            let others = Self.lists.filter { present.contains($0.0) }
            let written = try styles(others.map { "<\($0)>\($1)</\($0)>" }.joined(), [Self.loud])
            let lists = written.matches(of: /<(numFmts|fonts|fills|borders|cellStyleXfs|cellXfs|cellStyles)>/)
                .map { String($0.output.1) }
            let needed = ["numFmts", "fonts", "fills", "borders", "cellXfs"]
            #expect(lists == Self.lists.map(\.0).filter { needed.contains($0) || present.contains($0) })
        }
    }

    @Test(
        "A list that is not there comes in between its neighbours",
        arguments: ["numFmts", "fonts", "fills", "borders", "cellXfs"])
    func missingList(name: String) throws {
        for count in [6, 7] {
            let others = Self.lists.prefix(count).filter { $0.0 != name }
            let written = try styles(others.map { "<\($0)>\($1)</\($0)>" }.joined(), [Self.loud])
            let order = Self.lists.prefix(count).map { "<\($0.0)>" }
            let places = order.compactMap { written.firstRange(of: $0)?.lowerBound }
            #expect(places.count == order.count && places == places.sorted(), "\(written)")
            #expect(written.firstRange(of: "</\(name)>").map { $0.upperBound < written.endIndex } == true)
        }
    }

    @Test(
        "A number format's number is looked for as far as programs give them",
        arguments: [(65_535, 65_536), (65_536, 164)])
    func formatNumber(largest: Int, next: Int) throws {
        let written = try styles(
            "<numFmts><numFmt numFmtId=\"\(largest)\" formatCode=\"0.0\"/></numFmts><cellXfs><xf/></cellXfs>",
            [CellStyle(numberFormat: "0.000")])
        #expect(written.contains("<numFmt numFmtId=\"\(next)\" formatCode=\"0.000\"/>"))
    }

    @Test("A part has so many cell formats and no more; one of no list is damaged")
    func formatLimits() throws {
        let formats = "<fonts><font/></fonts><cellXfs>\(String(repeating: "<xf/>", count: 65_489))</cellXfs>"
        #expect(try styles(formats, [Self.loud]).matches(of: /<xf[ >\/]/).count == 65_490)
        let error = #expect(throws: SpreadsheetError.self) {
            try styles(formats, [Self.loud, CellStyle(numberFormat: "0.0")])
        }
        #expect(error?.code == .beyondLimit(what: "the number of cell formats", value: 65_491, limit: 65_490))
        var fixture = WorkbookFixture(styles: "")
        fixture.parts["xl/styles.xml"] = "<styleSheet xmlns=\"\(WorkbookFixture.spreadsheet)\"/>"
        var patch = SheetPatch()
        let cell = try CellReference(parsing: "A1")
        (patch.values, patch.styles) = ([cell: .number(1)], [cell: Self.loud])
        let empty = #expect(throws: SpreadsheetError.self) { try fixture.reader().patched(sheet: 0, with: patch) }
        #expect(empty?.detail == "the styles are empty")
    }

    @Test("Without styles, a number format or a date changes no look")
    func noStyles() throws {
        let cell = try CellReference(parsing: "A1")
        for value in [CellValue.number(46_023), .date(SerialDate(serial: 46_023))] {
            var patch = SheetPatch()
            patch.values = [cell: value]
            patch.numberFormats = [cell: "0.0"]
            let package = try PatchedPackage(WorkbookFixture().reader().patched(sheet: 0, with: patch))
            #expect(package["xl/worksheets/sheet1.xml"]?.contains(#"<c r="A1"><v>46023</v></c>"#) == true)
        }
    }

    @Test(
        "A part says that it is in UTF-8, or nothing",
        arguments: [
            ("<a/>", true), ("\u{FEFF}<a/>", true), ("<?xml version=\"1.0\"?><a/>", true),
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", true), ("<?xml encoding='utf-8'?><a/>", true),
            ("<?xml version='1.0' encoding = 'Utf-8' ?><a/>", true),
            ("\u{FEFF}<?xml encoding=\"ISO-8859-1\"?><a/>", false), ("<?xml encoding=\"ISO-8859-1\"?><a/>", false),
            ("<?xml encoding=\"utf8\"?><a/>", false), ("<?xml encoding=\"windows-1252\"?><a/>", false),
            ("<a encoding=\"x\"/>", true), ("a", false),
        ])
    func isUTF8(text: String, expected: Bool) {
        #expect(Array(text.utf8).withUnsafeBytes { MarkupSource.isUTF8($0) } == expected)
    }

    private func patched(_ part: [UInt8]) throws -> [UInt8] {
        let sheet = "xl/worksheets/sheet1.xml"
        var package = try PatchedPackage(WorkbookFixture().bytes())
        try package.set(sheet, to: part)
        let bytes = try WorkbookReader(package.zipped()).patched(sheet: 0, with: SheetPatch())
        return try #require(try PatchedPackage(bytes).entries.first { $0.name == sheet }).bytes
    }

    private static let body = "<worksheet><sheetData></sheetData></worksheet><!--é-->"

    @Test("Whatever name an encoding goes by, the part is in UTF-8 then")
    func encodings() throws {
        for name in ["UTF-8", "utf8", "Utf-8"] {
            let text = Array("<?xml version='1.0' encoding='\(name)'?>\(Self.body)".utf8)
            #expect(try patched(text) == text)
        }
        for name in ["ISO-8859-1", "latin1", "us-ascii", "ASCII"] {
            let long = Self.body + "<!--" + String(repeating: "à", count: 70_000) + "-->"
            let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\(long)".unicodeScalars
            #expect(try patched(text.map { UInt8($0.value) }) == Array(long.utf8))
        }
        let units = Array("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\(Self.body)".utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for part in [[0xFF, 0xFE] + little, little, [0xFE, 0xFF] + big, big] {
            #expect(try patched(part) == Array(Self.body.utf8))
        }
        #expect(try patched([0xEF, 0xBB, 0xBF] + Array(Self.body.utf8)) == Array(Self.body.utf8))
        #expect(try patched(Array("\r\n\t \(Self.body)".utf8)) == Array("\r\n\t \(Self.body)".utf8))
    }

    @Test("An encoding that is not known is told, by its name where it has one")
    func unknownEncodings() throws {
        for (part, name) in [
            (Array("<?xml version=\"1.0\" encoding=\"Windows-1252\"?>\(Self.body)".utf8), "Windows-1252"),
            ([0x4C, 0x6F, 0xA7, 0x94], "another encoding"), ([], "another encoding"),
        ] as [([UInt8], String)] {
            let error = #expect(throws: SpreadsheetError.self) { try patched(part) }
            #expect(error?.underlying as? UnpatchablePart == .encoding(name))
            #expect(error?.description == "/xl/worksheets/sheet1.xml: the part is in \(name), which can't be patched")
        }
    }
}
