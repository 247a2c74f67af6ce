import ACIModel
import Testing

@Suite struct DiagnosticsTests {
    let bilan: Bilan

    init() throws { bilan = BilanType.complet(try BilanType.bareme(), taille: 3) }

    @Test func unBilanSansReprocheNeDitRien() { #expect(bilan.resultat.diagnostics.isEmpty) }

    @Test func leCatalogueEstComplet() {
        for code in CodeDiagnostic.allCases {
            #expect(code.rawValue.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }, "\(code.rawValue)")
            #expect(code.cause.hasSuffix(".") && code.remede.hasSuffix("."))
            #expect(estBienCompose(code.cause) && estBienCompose(code.remede), "\(code.rawValue)")
        }
    }

    @Test func leMessageDitOuCeQuiEstTrouveEtQuoiFaire() {
        var diagnostic = Diagnostic.saisie(
            .atteintInconnu, trouve: "peut-être", attendu: .atteinte, champ: "i_1A3_atteint", indicateur: "1.A.3")
        #expect(diagnostic.gravite == .erreur)
        #expect(diagnostic.attendu == "Oui, Partiel ou Non")
        #expect(
            diagnostic.ligne
                == "1.A.3\u{A0}: «\u{A0}peut-être\u{A0}» n’est pas une réponse. Choisissez Oui, Partiel ou Non.")
        diagnostic.lieu = Adresse(feuille: "Mission 1 – Accès aux soins", cellule: "H8")
        #expect(
            diagnostic.ligne
                == "Mission 1 – Accès aux soins!H8 (1.A.3)\u{A0}: «\u{A0}peut-être\u{A0}» n’est pas une réponse. "
                + "Choisissez Oui, Partiel ou Non.")
    }

    @Test(arguments: [
        (
            CodeDiagnostic.atteintInconnu, "Ouii", Attendu.atteinte,
            "« Ouii » n’est pas une réponse. Vouliez-vous dire « Oui » ? Choisissez Oui, Partiel ou Non."
        ),
        (
            .natureInconnue, "objectif", .nature,
            "« objectif » n’est pas une nature. Choisissez Résultat, Suivi ou Sans objet."
        ),
        (
            .planInconnu, "refonte", .plan,
            "« refonte » n’est pas un état du plan. Choisissez Première rédaction, Mise à jour ou Aucun."
        ),
        (
            .reponseHorsListe, "x", .atteinte,
            "« x » a été compris comme « Oui », mais les formules du classeur peuvent ne pas le compter. Choisissez la réponse dans la liste."
        ),
        (
            .reponseHorsListe, "Oui\u{A0}", .atteinte,
            "« Oui␣ » (␣ : espace insécable) a été compris comme « Oui », mais les formules du classeur peuvent ne pas le compter. Choisissez la réponse dans la liste."
        ),
        (.ouiNonInconnu, "peut-être", .ouiNon, "« peut-être » n’est ni Oui ni Non. Choisissez Oui ou Non."),
        (
            .nombreAvecTexte, "120 patients", .entier,
            "« 120 patients » contient autre chose qu’un nombre. Ne laissez que le nombre."
        ),
        (
            .nombreAmbigu, "1.234", .entier,
            "« 1.234 » a deux lectures : le point sépare-t-il les milliers ou les décimales ? Écrivez les décimales avec une virgule et les milliers sans point ni virgule."
        ),
        (
            .nombreAmbigu, "82,000", .entier,
            "« 82,000 » a deux lectures : la virgule sépare-t-elle les milliers ou les décimales ? Écrivez les décimales avec une virgule et les milliers sans point ni virgule."
        ),
        (
            .nombreAvecUnite, "92 400 habitants", .entier,
            "« 92 400 habitants » a été compris comme « 92 400 ». Ne laissez que le nombre."
        ),
        (.heureInattendue, "12:00", .taux, "« 12:00 » est une heure. Saisissez un pourcentage."),
        (
            .tauxTresFaible, "0,005", .taux,
            "« 0,005 » vaut 0,5 % : vouliez-vous dire 50 % ? S’il est juste, ne changez rien ; sinon, écrivez-le avec son signe, par exemple 64 %."
        ),
        (
            .tauxTresFaible, "1,5%", .taux,
            "« 1,5% » vaut 1,5 %. S’il est juste, ne changez rien ; sinon, écrivez-le avec son signe, par exemple 64 %."
        ),
        (
            .apostropheEnTete, "’Rapport", .texte,
            "« ’Rapport » a été lu sans l’apostrophe qui le précède. Ôtez-la de la cellule."
        ),
        (
            .nombreEnTexte, "12.50", .nombre,
            "« 12.50 » est enregistré comme du texte ; il a été compris comme « 12,5 ». Saisissez-le comme un nombre."
        ),
        (
            .nombreEnTexte, "12,5", .nombre,
            "« 12,5 » est enregistré comme du texte ; il a été compris. Saisissez-le comme un nombre."
        ),
        (.nombreNonEntier, "12,5", .entier, "« 12,5 » n’est pas un nombre entier. Saisissez un nombre sans décimales."),
        (
            .pourcentageAmbigu, "64", .taux,
            "« 64 » a deux lectures : 64 % ou 6 400 %. Écrivez le pourcentage avec son signe, par exemple 64 %."
        ),
        (
            .pourcentageAmbigu, "64,35", .taux,
            "« 64,35 » a deux lectures : 64,35 % ou 6 435 %. Écrivez le pourcentage avec son signe, par exemple 64 %."
        ),
        (.dateIllisible, "bientôt", .date, "« bientôt » n’est pas une date. Saisissez-la sous la forme 31/12/2026."),
        (
            .dateAmbigue, "31/12", .date,
            "« 31/12 » ne dit pas un seul jour. Écrivez le jour, le mois et l’année sur quatre chiffres, sous la forme 31/12/2026."
        ),
        (
            .dateHorsBornes, "18/07/1905", .date,
            "« 18/07/1905 » n’est pas une date de 2000 à 2100. Écrivez le jour, le mois et l’année, sous la forme 31/12/2026 (une année seule devient une date de 1905)."
        ),
        (
            .dateEnTexte, "31/12/2026", .date,
            "« 31/12/2026 » est enregistré comme du texte ; la date a été comprise. Saisissez-la comme une date."
        ),
        (
            .dateEnTexte, "14 juil. 2026", .date,
            "« 14 juil. 2026 » est enregistré comme du texte ; la date a été comprise comme « 14/07/2026 ». Saisissez-la comme une date."
        ),
        (
            .dateSansFormat, "44 652", .date,
            "« 44 652 » est une date que la cellule montre en nombre ; elle a été comprise comme « 01/04/2022 ». Donnez à la cellule un format de date."
        ),
        (
            .valeurHorsBornes, "−5", .entier,
            "« −5 » sort des bornes possibles. Saisissez un nombre entier à partir de 0."
        ),
        (
            .celluleEnErreur, "#REF!", .date,
            "La cellule contient l’erreur « #REF! ». Saisissez une date de la forme 31/12/2026 à la place."
        ),
        (
            .formuleDansSaisie, "12", .entier,
            "La cellule contient une formule ; son résultat « 12 » a été pris. Vérifiez-le."
        ),
        (.valeurIllisible, "beaucoup", .entier, "« beaucoup » ne se lit pas. Saisissez un nombre entier."),
        (.poidsInvalide, "−2", .poids, "« −2 » n’est pas un poids. Saisissez un nombre positif, 1 000 000 au plus."),
    ])
    func textesDesSaisies(code: CodeDiagnostic, trouve: String, attendu: Attendu, message: String) {
        let diagnostic = Diagnostic.saisie(code, trouve: trouve, attendu: attendu)
        #expect(sansInsecables(diagnostic.message) == message)
        #expect(estBienCompose(diagnostic.message))
        #expect(diagnostic.trouve == trouve)
    }

    @Test func unPaveDeTexteEstAbrege() {
        let diagnostic = Diagnostic.saisie(
            .valeurIllisible, trouve: String(repeating: "a", count: 5000), attendu: .entier)
        #expect(diagnostic.message.count < 120)
    }

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
                == "La période du 01/06/2024 au 31/12/2025 dépasse l’année de référence. Elle peut commencer au plus tôt le 01/01/2025 ; les jours d’avant ne sont pas comptés."
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
            message(.missionEnRetard) { $0.debuts[parcours] = nil }
                == "La mission « Parcours pluriprofessionnels » devait démarrer au plus tard le 01/04/2024 et être pleinement déployée le 01/04/2025. Saisissez sa date de démarrage ou parlez-en au dialogue de gestion."
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
        #expect(codes("1.A.1", .entier(0), .oui) == [])
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
            $0.identite.signature = nil
            $0.tauxPartiel = nil
            $0.reponses["2.1"]?.atteint = .partiel
            $0.reponses["2.2"]?.preuve = nil
        }
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

    @Test func textesDuClasseur() {
        func lu(_ diagnostic: Diagnostic) -> String {
            #expect(estBienCompose(diagnostic.message))
            return sansInsecables(diagnostic.message)
        }
        let synthese = Adresse(feuille: "Synthèse", cellule: "D5")
        #expect(
            lu(.ongletAbsent("Mission 2 – Parcours"))
                == "L’onglet « Mission 2 – Parcours » manque : ses saisies comptent pour vides. Rétablissez-le ou repartez d’un modèle vierge."
        )
        #expect(
            lu(.ongletDuplique("Synthèse", copie: "Synthèse (2)"))
                == "L’onglet « Synthèse (2) » est une copie de « Synthèse », qui est lu à sa place. Supprimez la copie."
        )
        #expect(
            lu(.nomPerdu(champ: "population", intitule: "Population du territoire"))
                == "Le nom de la cellule a disparu du classeur ; elle a été retrouvée par son intitulé, « Population du territoire ». Vérifiez la valeur lue."
        )
        #expect(
            lu(
                .celluleDeplacee(
                    champ: "population", intitule: "Population du territoire", parNom: synthese,
                    parIntitule: Adresse(feuille: "Synthèse", cellule: "D6")))
                == "La cellule « Population du territoire » a été déplacée en Synthèse!D5 : elle n’est pas prise. Ôtez la protection de la feuille (onglet Révision), ressaisissez-la ici, en D6, et effacez D5."
        )
        #expect(
            lu(.ongletEnPlus("Export Summary"))
                == "L’onglet « Export Summary » n’est pas du modèle : rien n’y est lu, rien n’y est changé."
        )
        #expect(
            lu(.champIntrouvable(champ: "membres", intitule: "Nombre de membres", onglet: "Synthèse"))
                == "La saisie « Nombre de membres » ne se retrouve pas dans l’onglet « Synthèse » : elle compte pour vide. Rétablissez-la ou repartez d’un modèle vierge."
        )
        #expect(
            lu(.valeurCachee(champ: nil, trouve: "12"))
                == "La cellule fusionnée cache la valeur « 12 », qui n’est pas prise. Défusionnez les cellules et vérifiez."
        )
        #expect(
            lu(.celluleEnDouble(champ: nil))
                == "Le fichier contient deux fois cette cellule ; la dernière est prise. Vérifiez la valeur, puis enregistrez de nouveau le classeur."
        )
        #expect(
            lu(.celluleHorsPlace(lieu: Adresse(feuille: "Mission 2 – Parcours", cellule: "E6")))
                == "Le fichier donne à une cellule une place qui n’existe pas : une réponse peut manquer, ou se lire dans la case d’à côté. Ouvrez le classeur, vérifiez cet onglet, puis enregistrez-le de nouveau."
        )
        #expect(
            lu(.modeleInconnu)
                == "Le classeur ne porte pas la marque du modèle : ses saisies ont été cherchées par leurs intitulés. Vérifiez les valeurs lues."
        )
        #expect(
            lu(.modeleAncien(trouve: "ACI 2025.1", actuel: "ACI 2026.1"))
                == "Le classeur vient du modèle « ACI 2025.1 » ; l’actuel est « ACI 2026.1 ». Il se lit, mais un modèle à jour est conseillé."
        )
        #expect(
            lu(.exerciceInconnu(trouve: "2018", acceptes: 2019...2035))
                == "L’exercice « 2018 » n’a pas de barème. Saisissez une année de 2019 à 2035.")
        #expect(
            lu(.exerciceInconnu(trouve: "", acceptes: 2019...2035))
                == "L’exercice n’est pas saisi. Saisissez une année de 2019 à 2035.")
        #expect(
            lu(
                .baremeModifie(
                    ligne: "Parcours, part fixe, taille 3", trouve: "54\u{202F}000,00\u{A0}€",
                    publie: Montant(euros: 45_000)))
                == "Le montant « Parcours, part fixe, taille 3 » vaut « 54 000,00 € » dans le classeur au lieu de 45 000,00 €, qui est appliqué. Rétablissez le montant publié."
        )
        let remedes: [(CauseEcart, String)] = [
            (
                .formuleEffacee,
                "La cellule n’a plus sa formule : rétablissez-la, ou demandez le classeur rapproché (option « --output »)."
            ),
            (
                .saisieNonComptee,
                "Les formules ne comptent pas une saisie relevée plus bas, à savoir : reprenez-la, et l’écart disparaît."
            ),
            (
                .nonRecalcule,
                "Ouvrez le classeur, recalculez-le et enregistrez-le, ou demandez le classeur rapproché (option « --output »)."
            ),
        ]
        for (cause, remede) in remedes {
            let ecart = Diagnostic.ecartRapprochement(
                champ: "total_estime", rubrique: "Total estimé", classeur: "1,00\u{A0}€", calcule: Montant(euros: 2),
                cause: cause)
            #expect(lu(ecart) == "Total estimé : le classeur donne « 1,00 € », le calcul donne 2,00 €. \(remede)")
        }
    }
}

/// Les insécables ramenées à des espaces, pour lire les textes attendus.
func sansInsecables(_ texte: String) -> String {
    texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
}
