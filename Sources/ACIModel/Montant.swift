/// Une somme en centimes entiers. Aucun calcul d’argent ne passe par un flottant ; au-delà de ce qu’un entier tient,
/// une somme s’arrête à la borne.
public struct Montant: Hashable, Comparable, Sendable {
    /// Le montant en centimes ; négatif pour une différence.
    public let centimes: Int

    /// 0,00 €.
    public static let zero = Montant(centimes: 0)

    /// Un montant en centimes.
    public init(centimes: Int) { self.centimes = centimes }

    /// Un montant en euros entiers, tels que les barèmes les impriment.
    public init(euros: Int) { self.centimes = Int(clamping: Int128(euros) * 100) }

    /// Le plus petit montant.
    public static func < (gauche: Montant, droite: Montant) -> Bool { gauche.centimes < droite.centimes }
    /// La somme, bornée à ce que les centimes peuvent compter.
    public static func + (gauche: Montant, droite: Montant) -> Montant {
        Montant(centimes: Int(clamping: Int128(gauche.centimes) + Int128(droite.centimes)))
    }
    /// La différence, bornée de même.
    public static func - (gauche: Montant, droite: Montant) -> Montant {
        Montant(centimes: Int(clamping: Int128(gauche.centimes) - Int128(droite.centimes)))
    }
    /// Ajoute, dans les mêmes bornes.
    public static func += (gauche: inout Montant, droite: Montant) { gauche = gauche + droite }
}

extension Sequence<Montant> {
    /// La somme exacte.
    public func somme() -> Montant { reduce(.zero, +) }
}
