/// La période d’un bilan et son année de référence (R1).
public struct Periode: Hashable, Sendable {
    /// Le premier jour, compris.
    public let debut: Jour
    /// Le dernier jour, compris.
    public let fin: Jour

    public init(debut: Jour, fin: Jour) {
        self.debut = debut
        self.fin = fin
    }

    /// Une borne absente prend sa valeur par défaut : l’année civile de l’exercice.
    init(exercice: Int, debut: Jour?, fin: Jour?) {
        self.debut = debut ?? Jour(annee: exercice, mois: 1, jour: 1) ?? .premier
        self.fin = fin ?? Jour(annee: exercice, mois: 12, jour: 31) ?? .dernier
    }

    /// Le lendemain d’`EDATE(fin, −12)` : les douze mois qui finissent avec la période.
    public var debutReference: Jour { fin.ajoutant(mois: -12).ajoutant(jours: 1) }

    /// 365 ou 366.
    public var joursReference: Int { debutReference.jours(jusqua: fin) }

    /// La période finit avant de commencer.
    public var estInversee: Bool { fin < debut }
    /// La période commence avant son année de référence.
    public var depasseDouzeMois: Bool { debut < debutReference }
}
