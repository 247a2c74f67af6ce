import ACIModel
import TestSupport
import Testing

@testable import ACIWorkbook

@Suite("Les lignes d’un ensemble")
struct LignesEnsembleTests {
    private static func ligne(
        _ fichier: String, _ nom: String? = "CPTS du Lac", exercice: Int = 2026,
        _ changer: (inout Bilan) throws -> Void = { _ in }
    ) throws -> LigneConsolidee {
        try EnsembleTests.ligne(fichier, exercice, nom ?? "") {
            $0.identite.nom = nom
            try changer(&$0)
        }
    }

    private static func ensemble(_ lignes: [LigneConsolidee]) throws -> Ensemble {
        var ensemble = Ensemble(aujourdhui: try Modeles.jour("2027-01-15"))
        for ligne in lignes { ensemble.ajouter(ligne) }
        return ensemble
    }

    /// Une erreur qui n’empêche pas de calculer.
    private static func provisoire(_ bilan: inout Bilan) { bilan.dejaVerse = Montant(centimes: -1) }
    private static func sansTaille(_ bilan: inout Bilan) { bilan.identite.population = nil }
    /// Rien n’est ouvert : le bilan compte, pour zéro.
    private static func nul(_ bilan: inout Bilan) {
        bilan.identite.signature = nil
        bilan.debuts = [:]
    }

    // MARK: Fichiers

    @Test(
        "Chaque fichier se nomme depuis le dossier qui les contient tous",
        arguments: [
            (["/x/a/lac.xlsx", "/x/b/lac.xlsx"], ["a/lac.xlsx", "b/lac.xlsx"]),
            (["/a/lac.xlsx", "/a/b/phare.xlsx"], ["lac.xlsx", "b/phare.xlsx"]),
            (["d/2025/x/a.xlsx", "d/2026/x/a.xlsx"], ["2025/x/a.xlsx", "2026/x/a.xlsx"]),
            (["d1/a.xlsx", "d2/a.xlsx"], ["d1/a.xlsx", "d2/a.xlsx"]), (["d/a.xlsx"], ["a.xlsx"]),
            (["a.xlsx"], ["a.xlsx"]), ([], []),
        ] as [([String], [String])])
    func dossiers(chemins: [String], noms: [String]) throws {
        let lignes = try chemins.enumerated().map { rang, chemin in
            try Self.ligne(chemin) { $0.identite.membres = rang }
        }
        let nommes = try Self.ensemble(lignes).depuisLeurDossier().lignes
        #expect(nommes.map(\.fichier) == noms)
        #expect(nommes.allSatisfy { $0.nom == "CPTS du Lac" })
    }

    @Test("Une copie nomme son original depuis le même dossier ; qui n’a pas de nom prend celui du fichier")
    func nomsDeFichiers() throws {
        let lignes = try Self.ensemble([
            Self.ligne("d/a/lac.xlsx"), Self.ligne("d/b/lac.xlsx"), Self.ligne("d/c.xlsx", nil),
            LigneConsolidee(illisible: "d/e.xlsx", "le fichier est vide."),
        ]).depuisLeurDossier().lignes
        #expect(lignes.map(\.nom) == ["CPTS du Lac", "CPTS du Lac", "c.xlsx", "e.xlsx"])
        #expect(lignes[1].etat == .copie("a/lac.xlsx"))
        #expect(
            lignes[1].points.map(\.message.plainSpaces)
                == ["Mêmes réponses que « a/lac.xlsx » : ce fichier n’est pas compté."])
        #expect(lignes[3].points.map(\.message) == ["Le fichier est vide."])
    }

    @Test("Ce qui est dit d’un fichier illisible ne redit pas son nom, et prend une majuscule")
    func illisible() {
        for (message, point) in [
            ("«\u{A0}a.xlsx\u{A0}»\u{A0}: le fichier est vide.", "Le fichier est vide."),
            ("élément inconnu dans «\u{A0}a.xlsx\u{A0}».", "Élément inconnu dans « a.xlsx »."),
            ("«\u{A0}b.xlsx\u{A0}»\u{A0}: vide.", "« b.xlsx » : vide."), ("", ""),
        ] {
            let ligne = LigneConsolidee(illisible: "a.xlsx", message)
            #expect(ligne.points.map(\.message.plainSpaces) == [point])
            #expect(ligne.points.map(\.gravite) == [.erreur])
            #expect(!ligne.estComptee && !ligne.etat.aUnRapport && ligne.etat.erreurs == 0)
        }
    }

    // MARK: Ordres

    @Test("De deux lignes qui se valent, le nom décide, qu’elles se calculent ou non")
    func egales() throws {
        let lignes = [
            try Self.ligne("b.xlsx", "CPTS B", Self.sansTaille), try Self.ligne("c.xlsx", "CPTS C", Self.nul),
            try Self.ligne("a.xlsx", "CPTS A", Self.nul), try Self.ligne("d.xlsx", "CPTS D", Self.sansTaille),
        ]
        func tries(_ tri: Ensemble.Tri) throws -> [String] {
            var ensemble = try Self.ensemble(lignes)
            ensemble.trier(tri)
            return ensemble.lignes.map(\.fichier)
        }
        #expect(lignes.map { $0.montants?.total.montant } == [nil, .zero, .zero, nil])
        #expect(try tries(.total) == ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"])
        #expect(try tries(.nom) == ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"])
    }

    @Test("Par risque : illisible, provisoire, rempli, vierge, et le plus d’euros à gagner d’abord")
    func risque() throws {
        func gagne(_ code: String) -> (inout Bilan) -> Void { { $0.reponses[code]?.atteint = .partiel } }
        var ensemble = try Self.ensemble([
            Self.ligne("a.xlsx", "CPTS A"), Self.ligne("b.xlsx", "CPTS B", gagne("3.1")),
            Self.ligne("c.xlsx", "CPTS C", gagne("2.1")),
            Self.ligne("d.xlsx", "CPTS D", Self.provisoire),
            Self.ligne("e.xlsx", "CPTS E") {
                Self.provisoire(&$0)
                gagne("2.1")(&$0)
            }, Self.ligne("f.xlsx", "CPTS E", exercice: 2025, Self.provisoire),
            LigneConsolidee(illisible: "z.xlsx", "vide"),
        ])
        #expect(ensemble.trier(.risque) == [6, 4, 3, 5, 2, 1, 0])
        #expect(ensemble.lignes.map(\.etat.erreurs) == [0, 1, 1, 1, 0, 0, 0])
    }

    @Test("La plus petite part acquise d’abord, puis le nom ; une enveloppe nulle n’a pas de part")
    func parts() throws {
        let ensemble = try Self.ensemble([
            Self.ligne("a.xlsx", "CPTS A") { $0.identite.departement = "Vienne" },
            Self.ligne("b.xlsx", "CPTS B") { $0.identite.departement = "Ain" },
            Self.ligne("c.xlsx", "CPTS C") {
                $0.identite.departement = "Var"
                $0.reponses["2.1"]?.atteint = .non
            },
            Self.ligne("d.xlsx", "CPTS D") {
                $0.identite.departement = "Yonne"
                Self.nul(&$0)
            },
        ])
        let tableau = TableauxEnsemble(ensemble).parDepartement
        let noms = tableau.rangees.map { if case .texte(let nom) = $0[1] { nom } else { "" } }
        #expect(noms == ["Yonne", "Var", "Ain", "Vienne"])
        let classeur = try WrittenWorkbook(ClasseurConsolide(ensemble).octets())
        // La part de la première est vide, dans les sommes comme dans la liste.
        #expect(classeur["Bilans"]?.cells["H8"]?.value == .empty)
        let ligne = try #require(self.ligne("Yonne", "B", dans: classeur))
        #expect(classeur["Totaux"]?.cells["J\(ligne)"]?.value == .number(0))
        #expect(classeur["Totaux"]?.cells["K\(ligne)"]?.formula == "IF($J\(ligne)=0,\"\",$F\(ligne)/$J\(ligne))")
        #expect(classeur["Totaux"]?.cells["K\(ligne)"]?.value == .empty)
    }

    private func ligne(_ texte: String, _ colonne: String, dans classeur: WrittenWorkbook) -> Int? {
        classeur["Totaux"]?.cells.values.first { $0.value == .text(texte) && $0.address.hasPrefix(colonne) }
            .flatMap { Int($0.address.drop(while: \.isLetter)) }
    }

    @Test("Le plus de Non de chaque année, qui n’en a qu’un ou plusieurs")
    func plusDeNon() throws {
        func non(_ codes: String...) -> (inout Bilan) -> Void {
            { bilan in for code in codes { bilan.reponses[code]?.atteint = .non } }
        }
        let tableau = TableauxEnsemble(
            try Self.ensemble([
                Self.ligne("a.xlsx", "CPTS A", non("2.1", "2.2")), Self.ligne("b.xlsx", "CPTS B", non("2.1")),
                Self.ligne("c.xlsx", "CPTS C", exercice: 2025, non("3.2", "3.1")),
                Self.ligne("d.xlsx", "CPTS D", exercice: 2024),
            ])
        ).plusDeNon
        let lignes = tableau.rangees.map { rangee in
            if case (.annee(let annee?), .texte(let code), .entier(let non?)) = (rangee[0], rangee[1], rangee[8]) {
                "\(annee) \(code) \(non)"
            } else {
                ""
            }
        }
        #expect(lignes == ["2026 2.1 2", "2025 3.1 1", "2025 3.2 1"])
    }

    // MARK: État

    @Test("Ce que valent les sommes, de combien de classeurs")
    func etat() throws {
        let complet = try Self.ligne("a.xlsx")
        let provisoires = try ["b.xlsx", "c.xlsx"].map { try Self.ligne($0, $0, Self.provisoire) }
        let sansTaille = try Self.ligne("d.xlsx", "CPTS D", Self.sansTaille)
        let illisible = LigneConsolidee(illisible: "e.xlsx", "vide")
        func dit(_ lignes: [LigneConsolidee]) -> [String] {
            let etat = EtatEnsemble(lignes)
            return [etat.compte.plainSpaces, etat.francais.plainSpaces]
        }
        #expect(dit([complet]) == ["1 classeur", ""])
        #expect(dit([complet, complet.copie(de: "a.xlsx")]) == ["2 classeurs, dont 1 compté", ""])
        #expect(dit([complet, provisoires[0]]) == ["2 classeurs", "provisoire, 1 bilan sur 2"])
        #expect(
            dit([complet] + provisoires + [sansTaille]) == [
                "4 classeurs, dont 3 comptés", "provisoire, 2 bilans sur 3 ; incomplet, 1 classeur sans montant",
            ])
        #expect(
            dit([sansTaille, illisible]) == [
                "2 classeurs, dont 0 compté", "incomplet, 2 classeurs sans montant",
            ])
        #expect(
            EtatEnsemble([sansTaille] + provisoires).reserves.map(\.plainSpaces)
                == ["provisoire, 2 bilans sur 2", "incomplet, 1 classeur sans montant"])
    }

    // MARK: Classeur

    @Test("Sans bilan qui compte, les onglets n’ont que leurs titres, et rien à en redire")
    func rienNeCompte() throws {
        let ensemble = try Self.ensemble([LigneConsolidee(illisible: "z.xlsx", "vide")])
        let octets = try ClasseurConsolide(ensemble).octets()
        expectClean(octets)
        let classeur = try WrittenWorkbook(octets)
        #expect(
            classeur.sheets.map(\.name) == [
                "Bilans", "Totaux", "Évolution", "Indicateurs", "Points", "Échéances", "Attendus",
            ])
        let cellules = try #require(classeur["Totaux"]).cells.values.filter { $0.value != .empty }
        #expect(Set(cellules.map(\.address)) == ["A1", "A2"])
        #expect(classeur["Évolution"]?.cells["A2"]?.value == .text("Aucune CPTS n’a de bilan de deux années."))
        #expect(classeur.formulas.isEmpty)
        #expect(TableauxEnsemble(ensemble).plusGrosGains().titre == "Le plus d’euros à gagner")
    }

    @Test("Un graphique a une ligne par rangée, quatorze au plus", arguments: [(1, 10), (13, 22), (14, 23), (16, 23)])
    func graphique(departements: Int, hauteur: Int) throws {
        let lignes = try (1...departements).map { rang in
            try Self.ligne("\(rang).xlsx", "CPTS \(rang)") { $0.identite.departement = "Département \(rang)" }
        }
        let classeur = try WrittenWorkbook(ClasseurConsolide(try Self.ensemble(lignes)).octets())
        let titre = try #require(
            self.ligne("Par département (en euros), la plus petite part acquise d’abord", "A", dans: classeur))
        let enTetes = try #require(self.ligne("Département", "B", dans: classeur))
        #expect(enTetes - titre - 1 == hauteur)
    }

    @Test("Rien n’est dit de non démarré si tout a démarré ; d’un seul gain, le titre ne coupe rien")
    func toutDemarre() throws {
        let gagne = try Self.ligne("a.xlsx") { $0.reponses["2.1"]?.atteint = .partiel }
        let tableaux = TableauxEnsemble(try Self.ensemble([gagne]))
        let gains = tableaux.plusGrosGains(auPlus: 1)
        #expect(gains.titre == "Le plus d’euros à gagner en 2026" && gains.note == nil)
        #expect(
            gains.colonnes.filter(\.estEssentielle).map(\.titre) == [
                "CPTS", "Département", "À portée (€)",
            ])
        #expect(tableaux.plusGrosGains(auPlus: 0).titre == "Le plus d’euros à gagner en 2026, 0 sur 1")
        let attendus = tableaux.attendus
        #expect(
            attendus.note?.plainSpaces
                == "2026 : toutes ont répondu. Sans liste (--expected), les CPTS attendues sont celles d’une autre "
                + "année."
        )
        #expect(tableaux.manquants.rangees.isEmpty)
    }

    // MARK: Anonymat

    private static func lu(_ nom: String?, _ changer: (inout Bilan) -> Void = { _ in }) throws -> BilanLu {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.identite.nom = nom
        changer(&bilan)
        let (financement, diagnostics) = Financement.calculer(bilan)
        return BilanLu(
            modele: "ACI 2026.2", producteur: "Tableur de Camille", bilan: bilan,
            lieux: [
                "cpts_nom": Adresse(feuille: "Synthèse", cellule: "C4"),
                "i_21_atteint": Adresse(feuille: "Mission 2 – Parcours", cellule: "F5"),
                "cpam": Adresse(feuille: "Notes de Camille", cellule: "B2"),
            ], financement: financement,
            rapprochement: [
                LigneRapprochement(
                    rubrique: "total", lieu: Adresse(feuille: "Notes de Camille", cellule: "B3"),
                    classeur: Montant(euros: 1), calcule: Montant(euros: 2))
            ], diagnostics: diagnostics)
    }

    @Test("Une CPTS garde son numéro d’un fichier à l’autre, attendue ou non ; sans nom, chaque fichier est seul")
    func numeros() throws {
        var anonymat = Anonymat()
        #expect(anonymat.masquer(CPTSAttendue(nom: "CPTS du Phare", departement: "Var")).nom == "CPTS 1")
        for (nom, numero) in [("CPTS du Lac", "CPTS 2"), ("cpts du  LAC", "CPTS 2"), ("CPTS DU PHARE", "CPTS 1")] {
            let (_, lu, ligne) = anonymat.masquer(try Self.lu(nom), fichier: "\(nom).xlsx", avecPoints: true)
            #expect(lu.bilan.identite.nom == numero && ligne.nom == numero)
        }
        for fichier in ["x.xlsx", "z.xlsx"] {
            let (alias, lu, ligne) = anonymat.masquer(try Self.lu(nil), fichier: fichier, avecPoints: true)
            #expect(lu.bilan.identite.nom == nil && ligne.nom == alias && ligne.fichier == alias)
        }
        #expect(
            anonymat.masquer(illisible: "y.xlsx", "«\u{A0}y.xlsx\u{A0}» est vide.", citation: "«\u{A0}y.xlsx\u{A0}»")
                .phrase.plainSpaces == "« Fichier 6 » est vide.")
        let deja = anonymat.masquer(CPTSAttendue(nom: "CPTS DU LAC", departement: "Var"))
        #expect(deja == CPTSAttendue(nom: "CPTS 2", departement: "Var"))
        #expect(
            anonymat.cles.map { [$0.alias, $0.numero, $0.fichier, $0.identite.nom ?? "", "\($0.exercice ?? 0)"] } == [
                ["", "CPTS 1", "", "CPTS du Phare", "0"],
                ["Fichier 1", "CPTS 2", "CPTS du Lac.xlsx", "CPTS du Lac", "2026"],
                ["Fichier 2", "CPTS 2", "cpts du  LAC.xlsx", "cpts du  LAC", "2026"],
                ["Fichier 3", "CPTS 1", "CPTS DU PHARE.xlsx", "CPTS DU PHARE", "2026"],
                ["Fichier 4", "CPTS 3", "x.xlsx", "", "2026"], ["Fichier 5", "CPTS 4", "z.xlsx", "", "2026"],
                ["Fichier 6", "", "y.xlsx", "", "0"],
            ])
        #expect(anonymat.cles[0].identite.departement == "Var")
    }

    @Test("Ce qui cite un nom, un fichier ou un onglet ajouté ne le cite plus ; les onglets du modèle se disent")
    func masque() throws {
        var anonymat = Anonymat()
        let lu = try Self.lu("CPTS du Lac") {
            $0.identite.populationSource = "Insee"
            $0.crise.autorite = "Préfet"
            $0.reponses["2.1"]?.commentaire = "Vu."
            $0.reponses["2.1"]?.objectif = .texte("Dix")
            $0.reponses["2.1"]?.precedent = .entier(3)
        }
        let masque = anonymat.masquer(lu, fichier: "a.xlsx", avecPoints: false).lu
        let identite = masque.bilan.identite
        #expect(
            [identite.cpam, identite.ars, identite.coordinateur, identite.populationSource] == [nil, nil, nil, nil])
        #expect(identite.population == 82_000 && identite.region == "Vienne" && masque.producteur == nil)
        #expect(masque.modele == "ACI 2026.2" && masque.financement == lu.financement)
        #expect(
            masque.lieux == [
                "cpts_nom": Adresse(feuille: "Synthèse", cellule: "C4"),
                "i_21_atteint": Adresse(feuille: "Mission 2 – Parcours", cellule: "F5"),
                "cpam": Adresse(feuille: "(masqué)", cellule: "B2"),
            ])
        #expect(
            masque.rapprochement == [
                LigneRapprochement(
                    rubrique: "total", lieu: Adresse(feuille: "(masqué)", cellule: "B3"), classeur: Montant(euros: 1),
                    calcule: Montant(euros: 2))
            ])
        let reponse = masque.bilan.reponse("2.1")
        #expect(masque.bilan.crise.autorite == "(masqué)" && reponse.commentaire == "(masqué)")
        #expect(reponse.preuve == lu.bilan.reponse("2.1").preuve.map { _ in "(masqué)" } && reponse.libelle == nil)
        #expect(reponse.objectif == .texte("(masqué)") && reponse.precedent == .entier(3))
        #expect(reponse.valeur == .entier(12) && reponse.datePreuve == Jour(iso: "2026-12-01"))
        #expect(masque.bilan.reponse("3.3").valeur == .texte("(masqué)"))
        let sansTexte = anonymat.masquer(try Self.lu("CPTS du Lac"), fichier: "b.xlsx", avecPoints: false).lu
        #expect(sansTexte.bilan.crise.autorite == nil && sansTexte.bilan.reponse("2.1").commentaire == nil)
    }

    @Test("Deux bilans que seuls leurs textes distinguent ne sont pas des copies, même masqués")
    func copiesMasquees() throws {
        var anonymat = Anonymat()
        var ensemble = try Self.ensemble([])
        let etats = try ["Vu.", "Revu.", "Vu."].enumerated().map { rang, texte in
            let lu = try Self.lu("CPTS du Lac") { $0.reponses["2.1"]?.commentaire = texte }
            return ensemble.ajouter(anonymat.masquer(lu, fichier: "\(rang).xlsx", avecPoints: false).ligne).etat
        }
        #expect(etats == [.complet, .complet, .copie("Fichier 1")])
        #expect(ensemble.lignes.map(\.fichier) == ["Fichier 1", "Fichier 2", "Fichier 3"])
    }

    @Test(
        "Une phrase perd ce qu’elle cite, de la première citation à la dernière",
        arguments: [
            ("La saisie « a » vaut « b ».", "La saisie « … »."), ("Rien.", "Rien."),
            ("à l’envers » et «", "à l’envers » et «"),
            ("« a", "« a"), ("a »", "a »"),
        ])
    func citations(phrase: String, masquee: String) {
        #expect(Anonymat.masquer(phrase).plainSpaces == masquee)
    }

    @Test("D’un fichier illisible, ni son nom, ni ce qui est cité ou entre parenthèses ne se dit")
    func illisibleMasque() {
        var anonymat = Anonymat()
        let (alias, phrase) = anonymat.masquer(
            illisible: "a", "Le fichier « b » (de Camille) est vide (0 octet).", citation: "« a »")
        #expect(alias == "Fichier 1")
        #expect(phrase.plainSpaces == "« Fichier 1 » Le fichier « … » ( … ).")
        #expect(
            anonymat.masquer(illisible: "a", "« a » est vide.", citation: "« a »").phrase.plainSpaces
                == "« Fichier 2 » est vide.")
    }
}
