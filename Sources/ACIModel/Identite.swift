/// L’identité de la CPTS et de son contrat.
public struct Identite: Hashable, Sendable {
    /// Le nom de la CPTS.
    public var nom: String?
    /// La région.
    public var region: String?
    /// Le département.
    public var departement: String?
    /// La caisse signataire.
    public var cpam: String?
    /// L’agence signataire.
    public var ars: String?
    /// La personne qui tient le bilan.
    public var coordinateur: String?
    /// Habitants du territoire.
    public var population: Int?
    /// D’où vient la population, et sa date : `INSEE, 2023`.
    public var populationSource: String?
    /// La taille écrite au contrat, si elle y figure : 1 pour la première.
    public var tailleContractuelle: Int?
    /// Le nombre de membres, pour la majoration (R8).
    public var membres: Int?
    /// La date de signature du contrat (R2).
    public var signature: Jour?
    /// Le dernier jour du contrat, s’il est connu (R1).
    public var finContrat: Jour?

    /// L’identité d’une CPTS ; vide par défaut.
    public init(
        nom: String? = nil, region: String? = nil, departement: String? = nil, cpam: String? = nil, ars: String? = nil,
        coordinateur: String? = nil, population: Int? = nil, populationSource: String? = nil,
        tailleContractuelle: Int? = nil, membres: Int? = nil, signature: Jour? = nil, finContrat: Jour? = nil
    ) {
        self.nom = nom
        self.region = region
        self.departement = departement
        self.cpam = cpam
        self.ars = ars
        self.coordinateur = coordinateur
        self.population = population
        self.populationSource = populationSource
        self.tailleContractuelle = tailleContractuelle
        self.membres = membres
        self.signature = signature
        self.finContrat = finContrat
    }
}

extension Identite {
    /// Ces renseignements, et ceux d’une autre identité là où ils manquent.
    func complete(par autre: Identite) -> Identite {
        Identite(
            nom: nom ?? autre.nom, region: region ?? autre.region, departement: departement ?? autre.departement,
            cpam: cpam ?? autre.cpam, ars: ars ?? autre.ars, coordinateur: coordinateur ?? autre.coordinateur,
            population: population ?? autre.population, populationSource: populationSource ?? autre.populationSource,
            tailleContractuelle: tailleContractuelle ?? autre.tailleContractuelle, membres: membres ?? autre.membres,
            signature: signature ?? autre.signature, finContrat: finContrat ?? autre.finContrat)
    }
}
