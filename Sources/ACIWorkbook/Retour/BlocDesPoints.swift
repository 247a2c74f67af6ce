internal import ACIModel
internal import SpreadsheetML

/// Le bloc des points à revoir, sous le contenu imprimé de Synthèse. Son nom défini dit où il est : il suit les lignes que
/// la personne insère. Un bloc plus ancien est vidé de ses textes à lui ; aucune ligne n’est ôtée.
struct BlocDesPoints {
    /// Le nom défini des lignes du bloc.
    static let nom = "points_releves"

    private static let titre = "Points à revoir, relevés par aci-xlsx"
    private static let rien = "✓ Rien à revoir"
    private static let corrige = "Corrigé"
    private static let laisse = "Laissé"
    /// La gravité, le lien et le message, le lien débordant sur les colonnes qui le suivent.
    private static let colonnes = (gravite: 1, lien: 2, message: 5)

    private let feuille: Feuilles.Feuille
    /// Les cellules que nous avons écrites dans un bloc plus ancien.
    private let anciennes: Set<CellReference>
    /// La plage imprimée.
    private let imprimee: CellRange?

    init(_ feuille: Feuilles.Feuille, _ feuilles: Feuilles, _ noms: [DefinedName]) {
        self.feuille = feuille
        let lignes = Self.lignes(dans: feuille, feuilles)
        anciennes = Set(
            feuille.contenu.rows.lazy.filter { lignes.contains($0.index) }.flatMap { ligne in
                [Self.colonnes.gravite, Self.colonnes.lien, Self.colonnes.message].compactMap { colonne in
                    ligne[column: colonne] == nil ? nil : CellReference(row: ligne.index, column: colonne)
                }
            })
        let zones = noms.filter { $0.name == "_xlnm.Print_Area" }.compactMap(\.target)
        imprimee = zones.first { Fr.cleDeComparaison($0.sheet) == feuille.cle }?.range
    }

    /// Les lignes d’un bloc écrit plus tôt : dans la plage nommée, ou, avant que le bloc ait un nom, sous son titre.
    static func lignes(dans feuille: Feuilles.Feuille, _ feuilles: Feuilles) -> Set<Int> {
        let connus = Set(Diagnostic.Gravite.allCases.map(libelle) + [titre, rien, corrige, laisse])
        func premiere(_ ligne: SheetRow) -> String {
            guard case .text(let texte)? = ligne[column: colonnes.gravite]?.value else { return "" }
            return texte
        }
        let rangees = feuille.contenu.rows
        if let (nommee, plage) = feuilles.plage(nommee: nom), nommee.rang == feuille.rang {
            let lignes = rangees.filter { (plage.first.row...plage.last.row).contains($0.index) }
            return Set(lignes.filter { connus.contains(premiere($0)) }.map(\.index))
        }
        guard let debut = rangees.firstIndex(where: { premiere($0) == titre }) else { return [] }
        var fin = debut + 1
        while fin < rangees.endIndex, rangees[fin].index == rangees[fin - 1].index + 1,
            connus.contains(premiere(rangees[fin]))
        {
            fin += 1
        }
        return Set(rangees[debut..<fin].map(\.index))
    }

    private static func libelle(_ gravite: Diagnostic.Gravite) -> String {
        switch gravite {
        case .erreur: "Erreur"
        case .avertissement: "Avertissement"
        case .note: "Note"
        }
    }

    /// Écrit le bloc et son nom, et vide l’ancien.
    func ecrire(
        _ lu: BilanLu, _ reste: Retouche, gardeLesSaisies: Bool, dans patch: inout WorkbookPatch
    ) {
        var retouche = patch.sheets[feuille.rang] ?? SheetPatch()
        for cellule in anciennes {
            retouche.values[cellule] = .empty
            retouche.removedLinks.insert(cellule)
        }
        let rangees = rangees(lu, reste, gardeLesSaisies)
        if let premiere = premiereLigne(rangees.count, retouche),
            let haut = CellReference(row: premiere, column: Self.colonnes.gravite),
            let bas = CellReference(row: premiere + rangees.count - 1, column: Self.colonnes.message)
        {
            retouche.rows = rangees
            retouche.firstNewRow = premiere
            patch.names.append(
                DefinedName(Self.nom, SheetReference(sheet: feuille.nom, range: CellRange(haut, bas))))
        }
        patch.sheets[feuille.rang] = retouche
    }

    // MARK: Contenu

    private func rangees(_ lu: BilanLu, _ retouche: Retouche, _ gardeLesSaisies: Bool) -> [SheetPatch.Row] {
        let titre = SheetPatch.Row([.init(column: Self.colonnes.gravite, text: Self.titre, styledLike: bandeau(lu))])
        let corrections = retouche.corrections
        let points = lu.diagnostics.filter { point in
            gardeLesSaisies || !Self.estRegle(point, retouche)
        }
        let lignes =
            points.points(lu.bilan.cadre).map { point in
                rangee(
                    Self.libelle(point.gravite), point.lieux.first, point.messageDesIndicateurs, endroit: point.endroit)
            }
            + corrections.map { correction in
                rangee(
                    gardeLesSaisies && correction.objet == .saisie ? Self.laisse : Self.corrige, correction.lieu,
                    correction.message(gardeLesSaisies: gardeLesSaisies))
            }
        let rien = SheetPatch.Row([.init(column: Self.colonnes.gravite, text: Self.rien)])
        return [titre] + (lignes.isEmpty ? [rien] : lignes)
    }

    /// Ce que le classeur rendu a déjà corrigé n’est plus à revoir.
    private static func estRegle(_ point: Diagnostic, _ retouche: Retouche) -> Bool {
        switch point.code {
        case .ecartRapprochement: point.champ.map(retouche.vivants.contains) ?? false
        case .baremeModifie: retouche.corrections.contains { $0.objet == .bareme && $0.lieu == point.lieu }
        default:
            point.code.echappeAuxFormules
                && retouche.corrections.contains { $0.objet == .saisie && $0.champ == point.champ }
        }
    }

    /// - Parameter endroit: toutes les cellules, dont le lien mène à la première.
    private func rangee(
        _ gravite: String, _ lieu: Adresse?, _ message: String, endroit: String? = nil
    ) -> SheetPatch.Row {
        var cellules: [SheetPatch.Row.Cell] = [.init(column: Self.colonnes.gravite, text: gravite)]
        if let lieu {
            let place = SheetReference.quoted(lieu.feuille) + "!" + lieu.cellule
            cellules.append(.init(column: Self.colonnes.lien, text: endroit ?? lieu.francais, link: place))
        }
        cellules.append(.init(column: Self.colonnes.message, text: message))
        return SheetPatch.Row(cellules)
    }

    /// Le bandeau au-dessus de la première saisie : le titre du bloc en prend l’allure.
    private func bandeau(_ lu: BilanLu) -> CellReference? {
        guard let lieu = lu.lieux["cpts_nom"], lieu.feuille == feuille.nom, let premiere = CellReference(lieu.cellule)
        else { return nil }
        return CellReference(row: premiere.row - 1, column: 1)
    }

    // MARK: Place

    /// Deux lignes sous le dernier contenu des colonnes imprimées, ou sous la zone imprimée, où le graphique se tient sans
    /// cellule qui le montre ; sinon dans le premier vide assez haut, une cellule perdue pouvant toucher le bord de la grille.
    private func premiereLigne(_ hauteur: Int, _ retouche: SheetPatch) -> Int? {
        let derniereColonne = max(imprimee?.last.column ?? CellReference.maximumColumn, Self.colonnes.message)
        // Une feuille peut avoir des centaines de milliers de lignes : rien ne s’en garde tant que la dernière suffit.
        let remplies = feuille.contenu.rows.lazy.filter { ligne in
            ligne.cells.contains { cellule in
                cellule.column <= derniereColonne && (cellule.value != .empty || cellule.formula != nil)
                    && !estAncienne(ligne.index, cellule.column)
            }
        }.map(\.index)
        let ecrites = retouche.values.filter { $0.value != .empty && $0.key.column <= derniereColonne }.map(\.key.row)
        // Deux lignes d’écart, et une avant ce qui suit.
        let place = hauteur + 3
        let zone = imprimee?.last.row ?? 0
        let fin = max(remplies.max() ?? 0, ecrites.max() ?? 0, zone)
        if fin + place <= CellReference.maximumRow { return fin + 2 }
        let occupees = Set(remplies).union(ecrites)
        return vide(place, sous: zone, occupees) ?? vide(place, sous: 0, occupees)
    }

    private func estAncienne(_ ligne: Int, _ colonne: Int) -> Bool {
        CellReference(row: ligne, column: colonne).map(anciennes.contains) ?? false
    }

    private func vide(_ hauteur: Int, sous zone: Int, _ occupees: Set<Int>) -> Int? {
        var derniere = zone
        for ligne in occupees.sorted() + [CellReference.maximumRow + 1] where ligne > derniere {
            if ligne - derniere > hauteur { return derniere + 2 }
            derniere = ligne
        }
        return nil
    }
}

extension Retouche.Correction {
    fileprivate func message(gardeLesSaisies: Bool) -> String {
        let (cite, objet) = (Fr.guillemets(Fr.abrege(avant)), Fr.guillemets(intitule))
        switch self.objet {
        case .saisie where gardeLesSaisies:
            return
                "\(objet) : \(cite) est compris comme \(Fr.guillemets(apres)), mais les formules ne le comptent pas : "
                + "au prochain calcul, les montants qui en dépendent et le total changeront. Saisissez \(Fr.guillemets(apres))."
        case .saisie:
            return
                "\(objet) : \(cite) était là ; \(Fr.guillemets(apres)) le remplace, pour que les formules le comptent."
        case .formule: return "\(objet) : la formule avait été changée ; celle du modèle est rétablie."
        case .bareme: return "\(objet) : \(cite) était là ; le montant publié, \(apres), est rétabli."
        }
    }
}
