/// Un onglet du fichier, avec les missions qu’il porte.
struct OngletLu {
    let onglet: Cadre.Onglet
    let missions: [MissionModele]

    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        (onglet, missions) = try lecteur.objet { objet throws(ErreurJSON) in
            let titre = try objet.texte("titre")
            let missions = try objet.liste("missions") { element throws(ErreurJSON) in
                try MissionModele(lecteur: element, onglet: titre, contexte)
            }
            let inactif = try objet.facultatif("inactif").map { texte throws(ErreurJSON) in try texte.texte() }
            return (Cadre.Onglet(titre: titre, missions: missions.map(\.code), inactif: inactif), missions)
        }
    }
}

private enum TypeVolet: String, CaseIterable {
    case forfait, plan, indicateurs, crise
}

extension MissionModele {
    init(lecteur: LecteurJSON, onglet: String, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            let code = CodeMission(try objet.texte("code"))
            return MissionModele(
                code: code, nom: try objet.texte("nom"), numero: try objet.entier("numero"),
                titre: try objet.texte("titre"), categorie: try objet.champ("categorie").mot(), onglet: onglet,
                objet: try objet.texte("objet"),
                delais: try objet.facultatif("delais").map { delais throws(ErreurJSON) in
                    try Delais(lecteur: delais, contexte)
                },
                fixe: try VoletFixe(lecteur: objet.champ("fixe"), contexte),
                variable: try VoletVariable(lecteur: objet.champ("variable"), contexte),
                complements: try objet.liste("complements") { element throws(ErreurJSON) in
                    try Complement(lecteur: element, contexte)
                },
                indicateurs: try objet.liste("indicateurs") { element throws(ErreurJSON) in
                    try IndicateurModele(lecteur: element, mission: code)
                },
                lignesPropres: try objet.facultatif("lignesPropres")?.entier() ?? 0,
                entreeEnVigueur: try objet.facultatif("entreeEnVigueur").map { jour throws(ErreurJSON) in
                    try jour.jour()
                },
                pieges: try objet.textes("pieges"))
        }
    }
}

extension MissionModele.Delais {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            MissionModele.Delais(
                demarrage: try objet.entier("demarrage"), deploiement: try objet.entier("deploiement"),
                source: try contexte.source(objet.champ("source")))
        }
    }
}

extension MissionModele.VoletFixe {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            switch try objet.champ("type").mot(TypeVolet.self) {
            case .forfait:
                return .forfait(try contexte.ligne(&objet))
            case .plan:
                return .plan(
                    premiereRedaction: try contexte.ligne(objet.champ("premiereRedaction")),
                    miseAJour: try contexte.ligne(objet.champ("miseAJour")))
            case .indicateurs, .crise:
                throw objet.erreur("une part fixe est de type forfait ou plan")
            }
        }
    }
}

extension MissionModele.VoletVariable {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            switch try objet.champ("type").mot(TypeVolet.self) {
            case .indicateurs: return .indicateurs(try contexte.ligne(&objet))
            case .crise: return .crise(try contexte.ligne(&objet))
            case .forfait, .plan: throw objet.erreur("une part variable est de type indicateurs ou crise")
            }
        }
    }
}

extension MissionModele.Complement {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            MissionModele.Complement(
                nom: try objet.texte("nom"), question: try objet.texte("question"), ligne: try contexte.ligne(&objet))
        }
    }
}

extension IndicateurModele {
    init(lecteur: LecteurJSON, mission: CodeMission) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            let type: TypeValeur = try objet.champ("typeValeur").mot()
            let seuil = try objet.facultatif("seuil").map(Seuil.init(lecteur:))
            let sens = try objet.facultatif("sens").map { mot throws(ErreurJSON) in
                try mot.mot(Seuil.Comparaison.self)
            }
            return IndicateurModele(
                code: try objet.texte("code"),
                groupe: try objet.facultatif("groupe").map { groupe throws(ErreurJSON) in try groupe.texte() },
                libelle: try objet.texte("libelle"),
                autresLibelles: try objet.facultatif("autresLibelles")?.liste { texte throws(ErreurJSON) in
                    try texte.texte()
                } ?? [],
                modeDeCalcul: try objet.texte("modeDeCalcul"), typeValeur: type,
                unite: try objet.facultatif("unite").map { unite throws(ErreurJSON) in try unite.texte() },
                seuilTexte: try objet.texte("seuilTexte"),
                seuil: seuil, sens: sens ?? seuil?.comparaison ?? type.sens,
                uniteObjectif: try objet.facultatif("uniteObjectif").map { texte throws(ErreurJSON) in
                    try texte.texte()
                },
                comptePeriode: try objet.facultatif("comptePeriode")?.booleen() ?? false,
                auPlusPopulation: try objet.facultatif("auPlusPopulation")?.booleen() ?? false,
                natureParDefaut: try objet.champ("nature").mot(), preuveSuggeree: try objet.texte("preuve"),
                mission: mission, revision: try objet.facultatif("revision")?.entier() ?? 1)
        }
    }
}

extension IndicateurModele.TypeValeur {
    /// Ce qu’un nombre tapé comme objectif veut dire, quand le cadre ne le dit pas : « au moins ».
    fileprivate var sens: Seuil.Comparaison? {
        switch self {
        case .entier, .decimal, .taux, .entierOuTexte: .superieurOuEgal
        case .ouiNon: .oui
        case .date: .moisAuPlus
        case .texte: nil
        }
    }
}

extension Seuil {
    init(lecteur: LecteurJSON) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            let comparaison: Comparaison = try objet.champ("comparaison").mot()
            return Seuil(
                comparaison: comparaison, valeur: comparaison == .oui ? 0 : try objet.champ("valeur").nombre(),
                parIndicateur: try objet.facultatif("parIndicateur").map { code throws(ErreurJSON) in
                    try code.texte()
                })
        }
    }
}
