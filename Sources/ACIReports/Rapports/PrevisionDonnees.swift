internal import ACIModel

extension RapportPrevision {
    /// Tout ce qui est prévu, en centimes.
    public var document: JSONValue {
        [
            "schema": 1,
            "source": .string(source),
            "provisoire": .boolean(estProvisoire),
            "cpts": RapportJSON.cpts(prevision.depart),
            "hypotheses": .array(prevision.hypotheses.map(JSONValue.string)),
            "avertissements": .array(avertissements.map(JSONValue.string)),
            "annees": .array(prevision.annees.map(annee)),
            "total": montant(prevision.total),
            "ecart": .montant(prevision.ecart),
        ]
    }

    private func annee(_ annee: AnneePrevue) -> JSONValue {
        [
            "debut": .jour(annee.periode.debut), "fin": .jour(annee.periode.fin), "exercice": .integer(annee.exercice),
            "taille": .integer(annee.taille), "fonctionnement": .montant(annee.fonctionnement),
            "fixe": .montant(annee.fixe), "variable": montant(annee.variable), "majoration": montant(annee.majoration),
            "total": montant(annee.total),
            "versements": .array(
                annee.versements.map { versement in
                    [
                        "date": .jour(versement.date), "libelle": .string(versement.libelle),
                        "montant": .montant(versement.montant.montant), "montants": montant(versement.montant),
                    ]
                }),
        ]
    }

    private func montant(_ montant: MontantPrevu) -> JSONValue {
        [
            "plancher": .montant(montant.plancher), "plafond": .montant(montant.plafond),
            "taux": .object(
                zip(prevision.scenario.taux, montant.auxTaux).map { taux, montant in
                    (key: "\(taux.millioniemes / 10_000)", value: .montant(montant))
                }),
        ]
    }

    /// Un versement par ligne, pour un tableur français.
    public var csv: [UInt8] {
        let fixes = ["CPTS", "Année", "Début", "Fin", "Taille", "Date", "Versement"]
        let titres = fixes + colonnes.map(\.titre) + colonnes.map { "Cumul, \($0.titre)" }
        let lignes = versements.map { annee, versement, cumul in
            [
                .texte(prevision.depart.identite.nom), .text(annee.nom), .jour(annee.periode.debut),
                .jour(annee.periode.fin), .whole(annee.taille), .jour(versement.date), .text(versement.libelle),
            ]
                + [versement.montant, cumul].flatMap { montant in
                    colonnes.map { CSVWriter.Field.montant($0.montant(montant)) }
                }
        }
        return CSVWriter.byteOrderMark + ([titres.map(CSVWriter.Field.text)] + lignes).flatMap(CSVWriter.row)
    }
}
