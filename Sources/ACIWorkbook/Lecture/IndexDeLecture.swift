internal import ACIModel
internal import Synchronization

/// Ce que le lecteur cherche dans un classeur d’un cadre.
final class IndexDeLecture: Sendable {
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
        champs = Champs(cadre).duBilan(cadre)
        var parOnglet: [(titre: String, champs: [Champ])] = []
        for champ in champs {
            if let rang = parOnglet.firstIndex(where: { $0.titre == champ.onglet }) {
                parOnglet[rang].champs.append(champ)
            } else {
                parOnglet.append((champ.onglet, [champ]))
            }
        }
        groupes = parOnglet.map(Groupe.init)
        reconnaissance = Reconnaissance(cadre)
    }
}

/// Les index des cadres, faits à la première demande et gardés d’un classeur à l’autre.
final class IndexParCadre: Sendable {
    private let faits = Mutex<[String: IndexDeLecture]>([:])

    /// - Parameter cadre: un seul porte son identifiant.
    subscript(cadre: Cadre) -> IndexDeLecture {
        faits.withLock { faits in
            if let fait = faits[cadre.id] { return fait }
            let index = IndexDeLecture(cadre)
            faits[cadre.id] = index
            return index
        }
    }
}
