internal import ACIModel
internal import SpreadsheetML

/// Les saisies que leurs noms et leurs intitulés ne situent pas au même endroit, et ce qu’il faut en dire : une phrase
/// par geste, qu’il ait touché une cellule ou une colonne entière.
struct Ecarts {
    /// Le nom et l’intitulé désignent deux cellules, et rien ne les départage.
    struct Conflit {
        let champ: Champ
        let parNom: CelluleLue
        let parIntitule: CelluleLue
        /// La saisie dont l’intitulé désigne la cellule du nom.
        let proprietaire: Champ?
    }

    /// Une saisie coupée, puis collée sur une autre.
    struct Collage {
        let champ: Champ
        let cellule: CelluleLue
        let sur: Champ
        let place: CelluleLue

        /// Rien n’a été ressaisi à sa place.
        var laisseVide: Bool { cellule.texte.isEmpty }

        func diagnostic(illisible: Bool) -> Diagnostic {
            .celluleCollee(
                champ: champ.nom, intitule: champ.intitule, lieu: cellule.lieu, sur: sur.intitule, cellule: place.lieu,
                indicateur: champ.indicateur,
                gravite: illisible ? .erreur : laisseVide ? .avertissement : .note)
        }
    }

    var conflits: [Conflit] = []
    /// Par nom de la saisie sur laquelle une autre a été collée.
    var collees: [String: Collage] = [:]
    var sansNom: [(champ: Champ, cellule: CelluleLue)] = []
    var introuvables: [(champ: Champ, onglet: OngletLu)] = []
    /// Les saisies sans cellule à elles, et celles qui occupent la leur.
    var partages: [(champ: Champ, cachee: CelluleLue, occupant: Champ, cellule: CelluleLue)] = []

    /// Celles que l’on n’a pas.
    var saisies: Set<String> {
        Set(conflits.map(\.champ.nom) + introuvables.map(\.champ.nom) + partages.map(\.champ.nom))
    }

    /// Les collages se disent une fois les cellules lues.
    var diagnostics: [Diagnostic] { absences + desordres + deplacements + nomsPerdus }

    // MARK: Ce qui manque

    private var absences: [Diagnostic] {
        var messages: [Diagnostic] = []
        for (onglet, manques) in Self.groupes(introuvables, par: \.onglet.feuille.nom) {
            guard let lu = manques.first?.onglet else { continue }
            var reste = manques.map(\.champ)
            let tableau = reste.filter { $0.indicateur != nil }
            let lignes = lu.groupe.codes.filter { code in
                lu.tableau.lignes[code] == nil && tableau.contains { $0.indicateur == code && $0.estEssentiel }
            }
            if !lignes.isEmpty {
                messages.append(
                    lignes.count == lu.groupe.codes.count
                        ? .tableauIntrouvable(onglet: onglet) : .lignesIntrouvables(lignes, onglet: onglet))
                reste.removeAll { $0.indicateur.map(lignes.contains) ?? false }
            }
            let colonnes = Self.groupes(reste.filter { $0.indicateur != nil }, par: \.libelle)
            messages += colonnes.map { titre, champs in
                let codes = champs.compactMap(\.indicateur)
                let duModele = codes.filter(lu.groupe.codes.contains)
                return .colonneIntrouvable(titre, codes: duModele.isEmpty ? codes : duModele, onglet: onglet)
            }
            messages += reste.filter { $0.indicateur == nil }.map {
                .champIntrouvable(champ: $0.nom, intitule: $0.intitule, onglet: onglet)
            }
        }
        return messages
    }

    // MARK: Ce qui a bougé

    /// Des lignes échangées : leurs noms désignent, colonne par colonne, les cellules d’autres indicateurs.
    private var triees: [Conflit] {
        let croisees = conflits.filter {
            $0.proprietaire.map { $0.indicateur != nil } ?? false && $0.champ.colonne != nil
                && $0.champ.colonne == $0.proprietaire?.colonne
        }
        let codes = Set(croisees.compactMap(\.champ.indicateur))
        return codes.count > 1 ? conflits.filter { $0.champ.indicateur.map(codes.contains) ?? false } : []
    }

    private var desordres: [Diagnostic] {
        Self.groupes(triees, par: \.parIntitule.feuille.nom).map { onglet, conflits in
            var codes: [String] = []
            for conflit in conflits {
                if let code = conflit.champ.indicateur, !codes.contains(code) { codes.append(code) }
            }
            let haut = conflits.min { $0.parIntitule.reference.row < $1.parIntitule.reference.row }
            return .lignesTriees(codes, onglet: onglet, lieu: haut?.parIntitule.lieu)
        }
    }

    private var deplacements: [Diagnostic] {
        let triees = Set(triees.map(\.champ.nom))
        return conflits.filter { !triees.contains($0.champ.nom) }.map { conflit in
            .celluleDeplacee(
                champ: conflit.champ.nom, intitule: conflit.champ.intitule, parNom: conflit.parNom.lieu,
                parIntitule: conflit.parIntitule.lieu, indicateur: conflit.champ.indicateur)
        }
            + partages.map { partage in
                .cellulePartagee(
                    champ: partage.champ.nom, intitule: partage.champ.intitule, autre: partage.occupant.intitule,
                    cache: partage.cachee.texteEcrit, lieu: partage.cellule.lieu, indicateur: partage.champ.indicateur)
            }
    }

    /// Au-delà, c’est le fichier qui les a perdus, et non une cellule.
    private static let nomsAuPlus = 30

    private var nomsPerdus: [Diagnostic] {
        if sansNom.count > Self.nomsAuPlus { return [.nomsPerdus] }
        return sansNom.filter { collees[$0.champ.nom] == nil }.map { champ, _ in
            .nomPerdu(champ: champ.nom, intitule: champ.intitule, indicateur: champ.indicateur)
        }
    }

    /// Les éléments par ce qu’ils ont en commun, dans l’ordre.
    private static func groupes<Element>(_ elements: [Element], par cle: (Element) -> String) -> [(String, [Element])] {
        var groupes: [(String, [Element])] = []
        for element in elements {
            let nom = cle(element)
            if let rang = groupes.firstIndex(where: { $0.0 == nom }) {
                groupes[rang].1.append(element)
            } else {
                groupes.append((nom, [element]))
            }
        }
        return groupes
    }
}
