internal import ACIModel
internal import SpreadsheetML

/// Les résultats nommés du classeur, tels que le moteur les trouve : la valeur que chaque formule
/// porte avant qu’un tableur ne la recalcule.
struct ValeursCalculees {
    /// Par nom défini ; un résultat qui ne se calcule pas n’y est pas.
    let valeurs: [String: CellValue]
    /// Le calcul de chaque montant, par son chemin.
    let explications: [String: String]
    private let controles: [String: String]

    init(_ bilan: Bilan) {
        var controles: [String: String] = [:]
        for mission in bilan.cadre.missions {
            for indicateur in mission.indicateurs {
                controles[indicateur.code] = Controle(indicateur, mission: mission)
                    .texte(bilan, bilan.reponse(indicateur.code))
            }
        }
        self.controles = controles
        let financement = Financement.calculer(bilan).financement
        explications = Dictionary(
            (financement?.explications ?? []).map { ($0.montant, $0.calcul) }
        ) { premier, _ in premier }
        var valeurs = Self.contrat(bilan)
        for mission in bilan.cadre.missions {
            valeurs.merge(Self.reponses(mission, bilan)) { $1 }
            valeurs.merge(Self.montants(mission, financement)) { $1 }
        }
        valeurs.merge(Self.totaux(bilan, financement)) { $1 }
        let aRevoir = controles.values.count { $0 != "" && $0 != Controle.complet }
        let periode = bilan.periode
        let manques = [
            bilan.taille == nil, bilan.identite.signature == nil,
            periode.estInversee || periode.debut < bilan.anneeDeReference.debut,
        ]
        valeurs[Self.pointsARevoir] = .number(Double(aRevoir + manques.count { $0 }))
        self.valeurs = valeurs
    }

    /// Le nom du compte des points à compléter ou à revoir.
    static let pointsARevoir = "points_a_revoir"

    /// Les noms de tous les résultats de Synthèse qu’un cadre connaît.
    static func noms(_ cadre: Cadre) -> [String] {
        let parMission =
            [
                "repondus", "poids_total", "enveloppe_fixe", "jours", "fixe", "enveloppe_variable", "variable",
                "variable_plancher", "variable_plafond", "total",
            ] + Atteinte.allCases.flatMap { ["compte_\($0.rawValue)", "poids_\($0.rawValue)"] }
        let communs = [
            "taille", "debut_retenu", "fin_retenue", "debut_compte", "reference_jours", "taux_retenu", "enveloppe_fixe",
            "total_fixe", "enveloppe_variable", "total_variable", "total_variable_plancher", "total_variable_plafond",
            "total_missions", "fonctionnement", "majoration", "total_estime", "total_plancher", "total_plafond",
            "avance",
            "solde", pointsARevoir,
        ]
        return communs + cadre.missions.flatMap { mission in parMission.map { "\($0)_\(mission.nom)" } }
            + cadre.horsTotal.map { "hors_total_\($0.code.nomDefini)" }
    }

    /// Vide tant que le résultat ne se calcule pas, comme le montre la formule.
    subscript(nom: String) -> CellValue { valeurs[nom] ?? .text("") }

    func controle(_ indicateur: IndicateurModele) -> String { controles[indicateur.code] ?? "" }

    private static func nombre(_ entier: Int) -> CellValue { .number(Double(entier)) }

    private static func euros(_ montant: Montant) -> CellValue { .number(montant.enEuros) }

    private static func contrat(_ bilan: Bilan) -> [String: CellValue] {
        let periode = bilan.periode
        return [
            "taille": bilan.taille.map(nombre) ?? .text(""),
            "debut_retenu": Champ.date(periode.debut),
            "fin_retenue": Champ.date(periode.fin),
            "debut_compte": Champ.date(bilan.debutCompte),
            "reference_jours": nombre(bilan.anneeDeReference.jours),
            "taux_retenu": .number((bilan.tauxPartiel ?? Bilan.tauxPartielParDefaut).rapport),
        ]
    }

    private static func reponses(_ mission: MissionModele, _ bilan: Bilan) -> [String: CellValue] {
        let nom = mission.nom
        let auContrat = mission.indicateurs.filter { bilan.nature($0) != .sansObjet }
        let repondus = auContrat.count { bilan.reponse($0.code).atteint != nil }
        var valeurs: [String: CellValue] = [
            "repondus_\(nom)": .text("\(repondus) sur \(auContrat.count)"),
            "poids_total_\(nom)": poids(mission, bilan) { _ in true },
        ]
        for atteinte in Atteinte.allCases {
            let compte = mission.indicateurs.count { bilan.reponse($0.code).atteint == atteinte }
            valeurs["compte_\(atteinte.rawValue)_\(nom)"] = nombre(compte)
            valeurs["poids_\(atteinte.rawValue)_\(nom)"] = poids(mission, bilan) { $0.atteint == atteinte }
        }
        return valeurs
    }

    private static func poids(_ mission: MissionModele, _ bilan: Bilan, _ compte: (Reponse) -> Bool) -> CellValue {
        .number(
            mission.indicateurs.reduce(0) { somme, indicateur in
                let reponse = bilan.reponse(indicateur.code)
                guard bilan.nature(indicateur) == .resultat, compte(reponse) else { return somme }
                return somme + max(0, (reponse.poids ?? .un).valeur)
            })
    }

    private static func montants(_ mission: MissionModele, _ financement: Financement?) -> [String: CellValue] {
        guard let resultat = financement?.mission(mission.code) else { return [:] }
        let nom = mission.nom
        return [
            "enveloppe_fixe_\(nom)": euros(resultat.fixe.enveloppe),
            "jours_\(nom)": nombre(resultat.fixe.jours),
            "fixe_\(nom)": euros(resultat.fixe.montant),
            "enveloppe_variable_\(nom)": euros(resultat.variable.enveloppe),
            "variable_\(nom)": euros(resultat.variable.montant),
            "variable_plancher_\(nom)": euros(resultat.variable.plancher),
            "variable_plafond_\(nom)": euros(resultat.variable.plafond),
            "total_\(nom)": euros(resultat.total),
        ]
    }

    private static func totaux(_ bilan: Bilan, _ financement: Financement?) -> [String: CellValue] {
        guard let financement else { return [:] }
        let missions = financement.missions
        var valeurs: [String: CellValue] = [
            "enveloppe_fixe": euros(missions.map(\.fixe.enveloppe).somme()),
            "total_fixe": euros(missions.map(\.fixe.montant).somme()),
            "enveloppe_variable": euros(missions.map(\.variable.enveloppe).somme()),
            "total_variable": euros(missions.map(\.variable.montant).somme()),
            "total_variable_plancher": euros(missions.map(\.variable.plancher).somme()),
            "total_variable_plafond": euros(missions.map(\.variable.plafond).somme()),
            "total_missions": euros(missions.map(\.total).somme()),
            "fonctionnement": euros(financement.fonctionnement),
            "majoration": euros(financement.majoration.montant),
            "total_estime": euros(financement.total.montant),
            "total_plancher": euros(financement.total.plancher),
            "total_plafond": euros(financement.total.plafond),
            "avance": euros(financement.versements.avance),
            "solde": euros(financement.versements.solde),
        ]
        for somme in bilan.cadre.horsTotal {
            let montant = financement.horsTotal.first { $0.code == somme.code }?.montant ?? .zero
            valeurs["hors_total_\(somme.code.nomDefini)"] = euros(montant)
        }
        return valeurs
    }
}
