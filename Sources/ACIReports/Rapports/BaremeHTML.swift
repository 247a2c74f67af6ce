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
        html.table(
            "Montants d’une année entière (en euros)", ["Poste"] + tailles.map { "Taille \($0)" },
            rangs.map { rang in
                [rang.ligne.libelle] + tailles.map { Fr.sansUnite(rang.ligne.montant(taille: $0)) }
            })
        html.element("h2", "À savoir")
        html.element("ul") { list in for regle in regles { list.element("li", regle) } }
        html.element("h2", "Sources")
        html.sources(bareme.sources)
        return html.text
    }
}

extension HTMLWriter {
    /// Les sources, chacune avec l’endroit où la trouver.
    mutating func sources(_ sources: [Source]) {
        element("ul") { list in
            for source in sources {
                list.element("li") { item in
                    item.text += Self.sentence("\(source.presentation)\(Fr.insecable): \(source.reference)")
                    guard let adresse = source.adresse else { return }
                    item.text += "<br>"
                    item.link(adresse, adresse)
                }
            }
        }
    }
}
