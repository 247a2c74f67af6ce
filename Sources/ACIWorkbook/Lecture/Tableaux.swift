internal import ACIModel
internal import SpreadsheetML

/// Les tableaux d’indicateurs d’une feuille, reconnus à leurs en-têtes, et les lignes de leurs
/// indicateurs, reconnues au code ou, sans code, à l’intitulé.
struct Tableaux {
    struct Ligne {
        let numero: Int
        let colonnes: [ColonneMission: Int]
    }

    /// Par code d’indicateur ; la première ligne trouvée l’emporte.
    private(set) var lignes: [String: Ligne] = [:]

    init(_ feuille: Feuilles.Feuille, _ indicateurs: Reconnaissance) {
        var colonnes: [ColonneMission: Int] = [:]
        for ligne in feuille.contenu.rows {
            let textes = ligne.cells.map { (colonne: $0.column, texte: Self.texte($0.value)) }.filter { !$0.texte.isEmpty }
            let enTetes = Self.enTetes(textes)
            if enTetes.count >= 2, enTetes[.valeur] != nil || enTetes[.atteint] != nil {
                colonnes = enTetes
            } else if !colonnes.isEmpty, let code = indicateurs.code(dans: textes, avant: Self.premiereSaisie(colonnes)),
                lignes[code] == nil
            {
                lignes[code] = Ligne(numero: ligne.index, colonnes: colonnes)
            }
        }
    }

    /// Le texte replié d’une cellule ; d’un nombre, ce qui a pu être un code, « 2.1 ».
    private static func texte(_ valeur: CellValue) -> String {
        switch valeur {
        case .text(let texte): Fr.repli(texte)
        case .number(let nombre) where nombre > 0 && nombre < 100: Fr.repli(Fr.decimal(nombre))
        case .empty, .number, .boolean, .error, .date: ""
        }
    }

    func place(_ colonne: ColonneMission, de code: String, dans feuille: Feuilles.Feuille) -> Place? {
        guard let ligne = lignes[code], let colonne = ligne.colonnes[colonne],
            let cellule = CellReference(row: ligne.numero, column: colonne)
        else { return nil }
        return Place(feuille: feuille, cellule: cellule)
    }

    private static func enTetes(_ textes: [(colonne: Int, texte: String)]) -> [ColonneMission: Int] {
        var trouves: [ColonneMission: Int] = [:]
        for (colonne, texte) in textes {
            if let enTete = ColonneMission.parTitre[texte], trouves[enTete] == nil { trouves[enTete] = colonne }
        }
        return trouves
    }

    /// Les codes et les intitulés se cherchent à gauche de la première colonne à remplir.
    private static func premiereSaisie(_ colonnes: [ColonneMission: Int]) -> Int {
        [colonnes[.valeur], colonnes[.atteint]].compactMap { $0 }.min() ?? 0
    }
}

/// Ce qui fait reconnaître un indicateur : son code, sinon son intitulé.
struct Reconnaissance {
    private let codes: [String: String]
    private let intitules: [String: String]

    init(_ cadre: Cadre) {
        let indicateurs = cadre.indicateurs
        codes = Dictionary(indicateurs.map { (Fr.repli($0.code), $0.code) }) { premier, _ in premier }
        intitules = Dictionary(
            indicateurs.flatMap { indicateur in
                ([indicateur.libelle] + indicateur.autresLibelles).map { (Fr.repli($0), indicateur.code) }
            }
        ) { premier, _ in premier }
    }

    func code(dans textes: [(colonne: Int, texte: String)], avant limite: Int) -> String? {
        let gauche = textes.filter { $0.colonne < limite }.map(\.texte)
        // « 2.1 » peut avoir été pris pour un nombre.
        let parCode = gauche.lazy.compactMap { codes[$0] ?? codes[String($0.map { $0 == "," ? "." : $0 })] }.first
        return parCode ?? gauche.lazy.compactMap { intitules[$0] }.first
    }
}

extension ColonneMission {
    /// Les titres et leurs variantes, repliés.
    static let parTitre: [String: ColonneMission] = Dictionary(
        allCases.flatMap { colonne in ([colonne.titre] + colonne.synonymes).map { (Fr.repli($0), colonne) } }
    ) { premier, _ in premier }
}
