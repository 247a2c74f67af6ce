import ACIModel
import SpreadsheetML
import TestSupport

extension Vecteur {
    /// The file's bytes.
    func octets() throws -> [UInt8] {
        let cadre = try Cadres.embarques.bareme(exercice: exercice, cadre: cadre).cadre
        let libelles = Dictionary(uniqueKeysWithValues: Resultat.tous(cadre).map { ($0.chemin, $0.libelle) })
        let annee: [(String, TypedValue)] = [("exercice", .number(Double(exercice))), ("cadre", .text(cadre.id))]
        var classeur = Workbook()
        classeur.properties.title = titre
        classeur.properties.language = "fr-FR"
        try classeur.add(
            feuille(
                "Donné", [("Saisie", 24), ("Ce que c’est", 64), ("Valeur", 22)], &classeur.styles,
                (annee + donne.sorted { $0.key < $1.key }).map { nom, valeur in
                    [.text(nom), .text(cadre.libelle(saisie: nom)), valeur.cellValue]
                }))
        try classeur.add(
            feuille(
                "Attendu", [("Montant", 46), ("Ce que c’est", 64), ("Euros", 14), ("Texte", 90)], &classeur.styles,
                attendu.map { attendu in
                    [
                        .text(attendu.chemin), .text(libelles[attendu.chemin] ?? ""),
                        .number(Double(attendu.centimes) / 100), .text(attendu.texte),
                    ]
                }))
        return try classeur.encoded()
    }

    private func feuille(
        _ nom: String, _ colonnes: [(titre: String, largeur: Double)], _ styles: inout StyleTable,
        _ rangees: [[CellValue]]
    ) throws -> Worksheet {
        var feuille = try Worksheet(name: nom)
        feuille.columns = colonnes.enumerated().map { ColumnWidth(($0 + 1)...($0 + 1), width: $1.largeur) }
        feuille.frozenAt = CellReference(row: Self.premiereLigne, column: 1)
        func ecrire(_ valeur: CellValue, _ style: CellStyle, _ ligne: Int, _ colonne: Int) throws {
            guard let place = CellReference(row: ligne, column: colonne) else { return }
            try feuille.set(valeur, style: styles.add(style), at: place)
        }
        try ecrire(.text(titre), CellStyle(font: Font(size: 14, isBold: true)), 1, 1)
        for (rang, colonne) in colonnes.enumerated() {
            try ecrire(.text(colonne.titre), CellStyle(font: Font(isBold: true)), Self.premiereLigne - 1, rang + 1)
            for (ligne, rangee) in rangees.enumerated() {
                var style = CellStyle()
                if case .date = rangee[rang] { style.numberFormat = "dd/mm/yyyy" }
                if colonne.titre == "Euros" { style.numberFormat = "#,##0.00" }
                try ecrire(rangee[rang], style, Self.premiereLigne + ligne, rang + 1)
            }
        }
        return feuille
    }
}

extension Cadre {
    /// What an input is, by its defined name.
    fileprivate func libelle(saisie nom: String) -> String {
        if let champ = ChampBilan(rawValue: nom) { return champ.libelle }
        if let mission = missions.first(where: { $0.champDebut == nom }) {
            return "Démarrage de la mission, \(mission.titre)"
        }
        if let complement = missions.flatMap(\.complements).first(where: { $0.nom == nom }) {
            return complement.question
        }
        let champs: [ChampIndicateur: String] = [
            .libelle: "indicateur", .nature: "nature", .poids: "poids", .partiel: "« Partiel » vaut",
            .atteint: "atteint ?",
        ]
        for (champ, mot) in champs where nom.hasSuffix("_\(champ.rawValue)") {
            let indicateur = indicateurs.first { $0.champ(champ) == nom }
            return indicateur.map { "\($0.code) \($0.libelle), \(mot)" } ?? "Indicateur propre au contrat, \(mot)"
        }
        return ["exercice": "Exercice", "cadre": "Cadre"][nom] ?? ""
    }
}
