/// L’endroit d’une saisie dans un classeur.
public struct Adresse: Hashable, Sendable {
    /// Le titre de l’onglet, tel que le fichier le porte.
    public let feuille: String
    /// `H8`.
    public let cellule: String

    public init(feuille: String, cellule: String) {
        self.feuille = feuille
        self.cellule = cellule
    }

    /// `Synthèse!D5`.
    public var francais: String { "\(feuille)!\(cellule)" }
}
