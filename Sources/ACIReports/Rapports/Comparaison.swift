internal import ACIModel
internal import ACIWorkbook

/// Ce qui a changé d’un classeur à un autre, et de celui-là aux suivants.
public struct Comparaison {
    /// Deux au moins, dans l’ordre où ils sont donnés.
    let annees: [ClasseurLu]
    let avant: ClasseurLu
    let apres: ClasseurLu

    /// - Parameters:
    ///   - avant: le plus ancien.
    ///   - suivants: les autres, dans l’ordre du temps.
    public init(_ avant: ClasseurLu, _ suivants: [ClasseurLu]) {
        annees = [avant] + suivants
        self.avant = avant
        apres = suivants.last ?? avant
    }

    /// L’un d’eux a des erreurs à corriger.
    public var estProvisoire: Bool { annees.contains(where: \.lu.estProvisoire) }

    /// Une donnée de chaque année, en clair ; `nil` là où elle manque.
    struct Suite<Valeur: Equatable> {
        let nom: String
        let valeurs: [Valeur?]

        var change: Bool { valeurs.contains { $0 != valeurs[0] } }
    }

    private func suite<Valeur>(_ nom: String, _ valeur: (ClasseurLu) -> Valeur?) -> Suite<Valeur> {
        Suite(nom: nom, valeurs: annees.map(valeur))
    }

    /// Les montants des années ; la dernière donne l’ordre.
    var montants: [(resultat: Resultat, suite: Suite<Montant>)] {
        var communs = Resultat.tous(apres.cadre).filter { $0.rang != .detail }
        for annee in annees.reversed() {
            let connus = Set(communs.map(\.chemin))
            let perdus = Resultat.tous(annee.cadre).filter { $0.rang != .detail && !connus.contains($0.chemin) }
            communs.insert(contentsOf: perdus, at: communs.firstIndex { $0.chemin == "majoration" } ?? communs.endIndex)
        }
        return communs.map { resultat in
            (resultat, suite(resultat.libelle) { $0.lu.financement.flatMap(resultat.montant) })
        }
    }

    /// Ce que la CPAM a versé, si une année le dit, auprès de ce qui en était estimé.
    var versements: [Suite<Montant>] {
        guard annees.contains(where: { $0.bilan.dejaVerse != nil }) else { return [] }
        let estime = { (annee: ClasseurLu) in annee.lu.financement?.total.montant }
        return [
            suite("Total estimé", estime), suite("Déjà versé par la CPAM", \.bilan.dejaVerse),
            suite("Versé moins estimé") { annee in
                annee.bilan.dejaVerse.flatMap { verse in estime(annee).map { verse - $0 } }
            },
        ]
    }

    /// Qui est la CPTS et ce que son contrat fixe.
    var identite: [Suite<String>] {
        [
            suite("Nom", \.bilan.identite.nom),
            suite("Cadre", \.bilan.cadre.titreCourt),
            suite("Population") { $0.bilan.identite.population.map(Fr.entier) },
            suite("Taille") { $0.bilan.taille.map(String.init) },
            suite("Membres") { $0.bilan.identite.membres.map(Fr.entier) },
            suite("Signature", \.bilan.identite.signature?.francais),
            suite("Taux du Partiel") { $0.bilan.tauxPartiel.map(Fr.pourcentage) },
        ]
    }

    /// La valeur et ce qui en est jugé.
    struct ReponseDonnee: Equatable {
        let valeur: Valeur?
        let atteint: Atteinte?
    }

    /// Les indicateurs de la dernière année, puis ceux que seules d’autres ont.
    var indicateurs: [(modele: IndicateurModele, suite: Suite<ReponseDonnee>)] {
        var modeles = apres.cadre.indicateurs
        for annee in annees.reversed() {
            let codes = Set(modeles.map(\.code))
            modeles += annee.cadre.indicateurs.filter { !codes.contains($0.code) }
        }
        return modeles.map { modele in (modele, suite(modele.code) { reponse(modele, $0) }) }
    }

    private func reponse(_ modele: IndicateurModele, _ classeur: ClasseurLu) -> ReponseDonnee? {
        guard classeur.cadre.indicateur(modele.code) != nil else { return nil }
        let reponse = classeur.bilan.reponse(modele.code)
        return ReponseDonnee(valeur: reponse.valeur, atteint: reponse.atteint)
    }
}

extension Comparaison {
    /// Plusieurs versions d’une même année.
    var estDUneAnnee: Bool { Set(annees.map(\.bilan.exercice)).count == 1 }

    var titre: String {
        let exercice = apres.bilan.exercice
        return "\(apres.titre)\(Fr.insecable): "
            + (estDUneAnnee ? "\(exercice), avant et après" : "de \(avant.bilan.exercice) à \(exercice)")
    }

    /// Le titre de chaque année dans un tableau.
    var colonnes: [String] {
        guard estDUneAnnee else { return annees.map { "\($0.bilan.exercice)" } }
        return annees.indices.map { rang in
            rang == 0 ? "Avant" : rang < annees.count - 1 ? "Version \(rang + 1)" : "Après"
        }
    }

    /// Ce qui fait douter de la comparaison, une phrase chacun.
    var avertissements: [String] { ordre + noms + (estDUneAnnee ? [] : periodes + deuxRedactions) }

    /// Une phrase pour chaque classeur qui a des erreurs.
    var erreurs: [String] {
        annees.filter(\.lu.estProvisoire).map { classeur in
            "\(classeur.provenance)\(Fr.insecable): résultat provisoire, "
                + "\(Fr.compte(classeur.compte(.erreur), "erreur", "erreurs")) à corriger."
        }
    }

    private var paires: [(ClasseurLu, ClasseurLu)] { Array(zip(annees, annees.dropFirst())) }

    private var ordre: [String] {
        guard paires.contains(where: { $0.bilan.exercice > $1.bilan.exercice }) else { return [] }
        return [
            "Les classeurs ne vont pas du plus ancien au plus récent\(Fr.insecable): des écarts remontent le temps. Pour le "
                + "sens habituel, donnez d’abord l’année la plus ancienne."
        ]
    }

    private var noms: [String] {
        var vus: Set<String> = []
        let noms = annees.compactMap(\.bilan.identite.nom).filter { vus.insert(Fr.cleDeComparaison($0)).inserted }
        guard noms.count > 1 else { return [] }
        return [
            "\(noms.count == 2 ? "Deux" : "\(noms.count)") CPTS sont comparées\(Fr.insecable): "
                + "\(Fr.liste(noms.map(Fr.guillemets))). Vérifiez que ce sont les bons classeurs, ou que le nom a changé."
        ]
    }

    /// R1 : d’une période à la suivante, ni jour compté deux fois, ni jour oublié.
    private var periodes: [String] {
        let ordonnees = annees.filter { !$0.bilan.periode.estInversee }
            .sorted { $0.bilan.periode.debut < $1.bilan.periode.debut }
        guard var avant = ordonnees.first else { return [] }
        var phrases: [String] = []
        for apres in ordonnees.dropFirst() {
            if let rupture = avant.bilan.periode.rupture(avec: apres.bilan.periode) {
                let jours = rupture.jours.francais
                phrases.append(
                    rupture.estDouble
                        ? "\(avant.provenance) et \(apres.provenance) comptent deux fois les mêmes jours, \(jours)."
                        : "Aucun bilan ne compte les jours \(jours).")
            }
            if apres.bilan.periode.fin > avant.bilan.periode.fin { avant = apres }
        }
        return phrases
    }

    /// R6 : le plan ne s’écrit pour la première fois qu’une année.
    private var deuxRedactions: [String] {
        let annees = Set(annees.filter { $0.bilan.crise.plan == .premiereRedaction }.map(\.bilan.exercice)).sorted()
        guard annees.count > 1 else { return [] }
        return [
            "Le plan de réponse est en première rédaction en \(Fr.liste(annees.map(String.init)))\(Fr.insecable): une seule année "
                + "peut l’être, les suivantes sont des mises à jour, payées moitié moins."
        ]
    }
}
