internal import ACIModel

extension TableauxEnsemble {
    /// Deux années, et les CPTS qui ont un bilan de chacune.
    private struct Paire {
        let avant: Int
        let apres: Int
        let communes: [(avant: LigneConsolidee, apres: LigneConsolidee)]
        let nouvelles: Int
        let absentes: Int

        func total(_ annee: KeyPath<(avant: LigneConsolidee, apres: LigneConsolidee), LigneConsolidee>) -> Montant {
            RubriqueConsolidee.total.somme(communes.map { $0[keyPath: annee] })
        }
    }

    private func paire(_ avant: Int, _ apres: Int) -> Paire {
        func nommees(_ annee: Int) -> [String: LigneConsolidee] {
            let lignes = comptees.filter { $0.exercice == annee }
            return Dictionary(lignes.compactMap { ligne in ligne.nomReplie.map { ($0, ligne) } }) { premiere, _ in
                premiere
            }
        }
        let (avantes, apres_) = (nommees(avant), nommees(apres))
        let communes = avantes.keys.filter { apres_[$0] != nil }.sorted()
        return Paire(
            avant: avant, apres: apres,
            communes: communes.compactMap { nom in
                guard let une = avantes[nom], let autre = apres_[nom] else { return nil }
                return (une, autre)
            }, nouvelles: apres_.count - communes.count, absentes: avantes.count - communes.count)
    }

    /// Ce qui change d’une année à la suivante, puis de la première à la dernière : les CPTS qui ont les deux bilans.
    package var evolution: Tableau {
        var paires = zip(annees, annees.dropFirst()).map { paire($0, $1) }
        if annees.count > 2, let premiere = annees.first, let derniere = annees.last {
            paires.append(paire(premiere, derniere))
        }
        return Tableau(
            "D’une année à l’autre, mêmes CPTS (en euros)", paires.filter { !$0.communes.isEmpty },
            [
                .init("De", 9.5) { .annee($0.avant) },
                .init("À", 24) { .annee($0.apres) },
                .init("CPTS", 8) { .entier($0.communes.count) },
                .init("Nouvelles", 11.5) { .entier($0.nouvelles) },
                .init("Total avant", 16) { .montant($0.total(\.avant)) },
                .init("Total après", 16) { .montant($0.total(\.apres)) },
                .init("Écart", 16) { .montant($0.total(\.apres) - $0.total(\.avant)) },
                .init("Sans bilan ensuite", 16) { .entier($0.absentes) },
            ])
    }

    /// Les CPTS dont le total a le plus changé depuis l’année d’avant.
    package var mouvements: Tableau {
        let deux = annees.suffix(2)
        let paire = deux.count == 2 ? paire(deux[deux.startIndex], deux[deux.startIndex + 1]) : nil
        func ecart(_ une: (avant: LigneConsolidee, apres: LigneConsolidee)) -> Montant {
            RubriqueConsolidee.total.somme([une.apres]) - RubriqueConsolidee.total.somme([une.avant])
        }
        let mouvements = (paire?.communes ?? []).sorted { ecart($0).centimes.magnitude > ecart($1).centimes.magnitude }
        return Tableau(
            "Ce qui a le plus changé" + (paire.map { " de \($0.avant) à \($0.apres)" } ?? "") + " (en euros)",
            Array(mouvements.prefix(10)),
            [
                .init("De", 9.5, essentielle: false) { .annee($0.avant.exercice) },
                .init("CPTS", 24, estTexte: true) { .texte($0.apres.nom) },
                .init("À", 8, essentielle: false) { .annee($0.apres.exercice) },
                .init("Taille", 11.5, essentielle: false) { .entier($0.apres.montants?.taille) },
                .init("Total avant", 16) { .montant(RubriqueConsolidee.total.somme([$0.avant])) },
                .init("Total après", 16) { .montant(RubriqueConsolidee.total.somme([$0.apres])) },
                .init("Écart", 16) { .montant(ecart($0)) },
            ])
    }
}
