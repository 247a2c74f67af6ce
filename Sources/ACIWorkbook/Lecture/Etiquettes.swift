internal import ACIModel
internal import SpreadsheetML

/// Les saisies d’une feuille reconnues à l’étiquette qui les précède sur la ligne.
struct Etiquettes {
    private var places: [String: Place] = [:]

    init(_ feuille: Feuilles.Feuille, _ champs: [Champ]) {
        let parEtiquette = Dictionary(
            champs.flatMap { champ in ([champ.libelle] + champ.synonymes).map { (Fr.repli($0), champ.nom) } }
        ) { premier, _ in premier }
        for ligne in feuille.contenu.rows {
            let etiquettes = ligne.cells.compactMap { cellule in
                parEtiquette[Self.nue(ContenuCellule(cellule).saisie.francais)].map { (cellule.column, $0) }
            }
            for (colonne, nom) in etiquettes where places[nom] == nil {
                places[nom] = Self.suivante(ligne, colonne, feuille, autres: Set(etiquettes.map(\.0)))
            }
        }
    }

    subscript(nom: String) -> Place? { places[nom] }

    /// L’étiquette sans le deux-points ni l’astérisque qui la suivent.
    private static func nue(_ texte: String) -> String {
        var replie = Fr.repli(texte)
        while let dernier = replie.last, ": *".contains(dernier) { replie.removeLast() }
        return replie
    }

    /// La voisine de droite de l’étiquette ou, si elle est vide, celle d’après : plus loin, c’est un autre bloc.
    private static func suivante(
        _ ligne: SheetRow, _ colonne: Int, _ feuille: Feuilles.Feuille, autres: Set<Int>
    ) -> Place? {
        guard let etiquette = CellReference(row: ligne.index, column: colonne) else { return nil }
        let fusion = feuille.contenu.merges.first { $0.contains(etiquette) }
        let voisine = (fusion?.last.column ?? colonne) + 1
        let remplie = ligne.cells.first { cellule in
            voisine...(voisine + 1) ~= cellule.column && !autres.contains(cellule.column) && cellule.value != .empty
        }
        return CellReference(row: ligne.index, column: remplie?.column ?? voisine).map {
            Place(feuille: feuille, cellule: $0)
        }
    }
}
