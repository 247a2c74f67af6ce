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

    /// Les points d’une gravité. La note de l’année n’y est pas : elle se dit en tête.
    func diagnostics(_ gravite: Diagnostic.Gravite) -> [Diagnostic] {
        classeur.lu.diagnostics.filter { $0.gravite == gravite && $0.message != bilan.bareme.note }
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

    // MARK: - Et maintenant

    /// Ce qu’il y a à faire, et la commande à lancer ensuite, s’il y en a une.
    public var suite: (conseil: String, commande: String?) {
        let erreurs = classeur.compte(.erreur)
        let manquantes = attendues.count { bilan.reponse($0.code).atteint == nil }
        let avertissements = classeur.compte(.avertissement)
        if classeur.lu.estVierge {
            return (
                "remplissez les cases bleu-vert, d’abord celles de Synthèse, enregistrez le classeur, \(puis)",
                classeur.relance
            )
        }
        if erreurs > 0 {
            return (
                "corrigez \(erreurs == 1 ? "l’erreur" : "les \(erreurs) erreurs") dans le classeur, enregistrez-le, \(puis)",
                classeur.relance
            )
        }
        if manquantes > 0 {
            let indicateurs =
                manquantes == 1 ? "à l’indicateur qui attend" : "aux \(manquantes) indicateurs qui attendent"
            return ("aucune erreur. Répondez \(indicateurs) encore une réponse, \(puis)", classeur.relance)
        }
        if avertissements > 0 {
            let points = avertissements == 1 ? "le point" : "les \(avertissements) points"
            return ("aucune erreur. Passez en revue \(points) à vérifier avant de transmettre le bilan.", nil)
        }
        return ("rien à corriger, le bilan peut être transmis.", nil)
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
