import ACIModel
import Testing

/// De quelle saisie un message parle, ce qu’il y a trouvé, ce qu’il attendait, et ce que cela met en jeu.
@Suite("What a message is about")
struct DiagnosticsChampsTests {
    private func ligne(_ diagnostic: Diagnostic) -> String {
        let cases = [
            diagnostic.champ ?? diagnostic.indicateur, diagnostic.trouve, diagnostic.attendu, diagnostic.lieu?.francais,
            diagnostic.enjeu.map(Fr.euros),
        ]
        let texte = cases.map { $0.map(sansInsecables) ?? "–" }.joined(separator: " | ")
        return "\(diagnostic.gravite.rawValue) \(diagnostic.code.rawValue) | \(texte)"
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
                avertissement onglet-duplique | – | Synthèse (2) | Synthèse | – | –
                note onglet-en-plus | – | Notes | – | – | –
                note nom-perdu | membres | – | Membres | – | –
                avertissement nom-perdu | – | – | les noms du modèle | – | –
                avertissement modele-ancien | exercice | 2024 | 2025 | – | –
                erreur champ-introuvable | 2.1 | – | les lignes de 2.1 | – | –
                erreur champ-introuvable | – | – | les lignes de 2.1 et 2.2 | – | –
                erreur champ-introuvable | – | – | les lignes de 2.1 à 2.4 | – | –
                erreur champ-introuvable | 2.1 | – | Valeur (2.1) | – | –
                erreur champ-introuvable | – | – | Valeur (2.1 à 2.3) | – | –
                erreur champ-introuvable | – | – | la ligne de titres du tableau | – | –
                erreur champ-introuvable | membres | – | Membres | – | –
                erreur nom-en-conflit | – | – | les lignes dans l’ordre de leurs codes | Synthèse!D5 | –
                erreur nom-en-conflit | membres | Synthèse!T9 | Synthèse!D5 | Synthèse!D5 | –
                erreur nom-en-conflit | membres | 12 | Membres | Synthèse!D5 | –
                erreur nom-en-conflit | membres | – | Membres | Synthèse!D5 | –
                note nom-deplace | membres | Synthèse!T9 | Synthèse!D5 | Synthèse!D5 | –
                erreur nom-deplace | membres | Synthèse!T9 | Synthèse!D5 | Synthèse!D5 | –
                avertissement ligne-hors-modele | – | 2.9 | – | Synthèse!D5 | –
                avertissement valeur-cachee | membres | 12 | – | – | –
                avertissement cellule-en-double | membres | – | – | – | –
                erreur cellule-hors-place | – | – | – | Synthèse!D5 | –
                avertissement modele-inconnu | modele_version | – | la version du modèle | – | –
                note modele-ancien | modele_version | ACI 2025.1 | ACI 2026.1 | – | –
                avertissement modele-recent | modele_version | ACI 2027.1 | ACI 2026.1 | – | –
                erreur exercice-inconnu | exercice | 2018 | une année de 2019 à 2035 | – | –
                erreur exercice-inconnu | exercice | – | une année de 2019 à 2035 | – | –
                erreur cadre-inconnu | cadre | aci-2099 | – | – | –
                avertissement bareme-modifie | – | 2 € | 3,00 € | – | –
                avertissement ecart-rapprochement | total_estime | 2 € | 3,00 € | – | –
                avertissement ecart-rapprochement | points_a_revoir | #REF! | le nombre de points à revoir | – | –
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
            }, { $0.debuts[parcours] = jour("2025-02-01") },
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

                avertissement population-douteuse | population | 64 | la population du territoire | – | 75 000,00 €

                erreur taille-invalide | taille_contractuelle | 7 | 1, 2, 3 ou 4 | – | –

                note taille-differente | taille_contractuelle | 2 | 3 | – | 85 000,00 €

                erreur periode-inversee | periode_fin | 31/12/2024 | une date à partir du 01/01/2025 | – | –

                erreur periode-trop-longue | periode_debut | 01/06/2024 | une date à partir du 01/01/2025 | – | –

                avertissement periode-courte | periode_fin | 15/12/2025 | 31/12/2025 | – | 8 767,12 €

                note periode-par-defaut | periode_debut | – | les dates de début et de fin de la période | – | –

                avertissement periode-hors-exercice | periode_debut | 01/01/2023 | une période qui touche l’année 2025 | – | 314 760,26 €

                erreur signature-absente | signature | – | la date de signature du contrat | – | 75 000,00 €

                erreur signature-apres-periode | signature | 01/02/2026 | une date jusqu’au 31/12/2025 | – | 75 000,00 €

                note contrat-finit-en-cours | contrat_fin | 31/10/2025 | – | – | 33 424,66 €

                erreur contrat-termine | contrat_fin | 31/10/2024 | une date à partir du 01/01/2025 | – | –

                erreur contrat-fin-incoherente | contrat_fin | 31/10/2019 | une date à partir du 01/04/2023 | – | –

                note renouvellement-a-confirmer | contrat_fin | – | la fin du contrat | – | –

                avertissement membres-douteux | membres | 100 000 | le nombre de membres de la CPTS | – | –

                erreur deja-verse-negatif | deja_verse | −0,01 € | un montant à partir de 0 € | – | –

                note trop-percu | deja_verse | – | – | – | 602 499,00 €

                avertissement mission-non-demarree | debut_parcours | – | une date de démarrage dans la période ou avant | – | 90 000,00 €

                avertissement mission-non-demarree | debut_parcours | 01/03/2026 | une date de démarrage dans la période ou avant | – | 90 000,00 €

                avertissement mission-en-retard | debut_parcours | – | une date jusqu’au 01/04/2024 | – | –

                note mission-demarree-tard | debut_parcours | 01/02/2025 | une date jusqu’au 01/04/2024 | – | –

                avertissement plan-sans-reponse | crise_plan | – | Première rédaction, Mise à jour ou Aucun | – | 22 500,00 €

                avertissement crise-sans-autorite | crise_autorite | – | l’autorité qui a déclaré la crise | – | –
                avertissement crise-sans-date | crise_date | – | une date de la forme 31/12/2026 | – | –

                avertissement crise-hors-periode | crise_date | 05/05/2024 | une date du 01/01/2025 au 31/12/2025 | – | 67 500,00 €

                avertissement crise-contradictoire | crise_declaree | – | Oui, ou rien d’une crise | – | 67 500,00 €

                avertissement sans-indicateur-de-resultat | i_21_nature | – | au moins un indicateur de nature Résultat | – | 45 000,00 €

                erreur poids-invalide | i_21_poids | −1 | un nombre positif | – | –

                avertissement poids-melanges | i_21_poids | 2.1 14,29 %, 2.2 28,57 %, 2.3 28,57 %, 2.4 28,57 % | des poids de la même unité | – | 45 000,00 €

                erreur ligne-sans-libelle | i_2P1_libelle | – | l’intitulé de l’indicateur | – | –

                avertissement reponses-manquantes | i_21_atteint | – | Oui, Partiel ou Non | – | 11 250,00 €

                avertissement preuve-absente | i_21_preuve | – | Document de chaque parcours, signé et daté | – | 11 250,00 €

                avertissement preuve-sans-date | i_1B1_date | – | la date de la preuve | – | 4 375,00 €

                avertissement preuve-posterieure | i_1B1_date | 01/01/2026 | une date jusqu’au 31/12/2025 | – | 4 375,00 €

                avertissement preuve-anterieure | i_24_date | 01/01/2023 | une date à partir du 01/01/2024 | – | 11 250,00 €

                avertissement sans-objet-repondu | i_21_nature | Sans objet | une nature du contrat, ou aucune réponse | – | –

                avertissement seuil-non-atteint | i_1A2_atteint | 45 | < 30 jours | – | 4 375,00 €

                avertissement seuil-atteint | i_1A3_atteint | 64 % | > 50 % | – | 4 375,00 €

                avertissement oui-sans-valeur | i_1A1_valeur | – | un nombre entier | – | 4 375,00 €

                avertissement valeur-sans-reponse | i_1A1_atteint | – | Oui, Partiel ou Non | – | 4 375,00 €

                avertissement population-depassee | i_32_valeur | 100 001 | 100 000 au plus | – | 5 833,33 €

                avertissement taux-superieur-a-cent | i_1A3_valeur | 120 % | un taux de 0 à 100 % | – | 4 375,00 €

                avertissement taux-infime | i_1A3_valeur | 1 % | un taux de 2 à 100 % | – | 4 375,00 €
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
        #expect(accord.diagnostic(.complementSansReponse)?.enjeu == Montant(22_684.93))
    }
}
