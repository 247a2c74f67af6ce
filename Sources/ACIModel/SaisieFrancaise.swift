/// Ce que les gens tapent, compris une fois pour toutes.
///
/// Un texte n’est jamais changé en un nombre douteux : ce qui a deux lectures
/// est refusé, ce qui est compris mais désordonné porte une note.
public enum SaisieFrancaise {
    /// Le résultat d’une lecture.
    public enum Lecture<Contenu> {
        /// Cellule vide, ou « NC », « – », « ? » : rien n’est déclaré, ce n’est pas 0.
        case absent
        case valeur(Contenu)
        /// Compris, avec ce qu’il y a à dire de la forme.
        case valeurAvecNote(Contenu, CodeDiagnostic)
        case refus(CodeDiagnostic)

        /// La valeur lue, avec ou sans note.
        public var valeurLue: Contenu? {
            switch self {
            case .valeur(let contenu), .valeurAvecNote(let contenu, _): contenu
            case .absent, .refus: nil
            }
        }

        /// Le code à signaler : note ou refus.
        public var code: CodeDiagnostic? {
            switch self {
            case .valeurAvecNote(_, let code), .refus(let code): code
            case .absent, .valeur: nil
            }
        }

        /// La même lecture d’un contenu transformé, qui peut encore être refusé.
        func puis<Autre>(_ suite: (Contenu) -> Lecture<Autre>) -> Lecture<Autre> {
            switch self {
            case .absent: .absent
            case .refus(let code): .refus(code)
            case .valeur(let contenu): suite(contenu)
            case .valeurAvecNote(let contenu, let code): suite(contenu).notant(code)
            }
        }

        private func notant(_ code: CodeDiagnostic) -> Self {
            if case .valeur(let contenu) = self { .valeurAvecNote(contenu, code) } else { self }
        }
    }

    // MARK: - Absence et listes

    private static let motsDAbsence: Set<String> = [
        "", "-", "--", "?", "/", "nc", "n.c.", "n.c", "na", "n.a.", "n.a", "n/a", "#n/a", "s.o.", "so", "sans objet",
        "non communique", "non connu", "non renseigne",
    ]

    static func estAbsence(_ texte: String) -> Bool { motsDAbsence.contains(Fr.cleDeComparaison(texte)) }

    /// Un texte libre, élagué ; « NC » et les tirets valent absence.
    public static func texte(_ texte: String) -> Lecture<String> {
        estAbsence(texte) ? .absent : .valeur(Fr.elaguer(texte))
    }

    private static let oui: Set<String> = ["oui", "o", "vrai", "x", "✓", "✔", "☑", "1", "true", "yes"]
    private static let non: Set<String> = ["non", "n", "faux", "0", "false", "no", "✗", "✘", "☐"]
    private static let partiel: Set<String> = ["partiel", "partielle", "partiellement", "en partie", "p"]

    /// Oui ou Non, et ce qui en tient lieu : `O`, `x`, `Vrai`, `0`…
    public static func ouiNon(_ texte: String) -> Lecture<Bool> {
        if estAbsence(texte) { return .absent }
        let mot = Fr.cleDeComparaison(texte)
        if oui.contains(mot) { return .valeur(true) }
        return non.contains(mot) ? .valeur(false) : .refus(.ouiNonInconnu)
    }

    /// Oui, Partiel ou Non.
    public static func atteinte(_ texte: String) -> Lecture<Atteinte> {
        if estAbsence(texte) { return .absent }
        if partiel.contains(Fr.cleDeComparaison(texte)) { return .valeur(.partiel) }
        guard let reponse = ouiNon(texte).valeurLue else { return .refus(.atteintInconnu) }
        return .valeur(reponse ? .oui : .non)
    }

    /// Résultat, Suivi ou Sans objet.
    public static func nature(_ texte: String) -> Lecture<Nature> {
        choix(texte, parmi: Nature.allCases, libelle: \.libelle, refus: .natureInconnue)
    }

    /// Première rédaction, Mise à jour ou Aucun.
    public static func plan(_ texte: String) -> Lecture<EtatPlan> {
        choix(texte, parmi: EtatPlan.allCases, libelle: \.libelle, refus: .planInconnu)
    }

    // « Sans objet » est une nature avant d’être une absence : la liste passe d’abord.
    private static func choix<C: RawRepresentable<String>>(
        _ texte: String, parmi cas: [C], libelle: (C) -> String, refus: CodeDiagnostic
    ) -> Lecture<C> {
        let mot = Fr.cleDeComparaison(texte)
        if let trouve = cas.first(where: { Fr.cleDeComparaison(libelle($0)) == mot || $0.rawValue == mot }) {
            return .valeur(trouve)
        }
        return estAbsence(texte) ? .absent : .refus(refus)
    }

    /// Le choix le plus proche d’un mot mal tapé, à deux fautes près et une par trois lettres.
    public static func choixProche(de texte: String, parmi choix: [String]) -> String? {
        let mot = Array(Fr.cleDeComparaison(texte))
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
