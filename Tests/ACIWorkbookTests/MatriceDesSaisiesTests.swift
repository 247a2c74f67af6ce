import ACIModel
import ACIWorkbook
import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// What each kind of answer makes of each thing that people type.
@Suite("Chaque sorte de saisie, et ce qui s’y tape")
struct MatriceDesSaisiesTests {
    /// One of each kind.
    private static let champs = [
        "cpts_nom", "population", "taille_contractuelle", "membres", "signature", "contrat_fin", "periode_debut",
        "periode_fin", "taux_partiel", "deja_verse", "debut_parcours", "crise_plan", "crise_declaree", "crise_date",
        "i_1A1_valeur", "i_1A2_valeur", "i_1A3_valeur", "i_1B1_valeur", "i_1C1_valeur", "i_24_valeur", "i_33_valeur",
        "i_1A1_objectif", "i_1A3_objectif", "i_1C1_objectif", "i_1A1_nature", "i_21_poids", "i_21_partiel",
        "i_21_atteint", "i_31_preuve", "i_31_date", "i_2P1_libelle", "i_2P1_objectif",
    ]

    private static let textes = [
        "Oui", "oui ", "NON", "n", "Partiel", "Partiellement", "Résultat", "suivi", "Sans objet", "première redaction",
        "Mise à jour", "Aucun", "12", "12,5", "12.5", "1 234", "1.234", "1,234", "12 jours", "12 €", "environ 12",
        "50 %",
        "50", "0,5 %", "150 %", "-3", "≥ 10", "≤ 6 mois", "31/12/2025", "31/12/25", "12/31/2025", "1er mars 2025",
        "mars 2025", "2025", "2025-03-01", "14h30", "x", "☑", "#N/A", "'Oui", "Oui\u{200B}", "?", "n.c.", " ",
    ]

    private typealias Saisie = (titre: String, cellule: ClasseurEnTable.Cellule)

    private static func nombre(_ nombre: Double, _ format: NumberFormat = .general) -> Saisie {
        ("\(nombre), \(format.code)", ClasseurEnTable.Cellule(valeur: .number(nombre), format: format))
    }

    private static var saisies: [Saisie] {
        var saisies: [Saisie] = textes.map { ("« \($0) »", ClasseurEnTable.Cellule(valeur: .text($0), format: .text)) }
        let nombres: [Double] = [0, 1, 3, -3, 0.5, 1.5, 12.5, 2.0005, 50, 100, 150, 2_025, 45_000, 1e9, 1e18]
        let taux: [Double] = [0.005, 0.5, 1, 1.5, 50]
        let jours: [Double] = [1, 36_526, 45_000, 45_000.75, 73_416]
        saisies += nombres.map { nombre($0) }
        saisies += taux.map { nombre($0, NumberFormat("0.0%")) }
        saisies += jours.map { nombre($0, NumberFormat("dd/mm/yyyy")) }
        saisies.append(nombre(1, NumberFormat("\"Oui\"")))
        saisies.append(("vrai", ClasseurEnTable.Cellule(valeur: .boolean(true))))
        saisies.append(("faux", ClasseurEnTable.Cellule(valeur: .boolean(false))))
        saisies.append(("#REF!", ClasseurEnTable.Cellule(valeur: .error("#REF!"))))
        saisies.append(("=1+1", ClasseurEnTable.Cellule(valeur: .number(2), formule: Formula("1+1"))))
        return saisies
    }

    @Test("Chacune se lit, ou a ses messages, comme la table le dit")
    func table() throws {
        var vierge = try ClasseurEnTable(Modeles.ordinaire())
        vierge.garder(Self.champs + ["modele_version", "exercice", "cadre"])
        var lignes: [String] = []
        for (titre, cellule) in Self.saisies {
            var classeur = vierge
            for champ in Self.champs { classeur[champ] = cellule }
            let lu = try classeur.lu()
            let lues = Saisies(lu.bilan).parNom
            lignes.append(titre)
            for champ in Self.champs {
                let siens = lu.diagnostics.filter { $0.champ == champ }
                let messages: [String] = siens.map { "\($0.gravite.rawValue) \($0.code.rawValue)" }
                let lue: String = lues[champ].map { "\($0)" } ?? "rien"
                lignes.append("    \(champ) : \(([lue] + messages).joined(separator: ", "))")
            }
        }
        try Approved.expect(
            Data((lignes.joined(separator: "\n") + "\n").utf8), in: "Tests/ACIWorkbookTests/Lectures/saisies.txt")
    }
}
