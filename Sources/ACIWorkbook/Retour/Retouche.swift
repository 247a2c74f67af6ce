internal import ACIModel
internal import SpreadsheetML

/// Ce qui change dans le classeur d’une personne, hors du bloc des points.
struct Retouche {
    /// Une cellule récrite, ou qui devrait l’être.
    struct Correction {
        enum Objet {
            /// Une saisie que les formules n’auraient pas comptée.
            case saisie
            case formule
            case bareme
        }

        let objet: Objet
        let champ: String
        let intitule: String
        let lieu: Adresse
        /// Ce qui était là, et ce qui le remplace.
        let avant: String
        let apres: String
    }

    private(set) var patch = WorkbookPatch()
    private(set) var corrections: [Correction] = []
    /// Les résultats dont la formule est là : un recalcul redonne ce qui est montré.
    private(set) var vivants: Set<String> = []

    private let feuilles: Feuilles
    private let bilan: Bilan
    private let localisation: Localisation
    private let saisies: Set<CelluleLue.Cle>
    /// Un texte trop long pour une cellule ne donne pas de formules.
    private let calculs: CalculsDuModele?
    /// Le classeur est de ce modèle : ses formules sont celles qui se dessinent.
    private let estDuModele: Bool

    init(_ feuilles: Feuilles, _ lu: BilanLu, _ localisation: Localisation, _ aujourdhui: Jour) {
        self.feuilles = feuilles
        bilan = lu.bilan
        estDuModele = lu.modele == VersionModele(exercice: lu.bilan.exercice).description
        self.localisation = localisation
        // Un nom défini qui s’est égaré peut désigner ce que la personne a saisi.
        let nommees = ["exercice", "cadre"].compactMap { feuilles.cellule(nommee: $0) }
        saisies = Set((Array(localisation.cellules.values) + nommees).map(\.cle))
        calculs = try? CalculsDuModele(lu.bilan, aujourdhui: aujourdhui)
    }

    private mutating func ecrire(_ valeur: CellValue, dans lue: CelluleLue) {
        patch.sheets[lue.feuille.rang, default: SheetPatch()].values[lue.reference] = valeur
    }

    // MARK: Noms

    /// Chaque nom désigne de nouveau la cellule où sa saisie a été lue, et celui d’un résultat celle où sa formule se
    /// trouve.
    mutating func remettreLesNoms() {
        patch.names = localisation.nomsARemettre.map { nom, lue in
            DefinedName(nom, SheetReference(sheet: lue.feuille.nom, range: CellRange(lue.reference)))
        }
        guard estDuModele, let calculs else { return }
        let deja = Set(localisation.champs.map(\.nom))
        for page in calculs.pages {
            let perdus = page.noms.filter { !deja.contains($0.nom) && feuilles.plage(nommee: $0.nom) == nil }
            guard !perdus.isEmpty, let feuille = localisation.onglet(page.feuille.name) else { continue }
            let calque = Calque(page, feuille)
            patch.names += perdus.compactMap { nom, plage in
                calque.place(plage).map { DefinedName(nom, SheetReference(sheet: feuille.nom, range: $0)) }
            }
        }
    }

    // MARK: Saisies

    /// Les saisies comprises prennent la forme que les formules comptent.
    mutating func mettreEnForme(gardeLesSaisies: Bool) {
        for champ in localisation.champs where champ.estComptee && localisation.connaitLeModele(champ) {
            guard let lue = localisation.cellules[champ.nom], let cellule = lue.contenu else { continue }
            let voulue = champ.contenu(bilan, parDefaut: false)
            guard voulue != .empty, !Self.compteComme(voulue, cellule.value) else { continue }
            corrections.append(
                Correction(
                    objet: .saisie, champ: champ.nom, intitule: champ.intitule, lieu: lue.lieu,
                    avant: ContenuCellule(cellule).saisie.telQuel, apres: champ.montre(voulue)))
            guard !gardeLesSaisies else { continue }
            ecrire(voulue, dans: lue)
            patch.sheets[lue.feuille.rang]?.constants.insert(lue.reference)
            patch.sheets[lue.feuille.rang]?.numberFormats[lue.reference] = Self.format(champ, cellule)
        }
    }

    /// Les formules comptent la cellule comme elles compteraient cette valeur.
    private static func compteComme(_ voulue: CellValue, _ lue: CellValue) -> Bool {
        switch (voulue, lue) {
        case (.text(let voulu), .text(let texte)): voulu == texte
        case (.number, .number), (.date, .date): convient(lue, voulue)
        case (.date(let voulue), .number(let nombre)): nombre == voulue.serial
        default: false
        }
    }

    /// Le format de la saisie, quand celui de la cellule montrerait autre chose : 120 sous un format de taux, 12 000 %.
    private static func format(_ champ: Champ, _ cellule: SheetCell) -> NumberFormat? {
        let (attendu, actuel) = (champ.format.kind, cellule.numberFormat.kind)
        let convient = actuel == attendu || attendu != .date && [.general, .number].contains(actuel)
        return convient ? nil : champ.format
    }

    // MARK: Barème

    /// Les montants publiés reprennent leur place sous les formules.
    mutating func retablirLeBareme() {
        for rangee in RangeeBareme.toutes(bilan.cadre) {
            for (lue, valeur) in zip(feuilles.rangee(nommee: rangee.nom), rangee.valeurs) {
                guard let cellule = lue.contenu, !saisies.contains(lue.cle),
                    !Self.convient(cellule.value, .number(valeur))
                else { continue }
                ecrire(.number(valeur), dans: lue)
                patch.sheets[lue.feuille.rang]?.constants.insert(lue.reference)
                corrections.append(
                    Correction(
                        objet: .bareme, champ: rangee.nom, intitule: rangee.libelle, lieu: lue.lieu, avant: lue.texte,
                        apres: Fr.decimal(valeur)))
            }
        }
    }

    // MARK: Résultats

    /// Les résultats absents ou différents de ceux du moteur sont renouvelés, dans tous les onglets.
    ///
    /// - Parameter gardeSesComptes: ce que les formules ne comptent pas reste à revoir pour elles.
    mutating func renouveler(gardeSesComptes: Bool) {
        guard let calculs else { return }
        var nommees: Set<CelluleLue.Cle> = []
        for nom in calculs.noms where !gardeSesComptes || nom != ValeursCalculees.pointsARevoir {
            guard let lue = feuilles.cellule(nommee: nom), !saisies.contains(lue.cle), let calcul = calculs[nom] else {
                continue
            }
            nommees.insert(lue.cle)
            let formule = lue.contenu?.formula
            let estChangee =
                formule.map { estDuModele && $0.reconnue != calcul.formule.reconnue } ?? true
            let estRetablie = estChangee && connait(calcul.formule)
            if formule != nil || estRetablie { vivants.insert(nom) }
            if estRetablie {
                ecrire(calcul.valeur, dans: lue)
                patch.sheets[lue.feuille.rang]?.formulas[lue.reference] = calcul.formule
                if let formule { changee(formule, nom, lue) }
            } else if !Self.convient(lue.contenu?.value ?? .empty, calcul.valeur) {
                ecrire(calcul.valeur, dans: lue)
            }
        }
        // Titres, contrôles, enjeux, explications et données du graphique n’ont pas de nom, ou celui d’une ligne.
        for feuille in feuilles.toutes {
            for ligne in feuille.contenu.rows {
                for cellule in ligne.cells {
                    guard let formule = cellule.formula, let valeur = calculs.valeur(formule),
                        !(gardeSesComptes && compte(formule)), !Self.convient(cellule.value, valeur),
                        let reference = CellReference(row: ligne.index, column: cellule.column)
                    else { continue }
                    let lue = CelluleLue(feuille: feuille, reference: reference)
                    if !nommees.contains(lue.cle), !saisies.contains(lue.cle) { ecrire(valeur, dans: lue) }
                }
            }
        }
    }

    private mutating func changee(_ formule: Formula, _ nom: String, _ lue: CelluleLue) {
        guard let resultat = Resultat.tous(bilan.cadre).first(where: { $0.nom == nom }) else { return }
        corrections.append(
            Correction(
                objet: .formule, champ: nom, intitule: resultat.libelle, lieu: lue.lieu, avant: "=\(formule.text)",
                apres: ""))
    }

    /// La cellule contient déjà cette valeur, au bruit du calcul flottant près.
    private static func convient(_ lue: CellValue, _ voulue: CellValue) -> Bool {
        switch (lue, voulue) {
        case (.empty, .text("")), (.text(""), .empty): true
        case (.date(let date), .date(let voulue)):
            date.dayAndSeconds.map { $0 == voulue.dayAndSeconds ?? (.min, 0) } ?? false
        default:
            if let nombre = lue.storedNumber, let voulu = voulue.storedNumber {
                (nombre - voulu).magnitude <= 1e-9 * max(1, voulu.magnitude)
            } else {
                lue == voulue
            }
        }
    }

    private func compte(_ formule: Formula) -> Bool {
        Self.noms(citesPar: formule).contains {
            $0.hasPrefix("lignes_a_revoir") || $0 == ValeursCalculees.pointsARevoir
        }
    }

    /// Tous les noms que la formule cite sont là.
    private func connait(_ formule: Formula) -> Bool {
        Self.noms(citesPar: formule).allSatisfy { feuilles.cellule(nommee: $0) != nil }
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
}

extension Champ {
    /// Les formules lisent la saisie : tout, sauf les textes libres.
    fileprivate var estComptee: Bool {
        switch type {
        case .texte, .libre, .horsBilan: false
        case .valeur(_, let indicateur): indicateur.typeValeur != .texte && indicateur.typeValeur != .entierOuTexte
        case .entier, .date, .taux, .poids, .montant, .ouiNon, .atteinte, .nature, .plan, .objectif: true
        }
    }

    /// Ce qu’une cellule de ce champ montre de la valeur.
    fileprivate func montre(_ valeur: CellValue) -> String {
        switch valeur {
        case .number(let nombre) where format.kind == .percent: Fr.pourcentage(nombre)
        case .number(let nombre): Fr.decimal(nombre)
        case .date(let date): date.dayAndSeconds.flatMap { Jour(numero: $0.daysSince1970) }?.francais ?? ""
        case .text(let texte), .error(let texte): texte
        case .boolean, .empty: ""
        }
    }
}
