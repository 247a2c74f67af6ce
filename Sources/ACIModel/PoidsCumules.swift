/// Les poids des indicateurs de résultat d’une mission, par réponse (R4).
struct PoidsCumules {
    private(set) var oui: UInt128 = 0
    private(set) var partiel: UInt128 = 0
    private(set) var non: UInt128 = 0
    private(set) var sansReponse: UInt128 = 0
    /// L’échelle décimale commune aux quatre sommes.
    let echelle: Int

    /// Les poids nuls ou négatifs sont laissés de côté ; R4 les signale.
    init(_ mission: MissionModele, _ bilan: Bilan) {
        let reponses = mission.indicateurs
            .filter { bilan.nature($0) == .resultat }
            .map { bilan.reponse($0.code) }
            .filter { ($0.poids ?? .un).estPositif }
        echelle = reponses.map { ($0.poids ?? .un).decimal.echelle }.max() ?? 0
        for reponse in reponses {
            let poids = (reponse.poids ?? .un).decimal.mantisse(aLEchelle: echelle).magnitude
            switch reponse.atteint {
            case .oui: oui += poids
            case .partiel: partiel += poids
            case .non: non += poids
            case nil: sansReponse += poids
            }
        }
    }

    var total: UInt128 { oui + partiel + non + sansReponse }

    /// Σ(poids × atteinte) / Σ(poids), « Partiel » valant `taux`.
    func acquis(partiel taux: Taux) -> Fraction {
        let million = UInt128(Taux.un.millioniemes)
        return Fraction(oui * million + partiel * UInt128(taux.millioniemes), sur: total * million)
    }

    var plancher: Fraction { Fraction(oui, sur: total) }
    var plafond: Fraction { Fraction(total - non, sur: total) }

    func francais(_ somme: UInt128) -> String {
        Fr.decimal(DecimalExact(mantisse: Int128(somme), echelle: echelle))
    }
}
