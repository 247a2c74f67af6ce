internal import ACIModel
internal import SpreadsheetML

/// Un onglet de mission : un indicateur par ligne, puis ce qui fait la situation de l’année et les
/// pièges à éviter. Les missions complémentaires partagent le leur.
struct FeuilleMission: FeuilleModele {
    private static let colonnes = ColonneMission.code.rawValue...ColonneMission.controle.rawValue
    private static let enTete = 5
    static let premiereLigne = 6

    private var page: Page
    private let contexte: ContexteDeDessin
    private let onglet: Cadre.Onglet
    private let missions: [MissionModele]

    init(_ onglet: Cadre.Onglet, _ contexte: ContexteDeDessin) throws {
        self.contexte = contexte
        self.onglet = onglet
        missions = onglet.missions.compactMap { contexte.cadre.mission($0) }
        page = try Page(onglet.titre, contexte)
    }

    mutating func dessiner() throws -> Workbook {
        page.feuille.columns = ColonneMission.allCases.map { ColumnWidth($0.rawValue...$0.rawValue, width: $0.largeur) }
        if let raison = onglet.inactif { return try dessinerInactif(raison) }
        page.feuille.tabColor = Palette.bordSaisie
        let objet = missions.map(\.objet).joined(separator: " ")
        try page.intituler(onglet.titre, objet, colonnes: Self.colonnes)
        try page.ajuster(2, [(objet, largeurTotale)])
        for (rang, mission) in missions.prefix(2).enumerated() { try resumer(mission, ligne: 3 + rang) }
        if missions.count == 1 {
            try page.ecrire(
                "Remplissez les cellules bleu-vert, de gauche à droite ; la colonne Contrôle dit ce qui manque.", .note,
                ligne: 4,
                Self.colonnes)
            page.feuille.setHeight(18, ofRow: 4)
        }
        try enTetes()
        var ligne = Self.premiereLigne
        for mission in missions { ligne = try indicateurs(mission, debut: ligne) }
        page.colorerReponses(
            try page.plage(Self.premiereLigne...(ligne - 1), Self.unique(.atteint)))
        try colorerControles(Self.premiereLigne...(ligne - 1))
        for mission in missions { ligne = try situation(mission, debut: ligne + 1) }
        ligne = try pieges(debut: ligne + 1)
        page.feuille.frozenAt = try page.cellule(Self.premiereLigne, ColonneMission.mode.rawValue)
        try page.imprimer(
            .landscape, lignesRepetees: Self.enTete...Self.enTete,
            jusqua: page.cellule(ligne - 1, Self.colonnes.upperBound))
        return try page.achevee()
    }

    private static func unique(_ colonne: ColonneMission) -> ClosedRange<Int> { colonne.rawValue...colonne.rawValue }

    private var largeurTotale: Double { ColonneMission.allCases.reduce(0) { $0 + $1.largeur } }

    private mutating func dessinerInactif(_ raison: String) throws -> Workbook {
        page.feuille.tabColor = Palette.bordReference
        try page.ecrire(onglet.titre, .titreInactif, ligne: 1, Self.colonnes)
        page.feuille.setHeight(30, ofRow: 1)
        try page.ecrire(raison, .inactif, ligne: 2, Self.colonnes)
        try page.ajuster(2, [(raison, largeurTotale)], minimum: 30)
        try page.lier("← Synthèse", vers: Onglet.synthese, ligne: 3, 1...2)
        try page.imprimer(.landscape, jusqua: page.cellule(3, Self.colonnes.upperBound))
        return try page.achevee()
    }

    /// La ligne qui montre les euros de la mission pendant qu’on la remplit.
    private mutating func resumer(_ mission: MissionModele, ligne: Int) throws {
        let nom = mission.nom
        page.feuille.setHeight(21, ofRow: ligne)
        if missions.count > 1 {
            try page.lier("←", vers: Onglet.synthese, ligne: ligne, 1...1)
            try page.ecrire(mission.titre, .etiquetteGras, ligne: ligne, 2)
            try page.ajuster(ligne, [(mission.titre, ColonneMission.indicateur.largeur - 4)], minimum: 21)
        } else {
            try page.lier("← Synthèse", vers: Onglet.synthese, ligne: ligne, 1...2)
        }
        try page.ecrire("Démarrage de la mission", .etiquetteDroite, ligne: ligne, 3)
        let debut = contexte.bilan.debuts[mission.code]
        try page.ecrire(
            debut == nil ? .text("à saisir") : Champ.date(debut),
            formule: Formula("IF(\(mission.champDebut)=\"\",\"à saisir\",\(mission.champDebut))"),
            .referenceGras(Format.date, .center), ligne: ligne, 4)
        try page.ecrire("Part fixe acquise", .etiquetteDroite, ligne: ligne, 5...6)
        try reprendre("fixe_\(nom)", ligne: ligne, 7)
        try page.ecrire("Part variable estimée", .etiquetteDroite, ligne: ligne, 8...9)
        try reprendre("variable_\(nom)", ligne: ligne, 10)
        let reste = contexte.aRevoir(mission)
        try page.ecrire(
            .text(reste == 0 ? "✓ Rien à revoir" : "\(reste) à compléter ou à revoir"),
            formule: Formula(
                "IF(SUMPRODUCT((controle_\(nom)<>\"\")*(controle_\(nom)<>\"\(Controle.complet)\"))=0,\"✓ Rien à revoir\","
                    + "SUMPRODUCT((controle_\(nom)<>\"\")*(controle_\(nom)<>\"\(Controle.complet)\"))&\" à compléter ou à revoir\")"
            ),
            .etiquetteGras, ligne: ligne, 11...12)
    }

    private mutating func reprendre(_ nom: String, ligne: Int, _ colonne: Int) throws {
        try page.ecrire(
            contexte.resultat(nom), formule: Formula(nom), .referenceGras(Format.euros, .right), ligne: ligne, colonne)
    }

    private mutating func enTetes() throws {
        for colonne in ColonneMission.allCases {
            try page.ecrire(colonne.titre, .enTete, ligne: Self.enTete, colonne.rawValue)
        }
        page.feuille.setHeight(34, ofRow: Self.enTete)
    }

    // MARK: Indicateurs

    private mutating func indicateurs(_ mission: MissionModele, debut: Int) throws -> Int {
        for (rang, indicateur) in mission.indicateurs.enumerated() {
            try dessiner(indicateur, mission, ligne: debut + rang)
        }
        let suivante = debut + mission.indicateurs.count
        let plages: [(String, ColonneMission)] = [
            ("nature", .nature), ("poids", .poids), ("atteint", .atteint), ("controle", .controle),
        ]
        for (prefixe, colonne) in plages where suivante > debut {
            try page.nommer("\(prefixe)_\(mission.nom)", page.plage(debut...(suivante - 1), Self.unique(colonne)))
        }
        return suivante
    }

    private mutating func dessiner(_ indicateur: IndicateurModele, _ mission: MissionModele, ligne: Int) throws {
        let seuil = indicateur.texte(objectif: contexte.bilan.reponse(indicateur.code).objectif)
        let textes: [(ColonneMission, String)] = [
            (.code, indicateur.code), (.indicateur, indicateur.libelle), (.mode, indicateur.modeDeCalcul),
            (.seuil, seuil),
        ]
        for (colonne, texte) in textes {
            let role = Styles.Role.reference(Format.texte, .left)
            let gras = Styles.Role.referenceGras(Format.texte, .left)
            let enGras = colonne == .code || colonne == .indicateur
            try page.ecrire(texte, enGras ? gras : role, ligne: ligne, colonne.rawValue)
        }
        for champ in contexte.champs.indicateurs[indicateur.code] ?? [] {
            guard let colonne = champ.colonne.flatMap(ColonneMission.init) else { continue }
            try page.saisir(champ, ligne: ligne, colonne.rawValue)
        }
        try page.ecrire(
            .text(contexte.controle(indicateur)), formule: Formula(Controle(indicateur, mission: mission).formule),
            .controle, ligne: ligne, ColonneMission.controle.rawValue)
        try page.nommer(indicateur.champ(.controle), ligne: ligne, ColonneMission.controle.rawValue)
        try page.ajuster(
            ligne,
            textes.map { ($0.1, $0.0.largeur - ($0.0 == .indicateur ? 2 : 0)) } + [
                ("Oui, mais le seuil indicatif n’est pas atteint", ColonneMission.controle.largeur)
            ],
            minimum: 34, etai: Self.colonnes.upperBound + 1)
    }

    private mutating func colorerControles(_ lignes: ClosedRange<Int>) throws {
        let plage = try page.plage(lignes, Self.unique(.controle))
        page.feuille.conditionalFormats.append(
            ConditionalFormat(
                [plage], when: .expression(Formula("\(plage.first)=\"\(Controle.complet)\"")),
                style: DifferentialStyle(textColor: Palette.oui.texte, isBold: true)))
    }

    // MARK: Sous le tableau

    /// La situation de l’année (crises), ou les lignes à contractualiser (SNP).
    private mutating func situation(_ mission: MissionModele, debut: Int) throws -> Int {
        let champs = mission.dependDeLaCrise ? contexte.champs.crise : contexte.champs.complements[mission.code] ?? []
        guard !champs.isEmpty else { return debut - 1 }
        let titre =
            mission.dependDeLaCrise
            ? "Situation de l’année : elle décide de la part fixe et de la part variable"
            : "Lignes propres aux soins non programmés : elles s’ajoutent à la part fixe"
        try page.ouvrirBloc(titre, ligne: debut, Self.colonnes)
        var ligne = debut + 1
        for champ in champs {
            try page.ecrire(champ.libelle, .etiquette, ligne: ligne, 1...3)
            try page.saisir(champ, ligne: ligne, 4...6)
            try page.ecrire(champ.aide, .note, ligne: ligne, 7...12)
            try page.ajuster(ligne, [(champ.libelle, 62), (champ.aide, 100)], minimum: 21)
            if case .ouiNon = champ.type { page.colorerReponses(try page.plage(ligne...ligne, 4...4)) }
            ligne += 1
        }
        return ligne
    }

    private mutating func pieges(debut: Int) throws -> Int {
        var pieges: [String] = []
        for piege in missions.flatMap(\.pieges) where !pieges.contains(piege) { pieges.append(piege) }
        guard !pieges.isEmpty else { return debut - 1 }
        try page.ouvrirBloc("À ne pas confondre", ligne: debut, Self.colonnes)
        for (rang, piege) in pieges.enumerated() {
            try page.ecrire("•  \(piege)", .etiquette, ligne: debut + 1 + rang, Self.colonnes)
            try page.ajuster(debut + 1 + rang, [(piege, largeurTotale - 4)])
        }
        return debut + 1 + pieges.count
    }
}
