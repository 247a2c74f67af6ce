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
                montants.map { resultat, suite in
                    [
                        "montant": .string(resultat.chemin), "avant": .montant(suite.valeurs.first ?? nil),
                        "apres": .montant(suite.valeurs.last ?? nil), "ecart": .montant(suite.ecart),
                        "annees": .array(suite.valeurs.map(JSONValue.montant)),
                    ]
                }),
            "indicateurs": .array(
                indicateurs.map { modele, suite in
                    [
                        "code": .string(modele.code), "avant": Comparaison.reponse(suite.valeurs.first ?? nil),
                        "apres": Comparaison.reponse(suite.valeurs.last ?? nil), "change": .boolean(suite.change),
                        "annees": .array(suite.valeurs.map(Comparaison.reponse)),
                    ]
                }),
            "annees": .array(annees.map(Comparaison.presentation)),
            "avertissements": .array(avertissements.map(JSONValue.string)),
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
            "periode": ["debut": .jour(bilan.periode.debut), "fin": .jour(bilan.periode.fin)],
            "total": .montant(classeur.lu.financement?.total.montant), "dejaVerse": .montant(bilan.dejaVerse),
        ]
    }

    private static func reponse(_ reponse: ReponseDonnee?) -> JSONValue {
        guard let reponse else { return .null }
        return [
            "valeur": reponse.valeur.map(JSONValue.init) ?? .null, "atteint": .text(reponse.atteint?.rawValue),
        ]
    }
}
