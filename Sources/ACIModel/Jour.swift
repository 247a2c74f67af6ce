/// Un jour du calendrier grégorien (proleptique), sans heure ni fuseau.
///
/// Les années vont de 1 à 9999 ; au-delà, les initialiseurs rendent `nil` et
/// les déplacements s’arrêtent à la borne.
public struct Jour: Hashable, Comparable, Sendable {
    /// Jours écoulés depuis le 1er janvier 1970 (négatif avant).
    public let numero: Int

    static let premier = Jour(bornant: Jour.numero(annee: 1, mois: 1, jour: 1))
    package static let dernier = Jour(bornant: Jour.numero(annee: 9999, mois: 12, jour: 31))

    private static let bornes = numero(annee: 1, mois: 1, jour: 1)...numero(annee: 9999, mois: 12, jour: 31)

    private init(bornant numero: Int) {
        self.numero = min(max(numero, Self.bornes.lowerBound), Self.bornes.upperBound)
    }

    /// Le jour de ce numéro, ou `nil` hors des années 1 à 9999.
    public init?(numero: Int) {
        guard Self.bornes.contains(numero) else { return nil }
        self.numero = numero
    }

    /// `nil` si la date n’existe pas (30 février, mois 13…).
    public init?(annee: Int, mois: Int, jour: Int) {
        guard (1...9999).contains(annee), (1...12).contains(mois),
            jour >= 1, jour <= Self.longueurDuMois(mois, annee: annee)
        else { return nil }
        self.numero = Self.numero(annee: annee, mois: mois, jour: jour)
    }

    /// Lit `AAAA-MM-JJ` (ISO 8601, forme étendue), et rien d’autre.
    public init?(iso texte: String) {
        let octets = Array(texte.utf8)
        guard octets.count == 10, octets[4] == UInt8(ascii: "-"), octets[7] == UInt8(ascii: "-") else { return nil }
        func nombre(_ plage: Range<Int>) -> Int? {
            octets[plage].reduce(into: Int?(0)) { total, octet in
                let chiffre = Int(octet) - 48
                total = (0...9).contains(chiffre) ? total.map { $0 * 10 + chiffre } : nil
            }
        }
        guard let annee = nombre(0..<4), let mois = nombre(5..<7), let jour = nombre(8..<10) else { return nil }
        self.init(annee: annee, mois: mois, jour: jour)
    }

    /// Le jour qui précède l’autre.
    public static func < (gauche: Jour, droite: Jour) -> Bool { gauche.numero < droite.numero }

    /// 1 à 9999.
    public var annee: Int { composants.annee }
    /// 1 à 12.
    public var mois: Int { composants.mois }
    /// 1 à 31.
    public var jourDuMois: Int { composants.jour }

    /// Numéro ISO : 1 pour lundi, 7 pour dimanche.
    public var jourDeSemaine: Int {
        // Le 1er janvier 1970 était un jeudi (4).
        let decalage = (numero + 3) % 7
        return (decalage < 0 ? decalage + 7 : decalage) + 1
    }

    /// Le jour situé `jours` plus tard (ou plus tôt si négatif).
    public func ajoutant(jours: Int) -> Jour {
        let (somme, depassement) = numero.addingReportingOverflow(jours)
        return depassement ? (jours > 0 ? .dernier : .premier) : Jour(bornant: somme)
    }

    /// Le même quantième `mois` plus tard, ramené au dernier jour du mois s’il
    /// n’existe pas : la fonction `EDATE` (ISO/IEC 29500-1, 18.17.7.103).
    public func ajoutant(mois decalage: Int) -> Jour {
        let rang = annee * 12 + (mois - 1) + min(max(decalage, -200_000), 200_000)
        guard rang >= 12 else { return .premier }
        let annee = rang / 12
        let mois = rang % 12 + 1
        guard annee <= 9999 else { return .dernier }
        let jour = min(jourDuMois, Self.longueurDuMois(mois, annee: annee))
        return Jour(bornant: Self.numero(annee: annee, mois: mois, jour: jour))
    }

    /// Nombre de jours de `self` à `fin`, les deux compris ; 0 si `fin` précède.
    public func jours(jusqua fin: Jour) -> Int { max(0, fin.numero - numero + 1) }

    /// `2026-12-31`.
    public var iso: String {
        let (annee, mois, jour) = composants
        return "\(Fr.chiffres(annee, 4))-\(Fr.chiffres(mois, 2))-\(Fr.chiffres(jour, 2))"
    }

    /// `31/12/2026`.
    public var francais: String {
        let (annee, mois, jour) = composants
        return "\(Fr.chiffres(jour, 2))/\(Fr.chiffres(mois, 2))/\(Fr.chiffres(annee, 4))"
    }

    /// `31 décembre 2026`, `1er janvier 2026`.
    public var longFrancais: String {
        let (annee, mois, jour) = composants
        return "\(jour == 1 ? "1er" : String(jour)) \(Fr.mois[mois - 1]) \(annee)"
    }

    // MARK: - Calendrier grégorien

    static func estBissextile(_ annee: Int) -> Bool {
        annee.isMultiple(of: 4) && (!annee.isMultiple(of: 100) || annee.isMultiple(of: 400))
    }

    static func longueurDuMois(_ mois: Int, annee: Int) -> Int {
        switch mois {
        case 2: estBissextile(annee) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // L’année est comptée à partir de mars, pour que le jour bissextile tombe
    // en dernier ; les cycles de 400 ans ont 146 097 jours.
    private static func numero(annee: Int, mois: Int, jour: Int) -> Int {
        let anneeDeMars = mois <= 2 ? annee - 1 : annee
        let cycle = (anneeDeMars >= 0 ? anneeDeMars : anneeDeMars - 399) / 400
        let anneeDuCycle = anneeDeMars - cycle * 400
        let jourDeLAnnee = (153 * (mois > 2 ? mois - 3 : mois + 9) + 2) / 5 + jour - 1
        let jourDuCycle = anneeDuCycle * 365 + anneeDuCycle / 4 - anneeDuCycle / 100 + jourDeLAnnee
        return cycle * 146_097 + jourDuCycle - 719_468
    }

    private var composants: (annee: Int, mois: Int, jour: Int) {
        let depuisMarsZero = numero + 719_468
        let cycle = (depuisMarsZero >= 0 ? depuisMarsZero : depuisMarsZero - 146_096) / 146_097
        let jourDuCycle = depuisMarsZero - cycle * 146_097
        let anneeDuCycle =
            (jourDuCycle - jourDuCycle / 1_460 + jourDuCycle / 36_524 - jourDuCycle / 146_096) / 365
        let jourDeLAnnee = jourDuCycle - (365 * anneeDuCycle + anneeDuCycle / 4 - anneeDuCycle / 100)
        let moisDeMars = (5 * jourDeLAnnee + 2) / 153
        let mois = moisDeMars < 10 ? moisDeMars + 3 : moisDeMars - 9
        let annee = anneeDuCycle + cycle * 400 + (mois <= 2 ? 1 : 0)
        return (annee, mois, jourDeLAnnee - (153 * moisDeMars + 2) / 5 + 1)
    }
}
