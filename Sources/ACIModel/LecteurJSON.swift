/// Une valeur JSON et l’endroit d’où elle vient, lue avec exigence.
struct LecteurJSON {
    /// L’endroit, qui ne s’écrit que pour un message : `missions[2].code`.
    indirect enum Chemin {
        case racine
        case cle(String, dans: Chemin)
        case rang(Int, dans: Chemin)

        var texte: String {
            switch self {
            case .racine: ""
            case .cle(let cle, .racine): cle
            case .cle(let cle, let parent): "\(parent.texte).\(cle)"
            case .rang(let rang, let parent): "\(parent.texte)[\(rang)]"
            }
        }
    }

    let valeur: ValeurJSON
    private let chemin: Chemin

    init(_ valeur: ValeurJSON, chemin: Chemin = .racine) {
        self.valeur = valeur
        self.chemin = chemin
    }

    func erreur(_ message: String) -> ErreurJSON { ErreurJSON(chemin.texte, message) }

    private func attendu(_ quoi: String) -> ErreurJSON {
        erreur("attendu : \(quoi) ; trouvé : \(valeur.nature)")
    }

    var estNul: Bool {
        if case .nul = valeur { true } else { false }
    }

    func texte() throws(ErreurJSON) -> String {
        guard case .texte(let texte) = valeur else { throw attendu("un texte") }
        guard !texte.isEmpty else { throw erreur("le texte est vide") }
        return texte
    }

    private static let entierMaximum = 1_000_000_000

    func entier() throws(ErreurJSON) -> Int {
        guard case .nombre(let ecriture) = valeur, let entier = Int(ecriture) else {
            throw attendu("un nombre entier")
        }
        guard entier.magnitude <= Self.entierMaximum else { throw erreur("nombre hors de toute mesure") }
        return entier
    }

    func nombre() throws(ErreurJSON) -> Double {
        guard case .nombre(let ecriture) = valeur, let nombre = Double(ecriture), nombre.isFinite else {
            throw attendu("un nombre")
        }
        return nombre
    }

    func booleen() throws(ErreurJSON) -> Bool {
        guard case .booleen(let booleen) = valeur else { throw attendu("true ou false") }
        return booleen
    }

    func jour() throws(ErreurJSON) -> Jour {
        guard case .texte(let texte) = valeur, let jour = Jour(iso: texte) else {
            throw attendu("une date de la forme AAAA-MM-JJ")
        }
        return jour
    }

    /// Un mot d’une liste fermée.
    func mot<M: RawRepresentable<String> & CaseIterable>(_: M.Type = M.self) throws(ErreurJSON) -> M {
        guard case .texte(let texte) = valeur, let mot = M(rawValue: texte) else {
            throw attendu("l’un de \(Fr.liste(M.allCases.map(\.rawValue), conjonction: "ou"))")
        }
        return mot
    }

    func liste<T>(_ lire: (LecteurJSON) throws(ErreurJSON) -> T) throws(ErreurJSON) -> [T] {
        guard case .tableau(let elements) = valeur else { throw attendu("une liste") }
        var resultat: [T] = []
        for (rang, element) in elements.enumerated() {
            resultat.append(try lire(LecteurJSON(element, chemin: .rang(rang, dans: chemin))))
        }
        return resultat
    }

    /// Les champs d’un objet dont les clés sont libres (des codes), dans leur ordre.
    func entrees() throws(ErreurJSON) -> [(cle: String, valeur: LecteurJSON)] {
        try champs().map { ($0.cle, champ($0.cle, $0.valeur)) }
    }

    private func champs() throws(ErreurJSON) -> [(cle: String, valeur: ValeurJSON)] {
        guard case .objet(let champs) = valeur else { throw attendu("un objet") }
        return champs
    }

    func champ(_ cle: String, _ valeur: ValeurJSON) -> LecteurJSON {
        LecteurJSON(valeur, chemin: .cle(cle, dans: chemin))
    }

    /// Lit un objet en entier : une clé que `lire` ne demande pas est refusée.
    func objet<T>(_ lire: (inout ObjetJSON) throws(ErreurJSON) -> T) throws(ErreurJSON) -> T {
        var objet = ObjetJSON(champs: try champs(), lieu: self)
        let resultat = try lire(&objet)
        if let inconnue = objet.premiereCleNonLue {
            throw erreur("la clé \(Fr.guillemets(inconnue)) est inconnue")
        }
        return resultat
    }
}
