extension Cadre {
    /// Ce qu’un fichier bien formé peut encore avoir de faux, ou qui ne se dessine pas.
    func verifier() throws(ErreurJSON) {
        guard !tailles.isEmpty, tailles.map(\.numero) == Array(1...tailles.count), tailles[0].aPartirDe == 0,
            zip(tailles, tailles.dropFirst()).allSatisfy({ $0.aPartirDe < $1.aPartirDe })
        else { throw ErreurJSON("tailles", "les tailles se suivent à partir de 1 et de 0 habitant") }
        guard exercices.acceptes.contains(exercices.publies), exercices.acceptes.contains(exercices.parDefaut) else {
            throw ErreurJSON("exercices", "les années publiées et par défaut font partie des années acceptées")
        }
        if let majoration, !tailles.contains(where: { $0.numero == majoration.taille }) {
            throw ErreurJSON("majoration.taille", "la taille \(majoration.taille) n’existe pas")
        }
        let pourcentages =
            [avance.points, avance.pointsFonctionnementPremiereAnnee] + (majoration.map { [$0.points] } ?? [])
        guard pourcentages.allSatisfy((0...100).contains) else {
            throw ErreurJSON("avance", "les points vont de 0 à 100")
        }
        try refuserLesDoublons(sources.map(\.id), "sources")
        try verifierLesOnglets()
        try verifierLesMissions()
        for indicateur in indicateurs { try verifier(indicateur) }
        try verifierLesNoms()
        try verifierLeCalendrier()
    }

    // MARK: - Onglets

    /// Les onglets que tout classeur a, à côté de ceux du cadre.
    static let autresOnglets = ["Mode d'emploi", "Synthèse", "Calendrier de collecte"]

    /// Ce qu’un tableur admet dans le titre d’un onglet, en unités UTF-16.
    private static let longueurDUnTitre = 31

    private func verifierLesOnglets() throws(ErreurJSON) {
        try refuserLesDoublons(
            (Self.autresOnglets + onglets.map(\.titre)).map(Fr.cleDeComparaison), "onglets.titre")
        for onglet in onglets {
            if onglet.missions.isEmpty == (onglet.inactif == nil) {
                throw ErreurJSON(onglet.titre, "un onglet a des missions, ou bien dit pourquoi il est inactif")
            }
            guard onglet.titre.utf16.count <= Self.longueurDUnTitre, !onglet.titre.hasPrefix("'"),
                !onglet.titre.hasSuffix("'"), !onglet.titre.contains(where: { "[]:*?/\\".contains($0) })
            else {
                throw ErreurJSON(
                    onglet.titre,
                    "le titre d’un onglet a \(Self.longueurDUnTitre) caractères au plus, sans apostrophe au bord et sans "
                        + "[ ] : * ? / \\")
            }
        }
    }

    // MARK: - Missions

    private func verifierLesMissions() throws(ErreurJSON) {
        try refuserLesDoublons(missions.map(\.code.rawValue), "onglets.missions.code")
        try refuserLesDoublons(missions.map(\.nom), "onglets.missions.nom")
        try refuserLesDoublons(missions.map { String($0.numero) }, "onglets.missions.numero")
        guard missions.count(where: \.dependDeLaCrise) <= 1 else {
            throw ErreurJSON("onglets.missions", "une seule mission dépend de la situation de l’année")
        }
        for mission in missions {
            let chemin = mission.code.rawValue
            guard Self.estFaitDe(mission.code.rawValue, separes: "-", Self.minuscules.union(Self.chiffres)) else {
                throw ErreurJSON(chemin, "un code de mission est de la forme acces-aux-soins")
            }
            guard Self.estFaitDe(mission.nom, separes: nil, Self.minuscules) else {
                throw ErreurJSON(
                    chemin, "le nom \(Fr.guillemets(mission.nom)) n’est pas fait de lettres minuscules seules")
            }
            guard mission.numero >= 1 else { throw ErreurJSON(chemin, "le numéro commence à 1") }
            guard !mission.indicateurs.isEmpty else { throw ErreurJSON(chemin, "une mission a au moins un indicateur") }
            guard (0...MissionModele.lignesPropresAuPlus).contains(mission.lignesPropres) else {
                throw ErreurJSON(chemin, "les lignes propres vont de 0 à \(MissionModele.lignesPropresAuPlus)")
            }
            for complement in mission.complements
            where !Self.estFaitDe(complement.nom, separes: "_", Self.minuscules) {
                throw ErreurJSON(
                    chemin, "le nom \(Fr.guillemets(complement.nom)) n’est pas de la forme snp_compensation")
            }
        }
    }

    private func verifier(_ indicateur: IndicateurModele) throws(ErreurJSON) {
        // Le code entre dans des noms définis.
        guard Self.estFaitDe(indicateur.code, separes: ".", Self.capitales.union(Self.chiffres)) else {
            throw ErreurJSON(indicateur.code, "un code d’indicateur est de la forme 1.A.1")
        }
        if let autre = indicateur.seuil?.parIndicateur, self.indicateur(autre)?.typeValeur.estUnNombre != true {
            throw ErreurJSON(indicateur.code, "le seuil se réfère à un indicateur inconnu, ou qui n’est pas un nombre")
        }
        let sens = [indicateur.sens, indicateur.seuil?.comparaison].compactMap { $0 }
        guard Set(sens).count <= 1, sens.allSatisfy(indicateur.typeValeur.admet) else {
            throw ErreurJSON(
                indicateur.code, "le sens n’est pas celui du seuil, ou ne va pas avec le type de la valeur")
        }
    }

    // MARK: - Noms définis

    /// Deux choses du classeur ne peuvent pas porter un même nom.
    private func verifierLesNoms() throws(ErreurJSON) {
        var noms = ChampBilan.allCases.map(\.rawValue) + ["modele_version", "exercice", "cadre"]
        noms +=
            missions.map(\.champDebut) + Resultat.duClasseur(self).map(\.nom)
            + missions.flatMap(\.complements).map(\.nom)
        let codes = missions.flatMap { mission in
            mission.indicateurs.map(\.code) + (1...MissionModele.lignesPropresAuPlus).map(mission.codePropre)
        }
        try refuserLesDoublons(noms + codes.map(ChampIndicateur.valeur.nom), "onglets.missions")
    }

    // MARK: - Calendrier

    private func verifierLeCalendrier() throws(ErreurJSON) {
        // Au-delà du 20, le jour ouvré suivant pourrait tomber le mois d’après.
        guard calendrier.map(\.mois) == Array(1...12), calendrier.allSatisfy({ (1...20).contains($0.jour) }) else {
            throw ErreurJSON("calendrier", "il a une action par mois, de 1 à 12, dont l’échéance tombe du 1 au 20")
        }
        let titres = Set(Self.autresOnglets + onglets.map(\.titre))
        for action in calendrier where !titres.contains(action.onglet) {
            throw ErreurJSON("calendrier", "l’onglet \(Fr.guillemets(action.onglet)) n’existe pas")
        }
    }

    // MARK: - Formes

    private static let minuscules = Set(UInt8(ascii: "a")...UInt8(ascii: "z"))
    private static let capitales = Set(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    private static let chiffres = Set(UInt8(ascii: "0")...UInt8(ascii: "9"))

    private static func estFaitDe(_ texte: String, separes separateur: Character?, _ octets: Set<UInt8>) -> Bool {
        let parties = separateur.map { texte.split(separator: $0, omittingEmptySubsequences: false) } ?? [texte[...]]
        return parties.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(octets.contains) }
    }

    private func refuserLesDoublons(_ valeurs: [String], _ chemin: String) throws(ErreurJSON) {
        var vues: Set<String> = []
        for valeur in valeurs where !vues.insert(valeur).inserted {
            throw ErreurJSON(chemin, "\(Fr.guillemets(valeur)) figure deux fois")
        }
    }
}

extension IndicateurModele.TypeValeur {
    fileprivate var estUnNombre: Bool { self == .entier || self == .decimal }

    /// Une valeur de ce type se compare ainsi à un objectif.
    fileprivate func admet(_ comparaison: Seuil.Comparaison) -> Bool {
        switch self {
        case .ouiNon: comparaison == .oui
        case .date: comparaison == .moisAuPlus
        case .entier, .decimal, .taux, .entierOuTexte: comparaison != .oui && comparaison != .moisAuPlus
        case .texte: false
        }
    }
}

extension ClosedRange<Int> {
    fileprivate func contains(_ autre: ClosedRange<Int>) -> Bool {
        contains(autre.lowerBound) && contains(autre.upperBound)
    }
}
