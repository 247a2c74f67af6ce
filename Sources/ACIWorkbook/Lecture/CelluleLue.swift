internal import ACIModel
internal import SpreadsheetML

/// Une cellule d’une feuille lue.
struct CelluleLue {
    let feuille: Feuilles.Feuille
    let reference: CellReference

    var contenu: SheetCell? { feuille.contenu[reference] }
    var lieu: Adresse { Adresse(feuille: feuille.nom, cellule: reference.description) }

    func designe(_ autre: CelluleLue) -> Bool { feuille.rang == autre.feuille.rang && reference == autre.reference }

    /// De quoi comparer des cellules de feuilles différentes.
    struct Cle: Hashable {
        let feuille: Int
        let reference: CellReference
    }

    struct Ligne: Hashable {
        let feuille: Int
        let numero: Int

        init(_ lue: CelluleLue) {
            feuille = lue.feuille.rang
            numero = lue.reference.row
        }
    }

    var cle: Cle { Cle(feuille: feuille.rang, reference: reference) }

    /// Celle de la fusion qui la couvre, s’il y en a une.
    var cleFusionnee: Cle {
        let fusion = feuille.contenu.merges.first { $0.contains(reference) }
        return Cle(feuille: feuille.rang, reference: fusion?.first ?? reference)
    }

    /// Ce que la cellule montre, en texte ; vide si elle l’est.
    var texte: String { Self.texte(contenu) }

    /// Ce que le fichier écrit dans la cellule elle-même, qu’une fusion la couvre ou non.
    var texteEcrit: String { Self.texte(feuille.contenu.written(at: reference)) }

    private static func texte(_ contenu: SheetCell?) -> String {
        contenu.map { ContenuCellule($0).saisie.francais } ?? ""
    }
}
