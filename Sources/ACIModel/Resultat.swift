/// Un montant que le classeur affiche, dit une fois pour le classeur, les rapports et le rapprochement.
public struct Resultat: Sendable {
    /// Le nom défini : `fixe_acces`, `total_estime`.
    public let nom: String
    /// Le chemin du montant dans le JSON, clé de ``Financement/explication(_:)``.
    public let chemin: String
    /// `Accès aux soins, part fixe`.
    public let libelle: String
    /// Le montant que le moteur en donne.
    public let montant: @Sendable (Financement) -> Montant

    /// Tous les résultats d’un cadre, dans l’ordre de la Synthèse.
    public static func tous(_ cadre: Cadre) -> [Resultat] {
        [Resultat(nom: "fonctionnement", chemin: "fonctionnement", libelle: "Fonctionnement") { $0.fonctionnement }]
            + cadre.missions.flatMap(de) + [
                Resultat(nom: "majoration", chemin: "majoration", libelle: "Majoration") { $0.majoration.montant },
                Resultat(nom: "total_estime", chemin: "total", libelle: "Total estimé") { $0.total.montant },
                Resultat(nom: "total_plancher", chemin: "plancher", libelle: "Plancher") { $0.total.plancher },
                Resultat(nom: "total_plafond", chemin: "plafond", libelle: "Plafond") { $0.total.plafond },
                Resultat(nom: "avance", chemin: "versements.avance", libelle: "Avance") { $0.versements.avance },
                Resultat(nom: "solde", chemin: "versements.solde", libelle: "Solde") { $0.versements.solde },
                Resultat(
                    nom: "reste_a_recevoir", chemin: "versements.resteARecevoir", libelle: "Reste à recevoir"
                ) { $0.versements.resteARecevoir },
            ]
    }

    private static func de(_ mission: MissionModele) -> [Resultat] {
        func resultat(
            _ nom: String, _ chemin: String, _ libelle: String,
            _ montant: @escaping @Sendable (FinancementMission) -> Montant
        ) -> Resultat {
            Resultat(
                nom: "\(nom)_\(mission.nom)", chemin: "missions.\(mission.code).\(chemin)",
                libelle: "\(mission.titre), \(libelle)"
            ) { $0.mission(mission.code).map(montant) ?? .zero }
        }
        return [
            resultat("fixe", "fixe", "part fixe") { $0.fixe.montant },
            resultat("variable", "variable", "part variable") { $0.variable.montant },
            resultat("variable_plancher", "variable.plancher", "part variable, plancher") { $0.variable.plancher },
            resultat("variable_plafond", "variable.plafond", "part variable, plafond") { $0.variable.plafond },
            resultat("a_portee", "aPortee", "à portée") { $0.aPortee },
            resultat("non_atteint", "nonAtteint", "non atteint") { $0.nonAtteint },
        ]
    }

    private init(
        nom: String, chemin: String, libelle: String, _ montant: @escaping @Sendable (Financement) -> Montant
    ) {
        self.nom = nom
        self.chemin = chemin
        self.libelle = libelle
        self.montant = montant
    }
}
