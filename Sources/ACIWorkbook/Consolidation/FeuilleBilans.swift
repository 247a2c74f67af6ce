internal import ACIModel
internal import SpreadsheetML

/// Une ligne par CPTS, et la somme de toutes.
struct FeuilleBilans {
    static let titre = "Bilans"
    /// Les colonnes qui précèdent les montants.
    private static let fixes = [
        TableauConsolide.Colonne("CPTS", 36), TableauConsolide.Colonne("Exercice", 9.5),
        TableauConsolide.Colonne("Taille", 9), TableauConsolide.Colonne("Population", 11.5),
        TableauConsolide.Colonne("État", 27),
    ]
    static let colonneExercice = 2
    static let colonneTaille = 3
    static let colonneEtat = 5
    /// La première colonne de montants ; elles suivent l’ordre des rubriques.
    static let premierMontant = fixes.count + 1

    private let contexte: ContexteConsolide

    init(_ contexte: ContexteConsolide) { self.contexte = contexte }

    /// Les lignes des CPTS.
    static func rangees(_ contexte: ContexteConsolide) -> ClosedRange<Int> {
        (TableauConsolide.enTete + 1)...(TableauConsolide.enTete + max(1, contexte.lignes.count))
    }

    func dessinee() throws -> Worksheet {
        let rubriques = contexte.rubriques
        let calcules = contexte.lignes.compactMap(\.montants)
        let sommes = rubriques.map { $0.somme(calcules) }
        let fichier = TableauConsolide.Colonne("Fichier", 30)
        var tableau = try TableauConsolide(
            Self.titre, "Bilans ACI, une ligne par CPTS (en euros)", objet,
            Self.fixes + zip(rubriques, sommes).map { TableauConsolide.Colonne($0.titre, montant: $1) } + [fichier],
            figees: 1, contexte)
        for ligne in contexte.lignes { try tableau.ajouter(cellules(ligne, rubriques)) }
        try tableau.filtrer()
        if !contexte.lignes.isEmpty { try tableau.ajouter(ensemble(sommes, tableau)) }
        // Le nom du fichier sert à l’écran ; sans lui, les montants s’impriment plus gros.
        let zone = CellRange(
            try tableau.cellule(1, 1), try tableau.cellule(tableau.derniere, tableau.colonnes.count - 1))
        tableau.feuille.printSetup?.area = zone
        return tableau.feuille
    }

    /// `6 classeurs, au 15 janvier 2026. Estimation : …`
    private var objet: String {
        var notes: [String] = []
        for ligne in contexte.lignes {
            if let note = ligne.note, !notes.contains(note) { notes.append(note) }
        }
        let phrases =
            [
                "\(contexte.etat.compte), au \(contexte.aujourdhui.longFrancais).",
                "Estimation\(Fr.insecable): le contrat signé l’emporte.",
            ] + notes
        return phrases.joined(separator: " ")
    }

    private func cellules(_ ligne: LigneConsolidee, _ rubriques: [RubriqueConsolidee]) -> [TableauConsolide.Cellule] {
        let estRempli = ![.illisible, .vierge].contains(ligne.etat)
        return [
            .texte(ligne.nom, gras: true), .nombre(ligne.exercice, .general),
            ligne.montants == nil && estRempli ? .centre("inconnue") : .nombre(ligne.montants?.taille),
            .nombre(ligne.population), etat(ligne),
        ] + rubriques.map { .montant(ligne.montants.map($0.montant)) } + [.texte(ligne.fichier)]
    }

    private func etat(_ ligne: LigneConsolidee) -> TableauConsolide.Cellule {
        let role: Styles.Role =
            switch ligne.etat {
            case .complet: .etat(.oui)
            case .aVerifier: .etat(.partiel)
            case .provisoire, .illisible: .etat(.non)
            case .vierge: .reference(.general, .center)
            }
        return TableauConsolide.Cellule(valeur: .text(contexte.repetitions.etat(ligne)), role: role)
    }

    private func ensemble(_ sommes: [Montant], _ tableau: TableauConsolide) throws -> [TableauConsolide.Cellule] {
        let rangees = Self.rangees(contexte)
        let etat = contexte.etat.francais
        let marque =
            etat.isEmpty
            ? TableauConsolide.Cellule.vide : TableauConsolide.Cellule(valeur: .text(etat), role: .etat(.non))
        return try [.texte("Ensemble", gras: true)] + Self.fixes.dropFirst(2).map { _ in .vide } + [marque]
            + sommes.enumerated().map { rang, somme in
                let plage = try tableau.plage(rangees, Self.premierMontant + rang).range
                return .montant(somme, gras: true, "SUM(\(plage))")
            } + [.vide]
    }
}
