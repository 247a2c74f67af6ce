internal import ACIModel

// Les règles d’une ligne, en formules : la même chose que ``RegleIndicateur/estEnfreinte`` et ``RegleIndicateur/mot``.
extension RegleIndicateur {
    /// Quand la règle est enfreinte ; `nil` si la ligne ne peut pas l’enfreindre.
    func condition(_ noms: NomsDeLigne) -> String? {
        let valeur = noms.valeur
        let demandeUnePreuve =
            "OR(\(noms.reponse)=\"\(Atteinte.oui.libelle)\",\(noms.reponse)=\"\(Atteinte.partiel.libelle)\")"
        func preuve(_ condition: String) -> String { "AND(\(demandeUnePreuve),\(condition))" }
        func preuveDatee(_ condition: String) -> String {
            preuve("periode_fausse=0,NOT(\(noms.vide(noms.preuve))),ISNUMBER(\(noms.date)),\(condition)")
        }
        switch code {
        case .poidsInvalide:
            return noms.poidsIllisible.map { _ in
                noms.siResultat("ISNUMBER(\(noms.champ(.poids))),\(noms.champ(.poids))<=0")
            }
        case .valeurSansReponse: return "AND(NOT(\(noms.videValeur)),\(noms.reponse)=\"\")"
        case .ouiSansValeur: return "AND(\(noms.videValeur),\(noms.reponse)=\"\(Atteinte.oui.libelle)\")"
        case .tauxSuperieurACent: return noms.siTaux("\(valeur)>1")
        case .tauxInfime: return noms.tauxInfime(colonne)
        case .populationDepassee:
            guard noms.modele?.auPlusPopulation == true else { return nil }
            return
                "AND(ISNUMBER(\(valeur)),ISNUMBER(population),\(valeur)>population,NOT(\(PointDeSynthese.populationDouteuse)))"
        case .sansObjetRepondu: return "AND(\(noms.auContrat)=0,\(noms.reponse)<>\"\")"
        case .seuilNonAtteint: return noms.objectifAtteint(noms.repond(.oui)) { "NOT(\($0))" }
        case .seuilAtteint: return noms.objectifAtteint(noms.repondMoins) { $0 }
        case .preuveAbsente: return preuve(noms.vide(noms.preuve))
        case .preuveSansDate: return preuve("NOT(\(noms.vide(noms.preuve))),\(noms.vide(noms.date))")
        case .preuvePosterieure: return preuveDatee("\(noms.date)>fin_retenue")
        case .preuveAnterieure:
            return noms.modele?.comptePeriode == true ? preuveDatee("\(noms.date)<EDATE(debut_retenu,-12)") : nil
        default: return nil
        }
    }

    /// Ce que « Contrôle » dit alors.
    func texte(_ noms: NomsDeLigne) -> String {
        switch code {
        case .tauxInfime: noms.questionDuTaux(colonne)
        case .seuilNonAtteint where noms.modele?.sens == .oui: "\"La valeur est Non, mais la réponse est Oui\""
        case .seuilNonAtteint: "\(noms.valeurEnClair)&\" n’atteint pas \"&\(noms.objectifEnClair)"
        case .seuilAtteint where noms.modele?.sens == .oui: "\"La valeur est Oui, mais la réponse est Non\""
        case .seuilAtteint:
            "\(noms.valeurEnClair)&\" atteint \"&\(noms.objectifEnClair)&\", mais la réponse est \"&\(noms.reponse)"
        default: "\"\(motFixe ?? "")\""
        }
    }
}

extension NomsDeLigne {
    fileprivate func siTaux(_ conditions: String, _ nom: String? = nil) -> String? {
        modele?.typeValeur == .taux ? "AND(ISNUMBER(\(nom ?? valeur)),\(conditions))" : nil
    }

    /// Une cellule que la ligne n’a pas n’a pas de question.
    fileprivate func tauxInfime(_ colonne: ChampIndicateur) -> String? {
        let nom = champ(colonne)
        let tresFaible = "ISNUMBER(\(nom)),\(nom)>0,\(nom)<\(SaisieFrancaise.tauxUsuel)"
        guard colonne == .partiel else { return siTaux(tresFaible, nom) }
        return paie ? siResultat(tresFaible) : nil
    }

    fileprivate func questionDuTaux(_ colonne: ChampIndicateur) -> String {
        let nom = champ(colonne)
        return
            "\"\(colonne.devantUnTaux)\"&ROUND(\(nom)*100,4)&\"\(Fr.insecable)% : vouliez-vous dire \"&ROUND(\(nom)*10000,2)"
            + "&\"\(Fr.insecable)% ?\""
    }

    fileprivate func repond(_ reponse: Atteinte) -> String { "\(self.reponse)=\"\(reponse.libelle)\"" }

    /// Non ; ou Partiel, quand l’objectif est celui du contrat.
    fileprivate var repondMoins: String {
        guard modele?.sens != .oui else { return repond(.non) }
        let partiel =
            modele?.objectifIndicatif?.nombre.map { "AND(\(repond(.partiel)),\(objectif)<>\(Self.ecrire($0)))" }
            ?? repond(.partiel)
        return "OR(\(repond(.non)),\(partiel))"
    }

    fileprivate func siResultat(_ conditions: String) -> String {
        let nature = Calculs.elague(champ(.nature))
        let resultat = "\(nature)=\"\(Nature.resultat.libelle)\""
        let estParDefaut = (modele?.natureParDefaut ?? .resultat) == .resultat
        return "AND(\(estParDefaut ? "OR(\(nature)=\"\",\(resultat))" : resultat),\(conditions))"
    }

    /// La valeur déclarée comme on la lit, sans séparateur de milliers.
    fileprivate var valeurEnClair: String {
        switch modele?.typeValeur {
        case .taux: "ROUND(\(valeur)*100,4)&\"\(Fr.insecable)%\""
        case .date: "RIGHT(\"0\"&DAY(\(valeur)),2)&\"/\"&RIGHT(\"0\"&MONTH(\(valeur)),2)&\"/\"&YEAR(\(valeur))"
        case .ouiNon: Calculs.elague(valeur)
        default: "ROUND(\(valeur),9)"
        }
    }

    private var multiple: String? { modele?.seuil?.parIndicateur.map(ChampIndicateur.valeur.nom) }

    /// L’objectif en vigueur : celui du modèle mot pour mot, ou `≥ 400 patients`.
    fileprivate var objectifEnClair: String {
        guard let modele, let signe = modele.sens?.signe else { return "\"\(modele?.seuilTexte ?? "")\"" }
        let nombre =
            modele.typeValeur == .taux ? "ROUND(\(objectif)*100,4)&\"\(Fr.insecable)%\"" : "ROUND(\(objectif),9)"
        let unite = (modele.uniteObjectif ?? modele.unite).map { "&\"\(Fr.insecable)\($0)\"" } ?? ""
        let ecrit = "\"\(signe)\(Fr.insecable)\"&\(nombre)\(unite)"
        let indicatif = modele.objectifIndicatif?.nombre
        let texte = indicatif.map { "IF(\(objectif)=\(Self.ecrire($0)),\"\(modele.seuilTexte)\",\(ecrit))" } ?? ecrit
        return texte + (multiple.map { "&\", soit \"&\(objectif)*\($0)&\" ici\"" } ?? "")
    }

    /// Tel que LibreOffice le récrit : `30`, et non `30.0`.
    private static func ecrire(_ nombre: Double) -> String { Int(exactly: nombre).map(String.init) ?? "\(nombre)" }

    /// La réponse et la comparaison de la valeur à l’objectif, là où elle a un sens. L’écart admis est celui du calcul
    /// flottant, comme dans ``Seuil``.
    fileprivate func objectifAtteint(_ reponse: String, _ condition: (String) -> String) -> String? {
        guard let sens = modele?.sens else { return nil }
        if sens == .oui {
            let valeur = Calculs.elague(valeur)
            return "AND(\(reponse),OR(\(valeur)=\"Oui\",\(valeur)=\"Non\"),\(condition("\(valeur)=\"Oui\"")))"
        }
        var conditions = [reponse, "ISNUMBER(\(valeur))", "ISNUMBER(\(objectif))"]
        if let multiple { conditions += ["ISNUMBER(\(multiple))"] }
        if sens == .moisAuPlus { conditions += ["periode_fausse=0"] }
        let cible = multiple.map { "\(objectif)*\($0)" } ?? objectif
        let bruit = "0.000000001*MAX(1,ABS(\(cible)))"
        let ecart = "\(valeur)-\(cible)"
        let atteint =
            switch sens {
            case .inferieur: "\(ecart)<-\(bruit)"
            case .inferieurOuEgal: "\(ecart)<=\(bruit)"
            case .superieur: "\(ecart)>\(bruit)"
            case .moisAuPlus: "\(valeur)>=EDATE(fin_retenue,-\(objectif))"
            case .superieurOuEgal, .oui: "\(ecart)>=-\(bruit)"
            }
        let positif = multiple.map { "\($0)>0," } ?? ""
        // AND calcule tout : la comparaison attend que les nombres en soient.
        return "IF(AND(\(conditions.joined(separator: ","))),AND(\(positif)\(condition(atteint))),FALSE)"
    }
}
