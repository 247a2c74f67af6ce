extension Bilan {
    /// Le bilan de départ d’un exercice suivant : ce que le contrat fixe est repris (identité, signature et fin,
    /// démarrages, natures, poids, taux, objectifs, indicateurs propres), la valeur de l’an dernier passe à côté, la
    /// période avance de douze mois par année, et le reste est à saisir.
    public func repris(pour bareme: Bareme) -> Bilan {
        let missions = Set(bareme.cadre.missions.map(\.code))
        let mois = 12 * (bareme.exercice - exercice)
        var reponses = bareme.cadre.objectifsIndicatifs
        for mission in cadre.missions where missions.contains(mission.code) {
            for code in mission.indicateurs.map(\.code) + codesPropres(mission) {
                guard let ancienne = self.reponses[code] else { continue }
                reponses[code] = Reponse(
                    libelle: ancienne.libelle, nature: ancienne.nature, poids: ancienne.poids,
                    partiel: ancienne.partiel, objectif: ancienne.objectif, precedent: ancienne.valeur)
            }
        }
        return Bilan(
            bareme: bareme, identite: identite, debutPeriode: debutPeriode?.ajoutant(mois: mois),
            // Le dernier jour de février n’a pas toujours le même quantième : c’est le lendemain qui avance.
            finPeriode: finPeriode?.ajoutant(jours: 1).ajoutant(mois: mois).ajoutant(jours: -1),
            tauxPartiel: tauxPartiel, debuts: debuts.filter { missions.contains($0.key) }, reponses: reponses)
    }

    /// Ce qu’il faut vérifier de ce bilan, repris d’un ancien : ce qu’une année change, et ce qui manquait.
    public func aVerifier(reprisDe ancien: Bilan) -> [String] {
        let sansDemarrage = cadre.missions.filter { debuts[$0.code] == nil && $0.delais != nil }
        let perdus = ancien.reponses.filter {
            reponses[$0.key] == nil && !($0.value.estVide && $0.value.libelle == nil)
        }
        let fin =
            switch identite.finContrat {
            case nil: "la fin du contrat, qui n’est pas saisie"
            case .some(let fin) where fin < periode.fin: "le contrat, qui finit le \(fin.francais)"
            case .some(let fin): "la fin du contrat, le \(fin.francais)"
            }
        return [
            "la période, \(periode.francais)", "la population et le nombre de membres", fin,
            "les objectifs, poids et taux, si le contrat a changé",
        ]
            + (sansDemarrage.isEmpty
                ? [] : ["le démarrage de \(Fr.liste(sansDemarrage.map(\.titre))), qui n’est pas saisi"])
            + (perdus.isEmpty
                ? [] : ["\(Fr.liste(perdus.keys.sorted())), que le modèle de \(exercice) n’a pas"])
    }
}
