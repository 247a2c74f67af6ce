internal import ACIModel
internal import SpreadsheetML

/// Le classeur à dessiner : ce que toutes ses feuilles partagent.
struct ContexteDeDessin: Sendable {
    let bilan: Bilan
    let champs: Champs
    let aujourdhui: Jour
    /// Celles de la table interne de Synthèse.
    let lignes: [LigneInterne]
    private let resultats: ValeursCalculees

    init(_ bilan: Bilan, aujourdhui: Jour) {
        self.bilan = bilan
        self.aujourdhui = aujourdhui
        champs = Champs(bilan.cadre, propres: bilan.codesPropres)
        lignes = LigneInterne.toutes(bilan)
        resultats = ValeursCalculees(bilan, lignes, aujourdhui: aujourdhui)
    }

    var bareme: Bareme { bilan.bareme }
    var cadre: Cadre { bilan.cadre }

    /// `ACI 2026.2`
    var modele: String { VersionModele(exercice: bilan.exercice).description }

    /// La valeur que le moteur donne à un résultat nommé ; vide tant qu’elle ne se calcule pas.
    func resultat(_ nom: String) -> CellValue { resultats[nom] }

    /// Le texte qu’un champ contient déjà.
    func texte(_ champ: Champ) -> String {
        if case .text(let texte) = champ.contenu(bilan) { texte } else { "" }
    }

    /// La valeur d’une cellule de la table interne.
    func interne(_ colonne: ColonneInterne, _ ligne: LigneInterne) -> CellValue { resultats[colonne, ligne] }
}

/// La version du modèle, marquée dans une propriété du document et dans une cellule.
public struct VersionModele: Hashable, Sendable, CustomStringConvertible {
    /// Le rang de ce modèle parmi ceux du même exercice : il monte quand un nom ou une formule change.
    public static let revisionCourante = 2

    /// L’année du bilan.
    public let exercice: Int
    /// Le rang du modèle parmi ceux de l’année, à partir de 1.
    public let revision: Int

    /// La version d’un modèle du programme.
    public init(exercice: Int, revision: Int = revisionCourante) {
        self.exercice = exercice
        self.revision = revision
    }

    /// Lit `ACI 2026.2`.
    public init?(_ texte: String) {
        let mots = texte.split(separator: " ")
        guard mots.count == 2, mots[0] == "ACI" else { return nil }
        let nombres = mots[1].split(separator: ".")
        guard nombres.count == 2, let exercice = Int(nombres[0]), let revision = Int(nombres[1]) else { return nil }
        self.init(exercice: exercice, revision: revision)
    }

    /// `ACI 2026.2`
    public var description: String { "ACI \(exercice).\(revision)" }
}
