/// Un cadre conventionnel : ses années, ses montants, ses missions, son calendrier.
///
/// Tout vient d’un fichier JSON (`Templates/*.json`, décrit par
/// `Templates/cadre.schema.json`) ; voir ``init(json:)``.
public struct Cadre: Sendable {
    /// Les exercices auxquels le cadre s’applique.
    public struct Exercices: Hashable, Sendable {
        /// Ceux pour lesquels le barème est publié.
        public let publies: ClosedRange<Int>
        /// Ceux pour lesquels le cadre peut être demandé.
        public let acceptes: ClosedRange<Int>
        /// Ceux pour lesquels il est pris sans qu’on le demande.
        public let parDefaut: ClosedRange<Int>
    }

    /// Ce qu’une année a de particulier.
    public struct Annee: Hashable, Sendable {
        public let exercice: Int
        public let statut: Bareme.Statut
        public let note: String
    }

    /// Une taille de CPTS : `numero` à partir de `aPartirDe` habitants.
    public struct Taille: Hashable, Sendable {
        public let numero: Int
        public let aPartirDe: Int
    }

    /// Un onglet de saisie : ses missions, ou la raison pour laquelle il est inactif.
    public struct Onglet: Hashable, Sendable {
        public let titre: String
        public let missions: [CodeMission]
        /// Pourquoi l’onglet est grisé ; `nil` s’il se remplit.
        public let inactif: String?
    }

    /// La majoration de R8.
    public struct Majoration: Hashable, Sendable {
        public let libelle: String
        public let taille: Int
        public let membresMinimum: Int
        /// Points de pourcentage de ce que les missions ont acquis.
        public let points: Int
        public let source: Source
    }

    /// Une somme ponctuelle, montrée à côté du total (R9).
    public struct HorsTotal: Hashable, Sendable {
        public let code: String
        public let ligne: LigneBareme
        public let exercice: Int
        /// La signature doit être de ce jour ou d’avant.
        public let signatureAuPlusTard: Jour
    }

    /// L’avance de R10, en points de pourcentage.
    public struct Avance: Hashable, Sendable {
        public let points: Int
        /// La part du fonctionnement avancée la première année.
        public let pointsFonctionnementPremiereAnnee: Int
        public let source: Source
    }

    /// Un total imprimé dans les textes, et les réponses qui y mènent.
    public struct TotalImprime: Hashable, Sendable {
        public let ligne: LigneBareme
        public let plan: EtatPlan?
        public let crise: Bool
    }

    /// Une action du calendrier de collecte.
    public struct Action: Hashable, Sendable {
        /// 1 à 12.
        public let mois: Int
        /// L’échéance est ce quantième, ou le premier jour ouvré qui suit.
        public let jour: Int
        public let action: String
        public let onglet: String
        public let responsable: String
    }

    public let id: String
    public let titre: String
    public let titreCourt: String
    public let exercices: Exercices
    public let annees: [Annee]
    /// L’avertissement d’un barème reconduit ; `{exercice}` y tient lieu d’année.
    public let reconduction: String
    public let sources: [Source]
    public let conventions: [Convention]
    public let tailles: [Taille]
    public let sourceTailles: Source
    public let fonctionnement: LigneBareme
    public let onglets: [Onglet]
    /// Dans l’ordre des onglets.
    public let missions: [MissionModele]
    public let majoration: Majoration?
    public let horsTotal: [HorsTotal]
    public let avance: Avance
    public let totaux: [TotalImprime]
    public let calendrier: [Action]
    /// Les pièges qui ne tiennent pas à une mission.
    public let pieges: [String]

    /// Tous les indicateurs, dans l’ordre des missions.
    public var indicateurs: [IndicateurModele] { missions.flatMap(\.indicateurs) }

    public func mission(_ code: CodeMission) -> MissionModele? { missions.first { $0.code == code } }

    public func indicateur(_ code: String) -> IndicateurModele? {
        missions.lazy.flatMap(\.indicateurs).first { $0.code == code }
    }

    /// La taille d’une population ; `nil` si celle-ci n’est pas positive.
    public func taille(population: Int) -> Int? {
        guard population > 0 else { return nil }
        return tailles.last { $0.aPartirDe <= population }?.numero
    }

    /// `moins de 40 000 habitants`, `de 40 000 à 79 999 habitants`, `175 000 habitants et plus`.
    public func libelleTaille(_ numero: Int) -> String {
        guard let rang = tailles.firstIndex(where: { $0.numero == numero }) else { return "" }
        let debut = Fr.entier(tailles[rang].aPartirDe)
        guard rang + 1 < tailles.count else { return "\(debut)\(Fr.insecable)habitants et plus" }
        let suivant = tailles[rang + 1].aPartirDe
        return rang == 0
            ? "moins de \(Fr.entier(suivant))\(Fr.insecable)habitants"
            : "de \(debut) à \(Fr.entier(suivant - 1))\(Fr.insecable)habitants"
    }
}
