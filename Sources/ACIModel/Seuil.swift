/// Un seuil indicatif qu’un programme peut vérifier (R13).
public struct Seuil: Hashable, Sendable {
    public enum Comparaison: String, CaseIterable, Sendable {
        case inferieur
        case inferieurOuEgal = "inferieur-ou-egal"
        case superieur
        case superieurOuEgal = "superieur-ou-egal"
        /// La valeur attendue est « Oui ».
        case oui
        /// Une date vieille d’au plus `valeur` mois à la fin de la période.
        case moisAuPlus = "mois-au-plus"
    }

    public let comparaison: Comparaison
    /// Dans l’unité de l’indicateur ; 0,5 pour 50 % ; 0 pour ``Comparaison/oui``.
    public let valeur: Double
    /// Le code de l’indicateur qui multiplie le seuil : 2 RCP *par parcours*.
    public let parIndicateur: String?

    public init(comparaison: Comparaison, valeur: Double, parIndicateur: String? = nil) {
        self.comparaison = comparaison
        self.valeur = valeur
        self.parIndicateur = parIndicateur
    }
}
