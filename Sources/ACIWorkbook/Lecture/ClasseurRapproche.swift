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
            let feuilles = try Feuilles(classeur)
            if let synthese = synthese(feuilles, lu) {
                return try classeur.patched(
                    sheet: synthese.rang, with: retouche(synthese, feuilles, classeur.definedNames, lu))
            }
        } catch {
            throw ClasseurIllisible(error)
        }
        throw .sansSynthese
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
        for nom in ValeursCalculees.noms(lu.bilan.cadre) {
            guard let place = feuilles.cellule(nommee: nom), place.feuille.rang == synthese.rang else { continue }
            retouche.values[place.cellule] = valeurs[nom]
        }
        retouche.removedRows = BlocDesPoints.lignes(dans: synthese)
        retouche.rows = BlocDesPoints.rangees(lu, titreComme: bandeau(lu, synthese))
        let ecrites = synthese.contenu.rows.map(\.index).filter { !(retouche.removedRows?.contains($0) ?? false) }
        let prises = (ecrites + retouche.values.keys.map(\.row)).sorted()
        retouche.firstNewRow = premiereLigne(
            apres: max(prises.last ?? 0, zoneImprimee(synthese, noms)), prises, retouche.rows.count)
        return retouche
    }

    /// La première ligne du bloc : à la fin de la feuille ; si une cellule perdue y touche le bord de la grille, dans
    /// le premier vide assez grand.
    private static func premiereLigne(apres fin: Int, _ prises: [Int], _ lignes: Int) -> Int {
        guard fin + 1 + lignes > CellReference.maximumRow else { return fin + 2 }
        let vide = zip(prises, prises.dropFirst()).first { $1 - $0 > lignes + 3 }
        return (vide?.0 ?? 0) + 2
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
private enum BlocDesPoints {
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

    static func rangees(_ lu: BilanLu, titreComme bandeau: CellReference?) -> [SheetPatch.Row] {
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
