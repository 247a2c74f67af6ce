/// D’où vient une donnée du cadre, et ce qu’elle vaut.
public struct Source: Hashable, Sendable {
    /// Ce que vaut une source.
    public enum Confiance: String, CaseIterable, Sendable {
        /// Texte de l’accord ou page officielle.
        case officielle = "off"
        /// Source secondaire.
        case secondaire = "sec"
        /// Convention du modèle, à montrer comme telle.
        case convention = "inf"

        /// `source officielle`, `source secondaire`, `convention du modèle`.
        public var libelle: String {
            switch self {
            case .officielle: "source officielle"
            case .secondaire: "source secondaire"
            case .convention: "convention du modèle"
            }
        }
    }

    /// Le nom sous lequel les blocs du cadre la citent.
    public let id: String
    /// Ce qui se cite.
    public let titre: String
    /// Où la trouver, ou d’où elle vient.
    public let reference: String
    /// La page où elle se lit, `https://…` ; `nil` si elle n’est pas en ligne.
    public let adresse: String?
    /// Ce qu’elle vaut.
    public let confiance: Confiance
    /// Le jour où les montants ont été confrontés à elle pour la dernière fois.
    public let verifieLe: Jour?

    /// Le titre, et la confiance quand elle n’est pas officielle.
    public var citation: String { titre + mention }

    /// `Avenant 2, montants annuels par taille, source secondaire, vérifiée le 15/11/2026`
    public var presentation: String {
        "\(titre), \(confiance.libelle)" + (verifieLe.map { ", vérifiée le \($0.francais)" } ?? "")
    }

    fileprivate var mention: String { confiance == .officielle ? "" : " (\(confiance.libelle))" }
}

extension LigneBareme {
    /// `Avenant 2, montants annuels par taille : « Parcours, part fixe », taille 3`.
    public func citation(taille: Int) -> String {
        "\(source.titre)\(Fr.insecable): \(Fr.guillemets(libelle)), taille \(taille)\(source.mention)"
    }
}

/// Une règle du moteur que le cadre tient pour une convention ou pour sûre,
/// dite en une phrase pour le mode d’emploi.
public struct Convention: Hashable, Sendable {
    /// `R3`.
    public let regle: String
    /// La règle, en une phrase.
    public let texte: String
    /// Sur quoi elle repose.
    public let confiance: Source.Confiance
}
