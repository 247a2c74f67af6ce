public import ACIModel
internal import SpreadsheetML

/// Un classeur pour plusieurs CPTS : une ligne par bilan lu, les totaux par taille et par mission, un graphique, et
/// les points à revoir de chacune.
public struct ClasseurConsolide {
    private let classeur: Workbook

    /// - Parameters:
    ///   - lignes: dans l’ordre où elles se lisent.
    ///   - aujourdhui: le jour où le fichier est fait ; mêmes lignes et même jour, mêmes octets.
    /// - Throws: `SpreadsheetError` si un texte dépasse ce qu’une cellule contient.
    public init(_ lignes: [LigneConsolidee], aujourdhui: Jour) throws {
        let contexte = ContexteConsolide(lignes, aujourdhui: aujourdhui)
        try contexte.ajouter(FeuilleBilans(contexte).dessinee())
        try contexte.ajouter(FeuilleTotaux(contexte).dessinee())
        try contexte.ajouter(FeuillePoints(contexte).dessinee())
        var proprietes = DocumentProperties()
        proprietes.title = "Bilans ACI, l’ensemble"
        proprietes.creator = "aci-xlsx"
        proprietes.application = "aci-xlsx"
        proprietes.language = "fr-FR"
        proprietes.created = aujourdhui.iso + "T00:00:00Z"
        proprietes.custom = [CustomProperty(name: ClasseurConsolide.propriete, value: "oui")]
        contexte.decrire(proprietes)
        classeur = contexte.classeur
    }

    /// La propriété du document à laquelle un classeur d’ensemble se reconnaît.
    static let propriete = "classeur_d_ensemble"

    /// Le fichier `.xlsx`.
    public func octets() throws -> [UInt8] { try classeur.encoded() }
}
