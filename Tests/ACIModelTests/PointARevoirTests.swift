import Testing

@testable import ACIModel

@Suite struct PointARevoirTests {
    private func diagnostic(
        _ code: CodeDiagnostic, _ indicateur: String?, _ message: String, _ cellule: String? = nil, enjeu: Int? = nil
    ) -> Diagnostic {
        var diagnostic = Diagnostic(
            code, indicateur: indicateur, message: message,
            lieu: cellule.map { Adresse(feuille: "Mission", cellule: $0) })
        diagnostic.enjeu = enjeu.map(Montant.init(euros:))
        return diagnostic
    }

    private func lignes(_ diagnostics: [Diagnostic]) throws -> [String] {
        diagnostics.points(try BilanType.bareme().cadre).map { sansInsecables($0.ligne) }
    }

    @Test func lesPlusGravesPuisLesPlusChersPuisLOrdreDesCellules() throws {
        let points = [
            diagnostic(.ouiSansValeur, "2.1", "Note.", "A5"),
            diagnostic(.ouiSansValeur, "2.2", "Cher.", "A4", enjeu: 900),
            diagnostic(.ouiSansValeur, "2.3", "Grave.", "A3"), diagnostic(.ouiSansValeur, "2.4", "Premier.", "A6"),
            diagnostic(.ouiSansValeur, "3.1", "Second.", "A2"),
            diagnostic(.ouiSansValeur, "3.2", "Plus cher.", "A1", enjeu: 901),
        ]
        let gravites: [Diagnostic.Gravite] = [
            .note, .avertissement, .erreur, .avertissement, .avertissement, .avertissement,
        ]
        let melanges = zip(points, gravites).map { point, gravite in
            var point = point
            point.gravite = gravite
            return point
        }
        #expect(
            melanges.parGravite().map(\.message) == [
                "Grave.", "Plus cher.", "Cher.", "Premier.", "Second.", "Note.",
            ])
        #expect(
            try lignes(melanges) == [
                "Mission!A3 (2.3) : Grave.", "Mission!A1 (3.2) : Plus cher. (en jeu : 901,00 €)",
                "Mission!A4 (2.2) : Cher. (en jeu : 900,00 €)", "Mission!A6 (2.4) : Premier.",
                "Mission!A2 (3.1) : Second.", "Mission!A5 (2.1) : Note.",
            ])
    }

    @Test func lesMemesMotsNeFontQuUnPoint() throws {
        let codes = ["1.A.3", "1.A.1", "1.A.2", "2.4", "2.1"]
        let points = codes.enumerated().map { rang, code in
            diagnostic(.ouiSansValeur, code, "Saisissez-la.", "G\(rang + 6)", enjeu: 100)
        }
        #expect(
            try lignes(points) == [
                "Mission!G6 à G10 (1.A.1 à 1.A.3, 2.1 et 2.4) : Saisissez-la. (en jeu : 500,00 €)"
            ])
    }

    @Test func ceQueChaqueCelluleCiteSeDitEnUneFois() throws {
        let points = ["a", "b"].enumerated().map { rang, texte in
            diagnostic(.preuveAbsente, "2.\(rang + 1)", "Sans preuve, par exemple \(texte).", "I\(rang + 6)")
        }
        #expect(
            try lignes(points) == [
                "Mission!I6, I7 (2.1 et 2.2) : La réponse est Oui ou Partiel sans preuve. Indiquez la preuve ou "
                    + "l’endroit où elle se trouve."
            ])
        #expect(try lignes([points[0]]) == ["Mission!I6 (2.1) : Sans preuve, par exemple a."])
    }

    @Test func lesFautesDifferentesResteDeux() throws {
        let points = [
            diagnostic(.seuilNonAtteint, "1.A.2", "34 n’atteint pas 30.", "H7"),
            diagnostic(.seuilNonAtteint, "1.A.3", "40 n’atteint pas 50.", "H8"),
        ]
        #expect(try lignes(points).count == 2)
    }

    @Test func leRapprochementTientEnUneLigne() throws {
        let ecarts = ["Total estimé", "Solde"].map { rubrique in
            Diagnostic.ecartRapprochement(
                champ: rubrique, rubrique: rubrique, classeur: "1", calcule: .zero, cause: .erreurRelevee)
        }
        #expect(
            try lignes(ecarts) == [
                "Le classeur annonce d’autres montants que le calcul. Ce qui est à corriger l’explique : corrigez-le, et "
                    + "l’écart disparaît."
            ])
    }

    @Test func lesErreursPuisLePlusDEuros() throws {
        let points = [
            diagnostic(.preuveSansDate, "2.1", "date", enjeu: 10),
            diagnostic(.modeleAncien, nil, "ancien"),
            diagnostic(.preuveSansDate, "2.2", "autre date", enjeu: 90),
            diagnostic(.atteintInconnu, "2.3", "réponse", enjeu: 1),
            diagnostic(.missionNonDemarree, nil, "démarrage", enjeu: 40),
        ]
        #expect(
            try lignes(points) == [
                "2.3 : réponse (en jeu : 1,00 €)", "2.2 : autre date (en jeu : 90,00 €)",
                "démarrage (en jeu : 40,00 € au plus)", "2.1 : date (en jeu : 10,00 €)", "ancien",
            ])
    }
}
