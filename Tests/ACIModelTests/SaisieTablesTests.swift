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
            ("1\u{FE0F}", "« 1◌ » (◌ : signe invisible U+FE0F)"), ("\u{301}a", "« ◌a » (◌ : signe invisible U+0301)"),
            ("\u{A0}\u{A0}a", "« ␣␣a » (␣ : espace insécable)"), ("64\u{202F}€", "« 64 € »"),
            ("a\u{A0}b", "« a␣b » (␣ : espace insécable)"),
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

    @Test("A cell that is no text: nothing, an error, a date or a yes is read where it belongs, and asked elsewhere")
    func cellulesSansTexte() throws {
        func lue(_ saisie: Saisie, _ sorte: Attendu) -> String {
            switch sorte {
            case .entier, .entierOuTexte: LectureDite(SaisieFrancaise.entier(saisie), Fr.entier).description
            case .nombre: LectureDite(SaisieFrancaise.nombre(saisie)) { Fr.decimal($0) }.description
            case .poids: LectureDite(SaisieFrancaise.poids(saisie), \.francais).description
            case .montant: LectureDite(SaisieFrancaise.montant(saisie), Fr.euros).description
            case .taux:
                LectureDite(SaisieFrancaise.taux(saisie, enPourcentage: false)) { Fr.pourcentage($0) }.description
            case .date: LectureDite(SaisieFrancaise.date(saisie), \.francais).description
            case .ouiNon: LectureDite(SaisieFrancaise.ouiNon(saisie), Fr.ouiNon).description
            case .atteinte: LectureDite(SaisieFrancaise.atteinte(saisie), \.libelle).description
            case .nature: LectureDite(SaisieFrancaise.nature(saisie), \.libelle).description
            case .plan: LectureDite(SaisieFrancaise.plan(saisie), \.libelle).description
            case .texte: LectureDite(SaisieFrancaise.texte(saisie)) { $0 }.description
            }
        }
        let refus: [Attendu: String] = [
            .date: "date-illisible", .ouiNon: "oui-non-inconnu", .atteinte: "atteint-inconnu",
            .nature: "nature-inconnue", .plan: "plan-inconnu",
        ]
        for sorte in Attendu.allCases {
            #expect(lue(.vide, sorte) == "rien | ", "\(sorte)")
            #expect(lue(.erreur("#REF!"), sorte) == "(question) | cellule-en-erreur", "\(sorte)")
            let question = "(question) | \(refus[sorte] ?? "valeur-illisible")"
            let (oui, date): (String, String) =
                switch sorte {
                case .ouiNon, .atteinte: ("Oui | reponse-hors-liste", question)
                case .texte: ("Vrai | ", "01/04/2026 | ")
                case .date: (question, "01/04/2026 | ")
                default: (question, question)
                }
            #expect(lue(.booleen(true), sorte) == oui, "\(sorte)")
            #expect(lue(.date(jour("2026-04-01")), sorte) == date, "\(sorte)")
        }
        #expect(
            lue(.booleen(false), .ouiNon) == "Non | reponse-hors-liste" && lue(.booleen(false), .texte) == "Faux | ")
        #expect(lue(.nombre(1), .nature) == "(question) | nature-inconnue")
        #expect(lue(.nombre(0), .plan) == "(question) | plan-inconnu")
        #expect(lue(.nombre(1), .taux) == "100 % | " && lue(.nombre(1.5), .taux) == "(question) | pourcentage-ambigu")
        #expect(lue(.nombre(1e15), .nombre) == "(question) | valeur-hors-bornes")
        #expect(lue(.nombre(-1e15), .nombre) == "(question) | valeur-hors-bornes")
        #expect(lue(.nombre(-999_999_999_999_999), .nombre) == "−999 999 999 999 999 | ")
        #expect(lue(.nombre(-2.5), .poids) == "−2,5 | " && lue(.nombre(1e6), .poids) == "1 000 000 | ")
    }

    @Test("The value of an indicator, whatever its cell holds")
    func valeurDUneCellule() throws {
        let cadre = try BilanType.bareme().cadre
        func lue(_ code: String, _ saisie: Saisie, enPourcentage: Bool = false) throws -> String {
            let indicateur = try #require(cadre.indicateur(code))
            return LectureDite(
                SaisieFrancaise.valeur(saisie, de: indicateur, enPourcentage: enPourcentage), \.francais
            ).description
        }
        for code in ["1.A.1", "1.A.2", "1.A.3", "1.B.1", "1.C.1", "1.C.2", "3.3"] {
            #expect(try lue(code, .vide) == "rien | ", "\(code)")
            #expect(try lue(code, .texte("NC")) == "rien | ", "\(code)")
            #expect(try lue(code, .erreur("#REF!")) == "(question) | cellule-en-erreur", "\(code)")
        }
        #expect(try lue("1.A.1", .nombre(0)) == "0 | ")
        #expect(try lue("1.A.2", .nombre(0)) == "0 | ")
        #expect(try lue("1.A.2", .nombre(-0.5)) == "(question) | valeur-hors-bornes")
        #expect(try lue("1.A.2", .nombre(12.5)) == "12,5 | ")
        #expect(try lue("1.A.1", .nombre(12.5)) == "(question) | nombre-non-entier")
        #expect(try lue("1.A.3", .nombre(1.5), enPourcentage: true) == "150 % | ")
        #expect(try lue("1.A.3", .nombre(1.5)) == "(question) | pourcentage-ambigu")
        #expect(try lue("1.B.1", .nombre(0)) == "Non | reponse-hors-liste")
        #expect(try lue("1.C.1", .nombre(44_652)) == "01/04/2022 | date-sans-format")
        #expect(try lue("1.C.2", .nombre(-1)) == "(question) | valeur-hors-bornes")
        #expect(try lue("1.C.2", .nombre(2.5)) == "2,5 | ")
        #expect(try lue("1.C.2", .nombre(3)) == "3 | ")
        #expect(try lue("1.C.2", .texte("-4")) == "(question) | valeur-hors-bornes")
        #expect(try lue("1.C.2", .texte("4")) == "4 | nombre-en-texte")
        #expect(try lue("1.C.2", .date(jour("2026-04-01"))) == "01/04/2026 | ")
        #expect(try lue("1.C.2", .texte("'environ quatre")) == "environ quatre | apostrophe-en-tete")
        #expect(try lue("3.3", .nombre(20_260_401)) == "20260401 | ")
    }

    @Test("A cell is quoted as it holds, and read without what surrounds it")
    func telQuel() {
        #expect(Saisie.texte(" Oui\u{A0}").telQuel == " Oui\u{A0}" && Saisie.texte(" Oui\u{A0}").francais == "Oui")
        #expect(Saisie.vide.telQuel == "" && Saisie.nombre(1.5).telQuel == "1,5")
        #expect(Saisie.date(jour("2026-04-01")).telQuel == "01/04/2026")
        #expect(Saisie.erreur(" #X! ").francais == "#X!")
        let erreurs = ["#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#GETTING_DATA", "#N/A", "#DIV/0!"]
        #expect(
            erreurs.map { Saisie.erreur($0).francais } == [
                "#NOM?", "#NUL!", "#NOMBRE!", "#VALEUR!", "#PROPAGATION!", "#CHARGEMENT_DONNEES", "#N/A", "#DIV/0!",
            ])
    }

    @Test("date-text: every month, in full and by its first letters, and every day of the week")
    func moisEtJours() {
        let mois = [
            ("janvier", "jan"), ("février", "fév"), ("mars", "mar"), ("avril", "avr"), ("mai", "mai"),
            ("juin", "juin"), ("juillet", "juil"), ("août", "aou"), ("septembre", "sep"), ("octobre", "oct"),
            ("novembre", "nov"), ("décembre", "déc"),
        ]
        for (rang, (nom, debut)) in mois.enumerated() {
            let attendu = Jour(annee: 2026, mois: rang + 1, jour: 9)
            for texte in ["9 \(nom) 2026", "9 \(debut). 2026", "9 \(nom.uppercased()) 2026", "09/\(rang + 1)/2026"] {
                #expect(SaisieFrancaise.date(texte).valeurLue == attendu, "\(texte)")
            }
            #expect(SaisieFrancaise.date("9 \(nom)s 2026").code == .dateIllisible, "\(nom)s")
            #expect(SaisieFrancaise.date("\(nom) 2026").code == .dateAmbigue)
        }
        for semaine in ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "Le", "le Jeudi"] {
            #expect(SaisieFrancaise.date("\(semaine) 9 mai 2026").valeurLue == jour("2026-05-09"), "\(semaine)")
        }
    }
}
