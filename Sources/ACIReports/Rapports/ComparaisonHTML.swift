internal import ACIModel

extension Comparaison {
    /// Une page entière, avec une courbe par mission.
    public var html: String {
        RapportHTML.page(titre, provenance: provenances, avertissements: avertissements) { html in
            for erreur in erreurs { html.element("p", class: "erreur", erreur) }
            if !changements.isEmpty {
                html.element("h2", Comparaison.titreDuContrat)
                html.element("ul") { list in for changement in changements { list.element("li", changement) } }
            }
            courbes(&html)
            table(
                Comparaison.titreDesMontants, "Montant", colonnes + ["Écart"], rangeesDesMontants.map(\.cellules), &html
            )
            table(Comparaison.titreDesVersements, "Montant", colonnes, rangeesDesVersements, &html)
            table(Comparaison.titreDesReponses, "Indicateur", colonnes, rangeesDesReponses, &html)
        }
    }

    private func table(
        _ titre: String, _ premiere: String, _ colonnes: [String], _ rangees: [[String]], _ html: inout HTMLWriter
    ) {
        guard !rangees.isEmpty else { return }
        html.table(titre, [premiere] + colonnes, rangees)
    }

    /// Ce que chaque mission rapporte d’une année à l’autre.
    private func courbes(_ html: inout HTMLWriter) {
        let titre = "Chaque mission, d’une année à l’autre"
        let missions = montants.filter { $0.resultat.rang == .sousTotal }.enumerated().map { rang, mission in
            let points = mission.suite.valeurs.enumerated().compactMap { rang, montant in
                montant.map { (x: rang, y: $0.centimes) }
            }
            return (class: "trait\(rang % 6 + 1)", points: points, nom: mission.suite.nom)
        }
        html.element("h2", titre)
        html.chart(
            titre, missions.map { ($0.class, $0.points) }, stepped: false,
            columns: colonnes.enumerated().map { ($0, $1) },
            rows: HTMLWriter.levels(missions.flatMap { $0.points.map(\.y) }.max() ?? 0))
        html.element("ul", class: "legende") { list in
            for mission in missions { list.element("li", class: mission.class, mission.nom) }
        }
    }
}
