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

    @Test("no output takes the place of what is read, by whatever path", arguments: ["--output", "--consolidated"])
    func inputsStay(option: String) async throws {
        try place.makeFolder("d")
        try place.write(try Modeles.ordinaire(nom: "B"), to: "d/b.xlsx")
        let before = try place.contents("d/b.xlsx")
        let inputs = option == "--output" ? ["d/b.xlsx"] : ["d/b.xlsx", "d", "./d/"]
        for input in inputs {
            for target in ["d/b.xlsx", "d/../d/b.xlsx"] {
                let run = try await place.run("import", input, option, target, "--force")
                #expect(run.exitCode == 64, "\(input) \(target)")
            }
        }
        let link = try await place.shell(
            "ln -s d/b.xlsx l.html; \"$ACI\" import d --format html --output l.html --force")
        #expect(link.exitCode == 64)
        let contract = try await place.shell(
            "echo '{}' > c.json; ln -s c.json n.xlsx; \"$ACI\" new --contract c.json --output n.xlsx --force; echo $?; cat c.json"
        )
        #expect(contract.output == "64\n{}\n")
        #expect(try place.contents("d/b.xlsx") == before)
    }

    @Test("an earlier workbook of all in the folder is replaced with --force")
    func ownConsolidated() async throws {
        for force in [[], ["--force"]] {
            let run = try await place.run(["import", ".", "--consolidated", "tous.xlsx"] + force)
            #expect(run.exitCode == 0, "\(run.summary)")
        }
    }

    @Test("a link's target is written, there or not yet, and the link stays one")
    func links() async throws {
        let run = try await place.shell(
            """
            mkdir d; ln -s d/neuf.xlsx l.xlsx; "$ACI" new --output l.xlsx && test -h l.xlsx && test -s d/neuf.xlsx \
            && "$ACI" new --output l.xlsx --force && test -h l.xlsx && test ! -h d/neuf.xlsx; echo $?; ls -A d
            "$ACI" new --output l.xlsx; echo $?
            """)
        #expect(run.output.hasSuffix("0\nneuf.xlsx\n73\n"), "\(run.summary)")
    }

    @Test("a file that came meanwhile is not overwritten without --force")
    func meanwhile() throws {
        let target = place.folder.file("b").path
        let draft = try #require(Draft(beside: target, mode: nil))
        #expect(draft.fill { writeAll(Array("ours".utf8), to: $0) } == 0)
        try place.write(Array("theirs".utf8), to: "b")
        #expect(draft.settle(at: target) == EEXIST)
        draft.discard()
        #expect(try place.contents("b") == Array("theirs".utf8))
        #expect(try place.names == ["a.xlsx", "b"])
    }

    @Test("a draft that is gone leaves nothing under the name that it was to have")
    func goneDraft() throws {
        let target = place.folder.file("b").path
        let draft = try #require(Draft(beside: target, mode: nil))
        #expect(draft.fill { writeAll(Array("ours".utf8), to: $0) } == 0)
        draft.discard()
        #expect(draft.settle(at: target) == ENOENT)
        #expect(try place.names == ["a.xlsx"])
    }

    @Test("what is written to nobody is no failure; closed streams take nothing else's place")
    func streams() async throws {
        let gone = try await place.shell(
            "{ \"$ACI\" import a.xlsx --format html --output /dev/stdout; echo $? > status; } | true; cat status")
        #expect(gone.output == "0\n")
        let silent = try await place.shell("\"$ACI\" import a.xlsx >&-; echo $?")
        #expect(silent.output == "73\n")
        let closed = try await place.shell(
            "\"$ACI\" import a.xlsx --consolidated t.xlsx 2>&- > out; echo $?; head -c 2 t.xlsx; grep -c TOTAL out")
        #expect(closed.output == "0\nPK1\n")
        let full = try await place.shell(
            "\"$ACI\" import a.xlsx --consolidated v.xlsx 2>/dev/full > out; echo $?; test -s v.xlsx")
        #expect(full.exitCode == 0)
        #expect(full.output == "0\n")
    }

    @Test("a run that is stopped leaves no draft behind", arguments: [("TERM", 143), ("INT", 130)])
    func stopped(signal: String, status: Int) async throws {
        // As soon as the draft is there the run is stopped; one that was faster is tried again.
        let run = try await place.shell(
            """
            for n in 1 2 3 4 5 6 7 8 9 10; do
                env --default-signal=INT "$ACI" new --output n$n.xlsx > out 2>&1 & run=$!
                while kill -0 $run 2>/dev/null; do
                    set -- .aci-xlsx-*.tmp
                    if test -e "$1"; then kill -\(signal) $run; break; fi
                done
                wait $run; echo $?
            done
            ls -A
            """)
        let lines = run.output.split(separator: "\n")
        #expect(lines.prefix(10).allSatisfy { $0 == "0" || $0 == "\(status)" }, "\(run.summary)")
        #expect(!run.output.contains(".tmp"))
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
