internal import ACIModel
internal import SpreadsheetML

/// Les colonnes de la table interne de Synthèse, de gauche à droite.
enum ColonneInterne: String, CaseIterable {
    case code, libelle, mission
    case auContrat = "au_contrat"
    case valeur, reponse, poids, points, enjeu, rang
    case aRevoir = "a_revoir"

    /// Le nom défini de la colonne : `lignes_poids`.
    var nom: String { "lignes_\(rawValue)" }

    var titre: String {
        switch self {
        case .code: "Code"
        case .libelle: "Ligne"
        case .mission: "Mission"
        case .auContrat: "Au contrat"
        case .valeur: "Valeur"
        case .reponse: "Réponse"
        case .poids: "Poids"
        case .points: "Points"
        case .enjeu: "En jeu"
        case .rang: "Rang"
        case .aRevoir: "À revoir"
        }
    }

    var largeur: Double {
        switch self {
        case .code: 7
        case .libelle: 62
        case .mission: 16
        case .enjeu, .rang: 14
        case .auContrat, .valeur, .reponse, .poids, .points, .aRevoir: 10
        }
    }
}

/// Une ligne de la table interne : un indicateur du modèle, un indicateur propre au contrat, ou l’état du plan de
/// réponse. Les missions y lisent leurs sommes, les leviers leur ordre ; les onglets n’ont pas de colonne cachée.
struct LigneInterne: Sendable {
    enum Sorte: Sendable {
        case modele(IndicateurModele)
        case propre
        case plan
    }

    /// 1 pour la première.
    let numero: Int
    let code: String
    let mission: MissionModele
    let sorte: Sorte

    /// Dans l’ordre du classeur : les indicateurs de chaque mission, ceux du contrat, l’état du plan.
    static func toutes(_ bilan: Bilan) -> [LigneInterne] {
        var lignes: [LigneInterne] = []
        func ajouter(_ code: String, _ mission: MissionModele, _ sorte: Sorte) {
            lignes.append(LigneInterne(numero: lignes.count + 1, code: code, mission: mission, sorte: sorte))
        }
        for mission in bilan.cadre.missions {
            for indicateur in mission.indicateurs { ajouter(indicateur.code, mission, .modele(indicateur)) }
            for code in bilan.codesPropres(mission) { ajouter(code, mission, .propre) }
            if mission.aUnPlan { ajouter(Levier.plan, mission, .plan) }
        }
        return lignes
    }

    private func champ(_ champ: ChampIndicateur) -> String { champ.nom(code) }

    /// Ce que la ligne tient dans une colonne, où que des lignes insérées l’aient menée.
    func ici(_ colonne: ColonneInterne) -> String {
        "INDEX(\(colonne.nom),MATCH(\"\(codeMontre)\",\(ColonneInterne.code.nom),0))"
    }

    private var nature: String { Calculs.elague(champ(.nature)) }

    /// La formule d’une colonne ; `nil` où la cellule tient une constante.
    func formule(_ colonne: ColonneInterne) -> String? {
        if case .plan = sorte {
            return colonne == .enjeu ? FormulesMission(mission).gainDuPlan : colonne == .rang ? rang : nil
        }
        return switch colonne {
        case .code, .mission: nil
        case .libelle: estPropre ? "\"\(code) \"&\(Calculs.elague(champ(.libelle)))" : nil
        case .auContrat: auContrat
        case .valeur: "IF(\(Calculs.elague(champ(.valeur)))=\"\",0,\(ici(.auContrat)))"
        case .reponse: Calculs.elague(champ(.atteint))
        case .poids: paie ? poids : nil
        case .points: paie ? points : nil
        case .enjeu: paie ? enjeu : nil
        case .rang: paie ? rang : nil
        case .aRevoir: Controle.compte(champ(.controle))
        }
    }

    /// Le plan n’a pas de code que l’on montre.
    var codeMontre: String { if case .plan = sorte { "Plan" } else { code } }

    func libelle(_ bilan: Bilan) -> String {
        switch sorte {
        case .modele(let indicateur): "\(code) \(indicateur.libelle)"
        case .propre: "\(code) \(Fr.elaguer(bilan.reponse(code).libelle ?? ""))"
        case .plan: "Plan de réponse : choisissez son état dans l’onglet \(mission.onglet)"
        }
    }

    private var estPropre: Bool { if case .propre = sorte { true } else { false } }
    private var paie: Bool { mission.variable.paieDesIndicateurs }

    private var natureParDefaut: Nature {
        if case .modele(let indicateur) = sorte { indicateur.natureParDefaut } else { .resultat }
    }

    /// 0 pour un indicateur propre qui n’a pas d’intitulé.
    private func siIntitule(_ formule: String) -> String {
        estPropre ? "IF(\(Calculs.elague(champ(.libelle)))=\"\",0,\(formule))" : formule
    }

    private var auContrat: String {
        if estPropre, !paie { return siIntitule("1") }
        return siIntitule(
            natureParDefaut == .sansObjet
                ? "IF(OR(\(nature)=\"\(Nature.resultat.libelle)\",\(nature)=\"\(Nature.suivi.libelle)\"),1,0)"
                : "IF(\(nature)=\"\(Nature.sansObjet.libelle)\",0,1)")
    }

    private var poids: String {
        let poids = champ(.poids)
        let compte = "IF(ISNUMBER(\(poids)),IF(\(poids)>0,\(poids),0),1)"
        return siIntitule(
            natureParDefaut == .resultat
                ? "IF(OR(\(nature)=\"\(Nature.suivi.libelle)\",\(nature)=\"\(Nature.sansObjet.libelle)\"),0,\(compte))"
                : "IF(\(nature)=\"\(Nature.resultat.libelle)\",\(compte),0)")
    }

    private var points: String {
        let partiel = champ(.partiel)
        let taux = "IF(AND(ISNUMBER(\(partiel)),\(partiel)>=0,\(partiel)<=1),\(partiel),taux_retenu)"
        return "\(ici(.poids))*IF(\(ici(.reponse))=\"Oui\",100,IF(\(ici(.reponse))=\"Partiel\",ROUND(\(taux)*100,4),0))"
    }

    private var enjeu: String {
        let nom = mission.nom
        let reste = "enveloppe_variable_\(nom)*(\(ici(.poids))*100-\(ici(.points)))/poids_\(nom)"
        return
            "IF(taille=\"\",0,IF(OR(\(ici(.reponse))=\"Oui\",\(ici(.reponse))=\"Non\",\(ici(.poids))=0,ouverte_\(nom)=0),"
            + "0,\(Calculs.centimes(reste))))"
    }

    /// Le montant en jeu, où le rang de la ligne départage les égaux.
    private var rang: String { "IF(\(ici(.enjeu))>0,\(ici(.enjeu))-\(numero)/1000000,0)" }
}
