internal import ACIModel
internal import ACIWorkbook

/// Le compte rendu d’un classeur, pour la personne qui l’a rempli.
struct RapportTexte {
    let classeur: ClasseurLu
    let style: TextStyle
    /// Donner la raison de chaque montant (`--explain`).
    let explications: Bool

    var texte: String {
        var page = TextPage(style: style)
        identite(&page)
        if let financement = classeur.lu.financement {
            TableauMontants(financement: financement, cadre: classeur.cadre).ecrire(&page)
            if explications { expliquer(financement, &page) }
        } else {
            page.title("Aucun montant ne peut être calculé.")
            page.paragraph("La taille de la CPTS dépend de sa population, ou de la taille écrite au contrat.")
        }
        pointsARevoir(&page)
        rapprochement(&page)
        suite(&page)
        return page.text
    }

    // MARK: - Qui, quelle année

    private func identite(_ page: inout TextPage) {
        let bilan = classeur.bilan
        let identite = bilan.identite
        page.line(style.strong(identite.nom ?? "CPTS sans nom") + style.faint("  \(classeur.provenance)"))
        let presentation = [
            identite.cpam, identite.ars, bilan.taille.map { "taille \($0)" },
            identite.population.map { Fr.compte($0, "habitant", "habitants") },
            identite.membres.map { Fr.compte($0, "membre", "membres") },
        ].compactMap { $0 }
        if !presentation.isEmpty { page.paragraph(presentation.joined(separator: " · ")) }
        let periode = bilan.periode
        page.paragraph(
            "Exercice \(bilan.exercice) · \(bilan.cadre.titreCourt) · "
                + "du \(periode.debut.longFrancais) au \(periode.fin.longFrancais)")
        if let note = bilan.bareme.note { page.paragraph(note, mark: "► ", style.warning) }
        page.line(reponses)
        if classeur.lu.estProvisoire {
            let erreurs = Fr.compte(classeur.compte(.erreur), "erreur", "erreurs")
            page.line()
            page.line(style.error("Résultat provisoire\(Fr.insecable): \(erreurs) à corriger, voir plus bas."))
        }
    }

    /// `Réponses : 20 sur 22 – 15 Oui, 3 Partiel, 2 Non`
    private var reponses: String {
        let donnees = attendues.compactMap { classeur.bilan.reponse($0.code).atteint }
        let detail = Atteinte.allCases.map { atteinte in "\(donnees.count { $0 == atteinte }) \(atteinte.libelle)" }
        return "Réponses\(Fr.insecable): \(donnees.count) sur \(attendues.count) – \(detail.joined(separator: ", "))"
    }

    private var attendues: [IndicateurModele] {
        classeur.cadre.indicateurs.filter { classeur.bilan.nature($0) != .sansObjet }
    }

    // MARK: - Pourquoi

    private func expliquer(_ financement: Financement, _ page: inout TextPage) {
        page.title("D’où viennent les montants")
        for explication in financement.explications {
            let chemin = CheminMontant(explication.montant)
            let montant = chemin.montant(financement).map { " = \(Fr.euros($0))" } ?? ""
            page.paragraph(chemin.libelle(classeur.cadre) + montant, mark: "• ")
            page.paragraph("\(explication.regle)\(Fr.insecable): \(explication.calcul)", mark: "    ")
            page.paragraph("Source\(Fr.insecable): \(explication.source)", mark: "    ")
        }
    }

    // MARK: - Que revoir

    private func pointsARevoir(_ page: inout TextPage) {
        let groupes: [(Diagnostic.Gravite, String, String, (String) -> String)] = [
            (.erreur, "À corriger", "✗ ", style.error),
            (.avertissement, "À vérifier", "! ", style.warning),
            (.note, "À savoir", "· ", style.faint),
        ]
        for (gravite, titre, marque, couleur) in groupes {
            // La note de l’année est déjà dite en tête.
            let diagnostics = classeur.lu.diagnostics.filter {
                $0.gravite == gravite && $0.message != classeur.bilan.bareme.note
            }
            guard !diagnostics.isEmpty else { continue }
            page.title("\(titre) (\(diagnostics.count))")
            for diagnostic in diagnostics { page.paragraph(diagnostic.ligne, mark: marque, couleur) }
        }
    }

    // MARK: - Ce que le classeur annonce

    private func rapprochement(_ page: inout TextPage) {
        let ecarts = classeur.lu.rapprochement.filter { $0.ecart != .zero && $0.calcule != nil }
        guard !ecarts.isEmpty else { return }
        page.title("Le classeur annonce d’autres montants (en euros)")
        var table = TextTable([.left("Montant"), .left("Cellule"), .right("Classeur"), .right("Calculé"), .right("Écart")])
        for ligne in ecarts {
            table.add([
                CheminMontant(ligne.rubrique).libelle(classeur.cadre), "\(ligne.lieu.feuille)!\(ligne.lieu.cellule)",
                ligne.classeur.map(Fr.sansUnite) ?? "illisible", ligne.calcule.map(Fr.sansUnite) ?? "",
                ligne.ecart.map(Fr.sansUnite) ?? "",
            ])
        }
        page.table(table)
    }

    // MARK: - Et maintenant

    private func suite(_ page: inout TextPage) {
        let erreurs = classeur.compte(.erreur)
        let manquantes = attendues.count { classeur.bilan.reponse($0.code).atteint == nil }
        let avertissements = classeur.compte(.avertissement)
        let conseil =
            if erreurs > 0 {
                "corrigez \(RapportTexte.compte(erreurs, "l’erreur", "erreurs")) dans le classeur, enregistrez-le, puis "
                    + "relancez\(Fr.insecable):"
            } else if manquantes > 0 {
                "aucune erreur. Répondez \(manquantes == 1 ? "à l’indicateur" : "aux \(manquantes) indicateurs") qui "
                    + (manquantes == 1 ? "attend" : "attendent") + " encore une réponse, puis relancez\(Fr.insecable):"
            } else if avertissements > 0 {
                "aucune erreur. Passez en revue \(RapportTexte.compte(avertissements, "le point", "points")) à vérifier "
                    + "avant de transmettre le bilan."
            } else {
                "rien à corriger, le bilan peut être transmis."
            }
        page.line()
        page.paragraph("Étape suivante\(Fr.insecable): \(conseil)")
        if erreurs > 0 || manquantes > 0 { page.line("  aci-xlsx import \(ShellWord.quote(classeur.fichier))") }
    }

    /// `l’erreur`, `les 2 erreurs`
    private static func compte(_ nombre: Int, _ singulier: String, _ pluriel: String) -> String {
        nombre == 1 ? singulier : "les \(nombre) \(pluriel)"
    }
}

extension Fr {
    /// `90 000,00`, là où une colonne dit déjà l’unité.
    static func sansUnite(_ montant: Montant) -> String { String(euros(montant).dropLast(2)) }
}
