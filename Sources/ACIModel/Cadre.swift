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
        /// L’année.
        public let exercice: Int
        /// Son statut, qui l’emporte sur celui des années publiées.
        public let statut: Bareme.Statut
        /// Ce qu’il faut en dire partout où un montant se lit.
        public let note: String
    }

    /// Une taille de CPTS : `numero` à partir de `aPartirDe` habitants.
    public struct Taille: Hashable, Sendable {
        /// 1 pour la première.
        public let numero: Int
        /// Habitants, bornes comprises.
        public let aPartirDe: Int
    }

    /// Un onglet de saisie : ses missions, ou la raison pour laquelle il est inactif.
    public struct Onglet: Hashable, Sendable {
        /// Le titre de l’onglet dans le classeur.
        public let titre: String
        /// Ses missions, dans l’ordre ; vide s’il est inactif.
        public let missions: [CodeMission]
        /// Pourquoi l’onglet est grisé ; `nil` s’il se remplit.
        public let inactif: String?
    }

    /// La majoration de R8.
    public struct Majoration: Hashable, Sendable {
        /// Le nom de la ligne, sa réserve comprise.
        public let libelle: String
        /// La seule taille qui y a droit.
        public let taille: Int
        /// Le nombre de membres à partir duquel elle est due.
        public let membresMinimum: Int
        /// Points de pourcentage de ce que les missions ont acquis.
        public let points: Int
        /// D’où vient la règle.
        public let source: Source
    }

    /// Une somme ponctuelle, montrée à côté du total (R9).
    public struct HorsTotal: Hashable, Sendable {
        /// `fonctionnement-additionnel`.
        public let code: String
        /// Le libellé et les montants.
        public let ligne: LigneBareme
        /// Le seul exercice où la somme est due.
        public let exercice: Int
        /// La signature doit être de ce jour ou d’avant.
        public let signatureAuPlusTard: Jour
    }

    /// L’avance de R10, en points de pourcentage.
    public struct Avance: Hashable, Sendable {
        /// La part du fonctionnement et des parts fixes qui est avancée.
        public let points: Int
        /// La part du fonctionnement avancée la première année.
        public let pointsFonctionnementPremiereAnnee: Int
        /// D’où vient la règle.
        public let source: Source
    }

    /// Un total imprimé dans les textes, et les réponses qui y mènent.
    public struct TotalImprime: Hashable, Sendable {
        /// Le libellé et les montants imprimés.
        public let ligne: LigneBareme
        /// L’état du plan qui mène à ce total ; `nil` sans mission crises.
        public let plan: EtatPlan?
        /// Le total compte la survenue d’une crise.
        public let crise: Bool
    }

    /// Une action du calendrier de collecte.
    public struct Action: Hashable, Sendable {
        /// 1 à 12.
        public let mois: Int
        /// L’échéance est ce quantième, ou le premier jour ouvré qui suit.
        public let jour: Int
        /// Ce qu’il y a à faire.
        public let action: String
        /// Le titre de l’onglet concerné.
        public let onglet: String
        /// Qui s’en charge, en proposition.
        public let responsable: String
    }

    /// `avenant-2`.
    public let id: String
    /// Le nom officiel.
    public let titre: String
    /// Le nom d’usage : `Avenant 2`.
    public let titreCourt: String
    /// Les années du cadre.
    public let exercices: Exercices
    /// Les années qui ont un statut à part.
    public let annees: [Annee]
    /// L’avertissement d’un barème reconduit ; `{exercice}` y tient lieu d’année.
    public let reconduction: String
    /// Toutes les sources citées.
    public let sources: [Source]
    /// Les règles que le mode d’emploi présente comme des conventions.
    public let conventions: [Convention]
    /// De la plus petite à la plus grande.
    public let tailles: [Taille]
    /// D’où viennent les seuils de population.
    public let sourceTailles: Source
    /// La ligne du fonctionnement (R2).
    public let fonctionnement: LigneBareme
    /// Les onglets de saisie, dans l’ordre du classeur.
    public let onglets: [Onglet]
    /// Dans l’ordre des onglets.
    public let missions: [MissionModele]
    /// La majoration (R8) ; `nil` si le cadre n’en prévoit pas.
    public let majoration: Majoration?
    /// Les sommes ponctuelles (R9).
    public let horsTotal: [HorsTotal]
    /// La règle de l’avance (R10).
    public let avance: Avance
    /// Les totaux que les textes impriment.
    public let totaux: [TotalImprime]
    /// Les actions de l’année, une par mois.
    public let calendrier: [Action]
    /// Les pièges qui ne tiennent pas à une mission.
    public let pieges: [String]

    /// Tous les indicateurs, dans l’ordre des missions.
    public var indicateurs: [IndicateurModele] { missions.flatMap(\.indicateurs) }

    /// La mission de ce code, si le cadre la connaît.
    public func mission(_ code: CodeMission) -> MissionModele? { missions.first { $0.code == code } }

    /// L’indicateur de ce code, si le cadre le connaît.
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
