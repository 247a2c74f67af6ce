internal import ACIModel
internal import SpreadsheetML

/// Les tableaux d’indicateurs d’une feuille, reconnus à leurs en-têtes, et les lignes de leurs
/// indicateurs, reconnues au code ou, sans code, à l’intitulé.
struct Tableaux {
    struct Ligne {
        let numero: Int
        let colonnes: [ColonneMission: Int]
    }

    struct Inconnue {
        /// Son code et son intitulé, tels qu’ils sont écrits.
        let intitule: String
        /// Celle qui répond.
        let cellule: CelluleLue
    }

    /// Par code d’indicateur ; la première ligne trouvée l’emporte.
    private(set) var lignes: [String: Ligne] = [:]
    /// Les lignes qu’aucun code ni intitulé ne fait reconnaître, et qui répondent pourtant.
    private(set) var inconnues: [Inconnue] = []

    init(_ feuille: Feuilles.Feuille, _ indicateurs: Reconnaissance) {
        var colonnes: [ColonneMission: Int] = [:]
        // Les codes et les intitulés se cherchent à gauche de la première colonne à remplir.
        var premiereSaisie = 0
        var textes: [(colonne: Int, texte: String)] = []
        // Le tableau finit à la première ligne qui n’est pas d’un indicateur et ne répond pas.
        var derniere = 0
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
                derniere = ligne.index
                continue
            }
            for cellule in reste {
                if case .text(let texte) = cellule.value, texte.utf8.count <= Self.enTeteAuPlus {
                    textes.append((cellule.column, Fr.cleDeComparaison(texte)))
                }
            }
            let enTetes = Self.enTetes(textes)
            if Self.titrentUnTableau(enTetes) {
                colonnes = enTetes
                premiereSaisie = [colonnes[.valeur], colonnes[.atteint]].compactMap { $0 }.min() ?? 0
                derniere = ligne.index
            } else if inconnues.count < Self.inconnuesAuPlus,
                let inconnue = Self.inconnue(
                    ligne, colonnes, avant: premiereSaisie, suitLeTableau: ligne.index == derniere + 1, feuille)
            {
                inconnues.append(inconnue)
                derniere = ligne.index
            }
        }
    }

    /// Les calculs internes de Synthèse ont aussi des codes et des valeurs, mais ni réponse ni intitulé à lire.
    private static func titrentUnTableau(_ enTetes: [ColonneMission: Int]) -> Bool {
        enTetes.count >= 2 && (enTetes[.atteint] != nil || enTetes[.valeur] != nil && enTetes[.indicateur] != nil)
    }

    private static let inconnuesAuPlus = 50

    /// La ligne répond : elle suit le tableau, ou porte un code comme les siens.
    private static func inconnue(
        _ ligne: SheetRow, _ colonnes: [ColonneMission: Int], avant premiereSaisie: Int, suitLeTableau: Bool,
        _ feuille: Feuilles.Feuille
    ) -> Inconnue? {
        let intitules = ligne.cells.prefix { $0.column < premiereSaisie }.compactMap { cellule in
            texte(cellule.value).map { (cellule.column, ContenuCellule(cellule).saisie.francais, $0) }
        }
        guard let (colonne, premier, _) = intitules.first, suitLeTableau || estUnCode(premier) else { return nil }
        let suivant = intitules.dropFirst().first.flatMap { $0.0 == colonne + 1 ? " \($0.1)" : nil } ?? ""
        for reponse in [colonnes[.atteint], colonnes[.valeur]].compactMap({ $0 }) {
            guard let cellule = ligne[column: reponse], repond(cellule, estUneValeur: reponse == colonnes[.valeur]),
                let adresse = CellReference(row: ligne.index, column: reponse)
            else { continue }
            return Inconnue(
                intitule: premier + suivant, cellule: CelluleLue(feuille: feuille, reference: adresse))
        }
        return nil
    }

    private static func repond(_ cellule: SheetCell, estUneValeur: Bool) -> Bool {
        let saisie = ContenuCellule(cellule).saisie
        guard estUneValeur else { return SaisieFrancaise.atteinte(saisie).valeurLue != nil }
        return SaisieFrancaise.texte(saisie).valeurLue != nil && cellule.formula == nil
    }

    /// « 2.5 », « 1.A.4 ».
    private static func estUnCode(_ texte: String) -> Bool {
        let parts = texte.split(separator: texte.contains(",") ? "," : ".", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && texte.utf8.first.map { (0x31...0x36).contains($0) } == true
            && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy { $0.isLetter || $0.isNumber } }
    }

    /// Les octets d’un en-tête, au plus : le plus long des titres en a une vingtaine, et des espaces s’y ajoutent.
    private static let enTeteAuPlus = 64

    /// La première ligne d’une cellule, repliée : sous l’intitulé d’un indicateur suit son mode de calcul ; d’un nombre,
    /// ce qui a pu être un code, « 2.1 ».
    private static func texte(_ valeur: CellValue) -> String? {
        switch valeur {
        case .text(let texte): Fr.cleDeComparaison(String(texte.prefix { !$0.isNewline }))
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
            if let enTete = colonneTitree(texte), trouves[enTete] == nil { trouves[enTete] = colonne }
        }
        return trouves
    }

    /// Excel ajoute un chiffre au titre qu’un tableau aurait deux fois : « Atteint ?2 ».
    private static func colonneTitree(_ texte: String) -> ColonneMission? {
        ColonneMission.parTitre[texte] ?? ColonneMission.parTitre[Fr.elaguer(texte.sansChiffreFinal)]
    }
}

extension String {
    fileprivate var sansChiffreFinal: String {
        last?.isNumber == true ? String(dropLast()) : self
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
