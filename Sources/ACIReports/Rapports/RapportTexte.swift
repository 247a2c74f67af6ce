internal import ACIModel
internal import ACIWorkbook

/// Le compte rendu d’un classeur, pour la personne qui l’a rempli.
public struct RapportTexte {
    let classeur: ClasseurLu
    let style: TextStyle
    let explications: Bool

    /// - Parameter explications: donner la raison de chaque montant.
    public init(classeur: ClasseurLu, style: TextStyle, explications: Bool) {
        self.classeur = classeur
        self.style = style
        self.explications = explications
    }

    private var resume: Resume { Resume(classeur: classeur) }

    /// Des lignes de 100 colonnes au plus.
    public var texte: String {
        var page = TextPage(style: style)
        identite(&page)
        if let lignes = LignesMontants(classeur.lu) {
            montants(lignes, &page)
            if explications { expliquer(lignes.financement, &page) }
        } else {
            page.title(Resume.sansMontant)
            page.paragraph(Resume.pourquoiSansMontant)
        }
        pointsARevoir(&page)
        rapprochement(&page)
        suite(&page)
        return page.text
    }

    private func identite(_ page: inout TextPage) {
        page.line("\(style.strong(resume.nom))\(style.faint("  \(classeur.provenance)"))")
        if let presentation = resume.presentation { page.paragraph(presentation) }
        page.paragraph(resume.annee)
        if let note = classeur.bilan.bareme.note { page.paragraph(note, mark: "► ", style.warning) }
        page.line(StyledText(resume.reponses))
        if let provisoire = resume.provisoire {
            page.line()
            page.line(style.error(provisoire))
        }
    }

    private func montants(_ montants: LignesMontants, _ page: inout TextPage) {
        page.title("Ce que l’année rapporte (en euros)")
        var table = TextTable([.left("")] + LignesMontants.titres.map { .right($0) })
        for ligne in montants.lignes { table.add([ligne.titre] + ligne.cellules) }
        table.addRule()
        table.add([montants.total.titre.uppercased()] + montants.total.cellules, emphasis: true)
        page.table(table)
        page.paragraph(LignesMontants.legende)
        page.line()
        for (titre, montant, precision) in montants.essentiel.dropFirst() {
            page.line("\(titre)\(Fr.insecable): \(Fr.euros(montant)), \(precision)")
        }
        montants.horsTotal.forEach { page.paragraph($0) }
        portees(montants.portees, &page)
        tableau(LignesMontants.titreDesLeviers, "Quoi faire", "Gain", montants.leviers, &page)
        if !montants.leviers.isEmpty, let precision = montants.precisionDesLeviers { page.line(style.faint(precision)) }
        tableau(LignesMontants.titreDesRefus, "Réponse Non", "Coût", montants.refus, &page)
    }

    private func portees(_ portees: [LignesMontants.Portee], _ page: inout TextPage) {
        page.title("Acquis █, à portée ▒ et non atteint ░ de l’enveloppe de l’année")
        let largeur = portees.map(\.titre.displayWidth).max() ?? 0
        for portee in portees {
            let parts = Bar.shares([portee.acquis, portee.aPortee, portee.nonAtteint].map(\.centimes), width: 16)
            let barre = zip(["█", "▒", "░"], parts).map { String(repeating: $0, count: $1) }.joined()
            let titre = portee.titre.fitted(to: largeur)
            page.paragraph(portee.francais, mark: "\(titre)  \(barre.fitted(to: 16))  ")
        }
    }

    private func tableau(
        _ titre: String, _ colonne: String, _ nombre: String, _ rangees: [[String]], _ page: inout TextPage
    ) {
        guard !rangees.isEmpty else { return }
        page.title(titre)
        var table = TextTable([.left(colonne), .right(nombre)])
        for rangee in rangees { table.add(rangee) }
        page.table(table)
    }

    private func expliquer(_ financement: Financement, _ page: inout TextPage) {
        page.title("D’où viennent les montants")
        for ligne in LigneExplication.toutes(financement, classeur.lu) {
            page.paragraph(ligne.libelle + (ligne.montant.map { " = \(Fr.euros($0))" } ?? ""), mark: "• ")
            page.paragraph("\(ligne.regle)\(Fr.insecable): \(ligne.calcul)", mark: "    ")
            if !ligne.depend.isEmpty {
                page.paragraph(
                    "Fait de\(Fr.insecable): \(ligne.depend.joined(separator: "\(Fr.insecable); "))", mark: "    ")
            }
            if !ligne.cellules.isEmpty { page.paragraph("Saisies\(Fr.insecable): \(ligne.cellules)", mark: "    ") }
            page.paragraph("Source\(Fr.insecable): \(ligne.source)", mark: "    ")
        }
        page.title("Sources")
        page.sources(classeur.bilan.bareme.sources)
    }

    private func pointsARevoir(_ page: inout TextPage) {
        for gravite in Diagnostic.Gravite.allCases {
            let points = resume.points(gravite)
            guard !points.isEmpty else { continue }
            page.title("\(gravite.titre) (\(points.count))")
            for point in points {
                page.paragraph(point.ligne, mark: marque(gravite)) { couleur(gravite, $0) }
            }
        }
    }

    private func marque(_ gravite: Diagnostic.Gravite) -> String {
        switch gravite {
        case .erreur: "✗ "
        case .avertissement: "! "
        case .note: "· "
        }
    }

    private func couleur(_ gravite: Diagnostic.Gravite, _ texte: String) -> StyledText {
        switch gravite {
        case .erreur: style.error(texte)
        case .avertissement: style.warning(texte)
        case .note: style.faint(texte)
        }
    }

    private func rapprochement(_ page: inout TextPage) {
        guard !resume.ecarts.isEmpty else { return }
        page.title("Le classeur annonce d’autres montants (en euros)")
        var table = TextTable([
            .left("Montant"), .left("Cellule"), .right("Classeur"), .right("Calculé"), .right("Écart"),
        ])
        for ecart in resume.ecartsEnClair { table.add(ecart) }
        page.table(table)
    }

    private func suite(_ page: inout TextPage) {
        let (conseil, commande) = resume.suite
        page.line()
        page.paragraph("Étape suivante\(Fr.insecable): \(conseil)")
        if let commande { page.line("  \(commande)") }
    }
}
