// Les textes des règles R4, R12 et R13, indicateur par indicateur.
extension Diagnostic {
    private static func de(
        _ ligne: LigneIndicateur, _ code: CodeDiagnostic, _ champ: ChampIndicateur, _ message: String,
        trouve: String? = nil, attendu: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            code, champ: ligne.champ(champ), indicateur: ligne.code, message: message, trouve: trouve,
            attendu: attendu)
    }

    static func poidsInvalide(_ ligne: LigneIndicateur) -> Diagnostic {
        saisie(
            .poidsInvalide, trouve: ligne.poids.francais, attendu: .poids, champ: ligne.champ(.poids),
            indicateur: ligne.code)
    }

    static func ligneSansLibelle(_ code: String) -> Diagnostic {
        Diagnostic(
            .ligneSansLibelle, champ: ChampIndicateur.libelle.nom(code), indicateur: code,
            message:
                "L’indicateur propre a des saisies et pas d’intitulé : il ne compte pas. Saisissez son intitulé, ou "
                + "videz la ligne.",
            attendu: "l’intitulé de l’indicateur")
    }

    static func preuveAbsente(_ ligne: LigneIndicateur) -> Diagnostic {
        let exemple = ligne.modele.map { ", par exemple \(Fr.guillemets($0.preuveSuggeree))" } ?? ""
        return de(
            ligne, .preuveAbsente, .preuve,
            "La réponse est \(ligne.reponse.atteint?.libelle ?? "") sans preuve. "
                + "Indiquez la preuve ou l’endroit où elle se trouve\(exemple).",
            attendu: ligne.modele?.preuveSuggeree ?? "la preuve, ou l’endroit où elle se trouve")
    }

    static func preuveSansDate(_ ligne: LigneIndicateur) -> Diagnostic {
        de(
            ligne, .preuveSansDate, .date,
            "La preuve n’a pas de date et ne tiendrait pas devant un contrôle. Saisissez sa date.",
            attendu: "la date de la preuve")
    }

    static func preuvePosterieure(_ ligne: LigneIndicateur) -> Diagnostic {
        let fin = ligne.bilan.periode.fin.francais
        return preuveMalDatee(
            ligne, .preuvePosterieure, "après la fin de la période (\(fin))", attendu: "une date jusqu’au \(fin)")
    }

    static func preuveAnterieure(_ ligne: LigneIndicateur) -> Diagnostic {
        preuveMalDatee(
            ligne, .preuveAnterieure,
            "plus d’un an avant le début de la période (\(ligne.bilan.periode.debut.francais))",
            attendu: "une date à partir du \(ligne.preuveAuPlusTot.francais)")
    }

    private static func preuveMalDatee(
        _ ligne: LigneIndicateur, _ code: CodeDiagnostic, _ constat: String, attendu: String
    ) -> Diagnostic {
        let date = ligne.reponse.datePreuve?.francais ?? ""
        return de(
            ligne, code, .date,
            "La preuve est datée du \(date), \(constat). Vérifiez la date ou fournissez une autre preuve.",
            trouve: date,
            attendu: attendu)
    }

    static func seuilNonAtteint(_ ligne: LigneIndicateur) -> Diagnostic {
        objectif(ligne, .seuilNonAtteint, "n’atteint pas")
    }

    static func seuilAtteint(_ ligne: LigneIndicateur) -> Diagnostic { objectif(ligne, .seuilAtteint, "atteint") }

    private static func objectif(_ ligne: LigneIndicateur, _ code: CodeDiagnostic, _ verbe: String) -> Diagnostic {
        let valeur = Fr.guillemets(ligne.valeurEnClair)
        let suite =
            ligne.repondOuiNon
            ? "la valeur est \(valeur). Vérifiez la valeur et la réponse."
            : "la valeur \(valeur) \(verbe) l’objectif \(Fr.guillemets(ligne.objectifEnClair))\(ligne.soitIci). "
                + "Vérifiez la valeur, la réponse et l’objectif de votre contrat."
        return de(
            ligne, code, .atteint, "La réponse est \(ligne.reponse.atteint?.libelle ?? ""), mais \(suite)",
            trouve: ligne.valeurEnClair, attendu: ligne.objectifEnClair)
    }

    static func sansObjetRepondu(_ ligne: LigneIndicateur) -> Diagnostic {
        de(
            ligne, .sansObjetRepondu, .nature,
            "L’indicateur est « Sans objet », mais il a une réponse, qui ne compte pas. Rétablissez sa nature s’il est "
                + "au contrat ; sinon, videz sa réponse.",
            trouve: Nature.sansObjet.libelle, attendu: "une nature du contrat, ou aucune réponse")
    }

    static func ouiSansValeur(_ ligne: LigneIndicateur) -> Diagnostic {
        de(
            ligne, .ouiSansValeur, .valeur, "La réponse est Oui, mais aucune valeur n’est déclarée. Saisissez-la.",
            attendu: ligne.modele.map { Attendu($0.typeValeur).texte })
    }

    static func valeurSansReponse(_ ligne: LigneIndicateur) -> Diagnostic {
        de(
            ligne, .valeurSansReponse, .atteint,
            "Une valeur est déclarée, mais « Atteint ? » est sans réponse. Choisissez \(Attendu.atteinte.texte).",
            attendu: Attendu.atteinte.texte)
    }

    static func populationDepassee(_ ligne: LigneIndicateur) -> Diagnostic {
        let population = Fr.entier(ligne.bilan.identite.population ?? 0)
        return de(
            ligne, .populationDepassee, .valeur,
            "\(Fr.guillemets(ligne.valeurEnClair)) dépasse la population du territoire (\(population) "
                + "habitants). Corrigez l’une ou l’autre.",
            trouve: ligne.valeurEnClair, attendu: "\(population) au plus")
    }

    static func tauxSuperieurACent(_ ligne: LigneIndicateur) -> Diagnostic {
        de(
            ligne, .tauxSuperieurACent, .valeur,
            "\(Fr.guillemets(ligne.valeurEnClair)) dépasse 100 %. Corrigez le taux.",
            trouve: ligne.valeurEnClair, attendu: "un taux de 0 à 100 %")
    }

    static func tauxInfime(_ ligne: LigneIndicateur, _ colonne: ChampIndicateur) -> Diagnostic {
        let taux = ligne.taux(colonne) ?? 0
        let trouve = Fr.pourcentage(taux)
        return de(
            ligne, .tauxInfime, colonne,
            "\(Fr.guillemets(trouve)) est un taux très faible : vouliez-vous dire \(Fr.pourcentage(taux * 100)) ? "
                + "Corrigez le taux s’il le faut.",
            trouve: trouve, attendu: "un taux de 2 à 100 %")
    }
}
