/// Le bilan d’une CPTS pour un exercice : tout ce que la personne a saisi.
public struct Bilan: Sendable {
    public var bareme: Bareme
    public var identite: Identite
    /// `nil` : le 1er janvier de l’exercice.
    public var debutPeriode: Jour?
    /// `nil` : le 31 décembre de l’exercice.
    public var finPeriode: Jour?
    /// Ce que vaut « Partiel » au contrat ; `nil` : ``tauxPartielParDefaut``.
    public var tauxPartiel: Taux?
    /// La date de démarrage de chaque mission commencée.
    public var debuts: [CodeMission: Jour]
    /// Les réponses, par code d’indicateur.
    public var reponses: [String: Reponse]
    public var crise: Crise
    /// Les réponses aux questions des lignes complémentaires, par nom défini (R7).
    public var complements: [String: Bool]

    /// 50 %, convention visible du modèle : aucun taux national n’existe (R4).
    public static let tauxPartielParDefaut = Taux.moitie

    public init(
        bareme: Bareme, identite: Identite = Identite(), debutPeriode: Jour? = nil, finPeriode: Jour? = nil,
        tauxPartiel: Taux? = nil, debuts: [CodeMission: Jour] = [:], reponses: [String: Reponse] = [:],
        crise: Crise = Crise(), complements: [String: Bool] = [:]
    ) {
        self.bareme = bareme
        self.identite = identite
        self.debutPeriode = debutPeriode
        self.finPeriode = finPeriode
        self.tauxPartiel = tauxPartiel
        self.debuts = debuts
        self.reponses = reponses
        self.crise = crise
        self.complements = complements
    }

    public var cadre: Cadre { bareme.cadre }
    public var exercice: Int { bareme.exercice }

    /// La période du bilan, valeurs par défaut comprises.
    public var periode: Periode {
        Periode(exercice: exercice, debut: debutPeriode, fin: finPeriode)
    }

    /// La réponse donnée pour un indicateur, vide si rien n’est saisi.
    public func reponse(_ code: String) -> Reponse { reponses[code] ?? Reponse() }

    /// La nature retenue pour un indicateur.
    public func nature(_ indicateur: IndicateurModele) -> Nature {
        reponses[indicateur.code]?.nature ?? indicateur.natureParDefaut
    }
}

/// L’identité de la CPTS et de son contrat.
public struct Identite: Hashable, Sendable {
    public var nom: String?
    /// Département ou région.
    public var region: String?
    public var cpam: String?
    public var ars: String?
    public var coordinateur: String?
    /// Habitants du territoire.
    public var population: Int?
    /// La taille écrite au contrat, si elle y figure : 1 pour la première.
    public var tailleContractuelle: Int?
    public var membres: Int?
    public var signature: Jour?

    public init(
        nom: String? = nil, region: String? = nil, cpam: String? = nil, ars: String? = nil,
        coordinateur: String? = nil, population: Int? = nil, tailleContractuelle: Int? = nil, membres: Int? = nil,
        signature: Jour? = nil
    ) {
        self.nom = nom
        self.region = region
        self.cpam = cpam
        self.ars = ars
        self.coordinateur = coordinateur
        self.population = population
        self.tailleContractuelle = tailleContractuelle
        self.membres = membres
        self.signature = signature
    }
}

/// L’état du plan de réponse aux crises.
public enum EtatPlan: String, CaseIterable, Sendable {
    case premiereRedaction = "premiere-redaction"
    case miseAJour = "mise-a-jour"
    case aucun

    public var libelle: String {
        switch self {
        case .premiereRedaction: "Première rédaction"
        case .miseAJour: "Mise à jour"
        case .aucun: "Aucun"
        }
    }
}

/// La « situation de l’année » de la mission crises (R6).
public struct Crise: Hashable, Sendable {
    public var plan: EtatPlan?
    /// Une crise déclarée par le ministre, le préfet ou la direction de l’ARS.
    public var declaree: Bool?
    public var mobilisee: Bool?
    public var autorite: String?
    public var date: Jour?

    public init(
        plan: EtatPlan? = nil, declaree: Bool? = nil, mobilisee: Bool? = nil, autorite: String? = nil,
        date: Jour? = nil
    ) {
        self.plan = plan
        self.declaree = declaree
        self.mobilisee = mobilisee
        self.autorite = autorite
        self.date = date
    }
}
