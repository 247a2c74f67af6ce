/// Les mots d’une liste et ce qui en tient lieu : le classeur les propose, le guide les imprime, le lecteur les lit.
struct Lexique: Sendable {
    struct Mot: Sendable {
        let libelle: String
        /// Ce qui se lit comme lui.
        let synonymes: [String]
        /// Des débuts de mots : dans ce qui ne se lit pas, ils font demander si c’est lui.
        let indices: [String]
    }

    /// Dans l’ordre où le classeur les propose.
    let mots: [Mot]
    private let libelleParCle: [String: String]

    private init(_ mots: [Mot]) {
        self.mots = mots
        libelleParCle = Dictionary(
            mots.flatMap { mot in ([mot.libelle] + mot.synonymes).map { (Fr.cleDeComparaison($0), mot.libelle) } }
        ) { premier, _ in premier }
    }

    /// Le mot de la liste que ce texte dit ; `nil` s’il ne se lit pas.
    func libelle(de texte: String) -> String? { libelleParCle[SaisieFrancaise.cle(texte)] }

    /// Le mot que la personne a peut-être voulu dire : à une faute de frappe près, ou d’après un mot de sa phrase. Les
    /// derniers de la liste d’abord, qui nient ou nuancent : « pas atteint à ce jour », « oui partiellement ».
    func proposition(pour texte: String) -> String? {
        if let proche = SaisieFrancaise.choixProche(de: texte, parmi: mots.map(\.libelle)) { return proche }
        let cle = SaisieFrancaise.cle(texte)
        let dits = cle.split { !($0.isLetter || $0.isNumber) }
        return mots.last { mot in
            mot.indices.contains { indice in cle == indice || dits.contains { $0.hasPrefix(indice) } }
        }?.libelle
    }
}

extension Lexique {
    private static let ouiLus = ["O", "Vrai", "x", "1", "true", "yes", "✓", "✔", "☑", "✅"]
    private static let nonLus = ["N", "Faux", "0", "false", "no", "✗", "✘", "☐", "❌"]
    private static let negations = ["non", "pas", "aucun", "jamais"]

    static let ouiNon = Lexique([
        Mot(libelle: Fr.ouiNon(true), synonymes: ouiLus, indices: ["oui"]),
        Mot(libelle: Fr.ouiNon(false), synonymes: nonLus, indices: negations),
    ])

    static let atteintes = Lexique(
        Atteinte.allCases.map { atteinte in
            switch atteinte {
            case .oui: Mot(libelle: atteinte.libelle, synonymes: ouiLus + ["atteint"], indices: ["oui", "atteint"])
            case .partiel:
                Mot(
                    libelle: atteinte.libelle,
                    synonymes: [
                        "P", "partielle", "partiellement", "en partie", "partiellement atteint",
                        "atteint partiellement",
                        "atteint en partie",
                    ],
                    indices: ["partiel", "partie"])
            case .non:
                Mot(
                    libelle: atteinte.libelle, synonymes: nonLus + ["non atteint", "pas atteint"], indices: negations)
            }
        })

    static let natures = Lexique(
        Nature.allCases.map { nature in
            switch nature {
            case .resultat:
                Mot(libelle: nature.libelle, synonymes: ["Résultats", "de résultat"], indices: ["resultat"])
            case .suivi: Mot(libelle: nature.libelle, synonymes: ["de suivi"], indices: ["suivi"])
            case .sansObjet:
                Mot(
                    libelle: nature.libelle, synonymes: [nature.rawValue, "S.O.", "SO", "hors contrat"],
                    indices: ["objet", "contrat", "applicable", "concerne", "n/a", "n.a."])
            }
        })

    static let plans = Lexique(
        EtatPlan.allCases.map { etat in
            switch etat {
            case .premiereRedaction:
                Mot(
                    libelle: etat.libelle,
                    synonymes: [etat.rawValue, "1ère rédaction", "1re rédaction", "première rédaction du plan"],
                    indices: ["premier", "1ere", "1re", "redaction"])
            case .miseAJour:
                Mot(
                    libelle: etat.libelle, synonymes: [etat.rawValue, "MAJ", "M.A.J.", "mise à jour du plan"],
                    indices: ["maj", "mise", "actualis", "revis"])
            case .aucun:
                Mot(libelle: etat.libelle, synonymes: ["aucun plan", "pas de plan"], indices: negations)
            }
        })
}

extension SaisieFrancaise {
    /// Oui ou Non, et ce qui en tient lieu : `O`, `x`, `Vrai`, `0`…
    public static func ouiNon(_ texte: String) -> Lecture<Bool> {
        choix(texte, .ouiNon, parmi: [true, false], libelle: Fr.ouiNon, refus: .ouiNonInconnu)
    }

    /// Oui, Partiel ou Non.
    public static func atteinte(_ texte: String) -> Lecture<Atteinte> {
        choix(texte, .atteintes, parmi: Atteinte.allCases, libelle: \.libelle, refus: .atteintInconnu)
    }

    /// Résultat, Suivi ou Sans objet. « n/a » y est une question : sans nature, l’indicateur garderait celle du modèle.
    public static func nature(_ texte: String) -> Lecture<Nature> {
        let lecture = choix(texte, .natures, parmi: Nature.allCases, libelle: \.libelle, refus: .natureInconnue)
        if case .absent = lecture, ditSansObjet(texte) { return .refus(.natureInconnue) }
        return lecture
    }

    /// Première rédaction, Mise à jour ou Aucun.
    public static func plan(_ texte: String) -> Lecture<EtatPlan> {
        choix(texte, .plans, parmi: EtatPlan.allCases, libelle: \.libelle, refus: .planInconnu)
    }

    // « Sans objet » est une nature avant d’être une absence : la liste passe d’abord.
    private static func choix<C>(
        _ texte: String, _ lexique: Lexique, parmi cas: [C], libelle: (C) -> String, refus: CodeDiagnostic
    ) -> Lecture<C> {
        if let lu = lexique.libelle(de: texte), let trouve = cas.first(where: { libelle($0) == lu }) {
            return .valeur(trouve)
        }
        return estAbsence(texte) ? .absent : .refus(refus)
    }

    /// Le choix le plus proche d’un mot mal tapé, à deux fautes près et une par trois lettres.
    public static func choixProche(de texte: String, parmi choix: [String]) -> String? {
        let mot = Array(cle(texte))
        let candidats = choix.map { ($0, distance(mot, Array(Fr.cleDeComparaison($0)))) }
        guard let (proche, fautes) = candidats.min(by: { $0.1 < $1.1 }) else { return nil }
        return fautes <= min(2, proche.count / 3) ? proche : nil
    }

    /// La distance de Levenshtein.
    private static func distance(_ gauche: [Character], _ droite: [Character]) -> Int {
        // Un pavé de texte n’est proche de rien : inutile de le mesurer.
        guard abs(gauche.count - droite.count) <= 2 else { return .max }
        var ligne = Array(0...droite.count)
        for (rang, lettre) in gauche.enumerated() {
            var diagonale = ligne[0]
            ligne[0] = rang + 1
            for (colonne, autre) in droite.enumerated() {
                let substitution = diagonale + (lettre == autre ? 0 : 1)
                diagonale = ligne[colonne + 1]
                ligne[colonne + 1] = min(substitution, diagonale + 1, ligne[colonne] + 1)
            }
        }
        return ligne[droite.count]
    }
}
