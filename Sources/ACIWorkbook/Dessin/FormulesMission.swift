internal import ACIModel

/// Les formules des parts fixe et variable d’une mission, et de ce qui reste à portée (R3 à R7).
struct FormulesMission {
    let mission: MissionModele
    private var nom: String { mission.nom }

    init(_ mission: MissionModele) { self.mission = mission }

    private static func oui(_ champ: String) -> String { "\(Calculs.elague(champ))=\"Oui\"" }
    private static func plan(_ etat: EtatPlan) -> String { "\(Calculs.elague("crise_plan"))=\"\(etat.libelle)\"" }

    /// 1 si la mission est ouverte : démarrée au dernier jour compté, sous un contrat signé et en cours.
    var ouverte: String {
        "IF(AND(contrat_en_cours=1,ISNUMBER(\(mission.champDebut)),\(mission.champDebut)<=fin_compte,"
            + "IF(ISNUMBER(signature),signature<=fin_retenue,TRUE)),1,0)"
    }

    var jours: String { "IF(ouverte_\(nom)=1,MAX(0,fin_compte-MAX(\(mission.champDebut),debut_compte)+1),0)" }

    // MARK: Part fixe

    private var premiere: String { Calculs.ligne("bareme_fixe_\(nom)") }
    private var miseAJour: String { Calculs.ligne("bareme_fixe_maj_\(nom)") }

    /// La ligne que la réponse donne.
    private var forfait: String {
        guard mission.aUnPlan else { return premiere }
        return "IF(\(Self.plan(.premiereRedaction)),\(premiere),IF(\(Self.plan(.miseAJour)),\(miseAJour),0))"
    }

    private func prorata(_ ligne: String) -> String {
        "ROUND(\(ligne)*100*jours_\(nom)/reference_jours,0)/100"
    }

    var fixe: String {
        let somme = mission.complements.reduce(prorata(forfait)) { formule, complement in
            let ligne = prorata(Calculs.ligne("bareme_\(complement.nom)"))
            return "\(formule)+IF(\(Self.oui(complement.nom)),\(ligne),0)"
        }
        return Calculs.siCalculable(mission.complements.isEmpty ? somme : "ROUND(\(somme),2)")
    }

    /// La ligne attendue d’un plan sans réponse : une première rédaction si la mission démarre dans l’année de référence,
    /// une mise à jour ensuite (R5).
    private var forfaitAttendu: String {
        let debut = "MAX(\(mission.champDebut),IF(ISNUMBER(signature),signature,0))"
        return
            "IF(AND(ISNUMBER(\(mission.champDebut)),\(debut)>=reference_debut,\(debut)<=fin_retenue),\(premiere),\(miseAJour))"
    }

    private var planEcrit: String { "OR(\(Self.plan(.premiereRedaction)),\(Self.plan(.miseAJour)))" }

    /// La part fixe que le plan donne, ou donnerait s’il était écrit.
    var fixeAttendu: String {
        guard mission.aUnPlan else { return "fixe_\(nom)" }
        return Calculs.siCalculable("IF(\(planEcrit),fixe_\(nom),\(prorata(forfaitAttendu)))")
    }

    /// L’état du plan a sa réponse.
    private var planSaisi: String { "OR(\(EtatPlan.allCases.map(Self.plan).joined(separator: ",")))" }

    var fixePlafond: String {
        guard mission.aUnPlan else { return "fixe_\(nom)" }
        return Calculs.siCalculable("IF(\(planSaisi),fixe_\(nom),fixe_attendu_\(nom))")
    }

    // MARK: Part variable

    var enveloppeVariable: String { Calculs.siCalculable(Calculs.ligne("bareme_variable_\(nom)")) }

    /// Une somme de la table interne, sur les lignes de la mission.
    func somme(_ colonne: ColonneInterne, reponse: Atteinte? = nil) -> String {
        let filtre = reponse.map { ",\(ColonneInterne.reponse.nom),\"\($0.libelle)\"" } ?? ""
        return "SUMIFS(\(colonne.nom),\(ColonneInterne.mission.nom),\"\(nom)\"\(filtre))"
    }

    private func variable(points: String) -> String {
        switch mission.variable {
        case .crise:
            Calculs.siCalculable(
                "IF(AND(ouverte_\(nom)=1,\(Self.oui("crise_declaree")),\(Self.oui("crise_mobilisee"))),"
                    + "enveloppe_variable_\(nom),0)")
        case .indicateurs:
            Calculs.siCalculable(
                "IF(AND(ouverte_\(nom)=1,poids_\(nom)>0),"
                    + "\(Calculs.centimes("enveloppe_variable_\(nom)*\(points)/poids_\(nom)")),0)")
        }
    }

    var variable: String { variable(points: "points_\(nom)") }
    var variablePlancher: String { variable(points: "poids_oui_\(nom)*100") }
    var variablePlafond: String { variable(points: "(poids_\(nom)-poids_non_\(nom))*100") }

    // MARK: Ce qui reste à portée

    /// La part variable que l’année peut donner.
    private var variablePossible: String {
        if case .crise = mission.variable { return "IF(\(Self.oui("crise_declaree")),enveloppe_variable_\(nom),0)" }
        return "enveloppe_variable_\(nom)"
    }

    var enveloppeDeLAnnee: String {
        Calculs.siCalculable("IF(ouverte_\(nom)=1,ROUND(fixe_attendu_\(nom)+\(variablePossible),2),0)")
    }

    /// Ce que coûtent les jours qui manquent, ou une mission qui n’est pas ouverte.
    var horsAnnee: String {
        let ligne = mission.aUnPlan ? "IF(\(planEcrit),\(forfait),\(forfaitAttendu))" : premiere
        let complements = mission.complements.map {
            "+IF(\(Self.oui($0.nom)),\(Calculs.ligne("bareme_\($0.nom)")),0)"
        }
        return Calculs.siCalculable(
            "ROUND(\(ligne)\(complements.joined())+\(variablePossible)-enveloppe_annee_\(nom),2)")
    }

    var aPortee: String {
        Calculs.siCalculable("ROUND(fixe_plafond_\(nom)+variable_plafond_\(nom)-fixe_\(nom)-variable_\(nom),2)")
    }

    var nonAtteint: String {
        Calculs.siCalculable("ROUND(enveloppe_annee_\(nom)-fixe_plafond_\(nom)-variable_plafond_\(nom),2)")
    }

    /// Ce que gagnerait l’état du plan, encore sans réponse.
    var gainDuPlan: String {
        "IF(taille=\"\",0,IF(OR(ouverte_\(nom)=0,\(planSaisi)),0,fixe_attendu_\(nom)))"
    }
}
