import ACIModel
import Foundation
import TestSupport
import Testing

@testable import ACICommandLine

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

    @Test("a size from the last year on changes something, one of the year after does not")
    func lastYear() async throws {
        #expect(try await place.run("forecast", "contrat.json", "--size", "2030=2").exitCode == 0)
        let late = try await place.run(
            "forecast", "contrat.json", "--size", "2050=1", "--size", "2031=2", "--size", "2040=3")
        #expect(late.exitCode == 64)
        #expect(
            late.plainErrors == "Erreur : --size 2031=… ne change rien : la dernière année prévue finit en 2030.\n")
    }

    @Test("a contract is known by its name or its first sign, whatever it is called")
    func contracts() async throws {
        let expected = try await place.run("forecast", "contrat.json").output.split(separator: "\n").dropFirst(2)
        try place.write(Self.contract.utf8, to: "contrat")
        try place.write(" \(Self.contract)".utf8, to: "b.json")
        for name in ["contrat", "b.json"] {
            #expect(
                try await place.run("forecast", name).output.split(separator: "\n").dropFirst(2) == expected, "\(name)")
        }
        let piped = try await place.run("forecast", "-", input: Array(Self.contract.utf8))
        #expect(piped.exitCode == 0 && piped.output.split(separator: "\n").dropFirst(2) == expected)
        try place.writeOrdinary(to: "a.json")
        let workbook = try await place.run("forecast", "a.json")
        #expect(workbook.exitCode == 65 && workbook.plainErrors.contains("« a.json » ne peut pas servir de contrat :"))
        try place.write(" \(Self.contract)".utf8, to: "b.txt")
        #expect(try await place.run("forecast", "b.txt").plainErrors.hasPrefix("Erreur : « b.txt » : "))
        try place.write(#"{"identite": {"tailleContractuelle": 1, "signature": "2035-06-01"}}"#.utf8, to: "2035.json")
        let late = try await place.run("forecast", "2035.json")
        #expect(late.exitCode == 1)
        #expect(late.plainErrors == "Erreur : Aucune année ne se prévoit : 2036 n’a pas de barème.\n")
    }

    @Test(
        "a file for the result is looked at before anything is reckoned",
        arguments: [
            ("--output a.csv", 64, "Le résultat s’écrit au format .txt et non .csv : --output a.txt"),
            ("--format csv --output a.html", 64, "Le résultat s’écrit au format .csv et non .html : --output a.csv"),
            ("--format html --output a.json", 64, "La page s’écrit au format .html et non .json : --output a.html"),
            (
                "--format json --output contrat.json --force", 64,
                "« contrat.json » est à lire : --output ne peut pas le"
            ),
            (
                "--output la --years 0", 73,
                "« la » existe déjà. Choisissez un autre nom avec --output, ou ajoutez --force"
            ),
            ("--output la --force --years 0", 64, "--years « 0 » : attendu un nombre de 1 à 20."),
        ])
    func targets(options: String, status: Int32, sentence: String) async throws {
        try place.write("ancien".utf8, to: "la")
        let run = try await place.run(["forecast", "contrat.json"] + options.split(separator: " ").map(String.init))
        #expect(run.exitCode == status && run.output.isEmpty)
        #expect(run.plainErrors.hasPrefix("Erreur : \(sentence)"), "\(run.plainErrors)")
        #expect(try place.names == ["contrat.json", "la"])
        #expect(try place.contents("la") == Array("ancien".utf8))
    }
}

@Suite("What a user has a forecast try")
struct ScenarioChoiceTests {
    private func scenario(
        _ years: String? = nil, rates: String? = nil, sizes: [String] = [], starts: [String] = []
    ) throws -> Scenario {
        let scheme = try #require(try Cadres.embarques["avenant-2"])
        return try ScenarioChoice(years, rates, sizes, starts).scenario(for: scheme)
    }

    @Test("what is asked for is tried, up to the bounds, and nothing else changes")
    func accepted() throws {
        #expect(try scenario() == Scenario())
        #expect(try [scenario("1"), scenario("20")].map(\.annees) == [1, 20])
        #expect(try scenario(rates: "0,100,50").taux == [0, 100, 50].compactMap(Taux.init(points:)))
        #expect(try scenario(rates: "7").taux == [7].compactMap(Taux.init(points:)))
        #expect(try scenario(sizes: ["4", "2000=1", "2100=2", "2028=3"]).tailles == [0: 4, 2000: 1, 2100: 2, 2028: 3])
        let starts = try scenario(starts: ["acces=01/03/2027", "parcours=2027-03-02"]).debuts
        #expect(
            starts == [
                CodeMission("acces-aux-soins"): try Modeles.jour("2027-03-01"),
                CodeMission("parcours"): try Modeles.jour("2027-03-02"),
            ])
        var expected = Scenario()
        expected.annees = 3
        #expect(try scenario("3") == expected)
    }

    private static let rates = "des nombres entiers de 0 à 100, chacun une fois, par exemple 60,80,100"
    private static let size = "une taille de 1 à 4, ou par exemple 2028=2"
    private static let mission =
        "une mission (acces-aux-soins, parcours, prevention, crises, qualite ou accompagnement), un signe = et une date"

    @Test(
        "what cannot be tried is told with what was expected",
        arguments: [
            ("--years", ["0", "21", "-1", "x", "", "1.5"], "un nombre de 1 à 20"),
            ("--rates", ["-1", "101", "60,60", "60,", ",60", "", "6.5", "60, 80", "60;80"], rates),
            (
                "--size",
                ["0", "5", "", "x", "2=", "=2", "1999=2", "2101=2", "2028=2=3", "2028=5", "2028=0", "2028=x", "x=2"],
                size
            ),
            ("--start", ["parcours", "parcours=", "=2027-01-01", "zut=2027-01-01", "", "="], mission),
            (
                "--start", ["parcours=2027-02-29", "parcours=x", "parcours=12", "parcours=2027-01-01=2"],
                "une date, par exemple parcours=2027-03-01"
            ),
            ("--start", ["acces=x"], "une date, par exemple acces-aux-soins=2027-03-01"),
        ])
    func refused(option: String, words: [String], expected: String) {
        for word in words {
            let failure = #expect(throws: Failure.self) {
                switch option {
                case "--years": try scenario(word)
                case "--rates": try scenario(rates: word)
                case "--size": try scenario(sizes: ["2031=1", word])
                default: try scenario(starts: ["crises=2027-01-01", word])
                }
            }
            #expect(failure?.status == .usage)
            #expect(failure?.message.plainSpaces == "\(option) « \(word) » : attendu \(expected).")
        }
    }

    @Test(
        "the same thing is asked for once, by whatever name",
        arguments: [
            (["2", "2"], [], "--size 2"), (["2028=1", "2", "2028=3"], [], "--size 2028=3"),
            ([], ["acces=2027-03-01", "acces-aux-soins=2027-04-01"], "--start acces-aux-soins=2027-04-01"),
        ] as [([String], [String], String)])
    func twice(sizes: [String], starts: [String], word: String) {
        let failure = #expect(throws: Failure.self) { try scenario(sizes: sizes, starts: starts) }
        #expect(failure?.status == .usage)
        #expect(failure?.message.plainSpaces == "\(word) : la même chose est demandée deux fois.")
    }
}
