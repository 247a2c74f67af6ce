import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@testable import ACICommandLine

@Suite("Files that are written")
struct WrittenFileTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.writeOrdinary(to: "a.xlsx")
    }

    @Test("a workbook that can be read, but not given back, is told; no file is written")
    func notGivenBack() async throws {
        var package = try PatchedPackage(ClasseurModele(Modeles.ordinaire(), aujourdhui: Modeles.jour).octets())
        let part = "xl/worksheets/sheet2.xml"
        let ascii = try #require(package[part]).replacing("UTF-8", with: "windows-1252").unicodeScalars
            .map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined()
        try package.set(part, to: Array(ascii.utf8))
        try place.write(package.zipped(), to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--output", "b.xlsx")
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.contains("L’onglet Synthèse est enregistré d’une façon où les résultats ne"))
        #expect(throws: (any Error).self) { try place.contents("b.xlsx") }
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

    @Test("an earlier workbook of all in the folder is replaced with --force, and stays without")
    func ownConsolidated() async throws {
        #expect(try await place.run("import", ".", "--consolidated", "tous.xlsx").exitCode == 0)
        let before = try place.contents("tous.xlsx")
        try place.write(try Modeles.ordinaire(nom: "CPTS Deux"), to: "b.xlsx")
        #expect(try await place.run("import", ".", "--consolidated", "tous.xlsx").exitCode == 73)
        #expect(try place.contents("tous.xlsx") == before)
        let run = try await place.run("import", ".", "--consolidated", "tous.xlsx", "--force")
        #expect(run.exitCode == 0 && !run.plainErrors.contains("laissé de côté"), "\(run.summary)")
        let bilans = try #require(try WrittenWorkbook(place.contents("tous.xlsx"))["Bilans"])
        #expect(["A5", "A6", "A7"].map { bilans.cells[$0] != nil } == [true, true, false])
    }

    @Test("what cannot be opened is told by its reason")
    func socketInPlace() async throws {
        let path = place.folder.file("s").path
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        try #require(path.utf8.count < room)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        try #require(bound == 0)
        let run = try await place.run("new", "--output", "s", "--force")
        #expect(run.exitCode == 73)
        #expect(run.plainErrors == "Erreur : « s » ne peut pas être écrit : ce n’est pas un fichier.\n")
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
        #expect(try place.names.contains { $0.hasPrefix(".aci-xlsx-") }, "where its target will be")
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
        let together = try await place.shell(
            "cp a.xlsx b.xlsx; \"$ACI\" import a.xlsx b.xlsx --format html >&-; echo $?")
        #expect(together.output == "73\n")
        let full = try await place.shell(
            "\"$ACI\" import a.xlsx --consolidated v.xlsx 2>/dev/full > out; echo $?; test -s v.xlsx")
        #expect(full.exitCode == 0)
        #expect(full.output == "0\n")
    }

    @Test("a run that is stopped leaves no draft behind", arguments: [("TERM", 143), ("INT", 130), ("HUP", 129)])
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

    @Test("a signal that whoever started the program has it ignore stays ignored; another ends it")
    func ignoredSignal() async throws {
        // Who opens a pipe to write waits for the program, which reads it.
        let run = try await place.shell(
            """
            mkfifo p
            try() {
                "$ACI" import p > out 2>&1 & run=$!
                exec 3> p; kill -HUP $run; sleep 0.05; cat a.xlsx 1>&3 2> /dev/null; exec 3>&-; wait $run; echo $?
            }
            trap '' PIPE; trap '' HUP; try; trap - HUP; try
            """)
        #expect(run.output == "0\n129\n", "\(run.summary)")
    }

    @Test("a new file has the permissions that the user's mask leaves", arguments: [("0", "666"), ("27", "640")])
    func permissions(mask: String, mode: String) async throws {
        let run = try await place.shell("umask \(mask); \"$ACI\" new --output n.xlsx > /dev/null; stat -c %a n.xlsx")
        #expect(run.output == "\(mode)\n")
    }

    @Test("pieces that wait leave no file, where the environment says or elsewhere")
    func spool() async throws {
        try place.makeFolder("tmp")
        try place.write(try Modeles.ordinaire(nom: "B"), to: "b.xlsx")
        let run = try await place.shell(
            "export TMPDIR=\"$PWD/tmp\"; \"$ACI\" import a.xlsx b.xlsx --sort name --format json | wc -l; ls -A tmp")
        #expect(run.output.filter { $0 != " " } == "2\n")
    }
}
