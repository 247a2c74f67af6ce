import ACIModel
import ACIWorkbook
import Foundation
import SpreadsheetML
import TestSupport
import Testing

@Suite("Lecture d’un classeur rempli")
struct LectureTests {
    @Test("Un exemple enregistré par LibreOffice se lit sans écart de rapprochement")
    func exemples() throws {
        let exemples = try FileManager.default.contentsOfDirectory(
            at: Checkout.samples, includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "xlsx" }
        #expect(exemples.count == 3)
        for url in exemples {
            let lu = try LecteurClasseur(.embarques).lire(Array(Data(contentsOf: url)))
            #expect(lu.producteur == "LibreOffice")
            #expect(!lu.rapprochement.isEmpty)
            #expect(lu.rapprochement.allSatisfy { $0.ecart == .zero })
        }
    }

    @Test("Un nom mène à sa feuille, quelles qu’en soient la casse et les accents")
    func nomsDesFeuilles() throws {
        let exemple = Array(try Data(contentsOf: Checkout.samples.appending(path: "2-taille3-ordinaire.xlsx")))
        var package = try PatchedPackage(exemple)
        try package.change("xl/workbook.xml") { noms in
            noms.replacing(">Synthèse!", with: ">SYNTHESE!").replacing(">&apos;Mission 1", with: ">&apos;MISSION 1")
        }
        #expect(package["xl/workbook.xml"]?.contains(">SYNTHESE!") == true)
        let (lu, attendu) = (
            try LecteurClasseur(.embarques).lire(package.zipped()), try LecteurClasseur(.embarques).lire(exemple)
        )
        #expect(lu.bilan.identite == attendu.bilan.identite && lu.bilan.debuts == attendu.bilan.debuts)
        #expect(lu.bilan.reponses == attendu.bilan.reponses)
        #expect(lu.diagnostics.map(\.ligne) == attendu.diagnostics.map(\.ligne))
    }

    @Test("Un objectif trop long ou trop grand se dit, avec ce qui est attendu")
    func objectifs() throws {
        var bilan = try Modeles.ordinaire()
        bilan.reponses["1.A.1"]?.objectif = .entier(9)
        bilan.reponses["2.P.1"] = Reponse(libelle: "Télésoin", objectif: .texte("à convenir"))
        var classeur = try ClasseurEnTable(bilan)
        classeur["i_2P1_objectif"]?.valeur = .text(String(repeating: "x", count: 4_001))
        classeur["i_1A1_objectif"]?.valeur = .number(1e300)
        let lu = try classeur.lu()
        func dits(_ champ: String) -> [String] {
            lu.diagnostics.filter { $0.champ == champ }.map { "\($0.code.rawValue), \($0.attendu ?? "")" }
        }
        #expect(dits("i_2P1_objectif") == ["texte-coupe, un texte"])
        #expect(dits("i_1A1_objectif") == ["valeur-hors-bornes, un nombre"])
        #expect(lu.bilan.reponse("1.A.1").objectif == nil)
    }

    @Test(
        "Une saisie qui ne se lit pas dit ce qui est attendu",
        arguments: [
            ("population", "un nombre entier"),
            ("membres", "un nombre entier"),
            ("signature", "une date de la forme 31/12/2026"),
            ("debut_parcours", "une date de la forme 31/12/2026"),
            ("taux_partiel", "un pourcentage"),
            ("deja_verse", "un montant en euros, avec deux décimales au plus"),
            ("i_1A1_poids", "un nombre"),
            ("i_1A1_partiel", "un pourcentage"),
            ("i_1A1_nature", "Résultat, Suivi ou Sans objet"),
            ("i_1A1_atteint", "Oui, Partiel ou Non"),
            ("i_1A1_valeur", "un nombre entier"),
            ("i_1A3_valeur", "un pourcentage"),
            ("i_1A1_date", "une date de la forme 31/12/2026"),
            ("crise_declaree", "Oui ou Non"),
            ("crise_plan", "Première rédaction, Mise à jour ou Aucun"),
        ])
    func illisible(champ: String, attendu: String) throws {
        var bilan = try Modeles.ordinaire()
        bilan.reponses["1.A.1"]?.nature = .resultat
        bilan.reponses["1.A.1"]?.poids = Poids(2)
        bilan.reponses["1.A.1"]?.partiel = .moitie
        bilan.dejaVerse = Montant(euros: 1)
        bilan.crise = Crise(plan: .miseAJour, declaree: false)
        var classeur = try ClasseurEnTable(bilan)
        classeur[champ]?.valeur = .text("voir avec Anne")
        let dits = try classeur.lu().diagnostics.filter { $0.champ == champ }
        #expect(dits.map(\.attendu) == [attendu])
        #expect(dits.map(\.trouve) == ["voir avec Anne"])
    }

    @Test("Un taux minuscule qui se montre 0 % ne se dit qu’une fois")
    func tauxMinuscule() throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur["taux_partiel"]?.valeur = .number(0.004)
        classeur["taux_partiel"]?.format = "0%"
        #expect(try classeur.lu().diagnostics.filter { $0.champ == "taux_partiel" }.map(\.code) == [.tauxTresFaible])
    }

    @Test("Une réponse refusée a un message et un seul")
    func refus() throws {
        let bareme = try Cadres.embarques.bareme(exercice: 2025)
        var package = try PatchedPackage(
            ClasseurModele(
                Bilan(
                    bareme: bareme, identite: Identite(population: 50_000, signature: Jour(iso: "2022-01-03")),
                    reponses: ["1.A.1": Reponse(valeur: .entier(12), atteint: .partiel, preuve: "Registre")]),
                aujourdhui: ClasseurVierge.jour
            ).octets())
        try package.replace(">Partiel</t>", with: ">peut-être</t>", in: "xl/sharedStrings.xml")
        let lu = try LecteurClasseur(.embarques).lire(package.zipped())
        let messages = lu.diagnostics.filter { $0.champ == "i_1A1_atteint" }
        #expect(messages.map(\.code) == [.atteintInconnu])
        #expect(
            messages.first?.ligne
                == "Mission 1 – Accès aux soins!F5 (1.A.1)\u{A0}: «\u{A0}peut-être\u{A0}» n’est pas une réponse. Choisissez Oui, Partiel ou Non."
        )
        #expect(lu.estProvisoire)
    }

    @Test("Deux saisies fusionnées, ou une saisie et un calcul : une phrase, là où est ce qui est caché")
    func valeurCachee() throws {
        let bareme = try Cadres.embarques.bareme(exercice: 2025)
        var package = try PatchedPackage(
            ClasseurModele(
                Bilan(
                    bareme: bareme,
                    reponses: ["1.A.1": Reponse(valeur: .entier(12)), "1.A.2": Reponse(valeur: .entier(34))]),
                aujourdhui: ClasseurVierge.jour
            ).octets())
        try package.change("xl/worksheets/sheet3.xml") {
            $0.replacing(/<mergeCells[^>]*>/) { $0.output + #"<mergeCell ref="E5:E6"/><mergeCell ref="F5:G5"/>"# }
        }
        let lu = try LecteurClasseur(.embarques).lire(package.zipped())
        let partagees = lu.diagnostics.filter { $0.code == .nomEnConflit }
        #expect(partagees.map(\.champ) == ["i_1A2_valeur"])
        #expect(partagees.first?.lieu == Adresse(feuille: "Mission 1 – Accès aux soins", cellule: "E5"))
        #expect(partagees.first?.trouve == "34")
        #expect(partagees.first?.message.contains("Défusionnez-les") == true)
        let cachees = lu.diagnostics.filter { $0.code == .valeurCachee }
        #expect(cachees.map(\.champ) == ["i_1A1_atteint"])
        #expect(cachees.first?.lieu == Adresse(feuille: "Mission 1 – Accès aux soins", cellule: "G5"))
        // The second input has no cell of its own any more.
        #expect(lu.bilan.reponse("1.A.1").valeur == .entier(12))
        #expect(lu.bilan.reponse("1.A.2").valeur == nil)
        #expect(lu.diagnostics.filter { $0.code == .nomEnConflit }.map(\.champ) == ["i_1A2_valeur"])
    }

    // Excel keeps an error for a picture placed in the cell, WPS a formula of its own.
    @Test("picture-cell", arguments: [nil, "DISPIMG(\"ID_0\",1)"])
    func image(_ formule: String?) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur["i_1A1_preuve"] = .init(
            valeur: formule == nil ? .error("#VALUE!") : .text("=DISPIMG"), formule: formule.map { Formula($0) })
        let lu = try classeur.lu()
        #expect(lu.bilan.reponse("1.A.1").preuve == nil)
        #expect(lu.diagnostics.filter { $0.champ == "i_1A1_preuve" }.map(\.code) == [.imageDansCellule])
    }

    // The blank workbook proposes an objective; what a script clears away is gone all the same.
    @Test("absent-cell")
    func celluleAbsente() throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur["i_21_objectif"] = nil
        #expect(try classeur.lu().bilan.reponse("2.1").objectif == nil)
    }

    @Test("Une formule se dit dans une saisie, si elle a un résultat qui se lit")
    func formules() throws {
        let cas: [(String, CellValue, String, [CodeDiagnostic])] = [
            ("population", .number(82_000), "80000+2000", [.formuleDansSaisie]), ("population", .empty, "1+1", []),
            ("population", .error("#REF!"), "1+1", [.celluleEnErreur]),
            ("cpam", .text("CPAM"), "\"CPAM\"", [.formuleDansSaisie]),
            ("population", .text("82 000"), "1+1", [.nombreEnTexte, .formuleDansSaisie]),
            // LibreOffice writes a boolean that way.
            ("crise_declaree", .boolean(false), "FALSE()", [.reponseHorsListe]),
            ("crise_declaree", .boolean(false), "false()", [.reponseHorsListe]),
            ("crise_declaree", .boolean(false), "NOT(TRUE())", [.reponseHorsListe, .formuleDansSaisie]),
        ]
        for (champ, valeur, formule, codes) in cas {
            var classeur = try ClasseurEnTable(Modeles.ordinaire())
            classeur[champ] = .init(valeur: valeur, formule: Formula(formule))
            let dits = try classeur.lu().diagnostics.filter { $0.champ == champ && $0.code != .tailleInconnue }
            #expect(
                dits.map(\.code).sorted { $0.rawValue > $1.rawValue } == codes.sorted { $0.rawValue > $1.rawValue },
                "\(champ), =\(formule)")
        }
    }

    @Test("Une image ne se dit que d’un texte ; ailleurs, c’est une erreur de la cellule")
    func imageAilleurs() throws {
        var classeur = try ClasseurEnTable.rempli()
        let (textes, autres) = (
            ["cpam", "i_1A1_commentaire", "i_2P1_libelle"], ["membres", "signature", "i_1A1_valeur"]
        )
        for champ in textes + autres { classeur[champ] = .init(valeur: .error("#VALUE!")) }
        classeur["ars"] = .init(valeur: .error("#N/A"))
        classeur["coordinateur"] = .init(valeur: .error("#VALUE!"), formule: "1+\"a\"")
        let lu = try classeur.lu()
        func dits(_ champs: [String]) -> Set<CodeDiagnostic> {
            Set(lu.diagnostics.filter { champs.contains($0.champ ?? "") }.map(\.code))
        }
        #expect(dits(textes) == [.imageDansCellule])
        #expect(dits(autres).contains(.celluleEnErreur) && !dits(autres).contains(.imageDansCellule))
        #expect(dits(["ars", "coordinateur"]) == [.celluleEnErreur])
    }

    @Test("Le taux infime d’un indicateur se dit une fois, par la règle de sa ligne")
    func tauxInfime() throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur["i_1A3_valeur"] = .init(valeur: .number(0.004), format: "0%")
        let codes = try classeur.lu().diagnostics.filter { $0.champ == "i_1A3_valeur" }.map(\.code)
        #expect(codes.contains(.tauxInfime))
        #expect(!codes.contains(.tauxTresFaible) && !codes.contains(.affichagePartiel), "\(codes)")
    }

    @Test(
        "Un nombre de membres a des bornes, et garde ce qu’il était au-delà",
        arguments: [(-1, nil), (0, 0), (1_000_000, 1_000_000), (1_000_001, nil)] as [(Double, Int?)])
    func bornes(saisi: Double, membres: Int?) throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur["membres"]?.valeur = .number(saisi)
        let lu = try classeur.lu()
        #expect(lu.bilan.identite.membres == membres)
        let refus = lu.diagnostics.filter { $0.champ == "membres" && $0.code == .valeurHorsBornes }
        #expect(refus.map(\.attendu) == (membres == nil ? ["un nombre entier"] : []))
    }

    @Test("Un objectif qui reprend les mots du modèle est celui du modèle ; d’autres mots se lisent, ou se disent")
    func motsDesObjectifs() throws {
        let cas: [(String, String, Valeur?, Bool)] = [
            ("1.A.2", "< 30 jours", .decimal(30), false), ("1.A.2", "<  30 JOURS", .decimal(30), false),
            ("1.A.3", "> 50 %", .taux(0.5), false), ("2.3", "≥ 3", .entier(3), false),
            ("1.A.1", "Aucun ; suit le volume", nil, false), ("1.A.1", "beaucoup", nil, true),
        ]
        for (code, texte, objectif, estDit) in cas {
            var classeur = try ClasseurEnTable(Modeles.ordinaire())
            let champ = "i_\(code.replacing(".", with: ""))_objectif"
            classeur[champ] = .init(valeur: .text(texte))
            let lu = try classeur.lu()
            let lue = lu.bilan.reponse(code).objectif
            #expect("\(String(describing: lue))" == "\(String(describing: objectif))", "\(code), \(texte)")
            #expect(
                lu.diagnostics.contains { $0.champ == champ && $0.gravite == .erreur } == estDit, "\(code), \(texte)")
        }
    }
}
