/// Un taux de 0 à 100 %, en millionièmes : des points de pourcentage à quatre
/// décimales, la finesse des formules du classeur.
public struct Taux: Hashable, Comparable, Sendable {
    /// De 0 à 1 000 000.
    public let millioniemes: Int

    /// 0 %.
    public static let zero = Taux(borne: 0)
    /// 50 %.
    public static let moitie = Taux(borne: 500_000)
    /// 100 %.
    public static let un = Taux(borne: 1_000_000)

    private init(borne: Int) { self.millioniemes = borne }

    /// `nil` hors de 0 à 1 000 000.
    public init?(millioniemes: Int) {
        guard (0...1_000_000).contains(millioniemes) else { return nil }
        self.millioniemes = millioniemes
    }

    /// Un rapport (0,64 pour 64 %), arrondi au dix-millième de point, la moitié
    /// s’éloignant de zéro ; `nil` hors de 0 à 1.
    public init?(_ rapport: Double) {
        guard rapport >= 0, rapport <= 1 else { return nil }
        // Sous 18 décimales, la valeur tapée ; au-delà, son approximation suffit.
        let millioniemes =
            DecimalExact(rapport)?.arrondi(aLEchelle: 6).map(Int.init)
            ?? Int(rapport * 1_000_000 + 0.5)
        self.init(millioniemes: millioniemes)
    }

    /// Des points entiers de pourcentage ; `nil` hors de 0 à 100.
    public init?(points: Int) {
        guard (0...100).contains(points) else { return nil }
        self.millioniemes = points * 10_000
    }

    /// Le plus petit taux.
    public static func < (gauche: Taux, droite: Taux) -> Bool { gauche.millioniemes < droite.millioniemes }

    /// 0,64 pour 64 %.
    public var rapport: Double { Double(millioniemes) / 1_000_000 }
}
