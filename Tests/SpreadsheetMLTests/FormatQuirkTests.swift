import SpreadsheetML
import Testing

/// Number formats and dates: docs/quirks.md, "Formats and dates".
@Suite struct FormatQuirkTests {
    private func expect(_ kind: NumberFormat.Kind, _ codes: [String], sourceLocation: SourceLocation = #_sourceLocation)
    {
        for code in codes {
            #expect(NumberFormat(code).kind == kind, "\(code)", sourceLocation: sourceLocation)
        }
    }

    /// Gnumeric's own ids begin at 100; Numbers redefines 0, WPS 43 and 44.
    @Test("fmt-custom-low") func fmtCustomLow() throws {
        let styles = #"""
            <numFmts><numFmt numFmtId="0" formatCode="0.0%"/><numFmt numFmtId="44" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="100" formatCode="0.0"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="44"/><xf numFmtId="100"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>
            """#
        let rows = "<row>" + (0..<5).map { #"<c s="\#($0)"><v>1</v></c>"# }.joined() + "</row>"
        let sheet = try WorkbookFixture(rows, styles: styles).sheet()
        let day = CellValue.date(SerialDate(serial: 1))
        #expect(sheet.rows[0].cells.map(\.value) == [.number(1), day, .number(1), day, .number(1)])
        #expect(sheet.rows[0].cells.map(\.showsPercent) == [true, false, false, false, true])
        #expect(sheet["C1"]?.numberFormat == "0.0")
    }

    /// LibreOffice defines `General` as 164.
    @Test("fmt-general-164") func fmtGeneral164() {
        expect(
            .general,
            ["General", "GENERAL", "general", "General ", "General;-General", "\"x\" General", "", ";;;", "\"texte\""])
    }

    /// Excel in French writes `0 %`, LibreOffice `0\ %`.
    @Test("fmt-percent") func fmtPercent() {
        expect(.percent, ["0%", "0 %", "0\\ %", "0.0%", "0.00\u{A0}%", "[Red]0%", "#,##0%;-0%"])
        expect(.number, ["0\"%\"", "0\\%", "0;0%", "0_%"])
    }

    /// readxl #388, #559, #631; tidyxl #24; calamine's `detect_custom_number_format`.
    @Test("fmt-date") func fmtDate() {
        expect(
            .date,
            [
                "DD/MM/YY", "dd/mm/yyyy", "jj/mm/aaaa", "[$-40C]d mmmm yyyy;@", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                "mmm",
                "mmmm", "m\"M\"d\"D\";@", "[Red]d/m", "yyyy\\-mm\\-dd\\ hh:mm:ss",
                "[$-404]e\"\u{FC}\"m\"\u{FC}\"d\"\u{FC}\"",
                "[$-411]ggge\"年\"m\"月\"d\"日\"", "aaa", "d/m/yy h:mm AM/PM", "[Black]YYYY;[Red]0", "[>=40000]d mmm;0",
                "_-dd_-",
                "*-dd", "bbbb",
            ])
        expect(
            .time,
            [
                "H:MM:SS;@", "h:mm AM/PM", "h:mm A/P", "mm:ss.0", "[$-F400]h:mm:ss\\ AM/PM", "hh\"h\"mm", "ss.000",
                "am/pm",
            ])
        expect(.duration, ["[h]:mm:ss", "[hh]:mm", "[mm]:ss", "[s].000", "[ss]", "[H]:MM", "[Red][h]:mm"])
        expect(
            .number,
            [
                "0", "0.00", "#,##0\\ [$\u{20BD}-46D]", "#,##0\\ [$''\u{20BD}-46D]",
                "\"Y: \"0.00\"m\";\"Y: \"-0.00\"m\";\"Y: <num>m\";@", "\"$\"#,##0_);[Red]\\(\"$\"#,##0\\)",
                "0_ ;[Red]\\-0\\ ",
                "\\Y000000", "#,##0.0####\" YMD\"", "[Red]#,##0 ;[Yellow](#,##0)", "0.00E+00", "##0.0E+0", "# ?/?",
                "#,##0.00\\ \"€\"", "#,##0.00\\ [$€-40C]", "0.00\" €\"", "0.00 EUR", "EUR 0.00", "0\\d", "0_d", "0*d",
                "[Cyan]0", "[Magenta]0", "[$-40C]0", "[Color5]0", "[hm]0", "[x]0", "[<=100]0",
                "0;dd/mm/yyyy", "[>100]0;[h]:mm", "00000", "0\" jours\"",
            ])
    }

    /// Users format cells as text before they type digits (readxl #796).
    @Test("fmt-text") func fmtText() throws {
        expect(.text, ["@", "@\" m\"", "[Red]@"])
        let sheet = try WorkbookFixture(
            #"<row><c t="str"><v>012</v></c><c><v>12</v></c></row>"#, styles: WorkbookFixture.styles(["@"])
        ).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == [.text("012"), .number(12)])
    }

    /// EPPlus, exporters.
    @Test("style-missing") func styleMissing() throws {
        let styles = #"<cellXfs><xf/><xf numFmtId=""/><xf numFmtId="999"/><xf numFmtId="x"/></cellXfs>"#
        let rows =
            "<row>"
            + ["0", "1", "2", "3", "4", "-1", "", "99999999999", "x"].map { #"<c s="\#($0)"><v>1</v></c>"# }.joined()
            + "</row>"
        let sheet = try WorkbookFixture(rows, styles: styles).sheet()
        #expect(sheet.rows[0].cells.allSatisfy { $0.numberFormat == .general && $0.value == .number(1) })
    }

    /// ISO 29500-1 §18.8.30, with the ids that are dates and times in East Asia.
    @Test func builtIn() throws {
        var codes: [Int: NumberFormat] = [
            1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
            13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
            19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)",
            38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss",
            46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
        ]
        for id in [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58] { codes[id] = "yyyy/m/d" }
        for id in [32, 33, 34, 35, 55, 56] { codes[id] = "h:mm" }
        let styles = "<cellXfs>\((0...64).map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs>"
        let row = "<row>\((0...64).map { "<c s=\"\($0)\"><v>1</v></c>" }.joined())</row>"
        let cells = try WorkbookFixture(row, styles: styles).sheet().rows[0].cells
        #expect(cells.map(\.numberFormat) == (0...64).map { codes[$0] ?? .general })
    }

    /// Excel's 29 February 1900; fractions; what lies before the first day.
    @Test("date-serial") func dateSerial() throws {
        func day(_ serial: Double, _ system: DateSystem = .from1900) -> String? {
            let date = SerialDate(serial: serial, system: system)
            return date.civilDate.map { "\($0.year)-\($0.month)-\($0.day)" }
        }
        #expect(day(1) == "1900-1-1")
        #expect(day(59) == "1900-2-28")
        #expect(day(60) == nil)
        #expect(day(61) == "1900-3-1")
        #expect(day(46053) == "2026-1-31")
        #expect(day(2_958_465.99) == "9999-12-31")
        #expect(day(2_958_466) == nil)
        #expect(day(0.5) == nil)
        #expect(day(-1) == nil)
        #expect(day(.nan) == nil)
        #expect(day(0, .from1904) == "1904-1-1")
        #expect(day(44591, .from1904) == "2026-1-31")
        let noon = try #require(SerialDate(serial: 46053.5).dayAndSeconds)
        #expect(noon.seconds == 43_200)
        let almostMidnight = try #require(SerialDate(serial: 46052.999999999).dayAndSeconds)
        #expect(almostMidnight == (20484, 0))
        for serial in [1.0, 59, 61, 46053] {
            let date = try #require(SerialDate(serial: serial).civilDate)
            #expect(SerialDate(daysSince1970: date.daysSince1970).serial == serial)
        }
    }

    /// Excel's strict files count from another day, and invent none.
    @Test("date-compatibility") func dateCompatibility() throws {
        let texts = ["1899-12-30", "1899-12-31", "1900-02-28", "1900-03-01", "2026-01-31"]
        let rows = "<row>" + texts.map { #"<c t="d"><v>\#($0)</v></c>"# }.joined() + #"<c s="0"><v>59</v></c></row>"#
        var fixture = WorkbookFixture(rows, styles: WorkbookFixture.styles(["yyyy-mm-dd"]))
        fixture.workbook = #"<workbookPr dateCompatibility="0"/>"# + fixture.workbook
        let reader = try fixture.reader()
        #expect(reader.dateSystem == .from1899)
        let dates = try reader.readSheet(0).rows[0].cells.map { cell -> SerialDate? in
            if case .date(let date) = cell.value { date } else { nil }
        }
        #expect(dates.map { $0?.serial } == [0, 1, 60, 61, 46053, 59])
        let days = [(1899, 12, 30), (1899, 12, 31), (1900, 2, 28), (1900, 3, 1), (2026, 1, 31), (1900, 2, 27)]
        #expect(dates.map { $0?.civilDate } == days.map { CivilDate(year: $0, month: $1, day: $2) })
        for date in dates.compactMap({ $0 }) {
            #expect(date.civilDate.map { SerialDate(daysSince1970: $0.daysSince1970, system: .from1899) } == date)
        }
    }

    /// What users type as text stays text: the domain reads it.
    @Test("date-text") func dateText() throws {
        let texts = ["31/01/2026", "2026-01-31", "janv. 2026"]
        let rows = "<row>" + texts.map { #"<c t="str"><v>\#($0)</v></c>"# }.joined() + "</row>"
        let sheet = try WorkbookFixture(rows, styles: WorkbookFixture.styles(["dd/mm/yyyy"])).sheet()
        #expect(sheet.rows[0].cells.map(\.value) == texts.map { .text($0) })
    }
}
