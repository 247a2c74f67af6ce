import Foundation
import TestSupport
import Testing

/// One word for one thing: the table « Les mots » of the guide, held against all that users read.
@Suite("Les mots")
struct MotsTests {
    /// The rows of the table: our word, and what others call the same thing.
    private static func mots() throws -> [(mot: String, ailleurs: [String])] {
        let table = try section("Les mots")
        let rangees = table.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        return rangees.map { rangee in
            let cellules = rangee.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return (cellules[0], (cellules.last ?? "").components(separatedBy: ", "))
        }
    }

    private static func section(_ titre: String) throws -> String {
        let guide = try Document("docs/guide.md").text
        let debut = try #require(guide.range(of: "\n## \(titre)\n")).upperBound
        let fin = guide.range(of: "\n## ", range: debut..<guide.endIndex)?.lowerBound
        return String(guide[debut..<(fin ?? guide.endIndex)])
    }

    /// All that a blank workbook shows: its cells, lists and hints.
    private static func classeurs() throws -> String {
        try [ClasseurVierge(exercice: 2026), ClasseurVierge(exercice: 2021)].map { vierge in
            try vierge.classeur().sheets.map { feuille in
                let cellules = feuille.cells.values.compactMap { cellule in
                    if case .text(let texte) = cellule.value { texte } else { nil }
                }
                let aides = feuille.rules.flatMap { [$0.promptTitle, $0.prompt, $0.errorTitle, $0.error] }
                return (cellules + aides).joined(separator: "\n")
            }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// What the program says of a sample, and of the years to come.
    private static func comptesRendus() async throws -> String {
        var textes = ""
        for arguments in [
            ["import", "1-petite-incomplete.xlsx", "--explain"],
            ["import", "3-taille4-crise.xlsx", "--format", "html"],
            ["forecast", "2-taille3-ordinaire.xlsx"], ["bareme", "--year", "2025"],
        ] {
            let run = try await ExternalProgram.aciXlsx.run(arguments, directory: Checkout.samples)
            try #require(run.exitCode == 0, "\(run.summary)")
            textes += run.output
        }
        return textes
    }

    /// What people read in the documents, without code, addresses and the table itself.
    private static func documents() throws -> String {
        let guide = try Document("docs/guide.md").text.replacing(section("Les mots"), with: "")
        let textes = try guide + Document("docs/web.md").text + Document("README.md").text.prefix { $0 != "#" }
        return textes.replacing(/(?s)```.*?```|`[^`]*`|\]\([^)]*\)/, with: " ")
    }

    /// Words in small letters and without the plural's s, each between blanks.
    private static func plat(_ texte: String) -> String {
        let mots = texte.lowercased().split { !$0.isLetter }.map { $0.hasSuffix("s") ? $0.dropLast() : $0 }
        return " \(mots.joined(separator: " ")) "
    }

    @Test("Each word of the table stands in the workbook, or in what the program says of one")
    func servent() async throws {
        let textes = Self.plat(try Self.classeurs() + " " + (await Self.comptesRendus()) + " " + Self.documents())
        let mots = try Self.mots()
        #expect(mots.count > 12)
        for (mot, _) in mots { #expect(textes.contains(Self.plat(mot)), "\(mot)") }
    }

    @Test("What others call it stands nowhere")
    func ailleurs() async throws {
        let textes = [
            ("workbook", Self.plat(try Self.classeurs())), ("program", Self.plat(try await Self.comptesRendus())),
            ("documents", Self.plat(try Self.documents())),
        ]
        for (mot, ailleurs) in try Self.mots() {
            for autre in ailleurs {
                for (lieu, texte) in textes {
                    #expect(!texte.contains(Self.plat(autre)), "\(lieu): « \(autre) », where we say « \(mot) »")
                }
            }
        }
    }
}
