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

        /// La note du contenu transformé l’emporte, à gravité égale : elle en sait plus.
        private func notant(_ code: CodeDiagnostic) -> Self {
            switch self {
            case .valeur(let contenu): .valeurAvecNote(contenu, code)
            case .valeurAvecNote(let contenu, let sienne) where code.gravite < sienne.gravite:
                .valeurAvecNote(contenu, code)
            case .absent, .valeurAvecNote, .refus: self
            }
        }
    }

    // MARK: - Absence et texte

    private static let motsDAbsence: Set<String> = [
        "nc", "n.c.", "n.c", "n/c", "nr", "n.r.", "nd", "n.d.", "neant", "non communique", "non connu",
        "non disponible",
        "non renseigne",
    ]
    private static let motsSansObjet: Set<String> = [
        "na", "n.a.", "n.a", "n/a", "#n/a", "s.o.", "so", "sans objet", "non applicable", "non concerne",
    ]

    /// Ce qui se compare : la clé, sans l’apostrophe que des exports laissent devant.
    static func cle(_ texte: String) -> String {
        let cle = Fr.cleDeComparaison(texte)
        return cle.hasPrefix("'") ? Fr.elaguer(String(cle.dropFirst())) : cle
    }

    /// « NC », « n/a », un tiret, des points, « ? » : rien n’est déclaré.
    static func estAbsence(_ texte: String) -> Bool {
        let mot = cle(texte)
        return mot.utf8.allSatisfy { "-?/._".utf8.contains($0) } || mot == "…" || motsDAbsence.contains(mot)
            || motsSansObjet.contains(mot)
    }

    /// « n/a », « sans objet » : une absence qui, ailleurs, pourrait être une nature.
    static func ditSansObjet(_ texte: String) -> Bool { motsSansObjet.contains(cle(texte)) }

    /// Ce qui se lit d’un texte libre, en unités UTF-16, comme les tableurs les comptent : une cellule en tient 32 767,
    /// et les classeurs que l’on écrit en mettent plusieurs dans une.
    public static let longueurDeTexte = 4_000

    /// Un texte libre, élagué ; « NC » et les tirets valent absence, l’apostrophe d’un export tombe, et ce qui dépasse
    /// ``longueurDeTexte`` est coupé.
    public static func texte(_ texte: String) -> Lecture<String> {
        if estAbsence(texte) { return .absent }
        let elague = Fr.elaguer(texte)
        guard elague.utf16.count <= longueurDeTexte else { return .valeurAvecNote(coupe(elague), .texteCoupe) }
        guard let premier = elague.first, "'’".contains(premier), elague.last != premier else {
            return .valeur(elague)
        }
        return .valeurAvecNote(Fr.elaguer(String(elague.dropFirst())), .apostropheEnTete)
    }

    private static func coupe(_ texte: String) -> String {
        var debut = ""
        var longueur = 1
        for caractere in texte {
            longueur += caractere.utf16.count
            if longueur > longueurDeTexte { break }
            debut.append(caractere)
        }
        return debut + "…"
    }
}
