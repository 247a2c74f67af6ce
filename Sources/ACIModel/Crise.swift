/// La « situation de l’année » de la mission crises (R6).
public struct Crise: Hashable, Sendable {
    /// L’état du plan, qui décide de la part fixe ; `nil` : pas de réponse.
    public var plan: EtatPlan?
    /// Une crise déclarée par le ministre, le préfet ou la direction de l’ARS.
    public var declaree: Bool?
    /// La CPTS a été mobilisée par cette crise.
    public var mobilisee: Bool?
    /// L’autorité qui a déclaré la crise.
    public var autorite: String?
    /// Le jour de la déclaration.
    public var date: Jour?

    /// Les réponses de la mission de crise ; rien de répondu par défaut.
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

/// L’état du plan de réponse aux crises.
public enum EtatPlan: String, CaseIterable, Sendable {
    case premiereRedaction = "premiere-redaction"
    case miseAJour = "mise-a-jour"
    case aucun

    /// Tel qu’il se lit dans la liste du classeur.
    public var libelle: String {
        switch self {
        case .premiereRedaction: "Première rédaction"
        case .miseAJour: "Mise à jour"
        case .aucun: "Aucun"
        }
    }
}
