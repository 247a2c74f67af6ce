import ACIModel
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
}
