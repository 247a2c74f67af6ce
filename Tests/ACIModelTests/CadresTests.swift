import ACIModel
import Testing

@Suite struct CadresTests {
    let cadres: Cadres

    init() throws { cadres = try Cadres.embarques }

    @Test func lesDeuxCadresSontEmbarques() {
        #expect(cadres.liste.map(\.id) == ["aci-2019", "avenant-2"])
        #expect(cadres.exercices == 2019...2035)
        #expect(cadres["avenant-2"]?.indicateurs.count == 22)
        #expect(cadres["aci-2019"]?.indicateurs.count == 19)
    }

    @Test func lesMissionsPortentLeursCodesEtLeursOnglets() throws {
        let cadre = try #require(cadres["avenant-2"])
        #expect(
            cadre.missions.map(\.code.rawValue) == [
                "acces-aux-soins", "parcours", "prevention", "crises", "qualite", "accompagnement",
            ])
        #expect(
            cadre.missions.map(\.champDebut) == [
                "debut_acces", "debut_parcours", "debut_prevention", "debut_crises", "debut_qualite",
                "debut_accompagnement",
            ])
        #expect(
            cadre.onglets.map(\.titre) == [
                "Mission 1 – Accès aux soins", "Mission 2 – Parcours", "Mission 3 – Prévention",
                "Mission 4 – Crises", "Missions complémentaires",
            ])
        #expect(cadre.indicateur("1.A.1")?.champ(.atteint) == "i_1A1_atteint")
        #expect(cadre.indicateur("6.2")?.champ(.controle) == "i_62_controle")
    }

    @Test func sousLACIDe2019LOngletDesCrisesResteEtSExplique() throws {
        let cadre = try #require(cadres["aci-2019"])
        let onglet = try #require(cadre.onglets.first { $0.titre == "Mission 4 – Crises" })
        #expect(onglet.missions.isEmpty)
        #expect(onglet.inactif?.contains("avenant 2") == true)
        #expect(cadre.onglets.map(\.titre) == cadres["avenant-2"]?.onglets.map(\.titre))
        #expect(cadre.missions.flatMap(\.complements).map(\.nom) == ["snp_compensation", "snp_supplement"])
    }

    /// Chaque total imprimé est la somme de ses lignes, à toutes les tailles.
    @Test(arguments: ["aci-2019", "avenant-2"], 1...4)
    func lesLignesFontLesTotauxImprimes(id: String, taille: Int) throws {
        let cadre = try #require(cadres[id])
        for total in cadre.totaux {
            var somme = cadre.fonctionnement.montant(taille: taille)
            for mission in cadre.missions {
                switch mission.fixe {
                case .forfait(let ligne): somme += ligne.montant(taille: taille)
                case .plan(let premiere, let miseAJour):
                    somme += (total.plan == .miseAJour ? miseAJour : premiere).montant(taille: taille)
                }
                if case .indicateurs(let ligne) = mission.variable { somme += ligne.montant(taille: taille) }
                if case .crise(let ligne) = mission.variable, total.crise { somme += ligne.montant(taille: taille) }
                somme += mission.complements.map { $0.ligne.montant(taille: taille) }.somme()
            }
            #expect(somme == total.ligne.montant(taille: taille), "\(total.ligne.libelle), taille \(taille)")
        }
    }

    @Test(arguments: ["aci-2019", "avenant-2"])
    func leMoteurRetrouveLesTotauxImprimes(id: String) throws {
        let cadre = try #require(cadres[id])
        let bareme = try #require(Bareme(cadre: cadre, exercice: cadre.exercices.publies.lowerBound + 1))
        for total in cadre.totaux {
            for taille in 1...4 {
                let bilan = BilanType.complet(bareme, taille: taille, plan: total.plan, crise: total.crise)
                #expect(bilan.financement?.total.montant == total.ligne.montant(taille: taille))
            }
        }
    }

    /// A year that begins in each quarter, at each size, is paid by one table and no other: that of its scheme. Where a
    /// scheme has none, it says so.
    @Test(
        "Une année qui commence à un trimestre, à une taille, est payée par un barème et un seul",
        arguments: ["aci-2019", "avenant-2"], 2018...2036)
    func chaqueTrimestreAUnBaremeEtUnSeul(id: String, exercice: Int) throws {
        let cadre = try #require(cadres[id])
        let parDefaut = cadres.liste.filter { $0.exercices.parDefaut.contains(exercice) }
        #expect(parDefaut.count == ((2019...2035).contains(exercice) ? 1 : 0))
        guard (id == "aci-2019" ? 2019...2025 : 2022...2035).contains(exercice) else {
            #expect(throws: Cadres.Refus.self) { try cadres.bareme(exercice: exercice, cadre: id) }
            return
        }
        let bareme = try cadres.bareme(exercice: exercice, cadre: id)
        let ordinaire = try #require(cadre.totaux.last)
        for (trimestre, taille) in [1, 4, 7, 10].flatMap({ mois in (1...4).map { (mois, $0) } }) {
            let debut = try #require(Jour(annee: exercice, mois: trimestre, jour: 1))
            let bilan = BilanType.complet(bareme, taille: taille, plan: ordinaire.plan, crise: ordinaire.crise).avec {
                $0.identite.signature = debut.ajoutant(mois: -36)
                $0.debutPeriode = debut
                $0.finPeriode = Jour(numero: debut.ajoutant(mois: 12).numero - 1)
                $0.debuts = $0.debuts.mapValues { _ in debut.ajoutant(mois: -24) }
            }
            let total = try #require(bilan.financement?.total.montant)
            let tables = cadres.liste.flatMap { cadre in
                cadre.totaux.flatMap { total in (1...4).map { ("\(cadre.id), \($0)", total.ligne.montant(taille: $0)) }
                }
            }
            #expect(tables.filter { $0.1 == total }.map(\.0) == ["\(id), \(taille)"], "\(debut.iso)")
        }
    }

    @Test(arguments: [
        (39_999, 1), (40_000, 2), (79_999, 2), (80_000, 3), (174_999, 3), (175_000, 4), (1, 1), (5_000_000, 4),
    ])
    func taille(population: Int, attendue: Int) throws {
        for cadre in cadres.liste { #expect(cadre.taille(population: population) == attendue) }
    }

    @Test func pasDeTaillePourUnePopulationNulle() {
        for cadre in cadres.liste {
            #expect(cadre.taille(population: 0) == nil)
            #expect(cadre.taille(population: -5) == nil)
        }
    }

    @Test func libelleDesTailles() throws {
        let cadre = try #require(cadres["avenant-2"])
        #expect(
            (1...4).map(cadre.libelleTaille) == [
                "moins de 40\u{202F}000\u{A0}habitants", "de 40\u{202F}000 à 79\u{202F}999\u{A0}habitants",
                "de 80\u{202F}000 à 174\u{202F}999\u{A0}habitants", "175\u{202F}000\u{A0}habitants et plus",
            ])
        #expect(cadre.libelleTaille(5) == "")
    }

    @Test(arguments: [
        (2019, "aci-2019", Bareme.Statut.publie), (2021, "aci-2019", .publie), (2022, "avenant-2", .transition),
        (2023, "avenant-2", .publie), (2025, "avenant-2", .publie), (2026, "avenant-2", .renegociation),
        (2027, "avenant-2", .reconduit), (2035, "avenant-2", .reconduit),
    ])
    func baremeParDefaut(exercice: Int, id: String, statut: Bareme.Statut) throws {
        let bareme = try cadres.bareme(exercice: exercice)
        #expect(bareme.cadre.id == id)
        #expect(bareme.statut == statut)
        #expect((bareme.note == nil) == (statut == .publie))
    }

    @Test func lesDeuxCadresSAcceptentEn2022() throws {
        let bareme = try cadres.bareme(exercice: 2022, cadre: "aci-2019")
        #expect(bareme.cadre.id == "aci-2019")
        #expect(bareme.statut == .transition)
    }

    @Test func laNoteDUnBaremeReconduitNommeLAnnee() throws {
        #expect(
            try cadres.bareme(exercice: 2028).note
                == "Aucun barème n’est publié pour 2028\u{A0}: celui de l’avenant 2 est reconduit. "
                + "Vérifiez les montants auprès de votre CPAM.")
        #expect(
            try cadres.bareme(exercice: 2026).note
                == "Barème de l’avenant 2\u{A0}; renégociation annoncée en 2026, à vérifier.")
    }

    @Test func anneesEtCadresRefuses() {
        #expect(throws: Cadres.Refus.exerciceHorsBornes(2018, acceptes: 2019...2035)) {
            try cadres.bareme(exercice: 2018)
        }
        #expect(throws: Cadres.Refus.exerciceHorsBornes(2036, acceptes: 2019...2035)) {
            try cadres.bareme(exercice: 2036)
        }
        #expect(throws: Cadres.Refus.cadreInapplicable("avenant-2", exercice: 2021, acceptes: 2022...2035)) {
            try cadres.bareme(exercice: 2021, cadre: "avenant-2")
        }
        #expect(throws: Cadres.Refus.cadreInapplicable("aci-2019", exercice: 2026, acceptes: 2019...2025)) {
            try cadres.bareme(exercice: 2026, cadre: "aci-2019")
        }
        #expect(throws: Cadres.Refus.cadreInconnu("avenant-9", connus: ["aci-2019", "avenant-2"])) {
            try cadres.bareme(exercice: 2023, cadre: "avenant-9")
        }
        #expect(
            Cadres.Refus.cadreInconnu("avenant-9", connus: ["aci-2019", "avenant-2"]).message
                == "Le cadre «\u{A0}avenant-9\u{A0}» n’existe pas. Choisissez aci-2019 ou avenant-2.")
        #expect(
            Cadres.Refus.exerciceHorsBornes(2018, acceptes: 2019...2035).message
                == "L’exercice 2018 n’a pas de barème. Choisissez une année de 2019 à 2035.")
        #expect(
            Cadres.Refus.cadreInapplicable("avenant-2", exercice: 2021, acceptes: 2022...2035).message
                == "Le cadre «\u{A0}avenant-2\u{A0}» ne s’applique pas à l’exercice 2021, mais de 2022 à 2035.")
    }

    @Test(arguments: ["aci-2019", "avenant-2"])
    func leCalendrierADouzeActionsUneParMoisDansDesOngletsDuClasseur(id: String) throws {
        let cadre = try #require(cadres[id])
        #expect(cadre.calendrier.map(\.mois) == Array(1...12))
        let onglets = Set(cadre.onglets.filter { $0.inactif == nil }.map(\.titre) + ["Synthèse"])
        for action in cadre.calendrier { #expect(onglets.contains(action.onglet)) }
    }

    @Test(arguments: ["aci-2019", "avenant-2"], 2019...2035)
    func lesEcheancesSontDesJoursOuvresDeLeurMois(id: String, exercice: Int) throws {
        let cadre = try #require(cadres[id])
        guard let bareme = Bareme(cadre: cadre, exercice: exercice) else { return }
        #expect(Bilan(bareme: bareme).echeances.count == 12)
        for (action, echeance) in Bilan(bareme: bareme).echeances {
            #expect(echeance.estOuvre)
            #expect(echeance.mois == action.mois && echeance.annee == exercice)
            #expect(echeance.jourDuMois >= action.jour)
        }
    }

    /// La première action tombe le premier mois de la période, quel qu’il soit, et la dernière le douzième.
    @Test(arguments: 1...12)
    func lesEcheancesSuiventLaPeriode(debut: Int) throws {
        let cadre = try #require(cadres["avenant-2"])
        var bilan = Bilan(bareme: try #require(Bareme(cadre: cadre, exercice: 2025)))
        bilan.debutPeriode = Jour(annee: 2025, mois: debut, jour: 15)
        bilan.finPeriode = Jour(annee: 2026, mois: debut, jour: 14)
        let mois = (1...12).map { "2025-\($0)" } + (1...12).map { "2026-\($0)" }
        let echeances = bilan.echeances
        #expect(echeances.map { "\($0.echeance.annee)-\($0.echeance.mois)" } == Array(mois[(debut - 1)...].prefix(12)))
        #expect(echeances.map(\.action.mois) == Array(1...12))
    }

    /// Aucun texte des cadres n’a d’apostrophe droite ni d’espace sécable devant un signe double.
    @Test func laTypographieDesCadres() {
        for cadre in cadres.liste {
            var textes = cadre.pieges + cadre.calendrier.map(\.action) + cadre.conventions.map(\.texte)
            textes += cadre.annees.map(\.note) + [cadre.titre, cadre.reconduction]
            textes += cadre.sources.flatMap { [$0.titre, $0.reference] }
            for mission in cadre.missions {
                textes += mission.pieges + [mission.titre, mission.objet] + mission.complements.map(\.question)
                for indicateur in mission.indicateurs {
                    textes += [
                        indicateur.libelle, indicateur.modeDeCalcul, indicateur.seuilTexte, indicateur.preuveSuggeree,
                    ]
                }
            }
            for texte in textes { #expect(estBienCompose(texte), "\(texte)") }
        }
    }
}

/// Apostrophes courbes, insécables devant les signes doubles et dans les guillemets.
func estBienCompose(_ texte: String) -> Bool {
    let fautes = ["'", " :", " ;", " !", " ?", " %", " €", " »", "« ", "  "]
    return !fautes.contains { texte.contains($0) }
}
