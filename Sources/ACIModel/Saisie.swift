/// Le contenu d’une cellule de saisie, quel que soit le fichier d’où il vient.
public enum Saisie: Hashable, Sendable {
    case vide
    case nombre(Double)
    case texte(String)
    case booleen(Bool)
    /// Une cellule numérique au format de date, déjà convertie.
    case date(Jour)
    /// `#REF!`, `#DIV/0!`…
    case erreur(String)

    /// Tel que la cellule le contient, blancs des bords et signes invisibles compris.
    public var telQuel: String { if case .texte(let texte) = self { texte } else { francais } }

    /// Ce que le tableur montre en français là où le fichier dit l’erreur en anglais.
    private static let erreursEnFrancais = [
        "#NAME?": "#NOM?", "#NULL!": "#NUL!", "#NUM!": "#NOMBRE!", "#VALUE!": "#VALEUR!", "#SPILL!": "#PROPAGATION!",
        "#GETTING_DATA": "#CHARGEMENT_DONNEES",
    ]

    /// Tel qu’il se lit, sans les blancs de ses bords.
    public var francais: String {
        switch self {
        case .vide: ""
        case .nombre(let nombre): Fr.decimal(nombre)
        case .texte(let texte): Fr.elaguer(texte)
        case .erreur(let texte): Self.erreursEnFrancais[texte] ?? Fr.elaguer(texte)
        case .booleen(let booleen): booleen ? "Vrai" : "Faux"
        case .date(let jour): jour.francais
        }
    }
}

extension SaisieFrancaise {
    /// Une cellule de texte libre ; un nombre ou une date y sont pris tels qu’ils se lisent.
    public static func texte(_ saisie: Saisie) -> Lecture<String> {
        switch saisie {
        case .erreur: .refus(.celluleEnErreur)
        // Une référence de document (« 20260412 ») n’a pas de milliers.
        case .nombre(let nombre): .valeur(Fr.decimal(nombre, milliers: false))
        default: texte(saisie.francais)
        }
    }

    /// Un poids ; nul ou négatif, il est rendu tel quel et le moteur le signale (R4).
    public static func poids(_ saisie: Saisie) -> Lecture<Poids> {
        lire(saisie, nombre: poids(nombre:), texte: poids, refus: .valeurIllisible)
    }

    /// Une somme en euros, arrondie au centime.
    public static func montant(_ saisie: Saisie) -> Lecture<Montant> {
        lire(saisie, nombre: montant(nombre:), texte: montant, refus: .valeurIllisible)
    }

    /// Un nombre, et les unités de ``nombre(_:unites:)``.
    public static func nombre(_ saisie: Saisie, unites: [String] = []) -> Lecture<Double> {
        lire(
            saisie, nombre: { $0.magnitude < plusGrand ? .valeur($0) : .refus(.valeurHorsBornes) },
            texte: { nombre($0, unites: unites) }, refus: .valeurIllisible)
    }

    /// Un nombre entier, et les unités de ``nombre(_:unites:)``.
    public static func entier(_ saisie: Saisie, unites: [String] = []) -> Lecture<Int> {
        lire(saisie, nombre: entier(nombre:), texte: { entier($0, unites: unites) }, refus: .valeurIllisible)
    }

    /// - Parameter enPourcentage: la cellule a un format de pourcentage.
    public static func taux(_ saisie: Saisie, enPourcentage: Bool) -> Lecture<Double> {
        lire(
            saisie, nombre: { taux(nombre: $0, celluleEnPourcentage: enPourcentage) }, texte: taux,
            refus: .valeurIllisible)
    }

    /// Les années où une date d’un bilan peut tomber.
    public static let annees = 2000...2100

    /// Une date de ces ``annees``.
    public static func date(_ saisie: Saisie) -> Lecture<Jour> {
        let lecture: Lecture<Jour> =
            if case .date(let jour) = saisie {
                .valeur(jour)
            } else {
                lire(saisie, nombre: date(nombre:), texte: date, refus: .dateIllisible)
            }
        return lecture.puis { annees.contains($0.annee) ? .valeur($0) : .refus(.dateHorsBornes) }
    }

    /// Oui ou Non.
    public static func ouiNon(_ saisie: Saisie) -> Lecture<Bool> {
        choix(saisie, lire: ouiNon, libelle: Fr.ouiNon, refus: .ouiNonInconnu)
    }
    /// La réponse à « Atteint ? ».
    public static func atteinte(_ saisie: Saisie) -> Lecture<Atteinte> {
        choix(saisie, lire: atteinte, libelle: \.libelle, refus: .atteintInconnu)
    }
    /// La nature d’un indicateur.
    public static func nature(_ saisie: Saisie) -> Lecture<Nature> {
        choix(saisie, lire: nature, libelle: \.libelle, refus: .natureInconnue)
    }
    /// L’état du plan de réponse.
    public static func plan(_ saisie: Saisie) -> Lecture<EtatPlan> {
        choix(saisie, lire: plan, libelle: \.libelle, refus: .planInconnu)
    }

    /// La valeur déclarée d’un indicateur.
    public static func valeur(
        _ saisie: Saisie, de indicateur: IndicateurModele, enPourcentage: Bool = false
    ) -> Lecture<Valeur> {
        switch indicateur.typeValeur {
        case .entier: return entier(saisie, unites: indicateur.unites).puis { positif(.entier($0)) }
        case .decimal: return nombre(saisie, unites: indicateur.unites).puis { positif(.decimal($0)) }
        case .taux: return taux(saisie, enPourcentage: enPourcentage).puis { .valeur(.taux($0)) }
        case .date: return date(saisie).puis { .valeur(.date($0)) }
        case .ouiNon: return ouiNon(saisie).puis { .valeur(.ouiNon($0)) }
        case .texte: return texte(saisie).puis { .valeur(.texte($0)) }
        case .entierOuTexte:
            let lecture = entier(saisie)
            guard case .refus(let code) = lecture, code != .celluleEnErreur else {
                return lecture.puis { positif(.entier($0)) }
            }
            return texte(saisie).puis { .valeur(.texte($0)) }
        }
    }

    // Les indicateurs comptent ou mesurent : aucun n’est négatif.
    private static func positif(_ valeur: Valeur) -> Lecture<Valeur> {
        (valeur.nombre ?? 0) < 0 ? .refus(.valeurHorsBornes) : .valeur(valeur)
    }

    /// Les formules du classeur comptent les mots de la liste, en majuscules ou non, et rien de ce qui en tient lieu.
    private static func choix<C>(
        _ saisie: Saisie, lire: (String) -> Lecture<C>, libelle: (C) -> String, refus: CodeDiagnostic
    ) -> Lecture<C> {
        let texte: String
        switch saisie {
        case .vide: return .absent
        case .texte(let brut): texte = brut
        case .booleen, .nombre: texte = saisie.francais
        case .date: return .refus(refus)
        case .erreur: return .refus(.celluleEnErreur)
        }
        return lire(texte).puis { choix in
            libelle(choix).lowercased() == texte.lowercased()
                ? .valeur(choix) : .valeurAvecNote(choix, .reponseHorsListe)
        }
    }

    private static func lire<C>(
        _ saisie: Saisie, nombre: (Double) -> Lecture<C>, texte: (String) -> Lecture<C>, refus: CodeDiagnostic
    ) -> Lecture<C> {
        switch saisie {
        case .vide: .absent
        case .nombre(let valeur): nombre(valeur)
        case .texte(let valeur): texte(valeur)
        case .booleen, .date: .refus(refus)
        case .erreur: .refus(.celluleEnErreur)
        }
    }
}
