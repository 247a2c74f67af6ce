internal import ACIModel

/// Où une saisie se range dans le bilan.
struct Acces<Valeur>: Sendable {
    /// Prête la place de la saisie à qui la lit ou l’écrit : `{ $1(&$0.identite.nom) }`.
    ///
    /// Un chemin (`\.identite.nom`) dirait la même chose, mais se construit à l’exécution, champ après champ.
    typealias Pret<Racine> = @Sendable (inout Racine, (inout Valeur?) -> Void) -> Void

    let lire: @Sendable (Bilan) -> Valeur?
    let ecrire: @Sendable (inout Bilan, Valeur?) -> Void
}

extension Acces {
    init(_ pret: @escaping Pret<Bilan>) {
        self.init(
            lire: { Self.valeur($0, pret) },
            ecrire: { bilan, valeur in pret(&bilan) { $0 = valeur } })
    }

    /// Dans la réponse à l’indicateur de ce code.
    init(_ code: String, _ pret: @escaping Pret<Reponse>) {
        self.init(
            lire: { Self.valeur($0.reponse(code), pret) },
            ecrire: { bilan, valeur in pret(&bilan[reponse: code]) { $0 = valeur } })
    }

    private static func valeur<Racine>(_ racine: Racine, _ pret: Pret<Racine>) -> Valeur? {
        var racine = racine
        var valeur: Valeur?
        pret(&racine) { valeur = $0 }
        return valeur
    }
}

extension Bilan {
    subscript<Valeur>(acces: Acces<Valeur>) -> Valeur? {
        get { acces.lire(self) }
        set { acces.ecrire(&self, newValue) }
    }

    /// La réponse à un indicateur, vide tant que rien n’est saisi.
    subscript(reponse code: String) -> Reponse {
        get { reponse(code) }
        set { reponses[code] = newValue }
    }
}
