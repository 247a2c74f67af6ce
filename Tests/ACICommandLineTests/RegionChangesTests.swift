import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("what changes from one year to another in a folder of many")
struct RegionChangesTests {
    private let place: Workplace
    private let clock = ["SOURCE_DATE_EPOCH": DossierRegional.epoch]

    init() throws {
        place = try Workplace()
        try place.makeFolder("bilans")
    }

    private func write(_ bilan: Bilan, _ name: String? = nil) throws {
        try place.write(bilan, to: "bilans/\(name ?? "\(bilan.exercice)").xlsx")
    }

    private func workbook(_ arguments: String..., epoch: String = DossierRegional.epoch) async throws -> WrittenWorkbook
    {
        _ = try await place.run(
            ["import", "bilans", "--summary", "--consolidated", "e.xlsx", "--force"] + arguments,
            environment: ["SOURCE_DATE_EPOCH": epoch])
        return try WrittenWorkbook(try place.contents("e.xlsx"))
    }

    private func messages(_ workbook: WrittenWorkbook) throws -> [String] {
        FigureTables.read(try #require(workbook["Points"]), headings: 4).compactMap { row in
            if case .word(let message)? = row["Message"] { message } else { nil }
        }
    }

    struct Cause: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var before: @Sendable (inout Bilan) throws -> Void = { _ in }
        var after: @Sendable (inout Bilan) throws -> Void = { _ in }
    }

    private static let parcours = CodeMission(rawValue: "parcours")
    static let known: [Cause] = [
        Cause(testDescription: "") { _ in },
        Cause(testDescription: "réponses : 1 mieux") { $0.reponses["2.1"]?.atteint = .non },
        Cause(testDescription: "réponses : 1 mieux, 2 moins bien, 1 répondu Non, 1 sans réponse") {
            $0.reponses["2.1"]?.atteint = .non
            $0.reponses["1.A.1"]?.atteint = nil
            $0.reponses["1.A.2"]?.atteint = .non
        } after: {
            for code in ["1.A.1", "3.1", "3.2"] { $0.reponses[code]?.atteint = .non }
            $0.reponses["1.A.2"]?.atteint = nil
        },
        Cause(testDescription: "poids, nature ou taux de Partiel") {
            $0.reponses["2.1"]?.atteint = .partiel
            $0.reponses["2.1"]?.partiel = Taux(points: 25)
        } after: {
            $0.reponses["2.1"]?.atteint = .partiel
        },
        // The same answers, one of them Non, and another size: what the Non costs is another, and is no cause.
        Cause(testDescription: "taille 2, puis 3 (79 000 habitants, puis 82 000)") {
            $0.identite.population = 79_000
            $0.reponses["2.1"]?.atteint = .non
        } after: {
            $0.reponses["2.1"]?.atteint = .non
        },
        Cause(testDescription: "taille 2, puis 3 (79 000 habitants, puis 82 000)") { $0.identite.population = 79_000 },
        Cause(testDescription: "Parcours pluriprofessionnels : mission ouverte en 2026, non en 2025") {
            $0.debuts[parcours] = nil
        },
        Cause(
            testDescription: "Parcours pluriprofessionnels : mission ouverte en 2025, non en 2026",
            after: {
                $0.debuts[parcours] = nil
            }),
        Cause(testDescription: "Parcours pluriprofessionnels : 184 jours comptés, puis 365") {
            $0.debuts[parcours] = Jour(annee: 2025, mois: 7, jour: 1)
        },
        Cause(
            testDescription:
                "Réponse aux crises sanitaires graves : plan en première rédaction, puis en mise à jour"
        ) { $0.crise.plan = .premiereRedaction },
        Cause(testDescription: "Réponse aux crises sanitaires graves : crise déclarée en 2025") {
            $0.crise.declaree = true
            $0.crise.mobilisee = true
        },
        Cause(testDescription: "majoration en 2026, non en 2025") {
            $0.identite.population = 200_000
            $0.identite.membres = 99
        } after: {
            $0.identite.population = 200_000
            $0.identite.membres = 100
        },
    ]

    @Test("why an envelope is another: one sentence for each cause that the engine knows", arguments: known)
    func why(_ cause: Cause) async throws {
        var (old, new) = (try Modeles.ordinaire(exercice: 2025), try Modeles.ordinaire(exercice: 2026))
        try cause.before(&old)
        try cause.after(&new)
        try write(old)
        try write(new)
        let rows = try FigureTables.read(
            try #require(try await workbook()["Évolution"]), titled: "De 2025 à 2026, CPTS par CPTS")
        let expected = cause.testDescription
        #expect(rows.map { $0["Pourquoi"] } == [expected.isEmpty ? nil : .word(expected)])
    }

    @Test("another scheme is a cause")
    func scheme() async throws {
        var old = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2025, cadre: "aci-2019"))
        old.identite = try Modeles.ordinaire(exercice: 2025).identite
        for mission in old.cadre.missions { old.debuts[mission.code] = old.identite.signature }
        try write(old)
        try write(try Modeles.ordinaire(exercice: 2026))
        let rows = try FigureTables.read(
            try #require(try await workbook()["Évolution"]), titled: "De 2025 à 2026, CPTS par CPTS")
        guard case .word(let why)? = rows.first?["Pourquoi"] else { return #expect(Bool(false), "no reason") }
        let (one, other) = (
            old.cadre.titreCourt.plainSpaces, try Modeles.ordinaire(exercice: 2026).cadre.titreCourt.plainSpaces
        )
        #expect(why.hasPrefix("\(one), puis \(other) ; "))
    }

    @Test("dates of one contract that differ are told once, with the files; a renewed contract's are not")
    func dates() async throws {
        var old = try Modeles.ordinaire(exercice: 2024)
        old.identite.signature = Jour(annee: 2021, mois: 5, jour: 15)
        old.identite.finContrat = Jour(annee: 2026, mois: 5, jour: 14)
        var middle = try Modeles.ordinaire(exercice: 2025)
        middle.identite.signature = Jour(annee: 2021, mois: 6, jour: 15)
        middle.identite.finContrat = Jour(annee: 2026, mois: 6, jour: 14)
        middle.debutPeriode = Jour(annee: 2024, mois: 12, jour: 1)
        middle.finPeriode = Jour(annee: 2025, mois: 11, jour: 30)
        var renewed = try Modeles.ordinaire(exercice: 2026)
        renewed.identite.signature = Jour(annee: 2026, mois: 6, jour: 15)
        renewed.identite.finContrat = Jour(annee: 2031, mois: 6, jour: 14)
        for bilan in [old, middle, renewed] { try write(bilan) }
        let found = try messages(try await workbook()).filter { $0.contains(".xlsx »") }
        #expect(
            found.sorted() == [
                "La fin du contrat n’est pas la même : le 14/05/2026 dans « 2024.xlsx » et le 14/06/2026 dans "
                    + "« 2025.xlsx ». Reportez celle du contrat.",
                "La signature du contrat n’est pas la même : le 15/05/2021 dans « 2024.xlsx » et le 15/06/2021 "
                    + "dans « 2025.xlsx ». Reportez celle du contrat.",
                "Les périodes ne se suivent pas : du 01/01/2024 au 31/12/2024 dans « 2024.xlsx » et du "
                    + "01/12/2024 au 30/11/2025 dans « 2025.xlsx ». Les jours du 01/12/2024 au 31/12/2024 "
                    + "comptent deux fois.",
                "Les périodes ne se suivent pas : du 01/12/2024 au 30/11/2025 dans « 2025.xlsx » et du "
                    + "01/01/2026 au 31/12/2026 dans « 2026.xlsx ». Les jours du 01/12/2025 au 31/12/2025 "
                    + "ne comptent dans aucun bilan.",
            ])
        let text = try await place.run(["import", "bilans", "--summary"], environment: clock).plainOutput
        #expect(text.contains("Dates du contrat et périodes à vérifier"))
    }

    @Test("the page of many shows what is urgent first")
    func sections() async throws {
        for (name, place) in [("CPTS A", "Vienne"), ("CPTS B", "Charente")] {
            for year in [2025, 2026] {
                var bilan = try Modeles.ordinaire(exercice: year, nom: name)
                bilan.identite.departement = place
                bilan.reponses["2.1"]?.atteint = year == 2025 ? .oui : .non
                bilan.reponses["3.1"]?.atteint = year == 2025 ? .oui : nil
                bilan.identite.signature = Jour(annee: 2021, mois: year == 2025 ? 5 : 6, jour: 15)
                try write(bilan, "\(name) \(year)")
            }
        }
        try place.write("a;b\n1;2\n".utf8, to: "bilans/z.xlsx")
        try place.write("nom\nCPTS A\nCPTS B\nCPTS C\n".utf8, to: "liste.csv")
        let page = try await place.run(
            "import", "bilans", "--summary", "--format", "html", "--expected", "liste.csv", environment: [:])
        let anchors = page.output.matches(of: /<section id="([a-z0-9-]+)"/).map { String($0.output.1) }
        #expect(
            anchors == [
                "annees", "a-portee", "manquants", "echeances", "hors-compte", "departements", "non", "evolution",
                "evolution-missions-1", "evolution-cpts-1", "bilans", "divergences", "missions", "tailles", "regions",
                "indicateurs",
            ])
    }

    @Test("dates that differ are told in the order of the names of the CPTS, whatever their files' names")
    func order() async throws {
        for (name, file) in [("CPTS B", "a"), ("CPTS A", "b"), ("CPTS C", "c")] {
            for (year, month) in [(2024, 5), (2025, 6)] {
                var bilan = try Modeles.ordinaire(exercice: year, nom: name)
                bilan.identite.signature = Jour(annee: 2021, mois: month, jour: 15)
                try write(bilan, "\(file) \(year)")
            }
        }
        let rows = FigureTables.read(try #require(try await workbook()["Points"]), headings: 4)
            .filter { if case .word(let message)? = $0["Message"] { message.contains("signature") } else { false } }
        #expect(rows.map { $0["CPTS"] } == [.word("CPTS A"), .word("CPTS B"), .word("CPTS C")])
    }

    @Test("the report of who has not answered falls due too, from an earlier year's period, or on no known day")
    func awaited() async throws {
        try write(try Modeles.ordinaire(exercice: 2026, nom: "CPTS A"))
        try write(try Modeles.ordinaire(exercice: 2024, nom: "CPTS B"))
        try place.write("nom\nCPTS A\nCPTS B\nCPTS C\n".utf8, to: "liste.csv")
        let sheet = try #require(try await workbook("--expected", "liste.csv", epoch: "1804000000")["Échéances"])
        // 2 March 2027: CPTS A's was due the day before, its next a year on; CPTS B's still is due.
        let rows = sheet.cells.values.filter { $0.address.hasPrefix("F") }.compactMap { cell -> [String]? in
            guard case .text(let text) = cell.value, text.hasPrefix("Rapport") else { return nil }
            return ["B", "C"].map { column in
                switch sheet.cells["\(column)\(cell.address.dropFirst())"]?.value {
                case .number(let days): "\(Int(days))"
                case .text(let name): name
                default: ""
                }
            } + [text.plainSpaces]
        }
        let report = "Rapport à remettre (60 jours après la période, au plus tôt)"
        #expect(
            Set(rows) == [
                ["364", "CPTS A", report], ["-1", "CPTS B", "\(report) : n’a pas répondu, en retard"],
                ["", "CPTS C", "\(report) : n’a pas répondu ; date inconnue, aucun bilan d’une autre année"],
            ])
        guard case .text(let note)? = sheet.cells["A2"]?.value else { return #expect(Bool(false), "no note") }
        #expect(note.plainSpaces.hasSuffix("D’abord, 1 rapport en retard. À la fin, 1 rapport de date inconnue."))
        #expect(sheet.cells["C5"]?.value == .text("CPTS B"))
        // 15 January 2025: CPTS B's of 2024 is the next.
        let early = FigureTables.read(
            try #require(try await workbook("--expected", "liste.csv", epoch: "1736899200")["Échéances"]), headings: 4)
        let reports = early.filter { $0["CPTS"] == .word("CPTS B") && $0["Échéance"] == .word(report) }
        #expect(reports.map { $0["Dans (jours)"] } == [.number(45)])
        #expect(early.count { $0["CPTS"] == .word("CPTS A") && $0["Échéance"] == .word(report) } == 1)
    }

    struct Contract: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let old: (signature: String?, end: String?)
        let new: (signature: String?, end: String?)
        let differences: Int
    }

    static let contracts = [
        Contract(
            testDescription: "renewed, no end", old: ("2020-06-15", nil), new: ("2025-05-01", nil), differences: 0),
        Contract(
            testDescription: "54 months later", old: ("2020-06-15", nil), new: ("2024-12-15", nil), differences: 0),
        Contract(
            testDescription: "a day less", old: ("2020-06-15", nil), new: ("2024-12-14", nil), differences: 1),
        Contract(
            testDescription: "renewed, ends only", old: (nil, "2025-06-14"), new: (nil, "2030-06-14"), differences: 0),
        Contract(
            testDescription: "its last year", old: ("2020-06-15", "2025-06-14"), new: ("2020-07-15", "2025-07-14"),
            differences: 2),
        Contract(testDescription: "no end", old: ("2021-06-15", nil), new: ("2022-06-15", nil), differences: 1),
        Contract(testDescription: "over", old: ("2020-06-15", "2024-12-31"), new: ("2024-06-15", nil), differences: 0),
    ]

    @Test("dates are compared within a contract, its last year too; its deadlines say so", arguments: contracts)
    func contract(_ contract: Contract) async throws {
        for (year, dates) in [(2024, contract.old), (2025, contract.new)] {
            var bilan = try Modeles.ordinaire(exercice: year)
            bilan.identite.signature = dates.signature.flatMap(Jour.init(iso:))
            bilan.identite.finContrat = dates.end.flatMap(Jour.init(iso:))
            try write(bilan)
        }
        // 1 June 2025.
        let workbook = try await workbook(epoch: "1748736000")
        #expect(try messages(workbook).count { $0.contains("n’est pas la même") } == contract.differences)
        for row in FigureTables.read(try #require(workbook["Échéances"]), headings: 4) {
            guard case .word(let text)? = row["Échéance"] else { continue }
            let isDoubtful = contract.differences > 0 && !text.hasPrefix("Rapport")
            #expect(text.hasSuffix(" ; dates du contrat à vérifier") == isDoubtful)
        }
    }

    @Test("two CPTS of one name are two, where their départements differ; a year typed wrong is no double day")
    func namesakes() async throws {
        for (place, signature) in [("Vienne", "2021-05-15"), ("Charente", "2022-03-01")] {
            for year in [2024, 2025] where year == 2025 || place == "Vienne" {
                var bilan = try Modeles.ordinaire(exercice: year, nom: "CPTS du Lac")
                bilan.identite.departement = place
                bilan.identite.signature = Jour(iso: signature)
                if year == 2025, place == "Vienne" {
                    bilan.debutPeriode = Jour(annee: 2023, mois: 1, jour: 1)
                    bilan.finPeriode = Jour(annee: 2023, mois: 12, jour: 31)
                }
                try write(bilan, "\(place) \(year)")
            }
        }
        let workbook = try await workbook()
        #expect(try messages(workbook).allSatisfy { !$0.contains(".xlsx »") })
        let rows = try FigureTables.read(
            try #require(workbook["Évolution"]), titled: "D’une année à l’autre, mêmes")
        #expect(rows.map { [$0["CPTS"], $0["Nouvelles"]] } == [[.number(1), .number(1)]])
    }

    @Test("a mission that should start within the period is told once, as a point of the last year")
    func late() async throws {
        func bilan(_ year: Int, answered: Bool) throws -> Bilan {
            var bilan = try Modeles.ordinaire(exercice: year)
            bilan.identite.signature = Jour(annee: 2025, mois: 2, jour: 1)
            bilan.debuts[CodeMission(rawValue: "crises")] = nil
            if !answered {
                for code in ["4.1", "4.2", "4.3"] { bilan.reponses[code] = nil }
                bilan.crise = Crise()
            }
            return bilan
        }
        func told(_ workbook: WrittenWorkbook) throws -> (points: Int, deadlines: Int) {
            let points = try messages(workbook).count {
                $0.contains("devait démarrer") || $0.contains("de démarrage :")
            }
            let rows = FigureTables.read(try #require(workbook["Échéances"]), headings: 4)
            return (
                points,
                rows.count { row in
                    if case .word(let text)? = row["Échéance"] { text.hasPrefix("Démarrage") } else { false }
                }
            )
        }
        try write(try bilan(2025, answered: false))
        // 15 July 2025, a fortnight before the last day to start; 15 January 2026.
        #expect(try told(try await workbook(epoch: "1752570000")) == (1, 0))
        #expect(try told(try await workbook(epoch: "1768470000")) == (1, 0))
        try write(try bilan(2026, answered: false))
        let both = try await workbook()
        #expect(try told(both) == (1, 0))
        let states = FigureTables.read(try #require(both["Bilans"]), headings: 4).map { $0["État"] }
        #expect(states == [.word("complet"), .word("1 à vérifier")])
        try write(try bilan(2026, answered: true))
        #expect(try told(try await workbook()) == (1, 0))
    }
}
