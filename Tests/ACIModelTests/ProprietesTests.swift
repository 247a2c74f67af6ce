import ACIModel
import Randomness
import Testing

/// Ce qui vaut de tout bilan, éprouvé sur des bilans tirés au sort (graine fixe).
@Suite struct ProprietesTests {
    let cadres: Cadres

    init() throws { cadres = try Cadres.embarques }

    @Test func unCentimeNeSePerdPas() throws {
        for graine in sample(0..<1_000) { try plancherEstimationPlafondEtSommes(graine: graine) }
    }

    private func plancherEstimationPlafondEtSommes(graine: Int) throws {
        var tirage = Tirage(graine: UInt64(graine))
        let resultat = tirage.bilan(cadres).resultat
        let rangs = resultat.diagnostics.map { ($0.gravite, -($0.enjeu ?? .zero).centimes) }
        #expect(
            zip(rangs, rangs.dropFirst()).allSatisfy(<=), "\(graine): les plus graves d’abord, puis le plus d’euros")
        #expect(
            resultat.diagnostics.allSatisfy { $0.enjeu != .zero }, "\(graine): ce qui ne vaut rien n’est pas un enjeu")
        let financement = try #require(resultat.financement)
        #expect(financement.total.plancher <= financement.total.montant)
        #expect(financement.total.montant <= financement.total.plafond)
        for mission in financement.missions {
            #expect(mission.variable.plancher <= mission.variable.montant)
            #expect(mission.variable.montant <= mission.variable.plafond)
            #expect(mission.variable.plafond <= mission.variable.enveloppe)
            #expect(mission.fixe.montant <= mission.fixe.enveloppe)
            #expect(mission.fixe.montant <= mission.fixe.plafond)
            #expect(mission.total + mission.aPortee + mission.nonAtteint == mission.enveloppeAnnee, "\(graine)")
            #expect(mission.aPortee >= .zero && mission.nonAtteint >= .zero && mission.horsAnnee >= .zero, "\(graine)")
            #expect(mission.fixe.jours >= 0 && mission.fixe.jours <= mission.fixe.joursReference)
            #expect((365...366).contains(mission.fixe.joursReference))
            // Les lignes font la part variable, à un demi-centime près chacune.
            let lignes = mission.lignes.filter { $0.code != Levier.plan }
            guard !lignes.isEmpty else { continue }
            let variable = mission.variable
            for (somme, attendu) in [
                (lignes.map(\.acquis).somme(), variable.montant),
                (lignes.map(\.enJeu).somme(), variable.plafond - variable.montant),
                (lignes.map(\.nonAtteint).somme(), variable.enveloppe - variable.plafond),
            ] {
                #expect(abs((somme - attendu).centimes) <= lignes.count, "\(graine), \(mission.code)")
            }
        }
        let somme =
            financement.fonctionnement + financement.missions.map(\.total).somme() + financement.majoration.montant
        #expect(somme == financement.total.montant)
        #expect(financement.versements.avance + financement.versements.solde == financement.total.montant)
        #expect(financement.versements.avance >= .zero && financement.versements.solde >= .zero)
        #expect(financement.leviers.allSatisfy { $0.gain > .zero })
        #expect(financement.leviers.map(\.gain) == financement.leviers.map(\.gain).sorted(by: >))
    }

    @Test func uneMeilleureReponseNAbaisseJamaisLeTotal() throws {
        for graine in sample(7_000..<7_040) {
            var tirage = Tirage(graine: UInt64(graine))
            let bilan = tirage.bilan(cadres)
            let avant = try #require(bilan.financement)
            for code in bilan.cadre.missions.flatMap({ mission in bilan.lignes(mission) }).map(\.code) {
                let meilleur = bilan.avec { $0.reponses[code, default: Reponse()].atteint = .oui }
                let apres = try #require(meilleur.financement)
                #expect(apres.total.montant >= avant.total.montant)
                #expect(apres.total.plancher >= avant.total.plancher)
                #expect(apres.total.plafond >= avant.total.plafond)
                #expect(apres.versements.avance == avant.versements.avance)
            }
        }
    }

    /// Un levier répondu Oui déplace sa mission de son gain, et ne laisse pas d’autre levier derrière lui.
    @Test func unLevierApporteSonGain() throws {
        var essayes = 0
        let graines = sample(9_000..<9_150)
        for graine in graines {
            var tirage = Tirage(graine: UInt64(graine))
            let bilan = tirage.bilan(cadres)
            let avant = try #require(bilan.financement)
            for levier in avant.leviers {
                let repondu = bilan.avec {
                    if levier.code == Levier.plan {
                        $0.crise.plan = bilan.cadre.mission(levier.mission).map(bilan.planAttendu)
                    } else {
                        $0.reponses[levier.code, default: Reponse()].atteint = .oui
                    }
                }
                let apres = try #require(repondu.financement)
                let ecart =
                    try #require(apres.mission(levier.mission)).total
                    - (try #require(avant.mission(levier.mission))).total - levier.gain
                #expect(abs(ecart.centimes) <= 1, "\(graine), \(levier.code)")
                #expect(!apres.leviers.map(\.code).contains(levier.code))
                essayes += 1
            }
        }
        #expect(essayes > 3 * graines.count)
    }

    /// Ni des poids, ni des taux, ni des dates, ni des nombres hors de toute mesure n’arrêtent le calcul.
    @Test func rienNArreteLeCalcul() throws {
        let nombres = [
            0, .leastNonzeroMagnitude, 1e-18, 0.1, 999_999.999999, 1e6, 1e15, 1e18, 1e300, .infinity, -.infinity, .nan,
            -1e6,
        ]
        for cadre in cadres.liste {
            for (exercice, bord) in [
                (cadre.exercices.acceptes.lowerBound, Jour(annee: 1, mois: 1, jour: 1)),
                (cadre.exercices.acceptes.upperBound, Jour(annee: 9999, mois: 12, jour: 31)),
            ] {
                let bareme = try #require(Bareme(cadre: cadre, exercice: exercice))
                for nombre in nombres {
                    var bilan = BilanType.complet(bareme, taille: 4)
                    bilan.identite.population = .max
                    bilan.identite.membres = .max
                    bilan.identite.signature = bord
                    bilan.identite.finContrat = bord
                    bilan.dejaVerse = Montant(centimes: nombre < 0 ? .min : .max)
                    (bilan.debutPeriode, bilan.finPeriode) = (bord, bord)
                    bilan.debuts = bilan.debuts.mapValues { bord ?? $0 }
                    bilan.crise.date = bord
                    for (code, reponse) in bilan.reponses {
                        var reponse = reponse
                        reponse.poids = Poids(nombre)
                        reponse.partiel = Taux(nombre)
                        reponse.objectif = .decimal(nombre)
                        reponse.valeur = nombre > 1 ? .taux(nombre) : .decimal(nombre)
                        reponse.atteint = .partiel
                        reponse.datePreuve = bord
                        bilan.reponses[code] = reponse
                    }
                    for mission in cadre.missions {
                        for code in (1...MissionModele.lignesPropresAuPlus).map(mission.codePropre) {
                            bilan.reponses[code] = Reponse(
                                libelle: "x", poids: Poids(1e6 - 1e-9), partiel: .moitie, atteint: .partiel)
                        }
                    }
                    let (financement, diagnostics) = bilan.resultat
                    #expect(financement != nil && !diagnostics.isEmpty)
                    let plein = bilan.avec {
                        ($0.debutPeriode, $0.finPeriode) = (nil, nil)
                        $0.identite.signature = jour("\(exercice)-01-01")
                        $0.identite.finContrat = nil
                        $0.debuts = $0.debuts.mapValues { _ in jour("\(exercice)-01-01") }
                    }
                    #expect((plein.financement?.total.plafond ?? .zero) > .zero)
                }
            }
        }
    }

    @Test(arguments: sample(0..<100))
    func multiplierTousLesPoidsNeChangeRien(graine: Int) throws {
        var tirage = Tirage(graine: UInt64(graine) &+ 20_000)
        let bilan = tirage.bilan(cadres)
        let double = bilan.avec { bilan in
            for code in bilan.cadre.missions.flatMap({ mission in bilan.lignes(mission) }).map(\.code) {
                let poids = bilan.reponse(code).poids ?? .un
                bilan.reponses[code, default: Reponse()].poids = Poids(poids.valeur * 2)
            }
        }
        #expect(double.financement?.total == bilan.financement?.total)
    }

    @Test(arguments: sample(0..<100))
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
        let ancien = (2022...2025).contains(exercice) && Int.random(in: 0..<3, using: &self) == 0
        guard let bareme = try? cadres.bareme(exercice: exercice, cadre: ancien ? "aci-2019" : nil) else {
            preconditionFailure("année sans barème")
        }
        var bilan = Bilan(bareme: bareme)
        bilan.identite.population = Int.random(in: 1...400_000, using: &self)
        bilan.identite.membres = parfois { Int.random(in: 0...300, using: &$0) }
        bilan.identite.signature = parfois { $0.jour(autour: exercice) }
        if Int.random(in: 0..<8, using: &self) == 0 { bilan.identite.signature = ACIModelTests.jour("2020-02-29") }
        if Int.random(in: 0..<4, using: &self) == 0 { bilan.identite.finContrat = jour(autour: exercice) }
        if Int.random(in: 0..<3, using: &self) == 0 {
            bilan.debutPeriode = jour(autour: exercice)
            bilan.finPeriode = jour(autour: exercice)
        } else if let annee = bilan.anneeDuContrat, Bool.random(using: &self) {
            (bilan.debutPeriode, bilan.finPeriode) = (annee.debut, annee.fin)
        }
        bilan.dejaVerse = parfois { Montant(centimes: Int.random(in: 0...50_000_000, using: &$0)) }
        bilan.tauxPartiel = parfois { Taux(millioniemes: Int.random(in: 0...1_000_000, using: &$0)) ?? .un }
        for mission in bareme.cadre.missions {
            bilan.debuts[mission.code] = parfois { $0.jour(autour: exercice) }
            for complement in mission.complements {
                bilan.complements[complement.nom] = parfois { Bool.random(using: &$0) }
            }
        }
        let propres = bareme.cadre.missions.flatMap { bilan.codesPropres($0) }
        for code in bareme.cadre.indicateurs.map(\.code) + propres {
            bilan.reponses[code] = Reponse(
                libelle: propres.contains(code) ? parfois { _ in "Indicateur propre" } : nil,
                nature: parfois { _ in nil } ?? Nature.allCases.randomElement(using: &self),
                poids: parfois { Poids(Double(Int.random(in: -500...10_000, using: &$0)) / 100) ?? .un },
                partiel: Bool.random(using: &self)
                    ? nil : Taux(millioniemes: Int.random(in: 0...1_000_000, using: &self)),
                valeur: parfois { .entier(Int.random(in: 0...500_000, using: &$0)) },
                atteint: parfois { Atteinte.allCases.randomElement(using: &$0) ?? .oui },
                preuve: parfois { _ in "Registre" }, datePreuve: parfois { $0.jour(autour: exercice) })
        }
        bilan.crise = Crise(
            plan: parfois { EtatPlan.allCases.randomElement(using: &$0) ?? .aucun },
            declaree: Bool.random(using: &self),
            mobilisee: Bool.random(using: &self))
        return bilan
    }
}
