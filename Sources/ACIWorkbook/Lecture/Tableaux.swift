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
        // Les codes et les intitulés se cherchent à gauche de la première colonne à remplir.
        var premiereSaisie = 0
        var textes: [(colonne: Int, texte: String)] = []
        for ligne in feuille.contenu.rows {
            textes.removeAll(keepingCapacity: true)
            // Un texte ne se replie qu’à son tour : presque toujours, le premier de la ligne est le code.
            var code: String?
            var reste = ligne.cells[...]
            while code == nil, let cellule = reste.first, cellule.column < premiereSaisie {
                reste.removeFirst()
                guard let texte = Self.texte(cellule.value) else { continue }
                textes.append((cellule.column, texte))
                code = indicateurs.parCode(texte)
            }
            if let code = code ?? indicateurs.parIntitule(textes) {
                if lignes[code] == nil { lignes[code] = Ligne(numero: ligne.index, colonnes: colonnes) }
                continue
            }
            for cellule in reste {
                if case .text(let texte) = cellule.value, texte.utf8.count <= Self.enTeteAuPlus {
                    textes.append((cellule.column, Fr.cleDeComparaison(texte)))
                }
            }
            let enTetes = Self.enTetes(textes)
            if enTetes.count >= 2, enTetes[.valeur] != nil || enTetes[.atteint] != nil {
                colonnes = enTetes
                premiereSaisie = [colonnes[.valeur], colonnes[.atteint]].compactMap { $0 }.min() ?? 0
            }
        }
    }

    /// Les octets d’un en-tête, au plus : le plus long des titres en a une vingtaine, et des espaces s’y ajoutent.
    private static let enTeteAuPlus = 64

    /// Le texte replié d’une cellule ; d’un nombre, ce qui a pu être un code, « 2.1 ».
    private static func texte(_ valeur: CellValue) -> String? {
        switch valeur {
        case .text(let texte): Fr.cleDeComparaison(texte)
        case .number(let nombre) where nombre > 0 && nombre < 100: Fr.cleDeComparaison(Fr.decimal(nombre))
        case .empty, .number, .boolean, .error, .date: nil
        }
    }

    func cellule(_ colonne: ColonneMission, de code: String, dans feuille: Feuilles.Feuille) -> CelluleLue? {
        guard let ligne = lignes[code], let colonne = ligne.colonnes[colonne],
            let cellule = CellReference(row: ligne.numero, column: colonne)
        else { return nil }
        return CelluleLue(feuille: feuille, reference: cellule)
    }

    private static func enTetes(_ textes: [(colonne: Int, texte: String)]) -> [ColonneMission: Int] {
        var trouves: [ColonneMission: Int] = [:]
        for (colonne, texte) in textes {
            if let enTete = ColonneMission.parTitre[texte], trouves[enTete] == nil { trouves[enTete] = colonne }
        }
        return trouves
    }
}

/// Ce qui fait reconnaître un indicateur : son code, sinon son intitulé.
struct Reconnaissance: Sendable {
    private let codes: [String: String]
    private let intitules: [String: String]

    init(_ cadre: Cadre) {
        let indicateurs = cadre.indicateurs
        let propres = cadre.missions.flatMap { mission in
            (1...MissionModele.lignesPropresAuPlus).map(mission.codePropre)
        }
        codes = Dictionary((indicateurs.map(\.code) + propres).map { (Fr.cleDeComparaison($0), $0) }) { premier, _ in
            premier
        }
        intitules = Dictionary(
            indicateurs.flatMap { indicateur in
                ([indicateur.libelle] + indicateur.autresLibelles).map { (Fr.cleDeComparaison($0), indicateur.code) }
            }
        ) { premier, _ in premier }
    }

    /// L’indicateur qui a ce code ; « 2.1 » peut avoir été pris pour un nombre.
    func parCode(_ texte: String) -> String? {
        if let code = codes[texte] { return code }
        return texte.utf8.contains(UInt8(ascii: ",")) ? codes[Self.aPoints(texte)] : nil
    }

    /// Le premier indicateur dont l’intitulé est là.
    func parIntitule(_ textes: [(colonne: Int, texte: String)]) -> String? {
        for (_, texte) in textes {
            if let code = intitules[texte] { return code }
        }
        return nil
    }

    private static func aPoints(_ texte: String) -> String {
        String(decoding: texte.utf8.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    }
}

extension ColonneMission {
    /// Les titres et leurs variantes, repliés.
    static let parTitre: [String: ColonneMission] = Dictionary(
        allCases.flatMap { colonne in ([colonne.titre] + colonne.synonymes).map { (Fr.cleDeComparaison($0), colonne) } }
    ) { premier, _ in premier }
}
