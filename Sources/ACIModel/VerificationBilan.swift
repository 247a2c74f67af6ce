/// Tout ce qu’il y a à signaler d’un bilan, au-delà de chaque cellule.
struct VerificationBilan {
    let bilan: Bilan
    let financement: Financement?
    /// La période a fini le jour de la lecture : ce qui n’est pas répondu manque.
    let periodeFinie: Bool
    /// Les saisies dont une erreur est déjà dite.
    private let refusees: Set<String>
    private(set) var diagnostics: [Diagnostic] = []

    init(_ bilan: Bilan, _ financement: Financement?, jour: Jour, refusees: Set<String>) {
        self.refusees = refusees
        self.bilan = bilan
        self.financement = financement
        periodeFinie = bilan.periode.fin < jour
        verifierAnnee()
        verifierTaille()
        verifierPeriode()
        verifierContrat()
        verifierMembres()
        bilan.cadre.missions.forEach { verifier($0) }
        verifierTauxPartiel()
        verifierVersements()
    }

    mutating func signaler(
        _ diagnostic: Diagnostic, tantQueLaPeriodeDure gravite: Diagnostic.Gravite? = nil, enjeu: Montant? = nil
    ) {
        guard !estRefusee(diagnostic.champ) else { return }
        var diagnostic = diagnostic
        if let gravite, !periodeFinie { diagnostic.gravite = gravite }
        if let enjeu, enjeu > .zero { diagnostic.enjeu = enjeu }
        diagnostics.append(diagnostic.evalue(bilan, financement))
    }

    func estRefusee(_ champ: String?) -> Bool { champ.map(refusees.contains) ?? false }

    private mutating func verifierAnnee() {
        guard let note = bilan.bareme.note else { return }
        switch bilan.bareme.statut {
        case .publie: break
        case .transition: signaler(Diagnostic(.anneeDeTransition, champ: "exercice", message: note))
        case .renegociation: signaler(Diagnostic(.renegociationAnnoncee, champ: "exercice", message: note))
        case .reconduit: signaler(Diagnostic(.anneeReconduite, champ: "exercice", message: note))
        }
    }

    // MARK: - R0

    private mutating func verifierTaille() {
        let identite = bilan.identite
        let taillesConnues = bilan.cadre.tailles.map(\.numero)
        if let population = identite.population, bilan.tailleDeLaPopulation == nil {
            signaler(.populationHorsBornes(population))
        }
        if let population = identite.population, bilan.populationEstDouteuse {
            var milliers = bilan
            milliers.identite.population = population * 1_000
            signaler(.populationDouteuse(population), enjeu: manque(milliers))
        }
        if let numero = identite.tailleContractuelle, bilan.tailleDuContrat == nil {
            signaler(.tailleInvalide(numero, tailles: taillesConnues))
        }
        if bilan.taille == nil, identite.population == nil, identite.tailleContractuelle == nil {
            signaler(.tailleInconnue)
        }
        if let contrat = bilan.tailleDuContrat, let calculee = bilan.tailleDeLaPopulation, contrat != calculee,
            let population = identite.population
        {
            signaler(
                .tailleDifferente(contrat: contrat, calculee: calculee, population: population),
                enjeu: (financement?.total.montant).map { total in
                    let autre = bilan.total(taille: calculee)
                    return max(total, autre) - min(total, autre)
                })
        }
    }

    // MARK: - R1

    private mutating func verifierPeriode() {
        let periode = bilan.periode
        let reference = bilan.anneeDeReference
        if bilan.debutPeriode == nil || bilan.finPeriode == nil { signaler(.periodeParDefaut(periode)) }
        if periode.estInversee {
            signaler(.periodeInversee(periode))
        } else if periode.debut < reference.debut {
            signaler(.periodeTropLongue(bilan))
        } else if bilan.periodeEstFausse {
            signaler(.periodeHorsExercice(periode, exercice: bilan.exercice), enjeu: financement?.total.montant)
        } else if bilan.periodeEstCourte {
            var entiere = bilan
            entiere.debutPeriode = reference.debut
            signaler(.periodeCourte(bilan), enjeu: manque(entiere))
        } else if !estHabituelle(periode) {
            signaler(.periodeHorsContrat(periode, contrat: bilan.anneeDuContrat))
        }
    }

    /// Ce que le bilan rapporterait de plus s’il était celui-là.
    private func manque(_ autre: Bilan) -> Montant? {
        guard let financement, let taille = autre.taille else { return nil }
        return autre.total(taille: taille) - financement.total.montant
    }

    /// L’année civile, l’année du contrat, ou de la signature au 31 décembre.
    private func estHabituelle(_ periode: Periode) -> Bool {
        let civile = Periode(exercice: bilan.exercice, debut: nil, fin: nil)
        return periode == civile || periode == bilan.anneeDuContrat
            || (periode.debut == bilan.identite.signature && periode.fin == civile.fin)
    }

    // MARK: - R1, R2

    private mutating func verifierContrat() {
        let periode = bilan.periode
        if bilan.contratTermine, let fin = bilan.finContrat { signaler(.contratTermine(fin, periode)) }
        if let fin = bilan.finContrat, fin < periode.fin, periode.contient(fin) {
            var sansFin = bilan
            sansFin.identite.finContrat = nil
            signaler(
                .contratFinitEnCours(fin, jours: Periode(debut: fin, fin: periode.fin).jours - 1),
                enjeu: manque(sansFin))
        }
        guard let signature = bilan.identite.signature else { return signaler(.signatureAbsente) }
        if bilan.signatureApresPeriode { signaler(.signatureApresPeriode(signature, fin: periode.fin)) }
        if let fin = bilan.identite.finContrat {
            if fin < signature { signaler(.contratFinIncoherente(fin, signature: signature)) }
        } else if signature.ajoutant(mois: Self.moisDuContrat) < periode.fin {
            signaler(.renouvellementAConfirmer(signature))
        }
    }

    /// Un contrat est signé pour cinq ans.
    private static let moisDuContrat = 60

    // MARK: - R4, R8, R10, R13

    private static let membresAuPlus = 10_000

    private mutating func verifierMembres() {
        let identite = bilan.identite
        let population = bilan.populationEstDouteuse ? nil : identite.population
        if let membres = identite.membres, membres > min(population ?? .max, Self.membresAuPlus) {
            signaler(.membresDouteux(membres))
        }
        guard let majoration = bilan.cadre.majoration, bilan.taille == majoration.taille else { return }
        guard let membres = identite.membres else {
            let acquis = financement?.missions.map(\.total).somme()
            signaler(.membresInconnus(majoration), enjeu: acquis.map(Fraction(points: majoration.points).de))
            return
        }
        if membres >= majoration.membresMinimum { signaler(.majorationAConfirmer(majoration)) }
    }

    private mutating func verifierTauxPartiel() {
        let utile = bilan.cadre.missions.lazy.flatMap(bilan.lignes).contains {
            $0.estPayee && $0.reponse.atteint == .partiel && $0.reponse.partiel == nil
        }
        if bilan.tauxPartiel == nil, utile { signaler(.tauxPartielParDefaut) }
    }

    private mutating func verifierVersements() {
        if let dejaVerse = bilan.dejaVerse, dejaVerse < .zero { signaler(.dejaVerseNegatif(dejaVerse)) }
        if let reste = financement?.versements.resteARecevoir, reste < .zero {
            signaler(.tropPercu(.zero - reste), enjeu: .zero - reste)
        }
    }
}
