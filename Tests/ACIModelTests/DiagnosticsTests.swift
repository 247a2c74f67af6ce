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
            // Un remède dit quoi faire ; une cause, ce qui est.
            #expect(code.remede.starts(with: /Rien|(Ne |Le |La |Les |L’|N’)?\p{L}+(er|ir|re)\b/), "\(code.remede)")
            #expect(!code.cause.starts(with: /\p{L}+(er|ir|re)\b/), "\(code.cause)")
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
            "« 92 400 habitants » a été compris comme « 92 400 », mais les formules du classeur ne le comptent pas. Ne laissez que le nombre."
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
            .tauxTresFaible, "1%", .taux,
            "« 1% » vaut 1 % : vouliez-vous dire 100 % ? S’il est juste, ne changez rien ; sinon, écrivez-le avec son signe, par exemple 64 %."
        ),
        (
            .tauxTresFaible, "1,01%", .taux,
            "« 1,01% » vaut 1,01 %. S’il est juste, ne changez rien ; sinon, écrivez-le avec son signe, par exemple 64 %."
        ),
        (
            .imageDansCellule, "", .texte,
            "La cellule contient une image, qui ne se lit pas. Écrivez le nom du document à la place."
        ),
        (
            .apostropheEnTete, "’Rapport", .texte,
            "« ’Rapport » a été lu sans l’apostrophe qui le précède. Ôtez-la de la cellule."
        ),
        (
            .nombreEnTexte, "12.50", .nombre,
            "« 12.50 » est enregistré comme du texte ; il a été compris comme « 12,5 », mais les formules du classeur ne le comptent pas. Saisissez-le comme un nombre."
        ),
        (
            .nombreEnTexte, "12,5", .nombre,
            "« 12,5 » est enregistré comme du texte ; il a été compris, mais les formules du classeur ne le comptent pas. Saisissez-le comme un nombre."
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
            "« 31/12/2026 » est enregistré comme du texte ; la date a été comprise, mais les formules du classeur ne la comptent pas. Saisissez-la comme une date."
        ),
        (
            .dateEnTexte, "14 juil. 2026", .date,
            "« 14 juil. 2026 » est enregistré comme du texte ; la date a été comprise comme « 14/07/2026 », mais les formules du classeur ne la comptent pas. Saisissez-la comme une date."
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

    @Test func textesDuClasseur() {
        func lu(_ diagnostic: Diagnostic) -> String {
            #expect(estBienCompose(diagnostic.message))
            return sansInsecables(diagnostic.message)
        }
        let synthese = Adresse(feuille: "Synthèse", cellule: "D5")
        #expect(
            lu(.ongletAbsent("Mission 2 – Parcours"))
                == "L’onglet « Mission 2 – Parcours » manque : ses saisies comptent pour vides. Reprenez une copie qui l’a, ou reportez les réponses dans un modèle vierge."
        )
        #expect(
            lu(.ongletDuplique("Synthèse", copie: "Synthèse (2)"))
                == "L’onglet « Synthèse (2) » est une copie de « Synthèse », qui est lu à sa place. Supprimez la copie."
        )
        #expect(
            lu(.nomPerdu(champ: "population", intitule: "Population du territoire"))
                == "Le nom de la cellule « Population du territoire » a disparu du classeur ; elle a été retrouvée par son intitulé, mais les formules qui la citent montrent #NOM?. Demandez le classeur rapproché (option « --output »), qui remet les noms."
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

    @Test func ceQuiEgareLesFormulesOuLeurEchappe() {
        #expect(
            Set(CodeDiagnostic.allCases.filter(\.egareLesFormules))
                == [.nomPerdu, .nomDeplace, .nomEnConflit, .champIntrouvable, .ongletAbsent])
        #expect(
            Set(CodeDiagnostic.allCases.filter(\.echappeAuxFormules))
                == [.reponseHorsListe, .nombreEnTexte, .nombreAvecUnite, .dateEnTexte])
    }

    /// Masqué, un constat garde tout, sauf ce qui est saisi ; ses phrases sont récrites.
    @Test func unConstatMasque() {
        let ici = Adresse(feuille: "Synthèse", cellule: "D5")
        var diagnostic = Diagnostic(
            .seuilNonAtteint, champ: "i_21_atteint", indicateur: "2.1", message: "Un nom.", trouve: "Un nom",
            attendu: "≥ 3", gravite: .note)
        diagnostic.enjeu = Montant(euros: 7)
        let masque = diagnostic.masque({ "\($0.count) signes" }, lieu: ici)
        var attendu = Diagnostic(
            .seuilNonAtteint, champ: "i_21_atteint", indicateur: "2.1", message: "7 signes", trouve: "(masqué)",
            attendu: "≥ 3", lieu: ici, gravite: .note)
        attendu.enjeu = Montant(euros: 7)
        #expect(masque == attendu)
        let sansRien = Diagnostic(.signatureAbsente, message: "Rien.").masque({ $0 }, lieu: nil)
        #expect(sansRien.trouve == nil && sansRien.gravite == .erreur)
    }

    @Test(arguments: [
        (
            CodeDiagnostic.affichageTrompeur, "", "12",
            "La cellule contient « 12 », que son format cache. Donnez-lui un autre format, puis vérifiez sa valeur."
        ),
        (
            .affichageTrompeur, "1", "1,5",
            "La cellule montre « 1 », mais contient « 1,5 ». Donnez-lui le format Nombre, puis vérifiez sa valeur."
        ),
        (
            .dateAvecHeure, "31/12/2026 23:59", "01/01/2027",
            "La cellule contient « 31/12/2026 23:59 », une heure proche de minuit ; le jour lu est le 01/01/2027. Saisissez la date seule."
        ),
        (.affichagePartiel, "1", "1,5", "La cellule montre « 1 », mais contient « 1,5 », qui est lu. Vérifiez-le."),
        (
            .affichagePartiel, String(repeating: "a", count: 61), String(repeating: "b", count: 61),
            "La cellule montre « \(String(repeating: "a", count: 57))… », mais contient « \(String(repeating: "b", count: 57))… », qui est lu. Vérifiez-le."
        ),
    ])
    func ceQuUneCelluleMontre(code: CodeDiagnostic, montre: String, contient: String, message: String) {
        let diagnostic = Diagnostic.affichage(
            code, montre: montre, contient: contient, champ: "i_21_valeur", indicateur: "2.1")
        #expect(sansInsecables(diagnostic.message) == message)
        #expect(diagnostic.code == code && diagnostic.trouve == montre)
        #expect(diagnostic.champ == "i_21_valeur" && diagnostic.indicateur == "2.1")
    }
}

/// Les insécables ramenées à des espaces, pour lire les textes attendus.
func sansInsecables(_ texte: String) -> String {
    texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
}
