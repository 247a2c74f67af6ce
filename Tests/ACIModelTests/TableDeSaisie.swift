import ACIModel
import Testing

/// Une table de ce que les gens tapent, telle qu’un coordinateur la lirait :
///
///     ce qui est tapé    | se lit      | ce qui en est dit
///     82 000 habitants   | 82 000      | nombre-avec-unite
///     NC                 | rien        |
///     82,000             | (question)  | nombre-ambigu
///
/// Un signe qui ne se voit pas s’y écrit par son numéro : `⟨00A0⟩`.
struct TableDeSaisie {
    struct Ligne: CustomTestStringConvertible, Sendable {
        let ecrit: String
        let lu: String
        let code: String

        /// Le texte de la cellule.
        var texte: String {
            var texte = String.UnicodeScalarView()
            for (rang, morceau) in ecrit.split(separator: "⟨", omittingEmptySubsequences: false).enumerated() {
                let parties = morceau.split(separator: "⟩", maxSplits: 1, omittingEmptySubsequences: false)
                if rang > 0, parties.count == 2, let signe = UInt32(parties[0], radix: 16).flatMap(Unicode.Scalar.init)
                {
                    texte.append(signe)
                }
                texte.append(contentsOf: (parties.last ?? "").unicodeScalars)
            }
            return String(texte)
        }

        var testDescription: String { ecrit }
    }

    let lignes: [Ligne]

    init(_ table: String) {
        lignes = table.split(separator: "\n").map { ligne in
            let cases = ligne.split(separator: "|", omittingEmptySubsequences: false).map { texte in
                String(texte.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            return Ligne(ecrit: cases[0], lu: cases.count > 1 ? cases[1] : "", code: cases.count > 2 ? cases[2] : "")
        }
    }
}

/// Une lecture, comme une ligne de la table la dit.
struct LectureDite: Equatable, CustomStringConvertible {
    let lu: String
    let code: String

    init(lu: String, code: String) {
        self.lu = lu
        self.code = code
    }

    init<Contenu>(_ lecture: SaisieFrancaise.Lecture<Contenu>, _ francais: (Contenu) -> String) {
        switch lecture {
        case .absent: lu = "rien"
        case .refus: lu = "(question)"
        case .valeur(let contenu), .valeurAvecNote(let contenu, _): lu = sansInsecables(francais(contenu))
        }
        code = lecture.code?.rawValue ?? ""
    }

    /// Ce texte dans une cellule de cette sorte.
    init(_ texte: String, _ sorte: Attendu, unites: [String] = []) {
        let saisie = Saisie.texte(texte)
        self =
            switch sorte {
            case .entier, .entierOuTexte: Self(SaisieFrancaise.entier(saisie, unites: unites), Fr.entier)
            case .nombre: Self(SaisieFrancaise.nombre(saisie, unites: unites)) { Fr.decimal($0) }
            case .poids: Self(SaisieFrancaise.poids(saisie), \.francais)
            case .montant: Self(SaisieFrancaise.montant(saisie), Fr.euros)
            case .taux: Self(SaisieFrancaise.taux(saisie, enPourcentage: true)) { Fr.pourcentage($0) }
            case .date: Self(SaisieFrancaise.date(saisie), \.francais)
            case .ouiNon: Self(SaisieFrancaise.ouiNon(saisie), Fr.ouiNon)
            case .atteinte: Self(SaisieFrancaise.atteinte(saisie), \.libelle)
            case .nature: Self(SaisieFrancaise.nature(saisie), \.libelle)
            case .plan: Self(SaisieFrancaise.plan(saisie), \.libelle)
            case .texte: Self(SaisieFrancaise.texte(saisie)) { $0 }
            }
    }

    var description: String { "\(lu) | \(code)" }
}
