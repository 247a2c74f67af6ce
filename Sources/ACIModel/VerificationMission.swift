extension VerificationBilan {
    mutating func verifier(_ mission: MissionModele) {
        let lignes = bilan.lignes(mission)
        // Un contrat terminé, ou signé après la période, a son message : ses missions n’en ont pas d’autre.
        if !bilan.contratTermine, !bilan.signatureApresPeriode { verifierDemarrage(mission) }
        if bilan.estOuverte(mission) {
            if mission.dependDeLaCrise { verifierCrise(mission) }
            for complement in mission.complements where bilan.complements[complement.nom] == nil {
                signaler(.complementSansReponse(complement), enjeu: prorata(complement, mission))
            }
        }
        verifierReponses(mission, lignes)
        verifierLignesPropres(mission)
        lignes.forEach { verifier($0) }
    }

    private func prorata(_ complement: MissionModele.Complement, _ mission: MissionModele) -> Montant? {
        bilan.taille.map { taille in
            Fraction(jours: bilan.jours(mission), sur: bilan.anneeDeReference.jours)
                .de(complement.ligne.montant(taille: taille))
        }
    }

    // MARK: - R3, R11

    private mutating func verifierDemarrage(_ mission: MissionModele) {
        let debut = bilan.debuts[mission.code]
        if bilan.attendSonDemarrage(mission) {
            return signaler(.missionNonDemarree(mission, debut: debut))
        }
        if let limite = bilan.limitePassee(mission) {
            return signaler(.missionEnRetard(mission, debut: debut, limite: limite))
        }
        guard let signature = bilan.identite.signature, let debut else { return }
        if debut < signature, bilan.premiereAnnee {
            signaler(.missionAvantSignature(mission, debut: debut, signature: signature))
        }
        guard let delais = mission.delais, bilan.estOuverte(mission) else { return }
        let limite = mission.depart(signature: signature).ajoutant(mois: delais.demarrage)
        // Un retard des années passées n’est plus à dire.
        if limite <= bilan.periode.fin, debut > limite, debut >= bilan.anneeDeReference.debut {
            signaler(.missionDemarreeTard(mission, debut: debut, limite: limite))
        }
    }

    // MARK: - R6

    private mutating func verifierCrise(_ mission: MissionModele) {
        let crise = bilan.crise
        if mission.aUnPlan, crise.plan == nil { signaler(.planSansReponse(mission), tantQueLaPeriodeDure: .note) }
        let rienEnJeu = crise.declaree == true && crise.mobilisee == false
        let variable = rienEnJeu ? nil : bilan.taille.map { mission.variable.ligne.montant(taille: $0) }
        for regle in RegleCrise.toutes where regle.estEnfreinte(bilan) {
            signaler(regle.diagnostic(bilan), enjeu: variable)
        }
    }

    // MARK: - R4, R13

    private mutating func verifierReponses(_ mission: MissionModele, _ lignes: [LigneIndicateur]) {
        let ouverte = bilan.estOuverte(mission)
        if ouverte, case .indicateurs = mission.variable {
            guard lignes.contains(where: { $0.nature == .resultat }) else {
                signaler(
                    .sansIndicateurDeResultat(mission),
                    enjeu: bilan.taille.map { mission.variable.ligne.montant(taille: $0) })
                return
            }
            verifierPoids(mission, lignes)
        }
        let attendues = lignes.filter { ligne in
            guard ligne.reponse.atteint == nil, ligne.nature != .sansObjet, !estRefusee(ligne.champ(.atteint)) else {
                return false
            }
            let aUneValeur = ligne.reponse.valeur != nil && !ligne.estPropre
            return (ouverte && ligne.estPayee && !aUneValeur) || (aUneValeur && !periodeFinie)
        }
        guard !attendues.isEmpty else { return }
        signaler(
            .reponsesManquantes(mission, attendues), tantQueLaPeriodeDure: .note,
            enjeu: attendues.compactMap { financement?.ligne($0.code)?.enJeu }.somme())
    }

    private mutating func verifierPoids(_ mission: MissionModele, _ lignes: [LigneIndicateur]) {
        let poids = PoidsCumules(lignes)
        let enveloppe = bilan.taille.map { mission.variable.ligne.montant(taille: $0) }
        if let doute = poids.doute(enveloppe) {
            signaler(.poidsMelanges(mission, doute, parts: poids.partsEnClair), enjeu: enveloppe)
        }
    }
}
