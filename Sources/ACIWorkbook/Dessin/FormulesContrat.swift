internal import ACIModel

/// Les formules de la taille, de la période et du contrat (R0, R1).
///
/// Elles citent des noms définis, pour qu’une personne les lise, et comptent l’argent en centimes entiers, les taux en
/// points : tous les tableurs arrondissent alors de la même façon.
enum FormulesContrat {
    static func taille(_ cadre: Cadre) -> String {
        let tailles = cadre.tailles.map(\.numero)
        let bornes = "taille_contractuelle>=\(tailles.min() ?? 1),taille_contractuelle<=\(tailles.max() ?? 1)"
        return "IF(AND(ISNUMBER(taille_contractuelle),\(bornes)),taille_contractuelle,"
            + "IF(ISNUMBER(population),IF(population>0,MATCH(population,bareme_population,1),\"\"),\"\"))"
    }

    static let debutRetenu = "IF(ISNUMBER(periode_debut),periode_debut,DATE(exercice,1,1))"
    static let finRetenue = "IF(ISNUMBER(periode_fin),periode_fin,DATE(exercice,12,31))"

    /// Le rang de l’année du contrat qui finit avec la période, compté de la signature.
    static let rangDeLaPeriode =
        "IF(ISNUMBER(signature),IF(YEAR(fin_retenue+1)>YEAR(signature),"
        + "IF(EDATE(signature,12*(YEAR(fin_retenue+1)-YEAR(signature)))=fin_retenue+1,"
        + "YEAR(fin_retenue+1)-YEAR(signature),\"\"),\"\"),\"\")"

    static let debutReference =
        "IF(periode_rang=\"\",EDATE(fin_retenue+1,-12),EDATE(signature,12*(periode_rang-1)))"

    /// Le rang de l’année du contrat montrée à côté de la période : celle qui est saisie, sinon celle qui finit dans
    /// l’exercice, ou qui y commence à la signature.
    static let rangDeLAnnee =
        "IF(ISNUMBER(signature),IF(AND(periode_rang<>\"\",debut_retenu=reference_debut),periode_rang,"
        + "IF(YEAR(signature)>exercice,\"\","
        + "MAX(1,exercice-YEAR(signature)+IF(AND(MONTH(signature)=1,DAY(signature)=1),1,0)))),\"\")"
    static let debutDeLAnnee = "IF(contrat_annee=\"\",\"\",EDATE(signature,12*(contrat_annee-1)))"
    static let finDeLAnnee = "IF(contrat_annee=\"\",\"\",EDATE(signature,12*contrat_annee)-1)"

    static let joursReference = "fin_retenue-reference_debut+1"

    /// La fin du contrat, si elle est saisie et ne précède pas la signature.
    static let finDuContrat =
        "IF(ISNUMBER(contrat_fin),IF(contrat_fin<IF(ISNUMBER(signature),signature,0),\"\",contrat_fin),\"\")"
    static let enCours = "IF(contrat_fin_retenue=\"\",1,IF(contrat_fin_retenue<debut_retenu,0,1))"
    static let debutCompte = "MAX(debut_retenu,reference_debut,IF(ISNUMBER(signature),signature,0))"
    static let finCompte = "IF(contrat_fin_retenue=\"\",fin_retenue,MIN(fin_retenue,contrat_fin_retenue))"

    /// La période est inversée, dépasse son année de référence, ou ne touche pas l’exercice.
    static let periodeFausse =
        "IF(OR(fin_retenue<debut_retenu,debut_retenu<reference_debut,YEAR(debut_retenu)>exercice,"
        + "YEAR(fin_retenue)<exercice),1,0)"
    static let periodeFinie = "IF(TODAY()>fin_retenue,1,0)"

    /// Ce qui manque ou se contredit : les lignes des missions, et ce que Synthèse demande d’abord.
    static let pointsARevoir =
        "SUM(\(ColonneInterne.aRevoir.nom))+" + PointDeSynthese.allCases.map(\.nom).joined(separator: "+")

    static let premiereAnnee = "AND(ISNUMBER(signature),signature>=reference_debut,signature<=fin_retenue)"

    static let tauxRetenu = "IF(AND(ISNUMBER(taux_partiel),taux_partiel>=0,taux_partiel<=1),taux_partiel,0.5)"

    static let fonctionnement = Calculs.siCalculable(
        "IF(AND(contrat_en_cours=1,ISNUMBER(signature),signature<=fin_retenue),"
            + "\(Calculs.ligne("bareme_fonctionnement")),0)")
}

/// Les tournures que les formules partagent.
enum Calculs {
    /// Vide tant que la taille n’est pas connue (R0).
    static func siCalculable(_ formule: String) -> String { "IF(taille=\"\",\"\",\(formule))" }

    /// Un nombre de centimes, en euros. Les poids ont des décimales, et leur somme un bruit binaire : le premier arrondi
    /// l’ôte, pour qu’un demi-centime en reste un.
    static func centimes(_ formule: String) -> String { "ROUND(ROUND(\(formule),8),0)/100" }

    /// La ligne du barème, pour la taille retenue.
    static func ligne(_ nom: String) -> String { "INDEX(\(nom),1,taille)" }

    /// Le texte d’une cellule, sans les blancs de ses bords, insécables compris.
    static func elague(_ nom: String) -> String {
        "TRIM(SUBSTITUTE(SUBSTITUTE(\(nom),\"\u{A0}\",\" \"),\"\u{202F}\",\" \"))"
    }

    /// La somme d’un résultat sur toutes les missions.
    static func somme(_ prefixe: String, _ cadre: Cadre) -> String {
        siCalculable("ROUND(" + cadre.missions.map { prefixe + $0.nom }.joined(separator: "+") + ",2)")
    }
}
