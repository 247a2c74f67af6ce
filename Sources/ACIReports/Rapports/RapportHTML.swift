internal import ACIModel
internal import ACIWorkbook

/// Le compte rendu en une page web qui se suffit : elle s’ouvre dans un navigateur, s’imprime et s’envoie.
public struct RapportHTML {
    let classeur: ClasseurLu
    let explications: Bool
    let ancres: Bool
    let sousLesPoints: String

    /// - Parameters:
    ///   - explications: donner la raison de chaque montant.
    ///   - ancres: nommer les points `point-1`, `point-2`…, les erreurs d’abord, pour une page qui y mène ; là où le
    ///     compte rendu est seul.
    ///   - sousLesPoints: du HTML à placer entre l’étape suivante et les réponses.
    public init(classeur: ClasseurLu, explications: Bool, ancres: Bool = false, sousLesPoints: String = "") {
        self.classeur = classeur
        self.explications = explications
        self.ancres = ancres
        self.sousLesPoints = sousLesPoints
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

    /// Une page d’un seul article : son titre, d’où il vient, ce qu’il faut en savoir d’abord, puis `contenu`.
    static func page(
        _ titre: String, provenance: String, avertissements: [String], _ contenu: (inout HTMLWriter) -> Void
    ) -> String {
        var html = HTMLWriter()
        html.element("article") { html in
            html.element("header") { html in
                html.element("h1", outside: titre)
                html.element("p", outside: [provenance])
            }
            for avertissement in avertissements { html.element("p", class: "note", avertissement) }
            contenu(&html)
            html.element("p", class: "legende", "Estimation d’aci-xlsx\(Fr.insecable): le contrat signé l’emporte.")
        }
        return ouverture(titre) + html.text + fin
    }

    /// Un classeur, un `article` de la page : ce que l’année rapporte, pourquoi et ce qui est en jeu ; puis toutes les
    /// réponses.
    public var article: String {
        var html = HTMLWriter()
        html.element("article") { html in
            identite(&html)
            if let lignes = LignesMontants(classeur.lu) {
                essentiel(lignes, &html)
                montants(lignes, &html)
                enJeu(lignes, &html)
            } else {
                html.element("h2", Resume.sansMontant)
                html.element("p", Resume.pourquoiSansMontant)
            }
            pointsARevoir(&html)
            rapprochement(&html)
            // Sur papier la page va à d’autres, qui n’ont rien à lancer.
            html.element("div", class: "suite") { html in
                html.element("p", "Étape suivante\(Fr.insecable): \(resume.suite.conseil)")
                if let commande = resume.suite.commande { html.element("pre", commande) }
            }
            html.text += sousLesPoints
            if !classeur.lu.estVierge { html.reponses(ReponsesDonnees(classeur.lu)) }
            html.element("div", class: "signature") { html in
                for titre in RapportHTML.signataires { html.element("p", titre) }
            }
            html.element("p", class: "legende", resume.lecture)
            if explications, let financement = classeur.lu.financement { expliquer(financement, &html) }
        }
        return html.text
    }

    private static let signataires = [
        "La présidente ou le président\(Fr.insecable): nom, date et signature",
        "La coordinatrice ou le coordinateur\(Fr.insecable): nom, date et signature",
    ]

    private func identite(_ html: inout HTMLWriter) {
        html.element("header") { html in
            html.element("h1", outside: resume.nom)
            if !resume.parties.isEmpty { html.element("p", outside: resume.parties) }
            html.element("p", resume.annee)
            html.element("p", resume.reponses)
            if let jour = classeur.jour { html.element("p", "Établi le \(jour.longFrancais)") }
        }
        if let note = classeur.bilan.bareme.note { html.element("p", class: "note", note) }
        if let provisoire = resume.provisoire { html.element("p", class: "erreur", provisoire) }
    }

    private func essentiel(_ montants: LignesMontants, _ html: inout HTMLWriter) {
        html.element("ul", class: "essentiel") { html in
            let sommes = (montants.essentiel + montants.enJeu).map { ($0.titre, Fr.euros($0.montant), $0.precision) }
            for (titre, chiffre, precision) in sommes + [ReponsesDonnees(classeur.lu).preuves] {
                html.element("li") { html in
                    html.element("span", titre)
                    html.element("strong", chiffre)
                    html.element("span", precision)
                }
            }
        }
    }

    private func montants(_ montants: LignesMontants, _ html: inout HTMLWriter) {
        html.table(
            "Ce que l’année rapporte (en euros)", ["Poste"] + LignesMontants.titres,
            montants.lignes.map { [$0.titre] + $0.cellules },
            total: [montants.total.titre] + montants.total.cellules)
        html.element("p", class: "legende", LignesMontants.legende)
        for somme in montants.horsTotal { html.element("p", somme) }
        html.bars(
            "L’enveloppe de l’année, mission par mission", parts: ["acquis", "à portée", "non atteint"],
            montants.portees.map { portee in
                (portee.titre, [portee.acquis, portee.aPortee, portee.nonAtteint].map(\.centimes), portee.francais)
            })
    }

    private func enJeu(_ montants: LignesMontants, _ html: inout HTMLWriter) {
        html.element("div", class: "en-jeu") { html in
            if !montants.leviers.isEmpty {
                html.table(LignesMontants.titreDesLeviers, ["Quoi faire", "Gain"], montants.leviers)
            }
            if !montants.refus.isEmpty {
                html.table(LignesMontants.titreDesRefus, ["Réponse Non", "Coût"], montants.refus)
            }
        }
        if !montants.leviers.isEmpty, let precision = montants.precisionDesLeviers {
            html.element("p", class: "legende", precision)
        }
    }

    private func pointsARevoir(_ html: inout HTMLWriter) {
        var numero = 0
        for gravite in Diagnostic.Gravite.allCases {
            let points = resume.points(gravite)
            guard !points.isEmpty else { continue }
            let premier = numero + 1
            numero += points.count
            html.table(
                "\(gravite.titre) (\(points.count))", class: "points \(gravite.rawValue)",
                ["Où", "Quoi faire", "En jeu"], labels: 2,
                points.map { point in
                    let codes = point.indicateurs.isEmpty ? "" : "(\(point.indicateurs))"
                    let endroit = [point.endroit, codes].filter { !$0.isEmpty }.joined(separator: " ")
                    return [endroit.isEmpty ? "Classeur" : endroit, point.message, point.enjeuEnClair ?? ""]
                }, ids: ancres ? (premier...numero).map { "point-\($0)" } : [])
        }
    }

    private func rapprochement(_ html: inout HTMLWriter) {
        guard !resume.ecarts.isEmpty else { return }
        html.table(
            "Le classeur annonce d’autres montants (en euros)", ["Montant", "Cellule", "Classeur", "Calculé", "Écart"],
            labels: 2, resume.ecartsEnClair)
    }

    private func expliquer(_ financement: Financement, _ html: inout HTMLWriter) {
        html.table(
            "D’où viennent les montants", class: "explications",
            ["Montant", "Règle et calcul", "Fait de", "Saisies", "Source", "En euros"], labels: 5,
            LigneExplication.toutes(financement, classeur.lu).map { ligne in
                [
                    ligne.libelle, "\(ligne.regle)\(Fr.insecable): \(ligne.calcul)",
                    ligne.depend.joined(separator: "\(Fr.insecable); "), ligne.cellules, ligne.source,
                    ligne.montant.map(Fr.sansUnite) ?? "",
                ]
            })
        html.element("h2", "Sources")
        html.sources(classeur.bilan.bareme.sources)
    }
}
