internal import ACIModel

/// Ce que valent les sommes de plusieurs classeurs.
public struct EtatEnsemble: Sendable {
    private let lus: Int
    private let comptes: Int
    private let provisoires: Int

    public init(_ lignes: [LigneConsolidee]) {
        lus = lignes.count
        let comptees = lignes.filter { $0.montants != nil }
        comptes = comptees.count
        provisoires = comptees.count { $0.etat.estProvisoire }
    }

    public var estProvisoire: Bool { provisoires > 0 }

    /// `provisoire, 2 bilans sur 5` ; vide si aucun ne l’est.
    public var francais: String {
        estProvisoire ? "provisoire, \(Fr.compte(provisoires, "bilan", "bilans")) sur \(Fr.entier(comptes))" : ""
    }

    /// `6 classeurs`, ou `6 classeurs, dont 5 comptés` si d’autres sont vierges, illisibles ou sans taille.
    public var compte: String {
        let lus = Fr.compte(lus, "classeur", "classeurs")
        return comptes == self.lus ? lus : "\(lus), dont \(Fr.compte(comptes, "compté", "comptés"))"
    }
}
