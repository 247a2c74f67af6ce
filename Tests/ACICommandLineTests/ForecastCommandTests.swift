import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx forecast")
struct ForecastCommandTests {
    private let place: Workplace

    private static let starts = ["acces-aux-soins", "parcours", "prevention", "crises", "qualite", "accompagnement"]
        .map { #""\#($0)": "2025-10-01""# }.joined(separator: ", ")
    private static let contract =
        #"{"identite": {"nom": "CPTS du Val", "tailleContractuelle": 3, "signature": "2025-10-01"}, "debuts": {\#(starts)}}"#

    init() throws {
        place = try Workplace()
        try place.write(Self.contract.utf8, to: "contrat.json")
    }

    private func document(_ arguments: String...) async throws -> [String: Any] {
        let run = try await place.run(["forecast"] + arguments + ["--format", "json"])
        #expect(run.exitCode == 0, "\(run.summary)")
        return try #require(try JSONSerialization.jsonObject(with: run.standardOutput) as? [String: Any])
    }

    @Test("the example of the interface: five years, 2 010 000,00 € in all, which the payments add up to")
    func example() async throws {
        let document = try await document("contrat.json", "--rates", "100")
        #expect(document["schema"] as? Int == 1)
        #expect(document["source"] as? String == "contrat.json")
        let total = try #require(document["total"] as? [String: Any])
        #expect(total["taux"] as? [String: Int] == ["100": 201_000_000])
        let years = try #require(document["annees"] as? [[String: Any]])
        #expect(years.map { $0["fonctionnement"] as? Int } == Array(repeating: 7_500_000, count: 5))
        #expect(years.map { $0["exercice"] as? Int } == [2026, 2027, 2028, 2029, 2030])
        let payments = years.flatMap { $0["versements"] as? [[String: Any]] ?? [] }
        #expect(payments.compactMap { $0["montant"] as? Int }.reduce(0, +) == 201_000_000)
        #expect(payments.first?["date"] as? String == "2025-10-01")
        #expect((document["hypotheses"] as? [String])?.isEmpty == false)
    }

    @Test("text for a person: years, payments with their bars, and what is assumed, in 100 columns")
    func text() async throws {
        let run = try await place.run("forecast", "contrat.json")
        #expect(run.exitCode == 0 && run.errors.isEmpty)
        let lines = run.plainOutput.split(separator: "\n").map(String.init)
        #expect(lines[0] == "CPTS du Val : les 5 années à venir")
        #expect(
            lines.contains {
                $0.split(separator: "  ").map { $0.drop { $0 == " " } } == [
                    "Total", "375 000,00", "1 022 500,00", "1 397 500,00", "1 765 000,00", "1 887 500,00",
                    "2 010 000,00",
                ]
            }, "\(run.plainOutput)")
        #expect(
            lines.contains {
                $0.hasPrefix("01/12/2030 · Solde de 2029-2030, au plus tard") && $0.hasSuffix("████████████")
            })
        for line in lines { #expect(line.count <= 100, "\(line)") }
    }

    @Test("a scenario says what it costs")
    func scenario() async throws {
        let run = try await place.run(
            "forecast", "contrat.json", "--size", "2028=2", "--start", "parcours=01/03/2027", "--years", "3")
        #expect(run.plainOutput.contains("Ce scénario change le total de −193 616,44 €, à 100 % de la part variable."))
        #expect(run.plainOutput.contains("2027-2028, taille 2"))
        #expect(run.plainOutput.contains("Démarrages du scénario : Parcours pluriprofessionnels le 01/03/2027."))
        for line in run.plainOutput.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    }

    @Test("CSV: a payment a row, cumulated")
    func csv() async throws {
        let rows = try await place.run("forecast", "contrat.json", "--format", "csv").csvRows
        #expect(rows[0].prefix(8).joined(separator: ";") == "CPTS;Année;Début;Fin;Taille;Date;Versement;Plancher")
        #expect(rows.count == 17)
        #expect(rows.last?.last == "2010000,00")
    }

    @Test("HTML: a page with the steps of the payments, which --output files and never replaces unasked")
    func html() async throws {
        let run = try await place.run("forecast", "contrat.json", "--format", "html", "--output", "cinq-ans.html")
        #expect(run.plainErrors == "À savoir : la prévision est « cinq-ans.html ».\n")
        #expect(run.exitCode == 0 && run.output.isEmpty)
        let page = String(decoding: try place.contents("cinq-ans.html"), as: UTF8.self)
        #expect(page.contains("<svg class=\"courbes\"") && page.contains("<path class=\"plafond\" d=\"M160 320H"))
        #expect(page.plainSpaces.contains("<title>CPTS du Val : les 5 années à venir</title>"))
        let again = try await place.run("forecast", "contrat.json", "--format", "html", "--output", "cinq-ans.html")
        #expect(again.exitCode == 73)
    }

    @Test("a bilan goes on from the contract's year in which its period ends; its errors are told")
    func bilan() async throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        try place.write(bilan, to: "2026.xlsx")
        let years = try #require(try await document("2026.xlsx")["annees"] as? [[String: Any]])
        #expect(years.first?["debut"] as? String == "2026-06-14")
        bilan.reponses["2.1"]?.poids = Poids(-1)
        try place.write(bilan, to: "faux.xlsx")
        let run = try await place.run("forecast", "faux.xlsx")
        #expect(run.exitCode == 1)
        #expect(
            run.plainOutput.contains("► « faux.xlsx » contient des erreurs à corriger : la prévision est provisoire."))
    }

    @Test(
        "what cannot be forecast is a sentence",
        arguments: [
            (["vide.json"], 1, "La date de signature du contrat manque"),
            (["sans-taille.json"], 1, "La taille de la CPTS n’est pas connue"),
            (["1998.json"], 65, "L’exercice 1998 n’a pas de barème"),
            (["contrat.json", "--rates", "60,60"], 64, "--rates « 60,60 » : attendu des nombres entiers"),
            (["contrat.json", "--rates", "60,x"], 64, "--rates « 60,x » : attendu des nombres entiers"),
            (["contrat.json", "--rates", "60,"], 64, "--rates « 60, » : attendu des nombres entiers"),
            (["contrat.json", "--rates", "101"], 64, "--rates « 101 » : attendu des nombres entiers"),
            (["contrat.json", "--years", "0"], 64, "--years « 0 » : attendu un nombre de 1 à 20"),
            (["contrat.json", "--size", "7"], 64, "--size « 7 » : attendu une taille de 1 à 4"),
            (["contrat.json", "--size", "2040=2"], 64, "--size 2040=… ne change rien : la dernière année"),
            (["contrat.json", "--size", "2", "--size", "3"], 64, "--size 3 : la même chose est demandée deux fois"),
            (["contrat.json", "--start", "parcour=2027-01-01"], 64, "attendu une mission (acces-aux-soins, parcours"),
            (
                ["contrat.json", "--start", "parcours=2027-02-30"], 64,
                "attendu une date, par exemple parcours=2027-03-01"
            ),
            ([], 64, "Indiquez un bilan ou un contrat"),
        ])
    func mistakes(arguments: [String], status: Int32, sentence: String) async throws {
        try place.write(#"{"identite": {"nom": "x"}}"#.utf8, to: "vide.json")
        try place.write(#"{"identite": {"signature": "2025-01-01"}}"#.utf8, to: "sans-taille.json")
        try place.write(#"{"identite": {"signature": "1998-01-01"}}"#.utf8, to: "1998.json")
        let run = try await place.run(["forecast"] + arguments)
        #expect(run.exitCode == status && run.output.isEmpty, "\(run.summary)")
        #expect(run.plainErrors.contains(sentence), "\(run.plainErrors)")
    }
}
