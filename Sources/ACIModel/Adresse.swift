/// L’endroit d’une saisie dans un classeur.
public struct Adresse: Hashable, Sendable {
    /// Le titre de l’onglet, tel que le fichier le porte.
    public let feuille: String
    /// `H8`.
    public let cellule: String

    /// Une cellule par sa feuille et sa place, `E6`.
    public init(feuille: String, cellule: String) {
        self.feuille = feuille
        self.cellule = cellule
    }

    /// `Synthèse!D5`.
    public var francais: String { "\(feuille)!\(cellule)" }

    /// La colonne en lettres, et la ligne.
    private var parties: (colonne: String, ligne: Int) {
        let colonne = cellule.prefix { !$0.isNumber }
        return (String(colonne), Int(cellule.dropFirst(colonne.count)) ?? 0)
    }
}

extension Adresse: Comparable {
    /// Dans un onglet, colonne par colonne.
    public static func < (une: Adresse, autre: Adresse) -> Bool {
        let (gauche, droite) = (une.parties, autre.parties)
        return (une.feuille, gauche.colonne.count, gauche.colonne, gauche.ligne)
            < (autre.feuille, droite.colonne.count, droite.colonne, droite.ligne)
    }

    /// Des cellules triées et réunies : `Mission 2 – Parcours!F6 à F13, H6 ; Synthèse!D5`.
    public static func francais(_ adresses: some Sequence<Adresse>) -> String {
        var textes: [String] = []
        var feuille: String?
        var suites: [[Adresse]] = []
        for adresse in Set(adresses).sorted() {
            if let derniere = suites.last?.last, derniere.precede(adresse) {
                suites[suites.count - 1].append(adresse)
            } else {
                suites.append([adresse])
            }
        }
        for suite in suites {
            guard let premiere = suite.first, let derniere = suite.last else { continue }
            let plage =
                suite.count > 2
                ? "\(premiere.cellule) à \(derniere.cellule)" : suite.map(\.cellule).joined(separator: ", ")
            if premiere.feuille == feuille {
                textes[textes.count - 1] += ", \(plage)"
            } else {
                textes.append("\(premiere.feuille)!\(plage)")
                feuille = premiere.feuille
            }
        }
        return textes.joined(separator: "\(Fr.insecable); ")
    }

    private func precede(_ autre: Adresse) -> Bool {
        feuille == autre.feuille && parties.colonne == autre.parties.colonne
            && parties.ligne + 1 == autre.parties.ligne
    }
}
