internal import ACIModel
internal import Synchronization

/// Ce que le lecteur cherche dans un classeur d’un cadre.
final class IndexDeLecture: Sendable {
    /// Les saisies d’un onglet.
    struct Groupe {
        let titre: String
        let champs: [Champ]
        /// Les indicateurs du modèle dans ses tableaux.
        let codes: [String]

        init(_ titre: String, _ champs: [Champ], duModele: Set<String>) {
            self.titre = titre
            self.champs = champs
            codes = champs.filter { $0.colonne == .valeur }.compactMap(\.indicateur).filter(duModele.contains)
        }
    }

    let cadre: Cadre
    /// Celles que le bilan retient, dans l’ordre du classeur.
    let champs: [Champ]
    /// Les mêmes, par onglet.
    let groupes: [Groupe]
    let reconnaissance: Reconnaissance
    /// La première révision du modèle qui a cet indicateur, par code.
    private let revisions: [String: Int]

    init(_ cadre: Cadre) {
        self.cadre = cadre
        revisions = Dictionary(uniqueKeysWithValues: cadre.indicateurs.map { ($0.code, $0.revision) })
        let codesDuModele = Set(revisions.keys)
        champs = Champs(cadre) { mission in
            mission.lignesPropres == 0 ? [] : (1...MissionModele.lignesPropresAuPlus).map(mission.codePropre)
        }.duBilan(cadre)
        var parOnglet: [(titre: String, champs: [Champ])] = []
        for champ in champs {
            if let rang = parOnglet.firstIndex(where: { $0.titre == champ.onglet }) {
                parOnglet[rang].champs.append(champ)
            } else {
                parOnglet.append((champ.onglet, [champ]))
            }
        }
        groupes = parOnglet.map { Groupe($0.titre, $0.champs, duModele: codesDuModele) }
        reconnaissance = Reconnaissance(cadre)
    }

    /// La saisie est d’un indicateur propre au contrat.
    func estPropre(_ champ: Champ) -> Bool { champ.indicateur.map { revisions[$0] == nil } ?? false }

    /// La première révision du modèle qui a cette saisie : celle de sa ligne ou de sa colonne, la plus récente.
    func revision(_ champ: Champ) -> Int { max(champ.revision, champ.indicateur.flatMap { revisions[$0] } ?? 1) }
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
