import ACIModel
import ACIWorkbook
import TestSupport
import Testing

@testable import ACIReports

@Suite("The page of a bilan")
struct RapportHTMLTests {
    @Test("its points have the names to which a page around it leads, from the first on, if it asks for them")
    func anchors() throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.identite.signature = nil
        for code in ["1.A.1", "2.1", "3.1"] { bilan.reponses[code]?.preuve = nil }
        bilan.reponses["2.2"]?.atteint = nil
        let read = Modeles.lu(bilan)
        func names(ancres: Bool) -> [String] {
            RapportHTML(classeur: read, explications: false, ancres: ancres).article
                .matches(of: #/id="(point-\d+)"/#).map { String($0.output.1) }
        }
        let points = read.lu.points
        #expect(Set(points.map(\.gravite)).count > 1 && points.count > 2)
        #expect(names(ancres: true) == (1...points.count).map { "point-\($0)" })
        #expect(names(ancres: false) == [])
    }

    struct Proof: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout Reponse) -> Void
    }

    @Test(
        "an answer whose proof would not hold stands among those to complete, with what is wrong",
        arguments: [
            Proof(testDescription: "Preuve à indiquer") { $0.preuve = nil },
            Proof(testDescription: "Preuve à dater") { $0.datePreuve = nil },
            Proof(testDescription: "Preuve datée d’après la période") { $0.datePreuve = Jour(iso: "2027-01-01") },
            Proof(testDescription: "Preuve de plus d’un an avant la période") {
                $0.datePreuve = Jour(iso: "2024-12-31")
            },
        ])
    func proofs(proof: Proof) throws {
        func wrong(_ bilan: Bilan) -> [String] {
            RapportHTML(classeur: Modeles.lu(bilan), explications: false, ancres: false).article
                .matches(of: #/<td data-titre="Ce qui manque"><bdi>(.*?)</bdi>/#).map { String($0.output.1) }
        }
        var bilan = try Modeles.ordinaire(exercice: 2026)
        #expect(wrong(bilan) == [])
        proof.change(&bilan.reponses["2.4", default: Reponse()])
        #expect(wrong(bilan) == [proof.testDescription])
    }

    private func data(_ change: (inout Bilan) -> Void) throws -> ReponsesDonnees {
        var bilan = try Modeles.ordinaire()
        change(&bilan)
        return ReponsesDonnees(Modeles.lu(bilan).lu)
    }

    @Test(
        "proofs are counted, and named up to three",
        arguments: [
            ([], 22, "22 sur 22", "chaque Oui ou Partiel en a une", "chacune a une preuve datée"),
            (["2.1"], 22, "21 sur 22", "à compléter : 2.1", "1 preuve est à compléter"),
            (["1.A.1", "2.1"], 22, "20 sur 22", "à compléter : 1.A.1 et 2.1", "2 preuves sont à compléter"),
            (
                ["1.A.1", "2.1", "3.1"], 22, "19 sur 22", "à compléter : 1.A.1, 2.1 et 3.1",
                "3 preuves sont à compléter"
            ),
            (
                ["1.A.1", "1.A.2", "2.1", "3.1"], 22, "18 sur 22", "voir « Preuves à compléter »",
                "4 preuves sont à compléter"
            ),
            ([], 1, "1 sur 1", "chaque Oui ou Partiel en a une", "chacune a une preuve datée"),
            (["2.1"], 1, "0 sur 1", "à compléter : 2.1", "1 preuve est à compléter"),
        ] as [([String], Int, String, String, String)])
    func countedProofs(missing: [String], due: Int, count: String, hint: String, state: String) throws {
        let answers = try data { bilan in
            if due == 1 { bilan.reponses = bilan.reponses.mapValues { _ in Reponse(atteint: .non) } }
            if due == 1 { bilan.reponses["2.1"] = Reponse(atteint: .partiel, preuve: "PV", datePreuve: Modeles.jour) }
            if due == 1 { bilan.reponses["2.1"]?.datePreuve = Jour(annee: 2025, mois: 12, jour: 1) }
            for code in missing { bilan.reponses[code]?.preuve = nil }
        }
        let proofs = answers.preuves
        #expect(proofs.titre == "Preuves datées" && proofs.chiffre == count)
        #expect(proofs.precision.plainSpaces == hint)
        let due = due == 1 ? "1 réponse Oui ou Partiel" : "22 réponses Oui ou Partiel"
        #expect(
            answers.etatDesPreuves.plainSpaces == "\(due) : \(state). Les preuves se gardent au moins trois ans.")
    }

    @Test("where nothing was reached there is nothing to prove")
    func nothingToProve() throws {
        let answers = try data { $0.reponses = $0.reponses.mapValues { _ in Reponse(atteint: .non) } }
        #expect(answers.etatDesPreuves.plainSpaces == "Aucune réponse Oui ou Partiel : rien à prouver.")
        let proofs = answers.preuves
        #expect(proofs.chiffre == "0 sur 0" && proofs.precision == "ni Oui ni Partiel à prouver")
    }

    @Test("the contract's dates, and where each mission begins")
    func contract() throws {
        let text = try data { bilan in
            bilan.identite.signature = nil
            bilan.identite.finContrat = Jour(annee: 2026, mois: 6, jour: 13)
            bilan.debuts[CodeMission("prevention")] = nil
        }.contrat.plainSpaces
        #expect(
            text == "Contrat date de signature non saisie, jusqu’au 13/06/2026. Missions : "
                + "Accès aux soins, depuis le 01/07/2021 ; Parcours pluriprofessionnels, depuis le 01/07/2021 ; "
                + "Prévention, non démarrée ; Réponse aux crises sanitaires graves, depuis le 01/07/2021 ; "
                + "Qualité et pertinence des soins, depuis le 01/07/2021 ; "
                + "Accompagnement des professionnels, depuis le 01/07/2021.")
        #expect(try data { _ in }.contrat.hasPrefix("Contrat signé le 14/06/2021. Missions"))
    }

    @Test("a row of an answer: last year's value, a comment, what is missing, an indicator of the contract's own")
    func rows() throws {
        let rows = try data { bilan in
            bilan.reponses["1.A.1"]?.nature = .sansObjet
            bilan.reponses["1.A.2"] = Reponse(nature: .suivi)
            bilan.reponses["2.1"]?.precedent = .entier(9)
            bilan.reponses["2.1"]?.commentaire = "Deux de plus"
            bilan.reponses["2.2"] = Reponse(atteint: .non, precedent: .entier(3))
            bilan.reponses["2.P.1"] = Reponse(
                libelle: "Télésoin", valeur: .entier(20), atteint: .oui, preuve: "Registre")
            bilan.reponses["2.P.2"] = Reponse(libelle: "Visites", objectif: .entier(1_200))
        }.rangees.map { $0.map(\.plainSpaces) }
        func row(_ code: String) throws -> [String] {
            let row = try #require(rows.first { $0[0].hasPrefix("\(code) ") })
            #expect(row.count == ReponsesDonnees.titres.count)
            return [row[1]] + row[3...]
        }
        #expect(!rows.contains { $0[0].hasPrefix("1.A.1 ") })
        #expect(try row("1.A.2") == ["–", "Sans réponse (suivi)", "–", "–", ""])
        #expect(try row("2.1").first == "12 (l’an dernier 9) · Deux de plus")
        #expect(try row("2.2") == ["– (l’an dernier 3)", "Non", "–", "–", "0,00"])
        // A sixth of 45 000 each: four of the model, two of the contract.
        #expect(try row("2.P.1") == ["20", "Oui", "Registre", "–", "7 500,00"])
        #expect(
            rows.filter { $0[0].hasPrefix("2.P.") }.map { $0[0...2] } == [
                ["2.P.1 Télésoin", "20", "–"], ["2.P.2 Visites", "–", "1 200"],
            ])
    }

    @Test("the year's situation: who declared a crisis and when stands there only if one was declared")
    func crisis() throws {
        let day = try Modeles.jour("2025-02-03")
        func situation(_ crisis: Crise) throws -> [[String]] {
            try data { $0.crise = crisis }.rangees
                .filter {
                    ["État du plan de réponse", "Crise déclarée par une autorité", "CPTS mobilisée"].contains($0[0])
                }
                .map { [String($0[0].prefix(5)), $0[3]] }
        }
        #expect(try situation(Crise()) == [["État ", "Sans réponse"], ["Crise", "Sans réponse"]])
        #expect(
            try situation(Crise(plan: .aucun, declaree: false, mobilisee: true, autorite: "Préfet", date: day))
                == [["État ", "Aucun"], ["Crise", "Non"]])
        #expect(
            try situation(Crise(plan: .premiereRedaction, declaree: true, autorite: "Préfet", date: day))
                == [
                    ["État ", "Première rédaction"], ["Crise", "Oui, Préfet, 03/02/2025"], ["CPTS ", "Sans réponse"],
                ])
        #expect(
            try situation(Crise(plan: .miseAJour, declaree: true, mobilisee: false))
                == [["État ", "Mise à jour"], ["Crise", "Oui"], ["CPTS ", "Non"]])
    }
}
