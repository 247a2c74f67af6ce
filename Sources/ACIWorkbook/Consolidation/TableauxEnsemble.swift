internal import ACIModel

/// Ce que l’on tire d’un ensemble, tableau par tableau. Jamais une somme sur plusieurs années.
package struct TableauxEnsemble {
    let ensemble: Ensemble
    package let repetitions: Repetitions
    /// Les lignes qui comptent dans les sommes.
    let comptees: [LigneConsolidee]
    private let territoires: [String: String]
    /// Le rang du fichier parmi les lignes, s’il a un compte rendu.
    private let rangs: [String: Int]
    /// Une mission qui n’a pas démarré a des réponses qui rapporteraient.
    let resteADemarrer: Bool
    let homonymes: Homonymes
    /// L’exercice du bilan le plus récent de chaque CPTS nommée.
    private let recents: [CleCPTS: Int]
    let presences: [Presences.Presence]

    package init(_ ensemble: Ensemble) {
        let homonymes = Homonymes(ensemble)
        let nommes = ensemble.lignes.filter(\.etat.estRempli).compactMap { ligne in
            homonymes.cle(ligne).flatMap { cle in ligne.exercice.map { (cle, $0) } }
        }
        let recents = Dictionary(nommes, uniquingKeysWith: max)
        let ensemble = ensemble.depuisLeurDossier().avec { ligne in
            let annee = homonymes.cle(ligne).map { recents[$0] } ?? ligne.exercice
            return annee == ligne.exercice ? ligne : ligne.sansCeQuiTientAuContrat()
        }
        self.ensemble = ensemble
        self.homonymes = homonymes
        self.recents = recents
        repetitions = ensemble.repetitions
        comptees = ensemble.lignes.filter(\.estComptee)
        let lues = ensemble.lignes.enumerated().filter(\.element.etat.aUnRapport)
        rangs = Dictionary(lues.map { ($1.fichier, $0) }) { premier, _ in premier }
        resteADemarrer = comptees.contains { RubriqueConsolidee.nonDemarre.somme([$0]) > .zero }
        presences = Presences(ensemble, homonymes).presences
        var territoires: [String: String] = [:]
        for nom in ensemble.lignes.flatMap({ [$0.region, $0.departement] }).compactMap(\.self) {
            territoires[Fr.cleDeComparaison(nom)] = territoires[Fr.cleDeComparaison(nom)] ?? nom
        }
        self.territoires = territoires
    }

    /// Aucun bilan de la CPTS n’est plus récent.
    func estRecente(_ ligne: LigneConsolidee) -> Bool {
        homonymes.cle(ligne).map { recents[$0] == ligne.exercice } ?? true
    }

    static let sansTerritoire = "non renseigné"

    /// Un territoire, toujours écrit de la même façon.
    func territoire(_ nom: String?) -> String {
        nom.flatMap { territoires[Fr.cleDeComparaison($0)] } ?? Self.sansTerritoire
    }

    /// Celles dont un bilan compte, la plus récente d’abord.
    var annees: [Int] { Set(comptees.compactMap(\.exercice)).sorted(by: >) }

    /// La dernière de ces ``annees``.
    package var derniereAnnee: Int? { annees.first }

    /// Une CPTS, et où la page en dit plus.
    func cpts(_ ligne: LigneConsolidee, _ nom: String? = nil) -> Tableau.Case {
        .cpts(nom ?? ligne.nom, rang: rangs[ligne.fichier])
    }

    // MARK: - Bilans

    static let titreDesBilans = "Bilan par bilan (en euros)"

    /// Une ligne par fichier.
    package var bilans: Tableau {
        var tableau = Tableau(Self.titreDesBilans, ensemble.lignes, rubriquesDesBilans)
        tableau.barres = ensemble.lignes.map { ($0.montants?.parts ?? .init()).barre }
        return tableau
    }

    /// Les CPTS de la dernière année, le plus d’euros à gagner d’abord : à portée, et ceux des missions sans démarrage.
    ///
    /// - Parameter auPlus: les premières seulement.
    package func plusGrosGains(auPlus nombre: Int = .max) -> Tableau {
        let lignes = comptees.filter { $0.exercice == derniereAnnee && ($0.montants?.gain ?? .zero) > .zero }
            .ordonne { ($0.montants?.gain ?? .zero) > ($1.montants?.gain ?? .zero) }
        return Tableau(
            "Le plus d’euros à gagner" + (derniereAnnee.map { " en \($0)" } ?? "")
                + Self.coupe(lignes.count, a: nombre),
            note: resteADemarrer ? Self.noteNonDemarre : nil,
            Array(lignes.prefix(nombre)),
            [
                .init("Exercice", 9.5, essentielle: false) { .annee($0.exercice) },
                .init("CPTS", 24, estTexte: true) { cpts($0) },
                .init("Taille", 8, essentielle: false) { .entier($0.montants?.taille) },
                .init("Département", 18, estTexte: true) { .texte(territoire($0.departement)) },
                .init("À portée (€)", 14) { .montant(RubriqueConsolidee.aPortee.somme([$0])) },
                .init("Non démarré (€)", 14, essentielle: resteADemarrer) {
                    .montant(RubriqueConsolidee.nonDemarre.somme([$0]))
                },
                .init("Les deux (€)", 14, essentielle: resteADemarrer) { .montant($0.montants?.gain) },
            ])
    }

    /// `, 10 sur 17` ; rien si le tableau dit tout.
    static func coupe(_ total: Int, a nombre: Int) -> String {
        total > nombre ? ", \(Fr.entier(nombre)) sur \(Fr.entier(total))" : ""
    }

    static let noteNonDemarre =
        "Non démarré\(Fr.insecable): ce que les réponses d’une mission sans démarrage rapporteraient, au plus, si elle avait "
        + "démarré\(Fr.insecable); ni à portée, ni dans l’enveloppe."

    /// Les premières s’impriment, les autres servent aux sommes et aux filtres.
    static let colonnesImprimees = 9

    var rubriquesDesBilans: [Tableau.Rubrique<LigneConsolidee>] {
        func montant(
            _ rubrique: RubriqueConsolidee, _ essentielle: Bool = false, largeur: Double = 14
        ) -> Tableau.Rubrique<LigneConsolidee> {
            .init(rubrique.titre, largeur, essentielle: essentielle) { .montant($0.montants.map(rubrique.montant)) }
        }
        let imprimees: [Tableau.Rubrique<LigneConsolidee>] = [
            .init("CPTS", 34, estTexte: true) { cpts($0, repetitions.nom($0)) },
            .init("Exercice", 9.5) { .annee($0.exercice) },
            .init("État", 25, estTexte: true) { .etat($0.etat, repetitions.etat($0)) },
            montant(.total, true), montant(.aPortee, true), montant(.nonAtteint, true),
            montant(.nonDemarre, resteADemarrer),
            .init("Part acquise", 11, essentielle: false) { ligne in
                ligne.montants.map { .part($0.parts.acquis, sur: $0.parts.enveloppe) } ?? .vide
            },
            .init("Rapport à remettre", 12.5, essentielle: false) { ligne in
                .jour(ligne.echeances.first { $0.objet == .rapport }?.jour)
            },
        ]
        func texte(
            _ titre: String, _ largeur: Double, _ valeur: @escaping (LigneConsolidee) -> String
        ) -> Tableau.Rubrique<LigneConsolidee> {
            .init(titre, largeur, essentielle: false, estTexte: true) { .texte(valeur($0)) }
        }
        return imprimees + [
            texte("Département", 18) { $0.etat.estRempli ? territoire($0.departement) : "" },
            texte("Région", 24) { $0.etat.estRempli ? territoire($0.region) : "" },
            .init("Taille", 7.5, essentielle: false) { .entier($0.montants?.taille) },
            .init("Population", 11.5, essentielle: false) { .entier($0.population) },
            montant(.plancher), montant(.plafond), montant(.acquis), montant(.enveloppe), montant(.avance),
            montant(.solde), montant(.fonctionnement), montant(.majoration),
            texte("Fichier", 56) { $0.fichier },
        ] + ensemble.missions.flatMap(RubriqueConsolidee.parts).map { montant($0, largeur: 26) }
    }
}
