import ACIModel
import ACIReports
import ACIWorkbook
import TestSupport

extension Modeles {
    /// What a reader would hand over, every input at a place of its own.
    static func lu(
        _ bilan: Bilan, rapprochement: [LigneRapprochement] = [], diagnostics: [Diagnostic] = [],
        fichier: String = "rempli.xlsx"
    ) -> ClasseurLu {
        var lieux: [String: Adresse] = [:]
        for (rang, indicateur) in bilan.cadre.indicateurs.enumerated() {
            lieux[indicateur.champ(.valeur)] = Adresse(feuille: "Mission", cellule: "G\(rang + 6)")
        }
        let (financement, signales) = Financement.calculer(bilan)
        return ClasseurLu(
            fichier: fichier, relance: "aci-xlsx import '\(fichier)'",
            lu: BilanLu(
                modele: "ACI \(bilan.exercice).1", producteur: "LibreOffice", bilan: bilan, lieux: lieux,
                financement: financement, rapprochement: rapprochement,
                diagnostics: (diagnostics + signales).parGravite()))
    }
}
