internal import ACIModel
internal import Synchronization

/// Ce que le lecteur cherche dans un classeur d’un cadre.
final class Catalogue: Sendable {
    /// Les saisies d’un onglet.
    struct Groupe {
        let titre: String
        let champs: [Champ]
        /// Les indicateurs de ses tableaux.
        let codes: [String]

        init(_ titre: String, _ champs: [Champ]) {
            self.titre = titre
            self.champs = champs
            codes = champs.filter { $0.colonne == .valeur }.compactMap(\.indicateur)
        }
    }

    let cadre: Cadre
    /// Celles que le bilan retient, dans l’ordre du classeur.
    let champs: [Champ]
    /// Les mêmes, par onglet.
    let groupes: [Groupe]
    let reconnaissance: Reconnaissance

    init(_ cadre: Cadre) {
        self.cadre = cadre
        let champs = Champs(cadre).duBilan(cadre)
        self.champs = champs
        var ordre: [String] = []
        var parOnglet: [String: [Champ]] = [:]
        for champ in champs {
            if parOnglet[champ.onglet] == nil { ordre.append(champ.onglet) }
            parOnglet[champ.onglet, default: []].append(champ)
        }
        groupes = ordre.map { Groupe($0, parOnglet[$0] ?? []) }
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
