package import ACIModel
internal import SpreadsheetML

/// Un tableau de l’ensemble, tel que le texte, la page et le classeur le montrent.
package struct Tableau: Sendable {
    /// Ce qu’une case contient.
    package enum Case: Sendable {
        case texte(String)
        /// Le nom d’une CPTS ou de son fichier, et le rang, parmi les lignes de l’ensemble, de celle qui en dit plus.
        case cpts(String, rang: Int?)
        case entier(Int?)
        case annee(Int?)
        case montant(Montant?)
        case part(Montant, sur: Montant)
        /// Une valeur déclarée, dans l’unité de son indicateur.
        case valeur(Double?, IndicateurModele.TypeValeur)
        case jour(Jour?)
        case etat(LigneConsolidee.Etat, String)
        case gravite(Diagnostic.Gravite)

        static let vide = Case.texte("")
    }

    package struct Colonne: Sendable {
        package let titre: String
        /// En caractères, dans le classeur.
        let largeur: Double
        /// Elle se montre aussi là où la place manque.
        package let estEssentielle: Bool
        /// Des mots, et non des nombres.
        package let estTexte: Bool
    }

    /// Une colonne, et ce qu’elle prend à un élément.
    struct Rubrique<Element> {
        let colonne: Colonne
        let valeur: (Element) -> Case
        /// Ce que le classeur calcule à la place ; `{}` y tient lieu du numéro de la ligne.
        let formule: ((Element) -> String)?

        init(
            _ titre: String, _ largeur: Double, essentielle: Bool = true, estTexte: Bool = false,
            formule: ((Element) -> String)? = nil, _ valeur: @escaping (Element) -> Case
        ) {
            colonne = Colonne(titre: titre, largeur: largeur, estEssentielle: essentielle, estTexte: estTexte)
            self.formule = formule
            self.valeur = valeur
        }
    }

    package let titre: String
    package let note: String?
    package let colonnes: [Colonne]
    package let rangees: [[Case]]
    /// Une par case ; `nil` : sa valeur ne se calcule pas.
    private let formules: [[String?]]
    /// Les parts de chaque rangée que la page dessine, dans l’ordre de ``parts``.
    package var barres: [[Int]] = []
    package static let parts = ["Acquis", "À portée", "Non atteint"]

    init<Element>(_ titre: String, note: String? = nil, _ elements: [Element], _ rubriques: [Rubrique<Element>]) {
        self.titre = titre
        self.note = note
        colonnes = rubriques.map(\.colonne)
        rangees = elements.map { element in rubriques.map { $0.valeur(element) } }
        formules = elements.map { element in rubriques.map { $0.formule?(element) } }
    }

    /// La formule d’une case sur une ligne de la feuille.
    func formule(_ rangee: Int, _ colonne: Int, _ ligne: Int) -> Formula? {
        formules[rangee][colonne].map { modele in
            Formula(modele.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: "\(ligne)"))
        }
    }
}
