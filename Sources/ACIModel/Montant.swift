/// Une somme en centimes entiers. Aucun calcul d’argent ne passe par un flottant.
public struct Montant: Hashable, Comparable, Sendable {
    /// Le montant en centimes ; négatif pour une différence.
    public let centimes: Int

    /// 0,00 €.
    public static let zero = Montant(centimes: 0)

    public init(centimes: Int) { self.centimes = centimes }

    /// Un montant en euros entiers, tels que les barèmes les impriment.
    public init(euros: Int) { self.centimes = euros * 100 }

    public static func < (gauche: Montant, droite: Montant) -> Bool { gauche.centimes < droite.centimes }
    public static func + (gauche: Montant, droite: Montant) -> Montant {
        Montant(centimes: gauche.centimes + droite.centimes)
    }
    public static func - (gauche: Montant, droite: Montant) -> Montant {
        Montant(centimes: gauche.centimes - droite.centimes)
    }
    public static func += (gauche: inout Montant, droite: Montant) { gauche = gauche + droite }
}

extension Sequence<Montant> {
    /// La somme exacte.
    public func somme() -> Montant { reduce(.zero, +) }
}
