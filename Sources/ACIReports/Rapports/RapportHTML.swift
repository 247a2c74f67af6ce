internal import ACIModel
internal import ACIWorkbook

/// Le compte rendu en une page web qui se suffit : elle s’ouvre dans un navigateur, s’imprime et s’envoie.
public struct RapportHTML {
    let classeur: ClasseurLu
    let explications: Bool
    let ancres: Bool

    /// - Parameters:
    ///   - explications: donner la raison de chaque montant.
    ///   - ancres: nommer les points `point-1`, `point-2`…, les erreurs d’abord, pour une page qui y mène ; là où le
    ///     compte rendu est seul.
    public init(classeur: ClasseurLu, explications: Bool, ancres: Bool = false) {
        self.classeur = classeur
        self.explications = explications
        self.ancres = ancres
    }

    private var resume: Resume { Resume(classeur: classeur) }

    /// Ce qui précède le premier classeur.
    public static let debut = ouverture("Bilan ACI")

    static func ouverture(_ titre: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="fr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTMLWriter.escaped(titre))</title>
        <style>
        \(styleCSS)
        </style>
        </head>
        <body>

        """
    }

    /// Ce qui suit le dernier.
    public static let fin = "</body>\n</html>\n"

    /// Un classeur, un `article` de la page.
    public var article: String {
        var html = HTMLWriter()
        html.element("article") { html in
            identite(&html)
            if let financement = classeur.lu.financement {
                let lignes = LignesMontants(financement: financement, cadre: classeur.cadre)
                essentiel(lignes, &html)
                montants(lignes, &html)
            } else {
                html.element("h2", Resume.sansMontant)
                html.element("p", Resume.pourquoiSansMontant)
            }
            pointsARevoir(&html)
            rapprochement(&html)
            if explications, let financement = classeur.lu.financement { expliquer(financement, &html) }
            // Sur papier la page va à d’autres, qui n’ont rien à lancer.
            html.element("div", class: "suite") { html in
                html.element("p", "Étape suivante\(Fr.insecable): \(resume.suite.conseil)")
                if let commande = resume.suite.commande { html.element("pre", commande) }
            }
            html.element("p", class: "legende", "Estimation d’aci-xlsx\(Fr.insecable): le contrat signé l’emporte.")
        }
        return html.text
    }

    private func identite(_ html: inout HTMLWriter) {
        html.element("header") { html in
            html.element("h1", outside: resume.nom)
            if !resume.parties.isEmpty { html.element("p", outside: resume.parties) }
            html.element("p", resume.annee)
            html.element("p", outside: [resume.reponses, classeur.provenance])
        }
        if let note = classeur.bilan.bareme.note { html.element("p", class: "note", note) }
        if let provisoire = resume.provisoire { html.element("p", class: "erreur", provisoire) }
    }

    private func essentiel(_ montants: LignesMontants, _ html: inout HTMLWriter) {
        html.element("ul", class: "essentiel") { html in
            for (titre, montant, precision) in montants.essentiel {
                html.element("li") { html in
                    html.element("span", titre)
                    html.element("strong", Fr.euros(montant))
                    html.element("span", precision)
                }
            }
        }
    }

    private func montants(_ montants: LignesMontants, _ html: inout HTMLWriter) {
        let titre = "Ce que l’année rapporte (en euros)"
        html.element("h2", titre)
        html.table(
            titre, ["Poste"] + LignesMontants.titres, montants.lignes.map { [$0.titre] + $0.cellules },
            total: [montants.total.titre] + montants.total.cellules)
        html.element("p", class: "legende", LignesMontants.legende)
        for somme in montants.horsTotal { html.element("p", somme) }
        html.element("h2", "Acquis sur chaque enveloppe")
        html.element("table", class: "acquis") { table in
            for (titre, acquis, enveloppe) in montants.acquis {
                table.element("tr") { row in
                    row.element("td", titre)
                    row.element("td") { $0.bar(acquis.centimes, of: enveloppe.centimes) }
                    row.element("td", class: "nombre", "\(Fr.euros(acquis)) sur \(Fr.euros(enveloppe))")
                }
            }
        }
    }

    private func pointsARevoir(_ html: inout HTMLWriter) {
        var numero = 0
        for gravite in Diagnostic.Gravite.allCases {
            let diagnostics = resume.diagnostics(gravite)
            guard !diagnostics.isEmpty else { continue }
            html.element("table", class: "points \(gravite.rawValue)") { table in
                table.element("caption", "\(gravite.titre) (\(diagnostics.count))")
                table.element("thead") { head in
                    head.element("tr") { row in for titre in RapportHTML.titresDesPoints { row.heading(titre) } }
                }
                table.element("tbody") { body in
                    for diagnostic in diagnostics {
                        numero += 1
                        body.element("tr", id: ancres ? "point-\(numero)" : nil) { row in point(diagnostic, &row) }
                    }
                }
            }
        }
    }

    private static let titresDesPoints = ["Onglet", "Cellule", "Quoi faire"]

    private func point(_ diagnostic: Diagnostic, _ row: inout HTMLWriter) {
        row.element("td", outside: diagnostic.lieu?.feuille ?? "")
        let cellule = [diagnostic.lieu?.cellule, diagnostic.indicateur.map { "(\($0))" }].compactMap { $0 }
        row.element("td", cellule.joined(separator: " "))
        row.element("td", outside: diagnostic.message)
    }

    private func rapprochement(_ html: inout HTMLWriter) {
        guard !resume.ecarts.isEmpty else { return }
        let titre = "Le classeur annonce d’autres montants (en euros)"
        html.element("h2", titre)
        html.table(
            titre, ["Montant", "Cellule", "Classeur", "Calculé", "Écart"], labels: 2,
            resume.ecartsEnClair)
    }

    private func expliquer(_ financement: Financement, _ html: inout HTMLWriter) {
        let titre = "D’où viennent les montants"
        html.element("h2", titre)
        html.table(
            titre, ["Montant", "Règle", "Calcul", "Fait de", "Saisies", "Source", "En euros"], labels: 6,
            LigneExplication.toutes(financement, classeur.lu).map { ligne in
                [
                    ligne.libelle, ligne.regle, ligne.calcul, ligne.depend.joined(separator: "\(Fr.insecable); "),
                    ligne.cellules, ligne.source, ligne.montant.map(Fr.sansUnite) ?? "",
                ]
            })
    }
}
