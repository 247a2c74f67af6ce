internal import ACIModel
internal import SpreadsheetML
internal import XMLStream

/// Ce qu’un fichier peut demander à la machine avant d’être refusé.
///
/// Un bilan a 8 onglets, 2 000 cellules et 60 Ko de textes. Les budgets laissent passer les onglets ajoutés, les mises en
/// forme de feuilles entières et 20 Mo d’images ; quoi que le fichier contienne, la lecture reste en dessous de 64 Mo.
enum LimitesDeLecture {
    private typealias Place = any WritableKeyPath<ReadingLimits, Int> & Sendable

    /// Ce qui se compte : son nom dans ``ReadingLimits``, sa borne, et la phrase qui dit qu’elle est dépassée, où « # » est
    /// la borne.
    private struct Budget: Sendable {
        let nom: String
        let place: Place
        let borne: Int
        let phrase: String

        init(_ nom: String, _ place: Place, _ borne: Int, _ phrase: String) {
            self.nom = nom
            self.place = place
            self.borne = borne
            self.phrase = phrase
        }

        var depassement: String {
            phrase.replacing("#", with: nom.hasSuffix("Bytes") ? Fr.octets(borne) : Fr.entier(borne))
        }
    }

    /// La taille du plus grand fichier, en octets.
    static let fichier = 22 << 20

    private static let budgets = [
        Budget("fileBytes", \.fileBytes, fichier, "plus de #"),
        Budget("entries", \.entries, 2_000, "plus de # éléments"),
        Budget("entryBytes", \.entryBytes, 64 << 20, "un élément de plus de # une fois décompressé"),
        Budget("totalBytes", \.totalBytes, 128 << 20, "plus de # une fois décompressé"),
        Budget("documentBytes", \.documentBytes, 32 << 20, "un onglet ou un autre élément de plus de # de XML"),
        Budget("listBytes", \.listBytes, 1 << 20, "une liste d’éléments de plus de #"),
        Budget("cells", \.cells, 400_000, "plus de # cellules"),
        Budget("heldCells", \.heldCells, 400_000, "plus de # cellules"),
        Budget("strings", \.strings, 200_000, "plus de # textes"),
        Budget("stringBytes", \.stringBytes, 4 << 20, "plus de # de textes"),
        Budget("shownBytes", \.shownBytes, 16 << 20, "plus de # de textes dans ses cellules"),
        Budget("textBytes", \.textBytes, 1 << 20, "un texte de plus de #"),
        Budget("sheets", \.sheets, 256, "plus de # onglets"),
        Budget("definedNames", \.definedNames, 10_000, "plus de # noms définis"),
        Budget("properties", \.properties, 1_000, "plus de # propriétés"),
        Budget("formats", \.formats, 65_536, "plus de # formats de cellule"),
        Budget("merges", \.merges, 20_000, "plus de # fusions de cellules"),
        Budget("depth", \.xml.depth, 128, "des balises XML imbriquées sur plus de # niveaux"),
        Budget("attributes", \.xml.attributes, 256, "une balise XML de plus de # attributs"),
        Budget("namespaces", \.xml.namespaces, 1_024, "plus de # espaces de noms XML"),
        Budget("names", \.xml.names, 10_000, "plus de # noms XML différents"),
        Budget("nameBytes", \.xml.nameBytes, 256, "un nom de plus de #"),
        Budget("tagBytes", \.xml.tagBytes, 256 << 10, "une balise XML de plus de #"),
    ]

    static let classeur = budgets.reduce(into: ReadingLimits()) { $0[keyPath: $1.place] = $1.borne }

    /// Le budget dépassé, dans une phrase qui commence par « il contient ».
    static func depassement(_ budget: String) -> String {
        budgets.first { $0.nom == budget }?.depassement ?? "plus que la limite \(Fr.guillemets(budget))"
    }

    /// Les octets des textes de toutes les saisies : une cellule en tient 32 767 caractères, et chaque texte lu est
    /// encore cité dans les diagnostics et les rapports.
    static let octetsDesSaisies = 2 << 20
    static let saisiesDepassees = "plus de \(Fr.octets(octetsDesSaisies)) de textes dans ses réponses"
}
