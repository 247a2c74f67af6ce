internal import ACIModel

extension RapportPrevision {
    /// Une page entière, avec la courbe des versements cumulés.
    public var html: String {
        RapportHTML.page(titre, provenance: source, avertissements: avertissements) { html in
            html.table(RapportPrevision.titreDesAnnees, titresDesAnnees, rangeesDesAnnees, total: totalDesAnnees)
            if let ecart { html.element("p", ecart) }
            courbe(&html)
            html.table(
                titreDesVersements, ["Date", "Versement", "Montant", "Cumul"], labels: 2,
                versements.map { _, versement, cumul in
                    [
                        versement.date.francais, versement.libelle, Fr.sansUnite(versement.montant.montant),
                        Fr.sansUnite(cumul.montant),
                    ]
                })
            html.element("h2", RapportPrevision.titreDesHypotheses)
            html.element("ul") { list in for hypothese in prevision.hypotheses { list.element("li", hypothese) } }
        }
    }

    private func courbe(_ html: inout HTMLWriter) {
        let titre = "Versements cumulés"
        let versements = self.versements
        let lignes = colonnes.enumerated().map { rang, colonne in
            let classe = rang == 0 ? "plancher" : rang == colonnes.count - 1 ? "plafond" : "taux"
            return (
                class: classe,
                points: versements.map { (x: $0.versement.date.numero, y: colonne.montant($0.cumul).centimes) }
            )
        }
        html.element("h2", titre)
        html.chart(
            titre, lignes, stepped: true, columns: anniversaires,
            rows: HTMLWriter.levels(prevision.total.plafond.centimes))
        let noms = colonnes.reversed().map(\.titre).joined(separator: ", ")
        html.element("p", class: "legende", "De haut en bas\(Fr.insecable): \(noms).")
    }

    /// Le début de chaque année, ou d’une sur deux et plus là où elles seraient trop serrées.
    private var anniversaires: [(x: Int, text: String)] {
        let pas = (prevision.annees.count + 6) / 7
        return stride(from: 0, to: prevision.annees.count, by: pas).map { rang in
            let debut = prevision.annees[rang].periode.debut
            return (debut.numero, debut.francais)
        }
    }
}
