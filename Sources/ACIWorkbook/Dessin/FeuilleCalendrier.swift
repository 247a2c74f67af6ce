internal import ACIModel
internal import SpreadsheetML

/// L’onglet Calendrier de collecte : douze actions, une par mois de la période, dues un jour ouvré.
struct FeuilleCalendrier: FeuilleModele {
    private enum Colonne: Int, CaseIterable {
        case mois = 1
        case echeance, action, onglet, responsable, statut, alerte

        var titre: String {
            switch self {
            case .mois: "Mois"
            case .echeance: "Échéance"
            case .action: "Action"
            case .onglet: "Onglet concerné"
            case .responsable: "Responsable"
            case .statut: "Statut"
            case .alerte: "Alerte"
            }
        }

        var largeur: Double {
            switch self {
            case .mois: 12
            case .echeance: 13
            case .action: 54
            case .onglet: 28
            case .responsable: 25
            case .statut: 14
            case .alerte: 14
            }
        }
    }

    private static let colonnes = 1...Colonne.alerte.rawValue
    private static let enTete = 4
    /// Les jours avant l’échéance où une action est annoncée.
    private static let preavis = 14
    private static let mois = (1...12).map { mois in
        let nom = Fr.nomDuMois(mois)
        return nom.prefix(1).uppercased() + nom.dropFirst()
    }

    private(set) var page: Page
    private let contexte: ContexteDeDessin

    init(_ contexte: ContexteDeDessin) throws {
        self.contexte = contexte
        page = try Page(Onglet.calendrier, contexte)
    }

    mutating func dessiner() throws -> Workbook {
        page.feuille.columns = Colonne.allCases.map { ColumnWidth($0.rawValue...$0.rawValue, width: $0.largeur) }
        page.feuille.tabColor = Palette.discret
        try page.intituler(
            "Calendrier de collecte \(contexte.bilan.exercice)",
            "Douze actions, une par mois de la période, chacune due un jour ouvré. Mettez le statut à jour : les retards se signalent seuls.",
            colonnes: Self.colonnes)
        page.feuille.setHeight(20, ofRow: 2)
        try page.lier("← Synthèse", vers: Onglet.synthese, ligne: 3, 1...2)
        for colonne in Colonne.allCases {
            try page.ecrire(colonne.titre, .enTete, ligne: Self.enTete, colonne.rawValue)
        }
        page.feuille.setHeight(24, ofRow: Self.enTete)
        let echeances = contexte.bilan.echeances
        for (rang, due) in echeances.enumerated() { try dessiner(due.action, due.echeance, rang: rang) }
        let derniere = Self.enTete + echeances.count
        if !echeances.isEmpty { try colorer((Self.enTete + 1)...derniere) }
        page.feuille.frozenAt = try page.cellule(Self.enTete + 1, 1)
        try page.imprimer(
            .landscape, lignesRepetees: Self.enTete...Self.enTete,
            jusqua: page.cellule(derniere, Self.colonnes.upperBound))
        return try page.achevee()
    }

    private mutating func dessiner(_ action: Cadre.Action, _ echeance: Jour, rang: Int) throws {
        let ligne = Self.enTete + 1 + rang
        let (due, statut) = (
            try page.cellule(ligne, Colonne.echeance.rawValue), try page.cellule(ligne, Colonne.statut.rawValue)
        )
        try page.ecrire(
            .text(Self.mois[echeance.mois - 1]),
            formule: Formula("CHOOSE(MONTH(\(due)),\(Self.mois.map { "\"\($0)\"" }.joined(separator: ",")))"),
            .referenceGras(.general, .left), ligne: ligne, Colonne.mois.rawValue)
        // Le jour voulu du mois de la période, ou le premier jour ouvré qui suit.
        try page.ecrire(
            Champ.date(echeance),
            formule: Formula(
                "WORKDAY(DATE(YEAR(debut_retenu),MONTH(debut_retenu)+\(action.mois - 1),\(action.jour))-1,1,feries)"),
            .reference(Format.date, .center), ligne: ligne, Colonne.echeance.rawValue)
        try page.ecrire(action.action, .reference(.general, .left), ligne: ligne, Colonne.action.rawValue)
        try page.lier(
            action.onglet, vers: action.onglet, .lienTableau, ligne: ligne,
            Colonne.onglet.rawValue...Colonne.onglet.rawValue)
        let champs = contexte.champs.calendrier[(2 * rang)...(2 * rang + 1)]
        for (champ, colonne) in zip(champs, [Colonne.responsable, .statut]) {
            try page.saisir(champ, ligne: ligne, colonne.rawValue)
        }
        let clos = ["Fait", "Sans objet"].map { "\(Calculs.elague(statut.description))=\"\($0)\"" }
        try page.ecrire(
            .text(alerte(echeance)),
            formule: Formula(
                "IF(OR(\(clos.joined(separator: ","))),\"\",IF(\(due)<TODAY(),\"En retard\","
                    + "IF(\(due)<=TODAY()+\(Self.preavis),\"Bientôt\",\"\")))"),
            .controle, ligne: ligne, Colonne.alerte.rawValue)
        page.ajuster(ligne, [(action.action, Colonne.action.largeur)], minimum: 34)
    }

    private func alerte(_ echeance: Jour) -> String {
        if echeance < contexte.aujourdhui { return "En retard" }
        return echeance <= contexte.aujourdhui.ajoutant(jours: Self.preavis) ? "Bientôt" : ""
    }

    private mutating func colorer(_ lignes: ClosedRange<Int>) throws {
        let premiere = lignes.lowerBound
        let plages: [(ClosedRange<Int>, String, (fond: Color, texte: Color))] = [
            (2...2, "$G\(premiere)=\"En retard\"", Palette.non),
            (7...7, "$G\(premiere)=\"En retard\"", Palette.non),
            (7...7, "$G\(premiere)=\"Bientôt\"", Palette.partiel),
            (6...6, "$F\(premiere)=\"Fait\"", Palette.oui),
        ]
        for (colonnes, formule, couleurs) in plages {
            page.feuille.conditionalFormats.append(
                ConditionalFormat(
                    [try page.plage(lignes, colonnes)], when: .expression(Formula(formule)),
                    style: DifferentialStyle(textColor: couleurs.texte, fill: couleurs.fond)))
        }
    }
}
