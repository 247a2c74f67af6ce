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

    @Test(
        "an output that no folder takes is refused before anything is read",
        arguments: [
            ("absent/a.xlsx", "« absent/a.xlsx » ne peut pas être écrit : le dossier n’existe pas.", 73),
            ("", "Il manque un nom de fichier après --output.", 64),
        ])
    func outputNowhere(name: String, message: String, status: Int32) async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--output", name)
        #expect(run.exitCode == status)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors == "Erreur : \(message)\n")
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

    @Test("a result that cannot be written is an error")
    func fullDisk() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.shell("exec \"$ACI\" import a.xlsx > /dev/full")
        #expect(run.exitCode == 73)
        #expect(
            run.plainErrors == "Erreur : La sortie ne peut pas être écrite : il n’y a plus de place sur le disque.\n")
    }

    @Test("--output gives the user's own workbook back, reconciled, and never over a file without --force")
    func reconciled() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--output", "b.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.plainErrors == "À savoir : votre classeur rapproché est « b.xlsx ».\n")
        #expect(try await place.run("import", "b.xlsx").exitCode == 0)
        let again = try await place.run("import", "a.xlsx", "--output", "b.xlsx")
        #expect(again.exitCode == 73)
        #expect(again.output.isEmpty)
        let over = try await place.run("import", "a.xlsx", "--output", "./a.xlsx", "--force")
        #expect(over.exitCode == 64)
        #expect(
            over.plainErrors
                == "Erreur : « a.xlsx » est à lire : --output ne peut pas le remplacer. Choisissez un autre nom.\n")
        #expect(try place.names == ["a.xlsx", "b.xlsx"])
    }

    @Test("--output is for one workbook")
    func oneOutput() async throws {
        let run = try await place.run("import", "a.xlsx", "b.xlsx", "--output", "c.xlsx")
        #expect(run.exitCode == 64)
        #expect(
            run.plainErrors
                == "Erreur : --output rend un seul classeur : indiquez un seul fichier.\n"
                + "Pour un classeur d’ensemble : --consolidated c.xlsx\n")
    }

    @Test(
        "a name that says another format than what is written is refused",
        arguments: [
            (
                "--output mon.rapport.PDF",
                "Le classeur s’écrit au format .xlsx et non .pdf : --output mon.rapport.xlsx\n"
                    + "Pour un PDF, faites une page avec --format html et imprimez-la."
            ),
            (
                "--output page.html",
                "Le classeur s’écrit au format .xlsx et non .html : --output page.xlsx\n"
                    + "Pour une page : --format html --output page.html"
            ),
            (
                "--format csv --output bilans.csv",
                "Le classeur s’écrit au format .xlsx et non .csv : --output bilans.xlsx\n"
                    + "Pour un fichier .csv : --format csv > bilans.csv"
            ),
            ("--output b.ods", "Le classeur s’écrit au format .xlsx et non .ods : --output b.xlsx"),
            ("--consolidated b.csv", "Le classeur s’écrit au format .xlsx et non .csv : --consolidated b.xlsx"),
            (
                "--format html --output b.xlsx",
                "La page s’écrit au format .html et non .xlsx : --output b.html\n"
                    + "Pour votre classeur rapproché, retirez --format html."
            ),
            (
                "--format html --output b.pdf",
                "La page s’écrit au format .html et non .pdf : --output b.html\nOuvrez-la, puis imprimez-la en PDF."
            ),
        ])
    func otherEnding(options: String, message: String) async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run(["import", "a.xlsx"] + options.split(separator: " ").map(String.init))
        #expect(run.exitCode == 64)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors == "Erreur : \(message)\n")
        #expect(try place.names == ["a.xlsx"])
    }

    @Test(
        "a name without an ending, or with one that says nothing, is the user's business",
        arguments: ["b", "csv", "b.2026", "b.XLSX", ".xlsx"])
    func freeEnding(name: String) async throws {
        try place.writeOrdinary(to: "a.xlsx")
        #expect(try await place.run("import", "a.xlsx", "--output", name).exitCode == 0)
        #expect(try place.contents(name).prefix(2) == Array("PK".utf8)[...])
    }

    @Test("--format html makes a page; --output puts it into a file")
    func html() async throws {
        try place.write(try Modeles.ordinaire(nom: "CPTS <b>&\"Co\""), to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--format", "html")
        #expect(run.exitCode == 0)
        #expect(run.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
        #expect(run.output.hasSuffix("</body>\n</html>\n"))
        #expect(run.output.contains("<h1><bdi>CPTS &lt;b&gt;&amp;&quot;Co&quot;</bdi></h1>"))
        let filed = try await place.run("import", "a.xlsx", "--format", "html", "--output", "a.html")
        #expect(filed.output.isEmpty)
        #expect(filed.plainErrors == "À savoir : la page est « a.html », aucune erreur.\n")
        #expect(try place.contents("a.html") == Array(run.standardOutput))
    }

    @Test("a page that goes into a file leaves a word on what is left to mend in all that was read")
    func pageWithErrors() async throws {
        var bilan = try Modeles.ordinaire()
        bilan.identite.signature = nil
        try place.write(bilan, to: "a.xlsx")
        bilan.identite.nom = "CPTS Deux"
        try place.write(bilan, to: "b.xlsx")
        let run = try await place.run("import", "a.xlsx", "b.xlsx", "--format", "html", "--output", "tout.htm")
        #expect(run.exitCode == 1)
        #expect(run.plainErrors == "À savoir : la page est « tout.htm », 2 erreurs à corriger.\n")
        try place.writeOrdinary(to: "c.xlsx")
        try place.write([], to: "vide.xlsx")
        let unread = try await place.run("import", "c.xlsx", "vide.xlsx", "--format", "html", "--output", "d.html")
        #expect(unread.plainErrors.hasSuffix("\nÀ savoir : la page est « d.html ».\n"))
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
