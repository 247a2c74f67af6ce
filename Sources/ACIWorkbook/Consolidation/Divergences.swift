internal import ACIModel

/// Les dates du contrat d’une CPTS qui ne vont pas ensemble d’un bilan à l’autre.
struct Divergence {
    /// Le bilan le plus récent de ceux qui diffèrent.
    let ligne: LigneConsolidee
    /// Les dates, et leurs fichiers, en une phrase.
    let message: String

    private typealias Bilan = (ligne: LigneConsolidee, circonstances: LigneConsolidee.Circonstances)

    /// Celles de toutes les CPTS, dans l’ordre de leurs noms.
    static func toutes(_ lignes: [LigneConsolidee]) -> [Divergence] {
        let nommes = lignes.compactMap { ligne in ligne.circonstances.map { (ligne: ligne, circonstances: $0) } }
            .filter { $0.ligne.nomReplie != nil && $0.ligne.etat.estRempli }
        return Dictionary(grouping: nommes) { $0.ligne.nomReplie ?? "" }.sorted { $0.key < $1.key }
            .flatMap { _, bilans in
                let ordonnes = bilans.ordonne { ($0.ligne.exercice ?? 0) < ($1.ligne.exercice ?? 0) }
                return contrats(ordonnes).flatMap { contrat in
                    dates("La signature du contrat", contrat, \.signature)
                        + dates("La fin du contrat", contrat, \.finContrat)
                } + zip(ordonnes, ordonnes.dropFirst()).compactMap(periodes)
            }
    }

    /// Un bilan dont la période passe la fin du contrat d’avant est d’un contrat renouvelé.
    private static func contrats(_ bilans: [Bilan]) -> [[Bilan]] {
        var contrats: [[Bilan]] = []
        for bilan in bilans {
            let fin = contrats.last?.last?.circonstances.finContrat ?? .dernier
            if contrats.isEmpty || bilan.circonstances.periode.fin > fin { contrats.append([]) }
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
                message: "\(quoi) n’est pas la même\(Fr.insecable): \(Fr.liste(dates)). Reportez celle du contrat.")
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
                + "Les jours \(rupture.jours.francais) comptent \(rupture.estDouble ? "deux fois" : "dans aucun bilan")."
        )
    }
}
