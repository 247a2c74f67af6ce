import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

@Suite("Les noms du classeur rendu")
struct NomsRendusTests {
    @Test(
        "Après un couper-coller, les noms désignent de nouveau leurs cellules",
        arguments: sample([
            ("i_1A1_atteint", "i_1A2_atteint"), ("signature", "population"), ("cpts_nom", "cpam"),
            ("i_1A1_valeur", "i_1P1_valeur"), ("crise_plan", "i_42_atteint"), ("taux_partiel", "periode_debut"),
            ("i_1A1_poids", "i_1A1_nature"), ("i_1A1_preuve", "i_1A1_date"), ("i_1P1_libelle", "i_1A2_objectif"),
            ("deja_verse", "debut_parcours"), ("i_1A1_precedent", "i_1A1_commentaire"),
            ("i_1A1_partiel", "i_62_partiel"), ("crise_date", "crise_mobilisee"), ("i_33_valeur", "i_33_commentaire"),
        ]))
    func noms(_ paire: (String, String)) throws {
        let depart = try ClasseurEnTable.rempli()
        var colle = depart
        colle.noms[paire.0] = depart.noms[paire.1]
        colle.noms[paire.1] = nil
        let rendu = try colle.rendu()
        for nom in [paire.0, paire.1] { #expect(rendu.adresse(nom) == depart.adresse(nom)) }
        #expect(try !rendu.lu().diagnostics.contains { [.nomDeplace, .nomPerdu].contains($0.code) })
    }

    @Test("Les noms des résultats ne se remettent que dans un classeur du modèle, dont les cellules sont connues")
    func nomsDesResultats() throws {
        for (modele, revient) in [(nil, true), ("ACI 2025.99", false)] as [(String?, Bool)] {
            var perdu = try ClasseurEnTable.rempli()
            perdu.noms["total_estime"] = nil
            if let modele { perdu.proprietes = [CustomProperty(name: "modele_version", value: modele)] }
            #expect((try perdu.rendu().noms["total_estime"] != nil) == revient)
        }
    }

    @Test("Un seul nom qui reste dit que les autres se sont perdus", arguments: ["i_1A1_atteint", "cpts_nom", nil])
    func unSeulNom(reste: String?) throws {
        var perdu = try ClasseurEnTable.rempli()
        perdu.proprietes = []
        perdu.noms = perdu.noms.filter { $0.key == reste }
        #expect(try perdu.lu().diagnostics.contains { $0.code == .nomPerdu } == (reste != nil))
    }

    @Test("names-deleted: tous les noms reviennent, malgré des lignes insérées", arguments: sample([nil, 8, 12, 40]))
    func tousLesNoms(_ insertion: Int?) throws {
        var depart = try ClasseurEnTable.rempli()
        if let insertion { depart.inserer(insertion, dans: try #require(depart.noms["total_estime"]?.feuille)) }
        depart["crise_autorite"] = nil
        depart["crise_date"] = nil
        var perdu = depart
        perdu.noms = [:]
        // What cites a name shows an error.
        for rang in perdu.feuilles.indices {
            perdu.feuilles[rang].cellules = perdu.feuilles[rang].cellules.mapValues { cellule in
                guard let formule = cellule.formule, formule.text.contains("_") else { return cellule }
                return .init(valeur: .error("#NAME?"), format: cellule.format, formule: formule)
            }
        }
        let lu = try perdu.lu()
        #expect(lu.diagnostics.filter { $0.code == .nomPerdu }.map(\.gravite) == [.avertissement])
        #expect(lu.financement == (try depart.lu()).financement)
        let rendu = try perdu.rendu()
        for (nom, cible) in depart.noms {
            #expect(rendu.noms[nom].map { "\($0.feuille) \($0.plage)" } == "\(cible.feuille) \(cible.plage)", "\(nom)")
        }
        #expect(try !rendu.lu().diagnostics.contains { $0.code == .nomPerdu })
    }
}
