import ACIModel
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
            (.hundredths(5), "0,05"),
            (.number(0.64), "0,64"),
            (.number(34), "34"),
            (.date("31/12/2026"), "31/12/2026"),
            (.empty, ""),
        ])
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
        ])
    func width(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test("fields are filled up or cut to their column")
    func fitted() {
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
