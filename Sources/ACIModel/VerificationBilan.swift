/// Tout ce qu’il y a à signaler d’un bilan, au-delà de chaque cellule.
struct VerificationBilan {
    let bilan: Bilan
    private(set) var diagnostics: [Diagnostic] = []

    init(_ bilan: Bilan) {
        self.bilan = bilan
        verifierAnnee()
        verifierTaille()
        verifierPeriode()
        verifierMajoration()
        bilan.cadre.missions.forEach { verifier($0) }
        verifierTauxPartiel()
    }

    mutating func signaler(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

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
        if let numero = identite.tailleContractuelle, bilan.tailleDuContrat == nil {
            signaler(.tailleInvalide(numero, tailles: taillesConnues))
        }
        if bilan.taille == nil, identite.population == nil, identite.tailleContractuelle == nil {
            signaler(.tailleInconnue)
        }
        if let contrat = bilan.tailleDuContrat, let calculee = bilan.tailleDeLaPopulation, contrat != calculee,
            let population = identite.population
        {
            signaler(.tailleDifferente(contrat: contrat, calculee: calculee, population: population))
        }
    }

    // MARK: - R1, R2

    private mutating func verifierPeriode() {
        let periode = bilan.periode
        if bilan.debutPeriode == nil || bilan.finPeriode == nil { signaler(.periodeParDefaut(periode)) }
        if periode.estInversee {
            signaler(.periodeInversee(periode))
        } else if periode.depasseDouzeMois {
            signaler(.periodeTropLongue(periode))
        } else if periode.fin.annee < bilan.exercice || periode.debut.annee > bilan.exercice {
            signaler(.periodeHorsExercice(periode, exercice: bilan.exercice))
        }
        guard let signature = bilan.identite.signature else { return signaler(.signatureAbsente) }
        if signature > periode.fin { signaler(.signatureApresPeriode(signature, fin: periode.fin)) }
    }

    // MARK: - R4, R8

    private mutating func verifierMajoration() {
        guard let majoration = bilan.cadre.majoration, bilan.taille == majoration.taille else { return }
        guard let membres = bilan.identite.membres else { return signaler(.membresInconnus(majoration)) }
        if membres >= majoration.membresMinimum { signaler(.majorationAConfirmer(majoration)) }
    }

    private mutating func verifierTauxPartiel() {
        let utile = bilan.cadre.indicateurs.contains {
            bilan.nature($0) == .resultat && bilan.reponse($0.code).atteint == .partiel
        }
        if bilan.tauxPartiel == nil, utile { signaler(.tauxPartielParDefaut) }
    }
}
