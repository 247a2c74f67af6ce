import ACIModel
import Testing

/// Ce qui vaut de tout bilan, éprouvé sur des bilans tirés au sort (graine fixe).
@Suite struct ProprietesTests {
    let cadres: Cadres

    init() throws { cadres = try Cadres.embarques }

    @Test(arguments: 0..<400)
    func plancherEstimationPlafondEtSommes(graine: Int) throws {
        var tirage = Tirage(graine: UInt64(graine))
        let financement = try #require(tirage.bilan(cadres).financement)
        #expect(financement.total.plancher <= financement.total.montant)
        #expect(financement.total.montant <= financement.total.plafond)
        for mission in financement.missions {
            #expect(mission.variable.plancher <= mission.variable.montant)
            #expect(mission.variable.montant <= mission.variable.plafond)
            #expect(mission.variable.plafond <= mission.variable.enveloppe)
            #expect(mission.fixe.montant <= mission.fixe.enveloppe)
            #expect(mission.fixe.jours >= 0 && mission.fixe.jours <= mission.fixe.joursReference)
            #expect((365...366).contains(mission.fixe.joursReference))
        }
        let somme =
            financement.fonctionnement + financement.missions.map(\.total).somme() + financement.majoration.montant
        #expect(somme == financement.total.montant)
        #expect(financement.versements.avance + financement.versements.solde == financement.total.montant)
        #expect(financement.versements.avance >= .zero && financement.versements.solde >= .zero)
    }

    @Test(arguments: 0..<40)
    func uneMeilleureReponseNAbaisseJamaisLeTotal(graine: Int) throws {
        var tirage = Tirage(graine: UInt64(graine) &+ 7_000)
        let bilan = tirage.bilan(cadres)
        let avant = try #require(bilan.financement)
        for indicateur in bilan.cadre.indicateurs {
            let meilleur = bilan.avec { $0.reponses[indicateur.code, default: Reponse()].atteint = .oui }
            let apres = try #require(meilleur.financement)
            #expect(apres.total.montant >= avant.total.montant)
            #expect(apres.total.plancher >= avant.total.plancher)
            #expect(apres.versements.avance == avant.versements.avance)
        }
    }

    @Test(arguments: 0..<100)
    func multiplierTousLesPoidsNeChangeRien(graine: Int) throws {
        var tirage = Tirage(graine: UInt64(graine) &+ 20_000)
        let bilan = tirage.bilan(cadres)
        let double = bilan.avec { bilan in
            for indicateur in bilan.cadre.indicateurs {
                let poids = bilan.reponse(indicateur.code).poids ?? .un
                bilan.reponses[indicateur.code, default: Reponse()].poids = Poids(poids.valeur * 2)
            }
        }
        #expect(double.financement?.total == bilan.financement?.total)
    }

    @Test(arguments: 0..<100)
    func lesDiagnosticsSontBienComposesEtUniques(graine: Int) {
        var tirage = Tirage(graine: UInt64(graine) &+ 40_000)
        let diagnostics = tirage.bilan(cadres).resultat.diagnostics
        for diagnostic in diagnostics {
            #expect(estBienCompose(diagnostic.ligne), "\(diagnostic.ligne)")
            #expect(diagnostic.message.hasSuffix("."))
        }
        #expect(Set(diagnostics).count == diagnostics.count)
    }
}

/// SplitMix64 : les mêmes bilans à chaque passage.
struct Tirage: RandomNumberGenerator {
    private var etat: UInt64

    init(graine: UInt64) { etat = graine }

    mutating func next() -> UInt64 {
        etat &+= 0x9E37_79B9_7F4A_7C15
        var z = etat
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private mutating func parfois<T>(_ valeur: (inout Tirage) -> T) -> T? {
        Int.random(in: 0..<5, using: &self) == 0 ? nil : valeur(&self)
    }

    private mutating func jour(autour exercice: Int) -> Jour {
        (Jour(annee: exercice, mois: 1, jour: 1) ?? ACIModelTests.jour("2025-01-01"))
            .ajoutant(jours: Int.random(in: -800...500, using: &self))
    }

    mutating func bilan(_ cadres: Cadres) -> Bilan {
        let exercice = Int.random(in: 2019...2035, using: &self)
        guard let bareme = try? cadres.bareme(exercice: exercice) else { preconditionFailure("année sans barème") }
        var bilan = Bilan(bareme: bareme)
        bilan.identite.population = Int.random(in: 1...400_000, using: &self)
        bilan.identite.membres = parfois { Int.random(in: 0...300, using: &$0) }
        bilan.identite.signature = parfois { $0.jour(autour: exercice) }
        if Bool.random(using: &self) {
            bilan.debutPeriode = jour(autour: exercice)
            bilan.finPeriode = jour(autour: exercice)
        }
        bilan.tauxPartiel = parfois { Taux(millioniemes: Int.random(in: 0...1_000_000, using: &$0)) ?? .un }
        for mission in bareme.cadre.missions {
            bilan.debuts[mission.code] = parfois { $0.jour(autour: exercice) }
            for complement in mission.complements {
                bilan.complements[complement.nom] = parfois { Bool.random(using: &$0) }
            }
        }
        for indicateur in bareme.cadre.indicateurs {
            bilan.reponses[indicateur.code] = Reponse(
                nature: parfois { _ in nil } ?? Nature.allCases.randomElement(using: &self),
                poids: parfois { Poids(Double(Int.random(in: 1...10_000, using: &$0)) / 100) ?? .un },
                valeur: parfois { .entier(Int.random(in: 0...500_000, using: &$0)) },
                atteint: parfois { Atteinte.allCases.randomElement(using: &$0) ?? .oui },
                preuve: parfois { _ in "Registre" }, datePreuve: parfois { $0.jour(autour: exercice) })
        }
        bilan.crise = Crise(
            plan: EtatPlan.allCases.randomElement(using: &self), declaree: Bool.random(using: &self),
            mobilisee: Bool.random(using: &self))
        return bilan
    }
}
