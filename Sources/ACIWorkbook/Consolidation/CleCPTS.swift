internal import ACIModel

/// Ce qui distingue une CPTS d’une autre.
struct CleCPTS: Hashable, Comparable {
    let nom: String
    /// Vide, sauf où deux CPTS portent ce nom.
    let departement: String

    static func < (une: Self, autre: Self) -> Bool { (une.nom, une.departement) < (autre.nom, autre.departement) }
}

/// Les noms que plusieurs CPTS portent, dans la liste des attendues ou dans les bilans d’une même année.
struct Homonymes {
    private let noms: Set<String>

    init(_ ensemble: Ensemble) {
        struct Place: Hashable { let nom: String; let exercice: Int? }
        var departements: [Place: Set<String>] = [:]
        for attendue in ensemble.attendues {
            departements[Place(nom: Fr.cleDeComparaison(attendue.nom), exercice: nil), default: []]
                .insert(Self.replie(attendue.departement))
        }
        for ligne in ensemble.lignes where ligne.etat.estRempli && ligne.departement != nil {
            guard let nom = ligne.nomReplie else { continue }
            departements[Place(nom: nom, exercice: ligne.exercice ?? 0), default: []]
                .insert(Self.replie(ligne.departement))
        }
        noms = Set(departements.filter { $0.value.count > 1 }.map(\.key.nom))
    }

    func cle(_ nom: String, _ departement: String?) -> CleCPTS {
        cle(replie: Fr.cleDeComparaison(nom), departement)
    }

    /// `nil` pour un classeur qui ne nomme pas sa CPTS.
    func cle(_ ligne: LigneConsolidee) -> CleCPTS? {
        ligne.nomReplie.map { cle(replie: $0, ligne.departement) }
    }

    private func cle(replie nom: String, _ departement: String?) -> CleCPTS {
        CleCPTS(nom: nom, departement: noms.contains(nom) ? Self.replie(departement) : "")
    }

    private static func replie(_ departement: String?) -> String { Fr.cleDeComparaison(departement ?? "") }
}
