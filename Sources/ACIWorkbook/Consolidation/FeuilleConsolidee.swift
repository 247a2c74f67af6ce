internal import ACIModel
internal import SpreadsheetML

/// Une feuille du classeur d’ensemble en cours de dessin : un titre, ce qu’il faut en savoir, puis un tableau ou
/// plusieurs, les uns sous les autres.
struct FeuilleConsolidee {
    /// La ligne des titres de colonnes du premier tableau.
    static let enTete = 4
    /// Le titre du tableau dit déjà l’unité.
    private static let euros: NumberFormat = "#,##0.00"

    private(set) var feuille: Worksheet
    private var derniere = 2
    /// Les titres de colonnes que les pages suivantes répètent : une feuille n’en a qu’une ligne.
    private var repetes: [String] = []
    private let imprimees: Int
    private let classeur: ClasseurConsolide.Dessin

    /// - Parameters:
    ///   - colonnes: celles dont les largeurs valent pour toute la feuille.
    ///   - imprimees: combien s’impriment, les premières ; les autres se lisent à l’écran.
    init(
        _ nom: String, _ titre: String, note: String?, _ colonnes: [Tableau.Colonne], imprimees: Int? = nil,
        _ classeur: ClasseurConsolide.Dessin
    ) throws {
        self.classeur = classeur
        self.imprimees = imprimees ?? colonnes.count
        feuille = try Worksheet(name: nom)
        feuille.showsGridLines = false
        feuille.columns = colonnes.enumerated().map { ColumnWidth(($0 + 1)...($0 + 1), width: $1.largeur) }
        for rang in colonnes.indices { try ecrire(rang == 0 ? .text(titre) : .empty, .titre, 1, rang + 1) }
        feuille.setHeight(30, ofRow: 1)
        let ecran = colonnes.prefix(self.imprimees).last.flatMap { derniere in
            self.imprimees == colonnes.count
                ? nil : "Les colonnes après \(Fr.guillemets(derniere.titre)) ne s’impriment pas."
        }
        try noter(
            [note, ecran].compactMap(\.self).joined(separator: " "), Array(colonnes.prefix(self.imprimees)))
        feuille.printSetup = PrintSetup(
            .landscape, header: "&L\(titre)&R\(classeur.aujourdhui.francais)", footer: "&Laci-xlsx&C&A&RPage &P sur &N")
    }

    /// Un tableau qui a la feuille pour lui : il se filtre, se trie et répète ses titres sur chaque page.
    mutating func remplir(_ tableau: Tableau, figees: Int) throws {
        derniere = Self.enTete - 1
        let lignes = try poser(tableau)
        feuille.frozenAt = try cellule(Self.enTete + 1, figees + 1)
        let plage = try plage(Self.enTete...lignes.upperBound, 1...tableau.colonnes.count)
        if tableau.rangees.isEmpty {
            feuille.autoFilter = plage
        } else {
            feuille.tables = [SheetTable(name: feuille.name, plage)]
        }
        feuille.printSetup?.repeatedRows = Self.enTete...Self.enTete
    }

    /// La feuille, dont seules les colonnes à imprimer s’impriment.
    func dessinee() throws -> Worksheet {
        guard imprimees < feuille.columns.count else { return feuille }
        var feuille = feuille
        feuille.printSetup?.area = try plage(1...max(derniere, Self.enTete), 1...imprimees)
        return feuille
    }

    /// Un tableau de plus, sous son titre.
    ///
    /// - Parameters:
    ///   - graphique: au-dessus du tableau, les parts de ses premières rangées.
    ///   - suit: à la suite de celui d’avant, et non sur une page à lui.
    mutating func ajouter(_ tableau: Tableau, _ graphique: Graphique? = nil, suit: Bool = false) throws {
        if derniere > 2, !suit { feuille.rowBreaks.append(derniere + 1) }
        derniere += 2
        for rang in tableau.colonnes.indices {
            try ecrire(rang == 0 ? .text(tableau.titre) : .empty, .bandeau, derniere, rang + 1)
        }
        feuille.setHeight(20, ofRow: derniere)
        guard let graphique else {
            repeter(tableau, try poser(tableau))
            return
        }
        let haut = derniere + 1
        derniere += 9 + min(graphique.rangees, 14)
        let place = CellRange(try cellule(haut, 1), try cellule(derniere, min(imprimees, tableau.colonnes.count)))
        let lignes = try poser(tableau)
        repeter(tableau, lignes)
        try tracer(graphique, tableau, lignes.lowerBound...(lignes.lowerBound + graphique.rangees - 1), place)
    }

    /// Les titres de ce tableau se répètent sur les pages d’après, à moins que d’autres pareils ne le fassent déjà.
    private mutating func repeter(_ tableau: Tableau, _ lignes: ClosedRange<Int>) {
        let titres = tableau.colonnes.map(\.titre)
        guard titres != repetes, !tableau.rangees.isEmpty else { return }
        repetes = titres
        feuille.printSetup?.repeatedRows = (lignes.lowerBound - 1)...(lignes.lowerBound - 1)
    }

    /// Les titres de colonnes et les rangées, à la suite de ce qui est dessiné.
    ///
    /// - Returns: les lignes des rangées, celle des titres s’il n’y en a aucune.
    private mutating func poser(_ tableau: Tableau) throws -> ClosedRange<Int> {
        derniere += 1
        let enTete = derniere
        for (rang, colonne) in tableau.colonnes.enumerated() {
            try ecrire(.text(colonne.titre), .enTete, enTete, rang + 1)
        }
        feuille.setHeight(
            Page.hauteur(zip(tableau.colonnes, feuille.columns).map { ($0.titre, $1.width) }, minimum: 22),
            ofRow: enTete)
        for (place, rangee) in tableau.rangees.enumerated() {
            derniere += 1
            var textes: [(String, Double)] = []
            for (rang, contenu) in rangee.enumerated() {
                let (valeur, role) = Self.cellule(contenu)
                if rang < imprimees, case .text(let texte) = valeur {
                    textes.append((texte, feuille.columns[rang].width))
                }
                try ecrire(valeur, role, derniere, rang + 1, formule: tableau.formule(place, rang, derniere))
            }
            feuille.setHeight(Page.hauteur(textes, minimum: 20), ofRow: derniere)
        }
        return min(enTete + 1, derniere)...derniere
    }

    /// Pour chaque rangée, acquis, à portée et non atteint l’un après l’autre.
    struct Graphique {
        let titre: String
        /// La colonne de leurs noms, à partir de 1.
        let noms: Int
        /// Combien il en montre, les premières du tableau.
        let rangees: Int
    }

    private mutating func tracer(
        _ graphique: Graphique, _ tableau: Tableau, _ lignes: ClosedRange<Int>, _ place: CellRange
    ) throws {
        let colonne = graphique.noms
        func reference(_ lignes: ClosedRange<Int>, _ colonne: Int) throws -> SheetReference {
            SheetReference(sheet: feuille.name, range: try plage(lignes, colonne...colonne))
        }
        func valeurs(_ colonne: Int) -> [CellValue] {
            tableau.rangees.prefix(lignes.count).map { Self.cellule($0[colonne - 1]).valeur }
        }
        let enTete = lignes.lowerBound - 1
        let series = try zip(Tableau.parts, Self.couleurs).compactMap { titre, couleur -> BarChart.Series? in
            guard let place = tableau.colonnes.firstIndex(where: { $0.titre == titre }) else { return nil }
            return BarChart.Series(
                name: try reference(enTete...enTete, place + 1), nameText: titre,
                values: try reference(lignes, place + 1),
                cachedValues: valeurs(place + 1).map { $0.storedNumber ?? 0 }, color: couleur)
        }
        feuille.charts.append(
            BarChart(
                title: graphique.titre, grouping: .stacked, categories: try reference(lignes, colonne),
                cachedCategories: valeurs(colonne).map { valeur in
                    if case .text(let texte) = valeur { texte } else { valeur.storedNumber.map { "\(Int($0))" } ?? "" }
                },
                series: series, numberFormat: "#,##0",
                anchor: place,
                alternativeText: "Graphique en barres\u{A0}: acquis, à portée et non atteint, l’un après l’autre."))
    }

    private static let couleurs = [Palette.bandeau, Palette.aPortee, Palette.bordReference]

    /// Ce qu’une case met dans sa cellule, et comment elle s’y montre.
    private static func cellule(_ contenu: Tableau.Case) -> (valeur: CellValue, role: Styles.Role) {
        func nombre(_ nombre: Double?, _ format: NumberFormat, _ cote: Alignment.Horizontal = .center) -> (
            CellValue, Styles.Role
        ) {
            (nombre.map { .number($0) } ?? .empty, .reference(format, cote))
        }
        return switch contenu {
        case .texte(let texte), .cpts(let texte, rang: _):
            (texte.isEmpty ? .empty : .text(texte), .reference(.general, .left))
        case .entier(let entier): nombre(entier.map(Double.init), Format.entier)
        case .annee(let annee): nombre(annee.map(Double.init), .general)
        case .montant(let montant): nombre(montant?.enEuros, euros, .right)
        case .part(let part, sur: let tout):
            nombre(tout == .zero ? nil : Double(part.centimes) / Double(tout.centimes), Format.taux)
        case .valeur(let valeur, .taux): nombre(valeur, Format.taux)
        case .valeur(let valeur, _): nombre(valeur, "#,##0.##")
        case .jour(let jour):
            (jour.map { .date(SerialDate(daysSince1970: $0.numero)) } ?? .empty, .reference(Format.date, .center))
        case .etat(let etat, let texte): (.text(texte), role(etat))
        case .gravite(.erreur): (.text(Diagnostic.Gravite.erreur.titre), .etat(.non))
        case .gravite(.avertissement): (.text(Diagnostic.Gravite.avertissement.titre), .etat(.partiel))
        case .gravite(.note): (.text(Diagnostic.Gravite.note.titre), .reference(.general, .center))
        }
    }

    private static func role(_ etat: LigneConsolidee.Etat) -> Styles.Role {
        switch etat {
        case .complet: .etat(.oui)
        case .aVerifier: .etat(.partiel)
        case .provisoire, .illisible: .etat(.non)
        case .vierge, .copie: .reference(.general, .center)
        }
    }

    private mutating func noter(_ texte: String, _ colonnes: [Tableau.Colonne]) throws {
        guard !texte.isEmpty else { return }
        try ecrire(.text(texte), .note, 2, 1)
        try feuille.merge(plage(2...2, 1...colonnes.count))
        feuille.setHeight(Page.hauteur([(texte, colonnes.map(\.largeur).reduce(0, +))]), ofRow: 2)
    }

    private func plage(_ lignes: ClosedRange<Int>, _ colonnes: ClosedRange<Int>) throws -> CellRange {
        CellRange(
            try cellule(lignes.lowerBound, colonnes.lowerBound), try cellule(lignes.upperBound, colonnes.upperBound))
    }

    private func cellule(_ ligne: Int, _ colonne: Int) throws -> CellReference {
        guard let cellule = CellReference(row: ligne, column: colonne) else {
            throw SpreadsheetError(.outOfOrder("\(ligne), \(colonne)"), place: feuille.name, detail: "outside the grid")
        }
        return cellule
    }

    private mutating func ecrire(
        _ valeur: CellValue, _ role: Styles.Role, _ ligne: Int, _ colonne: Int, formule: Formula? = nil
    ) throws {
        try feuille.set(valeur, formula: formule, style: classeur.style(role), at: cellule(ligne, colonne))
    }
}
