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
        Cause(testDescription: "réponses") { $0.reponses["2.1"]?.atteint = .non },
        Cause(testDescription: "taille 2, puis 3 (79 000 habitants, puis 82 000)") { $0.identite.population = 79_000 },
        Cause(testDescription: "Parcours pluriprofessionnels : ouverte en 2026, non en 2025") {
            $0.debuts[parcours] = nil
        },
        Cause(
            testDescription: "Parcours pluriprofessionnels : ouverte en 2025, non en 2026",
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
        let found = try messages(try await workbook()).filter { $0.contains("bilans/") }
        #expect(
            found.sorted() == [
                "La fin du contrat n’est pas la même : le 14/05/2026 dans « bilans/2024.xlsx » et le 14/06/2026 dans "
                    + "« bilans/2025.xlsx ». Reportez celle du contrat.",
                "La signature du contrat n’est pas la même : le 15/05/2021 dans « bilans/2024.xlsx » et le 15/06/2021 "
                    + "dans « bilans/2025.xlsx ». Reportez celle du contrat.",
                "Les périodes ne se suivent pas : du 01/01/2024 au 31/12/2024 dans « bilans/2024.xlsx » et du "
                    + "01/12/2024 au 30/11/2025 dans « bilans/2025.xlsx ». Les jours du 01/12/2024 au 31/12/2024 "
                    + "comptent deux fois.",
                "Les périodes ne se suivent pas : du 01/12/2024 au 30/11/2025 dans « bilans/2025.xlsx » et du "
                    + "01/01/2026 au 31/12/2026 dans « bilans/2026.xlsx ». Les jours du 01/12/2025 au 31/12/2025 "
                    + "comptent dans aucun bilan.",
            ])
        let text = try await place.run(["import", "bilans", "--summary"], environment: clock).plainOutput
        #expect(text.contains("Dates du contrat à vérifier"))
    }

    @Test("the report of who has not answered falls due too, from an earlier year's period, or on no known day")
    func awaited() async throws {
        try write(try Modeles.ordinaire(exercice: 2026, nom: "CPTS A"))
        try write(try Modeles.ordinaire(exercice: 2024, nom: "CPTS B"))
        try place.write("nom\nCPTS A\nCPTS B\nCPTS C\n".utf8, to: "liste.csv")
        let sheet = try #require(try await workbook("--expected", "liste.csv", epoch: "1804000000")["Échéances"])
        // 2 March 2027: CPTS A's was due the day before, and CPTS B's still is.
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
        let report = "Rapport à remettre (60 jours après la période, au plus tôt) : n’a pas répondu"
        #expect(
            Set(rows) == [
                ["-1", "CPTS B", report], ["", "CPTS C", "\(report) ; date inconnue, aucun bilan d’une autre année"],
            ])
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
        #expect(try told(try await workbook()) == (1, 0))
        try write(try bilan(2026, answered: true))
        #expect(try told(try await workbook()) == (1, 0))
    }
}
