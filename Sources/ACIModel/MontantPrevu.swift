/// Un montant à venir, selon ce qui sera atteint de la part variable.
public struct MontantPrevu: Hashable, Sendable {
    /// Rien de la part variable.
    public let plancher: Montant
    /// Toute la part variable.
    public let plafond: Montant
    /// À chacun des taux du scénario, dans leur ordre.
    public let auxTaux: [Montant]

    /// Celui du dernier taux ; le plafond si le scénario n’en a pas.
    public var montant: Montant { auxTaux.last ?? plafond }

    /// La somme, borne par borne et taux par taux.
    public static func + (gauche: MontantPrevu, droite: MontantPrevu) -> MontantPrevu { gauche.avec(droite, +) }
    /// La différence, borne par borne et taux par taux.
    public static func - (gauche: MontantPrevu, droite: MontantPrevu) -> MontantPrevu { gauche.avec(droite, -) }

    private func avec(_ autre: MontantPrevu, _ calcul: (Montant, Montant) -> Montant) -> MontantPrevu {
        MontantPrevu(
            plancher: calcul(plancher, autre.plancher), plafond: calcul(plafond, autre.plafond),
            auxTaux: zip(auxTaux, autre.auxTaux).map(calcul))
    }

    /// Un montant que la part variable ne déplace pas.
    init(_ montant: Montant, taux: Int) {
        self.init(plancher: montant, plafond: montant, auxTaux: Array(repeating: montant, count: taux))
    }

    init(plancher: Montant, plafond: Montant, auxTaux: [Montant]) {
        self.plancher = plancher
        self.plafond = plafond
        self.auxTaux = auxTaux
    }
}

/// Une somme que la CPAM versera.
public struct VersementPrevu: Hashable, Sendable {
    /// Le jour où elle est due ; pour un solde, au plus tard.
    public let date: Jour
    /// Ce qu’elle paie.
    public let libelle: String
    /// Ce qu’elle vaut ; seul un solde dépend de la part variable.
    public let montant: MontantPrevu
}

/// Ce qu’une prévision suppose de plus que le contrat.
public struct Scenario: Hashable, Sendable {
    /// Le nombre d’années du contrat, à partir de 1.
    public var annees = 5
    /// Ce qui est atteint de la part variable.
    public var taux: [Taux] = [60, 80, 100].compactMap(Taux.init(points:))
    /// Une autre taille, à partir de l’année du contrat qui finit dans cette année civile ; 0 : dès la première.
    public var tailles: [Int: Int] = [:]
    /// Un autre démarrage.
    public var debuts: [CodeMission: Jour] = [:]

    /// Cinq années, à 60, 80 et 100 % de la part variable.
    public init() {}

    /// Le même, sans rien changer au contrat.
    var duContrat: Scenario {
        var scenario = self
        (scenario.tailles, scenario.debuts) = ([:], [:])
        return scenario
    }

    func taille(_ exercice: Int) -> Int? { tailles.filter { $0.key <= exercice }.max { $0.key < $1.key }?.value }
}
