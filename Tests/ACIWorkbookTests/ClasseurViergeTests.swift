import ACIModel
import ACIWorkbook
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
        #expect(try ClasseurVierge.tous().map(\.exercice) == Array(2019...2022) + Array(2022...2035))
    }

    @Test("PackageAudit n’y trouve rien", arguments: try ClasseurVierge.tous())
    func audit(vierge: ClasseurVierge) throws {
        expectClean(try vierge.octets())
    }

    @Test("Même jour, mêmes octets", arguments: try ClasseurVierge.tous())
    func deterministe(vierge: ClasseurVierge) throws {
        #expect(try vierge.dessine() == vierge.dessine())
    }

    @Test(
        "Huit onglets, dans l’ordre, tous visibles et protégés sans mot de passe", arguments: try ClasseurVierge.tous())
    func onglets(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        #expect(classeur.sheets.map(\.name) == Self.onglets)
        #expect(classeur.sheets.filter { !$0.isVisible }.map(\.name) == [])
        #expect(classeur.sheets.filter { !$0.isProtected || $0.hasPassword }.map(\.name) == [])
    }

    @Test(
        "Chaque champ a son nom, sur une cellule déverrouillée avec son aide et son refus",
        arguments: try ClasseurVierge.tous())
    func champs(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        for nom in vierge.champs {
            let cellule = try #require(classeur.cell(named: nom), "\(nom) : \(classeur.names[nom] ?? "absent")")
            #expect(!cellule.isLocked, "\(nom)")
            #expect(cellule.formula == nil, "\(nom)")
            let regle = try #require(classeur.rule(named: nom), "\(nom)")
            #expect(regle.type != "none", "\(nom)")
            for texte in [regle.promptTitle, regle.prompt, regle.errorTitle, regle.error] {
                #expect(!texte.isEmpty, "\(nom)")
            }
        }
    }

    @Test("Chaque résultat a son nom, sur une cellule verrouillée", arguments: try ClasseurVierge.tous())
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

    @Test("Rien d’autre n’est déverrouillé que les champs nommés", arguments: try ClasseurVierge.tous())
    func deverrouille(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        let nommes = Set(
            classeur.names.keys.compactMap { classeur.cell(named: $0).map { "\($0.sheet)!\($0.address)" } })
        for onglet in classeur.sheets where onglet.name != "Mode d'emploi" {
            for cellule in onglet.cells.values where !cellule.isLocked && onglet.rule(of: cellule.address) != nil {
                #expect(nommes.contains("\(onglet.name)!\(cellule.address)"), "\(onglet.name)!\(cellule.address)")
            }
        }
    }

    @Test("Les validations sont celles des types de champ")
    func validations() throws {
        let classeur = try ClasseurVierge(exercice: 2026).classeur()
        let attendues: [(String, String, [String])] = [
            ("population", "whole", ["1", "100000000"]), ("taille_contractuelle", "whole", ["1", "4"]),
            ("membres", "whole", ["0", "1000000"]), ("signature", "date", ["36526", "73415"]),
            ("taux_partiel", "decimal", ["0", "1"]), ("i_1A1_nature", "list", ["\"Résultat,Suivi,Sans objet\""]),
            ("i_1A1_poids", "decimal", ["0"]), ("i_1A1_valeur", "whole", ["0"]), ("i_1A2_valeur", "decimal", ["0"]),
            ("i_1A3_valeur", "decimal", ["0", "1"]), ("i_1B1_valeur", "list", ["\"Oui,Non\""]),
            ("i_1C1_valeur", "date", ["36526", "73415"]), ("i_1A1_atteint", "list", ["\"Oui,Partiel,Non\""]),
            ("i_1A1_date", "date", ["36526", "73415"]), ("crise_declaree", "list", ["\"Oui,Non\""]),
            ("crise_plan", "list", ["\"Première rédaction,Mise à jour,Aucun\""]),
            ("action_01_statut", "list", ["\"À faire,En cours,Fait,Sans objet\""]),
        ]
        for (nom, type, formules) in attendues {
            let regle = try #require(classeur.rule(named: nom), "\(nom)")
            #expect(regle.type == type, "\(nom)")
            #expect(regle.formulas == formules, "\(nom)")
        }
        #expect(classeur.cell(named: "taux_partiel")?.numberFormat == "0.0\"\u{A0}\"%")
        #expect(classeur.cell(named: "signature")?.numberFormat == "dd/mm/yyyy")
        #expect(classeur.cell(named: "total_estime")?.numberFormat == "#,##0.00\"\u{A0}€\"")
    }

    @Test(
        "En-têtes figés, mise en page A4, titres répétés, en-tête et pied de page", arguments: try ClasseurVierge.tous()
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
            #expect(onglet.print.footer.contains("ACI \(vierge.exercice).1"), "\(nom)")
            #expect((onglet.frozenAt != nil) == !estInactif, "\(nom)")
            let titres = classeur.sheetNames[position]?["_xlnm.Print_Titles"]
            let aTitres = nom.hasPrefix("Mission") && !estInactif || nom == "Calendrier de collecte"
            #expect((titres != nil) == aTitres, "\(nom)")
        }
    }

    @Test("La marque du modèle, à deux endroits", arguments: try ClasseurVierge.tous())
    func marque(vierge: ClasseurVierge) throws {
        let classeur = try vierge.classeur()
        let marque = "ACI \(vierge.exercice).1"
        #expect(classeur.customProperties == ["modele_version": marque])
        #expect(classeur.cell(named: "modele_version")?.value == .text(marque))
        #expect(classeur.cell(named: "exercice")?.value == .number(Double(vierge.exercice)))
        #expect(classeur.cell(named: "cadre")?.value == .text(vierge.cadre))
    }

    @Test("Les échéances du calendrier sont douze jours ouvrés de l’exercice", arguments: try ClasseurVierge.tous())
    func calendrier(vierge: ClasseurVierge) throws {
        let onglet = try #require(vierge.classeur()["Calendrier de collecte"])
        for ligne in 6...17 {
            guard case .number(let serie) = onglet.cells["B\(ligne)"]?.value,
                let jour = Jour(numero: Int(serie) - 25_569)
            else {
                Issue.record("B\(ligne) : \(String(describing: onglet.cells["B\(ligne)"]?.value))")
                continue
            }
            #expect(1...5 ~= jour.jourDeSemaine, "\(jour.iso)")
            #expect(jour.mois == ligne - 5, "\(jour.iso)")
        }
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
