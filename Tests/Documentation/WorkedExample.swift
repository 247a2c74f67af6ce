import ACIModel
import Testing

/// A bilan that docs/funding.md reckons through.
struct WorkedExample {
    let title: String
    let bilan: Bilan
    var mission = CodeMission("parcours")
    /// The amount whose explanation is shown.
    var explained = "variable"

    /// Whole years.
    static func years() throws -> [WorkedExample] {
        let avenant = try Cadres.embarques.bareme(exercice: 2025)
        let accord = try Cadres.embarques.bareme(exercice: 2021)
        return [
            WorkedExample(
                title: "size 3, plan updated, no crisis, all Oui", bilan: try full(avenant, size: 3)),
            WorkedExample(
                title: "the same, all Non", bilan: try full(avenant, size: 3, answer: .non)),
            WorkedExample(
                title: "the same, all Partiel at 50 %", bilan: try full(avenant, size: 3, answer: .partiel)),
            WorkedExample(
                title: "the same, nothing answered", bilan: try full(avenant, size: 3, answer: nil)),
            WorkedExample(
                title: "size 3, *socles* only, all Oui",
                bilan: try full(avenant, size: 3) {
                    for mission in ["qualite", "accompagnement"] { $0.debuts[CodeMission(mission)] = nil }
                }),
            WorkedExample(
                title: "size 3, first year: signed and started on 1 October 2025, all Oui",
                bilan: try full(avenant, size: 3) { bilan in
                    let start = try #require(Jour(iso: "2025-10-01"))
                    bilan.identite.signature = start
                    bilan.debuts = bilan.debuts.mapValues { _ in start }
                }),
            WorkedExample(
                title: "size 1, first plan, a crisis, all Oui",
                bilan: try full(avenant, size: 1) { $0.crise = firstPlanAndCrisis }),
            WorkedExample(
                title: "size 2, first plan, no crisis, all Oui",
                bilan: try full(avenant, size: 2) { $0.crise.plan = .premiereRedaction }),
            WorkedExample(
                title: "size 4, first plan, a crisis, all Oui, 99 members",
                bilan: try full(avenant, size: 4) {
                    $0.crise = firstPlanAndCrisis
                    $0.identite.membres = 99
                }),
            WorkedExample(
                title: "the same, 100 members",
                bilan: try full(avenant, size: 4) {
                    $0.crise = firstPlanAndCrisis
                    $0.identite.membres = 100
                }),
            WorkedExample(
                title: "`aci-2019` in 2021, size 2, both SNP lines, all Oui", bilan: try full(accord, size: 2)),
        ]
    }

    /// The parcours of size 3: 45 000 € fixed, 45 000 € variable.
    static func missions() throws -> [WorkedExample] {
        let avenant = try Cadres.embarques.bareme(exercice: 2025)
        func parcours(_ title: String, _ explained: String = "variable", _ change: (inout Bilan) throws -> Void) throws
            -> WorkedExample
        {
            WorkedExample(title: title, bilan: try full(avenant, size: 3, change), explained: explained)
        }
        return [
            try parcours("started on 1 July 2025", "fixe") {
                $0.debuts[CodeMission("parcours")] = Jour(iso: "2025-07-01")
            },
            try parcours("weights 40, 30, 20, 10: Oui, Partiel, Non, nothing yet") { bilan in
                let answers: [(Double, Atteinte?)] = [(40, .oui), (30, .partiel), (20, .non), (10, nil)]
                for (code, (weight, answer)) in zip(["2.1", "2.2", "2.3", "2.4"], answers) {
                    bilan.reponses[code] = Reponse(poids: Poids(weight), atteint: answer)
                }
            },
            try parcours("all Partiel, at a rate of one third") { bilan in
                bilan.tauxPartiel = Taux(1.0 / 3)
                for code in ["2.1", "2.2", "2.3", "2.4"] { bilan.reponses[code] = Reponse(atteint: .partiel) }
            },
            try parcours("2.1 is *suivi*, 2.2 *sans objet*, 2.3 Non, 2.4 Oui") { bilan in
                bilan.reponses["2.1"] = Reponse(nature: .suivi, atteint: .oui)
                bilan.reponses["2.2"] = Reponse(nature: .sansObjet, atteint: .oui)
                bilan.reponses["2.3"] = Reponse(atteint: .non)
            },
        ]
    }

    private static let firstPlanAndCrisis = Crise(
        plan: .premiereRedaction, declaree: true, mobilisee: true, autorite: "Préfet")

    /// Signed and started long before, one answer everywhere, the plan updated and no crisis; then changed.
    private static func full(
        _ bareme: Bareme, size: Int, answer: Atteinte? = .oui, _ change: (inout Bilan) throws -> Void = { _ in }
    ) throws -> Bilan {
        let start = try #require(Jour(iso: "2019-10-01"))
        var bilan = Bilan(
            bareme: bareme,
            identite: Identite(population: bareme.cadre.tailles[size - 1].aPartirDe + 1, membres: 50, signature: start),
            tauxPartiel: .moitie, crise: Crise(plan: .miseAJour, declaree: false, mobilisee: false))
        for mission in bareme.cadre.missions {
            bilan.debuts[mission.code] = start
            for line in mission.complements { bilan.complements[line.nom] = true }
        }
        for indicator in bareme.cadre.indicateurs { bilan.reponses[indicator.code] = Reponse(atteint: answer) }
        try change(&bilan)
        return bilan
    }
}
