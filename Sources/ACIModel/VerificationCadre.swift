extension Cadre {
    /// Ce qu’un fichier bien formé peut encore avoir de faux.
    func verifier() throws(ErreurJSON) {
        guard !tailles.isEmpty, tailles.map(\.numero) == Array(1...tailles.count), tailles[0].aPartirDe == 0,
            zip(tailles, tailles.dropFirst()).allSatisfy({ $0.aPartirDe < $1.aPartirDe })
        else { throw ErreurJSON("tailles", "les tailles se suivent à partir de 1 et de 0 habitant") }
        guard exercices.acceptes.contains(exercices.publies), exercices.acceptes.contains(exercices.parDefaut) else {
            throw ErreurJSON("exercices", "les années publiées et par défaut font partie des années acceptées")
        }
        try refuserLesDoublons(sources.map(\.id), "sources")
        try refuserLesDoublons(missions.map(\.code.rawValue), "onglets.missions.code")
        try refuserLesDoublons(missions.map(\.nom), "onglets.missions.nom")
        try refuserLesDoublons(indicateurs.map(\.code), "onglets.missions.indicateurs.code")
        try refuserLesDoublons(onglets.map(\.titre), "onglets.titre")
        for onglet in onglets where onglet.missions.isEmpty == (onglet.inactif == nil) {
            throw ErreurJSON(onglet.titre, "un onglet a des missions, ou bien dit pourquoi il est inactif")
        }
        let codes = Set(indicateurs.map(\.code))
        for indicateur in indicateurs {
            guard Self.estUnCode(indicateur.code) else {
                throw ErreurJSON(indicateur.code, "un code d’indicateur est de la forme 1.A.1")
            }
            if let autre = indicateur.seuil?.parIndicateur, !codes.contains(autre) {
                throw ErreurJSON(indicateur.code, "le seuil se réfère à un indicateur inconnu")
            }
        }
        let pourcentages =
            [avance.points, avance.pointsFonctionnementPremiereAnnee] + (majoration.map { [$0.points] } ?? [])
        guard pourcentages.allSatisfy((0...100).contains) else {
            throw ErreurJSON("avance", "les points vont de 0 à 100")
        }
        // Au-delà du 20, le jour ouvré suivant pourrait tomber le mois d’après.
        guard calendrier.allSatisfy({ (1...12).contains($0.mois) && (1...20).contains($0.jour) }) else {
            throw ErreurJSON("calendrier", "une échéance tombe du 1 au 20 d’un mois de l’année")
        }
    }

    // Le code entre dans des noms définis : lettres capitales, chiffres et points seulement.
    private static func estUnCode(_ code: String) -> Bool {
        code.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { partie in
            !partie.isEmpty && partie.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        }
    }

    private func refuserLesDoublons(_ valeurs: [String], _ chemin: String) throws(ErreurJSON) {
        var vues: Set<String> = []
        for valeur in valeurs where !vues.insert(valeur).inserted {
            throw ErreurJSON(chemin, "\(Fr.guillemets(valeur)) figure deux fois")
        }
    }
}

extension ClosedRange<Int> {
    fileprivate func contains(_ autre: ClosedRange<Int>) -> Bool {
        contains(autre.lowerBound) && contains(autre.upperBound)
    }
}
