internal import ACIModel

/// Les cellules d’une ligne d’indicateur, telles que les formules les citent.
struct NomsDeLigne {
    let modele: IndicateurModele?
    /// La réponse et « au contrat », lues dans la table interne : sans blancs aux bords.
    let reponse: String
    let auContrat: String
    private let code: String
    /// La nature, le poids et le taux se saisissent.
    let paie: Bool

    /// `nil` pour l’état du plan, qui n’a pas de ligne dans un tableau.
    init?(_ ligne: LigneInterne) {
        switch ligne.sorte {
        case .modele(let indicateur): modele = indicateur
        case .propre: modele = nil
        case .plan: return nil
        }
        code = ligne.code
        paie = modele != nil || ligne.mission.variable.paieDesIndicateurs
        reponse = ligne.ici(.reponse)
        auContrat = ligne.ici(.auContrat)
    }

    func champ(_ champ: ChampIndicateur) -> String { champ.nom(code) }
    var valeur: String { champ(.valeur) }
    var objectif: String { champ(.objectif) }
    var preuve: String { champ(.preuve) }
    var date: String { champ(.date) }

    func vide(_ nom: String) -> String { "\(Calculs.elague(nom))=\"\"" }
    var videValeur: String { vide(valeur) }

    /// Ce que la valeur doit être.
    var attendu: String { modele.map { Attendu($0.typeValeur).texte } ?? "" }

    // MARK: Lignes propres

    private var saisies: [ChampIndicateur] {
        [.objectif, .valeur, .atteint, .preuve, .date, .commentaire] + (paie ? [.nature, .poids, .partiel] : [])
    }

    var ligneVide: String? {
        guard modele == nil else { return nil }
        return "AND(\(([.libelle] + saisies).map { vide(champ($0)) }.joined(separator: ",")))"
    }

    var sansIntitule: String? { modele == nil ? vide(champ(.libelle)) : nil }

    // MARK: Ce qu’un tableur seul peut contenir

    var natureInconnue: String? {
        guard paie else { return nil }
        let nature = Calculs.elague(champ(.nature))
        return "AND(\(nature)<>\"\",\(Nature.allCases.map { "\(nature)<>\"\($0.libelle)\"" }.joined(separator: ",")))"
    }

    /// La lecture ne prend pas les autres années.
    private static func horsDesDates(_ nom: String) -> String {
        let annees = SaisieFrancaise.annees
        return "OR(\(nom)<DATE(\(annees.lowerBound),1,1),\(nom)>=DATE(\(annees.upperBound + 1),1,1))"
    }

    private func illisible(_ nom: String, ou ecart: String? = nil) -> String {
        "IF(ISNUMBER(\(nom)),\(ecart ?? "FALSE"),NOT(\(vide(nom))))"
    }

    var poidsIllisible: String? { paie ? illisible(champ(.poids)) : nil }
    var partielIllisible: String? {
        let taux = champ(.partiel)
        return paie ? illisible(taux, ou: "OR(\(taux)<0,\(taux)>1)") : nil
    }
    var dateIllisible: String { illisible(date, ou: Self.horsDesDates(date)) }

    var objectifIllisible: String? {
        modele?.sens?.signe == nil ? nil : illisible(objectif, ou: "\(objectif)<0")
    }

    var valeurIllisible: String? {
        switch modele?.typeValeur {
        // Un calcul en virgule flottante peut manquer un entier de peu.
        case .entier: illisible(valeur, ou: "OR(\(valeur)<0,ROUND(\(valeur),6)<>ROUND(\(valeur),0))")
        case .decimal, .taux: illisible(valeur, ou: "\(valeur)<0")
        case .date: illisible(valeur, ou: Self.horsDesDates(valeur))
        case .ouiNon:
            "AND(NOT(\(videValeur)),\(Attendu.ouiNon.choix.map { "\(Calculs.elague(valeur))<>\"\($0)\"" }.joined(separator: ",")))"
        case .entierOuTexte: "AND(ISNUMBER(\(valeur)),\(valeur)<0)"
        case .texte, nil: nil
        }
    }
}
