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
    /// Ce qui peut encore rapporter, le plus grand gain d’abord (R5b).
    public let leviers: [Levier]
    /// Une par montant, dans l’ordre du résultat.
    public let explications: [Explication]

    /// Ce que rapporte la mission de ce code.
    public func mission(_ code: CodeMission) -> FinancementMission? { missions.first { $0.code == code } }

    /// Ce que vaut la ligne de ce code, ou le plan sous ``Levier/plan`` ; `nil` si elle ne paie pas.
    public func ligne(_ code: String) -> FinancementMission.Ligne? {
        missions.lazy.flatMap(\.lignes).first { $0.code == code }
    }

    /// L’explication d’un montant, par son chemin : `missions.parcours.fixe`.
    public func explication(_ chemin: String) -> Explication? { explications.first { $0.montant == chemin } }
}

/// Une réponse qui peut encore rapporter, et ce qu’elle apporterait, sans la majoration (R5b).
public struct Levier: Hashable, Sendable {
    /// Le code du plan de réponse, qui n’est pas un indicateur.
    public static let plan = ChampBilan.plan.rawValue

    /// `1.C.2`, `2.P.1`, ou ``plan``.
    public let code: String
    /// La mission qu’elle déplace.
    public let mission: CodeMission
    /// Ce que la réponse Oui, ou le plan attendu, apporterait à la mission.
    public let gain: Montant
    /// Ce qu’il y a à faire, en une ligne.
    public let action: String
}

/// L’avance, le solde et ce qui reste à recevoir (R10).
public struct Versements: Hashable, Sendable {
    /// Versée en début d’année.
    public let avance: Montant
    /// Le total moins l’avance, après le dialogue de gestion.
    public let solde: Montant
    /// Ce que la CPAM a versé pour l’année ; `nil` : rien de saisi.
    public let dejaVerse: Montant?
    /// Le total moins ce qui est versé ; négatif, c’est un trop-perçu.
    public let resteARecevoir: Montant
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
