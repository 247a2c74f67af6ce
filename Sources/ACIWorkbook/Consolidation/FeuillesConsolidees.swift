internal import ACIModel
internal import SpreadsheetML

/// Les trois feuilles du classeur consolidé.
struct FeuillesConsolidees {
    /// Une colonne de montants : son titre, et ce qu’elle prend à un financement.
    private struct Colonne {
        let titre: String
        let montant: (Financement) -> Montant
    }

    private static let bilans = "Bilans"
    private static let totaux = "Par taille et par mission"
    private static let points = "Points à revoir"

    var classeur = Workbook()
    private var styles = Styles()
    private let entrees: [ClasseurConsolide.Entree]
    /// Les missions de tous les cadres lus, dans l’ordre où elles paraissent.
    private let missions: [MissionModele]

    init(_ entrees: [ClasseurConsolide.Entree]) {
        self.entrees = entrees
        var missions: [MissionModele] = []
        for mission in entrees.flatMap(\.lu.bilan.cadre.missions) where !missions.contains(where: { $0.code == mission.code }) {
            missions.append(mission)
        }
        self.missions = missions
    }

    mutating func dessiner() throws {
        try classeur.add(feuilleBilans())
        try classeur.add(feuilleTotaux())
        try classeur.add(feuillePoints())
    }

    // MARK: Bilans

    private var colonnes: [Colonne] {
        [Colonne(titre: "Fonctionnement") { $0.fonctionnement }]
            + missions.map { mission in
                Colonne(titre: mission.titre) { $0.mission(mission.code)?.total ?? .zero }
            } + [
                Colonne(titre: "Majoration") { $0.majoration.montant },
                Colonne(titre: "Total estimé") { $0.total.montant },
                Colonne(titre: "Plancher") { $0.total.plancher },
                Colonne(titre: "Plafond") { $0.total.plafond },
                Colonne(titre: "Avance") { $0.versements.avance },
                Colonne(titre: "Solde") { $0.versements.solde },
            ]
    }

    private mutating func feuilleBilans() throws -> Worksheet {
        let fixes = ["CPTS", "Exercice", "Taille", "Population", "Erreurs", "Avertissements", "Fichier"]
        let montants = colonnes
        var feuille = try nouvelle(
            Self.bilans, "Bilans ACI, une ligne par CPTS", titres: fixes + montants.map(\.titre),
            largeurs: [36, 10, 8, 12, 9, 15, 30] + montants.map { _ in 16 })
        for (rang, entree) in entrees.enumerated() {
            let lu = entree.lu
            let taille = lu.financement.map { CellValue.number(Double($0.taille)) } ?? .text("inconnue")
            let cellules: [(CellValue, Styles.Role)] =
                [
                    (.text(entree.nom), .referenceGras(.general, .left)),
                    (.number(Double(lu.bilan.exercice)), .reference(.general, .center)),
                    (taille, .reference(.general, .center)),
                    (lu.bilan.identite.population.map { .number(Double($0)) } ?? .empty, .reference(Format.entier, .right)),
                    (compte(lu, .erreur), .reference(Format.entier, .center)),
                    (compte(lu, .avertissement), .reference(Format.entier, .center)),
                    (.text(entree.fichier), .reference(.general, .left)),
                ] + montants.map { colonne in
                    (lu.financement.map { .number(colonne.montant($0).enEuros) } ?? .empty, .reference(Format.euros, .right))
                }
            try ecrire(cellules, ligne: 4 + rang, dans: &feuille)
        }
        let derniere = 3 + entrees.count
        if !entrees.isEmpty {
            let sommes = montants.indices.map { rang -> (CellValue, Formula?) in
                let lettres = CellReference.columnLetters(fixes.count + 1 + rang)
                let somme = entrees.compactMap(\.lu.financement).map(montants[rang].montant).somme()
                return (.number(somme.enEuros), Formula("SUM(\(lettres)4:\(lettres)\(derniere))"))
            }
            try set(.text("Ensemble"), .referenceGras(.general, .left), derniere + 1, 1, &feuille)
            for (rang, (valeur, formule)) in sommes.enumerated() {
                try set(valeur, formule: formule, .referenceGras(Format.euros, .right), derniere + 1, fixes.count + 1 + rang, &feuille)
            }
        }
        feuille.frozenAt = CellReference(row: 4, column: 2)
        return feuille
    }

    private func compte(_ lu: BilanLu, _ gravite: Diagnostic.Gravite) -> CellValue {
        .number(Double(lu.diagnostics.count { $0.gravite == gravite }))
    }

    // MARK: Totaux

    private mutating func feuilleTotaux() throws -> Worksheet {
        let finances = entrees.compactMap(\.lu.financement)
        let tailles = Set(finances.map(\.taille)).sorted()
        let titres = ["Taille", "CPTS", "Fonctionnement"] + missions.map(\.titre) + ["Majoration", "Total estimé"]
        var feuille = try nouvelle(
            Self.totaux, "Totaux par taille et par mission", titres: titres,
            largeurs: [14, 9, 17] + missions.map { _ in 17 } + [16, 18])
        for (rang, taille) in tailles.enumerated() {
            let groupe = finances.filter { $0.taille == taille }
            let montants =
                [groupe.map(\.fonctionnement).somme()]
                + missions.map { mission in groupe.map { $0.mission(mission.code)?.total ?? .zero }.somme() }
                + [groupe.map(\.majoration.montant).somme(), groupe.map(\.total.montant).somme()]
            let cellules: [(CellValue, Styles.Role)] =
                [
                    (.text("Taille \(taille)"), .referenceGras(.general, .left)),
                    (.number(Double(groupe.count)), .reference(Format.entier, .center)),
                ] + montants.map { (.number($0.enEuros), .reference(Format.euros, .right)) }
            try ecrire(cellules, ligne: 4 + rang, dans: &feuille)
        }
        guard !tailles.isEmpty else { return feuille }
        feuille.charts = [try graphique(tailles, finances)]
        return feuille
    }

    private func graphique(_ tailles: [Int], _ finances: [Financement]) throws -> BarChart {
        let lignes = (4, 3 + tailles.count)
        func plage(_ premiere: Int, _ derniere: Int, _ colonne: Int) throws -> SheetReference {
            guard let haut = CellReference(row: premiere, column: colonne), let bas = CellReference(row: derniere, column: colonne)
            else { throw SpreadsheetError(.outOfOrder("\(premiere)"), detail: "outside the grid") }
            return SheetReference(sheet: Self.totaux, range: CellRange(haut, bas))
        }
        let couleurs: [Color] = [0x52606D, 0x0F766E, 0x5FB3A8, 0xE9B949, 0xC98A0B, 0x8A1C12, 0x6B4C9A, 0x0B5CAD]
        let series: [(String, (Financement) -> Montant)] =
            [("Fonctionnement", { $0.fonctionnement })]
            + missions.map { mission in (mission.titre, { $0.mission(mission.code)?.total ?? .zero }) }
        let haut = CellReference(row: lignes.1 + 3, column: 1), bas = CellReference(row: lignes.1 + 20, column: 8)
        guard let haut, let bas else { throw SpreadsheetError(.outOfOrder(""), detail: "outside the grid") }
        return BarChart(
            title: "Ce que rapporte l’année, par taille (€)", direction: .column, grouping: .stacked,
            categories: try plage(lignes.0, lignes.1, 1), cachedCategories: tailles.map { "Taille \($0)" },
            series: try series.enumerated().map { rang, serie in
                BarChart.Series(
                    name: try plage(3, 3, 3 + rang), nameText: serie.0, values: try plage(lignes.0, lignes.1, 3 + rang),
                    cachedValues: tailles.map { taille in
                        finances.filter { $0.taille == taille }.map(serie.1).somme().enEuros
                    }, color: couleurs[rang % couleurs.count])
            },
            numberFormat: "#,##0", anchor: CellRange(haut, bas),
            alternativeText: "Graphique en colonnes : pour chaque taille, le fonctionnement et chaque mission.")
    }

    // MARK: Points à revoir

    private mutating func feuillePoints() throws -> Worksheet {
        var feuille = try nouvelle(
            Self.points, "Points à revoir, par CPTS", titres: ["CPTS", "Gravité", "Endroit", "Indicateur", "Message"],
            largeurs: [36, 15, 36, 11, 110])
        let textes: [Diagnostic.Gravite: String] = [.erreur: "Erreur", .avertissement: "Avertissement", .note: "Note"]
        var ligne = 4
        for entree in entrees {
            for diagnostic in entree.lu.diagnostics {
                let cellules: [(CellValue, Styles.Role)] = [
                    (.text(entree.nom), .reference(.general, .left)),
                    (.text(textes[diagnostic.gravite] ?? ""), .reference(.general, .left)),
                    (.text(diagnostic.lieu?.francais ?? ""), .reference(.general, .left)),
                    (.text(diagnostic.indicateur ?? ""), .reference(Format.texte, .center)),
                    (.text(diagnostic.message), .reference(.general, .left)),
                ]
                try ecrire(cellules, ligne: ligne, dans: &feuille)
                ligne += 1
            }
        }
        return feuille
    }

    // MARK: Briques

    private mutating func nouvelle(
        _ nom: String, _ titre: String, titres: [String], largeurs: [Double]
    ) throws -> Worksheet {
        var feuille = try Worksheet(name: nom)
        feuille.showsGridLines = false
        feuille.columns = largeurs.enumerated().map { ColumnWidth(($0.offset + 1)...($0.offset + 1), width: $0.element) }
        for colonne in titres.indices { try set(colonne == 0 ? .text(titre) : .empty, .titre, 1, colonne + 1, &feuille) }
        feuille.setHeight(30, ofRow: 1)
        for (colonne, titre) in titres.enumerated() { try set(.text(titre), .enTete, 3, colonne + 1, &feuille) }
        feuille.setHeight(34, ofRow: 3)
        feuille.frozenAt = CellReference(row: 4, column: 1)
        feuille.printSetup = PrintSetup(.landscape, footer: "&L\(nom)&RPage &P sur &N", repeatedRows: 3...3)
        return feuille
    }

    private mutating func ecrire(
        _ cellules: [(CellValue, Styles.Role)], ligne: Int, dans feuille: inout Worksheet
    ) throws {
        for (rang, (valeur, role)) in cellules.enumerated() { try set(valeur, role, ligne, rang + 1, &feuille) }
    }

    private mutating func set(
        _ valeur: CellValue, formule: Formula? = nil, _ role: Styles.Role, _ ligne: Int, _ colonne: Int,
        _ feuille: inout Worksheet
    ) throws {
        guard let cellule = CellReference(row: ligne, column: colonne) else {
            throw SpreadsheetError(.outOfOrder("\(ligne)"), place: feuille.name, detail: "outside the grid")
        }
        try feuille.set(valeur, formula: formule, style: styles.id(role, dans: &classeur), at: cellule)
    }
}
