internal import ACIModel

/// Les textes de Synthèse qui changent avec les saisies, en formule et tels que le moteur les donne.
struct FormulesBandeau {
    let cadre: Cadre

    init(_ cadre: Cadre) { self.cadre = cadre }

    private static let moisAbreges = [
        "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ]

    private static func jour(_ nom: String) -> String {
        let mois = moisAbreges.map { "\"\($0)\"" }.joined(separator: ",")
        return "DAY(\(nom))&IF(DAY(\(nom))=1,\"er\",\"\")&\" \"&CHOOSE(MONTH(\(nom)),\(mois))"
    }

    private static func enMots(_ jour: Jour) -> String {
        "\(jour.jourDuMois)\(jour.jourDuMois == 1 ? "er" : "") \(moisAbreges[jour.mois - 1])"
    }

    /// « Avenant 2 · taille 3 », la période, et le plus grand levier.
    var situation: String {
        "\"\(cadre.titreCourt) · \"&IF(taille=\"\",\"taille inconnue\",\"taille \"&taille)&\"\n\"&\(Self.jour("debut_retenu"))"
            + "&\" – \"&\(Self.jour("fin_retenue"))&\" \"&YEAR(fin_retenue)"
            + "&IF(levier_1=\"\",\"\",\"\n▸ \"&\(FormulesLevier(1).code)&\" : \"&FIXED(levier_1,2)&\"\(Fr.insecable)€ à portée\")"
    }

    static func situation(_ bilan: Bilan, levier: (code: String, montant: Montant)?) -> String {
        let periode = bilan.periode
        let taille = bilan.taille.map { "taille \($0)" } ?? "taille inconnue"
        let suite = levier.map { "\n▸ \($0.code) : \(Fr.euros($0.montant)) à portée" } ?? ""
        return "\(bilan.cadre.titreCourt) · \(taille)\n\(enMots(periode.debut)) – \(enMots(periode.fin)) "
            + "\(periode.fin.annee)\(suite)"
    }

    private static let reste = (
        rien: "Reste à recevoir (rien de saisi comme déjà versé)", saisi: "Reste à recevoir",
        tropPercu: "Trop-perçu : la CPAM a versé plus que le total estimé"
    )

    static let libelleDuReste =
        "IF(ISNUMBER(reste_a_recevoir),IF(reste_a_recevoir<0,\"\(reste.tropPercu)\","
        + "IF(ISNUMBER(deja_verse),\"\(reste.saisi)\",\"\(reste.rien)\")),\"\(reste.rien)\")"

    static func libelleDuReste(_ reste: Montant?, dejaVerse: Montant?) -> String {
        if let reste, reste < .zero { return Self.reste.tropPercu }
        return reste == nil || dejaVerse == nil ? Self.reste.rien : Self.reste.saisi
    }
}

/// Le levier de ce rang : la ligne de la table interne qui peut rapporter le plus, ou la suivante.
struct FormulesLevier {
    let rang: Int

    init(_ rang: Int) { self.rang = rang }

    var nomDuMontant: String { "levier_\(rang)" }
    var nomDuLibelle: String { "levier_\(rang)_libelle" }

    private func lire(_ colonne: ColonneInterne) -> String {
        "INDEX(\(colonne.nom),MATCH(LARGE(\(ColonneInterne.rang.nom),\(rang)),\(ColonneInterne.rang.nom),0))"
    }

    private func sil(_ formule: String) -> String {
        "IF(LARGE(\(ColonneInterne.rang.nom),\(rang))>0,\(formule),\"\")"
    }

    var code: String { lire(.code) }
    var libelle: String { sil(lire(.libelle)) }
    var montant: String { sil(lire(.enjeu)) }
}
