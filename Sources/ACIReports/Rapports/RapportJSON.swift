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
            "missions": .object(missionsConnues.map { (key: $0.rawValue, value: .jour(bilan.debuts[$0])) }),
            "indicateurs": .array(bilan.cadre.indicateurs.map(indicateur)),
            "crise": [
                "plan": .text(bilan.crise.plan?.rawValue),
                "declaree": .truth(bilan.crise.declaree),
                "mobilisee": .truth(bilan.crise.mobilisee),
            ],
            "financement": lu.financement.map(JSONValue.init) ?? .null,
            "rapprochement": .array(lu.rapprochement.map(JSONValue.init)),
            "diagnostics": .array(lu.diagnostics.map(JSONValue.init)),
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
        ]
    }

    private func indicateur(_ modele: IndicateurModele) -> JSONValue {
        let reponse = bilan.reponse(modele.code)
        let lieu = lu.lieux[modele.champ(.valeur)]
        return [
            "code": .string(modele.code),
            "feuille": .text(lieu?.feuille),
            "cellule": .text(lieu?.cellule),
            "nature": .string(bilan.nature(modele).rawValue),
            "poids": .number((reponse.poids ?? .un).valeur),
            "valeur": reponse.valeur.map(JSONValue.init) ?? .null,
            "atteint": .text(reponse.atteint?.rawValue),
            "preuve": .text(reponse.preuve),
            "datePreuve": .jour(reponse.datePreuve),
            "commentaire": .text(reponse.commentaire),
        ]
    }
}

extension JSONValue {
    static func jour(_ jour: Jour?) -> JSONValue { .text(jour?.iso) }

    static func montant(_ montant: Montant?) -> JSONValue { .whole(montant?.centimes) }

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
        ]
    }
}
