/// Un indicateur du modèle, tel que le cadre le décrit.
public struct IndicateurModele: Hashable, Sendable {
    /// La sorte de valeur que la personne déclare.
    public enum TypeValeur: String, CaseIterable, Sendable {
        case entier, decimal, taux, date, texte
        case ouiNon = "oui-non"
        /// Un nombre entier ou, à défaut, une phrase.
        case entierOuTexte = "entier-ou-texte"
    }

    /// Une borne que la valeur ne peut pas dépasser.
    public enum Plafond: String, CaseIterable, Sendable {
        case population
    }

    /// `1.A.1`.
    public let code: String
    /// Le sous-titre sous lequel l’indicateur est rangé, s’il y en a un.
    public let groupe: String?
    public let libelle: String
    /// D’autres façons de le nommer, dans un classeur qui n’est pas le nôtre.
    public let autresLibelles: [String]
    public let modeDeCalcul: String
    public let typeValeur: TypeValeur
    /// L’unité à écrire après la valeur (`jours`), s’il y en a une.
    public let unite: String?
    /// Le seuil indicatif en clair.
    public let seuilTexte: String
    /// Le même, vérifiable ; `nil` si le seuil ne se réduit pas à un nombre.
    public let seuil: Seuil?
    public let plafond: Plafond?
    public let natureParDefaut: Nature
    /// Un exemple de preuve recevable.
    public let preuveSuggeree: String
    public let mission: CodeMission

    /// Le code sans points, dans les noms définis : `1A1`.
    public var nomCourt: String { code.filter { $0 != "." } }

    /// Le nom défini d’une saisie de cet indicateur : `i_1A1_valeur`.
    public func champ(_ colonne: ChampIndicateur) -> String { "i_\(nomCourt)_\(colonne.rawValue)" }
}

/// Les colonnes d’un indicateur, par la fin de leur nom défini.
public enum ChampIndicateur: String, CaseIterable, Sendable {
    case nature, poids, valeur, atteint, preuve, date, commentaire, controle
}
