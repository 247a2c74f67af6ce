/// Un nombre décimal exact : `mantisse` × 10^−`echelle`, en forme réduite.
struct DecimalExact: Hashable, Sendable {
    let mantisse: Int128
    /// Nombre de décimales, de 0 à 18.
    let echelle: Int

    static let echelleMaximale = 18
    private static let chiffresMaximum = 30

    init(mantisse: Int128, echelle: Int) {
        var mantisse = mantisse
        var echelle = echelle
        while echelle > 0, mantisse.isMultiple(of: 10) {
            mantisse /= 10
            echelle -= 1
        }
        self.mantisse = mantisse
        self.echelle = echelle
    }

    /// La valeur de la plus courte écriture décimale qui redonne `nombre` :
    /// ce que la personne a tapé, et non son approximation binaire. `nil` si
    /// le nombre n’est pas fini, a plus de 18 décimales ou de 30 chiffres.
    init?(_ nombre: Double) {
        guard nombre.isFinite else { return nil }
        self.init(texte: "\(nombre)")
    }

    /// Lit `-12.5`, `1e-07`, la syntaxe des nombres de JSON et de Swift.
    init?(texte: some StringProtocol) {
        var mantisse: Int128 = 0
        var decimales = 0
        var chiffres = 0
        var apresPoint = false
        var exposant: Int? = 0
        var octets = Array(texte.utf8)[...]
        let negatif = octets.first == UInt8(ascii: "-")
        if negatif { octets = octets.dropFirst() }
        lecture: while let octet = octets.popFirst() {
            switch octet {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                chiffres += 1
                guard chiffres <= Self.chiffresMaximum else { return nil }
                mantisse = mantisse * 10 + Int128(octet - UInt8(ascii: "0"))
                decimales += apresPoint ? 1 : 0
            case UInt8(ascii: "."):
                guard !apresPoint, chiffres > 0 else { return nil }
                apresPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                if octets.first == UInt8(ascii: "+") { octets = octets.dropFirst() }
                exposant = Int(String(decoding: octets, as: UTF8.self))
                break lecture
            default: return nil
            }
        }
        guard chiffres > 0, let exposant, (-40...40).contains(exposant) else { return nil }
        var reduite = DecimalExact(mantisse: negatif ? -mantisse : mantisse, echelle: decimales)
        let echelle = reduite.echelle - exposant
        if echelle < 0 {
            guard let etendue = reduite.mantisse(aLEchelle: reduite.echelle - echelle) else { return nil }
            reduite = DecimalExact(mantisse: etendue, echelle: 0)
        } else {
            reduite = DecimalExact(mantisse: reduite.mantisse, echelle: reduite.mantisse == 0 ? 0 : echelle)
        }
        guard reduite.echelle <= Self.echelleMaximale else { return nil }
        self = reduite
    }

    /// La mantisse à l’échelle demandée, qui ne doit pas être plus petite que `echelle` ; `nil` si 128 bits n’y
    /// suffisent pas.
    func mantisse(aLEchelle cible: Int) -> Int128? {
        (echelle..<max(cible, echelle)).reduce(Optional(mantisse)) { valeur, _ in
            valeur.flatMap { valeur in
                let (produit, depassement) = valeur.multipliedReportingOverflow(by: 10)
                return depassement ? nil : produit
            }
        }
    }

    /// La mantisse à l’échelle `cible`, arrondie la moitié s’éloignant de zéro ; `nil` comme ``mantisse(aLEchelle:)``.
    func arrondi(aLEchelle cible: Int) -> Int128? {
        guard echelle > cible else { return mantisse(aLEchelle: cible) }
        let diviseur = (cible..<echelle).reduce(Int128(1)) { produit, _ in produit * 10 }
        let (quotient, reste) = mantisse.quotientAndRemainder(dividingBy: diviseur)
        return reste.magnitude * 2 >= diviseur.magnitude ? quotient + mantisse.signum() : quotient
    }

    var double: Double { Double("\(mantisse)e-\(echelle)") ?? 0 }
}
