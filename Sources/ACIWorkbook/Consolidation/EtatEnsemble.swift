internal import ACIModel

/// Ce que valent les sommes de plusieurs classeurs.
public struct EtatEnsemble: Sendable {
    private let lus: Int
    private let comptes: Int
    private let provisoires: Int
    private let manquants: Int

    /// L’état d’un ensemble de lignes.
    public init(_ lignes: [LigneConsolidee]) {
        lus = lignes.count
        let comptees = lignes.filter(\.estComptee)
        comptes = comptees.count
        provisoires = comptees.count { $0.etat.estProvisoire }
        manquants = lignes.count { $0.montants == nil && ($0.etat.estRempli || $0.etat == .illisible) }
    }

    /// `provisoire, 2 bilans sur 5 ; incomplet, 1 classeur sans montant` ; vide si les sommes sont entières et sûres.
    public var francais: String { reserves.joined(separator: "\(Fr.insecable); ") }

    /// Le même, une réserve après l’autre, là où la place manque.
    public var reserves: [String] { [provisoire, incomplet].compactMap { $0 } }

    private var provisoire: String? {
        guard provisoires > 0 else { return nil }
        return "provisoire, \(Fr.compte(provisoires, "bilan", "bilans")) sur \(Fr.entier(comptes))"
    }

    /// `incomplet, 2 classeurs sans montant` : ceux qui sont illisibles, et ceux dont rien ne se calcule. Un classeur vierge
    /// n’en est pas encore un.
    private var incomplet: String? {
        manquants > 0 ? "incomplet, \(Fr.compte(manquants, "classeur sans montant", "classeurs sans montant"))" : nil
    }

    /// `6 classeurs`, ou `6 classeurs, dont 5 comptés` si d’autres sont vierges, illisibles ou sans taille.
    public var compte: String {
        let lus = Fr.compte(lus, "classeur", "classeurs")
        return comptes == self.lus ? lus : "\(lus), dont \(Fr.compte(comptes, "compté", "comptés"))"
    }
}
