internal import ACIModel
internal import SpreadsheetML

/// Les saisies d’une feuille reconnues à l’étiquette qui les précède sur la ligne.
struct Etiquettes {
    /// Ce qu’une étiquette désigne : les cellules qui la suivent, jusqu’à l’étiquette suivante.
    struct Portee {
        let ligne: Int
        let colonnes: Range<Int>
        /// Celle qui est remplie, sinon la voisine.
        let cellule: CelluleLue

        func contient(_ lue: CelluleLue) -> Bool {
            lue.feuille.rang == cellule.feuille.rang && lue.reference.row == ligne
                && colonnes.contains(lue.reference.column)
        }
    }

    /// Par nom de saisie, de haut en bas : un mot peut se trouver ailleurs qu’à sa place.
    private var portees: [String: [Portee]] = [:]

    /// - Parameter synonymes: d’autres mots que ceux du modèle désignent aussi les saisies.
    init(_ feuille: Feuilles.Feuille, _ champs: [Champ], synonymes: Bool) {
        var parEtiquette: [String: String] = [:]
        for champ in champs {
            for texte in [champ.libelle] + (synonymes ? champ.synonymes : []) {
                let mot = Fr.cleDeComparaison(texte)
                if parEtiquette[mot] == nil { parEtiquette[mot] = champ.nom }
            }
        }
        guard !parEtiquette.isEmpty else { return }
        let aides = Set((champs.map(\.aide) + RegleCrise.toutes.map(\.mot)).map(Fr.cleDeComparaison))
        // Les étiquettes d’une ligne cherchent leur voisine dans la ligne, jamais parmi toutes les fusions.
        let fusions = Dictionary(feuille.contenu.merges.map { ($0.first, $0.last.column) }) { premiere, _ in premiere }
        for ligne in feuille.contenu.rows {
            let bornes = ligne.cells.compactMap { cellule -> (colonne: Int, nom: String?)? in
                // Une aide calculée peut ne montrer qu’une erreur.
                if case .error = cellule.value {
                    let textes = cellule.formula?.text.split(separator: "\"") ?? []
                    return textes.contains { aides.contains(Fr.cleDeComparaison(String($0))) }
                        ? (cellule.column, nil) : nil
                }
                guard case .text(let texte) = cellule.value, texte.utf8.count <= Self.octetsAuPlus else { return nil }
                let mot = Self.nue(texte)
                if let nom = parEtiquette[mot] { return (cellule.column, nom) }
                return aides.contains(mot) ? (cellule.column, nil) : nil
            }
            let limites = bornes.dropFirst().map(\.colonne) + [CellReference.maximumColumn + 1]
            for ((colonne, nom), limite) in zip(bornes, limites) {
                guard let nom, let etiquette = CellReference(row: ligne.index, column: colonne) else { continue }
                let debut = (fusions[etiquette] ?? colonne) + 1
                let suivantes = debut..<max(limite, debut)
                // Une autre étiquette à la place de la saisie n’en est pas une.
                guard limite != debut, let cellule = Self.saisie(ligne, suivantes, feuille) else { continue }
                portees[nom, default: []].append(Portee(ligne: ligne.index, colonnes: suivantes, cellule: cellule))
            }
        }
    }

    var nombre: Int { portees.count }

    func portees(_ champ: Champ) -> [Portee] { portees[champ.nom] ?? [] }

    /// Les octets d’une étiquette ou d’une aide, au plus.
    private static let octetsAuPlus = 512

    /// L’étiquette sans le deux-points ni l’astérisque qui la suivent.
    private static func nue(_ texte: String) -> String {
        var replie = Fr.cleDeComparaison(texte)
        while let dernier = replie.last, ": *".contains(dernier) { replie.removeLast() }
        return replie
    }

    /// La première cellule remplie. Un texte que suit une autre cellule remplie est l’étiquette d’un autre bloc, sauf à
    /// côté de la nôtre.
    private static func saisie(_ ligne: SheetRow, _ colonnes: Range<Int>, _ feuille: Feuilles.Feuille) -> CelluleLue? {
        let remplies = ligne.cells.filter {
            colonnes.contains($0.column) && $0.value != .empty && $0.value != .text("")
        }
        var choisie = colonnes.lowerBound
        if let premiere = remplies.first {
            let estLoin = premiere.column > colonnes.lowerBound + 1
            let estUneEtiquette =
                if case .text = premiere.value { estLoin && remplies.count > 1 } else { false }
            if !estUneEtiquette { choisie = premiere.column }
        }
        return CellReference(row: ligne.index, column: choisie).map { CelluleLue(feuille: feuille, reference: $0) }
    }
}
