internal import ACIModel

/// Une CPTS qui devait répondre.
public struct CPTSAttendue: Hashable, Sendable {
    /// Son nom, tel que la liste l’écrit.
    public let nom: String
    /// Son département, si la liste le dit.
    public let departement: String?

    /// Une CPTS d’une liste.
    public init(nom: String, departement: String? = nil) {
        self.nom = nom
        self.departement = departement
    }
}

/// Qui a répondu, année par année, de la liste ou de ce que d’autres années ont montré.
struct Presences {
    /// Une CPTS, et où en est son bilan de chaque année.
    struct Presence {
        let nom: String
        let departement: String?
        /// Faux pour une CPTS qui a répondu sans être attendue.
        let estAttendue: Bool
        let lignes: [Int: LigneConsolidee]

        /// Aucun bilan rempli cette année-là.
        func manque(en annee: Int) -> Bool { !(lignes[annee]?.etat.estRempli ?? false) }

        /// Son bilan rempli le plus récent.
        var derniere: LigneConsolidee? {
            lignes.filter(\.value.etat.estRempli).max { $0.key < $1.key }?.value
        }
    }

    /// Celles à qui l’année la plus récente manque d’abord.
    let presences: [Presence]

    init(_ ensemble: Ensemble, _ homonymes: Homonymes) {
        let annees = ensemble.annees
        var connues: [CleCPTS: [Int: LigneConsolidee]] = [:]
        var lues: [(cle: CleCPTS, ligne: LigneConsolidee)] = []
        for ligne in ensemble.lignes {
            guard let cle = homonymes.cle(ligne), let exercice = ligne.exercice else { continue }
            if connues[cle] == nil { lues.append((cle, ligne)) }
            // Un bilan rempli l’emporte sur un classeur vierge ou une copie.
            if connues[cle]?[exercice]?.etat.estRempli != true { connues[cle, default: [:]][exercice] = ligne }
        }
        var vues: Set<CleCPTS> = []
        var presences = ensemble.attendues.compactMap { attendue -> Presence? in
            let cle = homonymes.cle(attendue.nom, attendue.departement)
            guard vues.insert(cle).inserted else { return nil }
            return Presence(
                nom: attendue.nom, departement: attendue.departement, estAttendue: true, lignes: connues[cle] ?? [:])
        }
        let sansListe = ensemble.attendues.isEmpty
        presences += lues.filter { !vues.contains($0.cle) }.map { cle, ligne in
            Presence(
                nom: ligne.nom, departement: ligne.departement, estAttendue: sansListe, lignes: connues[cle] ?? [:])
        }
        func rang(_ presence: Presence) -> Int {
            guard presence.estAttendue else { return annees.count + 1 }
            return annees.firstIndex { presence.manque(en: $0) } ?? annees.count
        }
        self.presences = presences.enumerated().sorted { (rang($0.element), $0.offset) < (rang($1.element), $1.offset) }
            .map(\.element)
    }
}
