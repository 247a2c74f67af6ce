internal import ACIModel

/// Une ligne du barème d’une année, sous le chemin du montant qu’elle donne.
struct RangBareme {
    /// `missions.parcours.fixe`
    let chemin: String
    let ligne: LigneBareme

    /// Tous les montants d’une année, dans l’ordre du cadre ; les totaux imprimés et les sommes ponctuelles à la fin.
    static func tous(_ bareme: Bareme) -> [RangBareme] {
        let cadre = bareme.cadre
        return [RangBareme(chemin: "fonctionnement", ligne: cadre.fonctionnement)]
            + cadre.missions.flatMap(rangs)
            + cadre.totaux.map { RangBareme(chemin: "total", ligne: $0.ligne) }
            + cadre.horsTotal.filter { $0.exercice == bareme.exercice }
            .map { RangBareme(chemin: "horsTotal.\($0.code)", ligne: $0.ligne) }
    }

    private static func rangs(_ mission: MissionModele) -> [RangBareme] {
        let chemin = "missions.\(mission.code)"
        let fixes =
            switch mission.fixe {
            case .forfait(let ligne): [RangBareme(chemin: "\(chemin).fixe", ligne: ligne)]
            case .plan(let premiereRedaction, let miseAJour):
                [
                    RangBareme(chemin: "\(chemin).fixe.premiere-redaction", ligne: premiereRedaction),
                    RangBareme(chemin: "\(chemin).fixe.mise-a-jour", ligne: miseAJour),
                ]
            }
        let complements = mission.complements.map { RangBareme(chemin: "\(chemin).fixe.\($0.nom)", ligne: $0.ligne) }
        return fixes + complements + [RangBareme(chemin: "\(chemin).variable", ligne: mission.variable.ligne)]
    }
}

extension Bareme {
    /// D’où viennent les montants et les règles de l’année, chaque source une fois.
    var sources: [Source] {
        var vues: Set<Source> = []
        let majoration = cadre.majoration.map { [$0.source] } ?? []
        let citees =
            RangBareme.tous(self).map(\.ligne.source) + [cadre.sourceTailles, cadre.avance.source] + majoration
        return citees.filter { vues.insert($0).inserted }
    }
}

extension TextPage {
    /// Les sources, chacune avec l’endroit où la trouver.
    mutating func sources(_ sources: [Source]) {
        for source in sources {
            paragraph(source.presentation, mark: "• ")
            paragraph(source.reference, mark: "  ")
            if let adresse = source.adresse { paragraph(adresse, mark: "  ") }
        }
    }
}
