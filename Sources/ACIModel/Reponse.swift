/// La nature d’un indicateur dans le contrat (R4).
public enum Nature: String, CaseIterable, Sendable {
    /// Il entre dans le calcul de la part variable.
    case resultat
    /// Il est suivi, sans effet sur les montants.
    case suivi
    /// Il n’est pas au contrat.
    case sansObjet = "sans-objet"

    /// Tel qu’il se lit dans la liste du classeur.
    public var libelle: String {
        switch self {
        case .resultat: "Résultat"
        case .suivi: "Suivi"
        case .sansObjet: "Sans objet"
        }
    }
}

/// La réponse à « Atteint ? ».
public enum Atteinte: String, CaseIterable, Sendable {
    case oui, partiel, non

    public var libelle: String {
        switch self {
        case .oui: "Oui"
        case .partiel: "Partiel"
        case .non: "Non"
        }
    }
}

/// La valeur déclarée d’un indicateur.
public enum Valeur: Hashable, Sendable {
    case entier(Int)
    case decimal(Double)
    /// Un rapport : 0,64 pour 64 %.
    case taux(Double)
    case date(Jour)
    case ouiNon(Bool)
    case texte(String)

    /// Le nombre, s’il y en a un.
    public var nombre: Double? {
        switch self {
        case .entier(let entier): Double(entier)
        case .decimal(let nombre), .taux(let nombre): nombre
        case .date, .ouiNon, .texte: nil
        }
    }
}

extension Valeur {
    /// Comme on la lit dans le classeur : `1 234,5`, `64 %`, `31/12/2026`, `Oui`.
    public var francais: String {
        switch self {
        case .entier(let entier): Fr.entier(entier)
        case .decimal(let nombre): Fr.decimal(nombre)
        case .taux(let rapport): Fr.pourcentage(rapport)
        case .date(let jour): jour.francais
        case .ouiNon(let reponse): reponse ? "Oui" : "Non"
        case .texte(let texte): texte
        }
    }
}

/// Ce que la personne a répondu pour un indicateur. Tout est facultatif.
public struct Reponse: Hashable, Sendable {
    /// `nil` : la nature par défaut du modèle.
    public var nature: Nature?
    /// `nil` : 1.
    public var poids: Poids?
    public var valeur: Valeur?
    public var atteint: Atteinte?
    public var preuve: String?
    public var datePreuve: Jour?
    public var commentaire: String?
    /// Le seuil du contrat, en clair ; `nil` : celui du modèle.
    public var seuilTexte: String?

    public init(
        nature: Nature? = nil, poids: Poids? = nil, valeur: Valeur? = nil, atteint: Atteinte? = nil,
        preuve: String? = nil, datePreuve: Jour? = nil, commentaire: String? = nil, seuilTexte: String? = nil
    ) {
        self.nature = nature
        self.poids = poids
        self.valeur = valeur
        self.atteint = atteint
        self.preuve = preuve
        self.datePreuve = datePreuve
        self.commentaire = commentaire
        self.seuilTexte = seuilTexte
    }
}
