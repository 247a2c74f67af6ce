internal import ACIModel
internal import SpreadsheetML

/// Un onglet de mission : un indicateur par ligne, ce qui sert toute l’année à gauche, puis les indicateurs propres au
/// contrat et les pièges à éviter. Les missions complémentaires partagent le leur.
struct FeuilleMission: FeuilleModele {
    private static let colonnes = 1...ColonneMission.allCases.count
    private static let resume = 3

    private(set) var page: Page
    private let contexte: ContexteDeDessin
    private let onglet: Cadre.Onglet
    private let missions: [MissionModele]
    private var ligne = 1

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
        page.ajuster(2, [(objet, largeurTotale)])
        ligne = Self.resume
        for mission in missions { try resumer(mission) }
        let fige = ligne
        // La situation de l’année décide de tout ce que la mission crises rapporte : elle vient avant ses indicateurs.
        for mission in missions where mission.dependDeLaCrise {
            try situation(
                "Situation de l’année : elle décide de la part fixe et de la part variable", contexte.champs.crise,
                mission)
        }
        let entete = ligne
        try enTetes()
        try indicateurs()
        try propres()
        try mettreEnForme((entete + 1)...(ligne - 1))
        for mission in missions {
            try situation(
                "Lignes propres aux soins non programmés (SNP) : elles s’ajoutent à la part fixe",
                contexte.champs.complements[mission.code] ?? [], mission)
        }
        try pieges()
        page.feuille.frozenAt = try page.cellule(
            entete > fige ? fige : entete + 1, ColonneMission.sens.rawValue)
        try page.imprimer(
            .landscape, lignesRepetees: entete...entete, jusqua: page.cellule(ligne - 1, Self.colonnes.upperBound))
        return try page.achevee()
    }

    private static func unique(_ colonne: ColonneMission) -> ClosedRange<Int> { colonne.rawValue...colonne.rawValue }

    private static func de(_ premiere: ColonneMission, a derniere: ColonneMission) -> ClosedRange<Int> {
        premiere.rawValue...derniere.rawValue
    }

    private var largeurTotale: Double { ColonneMission.allCases.reduce(0) { $0 + $1.largeur } }

    private mutating func dessinerInactif(_ raison: String) throws -> Workbook {
        page.feuille.tabColor = Palette.bordReference
        try page.ecrire(onglet.titre, .titreInactif, ligne: 1, Self.colonnes)
        page.feuille.setHeight(30, ofRow: 1)
        try page.ecrire(raison, .inactif, ligne: 2, Self.colonnes)
        page.ajuster(2, [(raison, largeurTotale)], minimum: 30)
        try page.lier("← Synthèse", vers: Onglet.synthese, ligne: 3, 1...2)
        try page.imprimer(.landscape, jusqua: page.cellule(3, Self.colonnes.upperBound))
        return try page.achevee()
    }

    /// La ligne qui montre les euros de la mission pendant qu’on la remplit.
    private mutating func resumer(_ mission: MissionModele) throws {
        let nom = mission.nom
        page.feuille.setHeight(21, ofRow: ligne)
        try page.lier(
            missions.count > 1 ? "← Synthèse · \(mission.titre)" : "← Synthèse", vers: Onglet.synthese, ligne: ligne,
            Self.de(.code, a: .indicateur))
        try page.ecrire("Démarrage", .etiquetteDroite, ligne: ligne, Self.de(.sens, a: .objectif))
        let debut = contexte.bilan.debuts[mission.code]
        try page.ecrire(
            debut == nil ? .text("à saisir") : Champ.date(debut),
            formule: Formula("IF(\(mission.champDebut)=\"\",\"à saisir\",\(mission.champDebut))"),
            .referenceGras(Format.date, .center), ligne: ligne, ColonneMission.valeur.rawValue)
        let montants: [(String, ClosedRange<Int>, String, ColonneMission)] = [
            ("Acquis", Self.unique(.atteint), "acquis", .controle),
            ("À portée", Self.unique(.enJeu), "a_portee", .preuve),
            ("Non atteint", Self.unique(.date), "non_atteint", .commentaire),
        ]
        for (libelle, colonnes, prefixe, colonne) in montants {
            try page.ecrire(libelle, .etiquetteDroite, ligne: ligne, colonnes)
            let formule =
                prefixe == "acquis" ? "IF(taille=\"\",\"\",ROUND(fixe_\(nom)+variable_\(nom),2))" : "\(prefixe)_\(nom)"
            try page.ecrire(
                contexte.resultat("\(prefixe)_\(nom)"), formule: Formula(formule),
                .referenceGras(Format.euros, .center), ligne: ligne, colonne.rawValue)
        }
        try page.ecrire("À revoir", .etiquetteDroite, ligne: ligne, ColonneMission.precedent.rawValue)
        try page.ecrire(
            contexte.resultat("a_revoir_\(nom)"), formule: Formula("a_revoir_\(nom)"),
            .referenceGras(Format.entier, .center), ligne: ligne, Self.de(.nature, a: .partiel))
        ligne += 1
    }

    private mutating func enTetes() throws {
        for colonne in ColonneMission.allCases {
            try page.ecrire(colonne.titre, .enTete, ligne: ligne, colonne.rawValue)
        }
        page.feuille.setHeight(32, ofRow: ligne)
        ligne += 1
    }

    // MARK: Lignes du tableau

    private mutating func indicateurs() throws {
        for indicateur in missions.flatMap(\.indicateurs) {
            // Une unité qui n’est pas celle de la valeur se lit avec le mode de calcul.
            let objectif = indicateur.uniteObjectif.map {
                " Objectif : \([indicateur.unite, $0].compactMap { $0 }.joined(separator: " "))."
            }
            let texte = "\(indicateur.libelle)\n\(indicateur.modeDeCalcul)\(objectif ?? "")"
            let textes: [ColonneMission: String] = [
                .indicateur: texte, .sens: indicateur.sens?.signe ?? "",
                .objectif: indicateur.sens == .oui ? Fr.ouiNon(true) : "",
            ]
            try dessiner(indicateur.code, textes)
            page.ajuster(ligne, [(texte, ColonneMission.indicateur.largeur)], minimum: 38, libre: true)
            ligne += 1
        }
    }

    /// Ce que le contrat a et que le modèle n’a pas.
    private mutating func propres() throws {
        let codes = missions.flatMap { contexte.champs.propres[$0.code] ?? [] }
        guard !codes.isEmpty else { return }
        try page.ouvrirBloc("Indicateurs propres à votre contrat", ligne: ligne, Self.colonnes)
        ligne += 1
        for code in codes {
            try dessiner(code, [:])
            page.feuille.setHeight(34, ofRow: ligne)
            ligne += 1
        }
    }

    /// Les cellules d’une ligne : celles qui se saisissent, celles qui se calculent, et du gris là où rien ne se met.
    private mutating func dessiner(_ code: String, _ textes: [ColonneMission: String]) throws {
        var champs: [ColonneMission: Champ] = [:]
        for champ in contexte.champs.indicateurs[code] ?? [] {
            if let colonne = champ.colonne { champs[ColonneMission(colonne)] = champ }
        }
        guard let table = contexte.lignes.first(where: { $0.code == code }) else { return }
        for colonne in ColonneMission.allCases {
            let place = colonne.rawValue
            if let champ = champs[colonne] {
                try page.saisir(champ, ligne: ligne, place)
                continue
            }
            switch colonne {
            case .code: try page.ecrire(code, .referenceGras(Format.texte, .left), ligne: ligne, place)
            case .controle:
                guard let controle = Controle(table) else { continue }
                try page.ecrire(
                    .text(controle.texte(contexte.bilan)), formule: Formula(controle.formule), .controle, ligne: ligne,
                    place)
                try page.nommer(ChampIndicateur.controle.nom(code), ligne: ligne, place)
            case .enJeu:
                try page.ecrire(
                    contexte.interne(.enjeu, table), formule: Formula(table.ici(.enjeu)),
                    .reference(Format.euros, .right),
                    ligne: ligne, place)
                try page.nommer(ChampIndicateur.enjeu.nom(code), ligne: ligne, place)
            default:
                let centre = colonne == .sens || colonne == .objectif
                try page.ecrire(
                    textes[colonne] ?? "", .reference(Format.texte, centre ? .center : .left), ligne: ligne, place)
            }
        }
    }

    private mutating func mettreEnForme(_ lignes: ClosedRange<Int>) throws {
        page.colorerReponses(try page.plage(lignes, Self.unique(.atteint)))
        let plage = try page.plage(lignes, Self.unique(.controle))
        page.feuille.conditionalFormats.append(
            ConditionalFormat(
                [plage], when: .expression(Formula("\(plage.first)=\"\(Controle.complet)\"")),
                style: DifferentialStyle(textColor: Palette.oui.texte, isBold: true)))
    }

    // MARK: Sous le tableau

    /// La situation de l’année (crises), ou les lignes à contractualiser (SNP).
    private mutating func situation(_ titre: String, _ champs: [Champ], _ mission: MissionModele) throws {
        guard !champs.isEmpty else { return }
        try page.ouvrirBloc(titre, ligne: ligne, Self.colonnes)
        ligne += 1
        for champ in champs {
            try page.ecrire(champ.libelle, .etiquette, ligne: ligne, Self.de(.code, a: .indicateur))
            try page.saisir(champ, ligne: ligne, Self.de(.sens, a: .valeur))
            try noter(champ, mission)
            page.ajuster(ligne, [(champ.libelle, 47)], minimum: 21)
            if case .ouiNon = champ.type { page.colorerReponses(try page.plage(ligne...ligne, Self.unique(.sens))) }
            ligne += 1
        }
    }

    /// À côté de la saisie, son aide ; ou ce qui y est à revoir.
    private mutating func noter(_ champ: Champ, _ mission: MissionModele) throws {
        let regles = RegleCrise.toutes.filter { $0.champ.rawValue == champ.nom }
        let bilan = contexte.bilan
        let enfreinte = bilan.estOuverte(mission) ? regles.first { $0.estEnfreinte(bilan) } : nil
        let cas = regles.map { "IF(AND(ouverte_\(mission.nom)=1,\($0.condition)),\"\($0.mot)\"," }
        try page.ecrire(
            .text(enfreinte?.mot ?? champ.aide),
            formule: cas.isEmpty
                ? nil : Formula(cas.joined() + "\"\(champ.aide)\"" + String(repeating: ")", count: cas.count)),
            .note, ligne: ligne, Self.de(.atteint, a: .partiel))
    }

    private mutating func pieges() throws {
        var pieges: [String] = []
        for piege in missions.flatMap(\.pieges) where !pieges.contains(piege) { pieges.append(piege) }
        guard !pieges.isEmpty else { return }
        try page.ouvrirBloc("À ne pas confondre", ligne: ligne, Self.colonnes)
        ligne += 1
        for piege in pieges {
            try page.ecrire("•  \(piege)", .etiquette, ligne: ligne, Self.colonnes)
            page.ajuster(ligne, [(piege, largeurTotale - 4)])
            ligne += 1
        }
    }
}
