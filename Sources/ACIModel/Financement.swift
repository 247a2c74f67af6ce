/// Ce que l’année rapporte : le résultat du moteur.
public struct Financement: Hashable, Sendable {
    /// La taille retenue, 1 pour la première.
    public let taille: Int
    /// R2.
    public let fonctionnement: Montant
    /// Dans l’ordre du cadre.
    public let missions: [FinancementMission]
    /// R8, avec sa propre fourchette.
    public let majoration: Fourchette
    /// R9, avec son plancher et son plafond.
    public let total: Fourchette
    /// R10.
    public let versements: Versements
    /// Les sommes ponctuelles, jamais dans le total.
    public let horsTotal: [SommeHorsTotal]
    /// Une par montant, dans l’ordre du résultat.
    public let explications: [Explication]

    /// Ce que rapporte la mission de ce code.
    public func mission(_ code: CodeMission) -> FinancementMission? { missions.first { $0.code == code } }

    /// L’explication d’un montant, par son chemin : `missions.parcours.fixe`.
    public func explication(_ chemin: String) -> Explication? { explications.first { $0.montant == chemin } }
}

/// L’avance et le solde (R10).
public struct Versements: Hashable, Sendable {
    /// Versée en début d’année.
    public let avance: Montant
    /// Le total moins l’avance, après le dialogue de gestion.
    public let solde: Montant
    /// Vrai si le contrat est signé dans l’année de référence.
    public let premiereAnnee: Bool
}

/// Une somme à côté du total (R9).
public struct SommeHorsTotal: Hashable, Sendable {
    /// `fonctionnement-additionnel`.
    public let code: String
    /// La ligne du barème.
    public let libelle: String
    /// Le montant entier, sans prorata.
    public let montant: Montant
}
