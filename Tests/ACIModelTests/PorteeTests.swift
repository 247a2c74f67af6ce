import ACIModel
import Randomness
import Testing

/// R4, R5, R5b : lignes propres, taux par ligne, plafond, ce qui reste à portée, leviers.
@Suite struct PorteeTests {
    let bareme: Bareme
    private let parcours = CodeMission("parcours")
    private let crises = CodeMission("crises")

    init() throws { bareme = try BilanType.bareme() }

    /// L’exemple du domaine : parcours, taille 3, démarré le 1er juillet, poids 40/30/20/10.
    private var exemple: Bilan {
        BilanType.complet(bareme, taille: 3).avec { bilan in
            bilan.debuts[parcours] = jour("2025-07-01")
            let reponses: [(String, Double, Atteinte?)] = [
                ("2.1", 40, .oui), ("2.2", 30, .partiel), ("2.3", 20, .non), ("2.4", 10, nil),
            ]
            for (code, poids, atteint) in reponses {
                bilan.reponses[code]?.poids = Poids(poids)
                bilan.reponses[code]?.atteint = atteint
            }
        }
    }

    @Test func lExempleDuDomaine() throws {
        let financement = try #require(exemple.financement)
        let mission = try #require(financement.mission(parcours))
        #expect(mission.fixe.montant == Montant(22_684.93))
        #expect(mission.variable.montant == Montant(24_750))
        #expect(mission.aPortee == Montant(11_250))
        #expect(mission.nonAtteint == Montant(9_000))
        #expect(mission.enveloppeAnnee == Montant(67_684.93))
        #expect(mission.horsAnnee == Montant(22_315.07))
        #expect(financement.leviers.map(\.code) == ["2.2", "2.4"])
        #expect(financement.leviers.map(\.gain) == [Montant(6_750), Montant(4_500)])
        #expect(financement.ligne("2.3")?.nonAtteint == Montant(9_000))
        #expect(financement.ligne("2.1")?.acquis == Montant(18_000))
        #expect(financement.ligne("2.2")?.acquis == Montant(6_750))
    }

    @Test func leTauxDUneLigneLEmporteSurCeluiDuContrat() throws {
        let bilan = exemple.avec { $0.reponses["2.2"]?.partiel = Taux(points: 80) }
        #expect(bilan.financement?.mission(parcours)?.variable.montant == Montant(28_800))
        #expect(
            bilan.financement?.explication("missions.parcours.variable")?.calcul
                == "45\u{202F}000,00\u{A0}€ × (40 + 30 × 80\u{A0}%) / 100")
        let entier = exemple.avec { $0.reponses["2.2"]?.partiel = .un }
        #expect(entier.financement?.leviers.map(\.code) == ["2.4"], "Partiel à 100 % n’a plus rien à apporter")
        let sansTaux = exemple.avec {
            $0.tauxPartiel = nil
            $0.reponses["2.2"]?.partiel = .zero
        }
        #expect(!sansTaux.codes.contains(.tauxPartielParDefaut))
    }

    @Test func unIndicateurPropreCompte() throws {
        let bilan = exemple.avec {
            $0.reponses["2.P.1"] = Reponse(libelle: "Télésoin", poids: Poids(100), atteint: .oui)
        }
        // (40 + 30 × 50 % + 100) / 200 de 45 000 €.
        #expect(bilan.financement?.mission(parcours)?.variable.montant == Montant(34_875))
        #expect(bilan.codes.contains(.preuveAbsente))
        let suivi = bilan.avec { $0.reponses["2.P.1"]?.nature = .suivi }
        #expect(suivi.financement?.mission(parcours)?.variable.montant == Montant(24_750))
        let poidsVide = exemple.avec {
            for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code]?.poids = nil }
            $0.reponses["2.P.2"] = Reponse(libelle: "Télésoin", atteint: .oui)
        }
        // Poids 1 partout : (1 + 50 % + 1) / 5.
        #expect(poidsVide.financement?.mission(parcours)?.variable.montant == Montant(22_500))
        #expect(bilan.ligne("2.P.1")?.libelle == "Télésoin")
    }

    @Test(arguments: ["", " ", "\u{A0}"])
    func sansIntituleUneLigneNeCompteEtSeDit(libelle: String) throws {
        let bilan = exemple.avec { $0.reponses["2.P.1"] = Reponse(libelle: libelle, atteint: .oui) }
        #expect(bilan.financement?.total == exemple.financement?.total)
        let erreur = try #require(bilan.diagnostic(.ligneSansLibelle))
        #expect(erreur.gravite == .erreur && erreur.champ == "i_2P1_libelle")
        let vide = exemple.avec { $0.reponses["2.P.1"] = Reponse() }
        #expect(!vide.codes.contains(.ligneSansLibelle))
    }

    @Test func lesIndicateursPropresDesCrisesSontSuivis() throws {
        let bilan = BilanType.complet(bareme, taille: 3)
        let avec = bilan.avec {
            $0.reponses["4.P.1"] = Reponse(
                libelle: "Exercice", nature: .resultat, poids: Poids(-3), atteint: .non)
        }
        #expect(avec.financement?.total == bilan.financement?.total)
        #expect(avec.codes.isEmpty)
    }

    @Test func lesLignesReserveesAuxIndicateursPropres() throws {
        let bilan = Bilan(bareme: bareme)
        #expect(bareme.cadre.missions.map { bilan.codesPropres($0).count } == [3, 2, 2, 2, 2, 2])
        let mission = try #require(bareme.cadre.mission(parcours))
        let plus = bilan.avec { $0.reponses["2.P.5"] = Reponse(libelle: "x") }
        #expect(plus.codesPropres(mission) == (1...5).map { "2.P.\($0)" })
        let ancien = Bilan(bareme: try BilanType.bareme("aci-2019", 2021))
        #expect(ancien.cadre.missions.map { ancien.codesPropres($0).count } == [3, 2, 2, 2, 2])
    }

    @Test(arguments: [
        // Démarrée dans l’année de référence : un plan sans réponse compte comme écrit pour la première fois.
        ("2025-01-01", 45_000), ("2024-12-31", 22_500),
    ])
    func unPlanSansReponseCompteAuPlafond(debut: String, attendu: Int) throws {
        let bilan = BilanType.complet(bareme, taille: 3, plan: nil).avec { $0.debuts[crises] = jour(debut) }
        let financement = try #require(bilan.financement)
        let mission = try #require(financement.mission(crises))
        #expect(mission.fixe.montant == .zero)
        #expect(mission.fixe.plafond == Montant(euros: attendu))
        #expect(mission.aPortee == Montant(euros: attendu) && mission.nonAtteint == .zero)
        #expect(financement.leviers.map(\.code) == [Levier.plan])
        #expect(financement.total.plafond - financement.total.montant == Montant(euros: attendu))
        #expect(financement.total.plancher == financement.total.montant)
        #expect(bilan.diagnostic(.planSansReponse)?.enjeu == Montant(euros: attendu))
        let aucun = bilan.avec { $0.crise.plan = .aucun }.financement?.mission(crises)
        #expect(aucun?.nonAtteint == Montant(euros: attendu) && aucun?.aPortee == .zero)
    }

    /// Une mission démarrée avant la signature compte à partir d’elle : c’est elle qui dit si le plan est le premier.
    @Test func leDemarrageNePrecedeJamaisLaSignature() throws {
        let bilan = BilanType.complet(bareme, taille: 3, plan: nil).avec {
            $0.identite.signature = jour("2025-03-01")
            $0.debuts[crises] = jour("2024-06-01")
        }
        #expect(bilan.financement?.mission(crises)?.fixe.plafond == Montant(37_726.03))
    }

    /// What a mission without a start would bring is what it brings once it has one, and lies outside of the year's envelope.
    @Test func ceQuiNaPasDemarre() throws {
        let cadres = try Cadres.embarques
        var essayees = 0
        for graine in sample(11_000..<11_200) {
            var tirage = Tirage(graine: UInt64(graine))
            let bilan = tirage.bilan(cadres)
            let financement = try #require(bilan.financement)
            for mission in bilan.cadre.missions {
                let resultat = try #require(financement.mission(mission.code))
                #expect(resultat.nonDemarre <= resultat.horsAnnee, "\(graine), \(mission.nom)")
                guard bilan.attendSonDemarrage(mission) else {
                    #expect(resultat.nonDemarre == .zero, "\(graine), \(mission.nom)")
                    continue
                }
                let ouvert = bilan.avec { $0.debuts[mission.code] = $0.debutCompte }
                #expect(
                    resultat.nonDemarre == ouvert.financement?.mission(mission.code)?.total, "\(graine), \(mission.nom)"
                )
                essayees += resultat.nonDemarre > .zero ? 1 : 0
            }
        }
        #expect(essayees > 0)
    }

    @Test(
        arguments: [(true, nil, 0, 67_500), (true, false, 0, 67_500), (true, true, 67_500, 0), (false, true, 0, 0)]
            as [(Bool, Bool?, Int, Int)])
    func laSurvenueDUneCrise(declaree: Bool, mobilisee: Bool?, variable: Int, nonAtteint: Int) throws {
        let bilan = BilanType.complet(bareme, taille: 3).avec {
            $0.crise = Crise(
                plan: .miseAJour, declaree: declaree, mobilisee: mobilisee, autorite: "Préfet", date: jour("2025-08-14")
            )
        }
        let mission = try #require(bilan.financement?.mission(crises))
        #expect(mission.variable.fourchette == Fourchette(Montant(euros: variable)))
        #expect(mission.nonAtteint == Montant(euros: nonAtteint) && mission.aPortee == .zero)
        let attendu: CodeDiagnostic? =
            if !declaree { .criseContradictoire } else if mobilisee == nil { .mobilisationSansReponse } else { nil }
        #expect(bilan.codes == (attendu.map { [$0] } ?? []))
        #expect(attendu.map { bilan.diagnostic($0)?.enjeu == Montant(euros: 67_500) } ?? true)
    }

    @Test func uneMissionSansIndicateurDeResultatEstNonAtteinte() throws {
        let bilan = BilanType.complet(bareme, taille: 3).avec {
            for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code]?.nature = .suivi }
        }
        let mission = try #require(bilan.financement?.mission(parcours))
        #expect(mission.nonAtteint == Montant(euros: 45_000) && mission.aPortee == .zero)
        #expect(bilan.diagnostic(.sansIndicateurDeResultat)?.enjeu == Montant(euros: 45_000))
    }

    @Test func ceQuiEstDejaVerse() throws {
        let bilan = BilanType.complet(bareme, taille: 3)
        func versements(_ montant: Montant?) -> Versements? {
            bilan.avec { $0.dejaVerse = montant }.financement?.versements
        }
        #expect(versements(nil)?.resteARecevoir == Montant(euros: 397_500))
        #expect(
            bilan.financement?.explication("versements.resteARecevoir")?.calcul.hasSuffix(
                "(rien de saisi comme déjà versé)") == true)
        #expect(versements(.zero)?.dejaVerse == .zero)
        #expect(versements(Montant(174_375))?.resteARecevoir == Montant(223_125))
        #expect(versements(Montant(397_500.01))?.resteARecevoir == Montant(centimes: -1))
        func codes(_ montant: Montant) -> [CodeDiagnostic] { bilan.avec { $0.dejaVerse = montant }.codes }
        #expect(codes(Montant(euros: 397_500)) == [])
        #expect(codes(Montant(397_500.01)) == [.tropPercu])
        #expect(codes(Montant(centimes: -1)) == [.dejaVerseNegatif])
        #expect(versements(Montant(centimes: -1))?.resteARecevoir == Montant(euros: 397_500))
    }

    @Test(
        "weights-two-units",
        arguments: [
            ([1, 10, 44, 45], nil), ([1, 10, 44, 46], CodeDiagnostic.poidsMelanges), ([1, 9, 9, 9], nil),
            ([2, 10, 44, 46], nil), ([18_000, 13_500, 9_000, 4_500], nil), ([18_000, 13_500, 9_000, 4_950], nil),
            ([18_000, 13_500, 9_000, 4_951], .poidsMelanges), ([250, 250, 250, 250], nil),
            ([250, 250, 250, 251], .poidsMelanges), ([0.3, 1, 1, 1], .poidsMelanges), ([0.3, 0.3, 0.3, 0.1], nil),
            ([1, 2, 3, 4], .poidsMelanges), ([4, 5, 6, 7], .poidsMelanges), ([1, 2, 3, 5], nil), ([4, 3, 2, 1], nil),
        ] as [([Double], CodeDiagnostic?)])
    func desPoidsDeDeuxComptes(poids: [Double], attendu: CodeDiagnostic?) throws {
        let bilan = BilanType.complet(bareme, taille: 3).avec {
            for (code, poids) in zip(["2.1", "2.2", "2.3", "2.4"], poids) { $0.reponses[code]?.poids = Poids(poids) }
        }
        #expect(bilan.codes == [attendu].compactMap { $0 })
        if attendu != nil { #expect(bilan.diagnostic(.poidsMelanges)?.message.contains("2.1 ") == true) }
    }

    /// Ce qui n’est pas payé n’a pas de poids, mais garde sa place entre ceux que la poignée tire.
    @Test(
        "weights-two-units: of three weights or fewer",
        arguments: [
            ([1, 2, 3, nil], true), ([1, nil, 3, 4], true), ([1, nil, 2, 3], false), ([1, 2, nil, nil], false),
            ([1, nil, nil, 4], false), ([nil, nil, nil, 4], false),
        ] as [([Double?], Bool)])
    func desPoidsRecopies(poids: [Double?], estDit: Bool) throws {
        let bilan = BilanType.complet(bareme, taille: 3).avec {
            for (code, poids) in zip(["2.1", "2.2", "2.3", "2.4"], poids) {
                $0.reponses[code]?.poids = Poids(poids ?? 1)
                if poids == nil { $0.reponses[code]?.nature = .suivi }
            }
        }
        #expect(bilan.codes.contains(.poidsMelanges) == estDit)
    }

    /// De `total`, les montants dont chacun dépend mènent à toutes les saisies qui décident.
    @Test func duTotalOnDescendJusquAuxSaisies() throws {
        let financement = try #require(exemple.financement)
        var aSuivre = ["total"]
        var vus: Set<String> = []
        var champs: Set<String> = []
        while let chemin = aSuivre.popLast() {
            guard vus.insert(chemin).inserted else { continue }
            let explication = try #require(financement.explication(chemin), "\(chemin)")
            champs.formUnion(explication.entrees)
            aSuivre += explication.depend
            #expect(!explication.entrees.isEmpty || !explication.depend.isEmpty, "\(chemin) ne mène à rien")
        }
        let attendus = [
            "population", "signature", "periode_debut", "periode_fin", "contrat_fin", "membres", "crise_plan",
            "crise_declaree", "crise_mobilisee", "taux_partiel", "debut_parcours", "i_21_atteint", "i_62_poids",
            "i_22_partiel", "i_22_nature",
        ]
        for champ in attendus { #expect(champs.contains(champ), "\(champ)") }
        for explication in financement.explications {
            for chemin in explication.depend { #expect(financement.explication(chemin) != nil, "\(chemin)") }
        }
        let adresses = ["periode_fin": Adresse(feuille: "Synthèse", cellule: "D9")]
        #expect(financement.explication("missions.parcours.fixe")?.cellules(adresses) == ["Synthèse!D9"])
    }
}
