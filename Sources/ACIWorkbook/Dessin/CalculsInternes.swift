internal import ACIModel
internal import SpreadsheetML

/// À droite de la page imprimée de Synthèse : tout ce que les formules lisent sans que personne ait à le regarder.
struct CalculsInternes {
    private static let premiere = FeuilleSynthese.colonnes.upperBound + 2
    /// La colonne vide avant eux : assez large pour qu’un écran de 1 366 points ne les montre pas.
    private static let ecart = 22.0
    private static let titre = 3
    private static let debut = 4
    /// La colonne des étiquettes, à droite de la table des lignes.
    private static let etiquette = premiere + ColonneInterne.allCases.count + 1

    private(set) var page: Page
    private let contexte: ContexteDeDessin
    private var ligne = debut

    init(_ page: Page) {
        self.page = page
        contexte = page.contexte
    }

    private var cadre: Cadre { contexte.cadre }
    private var derniere: Int { Self.etiquette + max(ColonneMissionInterne.allCases.count, cadre.tailles.count) }

    mutating func dessiner() throws {
        let table = ColonneInterne.allCases.enumerated().map { rang, colonne in
            ColumnWidth((Self.premiere + rang)...(Self.premiere + rang), width: colonne.largeur)
        }
        page.feuille.columns +=
            [ColumnWidth((Self.premiere - 1)...(Self.premiere - 1), width: Self.ecart)] + table + [
                ColumnWidth((Self.etiquette - 1)...(Self.etiquette - 1), width: 4),
                ColumnWidth(Self.etiquette...Self.etiquette, width: 58),
                ColumnWidth((Self.etiquette + 1)...derniere, width: 14),
            ]
        try page.ouvrirBloc(
            "Calculs internes : les formules de la page les lisent ; rien n’est à saisir ici", ligne: Self.titre,
            Self.premiere...derniere)
        try tableDesLignes()
        try contrat()
        try missions()
        try bareme()
        try feries()
    }

    // MARK: Lignes

    private mutating func tableDesLignes() throws {
        let lignes = contexte.lignes
        for (rang, colonne) in ColonneInterne.allCases.enumerated() {
            let place = Self.premiere + rang
            try page.ecrire(colonne.titre, .enTete, ligne: Self.debut, place)
            for ligne in lignes {
                try page.ecrire(
                    contexte.interne(colonne, ligne), formule: ligne.formule(colonne).map { Formula($0) },
                    .reference(.general, colonne == .libelle ? .left : .center), ligne: Self.debut + ligne.numero,
                    place)
            }
            try page.nommer(
                colonne.nom, page.plage((Self.debut + 1)...(Self.debut + lignes.count), place...place))
        }
    }

    // MARK: Contrat

    private mutating func contrat() throws {
        try titrer("Contrat et période")
        let faits: [(String, String, String, NumberFormat)] =
            [
                ("Début de la période retenu", "debut_retenu", FormulesContrat.debutRetenu, Format.date),
                ("Fin de la période retenue", "fin_retenue", FormulesContrat.finRetenue, Format.date),
                (
                    "Rang de l’année du contrat qui finit avec elle", "periode_rang", FormulesContrat.rangDeLaPeriode,
                    .general
                ),
                ("Rang de l’année du contrat montrée", "contrat_annee", FormulesContrat.rangDeLAnnee, .general),
                ("Début de l’année de référence", "reference_debut", FormulesContrat.debutReference, Format.date),
                ("Jours de l’année de référence", "reference_jours", FormulesContrat.joursReference, .general),
                ("Fin du contrat retenue", "contrat_fin_retenue", FormulesContrat.finDuContrat, Format.date),
                ("Contrat en cours (1 : oui)", "contrat_en_cours", FormulesContrat.enCours, .general),
                ("Premier jour compté", "debut_compte", FormulesContrat.debutCompte, Format.date),
                ("Dernier jour compté", "fin_compte", FormulesContrat.finCompte, Format.date),
                ("« Partiel » retenu", "taux_retenu", FormulesContrat.tauxRetenu, .general),
                ("Période finie (1 : oui)", "periode_finie", FormulesContrat.periodeFinie, .general),
                ("Période à corriger (1 : oui)", "periode_fausse", FormulesContrat.periodeFausse, .general),
            ]
            + PointDeSynthese.allCases.map { point in
                (
                    point.remede.prefix(1).uppercased() + point.remede.dropFirst(), point.nom, point.formule(cadre),
                    .general
                )
            } + [("Points à compléter ou à revoir", "points_a_revoir", FormulesContrat.pointsARevoir, .general)]
        for (libelle, nom, formule, format) in faits {
            try page.ecrire(libelle, .reference(.general, .left), ligne: ligne, Self.etiquette)
            try page.calculer(nom, formule, .reference(format, .center), ligne: ligne, Self.etiquette + 1)
            ligne += 1
        }
        try page.ecrire("Cadre", .reference(.general, .left), ligne: ligne, Self.etiquette)
        try page.ecrire(.text(cadre.id), .reference(.general, .center), ligne: ligne, Self.etiquette + 1)
        try page.nommer("cadre", ligne: ligne, Self.etiquette + 1)
        ligne += 1
    }

    private mutating func titrer(_ titre: String) throws {
        try page.ecrire(titre, .enTete, ligne: ligne, Self.etiquette...derniere)
        ligne += 1
    }

    // MARK: Missions

    private mutating func missions() throws {
        try page.ecrire("Mission", .enTete, ligne: ligne, Self.etiquette)
        for (rang, colonne) in ColonneMissionInterne.allCases.enumerated() {
            try page.ecrire(colonne.titre, .enTete, ligne: ligne, Self.etiquette + 1 + rang)
        }
        ligne += 1
        for mission in cadre.missions {
            try page.ecrire(mission.titre, .reference(.general, .left), ligne: ligne, Self.etiquette)
            for (rang, colonne) in ColonneMissionInterne.allCases.enumerated() {
                try page.calculer(
                    "\(colonne.rawValue)_\(mission.nom)", colonne.formule(FormulesMission(mission)),
                    .reference(colonne.format, .right), ligne: ligne, Self.etiquette + 1 + rang)
            }
            ligne += 1
        }
        try page.ecrire("Ensemble des missions", .referenceGras(.general, .left), ligne: ligne, Self.etiquette)
        for (rang, colonne) in ColonneMissionInterne.allCases.enumerated() where colonne.seSomme {
            try page.calculer(
                "total_\(colonne.rawValue)", Calculs.somme("\(colonne.rawValue)_", cadre),
                .referenceGras(colonne.format, .right), ligne: ligne, Self.etiquette + 1 + rang)
        }
        ligne += 1
    }

    // MARK: Barème et jours fériés

    private mutating func bareme() throws {
        try page.ecrire(
            "Barème \(contexte.bilan.exercice) ; ses sources sont dans Mode d’emploi", .enTete, ligne: ligne,
            Self.etiquette)
        for (rang, taille) in cadre.tailles.enumerated() {
            try page.ecrire("Taille \(taille.numero)", .enTete, ligne: ligne, Self.etiquette + 1 + rang)
        }
        ligne += 1
        for rangee in RangeeBareme.toutes(cadre) {
            try page.ecrire(rangee.libelle, .reference(.general, .left), ligne: ligne, Self.etiquette)
            for (rang, valeur) in rangee.valeurs.enumerated() {
                try page.ecrire(
                    .number(valeur), .reference(rangee.format, .right), ligne: ligne, Self.etiquette + 1 + rang)
            }
            let colonnes = (Self.etiquette + 1)...(Self.etiquette + rangee.valeurs.count)
            try page.nommer(rangee.nom, page.plage(ligne...ligne, colonnes))
            ligne += 1
        }
    }

    /// Ceux de trois ans : une période peut commencer l’année d’avant, ou finir l’année d’après.
    private mutating func feries() throws {
        let annees = (contexte.bilan.exercice - 1)...(contexte.bilan.exercice + 1)
        let jours = annees.map(JoursFeries.de)
        let hauteur = jours.map(\.count).max() ?? 0
        try page.ecrire("Jours fériés, pour le calendrier", .enTete, ligne: ligne, Self.etiquette)
        for (rang, (annee, jours)) in zip(annees, jours).enumerated() {
            let colonne = Self.etiquette + 1 + rang
            try page.ecrire(.number(Double(annee)), .enTete, ligne: ligne, colonne)
            for (numero, jour) in jours.enumerated() {
                try page.ecrire(
                    Champ.date(jour), .reference(Format.date, .center), ligne: ligne + 1 + numero, colonne)
            }
        }
        let colonnes = (Self.etiquette + 1)...(Self.etiquette + jours.count)
        try page.nommer("feries", page.plage((ligne + 1)...(ligne + hauteur), colonnes))
        ligne += hauteur + 1
    }
}

/// Les calculs de chaque mission qui ne sont pas sur la page, par le début de leur nom défini.
enum ColonneMissionInterne: String, CaseIterable {
    case ouverte, jours, poids, points
    case poidsOui = "poids_oui"
    case poidsNon = "poids_non"
    case enveloppeVariable = "enveloppe_variable"
    case fixeAttendu = "fixe_attendu"
    case fixePlafond = "fixe_plafond"
    case variablePlancher = "variable_plancher"
    case variablePlafond = "variable_plafond"
    case horsAnnee = "hors_annee"

    var titre: String {
        switch self {
        case .ouverte: "Ouverte"
        case .jours: "Jours comptés"
        case .poids: "Poids"
        case .points: "Points"
        case .poidsOui: "Poids : Oui"
        case .poidsNon: "Poids : Non"
        case .enveloppeVariable: "Variable : ligne"
        case .fixeAttendu: "Fixe attendue"
        case .fixePlafond: "Fixe : plafond"
        case .variablePlancher: "Var. : plancher"
        case .variablePlafond: "Var. : plafond"
        case .horsAnnee: "Hors de l’année"
        }
    }

    var format: NumberFormat {
        switch self {
        case .ouverte, .jours, .poids, .points, .poidsOui, .poidsNon: Format.decimal
        default: Format.euros
        }
    }

    /// L’ensemble des missions s’en sert.
    var seSomme: Bool { self == .fixePlafond || self == .variablePlancher || self == .variablePlafond }

    func formule(_ mission: FormulesMission) -> String {
        switch self {
        case .ouverte: mission.ouverte
        case .jours: mission.jours
        case .poids: mission.somme(.poids)
        case .points: mission.somme(.points)
        case .poidsOui: mission.somme(.poids, reponse: .oui)
        case .poidsNon: mission.somme(.poids, reponse: .non)
        case .enveloppeVariable: mission.enveloppeVariable
        case .fixeAttendu: mission.fixeAttendu
        case .fixePlafond: mission.fixePlafond
        case .variablePlancher: mission.variablePlancher
        case .variablePlafond: mission.variablePlafond
        case .horsAnnee: mission.horsAnnee
        }
    }
}
