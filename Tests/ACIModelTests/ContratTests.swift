import ACIModel
import Testing

@Suite struct ContratTests {
    let bareme: Bareme

    init() throws { bareme = try BilanType.bareme() }

    private func lire(_ json: String) -> (contrat: Contrat?, diagnostics: [Diagnostic]) {
        Contrat.lire(json: Array(json.utf8), cadre: bareme.cadre)
    }

    @Test func unContratComplet() throws {
        let (lu, diagnostics) = lire(
            """
            {
              "identite": {
                "nom": "CPTS des Deux Rives", "region": "Gironde", "cpam": "CPAM de la Gironde",
                "ars": "ARS Nouvelle-Aquitaine", "coordinateur": "A. Martin", "population": 82000,
                "tailleContractuelle": 3, "membres": 140, "signature": "2023-04-01"
              },
              "tauxPartiel": 0.6,
              "debuts": { "acces-aux-soins": "2023-10-01", "parcours": null },
              "indicateurs": {
                "1.A.1": { "poids": 12.5, "seuil": "≥ 400" },
                "2.1": { "nature": "suivi" }
              }
            }
            """)
        #expect(diagnostics.isEmpty)
        let contrat = try #require(lu)
        let bilan = contrat.applique(a: Bilan(bareme: bareme))
        #expect(bilan.identite.nom == "CPTS des Deux Rives")
        #expect(bilan.identite.signature == jour("2023-04-01"))
        #expect(bilan.tauxPartiel == Taux(0.6))
        #expect(bilan.debuts == [CodeMission("acces-aux-soins"): jour("2023-10-01")])
        #expect(bilan.reponse("1.A.1").poids == Poids(12.5))
        #expect(bilan.reponse("1.A.1").seuilTexte == "≥ 400")
        #expect(bilan.reponse("2.1").nature == .suivi)
    }

    @Test func toutesLesFautesEnUneFois() {
        let (contrat, diagnostics) = lire(
            """
            {
              "surnom": "x",
              "identite": { "nom": 12, "population": 0, "signature": "01/04/2023", "tailleContractuelle": 9 },
              "tauxPartiel": 60,
              "debuts": { "sante-mentale": "2023-10-01" },
              "indicateurs": { "9.9": {}, "2.1": { "poids": -1, "nature": "objectif", "couleur": "bleu" } }
            }
            """)
        #expect(contrat != nil)
        #expect(
            diagnostics.map { sansInsecables($0.message) } == [
                "Le fichier du contrat est à corriger : surnom : cette clé est inconnue.",
                "Le fichier du contrat est à corriger : identite.nom : attendu : un texte ; trouvé : un nombre.",
                "Le fichier du contrat est à corriger : identite.population : attendu : un nombre entier à partir de 1 ; trouvé : 0.",
                "Le fichier du contrat est à corriger : identite.signature : attendu : une date de la forme AAAA-MM-JJ ; trouvé : un texte.",
                "Le fichier du contrat est à corriger : identite.tailleContractuelle : la taille 9 n’existe pas dans le cadre.",
                "Le fichier du contrat est à corriger : tauxPartiel : attendu : un taux de 0 à 1 (0.5 pour 50 %) ; trouvé : 60.",
                "Le fichier du contrat est à corriger : debuts.sante-mentale : cette mission n’existe pas dans le cadre Avenant 2.",
                "Le fichier du contrat est à corriger : indicateurs.9.9 : cet indicateur n’existe pas dans le cadre Avenant 2.",
                "Le fichier du contrat est à corriger : indicateurs.2.1.poids : attendu : un poids positif ; trouvé : −1.",
                "Le fichier du contrat est à corriger : indicateurs.2.1.nature : attendu : l’un de resultat, suivi ou sans-objet ; trouvé : un texte.",
                "Le fichier du contrat est à corriger : indicateurs.2.1.couleur : cette clé est inconnue.",
            ])
        #expect(diagnostics.allSatisfy { $0.code == .contratIncorrect && estBienCompose($0.message) })
    }

    @Test func unFichierQuiNEstPasDuJSON() {
        let (contrat, diagnostics) = lire("identite = 3")
        #expect(contrat == nil)
        #expect(diagnostics.map(\.code) == [.contratIllisible])
        #expect(
            sansInsecables(diagnostics[0].message)
                == "Le fichier du contrat n’est pas un document JSON correct (ligne 1 : caractère inattendu). Corrigez-le."
        )
        #expect(lire("[]").diagnostics.map(\.code) == [.contratIncorrect])
    }

    @Test func laRepriseDUneAnneeSurLAutre() throws {
        var ancien = BilanType.complet(bareme, taille: 3)
        ancien.reponses["2.1"]?.poids = Poids(30)
        ancien.reponses["2.1"]?.nature = .suivi
        ancien.reponses["2.1"]?.seuilTexte = "≥ 2"
        let nouveau = ancien.repris(pour: try BilanType.bareme("avenant-2", 2026))
        #expect(nouveau.exercice == 2026)
        #expect(nouveau.identite == ancien.identite)
        #expect(nouveau.debuts == ancien.debuts)
        #expect(nouveau.tauxPartiel == ancien.tauxPartiel)
        #expect(nouveau.reponse("2.1") == Reponse(nature: .suivi, poids: Poids(30), seuilTexte: "≥ 2"))
        #expect(nouveau.reponse("1.A.1") == Reponse())
        #expect(nouveau.debutPeriode == nil)
        #expect(nouveau.crise == Crise())
        let passe = ancien.repris(pour: try BilanType.bareme("aci-2019", 2022))
        #expect(passe.debuts[CodeMission("crises")] == nil)
        #expect(passe.reponses["4.1"] == nil)
    }
}
