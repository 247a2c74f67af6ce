internal import ACIModel
internal import SpreadsheetML

/// Ce que le classeur annonce, face à ce que le moteur trouve ; et le barème, face à celui qui est publié.
struct Rapprochement {
    private(set) var lignes: [LigneRapprochement] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let causeDesFormules: CauseEcart

    /// - Parameters:
    ///   - releves: ce qui a été relevé des saisies.
    ///   - sansPlafonds: les plafonds du classeur suivent une autre règle, et ne se comparent pas.
    init(
        _ feuilles: Feuilles, _ bilan: Bilan, _ financement: Financement?, releves: [Diagnostic], sansPlafonds: Bool
    ) {
        causeDesFormules =
            if releves.contains(where: { $0.gravite == .erreur }) {
                .erreurRelevee
            } else if releves.contains(where: { $0.code.echappeAuxFormules }) {
                .saisieNonComptee
            } else { .nonRecalcule }
        if let financement {
            for (nom, resultat) in Resultat.duClasseur(bilan.cadre) where !(sansPlafonds && resultat.estUnPlafond) {
                guard let lue = feuilles.cellule(nommee: nom), let montant = resultat.montant(financement) else {
                    continue
                }
                comparer(nom, resultat, montant, lue)
            }
        }
        comparerBareme(feuilles, bilan.cadre)
    }

    private mutating func comparer(_ nom: String, _ resultat: Resultat, _ calcule: Montant, _ lue: CelluleLue) {
        let classeur = lue.contenu.flatMap { Self.montant($0.value) }
        lignes.append(
            LigneRapprochement(rubrique: resultat.chemin, lieu: lue.lieu, classeur: classeur, calcule: calcule))
        // Une cellule vide n’annonce rien : le fichier n’a pas été recalculé, ou rien ne se calculait.
        guard classeur != calcule, !lue.texte.isEmpty else { return }
        var diagnostic = Diagnostic.ecartRapprochement(
            champ: nom, rubrique: resultat.libelle,
            classeur: classeur.map(Fr.euros) ?? lue.texte, calcule: calcule, cause: cause(lue))
        diagnostic.lieu = lue.lieu
        diagnostics.append(diagnostic)
    }

    private func cause(_ lue: CelluleLue) -> CauseEcart {
        lue.contenu?.formula == nil ? .formuleEffacee : causeDesFormules
    }

    private mutating func comparerBareme(_ feuilles: Feuilles, _ cadre: Cadre) {
        for (nom, ligne) in RangeeBareme.lignes(cadre) {
            for (rang, lue) in feuilles.rangee(nommee: nom).enumerated() where rang < ligne.montants.count {
                let publie = ligne.montants[rang]
                guard let cellule = lue.contenu, Self.montant(cellule.value) != publie else { continue }
                let taille = cadre.tailles.indices.contains(rang) ? cadre.tailles[rang].numero : rang + 1
                var diagnostic = Diagnostic.baremeModifie(
                    ligne: "\(ligne.libelle), taille \(taille)", trouve: lue.texte, publie: publie)
                diagnostic.lieu = lue.lieu
                diagnostics.append(diagnostic)
            }
        }
    }

    /// Des euros d’une cellule, au centime.
    private static func montant(_ valeur: CellValue) -> Montant? {
        guard let euros = valeur.storedNumber, euros.magnitude < 1e12 else { return nil }
        return Montant(centimes: Int((euros * 100).rounded(.toNearestOrAwayFromZero)))
    }
}
