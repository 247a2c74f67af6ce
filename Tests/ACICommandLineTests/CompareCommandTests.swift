import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx compare")
struct CompareCommandTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.writeOrdinary(to: "2025.xlsx")
        var next = try Modeles.ordinaire(exercice: 2026)
        next.identite.membres = 150
        next.reponses["2.1"]?.atteint = .partiel
        next.reponses["2.1"]?.valeur = .entier(2)
        try place.write(next, to: "2026.xlsx")
    }

    @Test("years given the wrong way round are told, and only those")
    func backwards() async throws {
        let note = "► Les classeurs ne vont pas du plus ancien au plus récent : des écarts remontent le temps."
        let run = try await place.run("compare", "2026.xlsx", "2025.xlsx")
        #expect(run.plainOutput.replacingOccurrences(of: "\n  ", with: " ").contains(note))
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
        #expect(!run.plainOutput.contains("►"))
        #expect(!lines.contains("La CPTS et son contrat"))
        #expect(!lines.contains("Ce que la CPAM a versé (en euros)"))
        #expect(lines.suffix(2) == ["Les réponses", "Aucune n’a changé."])
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

    @Test("errors in one of them make it provisional, with 1, in every format", arguments: ["text", "json", "html"])
    func errors(format: String) async throws {
        var bilan = try Modeles.ordinaire(exercice: 2024)
        bilan.identite.signature = nil
        try place.write(bilan, to: "2024.xlsx")
        let run = try await place.run("compare", "2024.xlsx", "2025.xlsx", "--format", format)
        #expect(run.exitCode == 1 && run.errors.isEmpty)
        #expect(
            run.plainOutput.contains("2024.xlsx : résultat provisoire, 1 erreur à corriger.")
                == (format != "json"))
        #expect(format != "json" || run.output.contains("\"provisoire\": true"))
    }

    @Test("a missing file is a missing file")
    func missing() async throws {
        let run = try await place.run("compare", "2025.xlsx", "absent.xlsx")
        #expect(run.exitCode == 66)
        #expect(run.output.isEmpty)
    }

    /// A third year: smaller, with a gap before it, and the plan written first a second time.
    private func writeThirdYear() throws {
        var first = try Modeles.ordinaire(exercice: 2024)
        first.crise.plan = .premiereRedaction
        first.finPeriode = try Modeles.jour("2025-01-31")
        first.dejaVerse = Montant(euros: 400_000)
        try place.write(first, to: "2024.xlsx")
        var last = try Modeles.ordinaire(exercice: 2027)
        last.identite.population = 50_000
        last.crise.plan = .premiereRedaction
        last.debutPeriode = try Modeles.jour("2027-02-01")
        try place.write(last, to: "2027.xlsx")
    }

    @Test("any number of years: a column each, overlaps, gaps, the plan written first twice, the size, what was paid")
    func years() async throws {
        try writeThirdYear()
        let run = try await place.run("compare", "2024.xlsx", "2025.xlsx", "2026.xlsx", "2027.xlsx")
        let text = run.plainOutput.replacingOccurrences(of: "\n  ", with: " ")
        for sentence in [
            "CPTS des Trois Rivières : de 2024 à 2027\n",
            "2024.xlsx et 2025.xlsx comptent deux fois les mêmes jours, du 01/01/2025 au 31/01/2025.",
            "Aucun bilan ne compte les jours du 01/01/2027 au 31/01/2027.",
            "Le plan de réponse est en première rédaction en 2024 et 2027 : une seule année",
            "• Taille : 3 → 3 → 3 → 2\n",
        ] {
            #expect(text.contains(sentence), "\(sentence)\n\(text)")
        }
        let rows = run.plainOutput.split(separator: "\n").map {
            $0.split(separator: "  ").map { $0.drop { $0 == " " } }
        }
        #expect(rows.contains(["Total estimé", "420 000,00", "397 500,00", "391 875,00", "315 349,31", "−104 650,69"]))
        #expect(rows.contains(["Déjà versé par la CPAM", "400 000,00", "–", "–", "–"]))
        #expect(rows.contains(["Versé moins estimé", "−20 000,00", "–", "–", "–"]))
        for line in run.plainOutput.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    }

    @Test("JSON and HTML have all years; the page draws a line per mission")
    func yearsElsewhere() async throws {
        try writeThirdYear()
        let files = ["2024.xlsx", "2025.xlsx", "2026.xlsx", "2027.xlsx"]
        let json = try await place.run(["compare"] + files + ["--format", "json"])
        let document = try #require(try JSONSerialization.jsonObject(with: json.standardOutput) as? [String: Any])
        let years = try #require(document["annees"] as? [[String: Any]])
        #expect(years.map { $0["total"] as? Int } == [42_000_000, 39_750_000, 39_187_500, 31_534_931])
        #expect(years.map { $0["dejaVerse"] as? Int } == [40_000_000, nil, nil, nil])
        #expect((document["avant"] as? [String: Any])?["exercice"] as? Int == 2024)
        #expect((document["apres"] as? [String: Any])?["exercice"] as? Int == 2027)
        let amounts = try #require(document["montants"] as? [[String: Any]])
        let total = try #require(amounts.first { $0["montant"] as? String == "total" })
        #expect(total["annees"] as? [Int] == [42_000_000, 39_750_000, 39_187_500, 31_534_931])
        #expect((document["avertissements"] as? [String])?.count == 3)
        let page = try await place.run(["compare"] + files + ["--format", "html"]).plainOutput
        for line in 1...6 { #expect(page.contains("<path class=\"trait\(line)\" d=\"M160 "), "\(line)") }
        #expect(page.contains("<li class=\"trait2\">Parcours pluriprofessionnels, total</li>"))
    }

    @Test("one workbook is nothing to compare")
    func single() async throws {
        let run = try await place.run("compare", "2025.xlsx")
        #expect(run.exitCode == 64)
        #expect(run.plainErrors.contains("Indiquez deux classeurs ou plus"))
    }
}
