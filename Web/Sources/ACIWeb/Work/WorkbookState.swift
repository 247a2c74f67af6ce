import ACIModel
import ACIReports
import ACIWorkbook

/// Where a workbook stands, in a few words.
struct WorkbookState {
    let isBlank: Bool
    let errors: [PointARevoir]
    let doubts: [PointARevoir]

    init(_ workbook: ClasseurLu) {
        isBlank = workbook.lu.estVierge
        errors = workbook.lu.points.filter { $0.gravite == .erreur }
        doubts = workbook.lu.points.filter { $0.gravite == .avertissement }
    }

    /// `3 points à corriger`
    var words: String {
        if isBlank { return "Classeur vierge" }
        if !errors.isEmpty { return Fr.compte(errors.count, "point à corriger", "points à corriger") }
        return !doubts.isEmpty ? Fr.compte(doubts.count, "point à vérifier", "points à vérifier") : "Rien à corriger"
    }
}
