import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx import")
struct ImportCommandTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("a complete workbook is read without a word on stderr")
    func complete() async throws {
        try place.writeOrdinary(to: "rempli.xlsx")
        let run = try await place.run("import", "rempli.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        #expect(run.plainOutput.contains("TOTAL ESTIMÉ"))
        #expect(run.plainOutput.contains("397 500,00"))
        #expect(!run.output.contains("\u{1B}"), "no colours outside a terminal")
    }

    @Test("errors in the answers: the result is printed all the same, marked provisoire, and the status is 1")
    func errors() async throws {
        var bilan = try Modeles.ordinaire()
        bilan.identite.signature = nil
        try place.write(bilan, to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx")
        #expect(run.exitCode == 1)
        #expect(run.plainOutput.contains("Résultat provisoire : 1 erreur à corriger"))
        #expect(run.plainOutput.contains("322 500,00"))
        #expect(run.plainOutput.hasSuffix("puis relancez :\n  aci-xlsx import a.xlsx\n"))
    }

    @Test("warnings count with --strict only")
    func strict() async throws {
        var bilan = try Modeles.ordinaire()
        bilan.reponses["2.1"]?.datePreuve = nil
        try place.write(bilan, to: "a.xlsx")
        #expect(try await place.run("import", "a.xlsx").exitCode == 0)
        #expect(try await place.run("import", "a.xlsx", "--strict").exitCode == 1)
    }

    @Test("what is only to know does not count, not even with --strict")
    func strictNotes() async throws {
        // Its contract is more than five years old when its period ends.
        try place.write(try Modeles.ordinaire(exercice: 2026), to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--strict")
        #expect(run.exitCode == 0 && run.plainOutput.contains("À savoir (1)"), "\(run.plainOutput)")
    }

    @Test("a folder of one workbook has the layout of several: a line of JSON, and the whole after the text")
    func folderOfOne() async throws {
        try place.makeFolder("d")
        try place.writeOrdinary(to: "d/a.xlsx")
        #expect(try await place.run("import", "d", "--format", "json").output.split(separator: "\n").count == 1)
        #expect(try await place.run("import", "d").plainOutput.contains("Ensemble de 1 classeur"))
        let file = try await place.run("import", "d/a.xlsx", "d/../d/a.xlsx")
        #expect(file.exitCode == 0 && !file.plainOutput.contains("Ensemble de"))
    }

    @Test("--explain gives rule, calculation and source of every amount")
    func explain() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--explain")
        #expect(
            run.plainOutput.contains(
                """
                • Accès aux soins, part fixe = 90 000,00 €
                    R3, part fixe au prorata des jours : 90 000,00 € × 365 / 365

                """))
        #expect(!(try await place.run("import", "a.xlsx").output.contains("R3")))
    }

    @Test("one file gives one indented JSON document; standard input too")
    func json() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--format", "json")
        #expect(run.exitCode == 0)
        #expect(run.output.hasPrefix("{\n  \"schema\": 1,\n  \"fichier\": \"a.xlsx\",\n"))
        let piped = try await place.run("import", "-", "--format", "json", input: try place.contents("a.xlsx"))
        #expect(piped.output == run.output.replacing("\"a.xlsx\"", with: "\"-\""))
    }

    @Test("a heading of the HTML page stands as its column does")
    func headings() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let page = try await place.run("import", "a.xlsx", "--explain", "--format", "html").output
        for heading in [
            "<th scope=\"col\">Règle et calcul</th>", "<th scope=\"col\">Source</th>",
            "<th scope=\"col\" class=\"nombre\">En euros</th>",
        ] {
            #expect(page.contains(heading), "\(heading)")
        }
    }

    @Test("what is piped without end is refused at the limit")
    func pipedTooMuch() async throws {
        let run = try await place.run("import", "-", input: [UInt8](repeating: 0x50, count: 24 << 20))
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.contains("L’entrée standard dépasse 22 Mo"))
    }

    @Test("a folder: its .xlsx in order, without lock files and inner folders, one JSON document a line")
    func folder() async throws {
        try place.makeFolder("bilans/dedans")
        for name in ["bilans/b.xlsx", "bilans/a.XLSX", "bilans/dedans/c.xlsx"] {
            try place.write(try Modeles.ordinaire(nom: name), to: name)
        }
        try place.write("lock".utf8, to: "bilans/~$b.xlsx")
        try place.write("text".utf8, to: "bilans/lisez-moi.txt")
        let run = try await place.run("import", "bilans", "--format", "json")
        #expect(run.exitCode == 0)
        let files = try run.output.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["fichier"] as? String
        }
        #expect(files == ["bilans/a.XLSX", "bilans/b.xlsx"])
    }

    @Test("one bad file never stops the others, and the highest status wins")
    func several() async throws {
        try place.write(try Modeles.ordinaire(nom: "CPTS Une"), to: "1.xlsx")
        try place.write("a;b;c\n1;2;3\n".utf8, to: "2.xlsx")
        var bilan = try Modeles.ordinaire(nom: "CPTS Trois")
        bilan.identite.signature = nil
        try place.write(bilan, to: "3.xlsx")
        let run = try await place.run("import", "1.xlsx", "2.xlsx", "absent.xlsx", "3.xlsx")
        #expect(run.exitCode == 66)
        let errors = run.plainErrors.split(separator: "\n")
        #expect(errors.count == 2)
        #expect(errors[0].hasPrefix("Erreur : « 2.xlsx » : "))
        #expect(errors[1] == "Erreur : « absent.xlsx » n’existe pas. Vérifiez le nom et le dossier.")
        let table = try #require(
            run.plainOutput.range(of: "Ensemble de 4 classeurs, dont 2 comptés, au 15 janvier 2026\n"))
        let together = run.plainOutput[table.upperBound...]
        #expect(together.hasPrefix("Ensemble : provisoire, 1 bilan sur 2 ; incomplet, 2 classeurs sans montant.\n"))
        #expect(
            together.contains(
                """
                Année par année (en euros)
                Exercice  CPTS  Total estimé  À portée  Non atteint  Part acquise
                ─────────────────────────────────────────────────────────────────
                    2025     2    720 000,00      0,00         0,00         100 %

                """))
        #expect(
            together.contains(
                """
                Bilan par bilan (en euros)
                CPTS         Exercice  État                  Total estimé  À portée  Non atteint
                ────────────────────────────────────────────────────────────────────────────────
                CPTS Une         2025  complet                 397 500,00      0,00         0,00
                2.xlsx                 illisible
                absent.xlsx            illisible
                CPTS Trois       2025  provisoire, 1 erreur    322 500,00      0,00         0,00

                """))
    }

    @Test("many files come out in order, whichever core reads them")
    func many() async throws {
        try place.makeFolder("tous")
        let bytes = try ClasseurModele(try Modeles.ordinaire(nom: "CPTS n"), aujourdhui: Modeles.jour).octets()
        let names = (100..<148).map { "tous/\($0).xlsx" }
        for name in names {
            var package = try PatchedPackage(bytes)
            try package.change("xl/sharedStrings.xml") { $0.replacing("CPTS n", with: "CPTS \(name)") }
            try place.write(try package.zipped(), to: name)
        }
        let run = try await place.run("import", "tous", "--format", "csv")
        #expect(run.exitCode == 0)
        #expect(run.csvRows.dropFirst().map(\.first) == names)
    }

    @Test("CSV: a header, one row per CPTS, amounts with a comma, texts that are no formulas")
    func csv() async throws {
        var bilan = try Modeles.ordinaire(nom: "=CPTS; \"Une\"")
        bilan.reponses["3.3"]?.valeur = .texte("+Octobre rose")
        // One Partiel and one without an answer, so that no amount is another's.
        bilan.reponses["2.1"]?.atteint = .partiel
        bilan.reponses["1.A.1"]?.atteint = nil
        try place.write(bilan, to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--format", "csv")
        #expect(run.exitCode == 0)
        #expect(run.standardOutput.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        let rows = run.csvRows
        #expect(rows.count == 2)
        let cells = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
        let expected = [
            "Fichier": "a.xlsx", "CPTS": "'=CPTS; \"Une\"", "Exercice": "2025", "Début": "01/01/2025",
            "Population": "82000", "Taille": "3", "Signature": "14/06/2021", "Provisoire": "Non",
            "Fonctionnement": "75000,00", "Accès aux soins – plancher variable": "30625,00",
            "Accès aux soins – plafond variable": "35000,00", "Total": "387500,00", "Plancher": "381875,00",
            "Plafond": "397500,00", "Avance": "206250,00", "Solde": "181250,00", "Hors total": "0,00",
            "1.A.1 valeur": "12", "1.A.1 atteint": "", "2.1 atteint": "Partiel", "3.3 valeur": "'+Octobre rose",
        ]
        for (title, value) in expected { #expect(cells[title] == value, "\(title)") }
        #expect(run.output.split(separator: "\r\n").allSatisfy { $0.contains("\";\"") && $0.hasSuffix("\"") })
    }

    @Test("what cannot be read says what it looks like, with 65")
    func unreadable() async throws {
        try place.write([], to: "vide.xlsx")
        let run = try await place.run("import", "vide.xlsx")
        #expect(run.exitCode == 65)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors.hasPrefix("Erreur : « vide.xlsx » : le fichier est vide."))
    }

    @Test("a folder without a workbook says so")
    func emptyFolder() async throws {
        try place.makeFolder("rien")
        let run = try await place.run("import", "rien")
        #expect(run.exitCode == 66)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors == "Erreur : Le dossier « rien » ne contient aucun classeur .xlsx.\n")
    }

    @Test("a reader that leaves early is no error")
    func brokenPipe() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.shell("{ \"$ACI\" import a.xlsx --explain; echo $? > status; } | true; cat status")
        #expect(run.output == "0\n")
        #expect(run.errors.isEmpty)
    }

    @Test("where nothing can be read there is no result at all", arguments: ["text", "json", "csv", "html"])
    func nothing(format: String) async throws {
        try place.write([], to: "vide.xlsx")
        try place.makeFolder("rien")
        let run = try await place.run("import", "vide.xlsx", "rien", "--format", format)
        #expect(run.exitCode == 66)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors.split(separator: "\n").count == 2)
    }
}
