/// Le bilan d’une CPTS pour un exercice : tout ce que la personne a saisi.
public struct Bilan: Sendable {
    /// Le cadre et l’exercice du bilan.
    public var bareme: Bareme
    /// La CPTS et son contrat.
    public var identite: Identite
    /// `nil` : le 1er janvier de l’exercice.
    public var debutPeriode: Jour?
    /// `nil` : le 31 décembre de l’exercice.
    public var finPeriode: Jour?
    /// Ce que vaut « Partiel » au contrat ; `nil` : ``tauxPartielParDefaut``.
    public var tauxPartiel: Taux?
    /// Ce que la CPAM a déjà versé pour l’année (R10) ; `nil` : rien de saisi.
    public var dejaVerse: Montant?
    /// La date de démarrage de chaque mission commencée.
    public var debuts: [CodeMission: Jour]
    /// Les réponses, par code d’indicateur : ceux du modèle et les indicateurs propres (`1.P.1`).
    public var reponses: [String: Reponse]
    /// La situation de l’année de la mission crises (R6).
    public var crise: Crise
    /// Les réponses aux questions des lignes complémentaires, par nom défini (R7).
    public var complements: [String: Bool]

    /// 50 %, convention visible du modèle : aucun taux national n’existe (R4).
    public static let tauxPartielParDefaut = Taux.moitie

    /// - Parameter reponses: sans elles, chaque indicateur a pour objectif le seuil indicatif du modèle.
    public init(
        bareme: Bareme, identite: Identite = Identite(), debutPeriode: Jour? = nil, finPeriode: Jour? = nil,
        tauxPartiel: Taux? = nil, dejaVerse: Montant? = nil, debuts: [CodeMission: Jour] = [:],
        reponses: [String: Reponse]? = nil, crise: Crise = Crise(), complements: [String: Bool] = [:]
    ) {
        self.bareme = bareme
        self.identite = identite
        self.debutPeriode = debutPeriode
        self.finPeriode = finPeriode
        self.tauxPartiel = tauxPartiel
        self.dejaVerse = dejaVerse
        self.debuts = debuts
        self.reponses = reponses ?? bareme.cadre.objectifsIndicatifs
        self.crise = crise
        self.complements = complements
    }

    /// Le cadre du barème.
    public var cadre: Cadre { bareme.cadre }
    /// L’année du barème.
    public var exercice: Int { bareme.exercice }

    /// La période du bilan, valeurs par défaut comprises.
    public var periode: Periode {
        Periode(exercice: exercice, debut: debutPeriode, fin: finPeriode)
    }

    /// La réponse donnée pour un indicateur, vide si rien n’est saisi.
    public func reponse(_ code: String) -> Reponse { reponses[code] ?? Reponse() }

    /// La nature retenue pour un indicateur.
    public func nature(_ indicateur: IndicateurModele) -> Nature {
        reponses[indicateur.code]?.nature ?? indicateur.natureParDefaut
    }
}
