internal import ACIModel
internal import SpreadsheetML

/// Le classeur à dessiner : ce que toutes ses feuilles partagent.
struct ContexteDeDessin: Sendable {
    let bilan: Bilan
    let champs: Champs
    let aujourdhui: Jour
    private let resultats: ValeursCalculees

    init(_ bilan: Bilan, aujourdhui: Jour) {
        self.bilan = bilan
        self.aujourdhui = aujourdhui
        champs = Champs(bilan.cadre)
        resultats = ValeursCalculees(bilan)
    }

    var bareme: Bareme { bilan.bareme }
    var cadre: Cadre { bilan.cadre }
    /// Ce qui reste à compléter ou à revoir, tel que Synthèse le compte.
    var pointsARevoir: Int { Int(resultat(ValeursCalculees.pointsARevoir).storedNumber ?? 0) }

    /// `ACI 2026.1`
    var modele: String { VersionModele(exercice: bilan.exercice).description }

    /// La valeur que le moteur donne à un résultat nommé ; vide tant qu’elle ne se calcule pas.
    func resultat(_ nom: String) -> CellValue { resultats[nom] }

    /// Comment le moteur calcule un montant ; vide tant qu’il ne se calcule pas.
    func explication(_ chemin: String) -> String { resultats.explications[chemin] ?? "" }

    /// Ce que le contrôle dit d’un indicateur.
    func controle(_ indicateur: IndicateurModele) -> String { resultats.controle(indicateur) }

    /// Les indicateurs d’une mission auxquels il manque quelque chose.
    func aRevoir(_ mission: MissionModele) -> Int {
        mission.indicateurs.map(controle).count { $0 != "" && $0 != Controle.complet }
    }
}

/// La version du modèle, marquée dans une propriété du document et dans une cellule.
public struct VersionModele: Hashable, Sendable, CustomStringConvertible {
    /// Le rang de ce modèle parmi ceux du même exercice : il monte quand un nom ou une formule change.
    public static let revisionCourante = 1

    public let exercice: Int
    public let revision: Int

    public init(exercice: Int, revision: Int = revisionCourante) {
        self.exercice = exercice
        self.revision = revision
    }

    /// Lit `ACI 2026.1`.
    public init?(_ texte: String) {
        let mots = texte.split(separator: " ")
        guard mots.count == 2, mots[0] == "ACI" else { return nil }
        let nombres = mots[1].split(separator: ".")
        guard nombres.count == 2, let exercice = Int(nombres[0]), let revision = Int(nombres[1]) else { return nil }
        self.init(exercice: exercice, revision: revision)
    }

    public var description: String { "ACI \(exercice).\(revision)" }
}
