internal import ACIModel
internal import ACIWorkbook

extension Comparaison {
    /// Ce qui a changé, pour une personne.
    public func texte(_ style: TextStyle) -> String {
        var page = TextPage(style: style)
        let annees = [avant, apres].map(\.bilan.exercice)
        let memeAnnee = annees[0] == annees[1]
        let entre = memeAnnee ? "\(annees[0]), avant et après" : "de \(annees[0]) à \(annees[1])"
        page.line(style.strong("\(apres.titre)\(Fr.insecable): \(entre)"))
        page.line(style.faint("\(avant.provenance) → \(apres.provenance)"))
        if avant.bilan.exercice > apres.bilan.exercice {
            page.paragraph(
                "Le premier classeur est le plus récent\(Fr.insecable): les écarts remontent le temps. "
                    + "Pour le sens habituel, donnez d’abord l’année la plus ancienne.",
                mark: "► ", style.warning)
        }
        let noms = [avant, apres].compactMap(\.bilan.identite.nom)
        if noms.count == 2, Fr.cleDeComparaison(noms[0]) != Fr.cleDeComparaison(noms[1]) {
            page.paragraph(
                "Deux CPTS sont comparées\(Fr.insecable): \(Fr.liste(noms.map(Fr.guillemets))). Vérifiez que ce sont les bons "
                    + "classeurs, ou que le nom a changé.",
                mark: "► ", style.warning)
        }
        for classeur in [avant, apres] where classeur.lu.estProvisoire {
            page.paragraph(
                "\(classeur.provenance)\(Fr.insecable): résultat provisoire, "
                    + "\(Fr.compte(classeur.compte(.erreur), "erreur", "erreurs")) à corriger.",
                mark: "► ", style.error)
        }
        ecrireIdentite(&page)
        let colonnes = memeAnnee ? ["Avant", "Après"] : annees.map(String.init)
        ecrireMontants(&page, colonnes)
        ecrireReponses(&page, colonnes)
        return page.text
    }

    private func ecrireIdentite(_ page: inout TextPage) {
        let changements = identite.filter(\.change)
        guard !changements.isEmpty else { return }
        page.title("La CPTS et son contrat")
        for ecart in changements {
            page.paragraph(
                "\(ecart.nom)\(Fr.insecable): \(ecart.avant ?? "–") → \(ecart.apres ?? "–")", mark: "• ")
        }
    }

    private func ecrireMontants(_ page: inout TextPage, _ colonnes: [String]) {
        page.title("Les montants (en euros)")
        var table = TextTable([.left("")] + colonnes.map { .right($0) } + [.right("Écart")])
        for (resultat, ecart) in montants
        where resultat.rang == .principal && (ecart.avant != .zero || ecart.apres != .zero) {
            table.add(
                [ecart.nom] + [ecart.avant, ecart.apres].map { $0.map(Fr.sansUnite) ?? "–" }
                    + [Comparaison.difference(ecart)],
                emphasis: resultat.chemin == "total")
        }
        page.table(table)
    }

    private static func difference(_ ecart: Ecart<Montant>) -> String {
        ecart.avant.flatMap { avant in ecart.apres.map { Fr.ecart($0 - avant) } } ?? "–"
    }

    private func ecrireReponses(_ page: inout TextPage, _ colonnes: [String]) {
        let changements = indicateurs.filter(\.ecart.change)
        page.title("Les réponses")
        guard !changements.isEmpty else { return page.line("Aucune n’a changé.") }
        var table = TextTable([.left("Indicateur")] + colonnes.map { .left($0) })
        for (modele, ecart) in changements {
            table.add([
                "\(modele.code) \(modele.libelle)", Comparaison.enClair(ecart.avant), Comparaison.enClair(ecart.apres),
            ])
        }
        page.table(table)
    }

    /// `412, Oui`
    private static func enClair(_ reponse: ReponseDonnee?) -> String {
        guard let reponse else { return "n’existe pas" }
        let parties = [reponse.valeur?.francais.fitted(atMost: 24), reponse.atteint?.libelle].compactMap { $0 }
        return parties.isEmpty ? "sans réponse" : parties.joined(separator: ", ")
    }
}
