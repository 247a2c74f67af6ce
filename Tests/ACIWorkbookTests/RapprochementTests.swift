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

    @Test("Un montant dont la formule est effacée explique ceux qui en sont faits, et non les autres")
    func causeCommune() throws {
        func dits(_ montants: [String: Bool]) throws -> [String?] {
            var classeur = try ClasseurEnTable(Modeles.ordinaire())
            for (nom, estEfface) in montants {
                classeur[nom]?.valeur = .number(1.23)
                if estEfface { classeur[nom]?.formule = nil }
            }
            return try classeur.lu().diagnostics.filter { $0.code == .ecartRapprochement }.compactMap(\.champ).sorted()
        }
        #expect(try dits(["fixe_acces": true]) == ["fixe_acces"])
        #expect(try dits(["fixe_acces": true, "total_estime": false, "solde": false]) == ["fixe_acces"])
        #expect(try dits(["fixe_acces": true, "fixe_parcours": false]) == ["fixe_acces", "fixe_parcours"])
        #expect(try dits(["fixe_acces": true, "total_estime": true]) == ["fixe_acces", "total_estime"])
        #expect(try dits(["fixe_acces": false, "total_estime": false]) == ["fixe_acces", "total_estime"])
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

    @Test(
        "Un montant du classeur se lit au centime ; vide, il n’annonce rien ; démesuré ou écrit, il se cite",
        arguments: [
            (.number(397_500), 39_750_000, nil), (.number(397_500.004), 39_750_000, nil),
            (.number(397_500.006), 39_750_001, "397 500,01 €"), (.number(397_499.994), 39_749_999, "397 499,99 €"),
            (.empty, nil, nil), (.text("à voir"), nil, "à voir"), (.error("#REF!"), nil, "#REF!"),
            (.number(999_999_999_999), 99_999_999_999_900, "999 999 999 999,00 €"),
            (.number(1e12), nil, "1 000 000 000 000"), (.number(-1e12), nil, "−1 000 000 000 000"),
        ] as [(CellValue, Int?, String?)])
    func montants(valeur: CellValue, centimes: Int?, cite: String?) throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur["total_estime"]?.valeur = valeur
        let lu = try classeur.lu()
        let ligne = try #require(lu.rapprochement.first { $0.rubrique == "total" })
        #expect(ligne.classeur == centimes.map { Montant(centimes: $0) })
        #expect(ligne.calcule == Montant(euros: 397_500))
        #expect(ligne.ecart == centimes.map { Montant(centimes: $0 - 39_750_000) })
        let dits = lu.diagnostics.filter { $0.champ == "total_estime" }
        #expect(dits.map { $0.trouve?.plainSpaces } == (cite == nil ? [] : [cite]))
        #expect(dits.allSatisfy { $0.lieu == ligne.lieu })
    }

    @Test("Ce qui égare les formules explique les écarts, et devient alors à vérifier")
    func egarees() throws {
        func dits(_ changer: (inout ClasseurEnTable) -> Void) throws -> [String] {
            var classeur = try ClasseurEnTable(Modeles.ordinaire())
            classeur.noms["membres"] = nil
            changer(&classeur)
            let codes: [CodeDiagnostic] = [.ecartRapprochement, .nomPerdu]
            return try classeur.lu().diagnostics.filter { codes.contains($0.code) }
                .map { "\($0.gravite.rawValue) \($0.champ ?? "")" }
        }
        #expect(try dits { _ in } == ["note membres"])
        #expect(try dits { $0["total_estime"]?.valeur = .number(1) } == ["avertissement membres"])
        #expect(try dits { $0["points_a_revoir"]?.valeur = .error("#REF!") } == ["avertissement membres"])
    }

    @Test(
        "Un résultat sans nom ne se dit que dans le classeur de ce modèle",
        arguments: [("ACI 2025.2", true), ("ACI 2025.1", false)])
    func resultatsSansNom(modele: String, estDit: Bool) throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur.noms["solde"] = nil
        classeur.proprietes = [CustomProperty(name: "modele_version", value: modele)]
        let dits = try classeur.lu().diagnostics.filter { $0.code == .nomPerdu }
        #expect(dits.map(\.champ) == (estDit ? ["solde"] : []))
        #expect(dits.allSatisfy { $0.attendu == "Solde" })
    }

    @Test(
        "Un montant du barème effacé ne se dit pas, un texte à sa place oui, et ce qui dépasse la rangée n’en est pas")
    func baremeAutrement() throws {
        let depart = try ClasseurEnTable(Modeles.ordinaire())
        let rangee = try #require(depart.noms["bareme_fixe_parcours"])
        let (premiere, derniere) = (rangee.plage.first, rangee.plage.last)
        let suivante = try #require(CellReference(row: derniere.row, column: derniere.column + 1))
        func dits(_ changer: (inout ClasseurEnTable) -> Void) throws -> [String?] {
            var change = depart
            changer(&change)
            return try change.lu().diagnostics.filter { $0.code == .baremeModifie }.map(\.trouve)
        }
        #expect(try dits { $0.feuilles[rangee.feuille].cellules[premiere] = nil } == [])
        #expect(try dits { $0.feuilles[rangee.feuille].cellules[premiere]?.valeur = .text("peu") } == ["peu"])
        func allonger(_ classeur: inout ClasseurEnTable) {
            classeur.noms["bareme_fixe_parcours"] = (rangee.feuille, CellRange(premiere, suivante))
            classeur.feuilles[rangee.feuille].cellules[suivante] = .init(valeur: .number(7))
        }
        #expect(try dits(allonger) == [])
        var allonge = depart
        allonger(&allonge)
        #expect(try allonge.rendu().feuilles[rangee.feuille].cellules[suivante]?.valeur == .number(7))
    }
}
