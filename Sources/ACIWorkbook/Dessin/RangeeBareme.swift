internal import ACIModel
internal import SpreadsheetML

/// Une rangée du barème dans le classeur : une valeur par taille, sous un nom défini que lisent les formules.
///
/// Les formules la lisent dans Synthèse, et non dans Mode d’emploi : Gnumeric ne comprend aucune
/// référence à une feuille dont le nom porte une apostrophe.
struct RangeeBareme {
    let nom: String
    let libelle: String
    let valeurs: [Double]
    let format: NumberFormat
    let source: Source

    private init(_ nom: String, _ ligne: LigneBareme) {
        self.nom = nom
        libelle = ligne.libelle
        valeurs = ligne.montants.map(\.enEuros)
        format = Format.eurosRonds
        source = ligne.source
    }

    private init(populationDe cadre: Cadre) {
        nom = "bareme_population"
        libelle = "Population, à partir de"
        valeurs = cadre.tailles.map { Double($0.aPartirDe) }
        format = Format.entier
        source = cadre.sourceTailles
    }

    static func toutes(_ cadre: Cadre) -> [RangeeBareme] {
        [RangeeBareme(populationDe: cadre)] + lignes(cadre).map { RangeeBareme($0.nom, $0.ligne) }
    }

    /// Les lignes de montants, par nom défini.
    static func lignes(_ cadre: Cadre) -> [(nom: String, ligne: LigneBareme)] {
        var lignes = [("bareme_fonctionnement", cadre.fonctionnement)]
        for mission in cadre.missions {
            switch mission.fixe {
            case .forfait(let fixe): lignes.append(("bareme_fixe_\(mission.nom)", fixe))
            case .plan(let premiere, let miseAJour):
                lignes.append(("bareme_fixe_\(mission.nom)", premiere))
                lignes.append(("bareme_fixe_maj_\(mission.nom)", miseAJour))
            }
            lignes += mission.complements.map { ("bareme_\($0.nom)", $0.ligne) }
            lignes.append(("bareme_variable_\(mission.nom)", mission.variable.ligne))
        }
        return lignes + cadre.horsTotal.map { ("bareme_\($0.code.nomDefini)", $0.ligne) }
    }
}

extension Montant {
    /// Le nombre qu’une cellule contient.
    var enEuros: Double { Double(centimes) / 100 }
}
