internal import ACIModel

extension RapportBareme {
    /// Pour une page : les montants par taille, les règles et les sources, sans titre.
    public var html: String {
        var html = HTMLWriter()
        html.element("p", cadre.titre)
        if let note = bareme.note { html.element("p", class: "note", note) }
        html.element("ul") { list in
            for taille in tailles {
                list.element("li", "Taille \(taille)\(Fr.insecable): \(cadre.libelleTaille(taille))")
            }
        }
        let titre = "Montants d’une année entière (en euros)"
        html.element("h2", titre)
        html.table(
            titre, ["Poste"] + tailles.map { "Taille \($0)" },
            rangs.map { rang in
                [rang.ligne.libelle] + tailles.map { Fr.sansUnite(rang.ligne.montant(taille: $0)) }
            })
        html.element("h2", "À savoir")
        html.element("ul") { list in for regle in regles { list.element("li", regle) } }
        html.element("h2", "Sources")
        html.element("ul") { list in
            for source in sources {
                list.element("li", "\(source.titre), \(source.confiance.libelle)\(Fr.insecable): \(source.reference)")
            }
        }
        return html.text
    }
}
