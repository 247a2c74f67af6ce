/// Un objet JSON en cours de lecture, qui retient les clés demandées.
struct ObjetJSON {
    private let champs: [(cle: String, valeur: LecteurJSON)]
    private let lieu: LecteurJSON
    private var lues: Set<String> = []

    init(champs: [(cle: String, valeur: LecteurJSON)], lieu: LecteurJSON) {
        self.champs = champs
        self.lieu = lieu
    }

    var clesNonLues: [String] { champs.map(\.cle).filter { !lues.contains($0) } }

    func erreur(_ message: String) -> ErreurJSON { lieu.erreur(message) }

    /// Le champ, ou `nil` s’il est absent ou `null`.
    mutating func facultatif(_ cle: String) -> LecteurJSON? {
        lues.insert(cle)
        return champs.first { $0.cle == cle }.map(\.valeur).flatMap { $0.estNul ? nil : $0 }
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
