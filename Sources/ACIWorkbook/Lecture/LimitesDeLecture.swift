internal import SpreadsheetML

/// Ce qu’un fichier peut demander à la machine avant d’être refusé.
///
/// Un bilan a 8 onglets, 2 000 cellules et 60 Ko de textes. Les budgets laissent passer les onglets ajoutés, les mises en
/// forme de feuilles entières et 20 Mo d’images ; quoi que le fichier contienne, la lecture reste en dessous de 64 Mo.
enum LimitesDeLecture {
    /// Les octets des textes de toutes les saisies : une cellule en tient 32 767 caractères, et chaque texte lu est
    /// encore cité dans les diagnostics et les rapports.
    static let octetsDesSaisies = 2 << 20

    static let fichier = 22 << 20

    static let classeur: ReadingLimits = {
        var limites = ReadingLimits()
        limites.fileBytes = fichier
        limites.entries = 2_000
        limites.entryBytes = 64 << 20
        limites.totalBytes = 128 << 20
        limites.documentBytes = 32 << 20
        limites.textBytes = 1 << 20
        limites.listBytes = 1 << 20
        limites.sheets = 256
        limites.cells = 400_000
        limites.heldCells = 400_000
        limites.strings = 200_000
        limites.stringBytes = 4 << 20
        limites.shownBytes = 16 << 20
        limites.definedNames = 10_000
        limites.properties = 1_000
        limites.formats = 65_536
        limites.merges = 20_000
        limites.warnings = 1_000
        return limites
    }()

    /// Le budget dépassé, dans une phrase qui commence par « il contient ».
    static func depassement(_ budget: String) -> String {
        switch budget {
        case "fileBytes": "plus de 22 Mo"
        case "entries": "plus de 2 000 éléments"
        case "entryBytes": "un élément de plus de 64 Mo une fois décompressé"
        case "totalBytes": "plus de 128 Mo une fois décompressé"
        case "documentBytes": "un onglet ou un autre élément de plus de 32 Mo de XML"
        case "listBytes": "une liste d’éléments de plus de 1 Mo"
        case "cells", "heldCells": "plus de 400 000 cellules"
        case "strings": "plus de 200 000 textes"
        case "stringBytes": "plus de 4 Mo de textes"
        case "shownBytes": "plus de 16 Mo de textes dans ses cellules"
        case "textBytes": "un texte de plus de 1 Mo"
        case "sheets": "plus de 256 onglets"
        case "definedNames": "plus de 10 000 noms définis"
        case "properties": "plus de 1 000 propriétés"
        case "formats": "plus de 65 536 formats de cellule"
        case "merges": "plus de 20 000 fusions de cellules"
        case "depth": "des balises XML imbriquées sur plus de 128 niveaux"
        case "attributes": "une balise XML de plus de 256 attributs"
        case "namespaces": "plus de 1 024 espaces de noms XML"
        case "names": "plus de 10 000 noms XML différents"
        case "nameBytes": "un nom démesuré"
        case "tagBytes": "une balise XML de plus de 256 Ko"
        default: "plus que la limite « \(budget) »"
        }
    }
}
