public import ACIModel
internal import SpreadsheetML

/// Le classeur d’une année : vierge, ou déjà rempli de ce qu’un bilan contient.
///
/// ```swift
/// let bareme = try Cadres.embarques.bareme(exercice: 2026)
/// let octets = try ClasseurModele(Bilan(bareme: bareme), aujourdhui: jour).octets()
/// ```
public struct ClasseurModele {
    private let classeur: Workbook

    /// Dessine les huit onglets.
    ///
    /// - Parameters:
    ///   - bilan: ce que les champs contiennent ; un bilan vide donne le classeur vierge.
    ///   - aujourdhui: le jour où le fichier est fait ; même bilan et même jour, mêmes octets.
    /// - Throws: `SpreadsheetError` si un texte du bilan dépasse ce qu’une cellule contient.
    public init(_ bilan: Bilan, aujourdhui: Jour) throws {
        let contexte = ContexteDeDessin(bilan, aujourdhui: aujourdhui)
        var classeur = Workbook()
        // Assez large pour montrer les huit onglets.
        classeur.window = WorkbookWindow(width: 28_800, height: 16_000, tabRatio: 850)
        for var feuille in try Self.feuilles(contexte) { try classeur.add(contentsOf: feuille.dessiner()) }
        var proprietes = DocumentProperties()
        proprietes.title = "Indicateurs ACI \(bilan.exercice)"
        proprietes.subject = bilan.cadre.titre
        proprietes.creator = bilan.identite.nom ?? "aci-xlsx"
        proprietes.language = "fr-FR"
        proprietes.application = "aci-xlsx"
        proprietes.created = aujourdhui.iso + "T00:00:00Z"
        proprietes.custom = [CustomProperty(name: ClasseurModele.proprieteModele, value: contexte.modele)]
        classeur.properties = proprietes
        self.classeur = classeur
    }

    /// Les onglets, de gauche à droite.
    static func feuilles(_ contexte: ContexteDeDessin) throws -> [any FeuilleModele] {
        var feuilles: [any FeuilleModele] = [try FeuilleModeDEmploi(contexte), try FeuilleSynthese(contexte)]
        for onglet in contexte.bilan.cadre.onglets { feuilles.append(try FeuilleMission(onglet, contexte)) }
        return feuilles + [try FeuilleCalendrier(contexte)]
    }

    /// La propriété du document qui porte la version du modèle.
    static let proprieteModele = "modele_version"

    /// Le fichier `.xlsx`.
    public func octets() throws -> [UInt8] { try classeur.encoded() }

    /// `indicateurs-aci-2026.xlsx`
    public static func nomDeFichier(exercice: Int) -> String { "indicateurs-aci-\(exercice).xlsx" }
}
