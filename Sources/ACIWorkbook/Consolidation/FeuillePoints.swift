internal import ACIModel
internal import SpreadsheetML

/// Ce qui est à corriger, à vérifier ou à savoir, CPTS par CPTS.
struct FeuillePoints {
    private static let titre = "Points à revoir"

    private let contexte: ContexteConsolide

    init(_ contexte: ContexteConsolide) { self.contexte = contexte }

    func dessinee() throws -> Worksheet {
        let points = contexte.lignes.map(\.points.count).reduce(0, +)
        var tableau = try TableauConsolide(
            Self.titre, "Points à revoir, par CPTS",
            points == 0
                ? "Rien à revoir."
                : "\(Fr.compte(points, "point", "points")), les plus graves d’abord pour chaque CPTS.",
            [
                TableauConsolide.Colonne("CPTS", 34), TableauConsolide.Colonne("Gravité", 14),
                TableauConsolide.Colonne("Indicateur", 12), TableauConsolide.Colonne("Endroit", 34),
                TableauConsolide.Colonne("Message", 90),
            ], contexte)
        for ligne in contexte.lignes {
            let nom = contexte.repetitions.nom(ligne)
            for point in ligne.points {
                try tableau.ajouter([
                    .texte(nom), gravite(point.gravite), .centre(point.indicateurs.isEmpty ? nil : point.indicateurs),
                    point.endroit.isEmpty ? .vide : .texte(point.endroit), .texte(point.message),
                ])
            }
        }
        try tableau.filtrer()
        return tableau.feuille
    }

    private func gravite(_ gravite: Diagnostic.Gravite) -> TableauConsolide.Cellule {
        let role: Styles.Role =
            switch gravite {
            case .erreur: .etat(.non)
            case .avertissement: .etat(.partiel)
            case .note: .reference(.general, .center)
            }
        return TableauConsolide.Cellule(valeur: .text(gravite.titre), role: role)
    }
}
