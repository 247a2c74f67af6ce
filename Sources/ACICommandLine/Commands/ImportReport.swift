internal import ACIModel
internal import ACIWorkbook

/// The result of `import` in the form asked for, piece by piece.
struct ImportReport: Sendable {
    let format: ReportFormat
    let isSeveral: Bool
    let explain: Bool
    let style: TextStyle
    private let csv: RapportCSV
    private let missions: [CodeMission]

    init(format: ReportFormat, isSeveral: Bool, explain: Bool, style: TextStyle, schemes: Cadres) {
        self.format = format
        self.isSeveral = isSeveral
        self.explain = explain
        self.style = style
        csv = RapportCSV(schemes)
        missions = schemes.missions.map(\.code)
    }

    private static let separator = String(repeating: "━", count: TextPage.width)

    /// What precedes the first workbook.
    var head: [UInt8] {
        switch format {
        case .csv: csv.entete
        case .html: Array(RapportHTML.debut.utf8)
        case .text, .json: []
        }
    }

    func piece(_ workbook: ClasseurLu) -> [UInt8] {
        switch format {
        case .json:
            RapportJSON(classeur: workbook, missionsConnues: missions).document
                .encoded(isSeveral ? .line : .indented)
        case .csv: csv.ligne(workbook)
        case .html: Array(RapportHTML(classeur: workbook, explications: explain).article.utf8)
        case .text:
            Array(RapportTexte(classeur: workbook, style: style, explications: explain).texte.utf8)
                + (isSeveral ? Array("\n\(ImportReport.separator)\n\n".utf8) : [])
        }
    }

    /// What follows the last one.
    func tail(_ table: TableConsolidee) -> [UInt8] {
        switch format {
        case .text: isSeveral ? Array(table.texte(style).utf8) : []
        case .html: Array(((isSeveral ? table.html : "") + RapportHTML.fin).utf8)
        case .json, .csv: []
        }
    }
}
