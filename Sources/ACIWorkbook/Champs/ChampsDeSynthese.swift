internal import ACIModel

/// Les champs de Synthèse, bloc par bloc, dans l’ordre du contrat.
enum ChampsDeSynthese {
    private static func champ(
        _ champ: ChampBilan, _ synonymes: [String] = [], aide: String, _ type: TypeDeSaisie
    ) -> Champ {
        Champ(
            nom: champ.rawValue, libelle: champ.libelle, synonymes: synonymes, onglet: Onglet.synthese, aide: aide,
            type: type)
    }

    static var identite: [Champ] {
        [
            champ(
                .nom, ["Nom", "CPTS"],
                aide: "Le nom de la CPTS, tel qu’il figure au contrat.", .texte(Acces { $1(&$0.identite.nom) })),
            champ(
                .region, ["Département ou région", "Territoire"], aide: "La région de la CPTS.",
                .texte(Acces { $1(&$0.identite.region) })),
            champ(.departement, aide: "Le département de la CPTS.", .texte(Acces { $1(&$0.identite.departement) })),
            champ(
                .cpam, ["Caisse", "Caisse primaire"], aide: "La caisse primaire qui signe le contrat.",
                .texte(Acces { $1(&$0.identite.cpam) })),
            champ(
                .ars, ["Agence régionale de santé"], aide: "L’agence régionale de santé qui signe le contrat.",
                .texte(Acces { $1(&$0.identite.ars) })),
            champ(
                .coordinateur, ["Coordinateur", "Coordinatrice", "Coordination"],
                aide: "La personne qui tient ce classeur : une seule, pour qu’il n’y ait qu’une version.",
                .texte(Acces { $1(&$0.identite.coordinateur) })),
            champ(
                .population, ["Population", "Nombre d'habitants", "Habitants"],
                aide: "Le nombre d’habitants du territoire, en entier. Il donne la taille de la CPTS.",
                .entier(Acces { $1(&$0.identite.population) }, 1...100_000_000)),
            champ(
                .populationSource, ["Source de la population"],
                aide: "D’où vient ce nombre, et de quand : par exemple INSEE, 1er janvier 2023.",
                .texte(Acces { $1(&$0.identite.populationSource) })),
            champ(
                .tailleContractuelle, ["Taille contractuelle", "Taille"],
                aide: "De 1 à 4, seulement si le contrat ou le dialogue de gestion fixe une taille. "
                    + "Elle l’emporte sur la population.",
                .entier(Acces { $1(&$0.identite.tailleContractuelle) }, 1...4)),
            champ(
                .membres, ["Membres", "Nombre d’adhérents", "Adhérents"],
                aide: "Le nombre de membres de la CPTS. Il décide de la majoration des CPTS de taille 4.",
                .entier(Acces { $1(&$0.identite.membres) }, 0...1_000_000)),
        ]
    }

    static var contrat: [Champ] {
        [
            champ(
                .signature, ["Date de signature", "Signature", "Signature de l’ACI"],
                aide: "La date de signature du contrat ACI, par exemple 15/03/2023.",
                .date(Acces { $1(&$0.identite.signature) })
            ),
            champ(
                .finContrat,
                aide: "Le dernier jour du contrat, s’il est connu : cinq ans après la signature, sauf renouvellement.",
                .date(Acces { $1(&$0.identite.finContrat) })),
            champ(
                .debutPeriode, ["Début de la période", "Période du", "Début"],
                aide: "Le premier jour du bilan. Le 1er janvier, ou la date d’anniversaire du contrat.",
                .date(Acces { $1(&$0.debutPeriode) })),
            champ(
                .finPeriode, ["Fin de la période", "au", "Fin"],
                aide: "Le dernier jour du bilan, au plus douze mois après le début.",
                .date(Acces { $1(&$0.finPeriode) })),
            champ(
                .tauxPartiel, ["Taux du Partiel", "Taux partiel"],
                aide: "Ce que vaut un « Partiel » selon votre contrat : tapez 64, le signe % s’ajoute. "
                    + "Sans précision, le modèle compte 50 %.",
                .taux(Acces { $1(&$0.tauxPartiel) }, parDefaut: Bilan.tauxPartielParDefaut)),
            champ(
                .dejaVerse, ["Déjà versé"],
                aide: "Ce que la CPAM a versé pour cette année jusqu’ici, avance comprise, en euros.",
                .montant(Acces { $1(&$0.dejaVerse) })),
        ]
    }

    static func demarrage(_ mission: MissionModele) -> Champ {
        Champ(
            nom: mission.champDebut, libelle: mission.titre, synonymes: ["Démarrage \(mission.titre)"],
            onglet: Onglet.synthese,
            aide: "La date de démarrage de la mission. Laissez vide tant qu’elle n’a pas commencé.",
            type: .date(Acces { $1(&$0.debuts[mission.code]) }))
    }
}
