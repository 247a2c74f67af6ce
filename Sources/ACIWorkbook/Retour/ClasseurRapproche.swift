public import ACIModel
internal import SpreadsheetML

/// Le classeur de la personne, rendu avec les résultats du moteur : les mêmes euros dans tous les onglets et dans le
/// graphique, avant et après un recalcul, et, sous Synthèse, les points à revoir, chacun avec un lien vers sa cellule.
///
/// Une saisie comprise que les formules ne compteraient pas (« oui », « 60 % » en texte) est récrite comme elles
/// l’attendent, et le bloc dit ce qui était là ; les noms égarés, le barème et les formules changées sont rétablis. Tout
/// le reste du fichier (styles, images, commentaires, onglets ajoutés) reste octet pour octet ce qu’il était.
public enum ClasseurRapproche {
    /// - Parameters:
    ///   - original: le fichier dont `lu` vient.
    ///   - aujourdhui: le jour où le fichier est rendu, que des formules regardent.
    ///   - gardeLesSaisies: les saisies restent telles qu’elles sont tapées ; le bloc dit alors ce qu’un recalcul changera.
    /// - Throws: un refus pour un modèle ou un classeur à macros ; ``ClasseurIllisible/sansSynthese``,
    ///   ``ClasseurIllisible/syntheseFigee``, ou un autre refus si une partie que la lecture laisse de côté est chiffrée
    ///   ou comprimée d’une façon inconnue.
    public static func octets(
        _ original: [UInt8], _ lu: BilanLu, aujourdhui: Jour, gardeLesSaisies: Bool = false
    ) throws(ClasseurIllisible) -> [UInt8] {
        let classeur = try ClasseurOuvert(original).classeur
        guard classeur.fileExtension == "xlsx" else { throw .autreGenre(classeur.fileExtension) }
        do throws(SpreadsheetError) {
            if let retouche = try retouche(classeur, lu, aujourdhui, gardeLesSaisies) {
                return try classeur.patched(with: retouche)
            }
        } catch {
            throw error.underlying is UnpatchablePart ? .syntheseFigee : ClasseurIllisible(error)
        }
        throw .sansSynthese
    }

    /// Ce qui change. Les cellules lues pour le savoir se lâchent au retour.
    private static func retouche(
        _ classeur: WorkbookReader, _ lu: BilanLu, _ aujourdhui: Jour, _ gardeLesSaisies: Bool
    ) throws(SpreadsheetError) -> WorkbookPatch? {
        let feuilles = try Feuilles(classeur)
        guard let synthese = synthese(feuilles, lu) else { return nil }
        let localisation = Localisation(
            feuilles, IndexDeLecture(lu.bilan.cadre), modele: lu.modele.flatMap(VersionModele.init))
        var retouche = Retouche(feuilles, lu, localisation, aujourdhui)
        retouche.remettreLesNoms()
        retouche.mettreEnForme(gardeLesSaisies: gardeLesSaisies)
        retouche.retablirLeBareme()
        retouche.renouveler(
            gardeSesComptes: gardeLesSaisies && lu.diagnostics.contains { $0.code.echappeAuxFormules })
        var patch = retouche.patch
        BlocDesPoints(synthese, feuilles, classeur.definedNames)
            .ecrire(lu, retouche, gardeLesSaisies: gardeLesSaisies, dans: &patch)
        return patch
    }

    private static func synthese(_ feuilles: Feuilles, _ lu: BilanLu) -> Feuilles.Feuille? {
        feuilles.cellule(nommee: "total_estime")?.feuille ?? lu.lieux["cpts_nom"].flatMap {
            feuilles.nommee($0.feuille)
        }
            ?? feuilles.nommee(Onglet.synthese)
    }
}
