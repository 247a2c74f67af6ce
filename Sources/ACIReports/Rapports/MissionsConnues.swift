package import ACIModel

extension Cadres {
    /// Les missions de tous les cadres, chacune une fois, dans l’ordre de leurs numéros.
    package var missions: [MissionModele] {
        var vues: Set<CodeMission> = []
        // Le cadre le plus récent d’abord : ses titres et ses indicateurs sont ceux que l’on connaît.
        let recents = liste.sorted { $0.exercices.acceptes.upperBound > $1.exercices.acceptes.upperBound }
        let missions = recents.flatMap(\.missions).filter { vues.insert($0.code).inserted }
        return missions.sorted { $0.numero < $1.numero }
    }
}
