/// Un cadre appliqué à un exercice.
public struct Bareme: Sendable {
    /// Ce que vaut le barème pour l’exercice.
    public enum Statut: String, CaseIterable, Sendable {
        case publie
        /// L’année où deux cadres se suivent.
        case transition
        /// L’année d’une renégociation annoncée.
        case renegociation
        /// Le dernier barème connu, faute d’un texte.
        case reconduit
    }

    /// Le cadre appliqué.
    public let cadre: Cadre
    /// L’année du bilan.
    public let exercice: Int
    /// Publié, de transition, en renégociation ou reconduit.
    public let statut: Statut
    /// Ce qu’il faut en dire partout où un montant se lit ; `nil` pour une année ordinaire.
    public let note: String?

    /// `nil` si le cadre n’est pas accepté pour cet exercice.
    public init?(cadre: Cadre, exercice: Int) {
        guard cadre.exercices.acceptes.contains(exercice) else { return nil }
        self.cadre = cadre
        self.exercice = exercice
        if let annee = cadre.annees.first(where: { $0.exercice == exercice }) {
            statut = annee.statut
            note = annee.note
        } else if cadre.exercices.publies.contains(exercice) {
            statut = .publie
            note = nil
        } else {
            statut = .reconduit
            let morceaux = cadre.reconduction.split(omittingEmptySubsequences: false) { $0 == "{" || $0 == "}" }
            note = morceaux.map { $0 == "exercice" ? String(exercice) : String($0) }.joined()
        }
    }
}
