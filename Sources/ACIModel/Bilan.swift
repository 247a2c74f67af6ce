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
    /// La date de démarrage de chaque mission commencée.
    public var debuts: [CodeMission: Jour]
    /// Les réponses, par code d’indicateur.
    public var reponses: [String: Reponse]
    /// La situation de l’année de la mission crises (R6).
    public var crise: Crise
    /// Les réponses aux questions des lignes complémentaires, par nom défini (R7).
    public var complements: [String: Bool]

    /// 50 %, convention visible du modèle : aucun taux national n’existe (R4).
    public static let tauxPartielParDefaut = Taux.moitie

    public init(
        bareme: Bareme, identite: Identite = Identite(), debutPeriode: Jour? = nil, finPeriode: Jour? = nil,
        tauxPartiel: Taux? = nil, debuts: [CodeMission: Jour] = [:], reponses: [String: Reponse] = [:],
        crise: Crise = Crise(), complements: [String: Bool] = [:]
    ) {
        self.bareme = bareme
        self.identite = identite
        self.debutPeriode = debutPeriode
        self.finPeriode = finPeriode
        self.tauxPartiel = tauxPartiel
        self.debuts = debuts
        self.reponses = reponses
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

extension Bilan {
    /// Le bilan de départ d’un nouvel exercice : identité, signature, dates de
    /// démarrage, natures, poids, seuils et taux repris ; réponses effacées.
    public func repris(pour bareme: Bareme) -> Bilan {
        let codes = Set(bareme.cadre.indicateurs.map(\.code))
        let missions = Set(bareme.cadre.missions.map(\.code))
        return Bilan(
            bareme: bareme, identite: identite, tauxPartiel: tauxPartiel,
            debuts: debuts.filter { missions.contains($0.key) },
            reponses: reponses.filter { codes.contains($0.key) }.mapValues {
                Reponse(nature: $0.nature, poids: $0.poids, seuilTexte: $0.seuilTexte)
            })
    }
}
