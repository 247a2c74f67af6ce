/// Une année du contrat à venir : ce qu’elle rapporte et quand.
public struct AnneePrevue: Sendable {
    /// D’un anniversaire de la signature à la veille du suivant, ou à la fin du contrat.
    public let periode: Periode
    /// L’année civile où elle finit.
    public let exercice: Int
    /// La taille retenue.
    public let taille: Int

    private let solde: Jour
    private let bilan: Bilan
    private let sansVariable: Financement
    private let auxTaux: [Financement]

    /// - Parameters:
    ///   - bilan: le contrat, démarrages et taille supposés compris ; ses réponses ne comptent pas.
    ///   - annee: l’année du contrat, entière.
    ///   - solde: le jour où le solde est dû au plus tard.
    init(_ bilan: Bilan, taille: Int, annee: Periode, taux: [Taux], solde: Jour) {
        var bilan = bilan
        (bilan.debutPeriode, bilan.finPeriode) = (annee.debut, annee.fin)
        bilan.dejaVerse = nil
        bilan.crise = Crise(plan: bilan.cadre.missions.first(where: \.aUnPlan).map(bilan.planAttendu))
        periode = Periode(debut: annee.debut, fin: bilan.finCompte)
        exercice = bilan.exercice
        self.taille = taille
        self.bilan = bilan
        let calculer = { CalculFinancement(bilan: AnneePrevue.atteindre($0, bilan), taille: taille).financement() }
        sansVariable = calculer(.zero)
        auxTaux = taux.map(calculer)
        self.solde = solde
    }

    /// `2025-2026`, ou `2026` pour une année civile.
    public var nom: String {
        periode.debut.annee == exercice ? "\(exercice)" : "\(periode.debut.annee)-\(exercice)"
    }

    /// Partiel partout, à ce taux : le plancher du moteur est alors rien, son plafond tout.
    private static func atteindre(_ taux: Taux, _ bilan: Bilan) -> Bilan {
        var bilan = bilan
        for ligne in bilan.cadre.missions.flatMap(bilan.lignes) {
            var reponse = ligne.reponse
            (reponse.atteint, reponse.partiel) = (.partiel, taux)
            bilan.reponses[ligne.code] = reponse
        }
        return bilan
    }

    /// R2.
    public var fonctionnement: Montant { sansVariable.fonctionnement }
    /// Les parts fixes de toutes les missions.
    public var fixe: Montant { sansVariable.missions.map(\.fixe.montant).somme() }
    /// Les parts variables de toutes les missions.
    public var variable: MontantPrevu {
        prevu { financement in financement.missions.map(\.variable.fourchette).reduce(.zero, +) }
    }
    /// R8.
    public var majoration: MontantPrevu { prevu(\.majoration) }
    /// R9.
    public var total: MontantPrevu { prevu(\.total) }
    /// Le plan de réponse est écrit pour la première fois.
    var ecritLePlan: Bool {
        bilan.crise.plan == .premiereRedaction && bilan.cadre.missions.contains { $0.aUnPlan && bilan.estOuverte($0) }
    }

    private func prevu(_ fourchette: (Financement) -> Fourchette) -> MontantPrevu {
        let bornes = fourchette(sansVariable)
        return MontantPrevu(
            plancher: bornes.plancher, plafond: bornes.plafond, auxTaux: auxTaux.map { fourchette($0).montant })
    }

    // MARK: - R10

    /// Dans l’ordre des dates, le solde en dernier.
    public var versements: [VersementPrevu] {
        let points = bilan.cadre.avance.points
        let part = "\(points)\(Fr.insecable)%"
        let fixes = zip(bilan.cadre.missions, sansVariable.missions)
            .map {
                (mission: $0, jour: max(bilan.debuts[$0.code] ?? annee.debut, annee.debut), montant: $1.fixe.montant)
            }
            .filter { $0.montant > .zero }
        var verses: [VersementPrevu] = []
        func verser(_ jour: Jour, _ libelle: String, _ points: Int, de montant: Montant) {
            verses.append(
                VersementPrevu(
                    date: jour, libelle: libelle,
                    montant: MontantPrevu(Fraction(points: points).de(montant), taux: auxTaux.count)))
        }
        let auDebut = bilan.premiereAnnee ? [] : fixes.filter { $0.jour == annee.debut }
        if bilan.premiereAnnee {
            verser(
                annee.debut, "Fonctionnement de \(nom), première année",
                bilan.cadre.avance.pointsFonctionnementPremiereAnnee, de: fonctionnement)
        } else {
            verser(
                annee.debut, "Avance de \(nom), \(part)", points,
                de: fonctionnement + auDebut.map(\.montant).somme())
        }
        for fixe in fixes.ordonne({ $0.jour < $1.jour }) where bilan.premiereAnnee || fixe.jour > annee.debut {
            verser(fixe.jour, "\(fixe.mission.titre), \(part) de la part fixe", points, de: fixe.montant)
        }
        let reste = verses.map(\.montant).reduce(total, -)
        return verses + [VersementPrevu(date: solde, libelle: "Solde de \(nom), au plus tard", montant: reste)]
    }

    private var annee: Periode { bilan.periode }
    /// La fin du contrat ne l’abrège pas.
    var estEntiere: Bool { periode == annee }
}
