import ACIModel
import ACIWorkbook
import SpreadsheetML
import TestSupport

/// A workbook as a table of cells, which a test loses or moves things of.
struct ClasseurEnTable {
    struct Cellule {
        var valeur: CellValue
        var format: NumberFormat = .general
        var formule: Formula?
    }

    struct Feuille {
        var nom: String
        var cellules: [CellReference: Cellule] = [:]
        var fusions: [CellRange] = []
    }

    var feuilles: [Feuille] = []
    /// What each name means: a sheet, by position, and its cells.
    var noms: [String: (feuille: Int, plage: CellRange)] = [:]
    var proprietes: [CustomProperty] = []

    init() {}

    private static let duBilanRempli = Result { try ClasseurEnTable(.rempli()) }

    /// That of the bilan in which every input holds something of its own, drawn once for all tests.
    static func rempli() throws -> ClasseurEnTable { try duBilanRempli.get() }

    /// Our own workbook of a bilan.
    init(_ bilan: Bilan) throws {
        try self.init(octets: ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
    }

    init(octets: [UInt8]) throws {
        let classeur = try WorkbookReader(octets)
        for contenu in try classeur.readSheets() {
            var feuille = Feuille(nom: contenu.name, fusions: contenu.merges)
            for ligne in contenu.rows {
                for cellule in ligne.cells where cellule.value != .empty || cellule.numberFormat != .general {
                    guard let adresse = CellReference(row: ligne.index, column: cellule.column) else { continue }
                    feuille.cellules[adresse] = Cellule(
                        valeur: cellule.value, format: cellule.numberFormat, formule: cellule.formula)
                }
            }
            feuilles.append(feuille)
        }
        for nom in classeur.definedNames where nom.scope == nil {
            guard let cible = nom.target, let rang = feuilles.firstIndex(where: { $0.nom == cible.sheet }) else {
                continue
            }
            noms[nom.name] = (rang, cible.range)
        }
        proprietes = classeur.customProperties
    }

    /// The cell that a name means.
    subscript(nom: String) -> Cellule? {
        get { noms[nom].flatMap { feuilles[$0.feuille].cellules[$0.plage.first] } }
        set { if let cible = noms[nom] { feuilles[cible.feuille].cellules[cible.plage.first] = newValue } }
    }

    func adresse(_ nom: String) -> Adresse? {
        noms[nom].map { Adresse(feuille: feuilles[$0.feuille].nom, cellule: $0.plage.first.description) }
    }

    func octets() throws -> [UInt8] {
        var classeur = Workbook()
        for feuille in feuilles {
            var page = try Worksheet(name: feuille.nom)
            for (adresse, cellule) in feuille.cellules.sorted(by: { $0.key < $1.key }) {
                let style = classeur.styles.add(CellStyle(numberFormat: cellule.format))
                try page.set(cellule.valeur, formula: cellule.formule, style: style, at: adresse)
            }
            for fusion in feuille.fusions { try page.merge(fusion) }
            try classeur.add(page)
        }
        for (nom, cible) in noms.sorted(by: { $0.key < $1.key }) {
            try classeur.define(
                DefinedName(nom, SheetReference(sheet: feuilles[cible.feuille].nom, range: cible.plage)))
        }
        classeur.properties.custom = proprietes
        return try classeur.encoded()
    }

    func lu() throws -> BilanLu { try LecteurClasseur(.embarques).lire(octets()) }

    /// What the user gets back of it.
    func rendu(gardeLesSaisies: Bool = false) throws -> ClasseurEnTable {
        let octets = try octets()
        return try ClasseurEnTable(
            octets: ClasseurRapproche.octets(
                octets, LecteurClasseur(.embarques).lire(octets), aujourdhui: ClasseurVierge.jour,
                gardeLesSaisies: gardeLesSaisies))
    }

    /// The texts of the block of points in what was given back, in its order.
    var bloc: [String] {
        guard let cible = noms["points_releves"] else { return [] }
        return feuilles[cible.feuille].cellules.filter { cible.plage.contains($0.key) && $0.key.column == 5 }
            .sorted { $0.key < $1.key }.compactMap {
                if case .text(let texte) = $0.value.valeur { texte.replacing("\u{A0}", with: " ") } else { nil }
            }
    }

    /// A row is inserted, and names follow their cells.
    mutating func inserer(_ ligne: Int, dans feuille: Int) {
        func plusBas(_ cellule: CellReference) -> CellReference {
            cellule.row < ligne ? cellule : CellReference(row: cellule.row + 1, column: cellule.column) ?? cellule
        }
        func plusBas(_ plage: CellRange) -> CellRange { CellRange(plusBas(plage.first), plusBas(plage.last)) }
        feuilles[feuille].cellules = Dictionary(
            uniqueKeysWithValues: feuilles[feuille].cellules.map { (plusBas($0.key), $0.value) })
        feuilles[feuille].fusions = feuilles[feuille].fusions.map(plusBas)
        noms = noms.mapValues { $0.feuille == feuille ? ($0.feuille, plusBas($0.plage)) : $0 }
    }

    // MARK: What gets lost

    /// All but the cells of these names.
    mutating func garder(_ gardes: [String]) {
        noms = noms.filter { gardes.contains($0.key) }
        for rang in feuilles.indices {
            let siennes = noms.values.filter { $0.feuille == rang }.map(\.plage.first)
            feuilles[rang].cellules = feuilles[rang].cellules.filter { siennes.contains($0.key) }
            feuilles[rang].fusions = []
        }
    }

    /// Values alone: no names, no properties, no formulas.
    mutating func perdreLesNoms() {
        noms = [:]
        proprietes = []
        for rang in feuilles.indices {
            feuilles[rang].cellules = feuilles[rang].cellules.mapValues {
                Cellule(valeur: $0.valeur, format: $0.format)
            }
        }
    }

    mutating func perdreLesFusions() {
        for rang in feuilles.indices { feuilles[rang].fusions = [] }
    }

    /// Dates become the numbers that stand behind them.
    mutating func perdreLesFormats() {
        for rang in feuilles.indices {
            feuilles[rang].cellules = feuilles[rang].cellules.mapValues { cellule in
                let nombre: CellValue? = if case .date(let date) = cellule.valeur { .number(date.serial) } else { nil }
                return Cellule(valeur: nombre ?? cellule.valeur, formule: cellule.formule)
            }
        }
    }

    mutating func perdreLesCodes(_ cadre: Cadre) {
        let codes = Set(cadre.indicateurs.map { CellValue.text($0.code) })
        for rang in feuilles.indices {
            feuilles[rang].cellules = feuilles[rang].cellules.filter { !codes.contains($0.value.valeur) }
        }
    }

    mutating func perdreLesTitres() {
        for rang in feuilles.indices { feuilles[rang].nom = "Feuil\(rang + 1)" }
    }
}
