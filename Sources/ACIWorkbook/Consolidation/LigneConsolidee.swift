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
        /// Les réponses sont celles d’un autre fichier, qui est nommé : il est compté à sa place.
        case copie(String)

        var estProvisoire: Bool {
            if case .provisoire = self { true } else { false }
        }

        /// Le nombre d’erreurs ; 0 pour ce qui n’est pas compté.
        public var erreurs: Int {
            if case .provisoire(let erreurs) = self { erreurs } else { 0 }
        }

        /// Une personne y a répondu.
        var estRempli: Bool {
            switch self {
            case .complet, .aVerifier, .provisoire: true
            case .vierge, .illisible, .copie: false
            }
        }

        /// Le fichier se lit, et rien d’autre n’en tient lieu.
        public var aUnRapport: Bool { estRempli || self == .vierge }

        /// `provisoire, 2 erreurs`
        public var francais: String {
            switch self {
            case .complet: "complet"
            case .aVerifier(let avertissements): "\(avertissements) à vérifier"
            case .provisoire(let erreurs): "provisoire, \(Fr.compte(erreurs, "erreur", "erreurs"))"
            case .vierge: "vierge, non compté"
            case .illisible: "illisible"
            case .copie: "copie, non comptée"
            }
        }
    }

    /// Une réponse à un indicateur du modèle.
    struct ReponseIndicateur: Sendable {
        /// Faux pour ce qui est sans objet au contrat.
        let estDue: Bool
        let atteint: Atteinte?
        let valeur: Double?
        /// Ce que Oui apporterait de plus.
        let enJeu: Montant
    }

    /// Ce qu’il y a à dire d’une faute, ou du fichier.
    struct Point: Sendable {
        let gravite: Diagnostic.Gravite
        let message: String
        var indicateurs = ""
        var endroit = ""
        var enjeu: Montant?
        /// Le même d’une année à l’autre, tant que personne n’y remédie.
        var tientAuContrat = false
    }

    /// Ce qui, à côté des réponses, décide de l’enveloppe d’une année, et ce que le contrat date.
    struct Circonstances: Sendable {
        let cadre: String
        let periode: Periode
        let signature: Jour?
        let finContrat: Jour?
        /// Celui dont la part fixe se compte, répondu ou attendu (R5).
        let plan: EtatPlan?
        let criseDeclaree: Bool
        /// Les lignes qui déplacent de l’argent, par leur code.
        let payees: [CodeMission: [String: Payee]]

        /// Une réponse, et ce qu’elle pèse.
        struct Payee: Sendable {
            let atteint: Atteinte?
            var poids = Poids.un
            var partiel = Bilan.tauxPartielParDefaut
        }

        init(_ bilan: Bilan) {
            cadre = bilan.cadre.titreCourt
            periode = bilan.periode
            signature = bilan.identite.signature
            finContrat = bilan.identite.finContrat
            plan = bilan.cadre.missions.first(where: \.aUnPlan).map { mission in
                bilan.crise.plan.flatMap { $0 == .aucun ? nil : $0 } ?? bilan.planAttendu(mission)
            }
            criseDeclaree = bilan.crise.declaree == true
            payees = Dictionary(
                bilan.cadre.missions.map { ($0.code, bilan.payees($0)) },
                uniquingKeysWith: { premieres, _ in premieres })
        }
    }

    /// Tel que la personne l’a nommé.
    public private(set) var fichier: String
    /// Celui de la CPTS, ou à défaut celui du fichier.
    public private(set) var nom: String
    /// Celui de la CPTS, pour la reconnaître dans un autre classeur ; `nil` si elle n’est pas nommée.
    let nomReplie: String?
    /// `nil` pour un classeur illisible.
    public let exercice: Int?
    /// Où en est le bilan.
    public private(set) var etat: Etat
    /// `nil` si rien ne se calcule (R0).
    public private(set) var montants: Montants?
    let region: String?
    let departement: String?
    let population: Int?
    /// `nil` pour un classeur illisible ou vierge.
    let circonstances: Circonstances?
    /// Celles du cadre du classeur, dans son ordre.
    let missions: [MissionModele]
    /// Une par indicateur du cadre, dans son ordre.
    private(set) var reponses: [ReponseIndicateur]
    /// Ce qu’il faut savoir du barème de l’année.
    let note: String?
    /// Sans la note du barème.
    private(set) var points: [Point]
    /// Combien, des avertissements de son ``etat``, tiennent au contrat.
    private let duContrat: Int
    /// Ce qui tombe à une date : la remise du rapport, puis ce qui tient au contrat.
    let echeances: [Echeance]
    /// Ce qui distingue ses réponses de toutes les autres ; `nil` si aucune n’est donnée.
    private(set) var empreinte: Empreinte?

    /// - Parameter avecPoints: garder les points à revoir, que le classeur d’ensemble est seul à montrer.
    public init(_ lu: BilanLu, fichier: String, avecPoints: Bool = true) {
        let bilan = lu.bilan
        self.fichier = fichier
        nom = bilan.identite.nom ?? fichier
        nomReplie = bilan.identite.nom.map(Fr.cleDeComparaison)
        exercice = bilan.exercice
        etat = lu.estVierge ? .vierge : Etat(lu.points)
        montants = lu.financement.map(Montants.init)
        region = bilan.identite.region
        departement = bilan.identite.departement
        population = bilan.identite.population
        circonstances = lu.estVierge ? nil : Circonstances(bilan)
        missions = bilan.cadre.missions
        reponses = lu.estVierge ? [] : missions.flatMap { bilan.reponses($0, lu.financement) }
        note = bilan.bareme.note
        points = lu.estVierge ? [.vierge] : avecPoints ? lu.points.map(Point.init) : []
        duContrat = lu.points.count { $0.tientAuContrat && $0.gravite == .avertissement }
        echeances = lu.estVierge ? [] : bilan.echeancesAVenir
        empreinte = lu.estVierge ? nil : Empreinte(bilan)
    }

    /// Un fichier dont rien n’a pu être lu, et ce qu’il y a à en dire : son nom peut y venir en tête, et ne se redit pas.
    public init(illisible fichier: String, _ message: String) {
        self.fichier = fichier
        nom = fichier
        nomReplie = nil
        exercice = nil
        etat = .illisible
        montants = nil
        region = nil
        departement = nil
        population = nil
        circonstances = nil
        missions = []
        reponses = []
        note = nil
        let tete = "\(Fr.guillemets(fichier))\(Fr.insecable): "
        let suite = message.hasPrefix(tete) ? message.dropFirst(tete.count) : message[...]
        points = [Point(gravite: .erreur, message: suite.prefix(1).uppercased() + suite.dropFirst())]
        duContrat = 0
        echeances = []
        empreinte = nil
    }

    /// Elle entre dans les sommes.
    var estComptee: Bool { montants != nil && etat.estRempli }

    /// La même ligne, tenue pour la copie de ce que l’autre l’est.
    func comme(_ autre: LigneConsolidee) -> LigneConsolidee {
        var ligne = self
        ligne.empreinte = autre.empreinte
        return ligne
    }

    /// La même ligne, sans les points qui tiennent au contrat : un bilan plus récent les dit.
    func sansCeQuiTientAuContrat() -> LigneConsolidee {
        var ligne = self
        ligne.points.removeAll(where: \.tientAuContrat)
        if case .aVerifier(let nombre) = etat {
            ligne.etat = nombre > duContrat ? .aVerifier(nombre - duContrat) : .complet
        }
        return ligne
    }

    /// La même ligne, ses fichiers nommés depuis un dossier, qui est le début de leurs chemins.
    func depuis(_ dossier: String) -> LigneConsolidee {
        var ligne = self
        ligne.fichier = String(fichier.dropFirst(dossier.count))
        if nom == fichier { ligne.nom = ligne.fichier }
        guard case .copie(let original) = etat else { return ligne }
        return ligne.copie(de: String(original.dropFirst(dossier.count)))
    }

    /// La même ligne, mise de côté : le fichier est là, et ne compte nulle part.
    func copie(de original: String) -> LigneConsolidee {
        var copie = self
        copie.etat = .copie(original)
        copie.montants = nil
        copie.reponses = []
        copie.empreinte = nil
        copie.points = [
            Point(
                gravite: .note,
                message: "Mêmes réponses que \(Fr.guillemets(original))\(Fr.insecable): ce fichier n’est pas compté.")
        ]
        return copie
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

extension PointARevoir {
    fileprivate var tientAuContrat: Bool { code == .missionEnRetard }
}

extension LigneConsolidee.Point {
    fileprivate init(_ point: PointARevoir) {
        self.init(
            gravite: point.gravite, message: point.message, indicateurs: point.indicateurs, endroit: point.endroit,
            enjeu: point.enjeu, tientAuContrat: point.tientAuContrat)
    }

    fileprivate static let vierge = Self(
        gravite: .note, message: "Rien n’est saisi dans ce classeur\(Fr.insecable): il ne compte pas dans les totaux.")
}

extension Bilan {
    /// Les indicateurs payés, ou le plan et la mobilisation de la mission crises.
    fileprivate func payees(_ mission: MissionModele) -> [String: LigneConsolidee.Circonstances.Payee] {
        typealias Payee = LigneConsolidee.Circonstances.Payee
        var payees = Dictionary(
            lignes(mission).filter(\.estPayee).map {
                ($0.code, Payee(atteint: $0.reponse.atteint, poids: $0.poids, partiel: $0.tauxPartiel))
            }, uniquingKeysWith: { premiere, _ in premiere })
        guard mission.dependDeLaCrise else { return payees }
        payees["plan"] = Payee(atteint: crise.plan.map { $0 == .aucun ? .non : .oui })
        if crise.declaree == true { payees["mobilisee"] = Payee(atteint: crise.mobilisee.map { $0 ? .oui : .non }) }
        return payees
    }

    fileprivate func reponses(
        _ mission: MissionModele, _ financement: Financement?
    ) -> [LigneConsolidee.ReponseIndicateur] {
        let payees = financement?.mission(mission.code)?.lignes ?? []
        return mission.indicateurs.map { indicateur in
            let reponse = reponse(indicateur.code)
            return LigneConsolidee.ReponseIndicateur(
                estDue: nature(indicateur) != .sansObjet, atteint: reponse.atteint, valeur: reponse.valeur?.nombre,
                enJeu: payees.first { $0.code == indicateur.code }?.enJeu ?? .zero)
        }
    }
}

/// Tout ce qu’une personne a saisi, réduit à ce qui se compare : deux fichiers de même empreinte sont l’un la copie de
/// l’autre, rapprochée ou non.
struct Empreinte: Hashable, Sendable {
    private let exercice: Int
    private let cadre: String
    private let nom: String
    private let reponses: Int

    /// `nil` si la CPTS n’est pas nommée : rien ne dit alors que c’est la même.
    init?(_ bilan: Bilan) {
        guard let nom = bilan.identite.nom else { return nil }
        exercice = bilan.exercice
        cadre = bilan.cadre.id
        self.nom = Fr.cleDeComparaison(nom)
        var identite = bilan.identite
        identite.nom = nil
        var hasher = Hasher()
        hasher.combine(identite)
        hasher.combine(bilan.periode)
        hasher.combine(bilan.tauxPartiel)
        hasher.combine(bilan.dejaVerse)
        hasher.combine(bilan.debuts)
        hasher.combine(bilan.reponses.filter { $0.value != Reponse() })
        hasher.combine(bilan.crise)
        hasher.combine(bilan.complements)
        reponses = hasher.finalize()
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
