// Les textes des règles R3, R4, R6, R7 et R11, mission par mission.
extension Diagnostic {
    static func missionNonDemarree(_ mission: MissionModele, debut: Jour?) -> Diagnostic {
        let motif =
            debut.map { "démarre le \($0.francais), après le dernier jour compté" } ?? "n’a pas de date de démarrage"
        return Diagnostic(
            .missionNonDemarree, champ: mission.champDebut,
            message: "La mission \(Fr.guillemets(mission.titre)) \(motif) : ses réponses comptent pour 0 €. "
                + "Vérifiez la date dans la Synthèse.",
            trouve: debut?.francais, attendu: "une date de démarrage dans la période ou avant")
    }

    static func missionAvantSignature(_ mission: MissionModele, debut: Jour, signature: Jour) -> Diagnostic {
        Diagnostic(
            .missionAvantSignature, champ: mission.champDebut,
            message: "La mission \(Fr.guillemets(mission.titre)) démarre le \(debut.francais), avant la signature du "
                + "contrat : ses jours sont comptés à partir du \(signature.francais).",
            trouve: debut.francais, attendu: "une date à partir du \(signature.francais)")
    }

    static func missionDemarreeTard(_ mission: MissionModele, debut: Jour, limite: Jour) -> Diagnostic {
        Diagnostic(
            .missionDemarreeTard, champ: mission.champDebut,
            message: "La mission \(Fr.guillemets(mission.titre)) a démarré le \(debut.francais) ; le délai prévu après "
                + "la signature finissait le \(limite.francais). Préparez l’explication pour le dialogue de gestion.",
            trouve: debut.francais, attendu: "une date jusqu’au \(limite.francais)")
    }

    static func missionEnRetard(_ mission: MissionModele, debut: Jour?, limite: Jour) -> Diagnostic {
        let suite =
            debut.map { " ; sa date est le \($0.francais), après le dernier jour compté. Vérifiez-la" }
            ?? ". Saisissez sa date de démarrage"
        return Diagnostic(
            .missionEnRetard, champ: mission.champDebut,
            message: "La mission \(Fr.guillemets(mission.titre)) devait démarrer au plus tard le "
                + "\(limite.francais)\(suite), ou parlez-en au dialogue de gestion.",
            trouve: debut?.francais, attendu: "une date jusqu’au \(limite.francais)")
    }

    static func planSansReponse(_ mission: MissionModele) -> Diagnostic {
        Diagnostic(
            .planSansReponse, champ: "crise_plan",
            message: "L’état du plan de réponse n’est pas saisi : la part fixe de la mission "
                + "\(Fr.guillemets(mission.titre)) compte pour 0 €. Choisissez \(Attendu.plan.texte).",
            attendu: Attendu.plan.texte)
    }

    static let mobilisationSansReponse = Diagnostic(
        .mobilisationSansReponse, champ: ChampBilan.criseMobilisee.rawValue,
        message: "Une crise est déclarée, mais « CPTS mobilisée » est sans réponse : la part variable compte pour 0 €. "
            + "Répondez Oui ou Non.",
        attendu: Attendu.ouiNon.texte)

    static let criseSansDate = Diagnostic(
        .criseSansDate, champ: ChampBilan.criseDate.rawValue,
        message: "Une crise est déclarée sans date. Saisissez la date de la déclaration.",
        attendu: Attendu.date.texte)

    static func criseHorsPeriode(_ date: Jour, _ periode: Periode) -> Diagnostic {
        Diagnostic(
            .criseHorsPeriode, champ: ChampBilan.criseDate.rawValue,
            message: "La crise est datée du \(date.francais), hors de la période \(periode.francais). "
                + "Vérifiez la date ou la période.",
            trouve: date.francais, attendu: "une date \(periode.francais)")
    }

    /// La mobilisation, l’autorité ou la date sont saisies sans que la crise le soit.
    static let criseContradictoire = Diagnostic(
        .criseContradictoire, champ: ChampBilan.criseDeclaree.rawValue,
        message: "Aucune crise n’est déclarée, mais la mobilisation, l’autorité ou la date d’une crise sont saisies. "
            + "Répondez Oui si une autorité l’a déclarée ; sinon, videz ces cellules.",
        attendu: "Oui, ou rien d’une crise")

    /// - Parameter parts: `2.1 40 %, 2.2 30 %`.
    static func poidsMelanges(_ mission: MissionModele, _ doute: PoidsCumules.Doute, parts: String) -> Diagnostic {
        let (constat, code): (String, String?) =
            switch doute {
            case .melanges(let code): ("semblent venir de deux comptes différents", code)
            case .recopies: ("se suivent de 1 en 1, comme la poignée de recopie les tire", nil)
            }
        return Diagnostic(
            .poidsMelanges, champ: (code ?? mission.indicateurs.first?.code).map(ChampIndicateur.poids.nom),
            message: "Les poids de la mission \(Fr.guillemets(mission.titre)) \(constat) ; ils donnent \(parts). "
                + "Reportez tous les poids du contrat, dans la même unité.",
            trouve: parts, attendu: "des poids de la même unité")
    }

    static let criseSansAutorite = Diagnostic(
        .criseSansAutorite, champ: "crise_autorite",
        message: "Une crise est déclarée sans que l’autorité soit nommée. Indiquez le ministre, le préfet ou la "
            + "direction de l’ARS.",
        attendu: "l’autorité qui a déclaré la crise")

    static func complementSansReponse(_ complement: MissionModele.Complement) -> Diagnostic {
        Diagnostic(
            .complementSansReponse, champ: complement.nom,
            message: "La question \(Fr.guillemets(complement.question)) est sans réponse : "
                + "la ligne compte pour 0 €. Répondez Oui ou Non.",
            attendu: Attendu.ouiNon.texte)
    }

    static func sansIndicateurDeResultat(_ mission: MissionModele) -> Diagnostic {
        Diagnostic(
            .sansIndicateurDeResultat, champ: mission.indicateurs.first?.champ(.nature),
            message: "La mission \(Fr.guillemets(mission.titre)) n’a aucun indicateur de résultat : sa part variable "
                + "est de 0 €. Reportez les natures de votre contrat.",
            attendu: "au moins un indicateur de nature Résultat")
    }

    static func reponsesManquantes(_ mission: MissionModele, _ lignes: [LigneIndicateur]) -> Diagnostic {
        let codes = lignes.map(\.code)
        let accord =
            codes.count == 1 ? "l’indicateur \(codes[0]) attend" : "les indicateurs \(Fr.liste(codes)) attendent"
        return Diagnostic(
            .reponsesManquantes, champ: lignes.first?.champ(.atteint),
            message: "Mission \(Fr.guillemets(mission.titre)) : \(accord) une réponse. "
                + "Sans elle, la part variable est comptée comme pour un Non.",
            attendu: Attendu.atteinte.texte)
    }
}
