internal import ACIModel
internal import SpreadsheetML

/// Le bloc des points à revoir, à la fin de Synthèse.
enum BlocDesPoints {
    private static let titre = "Points à revoir, relevés par aci-xlsx"
    private static let rien = "✓ Rien à revoir"
    /// La gravité, le lien et le message, le lien débordant sur les colonnes qui le suivent.
    private static let colonnes = (gravite: 1, lien: 2, message: 5)

    private static func libelle(_ gravite: Diagnostic.Gravite) -> String {
        switch gravite {
        case .erreur: "Erreur"
        case .avertissement: "Avertissement"
        case .note: "Note"
        }
    }

    /// Les lignes d’un bloc écrit plus tôt.
    static func lignes(dans feuille: Feuilles.Feuille) -> ClosedRange<Int>? {
        func premiere(_ ligne: SheetRow) -> String {
            guard let cellule = ligne.cells.first, cellule.column == colonnes.gravite,
                case .text(let texte) = cellule.value
            else { return "" }
            return texte
        }
        let lignes = feuille.contenu.rows
        guard let debut = lignes.firstIndex(where: { premiere($0) == titre }) else { return nil }
        let contenu = Set(Diagnostic.Gravite.allCases.map(libelle) + [rien])
        let suite = lignes[(debut + 1)...].prefix { contenu.contains(premiere($0)) }
        return lignes[debut].index...(suite.last?.index ?? lignes[debut].index)
    }

    static func rangees(_ lu: BilanLu, titreComme bandeau: CellReference?) -> [SheetPatch.Row] {
        let titre = SheetPatch.Row([.init(column: colonnes.gravite, text: titre, styledLike: bandeau)])
        let points = lu.diagnostics.map { diagnostic in
            var cellules: [SheetPatch.Row.Cell] = [.init(column: colonnes.gravite, text: libelle(diagnostic.gravite))]
            if let lieu = diagnostic.lieu {
                let place = SheetReference.quoted(lieu.feuille) + "!" + lieu.cellule
                cellules.append(.init(column: colonnes.lien, text: lieu.francais, link: place))
            }
            let code = diagnostic.indicateur.map { "\($0)\(Fr.insecable): " } ?? ""
            cellules.append(.init(column: colonnes.message, text: code + diagnostic.message))
            return SheetPatch.Row(cellules)
        }
        return [titre] + (points.isEmpty ? [SheetPatch.Row([.init(column: colonnes.gravite, text: rien)])] : points)
    }
}
