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
