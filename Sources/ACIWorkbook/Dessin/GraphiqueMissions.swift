internal import ACIModel
internal import SpreadsheetML

/// Le graphique de Synthèse : une barre par mission, du montant déjà assuré à l’enveloppe entière.
struct GraphiqueMissions {
    /// Un morceau de barre : ce qui s’ajoute au morceau d’avant.
    private struct Morceau: Sendable {
        let titre: String
        let couleur: Color
        let formule: @Sendable (MissionModele) -> String
        let valeur: @Sendable (_ montant: (String) -> Double, MissionModele) -> Double
    }

    private static let hauteur = 15
    /// Tant qu’aucun montant ne se calcule, les tableurs graduent l’axe de 0 à 1 : ces graduations se taisent.
    private static let axe: NumberFormat = "[=0]0;[<10]\"\";#,##0"

    private(set) var page: Page
    private(set) var derniereLigne = 0
    private let cadre: Cadre

    init(_ page: Page, _ cadre: Cadre) {
        self.page = page
        self.cadre = cadre
    }

    private static let morceaux: [Morceau] = [
        Morceau(
            titre: "Assuré (plancher)", couleur: Palette.bandeau,
            formule: { "fixe_\($0.nom)+variable_plancher_\($0.nom)" },
            valeur: { montant, mission in montant("fixe_\(mission.nom)") + montant("variable_plancher_\(mission.nom)") }
        ),
        Morceau(
            titre: "Part des « Partiel »", couleur: Palette.bordSaisie,
            formule: { "variable_\($0.nom)-variable_plancher_\($0.nom)" },
            valeur: { montant, mission in
                montant("variable_\(mission.nom)") - montant("variable_plancher_\(mission.nom)")
            }),
        Morceau(
            titre: "Encore à portée (plafond)", couleur: 0xE9B949,
            formule: { "variable_plafond_\($0.nom)-variable_\($0.nom)" },
            valeur: { montant, mission in
                montant("variable_plafond_\(mission.nom)") - montant("variable_\(mission.nom)")
            }),
        Morceau(
            titre: "Hors de portée cette année", couleur: 0xD5DADD,
            formule: {
                "enveloppe_fixe_\($0.nom)+enveloppe_variable_\($0.nom)-fixe_\($0.nom)-variable_plafond_\($0.nom)"
            },
            valeur: { montant, mission in
                montant("enveloppe_fixe_\(mission.nom)") + montant("enveloppe_variable_\(mission.nom)")
                    - montant("fixe_\(mission.nom)") - montant("variable_plafond_\(mission.nom)")
            }),
    ]

    /// Écrit les morceaux à droite de la page, puis le graphique qui les lit.
    ///
    /// - Parameters:
    ///   - donnees: la ligne des en-têtes des morceaux.
    ///   - colonnes: celle des missions, puis une par morceau.
    ///   - haut: la première ligne du graphique, sur toute la largeur de la page imprimée.
    mutating func dessiner(donnees: Int, colonnes: ClosedRange<Int>, sous haut: Int) throws {
        try page.ecrire("Données du graphique", .enTete, ligne: donnees, colonnes.lowerBound)
        for (rang, morceau) in Self.morceaux.enumerated() {
            try page.ecrire(morceau.titre, .enTete, ligne: donnees, colonnes.lowerBound + 1 + rang)
        }
        page.feuille.setHeight(30, ofRow: donnees)
        for (rang, mission) in cadre.missions.enumerated() {
            let ligne = donnees + 1 + rang
            try page.ecrire(mission.titre, .reference(.general, .left), ligne: ligne, colonnes.lowerBound)
            for (numero, morceau) in Self.morceaux.enumerated() {
                try page.ecrire(
                    .number(valeur(morceau, mission)),
                    formule: Formula("IF(taille=\"\",0,ROUND(\(morceau.formule(mission)),2))"),
                    .reference(Format.eurosRonds, .right), ligne: ligne, colonnes.lowerBound + 1 + numero)
            }
        }
        derniereLigne = haut + Self.hauteur - 1
        let missions = (donnees + 1)...(donnees + cadre.missions.count)
        page.feuille.charts = [try graphique(donnees, missions, colonnes, haut...derniereLigne)]
    }

    private func valeur(_ morceau: Morceau, _ mission: MissionModele) -> Double {
        let exact = morceau.valeur({ page.contexte.resultat($0).storedNumber ?? 0 }, mission)
        return (exact * 100).rounded(.toNearestOrAwayFromZero) / 100
    }

    private func graphique(
        _ enTete: Int, _ missions: ClosedRange<Int>, _ colonnes: ClosedRange<Int>, _ lignes: ClosedRange<Int>
    ) throws -> BarChart {
        func plage(_ lignes: ClosedRange<Int>, _ colonne: Int) throws -> SheetReference {
            SheetReference(sheet: page.feuille.name, range: try page.plage(lignes, colonne...colonne))
        }
        return BarChart(
            title: "Ce que chaque mission rapporte, sur son enveloppe (€)", grouping: .stacked,
            categories: try plage(missions, colonnes.lowerBound), cachedCategories: cadre.missions.map(\.titre),
            series: try Self.morceaux.enumerated().map { rang, morceau in
                let colonne = colonnes.lowerBound + 1 + rang
                return BarChart.Series(
                    name: try plage(enTete...enTete, colonne), nameText: morceau.titre,
                    values: try plage(missions, colonne), cachedValues: cadre.missions.map { valeur(morceau, $0) },
                    color: morceau.couleur)
            },
            numberFormat: Self.axe, anchor: try page.plage(lignes, 1...9),
            alternativeText:
                "Graphique en barres. Pour chaque mission : le montant déjà assuré, la part des réponses Partiel, ce qui reste à portée et le reste de l’enveloppe."
        )
    }
}
