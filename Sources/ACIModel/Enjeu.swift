extension Diagnostic {
    /// Le diagnostic avec les euros que sa saisie met en jeu, s’il ne les a pas déjà.
    ///
    /// Une réponse Oui ou Partiel en doute met en jeu ce que sa ligne rapporte ; vide, Non ou illisible, ce que Oui
    /// apporterait.
    public func evalue(_ bilan: Bilan, _ financement: Financement?) -> Diagnostic {
        guard enjeu == nil else { return self }
        var evalue = self
        evalue.enjeu = valeur(bilan, financement).flatMap { $0 > .zero ? $0 : nil }
        return evalue
    }

    private func valeur(_ bilan: Bilan, _ financement: Financement?) -> Montant? {
        guard let financement else {
            // Au moins : le total de la plus petite taille.
            let decideDeLaTaille = champ.map(Bilan.champsDeTaille.contains) ?? false
            return decideDeLaTaille ? bilan.total(taille: 1) : nil
        }
        if let indicateur { return financement.ligne(indicateur)?.enDoute }
        switch champ.flatMap(ChampBilan.init(rawValue:)) {
        case .signature where financement.fonctionnement == .zero && !bilan.contratTermine:
            return bilan.cadre.fonctionnement.montant(taille: financement.taille)
        case .plan: return financement.ligne(Levier.plan)?.enJeu
        default:
            return bilan.cadre.missions.first { $0.champDebut == champ }
                .flatMap { financement.mission($0.code)?.nonDemarre }
        }
    }
}

extension FinancementMission.Ligne {
    /// Ce que la ligne met en jeu si sa réponse est en doute ; une seule des trois parts n’est pas nulle, sauf pour
    /// Partiel, dont le doute porte sur l’acquis.
    fileprivate var enDoute: Montant { acquis > .zero ? acquis : enJeu + nonAtteint }
}

extension Bilan {
    func total(taille: Int) -> Montant {
        CalculFinancement(bilan: self, taille: taille).financement().total.montant
    }

    /// Ce qu’une mission rapporterait par ses réponses si elle était ouverte dès le premier jour compté, au plus.
    func totalOuverte(_ mission: MissionModele, taille: Int) -> Montant {
        var ouvert = self
        ouvert.debuts[mission.code] = debutCompte
        guard ouvert.estOuverte(mission) else { return .zero }
        return CalculMission.calculer(mission, bilan: ouvert, taille: taille).0.total
    }
}
