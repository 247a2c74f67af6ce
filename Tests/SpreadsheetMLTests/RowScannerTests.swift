import Testing
import XMLStream

@testable import SpreadsheetML

/// Rows that are read without an XML parser: what counts as plain.
@Suite struct RowScannerTests {
    private enum Outcome: Equatable {
        case row(cells: Int)
        case end
        case more
        case unusual
    }

    private func outcome(_ text: String, knowsDescent: Bool = false, textBytes: Int = 100) -> Outcome {
        outcome(Array(text.utf8), knowsDescent: knowsDescent, textBytes: textBytes)
    }

    private func outcome(_ text: [UInt8], knowsDescent: Bool = false, textBytes: Int = 100) -> Outcome {
        text.withUnsafeBufferPointer { bytes in
            var scanner = RowScanner(bytes: bytes, knowsDescent: knowsDescent, textBytes: textBytes)
            var row = PlainRow()
            do throws(RowScanner.Obstacle) {
                return try scanner.next(&row) ? .row(cells: row.cells.count) : .end
            } catch {
                return error == .more ? .more : .unusual
            }
        }
    }

    /// As the programs write them.
    @Test(arguments: [
        // Excel
        #"<row r="1" spans="1:3" ht="15.75" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/></row>"#,
        // LibreOffice
        #"<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"><c r="A1" s="0" t="n"><v>1</v></c><c r="B1" t="b"><f aca="false">TRUE()</f><v>1</v></c></row>"#,
        // Gnumeric
        "<row r=\"1\" spans=\"1:2\">\n   <c r=\"A1\" s=\"1\">\n    <v>0.300000000000000000011</v>\n   </c>\n   <c r=\"B1\" t=\"inlineStr\">\n    <is>\n     <t>  deux</t>\n    </is>\n   </c>\n  </row>",
        // openpyxl
        #"<row r="1"><c r="A1" t="d"><v>2026-01-31</v></c><c r="B1"><f>SUM(A1:A9)</f><v /></c></row>"#,
        // Google Sheets, XlsxWriter, Excel with shared formulas
        #"<row r="1"><c t="s" r="A1" s="3"><v>0</v></c><c r="B1"><f t="shared" ref="B1:B9" si="0">A1&amp;"&lt;"</f><v>0</v></c></row>"#,
        ##"<row><c t="inlineStr"><is><t xml:space="preserve"> é&#10;&#x1F600;</t></is></c><c t="s"/></row>"##,

    ])
    func plain(row: String) {
        #expect(outcome(row, knowsDescent: true) == .row(cells: 2))
        #expect(outcome("\r\n" + row + "<row/>", knowsDescent: true) == .row(cells: 2))
        for length in 0..<row.utf8.count {
            #expect(outcome(String(decoding: row.utf8.prefix(length), as: UTF8.self), knowsDescent: true) == .more)
        }
    }

    @Test func ends() {
        #expect(outcome("</sheetData>") == .end)
        #expect(outcome(" \n</sheetData><drawing/>") == .end)
        #expect(outcome("</sheetData") == .more)
        #expect(outcome("</sheetData >") == .unusual)
        #expect(outcome("<row/>") == .row(cells: 0))
        #expect(outcome("") == .more)
    }

    /// The XML parser's: markup that is rare, and markup that is wrong.
    @Test(arguments: [
        "text", "<x:row/>", "<rows/>", "<row:x/>", "<!-- --><row/>", "<?pi?><row/>", "<row><!-- --></row>",
        "<row><x/></row>",
        "<row r='1'/>", #"<row r = "1"/>"#, #"<row r="1"r="2"/>"#, #"<row r="1" r="2"/>"#,
        #"<row r="1" spans="" spans=""/>"#,
        #"<row r="&#49;"/>"#, #"<row r="<"/>"#, #"<row r="é"/>"#, "<row r=\"\t\"/>", #"<row unknown="1"/>"#,
        #"<row x:r="1"/>"#,
        #"<row xmlns="urn:x"/>"#, #"<row x14ac:dyDescent="0.25"/>"#, "<row / >", "<row></rows>", "<row></row >",
        "<row>text</row>",
        "<row><c>text</c></row>", "<row><c></row>", "<row><c/></c></row>", "<row><c><v>1</c></row>",
        "<row><c><v>1</v><v>2</v></c></row>",
        "<row><c><v><!-- -->1</v></c></row>", "<row><c><v><![CDATA[1]]></v></c></row>",
        "<row><c><v>1<x/></v></c></row>",
        "<row><c><v t=\"1\">1</v></c></row>", "<row><c><v>&unknown;</v></c></row>", "<row><c><v>& </v></c></row>      ",
        "<row><c><v>&#0;</v></c></row>", "<row><c><v>&#xD800;</v></c></row>", "<row><c><v>&#xFFFF;</v></c></row>",
        "<row><c><v>&#-1;</v></c></row>", "<row><c><v>&#+1;</v></c></row>", "<row><c><v>&#;</v></c></row>",
        "<row><c><v>&#X41;</v></c></row>",
        "<row><c><v>a]]>b</v></c></row>", "<row><c><v>\u{1}</v></c></row>", "<row><c><v>\u{0}</v></c></row>",
        "<row><c><v>\r</v></c></row>",
        "<row><c><v>\u{FFFE}</v></c></row>", "<row><c><v>é\u{FFFF}</v></c></row>", "<row><c><f>1</f><x/></c></row>",
        "<row><c><is><r><t>1</t></r></is></c></row>", "<row><c><is></is></c></row>",
        "<row><c><is><t>1</t><t>2</t></is></c></row>",
        "<row><c><is><t>1</t></is><is><t>2</t></is></c></row>", "<row><c><is x=\"1\"><t>1</t></is></c></row>",
    ])
    func unusual(row: String) {
        #expect(outcome(row) == .unusual)
    }

    @Test func lengths() {
        let text = String(repeating: "a", count: 101)
        #expect(outcome("<row><c><v>\(text)</v></c></row>") == .unusual)
        #expect(outcome("<row><c><v>\(text)</v></c></row>", textBytes: 101) == .row(cells: 1))
        #expect(outcome("<row spans=\"\(String(repeating: "1", count: 256))\"/>") == .row(cells: 0))
        #expect(outcome("<row spans=\"\(String(repeating: "1", count: 257))\"/>") == .unusual)
    }

    @Test func invalidUTF8() {
        for bytes: [UInt8] in [[0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80]] {
            let row = Array("<row><c><v>".utf8) + bytes + Array("</v></c></row>".utf8)
            let isUnusual = row.withUnsafeBufferPointer { bytes in
                var scanner = RowScanner(bytes: bytes, knowsDescent: false, textBytes: 100)
                var row = PlainRow()
                do throws(RowScanner.Obstacle) {
                    return try !scanner.next(&row)
                } catch {
                    return error == .unusual
                }
            }
            #expect(isUnusual)
        }
    }

    private static let attributes: [(owner: String, names: [String])] = [
        (
            "<row ATTRIBUTES/>",
            [
                "r", "spans", "s", "ht", "customHeight", "customFormat", "hidden", "outlineLevel", "collapsed",
                "thickTop", "thickBot", "ph", "x14ac:dyDescent",
            ]
        ),
        ("<row><c ATTRIBUTES/></row>", ["r", "s", "t", "cm", "vm", "ph"]),
        (
            "<row><c><f ATTRIBUTES>1</f></c></row>",
            [
                "t", "si", "ref", "ca", "aca", "dt2D", "dtr", "del1", "del2", "r1", "r2", "bx", "xml:space",
            ]
        ),
        ("<row><c><v ATTRIBUTES>1</v></c></row>", ["xml:space"]),
        ("<row><c><is><t ATTRIBUTES>1</t></is></c></row>", ["xml:space"]),
    ]

    /// ISO 29500-1 §18.3.1.4, §18.3.1.40 and §18.3.1.73
    @Test("Each attribute of the standard's is plain, once")
    func knownAttributes() {
        for (owner, names) in Self.attributes {
            func outcome(_ attributes: [String]) -> Outcome {
                let text = attributes.map { "\($0)=\"1\"" }.joined(separator: " ")
                return self.outcome(owner.replacing("ATTRIBUTES", with: text), knowsDescent: true)
            }
            let plain = Outcome.row(cells: owner.hasPrefix("<row ") ? 0 : 1)
            #expect(outcome(names) == plain, "\(owner)")
            for name in names {
                #expect(outcome([name]) == plain, "\(owner) \(name)")
                #expect(outcome([name, name]) == .unusual, "\(owner) \(name)")
                #expect(outcome([name + "x"]) == .unusual, "\(owner) \(name)")
            }
        }
    }

    /// What is cut off may go on: a reference for sixteen bytes, a character beyond ASCII for four.
    @Test func cutText() {
        let begin = Array("<row><c><v>a".utf8)
        for (first, longest) in [(UInt8(ascii: "&"), 16), (0xC3, 4), (0x80, 4), (0xFF, 4)] {
            for length in 1...20 {
                let text = [first] + Array(repeating: UInt8(ascii: "a"), count: length - 1)
                #expect(outcome(begin + text) == (length < longest ? .more : .unusual), "\(first) \(length)")
            }
        }
        #expect(outcome("<row><c><v>a\u{1}") == .unusual)
        #expect(outcome("<row><c><v>a\r") == .unusual)
        #expect(outcome("<row><c><v>]]>") == .unusual)
    }

    @Test func noMoreCellsThanColumns() {
        func cells(_ count: Int) -> String { "<row>" + String(repeating: "<c/>", count: count) + "</row>" }
        #expect(outcome(cells(16_384)) == .row(cells: 16_384))
        #expect(outcome(cells(16_385)) == .unusual)
    }

    /// Stricter budgets than a plain row can reach are the parser's to hold.
    @Test func budgets() {
        let least: [(WritableKeyPath<XMLLimits, Int>, Int)] = [
            (\.depth, 8), (\.attributes, 16), (\.nameBytes, 16), (\.tagBytes, 8_192),
        ]
        var all = XMLLimits.standard
        for (limit, value) in least { all[keyPath: limit] = value }
        #expect(RowScanner.fits(all))
        for (limit, value) in least {
            var limits = all
            limits[keyPath: limit] = value - 1
            #expect(!RowScanner.fits(limits), "\(value)")
        }
    }
}
