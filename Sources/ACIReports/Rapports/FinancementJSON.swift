internal import ACIModel
internal import ACIWorkbook

extension JSONValue {
    /// Le financement d’un classeur lu, montants en centimes ; les explications mènent aux cellules.
    init(_ financement: Financement, _ lu: BilanLu) {
        let versements = financement.versements
        self = [
            "fonctionnement": .montant(financement.fonctionnement),
            "missions": .array(financement.missions.map(JSONValue.init)),
            "majoration": .montant(financement.majoration.montant),
            "total": .montant(financement.total.montant),
            "plancher": .montant(financement.total.plancher),
            "plafond": .montant(financement.total.plafond),
            "versements": [
                "avance": .montant(versements.avance), "solde": .montant(versements.solde),
                "dejaVerse": .montant(versements.dejaVerse), "resteARecevoir": .montant(versements.resteARecevoir),
            ],
            "horsTotal": .array(
                financement.horsTotal.map { ["libelle": .string($0.libelle), "montant": .montant($0.montant)] }),
            "leviers": .array(financement.leviers.map(JSONValue.init)),
            "explications": .array(financement.explications.map { JSONValue($0, lu.lieux) }),
            "sources": .array(lu.bilan.bareme.sources.map(JSONValue.init)),
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
                "plafond": .montant(fixe.plafond),
            ],
            "variable": [
                "enveloppe": .montant(variable.enveloppe), "montant": .montant(variable.montant),
                "plancher": .montant(variable.plancher), "plafond": .montant(variable.plafond),
            ],
            "total": .montant(mission.total),
            "enveloppeAnnee": .montant(mission.enveloppeAnnee), "aPortee": .montant(mission.aPortee),
            "nonAtteint": .montant(mission.nonAtteint), "horsAnnee": .montant(mission.horsAnnee),
            "nonDemarre": .montant(mission.nonDemarre),
        ]
    }

    private init(_ levier: Levier) {
        self = [
            "code": .string(levier.code), "mission": .string(levier.mission.rawValue), "gain": .montant(levier.gain),
            "action": .string(levier.action),
        ]
    }

    private init(_ explication: Explication, _ lieux: [String: Adresse]) {
        self = [
            "montant": .string(explication.montant), "regle": .string(explication.regle),
            "calcul": .string(explication.calcul), "source": .string(explication.source),
            "entrees": .array(explication.cellules(lieux).map(JSONValue.string)),
            "depend": .array(explication.depend.map(JSONValue.string)),
        ]
    }

    init(_ source: Source) {
        self = [
            "titre": .string(source.titre), "reference": .string(source.reference),
            "adresse": source.adresse.map(JSONValue.string) ?? .null,
            "confiance": .string(source.confiance.libelle), "verifieLe": .jour(source.verifieLe),
        ]
    }
}
