import ACIModel
import ACIWorkbook
import TestSupport
import Testing

@testable import ACICommandLine

/// Workbooks come by mail: what is typed in them must not command the terminal of whoever reads them.
@Suite("Hostile text on a terminal")
struct TerminalTextTests {
    /// Clears the screen, writes backwards, rings, and passes itself off as a line of the report.
    private static let hostile = "CPTS\u{1B}[2J\u{9B}31m\u{202E}srevne\u{7}\r\nfin\u{7F}\u{2028}"

    private static func commands(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            scalar != "\n" && (scalar.properties.generalCategory == .control || scalar.properties.isBidiControl)
        }
    }

    @Test(
        "Colours go to a terminal that shows them, unless they are refused",
        arguments: [
            ([:], true), (["TERM": "xterm"], true), (["NO_COLOR": ""], true), (["NO_COLOR": "1"], false),
            (["TERM": "dumb"], false), (["TERM": "dumb", "NO_COLOR": "1"], false),
        ] as [([String: String], Bool)])
    func colours(environment: [String: String], isColoured: Bool) {
        #expect(OutputStream(descriptor: 1, isTerminal: true).isColoured { environment[$0] } == isColoured)
        #expect(!OutputStream(descriptor: 1, isTerminal: false).isColoured { environment[$0] })
    }

    @Test("import and compare hand nothing on, neither from the workbook nor from the file's name")
    func reports() async throws {
        let place = try Workplace()
        var bilan = try Modeles.ordinaire(nom: Self.hostile)
        bilan.identite.cpam = Self.hostile
        bilan.reponses["2.4"]?.valeur = .texte(Self.hostile)
        let name = "\u{1B}[2Jb\u{202E}.xlsx"
        try place.write(bilan, to: name)
        try place.write([1, 2, 3], to: "\u{9B}illisible\u{7}.xlsx")
        let runs = [
            try await place.run("import", name, "--explain"), try await place.run("import", "."),
            try await place.run("import", name, "--output", "\u{1B}c.xlsx"), try await place.run("compare", name, name),
        ]
        for run in runs {
            #expect(!run.output.isEmpty)
            #expect(Self.commands(run.output) == [])
            #expect(Self.commands(run.errors) == [])
        }
        #expect(runs[0].output.contains("CPTS␛[2J�31m�srevne␇"))
        #expect(runs[1].errors.contains("�illisible␇.xlsx"))
        #expect(runs[2].errors.contains("␛c.xlsx"))
    }
}
