internal import ACIModel
internal import SpreadsheetML

extension Champ {
    /// Lit la cellule dans le bilan, et dit ce qu’il y a à en dire.
    func lire(_ cellule: SheetCell, dans bilan: inout Bilan) -> [Diagnostic] {
        let contenu = ContenuCellule(cellule)
        let saisie = accepteUnPourcentage ? contenu.saisie : contenu.saisieSansPourcentage
        var diagnostics: [Diagnostic] = []
        func noter<Contenu>(_ lecture: SaisieFrancaise.Lecture<Contenu>, _ attendu: Attendu) -> Contenu? {
            if let code = lecture.code {
                diagnostics.append(
                    .saisie(code, trouve: saisie.telQuel, attendu: attendu, champ: nom, indicateur: indicateur))
            }
            return lecture.valeurLue
        }
        if contenu.estUneImage, case .texte = type {
            return [.saisie(.imageDansCellule, trouve: "", attendu: .texte, champ: nom, indicateur: indicateur)]
        }
        if let (code, trouve) = contenu.ecart?.signalement(saisie, attendu: prendUneDate) {
            diagnostics.append(
                .affichage(code, montre: trouve, contient: saisie.francais, champ: nom, indicateur: indicateur))
            if code.gravite == .erreur { return diagnostics }
        }
        if case .poids = type, contenu.enPourcentage, case .nombre(let nombre) = saisie {
            diagnostics.append(
                .affichage(
                    .affichagePartiel, montre: Fr.pourcentage(nombre), contient: saisie.francais, champ: nom,
                    indicateur: indicateur))
        }
        switch type {
        case .texte(let acces): bilan[acces] = noter(SaisieFrancaise.texte(saisie), .texte)
        case .entier(let acces, let bornes):
            let unites = ChampBilan(rawValue: nom)?.unites ?? []
            let entier = noter(SaisieFrancaise.entier(saisie, unites: unites), .entier)
            if let entier, !bornes.contains(entier), nom != "population", nom != "taille_contractuelle" {
                _ = noter(SaisieFrancaise.Lecture<Int>.refus(.valeurHorsBornes), .entier)
            } else {
                bilan[acces] = entier
            }
        case .date(let acces): bilan[acces] = noter(SaisieFrancaise.date(saisie), .date)
        case .taux(let acces, _):
            let rapport = noter(SaisieFrancaise.taux(saisie, enPourcentage: contenu.enPourcentage), .taux)
            bilan[acces] = rapport.flatMap { Taux($0) }
            if rapport != nil, bilan[acces] == nil {
                _ = noter(SaisieFrancaise.Lecture<Double>.refus(.valeurHorsBornes), .taux)
            }
        case .poids(let acces, _): bilan[acces] = noter(SaisieFrancaise.poids(saisie), .nombre)
        case .ouiNon(let acces): bilan[acces] = noter(SaisieFrancaise.ouiNon(saisie), .ouiNon)
        case .atteinte(let acces): bilan[acces] = noter(SaisieFrancaise.atteinte(saisie), .atteinte)
        case .nature(let acces, _): bilan[acces] = noter(SaisieFrancaise.nature(saisie), .nature)
        case .plan(let acces): bilan[acces] = noter(SaisieFrancaise.plan(saisie), .plan)
        case .valeur(let acces, let indicateur):
            bilan[acces] = noter(
                SaisieFrancaise.valeur(saisie, de: indicateur, enPourcentage: contenu.enPourcentage),
                Attendu(indicateur.typeValeur))
        case .montant(let acces): bilan[acces] = noter(SaisieFrancaise.montant(saisie), .montant)
        case .objectif(let acces, let indicateur):
            switch saisie {
            case .vide: bilan[acces] = nil
            // Le premier modèle écrivait le seuil en clair : « < 30 jours », « Aucun ».
            case .texte(let texte) where Fr.cleDeComparaison(texte) == Fr.cleDeComparaison(indicateur.seuilTexte):
                bilan[acces] = indicateur.objectifIndicatif
            case .texte(let texte) where indicateur.objectif(ecrit: texte) != nil:
                bilan[acces] = indicateur.objectif(ecrit: texte)
            default:
                let lecture =
                    indicateur.typeValeur == .taux
                    ? SaisieFrancaise.taux(saisie, enPourcentage: contenu.enPourcentage)
                    : SaisieFrancaise.nombre(
                        saisie, unites: [indicateur.uniteObjectif, indicateur.unite].compactMap { $0 })
                let nombre = noter(lecture, .nombre)
                bilan[acces] = nombre.flatMap(indicateur.objectif)
                if nombre != nil, bilan[acces] == nil {
                    _ = noter(SaisieFrancaise.Lecture<Double>.refus(.valeurHorsBornes), .nombre)
                }
            }
        case .libre(let acces):
            bilan[acces] =
                switch saisie {
                case .vide: nil
                case .nombre(let nombre) where contenu.enPourcentage: .taux(nombre)
                case .nombre(let nombre): Int(exactly: nombre).map { .entier($0) } ?? .decimal(nombre)
                case .date(let jour): .date(jour)
                default:
                    SaisieFrancaise.ouiNon(saisie).valeurLue.map { .ouiNon($0) }
                        ?? noter(SaisieFrancaise.texte(saisie), .texte).map { .texte($0) }
                }
        case .horsBilan: break
        }
        if diagnostics.contains(where: { $0.code == .tauxTresFaible }) {
            // Les règles de la ligne le disent de ses taux.
            diagnostics.removeAll { $0.code == .affichagePartiel || indicateur != nil && $0.code == .tauxTresFaible }
        }
        if contenu.estCalcule, saisie != .vide, !diagnostics.contains(where: { $0.gravite == .erreur }) {
            _ = noter(SaisieFrancaise.Lecture<String>.valeurAvecNote("", .formuleDansSaisie), .texte)
        }
        return diagnostics
    }

    /// Une cellule que le fichier n’a pas est vide : l’objectif que le modèle propose n’y est pas non plus.
    func vider(_ bilan: inout Bilan) {
        if case .objectif(let acces, _) = type { bilan[acces] = nil }
    }

    private var accepteUnPourcentage: Bool {
        switch type {
        case .taux, .poids, .libre: true
        case .valeur(_, let indicateur), .objectif(_, let indicateur): indicateur.typeValeur == .taux
        default: false
        }
    }

    private var prendUneDate: Bool {
        switch type {
        case .date, .texte, .libre: true
        case .valeur(_, let indicateur): [.date, .texte, .entierOuTexte].contains(indicateur.typeValeur)
        default: false
        }
    }
}

extension ContenuCellule.Ecart {
    /// - Parameter attendu: une date se prend ; ailleurs, elle est refusée de toute façon.
    fileprivate func signalement(_ saisie: Saisie, attendu estUneDate: Bool) -> (CodeDiagnostic, String)? {
        switch self {
        case .trompeur(let montre): (.affichageTrompeur, montre)
        case .partiel(let montre):
            if case .date = saisie, !estUneDate { nil } else { (.affichagePartiel, montre) }
        case .heure(let heure): estUneDate ? (.dateAvecHeure, heure) : nil
        }
    }
}
