import ACIModel
import TestSupport
import Testing

@testable import ACIWorkbook

@Suite("Les échéances d’un ensemble")
struct EcheancesEnsembleTests {
    private static let rapport = "Rapport à remettre (60 jours après la période, au plus tôt)"
    private static let dialogue = "Dialogue de gestion (deux mois après l’anniversaire du contrat, au plus tard)"

    /// `2026-03-01 CPTS A 2025 : Rapport…`
    private static func echeances(
        _ bilans: [(String, Int)], le jour: String, attendues: [String] = []
    ) throws -> (rangees: [String], note: String) {
        var ensemble = Ensemble(
            attendues: attendues.map { CPTSAttendue(nom: $0) }, aujourdhui: try Modeles.jour(jour))
        for (nom, exercice) in bilans {
            ensemble.ajouter(try EnsembleTests.ligne("\(nom) \(exercice).xlsx", exercice, nom))
        }
        let tableau = TableauxEnsemble(ensemble).echeances
        let rangees = tableau.rangees.map { rangee in
            rangee.map { valeur in
                switch valeur {
                case .jour(let jour): jour?.iso ?? "?"
                case .texte(let texte), .cpts(let texte, rang: _): texte.plainSpaces
                case .annee(let annee): annee.map { "\($0)" } ?? "?"
                case .entier(let jours): jours.map { "\($0)" } ?? "?"
                default: ""
                }
            }
        }
        return (rangees.map { [$0[0], $0[1], $0[2], $0[3], $0[5]].joined(separator: " | ") }, tableau.note ?? "")
    }

    @Test(
        "Ce qui tient au contrat se montre du jour même au quatre-vingt-dixième",
        arguments: [("2026-05-15", nil), ("2026-05-16", 90), ("2026-08-14", 0), ("2026-08-15", nil)] as [(String, Int?)]
    )
    func fenetre(jour: String, dans: Int?) throws {
        let rangees = try Self.echeances([("CPTS A", 2025)], le: jour).rangees
        let dialogues = rangees.filter { $0.hasSuffix(Self.dialogue) }
        #expect(dialogues == (dans.map { ["2026-08-14 | \($0) | CPTS A | 2025 | \(Self.dialogue)"] } ?? []))
        #expect(rangees.count == dialogues.count + 1)
        #expect(rangees.last?.hasPrefix("2027-03-01 | ") == true)
    }

    @Test("Le rapport d’une année est attendu jusqu’à son jour, puis celui d’après")
    func prochain() throws {
        func rapports(_ jour: String) throws -> [String] {
            try Self.echeances([("CPTS A", 2025)], le: jour).rangees.filter { $0.hasSuffix(Self.rapport) }
        }
        #expect(try rapports("2024-06-01") == ["2026-03-01 | 638 | CPTS A | 2025 | \(Self.rapport)"])
        #expect(try rapports("2026-03-01") == ["2026-03-01 | 0 | CPTS A | 2025 | \(Self.rapport)"])
        #expect(try rapports("2026-03-02") == ["2027-03-01 | 364 | CPTS A | 2026 | \(Self.rapport)"])
        #expect(try rapports("2028-02-29") == ["2028-02-29 | 0 | CPTS A | 2027 | \(Self.rapport)"])
    }

    @Test("Une période qui finit en cours d’année : passé le jour de son rapport, celui d’après se montre aussitôt")
    func prochainDUnePeriodeDecalee() throws {
        for (jour, attendu) in [("2026-08-12", "2026-08-12"), ("2026-08-13", "2027-08-12")] {
            var ensemble = Ensemble(attendues: [], aujourdhui: try Modeles.jour(jour))
            ensemble.ajouter(
                try EnsembleTests.ligne("a.xlsx", 2026, "CPTS A") {
                    $0.debutPeriode = try Modeles.jour("2025-06-14")
                    $0.finPeriode = try Modeles.jour("2026-06-13")
                })
            let jours = TableauxEnsemble(ensemble).echeances.rangees.compactMap { rangee -> String? in
                guard case .texte(let texte) = rangee[5], case .jour(let jour) = rangee[0] else { return nil }
                return texte.plainSpaces == Self.rapport ? jour?.iso : nil
            }
            #expect(jours == [attendu], "\(jour)")
        }
    }

    private static let deux = [("CPTS A", 2025), ("CPTS A", 2026), ("CPTS B", 2025)]

    @Test("D’un bilan plus ancien, le rapport ne se montre que dans la fenêtre")
    func ancien() throws {
        func rapports(_ jour: String) throws -> [String] {
            try Self.echeances(Self.deux, le: jour).rangees.filter { $0.contains("Rapport") }
        }
        let suivant = "2027-03-01 | 456 | CPTS A | 2026 | \(Self.rapport)"
        #expect(
            try rapports("2025-11-30") == ["2026-03-01 | 91 | CPTS B | 2025 | \(Self.rapport)", suivant])
        #expect(
            try rapports("2025-12-01") == [
                "2026-03-01 | 90 | CPTS A | 2025 | \(Self.rapport)",
                "2026-03-01 | 90 | CPTS B | 2025 | \(Self.rapport)",
                suivant.replacing("456", with: "455"),
            ])
    }

    @Test("Qui n’a pas répondu est attendu une fois son rapport d’avant échu, puis en retard")
    func manquants() throws {
        func deB(_ jour: String) throws -> [String] {
            try Self.echeances(Self.deux, le: jour).rangees.filter { $0.contains("CPTS B") && $0.contains("Rapport") }
        }
        let absent = "\(Self.rapport) : n’a pas répondu"
        #expect(try deB("2026-03-01") == ["2026-03-01 | 0 | CPTS B | 2025 | \(Self.rapport)"])
        #expect(try deB("2026-03-02") == ["2027-03-01 | 364 | CPTS B | 2026 | \(absent)"])
        #expect(try deB("2027-03-01") == ["2027-03-01 | 0 | CPTS B | 2026 | \(absent)"])
        #expect(try deB("2027-03-02") == ["2027-03-01 | -1 | CPTS B | 2026 | \(absent), en retard"])
    }

    @Test("La note compte les retards et ce dont le jour n’est pas connu")
    func note() throws {
        let listes = ["CPTS A", "CPTS B", "CPTS C", "CPTS D"]
        let (rangees, note) = try Self.echeances(
            Self.deux + [("CPTS E", 2025)], le: "2027-03-02", attendues: listes + ["CPTS E"])
        #expect(rangees.prefix(2).allSatisfy { $0.hasPrefix("2027-03-01 | -1 | CPTS ") })
        #expect(rangees.suffix(2).allSatisfy { $0.hasPrefix("? | ? | CPTS ") })
        #expect(
            note.plainSpaces
                == "Ce qui tombe du 2 mars 2027 au 31 mai 2027, et le prochain rapport de chaque CPTS, même plus tard. "
                + "D’abord, 2 rapports en retard. À la fin, 2 rapports de date inconnue.")
        #expect(
            try Self.echeances([], le: "2027-01-15").note.plainSpaces
                == "Rien ne tombe du 15 janvier 2027 au 15 avril 2027.")
    }
}
