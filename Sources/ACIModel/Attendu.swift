/// La sorte de contenu qu’une saisie attend, dite comme dans un message.
public enum Attendu: String, CaseIterable, Sendable {
    case entier, nombre, poids, montant, taux, date, ouiNon, texte, entierOuTexte, atteinte, nature, plan

    /// Ce qu’une saisie attend, dans les mots d’un message.
    public init(_ type: IndicateurModele.TypeValeur) {
        self =
            switch type {
            case .entier: .entier
            case .decimal: .nombre
            case .taux: .taux
            case .date: .date
            case .texte: .texte
            case .ouiNon: .ouiNon
            case .entierOuTexte: .entierOuTexte
            }
    }

    /// `Oui, Partiel ou Non`, `un nombre entier`.
    public var texte: String {
        switch self {
        case .entier: "un nombre entier"
        case .nombre: "un nombre"
        case .poids: "un nombre positif"
        case .montant: "un montant en euros, avec deux décimales au plus"
        case .taux: "un pourcentage"
        case .date: "une date de la forme 31/12/2026"
        case .texte: "un texte"
        case .entierOuTexte: "un nombre entier ou un texte"
        case .ouiNon, .atteinte, .nature, .plan: Fr.liste(choix, conjonction: "ou")
        }
    }

    /// Les mots de la liste, s’il y en a une, dans l’ordre où le classeur les propose.
    public var choix: [String] { lexique?.mots.map(\.libelle) ?? [] }

    var lexique: Lexique? {
        switch self {
        case .ouiNon: .ouiNon
        case .atteinte: .atteintes
        case .nature: .natures
        case .plan: .plans
        default: nil
        }
    }

    /// Ce que la cellule a été comprise dire, si elle se lit ; l’unité qui suit un nombre n’y est pas jugée.
    func compris(_ texte: String) -> String? {
        switch self {
        case .ouiNon, .atteinte, .nature, .plan: lexique?.libelle(de: texte)
        case .entier, .nombre, .poids, .entierOuTexte: SaisieFrancaise.nombreDeTete(texte).map { Fr.decimal($0) }
        case .montant: SaisieFrancaise.montant(texte).valeurLue.map(Fr.euros)
        case .taux: SaisieFrancaise.taux(texte).valeurLue.map { Fr.pourcentage($0) }
        case .date: SaisieFrancaise.date(texte).valeurLue?.francais
        case .texte: SaisieFrancaise.texte(texte).valeurLue
        }
    }
}
