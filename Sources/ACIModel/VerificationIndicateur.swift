extension VerificationBilan {
    mutating func verifier(_ indicateur: IndicateurModele) {
        guard bilan.nature(indicateur) != .sansObjet else { return }
        let reponse = bilan.reponse(indicateur.code)
        if let poids = reponse.poids, !poids.estPositif, bilan.nature(indicateur) == .resultat {
            signaler(.poidsInvalide(indicateur, trouve: poids.francais))
        }
        verifierPreuve(indicateur, reponse)
        verifierCoherence(indicateur, reponse)
    }

    // MARK: - R12

    private mutating func verifierPreuve(_ indicateur: IndicateurModele, _ reponse: Reponse) {
        guard let atteint = reponse.atteint, atteint != .non else { return }
        guard reponse.preuve != nil else {
            return signaler(.preuveAbsente(indicateur, atteint: atteint))
        }
        guard let date = reponse.datePreuve else { return signaler(.preuveSansDate(indicateur)) }
        if date > bilan.periode.fin { signaler(.preuvePosterieure(indicateur, date: date, fin: bilan.periode.fin)) }
    }

    // MARK: - R13

    private mutating func verifierCoherence(_ indicateur: IndicateurModele, _ reponse: Reponse) {
        guard let valeur = reponse.valeur else {
            if reponse.atteint == .oui { signaler(.ouiSansValeur(indicateur)) }
            return
        }
        if reponse.atteint == nil { signaler(.valeurSansReponse(indicateur)) }
        if indicateur.plafond == .population, let population = bilan.identite.population,
            let nombre = valeur.nombre, nombre > Double(population)
        {
            signaler(.populationDepassee(indicateur, valeur: valeur, population: population))
        }
        if case .taux(let taux) = valeur, taux > 1 {
            signaler(.tauxSuperieurACent(indicateur, valeur: valeur))
        }
        verifierSeuil(indicateur, reponse, valeur)
    }

    private mutating func verifierSeuil(_ indicateur: IndicateurModele, _ reponse: Reponse, _ valeur: Valeur) {
        guard let atteint = bilan.seuilAtteint(indicateur) else { return }
        let (seuil, texte) = indicateur.seuil(selon: reponse)
        let exige = seuil.flatMap { seuil in bilan.multiple(de: seuil).map { $0 * seuil.valeur } }
        let ici = exige.map { ", soit \(Fr.decimal($0)) ici" } ?? ""
        switch reponse.atteint {
        case .oui where !atteint: signaler(.seuilNonAtteint(indicateur, valeur: valeur, seuil: texte, ici: ici))
        case .non where atteint: signaler(.seuilAtteint(indicateur, valeur: valeur, seuil: texte, ici: ici))
        default: break
        }
    }
}
