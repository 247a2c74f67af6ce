extension VerificationBilan {
    mutating func verifier(_ mission: MissionModele) {
        verifierDemarrage(mission)
        let demarree = bilan.aDemarre(mission)
        if demarree, mission.dependDeLaCrise { verifierCrise(mission) }
        if demarree {
            for complement in mission.complements where bilan.complements[complement.nom] == nil {
                signaler(.complementSansReponse(complement))
            }
        }
        if demarree, case .indicateurs = mission.variable { verifierReponses(mission) }
        for indicateur in mission.indicateurs { verifier(indicateur) }
    }

    // MARK: - R3, R11

    private mutating func verifierDemarrage(_ mission: MissionModele) {
        let debut = bilan.debuts[mission.code]
        if !bilan.aDemarre(mission), aDesReponses(mission) { signaler(.missionNonDemarree(mission, debut: debut)) }
        guard let signature = bilan.identite.signature else { return }
        if let debut, debut < signature, bilan.premiereAnnee {
            signaler(.missionAvantSignature(mission, debut: debut, signature: signature))
        }
        guard let delais = mission.delais else { return }
        let limite = signature.ajoutant(mois: delais.demarrage)
        guard limite <= bilan.periode.fin else { return }
        if let debut, bilan.aDemarre(mission) {
            // Un retard des années passées n’est plus à dire.
            if debut > limite, debut >= bilan.periode.debutReference {
                signaler(.missionDemarreeTard(mission, debut: debut, limite: limite))
            }
        } else {
            let deploiement = signature.ajoutant(mois: delais.deploiement)
            signaler(
                .missionEnRetard(
                    mission, limite: limite, deploiement: deploiement <= bilan.periode.fin ? deploiement : nil))
        }
    }

    private func aDesReponses(_ mission: MissionModele) -> Bool {
        mission.indicateurs.contains { bilan.reponse($0.code).atteint != nil }
            || mission.complements.contains { bilan.complements[$0.nom] == true }
            || (mission.dependDeLaCrise && (bilan.crise.declaree == true || bilan.crise.mobilisee == true))
    }

    // MARK: - R6

    private mutating func verifierCrise(_ mission: MissionModele) {
        if bilan.crise.plan == nil { signaler(.planSansReponse(mission)) }
        if bilan.crise.declaree == true, bilan.crise.autorite == nil { signaler(.criseSansAutorite) }
    }

    // MARK: - R4

    private mutating func verifierReponses(_ mission: MissionModele) {
        let resultats = mission.indicateurs.filter { bilan.nature($0) == .resultat }
        guard !resultats.isEmpty else { return signaler(.sansIndicateurDeResultat(mission)) }
        let manquants = resultats.map(\.code).filter { bilan.reponse($0).atteint == nil }
        if !manquants.isEmpty { signaler(.reponsesManquantes(mission, codes: manquants)) }
    }
}
