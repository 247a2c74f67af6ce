internal import ACIModel

/// Ce que Synthèse demande de vérifier avant les lignes des missions : chacun compte dans « À revoir », et le titre des
/// euros dit le premier. La lecture en dit autant.
enum PointDeSynthese: String, CaseIterable {
    case taille, population, signature, periode, contrat, partiel, demarrages, natures, poids, crise

    /// Le nom défini de son compte.
    var nom: String { "point_\(rawValue)" }

    /// La suite de « Ce que l’année rapporte : ».
    var remede: String {
        switch self {
        case .taille: "saisissez d’abord la population du territoire"
        case .population: "vérifiez d’abord la population du territoire"
        case .signature: "vérifiez d’abord la date de signature"
        case .periode: "vérifiez d’abord les dates de la période"
        case .contrat: "vérifiez d’abord la fin du contrat"
        case .partiel: "vérifiez d’abord le taux du « Partiel »"
        case .demarrages: "vérifiez d’abord les démarrages des missions"
        case .natures: "vérifiez d’abord la nature des indicateurs"
        case .poids: "vérifiez d’abord les poids des indicateurs"
        case .crise: "vérifiez d’abord la situation de crise"
        }
    }

    // MARK: Pour le moteur

    func compte(_ bilan: Bilan) -> Int {
        func bit(_ vrai: Bool) -> Int { vrai ? 1 : 0 }
        let payees = bilan.cadre.missions.filter { $0.variable.paieDesIndicateurs && bilan.estOuverte($0) }
        return switch self {
        case .taille: bit(bilan.taille == nil)
        case .population: bit(bilan.populationEstDouteuse)
        case .signature: bit(bilan.identite.signature == nil || bilan.signatureApresPeriode)
        case .periode: bit(bilan.periodeEstFausse || bilan.periodeEstCourte)
        case .contrat: bit(bilan.contratTermine)
        case .partiel: bit(bilan.tauxPartiel.map { SaisieFrancaise.estTresFaible($0.rapport) } ?? false)
        case .demarrages:
            bilan.cadre.missions.count { bilan.attendSonDemarrage($0) || bilan.limitePassee($0) != nil }
        case .natures: payees.count { !bilan.lignes($0).contains(where: \.estPayee) }
        case .poids: payees.count(where: bilan.melangeLesPoids)
        case .crise:
            bilan.cadre.missions.contains { $0.dependDeLaCrise && bilan.estOuverte($0) }
                ? RegleCrise.toutes.count { $0.estEnfreinte(bilan) } : 0
        }
    }

    // MARK: Pour le tableur

    func formule(_ cadre: Cadre) -> String {
        func somme(_ missions: [MissionModele], _ condition: (MissionModele) -> String) -> String {
            missions.isEmpty ? "0" : missions.map { "IF(\(condition($0)),1,0)" }.joined(separator: "+")
        }
        let payees = cadre.missions.filter(\.variable.paieDesIndicateurs)
        return switch self {
        case .taille: "IF(taille=\"\",1,0)"
        case .population: "IF(\(Self.populationDouteuse),1,0)"
        case .signature: "IF(ISNUMBER(signature),IF(signature>fin_retenue,1,0),1)"
        case .periode: "IF(periode_fausse=1,1,\(Self.periodeCourte))"
        case .contrat: "1-contrat_en_cours"
        case .partiel: "IF(AND(ISNUMBER(taux_partiel),taux_partiel>0,taux_partiel<\(SaisieFrancaise.tauxUsuel)),1,0)"
        case .demarrages: somme(cadre.missions, Self.attendSonDemarrage)
        case .natures: somme(payees) { "AND(ouverte_\($0.nom)=1,poids_\($0.nom)=0)" }
        case .poids: somme(payees, Self.melangeLesPoids)
        case .crise:
            cadre.missions.filter(\.dependDeLaCrise).map { mission in
                "IF(ouverte_\(mission.nom)=1,"
                    + RegleCrise.toutes.map { "IF(\($0.condition),1,0)" }.joined(separator: "+") + ",0)"
            }.first ?? "0"
        }
    }

    static let populationDouteuse =
        "AND(ISNUMBER(population),population>=1,population<\(Bilan.habitantsAuMoins))"

    /// 0 pour la première période du contrat et pour la dernière, que la signature ou la fin raccourcit.
    private static let periodeCourte: String = {
        func contient(_ nom: String) -> String {
            "IF(ISNUMBER(\(nom)),IF(AND(\(nom)>=debut_retenu,\(nom)<=fin_retenue),1,0),0)"
        }
        return
            "IF(debut_retenu>reference_debut,IF(\(contient("signature"))+\(contient("contrat_fin_retenue"))=0,1,0),0)"
    }()

    /// La mission n’est pas ouverte, et a des réponses, ou son délai a passé ; le contrat court et est signé.
    private static func attendSonDemarrage(_ mission: MissionModele) -> String {
        let nom = mission.nom
        let ouis =
            mission.complements.map(\.nom)
            + (mission.dependDeLaCrise ? [ChampBilan.criseDeclaree, .criseMobilisee].map(\.rawValue) : [])
        let reponses =
            "SUMIFS(\(ColonneInterne.auContrat.nom),\(ColonneInterne.mission.nom),\"\(nom)\","
            + "\(ColonneInterne.reponse.nom),\"?*\")" + ouis.map { "+IF(\(Calculs.elague($0))=\"Oui\",1,0)" }.joined()
        let depart = mission.entreeEnVigueur.map { "MAX(signature,DATE(\($0.annee),\($0.mois),\($0.jourDuMois)))" }
        let enRetard =
            mission.delais.map {
                "IF(ISNUMBER(signature),EDATE(\(depart ?? "signature"),\($0.demarrage))<=fin_retenue,FALSE)"
            } ?? "FALSE"
        return "AND(ouverte_\(nom)=0,contrat_en_cours=1,IF(ISNUMBER(signature),signature<=fin_retenue,TRUE),"
            + "OR(\(reponses)>0,\(enRetard)))"
    }

    /// Comme le moteur : 1 à côté de 10 et plus sans faire 100, moins de 1 à côté de 1 et plus, ou des euros qui ne
    /// font pas l’enveloppe.
    private static func melangeLesPoids(_ mission: MissionModele) -> String {
        let (poids, enveloppe) = ("poids_\(mission.nom)", "enveloppe_variable_\(mission.nom)")
        func compte(_ critere: String, _ autre: String? = nil) -> String {
            let criteres = ([critere] + (autre.map { [$0] } ?? [])).map { ",\(ColonneInterne.poids.nom),\"\($0)\"" }
            return "COUNTIFS(\(ColonneInterne.mission.nom),\"\(mission.nom)\"\(criteres.joined()))>0"
        }
        let deuxComptes =
            "AND(\(compte("=1")),\(compte(">=10")),ROUND(\(poids),9)<>100),AND(\(compte(">0", "<1")),\(compte(">=1")))"
        let euros = "IF(taille=\"\",FALSE,AND(\(poids)>1000,ABS(\(poids)-\(enveloppe))*100>\(enveloppe)))"
        return "AND(ouverte_\(mission.nom)=1,OR(\(deuxComptes),\(euros)))"
    }
}

extension RegleCrise {
    /// La même chose que ``estEnfreinte``, en formule.
    var condition: String {
        let declaree = "\(Calculs.elague("crise_declaree"))=\"Oui\""
        func vide(_ champ: ChampBilan) -> String { "\(Calculs.elague(champ.rawValue))=\"\"" }
        return switch code {
        case .criseContradictoire:
            "AND(NOT(\(declaree)),OR(\(Calculs.elague("crise_mobilisee"))=\"Oui\",NOT(\(vide(.criseAutorite))),"
                + "NOT(\(vide(.criseDate)))))"
        case .criseHorsPeriode:
            "AND(\(declaree),periode_fausse=0,ISNUMBER(crise_date),"
                + "OR(crise_date<debut_retenu,crise_date>fin_retenue))"
        default: "AND(\(declaree),\(vide(champ)))"
        }
    }
}
