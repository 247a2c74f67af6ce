/// Ce que les années d’un contrat rapporteront, et quand la CPAM paiera : une estimation, qui dit ce qu’elle suppose.
public struct Prevision: Sendable {
    /// Pourquoi rien ne se prévoit.
    public enum Refus: Error, Hashable, Sendable {
        case sansSignature, sansTaille
        case contratTermine(Jour)
        case sansBareme(exercice: Int)

        /// En français, avec ce qu’il faut faire.
        public var message: String {
            switch self {
            case .sansSignature:
                "La date de signature du contrat manque\(Fr.insecable): les années se comptent à partir d’elle. "
                    + "Saisissez-la, puis relancez."
            case .sansTaille:
                "La taille de la CPTS n’est pas connue\(Fr.insecable): saisissez la population ou la taille du contrat, "
                    + "ou ajoutez par exemple --size 2."
            case .contratTermine(let fin):
                "Le contrat a pris fin le \(fin.francais)\(Fr.insecable): il n’y a rien à prévoir. S’il a été renouvelé, "
                    + "corrigez sa fin, puis relancez."
            case .sansBareme(let exercice):
                "Aucune année ne se prévoit\(Fr.insecable): \(exercice) n’a pas de barème."
            }
        }
    }

    /// Le bilan ou le contrat d’où elle part.
    public let depart: Bilan
    /// Ce qui lui était demandé.
    public let scenario: Scenario
    /// D’un anniversaire de la signature à l’autre, au moins une.
    public let annees: [AnneePrevue]
    /// Ce qu’elle suppose, une phrase chacun.
    public let hypotheses: [String]
    /// Ce qui demande à être vérifié, une phrase chacun.
    public let avertissements: [String]
    /// Ce que le scénario change au total, au dernier taux ; `nil` s’il ne change rien au contrat.
    public let ecart: Montant?

    /// - Parameter depart: sa première année est celle du contrat où sa période finit.
    public init(_ depart: Bilan, _ scenario: Scenario = Scenario()) throws(Refus) {
        guard let signature = depart.identite.signature else { throw .sansSignature }
        let contrat = AnneesDuContrat(signature: signature, premier: depart.periode.fin)
        let finContrat = depart.finContrat ?? .dernier
        guard contrat[0].debut <= finContrat else { throw .contratTermine(finContrat) }
        let demarrages = Demarrages(depart, scenario, premierJour: contrat[0].debut)
        var modele = depart
        modele.debuts = demarrages.debuts
        var annees: [AnneePrevue] = []
        var sansBareme: Int?
        for rang in 0..<scenario.annees where contrat[rang].debut <= finContrat {
            let exercice = min(contrat[rang].fin, finContrat).annee
            guard let bareme = Bareme(cadre: depart.cadre, exercice: exercice) else {
                sansBareme = exercice
                break
            }
            modele.bareme = bareme
            modele.identite.tailleContractuelle = scenario.taille(exercice) ?? depart.tailleDuContrat
            guard let taille = modele.taille else { throw .sansTaille }
            annees.append(
                AnneePrevue(
                    modele, taille: taille, annee: contrat[rang], taux: scenario.taux, solde: contrat.solde(rang)))
        }
        guard !annees.isEmpty else { throw .sansBareme(exercice: sansBareme ?? depart.exercice) }
        self.depart = depart
        self.scenario = scenario
        self.annees = annees
        let redaction = HypothesesPrevision(
            depart: depart, annees: annees, demarrages: demarrages, signature: signature,
            sansBareme: sansBareme)
        hypotheses = redaction.hypotheses
        avertissements = redaction.avertissements
        let sansScenario = scenario == scenario.duContrat ? nil : try? Prevision(depart, scenario.duContrat)
        ecart = sansScenario.map { Prevision.total(annees).montant - $0.total.montant }
    }

    /// Ce que rapportent toutes les années.
    public var total: MontantPrevu { Prevision.total(annees) }

    /// Toutes les sommes, dans l’ordre des dates, avec l’année d’où chacune vient.
    public var echeancier: [(annee: AnneePrevue, versement: VersementPrevu)] {
        annees.flatMap { annee in annee.versements.map { (annee, $0) } }
            .ordonne { $0.versement.date < $1.versement.date }
    }

    private static func total(_ annees: [AnneePrevue]) -> MontantPrevu {
        annees.dropFirst().reduce(annees[0].total) { $0 + $1.total }
    }
}

extension Contrat {
    /// Le bilan, sans réponses, de la première année du contrat.
    ///
    /// - Returns: `nil` sans signature, ou si l’année où elle finit n’a pas de barème dans ce cadre.
    public func premiereAnnee(_ cadre: Cadre) -> Bilan? {
        guard let signature = identite.signature else { return nil }
        let annee = Bilan.anneeDuContrat(0, signature: signature)
        guard let bareme = Bareme(cadre: cadre, exercice: annee.fin.annee) else { return nil }
        var bilan = applique(a: Bilan(bareme: bareme))
        (bilan.debutPeriode, bilan.finPeriode) = (annee.debut, annee.fin)
        return bilan
    }
}

/// Les années d’un contrat, toutes comptées de la signature, à partir de celle d’un jour.
private struct AnneesDuContrat {
    let signature: Jour
    private let premierRang: Int

    /// - Parameter premier: un jour de la première ; avant la signature, c’est la première du contrat.
    init(signature: Jour, premier jour: Jour) {
        self.signature = signature
        let rang = jour.annee - signature.annee
        let commencee = Bilan.anneeDuContrat(rang, signature: signature).debut <= jour
        premierRang = max(0, commencee ? rang : rang - 1)
    }

    subscript(rang: Int) -> Periode { Bilan.anneeDuContrat(premierRang + rang, signature: signature) }

    /// Deux mois après l’anniversaire qui suit l’année : le dialogue de gestion s’y tient.
    func solde(_ rang: Int) -> Jour { signature.ajoutant(mois: 12 * (premierRang + rang + 1) + 2) }
}
