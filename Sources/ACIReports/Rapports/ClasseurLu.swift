public import ACIModel
public import ACIWorkbook

/// Un classeur lu, sous le nom que la personne lui a donné.
public struct ClasseurLu: Sendable {
    /// Le nom du fichier tel qu’il a été donné ; `fichier` du JSON.
    public let fichier: String
    /// Ce qu’une personne lit à sa place.
    public let provenance: String
    /// La commande qui le relit, pour qui en a une : le compte rendu la propose comme étape suivante.
    public let relance: String?
    /// La taille du fichier ; `nil` si on ne la sait pas.
    let octets: Int?
    /// Le jour de la lecture, dont le compte rendu est daté ; `nil` si on ne le sait pas.
    let jour: Jour?
    /// Ce qui y a été lu.
    public let lu: BilanLu

    /// - Parameters:
    ///   - fichier: son nom, tel qu’il a été donné.
    ///   - provenance: ce qu’on en dit à une personne ; son nom, si rien d’autre n’est donné.
    ///   - relance: la commande qui le relit ; `nil` là où aucune ne se lance (une page, un autre programme).
    ///   - octets: la taille du fichier.
    ///   - jour: celui de la lecture, dont le compte rendu est daté.
    ///   - lu: ce qui y a été lu.
    public init(
        fichier: String, provenance: String? = nil, relance: String? = nil, octets: Int? = nil, jour: Jour? = nil,
        lu: BilanLu
    ) {
        self.fichier = fichier
        self.provenance = provenance ?? fichier
        self.relance = relance
        self.octets = octets
        self.jour = jour
        self.lu = lu
    }

    package var bilan: Bilan { lu.bilan }
    var cadre: Cadre { lu.bilan.cadre }

    /// Le nom de la CPTS, ou celui du fichier tant qu’elle n’est pas nommée.
    var titre: String { bilan.identite.nom ?? provenance }

    /// Combien de points d’une gravité il a.
    package func compte(_ gravite: Diagnostic.Gravite) -> Int { lu.points.count { $0.gravite == gravite } }
}
