internal import SpreadsheetML

/// Une page du modèle posée sur la feuille d’une personne, dont des lignes et des colonnes ont pu être insérées : où une
/// plage de l’une se trouve dans l’autre.
struct Calque {
    private let page: Page
    /// Les repères que la page et la feuille ont une fois chacune, par ligne de la page.
    private var ancres: [Int: [(page: CellReference, feuille: CellReference)]] = [:]
    private let reperes: [CellReference: Repere]

    init(_ page: Page, _ feuille: Feuilles.Feuille) {
        self.page = page
        var reperes: [CellReference: Repere] = [:]
        for ligne in feuille.contenu.rows {
            for cellule in ligne.cells {
                guard let place = CellReference(row: ligne.index, column: cellule.column) else { continue }
                reperes[place] = Repere(cellule.value, cellule.formula)
            }
        }
        self.reperes = reperes
        let (deLaPage, deLaFeuille) = (Self.uniques(page.reperes), Self.uniques(reperes))
        for (repere, place) in deLaPage {
            if let la = deLaFeuille[repere] { ancres[place.row, default: []].append((place, la)) }
        }
    }

    private static func uniques(_ reperes: [CellReference: Repere]) -> [Repere: CellReference] {
        Dictionary(grouping: reperes, by: \.value).compactMapValues { $0.count == 1 ? $0[0].key : nil }
    }

    /// `nil` si rien ne la situe, ou si une formule du modèle n’y est plus.
    func place(_ plage: CellRange) -> CellRange? {
        guard let premiere = place(plage.first), let derniere = place(plage.last), premiere.row <= derniere.row,
            premiere.column <= derniere.column
        else { return nil }
        return CellRange(premiere, derniere)
    }

    /// Le repère le plus proche de sa ligne la situe.
    private func place(_ cellule: CellReference) -> CellReference? {
        let ancre = ancres[cellule.row]?.min {
            let (un, autre) = (abs($0.page.column - cellule.column), abs($1.page.column - cellule.column))
            return (un, $0.page.column) < (autre, $1.page.column)
        }
        guard let ancre,
            let place = CellReference(
                row: ancre.feuille.row, column: ancre.feuille.column + cellule.column - ancre.page.column)
        else { return nil }
        let attendu = page.reperes[cellule]
        return attendu == nil || attendu == reperes[place] ? place : nil
    }
}
