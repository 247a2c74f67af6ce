import ACIModel
public import Foundation
public import SpreadsheetML

/// A case as a small workbook that anybody opens: *Donné*, what is typed into a blank one; *Attendu*, what the year must
/// then earn, each amount with the text that says so. `Tests/Vecteurs/README.md` tells how to read it.
public struct Vecteur: Sendable, Equatable {
    /// An amount of the result.
    public struct Attendu: Sendable, Equatable {
        /// The amount's path in the JSON of `import`: `missions.parcours.fixe`.
        public let chemin: String
        public let centimes: Int
        /// The article, table or convention that it comes from.
        public let texte: String

        public init(_ chemin: String, _ centimes: Int, _ texte: String) {
            self.chemin = chemin
            self.centimes = centimes
            self.texte = texte
        }
    }

    /// The file's name, without its ending.
    public let nom: String
    /// What the case is, and how its amounts are reckoned.
    public let titre: String
    public let exercice: Int
    public let cadre: String
    /// By defined name; what a blank workbook holds already is left out.
    public let donne: [String: TypedValue]
    public let attendu: [Attendu]

    public init(
        _ nom: String, _ titre: String, exercice: Int, cadre: String, donne: [String: TypedValue], attendu: [Attendu]
    ) {
        self.nom = nom
        self.titre = titre
        self.exercice = exercice
        self.cadre = cadre
        self.donne = donne
        self.attendu = attendu
    }

    /// The blank workbook of its year.
    public func vierge() throws -> ClasseurVierge { try ClasseurVierge(exercice: exercice, cadre: cadre) }

    /// The same with what is given, each in the cell of its name.
    public func classeurRempli() throws -> [UInt8] {
        let vierge = try vierge()
        let classeur = try vierge.classeur()
        let lecteur = try WorkbookReader(vierge.octets())
        var retouche = WorkbookPatch()
        for (nom, valeur) in donne {
            guard let cellule = classeur.cell(named: nom), let adresse = CellReference(cellule.address),
                let rang = lecteur.sheets.firstIndex(where: { $0.name == cellule.sheet })
            else { throw CannotTest(description: "\(self.nom): no cell is called \(nom)") }
            retouche.sheets[rang, default: SheetPatch()].values[adresse] = valeur.cellValue
        }
        return try lecteur.patched(with: retouche)
    }

    /// What a result has that is not expected, amount by amount.
    ///
    /// - Parameters:
    ///   - chemins: the amounts that it can have; `nil` for all.
    ///   - trouve: the centimes that it has for a path.
    public func ecarts(parmi chemins: Set<String>? = nil, _ trouve: (String) -> Int?) -> [String] {
        attendu.filter { chemins?.contains($0.chemin) ?? true }.compactMap { attendu in
            let centimes = trouve(attendu.chemin)
            guard centimes != attendu.centimes else { return nil }
            return "\(nom), \(attendu.chemin): \(centimes.map(String.init) ?? "nothing"), not \(attendu.centimes)"
        }
    }
}

// MARK: - Files

extension Vecteur {
    public static let dossier = Checkout.root.appending(path: "Tests/Vecteurs")

    /// The first row below a tab's title and headings.
    public static let premiereLigne = 4

    /// Those of the folder, by name.
    public static func tous() throws -> [Vecteur] {
        try FileManager.default.contentsOfDirectory(at: dossier, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "xlsx" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map(Vecteur.init)
    }

    public init(_ fichier: URL) throws {
        let classeur = try WrittenWorkbook(Array(Data(contentsOf: fichier)))
        guard let donne = classeur["Donné"], let attendu = classeur["Attendu"],
            case .text(let titre)? = donne.cells["A1"]?.value
        else { throw CannotTest(description: "\(fichier.lastPathComponent) is no vector") }
        var saisies: [String: TypedValue] = [:]
        for rangee in Self.rangees(donne) {
            guard case .text(let nom)? = rangee("A")?.value, let cellule = rangee("C") else { continue }
            saisies[nom] = Self.saisie(cellule)
        }
        guard case .number(let exercice)? = saisies.removeValue(forKey: "exercice"),
            case .text(let cadre)? = saisies.removeValue(forKey: "cadre")
        else { throw CannotTest(description: "\(fichier.lastPathComponent) has no year, or no scheme") }
        self.init(
            fichier.deletingPathExtension().lastPathComponent, titre, exercice: Int(exercice), cadre: cadre,
            donne: saisies,
            attendu: try Self.rangees(attendu).map { rangee in
                guard case .text(let chemin)? = rangee("A")?.value, case .number(let euros)? = rangee("C")?.value,
                    case .text(let texte)? = rangee("D")?.value
                else { throw CannotTest(description: "\(fichier.lastPathComponent) expects something unclear") }
                return Attendu(chemin, Int((euros * 100).rounded()), texte)
            })
    }

    private static func rangees(_ feuille: WrittenWorkbook.Sheet) -> [(String) -> WrittenWorkbook.Cell?] {
        (premiereLigne...).lazy.map { ligne in { feuille.cells["\($0)\(ligne)"] } }.prefix { $0("A") != nil }
    }

    private static func saisie(_ cellule: WrittenWorkbook.Cell) -> TypedValue {
        guard case .number(let serie) = cellule.value, cellule.numberFormat.contains("yyyy"),
            let jour = Jour(numero: Int(serie - SerialDate(daysSince1970: 0).serial))
        else { return cellule.value.saisie }
        return .date(jour.iso)
    }
}

extension TypedValue {
    /// What a cell then holds.
    public var cellValue: CellValue {
        switch self {
        case .number(let number), .percent(let number): .number(number)
        case .text(let text), .typed(let text), .formula(let text): .text(text)
        case .date(let iso): Jour(iso: iso).map { .date(SerialDate(daysSince1970: $0.numero)) } ?? .text(iso)
        case .boolean(let boolean): .boolean(boolean)
        case .empty: .empty
        }
    }
}
