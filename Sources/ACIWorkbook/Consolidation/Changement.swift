internal import ACIModel

/// Les bilans d’une même CPTS pour deux années, et pourquoi l’un ne rapporte pas ce que rapportait l’autre.
struct Changement {
    let avant: LigneConsolidee
    let apres: LigneConsolidee
    let annees: (avant: Int, apres: Int)

    /// Pourquoi une enveloppe a changé.
    struct Raison: Hashable {
        /// D’une CPTS : `taille 2, puis 3`.
        let francais: String
        /// De plusieurs, qui n’ont pas les mêmes nombres : `taille`.
        let commune: String

        init(_ francais: String, commune: String? = nil) {
            self.francais = francais
            self.commune = commune ?? francais
        }
    }

    func ecart(_ rubrique: RubriqueConsolidee) -> Montant { rubrique.somme([apres]) - rubrique.somme([avant]) }

    /// `taille 2, puis 3 ; Parcours : ouverte en 2026, non en 2024` ; les réponses, si l’acquis a changé autrement.
    func francais(_ missions: [MissionModele]) -> String {
        let communes = communes
        var textes = communes.map(\.francais)
        for mission in missions {
            let propres = raisons(mission).filter { !communes.contains($0) }.map(\.francais)
            if !propres.isEmpty { textes.append("\(mission.titre)\(Fr.insecable): \(Fr.liste(propres))") }
        }
        for rubrique in [RubriqueConsolidee.fonctionnement, .majoration] {
            if let ouverture = ouverture(rubrique.somme([avant]), rubrique.somme([apres])) {
                textes.append("\(rubrique.titre.lowercased()) \(ouverture)")
            }
        }
        if ecart(.aPortee) != .zero || ecart(.nonAtteint) != .zero { textes.append("réponses") }
        return textes.joined(separator: "\(Fr.insecable); ")
    }

    /// Pourquoi l’enveloppe d’une mission a changé ; vide si elle est la même.
    func raisons(_ mission: MissionModele) -> [Raison] {
        guard let ancien = avant.circonstances, let nouveau = apres.circonstances else { return [] }
        let une = avant.montants?.missions[mission.code] ?? .init()
        let autre = apres.montants?.missions[mission.code] ?? .init()
        guard une.enveloppe != autre.enveloppe else { return [] }
        if let ouverture = ouverture(une.enveloppe, autre.enveloppe) { return [Raison("ouverte \(ouverture)")] }
        var raisons = communes
        if mission.dependDeLaCrise {
            if let plan = ancien.plan, let suivant = nouveau.plan, plan != suivant {
                raisons.append(Raison("plan en \(plan.enClair), puis en \(suivant.enClair)"))
            }
            if ancien.criseDeclaree != nouveau.criseDeclaree {
                raisons.append(Raison("crise déclarée en \(nouveau.criseDeclaree ? annees.apres : annees.avant)"))
            }
        }
        if une.jours * autre.joursReference != autre.jours * une.joursReference {
            raisons.append(Raison("\(une.jours) jours comptés, puis \(autre.jours)", commune: "jours comptés"))
        }
        return raisons.isEmpty ? [Raison("lignes contractualisées")] : raisons
    }

    /// Ce qui vaut pour toutes les missions.
    private var communes: [Raison] {
        guard let ancien = avant.circonstances, let nouveau = apres.circonstances, let une = avant.montants?.taille,
            let autre = apres.montants?.taille
        else { return [] }
        let habitants = [avant, apres].compactMap(\.population).map(Fr.entier)
        let population = Set(habitants).count > 1 ? " (\(habitants[0]) habitants, puis \(habitants[1]))" : ""
        return (ancien.cadre == nouveau.cadre ? [] : [Raison("\(ancien.cadre), puis \(nouveau.cadre)")])
            + (une == autre ? [] : [Raison("taille \(une), puis \(autre)\(population)", commune: "taille")])
    }

    /// Ce qui n’est compté qu’une des deux années : `en 2026, non en 2024`.
    private func ouverture(_ une: Montant, _ autre: Montant) -> String? {
        guard (une == .zero) != (autre == .zero) else { return nil }
        let (oui, non) = une == .zero ? (annees.apres, annees.avant) : (annees.avant, annees.apres)
        return "en \(oui), non en \(non)"
    }
}

extension EtatPlan {
    fileprivate var enClair: String { libelle.lowercased() }
}
