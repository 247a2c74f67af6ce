/// L’identité de la CPTS et de son contrat.
public struct Identite: Hashable, Sendable {
    /// Le nom de la CPTS.
    public var nom: String?
    /// Département ou région.
    public var region: String?
    /// La caisse signataire.
    public var cpam: String?
    /// L’agence signataire.
    public var ars: String?
    /// La personne qui tient le bilan.
    public var coordinateur: String?
    /// Habitants du territoire.
    public var population: Int?
    /// La taille écrite au contrat, si elle y figure : 1 pour la première.
    public var tailleContractuelle: Int?
    /// Le nombre de membres, pour la majoration (R8).
    public var membres: Int?
    /// La date de signature du contrat (R2).
    public var signature: Jour?

    public init(
        nom: String? = nil, region: String? = nil, cpam: String? = nil, ars: String? = nil,
        coordinateur: String? = nil, population: Int? = nil, tailleContractuelle: Int? = nil, membres: Int? = nil,
        signature: Jour? = nil
    ) {
        self.nom = nom
        self.region = region
        self.cpam = cpam
        self.ars = ars
        self.coordinateur = coordinateur
        self.population = population
        self.tailleContractuelle = tailleContractuelle
        self.membres = membres
        self.signature = signature
    }
}

extension Identite {
    /// Ces renseignements, et ceux d’une autre identité là où ils manquent.
    func complete(par autre: Identite) -> Identite {
        Identite(
            nom: nom ?? autre.nom, region: region ?? autre.region, cpam: cpam ?? autre.cpam, ars: ars ?? autre.ars,
            coordinateur: coordinateur ?? autre.coordinateur, population: population ?? autre.population,
            tailleContractuelle: tailleContractuelle ?? autre.tailleContractuelle, membres: membres ?? autre.membres,
            signature: signature ?? autre.signature)
    }
}
