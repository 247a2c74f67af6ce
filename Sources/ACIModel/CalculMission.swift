/// Ce qu’une mission rapporte, pour une taille donnée (R3 à R7).
struct CalculMission {
    private let mission: MissionModele
    private let bilan: Bilan
    private let taille: Int
    private let ouverte: Bool
    private let lignes: [LigneIndicateur]
    private let poids: PoidsCumules
    private var explications: [Explication] = []

    static func calculer(
        _ mission: MissionModele, bilan: Bilan, taille: Int
    ) -> (FinancementMission, [Explication]) {
        var calcul = CalculMission(mission, bilan, taille)
        let resultat = calcul.resultat()
        return (resultat, calcul.explications)
    }

    private init(_ mission: MissionModele, _ bilan: Bilan, _ taille: Int) {
        self.mission = mission
        self.bilan = bilan
        self.taille = taille
        ouverte = bilan.estOuverte(mission)
        lignes = bilan.lignes(mission)
        poids = PoidsCumules(lignes)
    }

    private mutating func expliquer(
        _ chemin: String, _ regle: String, _ calcul: String, _ source: String, entrees: [String] = [],
        depend: [String] = []
    ) {
        explications.append(
            Explication(
                montant: self.chemin(chemin), regle: regle, calcul: calcul, source: source, entrees: entrees,
                depend: depend.map(self.chemin)))
    }

    private func chemin(_ fin: String) -> String { "missions.\(mission.code).\(fin)" }

    private mutating func resultat() -> FinancementMission {
        let fixe = fixe()
        let variable = variable()
        let resultat = FinancementMission(
            code: mission.code, fixe: fixe, variable: variable, enveloppeAnnee: enveloppeAnnee(fixe, variable),
            horsAnnee: anneePleine(fixe, variable) - enveloppeAnnee(fixe, variable),
            nonDemarre: bilan.attendSonDemarrage(mission) ? bilan.totalOuverte(mission, taille: taille) : .zero,
            lignes: lignesPayees(variable.enveloppe, plan: fixe.plafond - fixe.montant))
        expliquer(
            "total", "R9", "\(Fr.euros(fixe.montant)) + \(Fr.euros(variable.montant))",
            "Part fixe et part variable de la mission", depend: ["fixe", "variable"])
        expliquerLaPortee(resultat)
        return resultat
    }

    // MARK: - Part fixe

    private var jours: Int { bilan.jours(mission) }
    private var joursReference: Int { bilan.anneeDeReference.jours }

    private func prorata(_ enveloppe: Montant) -> Montant { Fraction(jours: jours, sur: joursReference).de(enveloppe) }

    private func ecritureDuProrata(_ enveloppe: Montant) -> String {
        "\(Fr.euros(enveloppe)) × \(jours) / \(joursReference)"
    }

    private mutating func fixe() -> FinancementMission.VoletFixe {
        let ligne = ligneFixe(bilan.crise.plan)
        let base = ligne?.montant(taille: taille) ?? .zero
        let complements = complementsContractualises()
        let regle = mission.aUnPlan ? "R6" : "R3"
        let ajoutes = complements.map(\.montant).somme()
        let montant = prorata(base) + ajoutes
        let sansPlan = mission.aUnPlan && bilan.crise.plan == nil
        let source = ligne?.citation(taille: taille) ?? "Aucun plan de réponse, aucune part fixe"
        let depend = ["fixe.enveloppe"] + complements.map { "fixe.\($0.nom)" }
        expliquer(
            "fixe.enveloppe", ligne == nil ? regle : "R0",
            ([base] + complements.map(\.enveloppe)).map(Fr.euros).joined(separator: " + "), source,
            entrees: Bilan.champsDeTaille + (mission.aUnPlan ? [ChampBilan.plan.rawValue] : [])
                + mission.complements.map(\.nom))
        expliquer(
            "fixe", complements.isEmpty ? regle : "R7",
            ([base] + complements.map(\.enveloppe)).map(ecritureDuProrata).joined(separator: " + "), source,
            entrees: champsDesJours, depend: depend)
        return .init(
            enveloppe: base + complements.map(\.enveloppe).somme(), jours: jours, joursReference: joursReference,
            montant: montant, plafond: sansPlan ? prorata(lignePossible) + ajoutes : montant,
            complements: complements)
    }

    private var champsDesJours: [String] {
        let bornes: [ChampBilan] = [.debutPeriode, .finPeriode, .signature, .finContrat]
        return [mission.champDebut] + bornes.map(\.rawValue)
    }

    private func ligneFixe(_ plan: EtatPlan?) -> LigneBareme? {
        switch mission.fixe {
        case .forfait(let ligne): ligne
        case .plan(let premiereRedaction, let miseAJour):
            switch plan {
            case .premiereRedaction: premiereRedaction
            case .miseAJour: miseAJour
            case .aucun, nil: nil
            }
        }
    }

    /// La ligne entière que la mission peut avoir : celle du plan qui s’y trouve, ou qui est attendu (R5).
    private var lignePossible: Montant {
        let ligne = ligneFixe(bilan.crise.plan) ?? ligneFixe(bilan.planAttendu(mission))
        return ligne?.montant(taille: taille) ?? .zero
    }

    private mutating func complementsContractualises() -> [FinancementMission.Complement] {
        mission.complements.filter { bilan.complements[$0.nom] == true }.map { complement in
            let enveloppe = complement.ligne.montant(taille: taille)
            let source = complement.ligne.citation(taille: taille)
            expliquer(
                "fixe.\(complement.nom).enveloppe", "R0", Fr.euros(enveloppe), source,
                entrees: Bilan.champsDeTaille + [complement.nom])
            expliquer(
                "fixe.\(complement.nom)", "R7", ecritureDuProrata(enveloppe), source, entrees: champsDesJours,
                depend: ["fixe.\(complement.nom).enveloppe"])
            return .init(
                nom: complement.nom, libelle: complement.ligne.libelle, enveloppe: enveloppe,
                montant: prorata(enveloppe))
        }
    }

    // MARK: - Part variable

    private mutating func variable() -> FinancementMission.VoletVariable {
        let enveloppe = mission.variable.ligne.montant(taille: taille)
        let source = mission.variable.ligne.citation(taille: taille)
        expliquer("variable.enveloppe", "R0", Fr.euros(enveloppe), source, entrees: Bilan.champsDeTaille)
        switch mission.variable {
        case .indicateurs: return parIndicateurs(enveloppe, source)
        case .crise: return parCrise(enveloppe, source)
        }
    }

    private mutating func parIndicateurs(_ enveloppe: Montant, _ source: String) -> FinancementMission.VoletVariable {
        let colonnes: [ChampIndicateur] = [.atteint, .nature, .poids, .partiel]
        let entrees =
            champsDesJours + [ChampBilan.tauxPartiel.rawValue] + lignes.flatMap { ligne in colonnes.map(ligne.champ) }
        guard ouverte, poids.total > 0 else {
            let motif = ouverte ? "aucun indicateur de résultat" : "mission non ouverte"
            return sansFourchette("R4", enveloppe, .zero, motif, source, entrees)
        }
        let bornes = [
            ("variable", "R4", poids.calculDeLAcquis), ("variable.plancher", "R5", poids.calculDuPlancher),
            ("variable.plafond", "R5", poids.calculDuPlafond),
        ]
        for (chemin, regle, calcul) in bornes {
            expliquer(
                chemin, regle, "\(Fr.euros(enveloppe)) × \(calcul)", source, entrees: entrees,
                depend: ["variable.enveloppe"])
        }
        let fourchette = Fourchette(
            montant: poids.acquis.de(enveloppe), plancher: poids.plancher.de(enveloppe),
            plafond: poids.plafond.de(enveloppe))
        return .init(enveloppe: enveloppe, fourchette: fourchette, tauxAcquis: poids.acquis.taux)
    }

    private mutating func parCrise(_ enveloppe: Montant, _ source: String) -> FinancementMission.VoletVariable {
        let crise = bilan.crise
        let motif: String? =
            if !ouverte { "mission non ouverte" } else if crise.declaree != true {
                "aucune crise déclarée"
            } else if crise.mobilisee != true { "CPTS non mobilisée" } else { nil }
        let champs: [ChampBilan] = [.criseDeclaree, .criseMobilisee]
        return sansFourchette(
            "R6", enveloppe, motif == nil ? .un : .zero, motif ?? "crise déclarée et CPTS mobilisée", source,
            champsDesJours + champs.map(\.rawValue))
    }

    /// Un tout ou rien : le plancher et le plafond valent le montant.
    private mutating func sansFourchette(
        _ regle: String, _ enveloppe: Montant, _ taux: Taux, _ motif: String, _ source: String, _ entrees: [String]
    ) -> FinancementMission.VoletVariable {
        let montant = taux == .un ? enveloppe : .zero
        for chemin in ["variable", "variable.plancher", "variable.plafond"] {
            expliquer(
                chemin, regle, "\(Fr.euros(montant)) (\(motif))", source, entrees: entrees,
                depend: ["variable.enveloppe"])
        }
        return .init(enveloppe: enveloppe, fourchette: Fourchette(montant), tauxAcquis: taux)
    }

    // MARK: - R5b

    private func variablePossible(_ variable: FinancementMission.VoletVariable) -> Montant {
        if case .crise = mission.variable, bilan.crise.declaree != true { return .zero }
        return variable.enveloppe
    }

    private func enveloppeAnnee(
        _ fixe: FinancementMission.VoletFixe, _ variable: FinancementMission.VoletVariable
    ) -> Montant {
        guard ouverte else { return .zero }
        return prorata(lignePossible) + fixe.complements.map(\.montant).somme() + variablePossible(variable)
    }

    private func anneePleine(
        _ fixe: FinancementMission.VoletFixe, _ variable: FinancementMission.VoletVariable
    ) -> Montant {
        lignePossible + fixe.complements.map(\.enveloppe).somme() + variablePossible(variable)
    }

    private func lignesPayees(_ enveloppe: Montant, plan: Montant) -> [FinancementMission.Ligne] {
        guard ouverte else { return [] }
        let indicateurs = poids.lignes.map { ligne in
            let reste = poids.reste(ligne).de(enveloppe)
            return FinancementMission.Ligne(
                code: ligne.code, acquis: poids.acquis(ligne).de(enveloppe),
                enJeu: ligne.atteint == .non ? .zero : reste, nonAtteint: ligne.atteint == .non ? reste : .zero)
        }
        guard plan > .zero else { return indicateurs }
        return indicateurs + [.init(code: Levier.plan, acquis: .zero, enJeu: plan, nonAtteint: .zero)]
    }

    private mutating func expliquerLaPortee(_ resultat: FinancementMission) {
        let possible = prorata(lignePossible) + resultat.fixe.complements.map(\.montant).somme()
        let enveloppe =
            ouverte
            ? "\(Fr.euros(possible)) + \(Fr.euros(variablePossible(resultat.variable)))"
            : "\(Fr.euros(.zero)) (mission non ouverte)"
        let source = "Part fixe des jours de la mission et part variable entière"
        expliquer(
            "enveloppeAnnee", "R5b", enveloppe, source, entrees: champsDesJours,
            depend: ["fixe.enveloppe", "variable.enveloppe"])
        expliquer(
            "aPortee", "R5b", "\(Fr.euros(resultat.plafond)) \u{2212} \(Fr.euros(resultat.total))",
            "Plafond moins ce qui est acquis", depend: ["variable.plafond", "total"])
        expliquer(
            "nonAtteint", "R5b", "\(Fr.euros(resultat.enveloppeAnnee)) \u{2212} \(Fr.euros(resultat.plafond))",
            "Enveloppe de l’année moins le plafond", depend: ["enveloppeAnnee", "variable.plafond"])
    }
}

extension MissionModele {
    /// La part fixe dépend de l’état du plan de réponse (R6).
    public var aUnPlan: Bool {
        if case .plan = fixe { true } else { false }
    }
}

extension Bilan {
    /// Les saisies dont la taille est tirée.
    static let champsDeTaille = [ChampBilan.tailleContractuelle.rawValue, ChampBilan.population.rawValue]
}
