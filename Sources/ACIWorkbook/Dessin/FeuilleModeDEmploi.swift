internal import ACIModel
internal import SpreadsheetML

/// L’onglet Mode d’emploi : ce qu’il faut savoir avant de remplir, puis le barème que lisent les formules.
struct FeuilleModeDEmploi: FeuilleModele {
    private static let colonnes = 1...6
    private static let largeurs = [46.0, 13, 13, 13, 13, 62]

    private(set) var page: Page
    private let contexte: ContexteDeDessin
    private var ligne = 1

    init(_ contexte: ContexteDeDessin) throws {
        self.contexte = contexte
        page = try Page(Onglet.modeDEmploi, contexte)
    }

    private var cadre: Cadre { contexte.cadre }
    private var largeurTotale: Double { Self.largeurs.reduce(0, +) }

    mutating func dessiner() throws -> Workbook {
        page.feuille.columns = Self.largeurs.enumerated().map {
            ColumnWidth(($0.offset + 1)...($0.offset + 1), width: $0.element)
        }
        page.feuille.tabColor = Palette.titre
        try presentation()
        try legende()
        try annee()
        try reponses()
        try pieges()
        let avantBareme = ligne
        try bareme()
        let avantConventions = ligne
        try conventions()
        page.feuille.rowBreaks = [avantBareme - 1, avantConventions - 1]
        page.feuille.frozenAt = try page.cellule(2, 1)
        try page.imprimer(.landscape)
        return try page.achevee()
    }

    // MARK: Briques

    private mutating func ouvrir(_ titre: String) throws {
        page.feuille.setHeight(7, ofRow: ligne)
        ligne += 1
        try page.ouvrirBloc(titre, ligne: ligne, Self.colonnes)
        ligne += 1
    }

    private mutating func paragraphe(_ texte: String, _ role: Styles.Role = .etiquette) throws {
        try page.ecrire(texte, role, ligne: ligne, Self.colonnes)
        page.ajuster(ligne, [(texte, largeurTotale)])
        ligne += 1
    }

    private mutating func puce(_ texte: String) throws { try paragraphe("• " + texte) }

    /// Un lien d’onglet en première colonne, son explication à côté.
    private mutating func etape(_ titre: String, _ onglet: String, _ texte: String) throws {
        try page.lier(titre, vers: onglet, ligne: ligne, 1...1)
        try page.ecrire(texte, .etiquette, ligne: ligne, 2...6)
        page.ajuster(ligne, [(texte, largeurTotale - Self.largeurs[0])], minimum: 20)
        ligne += 1
    }

    // MARK: Blocs

    private mutating func presentation() throws {
        try page.ecrire("Indicateurs ACI \(contexte.bilan.exercice) – Mode d’emploi", .titre, ligne: 1, Self.colonnes)
        page.feuille.setHeight(30, ofRow: 1)
        ligne = 2
        try paragraphe(
            "Ce classeur suit les indicateurs de votre CPTS pendant l’année, calcule ce que l’année rapporte et prépare le bilan. Le bilan lui-même se saisit là où votre CPAM le demande (Espace CPTS) : recopiez-y ces chiffres."
        )
        try paragraphe(
            "Les indicateurs sont ceux d’un modèle, pas une liste nationale : votre contrat signé l’emporte toujours. Reprenez-en les objectifs, les poids et les taux ; ajoutez sous chaque tableau les indicateurs propres à votre contrat ; retirez ceux qu’il n’a pas en choisissant « Sans objet » dans la colonne Nature."
        )
        if let note = contexte.bareme.note { try paragraphe("À savoir : \(note)", .etiquetteGras) }
    }

    private mutating func legende() throws {
        try ouvrir("Les cellules")
        let exemples: [(CellValue, Styles.Role, String)] = [
            (
                .text("Saisie"), .saisie(.general, .center),
                "Une cellule bleu-vert se remplit. Une aide paraît quand vous la choisissez."
            ),
            (
                .text("Référence"), .reference(.general, .center),
                "Une cellule grise se lit ou se calcule ; elle est verrouillée, sans mot de passe."
            ),
            (
                .text("Oui"), .exemple(.oui),
                "L’objectif du contrat est atteint : la part de l’indicateur est comptée en entier."
            ),
            (
                .text("Partiel"), .exemple(.partiel),
                "L’objectif est en partie atteint : la part est comptée au taux de l’indicateur (« Partiel vaut »), sinon à celui du contrat (50 % sans précision)."
            ),
            (
                .text("Non"), .exemple(.non),
                "L’objectif n’est pas atteint : la part n’est pas comptée. Ce n’est pas une pénalité."
            ),
        ]
        for (valeur, role, texte) in exemples {
            try page.ecrire(valeur, role, ligne: ligne, 1)
            try page.ecrire(texte, .etiquette, ligne: ligne, 2...6)
            page.ajuster(ligne, [(texte, largeurTotale - Self.largeurs[0])], minimum: 20)
            ligne += 1
        }
    }

    private mutating func annee() throws {
        try ouvrir("L’année en cinq étapes")
        let premiere = cadre.onglets.first?.titre ?? Onglet.synthese
        try etape(
            "1. Premier mois : Synthèse", Onglet.synthese,
            "L’identité, la période du bilan, les dates du contrat et des missions ; puis, dans chaque mission, ce que le contrat fixe : objectif, nature, poids et « Partiel vaut ». Le cadre est celui en vigueur au début de la période : faites-le confirmer par écrit par la CPAM."
        )
        try etape(
            "2. Chaque trimestre : les missions", premiere,
            "Les valeurs déclarées, puis une revue d’une heure. Une seule personne tient ce classeur ; chacun note ses actions à la source, là où elles se font : une feuille partagée suffit jusqu’à 200 actions par an."
        )
        try etape(
            "3. Deux fois par an : les membres", premiere,
            "Un courriel demande à chaque membre de confirmer sa fiche ; la liste des médecins disponibles (1.C.1) est alors à jour."
        )
        try etape(
            "4. Dernier mois : réponses et preuves", premiere,
            "Oui, Partiel ou Non pour chaque indicateur, avec le document qui le prouve et sa date. Gardez les preuves au moins trois ans."
        )
        try etape(
            "5. Après la période : le bilan", Onglet.synthese,
            "Synthèse tient sur une page : exportez-la en PDF et joignez-la au bilan, attendu en général 60 à 90 jours après la période. Le dialogue de gestion a lieu dans les deux mois qui suivent l’anniversaire du contrat, et au démarrage de chaque mission."
        )
        try etape(
            "Et chaque mois : le calendrier", Onglet.calendrier,
            "Une action par mois de la période, due un jour ouvré ; les retards se signalent seuls.")
    }

    private mutating func reponses() throws {
        try ouvrir("Ce que chaque saisie déclenche")
        for texte in [
            "La date de signature ouvre le fonctionnement, compté en entier.",
            "La date de démarrage d’une mission ouvre sa part fixe, comptée en jours jusqu’à la fin de la période ou du contrat.",
            "Oui, Partiel et Non font la part variable, selon les poids. Le plancher ne compte que les « Oui » ; le plafond compte aussi en entier les « Partiel » et ce qui n’a pas encore de réponse.",
            "« À portée » : ce qui sépare le montant acquis du plafond. « Non atteint » : ce que des « Non » ont déjà coûté. « En jeu » : ce qu’un « Oui » ajouterait sur cette ligne.",
            "Des paliers, ou une droite entre deux valeurs ? Répondez « Partiel » et écrivez dans « Partiel vaut » le taux que le contrat donne à la valeur atteinte.",
            "Nature « Résultat » : l’indicateur paie. « Suivi » : il se suit sans payer. « Sans objet » : il n’est pas au contrat.",
            "L’avance est une part du fonctionnement et des parts fixes ; le solde vient après le dialogue de gestion. Saisissez ce que la CPAM a déjà versé : Synthèse montre ce qui reste à recevoir.",
            "La taille, les objectifs et le calendrier peuvent se revoir chaque année au dialogue de gestion : une taille revue se saisit comme taille du contrat. La CPTS emploie librement ce qu’elle reçoit.",
        ] { try puce(texte) }
    }

    private mutating func pieges() throws {
        try ouvrir("Les pièges")
        for texte in cadre.pieges + cadre.missions.flatMap(\.pieges) { try puce(texte) }
    }

    // MARK: Barème

    /// Les montants que lisent les formules de Synthèse, chacun avec sa source.
    private mutating func bareme() throws {
        try ouvrir("Barème \(contexte.bilan.exercice), en euros par an – \(cadre.titre)")
        let tailles = cadre.tailles.map { "Taille \($0.numero)" }
        for (rang, titre) in (["Ligne"] + tailles + ["Source"]).enumerated() {
            try page.ecrire(titre, .enTete, ligne: ligne, 1 + rang)
        }
        page.feuille.setHeight(22, ofRow: ligne)
        ligne += 1
        for rangee in RangeeBareme.toutes(cadre) { try dessiner(rangee) }
        for total in cadre.totaux { try dessiner(total) }
    }

    private mutating func dessiner(_ rangee: RangeeBareme) throws {
        let valeurs = rangee.valeurs.enumerated().map { rang, valeur in
            (CellValue.number(valeur), Formula("INDEX(\(rangee.nom),1,\(rang + 1))") as Formula?)
        }
        try dessiner(rangee.libelle, valeurs, rangee.format, rangee.source) { .reference($0, $1) }
    }

    private mutating func dessiner(_ total: Cadre.TotalImprime) throws {
        let valeurs = total.ligne.montants.map { (CellValue.number($0.enEuros), nil as Formula?) }
        try dessiner(total.ligne.libelle, valeurs, Format.eurosRonds, total.ligne.source) { .referenceGras($0, $1) }
    }

    private mutating func dessiner(
        _ libelle: String, _ valeurs: [(CellValue, Formula?)], _ format: NumberFormat, _ source: Source,
        _ role: (NumberFormat, Alignment.Horizontal) -> Styles.Role
    ) throws {
        try page.ecrire(libelle, role(.general, .left), ligne: ligne, 1)
        for (rang, (valeur, formule)) in valeurs.enumerated() {
            try page.ecrire(valeur, formule: formule, role(format, .right), ligne: ligne, 2 + rang)
        }
        let provenance = "\(source.titre) (\(source.confiance.libelle))"
        try page.ecrire(provenance, .reference(.general, .left), ligne: ligne, 2 + valeurs.count)
        page.ajuster(ligne, [(libelle, Self.largeurs[0] - 2), (provenance, Self.largeurs[5] - 2)])
        ligne += 1
    }

    private mutating func conventions() throws {
        try ouvrir("Règles de calcul, et ce qu’elles valent")
        for convention in cadre.conventions {
            try puce("\(convention.texte) (\(convention.confiance.libelle))")
        }
        try ouvrir("D’où viennent les montants")
        for source in cadre.sources {
            let adresse = source.adresse.map { " – \($0)" } ?? ""
            try puce("\(source.presentation)\(Fr.insecable): \(source.reference)\(adresse)")
        }
    }
}
