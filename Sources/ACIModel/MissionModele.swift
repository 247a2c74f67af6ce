/// Une mission du cadre, ses montants et ses indicateurs.
public struct MissionModele: Hashable, Sendable {
    /// Obligatoire, ou au choix de la CPTS.
    public enum Categorie: String, CaseIterable, Sendable {
        case socle, complementaire
    }

    /// Ce qui décide de la part fixe.
    public enum VoletFixe: Hashable, Sendable {
        /// Un forfait dès le démarrage (R3).
        case forfait(LigneBareme)
        /// Un forfait selon l’état du plan de réponse (R6).
        case plan(premiereRedaction: LigneBareme, miseAJour: LigneBareme)
    }

    /// Ce qui décide de la part variable.
    public enum VoletVariable: Hashable, Sendable {
        /// Les indicateurs de résultat (R4).
        case indicateurs(LigneBareme)
        /// La survenue d’une crise (R6).
        case crise(LigneBareme)

        /// La ligne du barème, quel que soit le cas.
        public var ligne: LigneBareme {
            switch self {
            case .indicateurs(let ligne), .crise(let ligne): ligne
            }
        }
    }

    /// Les délais de R11, en mois après la signature.
    public struct Delais: Hashable, Sendable {
        /// Mois jusqu’au démarrage.
        public let demarrage: Int
        /// Mois jusqu’au plein déploiement.
        public let deploiement: Int
        /// D’où viennent les délais.
        public let source: Source
    }

    /// Une ligne du volet fixe qui s’ajoute si elle est contractualisée (R7).
    public struct Complement: Hashable, Sendable {
        /// Le nom défini de la réponse : `snp_compensation`.
        public let nom: String
        /// La question posée dans l’onglet de la mission.
        public let question: String
        /// Le libellé et les montants.
        public let ligne: LigneBareme
    }

    /// Le code du JSON.
    public let code: CodeMission
    /// Le suffixe des noms définis : `acces` dans `debut_acces`.
    public let nom: String
    /// 1 à 6, dans l’ordre des onglets.
    public let numero: Int
    /// Le nom de la mission.
    public let titre: String
    /// Socle ou complémentaire.
    public let categorie: Categorie
    /// Le titre de l’onglet où ses indicateurs se remplissent.
    public let onglet: String
    /// Ce que la mission attend, en une phrase.
    public let objet: String
    /// `nil` pour une mission sans délai.
    public let delais: Delais?
    /// Ce qui décide de la part fixe.
    public let fixe: VoletFixe
    /// Ce qui décide de la part variable.
    public let variable: VoletVariable
    /// Les lignes qui s’ajoutent à la part fixe (R7).
    public let complements: [Complement]
    /// Dans l’ordre de l’onglet.
    public let indicateurs: [IndicateurModele]
    /// Le nombre de lignes que son onglet réserve aux indicateurs propres au contrat.
    public let lignesPropres: Int
    /// Le jour avant lequel les délais de R11 ne courent pas ; `nil` : celui de la signature.
    public let entreeEnVigueur: Jour?
    /// Ce qui se confond souvent, dit là où cela compte.
    public let pieges: [String]

    /// Le nom défini de la date de démarrage : `debut_acces`.
    public var champDebut: String { "debut_\(nom)" }

    /// Le jour d’où courent les délais de R11.
    public func depart(signature: Jour) -> Jour { max(signature, entreeEnVigueur ?? signature) }

    /// Vrai si la mission se rémunère par l’état du plan ou la survenue d’une crise.
    public var dependDeLaCrise: Bool {
        if case .plan = fixe { return true }
        if case .crise = variable { return true }
        return false
    }
}
