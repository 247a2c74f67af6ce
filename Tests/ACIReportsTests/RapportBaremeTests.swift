import TestSupport
import Testing

@testable import ACIModel
@testable import ACIReports

@Suite("The table of a year's amounts")
struct RapportBaremeTests {
    @Test("on a page, each amount stands in its size's column, with the rules and the sources")
    func page() throws {
        let bareme = try Cadres.embarques.bareme(exercice: 2027)
        let html = RapportBareme(bareme: bareme, tailles: [1, 3]).html.plainSpaces
        let rows = [
            ("Fonctionnement", "50 000,00", "75 000,00"), ("Accès aux soins, part fixe", "55 000,00", "90 000,00"),
            ("Accompagnement des professionnels, part variable", "5 000,00", "10 000,00"),
        ]
        for (label, first, third) in rows {
            let row = try #require(html.split(separator: "<tr>").first { $0.contains("<bdi>\(label)</bdi>") })
            let cells = row.matches(of: #/data-titre="(Taille \d)">([^<]*)</#).map { "\($0.output.1) \($0.output.2)" }
            #expect(cells == ["Taille 1 \(first)", "Taille 3 \(third)"])
        }
        #expect(html.contains("<li>Taille 3 : de 80 000 à 174 999 habitants</li>"))
        #expect(html.contains("class=\"note\">Aucun barème n’est publié pour 2027"))
        let rules = try #require(html.firstRange(of: "<h2>À savoir</h2>"))
        let sources = try #require(html.firstRange(of: "<h2>Sources</h2>"))
        #expect(html[rules.upperBound..<sources.lowerBound].ranges(of: "<li>").count > 3)
        for source in bareme.sources {
            #expect(html[sources.upperBound...].contains("\(source.presentation) : ".plainSpaces))
            if let address = source.adresse { #expect(html.contains("<a href=\"\(address)\"")) }
        }
    }

    @Test("on a terminal its name is strong, and the note has its mark")
    func emphases() throws {
        let bareme = try Cadres.embarques.bareme(exercice: 2027)
        let text = RapportBareme(bareme: bareme, tailles: [2]).texte(TextStyle(coloured: true)).plainSpaces
        #expect(text.hasPrefix("\u{1B}[1mBarème 2027\u{1B}[0m · Avenant 2 à l’accord"))
        #expect(text.contains("\n\u{1B}[33m► \u{1B}[0mAucun barème n’est publié pour 2027"))
        #expect(text.contains("\nTaille 2 : ") && !text.contains("Taille 1"))
    }
}
