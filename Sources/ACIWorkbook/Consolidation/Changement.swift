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

    /// `taille 2, puis 3 ; Parcours : mission ouverte en 2026, non en 2024 ; réponses : 3 mieux, 1 moins bien`.
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
        textes += reponses(missions)
        if textes.isEmpty, ecart(.acquis) != .zero || ecart(.enveloppe) != .zero { textes.append("réponses") }
        if textes.isEmpty, ecart(.majoration) != .zero { textes.append("majoration") }
        return textes.joined(separator: "\(Fr.insecable); ")
    }

    /// Pourquoi l’enveloppe d’une mission a changé ; vide si elle est la même.
    func raisons(_ mission: MissionModele) -> [Raison] {
        guard let ancien = avant.circonstances, let nouveau = apres.circonstances else { return [] }
        let une = avant.montants?.missions[mission.code] ?? .init()
        let autre = apres.montants?.missions[mission.code] ?? .init()
        guard une.enveloppe != autre.enveloppe else { return [] }
        if let ouverture = ouverture(une.enveloppe, autre.enveloppe) { return [Raison("mission ouverte \(ouverture)")] }
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

    /// Ce que les réponses payées des missions ouvertes les deux années, et leur poids, ont de différent.
    private func reponses(_ missions: [MissionModele]) -> [String] {
        typealias Payee = LigneConsolidee.Circonstances.Payee
        guard let ancien = avant.circonstances, let nouveau = apres.circonstances, ancien.cadre == nouveau.cadre else {
            return []
        }
        var paires: [(une: Payee, autre: Payee)] = []
        var poids = false
        for mission in missions {
            let sontOuvertes = [avant, apres].allSatisfy {
                ($0.montants?.missions[mission.code]?.enveloppe ?? .zero) > .zero
            }
            guard sontOuvertes, let unes = ancien.payees[mission.code], let autres = nouveau.payees[mission.code] else {
                continue
            }
            paires += unes.compactMap { code, une in autres[code].map { (une, $0) } }
            poids = poids || !mission.dependDeLaCrise && Set(unes.keys) != Set(autres.keys)
        }
        poids =
            poids
            || paires.contains { une, autre in
                une.poids != autre.poids
                    || une.partiel != autre.partiel && une.atteint == .partiel && autre.atteint == .partiel
            }
        let comptes = [
            (paires.count { $0.rang < $1.rang }, "mieux"), (paires.count { $0.rang > $1.rang }, "moins bien"),
            (paires.count { $0.atteint == nil && $1.atteint == .non }, "répondu Non"),
            (paires.count { $0.atteint == .non && $1.atteint == nil }, "sans réponse"),
        ].filter { $0.0 > 0 }.map { "\(Fr.entier($0)) \($1)" }
        return (comptes.isEmpty ? [] : ["réponses\(Fr.insecable): \(comptes.joined(separator: ", "))"])
            + (poids ? ["poids, nature ou taux de Partiel"] : [])
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

extension LigneConsolidee.Circonstances.Payee {
    /// De ce qui ne rapporte rien à ce qui rapporte tout.
    fileprivate var rang: Int {
        switch atteint {
        case .oui: 2
        case .partiel: 1
        case .non, nil: 0
        }
    }
}
