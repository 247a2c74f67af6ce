// Les textes de ce qui touche au classeur et au fichier du contrat.
extension Diagnostic {
    /// Un onglet du modèle manque.
    public static func ongletAbsent(_ titre: String) -> Diagnostic {
        Diagnostic(
            .ongletAbsent,
            message:
                "L’onglet \(Fr.guillemets(titre)) manque : ses saisies comptent pour vides. Reprenez une copie qui "
                + "l’a, ou reportez les réponses dans un modèle vierge.",
            attendu: titre)
    }

    /// Un onglet est la copie d’un autre.
    public static func ongletDuplique(_ titre: String, copie: String) -> Diagnostic {
        Diagnostic(
            .ongletDuplique,
            message: "L’onglet \(Fr.guillemets(copie)) est une copie de \(Fr.guillemets(titre)), qui est lu à sa "
                + "place. Supprimez la copie.",
            trouve: copie, attendu: titre)
    }

    /// Un onglet que le modèle ne connaît pas.
    public static func ongletEnPlus(_ titre: String) -> Diagnostic {
        Diagnostic(
            .ongletEnPlus,
            message: "L’onglet \(Fr.guillemets(titre)) n’est pas du modèle : rien n’y est lu, rien n’y est changé.",
            trouve: titre)
    }

    /// - Parameter intitule: la saisie en clair, par exemple `Atteint ? (1.A.1)`.
    public static func nomPerdu(champ: String, intitule: String, indicateur: String? = nil) -> Diagnostic {
        Diagnostic(
            .nomPerdu, champ: champ, indicateur: indicateur,
            message:
                "Le nom de la cellule \(Fr.guillemets(intitule)) a disparu du classeur ; elle a été retrouvée par son "
                + "intitulé, mais les formules qui la citent montrent #NOM?. \(remettre)",
            attendu: intitule)
    }

    /// Le fichier a perdu ses noms.
    public static let nomsPerdus = Diagnostic(
        .nomPerdu,
        message: "Les noms des cellules ont disparu du classeur : ses formules montrent #NOM?. Les saisies ont été "
            + "retrouvées par leurs intitulés. \(remettre)",
        attendu: "les noms du modèle", gravite: .avertissement)

    private static let remettre = "Demandez le classeur rapproché (option « --output »), qui remet les noms."

    /// L’exercice saisi n’est pas celui du modèle.
    public static func exerciceDUnAutreModele(_ exercice: Int, modele: Int) -> Diagnostic {
        Diagnostic(
            .modeleAncien, champ: "exercice",
            message:
                "Le classeur est le modèle de \(modele), mais l’exercice saisi est \(exercice), dont le barème est "
                + "appliqué. Rétablissez \(modele), ou repartez d’un modèle de \(exercice).",
            trouve: String(exercice), attendu: String(modele), gravite: .avertissement)
    }

    // MARK: Ce qui ne se retrouve pas

    /// - Parameter codes: les indicateurs dont la ligne a disparu.
    public static func lignesIntrouvables(_ codes: [String], onglet: String) -> Diagnostic {
        let (sujet, suite) =
            codes.count == 1
            ? ("La ligne de \(enListe(codes)) ne se retrouve pas", "elle compte pour vide. Reprenez une copie qui l’a")
            : (
                "Les lignes de \(enListe(codes)) ne se retrouvent pas",
                "elles comptent pour vides. Reprenez une copie qui les a"
            )
        return Diagnostic(
            .champIntrouvable, indicateur: codes.count == 1 ? codes.first : nil,
            message:
                "\(sujet) dans l’onglet \(Fr.guillemets(onglet)) : \(suite), ou reportez les réponses dans un "
                + "modèle vierge.",
            attendu: "les lignes de \(enListe(codes))")
    }

    /// - Parameter codes: les indicateurs dont la cellule de cette colonne ne se retrouve pas.
    public static func colonneIntrouvable(_ titre: String, codes: [String], onglet: String) -> Diagnostic {
        let attendu = "\(titre) (\(enListe(codes)))"
        let colonne = codes.count == 1 ? "La cellule \(Fr.guillemets(attendu))" : "La colonne \(Fr.guillemets(titre))"
        let suite =
            codes.count == 1
            ? "elle compte pour vide. Rétablissez-la"
            : "les saisies de \(enListe(codes)) comptent pour vides. Rétablissez-la"
        return Diagnostic(
            .champIntrouvable, indicateur: codes.count == 1 ? codes.first : nil,
            message: "\(colonne) ne se retrouve pas dans l’onglet \(Fr.guillemets(onglet)) : \(suite) avec son titre, "
                + "ou repartez d’un modèle vierge.",
            attendu: attendu)
    }

    /// Un tableau d’indicateurs n’a plus sa ligne de titres, ou n’est plus là.
    public static func tableauIntrouvable(onglet: String) -> Diagnostic {
        Diagnostic(
            .champIntrouvable,
            message:
                "Le tableau des indicateurs ne se retrouve pas dans l’onglet \(Fr.guillemets(onglet)) : ses saisies "
                + "comptent pour vides. Rétablissez sa ligne de titres, qui commence par \(Fr.guillemets("Code")), ou "
                + "repartez d’un modèle vierge.",
            attendu: "la ligne de titres du tableau")
    }

    /// Une saisie ne se retrouve d’aucune façon.
    public static func champIntrouvable(champ: String, intitule: String, onglet: String) -> Diagnostic {
        Diagnostic(
            .champIntrouvable, champ: champ,
            message: "La saisie \(Fr.guillemets(intitule)) ne se retrouve pas dans l’onglet \(Fr.guillemets(onglet)) : "
                + "elle compte pour vide. Rétablissez-la ou repartez d’un modèle vierge.",
            attendu: intitule)
    }

    /// `1.A.1 et 1.A.2`, `1.A.1 à 1.C.2`.
    private static func enListe(_ codes: [String]) -> String {
        guard codes.count > 2, let premier = codes.first, let dernier = codes.last else { return Fr.liste(codes) }
        return "\(premier) à \(dernier)"
    }

    // MARK: Ce qui a bougé

    /// Des lignes d’un tableau ont changé de place sans leurs noms.
    public static func lignesTriees(_ codes: [String], onglet: String, lieu: Adresse?) -> Diagnostic {
        Diagnostic(
            .nomEnConflit,
            message: "Les lignes de \(Fr.liste(codes.sorted())) ont été triées ou échangées dans l’onglet "
                + "\(Fr.guillemets(onglet)) : leurs saisies ne sont pas prises. Annulez le tri, ou triez le tableau entier "
                + "par la colonne \(Fr.guillemets("Code")), de A à Z.",
            attendu: "les lignes dans l’ordre de leurs codes", lieu: lieu)
    }

    /// - Parameters:
    ///   - parNom: la cellule que le nom défini désigne.
    ///   - parIntitule: celle que désignent le code et l’en-tête, ou l’étiquette.
    public static func celluleDeplacee(
        champ: String, intitule: String, parNom: Adresse, parIntitule: Adresse, indicateur: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .nomEnConflit, champ: champ, indicateur: indicateur,
            message:
                "La cellule \(Fr.guillemets(intitule)) a été déplacée en \(parNom.francais) : elle n’est pas prise. "
                + "Ôtez la protection de la feuille (onglet Révision), ressaisissez-la ici, en \(parIntitule.cellule), "
                + "et effacez \(parNom.cellule).",
            trouve: parNom.francais, attendu: parIntitule.francais, lieu: parIntitule)
    }

    /// Deux saisies n’ont plus qu’une cellule.
    ///
    /// - Parameter cache: ce que la fusion cache de la seconde ; vide s’il n’y a rien.
    public static func cellulePartagee(
        champ: String, intitule: String, autre: String, cache: String, lieu: Adresse, indicateur: String? = nil
    ) -> Diagnostic {
        let vide = cache.isEmpty ? "" : ", et cache \(Fr.guillemets(Fr.abrege(cache)))"
        return Diagnostic(
            .nomEnConflit, champ: champ, indicateur: indicateur,
            message: "Les cellules \(Fr.guillemets(autre)) et \(Fr.guillemets(intitule)) n’en font plus qu’une : elle "
                + "compte pour la première, la seconde compte pour vide\(vide). Défusionnez-les ou rétablissez la "
                + "seconde.",
            trouve: cache.isEmpty ? nil : Fr.abrege(cache), attendu: intitule, lieu: lieu)
    }

    /// Une cellule coupée a été collée sur une autre.
    ///
    /// - Parameters:
    ///   - sur: la saisie sur laquelle elle a été collée.
    ///   - cellule: où.
    ///   - gravite: une note si tout se lit ; un avertissement si rien n’a été ressaisi à sa place ; une erreur si ce qui
    ///     a été collé ne se lit pas.
    public static func celluleCollee(
        champ: String, intitule: String, lieu: Adresse, sur: String, cellule: Adresse, indicateur: String? = nil,
        gravite: Gravite = .note
    ) -> Diagnostic {
        let suite =
            switch gravite {
            case .erreur: "l’une est vide et l’autre ne se lit pas. Ressaisissez les deux"
            case .avertissement: "elle est lue à sa place, où il n’y a plus rien. Ressaisissez les deux"
            case .note: "chacune est lue à sa place. Vérifiez-les"
            }
        return Diagnostic(
            .nomDeplace, champ: champ, indicateur: indicateur,
            message: "La cellule \(Fr.guillemets(intitule)) a été coupée, puis collée sur \(Fr.guillemets(sur)) "
                + "(\(cellule.cellule)) : \(suite), puis demandez le classeur rapproché (option « --output ») : les formules "
                + "suivent la cellule coupée.",
            trouve: cellule.francais, attendu: lieu.francais, lieu: lieu, gravite: gravite)
    }

    // MARK: Ce qui est en trop

    /// Une ligne que le modèle ne connaît pas répond dans un tableau.
    ///
    /// - Parameter aDesLignesLibres: le tableau en a, sous ses indicateurs.
    public static func ligneHorsModele(_ intitule: String, lieu: Adresse, aDesLignesLibres: Bool) -> Diagnostic {
        let libres = Fr.guillemets("Indicateurs propres à votre contrat")
        let ou =
            aDesLignesLibres
            ? "dans une ligne \(libres) de l’onglet"
            : "dans un modèle à jour, qui a des lignes \(libres)"
        return Diagnostic(
            .ligneHorsModele,
            message: "La ligne \(Fr.guillemets(Fr.abrege(intitule))) n’est pas du modèle : sa réponse ne compte pas. "
                + "Reportez-la \(ou).",
            trouve: Fr.abrege(intitule), lieu: lieu)
    }

    /// Une cellule couverte par une fusion garde une valeur.
    public static func valeurCachee(champ: String?, trouve: String, indicateur: String? = nil) -> Diagnostic {
        Diagnostic(
            .valeurCachee, champ: champ, indicateur: indicateur,
            message: "La cellule fusionnée cache la valeur \(Fr.guillemets(Fr.abrege(trouve))), qui n’est pas prise. "
                + "Défusionnez les cellules et vérifiez.",
            trouve: Fr.abrege(trouve))
    }

    /// Le fichier écrit deux fois la même adresse.
    public static func celluleEnDouble(champ: String?, indicateur: String? = nil) -> Diagnostic {
        Diagnostic(
            .celluleEnDouble, champ: champ, indicateur: indicateur,
            message: "Le fichier contient deux fois cette cellule ; la dernière est prise. Vérifiez la valeur, puis "
                + "enregistrez de nouveau le classeur.")
    }

    /// Le fichier donne à une cellule de l’onglet une place qui n’existe pas.
    /// - Parameter lieu: la cellule où elle se lit, ou près de laquelle elle manque.
    public static func celluleHorsPlace(lieu: Adresse) -> Diagnostic {
        Diagnostic(
            .celluleHorsPlace,
            message: "Le fichier donne à une cellule une place qui n’existe pas : une réponse peut manquer, ou se lire "
                + "dans la case d’à côté. Ouvrez le classeur, vérifiez cet onglet, puis enregistrez-le de nouveau.",
            lieu: lieu)
    }

    /// Le classeur ne porte pas la marque du modèle.
    public static let modeleInconnu = Diagnostic(
        .modeleInconnu, champ: "modele_version",
        message: "Le classeur ne porte pas la marque du modèle : ses saisies ont été cherchées par leurs intitulés. "
            + "Vérifiez les valeurs lues.",
        attendu: "la version du modèle")

    /// Le classeur vient d’une version antérieure du modèle.
    public static func modeleAncien(trouve: String, actuel: String) -> Diagnostic {
        Diagnostic(
            .modeleAncien, champ: "modele_version",
            message: "Le classeur vient du modèle \(Fr.guillemets(trouve)) ; l’actuel est "
                + "\(Fr.guillemets(actuel)). Il se lit, mais un modèle à jour est conseillé.",
            trouve: trouve, attendu: actuel)
    }

    /// Le classeur vient d’une version du modèle que le programme ne connaît pas encore.
    public static func modeleRecent(trouve: String, actuel: String) -> Diagnostic {
        Diagnostic(
            .modeleRecent, champ: "modele_version",
            message: "Le classeur vient du modèle \(Fr.guillemets(trouve)), plus récent que le programme, qui connaît "
                + "\(Fr.guillemets(actuel)). Mettez le programme à jour, puis relisez le classeur.",
            trouve: trouve, attendu: actuel)
    }

    /// - Parameter trouve: vide si la cellule l’est.
    public static func exerciceInconnu(trouve: String, acceptes: ClosedRange<Int>) -> Diagnostic {
        let annees = "de \(acceptes.lowerBound) à \(acceptes.upperBound)"
        let constat =
            trouve.isEmpty ? "L’exercice n’est pas saisi" : "L’exercice \(Fr.guillemets(trouve)) n’a pas de barème"
        return Diagnostic(
            .exerciceInconnu, champ: "exercice", message: "\(constat). Saisissez une année \(annees).",
            trouve: trouve.isEmpty ? nil : trouve, attendu: "une année \(annees)")
    }

    /// Le cadre écrit dans le classeur n’existe pas ou ne vaut pas pour l’exercice.
    public static func cadreInconnu(_ refus: Cadres.Refus, trouve: String) -> Diagnostic {
        Diagnostic(.cadreInconnu, champ: "cadre", message: refus.message, trouve: trouve)
    }

    /// - Parameter ligne: la ligne du barème, par exemple `Parcours, part fixe, taille 3`.
    public static func baremeModifie(ligne: String, trouve: String, publie: Montant) -> Diagnostic {
        Diagnostic(
            .baremeModifie,
            message: "Le montant \(Fr.guillemets(ligne)) vaut \(Fr.guillemets(trouve)) dans le classeur au lieu de "
                + "\(Fr.euros(publie)), qui est appliqué. Rétablissez le montant publié.",
            trouve: trouve, attendu: Fr.euros(publie))
    }

    /// - Parameter rubrique: la ligne en clair, par exemple `Total estimé`.
    public static func ecartRapprochement(
        champ: String, rubrique: String, classeur: String, calcule: Montant, cause: CauseEcart
    ) -> Diagnostic {
        var diagnostic = Diagnostic(
            .ecartRapprochement, champ: champ,
            message: "\(rubrique) : le classeur donne \(Fr.guillemets(classeur)), le calcul donne "
                + "\(Fr.euros(calcule)). \(cause.remede)",
            trouve: classeur, attendu: Fr.euros(calcule))
        diagnostic.commun = "Le classeur annonce d’autres montants que le calcul. \(cause.remede)"
        return diagnostic
    }

    /// - Parameter trouve: l’erreur que « À revoir » montre.
    public static func pointsIllisibles(trouve: String) -> Diagnostic {
        Diagnostic(
            .ecartRapprochement, champ: "points_a_revoir",
            message:
                "« À revoir » montre \(trouve) : une colonne calculée (« Contrôle » ou « En jeu ») a été supprimée ou "
                + "recouverte. Les réponses se lisent ; pour les suivre dans le classeur, reprenez une copie qui l’a.",
            trouve: trouve, attendu: "le nombre de points à revoir")
    }

    /// L’objectif du contrat se compare autrement que la ligne.
    static func objectifEnCommentaire(_ code: String, texte: String) -> Diagnostic {
        Diagnostic(
            .objectifEnCommentaire, champ: ChampIndicateur.commentaire.nom(code), indicateur: code,
            message: "L’objectif \(Fr.guillemets(Fr.abrege(texte))) ne se compare pas comme la ligne : il est gardé en "
                + "commentaire, et la ligne n’a pas d’objectif à vérifier.",
            trouve: Fr.abrege(texte))
    }

    static func contratIllisible(_ erreur: ErreurJSON) -> Diagnostic {
        Diagnostic(
            .contratIllisible,
            message: "Le fichier du contrat n’est pas un document JSON correct (\(erreur.description)). Corrigez-le.")
    }

    static func contratIncorrect(_ erreur: ErreurJSON) -> Diagnostic {
        Diagnostic(
            .contratIncorrect,
            message: "Le fichier du contrat est à corriger : \(erreur.description).",
            trouve: erreur.chemin.isEmpty ? nil : erreur.chemin)
    }
}

/// Pourquoi une formule de Synthèse ne donne pas ce que le moteur calcule.
public enum CauseEcart: Sendable {
    /// La cellule n’a plus sa formule.
    case formuleEffacee
    /// Une saisie a été comprise, que les formules ne comptent pas.
    case saisieNonComptee
    /// Une erreur est relevée : ce que les formules comptent n’est pas ce qui est lu.
    case erreurRelevee
    /// Le fichier n’a pas été recalculé, ou la formule est une autre.
    case nonRecalcule

    fileprivate var remede: String {
        switch self {
        case .formuleEffacee:
            "La cellule n’a plus sa formule : rétablissez-la, ou demandez le classeur rapproché (option « --output »)."
        case .saisieNonComptee:
            "Les formules ne comptent pas une saisie relevée plus bas, à savoir : reprenez-la, et l’écart disparaît."
        case .erreurRelevee: "Ce qui est à corriger l’explique : corrigez-le, et l’écart disparaît."
        case .nonRecalcule:
            "Ouvrez le classeur, recalculez-le et enregistrez-le, ou demandez le classeur rapproché (option « --output »)."
        }
    }
}
