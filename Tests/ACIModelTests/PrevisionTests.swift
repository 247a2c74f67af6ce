import Testing

@testable import ACIModel

/// La prévision de contrats dont chaque somme et chaque date est comptée à la main.
@Suite struct PrevisionTests {
    /// Le contrat de l’exemple : taille 3, signé et tout démarré le 1er octobre 2025.
    private func exemple() throws -> Bilan {
        var bilan = BilanType.complet(try BilanType.bareme("avenant-2", 2026), taille: 3)
        bilan.identite.signature = jour("2025-10-01")
        bilan.debuts = bilan.debuts.mapValues { _ in jour("2025-10-01") }
        (bilan.debutPeriode, bilan.finPeriode) = (jour("2025-10-01"), jour("2026-09-30"))
        return bilan
    }

    private func scenario(_ taux: Int..., changement: (inout Scenario) -> Void = { _ in }) -> Scenario {
        var scenario = Scenario()
        scenario.taux = taux.compactMap(Taux.init(points:))
        changement(&scenario)
        return scenario
    }

    /// `2025-10-01 75000.00`, un par versement d’une année.
    private func verses(_ annee: AnneePrevue) -> [String] {
        annee.versements.map { "\($0.date.iso) \(Double($0.montant.montant.centimes) / 100)" }
    }

    @Test func lExempleDonneDeuxMillionsDixMille() throws {
        let prevision = try Prevision(try exemple(), scenario(0, 60, 100))
        #expect(prevision.annees.map(\.nom) == ["2025-2026", "2026-2027", "2027-2028", "2028-2029", "2029-2030"])
        #expect(prevision.annees.allSatisfy { $0.fonctionnement == Montant(euros: 75_000) })
        // Première rédaction : 90 + 45 + 17,5 + 45 + 15 + 10 ; mise à jour : 22,5 de moins.
        #expect(
            prevision.annees.map(\.fixe) == [222_500, 200_000, 200_000, 200_000, 200_000].map(Montant.init(euros:)))
        // La part variable d’une année : 35 + 45 + 17,5 + 15 + 10.
        #expect(prevision.annees[0].variable.plafond == Montant(euros: 122_500))
        #expect(prevision.annees[0].variable.auxTaux == [0, 73_500, 122_500].map(Montant.init(euros:)))
        #expect(
            prevision.annees.map(\.total.montant)
                == [420_000, 397_500, 397_500, 397_500, 397_500].map(Montant.init(euros:)))
        #expect(prevision.total.montant == Montant(euros: 2_010_000))
        #expect(prevision.total.plancher == Montant(euros: 1_397_500))
        #expect(prevision.ecart == nil)
        let verses = prevision.echeancier.map(\.versement)
        #expect(verses.map(\.date) == verses.map(\.date).sorted())
        #expect(verses.map(\.montant.montant).somme() == Montant(euros: 2_010_000))
        #expect(verses.map(\.montant.plancher).somme() == Montant(euros: 1_397_500))
        // Le solde de la première année, 25 % de 222 500 et 122 500, vient après l’avance de la deuxième.
        #expect(
            verses[7...8].map { "\($0.date.iso) \($0.libelle)" } == [
                "2026-10-01 Avance de 2026-2027, 75\u{A0}%", "2026-12-01 Solde de 2025-2026, au plus tard",
            ])
        #expect(verses[7].montant.montant == Montant(euros: 206_250))
        #expect(verses[8].montant.montant == Montant(178_125))
        #expect(verses[8].montant.plancher == Montant(55_625))
    }

    @Test func unContratDuVingtNeufFevrierGardeSonJour() throws {
        var bilan = Bilan(bareme: try BilanType.bareme("avenant-2", 2025))
        bilan.identite = Identite(tailleContractuelle: 1, signature: jour("2024-02-29"))
        bilan.finPeriode = jour("2024-12-31")
        let prevision = try Prevision(bilan)
        #expect(
            prevision.annees.map { "\($0.periode.debut.iso) \($0.periode.fin.iso)" } == [
                "2024-02-29 2025-02-27", "2025-02-28 2026-02-27", "2026-02-28 2027-02-27", "2027-02-28 2028-02-28",
                "2028-02-29 2029-02-27",
            ])
        // Sans démarrage saisi : accès et crises à six mois, le 29 août, 183 jours sur 365 ; parcours et prévention à
        // douze, le premier jour de la deuxième année. 55 000 × 183 / 365 = 27 575,34 ; 25 000 × 183 / 365 = 12 534,25.
        #expect(prevision.annees[0].fixe == Montant(27_575.34) + Montant(12_534.25))
        #expect(prevision.annees[0].total.montant == Montant(50_000 + 40_109.59 + 25_000))
        // 75 % de chaque part fixe : 20 681,505 et 9 400,6875 ; le solde prend le reste.
        #expect(
            verses(prevision.annees[0]) == [
                "2024-02-29 50000.0", "2024-08-29 20681.51", "2024-08-29 9400.69", "2025-04-29 35027.39",
            ])
        // 75 % de 50 000 + 55 000 + 25 000 + 10 000 + 12 500 ; 212 500 en tout.
        #expect(verses(prevision.annees[1]) == ["2025-02-28 114375.0", "2026-04-29 98125.0"])
        #expect(prevision.annees[4].versements.map(\.date.iso) == ["2028-02-29", "2029-04-29"])
        #expect(
            prevision.hypotheses.contains {
                $0.hasPrefix("Missions sans démarrage ni délai, laissées de côté") && $0.contains("Qualité")
            })
    }

    @Test func desMissionsEnRetardDePlusieursAnnees() throws {
        var bilan = BilanType.complet(try BilanType.bareme("avenant-2", 2026), taille: 2)
        bilan.identite.signature = jour("2023-01-15")
        bilan.debuts = [
            CodeMission("acces-aux-soins"): jour("2023-06-01"), CodeMission("parcours"): jour("2028-07-01"),
        ]
        let prevision = try Prevision(bilan, scenario(100, 80))
        // L’année du contrat où finit la période ; prévention et crises, en retard, y démarrent le premier jour.
        #expect(prevision.annees[0].periode == Periode(debut: jour("2026-01-15"), fin: jour("2027-01-14")))
        // 60 000 ; 70 000 + 15 000 + 35 000 ; 80 % de 30 000 + 15 000.
        #expect(prevision.annees[0].total.montant == Montant(euros: 216_000))
        #expect(prevision.annees[0].total.plafond == Montant(euros: 225_000))
        #expect(verses(prevision.annees[0]) == ["2026-01-15 135000.0", "2027-03-15 81000.0"])
        // Parcours, 198 jours sur 366 : 35 000 × 198 / 366 = 18 934,43, et 75 % en font 14 200,82.
        #expect(prevision.annees[2].fixe == Montant(70_000 + 15_000 + 17_500 + 18_934.43))
        // 75 % de 60 000 + 102 500 à l’anniversaire ; le solde : 181 434,43 + 80 % de 80 000 − 136 075,82.
        #expect(
            verses(prevision.annees[2]) == ["2028-01-15 121875.0", "2028-07-01 14200.82", "2029-03-15 109358.61"])
        #expect(prevision.hypotheses.contains { $0.contains("en retard") && $0.contains("Prévention le 15/01/2026") })
    }

    @Test func laTailleChangeEnTroisiemeAnnee() throws {
        let prevision = try Prevision(try exemple(), scenario(100) { $0.tailles = [2028: 2] })
        #expect(prevision.annees.map(\.taille) == [3, 3, 2, 2, 2])
        // Taille 2 : 60 000 ; 70 + 35 + 15 + 17,5 + 10 + 7,5 = 155 ; 30 + 35 + 15 + 10 + 7,5 = 97,5.
        #expect(
            prevision.annees.map(\.total.montant)
                == [420_000, 397_500, 312_500, 312_500, 312_500].map(Montant.init(euros:)))
        #expect(verses(prevision.annees[2]) == ["2027-10-01 161250.0", "2028-12-01 151250.0"])
        #expect(prevision.ecart == Montant(euros: 1_755_000 - 2_010_000))
        let toujours = try Prevision(try exemple(), scenario(100) { $0.tailles = [0: 2, 2028: 4] })
        #expect(toujours.annees.map(\.taille) == [2, 2, 4, 4, 4])
    }

    @Test func leContratFinitAvantSonTerme() throws {
        var bilan = try exemple()
        bilan.identite.finContrat = jour("2027-03-31")
        let prevision = try Prevision(bilan, scenario(100))
        #expect(prevision.annees.map(\.exercice) == [2026, 2027])
        #expect(prevision.annees[1].periode == Periode(debut: jour("2026-10-01"), fin: jour("2027-03-31")))
        // 182 jours sur 365 : 44 876,71 + 22 438,36 + 8 726,03 + 11 219,18 + 7 479,45 + 4 986,30.
        #expect(prevision.annees[1].fixe == Montant(99_726.03))
        #expect(prevision.annees[1].total.montant == Montant(75_000 + 99_726.03 + 122_500))
        // 75 % de 174 726,03.
        #expect(verses(prevision.annees[1]) == ["2026-10-01 131044.52", "2027-12-01 166181.51"])
        bilan.identite.finContrat = jour("2025-12-31")
        bilan.finPeriode = jour("2026-12-31")
        #expect(throws: Prevision.Refus.contratTermine(jour("2025-12-31"))) { try Prevision(bilan) }
    }

    @Test func unAutreDemarrageCouteSesJours() throws {
        let parcours = CodeMission("parcours")
        let prevision = try Prevision(try exemple(), scenario(100) { $0.debuts = [parcours: jour("2027-03-01")] })
        // La première année sans parcours : 90 000 de moins ; la deuxième 151 jours de fixe en moins :
        // 45 000 × 214 / 365 = 26 383,56 au lieu de 45 000.
        #expect(prevision.ecart == Montant(-90_000 - 45_000 + 26_383.56))
        #expect(prevision.annees[1].versements[1].date == jour("2027-03-01"))
    }

    @Test func laPrevisionSArreteAvecLeBareme() throws {
        var bilan = try exemple().avec { $0.bareme = try! BilanType.bareme("avenant-2", 2033) }
        (bilan.debutPeriode, bilan.finPeriode) = (nil, nil)
        let prevision = try Prevision(bilan)
        #expect(prevision.annees.map(\.exercice) == [2034, 2035])
        #expect(prevision.hypotheses.last == "La prévision s’arrête avant 2036\u{A0}: le cadre n’y a pas de barème.")
        let ancien = BilanType.complet(try BilanType.bareme("aci-2019", 2023), taille: 1)
        #expect(try Prevision(ancien).annees.map(\.exercice) == [2024, 2025])
        #expect(try Prevision(ancien).hypotheses.contains { $0.hasSuffix("comptée, comme au bilan.") })
    }

    @Test func leMemePlanDeuxAnneesDeSuiteSeDit() throws {
        let crises = CodeMission("crises")
        let bilan = try exemple().avec { $0.crise.plan = .premiereRedaction }
        #expect(try !Prevision(bilan).avertissements.contains { $0.contains("première rédaction") })
        let tard = try Prevision(bilan, scenario(100) { $0.debuts = [crises: jour("2026-11-01")] })
        #expect(tard.avertissements.contains { $0.contains("l’année qui finit en 2027") })
    }

    @Test func sansSignatureOuSansTailleRienNeSePrevoit() throws {
        let bilan = try exemple()
        let refus: [Prevision.Refus] = [
            .sansSignature, .sansTaille, .contratTermine(jour("2025-12-31")), .sansBareme(exercice: 2040),
        ]
        #expect(Set(refus.map(\.message)).count == 4)
        #expect(refus.allSatisfy { estBienCompose($0.message) && $0.message.hasSuffix(".") })
        #expect(refus[2].message.contains("31/12/2025") && refus[3].message.contains("2040"))
        #expect(throws: Prevision.Refus.sansSignature) { try Prevision(bilan.avec { $0.identite.signature = nil }) }
        #expect(throws: Prevision.Refus.sansTaille) { try Prevision(bilan.avec { $0.identite.population = nil }) }
    }

    @Test func unContratDonneSaPremiereAnnee() throws {
        let json = #"{"identite":{"tailleContractuelle":3,"signature":"2025-10-01"},"periode":"anniversaire"}"#
        let bareme = try BilanType.bareme("avenant-2", 2025)
        let contrat = try #require(Contrat.lire(json: Array(json.utf8), cadre: bareme.cadre).contrat)
        let bilan = try #require(contrat.premiereAnnee(bareme.cadre))
        #expect(bilan.exercice == 2026)
        #expect(bilan.periode == Periode(debut: jour("2025-10-01"), fin: jour("2026-09-30")))
    }

    /// Ce qu’un changement fait supposer de plus que l’exemple, et en moins.
    @Test func chaqueHypotheseSeDit() throws {
        let ordinaires = try Prevision(try exemple(), scenario(100)).hypotheses
        func autres(
            _ scenario: Scenario? = nil, _ changement: (inout Bilan) -> Void = { _ in }
        ) throws -> (dites: [String], tues: [String]) {
            let prevision = try Prevision(try exemple().avec(changement), scenario ?? self.scenario(100))
            return (
                prevision.hypotheses.filter { !ordinaires.contains($0) }.map(sansInsecables),
                ordinaires.filter { !prevision.hypotheses.contains($0) }.map(sansInsecables)
            )
        }
        let tous =
            "Démarrages saisis : Accès aux soins le 01/10/2025, Parcours pluriprofessionnels le 01/10/2025, Prévention le "
            + "01/10/2025, Réponse aux crises sanitaires graves le 01/10/2025, Qualité et pertinence des soins le 01/10/2025, "
            + "Accompagnement des professionnels le 01/10/2025."
        let sansParcours = tous.replacing("Parcours pluriprofessionnels le 01/10/2025, ", with: "")
        #expect(ordinaires.map(sansInsecables).contains(tous) && ordinaires.count == 6)
        let taille3 = "Taille 3 à partir de l’année qui finit en 2026."
        let majoration = "Majoration (à confirmer avec la CPAM) : "

        // La fin du contrat.
        let sixAnnees = scenario(100) { $0.annees = 6 }
        let renouvele = try autres(sixAnnees)
        #expect(
            renouvele.dites == [
                "La fin du contrat n’est pas saisie : il est supposé renouvelé après cinq ans, le 01/10/2030."
            ] && renouvele.tues == [])
        #expect(try autres(sixAnnees) { $0.identite.finContrat = jour("2032-09-30") }.dites == [])
        #expect(
            try autres { $0.identite.finContrat = jour("2030-09-30") }.dites == ["Le contrat finit le 30/09/2030."])
        #expect(
            try autres { $0.identite.finContrat = jour("2030-09-29") }.dites == [
                "Le contrat finit le 29/09/2030 ; sa dernière année compte ses seuls jours pour la part fixe, et reste entière "
                    + "pour le fonctionnement et la part variable."
            ])

        // La taille, et ce que la majoration en suppose.
        for (membres, dits) in [
            (50, "50 membres"), (1, "1 membre"), (nil, "nombre de membres inconnu"),
        ] as [(Int?, String)] {
            let grande = try autres { ($0.identite.population, $0.identite.membres) = (200_000, membres) }
            #expect(
                grande.dites == [
                    "Taille 4 à partir de l’année qui finit en 2026.", "\(majoration)\(dits), le même chaque année.",
                ])
            #expect(grande.tues == [taille3])
        }
        let grandit = try autres(scenario(100) { $0.tailles = [2028: 4] })
        #expect(
            grandit.dites == [
                "Taille 4 à partir de l’année qui finit en 2028.", "\(majoration)50 membres, le même chaque année.",
            ] && grandit.tues == [])

        // Les démarrages.
        let parcours = CodeMission("parcours")
        let duScenario = try autres(scenario(100) { $0.debuts = [parcours: jour("2027-03-01")] })
        #expect(
            duScenario.dites == [
                "Démarrages du scénario : Parcours pluriprofessionnels le 01/03/2027.", sansParcours,
            ])
        #expect(duScenario.tues == [tous])
        #expect(
            try autres { $0.debuts[parcours] = nil }.dites == [
                sansParcours,
                "Missions sans démarrage saisi, supposées démarrer à la fin de leur délai : Parcours pluriprofessionnels le "
                    + "01/10/2026.",
            ])
        #expect(
            try autres { $0.debuts[CodeMission("qualite")] = nil }.dites.last
                == "Missions sans démarrage ni délai, laissées de côté : Qualité et pertinence des soins.")
        // Un délai qui finit le premier jour de la prévision n’est pas passé.
        let deuxiemeAnnee = try autres {
            $0.finPeriode = jour("2027-09-30")
            ($0.debuts[parcours], $0.debuts[CodeMission("crises")]) = (nil, nil)
        }.dites
        #expect(
            deuxiemeAnnee.contains(
                "Missions sans démarrage saisi, supposées démarrer à la fin de leur délai : Parcours pluriprofessionnels le "
                    + "01/10/2026."))
        #expect(
            deuxiemeAnnee.contains(
                "Missions sans démarrage saisi et en retard, supposées démarrer au début de la prévision : Réponse aux crises "
                    + "sanitaires graves le 01/10/2026."))

        let tousLesCas = try autres {
            $0.finPeriode = jour("2027-09-30")
            for code in ["parcours", "crises", "qualite"] { $0.debuts[CodeMission(code)] = nil }
        }.dites.filter { $0.hasPrefix("Missions sans démarrage") }
        #expect(
            tousLesCas.map { String($0.prefix(39)) } == [
                "Missions sans démarrage saisi, supposée", "Missions sans démarrage saisi et en ret",
                "Missions sans démarrage ni délai, laiss",
            ])

        // Le reste.
        #expect(
            try autres { $0.dejaVerse = Montant(euros: 1_000) }.dites
                == ["Le bilan compte 1 000,00 € déjà versés : ils ne sont pas retranchés ici."])
        let codes = ["2.1", "2.2", "2.3", "2.4"]
        #expect(
            try autres { for code in codes { $0.reponses[code]?.nature = .suivi } }.dites
                == ["Parcours pluriprofessionnels : aucun indicateur de résultat, donc aucune part variable."])
        let laissee = try autres {
            for code in ["5.1", "5.2"] { $0.reponses[code]?.nature = .suivi }
            $0.debuts[CodeMission("qualite")] = nil
        }
        #expect(!laissee.dites.contains { $0.hasPrefix("Qualité") })
        let accord = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 2).avec {
            $0.complements = ["snp_compensation": true]
        }
        let lignes = try Prevision(accord).hypotheses.filter { $0.contains("comptée") }
        #expect(lignes.count == 2)
        #expect(lignes[0].hasSuffix("\u{A0}: comptée, comme au bilan.") && lignes[1].hasSuffix("\u{A0}: non comptée."))
    }

    /// La note de chaque statut une fois ; un barème reconduit l’est jusqu’à la fin.
    @Test func ceQuUnePrevisionDemandeDeVerifier() throws {
        let renegocie = "Barème de l’avenant 2 ; renégociation annoncée en 2026, à vérifier."
        let reconduit =
            "Aucun barème n’est publié pour 2027 : celui de l’avenant 2 est reconduit. Vérifiez les montants auprès de votre "
            + "CPAM."
        func avertissements(_ annees: Int, _ changement: (inout Scenario) -> Void = { _ in }) throws -> [String] {
            let bilan = try exemple().avec { $0.crise.plan = .premiereRedaction }
            let scenario = scenario(100) {
                $0.annees = annees
                changement(&$0)
            }
            return try Prevision(bilan, scenario).avertissements.map(sansInsecables)
        }
        #expect(try avertissements(1) == [renegocie])
        #expect(try avertissements(2) == [renegocie, reconduit])
        #expect(try avertissements(3) == [renegocie, "\(reconduit) Il en va de même jusqu’en 2028."])
        #expect(try avertissements(5) == [renegocie, "\(reconduit) Il en va de même jusqu’en 2030."])
        #expect(
            try avertissements(2) { $0.debuts = [CodeMission("crises"): jour("2027-09-30")] } == [
                renegocie, reconduit,
                "Le bilan compte déjà la première rédaction du plan, et l’année qui finit en 2027 la compterait une seconde "
                    + "fois : vérifiez le démarrage de la mission.",
            ])
        #expect(try avertissements(2) { $0.debuts = [CodeMission("crises"): jour("2027-10-01")] }.count == 2)
    }

    /// Le jour d’un anniversaire est de l’année qui commence ; celui où le contrat finit est de la sienne.
    @Test func lesBornesDesAnnees() throws {
        func annees(_ changement: (inout Bilan) -> Void) throws -> [String] {
            try Prevision(try exemple().avec(changement), scenario(100) { $0.annees = 2 }).annees.map {
                "\($0.nom) \($0.exercice) \($0.periode.francais)"
            }
        }
        let premiere = "2025-2026 2026 du 01/10/2025 au 30/09/2026"
        let deuxieme = "2026-2027 2027 du 01/10/2026 au 30/09/2027"
        #expect(try annees { $0.finPeriode = jour("2026-09-30") } == [premiere, deuxieme])
        #expect(try annees { $0.finPeriode = jour("2025-09-30") } == [premiere, deuxieme])
        #expect(try annees { $0.finPeriode = jour("2024-01-01") } == [premiere, deuxieme])
        #expect(try annees { $0.finPeriode = jour("2026-10-01") }.first == deuxieme)
        #expect(try annees { $0.finPeriode = jour("2026-12-31") }.first == deuxieme)
        #expect(try annees { $0.identite.finContrat = jour("2025-10-01") } == ["2025 2025 du 01/10/2025 au 01/10/2025"])
        #expect(try annees { $0.identite.finContrat = jour("2026-09-30") } == [premiere])
        #expect(
            try annees { $0.identite.finContrat = jour("2026-10-01") }
                == [premiere, "2026 2026 du 01/10/2026 au 01/10/2026"])
        #expect(
            try annees { $0.identite.signature = jour("2026-01-01") }
                == ["2026 2026 du 01/01/2026 au 31/12/2026", "2027 2027 du 01/01/2027 au 31/12/2027"])
        let tardif = try exemple().avec {
            $0.identite.signature = jour("2035-06-01")
            $0.finPeriode = jour("2036-05-31")
        }
        #expect(throws: Prevision.Refus.sansBareme(exercice: 2036)) { try Prevision(tardif) }
        #expect(throws: Prevision.Refus.contratTermine(jour("2026-09-30"))) {
            try Prevision(
                try exemple().avec {
                    $0.identite.finContrat = jour("2026-09-30")
                    $0.finPeriode = jour("2026-10-01")
                })
        }
    }

    @Test func leScenarioParDefautEtSesTailles() {
        var scenario = Scenario()
        #expect(scenario.annees == 5 && scenario.taux.map(\.millioniemes) == [600_000, 800_000, 1_000_000])
        scenario.tailles = [2028: 2, 2026: 4]
        #expect((2025...2029).map(scenario.taille) == [nil, 4, 4, 2, 2])
    }

    @Test func laPremiereAnneeDUnContratSansSignatureOuSansBareme() throws {
        let cadre = try BilanType.bareme().cadre
        func premiere(_ signature: String?) throws -> Bilan? {
            var contrat = Contrat()
            contrat.identite = Identite(tailleContractuelle: 3, signature: signature.map(jour))
            return contrat.premiereAnnee(cadre)
        }
        #expect(try premiere(nil)?.exercice == nil)
        #expect(try premiere("2035-01-02")?.exercice == nil)
        let derniere = try #require(try premiere("2035-01-01"))
        #expect(derniere.exercice == 2035 && derniere.periode.francais == "du 01/01/2035 au 31/12/2035")
        #expect(derniere.identite.tailleContractuelle == 3)
    }
}
