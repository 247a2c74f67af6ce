public import ACIModel

/// Ce qu’un classeur laisse à l’ensemble ; le reste de sa lecture n’a pas à rester en mémoire.
public struct LigneConsolidee: Sendable {
    /// Où en est un classeur.
    public enum Etat: Hashable, Sendable {
        case complet
        /// Sans erreur, avec des avertissements.
        case aVerifier(Int)
        /// Le nombre d’erreurs.
        case provisoire(Int)
        /// Rien n’y est saisi.
        case vierge
        case illisible

        var estProvisoire: Bool {
            if case .provisoire = self { true } else { false }
        }

        /// `provisoire, 2 erreurs`
        public var francais: String {
            switch self {
            case .complet: "complet"
            case .aVerifier(let avertissements): "\(avertissements) à vérifier"
            case .provisoire(let erreurs): "provisoire, \(Fr.compte(erreurs, "erreur", "erreurs"))"
            case .vierge: "vierge, non compté"
            case .illisible: "illisible"
            }
        }
    }

    /// Ce que l’année rapporte.
    public struct Montants: Sendable {
        /// La taille retenue.
        let taille: Int
        let fonctionnement: Montant
        let missions: [CodeMission: Montant]
        let majoration: Montant
        /// Le total de l’année, avec son plancher et son plafond.
        public let total: Fourchette
        /// L’avance, le solde et ce qui reste à recevoir.
        public let versements: Versements

        init(_ financement: Financement) {
            taille = financement.taille
            fonctionnement = financement.fonctionnement
            missions = Dictionary(financement.missions.map { ($0.code, $0.total) }) { premier, _ in premier }
            majoration = financement.majoration.montant
            total = financement.total
            versements = financement.versements
        }
    }

    /// Ce qu’il y a à dire d’une faute, ou du fichier.
    struct Point: Sendable {
        let gravite: Diagnostic.Gravite
        let message: String
        var indicateurs = ""
        var endroit = ""

        init(_ point: PointARevoir) {
            self.init(point.gravite, point.message)
            indicateurs = point.indicateurs
            endroit = point.endroit
        }

        /// Ce qui vaut pour le fichier entier.
        init(_ gravite: Diagnostic.Gravite, _ message: String) {
            self.gravite = gravite
            self.message = message
        }

        static let vierge = Point(
            .note, "Rien n’est saisi dans ce classeur\(Fr.insecable): il ne compte pas dans les totaux.")
    }

    /// Tel que la personne l’a nommé.
    public let fichier: String
    /// Celui de la CPTS, ou à défaut celui du fichier.
    public let nom: String
    /// Celui de la CPTS, pour la reconnaître dans un autre classeur ; `nil` si elle n’est pas nommée.
    let nomReplie: String?
    /// `nil` pour un classeur illisible.
    public let exercice: Int?
    /// Où en est le bilan.
    public let etat: Etat
    /// `nil` si rien ne se calcule (R0).
    public let montants: Montants?
    let population: Int?
    /// Celles du cadre du classeur, dans son ordre.
    let missions: [MissionModele]
    /// Ce qu’il faut savoir du barème de l’année.
    let note: String?
    /// Sans la note du barème.
    let points: [Point]

    /// - Parameter avecPoints: garder les points à revoir, que le classeur d’ensemble est seul à montrer.
    public init(_ lu: BilanLu, fichier: String, avecPoints: Bool = true) {
        let bilan = lu.bilan
        self.fichier = fichier
        nom = bilan.identite.nom ?? fichier
        nomReplie = bilan.identite.nom.map(Fr.cleDeComparaison)
        exercice = bilan.exercice
        etat = lu.estVierge ? .vierge : Etat(lu.points)
        montants = lu.financement.map(Montants.init)
        population = bilan.identite.population
        missions = bilan.cadre.missions
        note = bilan.bareme.note
        points = !avecPoints ? [] : lu.estVierge ? [.vierge] : lu.points.map { Point($0) }
    }

    /// Un fichier dont rien n’a pu être lu, et ce qu’il y a à en dire.
    public init(illisible fichier: String, _ message: String) {
        self.fichier = fichier
        nom = fichier
        nomReplie = nil
        exercice = nil
        etat = .illisible
        montants = nil
        population = nil
        missions = []
        note = nil
        points = [Point(.erreur, message)]
    }
}

extension LigneConsolidee.Etat {
    fileprivate init(_ points: [PointARevoir]) {
        func compte(_ gravite: Diagnostic.Gravite) -> Int { points.count { $0.gravite == gravite } }
        let erreurs = compte(.erreur)
        let avertissements = compte(.avertissement)
        self = erreurs > 0 ? .provisoire(erreurs) : avertissements > 0 ? .aVerifier(avertissements) : .complet
    }
}

extension Diagnostic.Gravite {
    /// Le titre sous lequel ses points se rangent.
    public var titre: String {
        switch self {
        case .erreur: "À corriger"
        case .avertissement: "À vérifier"
        case .note: "À savoir"
        }
    }
}
