internal import ACIModel

/// Tous les champs du classeur d’un cadre.
struct Champs {
    let identite: [Champ]
    let contrat: [Champ]
    let demarrages: [Champ]
    let crise: [Champ]
    let complements: [CodeMission: [Champ]]
    /// Par code, dans l’ordre des colonnes.
    let indicateurs: [String: [Champ]]
    let calendrier: [Champ]

    init(_ cadre: Cadre) {
        identite = Self.identite
        contrat = Self.contrat
        demarrages = cadre.missions.map(Self.demarrage)
        let ongletCrise = cadre.missions.first(where: \.dependDeLaCrise)?.onglet
        crise = ongletCrise.map(Self.crise) ?? []
        complements = Dictionary(
            uniqueKeysWithValues: cadre.missions.map { mission in
                (mission.code, mission.complements.map { Self.complement($0, mission) })
            })
        indicateurs = Dictionary(
            uniqueKeysWithValues: cadre.missions.flatMap { mission in
                mission.indicateurs.map { ($0.code, Self.colonnes(de: $0, mission)) }
            })
        calendrier = cadre.calendrier.enumerated().flatMap { Self.action($0.offset, $0.element) }
    }

    /// Celles que le bilan retient, dans l’ordre du classeur.
    func duBilan(_ cadre: Cadre) -> [Champ] {
        var toutes = identite + contrat + demarrages
        for mission in cadre.missions {
            toutes += complements[mission.code] ?? []
            for indicateur in mission.indicateurs {
                toutes += indicateurs[indicateur.code] ?? []
            }
        }
        return toutes + crise
    }

    // MARK: Synthèse

    private static func synthese(
        _ champ: ChampBilan, _ synonymes: [String] = [], aide: String, _ type: TypeDeSaisie
    ) -> Champ {
        Champ(
            nom: champ.rawValue, libelle: champ.libelle, synonymes: synonymes, onglet: Onglet.synthese, aide: aide,
            type: type)
    }

    private static var identite: [Champ] {
        [
            synthese(
                .nom, ["Nom", "CPTS"],
                aide: "Le nom de la CPTS, tel qu’il figure au contrat.", .texte(Acces { $1(&$0.identite.nom) })),
            synthese(
                .region, ["Département", "Région", "Territoire"],
                aide: "Le département ou la région de la CPTS.", .texte(Acces { $1(&$0.identite.region) })),
            synthese(
                .cpam, ["Caisse", "Caisse primaire"], aide: "La caisse primaire qui signe le contrat.",
                .texte(Acces { $1(&$0.identite.cpam) })),
            synthese(
                .ars, ["Agence régionale de santé"], aide: "L’agence régionale de santé qui signe le contrat.",
                .texte(Acces { $1(&$0.identite.ars) })),
            synthese(
                .coordinateur, ["Coordinateur", "Coordinatrice", "Coordination"],
                aide: "La personne qui tient ce classeur : une seule, pour qu’il n’y ait qu’une version.",
                .texte(Acces { $1(&$0.identite.coordinateur) })),
            synthese(
                .population, ["Population", "Nombre d'habitants", "Habitants"],
                aide: "Le nombre d’habitants du territoire, en entier. Il donne la taille de la CPTS.",
                .entier(Acces { $1(&$0.identite.population) }, 1...100_000_000)),
            synthese(
                .tailleContractuelle, ["Taille contractuelle", "Taille"],
                aide: "De 1 à 4, seulement si le contrat fixe une taille. Elle l’emporte sur la population.",
                .entier(Acces { $1(&$0.identite.tailleContractuelle) }, 1...4)),
            synthese(
                .membres, ["Membres", "Nombre d’adhérents", "Adhérents"],
                aide: "Le nombre de membres de la CPTS. Il décide de la majoration des CPTS de taille 4.",
                .entier(Acces { $1(&$0.identite.membres) }, 0...1_000_000)),
        ]
    }

    private static var contrat: [Champ] {
        [
            synthese(
                .signature, ["Date de signature", "Signature", "Signature de l’ACI"],
                aide: "La date de signature du contrat ACI, par exemple 15/03/2023.",
                .date(Acces { $1(&$0.identite.signature) })
            ),
            synthese(
                .debutPeriode, ["Début de la période", "Période du", "Début"],
                aide: "Le premier jour du bilan. Le 1er janvier, ou la date d’anniversaire du contrat.",
                .date(Acces { $1(&$0.debutPeriode) })),
            synthese(
                .finPeriode, ["Fin de la période", "au", "Fin"],
                aide: "Le dernier jour du bilan, au plus douze mois après le début.",
                .date(Acces { $1(&$0.finPeriode) })),
            synthese(
                .tauxPartiel, ["Taux du Partiel", "Taux partiel"],
                aide: "Ce que vaut un « Partiel » selon votre contrat. Sans précision, le modèle compte 50 %.",
                .taux(Acces { $1(&$0.tauxPartiel) })),
        ]
    }

    private static func demarrage(_ mission: MissionModele) -> Champ {
        Champ(
            nom: mission.champDebut, libelle: mission.titre, synonymes: ["Démarrage \(mission.titre)"],
            onglet: Onglet.synthese,
            aide: "La date de démarrage de la mission. Laissez vide tant qu’elle n’a pas commencé.",
            type: .date(Acces { $1(&$0.debuts[mission.code]) }))
    }

    // MARK: Missions

    private static func crise(_ onglet: String) -> [Champ] {
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

    private static func complement(_ complement: MissionModele.Complement, _ mission: MissionModele) -> Champ {
        Champ(
            nom: complement.nom, libelle: complement.question, onglet: mission.onglet,
            aide: "Oui si cette ligne figure à votre contrat ; sans réponse, elle n’est pas comptée.",
            type: .ouiNon(Acces { $1(&$0.complements[complement.nom]) }))
    }

    private static func colonnes(de indicateur: IndicateurModele, _ mission: MissionModele) -> [Champ] {
        func champ(_ champ: ChampIndicateur, _ aide: String, _ type: TypeDeSaisie) -> Champ {
            let colonne = ColonneMission(champ)
            return Champ(
                nom: indicateur.champ(champ), libelle: colonne?.titre ?? "", synonymes: colonne?.synonymes ?? [],
                onglet: mission.onglet, indicateur: indicateur.code, colonne: champ, aide: aide,
                type: type)
        }
        let code = indicateur.code
        return [
            champ(
                .nature, "Résultat : il paie. Suivi : il ne paie pas. Sans objet : il n’est pas au contrat.",
                .nature(Acces(code) { $1(&$0.nature) }, parDefaut: indicateur.natureParDefaut)),
            champ(
                .poids, "Le poids de l’indicateur au contrat : points, euros ou pour cent. 1 par défaut.",
                .poids(Acces(code) { $1(&$0.poids) })),
            champ(.valeur, indicateur.aideValeur, .valeur(Acces(code) { $1(&$0.valeur) }, indicateur)),
            champ(
                .atteint, "Oui, Partiel ou Non, selon les objectifs de votre contrat.",
                .atteinte(Acces(code) { $1(&$0.atteint) })),
            champ(
                .preuve, "Le document qui le prouve. Exemple : \(indicateur.preuveSuggeree)",
                .texte(Acces(code) { $1(&$0.preuve) })),
            champ(
                .date, "La date de la preuve : sans date, elle ne tient pas lors d’un contrôle.",
                .date(Acces(code) { $1(&$0.datePreuve) })),
            champ(
                .commentaire, "Ce qu’il faut savoir pour lire ce chiffre.", .texte(Acces(code) { $1(&$0.commentaire) })),
        ]
    }

    // MARK: Calendrier

    /// Les statuts d’une action, du premier au dernier.
    static let statuts = ["À faire", "En cours", "Fait", "Sans objet"]

    private static func action(_ rang: Int, _ action: Cadre.Action) -> [Champ] {
        let numero = rang < 9 ? "0\(rang + 1)" : "\(rang + 1)"
        return [
            Champ(
                nom: "action_\(numero)_responsable", libelle: "Responsable", onglet: Onglet.calendrier,
                aide: "La personne qui s’en charge.", type: .horsBilan(choix: [], initial: action.responsable)),
            Champ(
                nom: "action_\(numero)_statut", libelle: "Statut", onglet: Onglet.calendrier,
                aide: "Où en est l’action.", type: .horsBilan(choix: statuts, initial: statuts[0])),
        ]
    }
}

extension IndicateurModele {
    /// Ce qu’il faut saisir comme valeur, en une phrase.
    fileprivate var aideValeur: String {
        switch typeValeur {
        case .entier: "Un nombre entier, 0 compris."
        case .decimal: "Un nombre\(unite.map { " de \($0)" } ?? ""), décimales permises."
        case .taux: "Un pourcentage, par exemple 64 %."
        case .date: "Une date, par exemple 15/11/2026."
        case .ouiNon: "Oui ou Non."
        case .texte: "Une phrase courte."
        case .entierOuTexte: "Un nombre entier ou une phrase courte."
        }
    }
}
