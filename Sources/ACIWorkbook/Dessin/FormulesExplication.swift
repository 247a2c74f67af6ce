internal import ACIModel

/// Les formules qui disent comment un montant se calcule, dans les mêmes mots que le moteur.
///
/// `FIXED` écrit un nombre dans le format de la personne, ce qu’un code de format dans `TEXT` ne ferait
/// pas d’un tableur à l’autre.
enum FormulesExplication {
    private static let zero = "FIXED(0,2)&\"\(euro)"
    private static let euro = "\(Fr.insecable)€"
    private static let pourCent = "\(Fr.insecable)%"

    private static func euros(_ formule: String) -> String { "FIXED(\(formule),2)&\"\(euro)\"" }

    private static func siCalculable(_ formule: String) -> String { "IF(taille=\"\",\"\",\(formule))" }

    /// `0,00 € (mission non démarrée)`
    private static func rien(_ motif: String) -> String { "\(zero) (\(motif))\"" }

    // MARK: Missions

    /// `90 000,00 € × 365 / 365`
    static func fixe(_ mission: MissionModele) -> String {
        let prorata = "&\" × \"&jours_\(mission.nom)&\" / \"&reference_jours"
        let base = euros(FormulesFinancement.forfait(mission)) + prorata
        return siCalculable(
            mission.complements.reduce(base) { formule, complement in
                let montant = euros("INDEX(bareme_\(complement.nom),1,taille)") + prorata
                return "\(formule)&IF(\(complement.nom)=\"Oui\",\" + \"&\(montant),\"\")"
            })
    }

    /// `35 000,00 € × (5 + 2 × 50 %) / 8`
    static func variable(_ mission: MissionModele) -> String {
        let nom = mission.nom
        let nonDemarree = "NOT(AND(ISNUMBER(\(mission.champDebut)),\(mission.champDebut)<=fin_retenue))"
        let enveloppe = euros("enveloppe_variable_\(nom)")
        switch mission.variable {
        case .crise:
            return siCalculable(
                "IF(\(nonDemarree),\(rien("mission non démarrée")),IF(crise_declaree<>\"Oui\",\(rien("aucune crise déclarée")),"
                    + "IF(crise_mobilisee<>\"Oui\",\(rien("CPTS non mobilisée")),"
                    + "\(enveloppe)&\" (crise déclarée et CPTS mobilisée)\")))")
        case .indicateurs:
            let acquis =
                "IF(poids_partiel_\(nom)=0,poids_oui_\(nom),\"(\"&poids_oui_\(nom)&\" + \"&poids_partiel_\(nom)&\" × \""
                + "&ROUND(taux_retenu*100,4)&\"\(pourCent))\")"
            return siCalculable(
                "IF(\(nonDemarree),\(rien("mission non démarrée")),IF(poids_total_\(nom)=0,"
                    + "\(rien("aucun indicateur de résultat")),"
                    + "\(enveloppe)&\" × \"&\(acquis)&\" / \"&poids_total_\(nom)))")
        }
    }

    // MARK: Totaux

    static let fonctionnement = siCalculable(
        euros("fonctionnement")
            + "&IF(ISNUMBER(signature),IF(signature<=fin_retenue,\"\",\" (contrat signé après la période)\"),"
            + "\" (date de signature absente)\")")

    /// `10 % × 304 374,43 €`
    static func majoration(_ cadre: Cadre) -> String {
        guard let majoration = cadre.majoration else { return siCalculable("\(zero)\"") }
        let conditions = "réservée à la taille \(majoration.taille), à partir de \(majoration.membresMinimum) membres"
        return siCalculable(
            "IF(AND(taille=\(majoration.taille),ISNUMBER(membres),membres>=\(majoration.membresMinimum)),"
                + "\"\(majoration.points)\(pourCent) × \"&\(euros("total_missions")),\(rien(conditions)))")
    }

    /// La somme du fonctionnement, de chaque mission et de la majoration, telle que le moteur l’écrit.
    static func total(_ cadre: Cadre, mission: (MissionModele) -> String, majoration: String) -> String {
        let termes = ["fonctionnement"] + cadre.missions.map(mission) + [majoration]
        return siCalculable(termes.map(euros).joined(separator: "&\" + \"&"))
    }

    static func avance(_ cadre: Cadre) -> String {
        let points = "\(cadre.avance.points)\(pourCent)"
        let fixes = cadre.missions.map { euros("fixe_\($0.nom)") }.joined(separator: "&\" + \"&")
        let fonctionnement = euros("fonctionnement")
        let premiere =
            cadre.avance.pointsFonctionnementPremiereAnnee == 100
            ? "\(fonctionnement)&\" + \(points) × (\"&\(fixes)&\")\""
            : "\"\(cadre.avance.pointsFonctionnementPremiereAnnee)\(pourCent) × \"&\(fonctionnement)&\" + \(points) × (\"&\(fixes)&\")\""
        return siCalculable(
            "IF(\(FormulesFinancement.premiereAnnee),\(premiere),\"\(points) × (\"&\(fonctionnement)&\" + \"&\(fixes)&\")\")"
        )
    }

    static let solde = siCalculable("\(euros("total_estime"))&\" \u{2212} \"&\(euros("avance"))")
}
