import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// The blank workbook of every year, as it lies on the disk.
@Suite("Le classeur vierge")
struct ClasseurViergeTests {
    private static let onglets = [
        "Mode d'emploi", "Synthèse", "Mission 1 – Accès aux soins", "Mission 2 – Parcours", "Mission 3 – Prévention",
        "Mission 4 – Crises", "Missions complémentaires", "Calendrier de collecte",
    ]

    @Test("Tous les exercices ont le leur")
    func exercices() throws {
        #expect(
            try ClasseurVierge.tous().map(\.exercice) == Array(2019...2021) + (2022...2025).flatMap { [$0, $0] }
                + Array(2026...2035))
    }

    @Test("PackageAudit n’y trouve rien", arguments: sample(try ClasseurVierge.tous()))
    func audit(vierge: ClasseurVierge) throws {
        expectClean(try vierge.octets())
    }

    @Test("Même jour, mêmes octets", arguments: sample(try ClasseurVierge.tous()))
    func deterministe(vierge: ClasseurVierge) throws {
        #expect(try vierge.dessine() == vierge.dessine())
    }

    @Test(
        "Huit onglets, dans l’ordre, tous visibles et protégés sans mot de passe",
        arguments: sample(try ClasseurVierge.tous()))
    func onglets(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        #expect(classeur.sheets.map(\.name) == Self.onglets)
        #expect(classeur.sheets.filter { !$0.isVisible }.map(\.name) == [])
        #expect(classeur.sheets.filter { !$0.isProtected || $0.hasPassword }.map(\.name) == [])
    }

    @Test(
        "Chaque champ a son nom, sur une cellule déverrouillée avec son aide et son refus",
        arguments: sample(try ClasseurVierge.tous()))
    func champs(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        for nom in vierge.champs {
            let cellule = try #require(classeur.cell(named: nom), "\(nom) : \(classeur.names[nom] ?? "absent")")
            #expect(!cellule.isLocked, "\(nom)")
            #expect(cellule.formula == nil, "\(nom)")
            let regle = try #require(classeur.rule(named: nom), "\(nom)")
            #expect(regle.type != "none" && regle.refuses && regle.prompts, "\(nom)")
            for texte in [regle.promptTitle, regle.prompt, regle.errorTitle, regle.error] {
                #expect(!texte.isEmpty, "\(nom)")
            }
        }
    }

    @Test("Chaque résultat a son nom, sur une cellule verrouillée", arguments: sample(try ClasseurVierge.tous()))
    func resultats(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        for nom in vierge.resultats {
            let cellule = try #require(classeur.cell(named: nom), "\(nom) : \(classeur.names[nom] ?? "absent")")
            #expect(cellule.isLocked, "\(nom)")
            #expect(cellule.formula != nil, "\(nom)")
        }
        for nom in ["modele_version", "exercice", "cadre"] {
            let cellule = try #require(classeur.cell(named: nom), "\(nom)")
            #expect(cellule.isLocked, "\(nom)")
        }
    }

    @Test("Rien d’autre n’est déverrouillé que les champs nommés", arguments: sample(try ClasseurVierge.tous()))
    func deverrouille(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        #expect(classeur.formulas.filter { !$0.isLocked }.map { "\($0.sheet)!\($0.address)" } == [])
        let actions = classeur.names.keys.filter { $0.wholeMatch(of: /action_\d\d_(responsable|statut)/) != nil }
        #expect(actions.count == 24)
        let remplies = Set(
            (vierge.champs + actions).compactMap { nom in
                classeur.cell(named: nom).map { "\($0.sheet)!\($0.address)" }
            })
        for onglet in classeur.sheets where onglet.name != "Mode d'emploi" {
            for cellule in onglet.cells.values where !cellule.isLocked {
                // Les autres cellules d’une fusion sont vides, et sans règle.
                guard cellule.value != .empty || onglet.rule(of: cellule.address) != nil else { continue }
                #expect(remplies.contains("\(onglet.name)!\(cellule.address)"), "\(onglet.name)!\(cellule.address)")
            }
        }
    }

    @Test("Les validations sont celles des types de champ")
    func validations() throws {
        let classeur = try ClasseurVierge(exercice: 2026).classeur()
        let attendues: [(String, String, String, [String])] = [
            ("population", "whole", "between", ["1", "100000000"]),
            ("taille_contractuelle", "whole", "between", ["1", "4"]),
            ("membres", "whole", "between", ["0", "1000000"]),
            ("signature", "date", "between", ["36526", "73415"]), ("taux_partiel", "decimal", "between", ["0", "1"]),
            ("deja_verse", "decimal", "greaterThanOrEqual", ["0"]),
            ("i_1A1_nature", "list", "between", ["\"Résultat,Suivi,Sans objet\""]),
            ("i_1A1_poids", "decimal", "greaterThan", ["0"]), ("i_1A1_partiel", "decimal", "between", ["0", "1"]),
            ("i_1A1_valeur", "whole", "greaterThanOrEqual", ["0"]),
            ("i_1A2_valeur", "decimal", "greaterThanOrEqual", ["0"]),
            ("i_1A3_valeur", "decimal", "between", ["0", "1"]), ("i_1B1_valeur", "list", "between", ["\"Oui,Non\""]),
            ("i_1C1_valeur", "date", "between", ["36526", "73415"]),
            ("i_1A2_objectif", "decimal", "greaterThanOrEqual", ["0"]),
            ("i_1A3_objectif", "decimal", "between", ["0", "1"]),
            ("i_1C1_objectif", "decimal", "greaterThanOrEqual", ["0"]),
            ("i_1A1_atteint", "list", "between", ["\"Oui,Partiel,Non\""]),
            ("i_1A1_date", "date", "between", ["36526", "73415"]),
            ("i_1P1_libelle", "textLength", "lessThanOrEqual", ["2000"]),
            ("i_1P1_valeur", "textLength", "lessThanOrEqual", ["2000"]),
            ("crise_declaree", "list", "between", ["\"Oui,Non\""]),
            ("crise_plan", "list", "between", ["\"Première rédaction,Mise à jour,Aucun\""]),
            ("action_01_statut", "list", "between", ["\"À faire,En cours,Fait,Sans objet\""]),
        ]
        for (nom, type, comparaison, formules) in attendues {
            let regle = try #require(classeur.rule(named: nom), "\(nom)")
            #expect(regle.type == type, "\(nom)")
            #expect(regle.comparison == comparaison, "\(nom)")
            #expect(regle.formulas == formules, "\(nom)")
        }
        let formats = [
            "taux_partiel": "0.0\"\u{A0}\"%", "i_1A1_partiel": "0.0\"\u{A0}\"%", "signature": "dd/mm/yyyy",
            "contrat_annee_fin": "dd/mm/yyyy", "reference_debut": "dd/mm/yyyy", "total_estime": "#,##0.00\"\u{A0}€\"",
            "deja_verse": "#,##0.00\"\u{A0}€\"", "i_1A1_enjeu": "#,##0.00\"\u{A0}€\"",
            "i_1A2_objectif": "General\"\u{A0}jours\"", "i_1C1_objectif": "General\"\u{A0}mois\"",
        ]
        for (nom, format) in formats { #expect(classeur.cell(named: nom)?.numberFormat == format, "\(nom)") }
    }

    @Test("Les objectifs sont ceux que le modèle propose, vides là où il n’en propose pas")
    func objectifs() throws {
        let classeur = try ClasseurVierge(exercice: 2026).classeur()
        let attendus = [
            "1A2": 30, "1A3": 0.5, "1C1": 6, "21": 1, "23": 3, "24": 2, "1A1": nil, "1B2": nil, "1C2": nil, "32": nil,
        ]
        for (code, nombre) in attendus {
            let valeur = classeur.cell(named: "i_\(code)_objectif")?.value
            #expect(valeur == nombre.map { .number($0) } ?? .empty, "\(code)")
        }
        let onglet = try #require(classeur["Mission 1 – Accès aux soins"])
        #expect(
            ["C5", "C6", "C7", "C8", "C11"].map { onglet.cells[$0]?.value }
                == ["≥", "<", ">", "", "≤"].map { .text($0) })
        #expect(onglet.cells["D8"]?.value == .text("Oui") && onglet.cells["D8"]?.isLocked == true)
    }

    @Test(
        "En-têtes figés, mise en page A4, titres répétés, en-tête et pied de page",
        arguments: sample(try ClasseurVierge.tous())
    )
    func miseEnPage(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        for (position, onglet) in classeur.sheets.enumerated() {
            let nom = onglet.name
            let estInactif = nom == "Mission 4 – Crises" && vierge.cadre == "aci-2019"
            #expect(onglet.print.paper == 9, "\(nom)")
            #expect(onglet.print.orientation == (nom == "Synthèse" ? "portrait" : "landscape"), "\(nom)")
            #expect(onglet.print.fitToWidth == 1, "\(nom)")
            if nom == "Synthèse" { #expect(onglet.print.fitToHeight == 1) }
            #expect(onglet.print.header.contains("Indicateurs ACI \(vierge.exercice)"), "\(nom)")
            #expect(onglet.print.footer.contains("&P"), "\(nom)")
            #expect(onglet.print.footer.contains("ACI \(vierge.exercice).2"), "\(nom)")
            let titres = classeur.sheetNames[position]?["_xlnm.Print_Titles"]
            let aTitres = nom.hasPrefix("Mission") && !estInactif || nom == "Calendrier de collecte"
            #expect((titres != nil) == aTitres, "\(nom)")
        }
        let figees = classeur.sheets.map(\.frozenAt)
        let crises = vierge.cadre == "aci-2019" ? nil : "C4"
        #expect(figees == ["A2", "A3", "C5", "C5", "C5", crises, "C6", "A5"])
    }

    @Test("Chaque onglet s’ouvre sur sa première saisie", arguments: sample(try ClasseurVierge.tous()))
    func premiereSaisie(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        let crises = vierge.cadre == "aci-2019" ? nil : "crise_plan"
        let noms = [
            nil, "cpts_nom", "i_1A1_objectif", "i_21_objectif", "i_31_objectif", crises, "i_51_objectif",
            "action_01_responsable",
        ]
        for (onglet, nom) in zip(classeur.sheets, noms) {
            #expect(onglet.activeCell == nom.flatMap { classeur.cell(named: $0)?.address }, "\(onglet.name)")
        }
    }

    /// Pixels of Calibri 11 at 100 %, on a screen of 1366 with the window's own edges taken off.
    private static func pixels(_ largeurs: [Double]) -> Double {
        largeurs.reduce(0) { $0 + ($1 * 7 + 5).rounded(.down) }
    }

    @Test(
        "Ce qui sert toute l’année tient à l’écran, la page imprimée reste lisible",
        arguments: sample(try ClasseurVierge.tous()))
    func geometrie(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        for onglet in classeur.sheets where onglet.name.hasPrefix("Mission") {
            let largeurs = (1...15).compactMap { onglet.widths[$0] }
            #expect(largeurs.count == 15, "\(onglet.name)")
            // Du code à la date de la preuve.
            #expect(Self.pixels(Array(largeurs.prefix(10))) <= 1_290, "\(onglet.name)")
            // Une date de l’an dernier tient où tient celle de la preuve, et où se tape une valeur.
            #expect(min(largeurs[4], largeurs[11]) >= largeurs[9], "\(onglet.name)")
            // A4 en largeur, sans ses marges ; le plus petit texte a 10 points.
            let echelle = 10.99 * 96 / Self.pixels(largeurs)
            #expect(10 * echelle >= 7, "\(onglet.name)")
        }
        for nom in ["Mode d'emploi", "Calendrier de collecte"] {
            let onglet = try #require(classeur[nom])
            #expect(Self.pixels((1...7).compactMap { onglet.widths[$0] }) <= 1_290, "\(nom)")
        }
        let synthese = try #require(classeur["Synthèse"])
        #expect(Self.pixels((1...11).compactMap { synthese.widths[$0] }) <= 1_290)
        #expect((1...2).reduce(0) { $0 + (synthese.heights[$1] ?? 0) } <= 90)
    }

    @Test(
        "Toute formule ne cite que des noms qui existent, ou sa propre ligne",
        arguments: sample(try ClasseurVierge.tous()))
    func nomsCites(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        let connus = Set(classeur.names.keys.map { $0.lowercased() })
        for cellule in classeur.formulas {
            let formule = cellule.formula ?? ""
            let horsTextes = formule.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
            for nom in horsTextes.matches(of: /\b[a-z][A-Za-z0-9_]*/).map({ String($0.output) }) {
                #expect(connus.contains(nom.lowercased()), "\(cellule.sheet)!\(cellule.address) : \(nom)")
            }
        }
    }

    @Test("Contrôle connaît chaque règle d’une ligne")
    func regles() throws {
        let vierge = try #require(try ClasseurVierge.tous().last)
        let formules = try vierge.classeur().formulas.compactMap(\.formula)
        for regle in RegleIndicateur.toutes {
            let mot =
                switch regle.code {
                case .tauxInfime: "\"\(regle.colonne.devantUnTaux)\"&ROUND("
                case .seuilNonAtteint: "\" n’atteint pas \""
                case .seuilAtteint: "\" atteint \""
                default: "\"\(try #require(regle.motFixe))\""
                }
            #expect(formules.contains { $0.contains(mot) }, "\(regle.code.rawValue), \(regle.colonne.rawValue)")
        }
    }

    @Test("La marque du modèle, à deux endroits", arguments: sample(try ClasseurVierge.tous()))
    func marque(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        let marque = "ACI \(vierge.exercice).2"
        #expect(classeur.customProperties == ["modele_version": marque])
        #expect(classeur.cell(named: "modele_version")?.value == .text(marque))
        #expect(classeur.cell(named: "exercice")?.value == .number(Double(vierge.exercice)))
        #expect(classeur.cell(named: "cadre")?.value == .text(vierge.cadre))
    }

    private func echeances(_ octets: [UInt8]) throws -> [String] {
        let onglet = try #require(WrittenWorkbook(octets)["Calendrier de collecte"])
        return (5...16).map { ligne in
            guard case .number(let serie) = onglet.cells["B\(ligne)"]?.value,
                let jour = Jour(numero: Int(serie) - 25_569)
            else { return "B\(ligne) : \(String(describing: onglet.cells["B\(ligne)"]?.value))" }
            return jour.iso
        }
    }

    @Test(
        "Les échéances du calendrier sont douze jours ouvrés, un par mois", arguments: sample(try ClasseurVierge.tous())
    )
    func calendrier(vierge: ClasseurVierge) throws {
        let jours = try echeances(vierge.octets()).map { try #require(Jour(iso: $0), "\($0)") }
        #expect(jours.map(\.mois) == Array(1...12))
        #expect(jours.filter { !$0.estOuvre } == [])
    }

    @Test("Le calendrier suit la période, et saute les jours fériés")
    func calendrierDeLAnniversaire() throws {
        var bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2026))
        bilan.debutPeriode = Jour(iso: "2025-09-14")
        bilan.finPeriode = Jour(iso: "2026-09-13")
        let jours = try echeances(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
        // Le 11 novembre, le 1er janvier et le 25 mai 2026 (lundi de Pentecôte) n’en sont pas.
        #expect(
            jours == [
                "2025-09-15", "2025-10-15", "2025-11-17", "2025-12-10", "2026-01-15", "2026-02-16", "2026-03-10",
                "2026-04-20", "2026-05-15", "2026-06-10", "2026-07-15", "2026-08-10",
            ])
    }

    @Test("Le nom de la CPTS est dans l’en-tête de chaque onglet, son esperluette doublée")
    func nomDansEnTete() throws {
        var bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2026))
        bilan.identite.nom = "CPTS Orge & Yvette"
        let classeur = try WrittenWorkbook(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
        for onglet in classeur.sheets {
            #expect(onglet.print.header.hasPrefix("&LCPTS Orge && Yvette&R"), "\(onglet.name)")
        }
    }

    @Test("Un nom de CPTS qui ne tient pas dans un en-tête ne casse rien")
    func nomTresLong() throws {
        var bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2026))
        bilan.identite.nom = String(repeating: "& Été 😀\u{1}", count: 400)
        expectClean(try ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
    }
}
