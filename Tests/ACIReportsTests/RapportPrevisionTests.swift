import ACIModel
import TestSupport
import Testing

@testable import ACIReports

@Suite("The report of a forecast")
struct RapportPrevisionTests {
    private func report(
        exercice: Int = 2026, name: String? = "CPTS du Val", provisional: Bool = false,
        _ change: (inout Scenario) -> Void = { _ in }
    ) throws -> RapportPrevision {
        var bilan = try Modeles.ordinaire(exercice: exercice)
        bilan.identite.nom = name
        var scenario = Scenario()
        change(&scenario)
        return RapportPrevision(try Prevision(bilan, scenario), source: "a.xlsx", estProvisoire: provisional)
    }

    @Test("the title counts the years, and names the file where the CPTS has no name")
    func title() throws {
        #expect(try report { $0.annees = 1 }.titre.plainSpaces == "CPTS du Val : l’année à venir")
        #expect(try report { $0.annees = 2 }.titre.plainSpaces == "CPTS du Val : les 2 années à venir")
        #expect(try report(name: nil).titre.plainSpaces == "a.xlsx : les 5 années à venir")
    }

    @Test(
        "a column for each rate between nothing and all; one amount is given at the last rate",
        arguments: [
            ([60, 80, 100], ["Plancher", "60 %", "80 %", "Plafond"], [0, 1], "100 %"),
            ([0, 100], ["Plancher", "Plafond"], [], "100 %"), ([0], ["Plancher", "Plafond"], [], "0 %"),
            ([100, 0, 50, 30], ["Plancher", "50 %", "30 %", "Plafond"], [2, 3], "30 %"),
            ([], ["Plancher", "Plafond"], [], "100 %"),
            ([1, 99], ["Plancher", "1 %", "99 %", "Plafond"], [0, 1], "99 %"),
        ] as [([Int], [String], [Int], String)])
    func columns(points: [Int], titles: [String], ranks: [Int], last: String) throws {
        let report = try report { $0.taux = points.compactMap(Taux.init(points:)) }
        #expect(report.colonnes.map(\.titre.plainSpaces) == titles)
        let total = report.prevision.total
        #expect(
            report.colonnes.map { $0.montant(total) }
                == [total.plancher] + ranks.map { total.auxTaux[$0] } + [total.plafond])
        #expect(
            report.titreDesVersements.plainSpaces == "Quand l’argent arrive, à \(last) de la part variable (en euros)")
    }

    @Test("a scenario that changes nothing says so; without one there is nothing to say")
    func difference() throws {
        #expect(try report().ecart == nil)
        #expect(try report { $0.tailles = [0: 3] }.ecart == "Ce scénario ne change rien au total.")
        // Size 4 from the first year on: more each year.
        let more = try #require(try report { $0.tailles = [0: 4] }.ecart?.plainSpaces)
        #expect(
            more.hasPrefix("Ce scénario change le total de +") && more.hasSuffix(" €, à 100 % de la part variable."))
    }

    @Test("the size stands with the years where it changes")
    func sizes() throws {
        #expect(try report().rangeesDesAnnees.allSatisfy { !$0[0].contains("taille") })
        let names = try report { $0.tailles = [2028: 2] }.rangeesDesAnnees.map { $0[0] }
        #expect(
            names == [
                "2026-2027, taille 3", "2027-2028, taille 2", "2028-2029, taille 2", "2029-2030, taille 2",
                "2030-2031, taille 2",
            ])
    }

    @Test("errors of the file it goes on from are the first warning")
    func provisional() throws {
        #expect(
            try report(provisional: true).avertissements.first?.plainSpaces
                == "« a.xlsx » contient des erreurs à corriger : la prévision est provisoire.")
        #expect(try !report().avertissements.contains { $0.contains("provisoire") })
    }

    @Test(
        "the chart marks up to seven anniversaries, then one of two",
        arguments: [(1, 1), (2, 2), (7, 7), (8, 4), (9, 5)])
    func anniversaries(years: Int, marks: Int) throws {
        let page = try report { $0.annees = years }.html
        #expect(page.ranges(of: "y=\"342\">").count == marks)
        #expect(page.contains("y=\"342\">14/06/2026</text>"))
        #expect(page.contains("y=\"342\">14/06/2027</text>") == (2...7).contains(years))
    }

    @Test("the bars of the payments reach twelve signs, at what all years bring")
    func bars() throws {
        let report = try report { $0.annees = 2 }
        let total = report.prevision.total.montant.centimes
        let payments = report.versements
        #expect(payments.last?.cumul.montant.centimes == total)
        var sum = 0
        let bars = payments.map { payment in
            sum += payment.versement.montant.montant.centimes
            return 12 * sum / total
        }
        let shown = report.texte(.plain).split(separator: "\n").map { $0.count { $0 == "█" } }.filter { $0 > 0 }
        #expect(shown == bars.filter { $0 > 0 } && shown.last == 12)
    }

    @Test("on a terminal the title and the total are strong, the file is faint, and warnings have their mark")
    func emphases() throws {
        let text = try report(provisional: true).texte(TextStyle(coloured: true)).plainSpaces
        #expect(
            text.hasPrefix(
                "\u{1B}[1mCPTS du Val : les 5 années à venir\u{1B}[0m\n\u{1B}[2ma.xlsx\u{1B}[0m\n"
                    + "\u{1B}[33m► \u{1B}[0m« a.xlsx » contient des erreurs"))
        #expect(text.contains("─\n\u{1B}[1mTotal  ") && text.contains("─\n2026-2027  "))
    }
}
