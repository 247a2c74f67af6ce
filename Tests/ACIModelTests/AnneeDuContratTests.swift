import Testing

@testable import ACIModel

/// R1 à R3 : l’année de référence, les jours comptés, la fin du contrat, chaque borne à son égalité.
@Suite struct AnneeDuContratTests {
    private func bilan(
        _ signature: String?, _ debut: String? = "2025-01-01", _ fin: String? = "2025-12-31", exercice: Int = 2025,
        finContrat: String? = nil
    ) throws -> Bilan {
        BilanType.complet(try BilanType.bareme("avenant-2", exercice), taille: 3).avec {
            $0.identite.signature = signature.map(jour)
            $0.identite.finContrat = finContrat.map(jour)
            $0.debutPeriode = debut.map(jour)
            $0.finPeriode = fin.map(jour)
            for mission in $0.cadre.missions { $0.debuts[mission.code] = signature.map(jour) ?? jour("2020-01-01") }
            // Les preuves suivent la période, pour que rien d’autre ne se dise.
            let dernierJour = $0.periode.fin
            for code in $0.reponses.keys {
                $0.reponses[code]?.datePreuve = dernierJour
                if case .date = $0.reponses[code]?.valeur { $0.reponses[code]?.valeur = .date(dernierJour) }
            }
        }
    }

    private func periode(_ debut: String, _ fin: String) -> Periode { Periode(debut: jour(debut), fin: jour(fin)) }

    @Test(arguments: [
        // Une année du contrat finit avec la période.
        ("2023-03-01", "2025-02-28", "2024-03-01", "2025-02-28"),
        ("2023-03-01", "2024-02-29", "2023-03-01", "2024-02-29"),
        ("2024-02-29", "2025-02-27", "2024-02-29", "2025-02-27"),
        ("2024-02-29", "2028-02-28", "2027-02-28", "2028-02-28"),
        ("2024-02-29", "2029-02-27", "2028-02-29", "2029-02-27"),
        ("2024-01-01", "2024-12-31", "2024-01-01", "2024-12-31"),
        // Aucune : les douze mois qui finissent avec elle.
        ("2023-04-01", "2025-02-28", "2024-03-01", "2025-02-28"),
        ("2023-04-01", "2024-02-29", "2023-03-01", "2024-02-29"),
        ("2023-04-01", "2025-12-31", "2025-01-01", "2025-12-31"),
        ("2023-04-01", "2025-03-30", "2024-03-31", "2025-03-30"),
        // La veille de l’anniversaire de la signature elle-même n’est pas une année du contrat.
        ("2025-03-01", "2025-02-28", "2024-03-01", "2025-02-28"),
    ])
    func anneeDeReference(signature: String, fin: String, debutAttendu: String, finAttendue: String) throws {
        let bilan = try bilan(signature, "2024-01-01", fin)
        #expect(bilan.anneeDeReference == periode(debutAttendu, finAttendue))
    }

    @Test(arguments: [
        // Celle qui est saisie ; sinon celle qui finit dans l’exercice ; sinon celle qui commence à la signature.
        ("2023-09-14", "2025-09-14", "2026-09-13", "2025-09-14", "2026-09-13"),
        ("2023-09-14", "2025-01-01", "2025-12-31", "2024-09-14", "2025-09-13"),
        ("2025-09-14", "2025-01-01", "2025-12-31", "2025-09-14", "2026-09-13"),
        ("2023-01-01", "2025-02-01", "2025-12-31", "2025-01-01", "2025-12-31"),
    ])
    func anneeAMontrer(
        signature: String, debut: String, fin: String, debutAttendu: String, finAttendue: String
    ) throws {
        #expect(try bilan(signature, debut, fin).anneeDuContrat == periode(debutAttendu, finAttendue))
    }

    @Test func sansSignatureNiAvantElleAucuneAnneeDuContrat() throws {
        #expect(try bilan(nil, nil, nil).anneeDuContrat == nil)
        #expect(try bilan("2026-01-01", nil, nil).anneeDuContrat == nil)
    }

    /// Donné par le domaine : 397 500 €, d’un anniversaire à l’autre.
    @Test func dUnAnniversaireALAutre() throws {
        let bilan = try bilan("2023-03-01", "2024-03-01", "2025-02-28")
        #expect(bilan.financement?.total.montant == Montant(euros: 397_500))
        #expect(bilan.codes.isEmpty)
    }

    @Test func signeApresLaPeriodeRienNEstDu() throws {
        let bilan = try bilan("2026-01-01", nil, nil).avec {
            for mission in $0.cadre.missions { $0.debuts[mission.code] = jour("2025-01-01") }
        }
        let financement = try #require(bilan.financement)
        #expect(financement.total == .zero)
        #expect(financement.versements.avance == .zero)
        #expect(financement.leviers.isEmpty)
        #expect(bilan.codes.contains(.signatureApresPeriode))
        let lendemain = bilan.avec { $0.identite.signature = jour("2025-12-31") }
        #expect(lendemain.financement?.fonctionnement == Montant(euros: 75_000))
        #expect(lendemain.financement?.missions.first?.fixe.jours == 1)
    }

    @Test(
        arguments: [
            ("2023-04-01", "2025-01-01", "2025-12-31", nil), ("2023-04-01", "2025-04-01", "2026-03-31", nil),
            ("2023-04-01", "2024-04-01", "2025-03-31", nil), ("2025-06-01", "2025-06-01", "2025-12-31", nil),
            ("2023-04-01", "2025-01-02", "2025-12-31", CodeDiagnostic.periodeCourte),
            ("2023-04-01", "2024-12-31", "2025-12-31", .periodeTropLongue),
            ("2023-04-01", "2024-07-01", "2025-06-30", .periodeHorsContrat),
            ("2025-06-01", "2025-06-01", "2025-11-30", .periodeHorsContrat),
            ("2025-01-01", "2025-01-02", "2025-12-31", .periodeCourte),
            ("2022-04-01", "2024-01-01", "2024-12-31", .periodeHorsExercice),
            ("2023-04-01", "2025-01-02", "2025-01-01", .periodeInversee),
        ] as [(String, String, String, CodeDiagnostic?)])
    func lesPeriodesEtLeurMessage(signature: String, debut: String, fin: String, attendu: CodeDiagnostic?) throws {
        let periodes: [CodeDiagnostic] = [
            .periodeCourte, .periodeTropLongue, .periodeHorsContrat, .periodeHorsExercice, .periodeInversee,
        ]
        #expect(try bilan(signature, debut, fin).codes.filter(periodes.contains) == [attendu].compactMap { $0 })
    }

    /// Une année commence avec l’année civile, ou avec celle du contrat.
    @Test(
        arguments: [
            ("2025-01-01", true), ("2025-01-02", false), ("2025-04-01", true), ("2025-04-02", false),
            ("2024-04-01", true), ("2025-02-01", false),
        ])
    func lesDebutsHabituels(debut: String, estHabituel: Bool) throws {
        #expect(try bilan("2023-04-01", debut).debutEstHabituel == estHabituel)
    }

    @Test func lePremierJourHorsDuContratEtCeluiQuiEstAttendu() throws {
        let hors = try bilan("2023-04-01", "2024-07-01", "2025-06-30").diagnostic(.periodeHorsContrat)
        #expect(hors?.trouve == "01/07/2024")
        #expect(hors?.attendu == "01/04/2024")
    }

    @Test func unePeriodeCourteNeReduitQueLaPartFixe() throws {
        let courte = try #require(try bilan("2023-04-01", "2025-07-01", "2025-12-31").financement)
        #expect(courte.fonctionnement == Montant(euros: 75_000))
        let parcours = try #require(courte.mission(CodeMission("parcours")))
        #expect(parcours.fixe.montant == Montant(22_684.93))
        #expect(parcours.variable.montant == Montant(euros: 45_000))
        #expect(parcours.enveloppeAnnee == Montant(67_684.93))
        #expect(parcours.horsAnnee == Montant(22_315.07))
    }

    @Test func laFinDuContrat() throws {
        // Dans la période : la part fixe seule s’arrête à elle.
        let octobre = try bilan("2020-11-01", finContrat: "2025-10-31")
        let parcours = try #require(octobre.financement?.mission(CodeMission("parcours")))
        #expect(parcours.fixe.jours == 304)
        #expect(parcours.variable.montant == Montant(euros: 45_000))
        #expect(octobre.financement?.fonctionnement == Montant(euros: 75_000))
        #expect(octobre.codes == [.contratFinitEnCours])
        #expect(octobre.diagnostic(.contratFinitEnCours)?.message.contains("61\u{A0}jours de la période") == true)
        let dernierJour = try bilan("2020-11-01", finContrat: "2025-12-31")
        #expect(dernierJour.financement?.missions.first?.fixe.jours == 365)
        // Le premier jour compte encore, la veille plus rien.
        let premierJour = try bilan("2020-11-01", finContrat: "2025-01-01")
        #expect(premierJour.financement?.missions.first?.fixe.jours == 1)
        let veille = try bilan("2020-11-01", finContrat: "2024-12-31").avec {
            $0.identite.population = 200_000
            $0.identite.membres = 200
        }
        let financement = try #require(veille.financement)
        #expect(financement.total == .zero && financement.majoration == .zero)
        #expect(financement.versements.avance == .zero && financement.versements.solde == .zero)
        #expect(financement.leviers.isEmpty && financement.missions.allSatisfy { $0.enveloppeAnnee == .zero })
        #expect(veille.diagnostic(.contratTermine)?.gravite == .erreur)
        // Avant la signature : une erreur, et la fin est ignorée.
        let incoherente = try bilan("2023-04-01", finContrat: "2023-03-31")
        #expect(incoherente.financement?.total.montant == Montant(euros: 397_500))
        #expect(incoherente.diagnostic(.contratFinIncoherente)?.gravite == .erreur)
        #expect(try bilan("2023-04-01", finContrat: "2023-04-01").codes.contains(.contratTermine))
    }

    @Test func leRenouvellementSeDemandeApresCinqAns() throws {
        #expect(try bilan("2020-12-31").codes == [])
        #expect(try bilan("2020-12-30").codes == [.renouvellementAConfirmer])
        #expect(try bilan("2020-12-30", finContrat: "2025-12-31").codes == [])
        let note = try bilan("2020-12-30")
        #expect(note.diagnostic(.renouvellementAConfirmer)?.gravite == .note)
        #expect(note.financement?.total.montant == Montant(euros: 397_500))
    }

    @Test func laMissionDesCrisesALeTempsDepuisSonEntreeEnVigueur() throws {
        func codes(_ signature: String, fin: String) throws -> [CodeDiagnostic] {
            try bilan(signature, "2022-01-01", fin, exercice: 2022).avec {
                $0.debuts[CodeMission("crises")] = nil
                $0.crise = Crise()
                for code in ["4.1", "4.2", "4.3"] { $0.reponses[code] = nil }
            }.codes.filter { $0 == .missionEnRetard }
        }
        #expect(try codes("2021-01-01", fin: "2022-12-31") == [])
        func en2023(_ signature: String, fin: String) throws -> [CodeDiagnostic] {
            try bilan(signature, "2023-01-01", fin, exercice: 2023).avec {
                $0.debuts[CodeMission("crises")] = nil
                $0.crise = Crise()
                for code in ["4.1", "4.2", "4.3"] { $0.reponses[code] = nil }
            }.codes.filter { $0 == .missionEnRetard }
        }
        #expect(try en2023("2021-01-01", fin: "2023-03-02") == [])
        #expect(try en2023("2021-01-01", fin: "2023-03-03") == [.missionEnRetard])
        #expect(try en2023("2022-10-01", fin: "2023-03-31") == [])
        #expect(try en2023("2022-10-01", fin: "2023-04-01") == [.missionEnRetard])
    }

    /// R3 : ce qui, d’une mission fermée, demande son démarrage.
    @Test func ceQuiAttendUnDemarrage() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        let codes = ["2.1", "2.2", "2.3", "2.4", "4.1", "4.2", "4.3"]
        func attend(_ nom: String, _ changement: (inout Bilan) -> Void) throws -> Bool {
            let mission = try #require(bilan.cadre.mission(CodeMission(nom)))
            return bilan.avec {
                $0.debuts[mission.code] = nil
                changement(&$0)
            }.attendSonDemarrage(mission)
        }
        func sansReponse(_ bilan: inout Bilan) { for code in codes { bilan.reponses[code]?.atteint = nil } }
        #expect(try attend("parcours") { _ in })
        #expect(try attend("parcours") { $0.debuts[CodeMission("parcours")] = jour("2026-01-01") })
        #expect(try !attend("parcours") { $0.debuts[CodeMission("parcours")] = jour("2025-12-31") })
        #expect(try !attend("parcours") { $0.identite.finContrat = jour("2024-12-31") })
        #expect(try attend("parcours") { $0.identite.finContrat = jour("2025-01-01") })
        #expect(try !attend("parcours") { $0.identite.signature = jour("2026-01-01") })
        #expect(try attend("parcours") { $0.identite.signature = jour("2025-12-31") })
        #expect(try attend("parcours") { $0.identite.signature = nil })
        #expect(try !attend("parcours", sansReponse))
        #expect(try !attend("parcours") { for code in codes { $0.reponses[code]?.nature = .sansObjet } })
        #expect(try attend("parcours") { for code in codes { $0.reponses[code]?.nature = .suivi } })
        for (declaree, mobilisee, attendu) in [
            (true, nil, true), (nil, true, true), (true, true, true), (false, false, false), (nil, nil, false),
        ] as [(Bool?, Bool?, Bool)] {
            func crise(_ bilan: inout Bilan) {
                sansReponse(&bilan)
                bilan.crise = Crise(plan: .miseAJour, declaree: declaree, mobilisee: mobilisee)
            }
            #expect(try attend("crises", crise) == attendu)
            #expect(try !attend("parcours", crise))
        }
        let accord = try BilanType.bareme("aci-2019", 2021)
        let acces = try #require(accord.cadre.missions.first)
        for (reponse, attendu) in [(true, true), (false, false)] {
            var neuf = Bilan(bareme: accord)
            neuf.complements["snp_supplement"] = reponse
            #expect(neuf.attendSonDemarrage(acces) == attendu)
        }
    }

    /// R11 : le délai court de la signature, ou de l’entrée en vigueur de la mission, et ne se dit que d’un contrat qui court.
    @Test func leDelaiPasse() throws {
        func limite(_ nom: String, _ changement: (inout Bilan) -> Void = { _ in }) throws -> String? {
            let bilan = try bilan("2023-04-01").avec {
                $0.debuts = [:]
                changement(&$0)
            }
            return bilan.limitePassee(try #require(bilan.cadre.mission(CodeMission(nom))))?.iso
        }
        let parcours = CodeMission("parcours")
        #expect(try limite("acces-aux-soins") == "2023-10-01")
        #expect(try limite("parcours") == "2024-04-01")
        #expect(try limite("parcours") { $0.debuts[parcours] = jour("2025-12-31") } == nil)
        #expect(try limite("parcours") { $0.debuts[parcours] = jour("2026-01-01") } == "2024-04-01")
        #expect(try limite("parcours") { $0.identite.signature = jour("2024-12-31") } == "2025-12-31")
        #expect(try limite("parcours") { $0.identite.signature = jour("2025-01-01") } == nil)
        #expect(try limite("parcours") { $0.identite.signature = nil } == nil)
        #expect(try limite("parcours") { $0.identite.finContrat = jour("2024-12-31") } == nil)
        #expect(try limite("parcours") { $0.identite.finContrat = jour("2025-01-01") } == "2024-04-01")
        #expect(try limite("qualite") == nil)
        #expect(try limite("crises") { $0.identite.signature = jour("2021-01-01") } == "2023-03-03")
        #expect(try limite("crises") { $0.identite.signature = jour("2022-10-01") } == "2023-04-01")
        let signeApres = try limite("parcours") {
            $0.identite.signature = jour("2024-01-01")
            ($0.debutPeriode, $0.finPeriode) = (jour("2023-01-01"), jour("2023-12-31"))
        }
        #expect(signeApres == nil)
    }

    @Test func lePlanAttendu() throws {
        func plan(_ debut: String?, signature: String? = "2023-04-01") throws -> EtatPlan {
            let bilan = try bilan(signature).avec {
                $0.debuts = [CodeMission("crises"): debut.map(jour)].compactMapValues { $0 }
            }
            return bilan.planAttendu(try #require(bilan.cadre.mission(CodeMission("crises"))))
        }
        #expect(try plan(nil) == .miseAJour)
        #expect(try plan("2024-12-31") == .miseAJour)
        #expect(try plan("2025-01-01") == .premiereRedaction)
        #expect(try plan("2025-12-31") == .premiereRedaction)
        #expect(try plan("2026-01-01") == .miseAJour)
        #expect(try plan("2024-06-01", signature: "2025-01-01") == .premiereRedaction)
        #expect(try plan("2024-06-01", signature: nil) == .miseAJour)
        #expect(try plan("2025-06-01", signature: nil) == .premiereRedaction)
    }

    /// Le dialogue suit chaque anniversaire que le contrat atteint, d’un an après la signature à deux ans après la période.
    @Test(
        arguments: [
            ("2023-04-01", nil, ["2025-06-01", "2026-06-01", "2027-06-01"]),
            ("2023-04-01", "2026-03-31", ["2025-06-01", "2026-06-01"]),
            ("2023-04-01", "2026-03-30", ["2025-06-01"]), ("2023-04-01", "2025-01-01", []),
            ("2025-02-10", nil, ["2026-04-10", "2027-04-10", "2028-04-10"]),
            ("2024-02-29", nil, ["2025-04-28", "2026-04-28", "2027-04-28"]), (nil, "2026-03-31", []),
        ] as [(String?, String?, [String])])
    func lesDialogues(signature: String?, fin: String?, jours: [String]) throws {
        let echeances = try bilan(signature, finContrat: fin).echeancesAVenir
        #expect(echeances.filter { $0.objet == .dialogue }.map(\.jour.iso) == jours)
        #expect(echeances.filter { $0.objet == .finDuContrat }.map(\.jour.iso) == [fin].compactMap { $0 })
        #expect(echeances.filter { !$0.objet.tientAuContrat }.map(\.jour.iso) == ["2026-03-01"])
        #expect(echeances.first?.objet == .rapport)
        // Tout a démarré : seuls les déploiements des quatre missions qui ont un délai sont à venir.
        let missions = echeances.filter {
            switch $0.objet {
            case .demarrage, .deploiement: true
            default: false
            }
        }
        #expect(missions.count == (signature == nil ? 0 : 4))
        #expect(missions.allSatisfy { $0.objet.francais.hasPrefix("Plein déploiement de la mission ") })
    }

    /// Deux périodes se suivent, se recouvrent ou laissent des jours entre elles.
    @Test(
        arguments: [
            ("2026-01-01", "2026-12-31", nil, nil), ("2026-01-02", "2026-12-31", "du 01/01/2026 au 01/01/2026", false),
            ("2026-02-01", "2027-01-31", "du 01/01/2026 au 31/01/2026", false),
            ("2025-12-31", "2026-12-30", "du 31/12/2025 au 31/12/2025", true),
            ("2025-07-01", "2025-09-30", "du 01/07/2025 au 30/09/2025", true),
            ("2024-01-01", "2026-12-31", "du 01/01/2025 au 31/12/2025", true),
            ("2024-06-01", "2025-01-01", "du 01/01/2025 au 01/01/2025", true), ("2024-06-01", "2024-12-31", nil, nil),
        ] as [(String, String, String?, Bool?)])
    func lesRuptures(debut: String, fin: String, jours: String?, estDouble: Bool?) {
        let annee = periode("2025-01-01", "2025-12-31")
        let rupture = annee.rupture(avec: periode(debut, fin))
        #expect(rupture?.jours.francais == jours && rupture?.estDouble == estDouble)
    }

    @Test func unePeriodeEtSesBornes() {
        let annee = periode("2025-07-01", "2026-06-30")
        let jours = ["2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01"]
        #expect(jours.map { annee.contient(jour($0)) } == [false, true, true, false])
        #expect((2024...2027).map(annee.touche) == [false, true, true, false])
        #expect(annee.jours == 365 && periode("2025-07-01", "2025-07-01").jours == 1)
        #expect(periode("2025-07-02", "2025-07-01").jours == 0)
        #expect(annee.echeanceDuRapport == jour("2026-08-29"))
    }
}
