internal import ACIModel
internal import SpreadsheetML

/// Où chaque saisie se trouve : par son nom défini ; sinon par le code et l’en-tête, ou par l’étiquette.
/// Quand les chemins se contredisent, c’est un diagnostic, et rien n’est pris.
struct Localisation {
    private(set) var cellules: [String: CelluleLue] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// Le classeur est un bilan : il connaît un nom du modèle, ou montre un indicateur.
    private(set) var estUnBilan = false

    private let feuilles: Feuilles
    /// Les rangs des feuilles dont on sait ce qu’elles sont.
    private var connues: Set<Int> = []
    /// Les tableaux de chaque feuille, par rang.
    private let tableaux: [Int: Tableaux]

    init(_ feuilles: Feuilles, _ index: IndexDeLecture) {
        self.feuilles = feuilles
        let reconnaissance = index.reconnaissance
        tableaux = Dictionary(
            uniqueKeysWithValues: feuilles.toutes.map { ($0.rang, Tableaux($0, reconnaissance)) })
        let aDesNoms = feuilles.connaissentUnNom(index.champs)
        estUnBilan = aDesNoms || tableaux.values.contains { !$0.lignes.isEmpty }
        for groupe in index.groupes { reperer(groupe, nomsAttendus: aDesNoms) }
        if aDesNoms {
            signalerOngletsEnPlus(
                titres: index.cadre.onglets.map(\.titre) + [Onglet.modeDEmploi, Onglet.calendrier])
        }
    }

    private mutating func reperer(_ groupe: IndexDeLecture.Groupe, nomsAttendus: Bool) {
        let parNom = Dictionary(
            uniqueKeysWithValues: groupe.champs.compactMap { champ in
                feuilles.cellule(nommee: champ.nom).map { (champ.nom, $0) }
            })
        guard let feuille = feuille(groupe, parNom) else {
            return diagnostics.append(.ongletAbsent(groupe.titre))
        }
        connues.insert(feuille.rang)
        signalerCopies(de: groupe, feuille)
        // Les étiquettes de celles qui ont leur nom délimitent les autres.
        let hors = groupe.champs.filter { $0.indicateur == nil }
        let etiquettes = hors.allSatisfy { parNom[$0.nom] != nil } ? nil : Etiquettes(feuille, hors)
        let disparus = groupe.codes.filter { code in
            tableaux[feuille.rang]?.lignes[code] == nil
                && groupe.champs.allSatisfy { $0.indicateur != code || parNom[$0.nom] == nil }
        }
        for champ in groupe.champs where !(champ.indicateur.map(disparus.contains) ?? false) {
            let parIntitule =
                if let indicateur = champ.indicateur, let colonne = champ.colonne.map(ColonneMission.init) {
                    tableaux[feuille.rang]?.cellule(colonne, de: indicateur, dans: feuille)
                } else {
                    etiquettes?[champ.nom]
                }
            retenir(champ, parNom: parNom[champ.nom], parIntitule: parIntitule, nomsAttendus: nomsAttendus)
        }
        for code in disparus { diagnostics.append(.indicateurIntrouvable(code, onglet: feuille.nom)) }
    }

    private mutating func retenir(_ champ: Champ, parNom: CelluleLue?, parIntitule: CelluleLue?, nomsAttendus: Bool) {
        switch (parNom, parIntitule) {
        case (let parNom?, let parIntitule?):
            // Une étiquette est moins sûre qu’un nom : elle ne contredit que par un code et un en-tête.
            if champ.indicateur != nil, !parNom.designe(parIntitule), parNom.texte != parIntitule.texte {
                diagnostics.append(
                    .nomEnConflit(
                        champ: champ.nom, parNom: parNom.lieu, parIntitule: parIntitule.lieu,
                        indicateur: champ.indicateur))
            } else {
                cellules[champ.nom] = parNom
            }
        case (let parNom?, nil):
            cellules[champ.nom] = parNom
        case (nil, let parIntitule?):
            cellules[champ.nom] = parIntitule
            if nomsAttendus {
                diagnostics.append(.nomPerdu(champ: champ.nom, intitule: champ.intitule, indicateur: champ.indicateur))
            }
        case (nil, nil):
            if nomsAttendus || champ.estEssentiel {
                diagnostics.append(
                    .champIntrouvable(champ: champ.nom, intitule: champ.intitule, indicateur: champ.indicateur))
            }
        }
    }

    // MARK: Onglets

    /// L’onglet : celui que désignent le plus de noms, sinon celui qui porte le titre, sinon celui dont
    /// le tableau montre le plus d’indicateurs attendus.
    private func feuille(_ groupe: IndexDeLecture.Groupe, _ parNom: [String: CelluleLue]) -> Feuilles.Feuille? {
        let designees = Dictionary(grouping: parNom.values, by: \.feuille.rang)
        // À égalité, la première.
        let plusDesignee = designees.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
        if let feuille = plusDesignee?.value.first?.feuille { return feuille }
        if let nommee = feuilles.nommee(groupe.titre) { return nommee }
        let notes = feuilles.toutes.map { ($0, indicateursMontres($0, groupe)) }
        return notes.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil }
    }

    private func indicateursMontres(_ feuille: Feuilles.Feuille, _ groupe: IndexDeLecture.Groupe) -> Int {
        guard let lignes = tableaux[feuille.rang]?.lignes, !lignes.isEmpty else { return 0 }
        return groupe.codes.count { lignes[$0] != nil }
    }

    private mutating func signalerCopies(de groupe: IndexDeLecture.Groupe, _ feuille: Feuilles.Feuille) {
        guard !groupe.codes.isEmpty else { return }
        for autre in feuilles.toutes
        where autre.rang != feuille.rang && indicateursMontres(autre, groupe) * 2 > groupe.codes.count {
            diagnostics.append(.ongletDuplique(groupe.titre, copie: autre.nom))
            connues.insert(autre.rang)
        }
    }

    private mutating func signalerOngletsEnPlus(titres: [String]) {
        connues.formUnion(titres.compactMap { feuilles.nommee($0)?.rang })
        for feuille in feuilles.toutes where !connues.contains(feuille.rang) {
            diagnostics.append(.ongletEnPlus(feuille.nom))
        }
    }
}

extension Champ {
    /// La saisie en clair : `Atteint ? (1.A.1)`.
    var intitule: String { indicateur.map { "\(libelle) (\($0))" } ?? libelle }

    /// Sans elle, un classeur n’a pas de bilan : les valeurs, les réponses et la population.
    var estEssentiel: Bool {
        switch type {
        case .atteinte, .valeur: true
        default: nom == "population"
        }
    }
}
