internal import ACIModel

/// Les formules de la majoration, du total et des versements (R8 à R10).
struct FormulesTotaux {
    let cadre: Cadre

    init(_ cadre: Cadre) { self.cadre = cadre }

    private func majoration(_ base: String) -> String {
        guard let majoration = cadre.majoration else { return "0" }
        return "IF(AND(taille=\(majoration.taille),ISNUMBER(membres),membres>=\(majoration.membresMinimum)),"
            + "ROUND(ROUND((\(base))*100,0)*\(majoration.points)/100,0)/100,0)"
    }

    private func borne(_ base: String) -> String {
        Calculs.siCalculable("ROUND(fonctionnement+\(base)+\(majoration(base)),2)")
    }

    var majoration: String { Calculs.siCalculable(majoration("total_fixe+total_variable")) }
    var total: String { Calculs.siCalculable("ROUND(fonctionnement+total_fixe+total_variable+majoration,2)") }
    var plancher: String { borne("total_fixe+total_variable_plancher") }
    var plafond: String { borne("total_fixe_plafond+total_variable_plafond") }

    var avance: String {
        let regle = cadre.avance
        func avance(_ points: Int) -> String {
            "ROUND((ROUND(fonctionnement*100,0)*\(points)+ROUND(total_fixe*100,0)*\(regle.points))/100,0)/100"
        }
        let premiere = avance(regle.pointsFonctionnementPremiereAnnee)
        return Calculs.siCalculable("IF(\(FormulesContrat.premiereAnnee),\(premiere),\(avance(regle.points)))")
    }

    static let solde = Calculs.siCalculable("ROUND(total_estime-avance,2)")
    static let resteARecevoir = Calculs.siCalculable(
        "ROUND(total_estime-IF(ISNUMBER(deja_verse),MAX(0,ROUND(deja_verse,2)),0),2)")

    static func horsTotal(_ somme: Cadre.HorsTotal) -> String {
        let limite = somme.signatureAuPlusTard
        return Calculs.siCalculable(
            "IF(AND(ISNUMBER(signature),signature<=DATE(\(limite.annee),\(limite.mois),\(limite.jourDuMois))),"
                + "\(Calculs.ligne("bareme_\(somme.code.nomDefini)")),0)")
    }
}

extension String {
    /// Un code avec traits d’union, en morceau de nom défini.
    var nomDefini: String { String(map { $0 == "-" ? "_" : $0 }) }
}
