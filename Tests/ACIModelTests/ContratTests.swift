import Testing

@testable import ACIModel

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
        #expect(
            bilan.identite
                == Identite(
                    nom: "CPTS des Deux Rives", region: "Gironde", cpam: "CPAM de la Gironde",
                    ars: "ARS Nouvelle-Aquitaine", coordinateur: "A. Martin", population: 82_000,
                    tailleContractuelle: 3, membres: 140, signature: jour("2023-04-01")))
        #expect(bilan.tauxPartiel == Taux(0.6))
        #expect(bilan.debuts == [CodeMission("acces-aux-soins"): jour("2023-10-01")])
        #expect(bilan.reponse("1.A.1").poids == Poids(12.5))
        #expect(bilan.reponse("1.A.1").objectif == .entier(400))
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
        ancien.reponses["2.1"]?.objectif = .entier(2)
        ancien.reponses["2.1"]?.partiel = Taux(points: 30)
        ancien.dejaVerse = Montant(euros: 1)
        ancien.reponses["2.P.1"] = Reponse(libelle: "Télésoin", poids: Poids(4), atteint: .oui)
        let nouveau = ancien.repris(pour: try BilanType.bareme("avenant-2", 2026))
        #expect(nouveau.exercice == 2026)
        #expect(nouveau.identite == ancien.identite)
        #expect(nouveau.debuts == ancien.debuts)
        #expect(nouveau.tauxPartiel == ancien.tauxPartiel)
        #expect(
            nouveau.reponse("2.1")
                == Reponse(
                    nature: .suivi, poids: Poids(30), partiel: Taux(points: 30), objectif: .entier(2),
                    precedent: .entier(2)))
        #expect(nouveau.reponse("1.A.1") == Reponse(precedent: .entier(12)))
        #expect(nouveau.reponse("2.P.1") == Reponse(libelle: "Télésoin", poids: Poids(4)))
        #expect(nouveau.dejaVerse == nil)
        #expect(nouveau.periode == Periode(debut: jour("2026-01-01"), fin: jour("2026-12-31")))
        #expect(nouveau.crise == Crise())
        let passe = ancien.repris(pour: try BilanType.bareme("aci-2019", 2022))
        #expect(passe.debuts[CodeMission("crises")] == nil)
        #expect(passe.reponses["4.1"] == nil)
        #expect(
            passe.aVerifier(reprisDe: ancien).last.map(sansInsecables)
                == "4.1, 4.2 et 4.3, que le modèle de 2022 n’a pas")
        let accord = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 2)
        #expect(accord.complements == ["snp_compensation": true, "snp_supplement": true])
        let suivant = accord.repris(pour: try BilanType.bareme("aci-2019", 2022))
        #expect(suivant.complements.isEmpty && suivant.debuts == accord.debuts)
    }

    @Test func ceQueLaRepriseDemandeDeVerifier() throws {
        var ancien = BilanType.complet(bareme, taille: 3)
        ancien.identite.finContrat = jour("2026-10-14")
        ancien.debuts[CodeMission("parcours")] = nil
        let nouveau = ancien.repris(pour: try BilanType.bareme("avenant-2", 2026))
        let aVerifier = nouveau.aVerifier(reprisDe: ancien)
        #expect(aVerifier.contains("la période, du 01/01/2026 au 31/12/2026"))
        #expect(aVerifier.contains("le contrat, qui finit le 14/10/2026"))
        #expect(aVerifier.last == "le démarrage de Parcours pluriprofessionnels, qui n’est pas saisi")
    }

    @Test func laPeriodeAvanceDeDouzeMoisParAnnee() throws {
        var ancien = BilanType.complet(try BilanType.bareme("avenant-2", 2024), taille: 3)
        (ancien.debutPeriode, ancien.finPeriode) = (jour("2023-03-01"), jour("2024-02-29"))
        let suivante = ancien.repris(pour: bareme)
        #expect(suivante.periode == Periode(debut: jour("2024-03-01"), fin: jour("2025-02-28")))
        let plusTard = suivante.repris(pour: try BilanType.bareme("avenant-2", 2028))
        #expect(plusTard.periode == Periode(debut: jour("2027-03-01"), fin: jour("2028-02-29")))
    }

    @Test func toutCeQuUnContratPeutDire() throws {
        let (lu, diagnostics) = lire(
            """
            {
              "identite": {
                "signature": "2023-09-14", "fin": "2028-09-13", "departement": "Ain", "population": 82000,
                "populationSource": "INSEE, 2023"
              },
              "periode": "anniversaire",
              "indicateurs": {
                "1.A.3": { "objectif": 0.6, "partiel": 0.3 }, "1.C.1": { "objectif": 4 }, "2.4": { "seuil": "≥ 3 par parcours" },
                "3.3": { "objectif": "Octobre rose et mois sans tabac" }, "1.A.2": { "seuil": "> 10 jours" },
                "2.1": { "seuil": "≥ 1" }
              },
              "indicateursPropres": [
                { "mission": "parcours", "libelle": "Télésoin", "objectif": "20 actes", "poids": 15, "partiel": 0.4 },
                { "mission": "prevention", "libelle": "Ateliers" }, { "mission": "parcours", "libelle": "Insuffisance cardiaque" }
              ]
            }
            """)
        #expect(diagnostics.map(\.code) == [.objectifEnCommentaire])
        #expect(diagnostics.first?.gravite == .note)
        let bilan = try #require(lu).applique(a: Bilan(bareme: bareme))
        #expect(bilan.identite.finContrat == jour("2028-09-13"))
        #expect(bilan.identite.departement == "Ain")
        #expect(bilan.identite.populationSource == "INSEE, 2023")
        #expect(bilan.periode == Periode(debut: jour("2024-09-14"), fin: jour("2025-09-13")))
        #expect(bilan.reponse("1.A.3") == Reponse(partiel: Taux(points: 30), objectif: .taux(0.6)))
        #expect(bilan.reponse("1.C.1").objectif == .entier(4))
        #expect(bilan.reponse("2.4").objectif == .entier(3))
        #expect(bilan.reponse("3.3").objectif == .texte("Octobre rose et mois sans tabac"))
        #expect(bilan.reponse("1.A.2") == Reponse(commentaire: "> 10 jours"))
        #expect(bilan.reponse("2.1").objectif == .entier(1))
        let parcours = try #require(bilan.cadre.mission(CodeMission("parcours")))
        #expect(bilan.lignes(parcours).filter(\.estPropre).map(\.code) == ["2.P.1", "2.P.2"])
        #expect(
            bilan.reponse("2.P.1")
                == Reponse(
                    libelle: "Télésoin", poids: Poids(15), partiel: Taux(points: 40), objectif: .texte("20 actes")))
        let jours = lire(#"{ "periode": { "debut": "2025-02-01", "fin": "2025-12-31" } }"#).contrat
        #expect(jours?.applique(a: Bilan(bareme: bareme)).debutPeriode == jour("2025-02-01"))
    }

    @Test(arguments: [
        #"{ "indicateurs": { "1.B.1": { "objectif": 1 } } }"#, #"{ "indicateurs": { "2.1": { "objectif": "1" } } }"#,
        #"{ "indicateurs": { "2.1": { "objectif": -1 } } }"#, #"{ "indicateurs": { "2.1": { "libelle": "x" } } }"#,
        #"{ "periode": "civile" }"#, #"{ "periode": { "debut": "2025-02-01", "fin": "2025-01-31" } }"#,
        #"{ "indicateursPropres": [{ "mission": "parcours" }] }"#, #"{ "indicateursPropres": [{ "libelle": "x" }] }"#,
        #"{ "indicateursPropres": [{ "mission": "lune", "libelle": "x" }] }"#,
        #"{ "indicateursPropres": [{ "mission": "parcours", "libelle": "x", "seuil": "≥ 1" }] }"#,
    ])
    func ceQuUnContratNePeutPasDire(json: String) { #expect(lire(json).diagnostics.map(\.code) == [.contratIncorrect]) }

    @Test func douzeIndicateursPropresAuPlus() {
        func propres(_ nombre: Int) -> String {
            let lignes = Array(repeating: #"{ "mission": "parcours", "libelle": "x" }"#, count: nombre)
            return "{ \"indicateursPropres\": [\(lignes.joined(separator: ","))] }"
        }
        #expect(lire(propres(12)).diagnostics.isEmpty)
        #expect(lire(propres(13)).diagnostics.map(\.code) == [.contratIncorrect])
        #expect(lire(propres(12)).contrat?.clauses.count == 12)
        let deuxMissions = propres(12).replacing("] }", with: #", { "mission": "prevention", "libelle": "y" }] }"#)
        let (contrat, diagnostics) = lire(deuxMissions)
        #expect(diagnostics.isEmpty)
        #expect(contrat?.clauses["2.P.12"]?.libelle == "x" && contrat?.clauses["3.P.1"]?.libelle == "y")
    }

    /// Chaque faute dit où elle est et ce qui y était attendu.
    @Test(arguments: [
        (
            #"{ "indicateurs": { "1.B.1": { "objectif": 1 } } }"#, "indicateurs.1.B.1.objectif",
            "cet indicateur n’a pas d’objectif à saisir"
        ),
        (
            #"{ "indicateurs": { "2.1": { "objectif": "1" } } }"#, "indicateurs.2.1.objectif",
            "attendu : un nombre ; trouvé : un texte"
        ),
        (
            #"{ "indicateurs": { "2.1": { "objectif": -1 } } }"#, "indicateurs.2.1.objectif",
            "attendu : un nombre à partir de 0 ; trouvé : −1"
        ),
        (
            #"{ "indicateurs": { "3.3": { "objectif": 1 } } }"#, "indicateurs.3.3.objectif",
            "attendu : un texte ; trouvé : un nombre"
        ),
        (#"{ "indicateurs": { "2.1": { "libelle": "x" } } }"#, "indicateurs.2.1.libelle", "cette clé est inconnue"),
        (#"{ "indicateurs": { "2.1": 3 } }"#, "indicateurs.2.1", "attendu : un objet ; trouvé : un nombre"),
        (
            #"{ "indicateurs": { "2.1": { "poids": 0 } } }"#, "indicateurs.2.1.poids",
            "attendu : un poids positif ; trouvé : 0"
        ),
        (
            #"{ "indicateurs": { "2.1": { "poids": 1000001 } } }"#, "indicateurs.2.1.poids",
            "attendu : un poids positif ; trouvé : 1 000 001"
        ),
        (
            #"{ "indicateurs": { "2.1": { "poids": 1e400 } } }"#, "indicateurs.2.1.poids",
            "attendu : un nombre ; trouvé : un nombre"
        ),
        (
            #"{ "indicateurs": { "2.1": { "partiel": 1.1 } } }"#, "indicateurs.2.1.partiel",
            "attendu : un taux de 0 à 1 (0.5 pour 50 %) ; trouvé : 1,1"
        ),
        (#"{ "indicateurs": { "2.1": { "seuil": "" } } }"#, "indicateurs.2.1.seuil", "le texte est vide"),
        (#"{ "periode": "civile" }"#, "periode", "attendu : « anniversaire », ou un début et une fin"),
        (#"{ "periode": true }"#, "periode", "attendu : un objet ; trouvé : un booléen"),
        (#"{ "periode": { "debut": "2025-02-01" } }"#, "periode", "la clé « fin » manque"),
        (
            #"{ "periode": { "debut": "2025-02-01", "fin": "2025-02-30" } }"#, "periode.fin",
            "attendu : une date de la forme AAAA-MM-JJ ; trouvé : un texte"
        ),
        (
            #"{ "periode": { "debut": "2025-02-01", "fin": "2025-01-31" } }"#, "periode",
            "la période finit avant de commencer"
        ),
        (
            #"{ "periode": { "debut": "2025-02-01", "x": 1, "fin": "2025-03-31" } }"#, "periode",
            "la clé « x » est inconnue"
        ),
        (#"{ "indicateursPropres": {} }"#, "indicateursPropres", "attendu : une liste ; trouvé : un objet"),
        (
            #"{ "indicateursPropres": [{ "mission": "parcours" }] }"#, "indicateursPropres[0]",
            "la clé « libelle » manque"
        ),
        (
            #"{ "indicateursPropres": [{ "mission": "parcours", "libelle": null }] }"#, "indicateursPropres[0]",
            "la clé « libelle » manque"
        ),
        (#"{ "indicateursPropres": [{ "libelle": "x" }] }"#, "indicateursPropres[0]", "la clé « mission » manque"),
        (
            #"{ "indicateursPropres": [{ "mission": "lune", "libelle": "x" }] }"#, "indicateursPropres[0].mission",
            "cette mission n’existe pas dans le cadre Avenant 2"
        ),
        (
            #"{ "indicateursPropres": [{ "mission": "parcours", "libelle": "x", "seuil": "≥ 1" }] }"#,
            "indicateursPropres[0].seuil", "cette clé est inconnue"
        ),
        (#"{ "identite": [] }"#, "identite", "attendu : un objet ; trouvé : une liste"),
        (#"{ "identite": { "nom": "" } }"#, "identite.nom", "le texte est vide"),
        (#"{ "identite": { "nom": false } }"#, "identite.nom", "attendu : un texte ; trouvé : un booléen"),
        (
            #"{ "identite": { "membres": -1 } }"#, "identite.membres",
            "attendu : un nombre entier à partir de 0 ; trouvé : −1"
        ),
        (#"{ "identite": { "membres": 1.5 } }"#, "identite.membres", "attendu : un nombre entier ; trouvé : un nombre"),
        (#"{ "identite": { "population": 1000000001 } }"#, "identite.population", "nombre hors de toute mesure"),
        (
            #"{ "identite": { "fin": 2028 } }"#, "identite.fin",
            "attendu : une date de la forme AAAA-MM-JJ ; trouvé : un nombre"
        ),
        (
            #"{ "debuts": { "parcours": "bientôt" } }"#, "debuts.parcours",
            "attendu : une date de la forme AAAA-MM-JJ ; trouvé : un texte"
        ),
        (#"{ "tauxPartiel": -0.1 }"#, "tauxPartiel", "attendu : un taux de 0 à 1 (0.5 pour 50 %) ; trouvé : −0,1"),
    ])
    func chaqueFauteDitOuEtQuoi(json: String, chemin: String, message: String) throws {
        let diagnostics = lire(json).diagnostics
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostics.count == 1 && diagnostic.code == .contratIncorrect)
        #expect(
            sansInsecables(diagnostic.message) == "Le fichier du contrat est à corriger : \(chemin) : \(message).")
        #expect(diagnostic.trouve == chemin)
    }

    @Test func lesNombresQuUnContratPeutAvoir() throws {
        func identite(_ json: String) -> Identite? {
            let (contrat, diagnostics) = lire("{ \"identite\": { \(json) } }")
            #expect(diagnostics.isEmpty, "\(json)")
            return contrat?.identite
        }
        #expect(identite(#""population": 1, "membres": 0"#) == Identite(population: 1, membres: 0))
        #expect(identite(#""population": 1000000000"#) == Identite(population: 1_000_000_000))
        for (taille, json) in (1...4).map({ ($0, "\"tailleContractuelle\": \($0)") }) {
            #expect(identite(json)?.tailleContractuelle == taille)
        }
        for (ecrit, taux) in [("0", 0), ("1", 100), ("5e-1", 50), ("1E0", 100), ("2.5E-1", 25)] {
            #expect(lire("{ \"tauxPartiel\": \(ecrit) }").contrat?.tauxPartiel == Taux(points: taux))
        }
        #expect(
            lire(#"{ "indicateurs": { "2.1": { "poids": 1000000 } } }"#).contrat?.clauses["2.1"]?.poids == Poids(1e6))
        let absences = lire(
            #"{ "identite": null, "periode": null, "tauxPartiel": null, "debuts": null, "indicateurs": null, "indicateursPropres": null, "x": null }"#
        )
        #expect(absences.contrat == Contrat() && absences.diagnostics.isEmpty)
        let sansChemin = lire("[]").diagnostics.first
        #expect(sansChemin?.trouve == nil)
        #expect(
            sansChemin.map { sansInsecables($0.message) }
                == "Le fichier du contrat est à corriger : attendu : un objet ; trouvé : une liste.")
    }

    /// Le seuil du modèle, redit avec d’autres majuscules ou d’autres blancs, n’est pas un objectif en clair.
    @Test func leSeuilDuModeleRedit() {
        func seuil(_ code: String, _ texte: String) -> (contrat: Contrat?, diagnostics: [Diagnostic]) {
            lire("{ \"indicateurs\": { \"\(code)\": { \"seuil\": \"\(texte)\" } } }")
        }
        for (code, texte) in [
            ("1.A.1", "AUCUN ; suit le volume"), ("1.B.1", "oui"), ("3.2", "Au plus la population du territoire"),
        ] {
            let redit = seuil(code, texte)
            #expect(redit.diagnostics.isEmpty && redit.contrat?.clauses[code] == Contrat.Clause(), "\(code)")
        }
        let autre = seuil("1.A.2", "> 10 jours").diagnostics.first
        #expect(autre?.champ == "i_1A2_commentaire" && autre?.indicateur == "1.A.2" && autre?.trouve == "> 10 jours")
        #expect(
            autre.map { sansInsecables($0.message) }
                == "L’objectif « > 10 jours » ne se compare pas comme la ligne : il est gardé en commentaire, et la ligne n’a pas d’objectif à vérifier."
        )
    }
}
