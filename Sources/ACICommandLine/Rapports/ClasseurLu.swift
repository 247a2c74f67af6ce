internal import ACIModel
internal import ACIWorkbook

/// Un classeur lu, sous le nom que la personne lui a donné.
struct ClasseurLu: Sendable {
    /// Le chemin tel qu’il a été donné ; `-` pour l’entrée standard.
    let fichier: String
    let lu: BilanLu

    var bilan: Bilan { lu.bilan }
    var cadre: Cadre { lu.bilan.cadre }

    /// Le fichier, en clair.
    var provenance: String { fichier == InputFile.standardInputName ? "entrée standard" : fichier }

    /// Le nom de la CPTS, ou celui du fichier tant qu’elle n’est pas nommée.
    var titre: String { bilan.identite.nom ?? provenance }

    func compte(_ gravite: Diagnostic.Gravite) -> Int { lu.diagnostics.count { $0.gravite == gravite } }
}
