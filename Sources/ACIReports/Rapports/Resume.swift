internal import ACIModel
internal import ACIWorkbook

/// Ce qu’un compte rendu dit d’un classeur en quelques phrases, quelle que soit sa forme.
public struct Resume {
    let classeur: ClasseurLu

    /// - Parameter classeur: le classeur lu.
    public init(classeur: ClasseurLu) { self.classeur = classeur }

    private var bilan: Bilan { classeur.bilan }

    /// Le nom de la CPTS.
    public var nom: String { bilan.identite.nom ?? "CPTS sans nom" }

    /// `CPAM de la Vienne · taille 3 · 82 000 habitants · 140 membres` ; `nil` si rien n’en est connu.
    public var presentation: String? { parties.isEmpty ? nil : parties.joined(separator: " · ") }

    var parties: [String] {
        let identite = bilan.identite
        return [
            identite.cpam, identite.ars, bilan.taille.map { "taille \($0)" },
            identite.population.map { Fr.compte($0, "habitant", "habitants") },
            identite.membres.map { Fr.compte($0, "membre", "membres") },
        ].compactMap { $0 }
    }

    /// `Exercice 2026 · Avenant 2 · du 1er janvier 2026 au 31 décembre 2026`
    public var annee: String {
        let periode = bilan.periode
        return "Exercice \(bilan.exercice) · \(bilan.cadre.titreCourt) · "
            + "du \(periode.debut.longFrancais) au \(periode.fin.longFrancais)"
    }

    /// `Réponses : 20 sur 22 – 15 Oui, 3 Partiel, 2 Non`
    public var reponses: String {
        let donnees = attendues.compactMap { bilan.reponse($0.code).atteint }
        let detail = Atteinte.allCases.map { atteinte in "\(donnees.count { $0 == atteinte }) \(atteinte.libelle)" }
        return "Réponses\(Fr.insecable): \(donnees.count) sur \(attendues.count) – \(detail.joined(separator: ", "))"
    }

    /// `Résultat provisoire : 2 erreurs à corriger, voir plus bas.`
    public var provisoire: String? {
        if classeur.lu.estVierge { return "Classeur vierge\(Fr.insecable): rien n’y est encore saisi." }
        guard classeur.lu.estProvisoire else { return nil }
        let erreurs = Fr.compte(classeur.compte(.erreur), "erreur", "erreurs")
        return "Résultat provisoire\(Fr.insecable): \(erreurs) à corriger, voir plus bas."
    }

    static let sansMontant = "Aucun montant ne peut être calculé."
    static let pourquoiSansMontant =
        "La taille de la CPTS dépend de sa population, ou de la taille écrite au contrat."

    /// Les points d’une gravité.
    func points(_ gravite: Diagnostic.Gravite) -> [PointARevoir] {
        classeur.lu.points.filter { $0.gravite == gravite }
    }

    /// Les montants que le classeur n’annonce pas comme le moteur les trouve.
    ///
    /// Un classeur qui n’en annonce aucun n’a été recalculé par aucun tableur.
    var ecarts: [LigneRapprochement] {
        let lignes = classeur.lu.rapprochement
        guard lignes.contains(where: { $0.classeur != nil }) else { return [] }
        return lignes.filter { $0.ecart != .zero && $0.calcule != nil }
    }

    /// Pour chacun le montant, sa cellule, ce que le classeur dit, ce qui se calcule, et l’écart.
    var ecartsEnClair: [[String]] {
        let libelles = Dictionary(uniqueKeysWithValues: Resultat.tous(bilan.cadre).map { ($0.chemin, $0.libelle) })
        return ecarts.map { ligne in
            [
                libelles[ligne.rubrique] ?? ligne.rubrique, ligne.lieu.francais,
                ligne.classeur.map(Fr.sansUnite) ?? "illisible", ligne.calcule.map(Fr.sansUnite) ?? "",
                ligne.ecart.map(Fr.sansUnite) ?? "",
            ]
        }
    }

    /// `Lu dans « rempli.xlsx » (48 213 octets, modèle ACI 2026.2, enregistré par LibreOffice) par aci-xlsx 0.1.0. …`
    var lecture: String {
        let lu = classeur.lu
        let details = [
            classeur.octets.map { Fr.compte($0, "octet", "octets") }, lu.modele.map { "modèle \($0)" },
            lu.producteur.map { "enregistré par \($0)" },
        ].compactMap(\.self)
        let precisions = details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
        return "Lu dans \(Fr.guillemets(classeur.provenance))\(precisions) par \(Release.name). "
            + "Estimation\(Fr.insecable): le contrat signé l’emporte."
    }

    // MARK: - Et maintenant

    /// Ce qu’il y a à faire, et la commande à lancer ensuite, s’il y en a une. Le bilan peut être transmis quand rien de
    /// ce qui paie n’est ouvert.
    public var suite: (conseil: String, commande: String?) {
        let erreurs = classeur.compte(.erreur)
        if classeur.lu.estVierge {
            return (
                "remplissez les cellules bleu-vert, d’abord celles de Synthèse, enregistrez le classeur, \(puis)",
                classeur.relance
            )
        }
        if erreurs > 0 {
            return (
                "corrigez \(erreurs == 1 ? "l’erreur" : "les \(erreurs) erreurs") dans le classeur, enregistrez-le, \(puis)",
                classeur.relance
            )
        }
        if !payeesSansReponse.isEmpty {
            return ("aucune erreur. Répondez \(Resume.ou(payeesSansReponse)), \(puis)", classeur.relance)
        }
        let avertissements = points(.avertissement)
        let quoi = Resume.compte(avertissements)
        if avertissements.contains(where: { $0.enjeu != nil }) {
            return ("aucune erreur. Passez en revue \(quoi) avant de transmettre le bilan.", nil)
        }
        return avertissements.isEmpty
            ? ("rien à corriger, le bilan peut être transmis.", nil)
            : ("le bilan peut être transmis\(Fr.insecable); passez d’abord en revue \(quoi).", nil)
    }

    private static func compte(_ points: [PointARevoir]) -> String {
        points.count == 1 ? "le point à vérifier" : "les \(points.count) points à vérifier"
    }

    /// Les codes de ce qui paie et attend encore une réponse, l’état du plan compris.
    private var payeesSansReponse: [String] {
        (classeur.lu.financement?.missions ?? []).flatMap(\.lignes).map(\.code).filter { code in
            code == Levier.plan || bilan.reponse(code).atteint == nil
        }
    }

    /// `à 1.A.3, à 2.1 et à l’état du plan`
    private static func ou(_ codes: [String]) -> String {
        let plan = codes.contains(Levier.plan) ? ["à l’état du plan de réponse"] : []
        let indicateurs = codes.filter { $0 != Levier.plan }
        guard indicateurs.count > 3 else { return Fr.liste(indicateurs.map { "à \($0)" } + plan) }
        return Fr.liste(["aux \(indicateurs.count) indicateurs payés qui attendent encore une réponse"] + plan)
    }

    /// La commande, là où il y en a une, suit la phrase.
    private var puis: String { classeur.relance == nil ? "puis relisez-le." : "puis relancez\(Fr.insecable):" }

    private var attendues: [IndicateurModele] { bilan.cadre.indicateurs.filter { bilan.nature($0) != .sansObjet } }
}

extension Fr {
    /// `90 000,00`, là où une colonne dit déjà l’unité.
    static func sansUnite(_ montant: Montant) -> String { String(euros(montant).dropLast(2)) }

    /// `+1 200,00`, `−300,00`, `=`
    static func ecart(_ montant: Montant) -> String {
        montant == .zero ? "=" : (montant > .zero ? "+" : "") + sansUnite(montant)
    }
}
