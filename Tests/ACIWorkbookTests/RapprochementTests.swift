import ACIModel
import SpreadsheetML
import TestSupport
import Testing

@testable import ACIWorkbook

@Suite("Ce que le classeur annonce, face au calcul")
struct RapprochementTests {
    @Test(
        "Un écart se dit avec sa cause : la formule effacée, une erreur, une saisie que les formules ne comptent pas, rien",
        arguments: [
            ("Oui", true, "Ouvrez le classeur, recalculez-le"), ("Oui", false, "La cellule n’a plus sa formule"),
            ("oui ", true, "Les formules ne comptent pas une saisie"),
            ("oui ", false, "La cellule n’a plus sa formule"), ("peut-être", true, "Ce qui est à corriger l’explique"),
            ("peut-être", false, "La cellule n’a plus sa formule"),
        ])
    func causes(reponse: String, aSaFormule: Bool, remede: String) throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur["i_21_atteint"]?.valeur = .text(reponse)
        classeur["total_estime"]?.valeur = .number(12.34)
        if !aSaFormule { classeur["total_estime"]?.formule = nil }
        let lu = try classeur.lu()
        let ecarts = lu.diagnostics.filter { $0.code == .ecartRapprochement && $0.champ == "total_estime" }
        #expect(ecarts.count == 1)
        let message = try #require(ecarts.first?.message)
        #expect(message.contains("le classeur donne «\u{A0}12,34\u{A0}€\u{A0}»"))
        #expect(message.contains(remede))
        #expect(lu.rapprochement.first { $0.rubrique == "total" }?.classeur == Montant(centimes: 12_34))
    }

    @Test("Les leviers écrits sont les réponses qui peuvent encore le plus rapporter, et leurs euros")
    func leviers() throws {
        var bilan = try Modeles.ordinaire()
        bilan.reponses["1.A.1"]?.atteint = nil
        bilan.reponses["2.1"]?.atteint = nil
        bilan.reponses["3.1"]?.atteint = .partiel
        bilan.reponses["3.2"]?.atteint = .non
        let classeur = try WrittenWorkbook(ClasseurModele(bilan, aujourdhui: Modeles.jour).octets())
        let leviers = try (1...4).map { rang -> (String, Double) in
            let cellule = try #require(classeur.cell(named: FormulesLevier(rang).nomDuMontant))
            let ligne = try #require(CellReference(cellule.address)).row
            let textes = "ABCDEF".compactMap { colonne -> String? in
                let saisie = classeur[cellule.sheet]?.cells["\(colonne)\(ligne)"]?.value.saisie
                return if case .text(let texte)? = saisie { texte } else { nil }
            }
            let euros = if case .number(let euros) = cellule.value.saisie { euros } else { 0.0 }
            return (textes.joined(separator: " | "), euros)
        }
        #expect(
            leviers.map(\.0) == [
                "2.1 Parcours formalisés", "1.A.1 Patients orientés vers un médecin traitant",
                "3.1 Actions de prévention menées", "",
            ])
        #expect(leviers.map(\.1) == [11_250, 4_375, 2_916.67, 0])
    }

    @Test("Un montant publié qui a changé se dit avec sa taille, et se rétablit, à chaque taille", arguments: 0...3)
    func bareme(rang: Int) throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        let cible = try #require(classeur.noms["bareme_fixe_parcours"])
        let (ligne, colonne) = (cible.plage.first.row, cible.plage.first.column)
        let place = try #require(CellReference(row: ligne, column: colonne + rang))
        #expect(cible.plage.contains(place))
        let publie = classeur.feuilles[cible.feuille].cellules[place]?.valeur
        #expect(publie == .number([25_000, 35_000, 45_000, 50_000][rang]))
        classeur.feuilles[cible.feuille].cellules[place]?.valeur = .number(99)
        let dits = try classeur.lu().diagnostics.filter { $0.code == .baremeModifie }
        #expect(dits.map { $0.lieu?.cellule } == [place.description])
        #expect(dits.first?.message.plainSpaces.contains(", taille \(rang + 1) »") == true)
        #expect(try classeur.rendu().feuilles[cible.feuille].cellules[place]?.valeur == publie)
    }
}
