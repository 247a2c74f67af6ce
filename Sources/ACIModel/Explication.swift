/// D’où vient un montant.
public struct Explication: Hashable, Sendable {
    /// Le chemin du montant dans le résultat : `missions.acces-aux-soins.fixe`.
    public let montant: String
    /// `R3`.
    public let regle: String
    /// `90 000,00 € × 365 / 365`.
    public let calcul: String
    /// La ligne du barème ou la règle invoquée.
    public let source: String
}
