/// Une fraction exacte et positive : la part d’une enveloppe qui est acquise.
struct Fraction: Hashable, Sendable {
    let numerateur: UInt128
    let denominateur: UInt128

    /// Un dénominateur nul donne zéro : la part de rien n’est rien.
    init(_ numerateur: UInt128, sur denominateur: UInt128) {
        self.numerateur = denominateur == 0 ? 0 : numerateur
        self.denominateur = denominateur == 0 ? 1 : denominateur
    }

    init(jours: Int, sur reference: Int) {
        self.init(UInt128(max(0, jours)), sur: UInt128(max(0, reference)))
    }

    init(points: Int) { self.init(UInt128(max(0, points)), sur: 100) }

    /// La part de `montant`, arrondie au centime, la moitié s’éloignant de zéro.
    ///
    /// C’est le seul arrondi du moteur. Le produit est tenu sur 256 bits, si
    /// bien que des poids à dix-huit décimales restent exacts.
    func de(_ montant: Montant) -> Montant {
        let produit = UInt128(montant.centimes.magnitude).multipliedFullWidth(by: numerateur)
        guard produit.high < denominateur else { return montant }
        let (quotient, reste) = denominateur.dividingFullWidth(produit)
        let arrondi = reste >= denominateur - reste ? quotient + 1 : quotient
        let centimes = Int(clamping: arrondi)
        return Montant(centimes: montant.centimes < 0 ? -centimes : centimes)
    }

    /// La fraction en taux, arrondie au dix-millième de point, pour l’affichage seulement.
    var taux: Taux {
        Taux(millioniemes: de(Montant(centimes: Taux.un.millioniemes)).centimes) ?? .un
    }
}
