/// Des jours qui se suivent : la période d’un bilan, son année de référence, une année du contrat (R1).
public struct Periode: Hashable, Sendable {
    /// Le premier jour, compris.
    public let debut: Jour
    /// Le dernier jour, compris.
    public let fin: Jour

    /// Une période, ses deux jours compris.
    public init(debut: Jour, fin: Jour) {
        self.debut = debut
        self.fin = fin
    }

    /// Une borne absente prend sa valeur par défaut : l’année civile de l’exercice.
    init(exercice: Int, debut: Jour?, fin: Jour?) {
        self.debut = debut ?? Jour(annee: exercice, mois: 1, jour: 1) ?? .premier
        self.fin = fin ?? Jour(annee: exercice, mois: 12, jour: 31) ?? .dernier
    }

    /// Le nombre de jours, bornes comprises ; 0 si la période est inversée.
    public var jours: Int { debut.jours(jusqua: fin) }
    /// La période finit avant de commencer.
    public var estInversee: Bool { fin < debut }
    /// Le jour est de la période.
    public func contient(_ jour: Jour) -> Bool { debut <= jour && jour <= fin }
    /// La période a au moins un jour de cette année.
    public func touche(_ annee: Int) -> Bool { debut.annee <= annee && annee <= fin.annee }

    /// Les jours que cette période et la suivante comptent toutes deux, ou que ni l’une ni l’autre ne compte ; `nil` si
    /// elles se suivent, ou si la suivante est tout entière avant.
    package func rupture(avec suivante: Periode) -> (jours: Periode, estDouble: Bool)? {
        let lendemain = fin.ajoutant(jours: 1)
        if suivante.debut == lendemain { return nil }
        if lendemain < suivante.debut {
            return (Periode(debut: lendemain, fin: suivante.debut.ajoutant(jours: -1)), false)
        }
        let communs = Periode(debut: max(debut, suivante.debut), fin: min(fin, suivante.fin))
        return communs.estInversee ? nil : (communs, true)
    }

    /// `du 01/01/2025 au 31/12/2025`.
    public var francais: String { "du \(debut.francais) au \(fin.francais)" }
}
