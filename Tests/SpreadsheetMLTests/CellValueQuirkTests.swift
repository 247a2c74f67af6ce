import SpreadsheetML
import Testing

/// What cells hold: docs/quirks.md, "Cells".
@Suite struct CellValueQuirkTests {
    private static let strings = "<si><t>un</t></si><si><t>deux</t></si>"

    /// exceljs PR #232, calamine #607 (missing); excelize GO-2026-6452 (out of range, negative).
    @Test("t-s") func tS() throws {
        let rows = #"<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"/><c r="C1" t="s"><v> 0 </v></c></row>"#
        let sheet = try WorkbookFixture(rows, strings: Self.strings).sheet()
        #expect(sheet.value("A1") == .text("deux"))
        #expect(sheet.value("B1") == .empty)
        #expect(sheet.value("C1") == .text("un"))
        for index in ["2", "-1", "99999999999999999999", "x"] {
            let fixture = WorkbookFixture(
                #"<row r="3"><c r="B3" t="s"><v>\#(index)</v></c></row>"#, strings: Self.strings)
            let sheet = try fixture.sheet()
            #expect(sheet.value("B3") == .text(index))
            #expect(sheet.oddities == ["B3": .untypedText])
        }
    }

    /// Gnumeric writes the text results of formulas as shared strings.
    @Test("t-s-formula") func tSFormula() throws {
        let rows = #"<row r="1"><c r="A1" t="s"><f>IF(B1,"un","")</f><v>0</v></c></row>"#
        let sheet = try WorkbookFixture(rows, strings: Self.strings).sheet()
        #expect(sheet.value("A1") == .text("un"))
        #expect(sheet["A1"]?.formula == #"IF(B1,"un","")"#)
    }

    /// Open XML SDK and SheetJS write constants so.
    @Test("t-str") func tStr() throws {
        let rows = #"""
            <row r="1"><c r="A1" t="str"><v>constante</v></c><c r="B1" t="str"><f>A1&amp;""</f><v>résultat</v></c>
            <c r="C1" t="str"><f>""</f><v></v></c></row>
            """#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(sheet.value("A1") == .text("constante"))
        #expect(sheet.value("B1") == .text("résultat"))
        #expect(sheet["B1"]?.formula == #"A1&"""#)
        #expect(sheet.value("C1") == .text(""))
    }

    /// openpyxl's write-only mode, Gnumeric, Windward; SAS leaves `is` out (openxlsx2 PR #1039).
    @Test("t-inline") func tInline() throws {
        let rows = #"""
            <row r="1"><c t="inlineStr"><is><t>simple</t></is></c>
            <c t="inlineStr"><is><r><t>deux </t></r><r><rPr><b/></rPr><t>morceaux</t></r></is></c>
            <c t="inlineStr"><is><t>les </t><r><t>deux</t></r></is></c>
            <c t="inlineStr"><is><t>en trop</t></is><v>7</v></c>
            <c t="inlineStr"><is><t><![CDATA[<CDATA>]]> suivi</t></is></c>
            <c t="inlineStr"/>
            <c t="inlineStr"><is/></c>
            <c t="inlineStr"><v>sans is</v></c></row>
            """#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(
            sheet.rows[0].cells.map(\.value) == [
                .text("simple"), .text("deux morceaux"), .text("les deux"), .text("en trop"), .text("<CDATA> suivi"),
                .empty, .text(""), .text("sans is"),
            ])
    }

    @Test("t-b") func tB() throws {
        let forms = ["1", "0", "true", "false", " 1 ", "on", "off"]
        let rows = "<row>" + forms.map { #"<c t="b"><v>\#($0)</v></c>"# }.joined() + #"<c t="b"><v/></c></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        let expected: [CellValue] = [true, false, true, false, true, true, false].map { .boolean($0) } + [.empty]
        #expect(sheet.rows[0].cells.map(\.value) == expected)
        let odd = try WorkbookFixture(#"<row><c><v>7</v></c><c t="b"><v>VRAI</v></c></row>"#).sheet()
        #expect(odd.rows[0].cells.map(\.value) == [.number(7), .text("VRAI")])
        #expect(odd.oddities == ["B1": .untypedText])
    }

    /// LibreOffice makes a formula of every boolean constant (poiji #159).
    @Test("b-formula") func bFormula() throws {
        let sheet = try WorkbookFixture(#"<row><c t="b"><f aca="false">TRUE()</f><v>1</v></c></row>"#).sheet()
        #expect(sheet.value("A1") == .boolean(true))
        #expect(sheet["A1"]?.formula == "TRUE()")
    }

    /// Excel 365 adds errors; French programs may write them translated.
    @Test("t-e") func tE() throws {
        let errors = ["#REF!", "#SPILL!", "#CALC!", "#NOM?"]
        let rows = "<row>" + errors.map { #"<c t="e"><v>\#($0)</v></c>"# }.joined() + #"<c t="e"/></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == errors.map { .error($0) } + [.empty])
    }

    /// openpyxl with `iso_dates`, Excel in strict files (durations too), SheetJS PR #48.
    @Test("t-d") func tD() throws {
        let forms: [(text: String, serial: Double)] = [
            ("2026-01-31", 46053), ("2026-01-31T12:00:00", 46053.5), ("2026-01-31T18:00:00.000Z", 46053.75),
            ("2026-01-31 06:00", 46053.25), ("12:00", 0.5), ("T18:00:00", 0.75), ("06:00:00+01:00", 0.25),
            ("2026-01-31T24:00:00", 46054), ("24:00", 1), ("T24:00:00", 1), ("PT26H30M0.000S", 26.5 / 24),
            (" 2026-01-31\n", 46053), ("P1DT12H", 1.5), ("PT90M", 0.0625), ("PT0,5S", 0.5 / 86_400), ("P2D", 2),
            ("12:00:30.25", 43_230.25 / 86_400), ("12:59:59Z", 46_799.0 / 86_400), ("12:00-05:30", 0.5),
            ("PT1.5H", 0.0625),
            ("P1DT1H1M1.5S", 90_061.5 / 86_400), ("PT999999999S", 999_999_999.0 / 86_400), ("2026-01-31T00:00", 46053),
            ("T00:00:00", 0),
        ]
        let rows = "<row>" + forms.map { #"<c t="d"><v>\#($0.text)</v></c>"# }.joined() + #"<c t="d"/></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == forms.map { .date(SerialDate(serial: $0.serial)) } + [.empty])
        #expect(sheet.warnings.isEmpty)
        for text in [
            "31/01/2026", "2026-02-30", "2026-01-31T25:00", "2026-01-31T24:00:01", "2026-01", "12:00 demain", "bientôt",
            "0000-01-01", "1899-12-31", "P", "PT", "P1Y", "P1M", "PT1", "PT1M1H", "P1H", "PT5D", "T", "-PT1H",
            "2026-01-3112:00", "2026-01-31x12:00", "2026-01-31T", "2026-01-31T12", "2026-1-31", "2026/01/31", "12:60",
            "12:00:60", "12:00:", "12:", "1:00", "12:00+1", "12:00+01", "12:00+0100", "12:00+01:0", "12:00Zx", "PT1H1H",
            "P1D1D", "P1.5", "PT1000000000S",
        ] {
            let sheet = try WorkbookFixture(#"<row><c><v>7</v></c><c t="d"><v>\#(text)</v></c></row>"#).sheet()
            #expect(sheet.rows[0].cells.map(\.value) == [.number(7), .text(text)])
            #expect(sheet.oddities == ["B1": .untypedText])
        }
    }

    @Test("t-n") func tN() throws {
        let sheet = try WorkbookFixture(#"<row><c t="n"><v>12.5</v></c><c><v>12.5</v></c></row>"#).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == [.number(12.5), .number(12.5)])
        #expect(sheet.warnings.isEmpty)
    }

    /// Exporters that calamine met.
    @Test("untyped-text") func untypedText() throws {
        let sheet = try WorkbookFixture(#"<row><c><v>douze</v></c><c t="n"><v>12,5</v></c></row>"#).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == [.text("douze"), .text("12,5")])
        #expect(sheet.oddities == ["A1": .untypedText, "B1": .untypedText])
    }

    @Test("t-unknown") func tUnknown() throws {
        let sheet = try WorkbookFixture(#"<row><c t="image"><v>chat</v></c><c t="S"><v>0</v></c></row>"#).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == [.text("chat"), .text("0")])
        #expect(sheet.oddities == ["A1": .unknownCellType("image"), "B1": .unknownCellType("S")])
    }

    /// readxl's missing-v-node; openpyxl's formulas.
    @Test("v-missing") func vMissing() throws {
        let rows = #"<row><c t="n"/><c t="s"><v/></c><c><f>SUM(B1:B9)</f></c><c><f>1+1</f><v></v></c></row>"#
        let sheet = try WorkbookFixture(rows, strings: Self.strings).sheet()
        #expect(sheet.rows[0].cells.allSatisfy { $0.value == .empty })
        #expect(sheet.rows[0].cells.map(\.formula) == [nil, nil, "SUM(B1:B9)", "1+1"])
    }

    /// Pretty printers.
    @Test("v-blank") func vBlank() throws {
        let rows = "<row><c><v> 1 </v></c><c><v>\n\t2.5\n</v></c><c><v>  </v></c><c t=\"b\"><v>\n1\n</v></c></row>"
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == [.number(1), .number(2.5), .empty, .boolean(true)])
    }

    /// Excel writes up to 17 digits, Gnumeric up to 21.
    @Test("number-forms") func numberForms() throws {
        let forms: [(text: String, number: Double)] = [
            ("0.57999999999999996", 0.58), ("0.639999999999999999987", 0.64), ("0.300000000000000000011", 0.3),
            ("1E-3", 0.001), ("1.0E5", 100_000), ("1e+2", 100), ("-0", -0.0), ("+7", 7), (".5", 0.5), ("5.", 5),
            ("9007199254740993", 9_007_199_254_740_992), ("1.7976931348623157E308", .greatestFiniteMagnitude),
            ("4.9406564584124654E-324", .leastNonzeroMagnitude),
        ]
        let rows = "<row>" + forms.map { "<c><v>\($0.text)</v></c>" }.joined() + "</row>"
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == forms.map { .number($0.number) })
        for text in ["INF", "-INF", "NaN", "1E999", "0x10", "1 000", "--1", "1e", "."] {
            let sheet = try WorkbookFixture("<row><c><v>\(text)</v></c></row>").sheet()
            #expect(sheet.value("A1") == .text(text))
            #expect(sheet.oddities == ["A1": .untypedText])
        }
    }

    /// Numbers that programs compute come with a tail: nothing is rounded here.
    @Test("float-noise") func floatNoise() throws {
        let sheet = try WorkbookFixture("<row><c><v>0.30000000000000004</v></c><c><v>57.999999999999993</v></c></row>")
            .sheet()
        #expect(sheet.rows[0].cells.map(\.value) == [.number(0.1 + 0.2), .number(0.58 * 100)])
    }

    @Test("formula-input") func formulaInput() throws {
        let sheet = try WorkbookFixture("<row><c><f>3/4</f><v>0.75</v></c></row>").sheet()
        #expect(sheet.value("A1") == .number(0.75))
        #expect(sheet["A1"]?.formula == "3/4")
    }

    /// `si` may be any number, and sizes nothing.
    @Test("shared-formula") func sharedFormula() throws {
        let rows = #"""
            <row><c><f t="shared" ref="A1:B1" si="4294967295">C1*2</f><v>2</v></c><c><f t="shared" si="4294967295"/><v>4</v></c>
            <c><f t="array" ref="C1:D1">C9:D9</f><v>6</v></c><c><v>8</v></c>
            <c><f t="dataTable" ref="E1" dt2D="1" dtr="1" r1="A1" r2="A2"/><v>10</v></c></row>
            <row><c r="A2"><f t="shared" si="4294967295"/><v>12</v></c><c><f t="shared" si="5"/><v>14</v></c></row>
            """#
        let reader = try WorkbookFixture(rows).reader()
        let sheet = try reader.readSheet(0)
        #expect(sheet.rows[0].cells.map(\.value) == [2, 4, 6, 8, 10].map { .number($0) })
        #expect(sheet.rows[0].cells.map(\.formula) == ["C1*2", "D1*2", "C9:D9", nil, ""])
        #expect(sheet.rows[1].cells.map(\.formula) == ["C2*2", ""])
        var streamed: [Formula?] = []
        try reader.forEachRow(ofSheet: 0) { streamed += $0.cells.map(\.formula) }
        #expect(streamed == ["C1*2", "D1*2", "C9:D9", nil, "", "C2*2", ""])
    }
}
