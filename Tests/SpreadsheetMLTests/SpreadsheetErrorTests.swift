import SpreadsheetML
import TestSupport
import Testing

/// What is refused is told with a code, the place, and a sentence that says what to do.
@Suite("Errors of the writer")
struct SpreadsheetErrorTests {
    typealias Make = @Sendable (inout Workbook, inout Worksheet) throws -> Void

    struct Case: CustomTestStringConvertible, Sendable {
        let code: SpreadsheetError.Code
        let place: String?
        let detail: String
        let make: Make

        init(_ code: SpreadsheetError.Code, at place: String?, _ detail: String, _ make: @escaping Make) {
            self.code = code
            self.place = place
            self.detail = detail
            self.make = make
        }

        var testDescription: String { detail }

        /// A number that lies beyond a limit: what is limited, between which bounds.
        init(
            _ what: String, _ value: Int, _ range: ClosedRange<Int>, at place: String?, shown: String? = nil,
            _ make: @escaping Make
        ) {
            let limit = value < range.lowerBound ? range.lowerBound : range.upperBound
            self.init(
                .beyondLimit(what: what, value: value, limit: limit), at: place,
                "\(what) is \(shown ?? String(value)), and goes from \(range.lowerBound) to \(range.upperBound)", make)
        }
    }

    private static func cell(_ text: String) throws -> CellReference { try CellReference(parsing: text) }
    private static func range(_ text: String) throws -> CellRange { try CellRange(parsing: text) }

    private static func style(_ style: CellStyle) -> Make {
        { workbook, sheet in try sheet.set(.number(1), style: workbook.styles.add(style), at: "A2") }
    }

    private static func chart(_ change: @escaping @Sendable (inout Chart) throws -> Void) -> Make {
        { _, sheet in
            var chart = try WriterGateTests.chart(values: [1])
            try change(&chart)
            sheet.charts = [chart]
        }
    }

    private static func condition(_ condition: ConditionalFormat.Condition) -> Make {
        { _, sheet in sheet.conditionalFormats = [ConditionalFormat([try range("A1")], when: condition)] }
    }

    private static func scale(_ places: ScalePoint.Place...) -> Make {
        let points = places.map { ScalePoint($0, 0) }
        return condition(
            .colorScale(from: points[0], through: points.count > 2 ? points[1] : nil, to: points[points.count - 1]))
    }

    private static func table(_ name: String, _ range: String) throws -> SheetTable {
        SheetTable(name: name, try Self.range(range))
    }

    private static let long = String(repeating: "x", count: 32_768)
    private static let unordered = SpreadsheetError.Code.outOfOrder("colour scale")
    private static let upwards = "a colour scale goes from its lowest point to its highest"
    private static let pixels = "a picture's width or height, in pixels,"
    private static let twentieths = "a window's width or height, in twentieths of a point,"

    static let values: [Case] = [
        Case(
            .unwritable("an error"), at: "S!A2",
            "an error is one of the standard's, in English, such as #N/A: #NOM?"
        ) { _, sheet in try sheet.set(.error("#NOM?"), at: "A2") },
        Case(.nonFiniteNumber, at: "S!A2", "a cell's number can't be inf") { _, sheet in
            try sheet.set(.number(.infinity), at: "A2")
        },
        Case(.nonFiniteNumber, at: "S!A2", "a cell's date can't be nan") { _, sheet in
            try sheet.set(.date(SerialDate(serial: .nan)), at: "A2")
        },
        Case("a cell's text", 32_768, 0...32_767, at: "S!A2", shown: "32768 characters long") { _, sheet in
            try sheet.set(.text(long), at: "A2")
        },
        Case("a run of a rich text", 0, 1...32_767, at: "S!A2", shown: "0 characters long") { _, sheet in
            try sheet.set(RichText([.init("")]), at: "A2")
        },
        Case("the number of a rich text's runs", 0, 1...32_767, at: "S!A2") { _, sheet in
            try sheet.set(RichText([]), at: "A2")
        },
        Case(.overlappingMerge("B2:C3"), at: "S", "B2:C3 overlaps the merged A1:B2") { _, sheet in
            try sheet.merge("A1:B2")
            try sheet.merge("B2:C3")
        },
        Case(.outOfOrder("validation"), at: "S!", "a validation needs a range") { _, sheet in
            try sheet.validate(DataValidation([], .any))
        },
        Case(.outOfOrder("validation"), at: "S!B2:C3", "B2:C3 has a validation already, that of A1:B2") { _, sheet in
            try sheet.validate(DataValidation([range("A1:B2")], .any))
            try sheet.validate(DataValidation([range("B2:C3")], .any))
        },
        Case(
            .invalidFormula("a,b"), at: "S!A1",
            "a literal list has items, and none is empty or holds a comma: a,b"
        ) { _, sheet in try sheet.validate(DataValidation([range("A1")], .list(["a,b"]))) },
        Case("a formula of a validation", 257, 1...255, at: "S!A1", shown: "257 characters long") { _, sheet in
            try sheet.validate(
                DataValidation([range("A1")], .custom("1" + String(repeating: "+1", count: 128))))
        },
    ]

    static let looks: [Case] = [
        Case(
            .unwritable("a number format"), at: "styles", "a number format has no end of what \" begins: 0\"€",
            style(CellStyle(numberFormat: "0\"€"))),
        Case(
            .unwritable("a number format"), at: "styles", "a number format has no end of what [ begins: [Red",
            style(CellStyle(numberFormat: "[Red"))),
        Case(
            .unwritable("a number format"), at: "styles", "a number format has a character after \\: 0\\",
            style(CellStyle(numberFormat: "0\\"))),
        Case(
            .unwritable("a number format"), at: "styles", "a number format has a character after _: 0_",
            style(CellStyle(numberFormat: "0_"))),
        Case(
            .unwritable("a number format"), at: "styles", "a number format has at most four sections: 0;0;0;0;0",
            style(CellStyle(numberFormat: "0;0;0;0;0"))),
        Case(
            "a number format", 0, 1...255, at: "styles", shown: "0 characters long", style(CellStyle(numberFormat: ""))),
        Case(
            "a font's size, in points,", 1_000_000_000_000_000, 1...409, at: "styles", shown: "1e+300",
            style(CellStyle(font: Font(size: 1e300)))),
        Case(
            "a font's size, in points,", -1_000_000_000_000_000, 1...409, at: "styles", shown: "-1e+300",
            style(CellStyle(font: Font(size: -1e300)))),
        Case(
            "a font's name", 32, 1...31, at: "styles", shown: "32 characters long",
            style(CellStyle(font: Font(name: String(repeating: "x", count: 32))))),
        Case("an indent", 251, 0...250, at: "styles", style(CellStyle(alignment: Alignment(indent: 251)))),
        Case(
            "a text's rotation, in degrees,", -91, -90...90, at: "styles",
            style(CellStyle(alignment: Alignment(rotation: .degrees(-91))))),
        Case(.outOfOrder("conditional format"), at: "S", "a conditional format needs a range") { _, sheet in
            sheet.conditionalFormats = [ConditionalFormat([], when: .expression("1"))]
        },
        Case(unordered, at: "S", upwards, scale(.highest, .number(1))),
        Case(unordered, at: "S", upwards, scale(.number(1), .lowest)),
        Case(unordered, at: "S", upwards, scale(.lowest, .lowest, .highest)),
        Case(unordered, at: "S", upwards, scale(.lowest, .highest, .highest)),
        Case(
            .nonFiniteNumber, at: "S", "a colour scale's number can't be nan", scale(.lowest, .number(.nan), .highest)),
        Case(
            "a point of a colour scale, in percent,", 101, 0...100, at: "S", shown: "101.0",
            scale(.lowest, .percent(101))),
    ]

    static let sheets: [Case] = [
        Case("the zoom, in percent,", 9, 10...400, at: "S") { _, sheet in sheet.zoom = 9 },
        Case("a row's height, in points,", 410, 0...409, at: "S", shown: "410.0") { _, sheet in
            sheet.defaultRowHeight = 410
        },
        Case("a row's height, in points,", -1, 0...409, at: "S!2", shown: "-1.0") { _, sheet in
            sheet.setHeight(-1, ofRow: 2)
        },
        Case(.nonFiniteNumber, at: "S!2", "a row's height, in points, can't be nan") { _, sheet in
            sheet.setHeight(.nan, ofRow: 2)
        },
        Case("a row", 0, 1...1_048_576, at: "S") { _, sheet in sheet.setHeight(9, ofRow: 0) },
        Case("a row's or column's outline level", 8, 0...7, at: "S!2") { _, sheet in
            sheet.setFormat(RowFormat(outlineLevel: 8), ofRow: 2)
        },
        Case("a column", 16_385, 1...16_384, at: "S") { _, sheet in
            sheet.columns = [ColumnWidth(1...16_385, width: 9)]
        },
        Case("a column's width, in characters,", 256, 0...255, at: "S", shown: "256.0") { _, sheet in
            sheet.columns = [ColumnWidth(1...2, width: 256)]
        },
        Case(
            .outOfOrder("column C"), at: "S",
            "widths are given from left to right, each column's once: C comes too late"
        ) { _, sheet in sheet.columns = [ColumnWidth(1...3, width: 9), ColumnWidth(3...4, width: 9)] },
        Case("the row above a page break", 1_048_576, 1...1_048_575, at: "S") { _, sheet in
            sheet.rowBreaks = [1_048_576]
        },
        Case(.outOfOrder("4"), at: "S", "page breaks are given from the top down, each once") { _, sheet in
            sheet.rowBreaks = [3, 5, 4]
        },
        Case(.outOfOrder("3"), at: "S", "page breaks are given from the top down, each once") { _, sheet in
            sheet.rowBreaks = [3, 3]
        },
        Case(.outOfOrder("A1:B2"), at: "S", "A1:B2 overlaps A1:A9") { _, sheet in
            sheet.autoFilter = try range("A1:A9")
            sheet.tables = [try table("T", "A1:B2")]
        },
        Case(
            .overlappingMerge("C2:D2"), at: "S!C1:C3", "the table T holds no merged cells, and C2:D2 is merged"
        ) { _, sheet in
            try sheet.set(.text("x"), at: "C1")
            try sheet.merge("C2:D2")
            sheet.tables = [try table("T", "C1:C3")]
        },
        Case(.outOfOrder("T"), at: "S!C1:C3", "each heading of a table is a text of its own") { _, sheet in
            try sheet.set(.text(""), at: "C1")
            sheet.tables = [try table("T", "C1:C3")]
        },
        Case(.outOfOrder("T"), at: "S!C1:D1", "a table has a row below its headings") { _, sheet in
            sheet.tables = [try table("T", "C1:D1")]
        },
        Case(.outOfOrder("A1"), at: "S!A1", "a cell has one link") { _, sheet in
            sheet.hyperlinks = Array(repeating: Hyperlink(try cell("A1"), to: .place("S!A1")), count: 2)
        },
        Case(
            .unwritable("a link's address"), at: "S!A1",
            "a link's address has blanks and the like as %20 (RFC 3986 §2.1): a b"
        ) { _, sheet in sheet.hyperlinks = [Hyperlink(try cell("A1"), to: .address("a b"))] },
        Case("a link's target", 0, 1...2_079, at: "S!A1", shown: "0 characters long") { _, sheet in
            sheet.hyperlinks = [Hyperlink(try cell("A1"), to: .place(""))]
        },
        Case(.outOfOrder("A1"), at: "S!A1", "a cell has one comment") { _, sheet in
            sheet.comments = Array(repeating: CellComment(try cell("A1"), "a"), count: 2)
        },
        Case("a comment's author", 256, 0...255, at: "S!A1", shown: "256 characters long") { _, sheet in
            sheet.comments = [CellComment(try cell("A1"), "", author: String(repeating: "x", count: 256))]
        },
        Case(pixels, 0, 1...65_535, at: "S!A1") { _, sheet in
            let anchor = Picture.Anchor.cell(try cell("A1"), width: 1, height: 0)
            sheet.pictures = [try Picture(SampleImage.png, anchor: anchor, alternativeText: "")]
        },
        Case(.unwritable("a picture"), at: nil, "a picture is a PNG or JPEG file with a size; this is neither") {
            _, sheet in
            sheet.pictures = [try Picture([], at: cell("A1"), alternativeText: "")]
        },
        Case("a page footer", 256, 0...255, at: "S", shown: "256 characters long") { _, sheet in
            sheet.printSetup = PrintSetup(.portrait, footer: String(repeating: "x", count: 256))
        },
        Case("a number of pages", -1, 0...32_767, at: "S") { _, sheet in
            sheet.printSetup = PrintSetup(.portrait, fitToHeight: -1)
        },
        Case("a page margin, in inches,", 50, 0...49, at: "S", shown: "50.0") { _, sheet in
            sheet.printSetup = PrintSetup(.portrait)
            sheet.printSetup?.margins.footer = 50
        },
        Case("a row", 1_048_577, 1...1_048_576, at: "S") { _, sheet in
            sheet.printSetup = PrintSetup(.portrait, repeatedRows: 1...1_048_577)
        },
        Case(
            "a chart's title", 256, 0...255, at: "S!C1:H9", shown: "256 characters long",
            chart { $0.title = String(repeating: "x", count: 256) }),
        Case(
            "a chart's text", 32_768, 0...32_767, at: "S!C1:H9", shown: "32768 characters long",
            chart { $0.cachedCategories = [long] }),
        Case(
            "a chart's text", 32_768, 0...32_767, at: "S!C1:H9", shown: "32768 characters long",
            chart { $0.series[0].nameText = long }),
        Case(
            "an alternative text", 32_768, 0...32_767, at: "S!C1:H9", shown: "32768 characters long",
            chart { $0.alternativeText = long }),
        Case("the number of a chart's series", 0, 1...255, at: "S!C1:H9", chart { $0.series = [] }),
        Case(
            .nonFiniteNumber, at: "S!C1:H9", "a chart's value can't be nan",
            chart { $0.series[0].cachedValues = [.nan] }),
        Case("a number format", 0, 1...255, at: "S!C1:H9", shown: "0 characters long", chart { $0.numberFormat = "" }),
        Case(
            .noSuchSheet("Nope"), at: "S", "a chart reads 'Nope'!$A$1, which is not there",
            chart { $0.series[0].values = SheetReference(sheet: "Nope", range: $0.series[0].values.range) }),
    ]

    static let workbooks: [Case] = [
        Case(.duplicateSheetName("S"), at: "S", "two sheets are named 'S'") { workbook, _ in
            try workbook.add(Worksheet(name: "s"))
        },
        Case(.invalidSheetName("a:b"), at: nil, "a sheet can't be named 'a:b' (ISO 29500-1 §18.2.19)") { _, _ in
            _ = try Worksheet(name: "a:b")
        },
        Case("a sheet's name", 32, 1...31, at: String(repeating: "x", count: 32), shown: "32 characters long") { _, _ in
            _ = try Worksheet(name: String(repeating: "x", count: 32))
        },
        Case(.noSuchSheet("T"), at: nil, "there is no sheet 'T'") { workbook, _ in
            try workbook.update(sheet: "T") { _ in }
        },
        Case(.invalidDefinedName("a b"), at: "a b", "'a b' can't be a defined name (ISO 29500-1 §18.2.5)") {
            workbook, _ in
            try workbook.define(DefinedName("a b", formula: "1"))
        },
        Case(.duplicateDefinedName("N_1"), at: "N_1", "'N_1' is defined twice") { workbook, _ in
            try workbook.define(DefinedName("n_1", formula: "1"))
            try workbook.define(DefinedName("N_1", formula: "1"))
        },
        Case(.duplicateDefinedName("N_1"), at: "N_1", "'N_1' is defined twice") { workbook, sheet in
            try workbook.define(DefinedName("n_1", formula: "1"))
            try sheet.set(.text("x"), at: "C1")
            sheet.tables = [try table("N_1", "C1:C3")]
        },
        Case(.noSuchSheet("1"), at: "n_1", "there is no sheet 1: the workbook has 1") { workbook, _ in
            try workbook.define(DefinedName("n_1", formula: "1", scope: 1))
        },
        Case(.noSuchSheet("-1"), at: nil, "there is no sheet -1: the workbook has 1") { workbook, _ in
            workbook.activeSheet = -1
        },
        Case(.noVisibleSheet, at: nil, "a workbook needs at least one sheet that is shown") { _, sheet in
            sheet.visibility = .hidden
        },
        Case("a compression level", 10, 1...9, at: nil) { workbook, _ in workbook.compressionLevel = 10 },
        Case(twentieths, 1_000_001, 0...1_000_000, at: nil) { workbook, _ in
            workbook.window = WorkbookWindow(width: 1_000_001, height: 0)
        },
        Case(twentieths, -1, 0...1_000_000, at: nil) { workbook, _ in
            workbook.window = WorkbookWindow(width: 0, height: -1)
        },
        Case("the tabs' share, in thousandths,", -1, 0...1_000, at: nil) { workbook, _ in
            workbook.window = WorkbookWindow(width: 0, height: 0, tabRatio: -1)
        },
        Case("a property of the document", 32_768, 0...32_767, at: "properties", shown: "32768 characters long") {
            workbook, _ in
            workbook.properties.custom = [CustomProperty(name: "a", value: long)]
        },
        Case("a property's name", 0, 1...255, at: "properties", shown: "0 characters long") { workbook, _ in
            workbook.properties.custom = [CustomProperty(name: "", value: "")]
        },
        Case(.unwritable("a property's name"), at: "properties", "a property's name stands there once: A") {
            workbook, _ in
            workbook.properties.custom = ["a", "A"].map { CustomProperty(name: $0, value: "") }
        },
    ]

    static let languages = ["fr_FR", "fr FR", "français", "fr-FR;", "<x>"].map { language in
        Case(
            .unwritable("the language"), at: "properties",
            "the language is a tag of RFC 5646, such as fr-FR: \(language)"
        ) { workbook, _ in workbook.properties.language = language }
    }

    static let creations = ["hier", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01T24:00:01Z", "Z"].map {
        day in
        Case(
            .unwritable("the day of creation"), at: "properties",
            "the day of creation is written 2026-01-01T00:00:00Z: \(day)"
        ) { workbook, _ in workbook.properties.created = day }
    }

    @Test("each by its own", arguments: values + looks + sheets + workbooks + languages + creations)
    func told(refused: Case) throws {
        let error = #expect(throws: SpreadsheetError.self) {
            var workbook = Workbook()
            var sheet = try Worksheet(name: "S")
            try sheet.set(.number(1), at: "A1")
            try refused.make(&workbook, &sheet)
            try workbook.add(sheet)
            _ = try workbook.encoded()
        }
        #expect(error?.code == refused.code)
        #expect(error?.place == refused.place)
        #expect(error?.detail == refused.detail)
        #expect(error?.description == (refused.place.map { $0 + ": " } ?? "") + refused.detail)
    }

    @Test("Tags of languages with regions of digits, and days before 1904, are written")
    func properties() throws {
        var workbook = Workbook()
        try workbook.add(Worksheet(name: "S"))
        workbook.properties.language = "es-419"
        workbook.properties.created = "1901-05-01T00:00:00Z"
        let read = try WorkbookReader(workbook.encoded()).readProperties()
        #expect(read.language == "es-419")
        #expect(read.created == "1901-05-01T00:00:00Z")
    }

    @Test("A look of another workbook is told by the row or the columns that have it")
    func strangers() throws {
        var other = Workbook()
        let red = other.styles.add(CellStyle(fill: 0xFF0000))
        let places: [(String, (inout Worksheet) throws -> Void)] = [
            ("S!3", { try $0.set(.number(1), style: red, at: "B3") }),
            ("S!4", { $0.setFormat(RowFormat(style: red), ofRow: 4) }),
            ("S!2...5", { $0.columns = [ColumnWidth(2...5, width: 9, style: red)] }),
        ]
        for (place, make) in places {
            var workbook = Workbook()
            var sheet = try Worksheet(name: "S")
            try make(&sheet)
            try workbook.add(sheet)
            var all = Workbook()
            let error = #expect(throws: SpreadsheetError.self) { try all.add(contentsOf: workbook) }
            #expect(error?.code == .unwritable("a cell's style"))
            #expect(error?.place == place)
            #expect(error?.detail == "a cell's style is one that this workbook's table has given")
        }
    }
}
