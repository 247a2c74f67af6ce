internal import ACIModel
internal import SpreadsheetML

/// Ce qu’un fichier peut demander à la machine avant d’être refusé.
///
/// Un bilan a 8 onglets, 2 000 cellules et 60 Ko de textes. Les budgets laissent passer les onglets ajoutés, les mises en
/// forme de feuilles entières et 20 Mo d’images ; quoi que le fichier contienne, la lecture reste en dessous de 64 Mo.
enum LimitesDeLecture {
    private typealias Place = any WritableKeyPath<ReadingLimits, Int> & Sendable

    /// La taille du plus grand fichier, en octets.
    static let fichier = 22 << 20

    /// Ce qui se compte : son nom dans ``ReadingLimits``, sa borne, et la phrase qui dit qu’elle est dépassée, où « # » est
    /// la borne.
    private static let budgets: [(nom: String, place: Place, borne: Int, phrase: String)] = [
        ("fileBytes", \.fileBytes, fichier, "plus de #"),
        ("entries", \.entries, 2_000, "plus de # éléments"),
        ("entryBytes", \.entryBytes, 64 << 20, "un élément de plus de # une fois décompressé"),
        ("totalBytes", \.totalBytes, 128 << 20, "plus de # une fois décompressé"),
        ("documentBytes", \.documentBytes, 32 << 20, "un onglet ou un autre élément de plus de # de XML"),
        ("listBytes", \.listBytes, 1 << 20, "une liste d’éléments de plus de #"),
        ("cells", \.cells, 400_000, "plus de # cellules"),
        ("heldCells", \.heldCells, 400_000, "plus de # cellules"),
        ("strings", \.strings, 200_000, "plus de # textes"),
        ("stringBytes", \.stringBytes, 4 << 20, "plus de # de textes"),
        ("shownBytes", \.shownBytes, 16 << 20, "plus de # de textes dans ses cellules"),
        ("textBytes", \.textBytes, 1 << 20, "un texte de plus de #"),
        ("sheets", \.sheets, 256, "plus de # onglets"),
        ("definedNames", \.definedNames, 10_000, "plus de # noms définis"),
        ("properties", \.properties, 1_000, "plus de # propriétés"),
        ("formats", \.formats, 65_536, "plus de # formats de cellule"),
        ("merges", \.merges, 20_000, "plus de # fusions de cellules"),
        ("depth", \.depth, 128, "des balises XML imbriquées sur plus de # niveaux"),
        ("attributes", \.attributes, 256, "une balise XML de plus de # attributs"),
        ("namespaces", \.namespaces, 1_024, "plus de # espaces de noms XML"),
        ("names", \.names, 10_000, "plus de # noms XML différents"),
        ("nameBytes", \.nameBytes, 256, "un nom de plus de #"),
        ("tagBytes", \.tagBytes, 256 << 10, "une balise XML de plus de #"),
    ]

    static let classeur = budgets.reduce(into: ReadingLimits()) { $0[keyPath: $1.place] = $1.borne }

    /// Le budget dépassé, dans une phrase qui commence par « il contient ».
    static func depassement(_ budget: String) -> String {
        guard let depasse = budgets.first(where: { $0.nom == budget }) else {
            return "plus que la limite \(Fr.guillemets(budget))"
        }
        let borne = budget.hasSuffix("Bytes") ? Fr.octets(depasse.borne) : Fr.entier(depasse.borne)
        return depasse.phrase.replacing("#", with: borne)
    }

    /// Les octets des textes de toutes les saisies : une cellule en tient 32 767 caractères, et chaque texte lu est
    /// encore cité dans les diagnostics et les rapports.
    static let octetsDesSaisies = 2 << 20
    static let saisiesDepassees = "plus de \(Fr.octets(octetsDesSaisies)) de textes dans ses réponses"
}
