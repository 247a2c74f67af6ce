import ACIModel

/// Des bilans complets et sans reproche, à retoucher d’un test à l’autre.
enum BilanType {
    static func bareme(_ cadre: String = "avenant-2", _ exercice: Int = 2025) throws -> Bareme {
        try Cadres.embarques.bareme(exercice: exercice, cadre: cadre)
    }

    /// Toutes les missions démarrées avant l’année, une même réponse partout.
    static func complet(
        _ bareme: Bareme, taille: Int, atteint: Atteinte? = .oui, plan: EtatPlan? = .miseAJour, crise: Bool = false
    ) -> Bilan {
        var bilan = Bilan(bareme: bareme)
        bilan.identite = Identite(
            nom: "CPTS des Deux Rives", population: [30_000, 50_000, 100_000, 200_000][taille - 1], membres: 50,
            signature: jour("\(bareme.exercice - 2)-04-01"))
        bilan.debutPeriode = jour("\(bareme.exercice)-01-01")
        bilan.finPeriode = jour("\(bareme.exercice)-12-31")
        bilan.tauxPartiel = Taux(points: 50)
        for mission in bareme.cadre.missions {
            bilan.debuts[mission.code] = jour("\(bareme.exercice - 2)-06-01")
            for complement in mission.complements { bilan.complements[complement.nom] = true }
        }
        for indicateur in bareme.cadre.indicateurs {
            bilan.reponses[indicateur.code] = Reponse(
                objectif: indicateur.objectifIndicatif, valeur: valeur(indicateur, exercice: bareme.exercice),
                atteint: atteint, preuve: "Registre", datePreuve: jour("\(bareme.exercice)-12-01"))
        }
        bilan.crise = Crise(plan: plan, declaree: crise, mobilisee: crise, autorite: crise ? "Préfet" : nil)
        return bilan
    }

    /// Une valeur qui satisfait le seuil du modèle.
    private static func valeur(_ indicateur: IndicateurModele, exercice: Int) -> Valeur {
        switch indicateur.typeValeur {
        case .entier where indicateur.code == "2.1": .entier(2)
        case .entier, .entierOuTexte: .entier(12)
        case .decimal: .decimal(11.5)
        case .taux: .taux(0.64)
        case .date: .date(jour("\(exercice)-11-03"))
        case .ouiNon: .ouiNon(true)
        case .texte: .texte("Octobre rose")
        }
    }
}

func jour(_ iso: String) -> Jour { Jour(iso: iso) ?? Jour(annee: 1, mois: 1, jour: 1)! }

extension Bilan {
    var resultat: (financement: Financement?, diagnostics: [Diagnostic]) { Financement.calculer(self) }
    var financement: Financement? { resultat.financement }
    var codes: [CodeDiagnostic] { resultat.diagnostics.map(\.code) }

    func avec(_ changement: (inout Bilan) -> Void) -> Bilan {
        var copie = self
        changement(&copie)
        return copie
    }

    func diagnostic(_ code: CodeDiagnostic) -> Diagnostic? { resultat.diagnostics.first { $0.code == code } }
}

extension Montant {
    init(_ euros: Double) { self.init(centimes: Int((euros * 100).rounded())) }
}
