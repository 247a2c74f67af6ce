internal import ACIModel

/// Ce que l’année rapporte, ligne à ligne, puis ce qui est acquis de chaque enveloppe.
struct TableauMontants {
    let financement: Financement
    let cadre: Cadre

    func ecrire(_ page: inout TextPage) {
        page.title("Ce que l’année rapporte (en euros)")
        page.table(tableau)
        page.line(
            page.style.faint(
                "Au moins\(Fr.insecable): seuls les Oui comptent. Au plus\(Fr.insecable): Partiel et réponses absentes "
                    + "deviennent des Oui."))
        page.line()
        let versements = financement.versements
        page.line("Avance \(Fr.euros(versements.avance)) · Solde \(Fr.euros(versements.solde)), après le dialogue de gestion")
        for somme in financement.horsTotal {
            page.line("À côté du total\(Fr.insecable): \(somme.libelle), \(Fr.euros(somme.montant))")
        }
        page.title("Acquis sur chaque enveloppe")
        let largeur = cadre.missions.map(\.titre.displayWidth).max() ?? 0
        for mission in financement.missions { page.line(barre(mission, largeur: largeur, page.style)) }
    }

    private var tableau: TextTable {
        var table = TextTable([
            .left(""), .right("Part fixe"), .right("Variable"), .right("Total"), .right("Au moins"), .right("Au plus"),
        ])
        let fonctionnement = financement.fonctionnement
        table.add(["Fonctionnement", "", ""] + fourchette(Fourchette(fonctionnement)))
        for mission in financement.missions {
            let fixe = mission.fixe.montant
            table.add(
                [titre(mission), Fr.sansUnite(fixe), Fr.sansUnite(mission.variable.montant)]
                    + fourchette(Fourchette(fixe) + mission.variable.fourchette))
        }
        if financement.majoration != .zero {
            table.add(["Majoration, à confirmer", "", ""] + fourchette(financement.majoration))
        }
        table.addRule()
        let fixes = financement.missions.map(\.fixe.montant).somme()
        let variables = financement.missions.map(\.variable.montant).somme()
        table.add(
            ["TOTAL DE L’ANNÉE", Fr.sansUnite(fixes), Fr.sansUnite(variables)] + fourchette(financement.total),
            emphasis: true)
        return table
    }

    private func fourchette(_ fourchette: Fourchette) -> [String] {
        [fourchette.montant, fourchette.plancher, fourchette.plafond].map(Fr.sansUnite)
    }

    private func titre(_ mission: FinancementMission) -> String { cadre.mission(mission.code)?.titre ?? mission.code.rawValue }

    private func barre(_ mission: FinancementMission, largeur: Int, _ style: TextStyle) -> String {
        let possible = mission.fixe.enveloppe + mission.variable.enveloppe
        let barre = Bar.drawn(mission.total.centimes, of: possible.centimes, width: 20)
        return "\(titre(mission).fitted(to: largeur))  \(style.gain(barre))  "
            + "\(Fr.euros(mission.total)) sur \(Fr.euros(possible))"
    }
}
