import Foundation
import TestSupport
import Testing

@Suite("docs/analyse.md")
struct AnalysisTests {
    @Test("DuckDB answers the page's five questions from the JSON, as the JSON does")
    func queries() async throws {
        _ = try ExternalProgram.python.required()
        let place = try Workplace()
        _ = try DossierRegional.ecrire(dans: place.folder.url)
        let samples = Checkout.root.appending(path: "Samples").path
        let run = try await place.run(
            ["import", "bilans", samples, "--recursive", "--format", "json"],
            environment: ["SOURCE_DATE_EPOCH": DossierRegional.epoch])
        try place.write(run.output.utf8, to: "bilans.jsonl")
        let figures = try RegionFigures(run.output)
        #expect(figures.bilans.count == 57)
        let answers = try await PythonDriver.queries(
            of: Checkout.root.appending(path: "docs/analyse.md"), in: place.folder.url)
        try #require(answers.count == 5)
        let tables = answers.map { answer in
            answer.rows.map { row in
                Dictionary(
                    uniqueKeysWithValues: zip(answer.columns, row).compactMap { title, text in
                        text.map { (title, title == "code" ? .word($0) : Double($0).map(Figure.number) ?? .word($0)) }
                    })
            }
        }
        try rates(tables[0], figures)
        try departments(tables[1], figures)
        trends(tables[2], figures)
        proofs(tables[3], figures)
        try sizes(tables[4], figures)
        #expect(try place.contents("bilans.parquet").prefix(4) == Array("PAR1".utf8)[...])
    }

    private func rates(_ rows: [FigureRow], _ figures: RegionFigures) throws {
        let expected = figures.indicators.map { row -> FigureRow in
            guard case .number(let due)? = row["CPTS"], case .number(let yes)? = row["Oui"] else { return row }
            return [
                "exercice": row["Exercice"] ?? .word(""), "code": row["Code"] ?? .word(""),
                "cpts": .number(due), "pourcent_oui": .number((1000 * yes / due).rounded() / 10),
                "reponses": row["Répondu"] ?? .word(""),
            ]
        }
        #expect(FigureTables.differences(rows, expected, keys: ["exercice", "code"], tolerance: 0.051) == [])
    }

    private func departments(_ rows: [FigureRow], _ figures: RegionFigures) throws {
        let expected = figures.sums(by: "departement") { .word($0.department) }.map { row -> FigureRow in
            [
                "exercice": row["Exercice"] ?? .word(""), "departement": row["departement"] ?? .word(""),
                "cpts": row["CPTS"] ?? .word(""), "euros_a_portee": row["À portée"] ?? .word(""),
            ]
        }
        #expect(FigureTables.differences(rows, expected, keys: ["exercice", "departement"]) == [])
    }

    private func trends(_ rows: [FigureRow], _ figures: RegionFigures) {
        let expected = figures.bilans.map { bilan -> FigureRow in
            let total = bilan.amounts["Total estimé"] ?? .nan
            var row: FigureRow = [
                "nom": .word(bilan.name), "exercice": .number(Double(bilan.year)), "total": .number(total),
            ]
            let before = figures.bilans.filter { $0.name == bilan.name && $0.year < bilan.year }.max {
                $0.year < $1.year
            }
            if let before { row["ecart"] = .number(total - (before.amounts["Total estimé"] ?? .nan)) }
            return row
        }
        #expect(FigureTables.differences(rows, expected, keys: ["nom", "exercice"]) == [])
    }

    private func proofs(_ rows: [FigureRow], _ figures: RegionFigures) {
        func missing(_ of: (Bool, Bool) -> Bool) -> Int {
            figures.bilans.flatMap(\.answers).count { answer in
                guard ["oui", "partiel"].contains(answer["atteint"] as? String),
                    answer["nature"] as? String != "sans-objet"
                else { return false }
                return of(answer["preuve"] is String, answer["datePreuve"] is String)
            }
        }
        func sum(_ title: String) -> Double {
            rows.map { row in if case .number(let count)? = row[title] { count } else { .nan } }.reduce(0, +)
        }
        #expect(sum("sans_preuve") == Double(missing { proof, _ in !proof }))
        #expect(sum("sans_date") == Double(missing { proof, date in proof && !date }))
        #expect(sum("sans_preuve") > 0)
    }

    private func sizes(_ rows: [FigureRow], _ figures: RegionFigures) throws {
        let expected = figures.sums(by: "taille") { .number(Double($0.size)) }.map { row -> FigureRow in
            guard case .number(let share)? = row["Part acquise"] else { return row }
            return [
                "exercice": row["Exercice"] ?? .word(""), "taille": row["taille"] ?? .word(""),
                "cpts": row["CPTS"] ?? .word(""), "pourcent_acquis": .number(share * 100),
            ]
        }
        #expect(FigureTables.differences(rows, expected, keys: ["exercice", "taille"], tolerance: 0.051) == [])
    }
}
