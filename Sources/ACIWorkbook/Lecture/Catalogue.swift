internal import ACIModel
internal import Synchronization

/// Ce que le lecteur cherche dans un classeur d’un cadre.
final class Catalogue: Sendable {
    /// Les saisies d’un onglet.
    struct Groupe {
        let titre: String
        fileprivate(set) var champs: [Champ] = []
        /// Les indicateurs de ses tableaux.
        fileprivate(set) var codes: [String] = []
    }

    let cadre: Cadre
    /// Celles que le bilan retient, dans l’ordre du classeur.
    let champs: [Champ]
    /// Les mêmes, par onglet.
    let groupes: [Groupe]
    let reconnaissance: Reconnaissance

    init(_ cadre: Cadre) {
        self.cadre = cadre
        champs = Champs(cadre).duBilan(cadre)
        var groupes: [Groupe] = []
        for champ in champs {
            let connu = groupes.firstIndex { $0.titre == champ.onglet }
            if connu == nil { groupes.append(Groupe(titre: champ.onglet)) }
            let rang = connu ?? groupes.endIndex - 1
            groupes[rang].champs.append(champ)
            if champ.colonne == .valeur, let code = champ.indicateur { groupes[rang].codes.append(code) }
        }
        self.groupes = groupes
        reconnaissance = Reconnaissance(cadre)
    }
}

/// Les catalogues des cadres, faits à la première demande et gardés d’un classeur à l’autre.
final class Catalogues: Sendable {
    private let faits = Mutex<[String: Catalogue]>([:])

    /// - Parameter cadre: un seul porte son identifiant.
    subscript(cadre: Cadre) -> Catalogue {
        faits.withLock { faits in
            if let fait = faits[cadre.id] { return fait }
            let catalogue = Catalogue(cadre)
            faits[cadre.id] = catalogue
            return catalogue
        }
    }
}
