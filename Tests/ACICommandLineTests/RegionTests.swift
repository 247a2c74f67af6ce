import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("a region's folder of 67 files", .serialized)
struct RegionTests {
    private let place: Workplace
    private let region: DossierRegional
    private let clock = ["SOURCE_DATE_EPOCH": DossierRegional.epoch]

    init() throws {
        place = try Workplace()
        region = try DossierRegional.ecrire(dans: place.folder.url)
    }

    private func run(_ arguments: String...) async throws -> ProgramRun {
        try await place.run(["import", "bilans", "--recursive"] + arguments, environment: clock)
    }

    @Test("every figure of the workbook, the page, the table and the text is the JSON's")
    func figures() async throws {
        try leaveOutOfQuickRuns()
        #expect(region.fichiers == 67)
        let json = try await run("--format", "json", "--expected", "attendues.csv", "--consolidated", "ensemble.xlsx")
        #expect(json.exitCode == 65)
        copies(json.plainErrors)
        let figures = try RegionFigures(json.output)
        #expect(Set(figures.bilans.map(\.file)) == Set(region.bilans.keys.map { "bilans/\($0)" }))
        #expect(Set(figures.blanks) == Set(region.vierges.map { "bilans/\($0)" }))
        let bytes = try place.contents("ensemble.xlsx")
        expectClean(bytes)
        let workbook = try WrittenWorkbook(bytes)
        try totals(workbook, try await page(figures), figures)
        try lines(workbook, figures)
        try points(workbook, figures)
        try expected(workbook)
        try deadlines(workbook)
        try csv(try await run("--format", "csv", "--sort", "total").csvRows, figures)
        let text = try await run("--summary", "--expected", "attendues.csv", "--sort", "name").plainOutput
        #expect(text.contains("2026 : il en manque 3. 2025 : il en manque 1. 2024 : il en manque 2."))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        try years(text, figures)
    }

    /// The page, whose lines come by risk: its tables, and a page for each bilan behind its link.
    private func page(_ figures: RegionFigures) async throws -> [String: [FigureRow]] {
        let run = try await run("--format", "html", "--sort", "risk", "--output", "page.html")
        #expect(run.output.isEmpty)
        let html = String(decoding: try place.contents("page.html"), as: UTF8.self)
        let links = html.matches(of: /href="#([^"]*)"/).map { String($0.1) }
        #expect(Set(links.filter { $0.hasPrefix("bilan-") }).count == figures.bilans.count + figures.blanks.count)
        for link in links { #expect(html.contains("id=\"\(link)\""), "\(link)") }
        #expect(!html.contains("style=\""))
        #expect(html.contains("</table>\n<p class=\"legende cle\">"))
        // Whoever is named leads to a page.
        for title in ["Échéances", "Le plus d’euros", "Qui n’a pas", "De 2024 à 2026, CPTS"] {
            let table = try #require(
                html.firstMatch(of: try Regex("<caption>\(title).*?</table>").dotMatchesNewlines()))
            #expect(html[table.range].contains("<a href=\"#bilan-"), "\(title)")
        }
        #expect(html.matches(of: /<svg class="barre"/).count > 67)
        let tables = FigureTables.read(page: html)
        let states = try #require(tables.first { $0.key.hasPrefix("Bilan par bilan") }?.value)
        #expect(states.count == 67)
        let aside = try #require(tables["Fichiers qui ne comptent pas"])
        #expect(aside.count == 13)
        #expect(aside.allSatisfy { $0["Pourquoi"] != nil })
        #expect(states.prefix(4).allSatisfy { $0["État"] == .word("illisible") })
        let errors = states.compactMap { row -> Int? in
            guard case .word(let state)? = row["État"], let found = state.firstMatch(of: /provisoire, (\d+) erreur/)
            else { return nil }
            return Int(found.1)
        }
        #expect(run.plainErrors.contains("la page est « page.html », \(errors.reduce(0, +)) erreurs à corriger."))
        return tables
    }

    private func totals(
        _ workbook: WrittenWorkbook, _ page: [String: [FigureRow]], _ figures: RegionFigures
    ) throws {
        let missions = try Cadres.embarques.bareme(exercice: 2026).cadre.missions.map { ($0.code.rawValue, $0.titre) }
        let sheet = try #require(workbook["Totaux"])
        for (title, key, expected) in [
            ("Année par année", nil, figures.sums(by: nil)),
            ("Par taille", "Taille", figures.sums(by: "Taille") { .number(Double($0.size)) }),
            ("Par région", "Région", figures.sums(by: "Région") { .word($0.region) }),
            ("Par département", "Département", figures.sums(by: "Département") { .word($0.department) }),
            ("Par mission", "Mission", figures.sumsByMission(Dictionary(uniqueKeysWithValues: missions))),
        ] as [(String, String?, [FigureRow])] {
            let keys = ["Exercice", key].compactMap(\.self)
            #expect(FigureTables.differences(try FigureTables.read(sheet, titled: title), expected, keys: keys) == [])
            let shown = try #require(page.first { $0.key.hasPrefix(title) }?.value)
            #expect(FigureTables.differences(shown, expected, keys: keys) == [])
        }
        try changes(workbook, page, figures, Dictionary(uniqueKeysWithValues: missions))
        // The pages after a long table's first repeat its heads.
        for (name, heading) in [("Totaux", "Département"), ("Évolution", "Pourquoi")] {
            let sheet = try #require(workbook[name])
            let rows = sheet.cells.values.filter { $0.value == .text(heading) }.compactMap { cell in
                Int(cell.address.drop { $0.isLetter })
            }
            let place = try #require(workbook.sheets.firstIndex { $0.name == name })
            let titles = workbook.sheetNames[place]?["_xlnm.Print_Titles"]
            #expect(rows.contains { titles == "'\(name)'!$\($0):$\($0)" }, "\(name)")
        }
        try indicators(page, figures)
        let title = "Le plus d’euros à gagner en 2026"
        let gains = figures.gains
        let cut = try #require(page["\(title), 10 sur \(gains.count)"])
        #expect(cut.map { $0["CPTS"] } == gains.prefix(10).map { $0["CPTS"] })
        #expect(FigureTables.differences(cut, Array(gains.prefix(10)), keys: ["CPTS"]) == [])
        let all = try FigureTables.read(sheet, titled: title)
        #expect(all.map { $0["CPTS"] } == gains.map { $0["CPTS"] })
        #expect(FigureTables.differences(all, gains, keys: ["CPTS"]) == [])
        for row in try FigureTables.read(sheet, titled: "Année par année") {
            guard case (.number(let won)?, .number(let whole)?) = (row["Acquis"], row["Enveloppe"]),
                case (.number(let waiting)?, .number(let part)?) = (
                    row["Non démarré"], row["Part acquise, non démarré compris"]
                )
            else {
                #expect(Bool(false), "no part")
                continue
            }
            #expect(abs(part - won / (whole + waiting)) < 1e-9)
        }
        let stakes = figures.sums(by: nil).map { $0["Non démarré"] }
        #expect(stakes == [.number(339_375), .number(50_000), .number(174_375)])
    }

    /// Between each earlier year and the last: together, by mission, and of each CPTS.
    private func changes(
        _ workbook: WrittenWorkbook, _ page: [String: [FigureRow]], _ figures: RegionFigures,
        _ missions: [String: String]
    ) throws {
        let sheet = try #require(workbook["Évolution"])
        for years in [
            try FigureTables.read(sheet, titled: "D’une année à l’autre, mêmes"),
            try #require(page.first { $0.key.hasPrefix("D’une année à l’autre") }?.value),
        ] {
            #expect(FigureTables.differences(years, figures.changes, keys: ["De", "À"]) == [])
        }
        for before in [2025, 2024] {
            let byCPTS = figures.changesByCPTS(before, 2026)
            let title = "De \(before) à 2026, "
            let all = try FigureTables.read(sheet, titled: "\(title)CPTS par CPTS")
            #expect(FigureTables.differences(all, byCPTS, keys: ["CPTS"]) == [])
            let shown = try #require(page.first { $0.key.hasPrefix("\(title)CPTS par CPTS") }?.value)
            #expect(shown.map { $0["CPTS"] } == all.prefix(10).map { $0["CPTS"] })
            let byMission = figures.changesByMission(before, 2026, missions)
            for rows in [
                try FigureTables.read(sheet, titled: "\(title)mission par mission"),
                try #require(page.first { $0.key.hasPrefix("\(title)mission par mission") }?.value),
            ] {
                #expect(FigureTables.differences(rows, byMission, keys: ["Mission"]) == [])
            }
        }
        let crises = try FigureTables.read(sheet, titled: "De 2024 à 2026, mission par mission")[3]
        #expect(
            crises["Pourquoi l’enveloppe change"]
                == .word("16 CPTS : plan en première rédaction, puis en mise à jour"))
    }

    /// The last year's, and those with most Non of each year.
    private func indicators(_ page: [String: [FigureRow]], _ figures: RegionFigures) throws {
        let recent = figures.indicators.filter { $0["Exercice"] == .number(2026) }
        let shown = try #require(page.first { $0.key.hasPrefix("Indicateur par indicateur") }?.value)
        #expect(FigureTables.differences(shown, recent, keys: ["Code"]) == [])
        func non(_ row: FigureRow) -> Double { if case .number(let non)? = row["Non"] { non } else { 0 } }
        let worst = figures.years.flatMap { year -> [FigureRow] in
            let rows = figures.indicators.filter { $0["Exercice"] == .number(Double(year)) }
            return rows.filter { non($0) == rows.map(non).max() }
        }
        let named = try #require(page["Le plus de Non, année par année"])
        #expect(FigureTables.differences(named, worst, keys: ["Exercice", "Code"]) == [])
        #expect(Set(named.map { $0["Exercice"] }).count == 3)
    }

    /// The text's table of the years.
    private func years(_ text: String, _ figures: RegionFigures) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func cells(_ line: String) -> [String] {
            line.split(separator: "  ").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
        }
        let title = try #require(lines.firstIndex { $0.hasPrefix("Année par année") })
        let head = try #require(lines[title...].firstIndex { $0.hasPrefix("Exercice") })
        let titles = cells(lines[head])
        let rows = lines[(head + 2)...].prefix { !$0.isEmpty }.map { line -> FigureRow in
            Dictionary(zip(titles, cells(line)).map { ($0, FigureTables.figure($1)) }) { first, _ in first }
        }
        #expect(titles.contains("Total estimé") && titles.contains("À portée"))
        #expect(FigureTables.differences(Array(rows), figures.sums(by: nil), keys: ["Exercice"]) == [])
    }

    private func lines(_ workbook: WrittenWorkbook, _ figures: RegionFigures) throws {
        let lines = FigureTables.read(try #require(workbook["Bilans"]), headings: 4)
        #expect(lines.count == 67)
        let counted = lines.filter { $0["Total estimé"] != nil }
        #expect(FigureTables.differences(counted, figures.rows, keys: ["Fichier"]) == [])
        let indicators = FigureTables.read(try #require(workbook["Indicateurs"]), headings: 4)
        #expect(FigureTables.differences(indicators, figures.indicators, keys: ["Exercice", "Code"]) == [])
    }

    /// The most euros first, and as many euros as the JSON has.
    private func points(_ workbook: WrittenWorkbook, _ figures: RegionFigures) throws {
        let rows = FigureTables.read(try #require(workbook["Points"]), headings: 4)
        let stakes = rows.map { row -> Double in
            if case .number(let stake)? = row["En jeu (€)"] { stake } else { 0 }
        }
        let broken = stakes.prefix(region.illisibles.count)
        #expect(broken.allSatisfy { $0 == 0 })
        let rest = Array(stakes.dropFirst(broken.count))
        #expect(rest == rest.sorted(by: >))
        let expected = figures.bilans.map { $0.stakes.reduce(0, +) }.reduce(0, +)
        let difference: Double = stakes.reduce(0, +) - expected
        #expect(abs(difference) < 0.005)
        // What a state counts has its rows.
        for line in FigureTables.read(try #require(workbook["Bilans"]), headings: 4) {
            guard case .word(let state)? = line["État"], let count = state.firstMatch(of: /^(\d+) à vérifier/) else {
                continue
            }
            let own = rows.count { row in
                guard case .word(let message)? = row["Message"], row["Gravité"] == .word("À vérifier") else {
                    return false
                }
                return row["CPTS"] == line["CPTS"] && row["Exercice"] == line["Exercice"]
                    && !message.contains("n’est pas la même") && !message.contains("ne se suivent pas")
            }
            #expect(Int(count.1) == own)
        }
        for (file, word) in region.illisibles {
            let row = try #require(rows.first { $0["CPTS"] == .word(file) })
            guard case .word(let message)? = row["Message"] else { continue }
            #expect(message.contains(word))
        }
    }

    /// The columns at the end; the rows come by total.
    private func csv(_ rows: [[String]], _ figures: RegionFigures) throws {
        let titles = try #require(rows.first)
        let missions = try Cadres.embarques.bareme(exercice: 2026).cadre.missions
        #expect(rows.count == 1 + figures.bilans.count + figures.blanks.count)
        let files = figures.bilans.sorted { $0.amounts["Total estimé"] ?? 0 > $1.amounts["Total estimé"] ?? 0 }.map(
            \.file)
        let total = try #require(titles.firstIndex(of: "Total"))
        let totals = rows.dropFirst().map { row -> Double in
            if case .number(let total) = FigureTables.figure(row[total]) { total } else { 0 }
        }
        #expect(totals == totals.sorted(by: >))
        #expect(Set(rows.dropFirst().prefix(files.count).map { $0[0] }) == Set(files))
        for bilan in figures.bilans {
            let row = try #require(rows.first { $0.first == bilan.file })
            let fields = Dictionary(uniqueKeysWithValues: zip(titles, row))
            #expect(fields["Région"] == bilan.region)
            #expect(fields["Département"] == bilan.department)
            #expect(fields["Leviers"].map(FigureTables.figure) == .number(bilan.levers))
            for mission in missions {
                let parts = try #require(bilan.missions.first { $0.code == mission.code.rawValue }).parts
                #expect(
                    fields["Non démarré"].map(FigureTables.figure)
                        == .number(bilan.missions.map { $0.parts[3] }.reduce(0, +)))
                for (title, part) in zip(["acquis", "à portée", "non atteint"], parts) {
                    #expect(fields["\(mission.titre) – \(title)"].map(FigureTables.figure) == .number(part))
                }
            }
            let end = try #require(Jour(iso: bilan.end))
            #expect(fields["Échéance du rapport (au plus tôt)"] == end.ajoutant(jours: 60).francais)
        }
    }

    /// A list's capitals are no difference; those to whom the last year is missing come first.
    private func expected(_ workbook: WrittenWorkbook) throws {
        let rows = FigureTables.read(try #require(workbook["Attendus"]), headings: 4)
        #expect(rows.count == 20)
        for year in [2024, 2025, 2026] {
            let missing = rows.filter { $0["\(year)"] == .word("n’a pas répondu") }
            let names = region.bilans.values.filter { $0.exercice == year }.compactMap(\.identite.nom)
            let answered = Set(names.map(Fr.cleDeComparaison))
            #expect(missing.count == 20 - answered.count)
            for row in missing {
                guard case .word(let name)? = row["CPTS"] else { continue }
                #expect(!answered.contains(Fr.cleDeComparaison(name)))
            }
        }
        #expect(rows.prefix(3).allSatisfy { $0["2026"] == .word("n’a pas répondu") })
    }

    /// Copies and reconciled copies are set aside and told.
    private func copies(_ errors: String) {
        for (copy, original) in region.copies {
            let told =
                "À savoir : « bilans/\(copy) » a les mêmes réponses que « bilans/\(original) » : il est laissé de côté.\n"
            #expect(errors.contains(told))
        }
        #expect(!errors.contains("figure 2 fois"))
    }

    /// The reports of the last year, of those who have not answered too, and the dialogues of contracts.
    private func deadlines(_ workbook: WrittenWorkbook) throws {
        let rows = FigureTables.read(try #require(workbook["Échéances"]), headings: 4)
        let today = DossierRegional.jour
        var expected: [String: Int] = [:]
        var recent: [String: Bilan] = [:]
        for bilan in region.bilans.values {
            let name = try #require(bilan.identite.nom)
            if bilan.exercice > recent[name]?.exercice ?? 0 { recent[name] = bilan }
            if bilan.exercice == 2026 { expected["Rapport", default: 0] += 1 }
        }
        for bilan in recent.values {
            let signature = try #require(bilan.identite.signature)
            let due = (0...20).map { signature.ajoutant(mois: 12 * $0).ajoutant(mois: 2) }
            expected["Dialogue", default: 0] += due.count { $0 >= today && $0 <= today.ajoutant(jours: 90) }
        }
        expected["Rapport", default: 0] += 3
        for (word, count) in expected {
            let found = rows.count { row in
                if case .word(let text)? = row["Échéance"] { text.hasPrefix(word) } else { false }
            }
            #expect(found == count, "\(word)")
        }
        for row in rows {
            guard case .number(let days)? = row["Dans (jours)"] else { continue }
            #expect((0...90).contains(days))
        }
    }

    @Test("an order that is none is refused, with those that are")
    func orders() async throws {
        let wrong = try await run("--sort", "taille")
        #expect(wrong.exitCode == 64)
        #expect(
            wrong.plainErrors == "Erreur : « taille » n’est pas un ordre : --sort prend name, total, risk ou region.\n")
        let region = try RegionFigures(
            try await place.run(["import", "bilans/2024", "--format", "json", "--sort", "region"], environment: clock)
                .output)
        let places = region.bilans.map { Fr.cleDeComparaison("\($0.region) \($0.department) \($0.name)") }
        #expect(places == places.sorted() && places.count == 18)
    }

    @Test("without --recursive the folders inside are told")
    func folders() async throws {
        let run = try await place.run(["import", "bilans"], environment: clock)
        #expect(run.exitCode == 66)
        #expect(
            run.plainErrors.contains("le sous-dossier « bilans/2024 » contient 18 classeurs qui ne sont pas lus : "))
    }

    @Test(
        "numbers in place of names: nothing that was typed leaves, in whatever form",
        arguments: ["text", "json", "csv", "html"])
    func anonymous(format: String) async throws {
        try leaveOutOfQuickRuns()
        try plantSecrets()
        let run = try await place.run(
            [
                "import", "bilans/2026", "secrets", "--format", format, "--consolidated", "e.xlsx", "--anonymous",
                "clé.csv", "--expected", "attendues.csv",
            ], environment: clock)
        #expect(run.exitCode == 65)
        let workbook = try PatchedPackage(try place.contents("e.xlsx"))
        let parts = workbook.entries.compactMap { workbook[$0.name] }
        let key = String(decoding: try place.contents("clé.csv"), as: UTF8.self)
        let names =
            region.bilans.values.compactMap(\.identite.nom) + [
                "SECRET", "CPAM Vienne", "Dominique", "bilans/", "Trois Rivières",
            ]
        for name in Set(names) {
            for output in parts + [run.output, run.errors] { #expect(!output.contains(name), "\(name)") }
        }
        #expect(run.output.contains("CPTS 1") && key.contains("\"CPTS 1\""))
        for bilan in region.bilans.values where bilan.exercice == 2026 {
            #expect(key.contains(try #require(bilan.identite.nom)))
        }
        #expect(key.contains("SECRET-NOM") && key.contains("SECRET-FICHIER"))
    }

    /// A workbook whose every text is one that must not leave.
    private func plantSecrets() throws {
        try place.makeFolder("secrets")
        var bilan = try Modeles.ordinaire(exercice: 2026, nom: "SECRET-NOM »  SECRET")
        bilan.identite.cpam = "SECRET-CPAM"
        bilan.identite.ars = "SECRET-ARS"
        bilan.identite.coordinateur = "SECRET-COORDINATEUR"
        bilan.identite.populationSource = "SECRET-SOURCE"
        bilan.crise = Crise(plan: .miseAJour, declaree: true, mobilisee: nil, autorite: "SECRET-AUTORITE")
        for code in bilan.reponses.keys {
            bilan.reponses[code]?.preuve = "SECRET-PREUVE"
            bilan.reponses[code]?.commentaire = "SECRET-COMMENTAIRE"
        }
        bilan.reponses["3.3"]?.valeur = .texte("SECRET-VALEUR")
        bilan.reponses["1.P.1"] = Reponse(
            libelle: "SECRET-LIBELLE", objectif: .texte("SECRET-OBJECTIF"), valeur: .texte("SECRET-TEXTE"),
            atteint: .partiel, precedent: .texte("SECRET-PRECEDENT"))
        try place.write(bilan, to: "secrets/SECRET-FICHIER « a ».xlsx")
        try place.write("SECRET".utf8, to: "secrets/SECRET-CASSE.xlsx")
        try place.write("ods".utf8, to: "secrets/SECRET.ods")
    }

    /// The folder for somebody to look at: `ACI_REGION=FOLDER swift test --filter RegionTests`.
    @Test("rebuilt where ACI_REGION says", .enabled(if: ProcessInfo.processInfo.environment["ACI_REGION"] != nil))
    func rebuild() throws {
        let path = try #require(ProcessInfo.processInfo.environment["ACI_REGION"])
        #expect(try DossierRegional.ecrire(dans: URL(fileURLWithPath: path)).fichiers == 67)
    }
}
