/// La réponse à « Atteint ? ».
public enum Atteinte: String, CaseIterable, Sendable {
    case oui, partiel, non

    /// Tel qu’il se lit dans la liste du classeur.
    public var libelle: String {
        switch self {
        case .oui: "Oui"
        case .partiel: "Partiel"
        case .non: "Non"
        }
    }
}
