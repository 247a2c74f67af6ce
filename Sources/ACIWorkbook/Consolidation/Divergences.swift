internal import ACIModel

/// Les dates du contrat d’une CPTS qui ne vont pas ensemble d’un bilan à l’autre.
struct Divergence {
    /// Le bilan le plus récent de ceux qui diffèrent.
    let ligne: LigneConsolidee
    /// Les dates, et leurs fichiers, en une phrase.
    let message: String
    /// Ce sont celles du contrat, et non celles d’une période.
    let estDuContrat: Bool

    private typealias Bilan = (ligne: LigneConsolidee, circonstances: LigneConsolidee.Circonstances)

    /// Celles de toutes les CPTS, dans l’ordre de leurs noms.
    static func toutes(_ lignes: [LigneConsolidee], _ homonymes: Homonymes) -> [Divergence] {
        var nommes: [CleCPTS: [Bilan]] = [:]
        for ligne in lignes where ligne.etat.estRempli {
            guard let cle = homonymes.cle(ligne), let circonstances = ligne.circonstances else { continue }
            nommes[cle, default: []].append((ligne, circonstances))
        }
        return nommes.sorted { $0.key < $1.key }
            .flatMap { _, bilans in
                let ordonnes = bilans.ordonne { ($0.ligne.exercice ?? 0) < ($1.ligne.exercice ?? 0) }
                return contrats(ordonnes).flatMap { contrat in
                    dates("La signature du contrat", contrat, \.signature)
                        + dates("La fin du contrat", contrat, \.finContrat)
                } + zip(ordonnes, ordonnes.dropFirst()).compactMap(periodes)
            }
    }

    private static func contrats(_ bilans: [Bilan]) -> [[Bilan]] {
        var contrats: [[Bilan]] = []
        for bilan in bilans {
            let dernier = contrats.last ?? []
            if dernier.isEmpty || dernier.contains(where: { bilan.circonstances.renouvelle($0.circonstances) }) {
                contrats.append([])
            }
            contrats[contrats.count - 1].append(bilan)
        }
        return contrats
    }

    private static func dates(
        _ quoi: String, _ bilans: [Bilan], _ date: (LigneConsolidee.Circonstances) -> Jour?
    ) -> [Divergence] {
        let dits = bilans.compactMap { bilan in date(bilan.circonstances).map { (ligne: bilan.ligne, jour: $0) } }
        guard let dernier = dits.last, Set(dits.map(\.jour)).count > 1 else { return [] }
        let dates = dits.map { "le \($0.jour.francais) dans \(Fr.guillemets($0.ligne.fichier))" }
        return [
            Divergence(
                ligne: dernier.ligne,
                message: "\(quoi) n’est pas la même\(Fr.insecable): \(Fr.liste(dates)). Reportez celle du contrat.",
                estDuContrat: true)
        ]
    }

    /// D’une année à la suivante, ni jour compté deux fois, ni jour oublié.
    private static func periodes(_ avant: Bilan, _ apres: Bilan) -> Divergence? {
        guard let annee = avant.ligne.exercice, apres.ligne.exercice == annee + 1,
            let rupture = avant.circonstances.periode.rupture(avec: apres.circonstances.periode)
        else { return nil }
        func periode(_ bilan: Bilan) -> String {
            "\(bilan.circonstances.periode.francais) dans \(Fr.guillemets(bilan.ligne.fichier))"
        }
        return Divergence(
            ligne: apres.ligne,
            message: "Les périodes ne se suivent pas\(Fr.insecable): \(periode(avant)) et \(periode(apres)). "
                + "Les jours \(rupture.jours.francais) "
                + (rupture.estDouble ? "comptent deux fois." : "ne comptent dans aucun bilan."),
            estDuContrat: false)
    }
}

extension LigneConsolidee.Circonstances {
    /// Un contrat court cinq ans : une signature ou une fin plus tardive d’à peu près autant est d’un autre contrat, de
    /// même qu’une période qui commence après la fin de l’ancien.
    fileprivate func renouvelle(_ ancien: Self) -> Bool {
        func suit(_ date: KeyPath<Self, Jour?>) -> Bool {
            guard let une = ancien[keyPath: date], let autre = self[keyPath: date] else { return false }
            return autre >= une.ajoutant(mois: 54)
        }
        return suit(\.signature) || suit(\.finContrat) || ancien.finContrat.map { periode.debut > $0 } ?? false
    }
}
