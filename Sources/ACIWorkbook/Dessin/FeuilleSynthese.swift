internal import ACIModel
internal import SpreadsheetML

/// L’onglet Synthèse : les chiffres de l’année dans un bandeau qui reste à l’écran, puis ce qui se saisit, les euros, ce
/// qui peut encore rapporter et les réponses, sur une page. Les calculs internes sont à droite de la page.
struct FeuilleSynthese: FeuilleModele {
    static let colonnes = 1...11
    private static let hauteur = 17.0
    /// Celle des colonnes, hors la première.
    private static let largeur = 12.7
    static let nombreDeLeviers = 5

    private enum Bloc {
        static let identite = (titre: 1...4, etiquette: 1...2, valeur: 3...4)
        static let contrat = (titre: 5...7, etiquette: 5...6, valeur: 7...7)
        static let demarrages = (titre: 8...11, etiquette: 8...10, valeur: 11...11)
    }

    /// Les euros à gauche, le graphique à droite.
    private static let montants = 1...7
    private static let libelle = 1...6
    private static let graphique = 8...11

    private(set) var page: Page
    private let contexte: ContexteDeDessin
    private var ligne = 1

    init(_ contexte: ContexteDeDessin) throws {
        self.contexte = contexte
        page = try Page(Onglet.synthese, contexte)
    }

    private var cadre: Cadre { contexte.cadre }

    mutating func dessiner() throws -> Workbook {
        page.feuille.columns = [ColumnWidth(1...1, width: 22.5), ColumnWidth(2...11, width: Self.largeur)]
        page.feuille.tabColor = Palette.bandeau
        try bandeau()
        try saisies()
        try euros()
        try reponses()
        try signature()
        for ligne in 3..<ligne where !page.aUneHauteur(ligne) { page.feuille.setHeight(Self.hauteur, ofRow: ligne) }
        var internes = CalculsInternes(page)
        try internes.dessiner()
        page = internes.page
        page.feuille.frozenAt = try page.cellule(3, 1)
        try page.imprimer(.portrait, jusqua: page.cellule(ligne - 1, Self.colonnes.upperBound), pages: 1)
        return try page.achevee()
    }

    // MARK: Bandeau

    /// Deux lignes qui répondent à « combien, à coup sûr, et ensuite ? ».
    private mutating func bandeau() throws {
        let titre = "Indicateurs ACI \(contexte.bilan.exercice)"
        try page.ecrire(
            .text(contexte.bilan.identite.nom.map { "\(titre) · \($0)" } ?? titre),
            formule: Formula("\"\(titre)\"&IF(cpts_nom=\"\",\"\",\" · \"&cpts_nom)"), .titreDuBandeau, ligne: 1, 1...2)
        try page.ecrire(
            contexte.resultat("bandeau_situation"), formule: Formula(FormulesBandeau(cadre).situation),
            .texteDuBandeau, ligne: 2, 1...2)
        let chiffres: [(String, String, ClosedRange<Int>)] = [
            ("Total estimé", "total_estime", 3...4), ("Plancher", "total_plancher", 5...6),
            ("Plafond", "total_plafond", 7...8), ("Reste à recevoir", "reste_a_recevoir", 9...10),
        ]
        for (libelle, nom, colonnes) in chiffres {
            try page.ecrire(libelle, .libelleDuBandeau, ligne: 1, colonnes)
            try page.ecrire(
                contexte.resultat(nom), formule: Formula(nom), .chiffreDuBandeau(Format.euros), ligne: 2, colonnes)
        }
        try page.ecrire("À revoir", .libelleDuBandeau, ligne: 1, 11)
        try page.ecrire(
            contexte.resultat("points_a_revoir"), formule: Formula("points_a_revoir"),
            .chiffreDuBandeau(Format.points), ligne: 2, 11)
        page.feuille.setHeight(36, ofRow: 1)
        page.feuille.setHeight(44, ofRow: 2)
        ligne = 3
    }

    // MARK: Saisies

    /// Trois blocs côte à côte : la touche Entrée descend le long de chacun.
    private mutating func saisies() throws {
        let debut = ligne
        try page.ouvrirBloc("Identité", ligne: debut, Bloc.identite.titre)
        try page.ouvrirBloc("Contrat et période", ligne: debut, Bloc.contrat.titre)
        try page.ouvrirBloc("Démarrage des missions", ligne: debut, Bloc.demarrages.titre)
        let champs = contexte.champs
        let identite = try remplir(champs.identite, debut + 1, Bloc.identite.etiquette, Bloc.identite.valeur)
        var contrat = try remplir(champs.contrat, debut + 1, Bloc.contrat.etiquette, Bloc.contrat.valeur)
        var demarrages = try remplir(champs.demarrages, debut + 1, Bloc.demarrages.etiquette, Bloc.demarrages.valeur)
        for (libelle, nom, formule) in [
            ("Année du contrat : du", "contrat_annee_debut", FormulesContrat.debutDeLAnnee),
            ("au", "contrat_annee_fin", FormulesContrat.finDeLAnnee),
        ] {
            try page.ecrire(libelle, .etiquetteDroite, ligne: contrat, Bloc.contrat.etiquette)
            try page.calculer(nom, formule, Self.gris(Format.date), ligne: contrat, Bloc.contrat.valeur)
            contrat += 1
        }
        try page.ecrire("Taille retenue", .etiquetteDroite, ligne: demarrages, Bloc.demarrages.etiquette)
        try page.calculer(
            "taille", FormulesContrat.taille(cadre), Self.gris(Format.entier), ligne: demarrages,
            Bloc.demarrages.valeur)
        demarrages += 1
        for (libelle, nom, valeur) in [
            ("Exercice", "exercice", CellValue.number(Double(contexte.bilan.exercice))),
            ("Version du modèle", "modele_version", .text(contexte.modele)),
        ] {
            try page.ecrire(libelle, .etiquetteDroite, ligne: demarrages, Bloc.demarrages.etiquette)
            try page.ecrire(valeur, Self.gris(.general), ligne: demarrages, Bloc.demarrages.valeur)
            try page.nommer(nom, ligne: demarrages, Bloc.demarrages.valeur.lowerBound)
            demarrages += 1
        }
        ligne = max(identite, contrat, demarrages)
    }

    private mutating func remplir(
        _ champs: [Champ], _ debut: Int, _ etiquette: ClosedRange<Int>, _ valeur: ClosedRange<Int>
    ) throws -> Int {
        for (rang, champ) in champs.enumerated() {
            try page.ecrire(champ.libelle, .etiquette, ligne: debut + rang, etiquette)
            try page.saisir(champ, ligne: debut + rang, valeur)
            // Un nom de CPTS tient souvent sur deux lignes.
            let lignes = champ.nom == ChampBilan.nom.rawValue ? 2 : 1
            let texte = String(repeating: "\n", count: lignes - 1)
            page.ajuster(debut + rang, [(texte, 1), (contexte.texte(champ), Self.largeur * Double(valeur.count))])
        }
        return debut + champs.count
    }

    private static func gris(_ format: NumberFormat) -> Styles.Role { .reference(format, .center) }
    private static let centre = gris(Format.decimal)
    private static let euros = Styles.Role.reference(Format.euros, .right)
    private static let eurosGras = Styles.Role.referenceGras(Format.euros, .right)

    // MARK: Euros

    private mutating func euros() throws {
        let titre = "Ce que l’année rapporte"
        let points = PointDeSynthese.allCases
        let premier = points.first { $0.compte(contexte.bilan) > 0 }
        try page.ouvrirBloc(
            titre + (premier.map { " : \($0.remede)" } ?? ", estimation"),
            formule: Formula(
                "\"\(titre)\"&" + points.map { "IF(\($0.nom)>0,\" : \($0.remede)\"," }.joined() + "\", estimation\""
                    + String(repeating: ")", count: points.count)),
            ligne: ligne, Self.colonnes)
        if let note = contexte.bareme.note {
            ligne += 1
            try page.ecrire(note, .note, ligne: ligne, Self.colonnes)
            page.ajuster(ligne, [(note, 145)])
        }
        let entete = ligne + 1
        ligne = entete
        try page.ecrire("Mission", .enTete, ligne: ligne, 1...2)
        for (rang, segment) in GraphiqueMissions.segments.enumerated() {
            try page.ecrire(segment.titre, .enTete, ligne: ligne, 3 + rang)
        }
        try page.ecrire("Enveloppe de l’année", .enTete, ligne: ligne, 7)
        page.feuille.setHeight(32, ofRow: ligne)
        ligne += 1
        for mission in cadre.missions { try ligneMission(mission) }
        try ligneEnsemble()
        try totaux()
        try leviers()
        var dessin = GraphiqueMissions(page, cadre)
        try dessin.dessiner(entete: entete, dans: entete...(ligne - 1), Self.graphique)
        page = dessin.page
    }

    private mutating func ligneMission(_ mission: MissionModele) throws {
        let nom = mission.nom
        let formules = FormulesMission(mission)
        try page.lier(mission.titre, vers: mission.onglet, .lienTableau, ligne: ligne, 1...2)
        let cellules: [(String, String, Styles.Role)] = [
            ("fixe_\(nom)", formules.fixe, Self.euros), ("variable_\(nom)", formules.variable, Self.euros),
            ("a_portee_\(nom)", formules.aPortee, Self.euros),
            ("non_atteint_\(nom)", formules.nonAtteint, Self.euros),
            ("enveloppe_annee_\(nom)", formules.enveloppeDeLAnnee, Self.eurosGras),
        ]
        for (rang, (nom, formule, role)) in cellules.enumerated() {
            try page.calculer(nom, formule, role, ligne: ligne, 3 + rang)
        }
        ligne += 1
    }

    private mutating func ligneEnsemble() throws {
        try page.ecrire("Ensemble des missions", .referenceGras(.general, .left), ligne: ligne, 1...2)
        for (rang, prefixe) in ["fixe", "variable", "a_portee", "non_atteint", "enveloppe_annee"].enumerated() {
            try page.calculer(
                "total_\(prefixe)", Calculs.somme("\(prefixe)_", cadre), Self.eurosGras, ligne: ligne, 3 + rang)
        }
        ligne += 1
    }

    private mutating func totaux() throws {
        let formules = FormulesTotaux(cadre)
        var lignes: [(String, String, String)] = [
            ("Fonctionnement, en entier dès la signature du contrat", "fonctionnement", FormulesContrat.fonctionnement),
            (cadre.majoration?.libelle ?? "Majoration : aucune dans ce cadre", "majoration", formules.majoration),
            ("Total estimé de l’année", "total_estime", formules.total),
            ("Plancher : les « Oui » seuls", "total_plancher", formules.plancher),
            (libellePlafond, "total_plafond", formules.plafond),
            ("Avance de l’année", "avance", formules.avance),
            ("Solde, après le dialogue de gestion", "solde", FormulesTotaux.solde),
        ]
        lignes += cadre.horsTotal.filter { $0.exercice == contexte.bilan.exercice }.map {
            ("Hors total : \($0.ligne.libelle)", "hors_total_\($0.code.nomDefini)", FormulesTotaux.horsTotal($0))
        }
        for (libelle, nom, formule) in lignes {
            let estTotal = nom == "total_estime"
            try page.ecrire(
                libelle, estTotal ? .referenceGras(.general, .left) : .reference(.general, .left), ligne: ligne,
                Self.libelle)
            try page.calculer(nom, formule, estTotal ? Self.eurosGras : Self.euros, ligne: ligne, 7)
            ligne += 1
        }
        try page.ecrire(
            contexte.resultat("reste_libelle"), formule: Formula(FormulesBandeau.libelleDuReste),
            .reference(.general, .left), ligne: ligne, Self.libelle)
        try page.calculer("reste_a_recevoir", FormulesTotaux.resteARecevoir, Self.eurosGras, ligne: ligne, 7)
        ligne += 1
        try page.ecrire(
            "Hors de cette année : jours sans contrat ou sans mission démarrée", .reference(.general, .left),
            ligne: ligne, Self.libelle)
        try page.calculer("total_hors_annee", Calculs.somme("hors_annee_", cadre), Self.euros, ligne: ligne, 7)
        ligne += 1
    }

    private var libellePlafond: String {
        let base = "Plafond : « Partiel » et questions sans réponse comptés « Oui »"
        return cadre.missions.contains { !$0.variable.paieDesIndicateurs } ? "\(base), hors survenue d’une crise" : base
    }

    // MARK: Leviers

    private mutating func leviers() throws {
        try page.ouvrirBloc("Ce qui peut encore rapporter, sans la majoration", ligne: ligne, Self.montants)
        ligne += 1
        for rang in 1...Self.nombreDeLeviers {
            let levier = FormulesLevier(rang)
            try page.ecrire(
                contexte.resultat(levier.nomDuLibelle), formule: Formula(levier.libelle), .reference(.general, .left),
                ligne: ligne, Self.libelle)
            try page.calculer(levier.nomDuMontant, levier.montant, Self.eurosGras, ligne: ligne, 7)
            ligne += 1
        }
    }

    // MARK: Réponses

    private mutating func reponses() throws {
        try page.ouvrirBloc("Réponses aux indicateurs", ligne: ligne, Self.colonnes)
        ligne += 1
        let titres: [(String, ClosedRange<Int>)] = [
            ("Mission", 1...2), ("Valeurs déclarées", 3...4), ("Réponses données", 5...6), ("Oui", 7...7),
            ("Partiel", 8...8), ("Non", 9...9), ("À compléter ou à revoir", 10...11),
        ]
        for (titre, colonnes) in titres { try page.ecrire(titre, .enTete, ligne: ligne, colonnes) }
        page.feuille.setHeight(20, ofRow: ligne)
        ligne += 1
        for mission in cadre.missions {
            let nom = mission.nom
            try page.lier(mission.titre, vers: mission.onglet, .lienTableau, ligne: ligne, 1...2)
            let formules = FormulesMission(mission)
            let total = formules.somme(.auContrat)
            let comptes = Atteinte.allCases.map { formules.somme(.auContrat, reponse: $0) }
            let cellules: [(String, String, ClosedRange<Int>)] =
                [
                    ("declarees_\(nom)", "\(formules.somme(.valeur))&\" sur \"&\(total)", 3...4),
                    ("repondus_\(nom)", "\(comptes.joined(separator: "+"))&\" sur \"&\(total)", 5...6),
                ]
                + zip(Atteinte.allCases, comptes).enumerated().map {
                    ("compte_\($1.0.rawValue)_\(nom)", $1.1, (7 + $0)...(7 + $0))
                } + [("a_revoir_\(nom)", formules.somme(.aRevoir), 10...11)]
            for (nom, formule, colonnes) in cellules {
                try page.calculer(nom, formule, Self.centre, ligne: ligne, colonnes)
            }
            ligne += 1
        }
    }

    private mutating func signature() throws {
        try page.ecrire("Date :", .signature, ligne: ligne, 1...3)
        try page.ecrire("Pour la CPTS, le président ou la présidente :", .signature, ligne: ligne, 4...11)
        page.feuille.setHeight(54, ofRow: ligne)
        ligne += 1
    }
}
