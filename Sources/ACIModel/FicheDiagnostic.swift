/// Ce que le catalogue dit d’un code.
struct FicheDiagnostic {
    let gravite: Diagnostic.Gravite
    let cause: String
    let remede: String

    static func erreur(_ cause: String, _ remede: String) -> FicheDiagnostic {
        FicheDiagnostic(gravite: .erreur, cause: cause, remede: remede)
    }

    static func avertissement(_ cause: String, _ remede: String) -> FicheDiagnostic {
        FicheDiagnostic(gravite: .avertissement, cause: cause, remede: remede)
    }

    static func note(_ cause: String, _ remede: String) -> FicheDiagnostic {
        FicheDiagnostic(gravite: .note, cause: cause, remede: remede)
    }
}

extension CodeDiagnostic {
    var fiche: FicheDiagnostic {
        switch self {
        case .atteintInconnu:
            .erreur("La réponse à « Atteint ? » n’est pas de la liste.", "Choisir Oui, Partiel ou Non.")
        case .natureInconnue:
            .erreur("La nature n’est pas de la liste.", "Choisir Résultat, Suivi ou Sans objet.")
        case .planInconnu:
            .erreur(
                "L’état du plan de réponse n’est pas de la liste.",
                "Choisir Première rédaction, Mise à jour ou Aucun.")
        case .ouiNonInconnu:
            .erreur("La réponse n’est ni Oui ni Non.", "Choisir Oui ou Non.")
        case .reponseHorsListe:
            .note(
                "La réponse a été comprise, mais les formules du classeur ne connaissent que les mots de la liste.",
                "La choisir dans la liste.")
        case .valeurIllisible:
            .erreur("Le contenu de la cellule ne se lit pas comme la valeur attendue.", "Saisir un nombre seul.")
        case .nombreAvecTexte:
            .erreur("Un nombre est accompagné de mots ou de signes.", "Ne laisser que le nombre dans la cellule.")
        case .nombreAvecUnite:
            .note("Un nombre est suivi de son unité ; il a été compris.", "Ne laisser que le nombre dans la cellule.")
        case .nombreAmbigu:
            .erreur(
                "Le point ou la virgule peut séparer les milliers ou les décimales.",
                "Écrire les décimales avec une virgule, les milliers sans point ni virgule.")
        case .nombreEnTexte:
            .note(
                "Un nombre est enregistré comme du texte ; il a été compris.", "Le saisir de nouveau comme un nombre.")
        case .nombreNonEntier:
            .erreur("Un nombre entier est attendu.", "Saisir un nombre sans décimales.")
        case .heureInattendue:
            .erreur("Une heure est saisie à la place d’un nombre.", "Saisir le nombre.")
        case .pourcentageAmbigu:
            .erreur("On ne sait pas si le nombre est déjà un pourcentage.", "L’écrire avec le signe %.")
        case .tauxTresFaible:
            .avertissement("Un pourcentage est de moins de 2 %.", "Vérifier qu’il n’a pas été divisé par cent.")
        case .dateIllisible:
            .erreur(
                "Le contenu de la cellule ne se lit pas comme une date.", "Saisir la date sous la forme 31/12/2026.")
        case .dateAmbigue:
            .erreur("La date a plusieurs lectures.", "L’écrire en entier, sous la forme 31/12/2026.")
        case .dateHorsBornes:
            .erreur(
                "La date est d’avant 2000 ou d’après 2100 : souvent une année seule, qu’un tableur compte en jours depuis 1900.",
                "L’écrire en entier, sous la forme 31/12/2026.")
        case .dateEnTexte:
            .note(
                "Une date est enregistrée comme du texte ; elle a été comprise.", "La saisir de nouveau comme une date."
            )
        case .dateSansFormat:
            .note(
                "Une date a perdu son format : la cellule la montre comme un nombre. Elle a été comprise.",
                "Donner à la cellule un format de date.")
        case .apostropheEnTete:
            .note(
                "Une apostrophe, laissée par un export, précède un texte ; il a été lu sans elle.", "Ôter l’apostrophe."
            )
        case .valeurHorsBornes:
            .erreur("La valeur sort des bornes possibles.", "Corriger la valeur.")
        case .celluleEnErreur:
            .erreur("La cellule contient une erreur de calcul.", "Remplacer la formule par la valeur.")
        case .imageDansCellule:
            .avertissement("La cellule contient une image, qui ne se lit pas.", "Écrire le nom du document.")
        case .formuleDansSaisie:
            .note("Une cellule de saisie contient une formule ; son résultat a été pris.", "Vérifier le résultat.")
        case .affichageTrompeur:
            .erreur(
                "Le format de la cellule montre autre chose que ce qu’elle contient, ou le cache.",
                "Donner à la cellule le format Nombre, puis vérifier sa valeur.")
        case .affichagePartiel:
            .note(
                "Le format de la cellule montre un nombre très arrondi, ou une date sans son jour.",
                "Vérifier la valeur lue.")
        case .dateAvecHeure:
            .avertissement(
                "Une date porte une heure proche de minuit : un autre fuseau horaire a pu changer le jour.",
                "Saisir la date seule.")
        case .valeurCachee:
            .avertissement(
                "Une cellule fusionnée cache une valeur qui n’est pas prise.", "Défusionner les cellules et vérifier.")
        case .texteCoupe:
            .avertissement(
                "Le texte est plus long que ce qu’un compte rendu peut reprendre ; son début est pris.",
                "Le raccourcir.")
        case .celluleEnDouble:
            .avertissement(
                "Le fichier contient deux fois la même cellule ; la dernière est prise.",
                "Vérifier la valeur, puis enregistrer de nouveau le classeur.")
        case .celluleHorsPlace:
            .erreur(
                "Le fichier donne à une cellule une place qui n’existe pas ; elle peut manquer, ou se lire ailleurs.",
                "Ouvrir le classeur, vérifier l’onglet, puis l’enregistrer de nouveau.")
        case .ongletAbsent:
            .erreur(
                "Un onglet du modèle manque ; ses saisies comptent pour vides.",
                "Rétablir l’onglet ou repartir d’un modèle vierge.")
        case .ongletDuplique:
            .avertissement("Un onglet figure deux fois ; le premier est lu.", "Supprimer la copie.")
        case .ongletEnPlus:
            .note("Un onglet n’est pas du modèle ; rien n’y est lu.", "Rien : il reste tel quel.")
        case .nomPerdu:
            .note(
                "Le nom d’une cellule a disparu ; elle a été retrouvée par son intitulé.",
                "Vérifier la valeur lue ; le classeur rapproché a de nouveau le nom.")
        case .nomDeplace:
            .note(
                "Une cellule a été coupée et collée sur une autre ; chacune est lue à son intitulé.",
                "Vérifier les deux valeurs ; le classeur rapproché a ses noms en place.")
        case .nomEnConflit:
            .erreur(
                "Des lignes ont été triées, ou une cellule déplacée ou fusionnée : on ne sait plus à quelle saisie elle répond.",
                "Faire ce que le message dit : trier de nouveau par code, ressaisir la valeur à sa place ou défusionner."
            )
        case .champIntrouvable:
            .erreur(
                "Une ligne, une colonne ou une saisie du modèle ne se retrouve pas ; elle compte pour vide.",
                "La rétablir, ou repartir d’un modèle vierge.")
        case .modeleInconnu:
            .avertissement(
                "Le classeur ne porte pas la marque du modèle ; ses saisies ont été cherchées par leurs intitulés.",
                "Vérifier les valeurs lues.")
        case .modeleAncien:
            .note(
                "Le classeur vient d’une version plus ancienne du modèle.",
                "Rien à faire ; le modèle à jour est conseillé.")
        case .modeleRecent:
            .avertissement(
                "Le classeur vient d’une version du modèle plus récente que le programme.",
                "Mettre le programme à jour, puis relire le classeur.")
        case .exerciceInconnu:
            .erreur("L’exercice du bilan manque ou n’a pas de barème.", "Saisir l’année du bilan.")
        case .cadreInconnu:
            .erreur("Le cadre conventionnel est inconnu ou ne vaut pas pour l’exercice.", "Corriger le cadre.")
        case .baremeModifie:
            .avertissement(
                "Un montant du barème a été changé dans le classeur ; le barème du programme est appliqué.",
                "Rétablir le montant publié.")
        case .ecartRapprochement:
            .avertissement(
                "Un résultat du classeur diffère de celui du programme.",
                "Faire ce que le message dit : rétablir la formule, reprendre la saisie qu’elle ne compte pas, ou recalculer "
                    + "le classeur ; le classeur rapproché a de nouveau ses formules.")
        case .contratIllisible:
            .erreur("Le fichier du contrat n’est pas un document JSON correct.", "Corriger l’endroit indiqué.")
        case .contratIncorrect:
            .erreur("Le fichier du contrat contient une clé ou une valeur inattendue.", "Corriger l’endroit indiqué.")
        case .objectifEnCommentaire:
            .note(
                "Un objectif du contrat ne se compare pas comme la ligne ; il est gardé en commentaire.",
                "Vérifier l’objectif de la ligne.")
        case .anneeReconduite:
            .avertissement(
                "Aucun barème n’est publié pour l’exercice ; le dernier connu est appliqué.",
                "Vérifier les montants auprès de la CPAM.")
        case .anneeDeTransition:
            .note("Deux cadres peuvent valoir pour l’exercice.", "Demander à la CPAM lequel s’applique.")
        case .renegociationAnnoncee:
            .note("Une renégociation est annoncée pour l’exercice.", "Vérifier le barème auprès de la CPAM.")
        case .tailleInconnue:
            .erreur(
                "Ni la population ni la taille du contrat ne sont saisies : aucun montant ne peut être calculé.",
                "Saisir la population du territoire dans la Synthèse.")
        case .populationDouteuse:
            .avertissement(
                "La population est trop petite pour une CPTS : ses milliers ont pu se perdre.",
                "Saisir le nombre d’habitants en entier.")
        case .tailleInvalide:
            .erreur("La taille du contrat n’existe pas dans ce cadre.", "Saisir une taille de la liste.")
        case .tailleDifferente:
            .note(
                "La taille du contrat n’est pas celle de la population ; celle du contrat est appliquée.",
                "Vérifier la population ou le contrat.")
        case .periodeInversee:
            .erreur("La période finit avant de commencer.", "Corriger les dates de la période.")
        case .periodeTropLongue:
            .erreur(
                "La période dépasse son année de référence ; les jours d’avant ne comptent pas.",
                "Corriger les dates de la période.")
        case .periodeHorsExercice:
            .avertissement("La période ne touche pas l’année de l’exercice.", "Corriger la période ou l’exercice.")
        case .periodeParDefaut:
            .note("La période n’est pas saisie ; l’année civile est prise.", "Saisir la période du bilan.")
        case .periodeCourte:
            .avertissement(
                "La période est plus courte que son année de référence ; la part fixe n’a que ces jours.",
                "Vérifier les dates de la période.")
        case .periodeHorsContrat:
            .note(
                "La période n’est ni l’année civile ni l’année du contrat.",
                "Vérifier auprès de la CPAM la période qu’elle attend.")
        case .contratFinitEnCours:
            .note(
                "Le contrat finit pendant la période ; les jours d’après ne rapportent rien.",
                "Vérifier la fin du contrat.")
        case .contratTermine:
            .erreur(
                "Le contrat a fini avant la période ; l’année ne rapporte rien.",
                "Corriger la fin du contrat, ou la période.")
        case .contratFinIncoherente:
            .erreur(
                "Le contrat finit avant sa signature ; cette fin n’est pas prise en compte.",
                "Corriger l’une des deux dates.")
        case .renouvellementAConfirmer:
            .note(
                "Le contrat a été signé plus de cinq ans avant la fin de la période.",
                "Vérifier qu’il a été renouvelé, et saisir sa fin.")
        case .signatureAbsente:
            .erreur(
                "La date de signature n’est pas saisie ; le fonctionnement compte pour 0 €.",
                "Saisir la date de signature du contrat.")
        case .signatureApresPeriode:
            .erreur(
                "Le contrat est signé après la fin de la période ; l’année ne rapporte rien.",
                "Corriger la date de signature ou la période.")
        case .membresInconnus:
            .note("Le nombre de membres manque ; la majoration n’est pas comptée.", "Saisir le nombre de membres.")
        case .membresDouteux:
            .avertissement(
                "Les membres sont plus nombreux que les habitants, ou plus de 10 000.",
                "Corriger l’un des deux nombres.")
        case .majorationAConfirmer:
            .note("Une majoration est comptée d’après une source unique.", "La faire confirmer par la CPAM.")
        case .tauxPartielParDefaut:
            .note(
                "Le taux du « Partiel » n’est pas saisi ; 50 % est pris par convention.", "Saisir le taux du contrat.")
        case .dejaVerseNegatif:
            .erreur(
                "Ce qui est déjà versé est négatif ; le montant n’est pas pris.", "Saisir un montant à partir de 0 €.")
        case .tropPercu:
            .note("La CPAM a versé plus que le total estimé.", "Vérifier le montant versé et les réponses.")
        case .missionNonDemarree:
            .avertissement(
                "Des réponses sont données pour une mission qui n’est pas ouverte ; elle compte pour 0 €.",
                "Saisir la date de démarrage de la mission.")
        case .missionEnRetard:
            .avertissement(
                "Une mission n’a pas démarré dans le délai prévu après la signature.",
                "Saisir sa date de démarrage ou en parler au dialogue de gestion.")
        case .missionDemarreeTard:
            .note("Une mission a démarré après le délai prévu.", "Rien à corriger ; le point est à expliquer au bilan.")
        case .missionAvantSignature:
            .note(
                "Une mission a démarré avant la signature ; ses jours comptent à partir de la signature.",
                "Vérifier les deux dates.")
        case .planSansReponse:
            .avertissement(
                "L’état du plan de réponse aux crises manque ; la part fixe compte pour 0 €.",
                "Choisir l’état du plan dans l’onglet de la mission.")
        case .mobilisationSansReponse:
            .avertissement(
                "Une crise est déclarée, mais on ne sait pas si la CPTS a été mobilisée ; la part variable compte pour 0 €.",
                "Répondre Oui ou Non.")
        case .criseSansAutorite:
            .avertissement(
                "Une crise est déclarée sans que l’autorité soit nommée.", "Nommer l’autorité qui a déclaré la crise.")
        case .criseSansDate:
            .avertissement("Une crise est déclarée sans date.", "Saisir la date de la déclaration.")
        case .criseHorsPeriode:
            .avertissement("La crise est datée hors de la période.", "Vérifier la date ou la période.")
        case .criseContradictoire:
            .avertissement(
                "Aucune crise n’est déclarée, mais la suite en décrit une.",
                "Répondre Oui à « Crise déclarée », ou vider la suite.")
        case .complementSansReponse:
            .note(
                "La question d’une ligne complémentaire est sans réponse ; la ligne compte pour 0 €.",
                "Répondre Oui ou Non.")
        case .sansIndicateurDeResultat:
            .avertissement(
                "Une mission n’a aucun indicateur de résultat ; sa part variable est de 0 €.",
                "Reporter les natures du contrat.")
        case .poidsInvalide:
            .erreur("Un poids n’est pas un nombre positif ; l’indicateur ne compte pas.", "Saisir un poids positif.")
        case .poidsMelanges:
            .avertissement(
                "Les poids d’une mission viennent de deux comptes, ou se suivent comme après une recopie.",
                "Reporter tous les poids du contrat dans la même unité : pour cent, points ou euros.")
        case .ligneSansLibelle:
            .erreur(
                "Un indicateur propre a des saisies et pas d’intitulé ; il ne compte pas.", "Saisir son intitulé.")
        case .ligneHorsModele:
            .avertissement(
                "Une ligne ajoutée au tableau porte une réponse ; elle ne compte pas.",
                "La recopier dans les lignes des indicateurs propres au contrat.")
        case .reponsesManquantes:
            .avertissement(
                "Des indicateurs attendent une réponse ; une note tant que la période n’a pas fini.",
                "Répondre Oui, Partiel ou Non.")
        case .preuveAbsente:
            .avertissement(
                "Oui ou Partiel est répondu sans preuve.", "Indiquer la preuve ou l’endroit où elle se trouve.")
        case .preuveSansDate:
            .avertissement("Une preuve n’a pas de date.", "Dater la preuve.")
        case .preuvePosterieure:
            .avertissement(
                "Une preuve est datée d’après la fin de la période.", "Vérifier la date ou fournir une autre preuve.")
        case .preuveAnterieure:
            .avertissement(
                "Une preuve est datée de plus d’un an avant la période.",
                "Vérifier la date ou fournir une autre preuve.")
        case .seuilNonAtteint:
            .avertissement(
                "La réponse est Oui alors que la valeur n’atteint pas l’objectif.",
                "Vérifier la valeur, la réponse et l’objectif du contrat.")
        case .seuilAtteint:
            .avertissement(
                "La réponse est Non alors que la valeur atteint l’objectif, ou Partiel alors qu’elle atteint celui du contrat.",
                "Vérifier la valeur, la réponse et l’objectif du contrat.")
        case .sansObjetRepondu:
            .avertissement(
                "Un indicateur « Sans objet » porte une réponse ; elle ne compte pas.",
                "Rétablir sa nature, ou vider sa réponse.")
        case .ouiSansValeur:
            .avertissement("Oui est répondu sans valeur déclarée.", "Saisir la valeur.")
        case .valeurSansReponse:
            .avertissement("Une valeur est déclarée sans réponse.", "Répondre Oui, Partiel ou Non.")
        case .populationDepassee:
            .avertissement("La valeur dépasse la population du territoire.", "Corriger la valeur ou la population.")
        case .tauxSuperieurACent:
            .avertissement("Un taux dépasse 100 %.", "Corriger le taux.")
        case .tauxInfime:
            .avertissement(
                "Un taux est en dessous de 2 % : souvent 0,5 tapé dans une cellule qui ajoute le signe %.",
                "Corriger le taux.")
        }
    }
}
