public import ACIModel
import Testing

/// Bilans for the tests. Every CPTS in them is invented.
public enum Modeles {
    /// 15 January 2026, in days.
    public static let jour = (Jour(numero: 20_468) ?? Jour(annee: 1970, mois: 1, jour: 1)).unsafelyUnwrapped

    /// T3, plan updated, no crisis, every answer Oui: 397 500 €.
    public static func ordinaire(exercice: Int = 2025, nom: String = "CPTS des Trois Rivières") throws -> Bilan {
        let bareme = try Cadres.embarques.bareme(exercice: exercice)
        var bilan = Bilan(
            bareme: bareme,
            identite: Identite(
                nom: nom, region: "Vienne", cpam: "CPAM de la Vienne", ars: "ARS Nouvelle-Aquitaine",
                coordinateur: "Dominique Modèle", population: 82_000, membres: 140,
                signature: try jour("2021-06-14")),
            debutPeriode: try jour("\(exercice)-01-01"), finPeriode: try jour("\(exercice)-12-31"), tauxPartiel: .moitie
        )
        for mission in bareme.cadre.missions { bilan.debuts[mission.code] = try jour("2021-07-01") }
        for indicateur in bareme.cadre.indicateurs {
            bilan.reponses[indicateur.code] = Reponse(
                valeur: valeur(indicateur, exercice), atteint: .oui, preuve: indicateur.preuveSuggeree,
                datePreuve: try jour("\(exercice)-12-01"))
        }
        // Enough meetings for twelve parcours.
        bilan.reponses["2.4"]?.valeur = .entier(40)
        bilan.crise = Crise(plan: .miseAJour, declaree: false, mobilisee: false)
        return bilan
    }

    /// The day of an ISO date.
    public static func jour(_ iso: String) throws -> Jour { try #require(Jour(iso: iso)) }

    private static func valeur(_ indicateur: IndicateurModele, _ exercice: Int) -> Valeur {
        switch indicateur.typeValeur {
        case .entier, .entierOuTexte: .entier(12)
        case .decimal: .decimal(9.5)
        case .taux: .taux(0.64)
        case .date: .date(Jour(annee: exercice, mois: 11, jour: 3) ?? jour)
        case .ouiNon: .ouiNon(true)
        case .texte: .texte("Octobre rose")
        }
    }
}
