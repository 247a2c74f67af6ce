internal import ACIModel
internal import ACIWorkbook

extension Comparaison {
    /// Tout ce qui se compare, changé ou non : montants en centimes, `null` pour ce qui manque.
    public var document: JSONValue {
        [
            "schema": 1,
            "avant": Comparaison.presentation(avant),
            "apres": Comparaison.presentation(apres),
            "montants": .array(
                montants.map { resultat, ecart in
                    let difference = ecart.apres.flatMap { apres in ecart.avant.map { apres - $0 } }
                    return [
                        "montant": .string(resultat.chemin), "avant": .montant(ecart.avant),
                        "apres": .montant(ecart.apres),
                        "ecart": .montant(difference),
                    ]
                }),
            "indicateurs": .array(
                indicateurs.map { modele, ecart in
                    [
                        "code": .string(modele.code), "avant": Comparaison.reponse(ecart.avant),
                        "apres": Comparaison.reponse(ecart.apres), "change": .boolean(ecart.change),
                    ]
                }),
        ]
    }

    private static func presentation(_ classeur: ClasseurLu) -> JSONValue {
        let bilan = classeur.bilan
        return [
            "fichier": .string(classeur.fichier), "exercice": .integer(bilan.exercice),
            "cadre": .string(bilan.cadre.id),
            "nom": .text(bilan.identite.nom), "population": .whole(bilan.identite.population),
            "taille": .whole(bilan.taille), "membres": .whole(bilan.identite.membres),
            "provisoire": .boolean(classeur.lu.estProvisoire),
        ]
    }

    private static func reponse(_ reponse: ReponseDonnee?) -> JSONValue {
        guard let reponse else { return .null }
        return [
            "valeur": reponse.valeur.map(JSONValue.init) ?? .null, "atteint": .text(reponse.atteint?.rawValue),
        ]
    }
}
