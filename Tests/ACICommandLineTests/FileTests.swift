import ACIModel
import Foundation
import TestSupport
import Testing

@testable import ACICommandLine

@Suite("Names and files as the system has them")
struct FileTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.writeOrdinary(to: "a.xlsx")
    }

    @Test(
        "a name is its bytes, whatever they are",
        arguments: [
            Array("été.xlsx".utf8), [0x61, 0xE9, 0x2E], [0xFF, 0x80, 0xC3], [0xF0, 0x9F, 0x98],
            [0xF4, 0x8F, 0xBF, 0xBF],
            [0xED, 0xA0, 0x80], [0xC0, 0xAF], [],
        ])
    func words(bytes: [UInt8]) {
        #expect(PathWord.bytes(PathWord.word(bytes)) == bytes)
        #expect(Fr.visible(PathWord.word(bytes)).unicodeScalars.allSatisfy { $0.value < 0x10FF80 })
    }

    @Test("a file whose name is not UTF-8 is read, found in a folder, written and named in the next step")
    func latin1() async throws {
        let run = try await place.shell(
            """
            mkdir d; name=$(printf 'd/activit\\351.xlsx'); mv a.xlsx "$name"; "$ACI" import "$name" && "$ACI" import d \
            && "$ACI" new --output "$(printf 'cr\\351e.xlsx')" && test -f "$(printf 'cr\\351e.xlsx')"
            """)
        #expect(run.exitCode == 0, "\(run.summary)")
        #expect(run.output.contains("activit�.xlsx"))
        #expect(run.output.contains("aci-xlsx import $'cr\\351e.xlsx'"))
    }

    @Test("a name that begins with a dash is no option, and is told with the way to write it")
    func dash() async throws {
        try place.writeOrdinary(to: "-dash.xlsx")
        let run = try await place.run("import", "-dash.xlsx")
        #expect(run.exitCode == 64)
        #expect(
            run.plainErrors
                == "Erreur : « -dash.xlsx » commence par un tiret, comme une option. Écrivez ./-dash.xlsx\n")
        #expect(try await place.run("import", "./-dash.xlsx").exitCode == 0)
        #expect(try await place.run("import", "--", "-dash.xlsx").exitCode == 0)
        #expect(try await place.run("import", "-h").exitCode == 0)
    }

    @Test("a pipe, a socket or a folder named like a workbook is told, and the others are read")
    func oddities() async throws {
        let run = try await place.shell(
            "mkdir -p d/c.xlsx; mv a.xlsx d; mkfifo d/b.xlsx; exec timeout 20 \"$ACI\" import d --format csv")
        #expect(run.exitCode == 0)
        #expect(run.csvRows.count == 2)
        #expect(
            run.plainErrors == """
                À savoir : « b.xlsx » n’est pas lu : ce n’est pas un fichier.
                À savoir : « c.xlsx » n’est pas lu : ce n’est pas un fichier.

                """)
    }

    @Test("a file is read once, whatever names lead to it")
    func once() async throws {
        try place.makeFolder("d")
        try place.write(try Modeles.ordinaire(nom: "B"), to: "d/a.xlsx")
        let run = try await place.shell(
            "ln -s ../a.xlsx d/b.xlsx; \"$ACI\" import a.xlsx ./a.xlsx d d/a.xlsx --format csv")
        #expect(run.csvRows.dropFirst().map(\.first) == ["a.xlsx", "d/a.xlsx"])
    }

    @Test("no line of a name or of a cell is a line of ours")
    func forgedLines() async throws {
        var bilan = try Modeles.ordinaire(nom: "CPTS\nTOTAL : 1 €")
        bilan.identite.cpam = "CPAM\r\nÀ savoir : rien"
        bilan.identite.coordinateur = "a\u{2028}b"
        try place.write(bilan, to: "b.xlsx")
        let absent = try await place.run("import", "none\nÀ savoir : lu.xlsx")
        #expect(absent.errors.split(separator: "\n").count == 1)
        for format in ["text", "csv", "html", "json"] {
            let run = try await place.run("import", "b.xlsx", "--format", format)
            let lines = run.output.split(whereSeparator: \.isNewline)
            #expect(!lines.contains { $0.hasPrefix("TOTAL :") || $0.hasPrefix("À savoir\u{A0}:") }, "\(format)")
        }
    }

    @Test("a text that no cell could hold beside ours is cut and told, and every file is written")
    func longTexts() async throws {
        var bilan = try Modeles.ordinaire(nom: String(repeating: "a", count: 32_000))
        bilan.identite.coordinateur = String(repeating: "b c ", count: 8_000)
        try place.write(bilan, to: "b.xlsx")
        let run = try await place.run("import", "b.xlsx", "a.xlsx", "--consolidated", "c.xlsx")
        #expect(run.exitCode == 0, "\(run.plainErrors)")
        #expect(run.plainOutput.contains("sont coupés à 4 000"))
        let next = try await place.run("new", "--from", "b.xlsx", "--output", "d.xlsx")
        #expect(next.exitCode == 0, "\(next.plainErrors)")
        #expect(try place.names == ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"])
    }
}
