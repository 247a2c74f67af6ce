internal import ACIModel
internal import ACIWorkbook

extension Comparaison {
    /// Ce qui a changé, pour une personne.
    public func texte(_ style: TextStyle) -> String {
        var page = TextPage(style: style)
        page.line(style.strong(titre))
        page.line(style.faint(provenances))
        for avertissement in avertissements { page.paragraph(avertissement, mark: "► ", style.warning) }
        for erreur in erreurs { page.paragraph(erreur, mark: "► ", style.error) }
        if !changements.isEmpty {
            page.title(Comparaison.titreDuContrat)
            for changement in changements { page.paragraph(changement, mark: "• ") }
        }
        page.title(Comparaison.titreDesMontants)
        var table = TextTable([.left("")] + (colonnes + ["Écart"]).map { .right($0) })
        for (cellules, total) in rangeesDesMontants { table.add(cellules, emphasis: total) }
        page.table(table)
        if !versements.isEmpty {
            page.title(Comparaison.titreDesVersements)
            var table = TextTable([.left("")] + colonnes.map { .right($0) })
            for rangee in rangeesDesVersements { table.add(rangee) }
            page.table(table)
        }
        page.title(Comparaison.titreDesReponses)
        if rangeesDesReponses.isEmpty {
            page.line("Aucune n’a changé.")
        } else {
            var table = TextTable([.left("Indicateur")] + colonnes.map { .left($0) })
            for rangee in rangeesDesReponses { table.add(rangee) }
            page.table(table)
        }
        return page.text
    }

    static let titreDuContrat = "La CPTS et son contrat"
    static let titreDesMontants = "Les montants (en euros)"
    static let titreDesVersements = "Ce que la CPAM a versé (en euros)"
    static let titreDesReponses = "Les réponses"

    var provenances: String { annees.map(\.provenance).joined(separator: " → ") }

    /// `Membres : 140 → 150`
    var changements: [String] {
        identite.filter(\.change).map { suite in
            "\(suite.nom)\(Fr.insecable): \(suite.valeurs.map { $0 ?? "–" }.joined(separator: " → "))"
        }
    }

    var rangeesDesMontants: [(cellules: [String], total: Bool)] {
        montants.filter { $0.resultat.rang == .principal && $0.suite.valeurs.contains { $0 != .zero } }.map {
            resultat, suite in
            (suite.cellules + [suite.ecart.map(Fr.ecart) ?? "–"], resultat.chemin == "total")
        }
    }

    var rangeesDesVersements: [[String]] { versements.map(\.cellules) }

    var rangeesDesReponses: [[String]] {
        indicateurs.filter(\.suite.change).map { modele, suite in
            ["\(modele.code) \(modele.libelle)"] + suite.valeurs.map(Comparaison.enClair)
        }
    }

    /// `412, Oui`
    private static func enClair(_ reponse: ReponseDonnee?) -> String {
        guard let reponse else { return "n’existe pas" }
        let parties = [reponse.valeur?.francais.fitted(atMost: 24), reponse.atteint?.libelle].compactMap { $0 }
        return parties.isEmpty ? "sans réponse" : parties.joined(separator: ", ")
    }
}

extension Comparaison.Suite<Montant> {
    /// De la première année à la dernière.
    var ecart: Montant? {
        (valeurs.last ?? nil).flatMap { apres in (valeurs.first ?? nil).map { apres - $0 } }
    }

    var cellules: [String] { [nom] + valeurs.map { $0.map(Fr.sansUnite) ?? "–" } }
}
