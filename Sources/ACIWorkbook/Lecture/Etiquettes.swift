internal import ACIModel
internal import SpreadsheetML

/// Les saisies d’une feuille reconnues à l’étiquette qui les précède sur la ligne.
struct Etiquettes {
    private var cellules: [String: CelluleLue] = [:]

    init(_ feuille: Feuilles.Feuille, _ champs: [Champ]) {
        let parEtiquette = Dictionary(
            champs.flatMap { champ in ([champ.libelle] + champ.synonymes).map { (Fr.cleDeComparaison($0), champ.nom) } }
        ) { premier, _ in premier }
        guard !parEtiquette.isEmpty else { return }
        // Les étiquettes d’une ligne cherchent leur voisine dans la ligne, jamais parmi toutes les fusions.
        let fusions = Dictionary(feuille.contenu.merges.map { ($0.first, $0.last.column) }) { premiere, _ in premiere }
        for ligne in feuille.contenu.rows {
            let etiquettes = ligne.cells.compactMap { cellule -> (colonne: Int, nom: String)? in
                guard case .text(let texte) = cellule.value, let nom = parEtiquette[Self.nue(texte)] else { return nil }
                return (cellule.column, nom)
            }
            let limites = etiquettes.dropFirst().map(\.colonne) + [Int.max]
            for ((colonne, nom), limite) in zip(etiquettes, limites) where cellules[nom] == nil {
                guard let etiquette = CellReference(row: ligne.index, column: colonne) else { continue }
                cellules[nom] = Self.suivante(ligne, (fusions[etiquette] ?? colonne) + 1, avant: limite, feuille)
            }
        }
    }

    subscript(nom: String) -> CelluleLue? { cellules[nom] }

    /// L’étiquette sans le deux-points ni l’astérisque qui la suivent.
    private static func nue(_ texte: String) -> String {
        var replie = Fr.cleDeComparaison(texte)
        while let dernier = replie.last, ": *".contains(dernier) { replie.removeLast() }
        return replie
    }

    /// La voisine de droite de l’étiquette ou, si elle est vide, celle d’après : plus loin, c’est un autre bloc.
    private static func suivante(
        _ ligne: SheetRow, _ voisine: Int, avant limite: Int, _ feuille: Feuilles.Feuille
    ) -> CelluleLue? {
        let remplie = [voisine, voisine + 1].first { colonne in
            colonne < limite && ligne[column: colonne].map { $0.value != .empty } ?? false
        }
        return CellReference(row: ligne.index, column: remplie ?? voisine).map {
            CelluleLue(feuille: feuille, reference: $0)
        }
    }
}
