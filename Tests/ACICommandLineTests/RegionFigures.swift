import Foundation
import TestSupport
import Testing

/// A figure or a word of a table.
enum Figure: Hashable {
    case number(Double)
    case word(String)
}

typealias FigureRow = [String: Figure]

/// What the tables of a region must say, reckoned from the JSON of its bilans and from nothing else.
struct RegionFigures {
    struct Bilan {
        let file: String
        let name: String
        let year: Int
        let region: String
        let department: String
        let signature: String?
        let end: String
        let size: Int
        let amounts: [String: Double]
        /// Acquis, à portée, non atteint, non démarré by the mission's code.
        let missions: [(code: String, parts: [Double])]
        let levers: Double
        /// All rows, own ones too.
        let answers: [[String: Any]]
        let stakes: [Double]
    }

    let bilans: [Bilan]
    let blanks: [String]

    /// - Parameter lines: JSON, a document a line.
    init(_ lines: String) throws {
        let documents = try lines.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        blanks = documents.filter { $0["vierge"] as? Bool == true }.compactMap { $0["fichier"] as? String }
        bilans = try documents.filter { $0["vierge"] as? Bool == false }.map(Self.bilan)
    }

    private static func bilan(_ document: [String: Any]) throws -> Bilan {
        let identity = try #require(document["cpts"] as? [String: Any])
        let funding = try #require(document["financement"] as? [String: Any])
        let payments = try #require(funding["versements"] as? [String: Any])
        func euros(_ value: Any?) -> Double { Double(value as? Int ?? .min) / 100 }
        let missions = try #require(funding["missions"] as? [[String: Any]])
        let diagnostics = document["diagnostics"] as? [[String: Any]] ?? []
        return Bilan(
            file: try #require(document["fichier"] as? String), name: try #require(identity["nom"] as? String),
            year: try #require(document["exercice"] as? Int), region: identity["region"] as? String ?? "non renseigné",
            department: identity["departement"] as? String ?? "non renseigné",
            signature: identity["signature"] as? String,
            end: try #require((document["periode"] as? [String: Any])?["fin"] as? String),
            size: try #require(identity["taille"] as? Int),
            amounts: [
                "Total estimé": euros(funding["total"]), "Plancher": euros(funding["plancher"]),
                "Plafond": euros(funding["plafond"]), "Avance": euros(payments["avance"]),
                "Solde": euros(payments["solde"]),
            ],
            missions: missions.map { mission in
                (
                    mission["code"] as? String ?? "",
                    ["total", "aPortee", "nonAtteint", "nonDemarre"].map { euros(mission[$0]) }
                )
            },
            levers: Double(
                (funding["leviers"] as? [[String: Any]] ?? []).compactMap { $0["gain"] as? Int }.reduce(0, +)) / 100,
            answers: document["indicateurs"] as? [[String: Any]] ?? [],
            stakes: diagnostics.compactMap { $0["enjeu"] as? Int }.map { Double($0) / 100 })
    }

    var years: [Int] { Set(bilans.map(\.year)).sorted() }

    // MARK: Tables

    /// A row of amounts of several bilans.
    private func sums(_ bilans: [Bilan]) -> FigureRow {
        var row: FigureRow = ["CPTS": .number(Double(bilans.count))]
        for title in ["Total estimé", "Plancher", "Plafond", "Avance", "Solde"] {
            row[title] = .number(bilans.map { $0.amounts[title] ?? .nan }.reduce(0, +))
        }
        return row.merging(parts(bilans.flatMap(\.missions).map(\.parts))) { $1 }
    }

    private func parts(_ parts: [[Double]]) -> FigureRow {
        let sums = (0..<4).map { index in parts.map { $0[index] }.reduce(0, +) }
        let whole = sums.prefix(3).reduce(0, +)
        var row: FigureRow = [
            "Acquis": .number(sums[0]), "À portée": .number(sums[1]), "Non atteint": .number(sums[2]),
            "Non démarré": .number(sums[3]), "Enveloppe": .number(whole),
        ]
        if whole > 0 { row["Part acquise"] = .number(sums[0] / whole) }
        return row
    }

    /// Sums by year, and by what a bilan is of.
    func sums(by title: String?, _ key: (Bilan) -> Figure = { _ in .word("") }) -> [FigureRow] {
        years.flatMap { year in
            let ofYear = bilans.filter { $0.year == year }
            var keys: [Figure] = []
            for bilan in ofYear where !keys.contains(key(bilan)) { keys.append(key(bilan)) }
            return keys.map { found in
                var row = sums(ofYear.filter { key($0) == found })
                row["Exercice"] = .number(Double(year))
                if let title { row[title] = found }
                return row
            }
        }
    }

    /// - Parameter titles: of the missions, by their codes.
    func sumsByMission(_ titles: [String: String]) -> [FigureRow] {
        years.flatMap { year in
            titles.map { code, title in
                let missions = bilans.filter { $0.year == year }.flatMap(\.missions).filter { $0.code == code }
                var row = parts(missions.map(\.parts))
                row["Exercice"] = .number(Double(year))
                row["Mission"] = .word(title)
                row["CPTS"] = .number(Double(missions.count { $0.parts.prefix(3).reduce(0, +) > 0 }))
                return row
            }
        }
    }

    /// The CPTS that have a bilan of both years: the last year and each other, then the others that follow each other.
    var changes: [FigureRow] {
        let others = years.dropLast()
        let pairs = others.map { ($0, years[years.count - 1]) } + zip(others, others.dropFirst())
        return pairs.map { before, after in
            func totals(_ year: Int) -> [String: Double] {
                Dictionary(
                    uniqueKeysWithValues: bilans.filter { $0.year == year }.map {
                        ($0.name, $0.amounts["Total estimé"] ?? .nan)
                    })
            }
            let (old, new) = (totals(before), totals(after))
            let both = old.keys.filter { new[$0] != nil }
            let sums = [old, new].map { totals in both.compactMap { totals[$0] }.reduce(0, +) }
            return [
                "De": .number(Double(before)), "À": .number(Double(after)), "CPTS": .number(Double(both.count)),
                "Total avant": .number(sums[0]), "Total après": .number(sums[1]), "Écart": .number(sums[1] - sums[0]),
                "Nouvelles": .number(Double(new.count - both.count)),
                "Sans bilan ensuite": .number(Double(old.count - both.count)),
            ]
        }
    }

    /// The bilans of two years of each CPTS that has both.
    private func both(_ before: Int, _ after: Int) -> [(old: Bilan, new: Bilan)] {
        bilans.filter { $0.year == before }.compactMap { old in
            bilans.first { $0.year == after && $0.name == old.name }.map { (old, $0) }
        }
    }

    private func envelope(_ bilan: Bilan) -> Double { bilan.missions.flatMap { $0.parts.prefix(3) }.reduce(0, +) }

    func changesByCPTS(_ before: Int, _ after: Int) -> [FigureRow] {
        both(before, after).map { old, new in
            let totals = [old, new].map { $0.amounts["Total estimé"] ?? .nan }
            return [
                "De": .number(Double(before)), "À": .number(Double(after)), "CPTS": .word(new.name),
                "Total avant": .number(totals[0]), "Total après": .number(totals[1]),
                "Écart": .number(totals[1] - totals[0]), "Dont enveloppe": .number(envelope(new) - envelope(old)),
            ]
        }
    }

    /// - Parameter titles: of the missions, by their codes.
    func changesByMission(_ before: Int, _ after: Int, _ titles: [String: String]) -> [FigureRow] {
        titles.map { code, title in
            func sum(_ bilans: [Bilan], _ range: Range<Int>) -> Figure {
                .number(bilans.flatMap(\.missions).filter { $0.code == code }.flatMap { $0.parts[range] }.reduce(0, +))
            }
            let (old, new) = (both(before, after).map(\.old), both(before, after).map(\.new))
            return [
                "Mission": .word(title), "Acquis avant": sum(old, 0..<1), "Acquis après": sum(new, 0..<1),
                "Enveloppe avant": sum(old, 0..<3), "Enveloppe après": sum(new, 0..<3),
            ]
        }
    }

    /// Who could earn anything in the last year, the most first.
    var gains: [FigureRow] {
        var gains: [(sum: Double, row: FigureRow)] = []
        for bilan in bilans where bilan.year == years.last {
            let parts = [1, 3].map { part in bilan.missions.map { $0.parts[part] }.reduce(0, +) }
            let row: FigureRow = [
                "CPTS": .word(bilan.name), "À portée (€)": .number(parts[0]), "Non démarré (€)": .number(parts[1]),
                "Les deux (€)": .number(parts[0] + parts[1]),
            ]
            gains.append((parts[0] + parts[1], row))
        }
        return gains.filter { $0.sum > 0 }.sorted { $0.sum > $1.sum }.map(\.row)
    }

    var rows: [FigureRow] {
        bilans.map { bilan in
            var row = sums([bilan])
            row["CPTS"] = nil
            row["Exercice"] = .number(Double(bilan.year))
            row["Fichier"] = .word(String(bilan.file.dropFirst("bilans/".count)))
            row["Taille"] = .number(Double(bilan.size))
            row["Département"] = .word(bilan.department)
            row["Région"] = .word(bilan.region)
            return row
        }
    }

    var indicators: [FigureRow] {
        years.flatMap { year -> [FigureRow] in
            let answers = bilans.filter { $0.year == year }.flatMap(\.answers)
                .filter { $0["propre"] as? Bool == false }
            let byCode = Dictionary(grouping: answers) { $0["code"] as? String ?? "" }
            return byCode.map { code, answers in
                let due = answers.filter { $0["nature"] as? String != "sans-objet" }
                func count(_ word: String) -> Figure { .number(Double(due.count { $0["atteint"] as? String == word })) }
                var row: FigureRow = [
                    "Exercice": .number(Double(year)), "Code": .word(code), "CPTS": .number(Double(due.count)),
                    "Répondu": .number(Double(due.count { $0["atteint"] is String })), "Oui": count("oui"),
                    "Partiel": count("partiel"), "Non": count("non"),
                    "À portée (€)": .number(due.map { Double($0["enJeu"] as? Int ?? 0) / 100 }.reduce(0, +)),
                ]
                let values = due.compactMap { ($0["valeur"] as? [String: Any]) }
                    .filter { ["entier", "decimal", "taux"].contains($0["type"] as? String) }
                    .compactMap { ($0["valeur"] as? NSNumber)?.doubleValue }.sorted()
                guard !values.isEmpty else { return row }
                for (title, quarter) in [("1er quartile", 1), ("Médiane", 2), ("3e quartile", 3)] {
                    let place = Double((values.count - 1) * quarter) / 4
                    let (below, above) = (values[Int(place.rounded(.down))], values[Int(place.rounded(.up))])
                    row[title] = .number(below + (above - below) * (place - place.rounded(.down)))
                }
                return row
            }
        }
    }
}

/// Reads tables back, and holds them against what they must say.
enum FigureTables {
    /// The rows under a row of headings, until one that begins with nothing.
    static func read(_ sheet: WrittenWorkbook.Sheet, headings row: Int) -> [FigureRow] {
        func cell(_ column: Int, _ row: Int) -> Figure? {
            let letters = column < 26 ? "" : String(UnicodeScalar(UInt8(64 + column / 26)))
            let address = letters + String(UnicodeScalar(UInt8(65 + column % 26))) + String(row)
            return switch sheet.cells[address]?.value {
            case .number(let number): .number(number)
            case .text(let text): .word(text.plainSpaces)
            default: nil
            }
        }
        var titles: [String] = []
        while case .word(let title)? = cell(titles.count, row) { titles.append(title) }
        var rows: [FigureRow] = []
        while cell(0, row + 1 + rows.count) != nil {
            let found = row + 1 + rows.count
            rows.append(
                Dictionary(
                    uniqueKeysWithValues: titles.enumerated().compactMap { column, title in
                        cell(column, found).map { (title, $0) }
                    }))
        }
        return rows
    }

    /// The table whose title begins so, on a sheet that has several.
    static func read(_ sheet: WrittenWorkbook.Sheet, titled title: String) throws -> [FigureRow] {
        let row = try #require(
            sheet.cells.values.first { cell in
                if case .text(let text) = cell.value {
                    text.hasPrefix(title) && cell.address.hasPrefix("A")
                } else {
                    false
                }
            }.flatMap { Int($0.address.dropFirst()) })
        // A chart may stand between the title and the headings.
        let headings = try #require((row + 1...row + 40).first { sheet.cells["A\($0)"]?.value != nil })
        return read(sheet, headings: headings)
    }

    /// The tables of a page, by their captions.
    static func read(page: String) -> [String: [FigureRow]] {
        func text(_ html: Substring) -> String {
            String(html.replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&")).plainSpaces
        }
        func cells(_ row: Substring) -> [String] {
            row.matches(of: /<t[hd][^>]*>(.*?)<\/t[hd]>/.dotMatchesNewlines()).map { text($0.1) }
        }
        var tables: [String: [FigureRow]] = [:]
        for table in page.matches(of: /<table[^>]*>\n?<caption>(.*?)<\/caption>(.*?)<\/table>/.dotMatchesNewlines()) {
            let rows = table.2.matches(of: /<tr[^>]*>(.*?)<\/tr>/.dotMatchesNewlines()).map { cells($0.1) }
            guard let titles = rows.first else { continue }
            tables[text(table.1)] = rows.dropFirst().map { row in
                Dictionary(zip(titles, row).filter { !$1.isEmpty }.map { ($0, figure($1)) }) { first, _ in first }
            }
        }
        return tables
    }

    /// A French number, or a word.
    static func figure(_ text: String) -> Figure {
        let isRate = text.hasSuffix("%")
        let plain = text.filter { !" %€".contains($0) }.replacing(",", with: ".").replacing("\u{2212}", with: "-")
        guard !text.contains("."), let number = Double(plain) else { return .word(text) }
        return .number(isRate ? number / 100 : number)
    }

    /// What a table says of each row, found by `keys`, other than it must: cells that it does not have are no concern.
    static func differences(
        _ found: [FigureRow], _ expected: [FigureRow], keys: [String], tolerance: Double = 0.005
    ) -> [String] {
        var differences = found.count == expected.count ? [] : ["\(found.count) rows for \(expected.count)"]
        let titles = Set(found.flatMap(\.keys))
        for row in expected {
            let name = keys.map { row[$0] }
            guard let same = found.first(where: { other in keys.map { other[$0] } == name }) else {
                differences.append("no row \(name)")
                continue
            }
            for (title, figure) in row where titles.contains(title) {
                if case (.number(let one), .number(let other)?) = (figure, same[title]), abs(one - other) < tolerance {
                    continue
                }
                if figure != same[title] {
                    differences.append("\(name) \(title): \(String(describing: same[title])) for \(figure)")
                }
            }
        }
        return differences
    }
}
