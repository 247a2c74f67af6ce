public import ACIModel
internal import ACIWorkbook

/// Le document JSON d’un classeur lu : montants en centimes, dates ISO, `null` pour ce qui manque.
///
/// Ses clés sont stables : on peut en ajouter, pas en renommer.
public struct RapportJSON {
    let classeur: ClasseurLu
    let missionsConnues: [CodeMission]

    /// - Parameter missionsConnues: celles de tous les cadres : une mission que le cadre n’a pas garde sa clé, vide.
    public init(classeur: ClasseurLu, missionsConnues: [CodeMission]) {
        self.classeur = classeur
        self.missionsConnues = missionsConnues
    }

    private var bilan: Bilan { classeur.bilan }
    private var lu: BilanLu { classeur.lu }

    /// Le document entier.
    public var document: JSONValue {
        [
            "schema": 1,
            "fichier": .string(classeur.fichier),
            "modele": .text(lu.modele),
            "exercice": .integer(bilan.exercice),
            "cadre": .string(bilan.cadre.id),
            "producteur": .text(lu.producteur),
            "provisoire": .boolean(lu.estProvisoire),
            "vierge": .boolean(lu.estVierge),
            "periode": ["debut": .jour(bilan.periode.debut), "fin": .jour(bilan.periode.fin)],
            "cpts": RapportJSON.cpts(bilan),
            "contrat": contrat,
            "missions": .object(missionsConnues.map { (key: $0.rawValue, value: .jour(bilan.debuts[$0])) }),
            "indicateurs": .array(bilan.cadre.missions.flatMap(bilan.lignes).map(indicateur)),
            "crise": [
                "plan": .text(bilan.crise.plan?.rawValue),
                "declaree": .truth(bilan.crise.declaree),
                "mobilisee": .truth(bilan.crise.mobilisee),
                "autorite": .text(bilan.crise.autorite),
                "date": .jour(bilan.crise.date),
            ],
            "financement": lu.financement.map { JSONValue($0, lu) } ?? .null,
            "rapprochement": .array(lu.rapprochement.map(JSONValue.init)),
            "diagnostics": .array(lu.diagnostics.map(JSONValue.init)),
            "lecture": [
                "programme": .string(Release.name), "modele": .text(lu.modele), "octets": .whole(classeur.octets),
            ],
        ]
    }

    static func cpts(_ bilan: Bilan) -> JSONValue {
        let identite = bilan.identite
        return [
            "nom": .text(identite.nom),
            "population": .whole(identite.population),
            "taille": .whole(bilan.taille),
            "membres": .whole(identite.membres),
            "signature": .jour(identite.signature),
            "cpam": .text(identite.cpam),
            "ars": .text(identite.ars),
            "coordinateur": .text(identite.coordinateur),
            "region": .text(identite.region),
            "departement": .text(identite.departement),
            "populationSource": .text(identite.populationSource),
        ]
    }

    private var contrat: JSONValue {
        let annee = bilan.anneeDuContrat
        return [
            "signature": .jour(bilan.identite.signature), "fin": .jour(bilan.identite.finContrat),
            "annee": annee.map { ["debut": .jour($0.debut), "fin": .jour($0.fin)] } ?? .null,
        ]
    }

    private func indicateur(_ ligne: LigneIndicateur) -> JSONValue {
        let reponse = ligne.reponse
        let lieu = lu.lieux[ligne.champ(.valeur)]
        let euros = lu.financement?.ligne(ligne.code)
        return [
            "code": .string(ligne.code),
            "feuille": .text(lieu?.feuille),
            "cellule": .text(lieu?.cellule),
            "nature": .string(ligne.nature.rawValue),
            "poids": .number(ligne.poids.valeur),
            "valeur": .valeur(reponse.valeur),
            "atteint": .text(reponse.atteint?.rawValue),
            "preuve": .text(reponse.preuve),
            "datePreuve": .jour(reponse.datePreuve),
            "commentaire": .text(reponse.commentaire),
            "libelle": .string(ligne.libelle),
            "propre": .boolean(ligne.estPropre),
            "sens": .text(ligne.modele?.sens?.signe),
            "objectif": .valeur(reponse.objectif),
            "partiel": .taux(reponse.partiel),
            "precedent": .valeur(reponse.precedent),
            "enJeu": .montant(euros?.enJeu),
            "nonAtteint": .montant(euros?.nonAtteint),
        ]
    }
}

extension JSONValue {
    static func jour(_ jour: Jour?) -> JSONValue { .text(jour?.iso) }

    static func montant(_ montant: Montant?) -> JSONValue { .whole(montant?.centimes) }

    static func valeur(_ valeur: Valeur?) -> JSONValue { valeur.map(JSONValue.init) ?? .null }

    /// Un rapport : 0.5 pour 50 %.
    static func taux(_ taux: Taux?) -> JSONValue { taux.map { .number(Double($0.millioniemes) / 1e6) } ?? .null }

    init(_ valeur: Valeur) {
        switch valeur {
        case .entier(let entier): self = ["type": "entier", "valeur": .integer(entier)]
        case .decimal(let nombre): self = ["type": "decimal", "valeur": .number(nombre)]
        case .taux(let rapport): self = ["type": "taux", "valeur": .number(rapport)]
        case .date(let jour): self = ["type": "date", "valeur": .jour(jour)]
        case .ouiNon(let oui): self = ["type": "oui-non", "valeur": .boolean(oui)]
        case .texte(let texte): self = ["type": "texte", "valeur": .string(texte)]
        }
    }

    init(_ ligne: LigneRapprochement) {
        self = [
            "rubrique": .string(ligne.rubrique),
            "feuille": .string(ligne.lieu.feuille),
            "cellule": .string(ligne.lieu.cellule),
            "classeur": .montant(ligne.classeur),
            "calcule": .montant(ligne.calcule),
            "ecart": .montant(ligne.ecart),
        ]
    }

    init(_ diagnostic: Diagnostic) {
        self = [
            "gravite": .string(diagnostic.gravite.rawValue),
            "code": .string(diagnostic.code.rawValue),
            "feuille": .text(diagnostic.lieu?.feuille),
            "cellule": .text(diagnostic.lieu?.cellule),
            "indicateur": .text(diagnostic.indicateur),
            "message": .string(diagnostic.message),
            "trouve": .text(diagnostic.trouve),
            "attendu": .text(diagnostic.attendu),
            "enjeu": .montant(diagnostic.enjeu),
        ]
    }
}
