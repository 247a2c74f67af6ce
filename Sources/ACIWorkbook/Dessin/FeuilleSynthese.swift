internal import ACIModel
internal import SpreadsheetML

/// L’onglet Synthèse : l’identité à saisir, puis l’année calculée par des formules vivantes, sur une page.
struct FeuilleSynthese: FeuilleModele {
    private static let colonnes = 1...9
    private static let hauteur = 17.0
    private static let colonneBareme = 11
    private static let explicationFixe = 11...11
    private static let explicationVariable = 12...15
    private static let explication = 11...15
    private static let titreDesEuros = (
        sansTaille: "5. Ce que l’année rapporte : saisissez d’abord la population du territoire",
        calcule: "5. Ce que l’année rapporte, estimation"
    )
    private static let gauche = (etiquette: 1...1, valeur: 2...4)
    private static let droite = (etiquette: 6...8, valeur: 9...9)

    private(set) var page: Page
    private let contexte: ContexteDeDessin

    init(_ contexte: ContexteDeDessin) throws {
        self.contexte = contexte
        page = try Page(Onglet.synthese, contexte)
    }

    private var cadre: Cadre { contexte.cadre }

    mutating func dessiner() throws -> Workbook {
        page.feuille.columns = [ColumnWidth(1...1, width: 34), ColumnWidth(2...9, width: 13.5)]
        page.feuille.tabColor = Palette.bandeau
        try entete()
        let apresIdentite = try identite(debut: 5)
        let apresReponses = try reponses(debut: apresIdentite + 1)
        let apresFinancement = try financement(debut: apresReponses + 1)
        for ligne in 6..<apresFinancement where !page.aUneHauteur(ligne) {
            page.feuille.setHeight(Self.hauteur, ofRow: ligne)
        }
        var graphique = GraphiqueMissions(page, cadre)
        try graphique.dessiner(donnees: apresFinancement + 1, colonnes: Self.explication, sous: apresFinancement + 1)
        page = graphique.page
        let derniere = graphique.derniereLigne
        try bareme(debut: 5)
        page.feuille.frozenAt = try page.cellule(4, 1)
        try page.imprimer(.portrait, jusqua: page.cellule(derniere, Self.colonnes.upperBound), pages: 1)
        return try page.achevee()
    }

    private mutating func entete() throws {
        try page.intituler(
            "Synthèse – Indicateurs ACI \(contexte.bilan.exercice)",
            "L’identité et les dates se saisissent ici ; tout le reste se calcule pendant que vous remplissez les onglets.",
            colonnes: Self.colonnes)
        try page.ajuster(2, [("L’identité", 100)], minimum: 20)
        let aRevoir = contexte.pointsARevoir
        try page.ecrire(
            .text(Self.bilanDesControles(aRevoir)),
            formule: Formula(
                "IF(points_a_revoir=0,\"✓ Rien à compléter ni à revoir\","
                    + "IF(points_a_revoir=1,\"1 point à compléter ou à revoir\",points_a_revoir&\" points à compléter ou à revoir\"))"
            ),
            .etiquetteGras, ligne: 3, 1...4)
        try page.ecrire(contexte.bareme.note ?? "", .note, ligne: 3, 5...9)
        try page.ecrire("", .note, ligne: 4, 1)
        page.feuille.setHeight(6, ofRow: 4)
        page.feuille.setHeight(34, ofRow: 3)
    }

    private static func bilanDesControles(_ nombre: Int) -> String {
        switch nombre {
        case 0: "✓ Rien à compléter ni à revoir"
        case 1: "1 point à compléter ou à revoir"
        default: "\(nombre) points à compléter ou à revoir"
        }
    }

    // MARK: Identité

    private mutating func identite(debut: Int) throws -> Int {
        try page.ouvrirBloc("1. Identité de la CPTS", ligne: debut, 1...4)
        var ligne = debut + 1
        for champ in contexte.champs.identite {
            try page.ecrire(champ.libelle, .etiquette, ligne: ligne, Self.gauche.etiquette)
            try page.saisir(champ, ligne: ligne, Self.gauche.valeur)
            ligne += 1
        }
        let faits: [(String, String, String, NumberFormat)] = [
            ("Taille retenue", "taille", FormulesFinancement.taille(cadre), Format.entier)
        ]
        for (libelle, nom, formule, format) in faits {
            try page.ecrire(libelle, .etiquette, ligne: ligne, Self.gauche.etiquette)
            try page.calculer(nom, formule, .referenceGras(format, .left), ligne: ligne, Self.gauche.valeur)
            ligne += 1
        }
        let constantes: [(String, String, CellValue)] = [
            ("Exercice", "exercice", .number(Double(contexte.bilan.exercice))),
            ("Cadre", "cadre", .text(cadre.id)),
            ("Version du modèle", "modele_version", .text(contexte.modele)),
        ]
        for (libelle, nom, valeur) in constantes {
            try page.ecrire(libelle, .etiquette, ligne: ligne, Self.gauche.etiquette)
            try page.ecrire(valeur, .reference(.general, .left), ligne: ligne, Self.gauche.valeur)
            try page.nommer(nom, ligne: ligne, Self.gauche.valeur.lowerBound)
            ligne += 1
        }
        return max(ligne, try contrat(debut: debut))
    }

    private mutating func contrat(debut: Int) throws -> Int {
        try page.ouvrirBloc("2. Contrat et période", ligne: debut, 6...9)
        var ligne = try champs(contexte.champs.contrat, debut: debut + 1)
        try page.ouvrirBloc("3. Démarrage des missions", ligne: ligne, 6...9)
        ligne = try champs(contexte.champs.demarrages, debut: ligne + 1)
        let faits: [(String, String, String, NumberFormat)] = [
            ("Début retenu", "debut_retenu", FormulesFinancement.debutRetenu, Format.date),
            ("Fin retenue", "fin_retenue", FormulesFinancement.finRetenue, Format.date),
            ("Premier jour compté", "debut_compte", FormulesFinancement.debutCompte, Format.date),
            ("Jours de l’année de référence", "reference_jours", FormulesFinancement.joursReference, Format.entier),
            ("« Partiel » retenu", "taux_retenu", FormulesFinancement.tauxRetenu, Format.taux),
        ]
        for (libelle, nom, formule, format) in faits {
            try page.ecrire(libelle, .etiquette, ligne: ligne, Self.droite.etiquette)
            try page.calculer(nom, formule, .reference(format, .right), ligne: ligne, Self.droite.valeur)
            if format == Format.taux { page.abregerTaux(try page.cellule(ligne, Self.droite.valeur.lowerBound)) }
            ligne += 1
        }
        return ligne
    }

    private mutating func champs(_ champs: [Champ], debut: Int) throws -> Int {
        for (rang, champ) in champs.enumerated() {
            try page.ecrire(champ.libelle, .etiquette, ligne: debut + rang, Self.droite.etiquette)
            try page.saisir(champ, ligne: debut + rang, Self.droite.valeur)
        }
        return debut + champs.count
    }

    // MARK: Réponses

    private mutating func reponses(debut: Int) throws -> Int {
        try page.ouvrirBloc("4. Réponses aux indicateurs", ligne: debut, Self.colonnes)
        let titres = [
            "Mission", "Répondus", "Oui", "Partiel", "Non", "Poids : Oui", "Poids : Partiel", "Poids : Non",
            "Poids : total",
        ]
        try enTetes(titres, ligne: debut + 1)
        var ligne = debut + 2
        for mission in cadre.missions {
            let nom = mission.nom
            try page.lier(mission.titre, vers: mission.onglet, .lienTableau, ligne: ligne, 1...1)
            try page.calculer("repondus_\(nom)", FormulesFinancement.repondus(mission), Self.centre, ligne: ligne, 2)
            for (rang, reponse) in Atteinte.allCases.enumerated() {
                try page.calculer(
                    "compte_\(reponse.rawValue)_\(nom)", FormulesFinancement.compte(mission, reponse: reponse),
                    Self.centre, ligne: ligne, 3 + rang)
                try page.calculer(
                    "poids_\(reponse.rawValue)_\(nom)", FormulesFinancement.poids(mission, reponse: reponse),
                    Self.centre, ligne: ligne, 6 + rang)
            }
            try page.calculer(
                "poids_total_\(nom)", FormulesFinancement.poids(mission, reponse: nil), Self.centre, ligne: ligne, 9)
            ligne += 1
        }
        try page.ecrire("Points à compléter ou à revoir", .referenceGras(.general, .left), ligne: ligne, 1)
        let formule =
            cadre.missions.map {
                "SUMPRODUCT((controle_\($0.nom)<>\"\")*(controle_\($0.nom)<>\"\(Controle.complet)\"))"
            }
            .joined(separator: "+") + "+(taille=\"\")*1+(signature=\"\")*1+\(FormulesFinancement.periodeFausse)*1"
        try page.calculer("points_a_revoir", formule, .referenceGras(Format.entier, .center), ligne: ligne, 2)
        try page.ecrire(
            "Population ou taille, période et signature comprises. Le détail est dans la colonne Contrôle de chaque onglet.",
            .note, ligne: ligne, 3...9)
        return ligne + 1
    }

    private static let centre = Styles.Role.reference(Format.decimal, .center)
    private static let euros = Styles.Role.reference(Format.euros, .right)
    private static let eurosGras = Styles.Role.referenceGras(Format.euros, .right)

    private mutating func enTetes(_ titres: [String], ligne: Int) throws {
        for (rang, titre) in titres.enumerated() { try page.ecrire(titre, .enTete, ligne: ligne, 1 + rang) }
        page.feuille.setHeight(32, ofRow: ligne)
    }

    // MARK: Financement

    private mutating func financement(debut: Int) throws -> Int {
        let (vide, calculee) = (Self.titreDesEuros.sansTaille, Self.titreDesEuros.calcule)
        try page.ouvrirBloc(
            contexte.bilan.taille == nil ? vide : calculee,
            formule: Formula("IF(taille=\"\",\"\(vide)\",\"\(calculee)\")"), ligne: debut, Self.colonnes)
        let titres = [
            "Mission", "Part fixe : enveloppe", "Jours comptés", "Part fixe acquise", "Part variable : enveloppe",
            "Part variable estimée", "Variable : plancher", "Variable : plafond", "Mission, estimé",
        ]
        try enTetes(titres, ligne: debut + 1)
        try page.ecrire("Part fixe : comment elle se calcule", .enTete, ligne: debut + 1, Self.explicationFixe)
        try page.ecrire("Part variable : comment elle se calcule", .enTete, ligne: debut + 1, Self.explicationVariable)
        var ligne = debut + 2
        for mission in cadre.missions {
            try ligneMission(mission, ligne: ligne)
            ligne += 1
        }
        try ligneEnsemble(ligne)
        return try totaux(debut: ligne + 1)
    }

    private mutating func ligneMission(_ mission: MissionModele, ligne: Int) throws {
        let nom = mission.nom
        try page.lier(mission.titre, vers: mission.onglet, .lienTableau, ligne: ligne, 1...1)
        let cellules: [(String, String, Styles.Role)] = [
            ("enveloppe_fixe_\(nom)", FormulesFinancement.enveloppeFixe(mission), Self.euros),
            ("jours_\(nom)", FormulesFinancement.jours(mission), Self.centre),
            ("fixe_\(nom)", FormulesFinancement.fixe(mission), Self.eurosGras),
            ("enveloppe_variable_\(nom)", FormulesFinancement.enveloppeVariable(mission), Self.euros),
            ("variable_\(nom)", FormulesFinancement.variable(mission, .montant), Self.eurosGras),
            ("variable_plancher_\(nom)", FormulesFinancement.variable(mission, .plancher), Self.euros),
            ("variable_plafond_\(nom)", FormulesFinancement.variable(mission, .plafond), Self.euros),
            ("total_\(nom)", FormulesFinancement.totalMission(mission), Self.eurosGras),
        ]
        for (rang, (nom, formule, role)) in cellules.enumerated() {
            try page.calculer(nom, formule, role, ligne: ligne, 2 + rang)
        }
        let chemin = "missions.\(mission.code)"
        try expliquer("\(chemin).fixe", FormulesExplication.fixe(mission), ligne: ligne, Self.explicationFixe)
        try expliquer(
            "\(chemin).variable", FormulesExplication.variable(mission), ligne: ligne, Self.explicationVariable)
    }

    /// À côté du montant, hors de la page imprimée : comment il se calcule.
    private mutating func expliquer(_ chemin: String, _ formule: String, ligne: Int, _ colonnes: ClosedRange<Int>)
        throws
    {
        try page.ecrire(
            .text(contexte.explication(chemin)), formule: Formula(formule), .note, ligne: ligne, colonnes)
    }

    private mutating func ligneEnsemble(_ ligne: Int) throws {
        try page.ecrire("Ensemble des missions", .referenceGras(.general, .left), ligne: ligne, 1)
        try page.ecrire("", Self.euros, ligne: ligne, 3)
        let sommes: [(Int, String, String)] = [
            (2, "enveloppe_fixe", "enveloppe_fixe_"), (4, "total_fixe", "fixe_"),
            (5, "enveloppe_variable", "enveloppe_variable_"), (6, "total_variable", "variable_"),
            (7, "total_variable_plancher", "variable_plancher_"), (8, "total_variable_plafond", "variable_plafond_"),
            (9, "total_missions", "total_"),
        ]
        for (colonne, nom, prefixe) in sommes {
            try page.calculer(
                nom, FormulesFinancement.somme(prefixe, cadre), Self.eurosGras, ligne: ligne, colonne)
        }
    }

    /// Une ligne sous les missions : un montant, et comment il se calcule.
    private struct Ligne {
        let libelle: String
        let nom: String
        let formule: String
        let chemin: String
        let explication: String
    }

    private var lignesDesTotaux: [Ligne] {
        func total(_ nom: String, _ mission: (MissionModele) -> String, _ majoration: String) -> String {
            FormulesExplication.total(cadre, mission: mission, majoration: majoration)
        }
        func majoration(_ variable: String) -> String { FormulesFinancement.majoration(variable, cadre) }
        let lignes = [
            Ligne(
                libelle: "Fonctionnement, en entier dès la signature du contrat", nom: "fonctionnement",
                formule: FormulesFinancement.fonctionnement, chemin: "fonctionnement",
                explication: FormulesExplication.fonctionnement),
            Ligne(
                libelle: cadre.majoration.map(\.libelle) ?? "Majoration : aucune dans ce cadre", nom: "majoration",
                formule: FormulesFinancement.majoration(cadre), chemin: "majoration",
                explication: FormulesExplication.majoration(cadre)),
            Ligne(
                libelle: "Total estimé de l’année", nom: "total_estime", formule: FormulesFinancement.totalEstime,
                chemin: "total", explication: total("total_estime", { "total_\($0.nom)" }, "majoration")),
            Ligne(
                libelle: "Plancher : ce qui est déjà assuré (les « Oui » seuls)", nom: "total_plancher",
                formule: FormulesFinancement.totalBorne("total_variable_plancher", cadre), chemin: "plancher",
                explication: total(
                    "total_plancher", { "fixe_\($0.nom)+variable_plancher_\($0.nom)" },
                    majoration("total_variable_plancher"))),
            Ligne(
                libelle:
                    "Plafond : ce qui reste à portée (« Partiel » et questions sans réponse comptés comme « Oui »)",
                nom: "total_plafond", formule: FormulesFinancement.totalBorne("total_variable_plafond", cadre),
                chemin: "plafond",
                explication: total(
                    "total_plafond", { "fixe_\($0.nom)+variable_plafond_\($0.nom)" },
                    majoration("total_variable_plafond"))),
            Ligne(
                libelle: "Avance", nom: "avance", formule: FormulesFinancement.avance(cadre.avance),
                chemin: "versements.avance", explication: FormulesExplication.avance(cadre)),
            Ligne(
                libelle: "Solde, après le dialogue de gestion", nom: "solde", formule: FormulesFinancement.solde,
                chemin: "versements.solde", explication: FormulesExplication.solde),
        ]
        return lignes
            + cadre.horsTotal.filter { $0.exercice == contexte.bilan.exercice }.map {
                Ligne(
                    libelle: "Hors total : \($0.ligne.libelle)", nom: "hors_total_\($0.code.nomDefini)",
                    formule: FormulesFinancement.horsTotal($0), chemin: "horsTotal.\($0.code)", explication: "")
            }
    }

    private mutating func totaux(debut: Int) throws -> Int {
        let lignes = lignesDesTotaux
        for (rang, total) in lignes.enumerated() {
            let ligne = debut + rang
            let estTotal = total.nom == "total_estime"
            let role: Styles.Role = estTotal ? .referenceGras(.general, .left) : .reference(.general, .left)
            try page.ecrire(total.libelle, role, ligne: ligne, 1...7)
            try page.calculer(
                total.nom, total.formule, estTotal ? .resultat(Format.euros) : Self.eurosGras, ligne: ligne, 8...9)
            if estTotal { page.feuille.setHeight(22, ofRow: ligne) }
            if !total.explication.isEmpty {
                try expliquer(total.chemin, total.explication, ligne: ligne, Self.explication)
            }
        }
        return debut + lignes.count
    }

    // MARK: Barème

    /// À droite de la page imprimée : les montants que lisent les formules.
    private mutating func bareme(debut: Int) throws {
        let premiere = Self.colonneBareme
        page.feuille.columns += [
            ColumnWidth((premiere - 1)...(premiere - 1), width: 4), ColumnWidth(premiere...premiere, width: 46),
            ColumnWidth((premiere + 1)...(premiere + cadre.tailles.count), width: 12),
        ]
        try page.ouvrirBloc(
            "Barème \(contexte.bilan.exercice), lu par les formules ; ses sources sont dans Mode d’emploi",
            ligne: debut,
            premiere...(premiere + cadre.tailles.count))
        try page.ecrire("Montants annuels", .enTete, ligne: debut + 1, premiere)
        for (rang, taille) in cadre.tailles.enumerated() {
            try page.ecrire("Taille \(taille.numero)", .enTete, ligne: debut + 1, premiere + 1 + rang)
        }
        for (numero, rangee) in RangeeBareme.toutes(cadre).enumerated() {
            let ligne = debut + 2 + numero
            try page.ecrire(rangee.libelle, .reference(.general, .left), ligne: ligne, premiere)
            for (rang, valeur) in rangee.valeurs.enumerated() {
                try page.ecrire(.number(valeur), .reference(rangee.format, .right), ligne: ligne, premiere + 1 + rang)
            }
            try page.nommer(
                rangee.nom, page.plage(ligne...ligne, (premiere + 1)...(premiere + rangee.valeurs.count)))
        }
    }
}
