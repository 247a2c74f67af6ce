internal import ACIModel
internal import SpreadsheetML

/// Ce que le classeur annonce, face à ce que le moteur trouve ; et le barème, face à celui qui est publié.
struct Rapprochement {
    private(set) var lignes: [LigneRapprochement] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Ce qui a été relevé des saisies, où ce qui égare les formules explique les écarts.
    private(set) var releves: [Diagnostic]
    private let causeDesFormules: CauseEcart

    init(
        _ feuilles: Feuilles, _ bilan: Bilan, _ financement: Financement?, _ modele: VersionModele?,
        releves: [Diagnostic]
    ) {
        self.releves = releves
        causeDesFormules =
            if releves.contains(where: { $0.gravite == .erreur }) {
                .erreurRelevee
            } else if releves.contains(where: { $0.code.echappeAuxFormules }) {
                .saisieNonComptee
            } else { .nonRecalcule }
        if let financement {
            // La feuille manque, ou le modèle n’avait pas encore ces noms : rien n’en est dit.
            let connaitSesNoms =
                modele == VersionModele(exercice: bilan.exercice) && !releves.contains(.nomsPerdus)
            // Les plafonds de la version 1 suivent une autre règle.
            for (nom, resultat) in Resultat.duClasseur(bilan.cadre)
            where !(modele?.revision == 1 && resultat.estUnPlafond) {
                guard let montant = resultat.montant(financement) else { continue }
                if let lue = feuilles.cellule(nommee: nom) {
                    comparer(nom, resultat, montant, lue)
                } else if connaitSesNoms {
                    diagnostics.append(.nomPerdu(champ: nom, intitule: resultat.libelle))
                }
            }
            retenirLesCauses(financement)
        }
        comparerPoints(feuilles)
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
        if lue.contenu?.formula == nil { effaces.insert(resultat.chemin) }
        differents[nom] = resultat.chemin
    }

    /// Les chemins des montants dont la formule a disparu, et de ceux qui diffèrent, par nom.
    private var effaces: Set<String> = []
    private var differents: [String: String] = [:]

    /// Une faute, une phrase : ce qui égare les formules se dit déjà, et une formule effacée explique les montants qui en
    /// sont faits.
    private mutating func retenirLesCauses(_ financement: Financement) {
        if !diagnostics.isEmpty, egare() { diagnostics.removeAll { $0.code == .ecartRapprochement } }
        let dependances = Dictionary(financement.explications.map { ($0.montant, $0.depend) }) { premier, _ in premier }
        func depend(_ chemin: String) -> Bool {
            (dependances[chemin] ?? []).contains { effaces.contains($0) || depend($0) }
        }
        let expliques = Set(differents.filter { !effaces.contains($0.value) && depend($0.value) }.keys)
        diagnostics.removeAll { $0.code == .ecartRapprochement && $0.champ.map(expliques.contains) ?? false }
    }

    /// Ce qui égare les formules est relevé ; puisque des montants en sont faux, c’est à vérifier.
    private mutating func egare() -> Bool {
        let rangs = releves.indices.filter { releves[$0].code.egareLesFormules }
        for rang in rangs { releves[rang].gravite = min(releves[rang].gravite, .avertissement) }
        return !rangs.isEmpty
    }

    private func cause(_ lue: CelluleLue) -> CauseEcart {
        lue.contenu?.formula == nil ? .formuleEffacee : causeDesFormules
    }

    /// « À revoir » ne compte plus rien : une colonne calculée a été supprimée, si rien d’autre ne l’explique.
    private mutating func comparerPoints(_ feuilles: Feuilles) {
        guard let lue = feuilles.cellule(nommee: ValeursCalculees.pointsARevoir),
            case .error(let erreur)? = lue.contenu?.value, !egare(),
            !releves.contains(where: { $0.gravite == .erreur })
        else { return }
        var diagnostic = Diagnostic.pointsIllisibles(trouve: Saisie.erreur(erreur).francais)
        diagnostic.lieu = lue.lieu
        diagnostics.append(diagnostic)
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
