import Randomness
import TestSupport
import Testing

@testable import SpreadsheetML

/// Texts go out as they are, whatever they hold.
@Suite("Texts that are written")
struct WriterTextTests {
    @Test(
        "Escapes of ST_Xstring",
        arguments: [
            ("été 😀\t\n", "été 😀\t\n"), ("a\rb", "a_x000D_b"), ("a\r\nb", "a_x000D_\nb"), ("\u{0}", "_x0000_"),
            ("\u{1F}\u{FFFE}\u{FFFF}\u{7F}", "_x001F__xFFFE__xFFFF_\u{7F}"), ("_x0041_", "_x005F_x0041_"),
            ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("_x00e9_", "_x005F_x00e9_"),
            ("_x41_ _X0041_", "_x41_ _X0041_"),
            ("_x004", "_x004"), ("_", "_"), ("__x0041_", "__x005F_x0041_"),
            ("_x+041_", "_x+041_"), ("_x 041_", "_x 041_"), ("_x00G1_", "_x00G1_"),
        ])
    func escapes(text: String, written: String) {
        #expect(EscapedText.encode(text) == written)
        #expect(EscapedText.decode(Array(written.utf8)) == Array(text.utf8))
    }

    @Test("Each control character is escaped on its own, but for tabs and line breaks", arguments: UInt8(0)..<32)
    func controls(byte: UInt8) {
        let digits = Array("0123456789ABCDEF")
        let text = String(Character(Unicode.Scalar(byte)))
        let isKept = byte == 9 || byte == 10
        #expect(EscapedText.encode(text) == (isKept ? text : "_x00\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])_"))
    }

    @Test("What is escaped reads back, whatever stands beside it", arguments: 0..<200)
    func randomEscapes(seed: UInt64) {
        var random = SeededRandom(seed)
        let alphabet: [Unicode.Scalar] = ["_", "_", "x", "0", "0", "4", "F", "5", "\u{1}", "\r", "\u{FFFE}", "é", "😀"]
        for _ in 0..<50 {
            var text = String.UnicodeScalarView()
            for _ in 0..<random.below(16) { text.append(alphabet[random.below(alphabet.count)]) }
            let written = EscapedText.encode(String(text))
            #expect(EscapedText.decode(Array(written.utf8)) == Array(String(text).utf8), "seed \(seed): \(written)")
            #expect(!written.unicodeScalars.contains { $0.value < 32 || $0.value >= 0xFFFE && $0.value <= 0xFFFF })
        }
    }

    @Test(
        "Text that looks like a formula stays text",
        arguments: ["=1+1", "+33", "-5", "@A1", "{=A1}", "'=1", "=SI(1;2;3)"])
    func formulaLike(text: String) throws {
        let package = try written { try $0.set(.text(text), at: SampleWorkbook.cell("A1")) }
        #expect(package[sheet]?.contains("<c r=\"A1\" t=\"s\"><v>0</v></c>") == true)
        #expect(package[sheet]?.contains("<f>") == false)
    }

    @Test("Blanks that matter are marked", arguments: [" a", "a ", "a\nb", "\ta", " "])
    func blanks(text: String) throws {
        let package = try written { try $0.set(.text(text), at: SampleWorkbook.cell("A1")) }
        #expect(package["xl/sharedStrings.xml"]?.contains("<t xml:space=\"preserve\">\(text)</t>") == true)
    }

    @Test("A text is shared with its equals, and only with those that have the same characters")
    func sharing() throws {
        let package = try written { sheet in
            for (row, text) in ["Oui", "oui", "Oui", "e\u{301}", "é"].enumerated() {
                try sheet.set(.text(text), at: SampleWorkbook.cell("A\(row + 1)"))
            }
        }
        let strings = try #require(package["xl/sharedStrings.xml"])
        #expect(strings.contains("count=\"5\" uniqueCount=\"4\""))
        #expect(strings.unicodeScalars.contains("\u{301}"))
    }

    @Test("A workbook without text has no table of texts")
    func noTexts() throws {
        let package = try written { try $0.set(.number(1), at: SampleWorkbook.cell("A1")) }
        #expect(!package.entries.contains { $0.name.contains("sharedStrings") })
    }

    @Test("Control characters do no harm wherever a text may stand")
    func controlCharacters() throws {
        let odd = "a\u{1}\u{FFFF}\r\n_x0041_&<>\"'"
        var workbook = try SampleWorkbook.make()
        var sheet = try Worksheet(name: "Contrôles")
        let cell = try SampleWorkbook.cell("A1")
        try sheet.set(.text(odd), at: cell)
        try sheet.set(.text(odd), formula: "\"a\"&\"_x0041_\"", at: SampleWorkbook.cell("A2"))
        try sheet.validate(
            DataValidation([CellRange(cell)], .any, promptTitle: odd, prompt: odd, errorTitle: odd, error: odd))
        sheet.hyperlinks = [Hyperlink(cell, to: .place("'Contrôles'!A1"), tooltip: odd)]
        sheet.printSetup = PrintSetup(.portrait, header: "&L" + odd.replacing("&", with: "&&"), footer: "&C\u{2}")
        let place = SheetReference(sheet: "Contrôles", range: CellRange(cell))
        sheet.charts = [
            BarChart(
                title: odd, categories: place, cachedCategories: [odd],
                series: [.init(name: place, nameText: odd, values: place, cachedValues: [1], color: 0)],
                numberFormat: .general, anchor: try SampleWorkbook.range("B2:D9"), alternativeText: odd)
        ]
        try workbook.add(sheet)
        workbook.properties.title = odd
        workbook.properties.creator = odd
        workbook.properties.custom = [CustomProperty(name: "nom", value: odd)]
        expectClean(try workbook.encoded())
    }

    private let sheet = "xl/worksheets/sheet1.xml"

    private func written(_ fill: (inout Worksheet) throws -> Void) throws -> PatchedPackage {
        try PatchedPackage(WrittenSheet.bytes(fill))
    }
}
