/// Un résultat que le classeur affiche sous un nom défini, pour le rapprochement.
public struct Rubrique: Hashable, Sendable {
    /// Le nom défini : `fixe_acces`, `total_estime`.
    public let nom: String
    /// Le chemin du montant dans le JSON, clé de ``Financement/explication(_:)``.
    public let chemin: String
    /// `Accès aux soins, part fixe`.
    public let libelle: String
    /// Le montant du moteur.
    public let montant: Montant
}

extension Financement {
    /// Les résultats nommés, dans l’ordre de la Synthèse.
    public func rubriques(_ cadre: Cadre) -> [Rubrique] {
        let parMission = zip(cadre.missions, missions).flatMap { mission, resultat in
            [
                ("fixe", "fixe", "part fixe", resultat.fixe.montant),
                ("variable", "variable", "part variable", resultat.variable.montant),
                ("variable_plancher", "variable.plancher", "part variable, plancher", resultat.variable.plancher),
                ("variable_plafond", "variable.plafond", "part variable, plafond", resultat.variable.plafond),
            ].map { nom, chemin, libelle, montant in
                Rubrique(
                    nom: "\(nom)_\(mission.nom)", chemin: "missions.\(mission.code).\(chemin)",
                    libelle: "\(mission.titre), \(libelle)", montant: montant)
            }
        }
        return [
            Rubrique(
                nom: "fonctionnement", chemin: "fonctionnement", libelle: "Fonctionnement", montant: fonctionnement)
        ]
            + parMission + [
                Rubrique(nom: "majoration", chemin: "majoration", libelle: "Majoration", montant: majoration.montant),
                Rubrique(nom: "total_estime", chemin: "total", libelle: "Total estimé", montant: total.montant),
                Rubrique(nom: "total_plancher", chemin: "plancher", libelle: "Plancher", montant: total.plancher),
                Rubrique(nom: "total_plafond", chemin: "plafond", libelle: "Plafond", montant: total.plafond),
                Rubrique(nom: "avance", chemin: "versements.avance", libelle: "Avance", montant: versements.avance),
                Rubrique(nom: "solde", chemin: "versements.solde", libelle: "Solde", montant: versements.solde),
            ]
    }
}
