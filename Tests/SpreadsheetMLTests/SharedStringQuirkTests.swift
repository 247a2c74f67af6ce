import SpreadsheetML
import Testing

/// The texts of cells: docs/quirks.md, "Cells".
@Suite struct SharedStringQuirkTests {
    /// The texts of a table of shared strings.
    private func texts(_ strings: String, count: Int) throws -> [String] {
        let rows = "<row>" + (0..<count).map { #"<c t="s"><v>\#($0)</v></c>"# }.joined() + "</row>"
        return try WorkbookFixture(rows, strings: strings).sheet().rows[0].cells.map(\.rawText)
    }

    /// Excel, LibreOffice and Gnumeric; Gnumeric adds an empty last run.
    @Test("rich") func rich() throws {
        let strings = #"""
            <si><r><rPr><b/><t>no text</t></rPr><t>gras</t></r><r><t xml:space="preserve"> et </t></r><r><t/></r></si>
            <si><t>texte</t><r><t> puis</t></r><r/><r><t> morceaux</t></r></si>
            """#
        #expect(try texts(strings, count: 2) == ["gras et ", "texte puis morceaux"])
    }

    /// Excel in Japanese.
    @Test("phonetic") func phonetic() throws {
        let strings = #"""
            <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
            <si><r><t>課</t></r><rPh sb="0" eb="1"><t>カ</t></rPh><r><t>税</t></r></si>
            """#
        #expect(try texts(strings, count: 2) == ["東京", "課税"])
    }

    /// exceljs, calamine #573: an empty string has its place in the table.
    @Test("si-empty") func siEmpty() throws {
        #expect(try texts("<si/><si><t/></si><si><t>a</t></si>", count: 3) == ["", "", "a"])
    }

    /// Google, Numbers, WPS, calamine #548.
    @Test("sst-counts") func sstCounts() throws {
        var fixture = WorkbookFixture(#"<row><c t="s"><v>1</v></c></row>"#, strings: "")
        fixture.parts["xl/sharedStrings.xml"] =
            #"<sst xmlns="\#(WorkbookFixture.spreadsheet)" count="-1" uniqueCount="99999999999999"><si/><si><t>b</t></si></sst>"#
        #expect(try fixture.sheet().value("A1") == .text("b"))
    }

    /// Gnumeric writes no `xml:space` although blanks matter, LibreOffice always.
    @Test("space") func space() throws {
        let strings = #"<si><t>  deux</t></si><si><t xml:space="preserve"> un </t></si><si><t> </t></si>"#
        #expect(try texts(strings, count: 3) == ["  deux", " un ", " "])
    }

    /// Excel for Mac, exporters (SheetJS #827).
    @Test("newline") func newline() throws {
        let strings =
            "<si><t>a\nb</t></si><si><t>a_x000D_\nb</t></si><si><t>a&#10;b</t></si><si><t>a&#13;&#10;b</t></si>"
        #expect(try texts(strings, count: 4) == ["a\nb", "a\r\nb", "a\nb", "a\r\nb"])
    }

    /// Excel, LibreOffice and Gnumeric.
    @Test("xesc") func xesc() throws {
        let strings = [
            "_x0041_", "_x005F_x0041_", "_x000d_", "_xD83D__xDE00_", "_x", "_x12_", "_xZZZZ_", "a_x0009_b",
            "_x005F__x0041_",
            "__x0041_",
        ]
        let expected = ["A", "_x0041_", "\r", "😀", "_x", "_x12_", "_xZZZZ_", "a\tb", "_A", "_A"]
        #expect(try texts(strings.map { "<si><t>\($0)</t></si>" }.joined(), count: strings.count) == expected)
        let rows =
            "<row>"
            + [#" t="str"><v>_x0041_</v>"#, #" t="inlineStr"><is><t>_x0041_</t></is>"#]
            .map { "<c\($0)</c>" }.joined() + "</row>"
        #expect(try WorkbookFixture(rows).sheet().rows[0].cells.map(\.rawText) == ["A", "A"])
    }

    /// What users type: Excel counts the two units of an emoji.
    @Test("astral") func astral() throws {
        let text = try #require(try texts("<si><t>👩🏽‍⚕️</t></si>", count: 1).first)
        #expect(text == "👩🏽‍⚕️")
        #expect(text.utf16.count == 7)
    }
}
