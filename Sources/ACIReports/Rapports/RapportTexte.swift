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
        if let financement = classeur.lu.financement {
            montants(LignesMontants(financement: financement, cadre: classeur.cadre), &page)
            if explications { expliquer(financement, &page) }
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
        page.line(style.faint(LignesMontants.legende))
        page.line()
        page.line(StyledText(montants.versements))
        montants.horsTotal.forEach { page.paragraph($0) }
        page.title("Acquis sur chaque enveloppe")
        let largeur = montants.acquis.map(\.titre.displayWidth).max() ?? 0
        for (titre, acquis, enveloppe) in montants.acquis {
            let barre = style.gain(Bar.drawn(acquis.centimes, of: enveloppe.centimes, width: 20))
            page.line("\(titre.fitted(to: largeur))  \(barre)  \(Fr.euros(acquis)) sur \(Fr.euros(enveloppe))")
        }
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
    }

    private func pointsARevoir(_ page: inout TextPage) {
        for gravite in Diagnostic.Gravite.allCases {
            let diagnostics = resume.diagnostics(gravite)
            guard !diagnostics.isEmpty else { continue }
            page.title("\(gravite.titre) (\(diagnostics.count))")
            for diagnostic in diagnostics {
                page.paragraph(diagnostic.ligne, mark: marque(gravite)) { couleur(gravite, $0) }
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
