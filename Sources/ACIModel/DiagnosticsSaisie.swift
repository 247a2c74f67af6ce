// Les textes de ce qui est tapé dans une cellule.
extension Diagnostic {
    /// Le diagnostic d’une lecture de ``SaisieFrancaise`` : note ou refus.
    ///
    /// - Parameters:
    ///   - trouve: le contenu de la cellule, tel quel.
    ///   - champ: le nom défini de la saisie.
    public static func saisie(
        _ code: CodeDiagnostic, trouve: String, attendu: Attendu, champ: String? = nil, indicateur: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            code, champ: champ, indicateur: indicateur, message: message(code, trouve, attendu), trouve: trouve,
            attendu: attendu.texte)
    }

    /// La cellule montre autre chose que ce qu’elle contient.
    ///
    /// - Parameters:
    ///   - montre: vide si le format cache tout.
    ///   - contient: ce qui est lu, quand quelque chose l’est.
    public static func affichage(
        _ code: CodeDiagnostic, montre: String, contient: String, champ: String? = nil, indicateur: String? = nil
    ) -> Diagnostic {
        let (cite, lu) = (Fr.guillemets(Fr.abrege(montre)), Fr.guillemets(Fr.abrege(contient)))
        let message =
            switch code {
            case .affichageTrompeur where montre.isEmpty:
                "La cellule contient \(lu), que son format cache. Donnez-lui un autre format, puis vérifiez sa valeur."
            case .affichageTrompeur:
                "La cellule montre \(cite), mais contient \(lu). Donnez-lui le format Nombre, puis vérifiez sa valeur."
            case .dateAvecHeure:
                "La cellule contient \(cite), une heure proche de minuit ; le jour lu est le \(contient). Saisissez la date "
                    + "seule."
            default: "La cellule montre \(cite), mais contient \(lu), qui est lu. Vérifiez-le."
            }
        return Diagnostic(code, champ: champ, indicateur: indicateur, message: message, trouve: montre)
    }

    private static func message(_ code: CodeDiagnostic, _ trouve: String, _ attendu: Attendu) -> String {
        let cite = Fr.citation(trouve)
        let lu = attendu.compris(trouve)
        let compris = lu.map { " comme \(Fr.guillemets($0))" } ?? ""
        // Ce qui se lit comme il s’écrit n’est pas répété.
        let autrement = lu.map(Fr.cleDeComparaison) == Fr.cleDeComparaison(trouve) ? "" : compris
        switch code {
        case .atteintInconnu: return "\(cite) n’est pas une réponse. \(choisissez(trouve, attendu))"
        case .natureInconnue: return "\(cite) n’est pas une nature. \(choisissez(trouve, attendu))"
        case .planInconnu: return "\(cite) n’est pas un état du plan. \(choisissez(trouve, attendu))"
        case .ouiNonInconnu: return "\(cite) n’est ni Oui ni Non. \(choisissez(trouve, attendu))"
        case .reponseHorsListe:
            return "\(cite) a été compris\(compris), mais les formules du classeur peuvent ne pas le compter. "
                + "Choisissez la réponse dans la liste."
        case .nombreAvecTexte: return "\(cite) contient autre chose qu’un nombre. Ne laissez que le nombre."
        case .nombreAvecUnite:
            return
                "\(cite) a été compris\(compris), mais les formules du classeur ne le comptent pas. Ne laissez que le nombre."
        case .nombreAmbigu:
            let signe = trouve.contains(".") ? "le point sépare-t-il" : "la virgule sépare-t-elle"
            return "\(cite) a deux lectures : \(signe) les milliers ou les décimales ? "
                + "Écrivez les décimales avec une virgule et les milliers sans point ni virgule."
        case .nombreEnTexte:
            return
                "\(cite) est enregistré comme du texte ; il a été compris\(autrement), mais les formules du classeur ne le "
                + "comptent pas. Saisissez-le comme un nombre."
        case .heureInattendue: return "\(cite) est une heure. Saisissez \(attendu.texte)."
        case .tauxTresFaible:
            let rapport = SaisieFrancaise.taux(trouve).valeurLue ?? 0
            let question = rapport <= 0.01 ? " : vouliez-vous dire \(Fr.pourcentage(rapport * 100)) ?" : "."
            return "\(cite) vaut \(Fr.pourcentage(rapport))\(question) "
                + "S’il est juste, ne changez rien ; sinon, écrivez-le avec son signe, par exemple 64 %."
        case .apostropheEnTete: return "\(cite) a été lu sans l’apostrophe qui le précède. Ôtez-la de la cellule."
        case .nombreNonEntier: return "\(cite) n’est pas un nombre entier. Saisissez un nombre sans décimales."
        case .pourcentageAmbigu:
            let lectures = SaisieFrancaise.nombre(trouve).valeurLue.map {
                " : \(Fr.decimal($0)) % ou \(Fr.pourcentage($0))"
            }
            return "\(cite) a deux lectures\(lectures ?? ""). Écrivez le pourcentage avec son signe, par exemple 64 %."
        case .dateIllisible: return "\(cite) n’est pas une date. Saisissez-la sous la forme 31/12/2026."
        case .dateAmbigue:
            return "\(cite) ne dit pas un seul jour. Écrivez le jour, le mois et l’année sur quatre chiffres, "
                + "sous la forme 31/12/2026."
        case .dateHorsBornes:
            return
                "\(cite) n’est pas une date de 2000 à 2100. Écrivez le jour, le mois et l’année, sous la forme 31/12/2026 "
                + "(une année seule devient une date de 1905)."
        case .dateEnTexte:
            return
                "\(cite) est enregistré comme du texte ; la date a été comprise\(autrement), mais les formules du classeur "
                + "ne la comptent pas. Saisissez-la comme une date."
        case .dateSansFormat:
            let jour = SaisieFrancaise.nombreDeTete(trouve).flatMap { SaisieFrancaise.date(nombre: $0).valeurLue }
            return "\(cite) est une date que la cellule montre en nombre ; elle a été comprise comme "
                + "\(Fr.guillemets(jour?.francais ?? "")). Donnez à la cellule un format de date."
        case .valeurHorsBornes: return "\(cite) sort des bornes possibles. Saisissez \(attendu.texte) à partir de 0."
        case .poidsInvalide:
            return "\(cite) n’est pas un poids. Saisissez un nombre positif, \(Fr.entier(Poids.maximum)) au plus."
        case .texteCoupe:
            return "\(cite) est coupé à \(Fr.entier(SaisieFrancaise.longueurDeTexte)) caractères. Raccourcissez-le."
        case .celluleEnErreur: return "La cellule contient l’erreur \(cite). Saisissez \(attendu.texte) à la place."
        case .imageDansCellule:
            return "La cellule contient une image, qui ne se lit pas. Écrivez le nom du document à la place."
        case .formuleDansSaisie:
            return "La cellule contient une formule ; son résultat \(cite) a été pris. Vérifiez-le."
        default: return "\(cite) ne se lit pas. Saisissez \(attendu.texte)."
        }
    }

    private static func choisissez(_ trouve: String, _ attendu: Attendu) -> String {
        let invitation = "Choisissez \(attendu.texte)."
        guard let proche = attendu.lexique?.proposition(pour: trouve) else { return invitation }
        return "Vouliez-vous dire \(Fr.guillemets(proche)) ? \(invitation)"
    }
}
