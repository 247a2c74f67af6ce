import ACIModel
import ACIWorkbook
import TestSupport
import Testing

@testable import ACIReports

@Suite("What a report says in a few sentences")
struct ResumeTests {
    private func summary(
        _ change: (inout Bilan) -> Void = { _ in }, diagnostics: [Diagnostic] = [], lines: [LigneRapprochement] = []
    ) throws -> Resume {
        var bilan = try Modeles.ordinaire()
        change(&bilan)
        return Resume(classeur: Modeles.lu(bilan, rapprochement: lines, diagnostics: diagnostics))
    }

    /// As many errors as asked for, none of which is another's.
    private func errors(_ count: Int) -> [Diagnostic] {
        [CodeDiagnostic.atteintInconnu, .poidsInvalide].prefix(count).map {
            Diagnostic($0, message: "Erreur de \($0).", gravite: .erreur)
        }
    }

    @Test("errors come first in what is next, then what pays and has no answer, then what is to verify")
    func next() throws {
        func advice(_ diagnostics: [Diagnostic] = [], _ change: (inout Bilan) -> Void = { _ in }) throws -> String {
            let next = try summary(change, diagnostics: diagnostics).suite
            #expect((next.commande == nil) == !next.conseil.hasSuffix("\u{A0}:"))
            return next.conseil.plainSpaces
        }
        let mend = "dans le classeur, enregistrez-le, puis relancez :"
        #expect(try advice(errors(1)) { $0.reponses["2.1"] = nil } == "corrigez l’erreur \(mend)")
        #expect(try advice(errors(2)) == "corrigez les 2 erreurs \(mend)")
        #expect(try advice() == "rien à corriger, le bilan peut être transmis.")
        let harmless = Diagnostic(.preuveSansDate, message: "À voir.", gravite: .avertissement)
        let other = Diagnostic(.preuveAbsente, message: "À voir aussi.", gravite: .avertissement)
        #expect(
            try advice([Diagnostic(.preuveSansDate, message: "Note.", gravite: .note)]).hasPrefix("rien à corriger"))
        #expect(
            try advice([harmless]) == "le bilan peut être transmis ; passez d’abord en revue le point à vérifier.")
        #expect(
            try advice([harmless, other])
                == "le bilan peut être transmis ; passez d’abord en revue les 2 points à vérifier.")
        #expect(
            try advice { $0.reponses["2.1"]?.datePreuve = nil }
                == "aucune erreur. Passez en revue le point à vérifier avant de transmettre le bilan.")
        #expect(
            try advice([other]) { $0.reponses["2.1"]?.datePreuve = nil }
                == "aucune erreur. Passez en revue les 2 points à vérifier avant de transmettre le bilan.")
    }

    @Test(
        "what pays and has no answer is named, up to three indicators, and the plan always",
        arguments: [
            (["2.1"], false, "à 2.1"), (["1.A.1", "2.1", "3.1"], false, "à 1.A.1, à 2.1 et à 3.1"),
            (
                ["1.A.1", "1.A.2", "2.1", "3.1"], false,
                "aux 4 indicateurs payés qui attendent encore une réponse"
            ),
            ([], true, "à l’état du plan de réponse"), (["2.1"], true, "à 2.1 et à l’état du plan de réponse"),
            (
                ["1.A.1", "1.A.2", "2.1", "3.1"], true,
                "aux 4 indicateurs payés qui attendent encore une réponse et à l’état du plan de réponse"
            ),
        ])
    func unanswered(codes: [String], plan: Bool, words: String) throws {
        let next = try summary { bilan in
            for code in codes { bilan.reponses[code] = Reponse() }
            if plan { bilan.crise.plan = nil }
        }.suite
        #expect(next.conseil.plainSpaces == "aucune erreur. Répondez \(words), puis relancez :")
        #expect(next.commande == "aci-xlsx import 'rempli.xlsx'")
    }

    @Test("without a command to run, the sentence ends by itself")
    func withoutCommand() throws {
        let read = Modeles.lu(Bilan(bareme: try Cadres.embarques.bareme(exercice: 2025))).lu
        let next = Resume(classeur: ClasseurLu(fichier: "a.xlsx", lu: read)).suite
        #expect(
            next.conseil == "remplissez les cellules bleu-vert, d’abord celles de Synthèse, enregistrez le classeur, "
                + "puis relisez-le.")
        #expect(next.commande == nil)
        let again = Resume(classeur: ClasseurLu(fichier: "a.xlsx", relance: "relire", lu: read)).suite
        #expect(again.conseil.hasSuffix(", puis relancez\u{A0}:") && again.commande == "relire")
    }

    @Test("a result is provisional for one error or several; a workbook that nobody filled is told as such")
    func provisional() throws {
        #expect(try summary().provisoire == nil)
        #expect(
            try summary(diagnostics: errors(1)).provisoire?.plainSpaces
                == "Résultat provisoire : 1 erreur à corriger, voir plus bas.")
        #expect(
            try summary(diagnostics: errors(2)).provisoire?.plainSpaces
                == "Résultat provisoire : 2 erreurs à corriger, voir plus bas.")
        let blank = Modeles.lu(Bilan(bareme: try Cadres.embarques.bareme(exercice: 2025)), diagnostics: errors(1))
        #expect(Resume(classeur: blank).provisoire?.plainSpaces == "Classeur vierge : rien n’y est encore saisi.")
    }

    @Test("answers are counted by kind, of those that have an object")
    func answers() throws {
        let words = try summary { bilan in
            bilan.reponses["1.A.1"]?.nature = .sansObjet
            bilan.reponses["2.1"]?.atteint = .partiel
            bilan.reponses["2.2"]?.atteint = .partiel
            bilan.reponses["3.1"]?.atteint = .non
            bilan.reponses["3.2"]?.atteint = nil
        }.reponses
        #expect(words.plainSpaces == "Réponses : 20 sur 21 – 17 Oui, 2 Partiel, 1 Non")
    }

    @Test("who the CPTS is: what is known, in the singular at one; nothing where nothing is")
    func presentation() throws {
        #expect(
            try summary { $0.identite = Identite(ars: "ARS", population: 1, membres: 1) }.presentation?.plainSpaces
                == "ARS · taille 1 · 1 habitant · 1 membre")
        #expect(
            try summary { $0.identite = Identite(cpam: "CPAM", population: 2, membres: 2) }.presentation?.plainSpaces
                == "CPAM · taille 1 · 2 habitants · 2 membres")
        let nobody = try summary { $0.identite = Identite() }
        #expect(nobody.presentation == nil && nobody.nom == "CPTS sans nom")
    }

    @Test("where it was read: size, model and program, each if known")
    func reading() throws {
        let lu = try summary().classeur.lu
        let bare = BilanLu(
            modele: nil, producteur: nil, bilan: lu.bilan, lieux: [:], financement: nil, rapprochement: [],
            diagnostics: [])
        func words(_ classeur: ClasseurLu) -> String { Resume(classeur: classeur).lecture.plainSpaces }
        let end = "par aci-xlsx 0.1.0. Estimation : le contrat signé l’emporte."
        #expect(
            words(ClasseurLu(fichier: "-", provenance: "entrée standard", octets: 48_213, lu: lu))
                == "Lu dans « entrée standard » (48 213 octets, modèle ACI 2025.1, enregistré par LibreOffice) \(end)")
        #expect(words(ClasseurLu(fichier: "a.xlsx", octets: 1, lu: bare)) == "Lu dans « a.xlsx » (1 octet) \(end)")
        #expect(words(ClasseurLu(fichier: "a.xlsx", lu: bare)) == "Lu dans « a.xlsx » \(end)")
    }

    @Test("other amounts are told where the workbook has any, and the engine has its own")
    func otherAmounts() throws {
        func line(_ path: String, _ workbook: Int?, _ reckoned: Int?) -> LigneRapprochement {
            LigneRapprochement(
                rubrique: path, lieu: Adresse(feuille: "Synthèse", cellule: "D41"),
                classeur: workbook.map(Montant.init(euros:)), calcule: reckoned.map(Montant.init(euros:)))
        }
        let lines = [
            line("total", 1, 3), line("versements.avance", 2, 2), line("versements.solde", nil, 4),
            line("majoration", 5, nil), line("inconnue", 7, 6),
        ]
        #expect(
            try summary(lines: lines).ecartsEnClair == [
                ["Total estimé", "Synthèse!D41", "1,00", "3,00", "−2,00"],
                ["Solde", "Synthèse!D41", "illisible", "4,00", ""],
                ["inconnue", "Synthèse!D41", "7,00", "6,00", "1,00"],
            ])
        #expect(try summary(lines: lines).ecarts.count == 3)
        // No spreadsheet has reckoned this one.
        #expect(try summary(lines: [line("total", nil, 3), line("versements.avance", nil, 2)]).ecarts == [])
    }
}
