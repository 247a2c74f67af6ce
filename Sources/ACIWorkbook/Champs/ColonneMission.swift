internal import ACIModel

/// Les colonnes d’un onglet de mission, de gauche à droite.
enum ColonneMission: Int, CaseIterable {
    case code = 1
    case indicateur, sens, objectif, valeur, atteint, controle, enJeu, preuve, date
    case commentaire, precedent, nature, poids, partiel

    init(_ champ: ChampIndicateur) {
        self =
            switch champ {
            case .libelle: .indicateur
            case .objectif: .objectif
            case .valeur: .valeur
            case .atteint: .atteint
            case .controle: .controle
            case .enjeu: .enJeu
            case .preuve: .preuve
            case .date: .date
            case .commentaire: .commentaire
            case .precedent: .precedent
            case .nature: .nature
            case .poids: .poids
            case .partiel: .partiel
            }
    }

    var titre: String {
        switch self {
        case .code: "Code"
        case .indicateur: "Indicateur"
        case .sens: "Sens"
        case .objectif: "Objectif du contrat"
        case .valeur: "Valeur déclarée"
        case .atteint: "Atteint ?"
        case .controle: "Contrôle"
        case .enJeu: "En jeu (€)"
        case .preuve: "Source / preuve"
        case .date: "Date de la preuve"
        case .commentaire: "Commentaire"
        case .precedent: "L’an dernier"
        case .nature: "Nature"
        case .poids: "Poids"
        case .partiel: "Partiel vaut"
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
        case .objectif: ["Objectif", "Cible", "Seuil indicatif", "Seuil"]
        case .precedent: ["Valeur N-1", "Valeur de l’an dernier"]
        case .code, .sens, .nature, .poids, .partiel, .controle, .enJeu: []
        }
    }

    /// La largeur, en chiffres de la police par défaut.
    var largeur: Double {
        switch self {
        case .code: 7
        case .indicateur: 41
        case .sens: 5
        case .objectif: 10
        case .valeur: 12.5
        case .atteint: 9
        case .controle: 24
        case .enJeu: 12
        case .preuve: 17.5
        case .date: 11
        case .commentaire: 12
        case .precedent: 11.5
        case .nature: 10
        case .poids: 7
        case .partiel: 8
        }
    }
}
