public import ACIModel
import Randomness

/// A bilan drawn at random: all that a person can type, odd answers and missing ones included. The same seed gives the
/// same bilan.
public struct BilanAleatoire: Sendable {
    /// Which seed gives it again.
    public let graine: UInt64
    public let bilan: Bilan

    /// - Parameter bareme: the year and its scheme.
    public init(graine: UInt64, bareme: Bareme) {
        self.graine = graine
        var tirage = Tirage(graine: graine, bareme: bareme)
        bilan = tirage.bilan()
    }

    /// Every year with every scheme that it accepts.
    public static func baremes() throws -> [Bareme] {
        try Cadres.embarques.liste.flatMap { cadre in
            cadre.exercices.acceptes.compactMap { Bareme(cadre: cadre, exercice: $0) }
        }
    }

    /// What is typed into the blank workbook to make it this bilan's, by defined name; what the blank workbook holds
    /// already is left out.
    public var saisies: [String: TypedValue] { Saisies(bilan).parNom }
}

/// The draws, one after the other.
private struct Tirage {
    var hasard: SeededRandom
    let bareme: Bareme
    let exercice: Int

    init(graine: UInt64, bareme: Bareme) {
        hasard = SeededRandom(graine)
        self.bareme = bareme
        exercice = bareme.exercice
    }

    mutating func bilan() -> Bilan {
        var bilan = Bilan(bareme: bareme)
        periode(&bilan)
        bilan.identite = identite(fin: bilan.periode.fin)
        bilan.tauxPartiel = parfois(2) {
            Taux(
                millioniemes: $0.pick([0, 1, 333_333, 500_000, 666_667, 750_000, $0.within(0...1_000_000), 1_000_000]))
        }
        bilan.dejaVerse = parfois(3) { Montant(centimes: Int($0.within(0...60_000_000))) }
        let presque = hasard.oneIn(3)
        for mission in bareme.cadre.missions {
            bilan.debuts[mission.code] = hasard.oneIn(presque ? 20 : 4) ? nil : debut(bilan.periode)
            for complement in mission.complements { bilan.complements[complement.nom] = ouiNon() }
            for indicateur in mission.indicateurs {
                bilan.reponses[indicateur.code] = reponse(indicateur, bilan, estRempli: presque)
            }
            for code in bilan.codesPropres(mission) where hasard.oneIn(3) {
                bilan.reponses[code] = propre(mission, bilan, estRempli: presque)
            }
            if mission.dependDeLaCrise { bilan.crise = crise() }
        }
        return bilan
    }

    private mutating func parfois<Valeur>(_ fois: Int, _ valeur: (inout SeededRandom) -> Valeur?) -> Valeur? {
        hasard.oneIn(fois) ? valeur(&hasard) : nil
    }

    // MARK: Identité et période

    private mutating func jour(_ annees: ClosedRange<Int>) -> Jour? {
        guard let premier = Jour(annee: annees.lowerBound, mois: 1, jour: 1) else { return nil }
        return premier.ajoutant(jours: hasard.below(annees.count * 365))
    }

    /// Mostly the calendar year; else from one anniversary to the next, short, too long or upside down.
    private mutating func periode(_ bilan: inout Bilan) {
        switch hasard.below(8) {
        case 0...2: break
        case 3, 4:
            let fin = jour(exercice...(exercice + 1))
            bilan.finPeriode = fin
            bilan.debutPeriode = fin?.ajoutant(mois: -12).ajoutant(jours: 1)
        case 5:
            bilan.debutPeriode = jour(exercice...exercice)
        case 6:
            // The last days of February, where a year back is another day.
            bilan.finPeriode = Jour(annee: exercice + 1, mois: 3, jour: 1)?.ajoutant(jours: -hasard.within(1...2))
            bilan.debutPeriode = bilan.finPeriode?.ajoutant(jours: -hasard.within(360...368))
        default:
            bilan.debutPeriode = jour((exercice - 1)...exercice)
            bilan.finPeriode = jour(exercice...(exercice + 1))
        }
    }

    private static let populations = [1, 39_999, 40_000, 79_999, 80_000, 174_999, 175_000, 12_345_678]

    private mutating func identite(fin: Jour) -> Identite {
        var identite = Identite(
            nom: hasard.pick([nil, "CPTS du Val d’Orge", "CPTS « L'Été » & Cie", "=1+1", "CPTS 😀 <Nord>"]),
            region: hasard.pick([nil, "Île-de-France"]), departement: hasard.pick([nil, "Essonne"]),
            cpam: hasard.pick([nil, "CPAM 91"]), ars: hasard.pick([nil, "ARS Île-de-France"]),
            coordinateur: hasard.pick([nil, "Zoé Œuvrard"]),
            population: hasard.oneIn(25)
                ? nil : hasard.oneIn(3) ? hasard.pick(Self.populations) : hasard.within(1...300_000),
            populationSource: hasard.pick([nil, "INSEE, 2023"]), tailleContractuelle: parfois(5) { $0.within(1...4) },
            membres: hasard.oneIn(5) ? nil : hasard.pick([0, 99, 100, 101, hasard.within(0...400)]),
            signature: hasard.oneIn(12) ? nil : signature(fin: fin))
        identite.finContrat = parfois(4) { $0.oneIn(2) ? fin.ajoutant(jours: $0.within(-400...40)) : nil }
        return identite
    }

    /// Mostly some day of the last seven years; else near the period's end, or a 29th of February, from which a contract
    /// year has another last day every four years.
    private mutating func signature(fin: Jour) -> Jour? {
        switch hasard.below(8) {
        case 0, 1: fin.ajoutant(jours: hasard.within(-367...3))
        case 2: Jour(annee: hasard.pick([2016, 2020, 2024]), mois: 2, jour: 29)
        case 3: fin.ajoutant(jours: 1).ajoutant(mois: -12 * hasard.within(0...6))
        default: fin.ajoutant(jours: -hasard.within(0...2_500))
        }
    }

    private mutating func debut(_ periode: Periode) -> Jour {
        switch hasard.below(4) {
        case 0: periode.debut.ajoutant(jours: hasard.within(-2...2))
        case 1: periode.debut.ajoutant(jours: hasard.within(0...400))
        case 2: periode.fin.ajoutant(jours: hasard.within(-2...2))
        default: periode.debut.ajoutant(jours: -hasard.within(0...1_500))
        }
    }

    // MARK: Réponses

    private mutating func ouiNon() -> Bool? { hasard.pick([nil, true, true, false]) }

    private mutating func crise() -> Crise {
        Crise(
            plan: hasard.pick([nil, .premiereRedaction, .miseAJour, .aucun]), declaree: ouiNon(), mobilisee: ouiNon(),
            autorite: hasard.pick([nil, "Préfet de l’Essonne"]),
            date: parfois(3) { [exercice] in
                Jour(annee: exercice, mois: $0.within(1...12), jour: $0.within(1...28))
            })
    }

    private mutating func reponse(_ indicateur: IndicateurModele, _ bilan: Bilan, estRempli: Bool) -> Reponse {
        var reponse = commune(bilan, estRempli: estRempli)
        if !hasard.oneIn(estRempli ? 30 : 4) { reponse.valeur = valeur(indicateur, bilan) }
        reponse.precedent = parfois(6) { [self] _ in
            var autre = self
            return autre.valeur(indicateur, bilan)
        }
        reponse.objectif =
            switch hasard.below(4) {
            case 0: nil
            case 1:
                indicateur.objectif(
                    hasard.pick(indicateur.typeValeur == .taux ? [0, 0.5, 0.335, 1] : [0, 1, 3, 12, 29.5]))
            default: indicateur.objectifIndicatif
            }
        return reponse
    }

    /// A row of the contract's own; sometimes it has no label, and does not count.
    private mutating func propre(_ mission: MissionModele, _ bilan: Bilan, estRempli: Bool) -> Reponse {
        var reponse = commune(bilan, estRempli: estRempli)
        reponse.libelle = hasard.oneIn(8) ? nil : hasard.pick(["Consultations avancées", "Astreintes de week-end"])
        reponse.objectif = parfois(2) { .texte($0.pick(["≥ 3 par mois", "en hausse"])) }
        reponse.valeur = parfois(2) { $0.pick([.entier(12), .decimal(2.5), .texte("fait"), .ouiNon(true)]) }
        if case .crise = mission.variable {
            reponse.nature = nil
            reponse.poids = nil
            reponse.partiel = nil
        }
        return reponse
    }

    /// What every row can have.
    private mutating func commune(_ bilan: Bilan, estRempli: Bool) -> Reponse {
        var reponse = Reponse()
        reponse.nature = parfois(4) { $0.pick([.resultat, .resultat, .suivi, .sansObjet]) }
        reponse.poids = parfois(3) { Self.poids(&$0) }
        reponse.partiel = parfois(4) { Taux(millioniemes: $0.pick([0, 333_333, 335_000, 750_000, 1_000_000])) }
        let rate = estRempli ? 30 : 4
        if !hasard.oneIn(rate) { reponse.atteint = hasard.pick(Atteinte.allCases) }
        if !hasard.oneIn(rate) { reponse.preuve = hasard.pick(["Registre", "Compte rendu n° 4", "-5", "=A1"]) }
        if !hasard.oneIn(rate) { reponse.datePreuve = bilan.periode.fin.ajoutant(jours: hasard.within(-900...10)) }
        reponse.commentaire = parfois(6) { $0.pick(["À revoir\nen janvier", "deux  blancs", "é😀"]) }
        return reponse
    }

    private static func poids(_ hasard: inout SeededRandom) -> Poids? {
        switch hasard.below(6) {
        case 0: Poids(Double(hasard.within(1...100)))
        case 1: Poids(Double(hasard.within(1...10_000)) / 100)
        case 2: Poids(hasard.pick([0.001, 0.1, 0.3, 33.33, 2250.75, 1_000_000, 12_500.5]))
        case 3: Poids(Double(hasard.within(1...99_999)) / 10_000)
        case 4: hasard.oneIn(4) ? Poids(hasard.pick([0, -1])) : .un
        default: Poids(Double(hasard.within(1...6)))
        }
    }

    private mutating func valeur(_ indicateur: IndicateurModele, _ bilan: Bilan) -> Valeur {
        let entier = hasard.pick([
            0, 1, 2, 3, 6, hasard.within(0...500), (bilan.identite.population ?? 0) + hasard.within(-1...1),
        ])
        return switch indicateur.typeValeur {
        case .entier: .entier(max(0, entier))
        case .decimal: .decimal(hasard.pick([0, 29.5, 30, 30.5, Double(hasard.within(0...900)) / 10]))
        case .taux: .taux(hasard.pick([0, 0.5, 0.64, 0.5001, 1, Double(hasard.within(0...1_000)) / 1_000]))
        case .date:
            .date(bilan.periode.fin.ajoutant(jours: -hasard.pick([0, 181, 182, 183, 184, hasard.within(0...400)])))
        case .ouiNon: .ouiNon(hasard.oneIn(2))
        case .texte: .texte(hasard.pick(["Mois sans tabac", "Octobre rose, vaccination", "12", "oui"]))
        case .entierOuTexte: hasard.oneIn(2) ? .entier(hasard.within(0...9)) : .texte("Trois départs prévus")
        }
    }
}
