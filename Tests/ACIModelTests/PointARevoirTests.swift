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

    /// Plusieurs cellules d’une ligne, ou d’une saisie, mettent en jeu la même somme ; celles d’autres lignes s’ajoutent.
    @Test func ceQuiEstEnJeuNeSeCompteQuUneFois() throws {
        func enjeu(_ diagnostics: [(indicateur: String?, champ: String?, euros: Int?)]) throws -> Montant? {
            let dits = diagnostics.map { indicateur, champ, euros in
                var diagnostic = Diagnostic(.ouiSansValeur, champ: champ, indicateur: indicateur, message: "x")
                diagnostic.enjeu = euros.map(Montant.init(euros:))
                return diagnostic
            }
            let points = dits.points(try BilanType.bareme().cadre)
            #expect(points.count == 1)
            return points.first?.enjeu
        }
        #expect(try enjeu([("2.1", "a", 60), ("2.1", "b", 100), ("2.1", "c", nil)]) == Montant(euros: 100))
        #expect(try enjeu([("2.1", "a", 60), ("2.2", "a", 100)]) == Montant(euros: 160))
        #expect(try enjeu([(nil, "a", 60), (nil, "a", 50), (nil, "b", 7)]) == Montant(euros: 67))
        #expect(try enjeu([("2.1", "a", nil), ("2.2", "a", nil)]) == nil)
        #expect(try enjeu([("2.1", "a", nil), ("2.2", "a", 5)]) == Montant(euros: 5))
    }

    @Test(arguments: [
        (CodeDiagnostic.missionNonDemarree, "7,00 € au plus"), (.tailleInconnue, "7,00 € au moins"),
        (.tailleInvalide, "7,00 € au moins"), (.tailleDifferente, "7,00 €"), (.ouiSansValeur, "7,00 €"),
    ])
    func ceQuiEstEnJeuSeDit(code: CodeDiagnostic, attendu: String) throws {
        let cadre = try BilanType.bareme().cadre
        let points = [diagnostic(code, "2.1", "Message.", "D5", enjeu: 7)].points(cadre)
        let point = try #require(points.first)
        #expect(point.enjeuEnClair.map(sansInsecables) == attendu)
        #expect(sansInsecables(point.ligne) == "Mission!D5 (2.1) : Message. (en jeu : \(attendu))")
        #expect(sansInsecables(point.messageDesIndicateurs) == "2.1 : Message. (en jeu : \(attendu))")
        #expect(point.endroit == "Mission!D5" && point.gravite == code.gravite && point.code == code)
    }

    @Test func sansEnjeuNiIndicateurNiLieu() throws {
        let cadre = try BilanType.bareme().cadre
        func point(_ diagnostic: Diagnostic) throws -> PointARevoir { try #require([diagnostic].points(cadre).first) }
        let nu = try point(diagnostic(.ouiSansValeur, nil, "Message."))
        #expect(nu.enjeuEnClair == nil && nu.endroit == "" && nu.indicateurs == "")
        #expect(nu.ligne == "Message." && nu.messageDesIndicateurs == "Message.")
        let place = try point(diagnostic(.ouiSansValeur, nil, "Message.", "D5"))
        #expect(sansInsecables(place.ligne) == "Mission!D5 : Message." && place.messageDesIndicateurs == "Message.")
        #expect(sansInsecables(try point(diagnostic(.ouiSansValeur, "2.1", "Message.")).ligne) == "2.1 : Message.")
    }

    /// L’ordre est celui du modèle, les lignes propres d’une mission après les siennes ; deux codes ne font pas une suite.
    @Test(arguments: [
        (["2.4", "2.3"], "2.3 et 2.4"), (["2.P.1", "2.4", "2.3"], "2.3 à 2.P.1"),
        (["2.P.12", "3.1", "2.P.11"], "2.P.11 à 3.1"),
        (["1.C.2", "1.P.1", "1.P.3"], "1.C.2, 1.P.1 et 1.P.3"), (["6.2", "1.A.1"], "1.A.1 et 6.2"),
        (["2.1", "2.1"], "2.1"),
    ])
    func lesCodesQuiSeSuivent(codes: [String], attendu: String) throws {
        let points = codes.map { diagnostic(.ouiSansValeur, $0, "x") }.points(try BilanType.bareme().cadre)
        #expect(points.map(\.indicateurs) == [attendu])
    }

    @Test func uneFauteDUneAutreGraviteEnEstUneAutre() throws {
        var note = diagnostic(.reponsesManquantes, "2.1", "x")
        note.gravite = .note
        let points = [note, diagnostic(.reponsesManquantes, "2.2", "x")].points(try BilanType.bareme().cadre)
        #expect(points.map(\.gravite) == [.avertissement, .note])
        #expect(points.map(\.indicateurs) == ["2.2", "2.1"])
    }

    @Test func unConstatMasqueGardeSaPhraseCommune() throws {
        let ecarts = ["Total estimé", "Solde"].map { rubrique in
            Diagnostic.ecartRapprochement(
                champ: rubrique, rubrique: rubrique, classeur: "1", calcule: .zero, cause: .nonRecalcule
            ).masque({ String($0.prefix(11)) }, lieu: nil)
        }
        #expect(try lignes(ecarts) == ["Le classeur"])
    }
}
