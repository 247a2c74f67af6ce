/// Le démarrage supposé de chaque mission : celui du scénario, celui du contrat, sinon son délai (R11).
struct Demarrages {
    enum Origine { case scenario, contrat, delai, delaiPasse, aucune }

    /// Dans l’ordre du cadre.
    let missions: [(mission: MissionModele, origine: Origine)]
    let debuts: [CodeMission: Jour]

    /// - Parameter premierJour: celui de la prévision ; un délai passé y est ramené.
    init(_ depart: Bilan, _ scenario: Scenario, premierJour: Jour) {
        var debuts: [CodeMission: Jour] = [:]
        missions = depart.cadre.missions.map { mission in
            let (origine, debut) = Demarrages.debut(mission, depart, scenario, premierJour)
            debuts[mission.code] = debut
            return (mission, origine)
        }
        self.debuts = debuts
    }

    private static func debut(
        _ mission: MissionModele, _ depart: Bilan, _ scenario: Scenario, _ premierJour: Jour
    ) -> (Origine, Jour?) {
        if let choisi = scenario.debuts[mission.code] { return (.scenario, choisi) }
        if let saisi = depart.debuts[mission.code] { return (.contrat, saisi) }
        guard let delais = mission.delais, let signature = depart.identite.signature else { return (.aucune, nil) }
        let limite = mission.depart(signature: signature).ajoutant(mois: delais.demarrage)
        return limite < premierJour ? (.delaiPasse, premierJour) : (.delai, limite)
    }
}

/// Ce qu’une prévision suppose, et ce qui demande à être vérifié.
struct HypothesesPrevision {
    let depart: Bilan
    let annees: [AnneePrevue]
    let demarrages: Demarrages
    let signature: Jour
    /// L’année qui n’a plus de barème dans ce cadre, si la prévision s’y arrête.
    let sansBareme: Int?

    var hypotheses: [String] {
        [comptees] + tailles + parOrigine + [plan, variable] + sansResultat + complements + membres + [versements]
            + dejaVerse + fin
    }

    var avertissements: [String] { baremes + deuxRedactions }

    private var cadre: Cadre { depart.cadre }

    private var comptees: String {
        "Les années vont d’un anniversaire de la signature (\(signature.francais)) à l’autre, dans le cadre "
            + "\(Fr.guillemets(cadre.titreCourt))."
    }

    private var tailles: [String] {
        annees.indices.filter { $0 == 0 || annees[$0].taille != annees[$0 - 1].taille }.map { rang in
            "Taille \(annees[rang].taille) à partir de l’année qui finit en \(annees[rang].exercice)."
        }
    }

    private var parOrigine: [String] {
        let debutes: [(Demarrages.Origine, String)] = [
            (.scenario, "Démarrages du scénario"), (.contrat, "Démarrages saisis"),
            (.delai, "Missions sans démarrage saisi, supposées démarrer à la fin de leur délai"),
            (.delaiPasse, "Missions sans démarrage saisi et en retard, supposées démarrer au début de la prévision"),
            (.aucune, "Missions sans démarrage ni délai, laissées de côté"),
        ]
        return debutes.compactMap { origine, debut in
            let missions = demarrages.missions.filter { $0.origine == origine }.map { mission, _ in
                mission.titre + (demarrages.debuts[mission.code].map { " le \($0.francais)" } ?? "")
            }
            return missions.isEmpty ? nil : "\(debut)\(Fr.insecable): \(missions.joined(separator: ", "))."
        }
    }

    private var plan: String {
        guard let mission = cadre.missions.first(where: \.aUnPlan) else { return "Aucune crise n’est prévue." }
        return "Le plan de réponse est écrit l’année où la mission \(Fr.guillemets(mission.titre)) démarre, puis mis à "
            + "jour chaque année. Aucune crise n’est prévue."
    }

    private var variable: String {
        "Part variable\(Fr.insecable): \(Fr.guillemets("Plancher")) n’en compte rien, \(Fr.guillemets("Plafond")) la compte "
            + "entière\(Fr.insecable); les réponses du bilan n’y changent rien."
    }

    private var sansResultat: [String] {
        let missions = cadre.missions.filter { mission in
            if case .crise = mission.variable { return false }
            return demarrages.debuts[mission.code] != nil && !depart.lignes(mission).contains(where: \.estPayee)
        }
        return missions.map { "\($0.titre)\(Fr.insecable): aucun indicateur de résultat, donc aucune part variable." }
    }

    private var complements: [String] {
        cadre.missions.flatMap(\.complements).map { complement in
            let compte = depart.complements[complement.nom] == true
            return "\(complement.ligne.libelle)\(Fr.insecable): \(compte ? "comptée, comme au bilan" : "non comptée")."
        }
    }

    private var membres: [String] {
        guard let majoration = cadre.majoration, annees.contains(where: { $0.taille == majoration.taille }) else {
            return []
        }
        let connus = depart.identite.membres.map { Fr.compte($0, "membre", "membres") } ?? "nombre de membres inconnu"
        return ["\(majoration.libelle)\(Fr.insecable): \(connus), le même chaque année."]
    }

    private var versements: String {
        let points = "\(cadre.avance.points)\(Fr.insecable)%"
        return
            "Versements\(Fr.insecable): le fonctionnement de la première année à la signature, \(points) de la part fixe d’une "
            + "mission à son démarrage, puis \(points) du fonctionnement et des parts fixes à chaque anniversaire\(Fr.insecable); le "
            + "solde au plus tard deux mois après l’anniversaire suivant, le dialogue de gestion tenu."
    }

    private var dejaVerse: [String] {
        depart.dejaVerse.map { verse in
            ["Le bilan compte \(Fr.euros(verse)) déjà versés\(Fr.insecable): ils ne sont pas retranchés ici."]
        } ?? []
    }

    private var fin: [String] {
        if let sansBareme, !cadre.exercices.acceptes.contains(sansBareme) {
            return ["La prévision s’arrête avant \(sansBareme)\(Fr.insecable): le cadre n’y a pas de barème."]
        }
        if let finContrat = depart.finContrat, let derniere = annees.last, derniere.periode.fin == finContrat {
            let abregee =
                "\(Fr.insecable); sa dernière année compte ses seuls jours pour la part fixe, et reste entière pour le "
                + "fonctionnement et la part variable"
            return ["Le contrat finit le \(finContrat.francais)\(derniere.estEntiere ? "" : abregee)."]
        }
        let terme = signature.ajoutant(mois: 60)
        guard depart.finContrat == nil, let derniere = annees.last, derniere.periode.fin >= terme else { return [] }
        return [
            "La fin du contrat n’est pas saisie\(Fr.insecable): il est supposé renouvelé après cinq ans, le \(terme.francais)."
        ]
    }

    // MARK: - À vérifier

    /// La note de la première année de chaque statut ; un barème reconduit l’est jusqu’à la fin.
    private var baremes: [String] {
        var vus: Set<Bareme.Statut> = []
        return annees.compactMap { annee in
            guard let bareme = Bareme(cadre: cadre, exercice: annee.exercice), let note = bareme.note,
                vus.insert(bareme.statut).inserted
            else { return nil }
            guard bareme.statut == .reconduit, let derniere = annees.last?.exercice, derniere > annee.exercice else {
                return note
            }
            return "\(note) Il en va de même jusqu’en \(derniere)."
        }
    }

    /// R6.
    private var deuxRedactions: [String] {
        guard depart.crise.plan == .premiereRedaction,
            let annee = annees.dropFirst().first(where: \.ecritLePlan)
        else { return [] }
        return [
            "Le bilan compte déjà la première rédaction du plan, et l’année qui finit en \(annee.exercice) la compterait "
                + "une seconde fois\(Fr.insecable): vérifiez le démarrage de la mission."
        ]
    }
}
