import ACIModel
import Testing

/// Les règles R0 à R10, d’abord par les cas chiffrés du domaine.
@Suite struct MoteurTests {
    @Test func casChiffresDeLAvenant2() throws {
        let bareme = try BilanType.bareme()
        func total(_ taille: Int, _ atteint: Atteinte, _ plan: EtatPlan, crise: Bool) -> Montant? {
            BilanType.complet(bareme, taille: taille, atteint: atteint, plan: plan, crise: crise).financement?.total
                .montant
        }
        #expect(total(1, .oui, .premiereRedaction, crise: true) == Montant(euros: 287_500))
        #expect(total(2, .oui, .premiereRedaction, crise: false) == Montant(euros: 330_000))
        #expect(total(3, .oui, .miseAJour, crise: false) == Montant(euros: 397_500))
        #expect(total(3, .non, .miseAJour, crise: false) == Montant(euros: 275_000))
    }

    @Test func avanceEtSoldeDUneAnneeSuivante() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 2, plan: .premiereRedaction)
        let versements = try #require(bilan.financement?.versements)
        #expect(versements.avance == Montant(euros: 174_375))
        #expect(versements.solde == Montant(euros: 330_000 - 174_375))
        #expect(!versements.premiereAnnee)
    }

    @Test func soclesSeuls() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec {
            $0.debuts[CodeMission("qualite")] = nil
            $0.debuts[CodeMission("accompagnement")] = nil
        }
        #expect(bilan.financement?.total.montant == Montant(euros: 347_500))
    }

    @Test func majorationAPartirDeCentMembres() throws {
        let bilan = BilanType.complet(
            try BilanType.bareme(), taille: 4, plan: .premiereRedaction, crise: true)
        let sans = bilan.avec { $0.identite.membres = 99 }
        let avec = bilan.avec { $0.identite.membres = 100 }
        #expect(sans.financement?.total.montant == Montant(euros: 580_000))
        #expect(avec.financement?.total.montant == Montant(euros: 629_000))
        #expect(avec.financement?.majoration.montant == Montant(euros: 49_000))
        #expect(avec.codes.contains(.majorationAConfirmer))
        #expect(!sans.codes.contains(.majorationAConfirmer))
        let inconnu = bilan.avec { $0.identite.membres = nil }
        #expect(inconnu.financement?.majoration == .zero)
        #expect(inconnu.codes.contains(.membresInconnus))
    }

    @Test func planchersEtPlafondsOntLeurMajoration() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 4, atteint: .partiel).avec {
            $0.identite.membres = 120
        }
        let financement = try #require(bilan.financement)
        // Fixes : 110 + 50 + 20 + 25 + 20 + 15 = 240 k€ ; variables hors crise : 150 k€.
        #expect(financement.majoration.plancher == Montant(euros: 24_000))
        #expect(financement.majoration.montant == Montant(euros: 31_500))
        #expect(financement.majoration.plafond == Montant(euros: 39_000))
        #expect(financement.total.plancher == Montant(euros: 90_000 + 264_000))
        #expect(financement.total.plafond == Montant(euros: 90_000 + 429_000))
    }

    @Test func missionDemarreeEnCoursDAnnee() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec {
            $0.debuts[CodeMission("parcours")] = jour("2025-07-01")
        }
        let mission = try #require(bilan.financement?.mission(CodeMission("parcours")))
        #expect(mission.fixe.jours == 184)
        #expect(mission.fixe.joursReference == 365)
        #expect(mission.fixe.montant == Montant(22_684.93))
        #expect(mission.variable.montant == Montant(euros: 45_000))
        let seul = bilan.avec { bilan in
            bilan.debuts = bilan.debuts.filter { $0.key == CodeMission("parcours") }
            bilan.identite.signature = nil
        }
        #expect(seul.financement?.versements.avance == Montant(17_013.70))
    }

    @Test func aci2019AvecSesLignesSNP() throws {
        let bareme = try BilanType.bareme("aci-2019", 2021)
        let bilan = BilanType.complet(bareme, taille: 2)
        #expect(bilan.financement?.total.montant == Montant(euros: 287_000))
        let fixe = try #require(bilan.financement?.mission(CodeMission("acces-aux-soins"))?.fixe)
        #expect(fixe.montant == Montant(euros: 17_500 + 12_000 + 45_000))
        #expect(fixe.enveloppe == fixe.montant)
        #expect(fixe.complements.map(\.nom) == ["snp_compensation", "snp_supplement"])
        let sans = bilan.avec { $0.complements = ["snp_compensation": false] }
        #expect(sans.financement?.total.montant == Montant(euros: 287_000 - 57_000))
        #expect(sans.codes.filter { $0 == .complementSansReponse }.count == 1)
    }

    @Test func lesLignesSNPEntrentDansLAvance() throws {
        let bilan = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 2)
        // 60 + 17,5 + 12 + 45 + 35 + 15 + 10 + 7,5 = 202 k€, dont 75 %.
        #expect(bilan.financement?.versements.avance == Montant(euros: 151_500))
    }

    @Test func sansTailleAucunFinancement() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 1).avec { $0.identite.population = nil }
        #expect(bilan.financement == nil)
        #expect(bilan.codes.first == .tailleInconnue)
        #expect(bilan.avec { $0.identite.population = 0 }.financement == nil)
        #expect(bilan.avec { $0.identite.tailleContractuelle = 2 }.financement?.taille == 2)
        #expect(bilan.avec { $0.identite.tailleContractuelle = 7 }.financement == nil)
    }

    @Test func laTailleDuContratLEmporteEtSeDit() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 2).avec { $0.identite.tailleContractuelle = 3 }
        #expect(bilan.financement?.total.montant == Montant(euros: 397_500))
        #expect(bilan.diagnostic(.tailleDifferente)?.gravite == .note)
    }

    @Test func fonctionnementEnEntierDesLaSignature() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        let decembre = bilan.avec { $0.identite.signature = jour("2025-12-31") }
        #expect(decembre.financement?.fonctionnement == Montant(euros: 75_000))
        let apres = bilan.avec { $0.identite.signature = jour("2026-01-01") }
        #expect(apres.financement?.fonctionnement == .zero)
        #expect(apres.codes.contains(.signatureApresPeriode))
        let sans = bilan.avec { $0.identite.signature = nil }
        #expect(sans.financement?.fonctionnement == .zero)
        #expect(sans.diagnostic(.signatureAbsente)?.gravite == .erreur)
    }

    @Test func laPremiereAnneeCommenceALaSignature() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec {
            $0.identite.signature = jour("2025-10-01")
            $0.debuts[CodeMission("parcours")] = jour("2025-10-01")
        }
        let financement = try #require(bilan.financement)
        #expect(financement.versements.premiereAnnee)
        #expect(financement.mission(CodeMission("parcours"))?.fixe.jours == 92)
        #expect(financement.mission(CodeMission("prevention"))?.fixe.jours == 92)
        let fixes = financement.missions.map(\.fixe.montant).somme().centimes
        #expect(financement.versements.avance.centimes == 7_500_000 + (fixes * 3 + 2) / 4)
        #expect(bilan.codes.contains(.missionAvantSignature))
    }

    @Test(arguments: [
        ("2025-01-01", "2025-12-31", 365, 365), ("2024-01-01", "2024-12-31", 366, 366),
        ("2024-04-01", "2025-03-31", 365, 365), ("2023-03-01", "2024-02-29", 366, 366),
        ("2025-01-01", "2025-06-30", 181, 365), ("2024-03-01", "2025-02-28", 365, 365),
        ("2025-06-30", "2025-06-30", 1, 365),
    ])
    func joursDeLaPeriode(debut: String, fin: String, jours: Int, reference: Int) throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec {
            $0.identite.signature = jour("2020-01-01")
            $0.debutPeriode = jour(debut)
            $0.finPeriode = jour(fin)
            $0.debuts = $0.debuts.mapValues { _ in jour("2020-06-01") }
        }
        let fixe = try #require(bilan.financement?.missions.first?.fixe)
        #expect(fixe.jours == jours)
        #expect(fixe.joursReference == reference)
        #expect(!bilan.codes.contains(.periodeTropLongue))
    }

    @Test func periodesFautives() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        let inversee = bilan.avec { $0.debutPeriode = jour("2026-01-01") }
        #expect(inversee.codes.contains(.periodeInversee))
        #expect(inversee.financement?.missions.allSatisfy { $0.fixe.jours == 0 } == true)
        let longue = bilan.avec { $0.debutPeriode = jour("2024-12-31") }
        #expect(longue.codes.contains(.periodeTropLongue))
        #expect(longue.financement?.missions.first?.fixe.jours == 365)
        let ailleurs = bilan.avec {
            $0.debutPeriode = jour("2023-01-01")
            $0.finPeriode = jour("2023-12-31")
        }
        #expect(ailleurs.codes.contains(.periodeHorsExercice))
        let absente = bilan.avec {
            $0.debutPeriode = nil
            $0.finPeriode = nil
        }
        #expect(absente.financement?.total == bilan.financement?.total)
        #expect(absente.codes.contains(.periodeParDefaut))
    }

    @Test func lesPoidsSontRelatifs() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3, atteint: .non)
        func variable(_ poids: [Double], facteur: Double) -> Montant? {
            bilan.avec { bilan in
                for (code, poids) in zip(["2.1", "2.2", "2.3", "2.4"], poids) {
                    bilan.reponses[code]?.poids = Poids(poids * facteur)
                }
                bilan.reponses["2.1"]?.atteint = .oui
                bilan.reponses["2.2"]?.atteint = .partiel
            }.financement?.mission(CodeMission("parcours"))?.variable.montant
        }
        // (40 + 30 × 50 %) / 100 de 45 000 €.
        #expect(variable([40, 30, 20, 10], facteur: 1) == Montant(euros: 24_750))
        #expect(variable([40, 30, 20, 10], facteur: 0.01) == Montant(euros: 24_750))
        #expect(variable([18_000, 13_500, 9_000, 4_500], facteur: 1) == Montant(euros: 24_750))
        #expect(variable([1, 1, 1, 1], facteur: 1.0 / 3) == Montant(euros: 16_875))
    }

    @Test func unPoidsNulOuNegatifNeComptePas() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3, atteint: .non).avec {
            $0.reponses["2.1"]?.atteint = .oui
            $0.reponses["2.2"]?.poids = Poids(0)
            $0.reponses["2.3"]?.poids = Poids(-2)
        }
        #expect(bilan.financement?.mission(CodeMission("parcours"))?.variable.montant == Montant(euros: 22_500))
        #expect(bilan.codes.filter { $0 == .poidsInvalide }.count == 2)
    }

    @Test func leTauxDuPartielEstCeluiDuContrat() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3, atteint: .partiel)
        func variable(_ taux: Taux?) -> Montant? {
            bilan.avec { $0.tauxPartiel = taux }.financement?.mission(CodeMission("parcours"))?.variable.montant
        }
        #expect(variable(Taux(0.3)) == Montant(euros: 13_500))
        #expect(variable(Taux(1.0 / 3)) == Montant(14_999.99))
        #expect(variable(.zero) == .zero)
        #expect(variable(nil) == Montant(euros: 22_500))
        #expect(bilan.avec { $0.tauxPartiel = nil }.codes.contains(.tauxPartielParDefaut))
        #expect(!bilan.codes.contains(.tauxPartielParDefaut))
    }

    @Test func unSeulPoidsFaitToutLeVariable() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec { bilan in
            for code in ["2.2", "2.3", "2.4"] { bilan.reponses[code]?.nature = .suivi }
        }
        func variable(_ poids: Double) -> Montant? {
            bilan.avec { $0.reponses["2.1"]?.poids = Poids(poids) }.financement?.mission(CodeMission("parcours"))?
                .variable.montant
        }
        for poids in [1e-6, 0.5, 1, 100] { #expect(variable(poids) == Montant(euros: 45_000)) }
        #expect(variable(0) == .zero)
    }

    /// Le contrat peut finir le jour où il est signé, et une période n’avoir qu’un jour.
    @Test func leJourQuiBorneEnEst() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        let signature = try #require(bilan.identite.signature)
        func fin(_ jour: Jour) -> Jour? { bilan.avec { $0.identite.finContrat = jour }.finContrat }
        #expect(fin(signature) == signature)
        #expect(fin(signature.ajoutant(jours: -1)) == nil)
        #expect(!Periode(debut: signature, fin: signature).estInversee)
        #expect(Periode(debut: signature, fin: signature.ajoutant(jours: -1)).estInversee)
    }

    @Test func suiviEtSansObjetNePaientPas() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec {
            $0.reponses["2.1"]?.nature = .suivi
            $0.reponses["2.2"]?.nature = .sansObjet
            $0.reponses["2.3"]?.atteint = .non
        }
        #expect(bilan.financement?.mission(CodeMission("parcours"))?.variable.montant == Montant(euros: 22_500))
        let aucun = bilan.avec { bilan in
            for code in ["2.1", "2.2", "2.3", "2.4"] { bilan.reponses[code]?.nature = .suivi }
        }
        #expect(aucun.financement?.mission(CodeMission("parcours"))?.variable.montant == .zero)
        #expect(aucun.codes.contains(.sansIndicateurDeResultat))
    }

    @Test func laVariableDUneMissionNonDemarreeEstNulle() throws {
        for debut in [nil, jour("2026-01-01")] {
            let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec {
                $0.debuts[CodeMission("parcours")] = debut
            }
            let mission = try #require(bilan.financement?.mission(CodeMission("parcours")))
            #expect(mission.total == .zero)
            #expect(mission.variable.fourchette == .zero)
            #expect(bilan.codes.contains(.missionNonDemarree))
        }
    }

    @Test(arguments: [
        (EtatPlan?.some(.premiereRedaction), true, true, 45_000, 67_500), (.some(.miseAJour), true, false, 22_500, 0),
        (.some(.miseAJour), false, true, 22_500, 0), (.some(.aucun), true, true, 0, 67_500), (nil, false, false, 0, 0),
    ])
    func crises(plan: EtatPlan?, declaree: Bool, mobilisee: Bool, fixe: Int, variable: Int) throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3, atteint: .non).avec {
            $0.crise = Crise(plan: plan, declaree: declaree, mobilisee: mobilisee, autorite: "Préfet")
        }
        let mission = try #require(bilan.financement?.mission(CodeMission("crises")))
        #expect(mission.fixe.montant == Montant(euros: fixe))
        #expect(mission.variable.fourchette == Fourchette(Montant(euros: variable)))
        #expect(bilan.codes.contains(.planSansReponse) == (plan == nil))
    }

    @Test func laPartFixeDesCrisesSuitLeProrata() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3, plan: .premiereRedaction).avec {
            $0.debuts[CodeMission("crises")] = jour("2025-07-01")
        }
        #expect(bilan.financement?.mission(CodeMission("crises"))?.fixe.montant == Montant(22_684.93))
    }

    @Test func lesIndicateursDesCrisesNeDeplacentPasLArgent() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        let non = bilan.avec { bilan in
            for code in ["4.1", "4.2", "4.3"] {
                bilan.reponses[code]?.atteint = .non
                bilan.reponses[code]?.nature = .resultat
            }
        }
        #expect(non.financement?.total == bilan.financement?.total)
    }

    @Test func fonctionnementAdditionnelDe2022() throws {
        let bareme = try BilanType.bareme("avenant-2", 2022)
        let bilan = BilanType.complet(bareme, taille: 3)
        let avant = bilan.avec { $0.identite.signature = jour("2022-09-30") }
        #expect(avant.financement?.horsTotal.map(\.montant) == [Montant(euros: 56_250)])
        #expect(avant.financement?.horsTotal.map(\.code) == ["fonctionnement-additionnel"])
        #expect(bilan.avec { $0.identite.signature = jour("2022-10-01") }.financement?.horsTotal.isEmpty == true)
        #expect(bilan.financement?.horsTotal.count == 1)
        #expect(bilan.financement?.total.montant == Montant(euros: 397_500))
        let ensuite = BilanType.complet(try BilanType.bareme("avenant-2", 2023), taille: 3)
        #expect(ensuite.financement?.horsTotal.isEmpty == true)
    }

    @Test func unBilanVideNeTombePas() throws {
        for cadre in try Cadres.embarques.liste {
            for exercice in cadre.exercices.acceptes {
                let bareme = try #require(Bareme(cadre: cadre, exercice: exercice))
                let bilan = Bilan(bareme: bareme)
                #expect(bilan.financement == nil)
                let peuple = bilan.avec { $0.identite.population = 50_000 }
                #expect(peuple.financement?.total == .zero)
            }
        }
    }
}
