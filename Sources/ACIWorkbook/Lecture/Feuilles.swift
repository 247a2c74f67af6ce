internal import ACIModel
internal import SpreadsheetML

/// Les feuilles de calcul d’un classeur, lues en entier.
struct Feuilles {
    /// Une classe, parce que chaque cellule repérée dit sa feuille.
    final class Feuille: Sendable {
        /// Le rang dans le classeur.
        let rang: Int
        let nom: String
        let contenu: SheetContents
        /// Le nom replié, pour comparer.
        let cle: String

        init(rang: Int, nom: String, contenu: SheetContents) {
            self.rang = rang
            self.nom = nom
            self.contenu = contenu
            cle = Fr.cleDeComparaison(nom)
        }
    }

    let toutes: [Feuille]
    /// La première feuille de chaque nom replié.
    private let parCle: [String: Feuille]
    /// Ce que désignent les noms définis, par nom en minuscules ; rien pour un nom perdu.
    private let cibles: [String: (feuille: Feuille, plage: CellRange)?]

    init(_ classeur: WorkbookReader) throws(SpreadsheetError) {
        let feuilles = zip(classeur.sheets, try classeur.readSheets()).enumerated().map { rang, lue in
            lue.0.kind == .worksheet ? Feuille(rang: rang, nom: lue.0.name, contenu: lue.1) : nil
        }
        toutes = feuilles.compactMap { $0 }
        parCle = Dictionary(toutes.map { ($0.cle, $0) }) { premiere, _ in premiere }
        cibles = Self.cibles(classeur).mapValues { cible in
            cible.flatMap { cible in feuilles[cible.rang].map { (feuille: $0, plage: cible.plage) } }
        }
    }

    /// Les noms définis, avec le rang de leur feuille.
    private static func cibles(_ classeur: WorkbookReader) -> [String: (rang: Int, plage: CellRange)?] {
        let feuilles = classeur.sheets.enumerated().filter { $0.element.kind == .worksheet }
        let rangs = Dictionary(feuilles.map { ($0.element.name, $0.offset) }) { premier, _ in premier }
        let cles = feuilles.map { (Fr.cleDeComparaison($0.element.name), $0.offset) }
        let parCle = Dictionary(cles) { premier, _ in premier }
        // Les noms d’une même feuille se suivent.
        var derniere: (nom: String, rang: Int?) = ("", nil)
        func cible(_ reference: SheetReference) -> (rang: Int, plage: CellRange)? {
            if reference.sheet != derniere.nom {
                derniere = (reference.sheet, rangs[reference.sheet] ?? parCle[Fr.cleDeComparaison(reference.sheet)])
            }
            return derniere.rang.map { (rang: $0, plage: reference.range) }
        }
        let noms = classeur.definedNames.map { nom in
            (nom.name.lowercased(), (estDuClasseur: nom.scope == nil, cible: nom.target.flatMap(cible)))
        }
        // Le nom du classeur l’emporte sur celui d’une feuille, qu’une copie d’onglet multiplie.
        return Dictionary(noms) { premier, autre in premier.estDuClasseur ? premier : autre }.mapValues(\.cible)
    }

    func nommee(_ nom: String) -> Feuille? { parCle[Fr.cleDeComparaison(nom)] }

    /// Les noms définis portent au moins une saisie du modèle.
    func connaissentUnNom(_ champs: [Champ]) -> Bool { champs.contains { cibles[$0.nom.lowercased()] != nil } }

    /// La cellule qu’un nom défini désigne ; `nil` s’il est perdu ou ne désigne plus une cellule.
    func cellule(nommee nom: String) -> CelluleLue? {
        plage(nommee: nom).map { CelluleLue(feuille: $0.feuille, reference: $0.plage.first) }
    }

    /// La plage qu’un nom défini désigne.
    func plage(nommee nom: String) -> (feuille: Feuille, plage: CellRange)? { cibles[nom.lowercased()] ?? nil }

    /// Les cellules d’une rangée nommée, de gauche à droite.
    func rangee(nommee nom: String) -> [CelluleLue] {
        guard let (feuille, plage) = plage(nommee: nom) else { return [] }
        return (plage.first.column...plage.last.column).compactMap { colonne in
            CellReference(row: plage.first.row, column: colonne).map { CelluleLue(feuille: feuille, reference: $0) }
        }
    }
}
