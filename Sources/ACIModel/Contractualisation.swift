/// Les dates et la taille que les règles tirent d’un bilan.
extension Bilan {
    /// R0 : la taille du contrat, sinon celle de la population ; `nil` sans l’une ni l’autre.
    public var taille: Int? { tailleDuContrat ?? tailleDeLaPopulation }

    /// La taille du contrat, si le cadre la connaît.
    var tailleDuContrat: Int? {
        identite.tailleContractuelle.flatMap { numero in
            cadre.tailles.contains { $0.numero == numero } ? numero : nil
        }
    }

    var tailleDeLaPopulation: Int? { identite.population.flatMap(cadre.taille(population:)) }

    /// Le premier jour compté : le début de la période, la signature si elle
    /// vient après (R1), et jamais plus de douze mois avant la fin.
    public var debutCompte: Jour {
        max(periode.debut, periode.debutReference, identite.signature ?? .premier)
    }

    /// R2 : le contrat est signé à la fin de la période.
    public var contratSigne: Bool {
        identite.signature.map { $0 <= periode.fin } ?? false
    }

    /// R10 : la signature tombe dans l’année de référence.
    public var premiereAnnee: Bool {
        identite.signature.map { $0 >= periode.debutReference && $0 <= periode.fin } ?? false
    }

    /// La mission a une date de démarrage, au plus tard le dernier jour de la période.
    public func aDemarre(_ mission: MissionModele) -> Bool {
        debuts[mission.code].map { $0 <= periode.fin } ?? false
    }

    /// R3 : les jours de la mission dans la période, bornes comprises.
    public func jours(_ mission: MissionModele) -> Int {
        debuts[mission.code].map { max($0, debutCompte).jours(jusqua: periode.fin) } ?? 0
    }
}
