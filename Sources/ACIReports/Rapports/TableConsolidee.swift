internal import ACIModel
public import ACIWorkbook

/// Tous les classeurs lus, une ligne chacun.
public struct TableConsolidee: Sendable {
    /// Une par classeur, dans l’ordre où ils ont été ajoutés.
    public private(set) var lignes: [LigneConsolidee] = []

    /// Aucun classeur encore.
    public init() {}

    /// Les CPTS qui y sont plus d’une fois.
    public var repetitions: Repetitions { Repetitions(lignes) }

    /// Ajoute un classeur à la fin.
    public mutating func ajouter(_ ligne: LigneConsolidee) { lignes.append(ligne) }

    /// Le tableau pour une personne, en colonnes.
    public func texte(_ style: TextStyle) -> String {
        var page = TextPage(style: style)
        page.title(titre)
        var table = TextTable([.left("CPTS")] + TableConsolidee.titres.map { .right($0) } + [.left("État")])
        for ligne in rangees { table.add(ligne) }
        table.addRule()
        // Une réserve par ligne : deux sur une seule prendraient la place des noms.
        let reserves = etat.reserves
        table.add(ensemble(reserves.first ?? ""), emphasis: true)
        for reserve in reserves.dropFirst() {
            table.add(Array(repeating: "", count: TableConsolidee.titres.count + 1) + [reserve], emphasis: true)
        }
        page.table(table)
        return page.text
    }

    /// Une `section` de la page.
    public var html: String {
        var html = HTMLWriter()
        html.element("section") { section in
            section.table(
                titre, ["CPTS"] + TableConsolidee.titres + ["État"], rangees, total: ensemble(etat.francais))
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

    /// Les cellules de chaque classeur.
    private var rangees: [[String]] {
        let repetitions = self.repetitions
        return lignes.map { ligne in
            [repetitions.nom(ligne), ligne.exercice.map(String.init) ?? ""]
                + TableConsolidee.montants.map { montant in ligne.montants.map { Fr.sansUnite(montant($0)) } ?? "" }
                + [repetitions.etat(ligne)]
        }
    }

    private func ensemble(_ etat: String) -> [String] {
        let calcules = lignes.compactMap(\.montants)
        return ["ENSEMBLE", ""] + TableConsolidee.montants.map { Fr.sansUnite(calcules.map($0).somme()) } + [etat]
    }
}
