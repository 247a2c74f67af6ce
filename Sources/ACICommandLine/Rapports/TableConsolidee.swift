internal import ACIModel
internal import ACIWorkbook

/// Tous les classeurs lus, une ligne chacun.
struct TableConsolidee {
    private(set) var lignes: [LigneConsolidee] = []

    mutating func ajouter(_ ligne: LigneConsolidee) { lignes.append(ligne) }

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

    private var titre: String {
        lignes.count > 1 ? "Ensemble des \(etat.compte) (en euros)" : "Ensemble (en euros)"
    }

    private var etat: EtatEnsemble { EtatEnsemble(lignes) }

    private static let montants: [@Sendable (LigneConsolidee.Montants) -> Montant] = [
        { $0.total.montant }, { $0.versements.avance }, { $0.versements.solde },
    ]

    private func cellules(_ ligne: LigneConsolidee) -> [String] {
        [ligne.nom, ligne.exercice.map(String.init) ?? ""]
            + TableConsolidee.montants.map { montant in ligne.montants.map { Fr.sansUnite(montant($0)) } ?? "" }
            + [ligne.etat.francais]
    }

    private var ensemble: [String] {
        let calcules = lignes.compactMap(\.montants)
        return ["ENSEMBLE", ""] + TableConsolidee.montants.map { Fr.sansUnite(calcules.map($0).somme()) } + [
            etat.francais
        ]
    }
}
