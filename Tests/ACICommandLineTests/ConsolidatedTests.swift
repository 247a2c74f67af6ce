import ACIModel
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
    private func fill() throws {
        let populations: [Int?] = [25_000, 82_000, 82_000, 200_000, 82_000, nil]
        for (rank, population) in populations.enumerated() {
            var bilan = try Modeles.ordinaire(
                exercice: rank == 4 ? 2024 : 2025, nom: rank == 2 ? "=CPTS & Cie <1>" : "CPTS n\(rank)")
            bilan.identite.population = population
            if rank == 1 { bilan.reponses["2.1"]?.atteint = .partiel }
            if rank == 3 { bilan.identite.signature = nil }
            try place.write(bilan, to: "bilans/\(rank).xlsx")
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
        let sheet = try #require(try WrittenWorkbook(bytes)["Bilans"])
        let lines = try run.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.count == 6)
        for (rank, line) in lines.enumerated() {
            let row = 5 + rank
            let identity = try #require(line["cpts"] as? [String: Any])
            let name = try #require(identity["nom"] as? String)
            let year = try #require(line["exercice"] as? Int)
            #expect(sheet.cells["A\(row)"]?.value == .text(name))
            #expect(sheet.cells["B\(row)"]?.value == .number(Double(year)))
            let amounts = ["F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R"].map {
                sheet.cells["\($0)\(row)"]?.value
            }
            #expect(amounts == expected(line["financement"] as? [String: Any]), "row \(row)")
        }
        #expect(sheet.cells["C10"]?.value == .text("inconnue"))
        #expect(sheet.cells["A11"]?.value == .text("bilans/9.xlsx"))
        #expect(sheet.cells["E11"]?.value == .text("illisible"))
        #expect(sheet.cells["A12"]?.value == .text("Ensemble"))
        // The sum stays where it is when somebody sorts.
        let names = try WrittenWorkbook(bytes).sheetNames
        #expect(names[0]?["_xlnm._FilterDatabase"] == "'Bilans'!$A$4:$S$11")
        #expect(names[2]?["_xlnm._FilterDatabase"]?.hasPrefix("'Points à revoir'!$A$4:$E$") == true)
    }

    /// From fonctionnement to solde, in euros.
    private func expected(_ funding: [String: Any]?) -> [WrittenWorkbook.Cell.Value?] {
        guard let funding else { return Array(repeating: .empty, count: 13) }
        let missions = (funding["missions"] as? [[String: Any]] ?? []).map { $0["total"] }
        let payments = funding["versements"] as? [String: Any]
        let amounts =
            [funding["fonctionnement"]] + missions
            + [
                funding["majoration"], funding["total"], funding["plancher"], funding["plafond"], payments?["avance"],
                payments?["solde"],
            ]
        return amounts.map { ($0 as? Int).map { .number(Double($0) / 100) } }
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
        #expect(dump.sheets.map(\.name) == ["Bilans", "Par taille et par mission", "Points à revoir"])
        #expect(dump["Bilans"]?["A7"]?.text == "=CPTS & Cie <1>")
        #expect(dump["Par taille et par mission"]?["A5"]?.text == "2024, taille\u{A0}3")
        let audit = try #require(try await PythonDriver.audit([file]).first)
        #expect(audit.error == nil)
        #expect(audit.findings.map(\.message) == [])
        let schemas = try #require(try await PythonDriver.schemaCheck([file]).first)
        #expect(schemas.findings.map(\.message) == [])
    }

    @Test("the points to mend: the file's, then each CPTS's")
    func points() async throws {
        try fill()
        let sheet = try #require(try await consolidated()["Points à revoir"])
        let rows = sheet.cells.values.filter { $0.address.hasPrefix("B") && $0.value == .text("À corriger") }
        // No size, no signature, and the file that cannot be read.
        #expect(rows.count == 3)
        let messages = sheet.cells.values.compactMap { cell in
            if case .text(let text) = cell.value { text.plainSpaces } else { nil }
        }
        #expect(messages.contains { $0.hasPrefix("« bilans/9.xlsx » : c’est un fichier de texte") })
        #expect(!messages.contains { $0.contains("renégociation") }, "the year's note is said once, above the table")
    }

    @Test("an earlier workbook of all in the folder is left aside, and told; named, it is refused")
    func earlier() async throws {
        try place.write(try Modeles.ordinaire(), to: "bilans/a.xlsx")
        #expect(try await place.run("import", "bilans", "--consolidated", "bilans/mars.xlsx").exitCode == 0)
        let run = try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx")
        #expect(run.exitCode == 0)
        #expect(
            run.plainErrors.contains(
                "À savoir : « bilans/mars.xlsx » est un classeur d’ensemble : il est laissé de côté.\n"))
        let lines = try #require(try WrittenWorkbook(place.contents("ensemble.xlsx"))["Bilans"])
        #expect(lines.cells["A6"]?.value == .text("Ensemble"))
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

    @Test("one year: the sizes go without it; a complete CPTS has nothing to mend")
    func oneYear() async throws {
        try place.write(try Modeles.ordinaire(), to: "bilans/a.xlsx")
        let workbook = try await consolidated()
        #expect(workbook["Par taille et par mission"]?.cells["A5"]?.value == .text("Taille\u{A0}3"))
        #expect(workbook["Points à revoir"]?.cells["A2"]?.value == .text("Rien à revoir."))
        #expect(workbook.sheets.allSatisfy { $0.print.fitToWidth == 1 && $0.print.orientation == "landscape" })
        #expect(workbook.sheets.map(\.frozenAt) == ["B5", "B5", "A5"])
    }

    @Test("a workbook that nobody filled is a line of its own, and counts nowhere, in whatever form")
    func blank() async throws {
        try place.write(try Modeles.ordinaire(), to: "bilans/a.xlsx")
        try place.write(try Bilan(bareme: Cadres.embarques.bareme(exercice: 2025)), to: "bilans/b.xlsx")
        var started = try Bilan(bareme: Cadres.embarques.bareme(exercice: 2025))
        started.reponses["1.A.1"] = Reponse(valeur: .entier(4))
        try place.write(started, to: "bilans/c.xlsx")
        let workbook = try await consolidated()
        let lines = try #require(workbook["Bilans"])
        #expect(
            ["E5", "E6", "C6", "C7", "E7", "E8"].map { lines.cells[$0]?.value } == [
                .text("complet"), .text("vierge, non compté"), .empty, .text("inconnue"),
                .text("provisoire, 2\u{A0}erreurs"), .text("incomplet, 1\u{A0}bilan manque"),
            ])
        #expect(
            lines.cells["A2"]?.value
                == .text(
                    "3\u{A0}classeurs, dont 1\u{A0}compté, au 15 janvier 2026. Estimation\u{A0}: le contrat signé l’emporte."
                ))
        #expect(workbook["Par taille et par mission"]?.cells["B6"]?.value == .number(1))
        let points = workbook["Points à revoir"]?.cells.values.filter { $0.value == .text("bilans/b.xlsx") }
        #expect(points?.count == 1)
        let json = try await place.run("import", "bilans", "--format", "json").output.split(separator: "\n")
        #expect(json.map { $0.contains("\"vierge\":true") } == [false, true, false])
        let csv = try await place.run("import", "bilans", "--format", "csv").csvRows
        let column = try #require(csv[0].firstIndex(of: "Vierge"))
        #expect(csv.dropFirst().map { $0[column] } == ["Non", "Oui", "Non"])
        let text = try await place.run("import", "bilans").plainOutput
        #expect(text.contains("Ensemble des 3 classeurs, dont 1 compté (en euros)"))
        #expect(text.contains("Classeur vierge : rien n’y est encore saisi."))
    }

    @Test("a CPTS read twice for a year is told, and marked wherever it is summed")
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
        try place.write(bilan, to: "bilans/rapproche.xlsx")
        let run = try await place.run("import", "bilans", "--consolidated", "ensemble.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.plainErrors == warning + "À savoir : le classeur d’ensemble est « ensemble.xlsx ».\n")
        let table = try #require(run.plainOutput.range(of: "Ensemble des 4 classeurs (en euros)\n"))
        let rows = run.plainOutput[table.upperBound...].split(separator: "\n").map(String.init)
        #expect(rows.filter { $0.hasSuffix("1 à vérifier, compté 2 fois") }.count == 2)
        #expect(rows.filter { $0.hasSuffix("complet") }.count == 2)
        let page = try await place.run("import", "bilans", "--format", "html")
        #expect(page.plainErrors == warning)
        #expect(page.plainOutput.contains("CPTS des Trois Rivières (a.xlsx)"))
        #expect(page.plainOutput.contains("cpts des trois rivieres (rapproche.xlsx)"))
        #expect(page.plainOutput.contains("1 à vérifier, compté 2 fois"))
        // Files of one name are told apart by their folders.
        try place.write(bilan, to: "a.xlsx")
        let folders = try await place.run("import", "a.xlsx", "bilans/a.xlsx", "--format", "html").plainOutput
        #expect(folders.contains("cpts des trois rivieres (a.xlsx)"))
        #expect(folders.contains("CPTS des Trois Rivières (bilans/a.xlsx)"))
        let workbook = try WrittenWorkbook(try place.contents("ensemble.xlsx"))
        #expect(
            ["A5", "E5", "E6", "E7", "E8"].map { workbook["Bilans"]?.cells[$0]?.value } == [
                .text("CPTS des Trois Rivières"), .text("1 à vérifier, compté 2\u{A0}fois"), .text("complet"),
                .text("complet"), .text("1 à vérifier, compté 2\u{A0}fois"),
            ])
        #expect(
            ["A5", "A6"].map { workbook["Points à revoir"]?.cells[$0]?.value } == [
                .text("CPTS des Trois Rivières (a.xlsx)"),
                .text("cpts des trois rivieres (rapproche.xlsx)"),
            ])
    }

    @Test("amounts that may still change are marked in the sums, and the chart's columns reach the total")
    func provisional() async throws {
        try fill()
        let workbook = try await consolidated()
        #expect(
            workbook["Bilans"]?.cells["E12"]?.value
                == .text("provisoire, 1\u{A0}bilan sur 5\u{A0}; incomplet, 2\u{A0}bilans manquent"))
        let totals = try #require(workbook["Par taille et par mission"])
        #expect(
            totals.cells["A2"]?.value
                == .text(
                    "Les montants se recalculent depuis l’onglet Bilans. Une CPTS sans population ni taille contractuelle "
                        + "n’y compte pas, un classeur vierge ou illisible non plus. Ensemble\u{A0}: provisoire, "
                        + "1\u{A0}bilan sur 5\u{A0}; incomplet, 2\u{A0}bilans manquent."))
        let provisional = totals.cells.filter { $0.key.hasPrefix("C") && $0.value.formula != nil }.mapValues(\.value)
        #expect(
            provisional == [
                "C5": .number(0), "C6": .number(0), "C7": .number(0), "C8": .number(1), "C9": .number(1),
            ])
        let chart = try #require(try PatchedPackage(place.contents("ensemble.xlsx"))["xl/charts/chart1.xml"])
        let series = chart.matches(of: /<c:tx><c:strRef><c:f>[^<]*<\/c:f><c:strCache>.*?<c:v>([^<]*)</).map {
            String($0.1)
        }
        #expect(series.first == "Fonctionnement")
        #expect(series.last == "Majoration")
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
        try place.write(try Modeles.ordinaire(), to: "bilans/a.xlsx")
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
        try place.write(try Modeles.ordinaire(), to: "bilans/a.xlsx")
        for _ in 1...2 {
            let run = try await place.run(
                "import", "bilans", "--consolidated", "./bilans/ensemble.xlsx", "--force", "--format", "json")
            #expect(run.exitCode == 0)
            #expect(run.output.split(separator: "\n").count == 1)
        }
    }

    @Test("it replaces no workbook that is to be read, nor the other output")
    func wrongTargets() async throws {
        try place.write(try Modeles.ordinaire(), to: "a.xlsx")
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
}
