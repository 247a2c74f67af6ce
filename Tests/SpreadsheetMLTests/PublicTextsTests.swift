import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// Each text of the public API that is written: it leaves so that it can be read back, or is refused.
@Suite("Texts of the public API")
struct PublicTextsTests {
    struct Place: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let put: @Sendable (String) throws -> [UInt8]
    }

    typealias Change = @Sendable (inout Workbook, inout Worksheet, String) throws -> Void

    private static func written(_ change: Change, _ text: String) throws -> [UInt8] {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "S")
        try sheet.set(.number(1), at: "A1")
        try change(&workbook, &sheet, text)
        try workbook.add(sheet)
        return try workbook.encoded()
    }

    private static func validation(_ rule: DataValidation.Rule) throws -> DataValidation {
        DataValidation([try CellRange(parsing: "A1")], rule)
    }

    private static func style(_ style: CellStyle, _ workbook: inout Workbook, _ sheet: inout Worksheet) throws {
        try sheet.set(.number(2), style: workbook.styles.add(style), at: "B1")
    }

    private static func chart(_ sheet: inout Worksheet, _ change: (inout Chart) -> Void) throws {
        var chart = try WriterGateTests.chart(values: [1])
        change(&chart)
        sheet.charts = [chart]
    }

    private static func patched(_ change: (inout SheetPatch.Row.Cell) -> Void) throws -> [UInt8] {
        var cell = SheetPatch.Row.Cell(column: 1, text: "a")
        change(&cell)
        var patch = SheetPatch()
        patch.firstNewRow = 5
        patch.rows = [.init([cell])]
        return try patched(with: patch)
    }

    private static func patched(with patch: SheetPatch) throws -> [UInt8] {
        try WorkbookReader(written({ _, _, _ in }, "")).patched(sheet: 0, with: patch)
    }

    /// By the name of the declaration.
    static let changes: [String: Change] = [
        "CellComment.author": { _, sheet, text in
            sheet.comments = [CellComment(try CellReference(parsing: "A1"), "a", author: text)]
        },
        "CellComment.text": { _, sheet, text in
            sheet.comments = [CellComment(try CellReference(parsing: "A1"), text)]
        },
        "CellValue.error(_:)": { _, sheet, text in try sheet.set(.error(text), at: "B1") },
        "CellValue.text(_:)": { _, sheet, text in
            try sheet.set(.text(text), at: "B1")
            try sheet.set(.text(text), formula: "A1", at: "B2")
        },
        "Chart.Series.nameText": { _, sheet, text in try chart(&sheet) { $0.series[0].nameText = text } },
        "Chart.alternativeText": { _, sheet, text in try chart(&sheet) { $0.alternativeText = text } },
        "Chart.cachedCategories": { _, sheet, text in try chart(&sheet) { $0.cachedCategories = [text] } },
        "Chart.title": { _, sheet, text in try chart(&sheet) { $0.title = text } },
        "ConditionalFormat.Condition.dataBar(_:minimum:maximum:)": { _, sheet, text in
            let bar = ConditionalFormat.Condition.dataBar(0, minimum: text, maximum: text)
            sheet.conditionalFormats = [ConditionalFormat([try CellRange(parsing: "A1")], when: bar)]
        },
        "CustomProperty.name": { workbook, _, text in
            workbook.properties.custom = [CustomProperty(name: text, value: "a")]
        },
        "CustomProperty.value": { workbook, _, text in
            workbook.properties.custom = [CustomProperty(name: "a", value: text)]
        },
        "DataValidation.Comparison.between(_:_:)": { _, sheet, text in
            try sheet.validate(validation(.whole(.between(text, text))))
        },
        "DataValidation.Comparison.equal(_:)": { _, sheet, text in
            try sheet.validate(validation(.time(.equal(text))))
        },
        "DataValidation.Comparison.greater(_:)": { _, sheet, text in
            try sheet.validate(validation(.date(.greater(text))))
        },
        "DataValidation.Comparison.greaterOrEqual(_:)": { _, sheet, text in
            try sheet.validate(validation(.decimal(.greaterOrEqual(text))))
        },
        "DataValidation.Comparison.less(_:)": { _, sheet, text in
            try sheet.validate(validation(.whole(.less(text))))
        },
        "DataValidation.Comparison.lessOrEqual(_:)": { _, sheet, text in
            try sheet.validate(validation(.textLength(.lessOrEqual(text))))
        },
        "DataValidation.Comparison.notBetween(_:_:)": { _, sheet, text in
            let condition = ConditionalFormat.Condition.cellIs(.notBetween(text, text))
            sheet.conditionalFormats = [ConditionalFormat([try CellRange(parsing: "A1")], when: condition)]
        },
        "DataValidation.Comparison.notEqual(_:)": { _, sheet, text in
            let condition = ConditionalFormat.Condition.cellIs(.notEqual(text))
            sheet.conditionalFormats = [ConditionalFormat([try CellRange(parsing: "A1")], when: condition)]
        },
        "DataValidation.Rule.custom(_:)": { _, sheet, text in try sheet.validate(validation(.custom(text))) },
        "DataValidation.Rule.list(_:)": { _, sheet, text in try sheet.validate(validation(.list([text]))) },
        "DataValidation.Rule.listFrom(_:)": { _, sheet, text in try sheet.validate(validation(.listFrom(text))) },
        "DataValidation.error": { _, sheet, text in
            var rule = try validation(.any)
            rule.error = text
            try sheet.validate(rule)
        },
        "DataValidation.errorTitle": { _, sheet, text in
            var rule = try validation(.any)
            rule.errorTitle = text
            try sheet.validate(rule)
        },
        "DataValidation.prompt": { _, sheet, text in
            var rule = try validation(.any)
            rule.prompt = text
            try sheet.validate(rule)
        },
        "DataValidation.promptTitle": { _, sheet, text in
            var rule = try validation(.any)
            rule.promptTitle = text
            try sheet.validate(rule)
        },
        "DefinedName.formula": { workbook, _, text in try workbook.define(DefinedName("n_1", formula: text)) },
        "DefinedName.name": { workbook, _, text in try workbook.define(DefinedName(text, formula: "1")) },
        "DocumentProperties.application": { workbook, _, text in workbook.properties.application = text },
        "DocumentProperties.created": { workbook, _, text in workbook.properties.created = text },
        "DocumentProperties.creator": { workbook, _, text in workbook.properties.creator = text },
        "DocumentProperties.description": { workbook, _, text in workbook.properties.description = text },
        "DocumentProperties.language": { workbook, _, text in workbook.properties.language = text },
        "DocumentProperties.subject": { workbook, _, text in workbook.properties.subject = text },
        "DocumentProperties.title": { workbook, _, text in workbook.properties.title = text },
        "Font.name": { workbook, sheet, text in try style(CellStyle(font: Font(name: text)), &workbook, &sheet) },
        "Formula.text": { _, sheet, text in
            try sheet.set(.number(1), formula: Formula(text), at: "B1")
            let condition = ConditionalFormat.Condition.expression(Formula(text))
            sheet.conditionalFormats = [ConditionalFormat([try CellRange(parsing: "A1")], when: condition)]
        },
        "Hyperlink.Target.address(_:)": { _, sheet, text in
            sheet.hyperlinks = [Hyperlink(try CellReference(parsing: "A1"), to: .address(text))]
        },
        "Hyperlink.Target.place(_:)": { _, sheet, text in
            sheet.hyperlinks = [Hyperlink(try CellReference(parsing: "A1"), to: .place(text))]
        },
        "Hyperlink.tooltip": { _, sheet, text in
            sheet.hyperlinks = [Hyperlink(try CellReference(parsing: "A1"), to: .place("S!A1"), tooltip: text)]
        },
        "NumberFormat.code": { workbook, sheet, text in
            try style(CellStyle(numberFormat: NumberFormat(text)), &workbook, &sheet)
        },
        "Picture.alternativeText": { _, sheet, text in
            let cell = try CellReference(parsing: "A1")
            sheet.pictures = [try Picture(SampleImage.png, at: cell, alternativeText: text)]
        },
        "PrintSetup.footer": { _, sheet, text in sheet.printSetup = PrintSetup(.portrait, footer: text) },
        "PrintSetup.header": { _, sheet, text in sheet.printSetup = PrintSetup(.portrait, header: text) },
        "RichText.Run.text": { _, sheet, text in try sheet.set(RichText([.init(text)]), at: "B1") },
        "SheetReference.sheet": { _, sheet, text in
            try chart(&sheet) { $0.categories = SheetReference(sheet: text, range: $0.categories.range) }
        },
        "SheetTable.name": { _, sheet, text in
            try sheet.set(.text("Titre"), at: "D1")
            sheet.tables = [SheetTable(name: text, try CellRange(parsing: "D1:D2"))]
        },
        "Worksheet.name": { workbook, _, text in try workbook.add(Worksheet(name: text)) },
    ]

    static let places: [Place] =
        changes.sorted { $0.key < $1.key }.map { name, change in
            Place(testDescription: name) { try written(change, $0) }
        } + [
            Place(testDescription: "SheetPatch.Row.Cell.link") { text in try patched { $0.link = text } },
            Place(testDescription: "SheetPatch.Row.Cell.text") { text in try patched { $0.text = text } },
            Place(testDescription: "SheetPatch.links") { text in
                var patch = SheetPatch()
                patch.links[try CellReference(parsing: "A1")] = text
                return try patched(with: patch)
            },
        ]

    /// A word that stands nowhere else, and what XML, a cell or a reader of escapes would take for something else.
    static let texts = [
        "zutzut", "a\u{0}b", "\u{1F}", "a\u{FFFE}", "\u{FFFF}b", "_x0041_", String(repeating: "x", count: 40_000),
    ]

    /// Those whose escapes programs read (ISO 29500-1 §22.9.2.19). Names and formulas have none.
    private static let escaped: Set<String> = [
        "CellComment.author", "CellComment.text", "CellValue.text(_:)", "Chart.Series.nameText",
        "Chart.alternativeText",
        "Chart.cachedCategories", "Chart.title", "CustomProperty.value", "DataValidation.error",
        "DataValidation.errorTitle", "DataValidation.prompt", "DataValidation.promptTitle",
        "DocumentProperties.application", "DocumentProperties.creator", "DocumentProperties.description",
        "DocumentProperties.subject", "DocumentProperties.title", "Hyperlink.tooltip", "Picture.alternativeText",
        "PrintSetup.footer", "PrintSetup.header", "RichText.Run.text", "SheetPatch.Row.Cell.text",
    ]

    @Test("Each is written and read back, or refused", arguments: places, texts)
    func leaves(place: Place, text: String) throws {
        let bytes: [UInt8]
        do {
            bytes = try place.put(text)
        } catch {
            #expect(try #require(error as? SpreadsheetError).detail.isEmpty == false)
            #expect(!(Self.escaped.contains(place.testDescription) && text.count < 10), "\(error)")
            return
        }
        _ = try WorkbookReader(bytes).readSheets()
        let package = try PatchedPackage(bytes)
        let isEscaped = Self.escaped.contains(place.testDescription)
        let written = isEscaped ? text.replacing("_x0041_", with: "_x005F_x0041_") : text
        #expect(
            package.entries.contains { entry in
                guard let part = package[entry.name]?.withoutEntities else { return false }
                return part.contains(written) || written == text && part.unescaped.contains(text)
            })
    }

    /// What the library gives and never takes.
    private static let onlyRead = ["UnpatchablePart", "NumberFormatSection", "SheetTable.Style"]

    @Test("There is no other text")
    func complete() async throws {
        let graph = try await SymbolGraph.of(module: "SpreadsheetML")
        let names = graph.symbols.filter { symbol in
            let isWritten = symbol.file.map { !$0.contains("/Reading/") && !$0.contains("Error.swift") } ?? false
            let isHeld = symbol.kindName == "swift.enum.case" || symbol.kindName == "swift.property"
            return isWritten && isHeld && symbol.speaksOfString && !symbol.declaration.hasSuffix("{ get }")
                && !Self.onlyRead.contains { symbol.name.hasPrefix($0 + ".") }
        }.map(\.name)
        #expect(names.sorted() == Self.places.map(\.testDescription).sorted())
    }
}

extension String {
    fileprivate var withoutEntities: String {
        var text = self
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replacing(entity, with: character)
        }
        return text
    }

    /// The text behind the escapes of ISO 29500-1 §22.9.2.19.
    fileprivate var unescaped: String {
        replacing(/_x([0-9A-F]{4})_/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
    }
}
