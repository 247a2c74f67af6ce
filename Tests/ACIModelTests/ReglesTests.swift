import ACIModel
import Testing

/// Ce que les règles d’une ligne, d’une mission et d’un bilan disent (R0 à R13), et quand.
@Suite struct ReglesTests {
    let bilan: Bilan

    init() throws { bilan = BilanType.complet(try BilanType.bareme(), taille: 3) }

    /// Ce qu’un changement fait dire, mot pour mot.
    @Test func textesDesRegles() throws {
        let parcours = CodeMission("parcours")
        func message(_ code: CodeDiagnostic, _ changement: (inout Bilan) -> Void) -> String? {
            let diagnostic = bilan.avec(changement).diagnostic(code)
            if let diagnostic { #expect(estBienCompose(diagnostic.message), "\(diagnostic.message)") }
            return diagnostic.map { sansInsecables($0.ligne) }
        }
        #expect(
            message(.tailleInconnue) { $0.identite.population = nil }
                == "La population du territoire n’est pas saisie, ni la taille du contrat : aucun montant ne peut être calculé. Saisissez la population dans la Synthèse."
        )
        #expect(
            message(.valeurHorsBornes) { $0.identite.population = -3 }
                == "« −3 » ne peut pas être une population. Saisissez le nombre d’habitants du territoire.")
        #expect(
            message(.tailleInvalide) { $0.identite.tailleContractuelle = 7 }
                == "La taille « 7 » n’existe pas. Choisissez 1, 2, 3 ou 4.")
        #expect(
            message(.tailleDifferente) { $0.identite.tailleContractuelle = 2 }
                == "La taille du contrat (2) est appliquée ; la population de 100 000 habitants donnerait la taille 3.")
        #expect(
            message(.periodeInversee) { $0.finPeriode = jour("2024-12-31") }
                == "La période finit le 31/12/2024, avant de commencer le 01/01/2025. Corrigez l’une des deux dates.")
        #expect(
            message(.periodeTropLongue) { $0.debutPeriode = jour("2024-06-01") }
                == "La période du 01/06/2024 au 31/12/2025 dépasse une année. Elle peut commencer au plus tôt le 01/01/2025 ; seuls ses douze derniers mois sont comptés."
        )
        #expect(
            message(.periodeTropLongue) { $0.finPeriode = jour("2026-12-31") }
                == "La période du 01/01/2025 au 31/12/2026 dépasse une année. Elle peut finir au plus tard le 31/12/2025 ; seuls ses douze derniers mois sont comptés."
        )
        #expect(
            message(.periodeCourte) { $0.finPeriode = jour("2025-11-30") }
                == "La période du 01/01/2025 au 30/11/2025 est plus courte qu’une année : la part fixe des missions ne compte que ces jours. Elle peut commencer le 01/12/2024, ou finir le 31/12/2025. Vérifiez ses dates."
        )
        #expect(
            message(.populationDouteuse) { $0.identite.population = 64 }
                == "« 64 » habitants, c’est trop peu pour une CPTS : vouliez-vous dire 64 000 ? Corrigez la population."
        )
        #expect(
            message(.periodeHorsExercice) {
                $0.debutPeriode = jour("2023-01-01")
                $0.finPeriode = jour("2023-12-31")
            }
                == "La période du 01/01/2023 au 31/12/2023 ne touche pas l’exercice 2025. Corrigez la période ou l’exercice."
        )
        #expect(
            message(.periodeParDefaut) { $0.finPeriode = nil }
                == "La période n’est pas saisie en entier : elle va par défaut du 01/01/2025 au 31/12/2025.")
        #expect(
            message(.signatureAbsente) { $0.identite.signature = nil }
                == "La date de signature du contrat n’est pas saisie : le fonctionnement compte pour 0 €. Saisissez-la dans la Synthèse."
        )
        #expect(
            message(.missionNonDemarree) { $0.debuts[parcours] = nil }
                == "La mission « Parcours pluriprofessionnels » n’a pas de date de démarrage : ses réponses comptent pour 0 €. Vérifiez la date dans la Synthèse."
        )
        #expect(
            message(.missionEnRetard) {
                $0.debuts[parcours] = nil
                for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code] = nil }
            }
                == "La mission « Parcours pluriprofessionnels » devait démarrer au plus tard le 01/04/2024. Saisissez sa date de démarrage, ou parlez-en au dialogue de gestion."
        )
        #expect(
            message(.missionEnRetard) {
                $0.debuts[parcours] = jour("2026-03-01")
                for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code] = nil }
            }
                == "La mission « Parcours pluriprofessionnels » devait démarrer au plus tard le 01/04/2024 ; sa date est le 01/03/2026, après le dernier jour compté. Vérifiez-la, ou parlez-en au dialogue de gestion."
        )
        #expect(
            message(.seuilNonAtteint) {
                $0.reponses["2.1"]?.valeur = .entier(3)
                $0.reponses["2.4"]?.valeur = .entier(5)
            }?.contains("l’objectif « ≥ 2 par parcours », soit 6 ici.") == true)
        #expect(
            message(.missionDemarreeTard) { $0.debuts[parcours] = jour("2025-02-01") }
                == "La mission « Parcours pluriprofessionnels » a démarré le 01/02/2025 ; le délai prévu après la signature finissait le 01/04/2024. Préparez l’explication pour le dialogue de gestion."
        )
        #expect(
            message(.planSansReponse) { $0.crise.plan = nil }
                == "L’état du plan de réponse n’est pas saisi : la part fixe de la mission « Réponse aux crises sanitaires graves » compte pour 0 €. Choisissez Première rédaction, Mise à jour ou Aucun."
        )
        #expect(
            message(.criseSansAutorite) { $0.crise.declaree = true }
                == "Une crise est déclarée sans que l’autorité soit nommée. Indiquez le ministre, le préfet ou la direction de l’ARS."
        )
        #expect(
            message(.reponsesManquantes) { bilan in
                for code in ["2.1", "2.4"] {
                    bilan.reponses[code]?.atteint = nil
                    bilan.reponses[code]?.valeur = nil
                }
            }
                == "Mission « Parcours pluriprofessionnels » : les indicateurs 2.1 et 2.4 attendent une réponse. Sans elle, la part variable est comptée comme pour un Non."
        )
        #expect(
            message(.preuveAbsente) { $0.reponses["2.1"]?.preuve = nil }
                == "2.1 : La réponse est Oui sans preuve. Indiquez la preuve ou l’endroit où elle se trouve, par exemple « Document de chaque parcours, signé et daté »."
        )
        #expect(
            message(.preuveSansDate) { $0.reponses["1.B.1"]?.datePreuve = nil }
                == "1.B.1 : La preuve n’a pas de date et ne tiendrait pas devant un contrôle. Saisissez sa date.")
        #expect(
            message(.preuvePosterieure) { $0.reponses["1.B.1"]?.datePreuve = jour("2026-01-01") }
                == "1.B.1 : La preuve est datée du 01/01/2026, après la fin de la période (31/12/2025). Vérifiez la date ou fournissez une autre preuve."
        )
        #expect(
            message(.seuilNonAtteint) { $0.reponses["1.A.2"]?.valeur = .decimal(45) }
                == "1.A.2 : La réponse est Oui, mais la valeur « 45 » n’atteint pas l’objectif « < 30 jours ». Vérifiez la valeur, la réponse et l’objectif de votre contrat."
        )
        #expect(
            message(.seuilAtteint) { $0.reponses["1.A.3"]?.atteint = .non }
                == "1.A.3 : La réponse est Non, mais la valeur « 64 % » atteint l’objectif « > 50 % ». Vérifiez la valeur, la réponse et l’objectif de votre contrat."
        )
        #expect(
            message(.ouiSansValeur) { $0.reponses["1.A.1"]?.valeur = nil }
                == "1.A.1 : La réponse est Oui, mais aucune valeur n’est déclarée. Saisissez-la.")
        #expect(
            message(.valeurSansReponse) { $0.reponses["1.A.1"]?.atteint = nil }
                == "1.A.1 : Une valeur est déclarée, mais « Atteint ? » est sans réponse. Choisissez Oui, Partiel ou Non."
        )
        #expect(
            message(.populationDepassee) { $0.reponses["3.2"]?.valeur = .entier(100_001) }
                == "3.2 : « 100 001 » dépasse la population du territoire (100 000 habitants). Corrigez l’une ou l’autre."
        )
        #expect(
            message(.sansObjetRepondu) { $0.reponses["2.1"]?.nature = .sansObjet }
                == "2.1 : L’indicateur est « Sans objet », mais il a une réponse, qui ne compte pas. Rétablissez sa nature s’il est au contrat ; sinon, videz sa réponse."
        )
        #expect(
            message(.criseContradictoire) {
                $0.crise.declaree = false
                $0.crise.mobilisee = true
            }
                == "Aucune crise n’est déclarée, mais la mobilisation, l’autorité ou la date d’une crise sont saisies. Répondez Oui si une autorité l’a déclarée ; sinon, videz ces cellules."
        )
        #expect(
            message(.contratFinitEnCours) { $0.identite.finContrat = jour("2025-10-31") }
                == "Le contrat finit le 31/10/2025 : 61 jours de la période ne rapportent rien. Corrigez sa fin s’il a été renouvelé."
        )
        #expect(
            message(.contratFinitEnCours) { $0.identite.finContrat = jour("2025-12-30") }
                == "Le contrat finit le 30/12/2025 : 1 jour de la période ne rapporte rien. Corrigez sa fin s’il a été renouvelé."
        )
        #expect(
            message(.tauxSuperieurACent) { $0.reponses["1.A.3"]?.valeur = .taux(1.2) }
                == "1.A.3 : « 120 % » dépasse 100 %. Corrigez le taux.")
    }

    @Test func lesSeuilsDeLaRegle13() {
        func codes(_ code: String, _ valeur: Valeur, _ atteint: Atteinte) -> [CodeDiagnostic] {
            bilan.avec {
                $0.reponses[code]?.valeur = valeur
                $0.reponses[code]?.atteint = atteint
            }.codes
        }
        #expect(codes("1.A.2", .decimal(30), .oui) == [.seuilNonAtteint])
        #expect(codes("1.A.2", .decimal(29.9), .oui) == [])
        #expect(codes("1.A.3", .taux(0.5), .oui) == [.seuilNonAtteint])
        #expect(codes("1.A.3", .taux(0.1 + 0.2 + 0.2), .oui) == [.seuilNonAtteint])
        #expect(codes("1.B.1", .ouiNon(false), .oui) == [.seuilNonAtteint])
        #expect(codes("1.B.1", .ouiNon(true), .non) == [.seuilAtteint])
        #expect(codes("2.3", .entier(2), .oui) == [.seuilNonAtteint])
        #expect(codes("1.C.1", .date(jour("2025-06-30")), .oui) == [])
        #expect(codes("1.C.1", .date(jour("2025-06-29")), .oui) == [.seuilNonAtteint])
        #expect(codes("1.A.2", .decimal(45), .partiel) == [])
        #expect(codes("1.A.2", .decimal(20), .partiel) == [])
        #expect(codes("1.A.3", .taux(0.01), .oui) == [.tauxInfime])
        #expect(codes("1.A.1", .entier(0), .oui) == [])
    }

    /// Partiel contredit l’objectif du contrat, et non le seuil indicatif du modèle, dont le contrat peut s’écarter.
    @Test func partielFaceALObjectifDuContrat() {
        func codes(_ valeur: Double) -> [CodeDiagnostic] {
            bilan.avec {
                $0.reponses["1.A.2"]?.objectif = .decimal(20)
                $0.reponses["1.A.2"]?.valeur = .decimal(valeur)
                $0.reponses["1.A.2"]?.atteint = .partiel
            }.codes
        }
        #expect(codes(19) == [.seuilAtteint])
        #expect(codes(20) == [])
    }

    @Test("R6 : quelle que soit la situation de crise, ce qui s’y contredit ou y manque se dit, et rien d’autre")
    func situationsDeCrise() {
        for declaree in [nil, false, true] {
            for mobilisee in [nil, false, true] {
                for autorite in [nil, "Préfet"] {
                    for date in [nil, "2025-05-05", "2024-12-31", "2026-01-01"] {
                        let crise = Crise(
                            plan: .miseAJour, declaree: declaree, mobilisee: mobilisee, autorite: autorite,
                            date: date.map(jour))
                        var attendus: [CodeDiagnostic] = []
                        if declaree == true {
                            if mobilisee == nil { attendus.append(.mobilisationSansReponse) }
                            if autorite == nil { attendus.append(.criseSansAutorite) }
                            if date == nil { attendus.append(.criseSansDate) }
                            if let date, date != "2025-05-05" { attendus.append(.criseHorsPeriode) }
                        } else if mobilisee == true || autorite != nil || date != nil {
                            attendus = [.criseContradictoire]
                        }
                        let enfreintes = RegleCrise.toutes.filter { $0.estEnfreinte(bilan.avec { $0.crise = crise }) }
                        #expect(enfreintes.map(\.code) == attendus, "\(crise)")
                    }
                }
            }
        }
    }

    @Test("cause-first: une faute, un point ; ce qui en découle n’en est pas un autre")
    func laCauseExpliqueLaSuite() throws {
        let parcours = CodeMission("parcours")
        #expect(bilan.avec { $0.finPeriode = jour("2024-12-31") }.codes == [.periodeInversee])
        let ailleurs = bilan.avec {
            $0.debutPeriode = jour("2023-04-01")
            $0.finPeriode = jour("2024-03-31")
            $0.crise.declaree = true
            $0.crise.mobilisee = true
            $0.crise.autorite = "Préfet"
            $0.crise.date = jour("2025-05-05")
        }
        #expect(ailleurs.codes == [.periodeHorsExercice])
        #expect(ailleurs.diagnostic(.periodeHorsExercice)?.enjeu == ailleurs.financement?.total.montant)
        let population = bilan.avec { $0.identite.population = 100 }
        #expect(population.codes == [.populationDouteuse])
        #expect(population.diagnostic(.populationDouteuse)?.enjeu == Montant(euros: 160_000))
        // 40 000 habitants sont déjà de la taille 2.
        let limite = bilan.avec { $0.identite.population = 40 }
        let corrige = try #require(bilan.avec { $0.identite.population = 40_000 }.financement?.total.montant)
        #expect(
            limite.diagnostic(.populationDouteuse)?.enjeu == corrige - (try #require(limite.financement?.total.montant))
        )
        #expect(bilan.avec { $0.debuts[parcours] = nil }.codes == [.missionNonDemarree])
        #expect(bilan.avec { $0.debuts[parcours] = jour("2026-03-01") }.codes == [.missionNonDemarree])
    }

    /// La borne qui se corrige est celle qui n’est pas d’une année habituelle.
    @Test(arguments: [
        ("2025-01-01", "2026-12-31", ChampBilan.finPeriode), ("2024-01-01", "2025-12-31", .debutPeriode),
        ("2025-01-01", "2025-11-30", .finPeriode), ("2025-02-01", "2025-12-31", .debutPeriode),
    ])
    func laBorneACorriger(debut: String, fin: String, champ: ChampBilan) {
        let change = bilan.avec {
            $0.debutPeriode = jour(debut)
            $0.finPeriode = jour(fin)
        }
        let periodes: [CodeDiagnostic] = [.periodeTropLongue, .periodeCourte]
        #expect(change.resultat.diagnostics.first { periodes.contains($0.code) }?.champ == champ.rawValue)
    }

    @Test func deuxReunionsParParcours() {
        func codes(parcours: Int?, reunions: Int) -> [CodeDiagnostic] {
            bilan.avec {
                $0.reponses["2.1"]?.atteint = .partiel
                $0.reponses["2.1"]?.valeur = parcours.map(Valeur.entier)
                $0.reponses["2.4"]?.valeur = .entier(reunions)
            }.codes
        }
        #expect(codes(parcours: 3, reunions: 6) == [])
        #expect(codes(parcours: 3, reunions: 5) == [.seuilNonAtteint])
        #expect(codes(parcours: nil, reunions: 0) == [])
        #expect(codes(parcours: 0, reunions: 0) == [])
    }

    /// Un objectif qui se compare autrement que la ligne, ou qui ne se comprend pas en entier, ne se vérifie pas.
    @Test func leSeuilDuContratLEmporte() {
        func codes(_ seuil: String, _ valeur: Valeur, code: String = "1.A.2") -> [CodeDiagnostic] {
            let objectif = bilan.cadre.indicateur(code)?.objectif(ecrit: seuil)
            return bilan.avec {
                $0.reponses[code]?.objectif = objectif
                $0.reponses[code]?.valeur = valeur
            }.codes
        }
        #expect(codes("< 20 jours", .decimal(25)) == [.seuilNonAtteint])
        #expect(codes("au plus 10 jours", .decimal(45)) == [])
        #expect(codes("≥ 40", .entier(1), code: "2.4") == [])
        #expect(codes("selon l’avenant local", .decimal(300)) == [])
        #expect(codes("<\u{A0}30 jours", .decimal(45)) == [.seuilNonAtteint])
        #expect(codes("≥ 400", .entier(399), code: "1.A.1") == [.seuilNonAtteint])
        #expect(codes("> 60 %", .taux(0.55), code: "1.A.3") == [.seuilNonAtteint])
        #expect(codes("plus de 60 %", .taux(0.61), code: "1.A.3") == [])
    }

    @Test func unIndicateurSansObjetNeDitQueSaReponse() {
        func codes(_ atteint: Atteinte?) -> [CodeDiagnostic] {
            bilan.avec {
                $0.reponses["2.1"] = Reponse(nature: .sansObjet, poids: Poids(-1), valeur: .entier(0), atteint: atteint)
            }.codes
        }
        #expect(codes(nil).isEmpty)
        #expect(codes(.oui) == [.sansObjetRepondu])
    }

    @Test func lesPlusGravesDAbord() {
        let change = bilan.avec {
            $0.finPeriode = nil
            $0.reponses["1.A.1"]?.preuve = nil
            $0.reponses["2.1"]?.poids = Poids(-1)
        }
        #expect(change.codes == [.poidsInvalide, .preuveAbsente, .periodeParDefaut])
        #expect(change.resultat.diagnostics.map(\.gravite) == [.erreur, .avertissement, .note])
    }

    @Test(arguments: [
        (2022, CodeDiagnostic.anneeDeTransition), (2026, .renegociationAnnoncee), (2027, .anneeReconduite),
    ])
    func lAnneeSeDit(exercice: Int, code: CodeDiagnostic) throws {
        let bilan = BilanType.complet(try BilanType.bareme("avenant-2", exercice), taille: 3)
        #expect(bilan.codes == [code])
        #expect(code.gravite == (exercice == 2027 ? .avertissement : .note))
    }

    @Test func lesDelaisDeLaRegle11() {
        func codes(_ mission: String, signature: String) -> [CodeDiagnostic] {
            bilan.avec {
                $0.identite.signature = jour(signature)
                $0.debuts[CodeMission(mission)] = nil
                for indicateur in $0.cadre.mission(CodeMission(mission))?.indicateurs ?? [] {
                    $0.reponses[indicateur.code] = nil
                }
                $0.debuts = $0.debuts.mapValues { _ in jour(signature) }
            }.codes.filter { $0 == .missionEnRetard }
        }
        #expect(codes("acces-aux-soins", signature: "2025-06-30") == [.missionEnRetard])
        #expect(codes("acces-aux-soins", signature: "2025-07-01") == [])
        #expect(codes("parcours", signature: "2024-12-31") == [.missionEnRetard])
        #expect(codes("parcours", signature: "2025-01-01") == [])
        #expect(codes("qualite", signature: "2015-01-01") == [])
    }

    /// Tant que la période dure, ce qui attend encore une réponse n’est qu’une note, une par mission.
    @Test(
        arguments: [
            ("2025-06-30", .note, .reponsesManquantes), ("2025-12-31", .note, .reponsesManquantes),
            ("2026-01-01", .avertissement, .valeurSansReponse),
        ] as [(String, Diagnostic.Gravite, CodeDiagnostic)])
    func ceQuiAttendLaFinDeLaPeriode(iso: String, gravite: Diagnostic.Gravite, valeurSeule: CodeDiagnostic) {
        let change = bilan.avec {
            $0.crise.plan = nil
            $0.reponses["2.1"] = nil
            $0.reponses["1.A.1"]?.atteint = nil
        }
        let diagnostics = Financement.calculer(change, le: jour(iso)).diagnostics
        #expect(diagnostics.map(\.code) == [.planSansReponse, .reponsesManquantes, valeurSeule])
        #expect(diagnostics.map(\.champ) == ["crise_plan", "i_21_atteint", "i_1A1_atteint"])
        #expect(diagnostics.compactMap(\.enjeu) == [22_500, 11_250, 4_375].map(Montant.init(euros:)))
        #expect(diagnostics.allSatisfy { $0.gravite == gravite })
    }

    /// R4 : des poids qui sont des euros font l’enveloppe, à 1 % près ; jusqu’à 1 000 en tout, ce sont des points.
    @Test(
        arguments: [
            (0, false), (-450, false), (-451, true), (450, false), (451, true), (-200, false), (-44_000, false),
            (-43_999, true),
        ])
    func desPoidsEnEuros(ecart: Int, sontDouteux: Bool) throws {
        let mission = try #require(bilan.cadre.mission(CodeMission("parcours")))
        #expect(bilan.financement?.missions.first { $0.code == mission.code }?.variable.enveloppe.centimes == 4_500_000)
        let change = bilan.avec { bilan in
            for (code, poids) in zip(["2.1", "2.2", "2.3", "2.4"], [200, 200, 200, 44_400 + ecart]) {
                bilan.reponses[code]?.poids = Poids(Double(poids))
            }
        }
        #expect(change.melangeLesPoids(mission) == sontDouteux)
        #expect(change.codes.contains(.poidsMelanges) == sontDouteux)
    }

    /// Un contrat neuf de deux ans : ce qui tombe, et quand. Un démarrage déjà en retard est un point, et non une échéance.
    @Test func lesEcheancesDUnContrat() {
        let neuf = bilan.avec {
            $0.identite.signature = jour("2025-02-10")
            $0.identite.finContrat = jour("2027-02-09")
            $0.debuts = [:]
            $0.reponses = [:]
            $0.crise = Crise()
        }
        #expect(
            neuf.echeancesAVenir.map { "\($0.jour.iso) \(sansInsecables($0.objet.francais))" } == [
                "2026-03-01 Rapport à remettre (60 jours après la période, au plus tôt)",
                "2027-02-09 Fin du contrat",
                "2026-08-10 Plein déploiement de la mission Accès aux soins",
                "2026-02-10 Démarrage de la mission Parcours pluriprofessionnels",
                "2027-02-10 Plein déploiement de la mission Parcours pluriprofessionnels",
                "2026-02-10 Démarrage de la mission Prévention",
                "2027-02-10 Plein déploiement de la mission Prévention",
                "2026-08-10 Plein déploiement de la mission Réponse aux crises sanitaires graves",
                "2026-04-10 Dialogue de gestion (deux mois après l’anniversaire du contrat, au plus tard)",
                "2027-04-10 Dialogue de gestion (deux mois après l’anniversaire du contrat, au plus tard)",
            ])
    }

    /// Chaque borne, et le premier jour ou le premier nombre qui la passe.
    @Test func lesBornesDesRegles() {
        let parcours = CodeMission("parcours")
        func codes(_ changement: (inout Bilan) -> Void) -> [CodeDiagnostic] { bilan.avec(changement).codes }
        // R11 : le délai de parcours finit le 15/06/2025 ; un retard d’avant l’année de référence ne se dit plus.
        for (signature, debut, estDit) in [
            ("2024-06-15", "2025-06-15", false), ("2024-06-15", "2025-06-16", true),
            ("2023-04-01", "2024-12-31", false), ("2023-04-01", "2025-01-01", true),
        ] {
            let dits = codes {
                $0.identite.signature = jour(signature)
                $0.debuts[parcours] = jour(debut)
            }
            #expect(dits.contains(.missionDemarreeTard) == estDit, "\(signature), \(debut)")
        }
        // R12 : un an avant le début de la période.
        #expect(codes { $0.reponses["2.4"]?.datePreuve = jour("2024-01-01") } == [])
        #expect(codes { $0.reponses["2.4"]?.datePreuve = jour("2023-12-31") } == [.preuveAnterieure])
        #expect(codes { $0.reponses["2.4"]?.datePreuve = jour("2025-12-31") } == [])
        // R6 : une crise du premier jour, ou du dernier.
        for (date, dits) in [
            ("2024-12-31", [.criseHorsPeriode]), ("2025-01-01", []), ("2025-12-31", []),
            ("2026-01-01", [.criseHorsPeriode]),
        ] as [(String, [CodeDiagnostic])] {
            let crise = Crise(
                plan: .miseAJour, declaree: true, mobilisee: true, autorite: "Préfet", date: jour(date))
            #expect(codes { $0.crise = crise } == dits, "\(date)")
        }
        // R13 : autant de personnes, ou de membres, que d’habitants ; 10 000 membres ; 1 000 habitants.
        #expect(codes { $0.reponses["3.2"]?.valeur = .entier(100_000) } == [])
        for (population, membres, dits) in [
            (100_000, 10_000, []), (100_000, 10_001, [.membresDouteux]), (5_000, 5_000, []),
            (5_000, 5_001, [.membresDouteux]), (1_000, 50, []), (999, 50, [.populationDouteuse]),
        ] as [(Int, Int, [CodeDiagnostic])] {
            let trouves = codes { ($0.identite.population, $0.identite.membres) = (population, membres) }
            #expect(trouves == dits, "\(population), \(membres)")
        }
    }
}
