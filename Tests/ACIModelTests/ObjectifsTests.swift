import Testing

@testable import ACIModel

/// R13 : l’objectif que le contrat écrit, comment il se relit, et ce qui l’atteint.
@Suite struct ObjectifsTests {
    let cadre: Cadre

    init() throws { cadre = try BilanType.bareme().cadre }

    private func indicateur(_ code: String) throws -> IndicateurModele { try #require(cadre.indicateur(code)) }

    @Test(
        arguments: [
            ("1.A.1", 0, .entier(0)), ("1.A.1", 400, .entier(400)), ("1.A.1", 2.5, .decimal(2.5)), ("1.A.1", -1, nil),
            ("1.A.1", -0.001, nil), ("1.A.1", .nan, nil), ("1.A.1", .infinity, nil), ("1.A.2", 20, .decimal(20)),
            ("1.A.2", 0.5, .decimal(0.5)), ("1.A.3", 0.6, .taux(0.6)), ("1.A.3", 0, .taux(0)), ("1.B.1", 1, nil),
            ("1.C.1", 4, .entier(4)), ("1.C.2", 3, .entier(3)), ("3.3", 1, nil),
        ] as [(String, Double, Valeur?)])
    func lObjectifQuUnNombreVeutDire(code: String, nombre: Double, objectif: Valeur?) throws {
        #expect(try indicateur(code).objectif(nombre) == objectif)
    }

    @Test func lesObjectifsIndicatifs() throws {
        let indicatifs = cadre.indicateurs.compactMap { indicateur in
            indicateur.objectifIndicatif.map { "\(indicateur.code) \(sansInsecables($0.francais))" }
        }
        #expect(indicatifs == ["1.A.2 30", "1.A.3 50 %", "1.C.1 6", "2.1 1", "2.3 3", "2.4 2"])
    }

    @Test(
        arguments: [
            ("1.A.1", nil, "Aucun ; suit le volume"), ("1.A.1", .entier(400), "≥ 400 patients"),
            ("1.A.2", nil, "Aucun"), ("1.A.2", .decimal(30), "< 30 jours"), ("1.A.2", .decimal(20), "< 20 jours"),
            ("1.A.3", nil, "Aucun"), ("1.A.3", .taux(0.6), "> 60 %"), ("1.B.1", nil, "Oui"),
            ("1.C.1", .entier(4), "≤ 4 mois avant la fin de la période"), ("2.4", .entier(3), "≥ 3 par parcours"),
            ("2.4", .entier(2), "≥ 2 par parcours"), ("3.3", .texte("Octobre rose"), "Octobre rose"),
            ("3.3", nil, "Au moins un programme nommé"),
        ] as [(String, Valeur?, String)])
    func lObjectifEnClair(code: String, objectif: Valeur?, texte: String) throws {
        let indicateur = try indicateur(code)
        #expect(sansInsecables(indicateur.texte(objectif: objectif)) == texte)
    }

    /// Un objectif se lit dans le sens de la ligne et dans son unité, ou ne se lit pas.
    @Test(
        arguments: [
            (
                "1.A.2", .decimal(20),
                ["< 20 jours", "<20", "< 20 j", "moins de 20 jours", "MOINS DE 20 JOURS", "<\u{A0}20\u{A0}jours"],
                [
                    "≤ 20 jours", "<= 20", "au plus 20 jours", "> 20 jours", "≥ 20", "20 jours", "< 20 semaines",
                    "< beaucoup", "<", "", "plus de 20 jours",
                ]
            ),
            (
                "1.A.3", .taux(0.6), ["> 60 %", ">60%", "plus de 60 %", "> 0,6", "> 60 pour cent"],
                ["≥ 60 %", ">= 60 %", "au moins 60 %", "< 60 %", "> 60", "moins de 60 %", "> 60 patients"]
            ),
            (
                "1.A.1", .entier(400), ["≥ 400", ">= 400 patients", "au moins 400 patients", "≥ 400 patients"],
                ["> 400", "plus de 400", "≤ 400", "au plus 400", "≥ 400 jours", "≥ -400"]
            ),
            (
                "1.C.1", .entier(4),
                [
                    "≤ 4 mois avant la fin de la période", "<= 4 mois avant la fin de la période",
                    "au plus 4 mois avant la fin de la periode",
                ],
                [
                    "≤ 4 mois", "≤ 4", "< 4 mois avant la fin de la période",
                    "moins de 4 mois avant la fin de la période",
                ]
            ),
            (
                "2.4", .entier(3),
                ["≥ 3 par parcours", "au moins 3 par parcours", ">= 3 réunions par parcours", "≥ 3 RCP par parcours"],
                ["≥ 3", "≥ 3 par patient", "> 3 par parcours"]
            ), ("1.B.1", .ouiNon(true), [], ["Oui", "≥ 1"]), ("3.3", .texte(""), [], ["≥ 1", "Octobre rose"]),
        ] as [(String, Valeur, [String], [String])])
    func lObjectifEcrit(code: String, objectif: Valeur, lus: [String], questions: [String]) throws {
        let indicateur = try indicateur(code)
        for texte in lus { #expect(indicateur.objectif(ecrit: texte) == objectif, "\(texte)") }
        for texte in questions { #expect(indicateur.objectif(ecrit: texte) == nil, "\(texte)") }
    }

    /// Chaque comparaison à son égalité, au bruit du calcul flottant près.
    @Test(
        arguments: [
            (.inferieur, 100 - 2e-7, true), (.inferieur, 100 - 0.5e-7, false), (.inferieur, 100, false),
            (.inferieurOuEgal, 100, true), (.inferieurOuEgal, 100 + 0.5e-7, true),
            (.inferieurOuEgal, 100 + 2e-7, false), (.superieur, 100, false), (.superieur, 100 + 0.5e-7, false),
            (.superieur, 100 + 2e-7, true), (.superieurOuEgal, 100, true), (.superieurOuEgal, 100 - 0.5e-7, true),
            (.superieurOuEgal, 100 - 2e-7, false), (.inferieur, -100, true), (.superieurOuEgal, -100, false),
        ] as [(Seuil.Comparaison, Double, Bool)])
    func lEgaliteDUnSeuil(comparaison: Seuil.Comparaison, nombre: Double, estAtteint: Bool) {
        let fin = jour("2025-12-31")
        for (valeur, multiple) in [(100.0, 1.0), (50, 2), (25, 4)] {
            let seuil = Seuil(comparaison: comparaison, valeur: valeur)
            #expect(seuil.estAtteint(par: .decimal(nombre), multiple: multiple, fin: fin) == estAtteint)
            #expect(seuil.estAtteint(par: .decimal(nombre), multiple: 0, fin: fin) == nil)
            #expect(seuil.estAtteint(par: .decimal(nombre), multiple: -1, fin: fin) == nil)
        }
        #expect(
            Seuil(comparaison: comparaison, valeur: 100).estAtteint(par: .texte("100"), multiple: 1, fin: fin) == nil)
        #expect(Seuil(comparaison: comparaison, valeur: 1).estAtteint(par: .ouiNon(true), multiple: 1, fin: fin) == nil)
        #expect(
            Seuil(comparaison: comparaison, valeur: 1).estAtteint(par: .decimal(.nan), multiple: 1, fin: fin) == nil)
    }

    @Test func lesSeuilsSansNombre() {
        let fin = jour("2025-12-31")
        func atteint(_ comparaison: Seuil.Comparaison, _ valeur: Double, _ declaree: Valeur) -> Bool? {
            Seuil(comparaison: comparaison, valeur: valeur).estAtteint(par: declaree, multiple: 1, fin: fin)
        }
        #expect(atteint(.oui, 0, .ouiNon(true)) == true && atteint(.oui, 0, .ouiNon(false)) == false)
        #expect(atteint(.oui, 0, .entier(1)) == nil && atteint(.oui, 0, .texte("Oui")) == nil)
        #expect(atteint(.moisAuPlus, 6, .entier(6)) == nil)
        #expect(atteint(.moisAuPlus, 6, .date(jour("2025-06-30"))) == true)
        #expect(atteint(.moisAuPlus, 6, .date(jour("2025-06-29"))) == false)
        #expect(atteint(.moisAuPlus, 1, .date(jour("2025-11-30"))) == true)
        #expect(atteint(.moisAuPlus, 1, .date(jour("2025-11-29"))) == false)
        #expect(atteint(.moisAuPlus, -3, .date(jour("2025-12-31"))) == true)
        #expect(atteint(.moisAuPlus, -3, .date(jour("2025-12-30"))) == false)
        // Mille ans au plus.
        #expect(atteint(.moisAuPlus, 1e9, .date(jour("1025-12-31"))) == true)
        #expect(atteint(.moisAuPlus, 1e9, .date(jour("1025-12-30"))) == false)
        #expect(atteint(.moisAuPlus, .infinity, .date(fin)) == nil && atteint(.moisAuPlus, .nan, .date(fin)) == nil)
        // Près de zéro, l’écart admis est celui de un.
        #expect(atteint(.superieur, 0, .decimal(0.5e-9)) == false && atteint(.superieur, 0, .decimal(2e-9)) == true)
        #expect(atteint(.inferieur, 0.5, .decimal(0.5 - 0.5e-9)) == false)
        #expect(atteint(.inferieur, 0.5, .decimal(0.5 - 2e-9)) == true)
        let signes = Seuil.Comparaison.allCases.map(\.signe)
        #expect(signes == ["<", "≤", ">", "≥", nil, "≤"])
    }
}
