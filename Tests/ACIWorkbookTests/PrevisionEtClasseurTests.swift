import ACIModel
import ACIWorkbook
import Randomness
import TestSupport
import Testing

/// Chaque année prévue rapporte ce que rapporte un classeur rempli comme elle le suppose, écrit puis relu.
@Suite struct PrevisionEtClasseurTests {
    @Test("Une année prévue rapporte ce que rapporte un classeur rempli comme elle le suppose")
    func chaqueAnneeEstCelleDUnClasseur() throws {
        let baremes = try [("avenant-2", 2026), ("aci-2019", 2022), ("avenant-2", 2031)].map {
            try Cadres.embarques.bareme(exercice: $0.1, cadre: $0.0)
        }
        var annees = 0
        let graines = sample(0..<12)
        for graine in graines {
            var hasard = SeededRandom(UInt64(graine))
            var depart = BilanAleatoire(graine: UInt64(graine), bareme: baremes[graine % 3]).bilan
            let signature = depart.periode.fin.ajoutant(jours: -hasard.within(0...1_200))
            depart.identite.signature = hasard.oneIn(4) ? Jour(annee: 2020, mois: 2, jour: 29) : signature
            if depart.taille == nil { depart.identite.population = 60_000 }
            if hasard.oneIn(3) { depart.debuts[hasard.pick(depart.cadre.missions).code] = nil }
            var scenario = Scenario()
            scenario.taux = [Taux(points: hasard.within(0...100)) ?? .un]
            if hasard.oneIn(2) { scenario.tailles = [depart.exercice + 2: hasard.within(1...4)] }
            guard let prevision = try? Prevision(depart, scenario) else { continue }
            for annee in prevision.annees {
                try verifier(
                    annee, depart, scenario, premierJour: prevision.annees[0].periode.debut, "\(graine) \(annee.nom)")
                annees += 1
            }
        }
        #expect(annees > 2 * graines.count)
    }

    private func verifier(
        _ annee: AnneePrevue, _ depart: Bilan, _ scenario: Scenario, premierJour: Jour, _ quoi: String
    ) throws {
        let taux = try #require(scenario.taux.first)
        let bilan = try rempli(annee, depart, taux, premierJour: premierJour)
        let octets = try ClasseurModele(bilan, aujourdhui: Modeles.jour).octets()
        let lu = try #require(try LecteurClasseur(.embarques).lire(octets).financement, "\(quoi)")
        #expect(annee.fonctionnement == lu.fonctionnement, "\(quoi)")
        #expect(annee.fixe == lu.missions.map(\.fixe.montant).somme(), "\(quoi)")
        #expect(annee.variable.auxTaux == [lu.missions.map(\.variable.montant).somme()], "\(quoi)")
        #expect(annee.majoration.auxTaux == [lu.majoration.montant], "\(quoi)")
        let total = annee.total
        #expect(
            [total.plancher, total.montant, total.plafond] == [lu.total.plancher, lu.total.montant, lu.total.plafond],
            "\(quoi)")
        let verses = annee.versements.map(\.montant)
        #expect(
            verses.map(\.montant).somme() == total.montant && verses.map(\.plafond).somme() == total.plafond, "\(quoi)")
        let ecart = verses.dropLast().map(\.montant).somme() - lu.versements.avance
        #expect(ecart.centimes.magnitude <= lu.missions.count, "\(quoi)")
    }

    /// Ce qu’une personne saisirait, refait ici à partir des règles et non de la prévision.
    private func rempli(_ annee: AnneePrevue, _ depart: Bilan, _ taux: Taux, premierJour: Jour) throws -> Bilan {
        let cadre = depart.cadre
        let signature = try #require(depart.identite.signature)
        var bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: annee.exercice, cadre: cadre.id))
        bilan.identite = depart.identite
        bilan.identite.tailleContractuelle = annee.taille
        bilan.complements = depart.complements
        bilan.debutPeriode = annee.periode.debut
        let rang = (0...40).first { signature.ajoutant(mois: 12 * $0) == annee.periode.debut }
        bilan.finPeriode = signature.ajoutant(mois: 12 * (try #require(rang) + 1)).ajoutant(jours: -1)
        let delais = ["acces-aux-soins": 6, "parcours": 12, "prevention": 12, "crises": 6]
        for mission in cadre.missions {
            let base = mission.code.rawValue == "crises" ? max(signature, try Modeles.jour("2022-09-03")) : signature
            let delai = delais[mission.code.rawValue].map { max(premierJour, base.ajoutant(mois: $0)) }
            bilan.debuts[mission.code] = depart.debuts[mission.code] ?? delai
            for code in mission.indicateurs.map(\.code) + depart.codesPropres(mission) {
                let contrat = depart.reponse(code)
                bilan.reponses[code] = Reponse(
                    libelle: contrat.libelle, nature: contrat.nature, poids: contrat.poids, partiel: taux,
                    atteint: .partiel)
            }
        }
        if let debut = bilan.debuts[CodeMission("crises")] {
            let premiere = (annee.periode.debut...bilan.periode.fin).contains(max(debut, signature))
            bilan.crise.plan = premiere ? .premiereRedaction : .miseAJour
        }
        return bilan
    }
}
