public import ACIModel
internal import SpreadsheetML

/// Lit des classeurs remplis, d’où qu’ils viennent, et calcule ce que l’année rapporte.
public struct LecteurClasseur: Sendable {
    /// La taille du plus grand fichier lu, en octets : un fichier plus gros se refuse sans être chargé.
    public static let octetsAuPlus = LimitesDeLecture.fichier

    private let cadres: Cadres
    private let catalogues = Catalogues()

    /// - Parameter cadres: les cadres connus. Ce que le lecteur en tire sert à tous les classeurs qu’il lit.
    public init(_ cadres: Cadres) {
        self.cadres = cadres
        // Le plus probable des catalogues se fait ici : le premier classeur s’ouvre souvent à côté, pendant ce temps.
        if let cadre = cadres.liste.last { _ = catalogues[cadre] }
    }

    /// - Parameter octets: le fichier `.xlsx`, tel qu’il est sur le disque.
    /// - Throws: ``ClasseurIllisible`` si le fichier n’est pas un classeur, ou pas un bilan ACI. Une
    ///   réponse fausse n’est pas une erreur de lecture : elle est dans ``BilanLu/diagnostics``.
    public func lire(_ octets: [UInt8]) throws(ClasseurIllisible) -> BilanLu { try lire(ClasseurOuvert(octets)) }

    /// Le même, du classeur déjà ouvert.
    public func lire(_ ouvert: ClasseurOuvert) throws(ClasseurIllisible) -> BilanLu {
        if ouvert.estUnEnsemble { throw .ensemble }
        let classeur = ouvert.classeur
        let feuilles: Feuilles
        do throws(SpreadsheetError) {
            feuilles = try Feuilles(classeur)
        } catch {
            throw ClasseurIllisible(error)
        }
        let annee = try Millesime(classeur, feuilles, cadres, catalogues)
        let catalogue = catalogues[annee.bareme.cadre]
        let reperage = Reperage(feuilles, catalogue)
        guard reperage.estUnBilan else { throw .pasUnBilan(feuilles.toutes.map(\.nom)) }
        // LibreOffice fait suivre son nom de sa version et de son système.
        let producteur = classeur.application.map { String($0.prefix { $0 != "/" }) }
        guard Self.octetsDesSaisies(reperage) <= LimitesDeLecture.octetsDesSaisies else {
            throw .tropVolumineux("plus de 2 Mo de textes dans ses réponses")
        }
        return Self.lire(catalogue.champs, reperage, annee, feuilles, producteur: producteur)
    }

    private static func octetsDesSaisies(_ reperage: Reperage) -> Int {
        reperage.places.values.reduce(0) { total, place in
            if case .text(let texte) = place.contenu?.value { total + texte.utf8.count } else { total }
        }
    }

    private static func lire(
        _ champs: [Champ], _ reperage: Reperage, _ annee: Millesime, _ feuilles: Feuilles, producteur: String?
    ) -> BilanLu {
        var bilan = Bilan(bareme: annee.bareme)
        var diagnostics = annee.diagnostics + reperage.diagnostics
        for champ in champs {
            guard let place = reperage.places[champ.nom] else { continue }
            if let cellule = place.contenu { diagnostics += champ.lire(cellule, dans: &bilan) }
            diagnostics += champ.avertissements(place)
        }
        for indicateur in bilan.cadre.indicateurs {
            guard let seuil = reperage.seuils[indicateur.code], !seuil.isEmpty,
                Fr.cleDeComparaison(seuil) != Fr.cleDeComparaison(indicateur.seuilTexte)
            else { continue }
            bilan[reponse: indicateur.code].seuilTexte = seuil
        }
        let (financement, duMoteur) = Financement.calculer(bilan)
        let rapprochement = Rapprochement(feuilles, bilan, financement, saisies: diagnostics)
        let lieux = reperage.places.mapValues(\.lieu)
        // Une saisie refusée a déjà son message : ce que son absence entraîne n’en est pas un autre.
        let refusees = Set(diagnostics.filter { $0.gravite == .erreur }.compactMap(\.champ))
        diagnostics += duMoteur.filter { !($0.champ.map(refusees.contains) ?? false) }
        diagnostics += rapprochement.diagnostics
        return BilanLu(
            modele: annee.modele, producteur: producteur, bilan: bilan, lieux: lieux, financement: financement,
            rapprochement: rapprochement.lignes,
            diagnostics: diagnostics.map { $0.situe(lieux) }.parGravite())
    }
}

extension Diagnostic {
    /// Le diagnostic avec l’endroit de sa saisie, s’il n’en a pas déjà un.
    fileprivate func situe(_ lieux: [String: Adresse]) -> Diagnostic {
        guard lieu == nil, let champ else { return self }
        var situe = self
        situe.lieu = lieux[champ]
        return situe
    }
}

extension Champ {
    /// Ce que la lecture du fichier a noté de la cellule, et de celles que sa fusion couvre.
    fileprivate func avertissements(_ place: Place) -> [Diagnostic] {
        let contenu = place.feuille.contenu
        guard !contenu.warnings.isEmpty else { return [] }
        let fusion = contenu.merges.first { $0.first == place.cellule }
        return contenu.warnings.compactMap { avertissement in
            switch avertissement.code {
            case .duplicateCell where avertissement.cell == place.cellule:
                return .celluleEnDouble(champ: nom, indicateur: indicateur)
            case .hiddenMergedValue where fusion?.contains(avertissement.cell) == true:
                let cachee = Place(feuille: place.feuille, cellule: avertissement.cell)
                var diagnostic = Diagnostic.valeurCachee(
                    champ: nom, trouve: cachee.texteEcrit, indicateur: indicateur)
                diagnostic.lieu = cachee.lieu
                return diagnostic
            default: return nil
            }
        }
    }
}

/// L’exercice, le cadre et la version du modèle que le classeur porte.
private struct Millesime {
    let bareme: Bareme
    let modele: String?
    private(set) var diagnostics: [Diagnostic] = []

    /// De chaque feuille.
    private static let lignesLues = 60

    init(_ classeur: WorkbookReader, _ feuilles: Feuilles, _ cadres: Cadres, _ catalogues: Catalogues)
        throws(ClasseurIllisible)
    {
        let marque =
            classeur.customProperties.first { $0.name == ClasseurModele.proprieteModele }?.value
            ?? feuilles.cellule(nommee: "modele_version")?.texte
        let version = marque.flatMap { VersionModele($0) }
        modele = version?.description
        let saisi = feuilles.cellule(nommee: "exercice")?.texte ?? ""
        let nomme = feuilles.cellule(nommee: "cadre")?.texte ?? ""
        let cadreSaisi = nomme.isEmpty ? Self.cadreEcrit(feuilles, parmi: cadres) : nomme
        let acceptes = cadres.exercices ?? 0...0
        let candidats = [Int(saisi.filter(\.isNumber)), version?.exercice].compactMap { $0 }
        guard
            let exercice = candidats.first(where: acceptes.contains)
                ?? Self.anneeLaPlusCitee(feuilles, parmi: acceptes)
        else {
            let estUnBilan = cadres.liste.contains { Reperage(feuilles, catalogues[$0]).estUnBilan }
            throw estUnBilan ? .sansExercice(saisi, acceptes: acceptes) : .pasUnBilan(feuilles.toutes.map(\.nom))
        }
        if let version {
            let actuelle = VersionModele(exercice: exercice)
            if version != actuelle {
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
            let points = BlocDesPoints.lignes(dans: feuille)
            return Array(feuille.contenu.rows.lazy.filter { !(points?.contains($0.index) ?? false) }.prefix(lignesLues))
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
