internal import ACIModel

/// Les champs d’un onglet de mission : les lignes de son tableau, la situation de l’année, les lignes du contrat.
enum ChampsDeMission {
    static func crise(_ onglet: String) -> [Champ] {
        func champ(_ champ: ChampBilan, _ synonymes: [String], _ aide: String, _ type: TypeDeSaisie) -> Champ {
            Champ(
                nom: champ.rawValue, libelle: champ.libelle, synonymes: synonymes, onglet: onglet, aide: aide,
                type: type)
        }
        return [
            champ(
                .plan, ["État du plan", "Plan"],
                "Première rédaction : la part fixe entière. Mise à jour : la moitié. Aucun : rien.",
                .plan(Acces { $1(&$0.crise.plan) })),
            champ(
                .criseDeclaree, ["Crise déclarée"],
                "Oui si une autorité (ministre, préfet, direction de l’ARS) a déclaré une crise.",
                .ouiNon(Acces { $1(&$0.crise.declaree) })),
            champ(
                .criseMobilisee, ["CPTS mobilisée"],
                "Oui si la CPTS a mis son plan en action pendant la crise.", .ouiNon(Acces { $1(&$0.crise.mobilisee) })),
            champ(
                .criseAutorite, ["Autorité"], "Par exemple : préfet du département.",
                .texte(Acces { $1(&$0.crise.autorite) })),
            champ(
                .criseDate, ["Date de la crise"], "La date de la déclaration de la crise.",
                .date(Acces { $1(&$0.crise.date) })),
        ]
    }

    static func complement(_ complement: MissionModele.Complement, _ mission: MissionModele) -> Champ {
        Champ(
            nom: complement.nom, libelle: complement.question, onglet: mission.onglet,
            aide: "Oui si cette ligne figure à votre contrat ; sans réponse, elle n’est pas comptée.",
            type: .ouiNon(Acces { $1(&$0.complements[complement.nom]) }))
    }

    /// Les champs d’un indicateur du modèle, de gauche à droite.
    static func indicateur(_ indicateur: IndicateurModele, _ mission: MissionModele) -> [Champ] {
        let code = indicateur.code
        let valeur = Acces<Valeur>(code) { $1(&$0.valeur) }
        let propres: [Champ] = [
            ligne(.valeur, code, mission, indicateur.aideValeur, .valeur(valeur, indicateur)),
            ligne(
                .precedent, code, mission, "La valeur de l’an dernier, pour mémoire.",
                .valeur(Acces(code) { $1(&$0.precedent) }, indicateur)),
        ]
        let objectif =
            indicateur.sens?.signe == nil
            ? []
            : [
                ligne(
                    .objectif, code, mission, indicateur.aideObjectif,
                    .objectif(Acces(code) { $1(&$0.objectif) }, indicateur))
            ]
        return enOrdre(
            objectif + propres
                + communs(
                    code, mission, preuve: "Le document qui le prouve. Exemple : \(indicateur.preuveSuggeree)",
                    nature: indicateur.natureParDefaut))
    }

    /// Les champs d’un indicateur propre au contrat.
    static func propre(_ code: String, _ mission: MissionModele) -> [Champ] {
        enOrdre(
            [
                ligne(
                    .libelle, code, mission,
                    "L’indicateur de votre contrat que le modèle n’a pas. Sans lui, la ligne ne compte pas.",
                    .texte(Acces(code) { $1(&$0.libelle) })),
                ligne(
                    .objectif, code, mission,
                    "L’objectif, tel que le contrat l’écrit. Il n’est pas comparé à la valeur.",
                    .libre(Acces(code) { $1(&$0.objectif) })),
                ligne(
                    .valeur, code, mission, "Un nombre, un pourcentage, une date, Oui ou Non, ou une phrase courte.",
                    .libre(Acces(code) { $1(&$0.valeur) })),
                ligne(
                    .precedent, code, mission, "La valeur de l’an dernier, pour mémoire.",
                    .libre(Acces(code) { $1(&$0.precedent) })),
            ] + communs(code, mission, preuve: "Le document qui le prouve.", nature: nil))
    }

    private static func communs(
        _ code: String, _ mission: MissionModele, preuve: String, nature: Nature?
    ) -> [Champ] {
        var champs = [
            ligne(
                .atteint, code, mission, "Oui, Partiel ou Non, selon les objectifs de votre contrat.",
                .atteinte(Acces(code) { $1(&$0.atteint) })),
            ligne(.preuve, code, mission, preuve, .texte(Acces(code) { $1(&$0.preuve) })),
            ligne(
                .date, code, mission, "La date de la preuve : sans date, elle ne tient pas lors d’un contrôle.",
                .date(Acces(code) { $1(&$0.datePreuve) })),
            ligne(
                .commentaire, code, mission, "Ce qu’il faut savoir pour lire ce chiffre.",
                .texte(Acces(code) { $1(&$0.commentaire) })),
        ]
        // Les indicateurs de la mission crises se suivent : un indicateur propre n’y a ni nature, ni poids, ni taux.
        guard mission.variable.paieDesIndicateurs || mission.indicateurs.contains(where: { $0.code == code }) else {
            return champs
        }
        champs += [
            ligne(
                .nature, code, mission,
                "Résultat : il paie. Suivi : il ne paie pas. Sans objet : il n’est pas au contrat.",
                .nature(Acces(code) { $1(&$0.nature) }, parDefaut: nature)),
            ligne(
                .poids, code, mission,
                "Le poids de l’indicateur au contrat : points, euros ou pour cent. 1 par défaut.",
                .poids(Acces(code) { $1(&$0.poids) }, parDefaut: nature.map { _ in .un })),
            ligne(
                .partiel, code, mission,
                "Ce que « Partiel » vaut pour cet indicateur : tapez 64, le signe % s’ajoute. Vide : le taux du contrat.",
                .taux(Acces(code) { $1(&$0.partiel) }, parDefaut: nil)),
        ]
        return champs
    }

    private static func ligne(
        _ champ: ChampIndicateur, _ code: String, _ mission: MissionModele, _ aide: String, _ type: TypeDeSaisie
    ) -> Champ {
        let colonne = ColonneMission(champ)
        return Champ(
            nom: champ.nom(code), libelle: colonne.titre, synonymes: colonne.synonymes, onglet: mission.onglet,
            indicateur: code, colonne: champ, aide: aide, type: type)
    }

    private static func enOrdre(_ champs: [Champ]) -> [Champ] {
        champs.sorted { gauche, droite in
            guard let gauche = gauche.colonne, let droite = droite.colonne else { return false }
            return ColonneMission(gauche).rawValue < ColonneMission(droite).rawValue
        }
    }
}

extension MissionModele.VoletVariable {
    /// La part variable suit les réponses aux indicateurs.
    var paieDesIndicateurs: Bool { if case .indicateurs = self { true } else { false } }
}

extension IndicateurModele {
    /// Ce qu’il faut saisir comme valeur, en une phrase.
    fileprivate var aideValeur: String {
        switch typeValeur {
        case .entier: "Un nombre entier, 0 compris."
        case .decimal: "Un nombre\(unite.map { " de \($0)" } ?? ""), décimales permises."
        case .taux: "Un pourcentage : tapez 64, le signe % s’ajoute."
        case .date: "Une date, par exemple 15/11/2026."
        case .ouiNon: "Oui ou Non."
        case .texte: "Une phrase courte."
        case .entierOuTexte: "Un nombre entier ou une phrase courte."
        }
    }

    /// Ce qu’il faut saisir comme objectif, en une phrase.
    fileprivate var aideObjectif: String {
        let nombre =
            switch typeValeur {
            case .taux: "en pour cent : tapez 64, le signe % s’ajoute"
            default: "en nombre\((uniteObjectif ?? unite).map { " (\($0))" } ?? "")"
            }
        let propose = objectifIndicatif == nil ? "n’en propose aucun" : "propose \(seuilTexte)"
        return "L’objectif de votre contrat, \(nombre). Le modèle \(propose). Vide\(Fr.insecable): rien n’est comparé."
    }
}
