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
    /// - Throws: ``ClasseurIllisible/sansSynthese``, ``ClasseurIllisible/syntheseFigee``, ou un autre refus si une
    ///   partie que la lecture laisse de côté est chiffrée ou comprimée d’une façon inconnue.
    public static func octets(_ original: [UInt8], _ lu: BilanLu) throws(ClasseurIllisible) -> [UInt8] {
        do throws(SpreadsheetError) {
            let classeur = try WorkbookReader(original, limits: LimitesDeLecture.classeur)
            if let (rang, retouche) = try retouche(classeur, lu) {
                return try classeur.patched(sheet: rang, with: retouche)
            }
        } catch {
            throw error.underlying is UnpatchablePart ? .syntheseFigee : ClasseurIllisible(error)
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
        feuilles.cellule(nommee: "total_estime")?.feuille ?? lu.lieux["cpts_nom"].flatMap {
            feuilles.nommee($0.feuille)
        }
            ?? feuilles.nommee(Onglet.synthese)
    }

    private static func retouche(
        _ synthese: Feuilles.Feuille, _ feuilles: Feuilles, _ noms: [DefinedName], _ lu: BilanLu
    ) -> SheetPatch {
        var retouche = SheetPatch()
        // Un nom défini qui s’est égaré peut désigner ce que la personne a saisi.
        let saisies = Set(lu.lieux.values).union(
            ["exercice", "cadre"].compactMap { feuilles.cellule(nommee: $0)?.lieu })
        // Un texte trop long pour une cellule ne donne pas de formules.
        let calculs = try? CalculsDeSynthese(lu.bilan, jour: lu.bilan.periode.fin)
        // Ce que les formules ne comptent pas reste à revoir pour elles, et le classeur le dit.
        let gardeSesComptes = lu.diagnostics.contains { $0.code.echappeAuxFormules }
        for nom in calculs?.noms ?? [] where !gardeSesComptes || nom != ValeursCalculees.pointsARevoir {
            guard let lue = feuilles.cellule(nommee: nom), lue.feuille.rang == synthese.rang,
                !saisies.contains(lue.lieu), let calcul = calculs?[nom]
            else { continue }
            retouche.values[lue.reference] = calcul.valeur
            if connaissent(feuilles, calcul.formule) { retouche.formulas[lue.reference] = calcul.formule }
        }
        // Titres, comptes, explications et données du graphique n’ont pas de nom.
        for ligne in synthese.contenu.rows {
            for lue in ligne.cells {
                guard let formule = lue.formula, let valeur = calculs?.valeur(formule),
                    !(gardeSesComptes && compte(formule)),
                    let cellule = CellReference(row: ligne.index, column: lue.column),
                    !saisies.contains(Adresse(feuille: synthese.nom, cellule: cellule.description))
                else { continue }
                retouche.values[cellule] = valeur
            }
        }
        retouche.removedRows = BlocDesPoints.lignes(dans: synthese)
        retouche.rows = BlocDesPoints.rangees(lu, titreComme: bandeau(lu, synthese))
        let otees = retouche.removedRows
        let gardees = synthese.contenu.rows.lazy.map(\.index).filter { !(otees?.contains($0) ?? false) }
        let ecrites = retouche.values.keys.map(\.row).sorted()
        let zone = zoneImprimee(synthese, noms)
        // Deux lignes d’écart, et une avant ce qui suit.
        let hauteur = retouche.rows.count + 3
        let fin = max(gardees.last ?? 0, ecrites.last ?? 0, zone)
        if fin + hauteur <= CellReference.maximumRow {
            retouche.firstNewRow = fin + 2
        } else if let haut = vide(hauteur, sous: zone, entre: gardees, ecrites)
            ?? vide(hauteur, sous: 0, entre: gardees, ecrites)
        {
            retouche.firstNewRow = haut + 2
        } else {
            retouche.rows = []
        }
        return retouche
    }

    private static func compte(_ formule: Formula) -> Bool {
        noms(citesPar: formule).contains { $0.hasPrefix("lignes_a_revoir") || $0 == ValeursCalculees.pointsARevoir }
    }

    /// Tous les noms que la formule cite sont là.
    private static func connaissent(_ feuilles: Feuilles, _ formule: Formula) -> Bool {
        noms(citesPar: formule).allSatisfy { feuilles.cellule(nommee: $0) != nil }
    }

    /// Les noms définis qu’une formule du modèle cite, hors de ses textes : ils commencent par une minuscule, les
    /// fonctions par une majuscule.
    private static func noms(citesPar formule: Formula) -> [String] {
        let morceaux = formule.text.split(separator: "\"", omittingEmptySubsequences: false)
        return stride(from: 0, to: morceaux.count, by: 2).flatMap { rang in
            morceaux[rang].split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                .filter { $0.first?.isLowercase == true }.map(String.init)
        }
    }

    /// La ligne au-dessus du premier vide de plus de `hauteur` lignes : une cellule perdue peut toucher le bord de la
    /// grille. Les lignes gardées et les lignes écrites sont données de haut en bas.
    private static func vide(_ hauteur: Int, sous zone: Int, entre gardees: some Sequence<Int>, _ ecrites: [Int])
        -> Int?
    {
        var suivantes = ecrites[...]
        var derniere = zone
        for gardee in gardees {
            let avant = suivantes.prefix { $0 <= gardee }
            suivantes = suivantes.dropFirst(avant.count)
            for ligne in avant + [gardee] where ligne > derniere {
                if ligne - derniere > hauteur { return derniere }
                derniere = ligne
            }
        }
        for ligne in suivantes + [CellReference.maximumRow + 1] where ligne > derniere {
            if ligne - derniere > hauteur { return derniere }
            derniere = ligne
        }
        return nil
    }

    /// La dernière ligne imprimée : le graphique se tient au-dessus, sans cellule qui le montre.
    private static func zoneImprimee(_ synthese: Feuilles.Feuille, _ noms: [DefinedName]) -> Int {
        let zones = noms.filter { $0.name == "_xlnm.Print_Area" }.compactMap(\.target)
        return zones.first { Fr.cleDeComparaison($0.sheet) == synthese.cle }?.range.last.row ?? 0
    }

    /// Le bandeau au-dessus de la première saisie : le titre du bloc en prend l’allure.
    private static func bandeau(_ lu: BilanLu, _ synthese: Feuilles.Feuille) -> CellReference? {
        guard let lieu = lu.lieux["cpts_nom"], lieu.feuille == synthese.nom,
            let premiere = CellReference(lieu.cellule)
        else { return nil }
        return CellReference(row: premiere.row - 1, column: 1)
    }
}
