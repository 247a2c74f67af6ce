internal import SpreadsheetML

/// Un classeur ouvert : l’archive, les noms et les textes sont lus, les feuilles pas encore.
public struct ClasseurOuvert: Sendable {
    let classeur: WorkbookReader

    /// - Parameter octets: le fichier `.xlsx`, tel qu’il est sur le disque.
    /// - Throws: ``ClasseurIllisible`` si le fichier n’est pas un classeur.
    public init(_ octets: [UInt8]) throws(ClasseurIllisible) {
        do throws(SpreadsheetError) {
            classeur = try WorkbookReader(octets, limits: LimitesDeLecture.classeur)
        } catch {
            throw ClasseurIllisible(error)
        }
    }

    /// C’est un classeur d’ensemble, qui n’a pas de réponses.
    public var estUnEnsemble: Bool { classeur.customProperties.contains { $0.name == ClasseurConsolide.propriete } }
}
