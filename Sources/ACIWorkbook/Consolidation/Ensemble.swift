public import ACIModel

/// Les classeurs lus ensemble : une ligne par fichier, et tout ce qui s’en déduit.
public struct Ensemble: Sendable {
    /// L’ordre des lignes.
    public enum Tri: String, CaseIterable, Sendable {
        /// Par nom de CPTS.
        case nom = "name"
        /// Le plus grand total d’abord.
        case total
        /// Ce qui est illisible, puis ce qui a des erreurs, puis le reste ; dans chacun, le plus d’euros à portée ou
        /// non démarrés d’abord.
        case risque = "risk"
        /// Par région, département et nom.
        case region
    }

    /// Une par fichier, dans l’ordre où elles ont été ajoutées, ou dans celui du tri.
    public private(set) var lignes: [LigneConsolidee] = []
    /// Les CPTS qui devaient répondre ; vide si l’on n’en sait rien.
    public let attendues: [CPTSAttendue]
    /// Le jour de la lecture.
    public let aujourdhui: Jour
    /// Le fichier où chaque empreinte s’est lue d’abord.
    private var originaux: [Empreinte: String] = [:]

    /// Aucun classeur encore.
    public init(attendues: [CPTSAttendue] = [], aujourdhui: Jour) {
        self.attendues = attendues
        self.aujourdhui = aujourdhui
    }

    /// Ajoute un classeur à la fin ; s’il a les réponses d’un autre qui est déjà là, il est mis de côté.
    ///
    /// - Returns: la ligne telle qu’elle est prise.
    @discardableResult
    public mutating func ajouter(_ ligne: LigneConsolidee) -> LigneConsolidee {
        var prise = ligne
        if let empreinte = ligne.empreinte {
            if let original = originaux[empreinte] {
                prise = ligne.copie(de: original)
            } else {
                originaux[empreinte] = ligne.fichier
            }
        }
        lignes.append(prise)
        return prise
    }

    /// Met les lignes dans un ordre ; celles qui se valent restent dans le leur.
    ///
    /// - Returns: le rang que chacune avait.
    @discardableResult
    public mutating func trier(_ tri: Tri) -> [Int] {
        let cles = lignes.map(tri.cle)
        let rangs = lignes.indices.sorted { un, autre in
            if cles[un].rangs != cles[autre].rangs {
                return cles[un].rangs.lexicographicallyPrecedes(cles[autre].rangs)
            }
            return cles[un].textes == cles[autre].textes
                ? un < autre : cles[un].textes.lexicographicallyPrecedes(cles[autre].textes)
        }
        lignes = rangs.map { lignes[$0] }
        return rangs
    }

    /// Le même, chaque fichier nommé depuis le dossier qui les contient tous.
    func depuisLeurDossier() -> Ensemble {
        let dossiers = lignes.map { $0.fichier.split(separator: "/", omittingEmptySubsequences: false).dropLast() }
        guard var commun = dossiers.first else { return self }
        for dossier in dossiers {
            commun = commun.prefix(zip(commun, dossier).prefix { $0 == $1 }.count)
        }
        let dossier = commun.map { $0 + "/" }.joined()
        return avec { $0.depuis(dossier) }
    }

    /// Le même, chaque ligne changée.
    func avec(_ changee: (LigneConsolidee) -> LigneConsolidee) -> Ensemble {
        var ensemble = self
        ensemble.lignes = lignes.map(changee)
        return ensemble
    }

    /// Les CPTS qui y sont plus d’une fois.
    public var repetitions: Repetitions { Repetitions(lignes) }

    package var etat: EtatEnsemble { EtatEnsemble(lignes) }

    /// Celles des bilans, la plus récente d’abord.
    var annees: [Int] { Set(lignes.filter(\.etat.estRempli).compactMap(\.exercice)).sorted(by: >) }

    /// Les missions de tous les cadres lus, chacune une fois, dans l’ordre de leurs numéros.
    var missions: [MissionModele] {
        var vues: Set<CodeMission> = []
        return lignes.flatMap { $0.missions.filter { vues.insert($0.code).inserted } }.sorted { $0.numero < $1.numero }
    }

    /// Ce qu’il faut savoir des barèmes, chaque note une fois.
    package var notes: [String] {
        var vues: Set<String> = []
        return lignes.compactMap(\.note).filter { vues.insert($0).inserted }
    }
}

extension Ensemble.Tri {
    /// Ce qui range une ligne : des rangs, puis des textes.
    fileprivate func cle(_ ligne: LigneConsolidee) -> (rangs: [Int], textes: [String]) {
        let nom = Fr.cleDeComparaison(ligne.nom)
        // D’une même CPTS, l’année la plus récente d’abord.
        let annee = "\(9_999 - (ligne.exercice ?? 0))"
        let territoire = [ligne.region, ligne.departement].map { $0.map(Fr.cleDeComparaison) ?? "\u{10FFFF}" }
        return switch self {
        case .nom: ([], [nom, annee])
        case .total: ([-(ligne.montants?.total.montant.centimes ?? 0)], [nom])
        case .risque: ([ligne.etat.rangDuRisque, -(ligne.montants?.gain.centimes ?? 0)], [nom, annee])
        case .region: ([], territoire + [nom, annee])
        }
    }
}

extension LigneConsolidee.Etat {
    fileprivate var rangDuRisque: Int {
        switch self {
        case .illisible: 0
        case .provisoire: 1
        case .aVerifier, .complet: 2
        case .vierge, .copie: 3
        }
    }
}
