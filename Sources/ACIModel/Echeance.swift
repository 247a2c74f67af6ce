/// Ce qui tombe à une date.
public struct Echeance: Hashable, Sendable {
    /// Ce que l’échéance attend.
    public enum Objet: Hashable, Sendable {
        /// 60 jours après la fin de la période, au plus tôt.
        case rapport
        /// Deux mois après l’anniversaire du contrat.
        case dialogue
        /// Celui d’une mission qui n’a pas commencé (R11).
        case demarrage(String)
        /// Celui d’une mission (R11).
        case deploiement(String)
        /// Le dernier jour du contrat.
        case finDuContrat

        /// Elle tient au contrat, et non au bilan d’une année.
        public var tientAuContrat: Bool { self != .rapport }

        /// Ce qu’il y a à faire, en une ligne.
        public var francais: String {
            switch self {
            case .rapport: "Rapport à remettre (60\(Fr.insecable)jours après la période, au plus tôt)"
            case .dialogue: "Dialogue de gestion (deux mois après l’anniversaire du contrat, au plus tard)"
            case .demarrage(let mission): "Démarrage de la mission \(mission)"
            case .deploiement(let mission): "Plein déploiement de la mission \(mission)"
            case .finDuContrat: "Fin du contrat"
            }
        }
    }

    /// Ce qu’elle attend.
    public let objet: Objet
    /// Le jour où elle tombe.
    public let jour: Jour
}

extension Periode {
    /// Le premier jour où le rapport peut être dû : 60 jours après la fin.
    package var echeanceDuRapport: Jour { fin.ajoutant(jours: 60) }
}

extension Bilan {
    /// Le premier jour où le rapport peut être dû.
    public var echeanceDuRapport: Jour { periode.echeanceDuRapport }

    /// Ce qui tombe à une date, selon le bilan : la remise du rapport, puis ce qui tient au contrat.
    public var echeancesAVenir: [Echeance] {
        var echeances = [Echeance(objet: .rapport, jour: echeanceDuRapport)]
        if let fin = identite.finContrat { echeances.append(Echeance(objet: .finDuContrat, jour: fin)) }
        guard let signature = identite.signature else { return echeances }
        for mission in cadre.missions {
            guard let delais = mission.delais else { continue }
            let depart = mission.depart(signature: signature)
            // Avec des réponses, ou si la date tombe dans la période, c’est un point à revoir.
            if debuts[mission.code] == nil, !attendSonDemarrage(mission), limitePassee(mission) == nil {
                echeances.append(
                    Echeance(objet: .demarrage(mission.titre), jour: depart.ajoutant(mois: delais.demarrage)))
            }
            echeances.append(
                Echeance(objet: .deploiement(mission.titre), jour: depart.ajoutant(mois: delais.deploiement)))
        }
        // Le contrat court cinq ans, et se renouvelle souvent : autant d’anniversaires que l’on peut voir venir.
        let annees = max(1, periode.fin.annee - signature.annee)
        for annee in annees...(annees + 2) {
            let jour = signature.ajoutant(mois: 12 * annee).ajoutant(mois: 2)
            if identite.finContrat.map({ signature.ajoutant(mois: 12 * annee) <= $0.ajoutant(jours: 1) }) ?? true {
                echeances.append(Echeance(objet: .dialogue, jour: jour))
            }
        }
        return echeances
    }
}
