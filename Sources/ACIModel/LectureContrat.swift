/// La lecture d’un contrat, qui relève toutes les fautes en une fois.
struct LectureContrat {
    let cadre: Cadre
    private(set) var contrat = Contrat(identite: Identite(), tauxPartiel: nil, debuts: [:], clauses: [:])
    private(set) var erreurs: [ErreurJSON] = []

    init(cadre: Cadre) { self.cadre = cadre }

    mutating func lire(_ racine: LecteurJSON) {
        parCle(racine) { lecture, cle, valeur throws(ErreurJSON) in
            switch cle {
            case "identite": lecture.lireIdentite(valeur)
            case "tauxPartiel": lecture.contrat.tauxPartiel = try Self.taux(valeur)
            case "debuts": lecture.lireDebuts(valeur)
            case "indicateurs": lecture.lireIndicateurs(valeur)
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
            case "cpam": lecture.contrat.identite.cpam = try valeur.texte()
            case "ars": lecture.contrat.identite.ars = try valeur.texte()
            case "coordinateur": lecture.contrat.identite.coordinateur = try valeur.texte()
            case "population": lecture.contrat.identite.population = try Self.entier(valeur, aPartirDe: 1)
            case "membres": lecture.contrat.identite.membres = try Self.entier(valeur, aPartirDe: 0)
            case "signature": lecture.contrat.identite.signature = try valeur.jour()
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
            guard lecture.cadre.indicateur(code) != nil else {
                throw valeur.erreur("cet indicateur n’existe pas dans le cadre \(lecture.cadre.titreCourt)")
            }
            lecture.lireClause(code, valeur)
        }
    }

    private mutating func lireClause(_ code: String, _ lecteur: LecteurJSON) {
        parCle(lecteur) { lecture, cle, valeur throws(ErreurJSON) in
            switch cle {
            case "poids": lecture.contrat.clauses[code, default: .init()].poids = try Self.poids(valeur)
            case "nature": lecture.contrat.clauses[code, default: .init()].nature = try valeur.mot()
            case "seuil": lecture.contrat.clauses[code, default: .init()].seuil = try valeur.texte()
            default: throw Self.inconnue(valeur)
            }
        }
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
