import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// With and without the XML parser, a sheet reads the same: values, warnings, errors.
@Suite struct RowScannerEquivalenceTests {
    /// What stands before the rows decides how they are read.
    private enum Way: String, CaseIterable {
        case scanned = ""
        /// The parser for all: the first `<sheetData>` begins nothing.
        case parsed = "<!--<sheetData>-->"
    }

    /// All that can be seen of a sheet: row after row, and as a whole.
    private struct Seen: Equatable {
        struct Reading: Equatable {
            var rows: [String] = []
            var warnings: [ReadingWarning] = []
            var code: SpreadsheetError.Code?
            var message: String?

            mutating func add(_ row: SheetRow) {
                let cells = row.cells.map { cell in
                    "\(cell.column) \(cell.value) \(String(describing: cell.formula)) \(cell.numberFormat.code)"
                }
                rows.append("\(row.index): \(cells)")
            }

            mutating func hold(_ body: (inout Reading) throws -> Void) throws {
                do {
                    try body(&self)
                } catch let error as SpreadsheetError {
                    code = error.code
                    message = error.description
                }
            }
        }

        var streamed = Reading()
        var whole = Reading()
        var merges: [CellRange] = []
    }

    private func seen(_ rows: String, after: String = "", _ way: Way) throws -> Seen {
        var fixture = WorkbookFixture(
            strings: "<si><t>un</t></si>", styles: WorkbookFixture.styles(["0", "dd/mm/yyyy"]))
        // On a line of its own, so that positions in the rows are the same.
        fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet(
            "\(way.rawValue)\n<sheetData>\(rows)</sheetData>\(after)")
        let reader = try fixture.reader()
        var seen = Seen()
        try seen.streamed.hold { reading in
            reading.warnings = try reader.forEachRow(ofSheet: 0) { reading.add($0) }
        }
        var merges: [CellRange] = []
        try seen.whole.hold { reading in
            let contents = try reader.readSheet(0)
            for row in contents.rows { reading.add(row) }
            reading.warnings = contents.warnings
            merges = contents.merges
        }
        seen.merges = merges
        return seen
    }

    private func expectAlike(_ rows: String, after: String = "") throws {
        #expect(try seen(rows, after: after, .scanned) == seen(rows, after: after, .parsed), "\(rows)\(after)")
    }

    @Test(arguments: UInt64(1)...30)
    func randomRows(seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 0..<12 {
            var rows = ""
            for _ in 0..<Int.random(in: 1...4, using: &random) { rows += row(&random) }
            try expectAlike(rows)
        }
    }

    @Test("A row reads the same both ways, whatever byte is another", arguments: ["x", "<", "\"", " ", "/"])
    func changedBytes(byte: String) throws {
        let row =
            #"<row r="1" ht="15"><c r="A1" s="1" t="str"><f>1</f><v>a</v></c><c r="B1"/><c r="C1"><v>3</v></c></row>"#
        for index in row.indices {
            try expectAlike(row[..<index] + byte + row[index...].dropFirst())
        }
    }

    /// What stands after the rows, of which only merged ranges are read.
    @Test(arguments: UInt64(1)...30)
    func randomRest(seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 0..<12 {
            let rest = (0..<Int.random(in: 1...5, using: &random)).map { _ in element(&random) }.joined()
            try expectAlike("<row><c><v>1</v></c></row>", after: rest)
        }
    }

    private func element(_ random: inout SeededRandom) -> String {
        random.pick([
            #"<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>"#,
            #"<mergeCells><mergeCell ref="zz"/></mergeCells>"#,
            #"<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback><mergeCells><mergeCell ref="E1:E2"/></mergeCells></mc:Fallback></mc:AlternateContent>"#,
            #"<AlternateContent xmlns="http://schemas.openxmlformats.org/markup-compatibility/2006"><Fallback/></AlternateContent>"#,
            #"<x:mergeCells xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:mergeCell ref="F1:F2"/></x:mergeCells>"#,
            #"<mergeCells xmlns="urn:other"><mergeCell ref="G1:G2"/></mergeCells>"#,
            "<mergeCells/>", "\n  <mergeCells>\n <mergeCell ref=\"C3:C4\"/>\n</mergeCells>\n",
            #"<sheetData><row r="9"><c t="str"><v>x</v></c></row></sheetData>"#, "<!-- <mergeCells/> -->",
            #"<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1&gt;"é"</formula></cfRule></conditionalFormatting>"#,
            #"<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>"Oui,Non"</formula1></dataValidation></dataValidations>"#,
            #"<drawing r:id="rId1"/>"#, #"<extLst><ext xmlns:x="urn:x"><x:y/></ext></extLst>"#,
            "<pageMargins left=\"0.7\"/>",
            "<a><mergeCells><mergeCell ref=\"D1:D2\"/></mergeCells></a>", "<a><b></a></b>", "<a b=\"1\" b=\"2\"/>",
            "texte",
            "<a>&nbsp;</a>", "<a><![CDATA[<]]></a>", "</sheetData>", "</worksheet>", "<a", "<a>\u{1}</a>",
        ])
    }

    /// Where in the file a fault stands is told rightly, although the parser has not seen the rows before it.
    @Test func positions() throws {
        let rows = "<row>\n<c/></row>\n<row><c><v>1</v></c></row>\n  <row><c></row>"
        try expectAlike(rows)
        let scanned = try seen(rows, .scanned)
        #expect(scanned.streamed.rows.count == 2)
        #expect(scanned.streamed.message?.contains("line 5, column 17") == true)
    }

    /// The characters of XML 1.0 §2.2 and those beside them, as they are and as references in both notations.
    @Test func charactersAtTheBounds() throws {
        let bounds: [UInt32] = [
            0, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x1F, 0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDFFF,
            0xE000, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x10FFFF, 0x110000, .max,
        ]
        for bound in bounds {
            let hexadecimal = String(bound, radix: 16)
            let raw = Unicode.Scalar(bound).map { [String(Character($0))] } ?? []
            for text in ["&#\(bound);", "&#x\(hexadecimal);", "&#x\(hexadecimal.uppercased());"] + raw {
                try expectAlike(#"<row><c t="str"><v>a\#(text)b</v></c></row>"#)
                try expectAlike(#"<row><c><f>"\#(text)"</f><v>1</v></c></row>"#)
            }
        }
    }

    @Test(arguments: [
        "&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&LT;", "&;", "&#;", "&#x;", "&#X41;", "&#x 41;", "&#+65;",
        "&#-65;",
        "&#0000000065;", "&#x00000041;", "&amp", "&#65", "& ", "&a;", "&#6a;", "&#x6G;", "]]&gt;", "]]>", "]>", "\r",
        "\t",
    ])
    func references(text: String) throws { try expectAlike(#"<row><c t="str"><v>a\#(text)b</v></c></row>"#) }

    /// Rows longer than the pieces in which a part comes.
    @Test func longRows() throws {
        let cell = #"<c t="str"><v>\#(String(repeating: "texte ", count: 100))</v></c>"#
        let row = "<row>" + String(repeating: cell, count: 700) + "</row>\n"
        let rows = String(repeating: row, count: 3)
        try expectAlike(rows)
    }

    private func row(_ random: inout SeededRandom) -> String {
        let cells = (0..<Int.random(in: 0...4, using: &random)).map { _ in cell(&random) }.joined()
        let begin = random.pick([
            "<row>", "<row>", #"<row r="3">"#, #"<row r="7" spans="1:5" ht="15">"#, #"<row r="">"#, "<row >",
            "<row>\n  ",
            "<!-- c --><row>", #"<row r="0">"#, #"<row r='9'>"#, #"<row x="y">"#, #"<row r="2" r="3">"#,
            #"<row xml:space="default">"#,
        ])
        return begin + cells + random.pick(["</row>", "</row>", "</row>", "</row>\n", "</row >", "</row>\r\n  "])
    }

    private func cell(_ random: inout SeededRandom) -> String {
        let begin = random.pick([
            "<c", "<c", #"<c r="B3""#, #"<c r="c7""#, #"<c r="D1" s="1""#, #"<c s="99""#, #"<c r="""#, #"<c r="A0""#,
            #"<c r="0""#,
            "<c cm=\"1\"",
            #"<c r="XFD3""#, #"<c r="B3" r="B4""#, "<c\n r=\"E3\"",
        ])
        let (type, value) = random.pick([
            ("", "<v>1</v>"), ("", "<v> 2.5 </v>"), (" s=\"1\"", "<v>46053</v>"), (#" t="s""#, "<v>0</v>"),
            (#" t="s""#, "<v>5</v>"),
            (#" t="s""#, "<v/>"), (#" t="n""#, "<v>douze</v>"), (#" t="str""#, "<v>a&amp;b _x0041_</v>"),
            (#" t="str""#, "<v>é ]] &gt; \u{1F600}</v>"), (#" t="str""#, "<v>]]></v>"), (#" t="str""#, "<v>a\r\nb</v>"),
            (#" t="str""#, "<v>&#13;&#xE9;</v>"), (#" t="str""#, "<v>&nbsp;</v>"), (#" t="str""#, "<v>\u{FFFF}</v>"),
            (#" t="str""#, "<v></v>"), (#" t="inlineStr""#, "<is><t> x </t></is>"), (#" t="inlineStr""#, "<is/>"),
            (#" t="inlineStr""#, "<is><t/></is>"),
            (#" t="inlineStr""#, "<is><r><t>x</t></r></is>"), (#" t="b""#, "<v>true</v>"), (#" t="b""#, "<v>vrai</v>"),
            (#" t="e""#, "<v>#REF!</v>"), (#" t="d""#, "<v>2026-01-31</v>"), (#" t="d""#, "<v>PT26H</v>"),
            (#" t="d""#, "<v>hier</v>"), (#" t="z""#, "<v>1</v>"),
            (#" t="""#, "<v>1</v>"),
            ("", "<f>A1+1</f><v>3</v>"), ("", #"<f t="shared" si="0"/><v>3</v>"#),
            ("", #"<f t="shared" ref="A1:B9" si="0">A1+$B$2</f><v>3</v>"#), ("", #"<f si="0" t="shared"></f>"#),
            ("", "<f>\"&lt;\"</f>"),
            ("", "<v>1</v><f>2</f>"),
            ("", "<v>1</v><v>2</v>"), ("", "<v>1<!-- -->2</v>"), ("", "<v><![CDATA[3]]></v>"), ("", "<x/><v>1</v>"),
            ("", "texte"),
            ("", "<v>1</c>"), ("", "\n  <v>1</v>\n  "),
        ])
        return begin + type + random.pick([">", ">", ">", " >"]) + value
            + random.pick(["</c>", "</c>", "</c>", "</c>\n"])
    }

    /// Both ways are the same where the scanner is never asked, too. Names that the parser has not met tell.
    @Test("Plain rows do not reach the XML parser")
    func scannedRows() throws {
        let plain =
            #"<row r="1" spans="1:1" ht="15" customHeight="1" customFormat="0" hidden="0" outlineLevel="0" collapsed="0">"#
            + #"<c r="A1" s="0" t="str"><f>"a"</f><v>a</v></c></row>"#
        func isRead(_ rows: String, _ way: Way, names: Int) throws -> Bool {
            var fixture = WorkbookFixture()
            fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet(
                "\(way.rawValue)\n<sheetData>\(rows)</sheetData>")
            var limits = ReadingLimits.standard
            limits.names = names
            return try fixture.failure(limits: limits) == nil
        }
        let enough = try #require(try (1...1_000).first { try isRead("", .parsed, names: $0) })
        #expect(try isRead(plain, .scanned, names: enough))
        #expect(try !isRead(plain, .parsed, names: enough), "nothing to tell them apart")
    }
}
