/// Une mission du cadre, ses montants et ses indicateurs.
public struct MissionModele: Hashable, Sendable {
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

        public var ligne: LigneBareme {
            switch self {
            case .indicateurs(let ligne), .crise(let ligne): ligne
            }
        }
    }

    /// Les délais de R11, en mois après la signature.
    public struct Delais: Hashable, Sendable {
        public let demarrage: Int
        public let deploiement: Int
        public let source: Source
    }

    /// Une ligne du volet fixe qui s’ajoute si elle est contractualisée (R7).
    public struct Complement: Hashable, Sendable {
        /// Le nom défini de la réponse : `snp_compensation`.
        public let nom: String
        public let question: String
        public let ligne: LigneBareme
    }

    public let code: CodeMission
    /// Le suffixe des noms définis : `acces` dans `debut_acces`.
    public let nom: String
    public let numero: Int
    public let titre: String
    public let categorie: Categorie
    /// Le titre de l’onglet où ses indicateurs se remplissent.
    public let onglet: String
    /// Ce que la mission attend, en une phrase.
    public let objet: String
    public let delais: Delais?
    public let fixe: VoletFixe
    public let variable: VoletVariable
    public let complements: [Complement]
    public let indicateurs: [IndicateurModele]
    public let pieges: [String]

    /// Le nom défini de la date de démarrage : `debut_acces`.
    public var champDebut: String { "debut_\(nom)" }

    /// Vrai si la mission se rémunère par l’état du plan ou la survenue d’une crise.
    public var dependDeLaCrise: Bool {
        if case .plan = fixe { return true }
        if case .crise = variable { return true }
        return false
    }
}
