/// Ce qu’une mission rapporte.
public struct FinancementMission: Hashable, Sendable {
    /// Le code de la mission.
    public let code: CodeMission
    /// La part fixe.
    public let fixe: VoletFixe
    /// La part variable.
    public let variable: VoletVariable
    /// Ce que l’année peut rapporter, par les jours qu’elle a (R5b) ; 0 si la mission n’est pas ouverte.
    public let enveloppeAnnee: Montant
    /// Ce que coûtent les jours qui manquent, ou une mission qui n’est pas ouverte, à côté de l’enveloppe de l’année.
    public let horsAnnee: Montant
    /// Ce que ses réponses rapporteraient, au plus, si la mission, qui n’est pas ouverte, l’était du premier jour compté ;
    /// 0 si elle est ouverte, ou sans réponse. N’est dans aucun autre montant que ``horsAnnee``.
    public let nonDemarre: Montant
    /// Ce que chaque ligne payée rapporte et peut encore rapporter, dans l’ordre de l’onglet ; le plan y figure sous le
    /// code ``Levier/plan`` tant qu’il est sans réponse.
    public let lignes: [Ligne]

    /// La somme des deux parts estimées.
    public var total: Montant { fixe.montant + variable.fourchette.montant }
    /// Ce que les réponses à venir peuvent encore apporter.
    public var aPortee: Montant { plafond - total }
    /// Ce que les réponses données ont laissé.
    public var nonAtteint: Montant { enveloppeAnnee - plafond }
    /// Les deux parts, au plus.
    public var plafond: Montant { fixe.plafond + variable.plafond }
    /// Les deux parts, au moins.
    public var plancher: Montant { fixe.montant + variable.plancher }

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
        /// Le même, un plan sans réponse étant compté (R5).
        public let plafond: Montant
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

    /// Ce que vaut une ligne, chaque montant arrondi pour lui-même.
    public struct Ligne: Hashable, Sendable {
        /// `1.A.1`, `1.P.1`, ou ``Levier/plan``.
        public let code: String
        /// Ce que sa réponse rapporte.
        public let acquis: Montant
        /// Ce que Oui apporterait de plus, tant que la réponse est Partiel ou manque (R5b).
        public let enJeu: Montant
        /// Ce que sa réponse Non a coûté.
        public let nonAtteint: Montant
    }
}
