internal import ACIModel
internal import SpreadsheetML

/// Les montants additionnés par taille, par année s’il y en a plusieurs, et leur graphique.
struct FeuilleTotaux {
    /// Les CPTS d’une taille, pour une année.
    private struct Groupe: Hashable, Comparable {
        let exercice: Int
        let taille: Int

        static func < (gauche: Groupe, droite: Groupe) -> Bool {
            (gauche.exercice, gauche.taille) < (droite.exercice, droite.taille)
        }
    }

    private static let titre = "Par taille et par mission"
    private static let premierMontant = 4
    private static let couleurs: [Color] = [
        0x52606D, 0x0F766E, 0x5FB3A8, 0xE9B949, 0xB4532A, 0x6B4C9A, 0x0B5CAD, 0x8A1C12,
    ]

    private let contexte: ContexteConsolide
    /// Du fonctionnement au total ; avance et solde se lisent dans Bilans.
    private let rubriques: [RubriqueConsolidee]
    private let montants: [Groupe: [LigneConsolidee.Montants]]
    private let provisoires: [Groupe: Int]
    private let groupes: [Groupe]

    init(_ contexte: ContexteConsolide) {
        self.contexte = contexte
        rubriques = contexte.rubriques
        var montants: [Groupe: [LigneConsolidee.Montants]] = [:]
        var provisoires: [Groupe: Int] = [:]
        for ligne in contexte.lignes {
            guard let exercice = ligne.exercice, let calcules = ligne.montants else { continue }
            let groupe = Groupe(exercice: exercice, taille: calcules.taille)
            montants[groupe, default: []].append(calcules)
            if ligne.etat.estProvisoire { provisoires[groupe, default: 0] += 1 }
        }
        self.montants = montants
        self.provisoires = provisoires
        groupes = montants.keys.sorted()
    }

    func dessinee() throws -> Worksheet {
        let sommes = rubriques.map { $0.somme(montants.values.joined()) }
        let etat = contexte.etat.francais
        var tableau = try TableauConsolide(
            Self.titre, "Totaux par taille et par mission (en euros)",
            "Les montants se recalculent depuis l’onglet \(FeuilleBilans.titre). "
                + "Une CPTS sans population ni taille contractuelle n’y compte pas, un classeur vierge ou illisible non plus."
                + (etat.isEmpty ? "" : " Ensemble\(Fr.insecable): \(etat)."),
            [
                TableauConsolide.Colonne("Taille", 17), TableauConsolide.Colonne("CPTS", 9),
                TableauConsolide.Colonne("Dont provisoires", 12),
            ]
                + zip(rubriques, sommes).map { TableauConsolide.Colonne($0.titre, montant: $1) }, figees: 1, contexte)
        for groupe in groupes { try tableau.ajouter(cellules(groupe)) }
        if !groupes.isEmpty {
            let rangees = (TableauConsolide.enTete + 1)...tableau.derniere
            try tableau.ajouter(ensemble(sommes, rangees, tableau))
            tableau.feuille.charts = [try graphique(rangees, sous: tableau.derniere, tableau)]
            tableau.feuille.printSetup?.fitToHeight = 1
        }
        return tableau.feuille
    }

    /// `Taille 3`, ou `2025, taille 3`
    private func nom(_ groupe: Groupe) -> String {
        let taille = "aille\(Fr.insecable)\(groupe.taille)"
        return Set(groupes.map(\.exercice)).count > 1 ? "\(groupe.exercice), t\(taille)" : "T\(taille)"
    }

    private func cellules(_ groupe: Groupe) throws -> [TableauConsolide.Cellule] {
        let calcules = montants[groupe] ?? []
        let critere =
            try "\(bilans(FeuilleBilans.colonneExercice)),\(groupe.exercice),"
            + "\(bilans(FeuilleBilans.colonneTaille)),\(groupe.taille)"
        let etat = try bilans(FeuilleBilans.colonneEtat)
        return try [
            .texte(nom(groupe), gras: true), compte(calcules.count, "COUNTIFS(\(critere))"),
            compte(provisoires[groupe] ?? 0, "COUNTIFS(\(critere),\(etat),\"provisoire*\")"),
        ]
            + rubriques.enumerated().map { rang, rubrique in
                let plage = try bilans(FeuilleBilans.premierMontant + rang)
                return .montant(rubrique.somme(calcules), "SUMIFS(\(plage),\(critere))")
            }
    }

    private func ensemble(
        _ sommes: [Montant], _ rangees: ClosedRange<Int>, _ tableau: TableauConsolide
    ) throws -> [TableauConsolide.Cellule] {
        return try [
            .texte("Ensemble", gras: true),
            compte(montants.values.map(\.count).reduce(0, +), "SUM(\(tableau.plage(rangees, 2).range))"),
            compte(provisoires.values.reduce(0, +), "SUM(\(tableau.plage(rangees, 3).range))"),
        ]
            + sommes.enumerated().map { rang, somme in
                .montant(somme, gras: true, "SUM(\(try tableau.plage(rangees, Self.premierMontant + rang).range))")
            }
    }

    private func compte(_ nombre: Int, _ formule: String) -> TableauConsolide.Cellule {
        var cellule = TableauConsolide.Cellule.nombre(nombre)
        cellule.formule = Formula(formule)
        return cellule
    }

    /// Une colonne de Bilans, sur les lignes des CPTS.
    private func bilans(_ colonne: Int) throws -> String {
        let lignes = FeuilleBilans.rangees(contexte)
        let lettres = CellReference.columnLetters(colonne)
        return "\(FeuilleBilans.titre)!$\(lettres)$\(lignes.lowerBound):$\(lettres)$\(lignes.upperBound)"
    }

    /// Par groupe, du fonctionnement à la majoration, l’un sur l’autre : ensemble, le total estimé.
    private func graphique(
        _ rangees: ClosedRange<Int>, sous derniere: Int, _ tableau: TableauConsolide
    ) throws -> BarChart {
        let series = rubriques.prefix { $0.titre != ContexteConsolide.titreDuTotal }
        return BarChart(
            title: "Ce que rapporte l’année, par taille (€)", direction: .column, grouping: .stacked,
            categories: try tableau.plage(rangees, 1), cachedCategories: groupes.map(nom),
            series: try series.enumerated().map { rang, rubrique in
                let colonne = Self.premierMontant + rang
                return BarChart.Series(
                    name: try tableau.plage(TableauConsolide.enTete...TableauConsolide.enTete, colonne),
                    nameText: rubrique.titre, values: try tableau.plage(rangees, colonne),
                    cachedValues: groupes.map { rubrique.somme(montants[$0] ?? []).enEuros },
                    color: Self.couleurs[rang % Self.couleurs.count])
            },
            numberFormat: "#,##0",
            anchor: CellRange(
                try tableau.cellule(derniere + 2, 1), try tableau.cellule(derniere + 24, tableau.colonnes.count)),
            alternativeText:
                "Graphique en colonnes : pour chaque taille, le fonctionnement, chaque mission et la majoration.")
    }
}
