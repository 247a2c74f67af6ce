import ACIModel
import ACIWorkbook
import SpreadsheetML
import TestSupport
import Testing

/// What a workbook without our names is read by: headings, codes, wordings, labels and titles, each up to its bounds.
@Suite("Les repères d’un classeur sans noms")
struct ReperesDeLectureTests {
    private static let titres = ["Code", "Indicateur", "Valeur déclarée", "Atteint ?"]
    private static let mission2 = "Mission 2 – Parcours"

    /// As one types it: an apostrophe makes a text of a number, an at sign a date, an equals sign a formula.
    private static func cellule(_ tape: String) -> ClasseurEnTable.Cellule? {
        let suite = String(tape.dropFirst())
        switch tape.first {
        case nil: return nil
        case "'": return .init(valeur: .text(suite))
        case "=": return .init(valeur: .number(2_030), formule: Formula(suite))
        case "@": return .init(valeur: .date(SerialDate(serial: Double(suite) ?? 0)), format: "dd/mm/yyyy")
        default: return .init(valeur: Double(tape).map(CellValue.number) ?? .text(tape))
        }
    }

    private func classeur(_ feuilles: [(nom: String, lignes: [[String]])]) throws -> ClasseurEnTable {
        var classeur = ClasseurEnTable()
        for (nom, lignes) in feuilles {
            var feuille = ClasseurEnTable.Feuille(nom: nom)
            for (ligne, tapes) in lignes.enumerated() {
                for (colonne, tape) in tapes.enumerated() {
                    let place = try #require(CellReference(row: ligne + 1, column: colonne + 1))
                    feuille.cellules[place] = Self.cellule(tape)
                }
            }
            classeur.feuilles.append(feuille)
        }
        return classeur
    }

    /// With a year, and one indicator by which it is known for a bilan.
    private func lu(_ feuilles: (nom: String, lignes: [[String]])...) throws -> BilanLu {
        let reste: [(nom: String, lignes: [[String]])] = [
            ("Lisez-moi", [["Bilan 2026"]]),
            ("Mission 3 – Prévention", [Self.titres, ["'3.1", "Actions", "5", "Oui"]]),
        ]
        return try classeur(feuilles + reste).lu()
    }

    // MARK: Tableaux

    private static let table: [([String], Int?, Atteinte?)] = [
        (titres, 3, .oui), (["Code", "Indicateur", "Valeur déclarée"], 3, nil),
        (["Code", "", "Valeur déclarée"], nil, nil),
        (["", "Indicateur", "Valeur déclarée"], 3, nil), (["", "", "", "Atteint ?"], nil, nil),
        (["Code", "", "", "Atteint ?"], nil, .oui), (["", "", "Valeur déclarée", "Atteint ?"], 3, .oui),
        (["Code", "Libellé", "Résultat", "Objectif atteint"], 3, .oui),
        (["Code", "", "Valeur annuelle", "ATTEINT"], 3, .oui),
        (["Code", "", "Valeur déclarée2", "Atteint ?3"], 3, .oui), (["Code", "", "Chiffre", "Réponse"], nil, nil),
        (["Code", "Indicateur", "Valeur", "Atteint ?".padding(64)], 3, .oui),
        (["Code", "Indicateur", "Valeur", "Atteint ?".padding(65)], 3, nil),
        // Of two columns with one title, the first.
        (["Code", "Indicateur", "Valeur", "Atteint ?", "Valeur", "Atteint ?"], 3, .oui),
    ]

    @Test("Un tableau a une colonne de réponses, ou de valeurs à côté de ses intitulés", arguments: table)
    func tableau(_ titres: [String], valeur: Int?, atteint: Atteinte?) throws {
        let ligne = ["'2.1", "Parcours formalisés", "3", "Oui", "4", "Non"]
        let reponse = try lu((Self.mission2, [titres, ligne])).bilan.reponse("2.1")
        #expect(reponse.valeur == valeur.map { .entier($0) })
        #expect(reponse.atteint == atteint)
    }

    @Test("Les codes se cherchent à gauche de ce qui se remplit ; la première ligne d’un code l’emporte")
    func placeDesCodes() throws {
        let aDroite = [["Atteint ?", "Code", "Indicateur", "Valeur"], ["Oui", "'2.1", "Parcours formalisés", "3"]]
        let reponse = try lu((Self.mission2, aDroite)).bilan.reponse("2.1")
        #expect(reponse.valeur == nil && reponse.atteint == nil)
        let deuxFois = [Self.titres, ["'2.1", "a", "3", "Oui"], ["'2.1", "b", "4", "Non"]]
        let lu = try lu((Self.mission2, deuxFois))
        #expect(lu.bilan.reponse("2.1").valeur == .entier(3))
        #expect(lu.lieux["i_21_atteint"] == Adresse(feuille: Self.mission2, cellule: "D2"))
    }

    @Test(
        "Un code se reconnaît, pris pour un nombre ou non, jusqu’à la douzième ligne du contrat",
        arguments: [
            ("'2.1", "i_21_valeur"), ("2.1", "i_21_valeur"), ("2,1", "i_21_valeur"), ("'2.p.1", "i_2P1_valeur"),
            ("'2.P.12", "i_2P12_valeur"), ("'2.P.13", nil), ("'2.10", nil), ("'2;1", nil),
        ] as [(String, String?)])
    func codes(_ code: String, nom: String?) throws {
        let lu = try lu((Self.mission2, [Self.titres, [code, "Suivi à distance", "3", "Oui"]]))
        let trouves = lu.lieux.filter { $0.value == Adresse(feuille: Self.mission2, cellule: "C2") }.keys
        #expect(Array(trouves) == [nom].compactMap { $0 })
        #expect(lu.diagnostics.count { $0.code == .ligneHorsModele } == (nom == nil ? 1 : 0))
    }

    private static let inconnues: [([[String]], [String])] = [
        ([titres, ["P1", "Suivi", "", "Oui"]], ["D2 P1 Suivi"]),
        ([titres, ["P1", "Suivi", "", "Oui"], ["P2", "Autre", "7"]], ["D2 P1 Suivi", "C3 P2 Autre"]),
        ([titres, ["'2.1", "Parcours", "3", "Oui"], ["P1", "Suivi", "", "Oui"]], ["D3 P1 Suivi"]),
        ([titres, [], ["P1", "Suivi", "", "Oui"]], []),
        ([titres, ["P1", "Suivi"], ["P2", "Autre", "", "Oui"]], []),
        ([titres, ["P1", "Suivi"], ["'2.7", "Autre", "", "Oui"]], ["D3 2.7 Autre"]),
        ([titres, ["99", "Suivi", "", "Oui"]], ["D2 99 Suivi"]),
        ([titres, ["100", "Suivi", "", "Oui"]], ["D2 Suivi"]),
        ([titres, ["0", "Suivi", "", "Oui"]], ["D2 Suivi"]), ([titres, ["P1", "", "", "Oui"]], ["D2 P1"]),
        ([titres, ["", "", "7", "Oui"]], []), ([titres, ["P1", "Suivi", "7", "Oui"]], ["D2 P1 Suivi"]),
        ([titres, ["P1", "Suivi", "7", "à voir"]], ["C2 P1 Suivi"]),
        ([titres, ["P1", "Suivi", "=1+1"]], []), ([titres, ["P1", "Suivi", "=1+1", "Oui"]], ["D2 P1 Suivi"]),
        ([["Code", "Mode", "Indicateur", "Valeur", "Atteint ?"], ["P1", "", "Suivi", "", "Oui"]], ["E2 P1"]),
        ([["Code", "Indicateur", "Atteint ?"], ["P1", "Suivi", "Non", "7"]], ["C2 P1 Suivi"]),
    ]

    @Test("Une ligne qui suit le tableau et répond se dit, avec ses deux premiers textes", arguments: inconnues)
    func lignesInconnues(_ lignes: [[String]], _ attendues: [String]) throws {
        let dites = try lu((Self.mission2, lignes)).diagnostics.filter { $0.code == .ligneHorsModele }
        #expect(dites.map { "\($0.lieu?.cellule ?? "") \($0.trouve ?? "")" } == attendues)
        // Such a workbook has no rows of the contract's own to go to.
        let fin = "Reportez-la dans un modèle à jour, qui a des lignes « Indicateurs propres à votre contrat »."
        #expect(dites.allSatisfy { $0.message.plainSpaces.hasSuffix(fin) })
    }

    @Test("Cinquante lignes inconnues se disent, au plus")
    func lignesInconnuesAuPlus() throws {
        let lignes = (1...51).map { ["X\($0)", "Suivi", "", "Oui"] }
        let dites = try lu((Self.mission2, [Self.titres] + lignes)).diagnostics.filter { $0.code == .ligneHorsModele }
        #expect(dites.map(\.trouve) == (1...50).map { "X\($0) Suivi" })
    }

    // MARK: Étiquettes

    private static let etiquettes: [([[String]], Int?, Int?)] = [
        ([["Population", "82000"]], 82_000, nil), ([["Population : *", "82000"]], 82_000, nil),
        ([["Population !", "82000"]], nil, nil), ([["Population", "", "82000"]], 82_000, nil),
        ([["Population", "'", "82000"]], 82_000, nil), ([["Population", "", "'82000", "12"]], 82_000, nil),
        ([["Population", "", "", "'82000"]], 82_000, nil), ([["Population", "", "", "'82000", "12"]], nil, nil),
        ([["Population", "", "", "82000", "12"]], 82_000, nil),
        ([["Population", "Membres", "140"]], nil, 140),
        ([["Population", "", "Membres", "140"]], nil, 140), ([["Population", "82000", "Membres", "140"]], 82_000, 140),
        ([["Population", "82000"], ["Habitants", "90000"]], 82_000, nil),
        ([["Population".padding(512), "82000"]], 82_000, nil), ([["Population".padding(513), "82000"]], nil, nil),
    ]

    @Test("Une étiquette désigne la première cellule remplie, jusqu’à l’étiquette suivante", arguments: etiquettes)
    func etiquette(_ lignes: [[String]], population: Int?, membres: Int?) throws {
        let identite = try lu(("Synthèse", lignes)).bilan.identite
        #expect(identite.population == population)
        #expect(identite.membres == membres)
    }

    @Test("De ce qui manque, seuls la population, les valeurs et les réponses se disent")
    func essentiel() throws {
        let lu = try lu(
            ("Synthèse", [["Membres", "140"]]), (Self.mission2, [["Code", "Atteint ?"], ["'2.1", "Oui"]]))
        let dits = lu.diagnostics.filter { $0.code == .champIntrouvable }.map { $0.ligne.plainSpaces }
        let fin = "elle compte pour vide. Rétablissez-la"
        let lignes = "Reprenez une copie qui les a, ou reportez les réponses dans un modèle vierge."
        #expect(
            Set(dits) == [
                "La saisie « Population du territoire » ne se retrouve pas dans l’onglet « Synthèse » : \(fin) ou repartez "
                    + "d’un modèle vierge.",
                "Les lignes de 2.2 à 2.4 ne se retrouvent pas dans l’onglet « \(Self.mission2) » : elles comptent pour "
                    + "vides. \(lignes)",
                "2.1 : La cellule « Valeur déclarée (2.1) » ne se retrouve pas dans l’onglet « \(Self.mission2) » : \(fin) "
                    + "avec son titre, ou repartez d’un modèle vierge.",
                "Les lignes de 3.2 et 3.3 ne se retrouvent pas dans l’onglet « Mission 3 – Prévention » : elles comptent "
                    + "pour vides. \(lignes)",
            ])
    }

    // MARK: Onglets

    @Test("Trois étiquettes font reconnaître Synthèse sans son titre, deux non", arguments: [(2, false), (3, true)])
    func syntheseSansTitre(etiquettes: Int, estLue: Bool) throws {
        let lignes = [["Nom de la CPTS", "CPTS d’ici"], ["Membres", "140"], ["Population", "82000"]]
        let lu = try lu(("Feuil1", Array(lignes.prefix(etiquettes))))
        #expect(lu.bilan.identite.nom == (estLue ? "CPTS d’ici" : nil))
        #expect(lu.diagnostics.contains { $0.code == .ongletAbsent && $0.attendu == "Synthèse" } != estLue)
    }

    private static func parcours(_ codes: Int, _ valeur: Int) -> [[String]] {
        [titres] + (1...codes).map { ["'2.\($0)", "x", "\(valeur)", "Oui"] }
    }

    @Test(
        "Sans titre, l’onglet montre le plus d’indicateurs, à égalité c’est le premier ; plus de la moitié est une copie",
        arguments: [
            (1, 1, 3, false), (2, 2, 3, false), (3, 3, 3, true), (1, 2, 4, false), (3, 4, 4, true), (4, 3, 3, true),
        ])
    func missionSansTitre(premiers: Int, seconds: Int, valeur: Int, aUneCopie: Bool) throws {
        let lu = try lu(("Feuil1", Self.parcours(premiers, 3)), ("Feuil2", Self.parcours(seconds, 4)))
        #expect(lu.bilan.reponse("2.1").valeur == .entier(valeur))
        let copies = lu.diagnostics.filter { $0.code == .ongletDuplique }
        #expect(copies.map(\.trouve) == (aUneCopie ? [valeur == 3 ? "Feuil2" : "Feuil1"] : []))
    }

    @Test(
        "Un onglet est celui que désignent le plus de ses noms, à égalité le premier", arguments: [(1, 140), (2, 150)])
    func parLesNoms(noms: Int, membres: Int) throws {
        func feuille(_ membres: String) -> [[String]] {
            [["Nombre de membres", membres], ["", "a"], ["", "b"], ["", "c"]]
        }
        var classeur = try classeur([
            ("Feuil1", feuille("140")), ("Feuil2", feuille("150")), ("Notes", [["Bilan 2026"]]),
        ])
        for (nom, rang, place) in [("cpts_nom", 0, "B2"), ("cpam", 1, "B3"), ("ars", 1, "B4")].prefix(noms + 1) {
            classeur.noms[nom] = (rang, CellRange(try #require(CellReference(place))))
        }
        let identite = try classeur.lu().bilan.identite
        #expect(identite.membres == membres)
        #expect(identite.nom == "a" && identite.cpam == "b")
    }

    @Test("De saisies fusionnées, celle dont la cellule se montre se lit, dans quelque ordre que soient les lignes")
    func fusion() throws {
        let lignes =
            [Self.titres]
            + ["'2.2", "'2.1", "'2.3"].enumerated().map { [$1, "x", "", ["Oui", "Non", "Partiel"][$0]] }
        var classeur = try classeur([(Self.mission2, lignes), ("Lisez-moi", [["Bilan 2026"]])])
        classeur.feuilles[0].fusions = [try CellRange(parsing: "D2:D4")]
        let lu = try classeur.lu()
        #expect(["2.1", "2.2", "2.3"].map { lu.bilan.reponse($0).atteint } == [nil, .oui, nil])
        let dits = lu.diagnostics.filter { $0.code == .nomEnConflit }
        #expect(dits.map(\.champ) == ["i_21_atteint", "i_23_atteint"])
        #expect(dits.map(\.trouve) == ["Non", "Partiel"])
        #expect(dits.map { $0.lieu?.cellule } == ["D2", "D2"])
        #expect(
            dits.allSatisfy { $0.message.plainSpaces.hasPrefix("Les cellules « Atteint ? (2.2) » et « Atteint ? (2.") })
    }

    // MARK: Année

    private static let annees: [([[String]], Int)] = [
        ([["Bilan 2026"]], 2_026), ([["2025"], ["année 2025"], ["2026"]], 2_025), ([["2025"], ["2026"]], 2_026),
        ([["2026"], ["2025"]], 2_026), ([["du 01/02/2024 au 31/12/2024"], ["2025"]], 2_024),
        ([["'02026"], ["'02026"], ["2025"]], 2_025), ([["2018"], ["2036"], ["2019"]], 2_019), ([["2035"]], 2_035),
        ([["=2029+1"], ["=2029+1"], ["2025"]], 2_025), ([["@46023"], ["@46024"], ["2025"]], 2_026),
        ([["2024.5"], ["2025"]], 2_025), ([["٢٠٢٦"], ["2025"]], 2_025),
        // The points of an earlier reading cite other years; what follows them is the user's.
        (
            [
                ["Points à revoir, relevés par aci-xlsx"], ["Erreur", "", "", "", "2031"],
                ["Laissé", "", "", "", "2031"],
                ["Suite", "2027"], ["2025"], ["Note", "2027"],
            ], 2_027
        ),
        ([["Points à revoir, relevés par aci-xlsx"], [], ["Note", "2031", "2031"], ["2025"]], 2_031),
    ]

    @Test(
        "L’exercice, faute de mieux, est l’année que le plus de cellules citent, la dernière à égalité",
        arguments: annees)
    func annee(_ notes: [[String]], exercice: Int) throws {
        #expect(try classeur([(Self.mission2, Self.parcours(1, 3)), ("Notes", notes)]).lu().bilan.exercice == exercice)
    }

    @Test("Elle se cherche dans les soixante premières lignes de chaque feuille", arguments: [(60, true), (61, false)])
    func placeDeLAnnee(ligne: Int, estTrouvee: Bool) throws {
        let notes = Array(repeating: ["x"], count: ligne - 1) + [["2025"]]
        let octets = try classeur([(Self.mission2, Self.parcours(1, 3)), ("Notes", notes)]).octets()
        guard !estTrouvee else {
            #expect(try LecteurClasseur(.embarques).lire(octets).bilan.exercice == 2_025)
            return
        }
        let refus = #expect(throws: ClasseurIllisible.self) { try LecteurClasseur(.embarques).lire(octets) }
        #expect(
            refus?.message
                == "L’exercice n’est pas indiqué. Indiquez dans l’onglet Synthèse une année de 2019 à 2035.")
    }

    @Test(
        "Le cadre, sans son nom, est celui dont une cellule donne le code",
        arguments: [
            (" aci-2019 ", "aci-2019"), ("avenant-2", "avenant-2"), ("x", "avenant-2"), ("un aci-2019", "avenant-2"),
        ])
    func cadreEcrit(_ ecrit: String, cadre: String) throws {
        let notes = [["Bilan 2023"], ["n. c."], [ecrit]]
        let lu = try classeur([(Self.mission2, Self.parcours(1, 3)), ("Notes", notes)]).lu()
        #expect(lu.bilan.cadre.id == cadre)
        #expect(!lu.diagnostics.contains { $0.code == .cadreInconnu })
    }
}

extension String {
    /// With blanks behind it, so many bytes long.
    fileprivate func padding(_ octets: Int) -> String { self + String(repeating: " ", count: octets - utf8.count) }
}
