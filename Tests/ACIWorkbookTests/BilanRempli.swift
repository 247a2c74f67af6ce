import ACIModel

extension Bilan {
    /// A year in which every input of the workbook holds something of its own.
    static func rempli(exercice: Int = 2025) throws -> Bilan {
        let bareme = try Cadres.embarques.bareme(exercice: exercice)
        var bilan = Bilan(
            bareme: bareme,
            identite: Identite(
                nom: "CPTS d’essai", population: 50_000, membres: 140, signature: Jour(iso: "2022-01-03")))
        bilan.identite.cpam = "CPAM d’ici"
        bilan.identite.ars = "ARS d’ici"
        bilan.identite.coordinateur = "Camille Essai"
        bilan.debutPeriode = Jour(iso: "\(exercice)-01-01")
        bilan.finPeriode = Jour(iso: "\(exercice)-12-31")
        bilan.tauxPartiel = Taux(0.4)
        for (rang, mission) in bareme.cadre.missions.enumerated() {
            bilan.debuts[mission.code] = Jour(iso: "2022-0\(rang + 1)-15")
        }
        bilan.crise.plan = .miseAJour
        bilan.crise.declaree = true
        bilan.crise.mobilisee = false
        bilan.crise.autorite = "Préfet"
        bilan.crise.date = Jour(iso: "\(exercice)-05-04")
        for (rang, indicateur) in bareme.cadre.indicateurs.enumerated() {
            bilan.reponses[indicateur.code] = Reponse(
                nature: indicateur.natureParDefaut, poids: Poids(Double(rang + 1)),
                valeur: valeur(indicateur, rang), atteint: Atteinte.allCases[rang % 3],
                preuve: "Registre, \(indicateur.libelle)", datePreuve: Jour(iso: "\(exercice)-06-\(10 + rang % 20)"),
                commentaire: "Vu \(rang)")
        }
        return bilan
    }

    private static func valeur(_ indicateur: IndicateurModele, _ rang: Int) -> Valeur? {
        switch indicateur.typeValeur {
        case .entier, .entierOuTexte: .entier(100 + rang)
        case .decimal: .decimal(Double(rang) + 0.5)
        case .taux: .taux(0.6)
        case .date: Jour(annee: 2025, mois: 9, jour: 1 + rang).map(Valeur.date)
        case .ouiNon: .ouiNon(rang % 2 == 0)
        case .texte: .texte("Texte \(rang)")
        }
    }
}
