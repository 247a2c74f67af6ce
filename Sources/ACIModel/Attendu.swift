/// La sorte de contenu qu’une saisie attend, dite comme dans un message.
public enum Attendu: String, CaseIterable, Sendable {
    case entier, nombre, poids, taux, date, ouiNon, texte, entierOuTexte, atteinte, nature, plan

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
        case .taux: "un pourcentage"
        case .date: "une date de la forme 31/12/2026"
        case .texte: "un texte"
        case .entierOuTexte: "un nombre entier ou un texte"
        case .ouiNon, .atteinte, .nature, .plan: Fr.liste(choix, conjonction: "ou")
        }
    }

    /// Les mots de la liste, s’il y en a une, dans l’ordre où le classeur les propose.
    public var choix: [String] {
        switch self {
        case .ouiNon: [true, false].map(Fr.ouiNon)
        case .atteinte: Atteinte.allCases.map(\.libelle)
        case .nature: Nature.allCases.map(\.libelle)
        case .plan: EtatPlan.allCases.map(\.libelle)
        default: []
        }
    }

    /// Le mot de la liste que la personne a voulu dire.
    func choix(pour texte: String) -> String? {
        switch self {
        case .ouiNon: SaisieFrancaise.ouiNon(texte).valeurLue.map(Fr.ouiNon)
        case .atteinte: SaisieFrancaise.atteinte(texte).valeurLue?.libelle
        case .nature: SaisieFrancaise.nature(texte).valeurLue?.libelle
        case .plan: SaisieFrancaise.plan(texte).valeurLue?.libelle
        default: nil
        }
    }
}
