internal import ACIModel

/// Une cellule que la personne remplit : son nom défini, ce qui la désigne, et sa place dans le bilan.
///
/// La même liste sert à dessiner le classeur, à y retrouver les saisies et à les lire. Une classe, parce que trois
/// cents champs passent de liste en liste.
final class Champ: Sendable {
    /// Le nom défini : `population`, `i_1A1_valeur`.
    let nom: String
    /// L’étiquette de la cellule, ou l’en-tête de sa colonne.
    let libelle: String
    /// D’autres façons de l’écrire, dans un classeur qui n’est pas le nôtre.
    let synonymes: [String]
    let onglet: String
    /// Le code de l’indicateur.
    let indicateur: String?
    /// Sa colonne.
    let colonne: ChampIndicateur?
    let aide: String
    let type: TypeDeSaisie

    init(
        nom: String, libelle: String, synonymes: [String] = [], onglet: String, indicateur: String? = nil,
        colonne: ChampIndicateur? = nil, aide: String, type: TypeDeSaisie
    ) {
        self.nom = nom
        self.libelle = libelle
        self.synonymes = synonymes
        self.onglet = onglet
        self.indicateur = indicateur
        self.colonne = colonne
        self.aide = aide
        self.type = type
    }
}

/// Les onglets qui ne viennent pas du cadre.
enum Onglet {
    static let modeDEmploi = "Mode d'emploi"
    static let synthese = "Synthèse"
    static let calendrier = "Calendrier de collecte"
}
