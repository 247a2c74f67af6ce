import ACIModel
import Templates
import Testing

@Suite struct ExplicationsTests {
    /// Chaque montant que le JSON porte a une explication, et une seule.
    @Test(arguments: [("avenant-2", 2022), ("avenant-2", 2025), ("aci-2019", 2021)])
    func chaqueMontantSExplique(id: String, exercice: Int) throws {
        let bilan = BilanType.complet(try BilanType.bareme(id, exercice), taille: 2, atteint: .partiel)
        let financement = try #require(bilan.financement)
        var chemins = ["fonctionnement", "majoration", "total", "plancher", "plafond"]
        chemins += ["versements.avance", "versements.solde", "versements.resteARecevoir"]
        chemins += financement.horsTotal.map { "horsTotal.\($0.code)" }
        for mission in financement.missions {
            let volets = [
                "fixe.enveloppe", "fixe", "variable.enveloppe", "variable", "variable.plancher",
                "variable.plafond", "total", "enveloppeAnnee", "aPortee", "nonAtteint",
            ]
            chemins += volets.map { "missions.\(mission.code).\($0)" }
            for complement in mission.fixe.complements {
                chemins += ["fixe.\(complement.nom).enveloppe", "fixe.\(complement.nom)"]
                    .map { "missions.\(mission.code).\($0)" }
            }
        }
        #expect(financement.explications.map(\.montant).sorted() == chemins.sorted())
        let resultats = Resultat.tous(bilan.cadre).filter { $0.montant(financement) != nil }
        #expect(resultats.map(\.chemin).sorted() == chemins.sorted())
        for explication in financement.explications {
            #expect(explication.regle.hasPrefix("R"))
            #expect(explication.regleEnMots.hasPrefix("\(explication.regle), "))
            #expect(!explication.source.isEmpty)
            #expect(estBienCompose(explication.calcul), "\(explication.calcul)")
            #expect(estBienCompose(explication.source), "\(explication.source)")
        }
    }

    @Test func textesExacts() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3, atteint: .non).avec {
            $0.debuts[CodeMission("parcours")] = jour("2025-07-01")
            $0.reponses["2.1"]?.atteint = .oui
            $0.reponses["2.2"]?.atteint = .partiel
        }
        let financement = try #require(bilan.financement)
        func explication(_ chemin: String) -> Explication? { financement.explication(chemin) }

        let fixe = try #require(explication("missions.acces-aux-soins.fixe"))
        #expect(fixe.regle == "R3")
        #expect(fixe.calcul == "90\u{202F}000,00\u{A0}€ × 365 / 365")
        #expect(
            fixe.source
                == "Avenant 2, montants annuels par taille\u{A0}: «\u{A0}Accès aux soins, part fixe\u{A0}», taille 3 "
                + "(source secondaire)")
        #expect(explication("missions.parcours.fixe")?.calcul == "45\u{202F}000,00\u{A0}€ × 184 / 365")
        #expect(
            explication("missions.parcours.variable")?.calcul
                == "45\u{202F}000,00\u{A0}€ × (1 + 1 × 50\u{A0}%) / 4")
        #expect(explication("missions.parcours.variable.plancher")?.calcul == "45\u{202F}000,00\u{A0}€ × 1 / 4")
        #expect(explication("missions.parcours.variable.plafond")?.calcul == "45\u{202F}000,00\u{A0}€ × 2 / 4")
        #expect(explication("missions.crises.variable")?.calcul == "0,00\u{A0}€ (aucune crise déclarée)")
        #expect(explication("majoration")?.calcul == "0,00\u{A0}€ (réservée à la taille 4, à partir de 100 membres)")
        #expect(
            explication("versements.avance")?.calcul
                == "75\u{A0}% × (75\u{202F}000,00\u{A0}€ + 90\u{202F}000,00\u{A0}€ + 22\u{202F}684,93\u{A0}€ + "
                + "17\u{202F}500,00\u{A0}€ + 22\u{202F}500,00\u{A0}€ + 15\u{202F}000,00\u{A0}€ + 10\u{202F}000,00\u{A0}€)"
        )
        #expect(explication("fonctionnement")?.regle == "R2")
    }

    @Test func lesComplementsSExpliquent() throws {
        let financement = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 2).financement
        #expect(
            financement?.explication("missions.acces-aux-soins.fixe")?.calcul
                == "17\u{202F}500,00\u{A0}€ × 365 / 365 + 12\u{202F}000,00\u{A0}€ × 365 / 365 + "
                + "45\u{202F}000,00\u{A0}€ × 365 / 365")
        #expect(financement?.explication("missions.acces-aux-soins.fixe.snp_compensation")?.regle == "R7")
    }

    @Test func laPremiereAnneeSExplique() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 1).avec { bilan in
            bilan.identite.signature = jour("2025-01-01")
            bilan.debuts = bilan.debuts.filter { $0.key == CodeMission("prevention") }
        }
        #expect(
            bilan.financement?.explication("versements.avance")?.calcul.hasPrefix(
                "50\u{202F}000,00\u{A0}€ + 75\u{A0}% × (") == true)
    }

    @Test func lesResultatsPortentLesNomsDefinis() throws {
        let bareme = try BilanType.bareme()
        let financement = try #require(BilanType.complet(bareme, taille: 3).financement)
        let resultats = Resultat.duClasseur(bareme.cadre)
        #expect(
            resultats.prefix(7).map(\.nom) == [
                "fonctionnement", "fixe_acces", "variable_acces", "variable_plancher_acces", "variable_plafond_acces",
                "a_portee_acces", "non_atteint_acces",
            ])
        #expect(
            resultats.suffix(7).map(\.nom) == [
                "majoration", "total_estime", "total_plancher", "total_plafond", "avance", "solde", "reste_a_recevoir",
            ])
        let fixe = resultats.first { $0.nom == "fixe_parcours" }?.resultat
        #expect(fixe?.montant(financement) == Montant(euros: 45_000))
        #expect(resultats.allSatisfy { financement.explication($0.resultat.chemin) != nil })
        #expect(Set(resultats.map(\.nom)).count == resultats.count)
    }

    /// Pourquoi une part est nulle, dans l’ordre où la raison l’emporte.
    @Test func ceQuiRendUnePartNulle() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3)
        func calcul(_ chemin: String, _ changement: (inout Bilan) -> Void) throws -> String {
            sansInsecables(
                try #require(bilan.avec(changement).financement?.explication(chemin), "\(chemin)").calcul)
        }
        func fonctionnement(_ changement: (inout Bilan) -> Void) throws -> String {
            try calcul("fonctionnement", changement)
        }
        #expect(try fonctionnement { _ in } == "75 000,00 €")
        #expect(try fonctionnement { $0.identite.signature = nil } == "0,00 € (date de signature absente)")
        #expect(
            try fonctionnement { $0.identite.signature = jour("2026-01-01") }
                == "0,00 € (contrat signé après la période)")
        #expect(
            try fonctionnement { $0.identite.finContrat = jour("2024-12-31") }
                == "0,00 € (contrat terminé avant la période)")
        func crise(_ declaree: Bool?, _ mobilisee: Bool?, debut: String? = "2024-01-01") throws -> String {
            try calcul("missions.crises.variable") {
                $0.debuts[CodeMission("crises")] = debut.map(jour)
                ($0.crise.declaree, $0.crise.mobilisee) = (declaree, mobilisee)
            }
        }
        #expect(try crise(true, true) == "67 500,00 € (crise déclarée et CPTS mobilisée)")
        #expect(try crise(true, false) == "0,00 € (CPTS non mobilisée)")
        #expect(try crise(true, nil) == "0,00 € (CPTS non mobilisée)")
        #expect(try crise(nil, true) == "0,00 € (aucune crise déclarée)")
        #expect(try crise(true, true, debut: nil) == "0,00 € (mission non ouverte)")
        for fin in ["variable", "variable.plancher", "variable.plafond", "enveloppeAnnee"] {
            #expect(
                try calcul("missions.parcours.\(fin)") { $0.debuts[CodeMission("parcours")] = nil }
                    == "0,00 € (mission non ouverte)")
        }
        let sansResultat = try calcul("missions.parcours.variable") { bilan in
            for code in ["2.1", "2.2", "2.3", "2.4"] { bilan.reponses[code]?.nature = .suivi }
        }
        #expect(sansResultat == "0,00 € (aucun indicateur de résultat)")
        let taux = try calcul("missions.parcours.variable") {
            ($0.reponses["2.1", default: Reponse()].atteint, $0.reponses["2.1", default: Reponse()].partiel) = (
                .partiel, Taux(points: 30)
            )
            ($0.reponses["2.2", default: Reponse()].atteint, $0.reponses["2.2", default: Reponse()].partiel) = (
                .partiel, Taux(points: 80)
            )
            $0.reponses["2.4"]?.atteint = .non
        }
        #expect(taux == "45 000,00 € × (1 + 1 × 80 % + 1 × 30 %) / 4")
    }

    @Test func ceQuiEstAPorteeEtNonAtteintSExplique() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec {
            $0.debuts[CodeMission("parcours")] = jour("2025-07-01")
            ($0.reponses["2.1", default: Reponse()].atteint, $0.reponses["2.2", default: Reponse()].atteint) = (
                .non, nil
            )
            $0.dejaVerse = Montant(euros: 100_000)
        }
        func calcul(_ chemin: String) -> String? { bilan.financement?.explication(chemin)?.calcul }
        let calculs = ["enveloppeAnnee", "aPortee", "nonAtteint", "total"].map { calcul("missions.parcours.\($0)") }
        #expect(
            calculs.map { $0.map(sansInsecables) } == [
                "22 684,93 € + 45 000,00 €", "56 434,93 € − 45 184,93 €", "67 684,93 € − 56 434,93 €",
                "22 684,93 € + 22 500,00 €",
            ])
        #expect(calcul("versements.resteARecevoir").map(sansInsecables) == "352 684,93 € − 100 000,00 €")
        #expect(
            bilan.financement?.explication("missions.crises.fixe")?.regle == "R6"
                && bilan.financement?.explication("missions.crises.fixe.enveloppe")?.regle == "R0")
        let sansPlan = bilan.avec { $0.crise.plan = .aucun }.financement
        #expect(sansPlan?.explication("missions.crises.fixe.enveloppe")?.regle == "R6")
        #expect(
            sansPlan?.explication("missions.crises.fixe.enveloppe")?.source
                == "Aucun plan de réponse, aucune part fixe")
        let grande = BilanType.complet(
            try BilanType.bareme(), taille: 4, plan: .premiereRedaction, crise: true
        ).avec { $0.identite.membres = 100 }
        #expect(
            grande.financement?.explication("majoration").map { sansInsecables($0.calcul) } == "10 % × 490 000,00 €")
        let ancienne = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 4).financement
        #expect(ancienne?.explication("majoration")?.source == "Le cadre ne prévoit pas de majoration")
    }

    /// Ce que l’avance compte du fonctionnement la première année : ce que le cadre en dit.
    @Test(arguments: [
        (100, "50 000,00 € + 75 % × (", 5_000_000), (75, "75 % × (50 000,00 € + ", 3_750_000),
        (50, "50 % × 50 000,00 € + 75 % × (", 2_500_000),
    ])
    func lAvanceDeLaPremiereAnnee(points: Int, debut: String, centimes: Int) throws {
        let texte = String(decoding: try #require(FichiersCadres.tous.last), as: UTF8.self)
            .replacing("PremiereAnnee\": 100", with: "PremiereAnnee\": \(points)")
        let cadre = try Cadre(json: Array(texte.utf8))
        let bareme = try #require(Bareme(cadre: cadre, exercice: 2025))
        let bilan = BilanType.complet(bareme, taille: 1).avec { bilan in
            bilan.identite.signature = jour("2025-01-01")
            bilan.debuts = [CodeMission("prevention"): jour("2025-01-01")]
        }
        let financement = try #require(bilan.financement)
        let avance = try #require(financement.explication("versements.avance"))
        #expect(sansInsecables(avance.calcul).hasPrefix(debut))
        // 75 % des 10 000 € de la prévention.
        #expect(financement.versements.avance.centimes == centimes + 750_000)
    }

    @Test func lesLeviersDisentQuoiFaire() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3, atteint: nil, plan: nil).avec {
            $0.reponses["2.2"]?.atteint = .partiel
            $0.reponses["2.P.1"] = Reponse(libelle: "Télésoin")
        }
        let leviers = try #require(bilan.financement).leviers
        let actions = Dictionary(leviers.map { ($0.code, sansInsecables($0.action)) }) { premiere, _ in premiere }
        #expect(actions["crise_plan"] == "Mettre à jour le plan de réponse et répondre à l’état du plan")
        #expect(actions["2.2"] == "Atteindre en entier l’objectif : Patients inclus dans un parcours")
        #expect(actions["2.1"] == "Atteindre, puis répondre Oui : Parcours formalisés")
        #expect(actions["2.P.1"] == "Atteindre, puis répondre Oui : Télésoin")
        // 22 500 ; 9 000 quatre fois ; 7 500 ; 5 833,33 ; 5 000 ; 4 500 d’un Partiel ; 4 375.
        #expect(
            leviers.map(\.code) == [
                "crise_plan", "2.1", "2.3", "2.4", "2.P.1", "5.1", "5.2", "3.1", "3.2", "3.3", "6.1", "6.2", "2.2",
                "1.A.1", "1.A.2", "1.A.3", "1.B.1", "1.B.2", "1.B.3", "1.C.1", "1.C.2",
            ])
        let neuf = bilan.avec { $0.debuts[CodeMission("crises")] = jour("2025-01-01") }
        #expect(
            neuf.financement?.leviers.first?.action == "Écrire le plan de réponse et répondre à l’état du plan")
    }

    /// Le nom défini, le chemin, le libellé, le rang et le montant de chaque résultat.
    @Test func laTableDesResultats() throws {
        let bilan = BilanType.complet(try BilanType.bareme(), taille: 3).avec { bilan in
            bilan.debuts[CodeMission("parcours")] = jour("2025-07-01")
            let reponses: [(String, Double, Atteinte?)] = [
                ("2.1", 40, .oui), ("2.2", 30, .partiel), ("2.3", 20, .non), ("2.4", 10, nil),
            ]
            for (code, poids, atteint) in reponses {
                (bilan.reponses[code, default: Reponse()].poids, bilan.reponses[code, default: Reponse()].atteint) = (
                    Poids(poids), atteint
                )
            }
            bilan.dejaVerse = Montant(euros: 1_000)
        }
        func table(_ bilan: Bilan, _ debut: String) throws -> [String] {
            let financement = try #require(bilan.financement)
            return Resultat.tous(bilan.cadre).filter { $0.chemin.hasPrefix(debut) }.map {
                let montant = $0.montant(financement).map { sansInsecables(Fr.euros($0)) } ?? "–"
                return "\($0.nom ?? "–") \($0.chemin) | \($0.libelle) | \($0.rang) | \(montant)"
            }
        }
        #expect(
            try table(bilan, "missions.parcours") == [
                "– missions.parcours.fixe.enveloppe | Parcours pluriprofessionnels, enveloppe fixe | detail | 45 000,00 €",
                "fixe_parcours missions.parcours.fixe | Parcours pluriprofessionnels, part fixe | principal | 22 684,93 €",
                "– missions.parcours.variable.enveloppe | Parcours pluriprofessionnels, enveloppe variable | detail | 45 000,00 €",
                "variable_parcours missions.parcours.variable | Parcours pluriprofessionnels, part variable | principal | 24 750,00 €",
                "variable_plancher_parcours missions.parcours.variable.plancher | Parcours pluriprofessionnels, part variable, plancher | detail | 18 000,00 €",
                "variable_plafond_parcours missions.parcours.variable.plafond | Parcours pluriprofessionnels, part variable, plafond | detail | 36 000,00 €",
                "– missions.parcours.total | Parcours pluriprofessionnels, total | sousTotal | 47 434,93 €",
                "– missions.parcours.enveloppeAnnee | Parcours pluriprofessionnels, enveloppe de l’année | detail | 67 684,93 €",
                "a_portee_parcours missions.parcours.aPortee | Parcours pluriprofessionnels, à portée | detail | 11 250,00 €",
                "non_atteint_parcours missions.parcours.nonAtteint | Parcours pluriprofessionnels, non atteint | detail | 9 000,00 €",
            ])
        // 397 500 − 22 315,07 − 20 250 ; 6 750 de moins au plancher ; 11 250 de plus au plafond.
        let hors = try ["fonctionnement", "majoration", "total", "plancher", "plafond", "versements", "horsTotal"]
            .flatMap { try table(bilan, $0) }
        #expect(
            hors == [
                "fonctionnement fonctionnement | Fonctionnement | principal | 75 000,00 €",
                "majoration majoration | Majoration | principal | 0,00 €",
                "total_estime total | Total estimé | principal | 354 934,93 €",
                "total_plancher plancher | Plancher | principal | 348 184,93 €",
                "total_plafond plafond | Plafond | principal | 366 184,93 €",
                "avance versements.avance | Avance | principal | 189 513,70 €",
                "solde versements.solde | Solde | principal | 165 421,23 €",
                "reste_a_recevoir versements.resteARecevoir | Reste à recevoir | detail | 353 934,93 €",
                "– horsTotal.fonctionnement-additionnel | Fonctionnement additionnel (adhésion avant le 30/09/2022) | detail | –",
            ])
        let accord = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 2).avec {
            $0.debuts[CodeMission("acces-aux-soins")] = jour("2021-07-01")
        }
        // 12 000 et 45 000 × 184 / 365.
        let lignes = try table(accord, "missions.acces-aux-soins.fixe.snp")
        #expect(
            lignes.map { $0.split(separator: "|").last } == [
                " 12 000,00 €", " 6 049,32 €", " 45 000,00 €", " 22 684,93 €",
            ])
        #expect(lignes.allSatisfy { $0.hasPrefix("– missions.") && $0.contains("| detail |") })
        #expect(lignes[0].hasPrefix("– missions.acces-aux-soins.fixe.snp_compensation.enveloppe | "))
        #expect(lignes[0].contains(", enveloppe | ") && !lignes[1].contains(", enveloppe"))
        let plafonds = Resultat.tous(bilan.cadre).filter(\.estUnPlafond).map { $0.nom ?? "–" }
        #expect(
            plafonds == [
                "variable_plafond_acces", "variable_plafond_parcours", "variable_plafond_prevention",
                "variable_plafond_crises", "variable_plafond_qualite", "variable_plafond_accompagnement",
                "total_plafond",
            ])
    }
}
