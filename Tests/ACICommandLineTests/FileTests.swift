import ACIModel
import ACIWorkbook
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
            [0xED, 0xA0, 0x80], [0xC0, 0xAF], [], [0xF4, 0x8F, 0xBD, 0xBF], [0xF4, 0x8F, 0xBE, 0x80],
            [0x61, 0xF4, 0x8F, 0xBE, 0x80, 0xC3, 0xA9, 0xE9, 0x62, 0xF0, 0x9F, 0x63],
        ])
    func words(bytes: [UInt8]) {
        #expect(PathWord.bytes(PathWord.word(bytes)) == bytes)
        #expect(Fr.visible(PathWord.word(bytes)).unicodeScalars.allSatisfy { $0.value < 0x10FF80 })
    }

    @Test("in text, a name has a sign for each byte that is none")
    func readable() {
        #expect(PathWord.readable(PathWord.word([0x61, 0xE9, 0x62, 0xC3, 0xA9])) == "a\u{FFFD}bé")
        #expect(PathWord.word([0xF4, 0x8F, 0xBD, 0xBF]) == "\u{10FF7F}")
    }

    @Test("a file whose name is not UTF-8 has that name in documents")
    func latin1Documents() async throws {
        let run = try await place.shell(
            """
            name=$(printf 'b\\351.xlsx'); mv a.xlsx "$name"; "$ACI" import "$name" "$name.xlsx" --format json;
            "$ACI" forecast "$name" --format json
            """)
        let lines = run.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix(#"{"schema":1,"fichier":"b�.xlsx","#) == true)
        #expect(lines.contains(#"  "source": "b�.xlsx","#))
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

    @Test(
        "a name that begins with a dash is no option, and is told with the way to write it",
        arguments: [("-dash.xlsx", "./-dash.xlsx"), ("-d' é.xlsx", #"'./-d'\'' é.xlsx'"#)])
    func dash(name: String, written: String) async throws {
        try place.writeOrdinary(to: name)
        let run = try await place.run("import", name)
        #expect(run.exitCode == 64)
        #expect(
            run.plainErrors
                == "Erreur : « \(name) » commence par un tiret, comme une option. Écrivez \(written)\n")
        #expect(try await place.run("import", "./\(name)").exitCode == 0)
        #expect(try await place.run("import", "--", name).exitCode == 0)
        #expect(try await place.run("import", "-h").exitCode == 0)
        let short = try await place.shell(
            """
            : > ./-n; : > ./-; "$ACI" import -n 2>&1; "$ACI" import - < a.xlsx > out; echo $?
            """)
        #expect(
            short.plainOutput == "Erreur : « -n » commence par un tiret, comme une option. Écrivez ./-n\n0\n")
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
        #expect(run.errors.isEmpty)
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

    @Test(
        "the system's reasons are French",
        arguments: [
            (ENOENT, "le dossier ou le fichier n’existe pas"), (ENOTDIR, "une partie du chemin n’est pas un dossier"),
            (EISDIR, "c’est un dossier"), (EACCES, "vous n’en avez pas le droit"),
            (EPERM, "vous n’en avez pas le droit"),
            (EROFS, "le disque est en lecture seule"), (ENOSPC, "il n’y a plus de place sur le disque"),
            (EDQUOT, "il n’y a plus de place sur le disque"), (EFBIG, "la taille permise pour un fichier est dépassée"),
            (ENAMETOOLONG, "le nom est trop long"), (EMFILE, "trop de fichiers sont ouverts"),
            (ENFILE, "trop de fichiers sont ouverts"), (ENXIO, "ce n’est pas un fichier"),
            (EIO, "le disque ne répond pas comme il devrait"), (ELOOP, "les raccourcis tournent en rond"),
            (EBADF, "erreur 9 du système"),
        ])
    func reasons(error: Int32, words: String) {
        #expect(reason(ofError: error) == words)
    }

    @Test(
        "what is no file to read is told: nothing there, a folder, links in a circle, a name beyond the system's",
        arguments: [
            ("a.xlsx/b", "n’existe pas. Vérifiez le nom et le dossier."),
            ("d", "ne peut pas être lu : c’est un dossier."),
            ("l", "ne peut pas être lu : les raccourcis tournent en rond."),
            (String(repeating: "é", count: 128), "ne peut pas être lu : le nom est trop long."),
        ])
    func unreadable(name: String, words: String) async throws {
        try place.makeFolder("d")
        try FileManager.default.createSymbolicLink(
            atPath: place.folder.file("l").path, withDestinationPath: "l")
        let run = try await place.run("new", "--from", name)
        #expect(run.exitCode == 66)
        #expect(run.plainErrors == "Erreur : « \(name) » \(words)\n")
    }

    @Test("links that go round are no place for a file, even with --force", arguments: [[], ["--force"]])
    func circle(force: [String]) async throws {
        let link = place.folder.file("l.xlsx").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "l.xlsx")
        let run = try await place.run(["new", "--output", "l.xlsx"] + force)
        #expect(run.exitCode == 73)
        #expect(run.plainErrors.contains("les raccourcis tournent en rond"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "l.xlsx")
    }

    @Test("standard input that is closed is nothing to read, and no empty file")
    func closedInput() async throws {
        let run = try await place.shell("\"$ACI\" import - <&-; echo $?")
        #expect(run.output == "66\n")
        #expect(run.plainErrors.hasPrefix("Erreur : L’entrée standard ne peut pas être lue :"))
    }

    @Test("a file is read up to the limit, and refused from one byte more on")
    func limit() throws {
        #expect(InputFile.byteLimit == 22 << 20)
        let path = try place.write([], to: "gros").path
        for size in [0, 1, 22 << 20] {
            #expect(truncate(path, size) == 0)
            #expect(try InputFile(path: path).bytes().count == size)
        }
        #expect(truncate(path, 22 << 20 + 1) == 0)
        let failure = #expect(throws: Failure.self) { try InputFile(path: path).bytes() }
        #expect(failure?.status == .unreadable)
        #expect(failure?.message.contains("dépasse 22\u{A0}Mo") == true)
    }

    @Test("a stream is read up to the limit too", arguments: [(22 << 20, false), (22 << 20 + 1, true)])
    func streamLimit(size: Int, isRefused: Bool) async throws {
        let run = try await place.shell("head -c \(size) /dev/zero | \"$ACI\" import -")
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.contains("dépasse 22 Mo") == isRefused)
    }

    @Test("paths are the same where they lead to the same file, or to the same name that nothing has yet")
    func identity() throws {
        let setup = """
            mkdir d e; : > d/x; : > e/x; ln -s x d/l; ln -s l d/k; ln -s "$PWD/d/k" m; ln d/x h; ln -s ../e/neuf d/n
            """
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", setup]
        process.currentDirectoryURL = place.folder.url
        try process.run()
        process.waitUntilExit()
        func same(_ first: String, _ second: String) -> Bool {
            SafeFile(path: place.folder.file(first).path, option: "", kind: .workbook, replacing: false)
                .isSame(as: place.folder.file(second).path)
        }
        for (first, second) in [
            ("d/x", "d/x"), ("d/x", "d/l"), ("d/k", "d/x"), ("m", "d/x"), ("h", "d/x"), ("d", "d"),
            ("d/neuf", "d/neuf"),
            ("d/n", "e/neuf"), ("e/neuf", "d/n"), ("e/neuf", "d/../e/neuf"),
        ] {
            #expect(same(first, second), "\(first) \(second)")
        }
        for (first, second) in [
            ("d/x", "e/x"), ("d/x", "d/neuf"), ("d/neuf", "d/x"), ("d/neuf", "e/neuf"), ("d/neuf", "d/autre"),
            ("d", "d/x"),
            ("d/n", "d/neuf"), ("absent/x", "absent/x"), ("d/neuf", "neuf"),
        ] {
            #expect(!same(first, second), "\(first) \(second)")
        }
    }

    @Test("a list of those expected: its columns by their headings, blanks aside, and nobody without a name")
    func expected() throws {
        func list(_ text: String) throws -> [CPTSAttendue] {
            try ExpectedList.read(place.write(text.utf8, to: "liste.csv").path)
        }
        #expect(
            try list("Téléphone; Département ;NOM\n1;Ain; CPTS du Val \n2;  ;B\n3;Ain;\n4\n;;C\n") == [
                CPTSAttendue(nom: "CPTS du Val", departement: "Ain"), CPTSAttendue(nom: "B"), CPTSAttendue(nom: "C"),
            ])
        #expect(try list("nom,département\nA") == [CPTSAttendue(nom: "A")])
        #expect(try list("nom\nAin\n") == [CPTSAttendue(nom: "Ain")])
        #expect(try list("nom;departement;département\nA;Ain;Var\n") == [CPTSAttendue(nom: "A", departement: "Ain")])
        for text in ["", "noms\nA", "département\nAin"] {
            let failure = #expect(throws: Failure.self) { try list(text) }
            #expect(failure?.status == .unreadable)
        }
        let path = try place.write("nom\nA\n".utf8, to: "b.csv").path
        let failure = #expect(throws: Failure.self) { try ExpectedList.read(String(path.dropLast(4))) }
        #expect(failure?.message.contains("Vouliez-vous dire «\u{A0}\(path)\u{A0}»") == true)
    }
}

@Suite("The workbooks that a user names")
struct WorkbookListTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        for folder in ["d/s/t", "d/.caché", "d/vide", "rien"] { try place.makeFolder(folder) }
        let files = [
            "a.xlsx", "d/b.XLSX", "d/a.xlsx", "d/~$a.xlsx", "d/.c.xlsx", "d/.caché/d.xlsx", "d/z.xls", "d/y.XLSM",
            "d/x.xlsb",
            "d/w.ods", "d/v.numbers", "d/u.csv", "d/xlsx", "d/s/e.xlsx", "d/s/t/f.xlsx", "rien/a.txt",
        ]
        for file in files { try place.write([], to: file) }
        for (link, target) in [("d/g.xlsx", "absent"), ("d/s/retour", "../../d"), ("d/s/t/a.xlsx", "../../a.xlsx")] {
            try FileManager.default.createSymbolicLink(
                atPath: place.folder.file(link).path, withDestinationPath: target)
        }
    }

    private func list(_ names: [String], recursive: Bool = false) throws -> WorkbookList {
        try WorkbookList(names.map { "\(place.folder.url.path)/\($0)" }, recursive: recursive, outputs: [])
    }

    /// The items by the end of their paths, or their status; the notes without the folder's path.
    private func items(_ list: WorkbookList) -> [String] {
        list.items.map { item in
            switch item {
            case .file(let file): String(file.path.dropFirst(place.folder.url.path.count + 1))
            case .failure(let failure): "\(failure.status)"
            }
        }
    }

    @Test("a folder gives its workbooks by name, and tells of what it does not give")
    func folder() throws {
        let list = try list(["d"])
        #expect(items(list) == ["d/a.xlsx", "d/b.XLSX", "d/g.xlsx"])
        #expect(try items(self.list(["d/"])) == ["d/a.xlsx", "d/b.XLSX", "d/g.xlsx"])
        let notes = list.notes.map { $0.plainSpaces.replacing("\(place.folder.url.path)/", with: "") }
        #expect(
            notes == ["v.numbers", "w.ods", "x.xlsb", "y.XLSM", "z.xls"].map {
                "« \($0) » n’est pas lu : enregistrez-le au format .xlsx (Classeur Excel)."
            } + [
                // Three inside it, and three of the folder that a link leads back to.
                "le sous-dossier « d/s » contient 6 classeurs qui ne sont pas lus : ajoutez --recursive."
            ])
    }

    @Test("one workbook in a folder inside is told in the singular; a folder that holds no other has none to read")
    func onlyInside() throws {
        let list = try list(["d/s"])
        #expect(items(list) == ["d/s/e.xlsx"])
        #expect(list.notes.count == 2)
        try FileManager.default.removeItem(at: place.folder.file("d/s/e.xlsx"))
        try FileManager.default.removeItem(at: place.folder.file("d/s/retour"))
        try FileManager.default.removeItem(at: place.folder.file("d/s/t/a.xlsx"))
        let inner = try self.list(["d/s"])
        #expect(items(inner) == ["noInput"])
        #expect(
            inner.notes.map { $0.plainSpaces.suffix(58) }
                == ["contient 1 classeur qui n’est pas lu : ajoutez --recursive."].map { $0.suffix(58) })
    }

    @Test("with --recursive each is read once, though links lead in circles")
    func recursive() throws {
        #expect(
            try items(list(["d"], recursive: true))
                == ["d/a.xlsx", "d/b.XLSX", "d/g.xlsx", "d/s/e.xlsx", "d/s/t/f.xlsx"])
        #expect(try items(list(["rien", "d/vide"], recursive: true)) == ["noInput", "noInput"])
    }

    @Test(
        "a file or a folder that is named twice is read once; several results are a folder's, or more files than one",
        arguments: [
            (["a.xlsx"], 1, false), (["a.xlsx", "a.xlsx", "d/../a.xlsx"], 1, false), (["a.xlsx", "d/a.xlsx"], 2, true),
            (["d/vide"], 1, true), (["rien", "rien"], 1, true), (["d", "d/", "d/a.xlsx"], 3, true),
            (["d/a.xlsx", "d"], 3, true), (["absent", "absent"], 2, true), (["d/s/t", "d/s/t"], 2, true),
            ([], 0, false),
        ])
    func severalNames(names: [String], count: Int, isSeveral: Bool) throws {
        let list = try list(names)
        #expect(list.items.count == count && list.isSeveral == isSeveral)
    }
}
