/// Un objet JSON en cours de lecture, qui retient les clés demandées.
struct ObjetJSON {
    private let champs: [(cle: String, valeur: ValeurJSON)]
    private let lieu: LecteurJSON
    private var lus: [Bool]

    init(champs: [(cle: String, valeur: ValeurJSON)], lieu: LecteurJSON) {
        self.champs = champs
        self.lieu = lieu
        lus = Array(repeating: false, count: champs.count)
    }

    var premiereCleNonLue: String? { lus.firstIndex(of: false).map { champs[$0].cle } }

    func erreur(_ message: String) -> ErreurJSON { lieu.erreur(message) }

    /// Le champ, ou `nil` s’il est absent ou `null`.
    mutating func facultatif(_ cle: String) -> LecteurJSON? {
        guard let rang = champs.firstIndex(where: { $0.cle == cle }) else { return nil }
        lus[rang] = true
        let champ = lieu.champ(cle, champs[rang].valeur)
        return champ.estNul ? nil : champ
    }

    mutating func champ(_ cle: String) throws(ErreurJSON) -> LecteurJSON {
        guard let valeur = facultatif(cle) else { throw erreur("la clé \(Fr.guillemets(cle)) manque") }
        return valeur
    }

    mutating func texte(_ cle: String) throws(ErreurJSON) -> String { try champ(cle).texte() }
    mutating func entier(_ cle: String) throws(ErreurJSON) -> Int { try champ(cle).entier() }

    mutating func liste<T>(_ cle: String, _ lire: (LecteurJSON) throws(ErreurJSON) -> T) throws(ErreurJSON) -> [T] {
        try champ(cle).liste(lire)
    }

    mutating func textes(_ cle: String) throws(ErreurJSON) -> [String] {
        try liste(cle) { element throws(ErreurJSON) in try element.texte() }
    }
}
