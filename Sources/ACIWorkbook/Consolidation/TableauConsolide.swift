internal import ACIModel
internal import SpreadsheetML

/// Une feuille du classeur d’ensemble : un titre, ce qu’il faut en savoir, et un tableau qui se remplit ligne à ligne.
struct TableauConsolide {
    struct Colonne {
        let titre: String
        let largeur: Double

        init(_ titre: String, _ largeur: Double) {
            self.titre = titre
            self.largeur = largeur
        }

        /// Assez large pour un montant et pour chaque mot de son titre.
        init(_ titre: String, montant: Montant) {
            // Les titres s’écrivent plus petit que les montants.
            let mot = Double(titre.split(separator: " ").map(\.count).max() ?? 0) * 0.8 + 3.5
            self.init(titre, max(Double(Fr.euros(montant).count), mot))
        }
    }

    struct Cellule {
        let valeur: CellValue
        var formule: Formula?
        let role: Styles.Role

        static func texte(_ texte: String, gras: Bool = false) -> Cellule {
            Cellule(valeur: .text(texte), role: gras ? .referenceGras(.general, .left) : .reference(.general, .left))
        }

        static let vide = Cellule(valeur: .empty, role: .reference(.general, .left))

        static func centre(_ texte: String?) -> Cellule {
            Cellule(valeur: texte.map { .text($0) } ?? .empty, role: .reference(Format.texte, .center))
        }

        static func nombre(_ nombre: Int?, _ format: NumberFormat = Format.entier) -> Cellule {
            Cellule(valeur: nombre.map { .number(Double($0)) } ?? .empty, role: .reference(format, .center))
        }

        static func montant(_ montant: Montant?, gras: Bool = false, _ formule: String? = nil) -> Cellule {
            Cellule(
                valeur: montant.map { .number($0.enEuros) } ?? .empty, formule: formule.map { Formula($0) },
                role: gras ? .referenceGras(TableauConsolide.euros, .right) : .reference(TableauConsolide.euros, .right)
            )
        }
    }

    /// La ligne des titres de colonnes.
    static let enTete = 4
    /// Le titre de la feuille dit déjà l’unité.
    private static let euros: NumberFormat = "#,##0.00"

    let colonnes: [Colonne]
    var feuille: Worksheet
    private(set) var derniere = TableauConsolide.enTete
    private let contexte: ContexteConsolide

    /// - Parameter figees: les colonnes qui restent en vue.
    init(
        _ nom: String, _ titre: String, _ objet: String, _ colonnes: [Colonne], figees: Int = 0,
        _ contexte: ContexteConsolide
    ) throws {
        self.colonnes = colonnes
        self.contexte = contexte
        feuille = try Worksheet(name: nom)
        feuille.showsGridLines = false
        feuille.columns = colonnes.enumerated().map { rang, colonne in
            ColumnWidth((rang + 1)...(rang + 1), width: colonne.largeur)
        }
        for colonne in colonnes.indices {
            try ecrire(Cellule(valeur: colonne == 0 ? .text(titre) : .empty, role: .titre), 1, colonne + 1)
        }
        feuille.setHeight(30, ofRow: 1)
        try noter(objet, ligne: 2)
        for (rang, colonne) in colonnes.enumerated() {
            try ecrire(Cellule(valeur: .text(colonne.titre), role: .enTete), Self.enTete, rang + 1)
        }
        feuille.setHeight(
            Page.hauteur(colonnes.map { ($0.titre, $0.largeur) }, minimum: 22), ofRow: Self.enTete)
        feuille.frozenAt = try cellule(Self.enTete + 1, figees + 1)
        feuille.printSetup = PrintSetup(
            .landscape, header: "&L\(titre)&R\(contexte.aujourdhui.francais)", footer: "&Laci-xlsx&C&A&RPage &P sur &N",
            repeatedRows: Self.enTete...Self.enTete)
    }

    mutating func ajouter(_ cellules: [Cellule]) throws {
        derniere += 1
        for (rang, cellule) in cellules.enumerated() { try ecrire(cellule, derniere, rang + 1) }
        let textes = zip(cellules, colonnes).compactMap { cellule, colonne -> (String, Double)? in
            guard case .text(let texte) = cellule.valeur else { return nil }
            return (texte, colonne.largeur)
        }
        feuille.setHeight(Page.hauteur(textes, minimum: 20), ofRow: derniere)
    }

    /// Les lignes ajoutées jusqu’ici se filtrent et se trient par leurs titres.
    mutating func filtrer() throws {
        feuille.autoFilter = CellRange(try cellule(Self.enTete, 1), try cellule(derniere, colonnes.count))
    }

    /// Un texte sur toute la largeur, hors du tableau.
    mutating func noter(_ texte: String, ligne: Int) throws {
        try ecrire(Cellule(valeur: .text(texte), role: .note), ligne, 1)
        let largeur = colonnes.map(\.largeur).reduce(0, +)
        try feuille.merge(CellRange(cellule(ligne, 1), cellule(ligne, colonnes.count)))
        feuille.setHeight(Page.hauteur([(texte, largeur)]), ofRow: ligne)
    }

    /// Les cellules d’une colonne, sur les lignes données.
    func plage(_ lignes: ClosedRange<Int>, _ colonne: Int) throws -> SheetReference {
        SheetReference(
            sheet: feuille.name,
            range: CellRange(try cellule(lignes.lowerBound, colonne), try cellule(lignes.upperBound, colonne)))
    }

    func cellule(_ ligne: Int, _ colonne: Int) throws -> CellReference {
        guard let cellule = CellReference(row: ligne, column: colonne) else {
            throw SpreadsheetError(.outOfOrder("\(ligne), \(colonne)"), place: feuille.name, detail: "outside the grid")
        }
        return cellule
    }

    private mutating func ecrire(_ cellule: Cellule, _ ligne: Int, _ colonne: Int) throws {
        try feuille.set(
            cellule.valeur, formula: cellule.formule, style: contexte.style(cellule.role),
            at: self.cellule(ligne, colonne))
    }
}
