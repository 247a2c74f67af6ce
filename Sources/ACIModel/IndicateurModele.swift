/// Un indicateur du modèle, tel que le cadre le décrit.
public struct IndicateurModele: Hashable, Sendable {
    /// La sorte de valeur que la personne déclare.
    public enum TypeValeur: String, CaseIterable, Sendable {
        case entier, decimal, taux, date, texte
        case ouiNon = "oui-non"
        /// Un nombre entier ou, à défaut, une phrase.
        case entierOuTexte = "entier-ou-texte"
    }

    /// `1.A.1`.
    public let code: String
    /// Le sous-titre sous lequel l’indicateur est rangé, s’il y en a un.
    public let groupe: String?
    /// Ce que l’indicateur mesure, en quelques mots.
    public let libelle: String
    /// D’autres façons de le nommer, dans un classeur qui n’est pas le nôtre.
    public let autresLibelles: [String]
    /// Comment compter, en une phrase.
    public let modeDeCalcul: String
    /// La sorte de valeur à déclarer.
    public let typeValeur: TypeValeur
    /// L’unité à écrire après la valeur (`jours`), s’il y en a une.
    public let unite: String?
    /// Le seuil indicatif en clair.
    public let seuilTexte: String
    /// Le même, vérifiable ; `nil` si le seuil ne se réduit pas à un nombre.
    public let seuil: Seuil?
    /// Ce que la valeur doit être au regard d’un objectif ; `nil` pour un texte, qui ne se compare pas.
    public let sens: Seuil.Comparaison?
    /// L’unité à écrire après l’objectif (`par parcours`), si elle n’est pas ``unite``.
    public let uniteObjectif: String?
    /// La valeur compte ce qui s’est passé pendant la période : une preuve d’avant n’en est pas une (R12).
    public let comptePeriode: Bool
    /// La valeur compte des habitants : au-delà de la population, elle est douteuse (R13).
    public let auPlusPopulation: Bool
    /// La nature retenue tant que le contrat n’en dit pas une autre.
    public let natureParDefaut: Nature
    /// Un exemple de preuve recevable.
    public let preuveSuggeree: String
    /// La mission à laquelle il appartient.
    public let mission: CodeMission
    /// La première révision du modèle de classeur qui le demande : les classeurs plus anciens n’en ont pas la ligne.
    public let revision: Int

    /// Ce qui peut suivre sa valeur, tapée comme du texte : son unité (« plages par semaine »), le premier mot de
    /// celle-ci, le sigle de son libellé (« RCP »), le « j » des jours.
    var unites: [String] {
        let sigle = libelle.split(separator: "(").dropFirst().first?.prefix { $0 != ")" }
        let noms = [unite, unite?.split(separator: " ").first.map(String.init), sigle.map(String.init)]
            .compactMap(\.self)
        return noms.contains("jours") ? noms + ["j"] : noms
    }

    /// Le nom défini d’une saisie de cet indicateur : `i_1A1_valeur`.
    public func champ(_ colonne: ChampIndicateur) -> String { colonne.nom(code) }
}

/// Les colonnes d’un indicateur, par la fin de leur nom défini.
public enum ChampIndicateur: String, CaseIterable, Sendable {
    case libelle, objectif, valeur, atteint, controle, enjeu, preuve, date, commentaire, precedent, nature, poids,
        partiel

    /// Le nom défini de la saisie, pour l’indicateur de ce code, dont les points tombent : `i_1A1_valeur`.
    public func nom(_ code: String) -> String {
        "i_\(String(decoding: code.utf8.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self))_\(rawValue)"
    }
}
