import ACIModel
import Testing

/// R4, R12, R13 : ce que « Contrôle » et les points à revoir disent d’une ligne, et de quelles lignes.
@Suite struct LignesTests {
    let bilan: Bilan

    init() throws { bilan = BilanType.complet(try BilanType.bareme(), taille: 3) }

    private func codes(_ changement: (inout Bilan) -> Void) -> [CodeDiagnostic] { bilan.avec(changement).codes }

    /// Toutes les règles d’une ligne, dans leur ordre : la colonne, les lignes propres, le mot.
    @Test func laTableDesRegles() {
        let table = RegleIndicateur.toutes.map { regle in
            let propres = regle.pourLesPropres ? "toutes" : "modèle"
            return "\(regle.code.rawValue) | \(regle.colonne) | \(propres) | \(sansInsecables(regle.motFixe ?? "–"))"
        }
        #expect(
            table == [
                "sans-objet-repondu | valeur | toutes | Sans objet, mais une réponse est donnée",
                "poids-invalide | valeur | toutes | Poids à corriger : un nombre positif",
                "taux-infime | partiel | toutes | –", "taux-infime | objectif | modèle | –",
                "valeur-sans-reponse | valeur | modèle | Valeur sans réponse : choisissez Oui, Partiel ou Non",
                "oui-sans-valeur | valeur | modèle | « Oui » sans valeur déclarée",
                "taux-superieur-a-cent | valeur | modèle | Plus de 100 % : à vérifier",
                "taux-infime | valeur | modèle | –",
                "population-depassee | valeur | modèle | Plus que la population du territoire : à vérifier",
                "seuil-non-atteint | valeur | modèle | –", "seuil-atteint | valeur | modèle | –",
                "preuve-absente | valeur | toutes | Preuve à indiquer",
                "preuve-sans-date | valeur | toutes | Preuve à dater",
                "preuve-posterieure | valeur | toutes | Preuve datée d’après la période",
                "preuve-anterieure | valeur | modèle | Preuve de plus d’un an avant la période",
            ])
        #expect(RegleIndicateur.dAbord.map(\.code) == [.sansObjetRepondu, .poidsInvalide, .tauxInfime, .tauxInfime])
    }

    @Test func ceQueControleDitDUneLigne() throws {
        func mot(_ code: String, _ changement: (inout Bilan) -> Void) throws -> String? {
            let ligne = try #require(bilan.avec(changement).ligne(code))
            return ligne.regleEnfreinte.map { $0.mot(ligne).replacing("\u{A0}", with: " ") }
        }
        #expect(try mot("1.A.3") { _ in } == nil)
        #expect(
            try mot("1.A.3") { $0.reponses["1.A.3"]?.valeur = .taux(0.01) } == "1 % : vouliez-vous dire 100 % ?")
        #expect(
            try mot("1.A.3") { $0.reponses["1.A.3"]?.objectif = .taux(0.005) }
                == "Objectif 0,5 % : vouliez-vous dire 50 % ?")
        #expect(
            try mot("2.1") { $0.reponses["2.1"]?.partiel = Taux(0.01) }
                == "« Partiel vaut » 1 % : vouliez-vous dire 100 % ?")
        // Une formule écrit un nombre sans espace entre ses milliers.
        #expect(
            try mot("1.A.2") { $0.reponses["1.A.2"]?.valeur = .decimal(1_234.5) } == "1234,5 n’atteint pas < 30 jours")
        let parParcours = try mot("2.4") {
            ($0.reponses["2.1", default: Reponse()].valeur, $0.reponses["2.4", default: Reponse()].valeur) = (
                .entier(3), .entier(5)
            )
        }
        #expect(parParcours == "5 n’atteint pas ≥ 2 par parcours, soit 6 ici")
        #expect(
            try mot("1.B.1") { $0.reponses["1.B.1"]?.valeur = .ouiNon(false) }
                == "La valeur est Non, mais la réponse est Oui")
        #expect(
            try mot("1.B.1") { $0.reponses["1.B.1"]?.atteint = .non } == "La valeur est Oui, mais la réponse est Non")
        #expect(
            try mot("1.A.3") { $0.reponses["1.A.3"]?.atteint = .non }
                == "64 % atteint > 50 %, mais la réponse est Non")
        #expect(try mot("1.A.1") { $0.reponses["1.A.1"]?.preuve = nil } == "Preuve à indiquer")
        #expect(
            try mot("2.1") { $0.reponses["2.1"] = Reponse(poids: Poids(-1), valeur: .entier(2)) }
                == "Poids à corriger : un nombre positif")
    }

    /// Un indicateur propre n’a ni objectif ni valeur à vérifier, mais une preuve, un poids, une nature et un taux.
    @Test(
        arguments: [
            (Reponse(libelle: "x", atteint: .oui, preuve: "p", datePreuve: jour("2020-01-01")), nil),
            (
                Reponse(libelle: "x", valeur: .taux(1.2), atteint: .oui, preuve: "p", datePreuve: jour("2025-12-31")),
                nil
            ),
            (Reponse(libelle: "x", valeur: .taux(1.2)), .reponsesManquantes),
            (Reponse(libelle: "x", atteint: .non), nil),
            (Reponse(libelle: "x", atteint: .non, preuve: "p", datePreuve: jour("2026-01-01")), nil),
            (
                Reponse(libelle: "x", atteint: .oui, preuve: "p", datePreuve: jour("2026-01-01")), .preuvePosterieure
            ), (Reponse(libelle: "x", atteint: .oui), .preuveAbsente),
            (Reponse(libelle: "x", atteint: .oui, datePreuve: jour("2026-01-01")), .preuveAbsente),
            (Reponse(libelle: "x", atteint: .oui, preuve: "p"), .preuveSansDate),
            (Reponse(libelle: "x", nature: .sansObjet, atteint: .oui), .sansObjetRepondu),
            (Reponse(libelle: "x", nature: .sansObjet), nil), (Reponse(libelle: "x", nature: .suivi), nil),
            (Reponse(libelle: "x", poids: Poids(-1), atteint: .non), .poidsInvalide),
            (Reponse(libelle: "x", nature: .suivi, poids: Poids(-1), atteint: .non), nil),
            (Reponse(libelle: "x", partiel: Taux(0.01), atteint: .non), .tauxInfime),
            (Reponse(libelle: "x", nature: .suivi, partiel: Taux(0.01), atteint: .non), nil),
            (Reponse(libelle: "x", partiel: Taux(0.02), atteint: .non), nil),
            (Reponse(libelle: "x", objectif: .taux(0.01), atteint: .non), nil),
        ] as [(Reponse, CodeDiagnostic?)])
    func uneLignePropre(reponse: Reponse, attendu: CodeDiagnostic?) {
        #expect(codes { $0.reponses["2.P.1"] = reponse } == [attendu].compactMap { $0 })
    }

    /// Chaque règle à sa borne, et là où une autre parle déjà.
    @Test func chaqueRegleASaBorne() {
        func taux(_ valeur: Double, _ atteint: Atteinte = .oui) -> [CodeDiagnostic] {
            codes {
                ($0.reponses["1.A.3", default: Reponse()].valeur, $0.reponses["1.A.3", default: Reponse()].atteint) = (
                    .taux(valeur), atteint
                )
            }
        }
        #expect(taux(1) == [] && taux(1.0.nextUp) == [.tauxSuperieurACent])
        #expect(taux(0.02) == [.seuilNonAtteint] && taux(0.02.nextDown) == [.tauxInfime])
        #expect(taux(0) == [.seuilNonAtteint] && taux(0, .non) == [])
        // Un taux qui a déjà sa question n’atteint rien, et ne manque rien.
        #expect(taux(1.2, .non) == [.tauxSuperieurACent] && taux(0.01, .non) == [.tauxInfime])
        #expect(taux(1, .non) == [.seuilAtteint] && taux(0.64, .partiel) == [])
        #expect(codes { $0.reponses["1.A.3"]?.objectif = .taux(0.01) } == [.tauxInfime])
        #expect(codes { $0.reponses["1.A.3"]?.objectif = .taux(0.02) } == [])
        #expect(codes { $0.reponses["2.1"]?.partiel = Taux(0.01) } == [.tauxInfime])
        #expect(
            codes {
                ($0.reponses["2.1", default: Reponse()].partiel, $0.reponses["2.1", default: Reponse()].nature) = (
                    Taux(0.01), .suivi
                )
            } == [])
        #expect(
            codes {
                ($0.reponses["2.1", default: Reponse()].poids, $0.reponses["2.1", default: Reponse()].nature) = (
                    Poids(-1), .suivi
                )
            } == [])
        // La population : de ce qui compte des habitants seulement, et si elle-même ne fait pas question.
        #expect(codes { $0.reponses["2.3"]?.valeur = .entier(100_001) } == [])
        #expect(codes { $0.reponses["2.2"]?.valeur = .entier(100_001) } == [.populationDepassee])
        #expect(
            codes { ($0.identite.population, $0.reponses["3.2", default: Reponse()].valeur) = (100, .entier(500)) }
                == [.populationDouteuse])
        #expect(
            codes {
                ($0.identite.population, $0.identite.tailleContractuelle) = (nil, 3)
                $0.reponses["3.2"]?.valeur = .entier(1_000_000)
            } == [])
        // La preuve d’une réponse Non ne se demande pas.
        #expect(
            codes {
                $0.reponses["2.2"]?.atteint = .non
                ($0.reponses["2.2", default: Reponse()].preuve, $0.reponses["2.2", default: Reponse()].datePreuve) = (
                    nil, jour("2026-05-05")
                )
            } == [])
        #expect(
            codes {
                $0.reponses["2.2"]?.atteint = .non
                $0.reponses["2.2"]?.datePreuve = jour("2026-05-05")
            } == [])
        #expect(codes { $0.reponses["2.2"]?.preuve = nil } == [.preuveAbsente])
        #expect(
            codes {
                ($0.reponses["2.2", default: Reponse()].preuve, $0.reponses["2.2", default: Reponse()].datePreuve) = (
                    nil, nil
                )
            } == [.preuveAbsente])
        // Ce qui ne compte pas la période peut être prouvé de longue date.
        #expect(codes { $0.reponses["2.3"]?.datePreuve = jour("2015-01-01") } == [])
        #expect(codes { $0.reponses["2.2"]?.datePreuve = jour("2015-01-01") } == [.preuveAnterieure])
        // Sans valeur ni réponse, rien ne se compare.
        #expect(codes { $0.reponses["2.3"]?.objectif = nil } == [])
        #expect(
            codes {
                ($0.reponses["2.3", default: Reponse()].objectif, $0.reponses["2.3", default: Reponse()].valeur) = (
                    nil, .entier(0)
                )
            } == [])
    }

    /// Ce qui attend une réponse : une note par mission tant que la période dure, puis ce que chaque ligne vaut.
    @Test func ceQuiAttendUneReponse() {
        func codes(_ iso: String, _ changement: (inout Bilan) -> Void) -> [CodeDiagnostic] {
            Financement.calculer(bilan.avec(changement), le: jour(iso)).diagnostics.map(\.code)
        }
        let (avant, apres) = ("2025-12-31", "2026-01-01")
        let suivi: (inout Bilan) -> Void = {
            ($0.reponses["2.2", default: Reponse()].nature, $0.reponses["2.2", default: Reponse()].atteint) = (
                .suivi, nil
            )
        }
        #expect(codes(avant, suivi) == [.reponsesManquantes])
        #expect(codes(apres, suivi) == [.valeurSansReponse])
        let rien: (inout Bilan) -> Void = { $0.reponses["2.2"] = Reponse(nature: .suivi) }
        let sansObjet: (inout Bilan) -> Void = { $0.reponses["2.2"] = Reponse(nature: .sansObjet, valeur: .entier(3)) }
        let paye: (inout Bilan) -> Void = { $0.reponses["2.2"] = nil }
        let propre: (inout Bilan) -> Void = {
            $0.reponses["2.P.1"] = Reponse(libelle: "x", nature: .suivi, valeur: .entier(3))
        }
        for jour in [avant, apres] {
            #expect(codes(jour, rien) == [] && codes(jour, sansObjet) == [] && codes(jour, propre) == [])
            #expect(codes(jour, paye) == [.reponsesManquantes])
        }
        // Une mission qui n’est pas ouverte n’attend que la réponse de ses valeurs.
        let fermee: (inout Bilan) -> Void = { bilan in
            bilan.debuts[CodeMission("parcours")] = nil
            for code in ["2.1", "2.2", "2.3", "2.4"] { bilan.reponses[code]?.atteint = nil }
            bilan.reponses["2.1"]?.valeur = nil
        }
        #expect(codes(avant, fermee) == [.missionEnRetard, .reponsesManquantes])
        #expect(codes(apres, fermee) == [.missionEnRetard] + Array(repeating: .valeurSansReponse, count: 3))
        // Ce qui est refusé ailleurs n’est pas demandé une seconde fois.
        let deux = bilan.avec { ($0.reponses["2.1"], $0.reponses["2.3"]) = (nil, nil) }
        func dits(_ refusees: Set<String>) -> [String] {
            Financement.calculer(deux, sauf: refusees).diagnostics.map { sansInsecables($0.message) }
        }
        let suite = "Sans elle, la part variable est comptée comme pour un Non."
        let debut = "Mission « Parcours pluriprofessionnels » :"
        #expect(dits([]) == ["\(debut) les indicateurs 2.1 et 2.3 attendent une réponse. \(suite)"])
        #expect(dits(["i_21_atteint"]) == ["\(debut) l’indicateur 2.3 attend une réponse. \(suite)"])
        #expect(dits(["i_21_atteint", "i_23_atteint"]) == [])
        let sansSignature = bilan.avec { $0.identite.signature = nil }
        #expect(Financement.calculer(sansSignature, sauf: ["signature"]).diagnostics == [])
        #expect(Financement.calculer(sansSignature, sauf: ["membres"]).diagnostics.map(\.code) == [.signatureAbsente])
    }

    /// La taille, les membres, le taux du Partiel, la période : ce qui manque une fois ne se dit qu’une fois.
    @Test func ceQueLeBilanDitDeLuiMeme() {
        for taille in [nil, 3] {
            let dits = codes { ($0.identite.population, $0.identite.tailleContractuelle) = (0, taille) }
            #expect(dits.first == .valeurHorsBornes && !dits.contains(.tailleInconnue))
        }
        #expect(codes { ($0.identite.population, $0.identite.tailleContractuelle) = (nil, 7) } == [.tailleInvalide])
        #expect(codes { ($0.identite.population, $0.identite.tailleContractuelle) = (nil, 3) } == [])
        #expect(codes { $0.identite.tailleContractuelle = 3 } == [])
        for (membres, sontDouteux) in [(10_000, false), (10_001, true)] {
            let dits = codes {
                ($0.identite.population, $0.identite.tailleContractuelle) = (nil, 3)
                $0.identite.membres = membres
            }
            #expect(dits == (sontDouteux ? [.membresDouteux] : []))
        }
        #expect(codes { ($0.identite.population, $0.identite.membres) = (100, 500) } == [.populationDouteuse])
        #expect(codes { $0.identite.membres = nil } == [])
        #expect(codes { $0.debutPeriode = nil } == [.periodeParDefaut])
        func partiel(_ changement: (inout Bilan) -> Void) -> [CodeDiagnostic] {
            codes {
                $0.tauxPartiel = nil
                $0.reponses["2.2"]?.atteint = .partiel
                changement(&$0)
            }
        }
        #expect(partiel { _ in } == [.tauxPartielParDefaut])
        #expect(partiel { $0.reponses["2.2"]?.nature = .suivi } == [])
        #expect(partiel { $0.reponses["2.2"]?.partiel = .zero } == [])
        #expect(partiel { $0.reponses["2.2"]?.atteint = .oui } == [])
        #expect(partiel { $0.tauxPartiel = .zero } == [])
        // Une mission fermée ne demande ni son plan, ni ses lignes complémentaires.
        let fermee = codes {
            $0.debuts[CodeMission("crises")] = nil
            $0.crise = Crise()
            for code in ["4.1", "4.2", "4.3"] { $0.reponses[code] = nil }
        }
        #expect(fermee == [.missionEnRetard])
    }

    @Test func uneLigneComplementaireNeSeDemandeQuOuverte() throws {
        let accord = BilanType.complet(try BilanType.bareme("aci-2019", 2021), taille: 2).avec {
            $0.complements = ["snp_compensation": false]
        }
        #expect(accord.codes == [.complementSansReponse])
        #expect(
            accord.diagnostic(.complementSansReponse).map { sansInsecables($0.message) }
                == "La question « Le volet supplémentaire pour les soins non programmés (enveloppe fléchée) est-il contractualisé ? » est sans réponse : la ligne compte pour 0 €. Répondez Oui ou Non."
        )
        let fermee = accord.avec {
            $0.debuts[CodeMission("acces-aux-soins")] = nil
            for indicateur in $0.cadre.missions[0].indicateurs { $0.reponses[indicateur.code] = nil }
        }
        #expect(fermee.codes == [.missionEnRetard])
    }
}
