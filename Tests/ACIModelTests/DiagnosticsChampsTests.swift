import ACIModel
import Testing

/// De quelle saisie un message parle, ce qu’il y a trouvé, ce qu’il attendait, ce que cela met en jeu, et ses mots.
@Suite("What a message is about")
struct DiagnosticsChampsTests {
    private func ligne(_ diagnostic: Diagnostic) -> String {
        let cases = [
            diagnostic.champ ?? diagnostic.indicateur, diagnostic.trouve, diagnostic.attendu, diagnostic.lieu?.francais,
            diagnostic.enjeu.map(Fr.euros),
        ]
        let texte = cases.map { $0.map(sansInsecables) ?? "–" }.joined(separator: " | ")
        return
            "\(diagnostic.gravite.rawValue) \(diagnostic.code.rawValue) | \(texte)\n  \(sansInsecables(diagnostic.message))"
    }

    @Test("of the workbook: the input, what is found, what is expected, the place")
    func duClasseur() throws {
        let ici = Adresse(feuille: "Synthèse", cellule: "D5")
        let ailleurs = Adresse(feuille: "Synthèse", cellule: "T9")
        let refus = #expect(throws: Cadres.Refus.self) {
            try Cadres.embarques.bareme(exercice: 2025, cadre: "aci-2099")
        }
        let dits: [Diagnostic] = [
            .ongletAbsent("Synthèse"), .ongletDuplique("Synthèse", copie: "Synthèse (2)"), .ongletEnPlus("Notes"),
            .nomPerdu(champ: "membres", intitule: "Membres"), .nomsPerdus, .exerciceDUnAutreModele(2024, modele: 2025),
            .lignesIntrouvables(["2.1"], onglet: "M2"), .lignesIntrouvables(["2.1", "2.2"], onglet: "M2"),
            .lignesIntrouvables(["2.1", "2.2", "2.4"], onglet: "M2"),
            .colonneIntrouvable("Valeur", codes: ["2.1"], onglet: "M2"),
            .colonneIntrouvable("Valeur", codes: ["2.1", "2.2", "2.3"], onglet: "M2"),
            .tableauIntrouvable(onglet: "M2"),
            .champIntrouvable(champ: "membres", intitule: "Membres", onglet: "Synthèse"),
            .lignesTriees(["2.2", "2.1"], onglet: "M2", lieu: ici),
            .celluleDeplacee(champ: "membres", intitule: "Membres", parNom: ailleurs, parIntitule: ici),
            .cellulePartagee(champ: "membres", intitule: "Membres", autre: "Nom", cache: "12", lieu: ici),
            .cellulePartagee(champ: "membres", intitule: "Membres", autre: "Nom", cache: "", lieu: ici),
            .celluleCollee(champ: "membres", intitule: "Membres", lieu: ici, sur: "Nom", cellule: ailleurs),
            .celluleCollee(
                champ: "membres", intitule: "Membres", lieu: ici, sur: "Nom", cellule: ailleurs, gravite: .erreur),
            .ligneHorsModele("2.9", lieu: ici, aDesLignesLibres: true), .valeurCachee(champ: "membres", trouve: "12"),
            .celluleEnDouble(champ: "membres"), .celluleHorsPlace(lieu: ici), .modeleInconnu,
            .modeleAncien(trouve: "ACI 2025.1", actuel: "ACI 2026.1"),
            .modeleRecent(trouve: "ACI 2027.1", actuel: "ACI 2026.1"),
            .exerciceInconnu(trouve: "2018", acceptes: 2019...2035),
            .exerciceInconnu(trouve: "", acceptes: 2019...2035),
            .cadreInconnu(try #require(refus), trouve: "aci-2099"),
            .baremeModifie(ligne: "Fixe", trouve: "2 €", publie: Montant(euros: 3)),
            .ecartRapprochement(
                champ: "total_estime", rubrique: "Total", classeur: "2 €", calcule: Montant(euros: 3),
                cause: .nonRecalcule),
            .pointsIllisibles(trouve: "#REF!"),
        ]
        #expect(
            dits.map(ligne).joined(separator: "\n") == """
                erreur onglet-absent | – | – | Synthèse | – | –
                  L’onglet « Synthèse » manque : ses saisies comptent pour vides. Reprenez une copie qui l’a, ou reportez les réponses dans un modèle vierge.
                avertissement onglet-duplique | – | Synthèse (2) | Synthèse | – | –
                  L’onglet « Synthèse (2) » est une copie de « Synthèse », qui est lu à sa place. Supprimez la copie.
                note onglet-en-plus | – | Notes | – | – | –
                  L’onglet « Notes » n’est pas du modèle : rien n’y est lu, rien n’y est changé.
                note nom-perdu | membres | – | Membres | – | –
                  Le nom de la cellule « Membres » a disparu du classeur ; elle a été retrouvée par son intitulé, mais les formules qui la citent montrent #NOM?. Demandez le classeur rapproché (option « --output »), qui remet les noms.
                avertissement nom-perdu | – | – | les noms du modèle | – | –
                  Les noms des cellules ont disparu du classeur : ses formules montrent #NOM?. Les saisies ont été retrouvées par leurs intitulés. Demandez le classeur rapproché (option « --output »), qui remet les noms.
                avertissement modele-ancien | exercice | 2024 | 2025 | – | –
                  Le classeur est le modèle de 2025, mais l’exercice saisi est 2024, dont le barème est appliqué. Rétablissez 2025, ou repartez d’un modèle de 2024.
                erreur champ-introuvable | 2.1 | – | les lignes de 2.1 | – | –
                  La ligne de 2.1 ne se retrouve pas dans l’onglet « M2 » : elle compte pour vide. Reprenez une copie qui l’a, ou reportez les réponses dans un modèle vierge.
                erreur champ-introuvable | – | – | les lignes de 2.1 et 2.2 | – | –
                  Les lignes de 2.1 et 2.2 ne se retrouvent pas dans l’onglet « M2 » : elles comptent pour vides. Reprenez une copie qui les a, ou reportez les réponses dans un modèle vierge.
                erreur champ-introuvable | – | – | les lignes de 2.1 à 2.4 | – | –
                  Les lignes de 2.1 à 2.4 ne se retrouvent pas dans l’onglet « M2 » : elles comptent pour vides. Reprenez une copie qui les a, ou reportez les réponses dans un modèle vierge.
                erreur champ-introuvable | 2.1 | – | Valeur (2.1) | – | –
                  La cellule « Valeur (2.1) » ne se retrouve pas dans l’onglet « M2 » : elle compte pour vide. Rétablissez-la avec son titre, ou repartez d’un modèle vierge.
                erreur champ-introuvable | – | – | Valeur (2.1 à 2.3) | – | –
                  La colonne « Valeur » ne se retrouve pas dans l’onglet « M2 » : les saisies de 2.1 à 2.3 comptent pour vides. Rétablissez-la avec son titre, ou repartez d’un modèle vierge.
                erreur champ-introuvable | – | – | la ligne de titres du tableau | – | –
                  Le tableau des indicateurs ne se retrouve pas dans l’onglet « M2 » : ses saisies comptent pour vides. Rétablissez sa ligne de titres, qui commence par « Code », ou repartez d’un modèle vierge.
                erreur champ-introuvable | membres | – | Membres | – | –
                  La saisie « Membres » ne se retrouve pas dans l’onglet « Synthèse » : elle compte pour vide. Rétablissez-la ou repartez d’un modèle vierge.
                erreur nom-en-conflit | – | – | les lignes dans l’ordre de leurs codes | Synthèse!D5 | –
                  Les lignes de 2.1 et 2.2 ont été triées ou échangées dans l’onglet « M2 » : leurs saisies ne sont pas prises. Annulez le tri, ou triez le tableau entier par la colonne « Code », de A à Z.
                erreur nom-en-conflit | membres | Synthèse!T9 | Synthèse!D5 | Synthèse!D5 | –
                  La cellule « Membres » a été déplacée en Synthèse!T9 : elle n’est pas prise. Ôtez la protection de la feuille (onglet Révision), ressaisissez-la ici, en D5, et effacez T9.
                erreur nom-en-conflit | membres | 12 | Membres | Synthèse!D5 | –
                  Les cellules « Nom » et « Membres » n’en font plus qu’une : elle compte pour la première, la seconde compte pour vide, et cache « 12 ». Défusionnez-les ou rétablissez la seconde.
                erreur nom-en-conflit | membres | – | Membres | Synthèse!D5 | –
                  Les cellules « Nom » et « Membres » n’en font plus qu’une : elle compte pour la première, la seconde compte pour vide. Défusionnez-les ou rétablissez la seconde.
                note nom-deplace | membres | Synthèse!T9 | Synthèse!D5 | Synthèse!D5 | –
                  La cellule « Membres » a été coupée, puis collée sur « Nom » (T9) : chacune est lue à sa place. Vérifiez-les, puis demandez le classeur rapproché (option « --output ») : les formules suivent la cellule coupée.
                erreur nom-deplace | membres | Synthèse!T9 | Synthèse!D5 | Synthèse!D5 | –
                  La cellule « Membres » a été coupée, puis collée sur « Nom » (T9) : l’une est vide et l’autre ne se lit pas. Ressaisissez les deux, puis demandez le classeur rapproché (option « --output ») : les formules suivent la cellule coupée.
                avertissement ligne-hors-modele | – | 2.9 | – | Synthèse!D5 | –
                  La ligne « 2.9 » n’est pas du modèle : sa réponse ne compte pas. Reportez-la dans une ligne « Indicateurs propres à votre contrat » de l’onglet.
                avertissement valeur-cachee | membres | 12 | – | – | –
                  La cellule fusionnée cache la valeur « 12 », qui n’est pas prise. Défusionnez les cellules et vérifiez.
                avertissement cellule-en-double | membres | – | – | – | –
                  Le fichier contient deux fois cette cellule ; la dernière est prise. Vérifiez la valeur, puis enregistrez de nouveau le classeur.
                erreur cellule-hors-place | – | – | – | Synthèse!D5 | –
                  Le fichier donne à une cellule une place qui n’existe pas : une réponse peut manquer, ou se lire dans la case d’à côté. Ouvrez le classeur, vérifiez cet onglet, puis enregistrez-le de nouveau.
                avertissement modele-inconnu | modele_version | – | la version du modèle | – | –
                  Le classeur ne porte pas la marque du modèle : ses saisies ont été cherchées par leurs intitulés. Vérifiez les valeurs lues.
                note modele-ancien | modele_version | ACI 2025.1 | ACI 2026.1 | – | –
                  Le classeur vient du modèle « ACI 2025.1 » ; l’actuel est « ACI 2026.1 ». Il se lit, mais un modèle à jour est conseillé.
                avertissement modele-recent | modele_version | ACI 2027.1 | ACI 2026.1 | – | –
                  Le classeur vient du modèle « ACI 2027.1 », plus récent que le programme, qui connaît « ACI 2026.1 ». Mettez le programme à jour, puis relisez le classeur.
                erreur exercice-inconnu | exercice | 2018 | une année de 2019 à 2035 | – | –
                  L’exercice « 2018 » n’a pas de barème. Saisissez une année de 2019 à 2035.
                erreur exercice-inconnu | exercice | – | une année de 2019 à 2035 | – | –
                  L’exercice n’est pas saisi. Saisissez une année de 2019 à 2035.
                erreur cadre-inconnu | cadre | aci-2099 | – | – | –
                  Le cadre « aci-2099 » n’existe pas. Choisissez aci-2019 ou avenant-2.
                avertissement bareme-modifie | – | 2 € | 3,00 € | – | –
                  Le montant « Fixe » vaut « 2 € » dans le classeur au lieu de 3,00 €, qui est appliqué. Rétablissez le montant publié.
                avertissement ecart-rapprochement | total_estime | 2 € | 3,00 € | – | –
                  Total : le classeur donne « 2 € », le calcul donne 3,00 €. Ouvrez le classeur, recalculez-le et enregistrez-le, ou demandez le classeur rapproché (option « --output »).
                avertissement ecart-rapprochement | points_a_revoir | #REF! | le nombre de points à revoir | – | –
                  « À revoir » montre #REF! : une colonne calculée (« Contrôle » ou « En jeu ») a été supprimée ou recouverte. Les réponses se lisent ; pour les suivre dans le classeur, reprenez une copie qui l’a.
                """)
    }

    @Test("of the rules: the input, what is found, what is expected, the euros at stake")
    func desRegles() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        let parcours = CodeMission("parcours")
        let changements: [(inout Bilan) -> Void] = [
            { $0.identite.population = nil }, { $0.identite.population = 64 },
            { $0.identite.tailleContractuelle = 7 }, { $0.identite.tailleContractuelle = 2 },
            { $0.finPeriode = jour("2024-12-31") }, { $0.debutPeriode = jour("2024-06-01") },
            { $0.finPeriode = jour("2025-12-15") }, { $0.finPeriode = nil },
            { ($0.debutPeriode, $0.finPeriode) = (jour("2023-01-01"), jour("2023-12-31")) },
            { $0.identite.signature = nil }, { $0.identite.signature = jour("2026-02-01") },
            { $0.identite.finContrat = jour("2025-10-31") }, { $0.identite.finContrat = jour("2024-10-31") },
            { $0.identite.finContrat = jour("2019-10-31") }, { $0.identite.signature = jour("2018-02-01") },
            { $0.identite.membres = 100_000 },
            { $0.dejaVerse = Montant(centimes: -1) }, { $0.dejaVerse = Montant(euros: 999_999) },
            { $0.debuts[parcours] = nil }, { $0.debuts[parcours] = jour("2026-03-01") },
            {
                $0.debuts[parcours] = nil
                for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code] = nil }
            }, { $0.debuts[parcours] = jour("2025-02-01") }, { $0.debuts[parcours] = jour("2023-03-31") },
            { $0.crise.plan = nil }, { $0.crise.declaree = true },
            {
                $0.crise = Crise(
                    plan: .miseAJour, declaree: true, mobilisee: true, autorite: "Préfet", date: jour("2024-05-05"))
            }, { ($0.crise.declaree, $0.crise.mobilisee) = (false, true) },
            { bilan in for code in ["2.1", "2.2", "2.3", "2.4"] { bilan.reponses[code]?.nature = .suivi } },
            { $0.reponses["2.1"]?.poids = Poids(-1) }, { $0.reponses["2.1"]?.poids = Poids(0.5) },
            { $0.reponses["2.P.1"] = Reponse(atteint: .oui) },
            { $0.reponses["2.1"] = nil },
            { $0.reponses["2.1"]?.preuve = nil }, { $0.reponses["1.B.1"]?.datePreuve = nil },
            { $0.reponses["1.B.1"]?.datePreuve = jour("2026-01-01") },
            { $0.reponses["2.4"]?.datePreuve = jour("2023-01-01") }, { $0.reponses["2.1"]?.nature = .sansObjet },
            { $0.reponses["1.A.2"]?.valeur = .decimal(45) }, { $0.reponses["1.A.3"]?.atteint = .non },
            { $0.reponses["1.A.1"]?.valeur = nil }, { $0.reponses["1.A.1"]?.atteint = nil },
            { $0.reponses["3.2"]?.valeur = .entier(100_001) }, { $0.reponses["1.A.3"]?.valeur = .taux(1.2) },
            { $0.reponses["1.A.3"]?.valeur = .taux(0.01) },
        ]
        let dits = changements.map { bilan.avec($0).resultat.diagnostics.map(ligne).joined(separator: "\n") }
        #expect(
            dits.joined(separator: "\n\n") == """
                erreur taille-inconnue | population | – | la population du territoire | – | 237 500,00 €
                  La population du territoire n’est pas saisie, ni la taille du contrat : aucun montant ne peut être calculé. Saisissez la population dans la Synthèse.

                avertissement population-douteuse | population | 64 | la population du territoire | – | 75 000,00 €
                  « 64 » habitants, c’est trop peu pour une CPTS : vouliez-vous dire 64 000 ? Corrigez la population.

                erreur taille-invalide | taille_contractuelle | 7 | 1, 2, 3 ou 4 | – | –
                  La taille « 7 » n’existe pas. Choisissez 1, 2, 3 ou 4.

                note taille-differente | taille_contractuelle | 2 | 3 | – | 85 000,00 €
                  La taille du contrat (2) est appliquée ; la population de 100 000 habitants donnerait la taille 3.

                erreur periode-inversee | periode_fin | 31/12/2024 | une date à partir du 01/01/2025 | – | –
                  La période finit le 31/12/2024, avant de commencer le 01/01/2025. Corrigez l’une des deux dates.

                erreur periode-trop-longue | periode_debut | 01/06/2024 | une date à partir du 01/01/2025 | – | –
                  La période du 01/06/2024 au 31/12/2025 dépasse une année. Elle peut commencer au plus tôt le 01/01/2025 ; seuls ses douze derniers mois sont comptés.

                avertissement periode-courte | periode_fin | 15/12/2025 | 31/12/2025 | – | 8 767,12 €
                  La période du 01/01/2025 au 15/12/2025 est plus courte qu’une année : la part fixe des missions ne compte que ces jours. Elle peut commencer le 16/12/2024, ou finir le 31/12/2025. Vérifiez ses dates.

                note periode-par-defaut | periode_debut | – | les dates de début et de fin de la période | – | –
                  La période n’est pas saisie en entier : elle va par défaut du 01/01/2025 au 31/12/2025.

                avertissement periode-hors-exercice | periode_debut | 01/01/2023 | une période qui touche l’année 2025 | – | 314 760,26 €
                  La période du 01/01/2023 au 31/12/2023 ne touche pas l’exercice 2025. Corrigez la période ou l’exercice.

                erreur signature-absente | signature | – | la date de signature du contrat | – | 75 000,00 €
                  La date de signature du contrat n’est pas saisie : le fonctionnement compte pour 0 €. Saisissez-la dans la Synthèse.

                erreur signature-apres-periode | signature | 01/02/2026 | une date jusqu’au 31/12/2025 | – | 75 000,00 €
                  Le contrat est signé le 01/02/2026, après la fin de la période (31/12/2025) : l’année ne rapporte rien. Vérifiez les deux dates.

                note contrat-finit-en-cours | contrat_fin | 31/10/2025 | – | – | 33 424,66 €
                  Le contrat finit le 31/10/2025 : 61 jours de la période ne rapportent rien. Corrigez sa fin s’il a été renouvelé.

                erreur contrat-termine | contrat_fin | 31/10/2024 | une date à partir du 01/01/2025 | – | –
                  Le contrat a fini le 31/10/2024, avant la période du 01/01/2025 au 31/12/2025 : l’année ne rapporte rien. Corrigez la fin du contrat s’il a été renouvelé, ou la période.

                erreur contrat-fin-incoherente | contrat_fin | 31/10/2019 | une date à partir du 01/04/2023 | – | –
                  Le contrat finit le 31/10/2019, avant sa signature (01/04/2023) : cette fin n’est pas prise en compte. Corrigez l’une des deux dates.

                note renouvellement-a-confirmer | contrat_fin | – | la fin du contrat | – | –
                  Le contrat est signé du 01/02/2018, plus de cinq ans avant la fin de la période. A-t-il été renouvelé ? Saisissez sa fin dans la Synthèse.

                avertissement membres-douteux | membres | 100 000 | le nombre de membres de la CPTS | – | –
                  « 100 000 » membres, c’est plus que d’habitants ou que 10 000. Corrigez le nombre de membres ou la population.

                erreur deja-verse-negatif | deja_verse | −0,01 € | un montant à partir de 0 € | – | –
                  « −0,01 € » ne peut pas être un versement, et n’est pas pris. Saisissez un montant à partir de 0 €.

                note trop-percu | deja_verse | – | – | – | 602 499,00 €
                  La CPAM a versé plus que le total estimé : le trop-perçu est de 602 499,00 €. Vérifiez le montant versé et les réponses.

                avertissement mission-non-demarree | debut_parcours | – | une date de démarrage dans la période ou avant | – | 90 000,00 €
                  La mission « Parcours pluriprofessionnels » n’a pas de date de démarrage : ses réponses comptent pour 0 €. Vérifiez la date dans la Synthèse.

                avertissement mission-non-demarree | debut_parcours | 01/03/2026 | une date de démarrage dans la période ou avant | – | 90 000,00 €
                  La mission « Parcours pluriprofessionnels » démarre le 01/03/2026, après le dernier jour compté : ses réponses comptent pour 0 €. Vérifiez la date dans la Synthèse.

                avertissement mission-en-retard | debut_parcours | – | une date jusqu’au 01/04/2024 | – | –
                  La mission « Parcours pluriprofessionnels » devait démarrer au plus tard le 01/04/2024. Saisissez sa date de démarrage, ou parlez-en au dialogue de gestion.

                note mission-demarree-tard | debut_parcours | 01/02/2025 | une date jusqu’au 01/04/2024 | – | –
                  La mission « Parcours pluriprofessionnels » a démarré le 01/02/2025 ; le délai prévu après la signature finissait le 01/04/2024. Préparez l’explication pour le dialogue de gestion.



                avertissement plan-sans-reponse | crise_plan | – | Première rédaction, Mise à jour ou Aucun | – | 22 500,00 €
                  L’état du plan de réponse n’est pas saisi : la part fixe de la mission « Réponse aux crises sanitaires graves » compte pour 0 €. Choisissez Première rédaction, Mise à jour ou Aucun.

                avertissement crise-sans-autorite | crise_autorite | – | l’autorité qui a déclaré la crise | – | –
                  Une crise est déclarée sans que l’autorité soit nommée. Indiquez le ministre, le préfet ou la direction de l’ARS.
                avertissement crise-sans-date | crise_date | – | une date de la forme 31/12/2026 | – | –
                  Une crise est déclarée sans date. Saisissez la date de la déclaration.

                avertissement crise-hors-periode | crise_date | 05/05/2024 | une date du 01/01/2025 au 31/12/2025 | – | 67 500,00 €
                  La crise est datée du 05/05/2024, hors de la période du 01/01/2025 au 31/12/2025. Vérifiez la date ou la période.

                avertissement crise-contradictoire | crise_declaree | – | Oui, ou rien d’une crise | – | 67 500,00 €
                  Aucune crise n’est déclarée, mais la mobilisation, l’autorité ou la date d’une crise sont saisies. Répondez Oui si une autorité l’a déclarée ; sinon, videz ces cellules.

                avertissement sans-indicateur-de-resultat | i_21_nature | – | au moins un indicateur de nature Résultat | – | 45 000,00 €
                  La mission « Parcours pluriprofessionnels » n’a aucun indicateur de résultat : sa part variable est de 0 €. Reportez les natures de votre contrat.

                erreur poids-invalide | i_21_poids | −1 | un nombre positif | – | –
                  « −1 » n’est pas un poids. Saisissez un nombre positif, 1 000 000 au plus.

                avertissement poids-melanges | i_21_poids | 2.1 14,29 %, 2.2 28,57 %, 2.3 28,57 %, 2.4 28,57 % | des poids de la même unité | – | 45 000,00 €
                  Les poids de la mission « Parcours pluriprofessionnels » semblent venir de deux comptes différents ; ils donnent 2.1 14,29 %, 2.2 28,57 %, 2.3 28,57 %, 2.4 28,57 %. Reportez tous les poids du contrat, dans la même unité.

                erreur ligne-sans-libelle | i_2P1_libelle | – | l’intitulé de l’indicateur | – | –
                  L’indicateur propre a des saisies et pas d’intitulé : il ne compte pas. Saisissez son intitulé, ou videz la ligne.

                avertissement reponses-manquantes | i_21_atteint | – | Oui, Partiel ou Non | – | 11 250,00 €
                  Mission « Parcours pluriprofessionnels » : l’indicateur 2.1 attend une réponse. Sans elle, la part variable est comptée comme pour un Non.

                avertissement preuve-absente | i_21_preuve | – | Document de chaque parcours, signé et daté | – | 11 250,00 €
                  La réponse est Oui sans preuve. Indiquez la preuve ou l’endroit où elle se trouve, par exemple « Document de chaque parcours, signé et daté ».

                avertissement preuve-sans-date | i_1B1_date | – | la date de la preuve | – | 4 375,00 €
                  La preuve n’a pas de date et ne tiendrait pas devant un contrôle. Saisissez sa date.

                avertissement preuve-posterieure | i_1B1_date | 01/01/2026 | une date jusqu’au 31/12/2025 | – | 4 375,00 €
                  La preuve est datée du 01/01/2026, après la fin de la période (31/12/2025). Vérifiez la date ou fournissez une autre preuve.

                avertissement preuve-anterieure | i_24_date | 01/01/2023 | une date à partir du 01/01/2024 | – | 11 250,00 €
                  La preuve est datée du 01/01/2023, plus d’un an avant le début de la période (01/01/2025). Vérifiez la date ou fournissez une autre preuve.

                avertissement sans-objet-repondu | i_21_nature | Sans objet | une nature du contrat, ou aucune réponse | – | –
                  L’indicateur est « Sans objet », mais il a une réponse, qui ne compte pas. Rétablissez sa nature s’il est au contrat ; sinon, videz sa réponse.

                avertissement seuil-non-atteint | i_1A2_atteint | 45 | < 30 jours | – | 4 375,00 €
                  La réponse est Oui, mais la valeur « 45 » n’atteint pas l’objectif « < 30 jours ». Vérifiez la valeur, la réponse et l’objectif de votre contrat.

                avertissement seuil-atteint | i_1A3_atteint | 64 % | > 50 % | – | 4 375,00 €
                  La réponse est Non, mais la valeur « 64 % » atteint l’objectif « > 50 % ». Vérifiez la valeur, la réponse et l’objectif de votre contrat.

                avertissement oui-sans-valeur | i_1A1_valeur | – | un nombre entier | – | 4 375,00 €
                  La réponse est Oui, mais aucune valeur n’est déclarée. Saisissez-la.

                avertissement valeur-sans-reponse | i_1A1_atteint | – | Oui, Partiel ou Non | – | 4 375,00 €
                  Une valeur est déclarée, mais « Atteint ? » est sans réponse. Choisissez Oui, Partiel ou Non.

                avertissement population-depassee | i_32_valeur | 100 001 | 100 000 au plus | – | 5 833,33 €
                  « 100 001 » dépasse la population du territoire (100 000 habitants). Corrigez l’une ou l’autre.

                avertissement taux-superieur-a-cent | i_1A3_valeur | 120 % | un taux de 0 à 100 % | – | 4 375,00 €
                  « 120 % » dépasse 100 %. Corrigez le taux.

                avertissement taux-infime | i_1A3_valeur | 1 % | un taux de 2 à 100 % | – | 4 375,00 €
                  « 1 % » est un taux très faible : vouliez-vous dire 100 % ? Corrigez le taux s’il le faut.
                """)
    }

    @Test("of a majoration and of an SNP line that wait for an answer: the euros at stake")
    func enAttente() throws {
        // Partiel partout, à 50 % : 10 % de 240 k€ de parts fixes et de 75 k€ de variables, et non du plafond.
        let grande = BilanType.complet(try BilanType.bareme(), taille: 4, atteint: .partiel).avec {
            $0.identite.membres = nil
        }
        #expect(grande.diagnostic(.membresInconnus)?.gravite == .note)
        #expect(grande.diagnostic(.membresInconnus)?.enjeu == Montant(euros: 31_500))
        // 45 000 € × 184 / 365.
        let accord = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 2).avec {
            $0.complements["snp_supplement"] = nil
            $0.debuts[CodeMission("acces-aux-soins")] = jour("2021-07-01")
        }
        #expect(accord.diagnostic(.complementSansReponse)?.champ == "snp_supplement")
        #expect(accord.diagnostic(.complementSansReponse)?.gravite == .note)
        #expect(accord.diagnostic(.complementSansReponse)?.attendu == "Oui ou Non")
        let neuve = try BilanType.complet(BilanType.bareme(), taille: 2).avec {
            $0.identite.signature = jour("2025-04-01")
            $0.debuts = $0.debuts.mapValues { _ in jour("2025-03-31") }
        }
        #expect(
            neuve.diagnostic(.missionAvantSignature).map(ligne)
                == "note mission-avant-signature | debut_acces | 31/03/2025 | une date à partir du 01/04/2025 | – | –\n"
                + "  La mission « Accès aux soins » démarre le 31/03/2025, avant la signature du contrat : ses jours sont comptés "
                + "à partir du 01/04/2025.")
        let crise = try BilanType.complet(BilanType.bareme(), taille: 2, crise: true).avec { $0.crise.mobilisee = nil }
        #expect(crise.diagnostic(.mobilisationSansReponse)?.attendu == "Oui ou Non")
        #expect(accord.diagnostic(.complementSansReponse)?.enjeu == Montant(22_684.93))
    }

    @Test("of a cell of an indicator: its input and its code")
    func duneCelluleDIndicateur() {
        let (ici, champ, code) = (Adresse(feuille: "M2", cellule: "D5"), "i_21_valeur", "2.1")
        let dits: [Diagnostic] = [
            .nomPerdu(champ: champ, intitule: "Valeur", indicateur: code),
            .celluleDeplacee(champ: champ, intitule: "Valeur", parNom: ici, parIntitule: ici, indicateur: code),
            .cellulePartagee(champ: champ, intitule: "Valeur", autre: "x", cache: "", lieu: ici, indicateur: code),
            .celluleCollee(
                champ: champ, intitule: "Valeur", lieu: ici, sur: "x", cellule: ici, indicateur: code,
                gravite: .avertissement),
            .valeurCachee(champ: champ, trouve: "1", indicateur: code),
            .celluleEnDouble(champ: champ, indicateur: code),
            .saisie(.valeurIllisible, trouve: "x", attendu: .entier, champ: champ, indicateur: code),
        ]
        for dit in dits { #expect(dit.champ == champ && dit.indicateur == code, "\(dit.code)") }
        #expect(dits[3].gravite == .avertissement)
        #expect(dits[3].message.contains("elle est lue à sa place, où il n’y a plus rien. Ressaisissez les deux"))
        #expect(
            sansInsecables(Diagnostic.ligneHorsModele("2.9", lieu: ici, aDesLignesLibres: false).message)
                == "La ligne « 2.9 » n’est pas du modèle : sa réponse ne compte pas. Reportez-la dans un modèle à jour, qui a des lignes « Indicateurs propres à votre contrat »."
        )
    }

    @Test("of the rules, where a rarer case says it otherwise")
    func desReglesPlusRares() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        func poids(_ poids: [Double]) -> (inout Bilan) -> Void {
            { bilan in
                for (code, poids) in zip(["2.1", "2.2", "2.3", "2.4"], poids) {
                    bilan.reponses[code]?.poids = Poids(poids)
                }
            }
        }
        let changements: [(CodeDiagnostic, (inout Bilan) -> Void)] = [
            (.valeurHorsBornes, { $0.identite.population = -3 }),
            (.tailleInvalide, { ($0.identite.population, $0.identite.tailleContractuelle) = (nil, 5) }),
            (.periodeTropLongue, { $0.finPeriode = jour("2026-12-31") }),
            (.periodeCourte, { $0.debutPeriode = jour("2025-02-01") }),
            (
                .periodeHorsContrat,
                { ($0.debutPeriode, $0.finPeriode) = (jour("2024-07-01"), jour("2025-06-30")) }
            ),
            (
                .periodeHorsContrat,
                {
                    ($0.debutPeriode, $0.finPeriode) = (jour("2024-07-01"), jour("2025-06-30"))
                    $0.identite.signature = nil
                }
            ),
            (
                .missionEnRetard,
                {
                    $0.debuts[CodeMission("parcours")] = jour("2026-03-01")
                    for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code] = nil }
                }
            ), (.poidsMelanges, poids([1, 2, 3, 4])), (.poidsMelanges, poids([1, 1, 50, 50])),
            (.poidsMelanges, poids([50, 1, 50, 50])), (.poidsMelanges, poids([1, 1, 1, 50])),
            (.poidsMelanges, poids([18_000, 13_500, 9_000, 4_951])),
            (.tauxInfime, { $0.reponses["1.A.3"]?.objectif = .taux(0.005) }),
            (.tauxInfime, { $0.reponses["2.1"]?.partiel = Taux(0.01) }),
            (.preuveAbsente, { $0.reponses["2.P.1"] = Reponse(libelle: "Télésoin", atteint: .partiel) }),
            (.seuilNonAtteint, { $0.reponses["1.B.1"]?.valeur = .ouiNon(false) }),
            (
                .seuilAtteint,
                {
                    $0.reponses["1.A.2"]?.objectif = .decimal(20)
                    $0.reponses["1.A.2"]?.valeur = .decimal(19)
                    $0.reponses["1.A.2"]?.atteint = .partiel
                }
            ), (.ouiSansValeur, { $0.reponses["1.C.1"]?.valeur = nil }),
            (.majorationAConfirmer, { ($0.identite.population, $0.identite.membres) = (200_000, 120) }),
            (
                .tauxPartielParDefaut,
                {
                    $0.tauxPartiel = nil
                    $0.reponses["2.2"]?.atteint = .partiel
                }
            ), (.criseSansAutorite, { $0.crise = Crise(plan: .miseAJour, declaree: true, mobilisee: true) }),
        ]
        let dits = try changements.map { code, changement in
            ligne(try #require(bilan.avec(changement).diagnostic(code), "\(code)"))
        }
        #expect(
            dits.joined(separator: "\n") == """
                erreur valeur-hors-bornes | population | −3 | un nombre d’habitants supérieur à 0 | – | 237 500,00 €
                  « −3 » ne peut pas être une population. Saisissez le nombre d’habitants du territoire.
                erreur taille-invalide | taille_contractuelle | 5 | 1, 2, 3 ou 4 | – | 237 500,00 €
                  La taille « 5 » n’existe pas. Choisissez 1, 2, 3 ou 4.
                erreur periode-trop-longue | periode_fin | 31/12/2026 | une date jusqu’au 31/12/2025 | – | –
                  La période du 01/01/2025 au 31/12/2026 dépasse une année. Elle peut finir au plus tard le 31/12/2025 ; seuls ses douze derniers mois sont comptés.
                avertissement periode-courte | periode_debut | 01/02/2025 | 01/01/2025 | – | 16 986,31 €
                  La période du 01/02/2025 au 31/12/2025 est plus courte qu’une année : la part fixe des missions ne compte que ces jours. Elle peut commencer le 01/01/2025, ou finir le 31/01/2026. Vérifiez ses dates.
                note periode-hors-contrat | periode_debut | 01/07/2024 | 01/04/2024 | – | –
                  La période du 01/07/2024 au 30/06/2025 n’est pas l’année civile, ni l’année du contrat (du 01/04/2024 au 31/03/2025). Vérifiez auprès de la CPAM la période qu’elle attend.
                note periode-hors-contrat | periode_debut | 01/07/2024 | – | – | –
                  La période du 01/07/2024 au 30/06/2025 n’est pas l’année civile, ni une année du contrat. Vérifiez auprès de la CPAM la période qu’elle attend.
                avertissement mission-en-retard | debut_parcours | 01/03/2026 | une date jusqu’au 01/04/2024 | – | –
                  La mission « Parcours pluriprofessionnels » devait démarrer au plus tard le 01/04/2024 ; sa date est le 01/03/2026, après le dernier jour compté. Vérifiez-la, ou parlez-en au dialogue de gestion.
                avertissement poids-melanges | i_21_poids | 2.1 10 %, 2.2 20 %, 2.3 30 %, 2.4 40 % | des poids de la même unité | – | 45 000,00 €
                  Les poids de la mission « Parcours pluriprofessionnels » se suivent de 1 en 1, comme la poignée de recopie les tire ; ils donnent 2.1 10 %, 2.2 20 %, 2.3 30 %, 2.4 40 %. Reportez tous les poids du contrat, dans la même unité.
                avertissement poids-melanges | i_23_poids | 2.1 0,98 %, 2.2 0,98 %, 2.3 49,02 %, 2.4 49,02 % | des poids de la même unité | – | 45 000,00 €
                  Les poids de la mission « Parcours pluriprofessionnels » semblent venir de deux comptes différents ; ils donnent 2.1 0,98 %, 2.2 0,98 %, 2.3 49,02 %, 2.4 49,02 %. Reportez tous les poids du contrat, dans la même unité.
                avertissement poids-melanges | i_22_poids | 2.1 33,11 %, 2.2 0,66 %, 2.3 33,11 %, 2.4 33,11 % | des poids de la même unité | – | 45 000,00 €
                  Les poids de la mission « Parcours pluriprofessionnels » semblent venir de deux comptes différents ; ils donnent 2.1 33,11 %, 2.2 0,66 %, 2.3 33,11 %, 2.4 33,11 %. Reportez tous les poids du contrat, dans la même unité.
                avertissement poids-melanges | i_24_poids | 2.1 1,89 %, 2.2 1,89 %, 2.3 1,89 %, 2.4 94,34 % | des poids de la même unité | – | 45 000,00 €
                  Les poids de la mission « Parcours pluriprofessionnels » semblent venir de deux comptes différents ; ils donnent 2.1 1,89 %, 2.2 1,89 %, 2.3 1,89 %, 2.4 94,34 %. Reportez tous les poids du contrat, dans la même unité.
                avertissement poids-melanges | i_21_poids | 2.1 39,6 %, 2.2 29,7 %, 2.3 19,8 %, 2.4 10,89 % | des poids de la même unité | – | 45 000,00 €
                  Les poids de la mission « Parcours pluriprofessionnels » semblent venir de deux comptes différents ; ils donnent 2.1 39,6 %, 2.2 29,7 %, 2.3 19,8 %, 2.4 10,89 %. Reportez tous les poids du contrat, dans la même unité.
                avertissement taux-infime | i_1A3_objectif | 0,5 % | un taux de 2 à 100 % | – | 4 375,00 €
                  « 0,5 % » est un taux très faible : vouliez-vous dire 50 % ? Corrigez le taux s’il le faut.
                avertissement taux-infime | i_21_partiel | 1 % | un taux de 2 à 100 % | – | 11 250,00 €
                  « 1 % » est un taux très faible : vouliez-vous dire 100 % ? Corrigez le taux s’il le faut.
                avertissement preuve-absente | i_2P1_preuve | – | la preuve, ou l’endroit où elle se trouve | – | 4 500,00 €
                  La réponse est Partiel sans preuve. Indiquez la preuve ou l’endroit où elle se trouve.
                avertissement seuil-non-atteint | i_1B1_atteint | Non | Oui | – | 4 375,00 €
                  La réponse est Oui, mais la valeur est « Non ». Vérifiez la valeur et la réponse.
                avertissement seuil-atteint | i_1A2_atteint | 19 | < 20 jours | – | 2 187,50 €
                  La réponse est Partiel, mais la valeur « 19 » atteint l’objectif « < 20 jours ». Vérifiez la valeur, la réponse et l’objectif de votre contrat.
                avertissement oui-sans-valeur | i_1C1_valeur | – | une date de la forme 31/12/2026 | – | 4 375,00 €
                  La réponse est Oui, mais aucune valeur n’est déclarée. Saisissez-la.
                note majoration-a-confirmer | membres | – | – | – | –
                  La majoration de 10 % est comptée d’après une seule source. Faites-la confirmer par votre CPAM.
                note taux-partiel-par-defaut | taux_partiel | – | le taux du contrat, de 0 à 100 % | – | –
                  Le taux du « Partiel » n’est pas saisi : 50 % est pris par convention. Saisissez celui de votre contrat.
                avertissement crise-sans-autorite | crise_autorite | – | l’autorité qui a déclaré la crise | – | 67 500,00 €
                  Une crise est déclarée sans que l’autorité soit nommée. Indiquez le ministre, le préfet ou la direction de l’ARS.
                """)
    }

    @Test("the euros at stake of an input whose error is told elsewhere")
    func enjeuDUneSaisie() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        func enjeu(
            champ: String? = nil, indicateur: String? = nil, _ changement: (inout Bilan) -> Void = { _ in }
        ) -> Montant? {
            let change = bilan.avec(changement)
            return Diagnostic(.valeurIllisible, champ: champ, indicateur: indicateur, message: "x")
                .evalue(change, change.financement).enjeu
        }
        // Sans taille, au moins le total de la plus petite, pour ce qui en décide seul.
        for champ in ["population", "taille_contractuelle"] {
            #expect(enjeu(champ: champ) { $0.identite.population = nil } == Montant(euros: 237_500))
            #expect(enjeu(champ: champ) == nil)
        }
        #expect(enjeu(champ: "membres") { $0.identite.population = nil } == nil)
        #expect(enjeu { $0.identite.population = nil } == nil)
        // Ce que la ligne rapporte, ou ce que Oui apporterait : 45 000 / 4.
        for (atteint, euros) in [(.oui, 11_250), (.non, 11_250), (nil, 11_250), (.partiel, 5_625)] as [(Atteinte?, Int)]
        {
            #expect(enjeu(indicateur: "2.1") { $0.reponses["2.1"]?.atteint = atteint } == Montant(euros: euros))
        }
        let sansTaux = enjeu(indicateur: "2.1") {
            ($0.reponses["2.1", default: Reponse()].atteint, $0.tauxPartiel) = (.partiel, .zero)
        }
        #expect(sansTaux == Montant(euros: 11_250))
        #expect(enjeu(indicateur: "2.1") { $0.reponses["2.1"]?.nature = .suivi } == nil)
        #expect(enjeu(indicateur: "9.9") == nil)
        #expect(enjeu(champ: "signature") { $0.identite.signature = nil } == Montant(euros: 75_000))
        #expect(enjeu(champ: "signature") == nil)
        let termine = enjeu(champ: "signature") {
            ($0.identite.signature, $0.identite.finContrat) = (nil, jour("2024-10-31"))
        }
        #expect(termine == nil)
        #expect(enjeu(champ: "crise_plan") { $0.crise.plan = nil } == Montant(euros: 22_500))
        #expect(enjeu(champ: "crise_plan") == nil)
        #expect(enjeu(champ: "debut_parcours") { $0.debuts[CodeMission("parcours")] = nil } == Montant(euros: 90_000))
        #expect(enjeu(champ: "debut_parcours") == nil)
        #expect(enjeu(champ: "debut_prevention") { $0.debuts[CodeMission("parcours")] = nil } == nil)
        var dit = Diagnostic(.valeurIllisible, indicateur: "2.1", message: "x")
        dit.enjeu = Montant(euros: 7)
        #expect(dit.evalue(bilan, bilan.financement).enjeu == Montant(euros: 7))
    }
}
