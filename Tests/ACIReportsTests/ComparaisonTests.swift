import ACIModel
import ACIWorkbook
import TestSupport
import Testing

@testable import ACIReports

@Suite("The comparison of workbooks")
struct ComparaisonTests {
    private static func comparison(_ bilans: [Bilan], diagnostics: [[Diagnostic]] = []) throws -> Comparaison {
        let read = bilans.enumerated().map { rank, bilan in
            Modeles.lu(
                bilan, diagnostics: diagnostics.indices.contains(rank) ? diagnostics[rank] : [],
                fichier: "\(rank + 1).xlsx")
        }
        return Comparaison(try #require(read.first), Array(read.dropFirst()))
    }

    @Test(
        "years are columns; versions of one year are before, after and the numbers between",
        arguments: [
            ([2025, 2025], "A : 2025, avant et après", ["Avant", "Après"]),
            ([2025, 2025, 2025, 2025], "A : 2025, avant et après", ["Avant", "Version 2", "Version 3", "Après"]),
            ([2024, 2025], "A : de 2024 à 2025", ["2024", "2025"]),
            ([2025, 2024, 2025], "A : de 2025 à 2025", ["2025", "2024", "2025"]),
        ])
    func columns(years: [Int], title: String, columns: [String]) throws {
        let comparison = try Self.comparison(years.map { try Modeles.ordinaire(exercice: $0, nom: "A") })
        #expect(comparison.titre.plainSpaces == title)
        #expect(comparison.colonnes == columns)
        #expect(comparison.provenances == years.indices.map { "\($0 + 1).xlsx" }.joined(separator: " → "))
    }

    @Test("whatever the contract fixes is told once it changes, a dash where it is unknown; the last names the page")
    func contract() throws {
        var before = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2021))
        before.identite.membres = 1_000
        var after = try Modeles.ordinaire(exercice: 2025, nom: "B")
        after.tauxPartiel = Taux(points: 60)
        let comparison = try Self.comparison([before, after])
        #expect(
            comparison.changements.map(\.plainSpaces) == [
                "Nom : – → B", "Cadre : ACI de 2019 → Avenant 2", "Population : – → 82 000", "Taille : – → 3",
                "Membres : 1 000 → 140", "Signature : – → 14/06/2021", "Taux du Partiel : – → 60 %",
            ])
        #expect(comparison.titre.hasPrefix("B\u{A0}: de 2021"))
        #expect(try Self.comparison([after, before]).titre.hasPrefix("2.xlsx\u{A0}: de 2025"))
        #expect(try Self.comparison([after, after]).changements == [])
    }

    /// What a pair of years is warned of, the kind of each by its first words.
    private func warnings(_ bilans: Bilan...) throws -> [String] {
        try Self.comparison(bilans).avertissements.map { $0.plainSpaces }
    }

    private func year(
        _ year: Int, _ name: String? = "A", from: String? = nil, to: String? = nil, plan: EtatPlan = .miseAJour
    ) throws -> Bilan {
        var bilan = try Modeles.ordinaire(exercice: year)
        bilan.identite.nom = name
        bilan.crise.plan = plan
        if let from { bilan.debutPeriode = try Modeles.jour(from) }
        if let to { bilan.finPeriode = try Modeles.jour(to) }
        return bilan
    }

    @Test("names that differ by more than their case are counted; a year without a name is of the same CPTS")
    func names() throws {
        #expect(try warnings(year(2024), year(2025, nil), year(2026, "a")) == [])
        #expect(
            try warnings(year(2024), year(2025, "B"), year(2026, "A")) == [
                "Deux CPTS sont comparées : « A » et « B ». Vérifiez que ce sont les bons classeurs, ou que le nom a changé."
            ])
        #expect(
            try warnings(year(2024), year(2025, "B"), year(2026, "C")).map { $0.prefix(48) } == [
                "3 CPTS sont comparées : « A », « B » et « C ». V"
            ])
    }

    @Test(
        "periods follow one another: a day counted twice or never is told, whatever the order, and an inverted one not")
    func periods() throws {
        #expect(try warnings(year(2024), year(2025)) == [])
        // From the first day that both count to the last, and a single one.
        #expect(
            try warnings(year(2024, to: "2025-01-01"), year(2025)) == [
                "1.xlsx et 2.xlsx comptent deux fois les mêmes jours, du 01/01/2025 au 01/01/2025."
            ])
        #expect(
            try warnings(year(2024, to: "2024-12-30"), year(2025)) == [
                "Aucun bilan ne compte les jours du 31/12/2024 au 31/12/2024."
            ])
        // 2024 lies within the first, which goes on to the last.
        #expect(
            try warnings(year(2023, to: "2024-12-31"), year(2024, to: "2024-06-30"), year(2025)) == [
                "1.xlsx et 2.xlsx comptent deux fois les mêmes jours, du 01/01/2024 au 30/06/2024."
            ])
        #expect(try warnings(year(2024), year(2025, from: "2025-12-31", to: "2025-01-01"), year(2025)) == [])
        let backwards = try warnings(year(2026), year(2024))
        #expect(
            backwards.count == 2 && backwards[0].hasPrefix("Les classeurs ne vont pas du plus ancien au plus récent"))
        #expect(backwards[1] == "Aucun bilan ne compte les jours du 01/01/2025 au 31/12/2025.")
        // Two versions of a year count the same days, as they should.
        #expect(try warnings(year(2025), year(2025)) == [])
    }

    @Test("the plan is written first in one year only")
    func plan() throws {
        #expect(try warnings(year(2024, plan: .premiereRedaction), year(2025)) == [])
        #expect(try warnings(year(2024, plan: .premiereRedaction), year(2025, plan: .aucun)) == [])
        #expect(
            try warnings(
                year(2024, plan: .premiereRedaction), year(2025, plan: .premiereRedaction),
                year(2026, plan: .premiereRedaction)
            ).map { $0.prefix(87) } == [
                "Le plan de réponse est en première rédaction en 2024, 2025 et 2026 : une seule année pe"
            ])
    }

    @Test("each workbook with errors has its sentence, and makes the comparison provisional")
    func errors() throws {
        let first = Diagnostic(.atteintInconnu, message: "Une erreur.")
        let second = Diagnostic(.atteintInconnu, message: "Une autre.", gravite: .erreur)
        let bilan = try Modeles.ordinaire()
        let none = try Self.comparison([bilan, bilan])
        #expect(!none.estProvisoire && none.erreurs == [])
        let some = try Self.comparison(
            [bilan, bilan, bilan],
            diagnostics: [
                [first], [], [first, second, Diagnostic(.preuveSansDate, message: "Une note.", gravite: .note)],
            ])
        #expect(some.estProvisoire)
        #expect(some.erreurs.first?.plainSpaces == "1.xlsx : résultat provisoire, 1 erreur à corriger.")
        #expect(some.erreurs.dropFirst().map { $0.prefix(6) } == ["3.xlsx"])
    }

    @Test("an answer in a column: value, then judgement; none of either, and no such indicator, are told apart")
    func answers() throws {
        var before = try Modeles.ordinaire(exercice: 2021)
        var after = try Modeles.ordinaire(exercice: 2025)
        after.reponses["2.1"] = Reponse(atteint: .non)
        after.reponses["2.2"] = Reponse(valeur: .entier(1_200))
        after.reponses["2.3"] = Reponse()
        after.reponses["2.4"] = Reponse(valeur: .texte("123456789 123456789 12345"), atteint: .partiel)
        before.reponses["2.4"] = Reponse(valeur: .texte("123456789 123456789 1234"), atteint: .partiel)
        let rows = try Self.comparison([before, after]).rangeesDesReponses
        func cells(_ code: String) throws -> [String] {
            try #require(rows.first { $0[0].hasPrefix("\(code) ") }).dropFirst().map(\.plainSpaces)
        }
        #expect(try cells("2.1").last == "Non")
        #expect(try cells("2.2").last == "1 200")
        #expect(try cells("2.3").last == "sans réponse")
        #expect(try cells("2.4") == ["123456789 123456789 1234, Partiel", "123456789 123456789 123…, Partiel"])
        // The first agreement has no mission for crises; its indicators come after those of the last year.
        #expect(try cells("4.1").first == "n’existe pas")
        let codes = try Self.comparison([before, after]).indicateurs.map(\.modele.code)
        #expect(
            Set(codes).count == codes.count
                && codes.prefix(8) == ["1.A.1", "1.A.2", "1.A.3", "1.B.1", "1.B.2", "1.B.3", "1.C.1", "1.C.2"])
    }

    @Test("amounts that one year has not are dashes, those of no year are left out, and only the total is strong")
    func amounts() throws {
        var unknown = try Modeles.ordinaire(exercice: 2024)
        unknown.identite.population = nil
        let comparison = try Self.comparison([unknown, try Modeles.ordinaire(exercice: 2025)])
        let rows = comparison.rangeesDesMontants
        #expect(
            rows.filter(\.total).map { $0.cellules.map(\.plainSpaces) } == [["Total estimé", "–", "397 500,00", "–"]])
        #expect(rows.first?.cellules.map(\.plainSpaces) == ["Fonctionnement", "–", "75 000,00", "–"])
        // Neither a crisis nor a majoration in either year.
        let known = try Self.comparison([try Modeles.ordinaire(exercice: 2024), try Modeles.ordinaire(exercice: 2025)])
        let titles = known.rangeesDesMontants.map { $0.cellules[0] }
        #expect(
            !titles.contains("Majoration") && !titles.contains("Réponse aux crises sanitaires graves, part variable"))
        let strong = comparison.texte(TextStyle(coloured: true)).split(separator: "\n").filter {
            $0.hasPrefix("\u{1B}[1m")
        }
        #expect(strong.contains { $0.contains("Total estimé") } && !strong.contains { $0.contains("Plafond") })
    }

    @Test("what was paid is compared once one year says it")
    func payments() throws {
        var paid = try Modeles.ordinaire(exercice: 2025)
        paid.dejaVerse = Montant(centimes: 39_750_001)
        let unpaid = try Modeles.ordinaire(exercice: 2024)
        #expect(try Self.comparison([unpaid, unpaid]).versements.isEmpty)
        #expect(
            try Self.comparison([unpaid, paid]).rangeesDesVersements.map { $0.map(\.plainSpaces) } == [
                ["Total estimé", "397 500,00", "397 500,00"], ["Déjà versé par la CPAM", "–", "397 500,01"],
                ["Versé moins estimé", "–", "0,01"],
            ])
        paid.identite.population = nil
        #expect(
            try Self.comparison([paid, unpaid]).rangeesDesVersements.map { $0[1].plainSpaces } == [
                "–", "397 500,01", "–",
            ])
    }

    @Test("on a terminal the title is strong, the files are faint, and errors and warnings have their marks")
    func emphases() throws {
        let bilans = [try year(2025), try year(2024)]
        let text = try Self.comparison(bilans, diagnostics: [[Diagnostic(.atteintInconnu, message: "Une erreur.")]])
            .texte(TextStyle(coloured: true)).plainSpaces
        #expect(
            text.hasPrefix(
                "\u{1B}[1mA : de 2025 à 2024\u{1B}[0m\n\u{1B}[2m1.xlsx → 2.xlsx\u{1B}[0m\n"
                    + "\u{1B}[33m► \u{1B}[0mLes classeurs ne vont pas"))
        #expect(text.contains("\n\u{1B}[1;31m► \u{1B}[0m1.xlsx : résultat provisoire, 1 erreur à corriger.\n"))
    }
}
