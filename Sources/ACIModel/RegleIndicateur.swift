/// Une règle d’une ligne d’indicateur (R4, R12, R13), à un seul endroit : ce qui l’enfreint, comment elle se dit en
/// quelques mots dans « Contrôle », et en une phrase dans les points à revoir.
public struct RegleIndicateur: Sendable {
    /// Le mot du catalogue.
    public let code: CodeDiagnostic
    /// La colonne qu’elle regarde, là où le mot vaut pour plusieurs.
    public let colonne: ChampIndicateur
    /// Elle vaut aussi pour les indicateurs propres au contrat.
    public let pourLesPropres: Bool
    /// La ligne ne respecte pas la règle.
    public let estEnfreinte: @Sendable (LigneIndicateur) -> Bool
    /// Ce que « Contrôle » en dit, si c’est toujours la même chose.
    public let motFixe: String?
    /// Ce que « Contrôle » en dit : `34 n’atteint pas < 30 jours`.
    public let mot: @Sendable (LigneIndicateur) -> String
    let diagnostic: @Sendable (LigneIndicateur) -> Diagnostic

    private init(
        _ code: CodeDiagnostic, colonne: ChampIndicateur = .valeur, pourLesPropres: Bool = false,
        sansObjet: Bool = false, si estEnfreinte: @escaping @Sendable (LigneIndicateur) -> Bool,
        motFixe: String? = nil, mot: @escaping @Sendable (LigneIndicateur) -> String = { _ in "" },
        _ diagnostic: @escaping @Sendable (LigneIndicateur) -> Diagnostic
    ) {
        self.code = code
        self.colonne = colonne
        self.pourLesPropres = pourLesPropres
        self.estEnfreinte = {
            (pourLesPropres || !$0.estPropre) && ($0.nature == .sansObjet) == sansObjet && estEnfreinte($0)
        }
        self.motFixe = motFixe
        // Une formule écrit un nombre sans espace entre ses milliers.
        self.mot = { motFixe ?? mot($0).filter { $0 != "\u{202F}" } }
        self.diagnostic = diagnostic
    }

    /// Toutes, dans l’ordre où « Contrôle » les dit : la première enfreinte l’emporte.
    public static let toutes =
        dAbord + [sansReponse, sansValeur, plusDeCent, infime(.valeur), population] + objectifs + preuves

    /// Celles qui se disent même d’une ligne où rien n’est répondu.
    public static let dAbord = [sansObjet, poids, infime(.partiel), infime(.objectif)]

    // MARK: - R4

    /// La seule d’une ligne « Sans objet ».
    public static let sansObjet = RegleIndicateur(
        .sansObjetRepondu, pourLesPropres: true, sansObjet: true, si: { $0.reponse.atteint != nil },
        motFixe: "Sans objet, mais une réponse est donnée", Diagnostic.sansObjetRepondu)

    private static let poids = RegleIndicateur(
        .poidsInvalide, pourLesPropres: true, si: { $0.nature == .resultat && !$0.poids.estPositif },
        motFixe: "Poids à corriger : \(Attendu.poids.texte)", Diagnostic.poidsInvalide)

    // MARK: - R13

    /// Elle attend seulement une réponse.
    public static let sansReponse = RegleIndicateur(
        .valeurSansReponse, si: { $0.reponse.valeur != nil && $0.reponse.atteint == nil },
        motFixe: "Valeur sans réponse : choisissez Oui, Partiel ou Non", Diagnostic.valeurSansReponse)

    private static let sansValeur = RegleIndicateur(
        .ouiSansValeur, si: { $0.reponse.valeur == nil && $0.reponse.atteint == .oui },
        motFixe: "« Oui » sans valeur déclarée", Diagnostic.ouiSansValeur)

    private static let plusDeCent = RegleIndicateur(
        .tauxSuperieurACent, si: { $0.taux(.valeur).map { $0 > 1 } ?? false }, motFixe: "Plus de 100 % : à vérifier",
        Diagnostic.tauxSuperieurACent)

    /// Un taux de moins de 2 %, saisi comme valeur, comme objectif ou comme « Partiel vaut ».
    private static func infime(_ colonne: ChampIndicateur) -> RegleIndicateur {
        let nom = colonne.devantUnTaux
        return RegleIndicateur(
            .tauxInfime, colonne: colonne, pourLesPropres: colonne == .partiel,
            si: { $0.taux(colonne).map(SaisieFrancaise.estTresFaible) ?? false },
            mot: { ligne in
                let taux = ligne.taux(colonne) ?? 0
                return "\(nom)\(Fr.pourcentage(taux)) : vouliez-vous dire \(Fr.pourcentage(taux * 100)) ?"
            }, { .tauxInfime($0, colonne) })
    }

    private static let population = RegleIndicateur(
        .populationDepassee,
        si: { ligne in
            guard ligne.modele?.auPlusPopulation == true, let population = ligne.bilan.identite.population,
                let nombre = ligne.reponse.valeur?.nombre
            else { return false }
            return !ligne.bilan.populationEstDouteuse && nombre > Double(population)
        }, motFixe: "Plus que la population du territoire : à vérifier", Diagnostic.populationDepassee)

    private static let objectifs = [
        RegleIndicateur(
            .seuilNonAtteint, si: { $0.reponse.atteint == .oui && $0.objectifAtteint == false && !$0.tauxEstDouteux },
            mot: {
                $0.repondOuiNon
                    ? "La valeur est \($0.valeurEnClair), mais la réponse est Oui"
                    : "\($0.valeurEnClair) n’atteint pas \($0.objectifEnClair)\($0.soitIci)"
            }, Diagnostic.seuilNonAtteint),
        RegleIndicateur(
            .seuilAtteint,
            si: { ligne in
                let repondMoins =
                    ligne.reponse.atteint == .non || ligne.reponse.atteint == .partiel && ligne.objectifEstDuContrat
                return repondMoins && ligne.objectifAtteint == true && !ligne.tauxEstDouteux
            },
            mot: { ligne in
                let reponse = "mais la réponse est \(ligne.reponse.atteint?.libelle ?? "")"
                return ligne.repondOuiNon
                    ? "La valeur est \(ligne.valeurEnClair), \(reponse)"
                    : "\(ligne.valeurEnClair) atteint \(ligne.objectifEnClair)\(ligne.soitIci), \(reponse)"
            }, Diagnostic.seuilAtteint),
    ]

    // MARK: - R12

    private static let preuves = [
        RegleIndicateur(
            .preuveAbsente, pourLesPropres: true, si: { $0.demandeUnePreuve && $0.reponse.preuve == nil },
            motFixe: "Preuve à indiquer", Diagnostic.preuveAbsente),
        RegleIndicateur(
            .preuveSansDate, pourLesPropres: true,
            si: { $0.demandeUnePreuve && $0.reponse.preuve != nil && $0.reponse.datePreuve == nil },
            motFixe: "Preuve à dater", Diagnostic.preuveSansDate),
        RegleIndicateur(
            .preuvePosterieure, pourLesPropres: true,
            si: { ligne in ligne.dateDePreuve.map { $0 > ligne.bilan.periode.fin } ?? false },
            motFixe: "Preuve datée d’après la période", Diagnostic.preuvePosterieure),
        RegleIndicateur(
            .preuveAnterieure,
            si: { ligne in
                ligne.modele?.comptePeriode == true && ligne.dateDePreuve.map { $0 < ligne.preuveAuPlusTot } ?? false
            }, motFixe: "Preuve de plus d’un an avant la période", Diagnostic.preuveAnterieure),
    ]
}

extension ChampIndicateur {
    /// Ce qui précède, dans « Contrôle », un taux de cette colonne ; vide pour la valeur déclarée.
    public var devantUnTaux: String {
        switch self {
        case .objectif: "Objectif "
        case .partiel: "« Partiel vaut » "
        default: ""
        }
    }
}

extension LigneIndicateur {
    /// Le taux saisi dans cette colonne.
    func taux(_ colonne: ChampIndicateur) -> Double? {
        if colonne == .partiel { return estPayee ? reponse.partiel?.rapport : nil }
        if case .taux(let taux) = colonne == .objectif ? reponse.objectif : reponse.valeur { return taux }
        return nil
    }

    fileprivate var demandeUnePreuve: Bool { reponse.atteint == .oui || reponse.atteint == .partiel }

    /// Elle ne se juge pas d’une période à corriger.
    fileprivate var dateDePreuve: Jour? {
        demandeUnePreuve && reponse.preuve != nil && !bilan.periodeEstFausse ? reponse.datePreuve : nil
    }

    /// Une preuve de la période peut précéder son début d’un an, pas plus (R12).
    var preuveAuPlusTot: Jour { bilan.periode.debut.ajoutant(mois: -12) }

    /// L’objectif en vigueur est atteint ; `nil` s’il ne se vérifie pas.
    public var objectifAtteint: Bool? { modele.flatMap(bilan.seuilAtteint) }

    /// La personne a saisi l’objectif : le seuil indicatif du modèle n’est pas celui de son contrat.
    fileprivate var objectifEstDuContrat: Bool { reponse.objectif != modele?.objectifIndicatif }

    /// Le taux a déjà sa question : ce qu’il atteint n’en est pas une autre.
    fileprivate var tauxEstDouteux: Bool {
        taux(.valeur).map { $0 > 1 || SaisieFrancaise.estTresFaible($0) } ?? false
    }

    /// La valeur attendue est « Oui ».
    var repondOuiNon: Bool { seuil?.comparaison == .oui }

    /// La valeur déclarée, comme on la lit.
    var valeurEnClair: String { reponse.valeur?.francais ?? "" }

    /// L’objectif en vigueur : `< 30 jours`, `≥ 2 par parcours`.
    public var objectifEnClair: String { modele?.texte(objectif: reponse.objectif) ?? "" }

    /// Ce à quoi revient un objectif qui dépend d’un autre indicateur : `, soit 6 ici`.
    var soitIci: String {
        guard let seuil, let multiple = bilan.multiple(de: seuil) else { return "" }
        return ", soit \(Fr.decimal(multiple * seuil.valeur)) ici"
    }
}

extension LigneIndicateur {
    /// La première règle que la ligne enfreint, dans l’ordre de « Contrôle ».
    public var regleEnfreinte: RegleIndicateur? { RegleIndicateur.toutes.first { $0.estEnfreinte(self) } }
}
