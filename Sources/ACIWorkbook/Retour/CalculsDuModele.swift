internal import ACIModel
internal import SpreadsheetML

/// Les formules de tous les onglets, et ce que chacune donne pour un bilan, selon le moteur. Elles ne citent que des noms,
/// et se reconnaissent où que leurs cellules se trouvent.
struct CalculsDuModele {
    /// Une même formule qui donnerait deux valeurs n’en a pas.
    private var parFormule: [String: CellValue?] = [:]
    private var parNom: [String: Calcul] = [:]

    init(_ bilan: Bilan, aujourdhui: Jour) throws {
        for var feuille in try ClasseurModele.feuilles(ContexteDeDessin(bilan, aujourdhui: aujourdhui)) {
            _ = try feuille.dessiner()
            for calcul in feuille.page.calculs {
                let cle = Self.cle(calcul.formule)
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

    func valeur(_ formule: Formula) -> CellValue? { parFormule[Self.cle(formule)] ?? nil }

    /// Ce que le résultat nommé doit contenir.
    subscript(nom: String) -> Calcul? { parNom[nom] }

    /// La formule sans ce qu’un tableur peut y changer : les espaces hors des textes, et les majuscules.
    static func cle(_ formule: Formula) -> String {
        let morceaux = formule.text.split(separator: "\"", omittingEmptySubsequences: false)
        return morceaux.enumerated().map { rang, morceau in
            rang.isMultiple(of: 2) ? morceau.filter { !$0.isWhitespace }.uppercased() : String(morceau)
        }.joined(separator: "\"")
    }
}
