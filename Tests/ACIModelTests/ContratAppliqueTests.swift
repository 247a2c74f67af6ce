import Testing

@testable import ACIModel

/// Un contrat appliqué à un bilan, et ce qui reste à y vérifier.
@Suite struct ContratAppliqueTests {
    let bareme: Bareme

    init() throws { bareme = try BilanType.bareme() }

    /// Ce que le contrat dit remplace ce qui était saisi ; ce qu’il ne dit pas reste.
    @Test func leContratRemplaceEtLeResteReste() throws {
        let saisie = Identite(
            nom: "a", region: "b", departement: "c", cpam: "d", ars: "e", coordinateur: "f", population: 1,
            populationSource: "g", tailleContractuelle: 2, membres: 3, signature: jour("2021-01-01"),
            finContrat: jour("2026-01-01"))
        let dite = Identite(
            nom: "A", region: "B", departement: "C", cpam: "D", ars: "E", coordinateur: "F", population: 10,
            populationSource: "G", tailleContractuelle: 4, membres: 30, signature: jour("2022-02-02"),
            finContrat: jour("2027-02-02"))
        func applique(_ changement: (inout Contrat) -> Void, a bilan: Bilan) -> Bilan {
            var contrat = Contrat()
            changement(&contrat)
            return contrat.applique(a: bilan)
        }
        let bilan = Bilan(
            bareme: bareme, identite: saisie, debutPeriode: jour("2025-01-01"), finPeriode: jour("2025-12-31"),
            tauxPartiel: Taux(points: 30), debuts: [CodeMission("parcours"): jour("2024-01-01")])
        #expect(applique({ $0.identite = dite }, a: bilan).identite == dite)
        #expect(applique({ _ in }, a: bilan).identite == saisie)
        #expect(applique({ $0.identite = dite }, a: Bilan(bareme: bareme)).identite == dite)
        #expect(applique({ _ in }, a: bilan).tauxPartiel == Taux(points: 30))
        #expect(applique({ $0.tauxPartiel = .zero }, a: bilan).tauxPartiel == .zero)
        #expect(applique({ _ in }, a: bilan).periode == bilan.periode)
        let jours = Periode(debut: jour("2025-02-01"), fin: jour("2026-01-31"))
        let aJours = applique({ $0.periode = .jours(jours) }, a: bilan)
        #expect(aJours.debutPeriode == jours.debut && aJours.finPeriode == jours.fin)
        let anniversaire = applique({ $0.periode = .anniversaire }, a: bilan)
        #expect(anniversaire.periode == Periode(debut: jour("2025-01-01"), fin: jour("2025-12-31")))
        let sansSignature = applique({ $0.periode = .anniversaire }, a: bilan.avec { $0.identite.signature = nil })
        #expect(sansSignature.debutPeriode == nil && sansSignature.finPeriode == nil)
        let demarrees = applique(
            { $0.debuts = [CodeMission("parcours"): jour("2024-06-01"), CodeMission("qualite"): jour("2024-07-01")] },
            a: bilan)
        #expect(
            demarrees.debuts
                == [CodeMission("parcours"): jour("2024-06-01"), CodeMission("qualite"): jour("2024-07-01")])

        let saisi = Reponse(
            libelle: "l", nature: .suivi, poids: Poids(2), partiel: Taux(points: 20), objectif: .entier(2),
            valeur: .entier(3), atteint: .oui, preuve: "p", commentaire: "c")
        func clause(_ changement: (inout Contrat.Clause) -> Void) -> Reponse {
            var clause = Contrat.Clause()
            changement(&clause)
            return applique({ $0.clauses = ["2.1": clause] }, a: bilan.avec { $0.reponses["2.1"] = saisi }).reponse(
                "2.1")
        }
        #expect(clause { _ in } == saisi)
        let toute = clause {
            ($0.libelle, $0.nature, $0.poids) = ("L", .resultat, Poids(5))
            ($0.partiel, $0.objectif) = (Taux(points: 60), .entier(7))
        }
        #expect(
            toute
                == Reponse(
                    libelle: "L", nature: .resultat, poids: Poids(5), partiel: Taux(points: 60), objectif: .entier(7),
                    valeur: .entier(3), atteint: .oui, preuve: "p", commentaire: "c"))
        let enClair = clause { $0.objectifEnClair = "au mieux" }
        #expect(enClair.objectif == nil && enClair.commentaire == "au mieux" && enClair.poids == Poids(2))
    }

    /// La liste entière : la fin du contrat, ce qui n’a pas démarré, ce que le modèle n’a plus.
    @Test func laListeDeCeQuiEstAVerifier() throws {
        let ancien = BilanType.complet(bareme, taille: 3)
        let suivante = try BilanType.bareme("avenant-2", 2026)
        func liste(_ changement: (inout Bilan) -> Void) -> [String] {
            let change = ancien.avec(changement)
            return change.repris(pour: suivante).aVerifier(reprisDe: change)
        }
        let (debut, fin) = (
            ["la période, du 01/01/2026 au 31/12/2026", "la population et le nombre de membres"],
            ["les objectifs, poids et taux, si le contrat a changé"]
        )
        #expect(liste { _ in } == debut + ["la fin du contrat, qui n’est pas saisie"] + fin)
        for (jourDeFin, dit) in [
            ("2026-12-30", "le contrat, qui finit le 30/12/2026"), ("2026-12-31", "la fin du contrat, le 31/12/2026"),
            ("2027-01-01", "la fin du contrat, le 01/01/2027"),
        ] {
            #expect(liste { $0.identite.finContrat = jour(jourDeFin) } == debut + [dit] + fin)
        }
        let sansDelai = liste {
            for code in ["qualite", "crises", "prevention"] { $0.debuts[CodeMission(code)] = nil }
        }
        #expect(
            sansDelai.dropFirst(4) == [
                "le démarrage de Prévention et Réponse aux crises sanitaires graves, qui n’est pas saisi"
            ])
        // Sans réponse ni intitulé, rien ne se perd.
        let perdu = ancien.avec {
            for code in ["4.1", "4.2", "4.3"] { $0.reponses[code] = Reponse(poids: Poids(2)) }
            $0.reponses["4.P.2"] = Reponse(commentaire: "à dire")
            $0.reponses["4.P.1"] = Reponse(libelle: "Exercice")
        }
        let passe = perdu.repris(pour: try BilanType.bareme("aci-2019", 2022))
        #expect(
            passe.aVerifier(reprisDe: perdu).last.map(sansInsecables) == "4.P.1 et 4.P.2, que le modèle de 2022 n’a pas"
        )
    }

    /// Un bilan est vierge tant que rien n’y diffère de ce qu’un classeur vierge contient.
    @Test func unBilanVierge() {
        let vierge = Bilan(bareme: bareme)
        let sansEffet: [(inout Bilan) -> Void] = [
            { _ in }, { $0.tauxPartiel = .moitie }, { $0.debutPeriode = jour("2025-01-01") },
            { $0.finPeriode = jour("2025-12-31") }, { $0.reponses["2.1"]?.poids = Poids(2) },
            { $0.reponses["2.1"]?.nature = .suivi }, { $0.reponses["2.P.1"] = Reponse(poids: Poids(1)) },
        ]
        for (rang, changement) in sansEffet.enumerated() { #expect(vierge.avec(changement).estVierge, "\(rang)") }
        let saisies: [(inout Bilan) -> Void] = [
            { $0.identite.nom = "CPTS" }, { $0.identite.population = 1 }, { $0.debutPeriode = jour("2025-01-02") },
            { $0.finPeriode = jour("2025-12-30") }, { $0.tauxPartiel = Taux(points: 51) }, { $0.dejaVerse = .zero },
            { $0.debuts[CodeMission("parcours")] = jour("2025-01-01") }, { $0.crise.declaree = false },
            { $0.complements["x"] = false }, { $0.reponses["2.1"]?.valeur = .entier(0) },
            { $0.reponses["2.1"]?.atteint = .non }, { $0.reponses["2.1"]?.preuve = "p" },
            { $0.reponses["2.1"]?.datePreuve = jour("2025-01-01") }, { $0.reponses["2.1"]?.commentaire = "c" },
            { $0.reponses["2.P.1"] = Reponse(libelle: "Télésoin") },
        ]
        for (rang, changement) in saisies.enumerated() { #expect(!vierge.avec(changement).estVierge, "\(rang)") }
    }
}
