import ACIModel
import Testing

/// Ce que les gens tapent : docs/quirks.md, « French input ».
@Suite struct SaisieFrancaiseTests {
    /// Ce qu’on attend d’une lecture, comparable.
    enum Attente: Equatable {
        case absent
        case valeur(Double)
        case note(Double, CodeDiagnostic)
        case refus(CodeDiagnostic)

        init(_ lecture: SaisieFrancaise.Lecture<Double>) {
            self =
                switch lecture {
                case .absent: .absent
                case .valeur(let nombre): .valeur(nombre)
                case .valeurAvecNote(let nombre, let code): .note(nombre, code)
                case .refus(let code): .refus(code)
                }
        }

        static func lu(_ nombre: Double) -> Attente { .note(nombre, .nombreEnTexte) }
    }

    private func nombre(_ texte: String) -> Attente { Attente(SaisieFrancaise.nombre(texte)) }

    @Test(
        "fr-decimal",
        arguments: [("12,5", Attente.lu(12.5)), ("0,5", .lu(0.5)), ("12", .lu(12)), ("1,234", .lu(1.234))])
    func decimale(texte: String, attendu: Attente) { #expect(nombre(texte) == attendu) }

    @Test(
        "fr-thousand",
        arguments: [
            ("1 234,5", Attente.lu(1234.5)), ("1\u{A0}234,5", .lu(1234.5)), ("1\u{202F}234,5", .lu(1234.5)),
            ("1\u{2009}234,5", .lu(1234.5)), ("12 345 678", .lu(12_345_678)), ("12 34", .refus(.valeurIllisible)),
            ("1234 567", .refus(.valeurIllisible)), ("1 2", .refus(.valeurIllisible)),
        ])
    func milliers(texte: String, attendu: Attente) { #expect(nombre(texte) == attendu) }

    @Test(
        "fr-dot",
        arguments: [
            ("1.234", Attente.refus(.nombreAmbigu)), ("12.5", .lu(12.5)), ("0.234", .lu(0.234)),
            ("123.456", .refus(.nombreAmbigu)), ("1.234,5", .lu(1234.5)), ("1.234.567", .lu(1_234_567)),
            ("1,234.5", .refus(.nombreAmbigu)), ("1.2.3", .refus(.valeurIllisible)), ("12.", .refus(.valeurIllisible)),
            (",5", .refus(.valeurIllisible)), ("12,", .refus(.valeurIllisible)), ("1,2,3", .refus(.valeurIllisible)),
            ("1 234.5", .lu(1234.5)),
        ])
    func point(texte: String, attendu: Attente) { #expect(nombre(texte) == attendu) }

    @Test(
        "fr-unit",
        arguments: [
            "120 patients", "~ 120", "env. 120", "120*", "12 jours", "1e5", "64 %", "1 500 €",
        ])
    func unite(texte: String) { #expect(nombre(texte) == .refus(.nombreAvecTexte)) }

    @Test(
        "fr-unit: the days of a delay",
        arguments: [
            ("12 jours", Attente.note(12, .nombreAvecUnite)), ("1 jour", .note(1, .nombreAvecUnite)),
            ("12,5j", .note(12.5, .nombreAvecUnite)), ("jours", .refus(.valeurIllisible)),
            ("12 semaines", .refus(.nombreAvecTexte)), ("12", .lu(12)),
        ])
    func delai(texte: String, attendu: Attente) {
        #expect(Attente(SaisieFrancaise.nombre(texte, unites: ["jours", "j"])) == attendu)
    }

    @Test(
        "fr-minus",
        arguments: [
            ("\u{2212}5", Attente.lu(-5)), ("-5", .lu(-5)), ("- 5", .lu(-5)), ("(5)", .refus(.valeurIllisible)),
            ("5-", .refus(.valeurIllisible)),
        ])
    func moins(texte: String, attendu: Attente) { #expect(nombre(texte) == attendu) }

    @Test(
        "fr-na", arguments: ["NC", "n/a", "N.A.", "-", "–", "—", "?", "sans objet", "", "  \u{A0}"])
    func absence(texte: String) {
        #expect(nombre(texte) == .absent)
        #expect(Attente(SaisieFrancaise.taux(texte)) == .absent)
        #expect(SaisieFrancaise.texte(texte).valeurLue == nil)
    }

    @Test func pasUnNombre() { #expect(nombre("beaucoup") == .refus(.valeurIllisible)) }

    @Test("fr-space")
    func blancs() {
        #expect(nombre("\u{FEFF} 12 \u{200B}") == .lu(12))
        #expect(SaisieFrancaise.texte("\u{FEFF}\u{A0} Café crème \u{200B}").valeurLue == "Café crème")
        #expect(SaisieFrancaise.nature(" Sans  \u{A0}objet").valeurLue == .sansObjet)
        #expect(Saisie.texte(" peut-être\u{A0}").francais == "peut-être")
    }

    @Test(
        "fr-percent",
        arguments: [
            ("64 %", Attente.lu(0.64)), ("64%", .lu(0.64)), ("64,0 %", .lu(0.64)), ("64\u{A0}%", .lu(0.64)),
            ("64\u{202F}%", .lu(0.64)), ("64,3 %", .lu(0.643)), ("0,64", .lu(0.64)), ("1", .lu(1)), ("120 %", .lu(1.2)),
            ("-5 %", .refus(.valeurHorsBornes)), ("%", .refus(.valeurIllisible)),
            ("64 pour mille", .refus(.nombreAvecTexte)), ("0,00005 %", .note(5e-7, .tauxTresFaible)),
        ])
    func taux(texte: String, attendu: Attente) { #expect(Attente(SaisieFrancaise.taux(texte)) == attendu) }

    @Test("fr-percent-bare", arguments: ["64", "1,5"])
    func tauxSansSigne(texte: String) { #expect(Attente(SaisieFrancaise.taux(texte)) == .refus(.pourcentageAmbigu)) }

    @Test(
        "fr-percent-bare: a number, in a percent cell or not",
        arguments: [
            (0.64, true, Attente.valeur(0.64)), (0.64, false, .valeur(0.64)), (1.2, true, .valeur(1.2)),
            (1.2, false, .refus(.pourcentageAmbigu)), (64, true, .refus(.pourcentageAmbigu)),
            (64, false, .refus(.pourcentageAmbigu)), (-0.1, true, .refus(.valeurHorsBornes)),
        ] as [(Double, Bool, Attente)])
    func tauxNumerique(nombre: Double, enPourcentage: Bool, attendu: Attente) {
        #expect(Attente(SaisieFrancaise.taux(.nombre(nombre), enPourcentage: enPourcentage)) == attendu)
    }

    @Test func entiers() {
        #expect(SaisieFrancaise.entier(.nombre(412)).valeurLue == 412)
        #expect(SaisieFrancaise.entier(.nombre(411.99999999999994)).valeurLue == 412)
        #expect(SaisieFrancaise.entier(.nombre(412.5)).code == .nombreNonEntier)
        #expect(SaisieFrancaise.entier(.nombre(2.0005)).code == .nombreNonEntier)
        #expect(SaisieFrancaise.entier(.nombre(1e18)).code == .valeurHorsBornes)
        #expect(SaisieFrancaise.entier(.texte("412,5")).code == .nombreNonEntier)
        #expect(SaisieFrancaise.entier(.texte("1 412")).valeurLue == 1412)
        #expect(SaisieFrancaise.entier(.date(jour("2026-01-01"))).code == .valeurIllisible)
        #expect(SaisieFrancaise.entier(.booleen(true)).code == .valeurIllisible)
        #expect(SaisieFrancaise.entier(.erreur("#REF!")).code == .celluleEnErreur)
    }

    @Test(
        "date-text: the day comes first",
        arguments: [
            ("31/12/2026", "2026-12-31"), ("31-12-2026", "2026-12-31"), ("31.12.2026", "2026-12-31"),
            ("1/2/2026", "2026-02-01"), ("2026-01-31", "2026-01-31"), ("2026-01-31T00:00:00", "2026-01-31"),
            ("31/01/2026 00:00", "2026-01-31"), ("31 décembre 2026", "2026-12-31"), ("31 DÉC. 2026", "2026-12-31"),
            ("1er août 2026", "2026-08-01"), ("14 juil. 2026", "2026-07-14"), ("jeudi 31 décembre 2026", "2026-12-31"),
            (" 31 / 12 / 2026 ", "2026-12-31"), ("2026/12/31", "2026-12-31"),
        ])
    func date(texte: String, iso: String) {
        let lecture = SaisieFrancaise.date(texte)
        #expect(lecture.valeurLue?.iso == iso)
        #expect(lecture.code == .dateEnTexte)
    }

    @Test(
        "date-text: what has two readings is asked",
        arguments: [
            ("31/12/26", CodeDiagnostic.dateAmbigue), ("janv. 2026", .dateAmbigue), ("2026", .dateAmbigue),
            ("31/12", .dateAmbigue), ("décembre", .dateAmbigue), ("12/31/2026", .dateIllisible),
            ("30/02/2026", .dateIllisible), ("46022", .dateIllisible), ("bientôt", .dateIllisible),
            ("14 jui 2026", .dateAmbigue), ("31/12/2026 14:30", .dateIllisible), ("31/12/20260", .dateIllisible),
            ("fin décembre", .dateIllisible),
        ])
    func dateRefusee(texte: String, code: CodeDiagnostic) {
        let lecture = SaisieFrancaise.date(texte)
        #expect(lecture.valeurLue == nil)
        #expect(lecture.code == code)
    }

    @Test(
        "date-text: a year alone, typed into a date cell, is a day of 1905",
        arguments: ["1905-07-18", "1999-12-31", "2101-01-01"])
    func dateHorsBornes(iso: String) {
        #expect(SaisieFrancaise.date(.date(jour(iso))).code == .dateHorsBornes)
        #expect(SaisieFrancaise.date(.texte(jour(iso).francais)).code == .dateHorsBornes)
    }

    @Test("date-text: from 2000 to 2100", arguments: ["2000-01-01", "2100-12-31"])
    func dateBornes(iso: String) {
        #expect(SaisieFrancaise.date(.date(jour(iso))).valeurLue == jour(iso))
    }

    @Test("fr-bool", arguments: ["Oui", "oui", "OUI", "O", " oui\u{A0}", "Vrai", "x", "X", "✓", "☑", "1", "TRUE"])
    func oui(texte: String) {
        #expect(SaisieFrancaise.ouiNon(texte).valeurLue == true)
        #expect(SaisieFrancaise.atteinte(texte).valeurLue == .oui)
    }

    @Test("fr-bool: no", arguments: ["Non", "non", "N", "Faux", "0", "FALSE"])
    func non(texte: String) {
        #expect(SaisieFrancaise.ouiNon(texte).valeurLue == false)
        #expect(SaisieFrancaise.atteinte(texte).valeurLue == .non)
    }

    @Test("fr-case-accent")
    func casseEtAccents() {
        #expect(SaisieFrancaise.nature("resultat").valeurLue == .resultat)
        #expect(SaisieFrancaise.nature("RÉSULTAT").valeurLue == .resultat)
        #expect(SaisieFrancaise.plan("Premie\u{300}re re\u{301}daction").valeurLue == .premiereRedaction)
        #expect(Fr.cleDeComparaison("Pre\u{301}vention") == Fr.cleDeComparaison("prevention"))
    }

    @Test(
        "fr-apos",
        arguments: [
            ("l’accès", "l'accès"), ("d\u{2018}accès", "d'accès"), ("Cœur", "Coeur"), ("«Oui»", "\"Oui\""),
            ("“Oui”", "«Oui»"), ("Mission 1 – Accès", "Mission 1 - Accès"),
        ])
    func apostrophes(texte: String, autre: String) { #expect(Fr.cleDeComparaison(texte) == Fr.cleDeComparaison(autre)) }

    @Test("fr-list-drift")
    func horsListe() {
        #expect(SaisieFrancaise.atteinte("Ouii").code == .atteintInconnu)
        #expect(SaisieFrancaise.ouiNon("Ouii").code == .ouiNonInconnu)
        #expect(SaisieFrancaise.nature("Suivie").code == .natureInconnue)
        #expect(SaisieFrancaise.plan("Aucune").code == .planInconnu)
        let message = Diagnostic.saisie(.atteintInconnu, trouve: "Ouii", attendu: .atteinte).message
        #expect(message.contains("Vouliez-vous dire «\u{A0}Oui\u{A0}»"))
    }

    @Test("fr-bool: what stands for a word of the list is read, and said")
    func tientLieu() {
        for saisie in [Saisie.texte("x"), .texte(" Oui"), .booleen(true), .nombre(1)] {
            #expect(SaisieFrancaise.atteinte(saisie).valeurLue == .oui)
            #expect(SaisieFrancaise.atteinte(saisie).code == .reponseHorsListe)
            #expect(SaisieFrancaise.ouiNon(saisie).code == .reponseHorsListe)
        }
        #expect(SaisieFrancaise.plan(.texte("mise a jour")).code == .reponseHorsListe)
        #expect(SaisieFrancaise.nature(.texte("resultat")).code == .reponseHorsListe)
        for mot in ["Oui", "OUI", "oui"] {
            #expect(SaisieFrancaise.atteinte(.texte(mot)).code == nil)
            #expect(SaisieFrancaise.ouiNon(.texte(mot)).code == nil)
        }
    }

    @Test func listes() {
        #expect(SaisieFrancaise.atteinte("Partiel").valeurLue == .partiel)
        #expect(SaisieFrancaise.atteinte("partiellement").valeurLue == .partiel)
        #expect(SaisieFrancaise.atteinte("peut-être").code == .atteintInconnu)
        #expect(SaisieFrancaise.ouiNon("partiel").code == .ouiNonInconnu)
        #expect(SaisieFrancaise.nature("Sans objet").valeurLue == .sansObjet)
        #expect(SaisieFrancaise.nature("NC").code == nil)
        #expect(SaisieFrancaise.nature("objectif").code == .natureInconnue)
        #expect(SaisieFrancaise.plan("mise à jour").valeurLue == .miseAJour)
        #expect(SaisieFrancaise.plan("mise-a-jour").valeurLue == .miseAJour)
        #expect(SaisieFrancaise.plan("refonte").code == .planInconnu)
        #expect(SaisieFrancaise.atteinte(.booleen(true)).valeurLue == .oui)
        #expect(SaisieFrancaise.atteinte(.nombre(0)).valeurLue == .non)
        #expect(SaisieFrancaise.atteinte(.nombre(0.5)).code == .atteintInconnu)
    }

    @Test("fr-list-drift: the nearest choice", arguments: [("Ouii", "Oui"), ("partiell", "Partiel"), ("Nom", "Non")])
    func choixProche(texte: String, attendu: String) {
        #expect(SaisieFrancaise.choixProche(de: texte, parmi: ["Oui", "Partiel", "Non"]) == attendu)
    }

    @Test(
        "fr-list-drift: a slip for each three letters, two at most",
        arguments: [
            ("ann", "an", nil), ("mox", "moi", "moi"), ("mxx", "moi", nil), ("suivx", "suivi", "suivi"),
            ("suixx", "suivi", nil), ("objexx", "objets", "objets"), ("résulxxx", "résultats", nil),
            ("résultaxx", "résultats", "résultats"),
        ] as [(String, String, String?)])
    func fautesAdmises(texte: String, choix: String, attendu: String?) {
        #expect(SaisieFrancaise.choixProche(de: texte, parmi: [choix]) == attendu)
    }

    @Test("fr-list-drift: nothing is near", arguments: ["peut-être", "en cours", "", "zzz", "oiu", "nno", "Oxx"])
    func aucunChoixProche(texte: String) {
        #expect(SaisieFrancaise.choixProche(de: texte, parmi: ["Oui", "Partiel", "Non"]) == nil)
    }

    @Test func textesLibres() {
        #expect(SaisieFrancaise.texte("  Café crème ").valeurLue == "Café crème")
        #expect(SaisieFrancaise.texte(.nombre(20_260_412)).valeurLue == "20260412")
        #expect(SaisieFrancaise.texte(.date(jour("2026-04-12"))).valeurLue == "12/04/2026")
        #expect(SaisieFrancaise.texte("NC").valeurLue == nil)
        #expect(SaisieFrancaise.texte(.erreur("#N/A")).code == .celluleEnErreur)
    }

    @Test func poids() {
        #expect(SaisieFrancaise.poids(.nombre(12.5)).valeurLue == Poids(12.5))
        #expect(SaisieFrancaise.poids(.nombre(0)).valeurLue?.estPositif == false)
        #expect(SaisieFrancaise.poids(.nombre(1e9)).code == .poidsInvalide)
        #expect(SaisieFrancaise.poids(.vide).code == nil)
    }

    @Test func valeursDIndicateurs() throws {
        let cadre = try BilanType.bareme().cadre
        func lire(_ code: String, _ saisie: Saisie) throws -> SaisieFrancaise.Lecture<Valeur> {
            SaisieFrancaise.valeur(saisie, de: try #require(cadre.indicateur(code)))
        }
        #expect(try lire("1.A.1", .nombre(412)).valeurLue == .entier(412))
        #expect(try lire("1.A.1", .nombre(-1)).code == .valeurHorsBornes)
        #expect(try lire("1.A.2", .texte("11,5 jours")).valeurLue == .decimal(11.5))
        #expect(try lire("1.A.3", .texte("64 %")).valeurLue == .taux(0.64))
        #expect(try lire("1.B.1", .texte("oui")).valeurLue == .ouiNon(true))
        #expect(try lire("1.C.1", .date(jour("2026-05-04"))).valeurLue == .date(jour("2026-05-04")))
        #expect(try lire("1.C.2", .nombre(3)).valeurLue == .entier(3))
        #expect(try lire("1.C.2", .texte("3 départs, 2 repreneurs")).valeurLue == .texte("3 départs, 2 repreneurs"))
        #expect(try lire("1.C.2", .erreur("#REF!")).code == .celluleEnErreur)
        #expect(try lire("3.3", .texte("Octobre rose")).valeurLue == .texte("Octobre rose"))
        #expect(try lire("1.A.1", .texte("NC")).valeurLue == nil)
    }
}
