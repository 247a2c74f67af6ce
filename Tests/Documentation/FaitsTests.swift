import TestSupport
import Testing

/// Facts that coordinators rely on and that texts lose easily: each stands where it is looked for.
@Suite("Les faits à ne pas perdre")
struct FaitsTests {
    /// Where a fact belongs beside the guide: on a tab of the workbook of 2026.
    private static let faits: [(onglet: String, mots: [String])] = [
        ("Mode d'emploi", ["preuves au moins trois ans"]),
        ("Mode d'emploi", ["dialogue de gestion a lieu dans les deux mois", "au démarrage de chaque mission"]),
        ("Mode d'emploi", ["confirmer par écrit par la CPAM"]),
        ("Mode d'emploi", ["Une seule personne tient"]),
        ("Mode d'emploi", ["à la source", "200 actions par an"]),
        ("Mode d'emploi", ["Deux fois par an", "courriel"]),
        ("Mode d'emploi", ["emploie librement"]),
        ("Mode d'emploi", ["Espace CPTS"]),
        ("Mode d'emploi", ["La taille, les objectifs et le calendrier peuvent se revoir"]),
        ("Mode d'emploi", ["60 à 90 jours"]),
        ("Mode d'emploi", ["De 1 à 5 % des bilans sont contrôlés"]),
        ("Mission 1 – Accès aux soins", ["service d’accès aux soins (SAS)", "coordination en amont"]),
        ("Mission 2 – Parcours", ["deux par an et par parcours"]),
        ("Mission 2 – Parcours", ["croissance attendue"]),
        ("Mission 2 – Parcours", ["la taille du territoire et l’ancienneté"]),
        ("Mission 4 – Crises", ["situations sanitaires exceptionnelles (SSE)"]),
        ("Calendrier de collecte", ["dialogue de gestion, dans les deux mois"]),
    ]

    /// The same facts in the guide's words.
    private static let duGuide = [
        "preuves au moins trois ans", "dialogue de gestion", "deux mois qui suivent l’anniversaire",
        "démarrage de chaque mission", "confirmer par écrit", "Une seule personne tient le bilan", "à la source",
        "200 actions par an", "Un courriel demande", "emploie librement", "Espace CPTS", "60 à 90 jours",
        "De 1 à 5 % des bilans", "service d’accès aux soins (SAS)", "par parcours", "puis une croissance",
        "la taille du territoire et l’ancienneté", "situations sanitaires exceptionnelles (SSE)",
    ]

    private static func plat(_ texte: String) -> String {
        texte.replacing("*", with: "").split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test("in the workbook")
    func classeur() throws {
        let classeur = try ClasseurVierge(exercice: 2026).classeur()
        for (onglet, mots) in Self.faits {
            let textes = try #require(classeur[onglet], "\(onglet)").cells.values.compactMap { cellule in
                if case .text(let texte) = cellule.value { Self.plat(texte) } else { nil }
            }
            for mot in mots { #expect(textes.contains { $0.contains(mot) }, "\(onglet): \(mot)") }
        }
    }

    @Test("in the guide")
    func guide() throws {
        let guide = Self.plat(try Document("docs/guide.md").text)
        for mots in Self.duGuide { #expect(guide.contains(mots), "\(mots)") }
    }
}
