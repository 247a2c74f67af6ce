// Les textes des règles R0 à R2, R4 et R8.
extension Diagnostic {
    static let tailleInconnue = Diagnostic(
        .tailleInconnue, champ: "population",
        message: "La population du territoire n’est pas saisie, ni la taille du contrat : aucun montant ne peut être "
            + "calculé. Saisissez la population dans la Synthèse.",
        attendu: "la population du territoire")

    static func populationHorsBornes(_ population: Int) -> Diagnostic {
        Diagnostic(
            .valeurHorsBornes, champ: "population",
            message: "\(Fr.guillemets(Fr.entier(population))) ne peut pas être une population. "
                + "Saisissez le nombre d’habitants du territoire.",
            trouve: Fr.entier(population), attendu: "un nombre d’habitants supérieur à 0")
    }

    static func populationDouteuse(_ population: Int) -> Diagnostic {
        Diagnostic(
            .populationDouteuse, champ: ChampBilan.population.rawValue,
            message:
                "\(Fr.guillemets(Fr.entier(population))) habitants, c’est trop peu pour une CPTS : "
                + "vouliez-vous dire \(Fr.entier(population * 1_000)) ? Corrigez la population.",
            trouve: Fr.entier(population), attendu: "la population du territoire")
    }

    static func tailleInvalide(_ numero: Int, tailles: [Int]) -> Diagnostic {
        let attendu = Fr.liste(tailles.map(String.init), conjonction: "ou")
        return Diagnostic(
            .tailleInvalide, champ: "taille_contractuelle",
            message: "La taille \(Fr.guillemets(Fr.entier(numero))) n’existe pas. Choisissez \(attendu).",
            trouve: Fr.entier(numero), attendu: attendu)
    }

    static func tailleDifferente(contrat: Int, calculee: Int, population: Int) -> Diagnostic {
        Diagnostic(
            .tailleDifferente, champ: "taille_contractuelle",
            message: "La taille du contrat (\(contrat)) est appliquée ; la population de \(Fr.entier(population)) "
                + "habitants donnerait la taille \(calculee).",
            trouve: String(contrat), attendu: String(calculee))
    }

    static func periodeParDefaut(_ periode: Periode) -> Diagnostic {
        Diagnostic(
            .periodeParDefaut, champ: "periode_debut",
            message: "La période n’est pas saisie en entier : elle va par défaut du \(periode.debut.francais) "
                + "au \(periode.fin.francais).",
            attendu: "les dates de début et de fin de la période")
    }

    static func periodeInversee(_ periode: Periode) -> Diagnostic {
        Diagnostic(
            .periodeInversee, champ: "periode_fin",
            message: "La période finit le \(periode.fin.francais), avant de commencer le \(periode.debut.francais). "
                + "Corrigez l’une des deux dates.",
            trouve: periode.fin.francais, attendu: "une date à partir du \(periode.debut.francais)")
    }

    /// La borne à corriger est le début, à moins qu’une année qui commence avec lui touche seule l’exercice.
    static func periodeTropLongue(_ bilan: Bilan) -> Diagnostic {
        let (periode, reference, fin) = (bilan.periode, bilan.anneeDeReference, bilan.finDUneAnnee)
        let annee = Periode(debut: periode.debut, fin: fin)
        let finit = annee.touche(bilan.exercice) && !reference.touche(bilan.exercice)
        let (champ, borne) = finit ? (ChampBilan.finPeriode, fin) : (.debutPeriode, reference.debut)
        let limite = finit ? "finir au plus tard" : "commencer au plus tôt"
        return Diagnostic(
            .periodeTropLongue, champ: champ.rawValue,
            message: "La période \(periode.francais) dépasse une année. Elle peut \(limite) le \(borne.francais) ; "
                + "seuls ses douze derniers mois sont comptés.",
            trouve: (finit ? periode.fin : periode.debut).francais,
            attendu: finit ? "une date jusqu’au \(borne.francais)" : "une date à partir du \(borne.francais)")
    }

    static func periodeCourte(_ bilan: Bilan) -> Diagnostic {
        let (periode, debut, fin) = (bilan.periode, bilan.anneeDeReference.debut, bilan.finDUneAnnee)
        let finit = bilan.debutEstHabituel
        return Diagnostic(
            .periodeCourte, champ: (finit ? ChampBilan.finPeriode : .debutPeriode).rawValue,
            message:
                "La période \(periode.francais) est plus courte qu’une année : la part fixe des missions ne "
                + "compte que ces jours. Elle peut commencer le \(debut.francais), ou finir le \(fin.francais). "
                + "Vérifiez ses dates.",
            trouve: (finit ? periode.fin : periode.debut).francais, attendu: (finit ? fin : debut).francais)
    }

    static func periodeHorsContrat(_ periode: Periode, contrat: Periode?) -> Diagnostic {
        let annee = contrat.map { ", ni l’année du contrat (\($0.francais))" } ?? ", ni une année du contrat"
        return Diagnostic(
            .periodeHorsContrat, champ: "periode_debut",
            message: "La période \(periode.francais) n’est pas l’année civile\(annee). "
                + "Vérifiez auprès de la CPAM la période qu’elle attend.",
            trouve: periode.debut.francais, attendu: contrat?.debut.francais)
    }

    static func contratFinitEnCours(_ fin: Jour, jours: Int) -> Diagnostic {
        Diagnostic(
            .contratFinitEnCours, champ: ChampBilan.finContrat.rawValue,
            message: "Le contrat finit le \(fin.francais) : \(Fr.compte(jours, "jour", "jours")) de la période ne "
                + "\(jours == 1 ? "rapporte" : "rapportent") rien. Corrigez sa fin s’il a été renouvelé.",
            trouve: fin.francais)
    }

    static func contratTermine(_ fin: Jour, _ periode: Periode) -> Diagnostic {
        Diagnostic(
            .contratTermine, champ: ChampBilan.finContrat.rawValue,
            message: "Le contrat a fini le \(fin.francais), avant la période \(periode.francais) : l’année ne rapporte "
                + "rien. Corrigez la fin du contrat s’il a été renouvelé, ou la période.",
            trouve: fin.francais, attendu: "une date à partir du \(periode.debut.francais)")
    }

    static func contratFinIncoherente(_ fin: Jour, signature: Jour) -> Diagnostic {
        Diagnostic(
            .contratFinIncoherente, champ: ChampBilan.finContrat.rawValue,
            message:
                "Le contrat finit le \(fin.francais), avant sa signature (\(signature.francais)) : cette fin n’est "
                + "pas prise en compte. Corrigez l’une des deux dates.",
            trouve: fin.francais, attendu: "une date à partir du \(signature.francais)")
    }

    static func renouvellementAConfirmer(_ signature: Jour) -> Diagnostic {
        Diagnostic(
            .renouvellementAConfirmer, champ: ChampBilan.finContrat.rawValue,
            message: "Le contrat est signé du \(signature.francais), plus de cinq ans avant la fin de la période. "
                + "A-t-il été renouvelé ? Saisissez sa fin dans la Synthèse.",
            attendu: "la fin du contrat")
    }

    static func membresDouteux(_ membres: Int) -> Diagnostic {
        Diagnostic(
            .membresDouteux, champ: ChampBilan.membres.rawValue,
            message: "\(Fr.guillemets(Fr.entier(membres))) membres, c’est plus que d’habitants ou que 10 000. "
                + "Corrigez le nombre de membres ou la population.",
            trouve: Fr.entier(membres), attendu: "le nombre de membres de la CPTS")
    }

    static func dejaVerseNegatif(_ montant: Montant) -> Diagnostic {
        Diagnostic(
            .dejaVerseNegatif, champ: ChampBilan.dejaVerse.rawValue,
            message: "\(Fr.guillemets(Fr.euros(montant))) ne peut pas être un versement, et n’est pas pris. "
                + "Saisissez un montant à partir de 0 €.",
            trouve: Fr.euros(montant), attendu: "un montant à partir de 0 €")
    }

    static func tropPercu(_ montant: Montant) -> Diagnostic {
        Diagnostic(
            .tropPercu, champ: ChampBilan.dejaVerse.rawValue,
            message: "La CPAM a versé plus que le total estimé : le trop-perçu est de \(Fr.euros(montant)). "
                + "Vérifiez le montant versé et les réponses.")
    }

    static func periodeHorsExercice(_ periode: Periode, exercice: Int) -> Diagnostic {
        Diagnostic(
            .periodeHorsExercice, champ: "periode_debut",
            message: "La période \(periode.francais) ne touche pas l’exercice "
                + "\(exercice). Corrigez la période ou l’exercice.",
            trouve: periode.debut.francais, attendu: "une période qui touche l’année \(exercice)")
    }

    static let signatureAbsente = Diagnostic(
        .signatureAbsente, champ: "signature",
        message: "La date de signature du contrat n’est pas saisie : le fonctionnement compte pour 0 €. "
            + "Saisissez-la dans la Synthèse.",
        attendu: "la date de signature du contrat")

    static func signatureApresPeriode(_ signature: Jour, fin: Jour) -> Diagnostic {
        Diagnostic(
            .signatureApresPeriode, champ: "signature",
            message: "Le contrat est signé le \(signature.francais), après la fin de la période "
                + "(\(fin.francais)) : l’année ne rapporte rien. Vérifiez les deux dates.",
            trouve: signature.francais, attendu: "une date jusqu’au \(fin.francais)")
    }

    static func membresInconnus(_ majoration: Cadre.Majoration) -> Diagnostic {
        Diagnostic(
            .membresInconnus, champ: "membres",
            message: "Le nombre de membres n’est pas saisi : la majoration de \(majoration.points) %, à partir de "
                + "\(majoration.membresMinimum) membres, n’est pas comptée.",
            attendu: "le nombre de membres")
    }

    static func majorationAConfirmer(_ majoration: Cadre.Majoration) -> Diagnostic {
        Diagnostic(
            .majorationAConfirmer, champ: "membres",
            message: "La majoration de \(majoration.points) % est comptée d’après une seule source. "
                + "Faites-la confirmer par votre CPAM.")
    }

    static let tauxPartielParDefaut = Diagnostic(
        .tauxPartielParDefaut, champ: "taux_partiel",
        message: "Le taux du « Partiel » n’est pas saisi : \(Fr.pourcentage(Bilan.tauxPartielParDefaut)) est pris par "
            + "convention. Saisissez celui de votre contrat.",
        attendu: "le taux du contrat, de 0 à 100 %")
}
