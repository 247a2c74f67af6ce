import ACIModel
import Foundation
import TestSupport
import Testing

/// What users get of the samples, as somebody has read it and found it right. A change that is meant is renewed by
/// `ACI_RENEW_OUTPUTS=1 swift test --filter OutputsTests`, and read again in the difference.
@Suite("Outputs")
struct OutputsTests {
    struct Output: Sendable, CustomTestStringConvertible {
        let file: String
        let arguments: [String]
        let exitCode: Int32

        init(_ file: String, _ arguments: String, exitCode: Int32 = 0) {
            self.file = file
            self.exitCode = exitCode
            self.arguments = arguments.split(separator: " ").map(String.init)
        }

        var testDescription: String { file }
    }

    private static let all = "1-petite-incomplete.xlsx 2-taille3-ordinaire.xlsx 3-taille4-crise.xlsx"
    /// A bilan whose prevention has answers, but has not begun; the year before of the same CPTS, whose contract has
    /// another date there; and one of the first agreement, whose answers are of all kinds.
    private static let others = "4-prevention-a-demarrer.xlsx 5-an-dernier.xlsx accord.xlsx --expected attendues.csv"

    static let outputs =
        [
            Output("ensemble.txt", "import \(all) --explain"),
            Output("ensemble.csv", "import \(all) --format csv"),
            Output("ensemble.html", "import \(all) --format html --summary"),
            Output("ensemble.xlsx", "import \(all) --summary --consolidated ensemble.xlsx"),
            Output("region.txt", "import \(all) \(others) --summary"),
            Output("region.csv", "import \(all) \(others) --format csv"),
            Output("region.html", "import \(all) \(others) --format html --summary"),
            Output("anonyme.txt", "import \(all) \(others) --anonymous clé.csv"),
            Output("anonyme.csv", "import \(all) \(others) --anonymous clé.csv --format csv"),
            Output("region.xlsx", "import \(all) \(others) --summary --consolidated region.xlsx"),
            Output("bilan.html", "import 1-petite-incomplete.xlsx --format html --explain"),
            Output("bilan.xlsx", "import 1-petite-incomplete.xlsx --output bilan.xlsx"),
            Output("accord.txt", "import accord.xlsx --explain"),
            Output("accord.json", "import accord.xlsx --format json"),
            Output("accord.html", "import accord.xlsx --format html"),
            Output("rendu.xlsx", "import accord.xlsx --output rendu.xlsx"),
            Output("vierge.xlsx", "new --year 2021 --cadre aci-2019 --force --output vierge.xlsx"),
            Output("nouveau.xlsx", "new --year 2026 --from 2-taille3-ordinaire.xlsx --output nouveau.xlsx"),
        ]
        + kinds("vierge", "import vierge.xlsx", ["text", "json", "csv", "html"], exitCode: 1)
        + kinds("annees", "compare \(all)", ["text", "json", "html"])
        + kinds("bareme", "bareme --year 2027", ["text", "json", "csv"])
        + kinds("memes-annees", "compare 1-petite-incomplete.xlsx 1-petite-incomplete.xlsx", ["text", "html"])
        + kinds("une-annee", "forecast 2-taille3-ordinaire.xlsx --years 1", ["text", "html"])
        + kinds("prevision", "forecast 1-petite-incomplete.xlsx", ["text", "json", "csv", "html"])

    private static func accord() throws -> Bilan {
        let bareme = try Cadres.embarques.bareme(exercice: 2021, cadre: "aci-2019")
        var bilan = Bilan(
            bareme: bareme,
            identite: Identite(
                nom: "CPTS du Lac", departement: "Ain", population: 52_000, membres: 80,
                signature: try Modeles.jour("2019-09-02"), finContrat: try Modeles.jour("2024-09-01")),
            debutPeriode: try Modeles.jour("2020-09-02"), finPeriode: try Modeles.jour("2021-09-01"),
            tauxPartiel: .moitie)
        for mission in bareme.cadre.missions { bilan.debuts[mission.code] = try Modeles.jour("2020-12-01") }
        for (rank, indicateur) in bareme.cadre.indicateurs.enumerated() {
            bilan.reponses[indicateur.code] = Reponse(
                nature: rank == 5 ? .suivi : rank == 6 ? .sansObjet : nil, poids: Poids(Double(rank % 3 + 2)),
                partiel: rank == 1 ? Taux(points: 30) : nil,
                atteint: [.oui, .partiel, .non, nil][rank % 4], preuve: rank % 2 == 0 ? "Registre" : nil,
                datePreuve: rank % 3 == 0 ? try Modeles.jour("2021-06-30") : nil)
        }
        let parcours = try #require(bareme.cadre.indicateurs.last { $0.typeValeur == .entier })
        bilan.reponses[parcours.code]?.objectif = .entier(4)
        bilan.reponses[parcours.code]?.valeur = .entier(3)
        bilan.complements = ["snp_compensation": true]
        bilan.dejaVerse = Montant(euros: 100_000)
        bilan.crise = Crise(plan: .premiereRedaction, declaree: true, mobilisee: true, autorite: "Préfet")
        return bilan
    }

    private static func kinds(
        _ name: String, _ command: String, _ formats: [String], exitCode: Int32 = 0
    ) -> [Output] {
        formats.map { format in
            Output("\(name).\(format == "text" ? "txt" : format)", "\(command) --format \(format)", exitCode: exitCode)
        }
    }

    @Test("What users get of the samples is what was approved", arguments: outputs)
    func approved(_ output: Output) async throws {
        let place = try Workplace()
        for sample in Self.all.split(separator: " ").map(String.init) {
            try place.write(Data(contentsOf: Checkout.samples.appending(path: sample)), to: sample)
        }
        var bilan = try Modeles.ordinaire(exercice: 2026, nom: "CPTS du Plateau")
        bilan.debuts[CodeMission("prevention")] = nil
        try place.write(bilan, to: "4-prevention-a-demarrer.xlsx")
        var before = try Modeles.ordinaire(nom: "CPTS du Plateau")
        before.identite.signature = try Modeles.jour("2021-06-15")
        try place.write(before, to: "5-an-dernier.xlsx")
        try place.write("nom;département\n CPTS du Plateau ;Vienne\nCPTS du Val; Ain \n".utf8, to: "attendues.csv")
        try place.write(Self.accord(), to: "accord.xlsx")
        try place.write(ClasseurVierge(exercice: 2026).octets(), to: "vierge.xlsx")
        let run = try await place.run(output.arguments)
        #expect(run.exitCode == output.exitCode, "\(run.errors)")
        let made = output.file.hasSuffix(".xlsx") ? Data(try place.contents(output.file)) : run.standardOutput
        let file = Checkout.root.appending(path: "Tests/ACICommandLineTests/Outputs/\(output.file)")
        if ProcessInfo.processInfo.environment["ACI_RENEW_OUTPUTS"] == "1" { try output.kept(made).write(to: file) }
        let (lines, approved) = (try output.lines(output.kept(made)), try output.lines(Data(contentsOf: file)))
        if lines != approved {
            let first = zip(lines, approved).first { $0 != $1 }
            Issue.record(
                """
                \(output.file): \(first?.0 ?? "") instead of \(first?.1 ?? ""). If that is meant:
                ACI_RENEW_OUTPUTS=1 swift test --filter OutputsTests
                """)
        }
    }
}

extension OutputsTests.Output {
    /// All pages have one style, which is kept with the first.
    fileprivate func kept(_ made: Data) -> Data {
        guard file.hasSuffix(".html"), file != "bilan.html" else { return made }
        var text = String(decoding: made, as: UTF8.self)
        if let start = text.firstRange(of: "<style>"), let end = text.firstRange(of: "</style>") {
            text.removeSubrange(start.upperBound..<end.lowerBound)
        }
        return Data(text.utf8)
    }

    /// Of a workbook, the lines of its parts: their bytes are zlib's affair.
    fileprivate func lines(_ data: Data) throws -> [Substring] {
        guard file.hasSuffix(".xlsx") else { return String(decoding: data, as: UTF8.self).split(separator: "\n") }
        return try PatchedPackage(Array(data)).entries.flatMap { name, bytes in
            [name[...]] + String(decoding: bytes, as: UTF8.self).replacing("><", with: ">\n<").split(separator: "\n")
        }
    }
}
