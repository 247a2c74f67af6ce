internal import ACIModel
internal import SpreadsheetML

/// Les formules de tous les onglets, et ce que chacune donne pour un bilan, selon le moteur. Elles ne citent que des noms,
/// et se reconnaissent où que leurs cellules se trouvent.
struct CalculsDuModele {
    /// Une même formule qui donnerait deux valeurs n’en a pas.
    private var parFormule: [String: CellValue?] = [:]
    private var parNom: [String: Calcul] = [:]
    /// Les onglets, tels qu’ils se dessinent.
    private(set) var pages: [Page] = []

    init(_ bilan: Bilan, aujourdhui: Jour) throws {
        for var feuille in try ClasseurModele.feuilles(ContexteDeDessin(bilan, aujourdhui: aujourdhui)) {
            _ = try feuille.dessiner()
            pages.append(feuille.page)
            for calcul in feuille.page.calculs {
                let cle = calcul.formule.reconnue
                if let autre = parFormule[cle], autre != calcul.valeur {
                    parFormule[cle] = .some(nil)
                } else {
                    parFormule[cle] = calcul.valeur
                }
                if let nom = calcul.nom { parNom[nom] = calcul }
            }
        }
    }

    /// Les noms définis des résultats.
    var noms: [String] { parNom.keys.sorted() }

    func valeur(_ formule: Formula) -> CellValue? { parFormule[formule.reconnue] ?? nil }

    /// Ce que le résultat nommé doit contenir.
    subscript(nom: String) -> Calcul? { parNom[nom] }
}
