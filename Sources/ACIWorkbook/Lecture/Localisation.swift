internal import ACIModel
internal import SpreadsheetML

/// Où chaque saisie se trouve : par son nom défini ; sinon par le code et l’en-tête, ou par l’étiquette.
///
/// Chaque nom est tenu contre l’intitulé. Quand les deux se contredisent, c’est un diagnostic et rien n’est pris, sauf
/// après un couper-coller : le nom d’une saisie a suivi sa cellule sur celle d’une autre, dont le nom est perdu ;
/// chacune se lit alors à son intitulé. Deux saisies ne se lisent jamais dans la même cellule.
struct Localisation {
    private(set) var cellules: [String: CelluleLue] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// Les saisies que l’on n’a pas : leur absence est déjà dite.
    private(set) var perdues: Set<String> = []
    /// Les cellules coupées, puis collées sur d’autres.
    private(set) var collages: [Ecarts.Collage] = []
    /// Celles qu’une fusion fait partager à deux saisies.
    private(set) var partagees: Set<CelluleLue.Cle> = []
    /// Le classeur est un bilan : il connaît un nom du modèle, ou montre un indicateur.
    private(set) var estUnBilan = false

    private let feuilles: Feuilles
    private let index: IndexDeLecture
    private let nomsAttendus: Bool
    /// Celle du modèle du classeur ; à défaut de marque, celle de la plus récente des saisies dont il a le nom.
    private let revision: Int
    /// La cellule que chaque nom désigne.
    private let noms: [String: CelluleLue]
    private var onglets: [OngletLu] = []
    /// Les tableaux de chaque feuille, par rang.
    private let tableaux: [Int: Tableaux]

    /// - Parameter modele: la version du modèle dont le classeur porte la marque : même sans noms, il est des nôtres.
    init(_ feuilles: Feuilles, _ index: IndexDeLecture, modele: VersionModele? = nil) {
        self.feuilles = feuilles
        self.index = index
        let reconnaissance = index.reconnaissance
        tableaux = Dictionary(
            uniqueKeysWithValues: feuilles.toutes.map { ($0.rang, Tableaux($0, reconnaissance)) })
        nomsAttendus = modele != nil || feuilles.connaissentUnNom(index.champs)
        noms = Dictionary(
            uniqueKeysWithValues: index.champs.compactMap { champ in
                feuilles.cellule(nommee: champ.nom).map { (champ.nom, $0) }
            })
        revision =
            modele?.revision
            ?? index.champs.lazy.filter { [noms] in noms[$0.nom] != nil }.map(index.revision).max() ?? 1
        estUnBilan = nomsAttendus || tableaux.values.contains { !$0.lignes.isEmpty }
        guard estUnBilan else { return }
        onglets = index.groupes.compactMap { ouvrir($0) }
        var ecarts = Ecarts()
        for onglet in onglets {
            signalerCopies(de: onglet)
            for champ in onglet.groupe.champs { retenir(champ, onglet, &ecarts) }
        }
        ecarterLesPartages(&ecarts)
        perdues.formUnion(ecarts.saisies)
        collages = ecarts.collees.values.sorted { $0.sur.nom < $1.sur.nom }
        partagees = Set(ecarts.partages.map(\.cellule.cle))
        diagnostics += ecarts.diagnostics
        signalerLignesInconnues()
        if nomsAttendus { signalerOngletsEnPlus() }
        signalerPlacesImpossibles()
    }

    /// Les saisies du cadre, dans l’ordre du classeur.
    var champs: [Champ] { index.champs }

    /// Les noms d’un de nos classeurs qui sont perdus ou désignent une autre cellule, et celle où la saisie a été lue.
    var nomsARemettre: [(nom: String, cellule: CelluleLue)] {
        guard nomsAttendus else { return [] }
        return champs.compactMap { champ in
            guard let cellule = cellules[champ.nom], connaitLeModele(champ),
                !(noms[champ.nom].map { $0.designe(cellule) } ?? false)
            else { return nil }
            return (champ.nom, cellule)
        }
    }

    // MARK: Une saisie

    private mutating func retenir(_ champ: Champ, _ onglet: OngletLu, _ ecarts: inout Ecarts) {
        let parNom = noms[champ.nom]
        if let parNom, onglet.confirme(champ, parNom) {
            cellules[champ.nom] = parNom
            return
        }
        let parIntitule = onglet.cellule(champ)
        let proprietaire = parNom.flatMap { self.proprietaire(de: $0, autreQue: champ) }
        switch (parNom, parIntitule) {
        case (let parNom?, let parIntitule?):
            if let proprietaire, aPerduSonNom(proprietaire, parNom) {
                cellules[champ.nom] = parIntitule
                ecarts.collees[proprietaire.nom] = Ecarts.Collage(
                    champ: champ, cellule: parIntitule, sur: proprietaire, place: parNom)
            } else if proprietaire == nil, parNom.texte == parIntitule.texte {
                cellules[champ.nom] = parNom
            } else if proprietaire == nil, parNom.texte.isEmpty {
                // Déplacée, puis ressaisie à sa place.
                cellules[champ.nom] = parIntitule
                ecarts.sansNom.append((champ, parIntitule))
            } else {
                ecarts.conflits.append(
                    Ecarts.Conflit(champ: champ, parNom: parNom, parIntitule: parIntitule, proprietaire: proprietaire))
            }
        case (let parNom?, nil) where proprietaire == nil: cellules[champ.nom] = parNom
        case (nil, let parIntitule?):
            cellules[champ.nom] = parIntitule
            if nomsAttendus, connaitLeModele(champ) { ecarts.sansNom.append((champ, parIntitule)) }
        case (_, nil):
            if estAttendu(champ, onglet) { ecarts.introuvables.append((champ, onglet)) }
        }
    }

    /// Sa cellule devrait être là. Un indicateur propre n’a que les lignes que le classeur montre.
    private func estAttendu(_ champ: Champ, _ onglet: OngletLu) -> Bool {
        if index.estPropre(champ) {
            return nomsAttendus && champ.indicateur.map { onglet.tableau.lignes[$0] != nil } ?? false
        }
        return nomsAttendus ? connaitLeModele(champ) : champ.estEssentiel
    }

    /// Le modèle du classeur avait déjà cette saisie.
    func connaitLeModele(_ champ: Champ) -> Bool { index.revision(champ) <= revision }

    /// La saisie dont l’intitulé désigne cette cellule.
    private func proprietaire(de cellule: CelluleLue, autreQue champ: Champ) -> Champ? {
        for onglet in onglets where onglet.feuille.rang == cellule.feuille.rang {
            let trouve = onglet.groupe.champs.first { $0 !== champ && onglet.confirme($0, cellule) }
            if let trouve { return trouve }
        }
        return nil
    }

    /// Son nom n’est plus, ou désigne la même cellule que celui qui a été collé là.
    private func aPerduSonNom(_ champ: Champ, _ cellule: CelluleLue) -> Bool {
        noms[champ.nom].map { $0.designe(cellule) } ?? true
    }

    /// Rien ne se lit dans une cellule que deux saisies se disputent, ou qu’une fusion réunit à celle d’une autre.
    private mutating func ecarterLesPartages(_ ecarts: inout Ecarts) {
        var occupees: [CelluleLue.Cle: Champ] = [:]
        for champ in index.champs {
            guard let cellule = cellules[champ.nom] else { continue }
            let cle = cellule.cleFusionnee
            guard let occupant = occupees[cle], let autre = cellules[occupant.nom] else {
                occupees[cle] = champ
                continue
            }
            // Celle que la fusion couvre n’a plus de cellule à elle.
            let couverte = autre.reference == cle.reference ? champ : occupant
            let (cachee, visible) = couverte === champ ? (cellule, autre) : (autre, cellule)
            if couverte === occupant { occupees[cle] = champ }
            ecarts.partages.append(
                (couverte, cachee: cachee, occupant: couverte === champ ? occupant : champ, cellule: visible))
            cellules[couverte.nom] = nil
        }
    }

    // MARK: Onglets

    /// La feuille où l’onglet du modèle qui a ce titre se trouve.
    func onglet(_ titre: String) -> Feuilles.Feuille? {
        onglets.first { $0.groupe.titre == titre }?.feuille ?? feuilles.nommee(titre)
    }

    /// L’onglet du groupe et ce qui y désigne ses saisies.
    private mutating func ouvrir(_ groupe: IndexDeLecture.Groupe) -> OngletLu? {
        guard let feuille = feuille(groupe), let tableau = tableaux[feuille.rang] else {
            diagnostics.append(.ongletAbsent(groupe.titre))
            perdues.formUnion(groupe.champs.map(\.nom))
            return nil
        }
        let hors = groupe.champs.filter { $0.indicateur == nil }
        return OngletLu(
            groupe: groupe, feuille: feuille, tableau: tableau,
            etiquettes: Etiquettes(feuille, hors, synonymes: !nomsAttendus))
    }

    /// L’onglet : celui que désignent le plus de noms, sinon celui qui porte le titre, sinon celui qui montre le plus
    /// d’indicateurs ou d’étiquettes attendus.
    private func feuille(_ groupe: IndexDeLecture.Groupe) -> Feuilles.Feuille? {
        let designees = Dictionary(grouping: groupe.champs.compactMap { noms[$0.nom] }, by: \.feuille.rang)
        // À égalité, la première.
        let plusDesignee = designees.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
        if let feuille = plusDesignee?.value.first?.feuille { return feuille }
        if let nommee = feuilles.nommee(groupe.titre) { return nommee }
        let notes = feuilles.toutes.map { ($0, note($0, groupe)) }
        return notes.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil }
    }

    private func note(_ feuille: Feuilles.Feuille, _ groupe: IndexDeLecture.Groupe) -> Int {
        guard groupe.codes.isEmpty else { return indicateursMontres(feuille, groupe) }
        let montrees = Etiquettes(feuille, groupe.champs, synonymes: !nomsAttendus).nombre
        return montrees >= Self.etiquettesSuffisantes ? montrees : 0
    }

    /// Les étiquettes qui font reconnaître un onglet sans titre ni tableau.
    private static let etiquettesSuffisantes = 3

    private func indicateursMontres(_ feuille: Feuilles.Feuille, _ groupe: IndexDeLecture.Groupe) -> Int {
        guard let lignes = tableaux[feuille.rang]?.lignes, !lignes.isEmpty else { return 0 }
        return groupe.codes.count { lignes[$0] != nil }
    }

    private mutating func signalerCopies(de onglet: OngletLu) {
        for autre in copies(de: onglet) {
            diagnostics.append(.ongletDuplique(onglet.groupe.titre, copie: autre.nom))
        }
    }

    /// Les autres feuilles qui montrent plus de la moitié de ses indicateurs.
    private func copies(de onglet: OngletLu) -> [Feuilles.Feuille] {
        let groupe = onglet.groupe
        guard !groupe.codes.isEmpty else { return [] }
        return feuilles.toutes.filter {
            $0.rang != onglet.feuille.rang && indicateursMontres($0, groupe) * 2 > groupe.codes.count
        }
    }

    private mutating func signalerLignesInconnues() {
        let lues = Set(cellules.values.map { CelluleLue.Ligne($0) })
        for onglet in onglets {
            let aDesLignesLibres = onglet.groupe.champs.contains { index.estPropre($0) && cellules[$0.nom] != nil }
            for inconnue in onglet.tableau.inconnues where !lues.contains(CelluleLue.Ligne(inconnue.cellule)) {
                diagnostics.append(
                    .ligneHorsModele(
                        inconnue.intitule, lieu: inconnue.cellule.lieu, aDesLignesLibres: aDesLignesLibres))
            }
        }
    }

    private mutating func signalerOngletsEnPlus() {
        let titres = index.cadre.onglets.map(\.titre) + [Onglet.modeDEmploi, Onglet.calendrier]
        let connues = Set(
            onglets.map(\.feuille.rang) + onglets.flatMap { copies(de: $0).map(\.rang) }
                + titres.compactMap { feuilles.nommee($0)?.rang })
        for feuille in feuilles.toutes where !connues.contains(feuille.rang) {
            diagnostics.append(.ongletEnPlus(feuille.nom))
        }
    }

    /// Une erreur pour chaque onglet où le fichier place mal une cellule.
    private mutating func signalerPlacesImpossibles() {
        var vues: Set<Int> = []
        for feuille in onglets.map(\.feuille) where vues.insert(feuille.rang).inserted {
            let deplacee = feuille.contenu.warnings.first { avertissement in
                switch avertissement.code {
                case .unreadableReference, .outsideGrid: true
                default: false
                }
            }
            guard let deplacee else { continue }
            let lue = CelluleLue(feuille: feuille, reference: deplacee.cell)
            diagnostics.append(.celluleHorsPlace(lieu: lue.lieu))
        }
    }
}

/// Un onglet retrouvé, et ce que ses intitulés désignent.
struct OngletLu {
    let groupe: IndexDeLecture.Groupe
    let feuille: Feuilles.Feuille
    let tableau: Tableaux
    let etiquettes: Etiquettes

    /// La cellule que désignent le code et l’en-tête, ou l’étiquette.
    func cellule(_ champ: Champ) -> CelluleLue? {
        if let indicateur = champ.indicateur, let colonne = champ.colonne {
            return tableau.cellule(ColonneMission(colonne), de: indicateur, dans: feuille)
        }
        return etiquettes.portees(champ).first?.cellule
    }

    /// L’intitulé désigne bien cette cellule.
    func confirme(_ champ: Champ, _ cellule: CelluleLue) -> Bool {
        guard cellule.feuille.rang == feuille.rang else { return false }
        if champ.indicateur != nil { return self.cellule(champ)?.designe(cellule) ?? false }
        return etiquettes.portees(champ).contains { $0.contient(cellule) }
    }
}

extension Champ {
    /// La saisie en clair : `Atteint ? (1.A.1)`.
    var intitule: String { indicateur.map { "\(libelle) (\($0))" } ?? libelle }

    /// Sans elle, un classeur n’a pas de bilan : les valeurs, les réponses et la population.
    var estEssentiel: Bool {
        switch type {
        case .atteinte, .valeur: colonne != .precedent
        default: nom == "population"
        }
    }

    /// La première révision du modèle (`ACI <année>.<révision>`) qui a cette saisie, ou la colonne où elle est.
    var revision: Int {
        switch colonne {
        case .libelle, .objectif, .precedent, .partiel: 2
        case .some: 1
        case nil:
            switch ChampBilan(rawValue: nom) {
            case .departement, .populationSource, .finContrat, .dejaVerse: 2
            default: 1
            }
        }
    }
}
