internal import ACIModel

extension JSONValue {
    /// Le financement, montants en centimes.
    init(_ financement: Financement) {
        self = [
            "fonctionnement": .montant(financement.fonctionnement),
            "missions": .array(financement.missions.map(JSONValue.init)),
            "majoration": .montant(financement.majoration.montant),
            "total": .montant(financement.total.montant),
            "plancher": .montant(financement.total.plancher),
            "plafond": .montant(financement.total.plafond),
            "versements": [
                "avance": .montant(financement.versements.avance), "solde": .montant(financement.versements.solde),
            ],
            "horsTotal": .array(
                financement.horsTotal.map { ["libelle": .string($0.libelle), "montant": .montant($0.montant)] }),
            "explications": .array(financement.explications.map(JSONValue.init)),
        ]
    }

    private init(_ mission: FinancementMission) {
        let fixe = mission.fixe
        let variable = mission.variable
        self = [
            "code": .string(mission.code.rawValue),
            "fixe": [
                "enveloppe": .montant(fixe.enveloppe), "jours": .integer(fixe.jours),
                "joursReference": .integer(fixe.joursReference), "montant": .montant(fixe.montant),
            ],
            "variable": [
                "enveloppe": .montant(variable.enveloppe), "montant": .montant(variable.montant),
                "plancher": .montant(variable.plancher), "plafond": .montant(variable.plafond),
            ],
            "total": .montant(mission.total),
        ]
    }

    private init(_ explication: Explication) {
        self = [
            "montant": .string(explication.montant), "regle": .string(explication.regle),
            "calcul": .string(explication.calcul), "source": .string(explication.source),
        ]
    }
}
