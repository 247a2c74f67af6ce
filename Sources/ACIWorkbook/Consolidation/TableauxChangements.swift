internal import ACIModel

// Ce qui change d’une année à une autre : les CPTS qui ont les deux bilans.
extension TableauxEnsemble {
    /// Deux années, et les CPTS qui ont un bilan de chacune.
    private struct Paire {
        let avant: Int
        let apres: Int
        let communes: [Changement]
        let nouvelles: Int
        let absentes: Int

        func total(_ annee: KeyPath<Changement, LigneConsolidee>) -> Montant {
            RubriqueConsolidee.total.somme(communes.map { $0[keyPath: annee] })
        }
    }

    /// La dernière année et chacune des autres, la plus récente d’abord ; puis les autres qui se suivent.
    private var paires: [Paire] {
        guard let derniere = annees.first else { return [] }
        let autres = annees.dropFirst()
        return (autres.map { ($0, derniere) } + zip(autres.dropFirst(), autres))
            .map(paire).filter { !$0.communes.isEmpty }
    }

    private func paire(_ avant: Int, _ apres: Int) -> Paire {
        func nommees(_ annee: Int) -> [CleCPTS: LigneConsolidee] {
            let lignes = comptees.filter { $0.exercice == annee }
            return Dictionary(lignes.compactMap { ligne in homonymes.cle(ligne).map { ($0, ligne) } }) { premiere, _ in
                premiere
            }
        }
        let (anciennes, nouvelles) = (nommees(avant), nommees(apres))
        let communes = anciennes.sorted { $0.key < $1.key }.compactMap { cle, ligne in
            nouvelles[cle].map { Changement(avant: ligne, apres: $0, annees: (avant, apres)) }
        }
        return Paire(
            avant: avant, apres: apres, communes: communes, nouvelles: nouvelles.count - communes.count,
            absentes: anciennes.count - communes.count)
    }

    /// Les totaux de ces CPTS.
    package var evolution: Tableau {
        Tableau(
            "D’une année à l’autre, mêmes CPTS (en euros)", paires,
            [
                .init("De", 8) { .annee($0.avant) }, .init("À", 8) { .annee($0.apres) },
                .init("CPTS", 34) { .entier($0.communes.count) },
                .init("Total avant", 14) { .montant($0.total(\.avant)) },
                .init("Total après", 14) { .montant($0.total(\.apres)) },
                .init("Écart", 14) { .montant($0.total(\.apres) - $0.total(\.avant)) },
                .init("Nouvelles", 14) { .entier($0.nouvelles) },
                .init("Sans bilan ensuite", 56) { .entier($0.absentes) },
            ])
    }

    /// Mission par mission, de chaque autre année à la dernière.
    package var changementsDesMissions: [Tableau] {
        parPaire("mission par mission") { paire, titre in
            typealias Element = (mission: MissionModele, communes: [Changement])
            func part(
                _ titre: String, _ annee: KeyPath<Changement, LigneConsolidee>,
                _ part: KeyPath<LigneConsolidee.Montants.Parts, Montant>
            ) -> Tableau.Rubrique<Element> {
                .init(titre, 14) { mission, communes in
                    let parts = communes.compactMap { $0[keyPath: annee].montants?.missions[mission.code] }
                    return .montant(parts.map { $0[keyPath: part] }.somme())
                }
            }
            return Tableau(
                titre, ensemble.missions.map { ($0, paire.communes) },
                [
                    .init("De", 8, essentielle: false) { _ in .annee(paire.avant) },
                    .init("À", 8, essentielle: false) { _ in .annee(paire.apres) },
                    .init("Mission", 34, estTexte: true) { .texte($0.mission.titre) },
                    part("Acquis avant", \.avant, \.acquis), part("Acquis après", \.apres, \.acquis),
                    part("Enveloppe avant", \.avant, \.enveloppe), part("Enveloppe après", \.apres, \.enveloppe),
                    .init("Pourquoi l’enveloppe change", 56, estTexte: true) { element in
                        .texte(raisons(element.mission, element.communes))
                    },
                ])
        }
    }

    /// Combien de CPTS pour chaque raison, la plus fréquente d’abord.
    private func raisons(_ mission: MissionModele, _ communes: [Changement]) -> String {
        var comptes: [String: Int] = [:]
        for raison in communes.flatMap({ Set($0.raisons(mission).map(\.commune)) }) { comptes[raison, default: 0] += 1 }
        return comptes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(Fr.entier($1)) CPTS\(Fr.insecable): \($0)" }.joined(separator: "\(Fr.insecable); ")
    }

    /// CPTS par CPTS, de chaque autre année à la dernière, le plus grand écart d’abord.
    ///
    /// - Parameter auPlus: les premières seulement.
    package func changements(auPlus nombre: Int = .max) -> [Tableau] {
        parPaire("CPTS par CPTS, le plus grand écart d’abord") { paire, titre in
            let communes = paire.communes.ordonne {
                $0.ecart(.total).centimes.magnitude > $1.ecart(.total).centimes.magnitude
            }
            return Tableau(
                titre + Self.coupe(communes.count, a: nombre), Array(communes.prefix(nombre)),
                [
                    .init("De", 8, essentielle: false) { .annee($0.annees.avant) },
                    .init("À", 8, essentielle: false) { .annee($0.annees.apres) },
                    .init("CPTS", 34, estTexte: true) { cpts($0.apres) },
                    .init("Total avant", 14) { .montant(RubriqueConsolidee.total.somme([$0.avant])) },
                    .init("Total après", 14) { .montant(RubriqueConsolidee.total.somme([$0.apres])) },
                    .init("Écart", 14) { .montant($0.ecart(.total)) },
                    .init("Dont enveloppe", 14) { .montant($0.ecart(.enveloppe)) },
                    .init("Pourquoi", 56, estTexte: true) { .texte($0.francais(ensemble.missions)) },
                ])
        }
    }

    private func parPaire(_ quoi: String, _ tableau: (Paire, String) -> Tableau) -> [Tableau] {
        paires.filter { $0.apres == annees.first }
            .map { tableau($0, "De \($0.avant) à \($0.apres), \(quoi) (en euros)") }
    }
}
