internal import ACIModel
internal import SpreadsheetML

/// Le classeur de la personne, rendu avec les résultats du moteur : dans Synthèse, les montants
/// calculés et, à la fin, les points à revoir, chacun avec un lien vers sa cellule.
///
/// Tout le reste du fichier (styles, images, commentaires, onglets ajoutés) reste octet pour octet ce
/// qu’il était.
public enum ClasseurRapproche {
    /// - Parameters:
    ///   - original: le fichier dont `lu` vient.
    /// - Throws: ``ClasseurIllisible`` si le fichier n’a pas d’onglet Synthèse où écrire.
    public static func octets(_ original: [UInt8], _ lu: BilanLu) throws(ClasseurIllisible) -> [UInt8] {
        do throws(SpreadsheetError) {
            let classeur = try WorkbookReader(original, limits: LimitesDeLecture.classeur)
            if let (rang, retouche) = try retouche(classeur, lu) {
                return try classeur.patched(sheet: rang, with: retouche)
            }
        } catch {
            throw error.underlying is UnknownEncoding ? .encodageInconnu : ClasseurIllisible(error)
        }
        throw .sansSynthese
    }

    /// Ce qui change, et le rang de la feuille où cela change. Les cellules lues pour le savoir se lâchent au retour.
    private static func retouche(
        _ classeur: WorkbookReader, _ lu: BilanLu
    ) throws(SpreadsheetError) -> (rang: Int, SheetPatch)? {
        let feuilles = try Feuilles(classeur)
        return synthese(feuilles, lu).map { ($0.rang, retouche($0, feuilles, classeur.definedNames, lu)) }
    }

    private static func synthese(_ feuilles: Feuilles, _ lu: BilanLu) -> Feuilles.Feuille? {
        feuilles.cellule(nommee: "total_estime")?.feuille ?? lu.lieux["cpts_nom"].flatMap { feuilles.nommee($0.feuille) }
            ?? feuilles.nommee(Onglet.synthese)
    }

    private static func retouche(
        _ synthese: Feuilles.Feuille, _ feuilles: Feuilles, _ noms: [DefinedName], _ lu: BilanLu
    ) -> SheetPatch {
        var retouche = SheetPatch()
        let valeurs = ValeursCalculees(lu.bilan)
        // Un nom défini qui s’est égaré peut désigner ce que la personne a saisi.
        let saisies = Set(lu.lieux.values).union(["exercice", "cadre"].compactMap { feuilles.cellule(nommee: $0)?.lieu })
        for nom in ValeursCalculees.noms(lu.bilan.cadre) {
            guard let place = feuilles.cellule(nommee: nom), place.feuille.rang == synthese.rang,
                !saisies.contains(place.lieu)
            else { continue }
            retouche.values[place.cellule] = valeurs[nom]
        }
        retouche.removedRows = BlocDesPoints.lignes(dans: synthese)
        retouche.rows = BlocDesPoints.rangees(lu, titreComme: bandeau(lu, synthese))
        let otees = retouche.removedRows
        let gardees = synthese.contenu.rows.lazy.map(\.index).filter { !(otees?.contains($0) ?? false) }
        let ecrites = retouche.values.keys.map(\.row).sorted()
        let fin = max(gardees.last ?? 0, ecrites.last ?? 0, zoneImprimee(synthese, noms))
        let lignes = retouche.rows.count
        // Une cellule perdue peut toucher le bord de la grille.
        let tient = fin + 1 + lignes <= CellReference.maximumRow
        retouche.firstNewRow = (tient ? fin : vide(de: lignes + 3, entre: gardees, ecrites)) + 2
        return retouche
    }

    /// La ligne au-dessus du premier vide assez grand ; les unes et les autres sont données de haut en bas.
    private static func vide(de lignes: Int, entre gardees: some Sequence<Int>, _ ecrites: [Int]) -> Int {
        var suivantes = ecrites[...]
        var derniere: Int?
        for gardee in gardees {
            let avant = suivantes.prefix { $0 <= gardee }
            suivantes = suivantes.dropFirst(avant.count)
            for ligne in avant + [gardee] {
                if let derniere, ligne - derniere > lignes { return derniere }
                derniere = ligne
            }
        }
        return 0
    }

    /// La dernière ligne imprimée : le graphique se tient au-dessus, sans cellule qui le montre.
    private static func zoneImprimee(_ synthese: Feuilles.Feuille, _ noms: [DefinedName]) -> Int {
        let zones = noms.filter { $0.name == "_xlnm.Print_Area" }.compactMap(\.target)
        return zones.first { Fr.repli($0.sheet) == synthese.cle }?.range.last.row ?? 0
    }

    /// Le bandeau au-dessus de la première saisie : le titre du bloc en prend l’allure.
    private static func bandeau(_ lu: BilanLu, _ synthese: Feuilles.Feuille) -> CellReference? {
        guard let lieu = lu.lieux["cpts_nom"], lieu.feuille == synthese.nom,
            let premiere = CellReference(lieu.cellule)
        else { return nil }
        return CellReference(row: premiere.row - 1, column: 1)
    }
}

/// Le bloc des points à revoir, à la fin de Synthèse.
enum BlocDesPoints {
    private static let titre = "Points à revoir, relevés par aci-xlsx"
    private static let rien = "✓ Rien à revoir"
    /// La gravité, le lien et le message, le lien débordant sur les colonnes qui le suivent.
    private static let colonnes = (gravite: 1, lien: 2, message: 5)

    private static func libelle(_ gravite: Diagnostic.Gravite) -> String {
        switch gravite {
        case .erreur: "Erreur"
        case .avertissement: "Avertissement"
        case .note: "Note"
        }
    }

    /// Les lignes d’un bloc écrit plus tôt.
    static func lignes(dans feuille: Feuilles.Feuille) -> ClosedRange<Int>? {
        func premiere(_ ligne: SheetRow) -> String {
            guard let cellule = ligne.cells.first, cellule.column == colonnes.gravite, case .text(let texte) = cellule.value
            else { return "" }
            return texte
        }
        let lignes = feuille.contenu.rows
        guard let debut = lignes.firstIndex(where: { premiere($0) == titre }) else { return nil }
        let contenu = Set(Diagnostic.Gravite.allCases.map(libelle) + [rien])
        let suite = lignes[(debut + 1)...].prefix { contenu.contains(premiere($0)) }
        return lignes[debut].index...(suite.last?.index ?? lignes[debut].index)
    }

    fileprivate static func rangees(_ lu: BilanLu, titreComme bandeau: CellReference?) -> [SheetPatch.Row] {
        let titre = SheetPatch.Row([.init(column: colonnes.gravite, text: titre, styledLike: bandeau)])
        let points = lu.diagnostics.map { diagnostic in
            var cellules: [SheetPatch.Row.Cell] = [.init(column: colonnes.gravite, text: libelle(diagnostic.gravite))]
            if let lieu = diagnostic.lieu {
                let place = SheetReference.quoted(lieu.feuille) + "!" + lieu.cellule
                cellules.append(.init(column: colonnes.lien, text: lieu.francais, link: place))
            }
            let code = diagnostic.indicateur.map { "\($0)\(Fr.insecable): " } ?? ""
            cellules.append(.init(column: colonnes.message, text: code + diagnostic.message))
            return SheetPatch.Row(cellules)
        }
        return [titre] + (points.isEmpty ? [SheetPatch.Row([.init(column: colonnes.gravite, text: rien)])] : points)
    }
}
