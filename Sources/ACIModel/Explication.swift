/// D’où vient un montant.
public struct Explication: Hashable, Sendable {
    /// Le chemin du montant dans le résultat : `missions.acces-aux-soins.fixe`.
    public let montant: String
    /// `R3`.
    public let regle: String
    /// `90 000,00 € × 365 / 365`.
    public let calcul: String
    /// La ligne du barème ou la règle invoquée.
    public let source: String
    /// Les noms définis des saisies qui en décident directement : `["debut_parcours", "periode_fin"]`.
    public var entrees: [String] = []
    /// Les chemins des montants dont il est fait ; de proche en proche, ils mènent à toutes les saisies.
    public var depend: [String] = []

    /// La règle et ce qu’elle dit, en quelques mots : `R3, part fixe au prorata des jours`.
    public var regleEnMots: String { Self.mots[regle].map { "\(regle), \($0)" } ?? regle }

    /// Les cellules des ``entrees``, dans leur ordre : `Synthèse!D5`.
    ///
    /// - Parameter adresses: celle de chaque saisie, par nom défini ; une saisie que le classeur n’a pas est omise.
    public func cellules(_ adresses: [String: Adresse]) -> [String] { entrees.compactMap { adresses[$0]?.francais } }

    private static let mots = [
        "R0": "montant du barème", "R2": "fonctionnement", "R3": "part fixe au prorata des jours",
        "R4": "part variable selon les réponses", "R5": "fourchette, plancher et plafond",
        "R5b": "ce qui reste à portée", "R6": "mission crises", "R7": "lignes du contrat", "R8": "majoration",
        "R9": "somme", "R10": "avance et solde",
    ]
}
