internal import ACIModel

/// Le chemin d’un montant dans le résultat (`missions.parcours.fixe`), tel que les explications et le rapprochement le
/// donnent.
struct CheminMontant {
    private let chemin: String
    private let parties: [String]

    init(_ chemin: String) {
        self.chemin = chemin
        parties = chemin.split(separator: ".").map(String.init)
    }

    /// `Parcours, part fixe` ; le chemin lui-même s’il n’est pas connu.
    func libelle(_ cadre: Cadre) -> String {
        switch parties.first {
        case "missions": mission(cadre) ?? chemin
        case "horsTotal": cadre.horsTotal.first { $0.code == parties.last }?.ligne.libelle ?? chemin
        case "versements": parties.last.flatMap { CheminMontant.simples[$0] } ?? chemin
        default: CheminMontant.simples[chemin] ?? chemin
        }
    }

    /// Le montant lui-même.
    func montant(_ financement: Financement) -> Montant? {
        switch chemin {
        case "fonctionnement": return financement.fonctionnement
        case "majoration": return financement.majoration.montant
        case "total": return financement.total.montant
        case "plancher": return financement.total.plancher
        case "plafond": return financement.total.plafond
        case "versements.avance": return financement.versements.avance
        case "versements.solde": return financement.versements.solde
        default: break
        }
        guard parties.count > 1 else { return nil }
        if parties[0] == "horsTotal" { return financement.horsTotal.first { $0.code == parties[1] }?.montant }
        guard parties[0] == "missions", let mission = financement.mission(CodeMission(parties[1])) else { return nil }
        return montant(mission, parties.dropFirst(2).joined(separator: "."))
    }

    private func montant(_ mission: FinancementMission, _ reste: String) -> Montant? {
        switch reste {
        case "total": return mission.total
        case "fixe": return mission.fixe.montant
        case "fixe.enveloppe": return mission.fixe.enveloppe
        case "variable": return mission.variable.montant
        case "variable.enveloppe": return mission.variable.enveloppe
        case "variable.plancher": return mission.variable.plancher
        case "variable.plafond": return mission.variable.plafond
        default:
            let complement = mission.fixe.complements.first { parties.contains($0.nom) }
            return parties.last == "enveloppe" ? complement?.enveloppe : complement?.montant
        }
    }

    private func mission(_ cadre: Cadre) -> String? {
        guard parties.count > 2, let mission = cadre.mission(CodeMission(parties[1])) else { return nil }
        let reste = parties.dropFirst(2).joined(separator: ".")
        if let part = CheminMontant.parts[reste] { return "\(mission.titre), \(part)" }
        guard let complement = mission.complements.first(where: { parties.contains($0.nom) }) else { return nil }
        return complement.ligne.libelle + (parties.last == "enveloppe" ? ", enveloppe" : "")
    }

    private static let simples = [
        "fonctionnement": "Fonctionnement", "majoration": "Majoration", "total": "Total de l’année",
        "plancher": "Total, au moins", "plafond": "Total, au plus", "avance": "Avance", "solde": "Solde",
    ]

    private static let parts = [
        "total": "total", "fixe": "part fixe", "fixe.enveloppe": "enveloppe fixe", "variable": "part variable",
        "variable.enveloppe": "enveloppe variable", "variable.plancher": "part variable, au moins",
        "variable.plafond": "part variable, au plus",
    ]
}
