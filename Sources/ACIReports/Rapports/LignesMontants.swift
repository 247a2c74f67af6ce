internal import ACIModel

/// Ce que l’année rapporte, ligne à ligne.
struct LignesMontants {
    struct Ligne {
        let titre: String
        /// `nil` pour ce qui n’est pas une mission.
        let fixe: Montant?
        let variable: Montant?
        let total: Fourchette
    }

    let financement: Financement
    let cadre: Cadre

    static let titres = ["Part fixe", "Variable", "Total", "Au moins", "Au plus"]
    static let legende =
        "Au moins\(Fr.insecable): seuls les Oui comptent. Au plus\(Fr.insecable): Partiel et réponses absentes "
        + "deviennent des Oui."

    /// Le fonctionnement, les missions et, s’il y en a une, la majoration.
    var lignes: [Ligne] {
        let fonctionnement = Ligne(
            titre: "Fonctionnement", fixe: nil, variable: nil, total: Fourchette(financement.fonctionnement))
        let missions = financement.missions.map { mission in
            Ligne(
                titre: titre(mission), fixe: mission.fixe.montant, variable: mission.variable.montant,
                total: Fourchette(mission.fixe.montant) + mission.variable.fourchette)
        }
        guard financement.majoration != .zero else { return [fonctionnement] + missions }
        let majoration = Ligne(
            titre: "Majoration, à confirmer", fixe: nil, variable: nil, total: financement.majoration)
        return [fonctionnement] + missions + [majoration]
    }

    var total: Ligne {
        Ligne(
            titre: "Total de l’année", fixe: financement.missions.map(\.fixe.montant).somme(),
            variable: financement.missions.map(\.variable.montant).somme(), total: financement.total)
    }

    /// `Avance 206 250,00 € · Solde 191 250,00 €, après le dialogue de gestion`
    var versements: String {
        "Avance \(Fr.euros(financement.versements.avance)) · Solde \(Fr.euros(financement.versements.solde)), "
            + LignesMontants.quandLeSolde
    }

    /// Les trois sommes que l’on cherche d’abord, et ce qu’il faut en savoir.
    var essentiel: [(titre: String, montant: Montant, precision: String)] {
        let total = financement.total
        let fourchette =
            total.plancher == total.plafond
            ? "estimation" : "estimation, de \(Fr.euros(total.plancher)) à \(Fr.euros(total.plafond))"
        return [
            (self.total.titre, total.montant, fourchette),
            ("Avance", financement.versements.avance, "en début d’année"),
            ("Solde", financement.versements.solde, LignesMontants.quandLeSolde),
        ]
    }

    private static let quandLeSolde = "après le dialogue de gestion"

    var horsTotal: [String] {
        financement.horsTotal.map { "À côté du total\(Fr.insecable): \($0.libelle), \(Fr.euros($0.montant))" }
    }

    /// Par mission, ce qui est acquis de son enveloppe.
    var acquis: [(titre: String, acquis: Montant, enveloppe: Montant)] {
        financement.missions.map { (titre($0), $0.total, $0.fixe.enveloppe + $0.variable.enveloppe) }
    }

    private func titre(_ mission: FinancementMission) -> String {
        cadre.mission(mission.code)?.titre ?? mission.code.rawValue
    }
}

extension LignesMontants.Ligne {
    /// Une cellule par titre, vide là où il n’y a rien à dire.
    var cellules: [String] {
        [fixe, variable, total.montant, total.plancher, total.plafond].map { $0.map(Fr.sansUnite) ?? "" }
    }
}
