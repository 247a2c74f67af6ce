internal import ACIModel
internal import SpreadsheetML

/// Le graphique de Synthèse : une barre par mission, les quatre segments de son enveloppe bout à bout. Il lit le tableau
/// des euros.
struct GraphiqueMissions {
    /// Un morceau de barre : une colonne du tableau.
    struct Segment: Sendable {
        let titre: String
        let prefixe: String
        let couleur: Color
    }

    static let segments = [
        Segment(titre: "Part fixe", prefixe: "fixe", couleur: Palette.bandeau),
        Segment(titre: "Variable acquise", prefixe: "variable", couleur: Palette.bordSaisie),
        Segment(titre: "À portée", prefixe: "a_portee", couleur: Palette.aPortee),
        Segment(titre: "Non atteint", prefixe: "non_atteint", couleur: Palette.bordReference),
    ]

    /// Tant qu’aucun montant ne se calcule, les tableurs graduent l’axe de 0 à 1 : ces graduations se taisent.
    private static let axe: NumberFormat = "[=0]0;[<10]\"\";#,##0"

    private(set) var page: Page
    private let cadre: Cadre

    init(_ page: Page, _ cadre: Cadre) {
        self.page = page
        self.cadre = cadre
    }

    /// - Parameters:
    ///   - entete: la ligne des titres du tableau, les missions dessous.
    ///   - lignes: la hauteur du graphique, sur ces colonnes.
    mutating func dessiner(entete: Int, dans lignes: ClosedRange<Int>, _ colonnes: ClosedRange<Int>) throws {
        let missions = (entete + 1)...(entete + cadre.missions.count)
        func plage(_ lignes: ClosedRange<Int>, _ colonne: Int) throws -> SheetReference {
            SheetReference(sheet: page.feuille.name, range: try page.plage(lignes, colonne...colonne))
        }
        let series = try Self.segments.enumerated().map { rang, segment in
            BarChart.Series(
                name: try plage(entete...entete, 3 + rang), nameText: segment.titre,
                values: try plage(missions, 3 + rang),
                cachedValues: cadre.missions.map {
                    page.contexte.resultat("\(segment.prefixe)_\($0.nom)").storedNumber ?? 0
                },
                color: segment.couleur)
        }
        page.feuille.charts = [
            BarChart(
                title: "Ce que chaque mission rapporte (€)", grouping: .stacked, categories: try plage(missions, 1),
                cachedCategories: cadre.missions.map(\.titre), series: series, numberFormat: Self.axe,
                anchor: try page.plage(lignes, colonnes),
                alternativeText:
                    "Graphique en barres. Pour chaque mission : la part fixe, la part variable acquise, ce qui reste à portée et ce qui n’est pas atteint."
            )
        ]
    }
}
