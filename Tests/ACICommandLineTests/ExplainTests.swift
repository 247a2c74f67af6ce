import Foundation
import TestSupport
import Testing

/// Every euro leads from the total to cells that somebody typed, in JSON and on paper.
@Suite("Explanations from the total to the cells")
struct ExplainTests {
    static let samples = ["1-petite-incomplete", "2-taille3-ordinaire", "3-taille4-crise"]

    private func run(_ name: String, _ arguments: String...) async throws -> ProgramRun {
        try await ExternalProgram.aciXlsx.run(
            ["import", "\(name).xlsx"] + arguments, environment: ["SOURCE_DATE_EPOCH": "1800000000"],
            directory: Checkout.samples)
    }

    private struct Document: Decodable {
        struct Financement: Decodable {
            struct Explication: Decodable {
                let montant: String
                let entrees: [String]
                let depend: [String]
            }
            let explications: [Explication]
        }
        struct Indicateur: Decodable {
            let feuille: String
            let cellule: String
            let nature: String
            let atteint: String?
            let enJeu: Int?
        }
        let financement: Financement
        let indicateurs: [Indicateur]
    }

    @Test(
        "the JSON has no gap: each amount has its own, and what is made of nothing else has cells", arguments: samples)
    func json(name: String) async throws {
        let document = try JSONDecoder().decode(
            Document.self, from: try await run(name, "--format", "json").standardOutput)
        let known = Dictionary(
            uniqueKeysWithValues: document.financement.explications.map { ($0.montant, $0) })
        var open = ["total"]
        var seen: Set<String> = []
        var cells: Set<String> = []
        while let path = open.popLast() {
            guard seen.insert(path).inserted else { continue }
            let explanation = try #require(known[path], "\(path) is not explained")
            #expect(!explanation.entrees.isEmpty || !explanation.depend.isEmpty, "\(path) leads nowhere")
            cells.formUnion(explanation.entrees)
            open += explanation.depend
        }
        // All inputs of Synthèse that the sample has, and the answers that pay.
        #expect(cells.contains { $0.hasPrefix("Synthèse!") })
        let paid = document.indicateurs.filter { $0.enJeu != nil }
        #expect(!paid.isEmpty)
        for indicator in paid {
            // The answer stands in the column after the value.
            let column = try #require(indicator.cellule.unicodeScalars.first)
            let next = String(Character(try #require(Unicode.Scalar(column.value + 1))))
            #expect(cells.contains("\(indicator.feuille)!\(next)\(indicator.cellule.dropFirst())"), "\(indicator)")
        }
    }

    @Test("the text has no gap either", arguments: samples)
    func text(name: String) async throws {
        let output = try await run(name, "--explain").plainOutput
        let start = try #require(output.range(of: "D’où viennent les montants\n"))
        let end = try #require(output.range(of: "\nSources\n"))
        let entries = output[start.upperBound..<end.lowerBound].split(separator: "• ").map { entry in
            entry.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        func part(_ entry: String, _ from: String, _ to: [String]) -> String? {
            guard let begin = entry.range(of: from) else { return nil }
            let rest = entry[begin.upperBound...]
            let ends = to.compactMap { rest.range(of: $0)?.lowerBound }
            return String(rest[..<(ends.min() ?? rest.endIndex)])
        }
        var known: [String: String] = [:]
        for entry in entries {
            if let label = entry.range(of: " = ") { known[String(entry[..<label.lowerBound])] = entry }
        }
        var open = ["Total estimé"]
        var seen: Set<String> = []
        while let label = open.popLast() {
            guard seen.insert(label).inserted else { continue }
            let entry = try #require(known[label], "\(label) is not explained")
            let parts = part(entry, "Fait de : ", ["Saisies : ", "Source : "])
            #expect(parts != nil || part(entry, "Saisies : ", ["Source : "]) != nil, "\(label) leads nowhere")
            open += (parts ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(seen.count > 20)
    }
}
