/// Une ligne du barème : un montant annuel par taille.
public struct LigneBareme: Hashable, Sendable {
    /// `Accès aux soins, part fixe`.
    public let libelle: String
    /// Un montant par taille, dans l’ordre des tailles.
    public let montants: [Montant]
    /// D’où viennent les montants.
    public let source: Source

    /// Le montant pour cette taille (1 pour la première) ; zéro si elle n’existe pas.
    public func montant(taille: Int) -> Montant {
        montants.indices.contains(taille - 1) ? montants[taille - 1] : .zero
    }
}
