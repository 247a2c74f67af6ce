internal import ACIModel
internal import SpreadsheetML

/// Les formules de Synthèse, et ce que chacune donne pour un bilan, selon le moteur. Elles ne citent que des noms, et se
/// reconnaissent où que leurs cellules se trouvent.
struct CalculsDeSynthese {
    private var parFormule: [String: CellValue] = [:]
    private var parNom: [String: Calcul] = [:]

    /// - Parameter jour: celui où le classeur se relit.
    init(_ bilan: Bilan, jour: Jour) throws {
        var feuille = try FeuilleSynthese(ContexteDeDessin(bilan, aujourdhui: jour))
        _ = try feuille.dessiner()
        for calcul in feuille.page.calculs {
            parFormule[calcul.formule.text] = calcul.valeur
            if let nom = calcul.nom { parNom[nom] = calcul }
        }
    }

    /// Les noms définis des résultats.
    var noms: [String] { parNom.keys.sorted() }

    func valeur(_ formule: Formula) -> CellValue? { parFormule[formule.text] }

    /// Ce que le résultat nommé doit contenir.
    subscript(nom: String) -> (formule: Formula, valeur: CellValue)? { parNom[nom].map { ($0.formule, $0.valeur) } }
}
