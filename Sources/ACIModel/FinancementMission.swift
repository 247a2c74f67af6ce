/// Ce qu’une mission rapporte.
public struct FinancementMission: Hashable, Sendable {
    /// Le code de la mission.
    public let code: CodeMission
    /// La part fixe.
    public let fixe: VoletFixe
    /// La part variable.
    public let variable: VoletVariable

    /// La somme des deux parts estimées.
    public var total: Montant { fixe.montant + variable.fourchette.montant }

    /// La part fixe (R3, R6, R7).
    public struct VoletFixe: Hashable, Sendable {
        /// La ligne du barème, compléments contractualisés compris.
        public let enveloppe: Montant
        /// Jours comptés, de 0 à ``joursReference``.
        public let jours: Int
        /// Jours de l’année de référence : 365 ou 366.
        public let joursReference: Int
        /// Compléments compris.
        public let montant: Montant
        /// Les lignes contractualisées, dans l’ordre du cadre.
        public let complements: [Complement]
    }

    /// Une ligne qui s’ajoute à la part fixe (R7).
    public struct Complement: Hashable, Sendable {
        /// `snp_compensation`.
        public let nom: String
        /// La ligne du barème.
        public let libelle: String
        /// Le montant d’une année pleine.
        public let enveloppe: Montant
        /// Le montant au prorata des jours, arrondi pour lui-même.
        public let montant: Montant
    }

    /// La part variable (R4, R5, R6).
    public struct VoletVariable: Hashable, Sendable {
        /// La ligne du barème.
        public let enveloppe: Montant
        /// L’estimation, son plancher et son plafond.
        public let fourchette: Fourchette
        /// La part de l’enveloppe qui est acquise, arrondie pour l’affichage seulement.
        public let tauxAcquis: Taux

        /// L’estimation.
        public var montant: Montant { fourchette.montant }
        /// Ce qui est acquis.
        public var plancher: Montant { fourchette.plancher }
        /// Ce qui reste à portée.
        public var plafond: Montant { fourchette.plafond }
    }
}
