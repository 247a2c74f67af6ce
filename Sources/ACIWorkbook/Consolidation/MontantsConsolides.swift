public import ACIModel

extension LigneConsolidee {
    /// Ce que l’année rapporte, et ce qu’elle pouvait rapporter.
    public struct Montants: Sendable {
        /// Les trois parts de l’enveloppe de l’année d’une mission (R5b).
        struct Parts: Sendable {
            var acquis = Montant.zero
            var aPortee = Montant.zero
            var nonAtteint = Montant.zero
            /// Ce que les réponses d’une mission sans démarrage rapporteraient, au plus ; hors de l’enveloppe.
            var nonDemarre = Montant.zero
            /// Les jours comptés, de ceux de l’année.
            var jours = 0
            var joursReference = 0

            var enveloppe: Montant { acquis + aPortee + nonAtteint }
            /// Celles que la page dessine, en centimes.
            var barre: [Int] { [acquis, aPortee, nonAtteint].map(\.centimes) }

            static func += (gauche: inout Parts, droite: Parts) {
                gauche.acquis += droite.acquis
                gauche.aPortee += droite.aPortee
                gauche.nonAtteint += droite.nonAtteint
                gauche.nonDemarre += droite.nonDemarre
            }
        }

        /// La taille retenue.
        let taille: Int
        let fonctionnement: Montant
        let missions: [CodeMission: Parts]
        let majoration: Montant
        /// Le total de l’année, avec son plancher et son plafond.
        public let total: Fourchette
        /// L’avance, le solde et ce qui reste à recevoir.
        public let versements: Versements

        init(_ financement: Financement) {
            taille = financement.taille
            fonctionnement = financement.fonctionnement
            let parts = financement.missions.map {
                (
                    $0.code,
                    Parts(
                        acquis: $0.total, aPortee: $0.aPortee, nonAtteint: $0.nonAtteint, nonDemarre: $0.nonDemarre,
                        jours: $0.fixe.jours, joursReference: $0.fixe.joursReference)
                )
            }
            missions = Dictionary(parts) { premier, _ in premier }
            majoration = financement.majoration.montant
            total = financement.total
            versements = financement.versements
        }

        /// Toutes les missions ensemble, sans la majoration.
        var parts: Parts { missions.values.reduce(into: Parts()) { $0 += $1 } }

        /// Ce que l’on peut encore gagner, que la mission ait démarré ou non.
        var gain: Montant { parts.aPortee + parts.nonDemarre }
    }
}

/// Une colonne de montants : son titre, et ce qu’elle prend à un bilan.
struct RubriqueConsolidee: Sendable {
    let titre: String
    let montant: @Sendable (LigneConsolidee.Montants) -> Montant

    static let total = RubriqueConsolidee(titre: "Total estimé") { $0.total.montant }
    static let plancher = RubriqueConsolidee(titre: "Plancher") { $0.total.plancher }
    static let plafond = RubriqueConsolidee(titre: "Plafond") { $0.total.plafond }
    static let avance = RubriqueConsolidee(titre: "Avance") { $0.versements.avance }
    static let solde = RubriqueConsolidee(titre: "Solde") { $0.versements.solde }
    static let acquis = RubriqueConsolidee(titre: "Acquis") { $0.parts.acquis }
    static let aPortee = RubriqueConsolidee(titre: "À portée") { $0.parts.aPortee }
    static let nonAtteint = RubriqueConsolidee(titre: "Non atteint") { $0.parts.nonAtteint }
    static let nonDemarre = RubriqueConsolidee(titre: "Non démarré") { $0.parts.nonDemarre }
    static let enveloppe = RubriqueConsolidee(titre: "Enveloppe") { $0.parts.enveloppe }
    static let fonctionnement = RubriqueConsolidee(titre: "Fonctionnement") { $0.fonctionnement }
    static let majoration = RubriqueConsolidee(titre: "Majoration") { $0.majoration }

    /// Les trois parts d’une mission et ce qui n’y a pas démarré, là où plusieurs missions se suivent.
    static func parts(_ mission: MissionModele) -> [RubriqueConsolidee] {
        typealias Part = KeyPath<LigneConsolidee.Montants.Parts, Montant> & Sendable
        let parts: [(Self, any Part)] = [
            (acquis, \.acquis), (aPortee, \.aPortee), (nonAtteint, \.nonAtteint), (nonDemarre, \.nonDemarre),
        ]
        return parts.map { rubrique, part in
            Self(titre: rubrique.titre(dans: mission)) { $0.missions[mission.code]?[keyPath: part] ?? .zero }
        }
    }

    /// `Parcours – à portée`.
    func titre(dans mission: MissionModele) -> String { "\(mission.titre) – \(titre.lowercased())" }

    /// La somme exacte.
    func somme(_ lignes: [LigneConsolidee]) -> Montant { lignes.compactMap(\.montants).map(montant).somme() }
}
