public import ACIModel
internal import SpreadsheetML

/// Lit des classeurs remplis, d’où qu’ils viennent, et calcule ce que l’année rapporte.
public struct LecteurClasseur: Sendable {
    /// La taille du plus grand fichier lu, en octets : un fichier plus gros se refuse sans être chargé.
    public static let octetsAuPlus = LimitesDeLecture.fichier

    private let cadres: Cadres
    private let parCadre = IndexParCadre()

    /// - Parameter cadres: les cadres connus. Ce que le lecteur en tire sert à tous les classeurs qu’il lit.
    public init(_ cadres: Cadres) {
        self.cadres = cadres
        // Le plus probable des index se fait ici : le premier classeur s’ouvre souvent à côté, pendant ce temps.
        if let cadre = cadres.liste.last { _ = parCadre[cadre] }
    }

    /// - Parameters:
    ///   - octets: le fichier `.xlsx`, tel qu’il est sur le disque.
    ///   - jour: celui de la lecture ; sans lui, la période a fini.
    /// - Throws: ``ClasseurIllisible`` si le fichier n’est pas un classeur, ou pas un bilan ACI. Une
    ///   réponse fausse n’est pas une erreur de lecture : elle est dans ``BilanLu/diagnostics``.
    public func lire(_ octets: [UInt8], le jour: Jour? = nil) throws(ClasseurIllisible) -> BilanLu {
        try lire(ClasseurOuvert(octets), le: jour)
    }

    /// Le même, du classeur déjà ouvert.
    public func lire(_ ouvert: ClasseurOuvert, le jour: Jour? = nil) throws(ClasseurIllisible) -> BilanLu {
        if ouvert.estUnEnsemble { throw .ensemble }
        let classeur = ouvert.classeur
        let feuilles: Feuilles
        do throws(SpreadsheetError) {
            feuilles = try Feuilles(classeur)
        } catch {
            throw ClasseurIllisible(error)
        }
        let annee = try AnneeDuClasseur(classeur, feuilles, cadres, parCadre)
        let index = parCadre[annee.bareme.cadre]
        let localisation = Localisation(feuilles, index, modele: annee.modele)
        guard localisation.estUnBilan else { throw .pasUnBilan(feuilles.toutes.map(\.nom)) }
        // LibreOffice fait suivre son nom de sa version et de son système.
        let producteur = classeur.application.map { String($0.prefix { $0 != "/" }) }
        guard Self.octetsDesSaisies(localisation) <= LimitesDeLecture.octetsDesSaisies else {
            throw .tropVolumineux(LimitesDeLecture.saisiesDepassees)
        }
        return Self.lire(index.champs, localisation, annee, feuilles, le: jour, producteur: producteur)
    }

    private static func octetsDesSaisies(_ localisation: Localisation) -> Int {
        localisation.cellules.values.reduce(0) { total, lue in
            if case .text(let texte) = lue.contenu?.value { total + texte.utf8.count } else { total }
        }
    }

    private static func lire(
        _ champs: [Champ], _ localisation: Localisation, _ annee: AnneeDuClasseur, _ feuilles: Feuilles,
        le jour: Jour?, producteur: String?
    ) -> BilanLu {
        var bilan = Bilan(bareme: annee.bareme)
        var diagnostics = annee.diagnostics + localisation.diagnostics
        for champ in champs {
            guard let lue = localisation.cellules[champ.nom] else { continue }
            if let cellule = lue.contenu {
                diagnostics += champ.lire(cellule, dans: &bilan)
            } else {
                champ.vider(&bilan)
            }
            if !localisation.partagees.contains(lue.cle) { diagnostics += champ.avertissements(lue) }
        }
        if annee.modele?.revision == 1 { bilan.identite.separerLeDepartement() }
        var refusees = localisation.perdues
        for collage in localisation.collages {
            // Ce que le collage a mis là ne se lit pas : c’est la même faute.
            let illisible = diagnostics.contains { $0.champ == collage.sur.nom && $0.gravite == .erreur }
            diagnostics.removeAll { illisible && $0.champ == collage.sur.nom }
            diagnostics.append(collage.diagnostic(illisible: illisible))
            if illisible { refusees.insert(collage.sur.nom) }
            if collage.laisseVide { refusees.insert(collage.champ.nom) }
            if let code = collage.sur.indicateur { refusees.insert(ChampIndicateur.libelle.nom(code)) }
        }
        // Un exercice d’une autre année explique la période.
        if diagnostics.contains(where: { $0.champ == "exercice" }) { refusees.insert(ChampBilan.debutPeriode.rawValue) }
        // Une saisie refusée a déjà son message : ce que son absence entraîne n’en est pas un autre.
        refusees.formUnion(diagnostics.filter(\.refuseLaSaisie).compactMap(\.champ))
        let (financement, duMoteur) = Financement.calculer(bilan, le: jour, sauf: refusees)
        // Des poids qui se mélangent expliquent celui que son format montre autrement.
        let melanges = Set(duMoteur.filter { $0.code == .poidsMelanges }.map(\.champ))
        diagnostics.removeAll { $0.code == .affichagePartiel && melanges.contains($0.champ) }
        let rapprochement = Rapprochement(feuilles, bilan, financement, annee.modele, releves: diagnostics + duMoteur)
        diagnostics = rapprochement.releves.map { $0.gravite == .note ? $0 : $0.evalue(bilan, financement) }
        let lieux = localisation.cellules.mapValues(\.lieu)
        diagnostics += rapprochement.diagnostics
        return BilanLu(
            modele: annee.modele?.description, producteur: producteur, bilan: bilan, lieux: lieux,
            financement: financement,
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
    fileprivate func avertissements(_ lue: CelluleLue) -> [Diagnostic] {
        let contenu = lue.feuille.contenu
        guard !contenu.warnings.isEmpty else { return [] }
        let fusion = contenu.merges.first { $0.first == lue.reference }
        return contenu.warnings.compactMap { avertissement in
            switch avertissement.code {
            case .duplicateCell where avertissement.cell == lue.reference:
                return .celluleEnDouble(champ: nom, indicateur: indicateur)
            case .hiddenMergedValue where fusion?.contains(avertissement.cell) == true:
                let cachee = CelluleLue(feuille: lue.feuille, reference: avertissement.cell)
                var diagnostic = Diagnostic.valeurCachee(
                    champ: nom, trouve: cachee.texteEcrit, indicateur: indicateur)
                diagnostic.lieu = cachee.lieu
                return diagnostic
            default: return nil
            }
        }
    }
}

extension Diagnostic {
    /// Il dit déjà ce qui manque.
    fileprivate var refuseLaSaisie: Bool { gravite == .erreur || code == .imageDansCellule }
}
