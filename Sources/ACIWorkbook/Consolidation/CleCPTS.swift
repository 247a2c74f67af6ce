internal import ACIModel

/// Ce qui distingue une CPTS d’une autre.
struct CleCPTS: Hashable, Comparable {
    fileprivate(set) var nom: String
    /// Vide, sauf où deux CPTS portent ce nom.
    fileprivate(set) var departement = ""

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
        let nom = Fr.cleDeComparaison(nom)
        return CleCPTS(nom: nom, departement: noms.contains(nom) ? Self.replie(departement) : "")
    }

    /// `nil` pour un classeur qui ne nomme pas sa CPTS.
    func cle(_ ligne: LigneConsolidee) -> CleCPTS? {
        ligne.nomReplie.map { CleCPTS(nom: $0, departement: noms.contains($0) ? Self.replie(ligne.departement) : "") }
    }

    private static func replie(_ departement: String?) -> String { Fr.cleDeComparaison(departement ?? "") }
}
