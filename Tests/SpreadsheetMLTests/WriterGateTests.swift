import SpreadsheetML
import TestSupport
import Testing

/// Nothing that a spreadsheet can't carry leaves, whatever part of the API it comes through.
@Suite("What is refused when it is written")
struct WriterGateTests {
    /// What is done to a workbook and its sheet before the sheet is added.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let make: @Sendable (inout Workbook, inout Worksheet) throws -> Void

        init(_ name: String, _ make: @escaping @Sendable (inout Workbook, inout Worksheet) throws -> Void) {
            testDescription = name
            self.make = make
        }

        /// A number whose cell looks so.
        static func style(_ name: String, _ style: CellStyle) -> Case {
            Case(name) { workbook, sheet in
                try sheet.set(.number(2), style: workbook.styles.add(style), at: SampleWorkbook.cell("A2"))
            }
        }

        static func formula(_ formula: String) -> Case {
            Case("formula \(formula)") { _, sheet in
                try sheet.set(.number(0), formula: Formula(formula), at: SampleWorkbook.cell("A2"))
            }
        }

        static func columns(_ name: String, _ widths: ColumnWidth...) -> Case {
            Case("columns \(name)") { _, sheet in sheet.columns = widths }
        }

        static func condition(_ name: String, _ condition: ConditionalFormat.Condition) -> Case {
            Case("condition \(name)") { _, sheet in
                sheet.conditionalFormats = [ConditionalFormat([try SampleWorkbook.range("A1")], when: condition)]
            }
        }

        static func picture(_ name: String, width: Int, height: Int) -> Case {
            Case("picture \(name)") { _, sheet in
                let anchor = Picture.Anchor.cell(try SampleWorkbook.cell("A1"), width: width, height: height)
                sheet.pictures = [try Picture(SampleImage.png, anchor: anchor, alternativeText: "")]
            }
        }

        static func link(_ name: String, _ target: Hyperlink.Target) -> Case {
            Case("link \(name)") { _, sheet in sheet.hyperlinks = [Hyperlink(try SampleWorkbook.cell("A1"), to: target)]
            }
        }

        static func print(_ name: String, _ change: @escaping @Sendable (inout PrintSetup) -> Void) -> Case {
            Case("print \(name)") { _, sheet in
                var print = PrintSetup(.portrait)
                change(&print)
                sheet.printSetup = print
            }
        }

        static func properties(_ name: String, _ change: @escaping @Sendable (inout DocumentProperties) -> Void) -> Case
        {
            Case("properties \(name)") { workbook, _ in change(&workbook.properties) }
        }

        static func rule(_ rule: DataValidation.Rule) -> Case {
            Case("rule \(rule)") { _, sheet in
                try sheet.validate(DataValidation([SampleWorkbook.range("A1")], rule))
            }
        }
    }

    func write(_ body: (inout Workbook, inout Worksheet) throws -> Void) throws -> [UInt8] {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "S")
        try sheet.set(.number(1), at: SampleWorkbook.cell("A1"))
        try body(&workbook, &sheet)
        try workbook.add(sheet)
        return try workbook.encoded()
    }

    static let refused: [Case] =
        [
            Case("zoom 9") { _, sheet in sheet.zoom = 9 }, Case("zoom 401") { _, sheet in sheet.zoom = 401 },
            Case("a window too large") { workbook, _ in
                workbook.window = WorkbookWindow(width: 1_000_001, height: 1)
            },
            Case("a chart's title of 256") { _, sheet in
                sheet.charts = [try Self.chart(values: [1])]
                sheet.charts[0].title = String(repeating: "x", count: 256)
            },
            Case("256 series") { _, sheet in
                let chart = try Self.chart(values: [1])
                sheet.charts = [chart]
                sheet.charts[0].series = Array(repeating: chart.series[0], count: 256)
            },
            Case("an alternative text too long") { _, sheet in
                sheet.charts = [try Self.chart(values: [1])]
                sheet.charts[0].alternativeText = String(repeating: "x", count: 32_768)
            },
            Case("a picture's alternative text too long") { _, sheet in
                sheet.pictures = [
                    try Picture(
                        SampleImage.png, at: SampleWorkbook.cell("A1"),
                        alternativeText: String(repeating: "x", count: 32_768))
                ]
            },
            .properties("a name of 256") {
                $0.custom = [CustomProperty(name: String(repeating: "x", count: 256), value: "1")]
            },
            .properties("a title too long") { $0.title = String(repeating: "x", count: 32_768) },
            .style("an open quote", CellStyle(numberFormat: "0.00\"€")),
            .style("an open bracket", CellStyle(numberFormat: "[Red0")),
            .style("an escape of nothing", CellStyle(numberFormat: "0\\")),
            .style("five sections", CellStyle(numberFormat: "0;0;0;0;0")),
            .style("an empty format", CellStyle(numberFormat: "")),
            .style("a long format", CellStyle(numberFormat: NumberFormat(String(repeating: "0", count: 256)))),
            .style("font of 0", CellStyle(font: Font(size: 0))),
            .style("font of 410", CellStyle(font: Font(size: 410))),
            .style("font of nan", CellStyle(font: Font(size: .nan))),
            .style("no font", CellStyle(font: Font(name: ""))),
            .style("a long font", CellStyle(font: Font(name: String(repeating: "x", count: 32)))),
            .style("indent 251", CellStyle(alignment: Alignment(.left, indent: 251))),
            .style("indent -1", CellStyle(alignment: Alignment(.left, indent: -1))),
            .columns("overlap", ColumnWidth(1...3, width: 10), ColumnWidth(3...4, width: 20)),
            .columns("unsorted", ColumnWidth(5...6, width: 10), ColumnWidth(1...2, width: 20)),
            .columns("beyond", ColumnWidth(1...16_385, width: 10)), .columns("from 0", ColumnWidth(0...1, width: 10)),
            .columns("wide", ColumnWidth(1...1, width: 255.5)), .columns("nan", ColumnWidth(1...1, width: .nan)),
            .columns("negative", ColumnWidth(1...1, width: -0.5)),
            .link("long", .address("https://x.fr/" + String(repeating: "a", count: 2_067))),
            .link("with blanks", .address("https://x.fr/a b")), .link("with a pipe", .address("https://x.fr/a|c")),
            .link("to nowhere", .address("")), .link("to no place", .place("")),
            Case("two links of a cell") { _, sheet in
                let link = Hyperlink(try SampleWorkbook.cell("A1"), to: .place("S!A1"))
                sheet.hyperlinks = [link, link]
            },
            Case("two comments of a cell") { _, sheet in
                let comment = CellComment(try SampleWorkbook.cell("A1"), "a")
                sheet.comments = [comment, comment]
            },
            Case("a comment too long") { _, sheet in
                sheet.comments = [CellComment(try SampleWorkbook.cell("A1"), String(repeating: "x", count: 32_768))]
            },
            Case("a comment's author too long") { _, sheet in
                let author = String(repeating: "x", count: 256)
                sheet.comments = [CellComment(try SampleWorkbook.cell("A1"), "a", author: author)]
            },
            Case("no picture") { _, sheet in
                let bytes = Array("GIF89a".utf8) + Array(repeating: 9, count: 40)
                sheet.pictures = [try Picture(bytes, at: SampleWorkbook.cell("A1"), alternativeText: "")]
            },
            Case("a PNG file that ends at once") { _, sheet in
                let bytes = Array(SampleImage.png.prefix(23))
                sheet.pictures = [try Picture(bytes, at: SampleWorkbook.cell("A1"), alternativeText: "")]
            },
            Case("a JPEG file that ends at once") { _, sheet in
                let bytes = Array(SampleImage.jpeg.prefix(160))
                sheet.pictures = [try Picture(bytes, at: SampleWorkbook.cell("A1"), alternativeText: "")]
            },
            Case("a picture of no size") { _, sheet in
                var bytes = SampleImage.png
                bytes.replaceSubrange(16..<20, with: [0, 0, 0, 0])
                sheet.pictures = [try Picture(bytes, at: SampleWorkbook.cell("A1"), alternativeText: "")]
            },
            .style("turned by 91", CellStyle(alignment: Alignment(rotation: .degrees(91)))),
            .style("turned by -91", CellStyle(alignment: Alignment(rotation: .degrees(-91)))),
            .condition("no bound", .cellIs(.equal(""))), .condition("half a bound", .cellIs(.between("1", "2+"))),
            .condition("nan", .colorScale(from: ScalePoint(.number(.nan), 0), to: ScalePoint(.highest, 0))),
            .condition("101 %", .colorScale(from: ScalePoint(.lowest, 0), to: ScalePoint(.percent(101), 0))),
            .condition("-1 %", .colorScale(from: ScalePoint(.percentile(-1), 0), to: ScalePoint(.highest, 0))),
            .condition("no formula", .colorScale(from: ScalePoint(.formula(""), 0), to: ScalePoint(.highest, 0))),
            .condition("from the top", .colorScale(from: ScalePoint(.highest, 0), to: ScalePoint(.lowest, 0))),
            .condition(
                "through the top",
                .colorScale(
                    from: ScalePoint(.lowest, 0), through: ScalePoint(.highest, 0), to: ScalePoint(.highest, 0))),
            .rule(.time(.less(""))),
            .picture("0 wide", width: 0, height: 1), .picture("65 536 high", width: 1, height: 65_536),
            .columns("level 8", ColumnWidth(1...1, width: 9, outlineLevel: 8)),
            .columns("level -1", ColumnWidth(1...1, width: 9, outlineLevel: -1)),
            Case("level 8 of a row") { _, sheet in sheet.setFormat(RowFormat(outlineLevel: 8), ofRow: 1) },
            Case("format of row 0") { _, sheet in sheet.setFormat(RowFormat(isHidden: true), ofRow: 0) },
            Case("a column's style of another workbook") { _, sheet in
                var other = Workbook()
                sheet.columns = [ColumnWidth(1...1, width: 9, style: other.styles.add(CellStyle(fill: 0xFF0000)))]
            },
            Case("a row's style of another workbook") { _, sheet in
                var other = Workbook()
                sheet.setFormat(RowFormat(style: other.styles.add(CellStyle(fill: 0xFF0000))), ofRow: 3)
            },
            Case("no sheet that is shown") { _, sheet in sheet.visibility = .veryHidden },
            Case("a rich text without runs") { _, sheet in try sheet.set(RichText([]), at: "A2") },
            Case("a run without text") { _, sheet in
                try sheet.set(RichText([.init("a"), .init("", font: Font(isBold: true))]), at: "A2")
            },
            Case("a rich text too long") { _, sheet in
                try sheet.set(
                    RichText(Array(repeating: .init(String(repeating: "x", count: 16_384)), count: 2)), at: "A2")
            },
            Case("a run's font") { _, sheet in
                try sheet.set(RichText([.init("a", font: Font(size: 410))]), at: "A2")
            },
            Case("65 531 links") { _, sheet in
                sheet.hyperlinks = (1...65_531).compactMap { row in
                    CellReference(row: row, column: 1).map { Hyperlink($0, to: .place("S!A1")) }
                }
            },
            .rule(.custom("")), .rule(.custom("A1<>" + String(repeating: "1+", count: 126) + "1")),
            .rule(.whole(.between("1", ""))), .rule(.listFrom("=A1")), .rule(.list(["a\u{1}"])),
            Case("two rules of a cell") { _, sheet in
                try sheet.validate(DataValidation([SampleWorkbook.range("A1:B2")], .list(["a"])))
                try sheet.validate(DataValidation([SampleWorkbook.range("B2:C3")], .list(["b"])))
            },
            Case("a rule twice on a cell") { _, sheet in
                let ranges = [try SampleWorkbook.range("A1:B2"), try SampleWorkbook.range("B2")]
                try sheet.validate(DataValidation(ranges, .list(["a"])))
            },
            Case("an empty name") { workbook, _ in try workbook.define(DefinedName("x_name", formula: "")) },
            Case("a name that is no formula") { workbook, _ in try workbook.define(DefinedName("x_name", formula: "1+"))
            },
            Case("a name for sheet 1") { workbook, _ in
                try workbook.define(DefinedName("x_name", formula: "1", scope: 1))
            },
            Case("a name for sheet -1") { workbook, _ in
                try workbook.define(DefinedName("x_name", formula: "1", scope: -1))
            },
            Case("sheet 1 in front") { workbook, _ in workbook.activeSheet = 1 },
            Case("sheet -1 in front") { workbook, _ in workbook.activeSheet = -1 },
            Case("level 10") { workbook, _ in workbook.compressionLevel = 10 },
            Case("level 0") { workbook, _ in workbook.compressionLevel = 0 },
            Case("a window of minus one") { workbook, _ in workbook.window = WorkbookWindow(width: -1, height: 1) },
            Case("tabs wider than the window") { workbook, _ in
                workbook.window = WorkbookWindow(width: 1, height: 1, tabRatio: 1_001)
            },
            Case("a break above the first row") { _, sheet in sheet.rowBreaks = [0] },
            Case("a break below the last row") { _, sheet in sheet.rowBreaks = [1_048_576] },
            Case("a break twice") { _, sheet in sheet.rowBreaks = [5, 5] },
            Case("1 027 breaks") { _, sheet in sheet.rowBreaks = Array(1...1_027) },
            Case("default height 410") { _, sheet in sheet.defaultRowHeight = 410 },
            Case("default height nan") { _, sheet in sheet.defaultRowHeight = .nan },
            Case("height -1") { _, sheet in sheet.setHeight(-1, ofRow: 1) },
            Case("height 409.5") { _, sheet in sheet.setHeight(409.5, ofRow: 1) },
            Case("height nan") { _, sheet in sheet.setHeight(.nan, ofRow: 1) },
            Case("height of row 0") { _, sheet in sheet.setHeight(20, ofRow: 0) },
            Case("height of row 1 048 577") { _, sheet in sheet.setHeight(20, ofRow: 1_048_577) },
            .print("margin -1") { $0.margins.left = -1 }, .print("margin inf") { $0.margins.footer = .infinity },
            .print("margin 50") { $0.margins.top = 50 }, .print("-3 pages wide") { $0.fitToWidth = -3 },
            .print("32 768 pages high") { $0.fitToHeight = 32_768 },
            .print("row 0 repeated") { $0.repeatedRows = 0...2 },
            .print("row 1 048 577 repeated") { $0.repeatedRows = 1...1_048_577 },
            Case("no error") { _, sheet in try sheet.set(.error("#NOM?"), at: SampleWorkbook.cell("A2")) },
            Case("1903 in a workbook of 1904") { workbook, sheet in
                workbook.dateSystem = .from1904
                let date = SerialDate(daysSince1970: -24_108)
                try sheet.set(.date(date), at: SampleWorkbook.cell("A2"))
            },
            .properties("created yesterday") { $0.created = "hier" },
            .properties("created without a zone") { $0.created = "2026-01-01T00:00:00" },
            .properties("language") { $0.language = "<x>" },
            .properties("twice") { $0.custom = ["a", "A"].map { CustomProperty(name: $0, value: "1") } },
            .properties("without a name") { $0.custom = [CustomProperty(name: "", value: "3")] },
            Case("a condition of no cell") { _, sheet in
                sheet.conditionalFormats = [ConditionalFormat([], when: .expression("1"))]
            },
            Case("a condition without a formula") { _, sheet in
                sheet.conditionalFormats = [ConditionalFormat([try SampleWorkbook.range("A1")], when: .expression(""))]
            },
            Case("a bar without an end") { _, sheet in
                let bar = ConditionalFormat.Condition.dataBar(0, minimum: "0", maximum: "")
                sheet.conditionalFormats = [ConditionalFormat([try SampleWorkbook.range("A1")], when: bar)]
            },
            Case("a condition's format") { _, sheet in
                let style = DifferentialStyle(numberFormat: "\"")
                sheet.conditionalFormats = [
                    ConditionalFormat([try SampleWorkbook.range("A1")], when: .expression("A1>1"), style: style)
                ]
            },
            Case("a chart's nan") { _, sheet in sheet.charts = [try Self.chart(values: [1, .nan])] },
            Case("a chart without series") { _, sheet in
                sheet.charts = [try Self.chart(values: [1])]
                sheet.charts[0].series = []
            },
            Case("a chart of a sheet that is not there") { _, sheet in
                sheet.charts = [try Self.chart(values: [1])]
                sheet.charts[0].categories = SheetReference(sheet: "Nope", range: try SampleWorkbook.range("A1"))
            },
            Case("a table over merged cells") { _, sheet in
                try sheet.set(.text("x"), at: "C1")
                try sheet.merge("C2:D2")
                sheet.tables = [SheetTable(name: "T", try SampleWorkbook.range("C1:C3"))]
            },
            Case("a table whose heading is computed") { _, sheet in
                try sheet.set(.text("x"), formula: "\"x\"", at: "C1")
                sheet.tables = [SheetTable(name: "T", try SampleWorkbook.range("C1:C3"))]
            },
            Case("a style of another workbook") { _, sheet in
                var other = Workbook()
                try sheet.set(
                    .number(2), style: other.styles.add(CellStyle(fill: 0xFF0000)), at: SampleWorkbook.cell("A2"))
            },
            Case("a style of another workbook, at a place that this one has") { workbook, sheet in
                var other = Workbook()
                _ = workbook.styles.add(CellStyle(fill: 0xFF))
                try sheet.set(
                    .number(2), style: other.styles.add(CellStyle(fill: 0xFF0000)), at: SampleWorkbook.cell("A2"))
            },
        ]
        + [
            "SUM(A1", "SUM(A1))", "SI(A1;1;2)", "1+", "\"a", "'S!A1", "=1", "", "{1,2", "{1)", "A1\u{1}", "T[a", "A1:",
            " ",
        ].map(Case.formula)

    static func chart(values: [Double]) throws -> BarChart {
        let place = SheetReference(sheet: "S", range: try SampleWorkbook.range("A1"))
        return BarChart(
            title: "t", categories: place, cachedCategories: ["a"],
            series: [.init(name: place, nameText: "n", values: place, cachedValues: values, color: 0xFF0000)],
            numberFormat: "0", anchor: try SampleWorkbook.range("C1:H9"), alternativeText: "x")
    }

    @Test("with a sentence, and no trap", arguments: refused)
    func isRefused(refused: Case) throws {
        let error = #expect(throws: SpreadsheetError.self) { try write(refused.make) }
        #expect(error?.detail.isEmpty == false)
    }

    static let written: [Case] =
        [
            Case("zoom 10") { _, sheet in sheet.zoom = 10 }, Case("zoom 400") { _, sheet in sheet.zoom = 400 },
            Case("1 026 breaks") { _, sheet in sheet.rowBreaks = Array(1...1_026) },
            Case("the longest comment") { _, sheet in
                sheet.comments = [CellComment(try SampleWorkbook.cell("A1"), String(repeating: "x", count: 32_767))]
            },
            Case("the largest window") { workbook, _ in
                workbook.window = WorkbookWindow(width: 1_000_000, height: 0, tabRatio: 1_000)
            },
            Case("the longest texts of a chart, and 255 series") { _, sheet in
                let chart = try Self.chart(values: [1])
                sheet.charts = [chart]
                sheet.charts[0].title = String(repeating: "x", count: 255)
                sheet.charts[0].alternativeText = String(repeating: "x", count: 32_767)
                sheet.charts[0].series = Array(repeating: chart.series[0], count: 255)
            },
            .properties("the longest texts") {
                $0.title = String(repeating: "x", count: 32_767)
                $0.custom = [CustomProperty(name: String(repeating: "x", count: 255), value: "1")]
            },
            .style("the longest format", CellStyle(numberFormat: NumberFormat(String(repeating: "0", count: 255)))),
            .style("four sections", CellStyle(numberFormat: "0;0;0;@")),
            .style("marks that are quoted", CellStyle(numberFormat: "[>1]0\\;_;\";[\";0")),
            .style("font of 1", CellStyle(font: Font(name: String(repeating: "x", count: 31), size: 1))),
            .style("font of 409", CellStyle(font: Font(size: 409))),
            .style("indent 250", CellStyle(alignment: Alignment(.left, indent: 250))),
            .columns("side by side", ColumnWidth(1...3, width: 0), ColumnWidth(4...16_384, width: 255)),
            .link("long", .address("https://x.fr/" + String(repeating: "a", count: 2_066))),
            .link("in Greek", .address("https://x.gr/καλημέρα?a=%20#b")),
            .rule(.custom("A1<>" + String(repeating: "1+", count: 125) + "1")), .rule(.list(["\"a\""])),
            Case("rules side by side") { _, sheet in
                try sheet.validate(DataValidation([SampleWorkbook.range("A1:B2")], .list(["a"])))
                try sheet.validate(DataValidation([SampleWorkbook.range("C1:C2")], .list(["b"])))
            },
            Case("a name for sheet 0") { workbook, _ in
                try workbook.define(DefinedName("x_name", formula: "1", scope: 0))
            },
            Case("level 9") { workbook, _ in workbook.compressionLevel = 9 },
            Case("breaks") { _, sheet in sheet.rowBreaks = [1, 1_048_575] },
            Case("heights") { _, sheet in
                sheet.setHeight(0, ofRow: 1)
                sheet.setHeight(409, ofRow: 1_048_576)
            },
            .print("margins") { $0.margins.left = 49 }, .print("pages") { $0.fitToHeight = 32_767 },
            .print("rows") { $0.repeatedRows = 1...1_048_576 }, .properties("language") { $0.language = "" },
            Case("a negative date") { _, sheet in
                try sheet.set(.date(SerialDate(serial: -5)), at: SampleWorkbook.cell("A2"))
            },
            Case("a new error") { _, sheet in try sheet.set(.error("#SPILL!"), at: SampleWorkbook.cell("A2")) },
            .picture("large", width: 65_535, height: 1),
            .style("turned by 90", CellStyle(alignment: Alignment(rotation: .degrees(90)))),
            .style("stacked", CellStyle(alignment: Alignment(rotation: .stacked))),
            .condition("two colours", .colorScale(from: ScalePoint(.percent(0), 0), to: ScalePoint(.percent(100), 0))),
            .rule(.time(.less("TIME(12,0,0)"))),
            .columns("levels", ColumnWidth(1...1, width: 9, outlineLevel: 7)),
            Case("row formats") { _, sheet in
                sheet.setFormat(RowFormat(outlineLevel: 7), ofRow: 1)
                sheet.setFormat(RowFormat(isHidden: true), ofRow: 1_048_576)
            },
            Case("2 048 comments") { _, sheet in
                sheet.comments = (1...2_048).compactMap { row in
                    CellReference(row: row, column: 16_384).map { CellComment($0, String(repeating: "x", count: row)) }
                }
            },
            Case("a comment on the last cell") { _, sheet in
                let author = String(repeating: "x", count: 255)
                sheet.comments = [CellComment(try SampleWorkbook.cell("XFD1048576"), "", author: author)]
            },
            Case("frozen at A1") { _, sheet in sheet.frozenAt = try SampleWorkbook.cell("A1") },
        ]
        + ["SUM({1,2;3,4})", "\"a;\"\"(\"", "A1%", "-A1", "IF(A1,)", "A1\n+B1"].map(Case.formula)

    @Test("and what lies just within is not", arguments: written)
    func isWritten(written: Case) throws {
        expectClean(try write(written.make))
    }

    @Test(
        "A formula may speak of what is not there",
        arguments: ["'it''s;('!A1", "T[[#This Row],[a;('[b]]", "T['']]", "#REF!+1", "[1]S!A1", "SUM(#N/A,1)", "T[]"])
    func absent(formula: String) throws {
        _ = try write { _, sheet in
            try sheet.set(.number(0), formula: Formula(formula), at: SampleWorkbook.cell("A2"))
        }
    }

    @Test("65 490 looks, and not one more")
    func cellFormats() throws {
        var workbook = Workbook()
        for number in 1..<65_490 { _ = workbook.styles.add(CellStyle(fill: Color(rgb: UInt32(number)))) }
        try workbook.add(Worksheet(name: "S"))
        #expect(try WorkbookReader(workbook.encoded()).sheets.count == 1)
        _ = workbook.styles.add(CellStyle(fill: 0xFFFFFF))
        let error = #expect(throws: SpreadsheetError.self) { try workbook.encoded() }
        #expect(error?.code == .beyondLimit(what: "the number of cell formats", value: 65_491, limit: 65_490))
    }

    @Test("A style is its table's own, and that of the table's copies")
    func styleOfCopy() throws {
        var first = Workbook()
        let red = first.styles.add(CellStyle(fill: 0xFF0000))
        var second = Workbook()
        second.styles = first.styles
        #expect(second.styles.add(CellStyle(fill: 0xFF0000)) == red)
        let green = first.styles.add(CellStyle(fill: 0x00FF00))
        let blue = second.styles.add(CellStyle(fill: 0x0000FF))
        for (style, isOwn) in [(red, true), (blue, true), (green, false)] {
            var sheet = try Worksheet(name: "S\(isOwn)\(style == red)")
            try sheet.set(.number(1), style: style, at: SampleWorkbook.cell("A1"))
            var workbook = second
            try workbook.add(sheet)
            #expect(((try? workbook.encoded()) != nil) == isOwn)
            var all = Workbook()
            #expect(((try? all.add(contentsOf: workbook)) != nil) == isOwn)
        }
    }

    @Test("A link's address takes each character of ASCII that an IRI has, and no other")
    func addresses() throws {
        let allowed = Set("!#$%&'()*+,-./:;=?@[]_~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        for byte in UInt8(0)..<0x80 {
            let address = "https://x.fr/" + String(Character(Unicode.Scalar(byte)))
            var sheet = try Worksheet(name: "S")
            sheet.hyperlinks = [Hyperlink(try SampleWorkbook.cell("A1"), to: .address(address))]
            var workbook = Workbook()
            #expect(((try? workbook.add(sheet)) != nil) == allowed.contains(byte), "\(byte)")
        }
    }

    @Test("A picture is known by each byte of its signature")
    func signatures() throws {
        let signed = [(SampleImage.png, [0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15]), (SampleImage.jpeg, [0, 1])]
        for (image, places) in signed {
            for place in places {
                var bytes = image
                bytes[place] ^= 0x20
                #expect(throws: SpreadsheetError.self, "\(place)") {
                    try Picture(bytes, at: SampleWorkbook.cell("A1"), alternativeText: "")
                }
            }
        }
    }
}
