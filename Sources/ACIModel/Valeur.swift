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
        case .ouiNon(let reponse): Fr.ouiNon(reponse)
        case .texte(let texte): texte
        }
    }
}
