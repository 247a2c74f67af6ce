internal import ACIModel
internal import SpreadsheetML

/// Les formules de Synthèse, et ce que chacune donne pour un bilan, selon le moteur. Elles ne citent que des noms, et se
/// reconnaissent où que leurs cellules se trouvent.
struct CalculsDeSynthese {
    private var parFormule: [String: CellValue] = [:]
    private var parNom: [String: Formula] = [:]

    init(_ bilan: Bilan) throws {
        // Rien n’y dépend du jour.
        var feuille = try FeuilleSynthese(ContexteDeDessin(bilan, aujourdhui: bilan.periode.fin))
        _ = try feuille.dessiner()
        for calcul in feuille.page.calculs {
            parFormule[calcul.formule.text] = calcul.valeur
            if let nom = calcul.nom { parNom[nom] = calcul.formule }
        }
    }

    func valeur(_ formule: Formula) -> CellValue? { parFormule[formule.text] }

    func formule(_ nom: String) -> Formula? { parNom[nom] }
}
