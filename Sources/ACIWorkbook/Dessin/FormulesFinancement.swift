internal import ACIModel

/// Les formules de Synthèse, écrites avec les noms définis pour qu’une personne les lise.
///
/// L’argent s’y compte en centimes entiers et les taux en points : tous les tableurs arrondissent
/// alors de la même façon.
enum FormulesFinancement {
    /// Vide tant que la taille n’est pas connue (R0).
    private static func siCalculable(_ formule: String) -> String { "IF(taille=\"\",\"\",\(formule))" }

    private static func centimes(_ formule: String) -> String { "ROUND(\(formule),0)/100" }

    private static func ligne(_ nom: String) -> String { "INDEX(\(nom),1,taille)" }

    // MARK: Contrat et période

    static func taille(_ cadre: Cadre) -> String {
        let tailles = cadre.tailles.map(\.numero)
        let bornes = "taille_contractuelle>=\(tailles.min() ?? 1),taille_contractuelle<=\(tailles.max() ?? 1)"
        return "IF(AND(ISNUMBER(taille_contractuelle),\(bornes)),taille_contractuelle,"
            + "IF(ISNUMBER(population),IF(population>0,MATCH(population,bareme_population,1),\"\"),\"\"))"
    }

    static let debutRetenu = "IF(ISNUMBER(periode_debut),periode_debut,DATE(exercice,1,1))"
    static let finRetenue = "IF(ISNUMBER(periode_fin),periode_fin,DATE(exercice,12,31))"

    /// Le premier jour compté : ni avant la signature, ni plus de douze mois avant la fin (R1).
    static let debutCompte = "MAX(debut_retenu,EDATE(fin_retenue,-12)+1,IF(ISNUMBER(signature),signature,0))"
    static let joursReference = "fin_retenue-EDATE(fin_retenue,-12)"
    /// La période est inversée, ou dépasse douze mois (R1).
    static let periodeFausse = "OR(fin_retenue<debut_retenu,debut_retenu<=EDATE(fin_retenue,-12))"

    // MARK: Réponses

    private static func poidsRetenus(_ mission: MissionModele) -> String {
        let nom = mission.nom
        return "(nature_\(nom)<>\"Suivi\")*(nature_\(nom)<>\"Sans objet\")"
            + "*((poids_\(nom)=\"\")+(poids_\(nom)>0)*poids_\(nom))"
    }

    static func poids(_ mission: MissionModele, reponse: Atteinte?) -> String {
        let filtre = reponse.map { "*(atteint_\(mission.nom)=\"\($0.libelle)\")" } ?? ""
        return "SUMPRODUCT(\(poidsRetenus(mission))\(filtre))"
    }

    static func compte(_ mission: MissionModele, reponse: Atteinte) -> String {
        "COUNTIF(atteint_\(mission.nom),\"\(reponse.libelle)\")"
    }

    static func repondus(_ mission: MissionModele) -> String {
        let nom = mission.nom
        return "SUMPRODUCT((nature_\(nom)<>\"Sans objet\")*(atteint_\(nom)<>\"\"))&\" sur \""
            + "&SUMPRODUCT((nature_\(nom)<>\"Sans objet\")*1)"
    }

    // MARK: Missions

    static let fonctionnement = siCalculable(
        "IF(AND(ISNUMBER(signature),signature<=fin_retenue),\(ligne("bareme_fonctionnement")),0)")

    static func jours(_ mission: MissionModele) -> String {
        let debut = mission.champDebut
        return siCalculable("IF(ISNUMBER(\(debut)),MAX(0,fin_retenue-MAX(\(debut),debut_compte)+1),0)")
    }

    static func forfait(_ mission: MissionModele) -> String {
        switch mission.fixe {
        case .forfait: ligne("bareme_fixe_\(mission.nom)")
        case .plan:
            "IF(crise_plan=\"\(EtatPlan.premiereRedaction.libelle)\",\(ligne("bareme_fixe_\(mission.nom)")),"
                + "IF(crise_plan=\"\(EtatPlan.miseAJour.libelle)\",\(ligne("bareme_fixe_maj_\(mission.nom)")),0))"
        }
    }

    static func enveloppeFixe(_ mission: MissionModele) -> String {
        siCalculable(
            mission.complements.reduce(forfait(mission)) { formule, complement in
                "\(formule)+IF(\(complement.nom)=\"Oui\",\(ligne("bareme_\(complement.nom)")),0)"
            })
    }

    static func fixe(_ mission: MissionModele) -> String {
        let prorata = "*jours_\(mission.nom)/reference_jours"
        let somme = mission.complements.reduce(centimes("\(forfait(mission))*100\(prorata)")) { formule, complement in
            let montant = centimes("\(ligne("bareme_\(complement.nom)"))*100\(prorata)")
            return "\(formule)+IF(\(complement.nom)=\"Oui\",\(montant),0)"
        }
        return siCalculable(mission.complements.isEmpty ? somme : "ROUND(\(somme),2)")
    }

    static func enveloppeVariable(_ mission: MissionModele) -> String {
        siCalculable(ligne("bareme_variable_\(mission.nom)"))
    }

    /// Ce que l’on compte d’une réponse pour estimer, assurer ou espérer la part variable (R4, R5).
    enum Estimation {
        case montant, plancher, plafond
    }

    static func variable(_ mission: MissionModele, _ estimation: Estimation) -> String {
        let nom = mission.nom
        let demarree = "ISNUMBER(\(mission.champDebut)),\(mission.champDebut)<=fin_retenue"
        guard case .indicateurs = mission.variable else {
            return siCalculable(
                "IF(AND(\(demarree),crise_declaree=\"Oui\",crise_mobilisee=\"Oui\"),enveloppe_variable_\(nom),0)")
        }
        let points =
            switch estimation {
            case .montant: "(poids_oui_\(nom)*100+poids_partiel_\(nom)*ROUND(taux_retenu*100,4))"
            case .plancher: "poids_oui_\(nom)*100"
            case .plafond: "(poids_total_\(nom)-poids_non_\(nom))*100"
            }
        // Les poids ont des décimales, et leur somme un bruit binaire : le premier arrondi l’ôte, pour qu’un demi-centime
        // en reste un.
        return siCalculable(
            "IF(AND(\(demarree),poids_total_\(nom)>0),"
                + centimes("ROUND(enveloppe_variable_\(nom)*\(points)/poids_total_\(nom),8)") + ",0)")
    }

    static func totalMission(_ mission: MissionModele) -> String {
        siCalculable("ROUND(fixe_\(mission.nom)+variable_\(mission.nom),2)")
    }

    static let tauxRetenu = "IF(AND(ISNUMBER(taux_partiel),taux_partiel>=0,taux_partiel<=1),taux_partiel,0.5)"

    // MARK: Total et versements

    /// La somme d’un résultat sur toutes les missions.
    static func somme(_ prefixe: String, _ cadre: Cadre) -> String {
        siCalculable("ROUND(" + cadre.missions.map { prefixe + $0.nom }.joined(separator: "+") + ",2)")
    }

    /// La majoration de ce que les missions ont acquis, la part variable étant celle d’une borne.
    static func majoration(_ variable: String, _ cadre: Cadre) -> String {
        cadre.majoration.map { majoration("total_fixe+\(variable)", $0) } ?? "0"
    }

    private static func majoration(_ base: String, _ majoration: Cadre.Majoration) -> String {
        "IF(AND(taille=\(majoration.taille),ISNUMBER(membres),membres>=\(majoration.membresMinimum)),"
            + centimes("ROUND((\(base))*100,0)*\(majoration.points)/100") + ",0)"
    }

    static func majoration(_ cadre: Cadre) -> String {
        siCalculable(majoration("total_variable", cadre))
    }

    static let totalEstime = siCalculable("ROUND(fonctionnement+total_fixe+total_variable+majoration,2)")

    static func totalBorne(_ variable: String, _ cadre: Cadre) -> String {
        siCalculable("ROUND(fonctionnement+total_fixe+\(variable)+\(majoration(variable, cadre)),2)")
    }

    /// La signature tombe dans l’année de référence (R10).
    static let premiereAnnee = "AND(ISNUMBER(signature),signature>EDATE(fin_retenue,-12),signature<=fin_retenue)"

    static func avance(_ avance: Cadre.Avance) -> String {
        func part(_ base: String, _ points: Int) -> String { centimes("ROUND((\(base))*100,0)*\(points)/100") }
        let fonctionnement = part("fonctionnement", avance.pointsFonctionnementPremiereAnnee)
        let premiere = "ROUND(\(fonctionnement)+\(part("total_fixe", avance.points)),2)"
        let suivante = part("fonctionnement+total_fixe", avance.points)
        return siCalculable(
            "IF(\(premiereAnnee),\(premiere),\(suivante))")
    }

    static let solde = siCalculable("ROUND(total_estime-avance,2)")

    static func horsTotal(_ somme: Cadre.HorsTotal) -> String {
        let limite = somme.signatureAuPlusTard
        return siCalculable(
            "IF(AND(ISNUMBER(signature),signature<=DATE(\(limite.annee),\(limite.mois),\(limite.jourDuMois))),"
                + "\(ligne("bareme_\(somme.code.nomDefini)")),0)")
    }
}

extension String {
    /// Un code avec traits d’union, en morceau de nom défini.
    var nomDefini: String { String(map { $0 == "-" ? "_" : $0 }) }
}
