public import ACIModel
internal import SpreadsheetML

/// Un classeur pour plusieurs CPTS : une ligne par bilan lu, les totaux par taille et par mission, un
/// graphique, et les points à revoir de chacune.
public struct ClasseurConsolide {
    /// Un fichier lu.
    public struct Entree: Sendable {
        public let fichier: String
        public let lu: BilanLu

        public init(fichier: String, lu: BilanLu) {
            self.fichier = fichier
            self.lu = lu
        }

        /// Le nom de la CPTS, ou à défaut celui du fichier.
        var nom: String { lu.bilan.identite.nom ?? fichier }
    }

    private let classeur: Workbook

    /// - Parameters:
    ///   - entrees: dans l’ordre où elles se lisent.
    ///   - aujourdhui: le jour où le fichier est fait.
    public init(_ entrees: [Entree], aujourdhui: Jour) throws {
        var feuilles = FeuillesConsolidees(entrees)
        try feuilles.dessiner()
        var proprietes = DocumentProperties()
        proprietes.title = "Bilans ACI consolidés"
        proprietes.creator = "aci-xlsx"
        proprietes.application = "aci-xlsx"
        proprietes.language = "fr-FR"
        proprietes.created = aujourdhui.iso + "T00:00:00Z"
        feuilles.classeur.properties = proprietes
        classeur = feuilles.classeur
    }

    /// Le fichier `.xlsx`.
    public func octets() throws -> [UInt8] { try classeur.encoded() }
}
