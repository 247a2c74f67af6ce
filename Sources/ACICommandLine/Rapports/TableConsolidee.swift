internal import ACIModel
internal import ACIWorkbook

/// Tous les classeurs lus, une ligne chacun.
struct TableConsolidee {
    /// Ce qu’un classeur y laisse ; le reste de sa lecture n’a pas à rester en mémoire.
    struct Ligne: Sendable {
        let titre: String
        /// `nil` pour un classeur illisible.
        let exercice: Int?
        let total: Montant?
        let avance: Montant?
        let solde: Montant?
        let etat: String

        init(_ classeur: ClasseurLu) {
            let financement = classeur.lu.financement
            titre = classeur.titre
            exercice = classeur.bilan.exercice
            total = financement?.total.montant
            avance = financement?.versements.avance
            solde = financement?.versements.solde
            let erreurs = classeur.compte(.erreur)
            let avertissements = classeur.compte(.avertissement)
            etat =
                if erreurs > 0 { "provisoire, \(Fr.compte(erreurs, "erreur", "erreurs"))" } else if avertissements > 0 {
                    "\(avertissements) à vérifier"
                } else { "complet" }
        }

        init(illisible fichier: String) {
            titre = fichier
            exercice = nil
            total = nil
            avance = nil
            solde = nil
            etat = "illisible"
        }
    }

    private var lignes: [Ligne] = []

    mutating func ajouter(_ ligne: Ligne) { lignes.append(ligne) }

    func texte(_ style: TextStyle) -> String {
        var page = TextPage(style: style)
        page.title(titre)
        var table = TextTable([.left("CPTS")] + TableConsolidee.titres.map { .right($0) } + [.left("État")])
        for ligne in lignes { table.add(cellules(ligne)) }
        table.addRule()
        table.add(ensemble, emphasis: true)
        page.table(table)
        return page.text
    }

    var html: String {
        var html = HTMLWriter()
        html.element("section") { section in
            section.element("h2", titre)
            section.table(
                ["CPTS"] + TableConsolidee.titres + ["État"], lignes.map(cellules), total: ensemble)
        }
        return html.text
    }

    private static let titres = ["Année", "Total estimé", "Avance", "Solde"]

    private var titre: String { "Ensemble des \(Fr.compte(lignes.count, "classeur", "classeurs")) (en euros)" }

    private func cellules(_ ligne: Ligne) -> [String] {
        [ligne.titre, ligne.exercice.map(String.init) ?? ""] + montants(ligne.total, ligne.avance, ligne.solde)
            + [ligne.etat]
    }

    private var ensemble: [String] {
        func somme(_ montant: (Ligne) -> Montant?) -> Montant { lignes.compactMap(montant).somme() }
        return ["ENSEMBLE", ""] + montants(somme(\.total), somme(\.avance), somme(\.solde)) + [""]
    }

    private func montants(_ montants: Montant?...) -> [String] { montants.map { $0.map(Fr.sansUnite) ?? "" } }
}
