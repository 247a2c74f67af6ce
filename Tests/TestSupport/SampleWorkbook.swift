public import SpreadsheetML

/// A workbook with one of everything that the writer knows.
public enum SampleWorkbook {
    public static func make() throws -> Workbook {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "Synthèse")
        try fill(&sheet, &workbook)
        try dress(&sheet)
        try workbook.add(sheet)
        var second = try Worksheet(name: "L'autre – onglet")
        try second.set(.text("  deux blancs\net une ligne"), at: cell("A1"))
        try second.set(.text("Total"), at: cell("B2"))
        try second.merge(range("B2:C3"))
        try second.set(.text("Oui"), at: cell("E1"))
        try second.set(.text("Partiel"), at: cell("F1"))
        try second.set(.number(3), at: cell("E2"))
        second.tables = [SheetTable(name: "Réponses", try range("E1:F2"))]
        second.comments = [
            CellComment(try cell("B2"), "À revoir :\n  au printemps", author: "Léa"),
            CellComment(try cell("D9"), "_x0041_ \u{1}"),
        ]
        try second.set(
            RichText([.init("Un mot "), .init("en gras", font: Font(isBold: true, isStruckOut: true, color: 0xFF0000))]
            ),
            at: cell("A5"))
        try workbook.add(second)
        try workbook.add(layout(&workbook))
        var hidden = try Worksheet(name: "Caché")
        hidden.visibility = .hidden
        try workbook.add(hidden)
        try workbook.define(DefinedName("population", SheetReference(sheet: "Synthèse", range: range("B2"))))
        try workbook.define(DefinedName("choix", SheetReference(sheet: "Synthèse", range: range("B4:B6"))))
        try workbook.define(DefinedName("local", formula: "'L''autre – onglet'!$A$1", scope: 1))
        workbook.properties.title = "Essai"
        workbook.window = WorkbookWindow(width: 20_000, height: 10_000)
        workbook.properties.custom = [CustomProperty(name: "modele_version", value: "ACI 2026.1")]
        return workbook
    }

    public static func cell(_ address: String) throws -> CellReference {
        guard let cell = CellReference(address) else { throw CannotTest(description: "\(address) is no cell") }
        return cell
    }

    public static func range(_ address: String) throws -> CellRange {
        guard let range = CellRange(address) else { throw CannotTest(description: "\(address) is no range") }
        return range
    }

    private static func layout(_ workbook: inout Workbook) throws -> Worksheet {
        var sheet = try Worksheet(name: "Mise en page")
        let grey = workbook.styles.add(CellStyle(fill: 0xEEEEEE))
        sheet.columns = [
            ColumnWidth(1...1, width: 10, style: grey), ColumnWidth(2...3, width: 10, isHidden: true, outlineLevel: 1),
            ColumnWidth(4...4, width: 10, isCollapsed: true),
        ]
        for row in 1...3 { try sheet.set(.number(Double(row)), at: "A\(row)") }
        sheet.setFormat(RowFormat(isHidden: true, outlineLevel: 2), ofRow: 2)
        sheet.setFormat(RowFormat(style: grey, outlineLevel: 1, isCollapsed: true), ofRow: 3)
        sheet.setFormat(RowFormat(style: grey), ofRow: 5)
        let line = Border.Edge(.dashDotDot, 0x0F766E)
        let turned = workbook.styles.add(
            CellStyle(
                border: Border(left: line, diagonal: Border.Edge(.double, 0xFF0000), diagonalGoes: .crossed),
                alignment: Alignment(rotation: .degrees(-45), shrinksToFit: true)))
        try sheet.set(.text("Oui"), style: turned, at: "D1")
        try sheet.validate(DataValidation([range("D2")], .time(.notBetween("0.25", "0.75"))))
        sheet.conditionalFormats = [
            ConditionalFormat(
                [try range("A1:A3")], when: .cellIs(.notBetween("1", "2")),
                style: DifferentialStyle(textColor: 0x14532D, isBold: true, fill: 0xD7F0DC)),
            ConditionalFormat(
                [try range("A1:A3")],
                when: .colorScale(
                    from: ScalePoint(.lowest, 0xFF0000), through: ScalePoint(.percentile(50), 0xFFFF00),
                    to: ScalePoint(.formula("$A$3+1"), 0x00FF00))),
        ]
        sheet.printSetup = PrintSetup(.portrait, paper: .a3)
        let numbers = SheetReference(sheet: sheet.name, range: try range("A1:A3"))
        sheet.charts = [
            Chart(
                title: "Courbe", direction: .line, categories: numbers, cachedCategories: ["1", "2", "3"],
                series: [
                    .init(
                        name: SheetReference(sheet: sheet.name, range: try range("D1")), nameText: "Oui",
                        values: numbers, cachedValues: [1, 2, 3], color: 0x0F766E)
                ], numberFormat: "0", anchor: try range("K2:P12"), alternativeText: "Une courbe")
        ]
        let size = Picture.Anchor.cell(try cell("F2"), width: 80, height: 60)
        sheet.pictures = [
            try Picture(SampleImage.png, anchor: size, alternativeText: "Un dégradé"),
            try Picture(SampleImage.jpeg, at: cell("F8"), alternativeText: "Du gris"),
            try Picture(SampleImage.png, anchor: .range(range("H2:I9")), alternativeText: "Encore"),
        ]
        return sheet
    }

    private static func fill(_ sheet: inout Worksheet, _ workbook: inout Workbook) throws {
        let euros = workbook.styles.add(CellStyle(numberFormat: "#,##0.00 \"€\""))
        let date = workbook.styles.add(
            CellStyle(font: Font(isBold: true), fill: 0xDDF3F0, numberFormat: "dd/mm/yyyy", isLocked: false))
        try sheet.set(.text("Population"), at: cell("A2"))
        try sheet.set(.number(82_000), at: cell("B2"))
        try sheet.set(.number(-0.5), formula: "ROUND(population/-164000,2)", style: euros, at: cell("B3"))
        for (row, text) in ["Oui", "Partiel", "Non"].enumerated() {
            try sheet.set(.text(text), at: cell("B\(row + 4)"))
        }
        try sheet.set(.text("Oui"), formula: "IF('Synthèse'!B2>0,\"Oui\",\"\")", at: cell("C4"))
        try sheet.set(.boolean(true), formula: "ISNUMBER(population)", at: cell("C5"))
        try sheet.set(.error("#DIV/0!"), formula: "1/0", at: cell("C6"))
        try sheet.set(.boolean(false), at: cell("D4"))
        try sheet.set(.date(SerialDate(daysSince1970: 20_454)), style: date, at: cell("D5"))
        try sheet.set(.text("_x0041_ \u{1}"), at: cell("D6"))
        try sheet.merge(range("A8:C8"))
        try sheet.merge(range("A9:A10"))
    }

    private static func dress(_ sheet: inout Worksheet) throws {
        sheet.columns = [ColumnWidth(1...1, width: 24), ColumnWidth(2...4, width: 12.5)]
        sheet.tabColor = 0x0F766E
        sheet.frozenAt = try cell("B2")
        sheet.protection = SheetProtection()
        sheet.setHeight(30, ofRow: 1)
        sheet.rowBreaks = [6]
        try sheet.validate(
            DataValidation(
                [range("B4:B6")], .list(["Oui", "Partiel", "Non"]), promptTitle: "Atteint ?", prompt: "Choisissez.",
                errorTitle: "Réponse", error: "Oui, Partiel ou Non."))
        try sheet.validate(DataValidation([range("B2")], .whole(.between("0", "100000000")), prompt: "Habitants"))
        try sheet.validate(DataValidation([range("D4")], .listFrom("choix")))
        try sheet.validate(DataValidation([range("D6")], .any, promptTitle: "Note", prompt: "Libre."))
        sheet.conditionalFormats = [
            ConditionalFormat(
                [try range("B4:B6")], when: .expression("B4=\"Oui\""),
                style: DifferentialStyle(textColor: 0x14532D, isBold: true, fill: 0xD7F0DC), stopsIfTrue: true),
            ConditionalFormat([try range("B2")], when: .dataBar(0x0F766E, minimum: "0", maximum: "population")),
        ]
        sheet.hyperlinks = [
            Hyperlink(try cell("A2"), to: .place("'L''autre – onglet'!A1"), tooltip: "Aller"),
            Hyperlink(try cell("A3"), to: .address("https://www.ameli.fr/")),
        ]
        sheet.printSetup = PrintSetup(
            .landscape, header: "&LCPTS", footer: "&RPage &P", repeatedRows: 1...1, area: try range("A1:D10"))
        sheet.charts = [
            BarChart(
                title: "Réponses", categories: SheetReference(sheet: "Synthèse", range: try range("B4:B6")),
                cachedCategories: ["Oui", "Partiel", "Non"],
                series: [
                    BarChart.Series(
                        name: SheetReference(sheet: "Synthèse", range: try range("A2")), nameText: "Population",
                        values: SheetReference(sheet: "Synthèse", range: try range("B2:B3")),
                        cachedValues: [82_000, -0.5],
                        color: 0x0F766E)
                ],
                numberFormat: "#,##0", anchor: try range("F2:L20"), alternativeText: "Un graphique")
        ]
    }
}
