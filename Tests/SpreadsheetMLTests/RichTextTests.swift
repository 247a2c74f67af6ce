import SpreadsheetML
import TestSupport
import Testing

@Suite("Rich text and comments")
struct RichTextTests {
    private let red = Font(
        name: "Arial", size: 9, isItalic: true, isUnderlined: true, isStruckOut: true, color: 0xFF0000)

    @Test("A text of several fonts is one shared string, read back as its text")
    func runs() throws {
        let text = RichText([.init("Un "), .init(" mot\n", font: red)])
        let bytes = try WrittenSheet.bytes { sheet in
            try sheet.set(text, at: "A1")
            try sheet.set(text, at: "A2")
            try sheet.set(.text(text.text), at: "A3")
            try sheet.set(RichText([.init(text.text)]), at: "A4")
        }
        #expect(
            try WorkbookReader(bytes).readSheet(0).rows.map { $0[column: 1]?.value }
                == Array(repeating: .text("Un  mot\n"), count: 4))
        let strings = try #require(try PatchedPackage(bytes)["xl/sharedStrings.xml"])
        #expect(strings.contains("count=\"4\" uniqueCount=\"3\""))
        #expect(
            strings.contains(
                """
                <si><r><t xml:space="preserve">Un </t></r><r><rPr><i/><strike/><u/><sz val="9"/><color rgb="FFFF0000"/>\
                <rFont val="Arial"/><family val="2"/></rPr><t xml:space="preserve"> mot
                </t></r></si>
                """))
    }

    @Test("Texts that only look alike are two, in runs too")
    func composed() throws {
        let bytes = try WrittenSheet.bytes { sheet in
            for (row, text) in ["\u{E9}", "e\u{301}"].enumerated() {
                try sheet.set(RichText([.init("a", font: red), .init(text)]), at: "A\(row + 1)")
            }
        }
        #expect(try PatchedPackage(bytes)["xl/sharedStrings.xml"]?.contains("uniqueCount=\"2\"") == true)
    }

    @Test("A later value takes the place of a rich text, and the other way round")
    func replaced() throws {
        let bytes = try WrittenSheet.bytes { sheet in
            try sheet.set(RichText([.init("a", font: red)]), at: "A1")
            try sheet.set(.number(1), at: "A1")
            try sheet.set(.number(1), formula: "1", at: "A2")
            try sheet.set(RichText([.init("b", font: red)]), at: "A2")
        }
        let rows = try WorkbookReader(bytes).readSheet(0).rows
        #expect(rows.map { $0[column: 1]?.value } == [.number(1), .text("b")])
        #expect(rows[1][column: 1]?.formula == nil)
    }

    @Test("Comments of several sheets have shapes of their own, and authors stand once")
    func comments() throws {
        var workbook = Workbook()
        for name in ["A", "B"] {
            var sheet = try Worksheet(name: name)
            sheet.comments = try (1...1_030).map { row in
                CellComment(try SampleWorkbook.cell("C\(row)"), "n° \(row)", author: row % 2 == 0 ? "Léa" : "Max")
            }
            try workbook.add(sheet)
        }
        let bytes = try workbook.encoded()
        expectClean(bytes)
        let package = try PatchedPackage(bytes)
        #expect(
            package["xl/comments1.xml"]?.contains("<authors><author>Max</author><author>Léa</author></authors>") == true
        )
        #expect(package["xl/drawings/vmlDrawing1.vml"]?.contains("data=\"1,2\"") == true)
        #expect(package["xl/drawings/vmlDrawing2.vml"]?.contains("data=\"3,4\"") == true)
        #expect(package["xl/drawings/vmlDrawing2.vml"]?.contains("id=\"_x0000_s3073\"") == true)
    }

    @Test("Texts of the same letters are one where their fonts are the same, and only there")
    func shared() throws {
        let bold = Font(isBold: true)
        let texts = [
            RichText([.init("a", font: bold), .init("b")]), RichText([.init("a"), .init("b", font: bold)]),
            RichText([.init("a", font: bold), .init("b")]),
        ]
        let package = try PatchedPackage(
            WrittenSheet.bytes { sheet in
                for (row, text) in texts.enumerated() { try sheet.set(text, at: SampleWorkbook.cell("A\(row + 1)")) }
                try sheet.set(.text("ab"), at: "A4")
            })
        #expect(package["xl/sharedStrings.xml"]?.contains(#"count="4" uniqueCount="3""#) == true)
        let sheet = try #require(package["xl/worksheets/sheet1.xml"])
        #expect(sheet.matches(of: /<v>(\d)<\/v>/).map(\.output.1) == ["0", "1", "0", "2"])
    }
}
