/// Le poids relatif d’un indicateur dans le contrat : pour cent, points ou
/// euros, tous conviennent. Décimal exact ; le poids par défaut est 1.
///
/// Un poids nul ou négatif est représentable, pour que le moteur puisse le
/// signaler (R4) ; il ne compte pas.
public struct Poids: Hashable, Sendable {
    let decimal: DecimalExact

    /// Le poids par défaut.
    public static let un = Poids(DecimalExact(mantisse: 1, echelle: 0))
    /// La plus grande valeur absolue acceptée.
    public static let maximum = 1_000_000

    private init(_ decimal: DecimalExact) { self.decimal = decimal }

    /// `nil` si le nombre n’est pas fini, dépasse ``maximum`` en valeur absolue
    /// ou porte plus de 18 décimales.
    public init?(_ nombre: Double) {
        guard nombre.magnitude <= Double(Self.maximum), let decimal = DecimalExact(nombre) else { return nil }
        self.decimal = decimal
    }

    /// Le nombre tel qu’il a été saisi.
    public var valeur: Double { decimal.double }
    /// Un poids compte s’il est positif (R4).
    public var estPositif: Bool { decimal.mantisse > 0 }
    /// `12,5`.
    public var francais: String { Fr.decimal(decimal) }
}
