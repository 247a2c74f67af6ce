import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx compare")
struct CompareCommandTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write(try Modeles.ordinaire(), to: "2025.xlsx")
        var next = try Modeles.ordinaire(exercice: 2026)
        next.identite.membres = 150
        next.reponses["2.1"]?.atteint = .partiel
        next.reponses["2.1"]?.valeur = .entier(2)
        try place.write(next, to: "2026.xlsx")
    }

    @Test("years given the wrong way round are told, and only those")
    func backwards() async throws {
        let note = "► Le premier classeur est le plus récent : les écarts remontent le temps."
        #expect(try await place.run("compare", "2026.xlsx", "2025.xlsx").plainOutput.contains(note))
        #expect(try await !place.run("compare", "2025.xlsx", "2026.xlsx").plainOutput.contains(note))
    }

    @Test("two CPTS are told, and a name that only its case changes is not")
    func twoNames() async throws {
        let note = "► Deux CPTS sont comparées : « CPTS des Trois Rivières » et « CPTS du Lac »."
        try place.write(try Modeles.ordinaire(nom: "CPTS du Lac"), to: "lac.xlsx")
        #expect(try await place.run("compare", "2025.xlsx", "lac.xlsx").plainOutput.contains(note))
        try place.write(try Modeles.ordinaire(nom: "CPTS DES TROIS RIVIÈRES"), to: "capitales.xlsx")
        let capitals = try await place.run("compare", "2025.xlsx", "capitales.xlsx")
        #expect(capitals.exitCode == 0)
        #expect(!capitals.plainOutput.contains("Deux CPTS"))
    }

    @Test("two versions of one year are before and after")
    func oneYear() async throws {
        let run = try await place.run("compare", "2026.xlsx", "2026.xlsx")
        #expect(run.exitCode == 0)
        let lines = run.plainOutput.split(separator: "\n")
        #expect(lines.first == "CPTS des Trois Rivières : 2026, avant et après")
        #expect(lines.contains { $0.split(separator: " ") == ["Avant", "Après", "Écart"] })
    }

    @Test("what moved, and nothing that did not")
    func text() async throws {
        let run = try await place.run("compare", "2025.xlsx", "2026.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        #expect(
            run.plainOutput == """
                CPTS des Trois Rivières : de 2025 à 2026
                2025.xlsx → 2026.xlsx

                La CPTS et son contrat
                • Membres : 140 → 150

                Les montants (en euros)
                                                                        2025        2026       Écart
                ────────────────────────────────────────────────────────────────────────────────────
                Fonctionnement                                     75 000,00   75 000,00           =
                Accès aux soins, part fixe                         90 000,00   90 000,00           =
                Accès aux soins, part variable                     35 000,00   35 000,00           =
                Parcours pluriprofessionnels, part fixe            45 000,00   45 000,00           =
                Parcours pluriprofessionnels, part variable        45 000,00   39 375,00   −5 625,00
                Prévention, part fixe                              17 500,00   17 500,00           =
                Prévention, part variable                          17 500,00   17 500,00           =
                Réponse aux crises sanitaires graves, part fixe    22 500,00   22 500,00           =
                Qualité et pertinence des soins, part fixe         15 000,00   15 000,00           =
                Qualité et pertinence des soins, part variable     15 000,00   15 000,00           =
                Accompagnement des professionnels, part fixe       10 000,00   10 000,00           =
                Accompagnement des professionnels, part variable   10 000,00   10 000,00           =
                Total estimé                                      397 500,00  391 875,00   −5 625,00
                Plancher                                          397 500,00  386 250,00  −11 250,00
                Plafond                                           397 500,00  397 500,00           =
                Avance                                            206 250,00  206 250,00           =
                Solde                                             191 250,00  185 625,00   −5 625,00

                Les réponses
                Indicateur                                   2025             2026
                ─────────────────────────────────────────────────────────────────────────────
                1.C.1 Liste à jour des médecins disponibles  03/11/2025, Oui  03/11/2026, Oui
                2.1 Parcours formalisés                      12, Oui          2, Partiel

                """)
    }

    @Test("JSON has every amount and every indicator")
    func json() async throws {
        let run = try await place.run("compare", "2025.xlsx", "2026.xlsx", "--format", "json")
        let document = try #require(try JSONSerialization.jsonObject(with: run.standardOutput) as? [String: Any])
        let amounts = try #require(document["montants"] as? [[String: Any]])
        let total = try #require(amounts.first { $0["montant"] as? String == "total" })
        #expect(total["avant"] as? Int == 39_750_000)
        #expect(total["ecart"] as? Int == -562_500)
        let indicators = try #require(document["indicateurs"] as? [[String: Any]])
        #expect(indicators.count == 22)
        #expect(indicators.filter { $0["change"] as? Bool == true }.map { $0["code"] as? String } == ["1.C.1", "2.1"])
    }

    @Test("a missing file is a missing file")
    func missing() async throws {
        let run = try await place.run("compare", "2025.xlsx", "absent.xlsx")
        #expect(run.exitCode == 66)
        #expect(run.output.isEmpty)
    }
}
