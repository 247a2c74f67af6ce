import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// field notes, cut-paste: a name travels with its cell, the name of the cell underneath is lost.
@Suite("Couper et coller")
struct CouperCollerTests {
    /// One input of each kind on each tab, and two neighbours of one kind.
    private static let saisies = [
        "cpts_nom", "cpam", "population", "membres", "signature", "periode_debut", "taux_partiel", "debut_parcours",
        "deja_verse", "i_1A1_nature", "i_1A1_poids", "i_1A1_valeur", "i_1A1_atteint", "i_1A1_preuve", "i_1A1_date",
        "i_1A2_atteint", "i_1A1_objectif", "i_1A1_partiel", "i_1A1_precedent", "i_1A2_valeur", "i_1A3_valeur",
        "i_1B1_valeur", "i_1C1_valeur", "i_1C2_valeur", "i_1P1_libelle", "i_1P1_valeur", "i_21_valeur", "i_22_valeur",
        "i_21_atteint", "i_24_date", "i_24_objectif", "i_2P1_libelle", "i_33_valeur", "i_33_atteint",
        "i_33_commentaire", "i_31_poids", "i_31_nature", "crise_plan", "crise_declaree", "crise_mobilisee",
        "crise_autorite", "crise_date", "i_41_valeur", "i_42_atteint", "i_43_objectif", "i_4P1_libelle",
        "i_51_atteint", "i_62_atteint", "i_61_valeur", "i_51_partiel", "i_5P1_objectif", "i_62_preuve",
    ]

    /// What the reading can tell inputs by: whether a column's heading or a label of their own says what they are, and
    /// what they hold; of two, whether they stand on one tab, and there in one row or column.
    private static func classe(_ source: String, _ cible: String, _ depart: ClasseurEnTable) -> [String] {
        let genres = [source, cible].map { nom in
            let valeur = depart[nom].map { "\($0.valeur)".prefix { $0 != "(" } } ?? ""
            let estTaux = depart[nom]?.format.code.contains("%") == true
            return "\(nom.hasPrefix("i_")) \(valeur) \(estTaux)"
        }
        guard let une = depart.noms[source], let autre = depart.noms[cible], une.feuille == autre.feuille else {
            return genres
        }
        let (ici, la) = (une.plage.first, autre.plage.first)
        return genres + [ici.row == la.row || ici.column == la.column ? "aligned" : "apart"]
    }

    /// A pair of each class, in rounds in which no input is in two pairs.
    private static func tours() throws -> [[(source: String, cible: String)]] {
        let depart = try ClasseurEnTable.rempli()
        var vues: Set<[String]> = []
        var tours: [[(source: String, cible: String)]] = []
        for pas in 1..<saisies.count {
            for rang in saisies.indices {
                let (source, cible) = (saisies[rang], saisies[(rang + pas) % saisies.count])
                guard vues.insert(classe(source, cible, depart)).inserted else { continue }
                let libre = tours.firstIndex { tour in
                    tour.allSatisfy { Set([$0.source, $0.cible]).isDisjoint(with: [source, cible]) }
                }
                if let libre { tours[libre].append((source, cible)) } else { tours.append([(source, cible)]) }
            }
        }
        return tours
    }

    enum Ensuite: CaseIterable { case laisseeVide, ressaisie, autreSaisie }

    @Test("cut-paste: chaque saisie se lit à sa place, et une note le dit", arguments: Ensuite.allCases)
    func couperColler(_ ensuite: Ensuite) throws {
        let depart = try ClasseurEnTable.rempli()
        let tours = try Self.tours()
        #expect(tours.reduce(0) { $0 + $1.count } > 250)
        for tour in sample(tours) { try couperColler(tour, ensuite, depart) }
    }

    private func couperColler(
        _ paires: [(source: String, cible: String)], _ ensuite: Ensuite, _ depart: ClasseurEnTable
    ) throws {
        let (montre, colle) = Self.coller(paires, ensuite, depart)
        let (voulu, lu) = (try montre.lu(), try colle.lu())
        #expect(Saisies(lu.bilan).parNom == Saisies(voulu.bilan).parNom, "\(paires)")
        #expect(lu.lieux == voulu.lieux, "\(paires)")
        let dits = lu.diagnostics.filter { $0.code == .nomDeplace }
        #expect(Set(dits.compactMap(\.champ)) == Set(paires.map(\.source)))
        // An error that is not told again is explained by the gesture.
        func enErreur(_ lu: BilanLu) -> Set<String> {
            Set(lu.diagnostics.filter { $0.gravite == .erreur && $0.code != .nomDeplace }.compactMap(\.champ))
        }
        let graves = Set(dits.filter { $0.gravite != .note }.compactMap(\.champ))
        let expliques = Set(paires.filter { graves.contains($0.source) }.flatMap { [$0.source, $0.cible] })
        let tues = enErreur(voulu).subtracting(enErreur(lu)).subtracting(expliques)
        #expect(tues.allSatisfy { $0.hasSuffix("_libelle") }, "\(tues)")
        #expect(lu.estProvisoire == voulu.estProvisoire, "\(paires)")
    }

    /// Every input of the workbook on the next one, to the right or below; half of them at once, the other half next.
    @Test(
        "Chaque saisie collée sur sa voisine se lit à sa place", arguments: [(1, 0), (0, 1)], sample(Ensuite.allCases))
    func voisines(_ pas: (lignes: Int, colonnes: Int), _ ensuite: Ensuite) throws {
        let depart = try ClasseurEnTable.rempli()
        let lieux = try depart.lu().lieux
        let places = depart.noms.filter { lieux[$0.key] != nil }
        let parPlace = Dictionary(places.map { ("\($0.value.feuille)!\($0.value.plage.first)", $0.key) }) { nom, _ in
            nom
        }
        for moitie in 0...1 {
            var paires: [(String, String)] = []
            for (source, place) in places {
                let cellule = place.plage.first
                let rang = pas.lignes == 1 ? cellule.row : cellule.column
                guard rang % 2 == moitie,
                    let suivante = CellReference(row: cellule.row + pas.lignes, column: cellule.column + pas.colonnes),
                    let cible = parPlace["\(place.feuille)!\(suivante)"]
                else { continue }
                paires.append((source, cible))
            }
            #expect(paires.count > 40)
            let (montre, colle) = Self.coller(paires, ensuite, depart)
            let (voulu, lu) = (try montre.lu(), try colle.lu())
            #expect(Saisies(lu.bilan).parNom == Saisies(voulu.bilan).parNom)
            #expect(lu.lieux == voulu.lieux)
            #expect(lu.estProvisoire == voulu.estProvisoire)
        }
    }

    /// What the sheet shows afterwards, with all names where they were, and with the names as they went.
    private static func coller(
        _ paires: [(source: String, cible: String)], _ ensuite: Ensuite, _ depart: ClasseurEnTable
    ) -> (montre: ClasseurEnTable, colle: ClasseurEnTable) {
        var montre = depart
        for (source, cible) in paires {
            montre[cible] = depart[source]
            switch ensuite {
            case .laisseeVide: montre[source] = nil
            case .ressaisie: break
            case .autreSaisie: montre[source]?.valeur = .number(2)
            }
        }
        var colle = montre
        for (source, cible) in paires {
            colle.noms[source] = depart.noms[cible]
            colle.noms[cible] = nil
        }
        return (montre, colle)
    }

    @Test("La note dit ce qui a été fait, et où regarder")
    func phrase() throws {
        var colle = try ClasseurEnTable.rempli()
        let place = try #require(colle.noms["i_1A1_atteint"])
        colle["i_1A2_atteint"] = colle["i_1A1_atteint"]
        colle.noms["i_1A1_atteint"] = colle.noms["i_1A2_atteint"]
        colle.noms["i_1A2_atteint"] = nil
        let debut =
            "Mission 1 – Accès aux soins!F5 (1.A.1) : La cellule « Atteint ? (1.A.1) » a été coupée, puis collée sur "
            + "« Atteint ? (1.A.2) » (F6) : "
        let fin =
            ", puis demandez le classeur rapproché (option « --output ») : les formules suivent la cellule coupée."
        func dit(_ classeur: ClasseurEnTable) throws -> String? {
            try classeur.lu().diagnostics.first { $0.code == .nomDeplace }?.ligne.replacing("\u{A0}", with: " ")
        }
        #expect(try dit(colle) == debut + "chacune est lue à sa place. Vérifiez-les" + fin)
        colle["i_1A2_atteint"] = nil
        colle.feuilles[place.feuille].cellules[place.plage.first] = nil
        #expect(
            try dit(colle) == debut + "elle est lue à sa place, où il n’y a plus rien. Ressaisissez les deux" + fin)
    }

    @Test("cut-left-empty: ce que les deux cellules n’ont plus ne se dit qu’une fois")
    func uneFaute() throws {
        var colle = try ClasseurEnTable.rempli()
        let place = try #require(colle.noms["signature"])
        colle["population"] = colle["signature"]
        colle.noms["signature"] = colle.noms["population"]
        colle.noms["population"] = nil
        colle.feuilles[place.feuille].cellules[place.plage.first] = nil
        let lu = try colle.lu()
        #expect(lu.diagnostics.filter { $0.gravite == .erreur }.map(\.champ) == ["signature"])
        #expect(lu.points.filter { $0.gravite == .erreur }.count == 1)
    }

    @Test("Deux saisies ne se lisent jamais dans la même cellule")
    func fusion() throws {
        var fusionne = try ClasseurEnTable.rempli()
        let (haut, bas) = try (#require(fusionne.noms["i_1A1_atteint"]), #require(fusionne.noms["i_1A2_atteint"]))
        fusionne.feuilles[haut.feuille].fusions.append(CellRange(haut.plage.first, bas.plage.first))
        let lu = try fusionne.lu()
        #expect(lu.bilan.reponse("1.A.1").atteint == .oui)
        #expect(lu.bilan.reponse("1.A.2").atteint == nil)
        let erreurs = lu.diagnostics.filter { $0.code == .nomEnConflit }
        #expect(erreurs.map(\.champ) == ["i_1A2_atteint"])
        #expect(erreurs.first?.message.contains("n’en font plus qu’une") == true)
        #expect(lu.estProvisoire)
    }

    @Test(
        "Une seule phrase pour le geste, que le nom de la cellule recouverte soit perdu ou non",
        arguments: [("i_1A1_atteint", "i_1A2_atteint"), ("cpts_nom", "cpam"), ("i_1A1_valeur", "i_1P1_valeur")])
    func nomsAuMemeEndroit(source: String, cible: String) throws {
        let depart = try ClasseurEnTable.rempli()
        for nom in [nil, depart.noms[cible]] {
            var colle = depart
            colle.noms[source] = depart.noms[cible]
            colle.noms[cible] = nom
            let lu = try colle.lu()
            let dits = lu.diagnostics.filter { [source, cible].contains($0.champ) }
            #expect(dits.map(\.code) == [.nomDeplace] && dits.map(\.champ) == [source], "\(dits)")
            #expect(dits.map(\.gravite) == [.note])
            #expect(Saisies(lu.bilan).parNom == Saisies(try depart.lu().bilan).parNom)
        }
    }
}
