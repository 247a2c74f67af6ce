import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx import --consolidated")
struct ConsolidatedTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.makeFolder("bilans")
    }

    /// Six CPTS of two years and three sizes, one of them without a size, and a file that is no workbook.
    private static let bilans = Result {
        let populations: [Int?] = [25_000, 82_000, 82_000, 200_000, 82_000, nil]
        return try populations.enumerated().map { rank, population in
            var bilan = try Modeles.ordinaire(
                exercice: rank == 4 ? 2024 : 2025, nom: rank == 2 ? "=CPTS & Cie <1>" : "CPTS n\(rank)")
            bilan.identite.population = population
            if rank == 1 { bilan.reponses["2.1"]?.atteint = .partiel }
            if rank == 3 { bilan.identite.signature = nil }
            return try ClasseurModele(bilan, aujourdhui: Modeles.jour).octets()
        }
    }

    private func fill() throws {
        for (rank, bytes) in try Self.bilans.get().enumerated() {
            try place.write(bytes, to: "bilans/\(rank).xlsx")
        }
        try place.write("a;b\n1;2\n".utf8, to: "bilans/9.xlsx")
    }

    private func consolidated() async throws -> WrittenWorkbook {
        _ = try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx")
        return try WrittenWorkbook(try place.contents("ensemble.xlsx"))
    }

    @Test("a line a CPTS, with the JSON's amounts; nothing is found against the file")
    func values() async throws {
        try fill()
        let run = try await place.run(
            "import", "bilans", "--format", "json", "--consolidated", "ensemble.xlsx")
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.hasSuffix("\nÀ savoir : le classeur d’ensemble est « ensemble.xlsx ».\n"))
        let bytes = try place.contents("ensemble.xlsx")
        expectClean(bytes)
        let workbook = try WrittenWorkbook(bytes)
        let sheet = try #require(workbook["Bilans"])
        let lines = try run.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.count == 6)
        let rows = FigureTables.read(sheet, headings: 4)
        for (line, row) in zip(lines, rows) {
            let identity = try #require(line["cpts"] as? [String: Any])
            #expect(row["CPTS"] == .word(try #require(identity["nom"] as? String)))
            #expect(row["Exercice"] == .number(Double(try #require(line["exercice"] as? Int))))
            let funding = line["financement"] as? [String: Any]
            let payments = funding?["versements"] as? [String: Any]
            for (title, amount) in [
                ("Fonctionnement", funding?["fonctionnement"]), ("Majoration", funding?["majoration"]),
                ("Total estimé", funding?["total"]), ("Plancher", funding?["plancher"]),
                ("Plafond", funding?["plafond"]), ("Avance", payments?["avance"]), ("Solde", payments?["solde"]),
            ] {
                #expect(row[title] == (amount as? Int).map { .number(Double($0) / 100) }, "\(title)")
            }
            let missions = try Cadres.embarques.bareme(exercice: 2025).cadre.missions
            for (mission, found) in zip(missions, funding?["missions"] as? [[String: Any]] ?? []) {
                for (title, key) in [("acquis", "total"), ("à portée", "aPortee"), ("non atteint", "nonAtteint")] {
                    let amount = try #require(found[key] as? Int)
                    #expect(row["\(mission.titre) – \(title)"] == .number(Double(amount) / 100))
                }
            }
        }
        #expect(sheet.cells["A11"]?.value == .text("9.xlsx"))
        #expect(sheet.cells["C11"]?.value == .text("illisible"))
        #expect(sheet.cells["A12"] == nil)
        // A table filters and sorts its lines, and the sheet prints its first columns.
        let tables = try PatchedPackage(bytes)
        #expect(tables["xl/tables/table1.xml"]?.contains("ref=\"A4:AT11\"") == true)
        #expect(workbook.sheetNames[0]?["_xlnm.Print_Area"] == "'Bilans'!$A$1:$I$11")
    }

    @Test("LibreOffice computes what is kept beside the formulas; openpyxl and the SDK's rules have nothing against it")
    func otherPrograms() async throws {
        try fill()
        let workbook = try await consolidated()
        let file = place.folder.file("ensemble.xlsx")
        let results = try await LibreOfficeSession([
            .init("ensemble", open: file, [.recalculate, .readSheets(formulasOnly: true)])
        ]).run()
        #expect(results["ensemble"].error == nil)
        let found = Dictionary(
            (results["ensemble"].readings.first?.sheets ?? []).flatMap(\.cells).map {
                ("\($0.sheet)!\($0.address)", $0)
            }
        ) { first, _ in first }
        #expect(Recalcul.ecarts(workbook) { cell in found["\(cell.sheet)!\(cell.address)"].map(Recalcul.valeur) } == [])
        let dump = try #require(try await PythonDriver.openpyxlDump([file]).first)
        #expect(dump.error == nil)
        #expect(dump.warnings == [])
        #expect(
            dump.sheets.map(\.name) == [
                "Bilans", "Totaux", "Évolution", "Indicateurs", "Points", "Échéances", "Attendus",
            ])
        #expect(dump["Bilans"]?["A7"]?.text == "=CPTS & Cie <1>")
        let audit = try #require(try await PythonDriver.audit([file]).first)
        #expect(audit.error == nil)
        #expect(audit.findings.map(\.message) == [])
    }

    @Test("the schemas of ISO 29500-4 and of OPC have nothing against it")
    func schemas() async throws {
        try fill()
        _ = try await consolidated()
        let report = try #require(try await PythonDriver.schemaCheck([place.folder.file("ensemble.xlsx")]).first)
        #expect(report.error == nil)
        #expect(report.checked.contains("xl/worksheets/sheet6.xml"))
        #expect(report.findings.map(\.message) == [])
    }

    @Test("the points to mend: the file's, then each CPTS's")
    func points() async throws {
        try fill()
        let sheet = try #require(try await consolidated()["Points"])
        let rows = sheet.cells.values.filter { $0.address.hasPrefix("C") && $0.value == .text("À corriger") }
        // No size, no signature, and the file that cannot be read.
        #expect(rows.count == 3)
        let messages = sheet.cells.values.compactMap { cell in
            if case .text(let text) = cell.value { text.plainSpaces } else { nil }
        }
        #expect(messages.contains { $0.hasPrefix("C’est un fichier de texte") })
        #expect(!messages.contains { $0.contains("renégociation") }, "the year's note is said once, above the table")
    }

    @Test("an earlier workbook of all in the folder is left aside, and told; named, it is refused")
    func earlier() async throws {
        try place.writeOrdinary(to: "bilans/a.xlsx")
        #expect(try await place.run("import", "bilans", "--consolidated", "bilans/mars.xlsx").exitCode == 0)
        let run = try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx")
        #expect(run.exitCode == 0)
        #expect(
            run.plainErrors.contains(
                "À savoir : « bilans/mars.xlsx » est un classeur d’ensemble : il est laissé de côté.\n"))
        let lines = try #require(try WrittenWorkbook(place.contents("ensemble.xlsx"))["Bilans"])
        #expect(lines.cells["A5"] != nil && lines.cells["A6"] == nil)
        let named = try await place.run("import", "bilans/mars.xlsx")
        #expect(named.exitCode == 65)
        #expect(named.plainErrors.contains("« bilans/mars.xlsx » : c’est un classeur d’ensemble"))
        try place.makeFolder("autres")
        try place.write(try place.contents("ensemble.xlsx"), to: "autres/ensemble.xlsx")
        try place.write("ods".utf8, to: "autres/a.ods")
        let alone = try await place.run("import", "autres")
        #expect(alone.exitCode == 66)
        #expect(alone.plainErrors.contains("Erreur : aucun bilan à lire. Indiquez les classeurs des CPTS.\n"))
        #expect(alone.plainErrors.contains("a.ods » n’est pas lu : enregistrez-le"))
    }

    @Test("a complete CPTS has nothing to mend; every sheet is one page wide")
    func complete() async throws {
        try place.writeOrdinary(to: "bilans/a.xlsx")
        let workbook = try await consolidated()
        #expect(workbook["Points"]?.cells["A2"]?.value == .text("Rien à revoir."))
        #expect(workbook.sheets.allSatisfy { $0.print.fitToWidth == 1 && $0.print.orientation == "landscape" })
        #expect(workbook.sheets.map(\.frozenAt) == ["B5", nil, nil, "A5", "A5", "A5", "A5"])
    }

    @Test("a workbook that nobody filled is a line of its own, and counts nowhere, in whatever form")
    func blank() async throws {
        try place.writeOrdinary(to: "bilans/a.xlsx")
        try place.write(try Bilan(bareme: Cadres.embarques.bareme(exercice: 2025)), to: "bilans/b.xlsx")
        var started = try Bilan(bareme: Cadres.embarques.bareme(exercice: 2025))
        started.reponses["1.A.1"] = Reponse(valeur: .entier(4))
        try place.write(started, to: "bilans/c.xlsx")
        let workbook = try await consolidated()
        let lines = try #require(workbook["Bilans"])
        #expect(
            ["C5", "C6", "D6", "D7", "C7"].map { lines.cells[$0]?.value } == [
                .text("complet"), .text("vierge, non compté"), .empty, .empty, .text("provisoire, 2\u{A0}erreurs"),
            ])
        #expect(
            lines.cells["A2"]?.value
                == .text(
                    "3\u{A0}classeurs, dont 1\u{A0}compté, au 15 janvier 2026. Ensemble\u{A0}: incomplet, 1\u{A0}classeur "
                        + "sans montant. Estimation\u{A0}: le contrat signé l’emporte. À portée, sans la majoration. "
                        + "Les colonnes après «\u{A0}Rapport à remettre\u{A0}» ne s’impriment pas."))
        let years = try FigureTables.read(try #require(workbook["Totaux"]), titled: "Année par année")
        #expect(years.map { $0["CPTS"] } == [.number(1)])
        let points = workbook["Points"]?.cells.values.filter { $0.value == .text("b.xlsx") }
        #expect(points?.count == 1)
        let json = try await place.run("import", "bilans", "--format", "json").output.split(separator: "\n")
        #expect(json.map { $0.contains("\"vierge\":true") } == [false, true, false])
        let csv = try await place.run("import", "bilans", "--format", "csv").csvRows
        let column = try #require(csv[0].firstIndex(of: "Vierge"))
        #expect(csv.dropFirst().map { $0[column] } == ["Non", "Oui", "Non"])
        let text = try await place.run("import", "bilans").plainOutput
        #expect(text.contains("Ensemble de 3 classeurs, dont 1 compté, au 15 janvier 2026"))
        #expect(text.contains("Classeur vierge : rien n’y est encore saisi."))
    }

    @Test("a CPTS read twice for a year with other answers is told, and marked wherever it is summed")
    func twice() async throws {
        let warning =
            "Attention : « CPTS des Trois Rivières » figure 2 fois pour 2025 : « bilans/a.xlsx » et « bilans/rapproche.xlsx ». "
            + "Toute somme la compte autant de fois : ne gardez qu’un de ces classeurs.\n"
        var bilan = try Modeles.ordinaire()
        bilan.reponses["2.1"]?.datePreuve = nil
        try place.write(bilan, to: "bilans/a.xlsx")
        try place.write(try Modeles.ordinaire(exercice: 2024), to: "bilans/b.xlsx")
        try place.write(try Modeles.ordinaire(nom: "Autre CPTS"), to: "bilans/c.xlsx")
        bilan.identite.nom = "cpts des trois rivieres"
        bilan.reponses["2.2"]?.commentaire = "Revu."
        try place.write(bilan, to: "bilans/rapproche.xlsx")
        let run = try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.plainErrors == warning + "À savoir : le classeur d’ensemble est « ensemble.xlsx ».\n")
        let table = try #require(run.plainOutput.range(of: "Bilan par bilan (en euros)\n"))
        let rows = run.plainOutput[table.upperBound...].split(separator: "\n").map(String.init)
        #expect(rows.count { $0.contains("1 à vérifier, compté") } == 2)
        #expect(rows.count { $0.contains("  complet  ") } == 2)
        let page = try await place.run("import", "bilans", "--format", "html")
        #expect(page.plainErrors == warning)
        #expect(page.plainOutput.contains("CPTS des Trois Rivières (a.xlsx)"))
        #expect(page.plainOutput.contains("cpts des trois rivieres (rapproche.xlsx)"))
        #expect(page.plainOutput.contains("1 à vérifier, compté 2 fois"))
        // Files of one name are told apart by their folders.
        bilan.identite.cpam = nil
        try place.write(bilan, to: "a.xlsx")
        let folders = try await place.run("import", "a.xlsx", "bilans/a.xlsx", "--format", "html").plainOutput
        #expect(folders.contains("cpts des trois rivieres (a.xlsx)"))
        #expect(folders.contains("CPTS des Trois Rivières (bilans/a.xlsx)"))
        let workbook = try WrittenWorkbook(try place.contents("ensemble.xlsx"))
        #expect(
            ["A5", "C5", "C6", "C7", "C8"].map { workbook["Bilans"]?.cells[$0]?.value } == [
                .text("CPTS des Trois Rivières (a.xlsx)"), .text("1 à vérifier, compté 2\u{A0}fois"), .text("complet"),
                .text("complet"), .text("1 à vérifier, compté 2\u{A0}fois"),
            ])
        #expect(
            ["A5", "A6"].map { workbook["Points"]?.cells[$0]?.value } == [
                .text("CPTS des Trois Rivières (a.xlsx)"),
                .text("cpts des trois rivieres (rapproche.xlsx)"),
            ])
    }

    @Test("amounts that may still change are counted beside the sums, and the charts show the year's parts")
    func provisional() async throws {
        try fill()
        let workbook = try await consolidated()
        let totals = try #require(workbook["Totaux"])
        let years = try FigureTables.read(totals, titled: "Année par année")
        #expect(years.map { $0["Exercice"] } == [.number(2025), .number(2024)])
        #expect(years.map { $0["CPTS"] } == [.number(4), .number(1)])
        #expect(years.map { $0["Dont provisoires"] } == [.number(1), .number(0)])
        let package = try PatchedPackage(place.contents("ensemble.xlsx"))
        for chart in 1...4 {
            let markup = try #require(package["xl/charts/chart\(chart).xml"])
            let series = markup.matches(of: /<c:tx><c:strRef><c:f>[^<]*<\/c:f><c:strCache>.*?<c:v>([^<]*)</).map {
                String($0.1)
            }
            #expect(series == ["Acquis", "À portée", "Non atteint"])
        }
    }

    @Test("same workbooks, same bytes, whatever is printed meanwhile", arguments: ["text", "csv", "html"])
    func formats(format: String) async throws {
        try fill()
        let json = try await place.run("import", "bilans", "--format", "json", "--consolidated", "a.xlsx")
        let run = try await place.run("import", "bilans", "--format", format, "--consolidated", "b.xlsx")
        #expect(run.exitCode == json.exitCode)
        #expect(!run.output.isEmpty)
        #expect(try place.contents("a.xlsx") == (try place.contents("b.xlsx")))
    }

    @Test("an existing file is refused before anything is read, and replaced with --force")
    func existing() async throws {
        try place.writeOrdinary(to: "bilans/a.xlsx")
        try place.write("mine".utf8, to: "ensemble.xlsx")
        let run = try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx")
        #expect(run.exitCode == 73)
        #expect(run.output.isEmpty)
        #expect(
            run.plainErrors
                == "Erreur : « ensemble.xlsx » existe déjà. Choisissez un autre nom avec --consolidated, "
                + "ou ajoutez --force pour le remplacer.\n")
        #expect(try place.contents("ensemble.xlsx") == Array("mine".utf8))
        #expect(try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx", "--force").exitCode == 0)
        #expect(try place.contents("ensemble.xlsx").prefix(2) == Array("PK".utf8)[...])
        #expect(try place.names == ["bilans", "ensemble.xlsx"])
    }

    @Test("written into the folder that it is made of, it is not read there the next time")
    func ownFolder() async throws {
        try place.writeOrdinary(to: "bilans/a.xlsx")
        for _ in 1...2 {
            let run = try await place.run(
                "import", "bilans", "--consolidated", "./bilans/ensemble.xlsx", "--force", "--format", "json")
            #expect(run.exitCode == 0)
            #expect(run.output.split(separator: "\n").count == 1)
            #expect(!run.plainErrors.contains("laissé de côté"), "its own output is no file of the folder")
        }
    }

    @Test("it replaces no workbook that is to be read, nor the other output")
    func wrongTargets() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let before = try place.contents("a.xlsx")
        let input = try await place.run("import", "a.xlsx", "--consolidated", "./a.xlsx", "--force")
        #expect(input.exitCode == 64)
        #expect(
            input.plainErrors
                == "Erreur : « a.xlsx » est à lire : --consolidated ne peut pas le remplacer. Choisissez un autre nom.\n"
        )
        #expect(try place.contents("a.xlsx") == before)
        for other in ["b.xlsx", "./b.xlsx", "bilans/../b.xlsx"] {
            let twice = try await place.run("import", "a.xlsx", "--output", "b.xlsx", "--consolidated", other)
            #expect(twice.exitCode == 64)
        }
        #expect(try place.names == ["a.xlsx", "bilans"])
    }

    @Test("where nothing can be read there is no workbook either")
    func nothing() async throws {
        try place.write([], to: "bilans/vide.xlsx")
        let run = try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx")
        #expect(run.exitCode == 65)
        #expect(try place.names == ["bilans"])
    }

    @Test("each sheet prints on A4 without a cut word or a figure that does not fit")
    func printed() async throws {
        let region = try DossierRegional.ecrire(dans: place.folder.url)
        let run = try await place.run(
            ["import", "bilans/2025", "bilans/2026", "--format", "csv", "--consolidated", "ensemble.xlsx"],
            environment: ["SOURCE_DATE_EPOCH": DossierRegional.epoch])
        #expect(run.exitCode == 65 && region.fichiers == 67)
        let profile = "-env:UserInstallation=\(place.folder.file("profil").absoluteString)"
        let made = try await ExternalProgram.soffice.run(
            [profile, "--headless", "--convert-to", "pdf", "--outdir", place.folder.url.path, "ensemble.xlsx"],
            directory: place.folder.url, timeout: 300)
        #expect(made.exitCode == 0, "\(made.summary)")
        let text = try await ExternalProgram.pdftotext.run(
            ["-layout", place.folder.file("ensemble.pdf").path, "-"]).output
        #expect(!text.contains("###"))
        let printed = Set(words(text))
        let workbook = try WrittenWorkbook(try place.contents("ensemble.xlsx"))
        for sheet in workbook.sheets {
            let columns = ["Bilans": 9, "Totaux": 12][sheet.name] ?? 14
            let cells = sheet.cells.values.filter { cell in
                let letters = cell.address.prefix { $0.isLetter }.utf8.map { Int($0) - 64 }
                return letters.count == 1 && letters[0] <= columns
            }
            let cut = cells.flatMap { cell -> [String] in
                guard case .text(let text) = cell.value else { return [] }
                return words(text).filter { !printed.contains($0) }
            }
            #expect(cut == [], "\(sheet.name)")
        }
    }

    private func words(_ text: String) -> [String] {
        text.plainSpaces.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
