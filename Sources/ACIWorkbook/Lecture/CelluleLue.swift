internal import ACIModel
internal import SpreadsheetML

/// Une cellule d’une feuille lue.
struct CelluleLue {
    let feuille: Feuilles.Feuille
    let reference: CellReference

    var contenu: SheetCell? { feuille.contenu[reference] }
    var lieu: Adresse { Adresse(feuille: feuille.nom, cellule: reference.description) }

    func designe(_ autre: CelluleLue) -> Bool { feuille.rang == autre.feuille.rang && reference == autre.reference }

    /// Ce que la cellule montre, en texte ; vide si elle l’est.
    var texte: String { Self.texte(contenu) }

    /// Ce que le fichier écrit dans la cellule elle-même, qu’une fusion la couvre ou non.
    var texteEcrit: String { Self.texte(feuille.contenu.written(at: reference)) }

    private static func texte(_ contenu: SheetCell?) -> String {
        contenu.map { ContenuCellule($0).saisie.francais } ?? ""
    }
}

/// Le contenu d’une cellule, dans les mots du domaine.
struct ContenuCellule {
    let saisie: Saisie
    private let format: NumberFormat
    let estCalcule: Bool

    init(_ cellule: SheetCell) {
        format = cellule.numberFormat
        switch cellule.value {
        case .empty: saisie = .vide
        case .number(let nombre): saisie = .nombre(nombre)
        case .text(let texte): saisie = .texte(texte)
        case .boolean(let booleen): saisie = .booleen(booleen)
        case .error(let texte): saisie = .erreur(texte)
        case .date(let date):
            saisie =
                date.dayAndSeconds.flatMap { Jour(numero: $0.daysSince1970) }.map(Saisie.date) ?? .nombre(date.serial)
        }
        // LibreOffice écrit une constante booléenne comme la formule TRUE() ou FALSE().
        estCalcule = cellule.formula.map { !["TRUE()", "FALSE()"].contains($0.text.uppercased()) } ?? false
    }

    var enPourcentage: Bool { format.kind == .percent }
}
