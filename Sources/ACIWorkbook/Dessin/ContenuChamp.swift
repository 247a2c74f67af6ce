internal import ACIModel
internal import SpreadsheetML

extension Champ {
    /// Ce que la cellule contient pour ce bilan.
    ///
    /// - Parameter parDefaut: les valeurs par défaut du modèle comprises.
    func contenu(_ bilan: Bilan, parDefaut completer: Bool = true) -> CellValue {
        switch type {
        case .texte(let acces): bilan[acces].map(CellValue.text) ?? .empty
        case .entier(let acces, _): bilan[acces].map { .number(Double($0)) } ?? .empty
        case .date(let acces): Self.date(bilan[acces] ?? (completer ? dateParDefaut(bilan) : nil))
        case .taux(let acces, let parDefaut):
            (bilan[acces] ?? (completer ? parDefaut : nil)).map { .number($0.rapport) } ?? .empty
        case .poids(let acces, let parDefaut):
            (bilan[acces] ?? (completer ? parDefaut : nil)).map { .number($0.valeur) } ?? .empty
        case .montant(let acces): bilan[acces].map { .number($0.enEuros) } ?? .empty
        case .ouiNon(let acces): bilan[acces].map { .text(Fr.ouiNon($0)) } ?? .empty
        case .atteinte(let acces): bilan[acces].map { .text($0.libelle) } ?? .empty
        case .nature(let acces, let parDefaut):
            (bilan[acces] ?? (completer ? parDefaut : nil)).map { .text($0.libelle) } ?? .empty
        case .plan(let acces): bilan[acces].map { .text($0.libelle) } ?? .empty
        case .valeur(let acces, _), .objectif(let acces, _), .libre(let acces):
            bilan[acces].map(Self.valeur) ?? .empty
        case .horsBilan(_, let initial): initial.isEmpty || !completer ? .empty : .text(initial)
        }
    }

    private func dateParDefaut(_ bilan: Bilan) -> Jour? {
        switch nom {
        case "periode_debut": bilan.periode.debut
        case "periode_fin": bilan.periode.fin
        default: nil
        }
    }

    static func date(_ jour: Jour?) -> CellValue {
        jour.map { .date(SerialDate(daysSince1970: $0.numero)) } ?? .empty
    }

    private static func valeur(_ valeur: Valeur) -> CellValue {
        switch valeur {
        case .entier(let entier): .number(Double(entier))
        case .decimal(let nombre), .taux(let nombre): .number(nombre)
        case .date(let jour): date(jour)
        case .ouiNon(let oui): .text(Fr.ouiNon(oui))
        case .texte(let texte): .text(texte)
        }
    }

    // MARK: Présentation

    var format: NumberFormat {
        switch type {
        case .entier: Format.entier
        case .date: Format.date
        case .taux: Format.taux
        case .poids: Format.decimal
        case .montant: Format.euros
        case .objectif(_, let indicateur):
            switch indicateur.typeValeur {
            case .taux: Format.taux
            case .date: Format.mois
            default: indicateur.unite == "jours" ? Format.jours : Format.decimal
            }
        case .valeur(_, let indicateur):
            switch indicateur.typeValeur {
            case .entier: Format.entier
            case .decimal: Format.decimal
            case .taux: Format.taux
            case .date: Format.date
            case .ouiNon, .texte, .entierOuTexte: .general
            }
        case .texte, .ouiNon, .atteinte, .nature, .plan, .libre, .horsBilan: .general
        }
    }

    var alignement: Alignment.Horizontal {
        switch type {
        case .texte: .left
        case .valeur(_, let indicateur) where indicateur.typeValeur == .texte: .left
        case .horsBilan(let choix, _) where choix.isEmpty: .left
        case .entier: .left
        case .taux, .poids, .montant, .date, .valeur, .objectif, .libre, .ouiNon, .atteinte, .nature, .plan, .horsBilan:
            .center
        }
    }

    // MARK: Validation

    /// Un texte de cellule qu’un programme montre en entier, en unités UTF-16.
    private static let longueurTexte = 2_000
    /// Du 1er janvier de la première des ``SaisieFrancaise/annees`` au 31 décembre de la dernière.
    private static let dates = DataValidation.Comparison.between("36526", "73415")

    func validation(_ plage: CellRange) -> DataValidation {
        let (regle, erreur) = regle
        return DataValidation(
            [plage], regle, promptTitle: Self.court(libelle), prompt: aide, errorTitle: "Champ à corriger",
            error: erreur)
    }

    private var regle: (DataValidation.Rule, String) {
        switch type {
        case .texte: Self.texte
        case .entier(_, let bornes):
            (
                .whole(.between(String(bornes.lowerBound), String(bornes.upperBound))),
                "Saisissez un nombre entier, sans formule, de \(Fr.entier(bornes.lowerBound)) à \(Fr.entier(bornes.upperBound))."
            )
        case .date: Self.date
        case .taux: Self.taux
        case .poids: (.decimal(.greater("0")), "Saisissez un nombre plus grand que zéro.")
        case .montant: (.decimal(.greaterOrEqual("0")), "Saisissez un montant en euros, 0 compris.")
        case .libre: Self.texte
        case .ouiNon: Self.choix(Attendu.ouiNon.choix)
        case .atteinte: Self.choix(Attendu.atteinte.choix)
        case .nature: Self.choix(Attendu.nature.choix)
        case .plan: Self.choix(Attendu.plan.choix)
        case .horsBilan(let choix, _): choix.isEmpty ? Self.texte : Self.choix(choix)
        case .objectif(_, let indicateur) where indicateur.typeValeur != .taux:
            (.decimal(.greaterOrEqual("0")), "Saisissez un nombre, 0 compris.")
        case .valeur(_, let indicateur), .objectif(_, let indicateur):
            switch indicateur.typeValeur {
            case .entier: (.whole(.greaterOrEqual("0")), "Saisissez un nombre entier, 0 compris, sans formule.")
            case .decimal: (.decimal(.greaterOrEqual("0")), "Saisissez un nombre, 0 compris.")
            case .taux: Self.taux
            case .date: Self.date
            case .ouiNon: Self.choix(Attendu.ouiNon.choix)
            case .texte, .entierOuTexte: Self.texte
            }
        }
    }

    private static let texte: (DataValidation.Rule, String) = (
        .textLength(.lessOrEqual(String(longueurTexte))), "Ce texte est trop long : 2 000 caractères au plus."
    )
    private static let date: (DataValidation.Rule, String) = (
        .date(dates), "Saisissez une date, par exemple 15/03/2026."
    )
    private static let taux: (DataValidation.Rule, String) = (
        .decimal(.between("0", "1")), "Saisissez un pourcentage de 0 % à 100 %, par exemple 64 %."
    )

    private static func choix(_ choix: [String]) -> (DataValidation.Rule, String) {
        (.list(choix), "Choisissez \(Fr.liste(choix, conjonction: "ou")) dans la liste.")
    }

    /// Le titre d’une aide tient en 32 unités UTF-16 ; les étiquettes en ont peu de plus.
    private static func court(_ texte: String) -> String {
        guard texte.utf16.count > 32 else { return texte }
        var mots = texte.split(separator: " ")
        while mots.joined(separator: " ").utf16.count > 31 { mots.removeLast() }
        return mots.joined(separator: " ") + "…"
    }
}
