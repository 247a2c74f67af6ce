import ACIModel
import ACIWorkbook
import TestSupport
import Testing

/// Reckoned by hand, as the formulas beside them compute it.
@Suite("Ce que le classeur garde de ce qui est à revoir, et de ce qui peut rapporter")
struct PointsGardesTests {
    private static let parcours = CodeMission("parcours")
    private static let prevention = CodeMission("prevention")
    private static let accompagnement = CodeMission("accompagnement")

    struct Point: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let comptes: [String: Int]
        let titre: String
        let changer: @Sendable (inout Bilan) throws -> Void

        init(
            _ quoi: String, _ comptes: [String: Int], _ titre: String? = nil,
            _ changer: @escaping @Sendable (inout Bilan) throws -> Void
        ) {
            testDescription = quoi
            self.comptes = comptes
            self.titre = "Ce que l’année rapporte" + (titre.map { " : vérifiez d’abord \($0)" } ?? ", estimation")
            self.changer = changer
        }
    }

    private static let points = [
        Point("rien à revoir", [:]) { _ in },
        Point("un habitant", ["population": 1], "la population du territoire") { $0.identite.population = 1 },
        Point("999 habitants", ["population": 1], "la population du territoire") { $0.identite.population = 999 },
        Point("1 000 habitants", [:]) { $0.identite.population = 1_000 },
        Point("sans signature", ["signature": 1], "la date de signature") { $0.identite.signature = nil },
        Point("signé après la période", ["signature": 1], "la date de signature") {
            $0.identite.signature = try Modeles.jour("2027-01-01")
        },
        Point("signé le dernier jour de la période", [:]) {
            $0.identite.signature = try Modeles.jour("2026-12-31")
        },
        Point("une période courte", ["periode": 1], "les dates de la période") {
            $0.debutPeriode = try Modeles.jour("2026-02-01")
        },
        Point("une période que la signature raccourcit", [:]) {
            $0.debutPeriode = try Modeles.jour("2026-02-01")
            $0.identite.signature = try Modeles.jour("2026-02-01")
        },
        Point("une période inversée", ["periode": 1], "les dates de la période") {
            $0.debutPeriode = try Modeles.jour("2026-12-31")
            $0.finPeriode = try Modeles.jour("2026-01-01")
        },
        Point("un contrat terminé", ["contrat": 1], "la fin du contrat") {
            $0.identite.finContrat = try Modeles.jour("2025-12-31")
        },
        Point("Partiel à 1 %", ["partiel": 1], "le taux du « Partiel »") { $0.tauxPartiel = Taux(points: 1) },
        Point("Partiel à 2 %", [:]) { $0.tauxPartiel = Taux(points: 2) },
        Point("Partiel à 0 %", [:]) { $0.tauxPartiel = Taux(points: 0) },
        Point("deux missions sans démarrage", ["demarrages": 2], "les démarrages des missions") {
            $0.debuts[parcours] = nil
            $0.debuts[prevention] = nil
        },
        Point("une mission en retard, sans réponse", ["demarrages": 1], "les démarrages des missions") {
            $0.debuts[prevention] = nil
            for code in ["3.1", "3.2", "3.3"] { $0.reponses[code] = Reponse() }
        },
        Point("une mission facultative sans démarrage", ["demarrages": 1], "les démarrages des missions") {
            $0.debuts[accompagnement] = nil
        },
        Point("une mission facultative sans réponse", [:]) {
            $0.debuts[accompagnement] = nil
            for code in ["6.1", "6.2"] { $0.reponses[code] = Reponse() }
        },
        Point("une mission que rien ne paie", ["natures": 1], "la nature des indicateurs") {
            for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code]?.nature = .suivi }
        },
        Point("des poids de deux comptes", ["poids": 1], "les poids des indicateurs") {
            $0.reponses["2.1"]?.poids = Poids(20)
        },
        Point("une crise dont rien n’est dit", ["crise": 3], "la situation de crise") {
            $0.crise = Crise(plan: .miseAJour, declaree: true)
        },
        Point("une crise hors de la période", ["crise": 1], "la situation de crise") {
            $0.crise = Crise(
                plan: .miseAJour, declaree: true, mobilisee: true, autorite: "Préfet",
                date: try Modeles.jour("2027-01-01"))
        },
        Point("une crise du dernier jour", [:]) {
            $0.crise = Crise(
                plan: .miseAJour, declaree: true, mobilisee: true, autorite: "Préfet",
                date: try Modeles.jour("2026-12-31"))
        },
        Point("une crise sans mission démarrée", ["demarrages": 1], "les démarrages des missions") {
            $0.crise = Crise(plan: .miseAJour, declaree: true)
            $0.debuts[CodeMission("crises")] = nil
        },
        Point("le premier l’emporte", ["signature": 1, "partiel": 1, "natures": 1], "la date de signature") {
            $0.identite.signature = nil
            $0.tauxPartiel = Taux(points: 1)
            for code in ["2.1", "2.2", "2.3", "2.4"] { $0.reponses[code]?.nature = .suivi }
        },
    ]

    @Test("Chaque point de Synthèse a son compte, et le premier se dit au-dessus des euros", arguments: points)
    func point(_ point: Point) throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        try point.changer(&bilan)
        let garde = try Garde(bilan, le: "2026-12-01")
        for nom in [
            "taille", "population", "signature", "periode", "contrat", "partiel", "demarrages", "natures", "poids",
            "crise",
        ] {
            #expect(garde["point_\(nom)"] == "\(point.comptes[nom] ?? 0)", "\(nom)")
        }
        #expect(garde["points_a_revoir"] == "\(point.comptes.values.reduce(0, +))")
        #expect(garde.titreDesEuros == point.titre)
    }

    @Test("Sans taille, Synthèse demande d’abord la population")
    func sansTaille() throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.identite.population = nil
        bilan.identite.signature = nil
        let garde = try Garde(bilan, le: "2026-12-01")
        #expect(garde["point_taille"] == "1")
        #expect(garde["points_a_revoir"] == "2")
        #expect(garde.titreDesEuros == "Ce que l’année rapporte : saisissez d’abord la population du territoire")
        #expect(garde["Synthèse", "A2"] == "Avenant 2 · taille inconnue\n1er janv. – 31 déc. 2026")
    }

    // MARK: Lignes

    /// Une ligne de chaque sorte : son contrôle, et si elle est à revoir avant et après la fin de la période.
    private static let lignes: [(code: String, mot: String, revoir: [Int])] = [
        ("1.A.1", "✓", [0, 0]), ("1.A.2", "À compléter", [0, 1]),
        ("1.A.3", "Valeur sans réponse : choisissez Oui, Partiel ou Non", [0, 1]),
        ("1.B.1", "Sans objet, mais une réponse est donnée", [1, 1]), ("1.B.2", "", [0, 0]),
        ("1.B.3", "Poids à corriger : un nombre positif", [1, 1]), ("1.C.1", "« Oui » sans valeur déclarée", [1, 1]),
        ("1.C.2", "Preuve à indiquer", [1, 1]), ("1.P.1", "", [0, 0]),
        ("1.P.2", "Sans intitulé : la ligne ne compte pas", [1, 1]), ("2.1", "Preuve à dater", [1, 1]),
        ("2.2", "Preuve de plus d’un an avant la période", [1, 1]),
        ("2.3", "Preuve datée d’après la période", [1, 1]), ("2.4", "✓", [0, 0]),
        ("2.P.1", "Preuve à indiquer", [1, 1]), ("3.1", "Poids à corriger : un nombre positif", [1, 1]),
        ("3.2", "✓", [0, 0]), ("3.3", "✓", [0, 0]), ("3.P.1", "À compléter", [0, 1]), ("4.1", "✓", [0, 0]),
        ("5.1", "", [0, 0]), ("5.2", "✓", [0, 0]), ("6.1", "À compléter", [0, 1]), ("6.2", "✓", [0, 0]),
    ]

    private static func detaille() throws -> Bilan {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.reponses["1.A.1"]?.poids = Poids(2)
        for code in ["1.A.2", "5.1", "6.1"] { bilan.reponses[code] = Reponse() }
        bilan.reponses["1.A.3"]?.atteint = nil
        bilan.reponses["1.B.1"]?.nature = .sansObjet
        bilan.reponses["1.B.2"] = Reponse(nature: .sansObjet)
        bilan.reponses["1.B.3"]?.poids = Poids(0)
        bilan.reponses["1.C.1"]?.valeur = nil
        bilan.reponses["1.C.2"]?.preuve = nil
        bilan.reponses["1.C.2"]?.atteint = .partiel
        bilan.reponses["1.C.2"]?.partiel = Taux(points: 25)
        bilan.reponses["1.P.2"] = Reponse(atteint: .oui)
        bilan.reponses["2.1"]?.datePreuve = nil
        bilan.reponses["2.2"]?.datePreuve = try Modeles.jour("2024-12-31")
        bilan.reponses["2.3"]?.datePreuve = try Modeles.jour("2027-01-01")
        bilan.reponses["2.4"]?.atteint = .non
        bilan.reponses["2.P.1"] = Reponse(libelle: "Nuit", atteint: .oui)
        bilan.reponses["3.1"] = Reponse(poids: Poids(0))
        bilan.reponses["3.2"]?.datePreuve = try Modeles.jour("2025-01-01")
        bilan.reponses["3.P.1"] = Reponse(libelle: " Nuit ")
        bilan.debuts[CodeMission("qualite")] = nil
        return bilan
    }

    @Test("Chaque ligne a son contrôle ; ce qui attend une réponse n’est à revoir que la période finie")
    func controles() throws {
        let bilan = try Self.detaille()
        let gardes = try ["2026-12-31", "2027-01-01"].map { try Garde(bilan, le: $0) }
        for (rang, garde) in gardes.enumerated() {
            for (code, mot, _) in Self.lignes {
                #expect(garde["i_\(code.filter { $0 != "." })_controle"] == mot, "\(code)")
            }
            for (numero, nom) in ["acces", "parcours", "prevention", "crises"].enumerated() {
                let compte = Self.lignes.filter { $0.code.hasPrefix("\(numero + 1)") }.map { $0.revoir[rang] }
                #expect(garde["a_revoir_\(nom)"] == "\(compte.reduce(0, +))", "\(nom)")
            }
        }
        // Onze ou quinze lignes, et la mission qui n’a pas démarré.
        #expect(gardes.map { $0["points_a_revoir"] } == ["11", "15"])
    }

    @Test("Les réponses se comptent et se pèsent, et les lignes qui peuvent rapporter se rangent")
    func reponses() throws {
        let garde = try Garde(Self.detaille(), le: "2026-12-31")
        for (nom, valeur) in [
            "declarees_acces": "4 sur 6", "repondus_acces": "4 sur 6", "compte_oui_acces": "3",
            "compte_partiel_acces": "1", "compte_non_acces": "0", "poids_acces": "6", "points_acces": "325",
            "poids_oui_acces": "3", "poids_non_acces": "0", "enveloppe_variable_acces": "35000",
            "variable_acces": "18958.33", "variable_plancher_acces": "17500", "variable_plafond_acces": "35000",
            "a_portee_acces": "16041.67", "non_atteint_acces": "0", "declarees_parcours": "4 sur 5",
            "repondus_parcours": "5 sur 5", "compte_oui_parcours": "4", "compte_non_parcours": "1",
            "poids_parcours": "5", "points_parcours": "400", "poids_non_parcours": "1", "variable_parcours": "36000",
            "non_atteint_parcours": "9000", "poids_prevention": "3", "variable_prevention": "11666.67",
            "declarees_qualite": "1 sur 2", "ouverte_qualite": "0", "jours_qualite": "0", "hors_annee_qualite": "30000",
            "i_1A2_enjeu": "5833.33", "i_1C2_enjeu": "4375", "i_3P1_enjeu": "5833.33", "i_61_enjeu": "5000",
            "i_24_enjeu": "0", "i_1B1_enjeu": "0", "i_51_enjeu": "0",
        ] {
            #expect(garde[nom] == valeur, "\(nom)")
        }
        #expect(
            (1...5).map { garde["levier_\($0)"] } == ["5833.33", "5833.33", "5833.33", "5000", "4375"])
        #expect(
            [1, 3].map { garde.libelle("levier_\($0)") } == ["1.A.2 Délai moyen d’orientation", "3.P.1 Nuit"])
        #expect(garde["Synthèse", "A1"] == "Indicateurs ACI 2026 · CPTS des Trois Rivières")
        #expect(
            garde["Synthèse", "A2"]
                == "Avenant 2 · taille 3\n1er janv. – 31 déc. 2026\n▸ 1.A.2 : 5 833,33 € à portée")
    }
}
