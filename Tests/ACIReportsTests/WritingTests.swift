import ACIModel
import TestSupport
import Testing

@testable import ACIReports

@Suite("JSON, CSV and terminal text")
struct WritingTests {
    private func json(_ value: JSONValue, _ layout: JSONValue.Layout = .line) -> String {
        String(decoding: value.encoded(layout), as: UTF8.self)
    }

    @Test("JSON on one line and indented")
    func layouts() {
        let value: JSONValue = ["a": 1, "b": .array([.null, .boolean(true)]), "c": .array([]), "d": .object([])]
        #expect(json(value) == "{\"a\":1,\"b\":[null,true],\"c\":[],\"d\":{}}\n")
        #expect(
            json(value, .indented) == """
                {
                  "a": 1,
                  "b": [
                    null,
                    true
                  ],
                  "c": [],
                  "d": {}
                }

                """)
    }

    @Test("JSON escapes what it must and nothing else")
    func escapes() {
        #expect(json("a\"b\\c\n\r\t\u{1}\u{1F}é€😀/") == "\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u001fé€😀/\"\n")
    }

    @Test("numbers", arguments: [(1.0, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e300, "1e+300"), (.infinity, "null")])
    func numbers(number: Double, text: String) {
        #expect(json(.number(number)) == text + "\n")
    }

    @Test(
        "CSV fields",
        arguments: [
            (CSVWriter.Field.text("simple"), "simple"),
            (.text("a;b"), "a;b"),
            (.text("dit \"oui\""), "dit \"\"oui\"\""),
            (.text("deux\nlignes"), "deux␊lignes"),
            (.text("a\u{1B}[31m\u{9B}\u{202E}\u{2069}\u{0}b"), "a␛[31m���␀b"),
            (.text("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"\"x\"\")"),
            (.text("+33 1"), "'+33 1"),
            (.text("-1"), "'-1"),
            (.text("@a"), "'@a"),
            (.text("\t=a"), " =a"),
            (.text("a "), "a "),
            (.whole(-3), "-3"),
            (.hundredths(-1_250), "-12,50"),
            (.hundredths(.min), "-92233720368547758,08"),
            (.hundredths(5), "0,05"), (.hundredths(-5), "-0,05"), (.hundredths(99), "0,99"), (.hundredths(100), "1,00"),
            (.hundredths(1_009), "10,09"), (.hundredths(1_010), "10,10"),
            (.text("|a"), "'|a"), (.text("＝a"), "'＝a"), (.text("＋a"), "'＋a"), (.text("－a"), "'－a"),
            (.text("＠a"), "'＠a"),
            (.text("a=b"), "a=b"), (.text("\""), "\"\""), (.number(-0.5), "-0,5"), (.number(1e300), "1e+300"),
            (.valeur(nil), ""), (.valeur(.entier(412)), "412"), (.valeur(.decimal(18.5)), "18,5"),
            (.valeur(.taux(0.64)), "0,64"), (.valeur(.ouiNon(true)), "Oui"), (.valeur(.ouiNon(false)), "Non"),
            (.valeur(.texte("=a")), "'=a"), (.valeur(.date(Modeles.jour)), "15/01/2026"),
            (.number(0.64), "0,64"),
            (.number(34), "34"),
            (.date("31/12/2026"), "31/12/2026"),
            (.empty, ""),
        ] as [(CSVWriter.Field, String)])
    func csv(field: CSVWriter.Field, text: String) {
        #expect(String(decoding: CSVWriter.row([field, .whole(1)]), as: UTF8.self) == "\"\(text)\";\"1\"\r\n")
    }

    @Test(
        "a table in CSV is read as whatever spreadsheet saved it",
        arguments: [
            ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\nc;d", [["a", "b"], ["c;d"]]),
            ("a\tb;c\td\ne\tf", [["a", "b;c", "d"], ["e", "f"]]), ("a;b,c\nd", [["a", "b,c"], ["d"]]),
            ("a\n\n;\nb", [["a"], ["b"]]), ("a;\n;b", [["a", ""], ["", "b"]]), ("", []), ("\u{FEFF}a;b", [["a", "b"]]),
            ("\"a;b\";c", [["a;b", "c"]]), ("a;\"b\nc\"\nd", [["a", "b\nc"], ["d"]]),
            ("a;\"dit \"\"oui\"\"\"", [["a", "dit \"oui\""]]), ("\"a", [["a"]]), ("\"\";b", [["", "b"]]),
            ("a,b\tc\nd,e", [["a", "b\tc"], ["d", "e"]]), ("a;b\rc;d\r", [["a", "b"], ["c", "d"]]),
            ("a;b\n\"\"\"c\";\"\"\"\"", [["a", "b"], ["\"c", "\""]]), ("a;b\n;\n;\"\"\n", [["a", "b"]]),
        ])
    func csvRows(text: String, rows: [[String]]) {
        #expect(CSVReader.rows(Array(text.utf8)) == rows)
    }

    @Test("a table in the code page of a French Windows keeps its letters and signs")
    func windowsRows() {
        let bytes: [UInt8] = [0xE9, 0x3B, 0x80, 0x85, 0x8C, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9C, 0xA0, 0xFF]
        #expect(CSVReader.rows(bytes) == [["é", "€…Œ‘’“”–—œ\u{A0}ÿ"]])
    }

    @Test("text in a page is escaped, cannot command, and what is cited keeps its direction to itself")
    func html() {
        #expect(HTMLWriter.escaped("<a b=\"c\">&\u{1B}\n\u{202E}") == "&lt;a b=&quot;c&quot;&gt;&amp;␛␊�")
        #expect(HTMLWriter.attribute("title", "a\"><b>&") == " title=\"a&quot;&gt;&lt;b&gt;&amp;\"")
        #expect(HTMLWriter.attribute("title", nil) == "")
        #expect(HTMLWriter.sentence("« שלום » n’est pas") == "«<bdi> שלום </bdi>» n’est pas")
        #expect(HTMLWriter.sentence("« a « b » c") == "«<bdi> a « b </bdi>» c")
        #expect(HTMLWriter.sentence("« sans fin <") == "«<bdi> sans fin &lt;</bdi>")
        var html = HTMLWriter()
        html.element("p", outside: ["a<", "b"])
        #expect(html.text == "<p><bdi>a&lt;</bdi> · <bdi>b</bdi></p>\n")
    }

    @Test("a chart's lines, and the marks of its frame")
    func chart() {
        var html = HTMLWriter()
        html.chart(
            "Total", [("trait1", [(x: 2024, y: 0), (2025, 20_000), (2026, 40_000)])], stepped: false,
            columns: [(2024, "2024"), (2026, "2026")], rows: [(0, "0 €"), (40_000, "400 €")])
        #expect(
            html.text == """
                <div class="defile"><svg class="courbes" viewBox="0 0 1000 350" role="img" aria-label="Total">
                <path d="M130 320H980"/><text x="120" y="325" class="nombre">0 €</text>
                <path d="M130 20H980"/><text x="120" y="25" class="nombre">400 €</text>
                <path d="M160 320V326"/><text x="160" y="342">2024</text>
                <path d="M940 320V326"/><text x="940" y="342">2026</text>
                <path class="trait1" d="M160 320L550 170L940 20"/>
                </svg></div>

                """)
        html = HTMLWriter()
        html.chart(
            "Total", [("trait1", [(x: 1, y: 50), (3, 100)])], stepped: true, columns: [(5, "fin")], rows: [(100, "")])
        #expect(html.text.contains(#"<path class="trait1" d="M160 320H160V170H550V20H980"/>"#))
    }

    @Test("a chart of one place, or of nothing but zeros, is drawn")
    func flatChart() {
        var html = HTMLWriter()
        html.chart("", [("trait1", [(x: 2026, y: 0)])], stepped: false, columns: [], rows: [(0, "0 €")])
        #expect(html.text.contains(#"<path class="trait1" d="M160 320"/>"#))
        html = HTMLWriter()
        html.chart("", [], stepped: false, columns: [], rows: [])
        #expect(html.text.hasSuffix("aria-label=\"\">\n</svg></div>\n"))
    }

    @Test(
        "a chart's marks are round, above the highest, and at most six",
        arguments: [
            (0, [0, 1]), (1, [0, 1]), (100, [0, 1]), (101, [0, 1, 2]), (500, [0, 1, 2, 3, 4, 5]), (501, [0, 2, 4, 6]),
            (1_000, [0, 2, 4, 6, 8, 10]), (1_001, [0, 5, 10, 15]), (2_501, [0, 10, 20, 30]),
            (39_750_000, [0, 100_000, 200_000, 300_000, 400_000]),
        ])
    func levels(highest: Int, euros: [Int]) {
        let levels = HTMLWriter.levels(highest)
        #expect(levels.map(\.y) == euros.map { $0 * 100 })
        #expect(levels.last?.text == "\(Fr.entier(euros.last ?? 0))\u{A0}€")
    }

    @Test("JSON keeps every text, and commands no terminal that shows it")
    func jsonText() {
        let text = "é\u{7}\u{1B}\u{7F}\u{9B}\u{202E}\u{2069}\n\u{10FFFF}"
        #expect(json(.string(text)) == #""é\u0007\u001b\u007f\u009b\u202e\u2069\n\udbff\udfff""# + "\n")
    }

    @Test(
        "display width",
        arguments: [
            ("été", 3), ("e\u{301}", 1), ("a\u{A0}b", 3), ("😀", 2), ("✓", 1), ("日本", 4), ("«\u{202F}»", 3), ("", 0),
            ("e\u{300}", 1), ("\u{300}", 0), ("\u{20DD}", 0), ("❤", 1), ("❤\u{FE0F}", 2), ("👩‍⚕️", 2), ("a\u{200B}b", 2),
            ("█▒░", 3), ("é日😀", 5), ("\u{7}a", 2),
        ])
    func width(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    /// The blocks that Unicode's East Asian Width (UAX #11) has as wide, each from its first character to its last.
    @Test(
        "the wide blocks, to the character",
        arguments: [
            (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
            (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFD),
        ] as [(UInt32, UInt32)])
    func wide(first: UInt32, last: UInt32) throws {
        func width(_ value: UInt32) throws -> Int {
            String(String.UnicodeScalarView([try #require(Unicode.Scalar(value))])).displayWidth
        }
        #expect(try [width(first), width(last), width(last + 1)] == [2, 2, 1])
        #expect(try width(first - 1) < 2)
    }

    @Test("fields are filled up or cut to their column")
    func fitted() {
        #expect("abcd".fitted(to: 4) == "abcd" && "abcd".fitted(atMost: 4) == "abcd")
        #expect("abcde".fitted(atMost: 4) == "abc…" && "abcde".fitted(atMost: 1) == "…")
        #expect("日本語".fitted(atMost: 5) == "日本…" && "日本語".fitted(atMost: 4) == "日…")
        #expect("日本語".fitted(to: 4, alignedRight: true) == "日… ")
        #expect("été".fitted(to: 5) == "été  ")
        #expect("12".fitted(to: 5, alignedRight: true) == "   12")
        #expect("abcdef".fitted(to: 4) == "abc…")
        #expect("日本語".fitted(to: 4) == "日… ")
    }

    @Test("lines break at plain spaces only")
    func wrapped() {
        #expect("un deux trois".wrapped(to: 7) == ["un deux", "trois"])
        #expect("un\u{A0}deux trois".wrapped(to: 5) == ["un\u{A0}deux", "trois"])
        #expect("".wrapped(to: 5) == [""])
        #expect("un deux trois".wrapped(to: 6) == ["un", "deux", "trois"])
        #expect("un deux trois".wrapped(to: 13) == ["un deux trois"])
        #expect("interminable un".wrapped(to: 4) == ["interminable", "un"])
        #expect("  un \n deux".wrapped(to: 9) == ["un ␊ deux"])
    }

    @Test("a page's paragraphs hang under their first word, and fill it to the last column; a title begins a part")
    func page() {
        var page = TextPage(style: TextStyle(coloured: true))
        page.title("Titre")
        let half = String(repeating: "a", count: 48)
        page.paragraph("\(half) \(half)b \(half)", mark: "• ", TextStyle(coloured: true).warning)
        page.paragraph("\(half) \(half)bcd \(half)")
        page.title("Suite")
        #expect(
            page.text == """
                \u{1B}[1mTitre\u{1B}[0m
                \u{1B}[33m• \u{1B}[0m\(half) \(half)b
                  \(half)
                \(half) \(half)bcd
                \(half)

                \u{1B}[1mSuite\u{1B}[0m

                """)
    }

    @Test(
        "the widest column of words gives way, the first of equals; below its longest word only if nothing else helps")
    func narrowing() {
        var table = TextTable([.left("A"), .left("B"), .right("€")])
        table.add(["aaaa aaaa aaaa", "bbbb bbbb bbbb", "1,00"])
        table.add(["aaaa"])
        func rule(_ length: Int) -> String { String(repeating: "─", count: length) }
        func lines(_ width: Int) -> [String] { table.lines(width: width, style: .plain).map(\.sequence) }
        // 14 + 2 + 14 + 2 + 4.
        #expect(lines(36)[2] == "aaaa aaaa aaaa  bbbb bbbb bbbb  1,00")
        #expect(lines(35)[1...] == [rule(35), "aaaa aaaa      bbbb bbbb bbbb  1,00", "aaaa", "aaaa"])
        #expect(lines(34)[1...] == [rule(34), "aaaa aaaa      bbbb bbbb      1,00", "aaaa           bbbb", "aaaa"])
        // Eight columns are the least that words have.
        #expect(
            lines(10)[1...] == [
                rule(24), "aaaa      bbbb      1,00", "aaaa      bbbb", "aaaa      bbbb", "aaaa",
            ])
        var words = TextTable([.left("A"), .left("B"), .right("€")])
        words.add(["interminables", "un deux trois", "1"])
        // The words of the second wrap before the long one is cut.
        #expect(
            words.lines(width: 26, style: .plain).map(\.sequence)[2...]
                == ["interminables  un deux   1", "               trois"])
        #expect(
            words.lines(width: 23, style: .plain).map(\.sequence)[2...]
                == ["intermina…  un deux   1", "            trois"])
        #expect(
            words.lines(width: 5, style: .plain).map(\.sequence)[1...]
                == [rule(21), "intermi…  un deux   1", "          trois"])
    }

    @Test("a table that is too wide wraps its first column")
    func table() {
        var table = TextTable([.left("Nom"), .right("Montant")])
        table.add(["une ligne bien longue", "12,00"])
        table.addRule()
        table.add(["total", "12,00"])
        #expect(
            table.lines(width: 20, style: .plain).map(\.sequence) == [
                "Nom          Montant", "────────────────────", "une ligne      12,00", "bien longue",
                "────────────────────", "total          12,00",
            ])
    }

    @Test(
        "the parts of a bar fill it, and none that is above zero is lost",
        arguments: [
            ([0, 0, 0], [0, 0, 0]), ([100, 0, 0], [10, 0, 0]), ([50, 25, 25], [5, 3, 2]), ([999, 1, 0], [9, 1, 0]),
            ([1, 1, 1], [3, 4, 3]), ([0, 0, 7], [0, 0, 10]), ([1, 999, 0], [1, 9, 0]), ([25, 50, 25], [3, 5, 2]),
        ])
    func bars(parts: [Int], lengths: [Int]) {
        let shares = Bar.shares(parts, width: 10)
        #expect(shares == lengths)
        #expect(zip(parts, shares).allSatisfy { ($0 > 0) == ($1 > 0) })
    }

    @Test(
        "each character that JSON escapes is escaped when it stands alone in a text",
        arguments: [
            ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#), ("\n", #""\n""#), ("\r", #""\r""#), ("\t", #""\t""#),
            ("\u{0}", #""\u0000""#), ("\u{1B}", #""\u001b""#), ("\u{7F}", #""\u007f""#), ("é €", #""é €""#),
            ("/", #""/""#), ("", #""""#),
        ])
    func escapes(text: String, written: String) { #expect(json(.string(text)) == written + "\n") }

    @Test("a table has a caption, scoped headings, isolated words and no style of its own")
    func htmlTable() {
        var html = HTMLWriter()
        html.table(
            "Titre", ["Nom", "Euros"], [["<a>", "1,00"], ["b", ""]], ids: ["un", nil], total: ["c", "2,00"])
        #expect(
            html.text.filter { $0 != "\n" } == """
                <table><caption>Titre</caption><thead><tr><th scope="col">Nom</th>\
                <th scope="col" class="nombre">Euros</th></tr></thead><tbody>\
                <tr id="un"><th scope="row"><bdi>&lt;a&gt;</bdi></th><td class="nombre" data-titre="Euros">1,00</td></tr>\
                <tr><th scope="row"><bdi>b</bdi></th><td class="nombre"></td></tr></tbody>\
                <tfoot><tr><th scope="row"><bdi>c</bdi></th><td class="nombre" data-titre="Euros">2,00</td></tr></tfoot></table>
                """)
        var bar = HTMLWriter()
        bar.bar([75, 0, 25])
        #expect(bar.text.contains("<rect class=\"part-1\" x=\"0\" width=\"750\""))
        #expect(bar.text.contains("<rect class=\"part-3\" x=\"750\" width=\"250\""))
        #expect(!bar.text.contains("part-2"))
    }
}
