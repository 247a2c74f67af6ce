internal import ACIModel
internal import SpreadsheetML

/// L’exercice, le cadre et la version du modèle que le classeur porte.
struct AnneeDuClasseur {
    let bareme: Bareme
    let modele: VersionModele?
    private(set) var diagnostics: [Diagnostic] = []

    /// De chaque feuille.
    private static let lignesLues = 60

    init(_ classeur: WorkbookReader, _ feuilles: Feuilles, _ cadres: Cadres, _ parCadre: IndexParCadre)
        throws(ClasseurIllisible)
    {
        let marque =
            classeur.customProperties.first { $0.name == ClasseurModele.proprieteModele }?.value
            ?? feuilles.cellule(nommee: "modele_version")?.texte
        let version = marque.flatMap { VersionModele($0) }
        modele = version
        let saisi = feuilles.cellule(nommee: "exercice")?.texte ?? ""
        let nomme = feuilles.cellule(nommee: "cadre")?.texte ?? ""
        let cadreSaisi = nomme.isEmpty ? Self.cadreEcrit(feuilles, parmi: cadres) : nomme
        let acceptes = cadres.exercices ?? 0...0
        let candidats = [Int(saisi.filter(\.isNumber)), version?.exercice].compactMap { $0 }
        guard
            let exercice = candidats.first(where: acceptes.contains)
                ?? Self.anneeLaPlusCitee(feuilles, parmi: acceptes)
        else {
            let estUnBilan = cadres.liste.contains { Localisation(feuilles, parCadre[$0]).estUnBilan }
            throw estUnBilan ? .sansExercice(saisi, acceptes: acceptes) : .pasUnBilan(feuilles.toutes.map(\.nom))
        }
        if let version {
            let actuelle = VersionModele(exercice: exercice)
            if version.revision > actuelle.revision {
                diagnostics.append(.modeleRecent(trouve: version.description, actuel: actuelle.description))
            } else if version.exercice != exercice {
                diagnostics.append(.exerciceDUnAutreModele(exercice, modele: version.exercice))
            } else if version != actuelle {
                diagnostics.append(.modeleAncien(trouve: version.description, actuel: actuelle.description))
            }
        } else {
            diagnostics.append(.modeleInconnu)
        }
        do throws(Cadres.Refus) {
            bareme = try cadres.bareme(exercice: exercice, cadre: cadreSaisi)
        } catch {
            diagnostics.append(.cadreInconnu(error, trouve: cadreSaisi ?? ""))
            guard let parDefaut = try? cadres.bareme(exercice: exercice) else {
                throw .sansExercice(saisi, acceptes: acceptes)
            }
            bareme = parDefaut
        }
    }

    /// L’année que le plus de cellules citent, seule ou dans une phrase : celle du bilan, faute de mieux.
    private static func anneeLaPlusCitee(_ feuilles: Feuilles, parmi possibles: ClosedRange<Int>) -> Int? {
        var comptes: [Int: Int] = [:]
        for cellule in premieresCellules(feuilles) {
            for annee in annees(citeesDans: cellule) where possibles.contains(annee) {
                comptes[annee, default: 0] += 1
            }
        }
        return comptes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// Le cadre qu’une cellule donne par son code, faute du nom : l’année de passage d’un cadre à l’autre en dépend.
    private static func cadreEcrit(_ feuilles: Feuilles, parmi cadres: Cadres) -> String? {
        let codes = Set(cadres.liste.map(\.id))
        for cellule in premieresCellules(feuilles) {
            if case .text(let texte) = cellule.value, codes.contains(Fr.elaguer(texte)) { return Fr.elaguer(texte) }
        }
        return nil
    }

    /// Les cellules du début de chaque feuille. Les points à revoir, qui citent d’autres années que la sienne, n’en sont
    /// pas.
    private static func premieresCellules(_ feuilles: Feuilles) -> some Sequence<SheetCell> {
        feuilles.toutes.lazy.flatMap { feuille in
            let points = BlocDesPoints.lignes(dans: feuille, feuilles)
            return Array(feuille.contenu.rows.lazy.filter { !points.contains($0.index) }.prefix(lignesLues))
        }.flatMap(\.cells)
    }

    private static func annees(citeesDans cellule: SheetCell) -> [Int] {
        let contenu = ContenuCellule(cellule)
        // Un résultat n’est pas ce que quelqu’un a écrit, et change.
        if contenu.estCalcule { return [] }
        return switch contenu.saisie {
        case .texte(let texte):
            texte.split { !$0.isASCII || !$0.isNumber }.filter { $0.count == 4 }.compactMap { Int($0) }
        case .nombre(let nombre): Int(exactly: nombre).map { [$0] } ?? []
        case .date(let jour): [jour.annee]
        case .vide, .booleen, .erreur: []
        }
    }
}
