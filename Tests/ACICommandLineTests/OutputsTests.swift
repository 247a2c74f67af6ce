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
    /// A bilan whose prevention has answers, but has not begun.
    private static let begun = "4-prevention-a-demarrer.xlsx"

    static let outputs =
        [
            Output("ensemble.txt", "import \(all) \(begun) --explain"),
            Output("ensemble.csv", "import \(all) \(begun) --format csv"),
            Output("ensemble.html", "import \(all) \(begun) --format html --summary"),
            Output("ensemble.xlsx", "import \(all) \(begun) --summary --consolidated ensemble.xlsx"),
            Output("bilan.html", "import 1-petite-incomplete.xlsx --format html --explain"),
            Output("bilan.xlsx", "import 1-petite-incomplete.xlsx --output bilan.xlsx"),
            Output("nouveau.xlsx", "new --year 2026 --from 2-taille3-ordinaire.xlsx --output nouveau.xlsx"),
        ]
        + kinds("vierge", "import vierge.xlsx", ["text", "json", "csv", "html"], exitCode: 1)
        + kinds("annees", "compare \(all)", ["text", "json", "html"])
        + kinds("bareme", "bareme --year 2027", ["text", "json", "csv"])
        + kinds("memes-annees", "compare 1-petite-incomplete.xlsx 1-petite-incomplete.xlsx", ["text", "html"])
        + kinds("une-annee", "forecast 2-taille3-ordinaire.xlsx --years 1", ["text", "html"])
        + kinds("prevision", "forecast 1-petite-incomplete.xlsx", ["text", "json", "csv", "html"])

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
        try place.write(bilan, to: Self.begun)
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
