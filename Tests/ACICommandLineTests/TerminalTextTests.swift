import ACIModel
import ACIWorkbook
import Foundation
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

    /// What the command shows on a terminal of its own; nobody reads it meanwhile, so it must be short.
    private func shown(_ arguments: [String], in place: Workplace, _ environment: [String: String]) throws -> String {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        var (lock, number) = (Int32(0), Int32(0))
        // `unlockpt` and `ptsname`, by the requests of Linux that stand behind them: TIOCSPTLCK and TIOCGPTN.
        try #require(ioctl(terminal, 0x4004_5431, &lock) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0)
        let screen = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(screen >= 0)
        let process = Process()
        process.executableURL = URL(filePath: try ExternalProgram.aciXlsx.required())
        process.arguments = arguments
        process.environment = ExternalProgram.day.merging(environment) { $1 }
        process.currentDirectoryURL = place.folder.url
        process.standardOutput = FileHandle(fileDescriptor: screen)
        process.standardError = FileHandle(fileDescriptor: screen)
        try process.run()
        process.waitUntilExit()
        close(screen)
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(terminal, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).plainSpaces
    }

    @Test("words that matter have a colour on a terminal; a file has none, and a terminal none that refuses them")
    func terminal() throws {
        let place = try Workplace()
        let colours = ["TERM": "xterm"]
        #expect(try shown(["zut"], in: place, colours).hasPrefix("\u{1B}[1;31mErreur\u{1B}[0m : La commande"))
        #expect(try shown(["zut"], in: place, ["NO_COLOR": "1"]).hasPrefix("Erreur : La commande"))
        let warned = try shown(["new", "--year", "2027"], in: place, colours)
        #expect(warned.hasPrefix("\u{1B}[33mAttention\u{1B}[0m : Aucun barème n’est publié"), "\(warned)")
        try place.writeOrdinary(to: "a.xlsx")
        let filed = try shown(["forecast", "a.xlsx", "--output", "f.txt"], in: place, colours)
        #expect(filed.hasPrefix("À savoir : la prévision est « f.txt »."))
        #expect(try !place.contents("f.txt").contains(0x1B))
    }
}
