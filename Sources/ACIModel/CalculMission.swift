/// Ce qu’une mission rapporte, pour une taille donnée (R3 à R7).
struct CalculMission {
    let mission: MissionModele
    let bilan: Bilan
    let taille: Int
    private var explications: [Explication] = []

    static func calculer(
        _ mission: MissionModele, bilan: Bilan, taille: Int
    ) -> (FinancementMission, [Explication]) {
        var calcul = CalculMission(mission: mission, bilan: bilan, taille: taille)
        let resultat = FinancementMission(code: mission.code, fixe: calcul.fixe(), variable: calcul.variable())
        calcul.expliquer(
            "total", "R9", "\(Fr.euros(resultat.fixe.montant)) + \(Fr.euros(resultat.variable.montant))",
            "Part fixe et part variable de la mission")
        return (resultat, calcul.explications)
    }

    private init(mission: MissionModele, bilan: Bilan, taille: Int) {
        self.mission = mission
        self.bilan = bilan
        self.taille = taille
    }

    private mutating func expliquer(_ chemin: String, _ regle: String, _ calcul: String, _ source: String) {
        explications.append(
            Explication(montant: "missions.\(mission.code).\(chemin)", regle: regle, calcul: calcul, source: source))
    }

    // MARK: - Part fixe

    private var jours: Int { bilan.jours(mission) }
    private var joursReference: Int { bilan.periode.joursReference }

    private func prorata(_ enveloppe: Montant) -> Montant { Fraction(jours: jours, sur: joursReference).de(enveloppe) }

    private func ecritureDuProrata(_ enveloppe: Montant) -> String {
        "\(Fr.euros(enveloppe)) × \(jours) / \(joursReference)"
    }

    private mutating func fixe() -> FinancementMission.VoletFixe {
        let (regle, ligne) = ligneFixe
        let base = ligne?.montant(taille: taille) ?? .zero
        let complements = complementsContractualises()
        let enveloppe = base + complements.map(\.enveloppe).somme()
        let montant = prorata(base) + complements.map(\.montant).somme()
        let source = ligne?.citation(taille: taille) ?? "Aucun plan de réponse, aucune part fixe"
        expliquer(
            "fixe.enveloppe", ligne == nil ? regle : "R0",
            ([base] + complements.map(\.enveloppe)).map(Fr.euros).joined(separator: " + "), source)
        expliquer(
            "fixe", complements.isEmpty ? regle : "R7",
            ([base] + complements.map(\.enveloppe)).map(ecritureDuProrata).joined(separator: " + "), source)
        return .init(
            enveloppe: enveloppe, jours: jours, joursReference: joursReference, montant: montant,
            complements: complements)
    }

    private var ligneFixe: (regle: String, ligne: LigneBareme?) {
        switch mission.fixe {
        case .forfait(let ligne): ("R3", ligne)
        case .plan(let premiereRedaction, let miseAJour):
            switch bilan.crise.plan {
            case .premiereRedaction: ("R6", premiereRedaction)
            case .miseAJour: ("R6", miseAJour)
            case .aucun, nil: ("R6", nil)
            }
        }
    }

    private mutating func complementsContractualises() -> [FinancementMission.Complement] {
        mission.complements.filter { bilan.complements[$0.nom] == true }.map { complement in
            let enveloppe = complement.ligne.montant(taille: taille)
            let source = complement.ligne.citation(taille: taille)
            expliquer("fixe.\(complement.nom).enveloppe", "R0", Fr.euros(enveloppe), source)
            expliquer("fixe.\(complement.nom)", "R7", ecritureDuProrata(enveloppe), source)
            return .init(
                nom: complement.nom, libelle: complement.ligne.libelle, enveloppe: enveloppe,
                montant: prorata(enveloppe))
        }
    }

    // MARK: - Part variable

    private mutating func variable() -> FinancementMission.VoletVariable {
        let enveloppe = mission.variable.ligne.montant(taille: taille)
        let source = mission.variable.ligne.citation(taille: taille)
        expliquer("variable.enveloppe", "R0", Fr.euros(enveloppe), source)
        switch mission.variable {
        case .indicateurs: return parIndicateurs(enveloppe, source)
        case .crise: return parCrise(enveloppe, source)
        }
    }

    private mutating func parIndicateurs(_ enveloppe: Montant, _ source: String) -> FinancementMission.VoletVariable {
        let poids = PoidsCumules(mission, bilan)
        let taux = bilan.tauxPartiel ?? Bilan.tauxPartielParDefaut
        guard bilan.aDemarre(mission), poids.total > 0 else {
            return sansFourchette("R4", enveloppe, .zero, motifDeZero(poids), source)
        }
        let acquis = poids.acquis(partiel: taux)
        let total = poids.francais(poids.total)
        let partiel = poids.partiel > 0 ? " + \(poids.francais(poids.partiel)) × \(Fr.pourcentage(taux))" : ""
        let numerateur = poids.francais(poids.oui) + partiel
        expliquer(
            "variable", "R4", "\(Fr.euros(enveloppe)) × \(partiel.isEmpty ? numerateur : "(\(numerateur))") / \(total)",
            source)
        expliquer(
            "variable.plancher", "R5", "\(Fr.euros(enveloppe)) × \(poids.francais(poids.oui)) / \(total)", source)
        expliquer(
            "variable.plafond", "R5",
            "\(Fr.euros(enveloppe)) × \(poids.francais(poids.total - poids.non)) / \(total)", source)
        let fourchette = Fourchette(
            montant: acquis.de(enveloppe), plancher: poids.plancher.de(enveloppe), plafond: poids.plafond.de(enveloppe))
        return .init(enveloppe: enveloppe, fourchette: fourchette, tauxAcquis: acquis.taux)
    }

    private func motifDeZero(_ poids: PoidsCumules) -> String {
        bilan.aDemarre(mission) ? "aucun indicateur de résultat" : "mission non démarrée"
    }

    private mutating func parCrise(_ enveloppe: Montant, _ source: String) -> FinancementMission.VoletVariable {
        let crise = bilan.crise
        let motif: String? =
            if !bilan.aDemarre(mission) { "mission non démarrée" } else if crise.declaree != true {
                "aucune crise déclarée"
            } else if crise.mobilisee != true { "CPTS non mobilisée" } else { nil }
        guard let motif else {
            return sansFourchette("R6", enveloppe, .un, "crise déclarée et CPTS mobilisée", source)
        }
        return sansFourchette("R6", enveloppe, .zero, motif, source)
    }

    /// Un tout ou rien : le plancher et le plafond valent le montant.
    private mutating func sansFourchette(
        _ regle: String, _ enveloppe: Montant, _ taux: Taux, _ motif: String, _ source: String
    ) -> FinancementMission.VoletVariable {
        let montant = taux == .un ? enveloppe : .zero
        for chemin in ["variable", "variable.plancher", "variable.plafond"] {
            expliquer(chemin, regle, "\(Fr.euros(montant)) (\(motif))", source)
        }
        return .init(enveloppe: enveloppe, fourchette: Fourchette(montant), tauxAcquis: taux)
    }
}
