import ACIModel
import Testing

/// Un texte a une lecture, ou c’est une question : une table par sorte de cellule.
@Suite struct SaisieTablesTests {
    private func eprouver(_ ligne: TableDeSaisie.Ligne, _ sorte: Attendu, unites: [String] = []) {
        #expect(
            LectureDite(ligne.texte, sorte, unites: unites) == LectureDite(lu: ligne.lu, code: ligne.code),
            "\(ligne.ecrit)")
    }

    @Test(
        "thousand-comma, apostrophe, invisible and time-in-number: a whole number of inhabitants",
        arguments: TableDeSaisie.entiers.lignes)
    func entier(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .entier, unites: ChampBilan.population.unites) }

    @Test("fr-unit and time-in-number: days", arguments: TableDeSaisie.delais.lignes)
    func delai(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .nombre, unites: ["jours", "j"]) }

    @Test("fr-unit and thousand-comma: weights", arguments: TableDeSaisie.poids.lignes)
    func poids(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .poids) }

    @Test("fr-currency and thousand-comma: money", arguments: TableDeSaisie.montants.lignes)
    func montant(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .montant) }

    @Test("fr-percent and time-in-number: a rate", arguments: TableDeSaisie.taux.lignes)
    func taux(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .taux) }

    @Test("date-text, iso-text and apostrophe: a date", arguments: TableDeSaisie.dates.lignes)
    func date(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .date) }

    @Test("invisible, fr-bool and fr-list-drift: an answer", arguments: TableDeSaisie.atteintes.lignes)
    func atteinte(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .atteinte) }

    @Test("fr-bool: yes or no", arguments: TableDeSaisie.ouiNons.lignes)
    func ouiNon(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .ouiNon) }

    @Test("fr-list-drift: a nature, where « n/a » is not silence", arguments: TableDeSaisie.natures.lignes)
    func nature(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .nature) }

    @Test("fr-list-drift: the state of the plan", arguments: TableDeSaisie.plans.lignes)
    func plan(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .plan) }

    @Test("apostrophe: free text", arguments: TableDeSaisie.textes.lignes)
    func texte(ligne: TableDeSaisie.Ligne) { eprouver(ligne, .texte) }

    // MARK: - Vouliez-vous dire

    @Test(
        "fr-list-drift: the word that was perhaps meant",
        arguments: [
            (Attendu.atteinte, "oui partiellement", "Partiel"), (.atteinte, "pas atteint à ce jour", "Non"),
            (.atteinte, "Oui, voir le rapport", "Oui"), (.atteinte, "Ouii", "Oui"), (.atteinte, "en cours", nil),
            (.atteinte, "oiu", nil), (.ouiNon, "non, jamais", "Non"), (.plan, "plan actualisé", "Mise à jour"),
            (.plan, "première version", "Première rédaction"), (.plan, "non", "Aucun"), (.nature, "n/a", "Sans objet"),
            (.nature, "non applicable", "Sans objet"), (.nature, "indicateur de suivi", "Suivi"),
            (.nature, "objectif", nil),
        ] as [(Attendu, String, String?)])
    func proposition(sorte: Attendu, texte: String, mot: String?) {
        let codes: [Attendu: CodeDiagnostic] = [
            .atteinte: .atteintInconnu, .ouiNon: .ouiNonInconnu, .plan: .planInconnu, .nature: .natureInconnue,
        ]
        let message = Diagnostic.saisie(codes[sorte] ?? .valeurIllisible, trouve: texte, attendu: sorte).message
        #expect(LectureDite(texte, sorte).lu == "(question)")
        #expect(message.contains("Vouliez-vous dire") == (mot != nil))
        if let mot { #expect(message.contains("Vouliez-vous dire \(Fr.guillemets(mot))")) }
    }

    // MARK: - Une cellule qui n’est pas du texte

    @Test("serial-general and near-midnight: a date that lost its format")
    func dateSansFormat() {
        func lue(_ nombre: Double) -> LectureDite { LectureDite(SaisieFrancaise.date(.nombre(nombre)), \.francais) }
        let lue = [44652, 44652.999, 44651.9999, 36526, 73415].map(lue).map(\.description)
        #expect(
            lue == [
                "01/04/2022 | date-sans-format", "02/04/2022 | date-sans-format", "01/04/2022 | date-sans-format",
                "01/01/2000 | date-sans-format", "31/12/2100 | date-sans-format",
            ])
    }

    @Test(
        "serial-general: a number that is no date",
        arguments: [
            (2026, CodeDiagnostic.dateAmbigue), (44652.5, .dateIllisible), (44652.99, .dateIllisible),
            (36525, .dateIllisible), (73416, .dateIllisible), (0, .dateIllisible), (-1, .dateIllisible),
            (1e300, .dateIllisible), (.nan, .dateIllisible), (20_260_131, .dateIllisible),
        ] as [(Double, CodeDiagnostic)])
    func pasUneDate(nombre: Double, code: CodeDiagnostic) {
        #expect(SaisieFrancaise.date(.nombre(nombre)).valeurLue == nil)
        #expect(SaisieFrancaise.date(.nombre(nombre)).code == code)
    }

    @Test(
        "A number too large to be read is told in every numeric cell",
        arguments: [1e15, 1e300, -1e300, .infinity, .nan])
    func tropGrand(nombre: Double) {
        let saisie = Saisie.nombre(nombre)
        #expect(SaisieFrancaise.entier(saisie).code == .valeurHorsBornes)
        #expect(SaisieFrancaise.nombre(saisie).code == .valeurHorsBornes)
        #expect(SaisieFrancaise.montant(saisie).code == .valeurHorsBornes)
        #expect(SaisieFrancaise.poids(saisie).code == .poidsInvalide)
        #expect(SaisieFrancaise.taux(saisie, enPourcentage: true).valeurLue == nil)
    }

    @Test(
        "A rate above 0 and below 2 % is questioned",
        arguments: [(0.005, true), (0.0199, true), (0.02, false), (0, false)])
    func tauxTresFaible(rapport: Double, estQuestionne: Bool) {
        for enPourcentage in [true, false] {
            let lecture = SaisieFrancaise.taux(.nombre(rapport), enPourcentage: enPourcentage)
            #expect(lecture.valeurLue == rapport)
            #expect((lecture.code == .tauxTresFaible) == estQuestionne)
        }
    }

    @Test("Money in a number cell is rounded to the cent that it shows")
    func montants() {
        #expect(SaisieFrancaise.montant(.nombre(219_802.8)).valeurLue == Montant(centimes: 21_980_280))
        #expect(SaisieFrancaise.montant(.nombre(0.1 + 0.2)).valeurLue == Montant(centimes: 30))
        #expect(SaisieFrancaise.montant(.nombre(1.005)).valeurLue == Montant(centimes: 101))
        #expect(SaisieFrancaise.montant(.nombre(-0.01)).valeurLue == Montant(centimes: -1), "le moteur la signale")
        #expect(SaisieFrancaise.montant(.vide).code == nil)
    }

    @Test("The unit of an indicator may follow its value, and no other word")
    func unitesDesIndicateurs() throws {
        let cadre = try BilanType.bareme().cadre
        func lu(_ code: String, _ texte: String) throws -> Valeur? {
            SaisieFrancaise.valeur(.texte(texte), de: try #require(cadre.indicateur(code))).valeurLue
        }
        #expect(try lu("1.A.1", "291 patients") == .entier(291))
        #expect(try lu("1.A.1", "291 jours") == nil)
        #expect(try lu("1.A.2", "34 jours") == .decimal(34))
        #expect(try lu("1.A.2", "34 patients") == nil)
        #expect(try lu("1.B.2", "12 plages par semaine") == .decimal(12))
        #expect(try lu("1.B.2", "12 plages par mois") == nil)
        #expect(try lu("2.4", "12 RCP") == .entier(12))
        #expect(try lu("2.4", "12 réunions") == .entier(12))
        #expect(try lu("1.C.2", "3 départs") == .texte("3 départs"))
    }

    @Test(
        "An error is named as a French spreadsheet shows it", arguments: [("#VALUE!", "#VALEUR!"), ("#REF!", "#REF!")])
    func erreurs(fichier: String, montre: String) { #expect(Saisie.erreur(fichier).francais == montre) }

    // MARK: - Ce qui ne se voit pas

    @Test(
        "invisible: what was found is shown, and its sign named",
        arguments: [
            ("Oui", "« Oui »"), ("Oui ", "« Oui␣ » (␣ : espace)"), ("Oui\u{A0}", "« Oui␣ » (␣ : espace insécable)"),
            (" Oui\t", "« ␣Oui␣ » (␣ : espace et tabulation)"), ("en  cours", "« en␣␣cours » (␣ : espace)"),
            ("82\u{202F}000", "« 82␣000 » (␣ : espace fine insécable)"),
            ("Ou\u{200B}i\u{A0}", "« Ou◌i␣ » (␣ : espace insécable, ◌ : espace sans largeur)"),
            ("\u{202E}12", "« ◌12 » (◌ : sens de droite à gauche)"), ("☑\u{FE0F}", "« ☑\u{FE0F} »"),
            ("e\u{301}te\u{301}", "« e\u{301}te\u{301} »"), ("64\u{A0}%", "« 64 % »"),
            ("12\n345", "« 12␣345 » (␣ : retour à la ligne)"),
            ("\u{7}a", "« ◌a » (◌ : signe invisible U+0007)"), ("a\u{E0041}", "« a◌ » (◌ : signe invisible U+E0041)"),
        ])
    func citation(texte: String, montre: String) { #expect(sansInsecables(Fr.citation(texte)) == montre) }

    @Test(
        "invisible: each sign has its name, and those beside it have not",
        arguments: [
            ("césure invisible", [0xAD]), ("espace sans largeur", [0x200B, 0xFEFF]),
            ("liaison invisible", [0x200C, 0x200D, 0x2060]),
            ("sens de gauche à droite", [0x200E, 0x202A, 0x202D, 0x2066]),
            ("sens de droite à gauche", [0x61C, 0x200F, 0x202B, 0x202E, 0x2067]), ("tabulation", [0x09]),
            ("retour à la ligne", [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]), ("espace insécable", [0xA0]),
            ("espace fine insécable", [0x202F]), ("espace fine", [0x2009]), ("espace U+2000", [0x2000]),
            ("espace U+2008", [0x2008]), ("espace U+200A", [0x200A]), ("espace U+3000", [0x3000]),
            ("signe invisible U+202C", [0x202C]), ("signe invisible U+2061", [0x2061]),
            ("signe invisible U+2068", [0x2068]), ("signe invisible U+0008", [0x08]),
            ("signe invisible U+000E", [0x0E]),
        ] as [(String, [UInt32])])
    func nomsDesSignes(nom: String, signes: [UInt32]) throws {
        for signe in signes {
            let scalaire = try #require(Unicode.Scalar(signe))
            let citation = sansInsecables(Fr.citation("a\(scalaire)b"))
            #expect(citation.hasSuffix(" : \(nom))"), "U+\(String(signe, radix: 16))")
        }
    }
}
