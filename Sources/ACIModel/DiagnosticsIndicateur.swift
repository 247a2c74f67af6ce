// Les textes des règles R4, R12 et R13, indicateur par indicateur.
extension Diagnostic {
    private static func de(
        _ indicateur: IndicateurModele, _ code: CodeDiagnostic, _ champ: ChampIndicateur, _ message: String,
        trouve: String? = nil, attendu: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            code, champ: indicateur.champ(champ), indicateur: indicateur.code, message: message, trouve: trouve,
            attendu: attendu)
    }

    static func poidsInvalide(_ indicateur: IndicateurModele, trouve: String) -> Diagnostic {
        saisie(
            .poidsInvalide, trouve: trouve, attendu: .poids, champ: indicateur.champ(.poids),
            indicateur: indicateur.code)
    }

    static func preuveAbsente(_ indicateur: IndicateurModele, atteint: Atteinte) -> Diagnostic {
        de(
            indicateur, .preuveAbsente, .preuve,
            "La réponse est \(atteint.libelle) sans preuve. Indiquez la preuve ou l’endroit où elle se trouve, "
                + "par exemple \(Fr.guillemets(indicateur.preuveSuggeree)).",
            attendu: indicateur.preuveSuggeree)
    }

    static func preuveSansDate(_ indicateur: IndicateurModele) -> Diagnostic {
        de(
            indicateur, .preuveSansDate, .date,
            "La preuve n’a pas de date et ne tiendrait pas devant un contrôle. Saisissez sa date.",
            attendu: "la date de la preuve")
    }

    static func preuvePosterieure(_ indicateur: IndicateurModele, date: Jour, fin: Jour) -> Diagnostic {
        de(
            indicateur, .preuvePosterieure, .date,
            "La preuve est datée du \(date.francais), après la fin de la période (\(fin.francais)). "
                + "Vérifiez la date ou fournissez une autre preuve.",
            trouve: date.francais, attendu: "une date jusqu’au \(fin.francais)")
    }

    /// - Parameter ici: ce à quoi revient un seuil qui dépend d’un autre indicateur : `, soit 6 ici`.
    static func seuilNonAtteint(
        _ indicateur: IndicateurModele, valeur: Valeur, seuil: String, ici: String
    ) -> Diagnostic {
        de(
            indicateur, .seuilNonAtteint, .atteint,
            "La réponse est Oui, mais la valeur \(Fr.guillemets(valeur.francais)) n’atteint pas le seuil indicatif "
                + "\(Fr.guillemets(seuil))\(ici). Vérifiez la valeur, la réponse et le seuil de votre contrat.",
            trouve: valeur.francais, attendu: seuil)
    }

    static func seuilAtteint(
        _ indicateur: IndicateurModele, valeur: Valeur, seuil: String, ici: String
    ) -> Diagnostic {
        de(
            indicateur, .seuilAtteint, .atteint,
            "La réponse est Non, mais la valeur \(Fr.guillemets(valeur.francais)) atteint le seuil indicatif "
                + "\(Fr.guillemets(seuil))\(ici). Vérifiez la valeur, la réponse et le seuil de votre contrat.",
            trouve: valeur.francais, attendu: seuil)
    }

    static func ouiSansValeur(_ indicateur: IndicateurModele) -> Diagnostic {
        de(
            indicateur, .ouiSansValeur, .valeur, "La réponse est Oui, mais aucune valeur n’est déclarée. Saisissez-la.",
            attendu: Attendu(indicateur.typeValeur).texte)
    }

    static func valeurSansReponse(_ indicateur: IndicateurModele) -> Diagnostic {
        de(
            indicateur, .valeurSansReponse, .atteint,
            "Une valeur est déclarée, mais « Atteint ? » est sans réponse. Choisissez \(Attendu.atteinte.texte).",
            attendu: Attendu.atteinte.texte)
    }

    static func populationDepassee(
        _ indicateur: IndicateurModele, valeur: Valeur, population: Int
    ) -> Diagnostic {
        de(
            indicateur, .populationDepassee, .valeur,
            "\(Fr.guillemets(valeur.francais)) dépasse la population du territoire (\(Fr.entier(population)) "
                + "habitants). Corrigez l’une ou l’autre.",
            trouve: valeur.francais, attendu: "\(Fr.entier(population)) au plus")
    }

    static func tauxSuperieurACent(_ indicateur: IndicateurModele, valeur: Valeur) -> Diagnostic {
        de(
            indicateur, .tauxSuperieurACent, .valeur,
            "\(Fr.guillemets(valeur.francais)) dépasse 100 %. Corrigez le taux.",
            trouve: valeur.francais, attendu: "un taux de 0 à 100 %")
    }
}
