import ACIModel
import TestSupport

/// What is typed for a year in which all missions began long ago and all indicators have one answer.
struct Annee {
    let exercice: Int
    let cadre: String
    private(set) var donne: [String: TypedValue]

    init(
        _ exercice: Int = 2025, cadre: String = "avenant-2", population: Int, reponse: String = "Oui",
        plan: String? = "Mise à jour", debuts: String? = "2023-01-01"
    ) throws {
        self.exercice = exercice
        self.cadre = cadre
        let modele = try Cadres.embarques.bareme(exercice: exercice, cadre: cadre).cadre
        donne = [
            "population": .number(Double(population)), "signature": .date("2022-06-14"),
            "periode_debut": .date("\(exercice)-01-01"), "periode_fin": .date("\(exercice)-12-31"),
        ]
        donne["crise_plan"] = plan.map { .text($0) }
        guard let debuts else { return }
        for mission in modele.missions { donne[mission.champDebut] = .date(debuts) }
        for indicateur in modele.indicateurs { donne[indicateur.champ(.atteint)] = .text(reponse) }
    }

    /// The same with other inputs; an empty one is typed no more.
    func avec(_ saisies: [String: TypedValue]) -> Annee {
        var annee = self
        for (nom, valeur) in saisies { annee.donne[nom] = valeur == .empty ? nil : valeur }
        return annee
    }

    /// - Parameter texte: where the amounts come from, if not from what their paths say.
    func vecteur(_ nom: String, _ titre: String, _ montants: [(String, Int)], texte: String? = nil) -> Vecteur {
        Vecteur(
            nom, Self.compose(titre), exercice: exercice, cadre: cadre, donne: donne,
            attendu: montants.map { chemin, centimes in
                Vecteur.Attendu(chemin, centimes, Self.compose(texte ?? Provenance(cadre).texte(chemin)))
            })
    }

    /// With the spaces that French does not break.
    private static func compose(_ texte: String) -> String {
        ["% ", "€ ", ": ", "; ", "» "].reduce(texte.replacing("« ", with: "«\u{A0}")) { compose, signe in
            compose.replacing(" \(signe)", with: "\u{A0}\(signe)")
        }
    }
}

extension VecteursDuDomaine {
    /// The amounts of the year; floor and ceiling are the total where nothing else is said.
    static func annee(
        total: Int, plancher: Int? = nil, plafond: Int? = nil, avance: Int? = nil, fonctionnement: Int? = nil,
        reste: Int? = nil
    ) -> [(String, Int)] {
        let dits: [(String, Int?)] = [
            ("fonctionnement", fonctionnement), ("total", total), ("plancher", plancher ?? total),
            ("plafond", plafond ?? total), ("versements.avance", avance),
            ("versements.solde", avance.map { total - $0 }), ("versements.resteARecevoir", reste ?? total),
        ]
        return dits.compactMap { chemin, centimes in centimes.map { (chemin, $0) } }
    }

    /// The amounts of a mission; what is not said is the fixed part, or the variable part, itself.
    static func mission(
        _ code: String, enveloppeFixe: Int? = nil, fixe: Int, variable: Int, plancher: Int? = nil, plafond: Int? = nil,
        enveloppeVariable: Int? = nil, deLAnnee: Int? = nil
    ) -> [(String, Int)] {
        let (plancher, plafond) = (plancher ?? variable, plafond ?? variable)
        let enveloppe = enveloppeVariable ?? plafond
        let deLAnnee = deLAnnee ?? fixe + enveloppe
        return [
            ("fixe.enveloppe", enveloppeFixe ?? fixe), ("fixe", fixe), ("variable.enveloppe", enveloppe),
            ("variable", variable), ("variable.plancher", plancher), ("variable.plafond", plafond),
            ("total", fixe + variable), ("enveloppeAnnee", deLAnnee), ("aPortee", plafond - variable),
            ("nonAtteint", deLAnnee - fixe - plafond),
        ].map { ("missions.\(code).\($0)", $1) }
    }

    static let texteDesTailles =
        "ACI du 20 juin 2019, tailles des communautés (présentation de l’Assurance Maladie, 2019)"
}

/// The text that each kind of amount comes from. A rule (R4) is the model's own convention, told in docs/funding.md.
private struct Provenance {
    let tableau: String

    init(_ cadre: String) {
        tableau =
            cadre == "aci-2019"
            ? "ACI du 20 juin 2019, article 8 (Journal officiel du 24 août 2019)"
            : "Avenant 2 du 20 décembre 2021, montants annuels (tableau d’akeia.fr, 4 octobre 2025)"
    }

    func texte(_ chemin: String) -> String {
        let noms = chemin.split(separator: ".").map(String.init)
        switch noms.last {
        case "fonctionnement":
            return "ACI du 20 juin 2019, article 9.1 : versé en entier dès la signature ; \(tableau)"
        case "enveloppe": return tableau
        case "fixe" where noms.contains("crises"):
            return "\(tableau) : première rédaction ou mise à jour du plan ; en jours : convention R3"
        case "fixe", "snp_compensation", "snp_supplement":
            return "Contrat type de l’ACI, article 6.2 : au prorata depuis le démarrage ; en jours : convention R3"
        case "variable" where noms.contains("crises"):
            return "\(tableau) : survenue d’une crise ; déclarée, et la CPTS mobilisée : convention R6"
        case "variable":
            return
                "ACI du 20 juin 2019 : le contrat fixe indicateurs et niveaux d’atteinte ; poids et Partiel : convention R4"
        case "plancher", "plafond": return "Convention R5, fourchette des réponses"
        case "enveloppeAnnee", "aPortee", "nonAtteint": return "Convention R5b, ce qui reste à portée"
        case "majoration": return "Avenant 2, majoration (akeia.fr, 4 octobre 2025 : source unique), R8"
        case "avance", "solde":
            return "ACI du 20 juin 2019, article 9.1, et contrat type, article 6.2 : 75 % d’avance, puis le solde"
        case "resteARecevoir": return "Convention R10 : le total moins ce que la CPAM a déjà versé"
        case "fonctionnement-additionnel": return "Avenant 2, financement additionnel (akeia.fr, 4 octobre 2025)"
        default: return "Somme de ce qui précède, R9 ; \(tableau)"
        }
    }
}
