internal import ACIModel

/// Ce que l’on tire d’un ensemble, tableau par tableau. Jamais une somme sur plusieurs années.
package struct TableauxEnsemble {
    let ensemble: Ensemble
    package let repetitions: Repetitions
    /// Les lignes qui comptent dans les sommes.
    let comptees: [LigneConsolidee]
    private let territoires: [String: String]

    package init(_ ensemble: Ensemble) {
        self.ensemble = ensemble
        repetitions = ensemble.repetitions
        comptees = ensemble.lignes.filter(\.estComptee)
        var territoires: [String: String] = [:]
        for nom in ensemble.lignes.flatMap({ [$0.region, $0.departement] }).compactMap(\.self) {
            territoires[Fr.cleDeComparaison(nom)] = territoires[Fr.cleDeComparaison(nom)] ?? nom
        }
        self.territoires = territoires
    }

    static let sansTerritoire = "non renseigné"

    /// Un territoire, toujours écrit de la même façon.
    func territoire(_ nom: String?) -> String {
        nom.flatMap { territoires[Fr.cleDeComparaison($0)] } ?? Self.sansTerritoire
    }

    /// Celles dont un bilan compte, la plus ancienne d’abord.
    var annees: [Int] { Set(comptees.compactMap(\.exercice)).sorted() }

    /// La dernière de ces ``annees``.
    package var derniereAnnee: Int? { annees.last }

    // MARK: - Bilans

    static let titreDesBilans = "Bilan par bilan (en euros)"

    /// Une ligne par fichier.
    package var bilans: Tableau {
        var tableau = Tableau(Self.titreDesBilans, ensemble.lignes, rubriquesDesBilans)
        tableau.barres = ensemble.lignes.map { ligne in
            let parts = ligne.montants?.parts ?? .init()
            return [parts.acquis, parts.aPortee, parts.nonAtteint].map(\.centimes)
        }
        tableau.lignes = ensemble.lignes.enumerated().map { $1.etat.aUnRapport ? $0 : nil }
        return tableau
    }

    /// Les CPTS de la dernière année qui ont le plus d’euros à portée.
    package var plusGrosGains: Tableau {
        let lignes = comptees.filter { $0.exercice == derniereAnnee }.map { ($0, $0.montants?.parts.aPortee ?? .zero) }
            .filter { $0.1 > .zero }.sorted { $0.1 > $1.1 }
        return Tableau(
            "Le plus d’euros à portée" + (derniereAnnee.map { " en \($0)" } ?? ""), Array(lignes.prefix(10)),
            [
                .init("CPTS", 34, estTexte: true) { .texte($0.0.nom) },
                .init("Département", 18, estTexte: true) { .texte(territoire($0.0.departement)) },
                .init("À portée (€)", 14) { .montant($0.1) },
            ])
    }

    /// Les premières s’impriment, les autres servent aux sommes et aux filtres.
    static let colonnesImprimees = 13

    var rubriquesDesBilans: [Tableau.Rubrique<LigneConsolidee>] {
        func montant(
            _ rubrique: RubriqueConsolidee, _ essentielle: Bool = false, largeur: Double = 14
        ) -> Tableau.Rubrique<LigneConsolidee> {
            .init(rubrique.titre, largeur, essentielle: essentielle) { .montant($0.montants.map(rubrique.montant)) }
        }
        let imprimees: [Tableau.Rubrique<LigneConsolidee>] = [
            .init("CPTS", 34, estTexte: true) { .texte(repetitions.nom($0)) },
            .init("Exercice", 9.5) { .annee($0.exercice) },
            .init("Département", 18, essentielle: false, estTexte: true) {
                .texte($0.etat.estRempli ? territoire($0.departement) : "")
            },
            .init("Taille", 7.5, essentielle: false) { .entier($0.montants?.taille) },
            .init("État", 25, estTexte: true) { .etat($0.etat, repetitions.etat($0)) },
            montant(.total, true), montant(.plafond), montant(.aPortee, true), montant(.nonAtteint, true),
            .init("Part acquise", 11, essentielle: false) { ligne in
                ligne.montants.map { .part($0.parts.acquis, sur: $0.parts.enveloppe) } ?? .vide
            },
            montant(.avance), montant(.solde),
            .init("Rapport à remettre", 12.5, essentielle: false) { ligne in
                .jour(ligne.echeances.first { $0.objet == .rapport }?.jour)
            },
        ]
        return imprimees + [montant(.plancher), montant(.acquis), montant(.enveloppe)]
            + [
                .init("Région", 24, essentielle: false, estTexte: true) {
                    .texte($0.etat.estRempli ? territoire($0.region) : "")
                },
                .init("Population", 11.5, essentielle: false) { .entier($0.population) },
                .init("Fichier", 56, essentielle: false, estTexte: true) { .texte($0.fichier) },
            ] + [montant(.fonctionnement), montant(.majoration)]
            + ensemble.missions.flatMap(RubriqueConsolidee.parts).map { montant($0, largeur: 26) }
    }
}
