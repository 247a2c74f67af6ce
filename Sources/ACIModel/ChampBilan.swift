/// Les saisies d’un bilan hors indicateurs et missions, par leur nom défini.
public enum ChampBilan: String, CaseIterable, Sendable {
    case nom = "cpts_nom"
    case region = "cpts_region"
    case departement = "cpts_departement"
    case cpam, ars, coordinateur, population
    case populationSource = "population_source"
    case tailleContractuelle = "taille_contractuelle"
    case membres, signature
    case finContrat = "contrat_fin"
    case debutPeriode = "periode_debut"
    case finPeriode = "periode_fin"
    case tauxPartiel = "taux_partiel"
    case dejaVerse = "deja_verse"
    case plan = "crise_plan"
    case criseDeclaree = "crise_declaree"
    case criseMobilisee = "crise_mobilisee"
    case criseAutorite = "crise_autorite"
    case criseDate = "crise_date"

    /// L’intitulé de la saisie.
    public var libelle: String {
        switch self {
        case .nom: "Nom de la CPTS"
        case .region: "Région"
        case .departement: "Département"
        case .cpam: "CPAM"
        case .ars: "ARS"
        case .coordinateur: "Coordinateur ou coordinatrice"
        case .population: "Population du territoire"
        case .populationSource: "Source et date de la population"
        case .tailleContractuelle: "Taille du contrat, si elle diffère"
        case .membres: "Nombre de membres"
        case .signature: "Date de signature du contrat"
        case .finContrat: "Fin du contrat"
        case .debutPeriode: "Début de la période"
        case .finPeriode: "Fin de la période"
        case .tauxPartiel: "Taux du « Partiel »"
        case .dejaVerse: "Déjà versé par la CPAM"
        case .plan: "État du plan de réponse"
        case .criseDeclaree: "Crise déclarée par une autorité"
        case .criseMobilisee: "CPTS mobilisée"
        case .criseAutorite: "Autorité qui a déclaré la crise"
        case .criseDate: "Date de la déclaration"
        }
    }

    /// Les mots qui peuvent suivre sa valeur, tapée comme du texte : « 92 400 habitants ».
    public var unites: [String] {
        switch self {
        case .population: ["habitants", "hab"]
        case .membres: ["membres", "adhérents", "professionnels"]
        default: []
        }
    }
}
