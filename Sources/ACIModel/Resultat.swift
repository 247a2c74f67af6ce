/// Un montant du résultat, dit une fois pour le classeur, les rapports et le rapprochement.
public struct Resultat: Sendable {
    /// La place d’un montant parmi les autres.
    public enum Rang: Sendable {
        /// Une part, un total de l’année ou un versement : ce qui se lit d’abord.
        case principal
        /// La somme de deux parts.
        case sousTotal
        /// Ce qui explique les autres.
        case detail
    }

    /// Le nom défini de la cellule qui le montre : `fixe_acces`, `total_estime` ; `nil` : le classeur ne le montre pas.
    public let nom: String?
    /// Le chemin du montant dans le JSON, clé de ``Financement/explication(_:)``.
    public let chemin: String
    /// `Accès aux soins, part fixe`.
    public let libelle: String
    /// Ce qu’il est parmi les autres.
    public let rang: Rang
    /// Le montant que le moteur en donne ; `nil` si l’année n’a pas cette ligne.
    public let montant: @Sendable (Financement) -> Montant?

    /// Le plafond de l’année ou d’une part variable (R5).
    public var estUnPlafond: Bool { chemin.split(separator: ".").last == "plafond" }

    /// Tous les résultats d’un cadre, dans l’ordre de la Synthèse, chacun après ce dont il est fait.
    public static func tous(_ cadre: Cadre) -> [Resultat] {
        [Resultat("fonctionnement", "Fonctionnement", nom: "fonctionnement", rang: .principal) { $0.fonctionnement }]
            + cadre.missions.flatMap(de) + [
                Resultat("majoration", "Majoration", nom: "majoration", rang: .principal) { $0.majoration.montant },
                Resultat("total", "Total estimé", nom: "total_estime", rang: .principal) { $0.total.montant },
                Resultat("plancher", "Plancher", nom: "total_plancher", rang: .principal) { $0.total.plancher },
                Resultat("plafond", "Plafond", nom: "total_plafond", rang: .principal) { $0.total.plafond },
                Resultat("versements.avance", "Avance", nom: "avance", rang: .principal) { $0.versements.avance },
                Resultat("versements.solde", "Solde", nom: "solde", rang: .principal) { $0.versements.solde },
                Resultat("versements.resteARecevoir", "Reste à recevoir", nom: "reste_a_recevoir") {
                    $0.versements.resteARecevoir
                },
            ]
            + cadre.horsTotal.map { somme in
                Resultat("horsTotal.\(somme.code)", somme.ligne.libelle) { financement in
                    financement.horsTotal.first { $0.code == somme.code }?.montant
                }
            }
    }

    /// Ceux que le classeur montre, avec le nom défini de leur cellule.
    public static func duClasseur(_ cadre: Cadre) -> [(nom: String, resultat: Resultat)] {
        tous(cadre).compactMap { resultat in resultat.nom.map { ($0, resultat) } }
    }

    private static func de(_ mission: MissionModele) -> [Resultat] {
        func resultat(
            _ chemin: String, _ libelle: String, nom: String? = nil, rang: Rang = .detail,
            _ montant: @escaping @Sendable (FinancementMission) -> Montant?
        ) -> Resultat {
            Resultat(
                "missions.\(mission.code).\(chemin)", "\(mission.titre), \(libelle)",
                nom: nom.map { "\($0)_\(mission.nom)" }, rang: rang
            ) { $0.mission(mission.code).flatMap(montant) }
        }
        return mission.complements.flatMap { de($0, mission) } + [
            resultat("fixe.enveloppe", "enveloppe fixe") { $0.fixe.enveloppe },
            resultat("fixe", "part fixe", nom: "fixe", rang: .principal) { $0.fixe.montant },
            resultat("variable.enveloppe", "enveloppe variable") { $0.variable.enveloppe },
            resultat("variable", "part variable", nom: "variable", rang: .principal) { $0.variable.montant },
            resultat("variable.plancher", "part variable, plancher", nom: "variable_plancher") {
                $0.variable.plancher
            },
            resultat("variable.plafond", "part variable, plafond", nom: "variable_plafond") { $0.variable.plafond },
            resultat("total", "total", rang: .sousTotal) { $0.total },
            resultat("enveloppeAnnee", "enveloppe de l’année") { $0.enveloppeAnnee },
            resultat("aPortee", "à portée", nom: "a_portee") { $0.aPortee },
            resultat("nonAtteint", "non atteint", nom: "non_atteint") { $0.nonAtteint },
        ]
    }

    private static func de(_ complement: MissionModele.Complement, _ mission: MissionModele) -> [Resultat] {
        func resultat(
            _ fin: String, _ libelle: String,
            _ montant: @escaping @Sendable (FinancementMission.Complement) -> Montant
        ) -> Resultat {
            Resultat(
                "missions.\(mission.code).fixe.\(complement.nom)\(fin)", "\(complement.ligne.libelle)\(libelle)"
            ) { $0.mission(mission.code)?.fixe.complements.first { $0.nom == complement.nom }.map(montant) }
        }
        return [resultat(".enveloppe", ", enveloppe") { $0.enveloppe }, resultat("", "") { $0.montant }]
    }

    private init(
        _ chemin: String, _ libelle: String, nom: String? = nil, rang: Rang = .detail,
        _ montant: @escaping @Sendable (Financement) -> Montant?
    ) {
        self.nom = nom
        self.chemin = chemin
        self.libelle = libelle
        self.rang = rang
        self.montant = montant
    }
}
