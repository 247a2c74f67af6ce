/// Un montant estimé entre ce qui est acquis et ce qui reste à portée (R5).
public struct Fourchette: Hashable, Sendable {
    /// L’estimation.
    public let montant: Montant
    /// Seuls les Oui.
    public let plancher: Montant
    /// Le Partiel et l’absence de réponse comptés comme des Oui.
    public let plafond: Montant

    /// Un montant avec ses bornes.
    public init(montant: Montant, plancher: Montant, plafond: Montant) {
        self.montant = montant
        self.plancher = plancher
        self.plafond = plafond
    }

    /// Un montant sans fourchette.
    public init(_ montant: Montant) { self.init(montant: montant, plancher: montant, plafond: montant) }

    /// Rien, à coup sûr.
    public static let zero = Fourchette(.zero)

    /// La somme, terme à terme.
    public static func + (gauche: Fourchette, droite: Fourchette) -> Fourchette {
        Fourchette(
            montant: gauche.montant + droite.montant, plancher: gauche.plancher + droite.plancher,
            plafond: gauche.plafond + droite.plafond)
    }

    func transforme(_ calcul: (Montant) -> Montant) -> Fourchette {
        Fourchette(montant: calcul(montant), plancher: calcul(plancher), plafond: calcul(plafond))
    }
}
