internal import ACIModel
internal import SpreadsheetML

/// Ce que chaque formule du classeur donne pour un bilan, selon le moteur : la valeur qu’elle porte avant qu’un tableur ne
/// la recalcule.
struct ValeursCalculees {
    /// Par nom défini ; un résultat qui ne se calcule pas n’y est pas.
    private(set) var valeurs: [String: CellValue] = [:]
    private var table: [ColonneInterne: [CellValue]] = [:]
    private let bilan: Bilan
    private let financement: Financement?

    init(_ bilan: Bilan, _ lignes: [LigneInterne], aujourdhui: Jour) {
        self.bilan = bilan
        financement = Financement.calculer(bilan).financement
        let periodeFinie = aujourdhui > bilan.periode.fin
        contrat()
        for ligne in lignes {
            let compte = bilan.ligne(ligne.code)
            for colonne in ColonneInterne.allCases {
                table[colonne, default: []].append(valeur(colonne, ligne, compte, periodeFinie: periodeFinie))
            }
        }
        for mission in bilan.cadre.missions { calculer(mission, lignes) }
        for (nom, resultat) in Resultat.duClasseur(bilan.cadre) {
            valeurs[nom] = financement.flatMap(resultat.montant).map(Self.euros)
        }
        totaux()
        leviers(lignes)
        valeurs["periode_finie"] = Self.bit(periodeFinie)
        let points = PointDeSynthese.allCases.map { ($0.nom, $0.compte(bilan)) }
        for (nom, compte) in points { valeurs[nom] = Self.nombre(compte) }
        valeurs[Self.pointsARevoir] = Self.nombre(
            points.reduce(lignes.count { self[.aRevoir, $0] == .number(1) }) { $0 + $1.1 })
        valeurs["bandeau_situation"] = .text(situation(lignes))
        valeurs["reste_libelle"] = .text(
            FormulesBandeau.libelleDuReste(financement?.versements.resteARecevoir, dejaVerse: bilan.dejaVerse))
    }

    /// Le nom du compte des points à compléter ou à revoir.
    static let pointsARevoir = "points_a_revoir"

    /// Vide tant que le résultat ne se calcule pas, comme le montre la formule.
    subscript(nom: String) -> CellValue { valeurs[nom] ?? .text("") }

    subscript(colonne: ColonneInterne, ligne: LigneInterne) -> CellValue {
        table[colonne]?[ligne.numero - 1] ?? .empty
    }

    private static func bit(_ vrai: Bool) -> CellValue { .number(vrai ? 1 : 0) }
    private static func nombre(_ entier: Int) -> CellValue { .number(Double(entier)) }
    private static func euros(_ montant: Montant) -> CellValue { .number(montant.enEuros) }
    private static func date(_ jour: Jour?) -> CellValue { jour.map { Champ.date($0) } ?? .text("") }

    // MARK: Contrat

    private mutating func contrat() {
        let reference = bilan.anneeDeReference
        let montree = bilan.anneeDuContrat
        func rang(_ annee: Periode?) -> CellValue {
            guard let annee, let signature = bilan.identite.signature else { return .text("") }
            return Self.nombre(annee.fin.ajoutant(jours: 1).annee - signature.annee)
        }
        let finitAvecElle = bilan.identite.signature.flatMap { signature in
            let lendemain = bilan.periode.fin.ajoutant(jours: 1)
            let rang = lendemain.annee - signature.annee
            return rang > 0 && signature.ajoutant(mois: 12 * rang) == lendemain ? rang : nil
        }
        valeurs = [
            "taille": bilan.taille.map(Self.nombre) ?? .text(""),
            "debut_retenu": Self.date(bilan.periode.debut), "fin_retenue": Self.date(bilan.periode.fin),
            "periode_rang": finitAvecElle.map(Self.nombre) ?? .text(""), "reference_debut": Self.date(reference.debut),
            "reference_jours": Self.nombre(reference.jours), "contrat_annee": rang(montree),
            "contrat_annee_debut": Self.date(montree?.debut), "contrat_annee_fin": Self.date(montree?.fin),
            "contrat_fin_retenue": Self.date(bilan.finContrat), "contrat_en_cours": Self.bit(!bilan.contratTermine),
            "debut_compte": Self.date(bilan.debutCompte), "fin_compte": Self.date(bilan.finCompte),
            "periode_fausse": Self.bit(bilan.periodeEstFausse),
            "taux_retenu": .number((bilan.tauxPartiel ?? Bilan.tauxPartielParDefaut).rapport),
        ]
    }

    // MARK: Lignes

    /// - Parameter compte: la ligne du bilan, si elle compte.
    private func valeur(
        _ colonne: ColonneInterne, _ ligne: LigneInterne, _ compte: LigneIndicateur?, periodeFinie: Bool
    ) -> CellValue {
        let reponse = bilan.reponse(ligne.code)
        switch colonne {
        case .code: return .text(ligne.codeMontre)
        case .libelle: return .text(ligne.libelle(bilan))
        case .mission: return .text(ligne.mission.nom)
        case .auContrat: return Self.bit(compte.map { $0.nature != .sansObjet } ?? false)
        case .valeur: return Self.bit(compte.map { $0.nature != .sansObjet && reponse.valeur != nil } ?? false)
        case .reponse: return .text(reponse.atteint?.libelle ?? "")
        case .poids: return .number(poids(compte))
        case .points: return .number(poids(compte) * Self.points(compte))
        case .enjeu: return Self.euros(enJeu(ligne))
        case .rang:
            let enJeu = enJeu(ligne).enEuros
            return .number(enJeu > 0 ? enJeu - Double(ligne.numero) / 1_000_000 : 0)
        case .aRevoir:
            return Self.bit(Controle(ligne).map { $0.estARevoir(bilan, periodeFinie: periodeFinie) } ?? false)
        }
    }

    private func enJeu(_ ligne: LigneInterne) -> Montant { financement?.ligne(ligne.code)?.enJeu ?? .zero }

    private func poids(_ ligne: LigneIndicateur?) -> Double {
        ligne.map { $0.estPayee ? $0.poids.valeur : 0 } ?? 0
    }

    private static func points(_ ligne: LigneIndicateur?) -> Double {
        switch ligne?.reponse.atteint {
        case .oui: 100
        case .partiel: Double(ligne?.tauxPartiel.millioniemes ?? 0) / 10_000
        case .non, nil: 0
        }
    }

    // MARK: Missions

    private mutating func calculer(_ mission: MissionModele, _ lignes: [LigneInterne]) {
        let nom = mission.nom
        let siennes = lignes.filter { $0.mission.code == mission.code }
        func somme(_ colonne: ColonneInterne, _ reponse: Atteinte? = nil) -> CellValue {
            .number(
                siennes.filter { reponse == nil || self[.reponse, $0] == .text(reponse?.libelle ?? "") }
                    .reduce(0) { $0 + (self[colonne, $1].storedNumber ?? 0) })
        }
        func compte(_ valeur: CellValue) -> Int { Int(valeur.storedNumber ?? 0) }
        let total = compte(somme(.auContrat))
        let comptes = Atteinte.allCases.map { ($0, somme(.auContrat, $0)) }
        for (reponse, valeur) in comptes { valeurs["compte_\(reponse.rawValue)_\(nom)"] = valeur }
        valeurs["declarees_\(nom)"] = .text("\(compte(somme(.valeur))) sur \(total)")
        valeurs["repondus_\(nom)"] = .text("\(comptes.reduce(0) { $0 + compte($1.1) }) sur \(total)")
        valeurs["a_revoir_\(nom)"] = somme(.aRevoir)
        valeurs["ouverte_\(nom)"] = Self.bit(bilan.estOuverte(mission))
        valeurs["jours_\(nom)"] = Self.nombre(bilan.jours(mission))
        valeurs["poids_\(nom)"] = somme(.poids)
        valeurs["points_\(nom)"] = somme(.points)
        valeurs["poids_oui_\(nom)"] = somme(.poids, .oui)
        valeurs["poids_non_\(nom)"] = somme(.poids, .non)
        guard let resultat = financement?.mission(mission.code) else { return }
        valeurs["acquis_\(nom)"] = Self.euros(resultat.total)
        valeurs["enveloppe_variable_\(nom)"] = Self.euros(resultat.variable.enveloppe)
        valeurs["fixe_attendu_\(nom)"] = Self.euros(fixeAttendu(mission, resultat))
        valeurs["fixe_plafond_\(nom)"] = Self.euros(resultat.fixe.plafond)
        valeurs["enveloppe_annee_\(nom)"] = Self.euros(resultat.enveloppeAnnee)
        valeurs["hors_annee_\(nom)"] = Self.euros(resultat.horsAnnee)
    }

    private func fixeAttendu(_ mission: MissionModele, _ resultat: FinancementMission) -> Montant {
        guard mission.aUnPlan else { return resultat.fixe.montant }
        let variable =
            !bilan.estOuverte(mission) || !mission.variable.paieDesIndicateurs && bilan.crise.declaree != true
            ? .zero : resultat.variable.enveloppe
        return resultat.enveloppeAnnee - variable
    }

    // MARK: Totaux

    private mutating func totaux() {
        guard let financement else { return }
        let sommes: [(String, (FinancementMission) -> Montant)] = [
            ("fixe", { $0.fixe.montant }), ("variable", { $0.variable.montant }), ("a_portee", { $0.aPortee }),
            ("non_atteint", { $0.nonAtteint }), ("enveloppe_annee", { $0.enveloppeAnnee }),
            ("fixe_plafond", { $0.fixe.plafond }), ("variable_plancher", { $0.variable.plancher }),
            ("variable_plafond", { $0.variable.plafond }), ("hors_annee", { $0.horsAnnee }),
        ]
        for (nom, montant) in sommes {
            valeurs["total_\(nom)"] = Self.euros(financement.missions.map(montant).somme())
        }
        for somme in bilan.cadre.horsTotal {
            let montant = financement.horsTotal.first { $0.code == somme.code }?.montant ?? .zero
            valeurs["hors_total_\(somme.code.nomDefini)"] = Self.euros(montant)
        }
    }

    private mutating func leviers(_ lignes: [LigneInterne]) {
        for (rang, ligne) in parRang(lignes).prefix(FeuilleSynthese.nombreDeLeviers).enumerated() {
            let formules = FormulesLevier(rang + 1)
            valeurs[formules.nomDuLibelle] = self[.libelle, ligne]
            valeurs[formules.nomDuMontant] = self[.enjeu, ligne]
        }
    }

    /// Les lignes qui peuvent encore rapporter, la plus grande d’abord.
    private func parRang(_ lignes: [LigneInterne]) -> [LigneInterne] {
        func rang(_ ligne: LigneInterne) -> Double { self[.rang, ligne].storedNumber ?? 0 }
        return lignes.filter { rang($0) > 0 }.sorted { rang($0) > rang($1) }
    }

    private func situation(_ lignes: [LigneInterne]) -> String {
        FormulesBandeau.situation(bilan, levier: parRang(lignes).first.map { ($0.codeMontre, enJeu($0)) })
    }
}
