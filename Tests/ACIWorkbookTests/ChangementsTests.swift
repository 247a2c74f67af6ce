import ACIModel
import TestSupport
import Testing

@testable import ACIWorkbook

/// Two bilans of one CPTS, or of two that look alike.
@Suite("D’un bilan à l’autre")
struct ChangementsTests {
    private typealias Changer = @Sendable (inout Bilan) throws -> Void

    private static func ligne(
        _ fichier: String, _ exercice: Int, nom: String = "CPTS du Lac",
        _ changer: (inout Bilan) throws -> Void = { _ in }
    ) throws -> LigneConsolidee { try EnsembleTests.ligne(fichier, exercice, nom, changer) }

    private static func ensemble(
        _ lignes: [LigneConsolidee], attendues: [CPTSAttendue] = [], le jour: String = "2027-01-15"
    ) throws -> Ensemble {
        var ensemble = Ensemble(attendues: attendues, aujourdhui: try Modeles.jour(jour))
        for ligne in lignes { ensemble.ajouter(ligne) }
        return ensemble
    }

    // MARK: Pourquoi

    struct Cause: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var annees = (avant: 2025, apres: 2026)
        var avant: @Sendable (inout Bilan) throws -> Void = { _ in }
        var apres: @Sendable (inout Bilan) throws -> Void = { _ in }
    }

    private static let parcours = CodeMission("parcours")
    private static let causes = [
        Cause(testDescription: "taille 2, puis 3") { $0.identite.tailleContractuelle = 2 },
        Cause(testDescription: "taille 2, puis 3") {
            $0.identite.population = nil
            $0.identite.tailleContractuelle = 2
        },
        // Une année bissextile compte en entier, comme une autre.
        Cause(testDescription: "taille 3, puis 2 (82 000 habitants, puis 60 000)", annees: (2024, 2025)) { _ in
        } apres: {
            $0.identite.population = 60_000
        },
        // La majoration suit les réponses.
        Cause(testDescription: "réponses : 1 mieux") {
            $0.identite.population = 200_000
            $0.reponses["2.1"]?.atteint = .non
        } apres: {
            $0.identite.population = 200_000
        },
        Cause(testDescription: "poids, nature ou taux de Partiel") { $0.reponses["2.1"]?.poids = Poids(2) },
        Cause(testDescription: "poids, nature ou taux de Partiel") { $0.reponses["2.1"]?.nature = .suivi },
        // Le taux de Partiel ne compte que pour qui répond Partiel les deux années.
        Cause(testDescription: "") { $0.reponses["2.1"]?.partiel = Taux(points: 25) },
        Cause(testDescription: "réponses : 1 mieux") {
            $0.reponses["2.1"]?.partiel = Taux(points: 25)
            $0.reponses["2.1"]?.atteint = .partiel
        },
        Cause(testDescription: "réponses : 1 moins bien") {
            $0.reponses["2.1"]?.partiel = Taux(points: 25)
        } apres: {
            $0.reponses["2.1"]?.atteint = .partiel
        },
        Cause(testDescription: "fonctionnement en 2026, non en 2025 ; majoration en 2026, non en 2025") {
            $0.identite.population = 200_000
            $0.identite.membres = 99
            $0.identite.signature = nil
        } apres: {
            $0.identite.population = 200_000
        },
        Cause(testDescription: "Réponse aux crises sanitaires graves : crise déclarée en 2026") { _ in
        } apres: {
            $0.crise.declaree = true
            $0.crise.mobilisee = true
        },
        Cause(testDescription: "réponses : 1 mieux") { $0.crise.plan = nil },
        Cause(testDescription: "réponses : 1 mieux") { $0.crise.plan = .aucun },
        // Les réponses d’une mission qui n’est ouverte qu’une année ne se comparent pas.
        Cause(testDescription: "Parcours pluriprofessionnels : mission ouverte en 2026, non en 2025") {
            $0.debuts[parcours] = nil
            $0.reponses["2.1"]?.atteint = .non
        },
        // Ni celles de deux cadres.
        Cause(
            testDescription: "ACI de 2019, puis Avenant 2 ; Réponse aux crises sanitaires graves : mission ouverte en "
                + "2026, non en 2025"
        ) { bilan in
            let ordinaire = bilan
            bilan = Bilan(
                bareme: try Cadres.embarques.bareme(exercice: 2025, cadre: "aci-2019"), identite: ordinaire.identite,
                debuts: ordinaire.debuts)
        },
        Cause(testDescription: "Accès aux soins : lignes contractualisées", annees: (2024, 2025)) {
            $0 = try ancien($0, 2024)
        } apres: {
            $0 = try ancien($0, 2025)
            $0.complements["snp_compensation"] = true
        },
    ]

    private static func ancien(_ bilan: Bilan, _ exercice: Int) throws -> Bilan {
        Bilan(
            bareme: try Cadres.embarques.bareme(exercice: exercice, cadre: "aci-2019"), identite: bilan.identite,
            debuts: bilan.debuts)
    }

    @Test("Chaque changement a sa raison, et aucune autre", arguments: causes)
    func pourquoi(_ cause: Cause) throws {
        let avant = try Self.ligne("a.xlsx", cause.annees.avant, cause.avant)
        let apres = try Self.ligne("b.xlsx", cause.annees.apres, cause.apres)
        let changement = Changement(avant: avant, apres: apres, annees: cause.annees)
        #expect(changement.francais(apres.missions).plainSpaces == cause.testDescription)
    }

    @Test("La raison la plus fréquente d’abord, le plus grand écart d’abord, qu’il monte ou descende")
    func ordres() throws {
        var lignes: [LigneConsolidee] = []
        for (nom, population) in [("CPTS A", 200_000), ("CPTS B", 60_000), ("CPTS C", 82_000), ("CPTS D", 82_000)] {
            lignes.append(
                try Self.ligne("\(nom) 2025.xlsx", 2025, nom: nom) {
                    if nom == "CPTS D" { $0.debuts[Self.parcours] = Jour(iso: "2025-07-01") }
                })
            lignes.append(
                try Self.ligne("\(nom) 2026.xlsx", 2026, nom: nom) {
                    $0.identite.population = population
                    $0.identite.membres = 12
                    if nom == "CPTS C" {
                        $0.crise.declaree = true
                        $0.crise.mobilisee = true
                    }
                })
        }
        let tableaux = TableauxEnsemble(try Self.ensemble(lignes))
        func textes(_ tableau: Tableau?) -> [String] {
            (tableau?.rangees ?? []).map { rangee in
                if case .texte(let texte)? = rangee.last { texte.plainSpaces } else { "" }
            }
        }
        let raisons = textes(tableaux.changementsDesMissions.first)
        #expect(raisons[1] == "2 CPTS : taille ; 1 CPTS : jours comptés")
        #expect(raisons[3] == "2 CPTS : taille ; 1 CPTS : crise déclarée en 2026")
        let noms = (tableaux.changements().first?.rangees ?? []).map { rangee in
            if case .cpts(let nom, rang: _) = rangee[2] { nom } else { "" }
        }
        // − 85 000 €, + 82 500 €, + 67 500 €, + 22 315,07 €.
        #expect(noms == ["CPTS B", "CPTS A", "CPTS C", "CPTS D"])
        #expect(tableaux.changements(auPlus: 4).first?.titre.contains(" sur ") == false)
        #expect(tableaux.changements(auPlus: 3).first?.titre.hasSuffix(", 3 sur 4") == true)
    }

    // MARK: Dates qui diffèrent

    private func divergences(_ lignes: [LigneConsolidee]) throws -> [String] {
        Divergence.toutes(lignes, Homonymes(try Self.ensemble(lignes))).map {
            "\($0.ligne.fichier): \($0.message.plainSpaces)"
        }
    }

    private func signe(_ fichier: String, _ exercice: Int, _ signature: String?, fin: String? = nil) throws
        -> LigneConsolidee
    {
        try Self.ligne(fichier, exercice) {
            $0.identite.signature = signature.flatMap(Jour.init(iso:))
            $0.identite.finContrat = fin.flatMap(Jour.init(iso:))
        }
    }

    @Test("Des dates qui diffèrent se disent d’année en année, du dernier bilan qui en a une")
    func dates() throws {
        #expect(
            try divergences([
                signe("c", 2026, nil), signe("b", 2025, "2021-07-14"), signe("a", 2024, "2021-06-14"),
            ]) == [
                "b: La signature du contrat n’est pas la même : le 14/06/2021 dans « a » et le 14/07/2021 dans « b ». "
                    + "Reportez celle du contrat."
            ])
        // De la même année, dans l’ordre des fichiers.
        #expect(
            try divergences([signe("z", 2025, "2021-07-14"), signe("a", 2025, "2021-06-14")]) == [
                "a: La signature du contrat n’est pas la même : le 14/07/2021 dans « z » et le 14/06/2021 dans « a ». "
                    + "Reportez celle du contrat."
            ])
        #expect(try divergences([signe("a", 2024, "2021-06-14"), signe("b", 2025, "2021-06-14")]) == [])
        // D’une année qui manque, les périodes n’ont pas à se suivre.
        #expect(try divergences([signe("a", 2024, "2021-06-14"), signe("b", 2026, "2021-06-14")]) == [])
    }

    @Test(
        "Une période qui commence après la fin du contrat est d’un autre ; celle qui commence ce jour-là, non",
        arguments: [("2024-12-31", 0), ("2025-01-01", 1)])
    func renouvellement(fin: String, nombre: Int) throws {
        let lignes = [
            try signe("a", 2024, "2020-06-15", fin: fin), try signe("b", 2025, "2024-06-15"),
        ]
        #expect(try divergences(lignes).count == nombre)
    }

    // MARK: Qui est qui

    @Test("Deux CPTS d’un nom sont deux, si leurs départements diffèrent la même année, ou dans la liste")
    func homonymes() throws {
        func cles(_ lignes: [(Int, String?)], _ attendues: [CPTSAttendue] = []) throws -> [CleCPTS] {
            let lignes = try lignes.enumerated().map { rang, ligne in
                try Self.ligne("\(rang).xlsx", ligne.0) {
                    $0.identite.departement = ligne.1
                    $0.identite.membres = rang
                }
            }
            let homonymes = Homonymes(try Self.ensemble(lignes, attendues: attendues))
            return lignes.compactMap { homonymes.cle($0) }
        }
        let seule = CleCPTS(nom: "cpts du lac", departement: "")
        let deux = [
            CleCPTS(nom: "cpts du lac", departement: "vienne"), CleCPTS(nom: "cpts du lac", departement: "charente"),
        ]
        #expect(try cles([(2025, "Vienne"), (2025, "Charente")]) == deux)
        #expect(try cles([(2025, "Vienne"), (2026, "Charente")]) == [seule, seule])
        #expect(try cles([(2025, "Vienne"), (2025, nil)]) == [seule, seule])
        #expect(try cles([(2025, "Vienne"), (2025, "VIENNE")]) == [seule, seule])
        let liste = ["Vienne", "Charente"].map { CPTSAttendue(nom: "CPTS DU LAC", departement: $0) }
        #expect(try cles([(2025, "Vienne"), (2026, "Charente")], liste) == deux)
        #expect(deux.sorted() == deux.reversed())
    }

    @Test("Une CPTS que la liste nomme deux fois y est une fois")
    func listeDouble() throws {
        let liste = ["CPTS du Lac", "cpts du lac", "CPTS du Phare"].map { CPTSAttendue(nom: $0) }
        let tableaux = TableauxEnsemble(try Self.ensemble([try Self.ligne("a.xlsx", 2026)], attendues: liste))
        #expect(tableaux.presences.map(\.nom) == ["CPTS du Phare", "CPTS du Lac"])
        #expect(
            tableaux.attendus.note?.plainSpaces == "2026 : il en manque 1. CPTS de la liste.")
    }

    private static let differences: [(String, Changer)] = [
        ("membres", { $0.identite.membres = 12 }), ("CPAM", { $0.identite.cpam = nil }),
        ("début", { $0.debutPeriode = Jour(iso: "2026-01-02") }),
        ("fin", { $0.finPeriode = Jour(iso: "2026-12-30") }),
        ("taux", { $0.tauxPartiel = Taux(points: 40) }), ("versé", { $0.dejaVerse = .zero }),
        ("démarrage", { $0.debuts[parcours] = Jour(iso: "2021-07-02") }),
        ("réponse", { $0.reponses["2.1"]?.commentaire = "Vu." }), ("crise", { $0.crise.mobilisee = nil }),
        ("complément", { $0.complements["snp_compensation"] = false }), ("nom", { $0.identite.nom = "CPTS du Lac 2" }),
    ]

    @Test("Deux bilans sont des copies si rien n’y diffère ; une seule saisie en fait deux bilans")
    func copies() throws {
        let original = try Self.ligne("a.xlsx", 2026)
        for (quoi, changer) in Self.differences {
            var ensemble = try Self.ensemble([original])
            let autre = ensemble.ajouter(try Self.ligne("b.xlsx", 2026, changer))
            #expect(autre.etat.estRempli, "\(quoi)")
        }
        var ensemble = try Self.ensemble([original])
        let copie = ensemble.ajouter(
            try Self.ligne("b.xlsx", 2026, nom: "CPTS DU LAC") { $0.reponses["9.Z"] = Reponse() })
        #expect(copie.etat == .copie("a.xlsx"))
        #expect(copie.montants == nil && copie.reponses.isEmpty && copie.points.map(\.gravite) == [.note])
        // Un troisième est la copie du premier.
        #expect(ensemble.ajouter(try Self.ligne("c.xlsx", 2026)).etat == .copie("a.xlsx"))
        // Sans nom, rien ne dit que c’est la même.
        let sansNom = try ["d.xlsx", "e.xlsx"].map { try Self.ligne($0, 2026) { $0.identite.nom = nil } }
        #expect(try Self.ensemble(sansNom).lignes.allSatisfy { $0.etat.estRempli })
    }

    // MARK: Ce qui tient au contrat

    @Test("Ce qui tient au contrat se dit du bilan le plus récent, et se retire des comptes des autres")
    func duContrat() throws {
        func enRetard(_ fichier: String, _ exercice: Int, sansDate: Bool, nom: String? = "CPTS du Lac") throws
            -> LigneConsolidee
        {
            try Self.ligne(fichier, exercice) {
                $0.identite.nom = nom
                $0.identite.signature = Jour(iso: "2025-02-01")
                $0.debuts[CodeMission("crises")] = nil
                for code in ["4.1", "4.2", "4.3"] { $0.reponses[code] = nil }
                $0.crise = Crise()
                if sansDate { $0.reponses["2.1"]?.datePreuve = nil }
            }
        }
        func etats(_ lignes: [LigneConsolidee]) throws -> [String] {
            TableauxEnsemble(try Self.ensemble(lignes)).ensemble.lignes.map(\.etat.francais)
        }
        let recent = try enRetard("b.xlsx", 2026, sansDate: false)
        #expect(try etats([enRetard("a.xlsx", 2025, sansDate: true), recent]) == ["1 à vérifier", "1 à vérifier"])
        #expect(try etats([enRetard("a.xlsx", 2025, sansDate: false), recent]) == ["complet", "1 à vérifier"])
        #expect(
            try etats([enRetard("a.xlsx", 2025, sansDate: false, nom: nil), recent]) == [
                "1 à vérifier", "1 à vérifier",
            ])
    }
}
