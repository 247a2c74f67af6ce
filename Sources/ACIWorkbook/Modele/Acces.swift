internal import ACIModel

/// Où une saisie se range dans le bilan.
struct Acces<Valeur>: Sendable {
    let lire: @Sendable (Bilan) -> Valeur?
    let ecrire: @Sendable (inout Bilan, Valeur?) -> Void
}

extension Acces {
    init(_ chemin: any WritableKeyPath<Bilan, Valeur?> & Sendable) {
        self.init(lire: { $0[keyPath: chemin] }, ecrire: { $0[keyPath: chemin] = $1 })
    }

    /// Dans la réponse à l’indicateur de ce code.
    ///
    /// Un chemin qui porterait le code se construirait à l’exécution, pour cent cinquante champs.
    init(_ code: String, _ chemin: any WritableKeyPath<Reponse, Valeur?> & Sendable) {
        self.init(
            lire: { $0.reponse(code)[keyPath: chemin] }, ecrire: { $0[reponse: code][keyPath: chemin] = $1 })
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
