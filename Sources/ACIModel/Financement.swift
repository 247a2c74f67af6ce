/// Ce que l’année rapporte : le résultat du moteur.
public struct Financement: Hashable, Sendable {
    /// La taille retenue, 1 pour la première.
    public let taille: Int
    public let fonctionnement: Montant
    /// Dans l’ordre du cadre.
    public let missions: [FinancementMission]
    public let majoration: Fourchette
    /// R9, avec son plancher et son plafond.
    public let total: Fourchette
    public let versements: Versements
    /// Les sommes ponctuelles, jamais dans le total.
    public let horsTotal: [SommeHorsTotal]
    public let explications: [Explication]

    public func mission(_ code: CodeMission) -> FinancementMission? { missions.first { $0.code == code } }

    /// L’explication d’un montant, par son chemin : `missions.parcours.fixe`.
    public func explication(_ chemin: String) -> Explication? { explications.first { $0.montant == chemin } }
}

/// Un montant estimé entre ce qui est acquis et ce qui reste à portée (R5).
public struct Fourchette: Hashable, Sendable {
    public let montant: Montant
    /// Seuls les Oui.
    public let plancher: Montant
    /// Le Partiel et l’absence de réponse comptés comme des Oui.
    public let plafond: Montant

    public init(montant: Montant, plancher: Montant, plafond: Montant) {
        self.montant = montant
        self.plancher = plancher
        self.plafond = plafond
    }

    /// Un montant sans fourchette.
    public init(_ montant: Montant) { self.init(montant: montant, plancher: montant, plafond: montant) }

    public static let zero = Fourchette(.zero)

    public static func + (gauche: Fourchette, droite: Fourchette) -> Fourchette {
        Fourchette(
            montant: gauche.montant + droite.montant, plancher: gauche.plancher + droite.plancher,
            plafond: gauche.plafond + droite.plafond)
    }

    func transforme(_ calcul: (Montant) -> Montant) -> Fourchette {
        Fourchette(montant: calcul(montant), plancher: calcul(plancher), plafond: calcul(plafond))
    }
}

/// Ce qu’une mission rapporte.
public struct FinancementMission: Hashable, Sendable {
    public let code: CodeMission
    public let fixe: VoletFixe
    public let variable: VoletVariable

    public var total: Montant { fixe.montant + variable.fourchette.montant }

    /// La part fixe (R3, R6, R7).
    public struct VoletFixe: Hashable, Sendable {
        /// La ligne du barème, compléments contractualisés compris.
        public let enveloppe: Montant
        /// Jours comptés, de 0 à ``joursReference``.
        public let jours: Int
        public let joursReference: Int
        /// Compléments compris.
        public let montant: Montant
        public let complements: [Complement]
    }

    /// Une ligne qui s’ajoute à la part fixe (R7).
    public struct Complement: Hashable, Sendable {
        /// `snp_compensation`.
        public let nom: String
        public let libelle: String
        public let enveloppe: Montant
        public let montant: Montant
    }

    /// La part variable (R4, R5, R6).
    public struct VoletVariable: Hashable, Sendable {
        public let enveloppe: Montant
        public let fourchette: Fourchette
        /// La part de l’enveloppe qui est acquise, arrondie pour l’affichage seulement.
        public let tauxAcquis: Taux

        public var montant: Montant { fourchette.montant }
        public var plancher: Montant { fourchette.plancher }
        public var plafond: Montant { fourchette.plafond }
    }
}

/// L’avance et le solde (R10).
public struct Versements: Hashable, Sendable {
    public let avance: Montant
    public let solde: Montant
    /// Vrai si le contrat est signé dans l’année de référence.
    public let premiereAnnee: Bool
}

/// Une somme à côté du total (R9).
public struct SommeHorsTotal: Hashable, Sendable {
    public let code: String
    public let libelle: String
    public let montant: Montant
}

/// D’où vient un montant.
public struct Explication: Hashable, Sendable {
    /// Le chemin du montant dans le résultat : `missions.acces-aux-soins.fixe`.
    public let montant: String
    /// `R3`.
    public let regle: String
    /// `90 000,00 € × 365 / 365`.
    public let calcul: String
    /// La ligne du barème ou la règle invoquée.
    public let source: String
}
