import ACIModel
import ACIWorkbook
import TestSupport
import Testing

@testable import ACIReports

@Suite("The amounts of a year, and what may still change them")
struct LignesMontantsTests {
    private func lines(_ change: (inout Bilan) -> Void = { _ in }) throws -> LignesMontants {
        var bilan = try Modeles.ordinaire()
        change(&bilan)
        return try #require(LignesMontants(Modeles.lu(bilan).lu))
    }

    private func words(_ rows: [(titre: String, montant: Montant, precision: String)]) -> [String] {
        rows.map { "\($0.titre) = \(Fr.euros($0.montant)), \($0.precision)".plainSpaces }
    }

    @Test(
        "what is left of the total, to the cent: nothing left is no overpayment",
        arguments: [
            (nil, "Reste à recevoir = 397 500,00 €, rien de saisi comme déjà versé"),
            (0, "Reste à recevoir = 397 500,00 €, 0,00 € déjà versés par la CPAM"),
            (39_749_999, "Reste à recevoir = 0,01 €, 397 499,99 € déjà versés par la CPAM"),
            (39_750_000, "Reste à recevoir = 0,00 €, 397 500,00 € déjà versés par la CPAM"),
            (39_750_001, "Trop-perçu = 0,01 €, 397 500,01 € déjà versés par la CPAM"),
        ] as [(Int?, String)])
    func rest(paid: Int?, sentence: String) throws {
        let lines = try lines { $0.dejaVerse = paid.map(Montant.init(centimes:)) }
        #expect(
            words(lines.essentiel) == [
                "Total estimé = 397 500,00 €, estimation", "Avance = 206 250,00 €, en début d’année",
                "Solde = 191 250,00 €, après le dialogue de gestion", sentence,
            ])
    }

    @Test("what is at stake names the greatest of each side; where there is nothing it says so")
    func atStake() throws {
        #expect(
            words(try lines().enJeu) == [
                "À portée = 0,00 €, tout ce qui pouvait l’être est acquis",
                "Sans les Partiels = 397 500,00 €, le plancher, égal au total",
                "Non atteint = 0,00 €, aucune réponse Non ne coûte",
            ])
        let mixed = try lines { bilan in
            bilan.reponses["1.A.1"]?.atteint = .non
            bilan.reponses["2.1"]?.atteint = .non
            bilan.reponses["2.2"]?.atteint = .non
            bilan.reponses["2.3"]?.atteint = .partiel
            bilan.reponses["1.A.2"]?.atteint = nil
        }
        // A quarter of 45 000, half of it for a Partiel; an eighth of 35 000.
        #expect(
            words(mixed.enJeu) == [
                "À portée = 10 000,00 €, d’abord 2.3 : 5 625,00 €",
                "Sans les Partiels = 355 000,00 €, le plancher, 5 625,00 € de moins",
                "Non atteint = 26 875,00 €, d’abord 2.1 : 11 250,00 €",
            ])
        #expect(words(mixed.essentiel)[0] == "Total estimé = 360 625,00 €, estimation, de 355 000,00 € à 370 625,00 €")
        #expect(
            mixed.refus.map { [String($0[0].prefix { $0 != " " }), $0[1].plainSpaces] } == [
                ["2.1", "11 250,00"], ["2.2", "11 250,00"], ["1.A.1", "4 375,00"],
            ])
        #expect(mixed.precisionDesLeviers == nil)
    }

    @Test("the plan without an answer is a lever by its name, not by its code")
    func plan() throws {
        let lines = try lines { $0.crise.plan = nil }
        let first = try #require(lines.leviers.first)
        #expect(!first[0].contains(Levier.plan) && first[0].first?.isUppercase == true, "\(first[0])")
        #expect(lines.enJeu[0].precision.plainSpaces == "d’abord l’état du plan : \(first[1].plainSpaces) €")
    }

    @Test("the gains of a large CPTS are without its majoration, which has a line")
    func majoration() throws {
        let large = try lines { $0.identite.population = 200_000 }
        #expect(large.precisionDesLeviers == "Gains sans la majoration, qui s’y ajoute.")
        #expect(large.lignes.last?.titre == "Majoration, à confirmer")
        #expect(large.lignes.count == 8)
        let few = try lines { bilan in
            bilan.identite.population = 200_000
            bilan.identite.membres = 99
        }
        #expect(few.precisionDesLeviers == nil && few.lignes.count == 7)
    }

    @Test("a mission's envelope in words: what is acquired, then each part that is more than nothing")
    func reach() {
        func words(_ euros: [Int]) -> String {
            let parts = euros.map(Montant.init(euros:))
            return LignesMontants.Portee(
                titre: "", acquis: parts[0], aPortee: parts[1], nonAtteint: parts[2], horsAnnee: parts[3]
            ).francais.plainSpaces
        }
        #expect(
            words([1, 2, 3, 4])
                == "1,00 € acquis · 2,00 € à portée · 3,00 € non atteint · 4,00 € hors de cette année")
        #expect(words([0, 0, 0, 0]) == "0,00 € acquis")
        #expect(words([5, 0, 0, 1]) == "5,00 € acquis · 1,00 € hors de cette année")
    }
}
