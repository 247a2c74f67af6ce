import ACIModel
import ACIWorkbook
import TestSupport
import Testing

/// A drawn workbook, and what its cells show.
struct Garde {
    let classeur: WrittenWorkbook

    init(_ bilan: Bilan, le jour: String) throws {
        classeur = try WrittenWorkbook(ClasseurModele(bilan, aujourdhui: Modeles.jour(jour)).octets())
    }

    subscript(nom: String) -> String { dit(classeur.cell(named: nom)) }
    subscript(onglet: String, adresse: String) -> String { dit(classeur[onglet]?.cells[adresse]) }

    /// La première colonne de la ligne de ce nom.
    func libelle(_ nom: String) -> String {
        guard let cellule = classeur.cell(named: nom) else { return "absent" }
        return self[cellule.sheet, "A" + cellule.address.drop(while: \.isLetter)]
    }

    var titreDesEuros: String {
        dit(
            classeur["Synthèse"]?.cells.values.first {
                $0.formula?.hasPrefix("\"Ce que l’année rapporte\"&") ?? false
            })
    }

    private func dit(_ cellule: WrittenWorkbook.Cell?) -> String {
        switch cellule?.value {
        case .number(let nombre):
            if cellule?.numberFormat == "dd/mm/yyyy" { return Jour(numero: Int(nombre) - 25_569)?.iso ?? "?" }
            return Int(exactly: nombre).map(String.init) ?? "\(nombre)"
        case .text(let texte): return texte.plainSpaces
        case .empty: return ""
        case let autre: return autre.map { "\($0)" } ?? "absent"
        }
    }
}

/// What a drawn workbook keeps beside its formulas, for programs that show it without computing; reckoned by hand.
@Suite("Ce que le classeur garde à côté de ses formules")
struct ValeursGardeesTests {
    struct Cas: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let jour: String
        let attendu: [String: String]
        let changer: @Sendable (inout Bilan) throws -> Void

        init(
            _ titre: String, le jour: String = "2026-12-01", _ attendu: [String: String],
            _ changer: @escaping @Sendable (inout Bilan) throws -> Void = { _ in }
        ) {
            testDescription = titre
            self.jour = jour
            self.attendu = attendu
            self.changer = changer
        }
    }

    private static func verifier(_ cas: Cas) throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        try cas.changer(&bilan)
        let garde = try Garde(bilan, le: cas.jour)
        for (nom, valeur) in cas.attendu { #expect(garde[nom] == valeur, "\(nom)") }
    }

    // MARK: Contrat et période

    private static let annees = [
        Cas(
            "L’année civile d’un contrat de juin", le: "2026-12-31",
            [
                "taille": "3", "debut_retenu": "2026-01-01", "fin_retenue": "2026-12-31", "periode_rang": "",
                "reference_debut": "2026-01-01", "reference_jours": "365", "contrat_annee": "5",
                "contrat_annee_debut": "2025-06-14", "contrat_annee_fin": "2026-06-13", "contrat_fin_retenue": "",
                "contrat_en_cours": "1", "debut_compte": "2026-01-01", "fin_compte": "2026-12-31",
                "periode_fausse": "0", "taux_retenu": "0.5", "periode_finie": "0", "points_a_revoir": "0",
                "ouverte_acces": "1", "jours_acces": "365",
            ]),
        Cas("Le lendemain de la période", le: "2027-01-01", ["periode_finie": "1"]),
        Cas(
            "L’année du contrat, qui finit avant elle",
            [
                "periode_rang": "5", "reference_debut": "2025-06-14", "contrat_annee": "5",
                "contrat_annee_debut": "2025-06-14", "contrat_annee_fin": "2026-06-13",
                "contrat_fin_retenue": "2026-03-31", "contrat_en_cours": "1", "debut_compte": "2025-06-14",
                "fin_compte": "2026-03-31", "jours_acces": "291",
            ]
        ) {
            $0.debutPeriode = try Modeles.jour("2025-06-14")
            $0.finPeriode = try Modeles.jour("2026-06-13")
            $0.identite.finContrat = try Modeles.jour("2026-03-31")
        },
        Cas(
            "Un contrat fini la veille de la période",
            [
                "contrat_en_cours": "0", "contrat_fin_retenue": "2025-12-31", "fin_compte": "2025-12-31",
                "ouverte_acces": "0", "jours_acces": "0",
            ]
        ) { $0.identite.finContrat = try Modeles.jour("2025-12-31") },
        Cas(
            "Un contrat fini le premier jour de la période",
            ["contrat_en_cours": "1", "fin_compte": "2026-01-01", "ouverte_acces": "1", "jours_acces": "1"]
        ) { $0.identite.finContrat = try Modeles.jour("2026-01-01") },
        Cas("Une fin qui précède la signature", ["contrat_fin_retenue": "", "contrat_en_cours": "1"]) {
            $0.identite.finContrat = try Modeles.jour("2021-06-13")
        },
        Cas("Une fin le jour de la signature", ["contrat_fin_retenue": "2021-06-14", "contrat_en_cours": "0"]) {
            $0.identite.finContrat = try Modeles.jour("2021-06-14")
        },
        Cas(
            "Sans signature",
            [
                "periode_rang": "", "contrat_annee": "", "contrat_annee_debut": "", "contrat_annee_fin": "",
                "debut_compte": "2026-01-01", "fonctionnement": "0", "ouverte_acces": "1",
            ]
        ) { $0.identite.signature = nil },
        Cas(
            "Une signature dans la période",
            [
                "periode_rang": "", "contrat_annee": "1", "contrat_annee_debut": "2026-03-01",
                "contrat_annee_fin": "2027-02-28", "debut_compte": "2026-03-01", "jours_acces": "306",
            ]
        ) { $0.identite.signature = try Modeles.jour("2026-03-01") },
        Cas(
            "Une signature le premier jour de la période",
            [
                "periode_rang": "1", "contrat_annee": "1", "contrat_annee_debut": "2026-01-01",
                "contrat_annee_fin": "2026-12-31",
            ]
        ) { $0.identite.signature = try Modeles.jour("2026-01-01") },
        Cas("Un contrat du 1er janvier", ["periode_rang": "6", "contrat_annee": "6"]) {
            $0.identite.signature = try Modeles.jour("2021-01-01")
        },
        Cas(
            "Une signature le lendemain de la période",
            [
                "periode_rang": "", "contrat_annee": "", "ouverte_acces": "0", "jours_acces": "0",
                "debut_compte": "2027-01-01",
            ]
        ) { $0.identite.signature = try Modeles.jour("2027-01-01") },
        Cas("Une période inversée", ["periode_fausse": "1", "reference_debut": "2025-01-02"]) {
            $0.debutPeriode = try Modeles.jour("2026-12-31")
            $0.finPeriode = try Modeles.jour("2026-01-01")
        },
        Cas("Un jour de trop", ["periode_fausse": "1", "debut_compte": "2026-01-01", "jours_acces": "365"]) {
            $0.debutPeriode = try Modeles.jour("2025-12-31")
        },
        Cas(
            "Une période courte",
            [
                "periode_fausse": "0", "reference_debut": "2026-01-01", "debut_compte": "2026-02-01",
                "jours_acces": "334",
            ]
        ) { $0.debutPeriode = try Modeles.jour("2026-02-01") },
        Cas("Une année bissextile", ["reference_jours": "366", "jours_acces": "366"]) {
            $0 = try Modeles.ordinaire(exercice: 2028)
        },
        Cas("Le taux du contrat", ["taux_retenu": "0.25"]) { $0.tauxPartiel = Taux(points: 25) },
        Cas("Sans taux saisi", ["taux_retenu": "0.5"]) { $0.tauxPartiel = nil },
        Cas("La taille du contrat", ["taille": "1"]) { $0.identite.tailleContractuelle = 1 },
        Cas(
            "Sans taille",
            ["taille": "", "total_estime": "", "fixe_acces": "", "reste_a_recevoir": "", "points_a_revoir": "1"]
        ) { $0.identite.population = nil },
    ]

    @Test("Les dates et les jours que la période et le contrat font compter", arguments: annees)
    func annee(_ cas: Cas) throws { try Self.verifier(cas) }

    // MARK: Crises

    private static let crises = [
        Cas(
            "Un plan sans réponse, d’une mission d’avant l’année",
            [
                "fixe_crises": "0", "fixe_attendu_crises": "22500", "fixe_plafond_crises": "22500",
                "enveloppe_annee_crises": "22500", "a_portee_crises": "22500", "non_atteint_crises": "0",
                "hors_annee_crises": "0", "levier_1": "22500",
            ]
        ) { $0.crise.plan = nil },
        Cas("Un plan sans réponse, d’une mission de l’année", ["fixe_attendu_crises": "37726.03"]) {
            $0.crise.plan = nil
            $0.debuts[CodeMission("crises")] = try Modeles.jour("2026-03-01")
        },
        Cas(
            "Aucun plan",
            [
                "fixe_crises": "0", "fixe_attendu_crises": "22500", "fixe_plafond_crises": "0", "levier_1": "",
                "a_portee_crises": "0", "non_atteint_crises": "22500",
            ]
        ) { $0.crise.plan = .aucun },
        Cas("Une première rédaction", ["fixe_attendu_crises": "45000", "fixe_plafond_crises": "45000"]) {
            $0.crise.plan = .premiereRedaction
        },
        Cas("Une crise déclarée", ["fixe_attendu_crises": "22500", "enveloppe_annee_crises": "90000"]) {
            $0.crise.declaree = true
        },
        Cas(
            "Une crise déclarée, sans que la mission ait démarré",
            ["fixe_attendu_crises": "0", "enveloppe_annee_crises": "0", "hors_annee_crises": "90000"]
        ) {
            $0.crise.declaree = true
            $0.debuts[CodeMission("crises")] = nil
        },
    ]

    @Test("La part fixe que le plan donne, ou donnerait", arguments: crises)
    func plan(_ cas: Cas) throws { try Self.verifier(cas) }

    @Test("Le plan sans réponse est un levier comme un autre")
    func levierDuPlan() throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.crise.plan = nil
        let garde = try Garde(bilan, le: "2026-12-01")
        #expect(
            garde.libelle("levier_1") == "Plan de réponse : choisissez son état dans l’onglet Mission 4 – Crises")
        #expect(garde["Synthèse", "A2"].hasSuffix("\n▸ Plan : 22 500,00 € à portée"))
    }

    @Test("À côté de chaque saisie de la crise, son aide, ou ce qui y est à revoir")
    func situation() throws {
        func notes(_ changer: (inout Bilan) throws -> Void) throws -> [String] {
            var bilan = try Modeles.ordinaire(exercice: 2026)
            try changer(&bilan)
            let garde = try Garde(bilan, le: "2026-12-01")
            return try ["declaree", "mobilisee", "autorite", "date"].map { champ in
                let cellule = try #require(garde.classeur.cell(named: "crise_\(champ)"))
                return garde[cellule.sheet, "F" + cellule.address.drop(while: \.isLetter)]
            }
        }
        let aides = [
            "Oui si une autorité (ministre, préfet, direction de l’ARS) a déclaré une crise.",
            "Oui si la CPTS a mis son plan en action pendant la crise.", "Par exemple : préfet du département.",
            "La date de la déclaration de la crise.",
        ]
        #expect(try notes { _ in } == aides)
        #expect(
            try notes { $0.crise = Crise(plan: .miseAJour, declaree: true) } == [
                aides[0], "À répondre : sans réponse, la part variable compte pour 0 €.",
                "À nommer : le ministre, le préfet ou la direction de l’ARS.", "À saisir : la date de la déclaration.",
            ])
        #expect(
            try notes { $0.crise.mobilisee = true } == [
                "Aucune crise déclarée, mais la suite en décrit une : répondez Oui, ou videz la suite."
            ] + aides[1...])
        #expect(
            try notes {
                $0.crise = Crise(
                    declaree: true, mobilisee: false, autorite: "Préfet", date: try Modeles.jour("2025-12-31"))
            } == Array(aides[..<3]) + ["Hors de la période : vérifiez la date, ou la période."])
        #expect(
            try notes {
                $0.crise = Crise(plan: .miseAJour, declaree: true)
                $0.debuts[CodeMission("crises")] = nil
            } == aides)
    }

    // MARK: Textes

    @Test(
        "Ce qui reste à recevoir dit si un versement est saisi, ou s’il est de trop",
        arguments: [
            (nil, "Reste à recevoir (rien de saisi comme déjà versé)"), (0, "Reste à recevoir"),
            (397_500, "Reste à recevoir"), (397_501, "Trop-perçu : la CPAM a versé plus que le total estimé"),
        ] as [(Int?, String)])
    func reste(verse: Int?, libelle: String) throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.dejaVerse = verse.map { Montant(euros: $0) }
        #expect(try Garde(bilan, le: "2026-12-01").libelle("reste_a_recevoir") == libelle)
        bilan.identite.population = nil
        #expect(
            try Garde(bilan, le: "2026-12-01").libelle("reste_a_recevoir")
                == "Reste à recevoir (rien de saisi comme déjà versé)")
    }

    @Test(
        "Une action du calendrier s’annonce quatorze jours avant, et se dit en retard le lendemain",
        arguments: [
            ("2025-12-31", ""), ("2026-01-01", "Bientôt"), ("2026-01-15", "Bientôt"), ("2026-01-16", "En retard"),
        ])
    func alerte(jour: String, mot: String) throws {
        let garde = try Garde(Modeles.ordinaire(exercice: 2026), le: jour)
        #expect(garde["Calendrier de collecte", "B5"] == "2026-01-15")
        #expect(garde["Calendrier de collecte", "G5"] == mot)
    }

    /// Une largeur de 25,4 tient 26 lettres.
    @Test("Une ligne de Synthèse a la hauteur de ce qui y est saisi", arguments: [(26, 19.0), (27, 34), (53, 49)])
    func hauteur(lettres: Int, hauteur: Double) throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.identite.coordinateur = String(repeating: "x", count: lettres)
        let garde = try Garde(bilan, le: "2026-12-01")
        let cellule = try #require(garde.classeur.cell(named: "coordinateur"))
        let ligne = try #require(Int(cellule.address.drop(while: \.isLetter)))
        #expect(garde.classeur["Synthèse"]?.heights[ligne] == hauteur)
    }

    @Test(
        "L’en-tête prend cent unités du nom, sans en couper un caractère",
        arguments: [
            (String(repeating: "a", count: 100), String(repeating: "a", count: 100)),
            (String(repeating: "a", count: 101), String(repeating: "a", count: 100)),
            (String(repeating: "a", count: 98) + "😀b", String(repeating: "a", count: 98) + "😀"),
            (String(repeating: "a", count: 99) + "😀", String(repeating: "a", count: 99)),
            (String(repeating: "a&", count: 60), String(repeating: "a&&", count: 50)),
        ])
    func enTete(nom: String, montre: String) throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.identite.nom = nom
        let garde = try Garde(bilan, le: "2026-12-01")
        #expect(garde.classeur.sheets.dropFirst().allSatisfy { $0.print.header == "&L\(montre)&RIndicateurs ACI 2026" })
    }
}
