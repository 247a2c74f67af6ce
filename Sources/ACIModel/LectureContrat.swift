/// La lecture d’un contrat, qui relève toutes les fautes en une fois.
struct LectureContrat {
    let cadre: Cadre
    private(set) var contrat = Contrat()
    private(set) var erreurs: [ErreurJSON] = []
    private(set) var notes: [Diagnostic] = []

    init(cadre: Cadre) { self.cadre = cadre }

    mutating func lire(_ racine: LecteurJSON) {
        parCle(racine) { lecture, cle, valeur throws(ErreurJSON) in
            switch cle {
            case "identite": lecture.lireIdentite(valeur)
            case "periode": lecture.contrat.periode = try Self.periode(valeur)
            case "tauxPartiel": lecture.contrat.tauxPartiel = try Self.taux(valeur)
            case "debuts": lecture.lireDebuts(valeur)
            case "indicateurs": lecture.lireIndicateurs(valeur)
            case "indicateursPropres": try lecture.lireIndicateursPropres(valeur)
            default: throw Self.inconnue(valeur)
            }
        }
    }

    /// Passe sur les champs d’un objet, `null` valant absence, et relève ce qui échoue.
    private mutating func parCle(
        _ lecteur: LecteurJSON, _ lire: (inout LectureContrat, String, LecteurJSON) throws(ErreurJSON) -> Void
    ) {
        do {
            for (cle, valeur) in try lecteur.entrees() where !valeur.estNul {
                do { try lire(&self, cle, valeur) } catch { erreurs.append(error) }
            }
        } catch {
            erreurs.append(error)
        }
    }

    private static func inconnue(_ lecteur: LecteurJSON) -> ErreurJSON { lecteur.erreur("cette clé est inconnue") }

    private mutating func lireIdentite(_ lecteur: LecteurJSON) {
        let tailles = cadre.tailles.map(\.numero)
        parCle(lecteur) { lecture, cle, valeur throws(ErreurJSON) in
            switch cle {
            case "nom": lecture.contrat.identite.nom = try valeur.texte()
            case "region": lecture.contrat.identite.region = try valeur.texte()
            case "departement": lecture.contrat.identite.departement = try valeur.texte()
            case "cpam": lecture.contrat.identite.cpam = try valeur.texte()
            case "ars": lecture.contrat.identite.ars = try valeur.texte()
            case "coordinateur": lecture.contrat.identite.coordinateur = try valeur.texte()
            case "population": lecture.contrat.identite.population = try Self.entier(valeur, aPartirDe: 1)
            case "populationSource": lecture.contrat.identite.populationSource = try valeur.texte()
            case "membres": lecture.contrat.identite.membres = try Self.entier(valeur, aPartirDe: 0)
            case "signature": lecture.contrat.identite.signature = try valeur.jour()
            case "fin": lecture.contrat.identite.finContrat = try valeur.jour()
            case "tailleContractuelle":
                let taille = try valeur.entier()
                guard tailles.contains(taille) else {
                    throw valeur.erreur("la taille \(taille) n’existe pas dans le cadre")
                }
                lecture.contrat.identite.tailleContractuelle = taille
            default: throw Self.inconnue(valeur)
            }
        }
    }

    private mutating func lireDebuts(_ lecteur: LecteurJSON) {
        parCle(lecteur) { lecture, cle, valeur throws(ErreurJSON) in
            let code = CodeMission(cle)
            guard lecture.cadre.mission(code) != nil else {
                throw valeur.erreur("cette mission n’existe pas dans le cadre \(lecture.cadre.titreCourt)")
            }
            lecture.contrat.debuts[code] = try valeur.jour()
        }
    }

    private mutating func lireIndicateurs(_ lecteur: LecteurJSON) {
        parCle(lecteur) { lecture, code, valeur throws(ErreurJSON) in
            guard let indicateur = lecture.cadre.indicateur(code) else {
                throw valeur.erreur("cet indicateur n’existe pas dans le cadre \(lecture.cadre.titreCourt)")
            }
            lecture.contrat.clauses[code] = .init()
            lecture.parCle(valeur) { lecture, cle, valeur throws(ErreurJSON) in
                try lecture.lireClause(code, indicateur, cle, valeur)
            }
        }
    }

    /// - Parameter indicateur: `nil` pour un indicateur propre.
    private mutating func lireClause(
        _ code: String, _ indicateur: IndicateurModele?, _ cle: String, _ valeur: LecteurJSON
    ) throws(ErreurJSON) {
        switch cle {
        case "poids": contrat.clauses[code]?.poids = try Self.poids(valeur)
        case "nature": contrat.clauses[code]?.nature = try valeur.mot()
        case "partiel": contrat.clauses[code]?.partiel = try Self.taux(valeur)
        case "objectif": contrat.clauses[code]?.objectif = try Self.objectif(valeur, indicateur)
        case "seuil":
            guard let indicateur else { throw Self.inconnue(valeur) }
            let texte = try valeur.texte()
            if let objectif = indicateur.objectif(ecrit: texte) {
                contrat.clauses[code]?.objectif = objectif
            } else if Fr.cleDeComparaison(texte) != Fr.cleDeComparaison(indicateur.seuilTexte) {
                contrat.clauses[code]?.objectifEnClair = texte
                notes.append(.objectifEnCommentaire(code, texte: texte))
            }
        default: throw Self.inconnue(valeur)
        }
    }

    private mutating func lireIndicateursPropres(_ lecteur: LecteurJSON) throws(ErreurJSON) {
        var rangs: [CodeMission: Int] = [:]
        for ligne in try lecteur.liste({ ligne throws(ErreurJSON) in ligne }) {
            do throws(ErreurJSON) {
                let champs = try ligne.entrees()
                guard let lu = champs.first(where: { $0.cle == "mission" })?.valeur else {
                    throw ligne.erreur("la clé \(Fr.guillemets("mission")) manque")
                }
                guard let mission = cadre.mission(CodeMission(try lu.texte())) else {
                    throw lu.erreur("cette mission n’existe pas dans le cadre \(cadre.titreCourt)")
                }
                guard champs.contains(where: { $0.cle == "libelle" && !$0.valeur.estNul }) else {
                    throw ligne.erreur("la clé \(Fr.guillemets("libelle")) manque")
                }
                let rang = rangs[mission.code, default: 0] + 1
                guard rang <= MissionModele.lignesPropresAuPlus else {
                    throw ligne.erreur("\(MissionModele.lignesPropresAuPlus) indicateurs propres au plus par mission")
                }
                rangs[mission.code] = rang
                lireIndicateurPropre(mission.codePropre(rang), ligne)
            } catch {
                erreurs.append(error)
            }
        }
    }

    private mutating func lireIndicateurPropre(_ code: String, _ ligne: LecteurJSON) {
        contrat.clauses[code] = .init()
        parCle(ligne) { lecture, cle, valeur throws(ErreurJSON) in
            switch cle {
            case "mission": break
            case "libelle": lecture.contrat.clauses[code]?.libelle = try valeur.texte()
            default: try lecture.lireClause(code, nil, cle, valeur)
            }
        }
    }

    private static func objectif(
        _ lecteur: LecteurJSON, _ indicateur: IndicateurModele?
    ) throws(ErreurJSON) -> Valeur {
        guard let indicateur, indicateur.typeValeur != .texte else { return .texte(try lecteur.texte()) }
        guard indicateur.sens?.signe != nil else { throw lecteur.erreur("cet indicateur n’a pas d’objectif à saisir") }
        let nombre = try lecteur.nombre()
        guard let objectif = indicateur.objectif(nombre) else {
            throw lecteur.erreur("attendu : un nombre à partir de 0 ; trouvé : \(Fr.decimal(nombre))")
        }
        return objectif
    }

    private static func periode(_ lecteur: LecteurJSON) throws(ErreurJSON) -> Contrat.PeriodeDuContrat {
        if case .texte = lecteur.valeur {
            guard try lecteur.texte() == "anniversaire" else {
                throw lecteur.erreur("attendu : \(Fr.guillemets("anniversaire")), ou un début et une fin")
            }
            return .anniversaire
        }
        let periode = try lecteur.objet { objet throws(ErreurJSON) in
            Periode(debut: try objet.champ("debut").jour(), fin: try objet.champ("fin").jour())
        }
        guard !periode.estInversee else { throw lecteur.erreur("la période finit avant de commencer") }
        return .jours(periode)
    }

    private static func entier(_ lecteur: LecteurJSON, aPartirDe minimum: Int) throws(ErreurJSON) -> Int {
        let entier = try lecteur.entier()
        guard (minimum...1_000_000_000).contains(entier) else {
            throw lecteur.erreur("attendu : un nombre entier à partir de \(minimum) ; trouvé : \(Fr.entier(entier))")
        }
        return entier
    }

    private static func taux(_ lecteur: LecteurJSON) throws(ErreurJSON) -> Taux {
        let nombre = try lecteur.nombre()
        guard let taux = Taux(nombre) else {
            throw lecteur.erreur("attendu : un taux de 0 à 1 (0.5 pour 50 %) ; trouvé : \(Fr.decimal(nombre))")
        }
        return taux
    }

    private static func poids(_ lecteur: LecteurJSON) throws(ErreurJSON) -> Poids {
        let nombre = try lecteur.nombre()
        guard let poids = Poids(nombre), poids.estPositif else {
            throw lecteur.erreur("attendu : un poids positif ; trouvé : \(Fr.decimal(nombre))")
        }
        return poids
    }
}
