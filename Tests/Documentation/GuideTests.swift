import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("docs/guide.md", .serialized)
struct GuideTests {
    private func name(_ severity: Diagnostic.Gravite) -> String {
        switch severity {
        case .erreur: "erreur"
        case .avertissement: "à vérifier"
        case .note: "à savoir"
        }
    }

    @Test("Every diagnostic code stands in the table, with its cause and its remedy")
    func codes() throws {
        var guide = try Document("docs/guide.md")
        let rows = CodeDiagnostic.allCases.map { ["`\($0.rawValue)`", name($0.gravite), $0.cause, $0.remede] }
        try guide.expect(
            block: "codes", toBe: markdownTable([["Code", "Gravité", "Ce que cela veut dire", "Que faire"]] + rows))
    }

    @Test("The amounts are those of the scheme that a new workbook has")
    func amounts() throws {
        var guide = try Document("docs/guide.md")
        let cadre = try Cadres.embarques.bareme(exercice: 2025).cadre
        let rows = cadre.totaux.map { total in
            [total.ligne.libelle] + total.ligne.montants.map(Fr.euros)
        }
        let head = [""] + cadre.tailles.map { "Taille\(Fr.insecable)\($0.numero)" }
        try guide.expect(block: "totaux", toBe: markdownTable([head] + rows, amountsFrom: 1))
    }

    @Test("The reports are what the program prints")
    func reports() async throws {
        var guide = try Document("docs/guide.md")
        let samples = ["1-petite-incomplete.xlsx", "2-taille3-ordinaire.xlsx", "3-taille4-crise.xlsx"]
        try guide.expect(block: "rapport", toBe: fenced(await report(of: [samples[0]])))
        let together = try await report(of: samples)
        let start = try #require(together.range(of: "Ensemble de "))
        let end = try #require(together.range(of: "\n\nQui n’a pas répondu"))
        try guide.expect(
            block: "consolide", toBe: fenced(String(together[start.lowerBound..<end.lowerBound]) + "\n"))
    }

    @Test("The forecast is what the program prints")
    func forecast() async throws {
        var guide = try Document("docs/guide.md")
        let folder = try TemporaryDirectory()
        let contract = try #require(guide.code("json").first { $0.contains("signature") })
        _ = try folder.write(contract.utf8, to: "contrat.json")
        for (block, options) in [
            ("prevision", []), ("scenario", ["--start", "parcours=2027-03-01", "--size", "2028=2"]),
        ] {
            let run = try await ExternalProgram.aciXlsx.run(
                ["forecast", "contrat.json"] + options, directory: folder.url)
            #expect(run.exitCode == 0, "\(run.summary)")
            let end = try #require(
                run.output.range(of: "\n\n\(block == "prevision" ? "Ce qui est" : "Quand l’argent")"))
            try guide.expect(block: block, toBe: fenced(run.output[..<end.lowerBound] + "\n"))
        }
    }

    private func report(of samples: [String]) async throws -> String {
        let run = try await ExternalProgram.aciXlsx.run(["import"] + samples, directory: Checkout.samples)
        #expect(run.exitCode == 0, "\(run.summary)")
        return run.output
    }

    private func fenced(_ text: String) -> [String] {
        ["```"] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast() + ["```"]
    }

    @Test("Every command and option of the program is explained")
    func options() async throws {
        let guide = try Document("docs/guide.md")
        for command in ["new", "import", "compare", "forecast", "bareme"] {
            let help = try await ExternalProgram.aciXlsx.run(["help", command])
            #expect(help.exitCode == 0, "\(help.summary)")
            #expect(guide.text.contains("### `aci-xlsx \(command)`"))
            for option in help.output.matches(of: /--[a-z]+/).map({ String($0.output) })
            where !["--help", "--version"].contains(option) {
                #expect(guide.text.contains("`\(option)"), "\(command) \(option)")
            }
        }
    }
}
