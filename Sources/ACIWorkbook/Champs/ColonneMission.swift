internal import ACIModel

/// Les colonnes d’un onglet de mission, de gauche à droite.
enum ColonneMission: Int, CaseIterable {
    case code = 1
    case indicateur, mode, seuil, nature, poids, valeur, atteint, preuve, date, commentaire, controle

    /// `nil` pour ce que le tableau n’a pas.
    init?(_ champ: ChampIndicateur) {
        let colonne: ColonneMission? =
            switch champ {
            case .nature: .nature
            case .poids: .poids
            case .valeur: .valeur
            case .atteint: .atteint
            case .preuve: .preuve
            case .date: .date
            case .commentaire: .commentaire
            case .controle: .controle
            case .libelle, .objectif, .enjeu, .precedent, .partiel: nil
            }
        guard let colonne else { return nil }
        self = colonne
    }

    var titre: String {
        switch self {
        case .code: "Code"
        case .indicateur: "Indicateur"
        case .mode: "Mode de calcul"
        case .seuil: "Seuil indicatif"
        case .nature: "Nature"
        case .poids: "Poids"
        case .valeur: "Valeur déclarée"
        case .atteint: "Atteint ?"
        case .preuve: "Source / preuve"
        case .date: "Date de la preuve"
        case .commentaire: "Commentaire"
        case .controle: "Contrôle"
        }
    }

    /// D’autres en-têtes de la même colonne, dans un classeur qui n’est pas le nôtre.
    var synonymes: [String] {
        switch self {
        case .valeur: ["Valeur", "Valeur déclarée N", "Résultat", "Valeur annuelle"]
        case .atteint: ["Atteint", "Objectif atteint", "Objectif atteint ?"]
        case .preuve: ["Source", "Preuve", "Source des données", "Justificatif", "Source ou preuve"]
        case .date: ["Date preuve", "Preuve du"]
        case .commentaire: ["Commentaires", "Remarques", "Observations"]
        case .indicateur: ["Indicateurs", "Libellé"]
        case .seuil: ["Seuil"]
        case .code, .mode, .nature, .poids, .controle: []
        }
    }

    /// La largeur, en chiffres de la police par défaut.
    var largeur: Double {
        switch self {
        case .code: 7
        case .indicateur: 31
        case .mode: 31
        case .seuil: 15
        case .nature: 11.5
        case .poids: 7.5
        case .valeur: 13
        case .atteint: 10
        case .preuve: 24
        case .date: 12
        case .commentaire: 20
        case .controle: 25
        }
    }
}
