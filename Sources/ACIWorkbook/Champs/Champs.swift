internal import ACIModel

/// Tous les champs du classeur d’un cadre.
struct Champs {
    let identite: [Champ]
    let contrat: [Champ]
    let demarrages: [Champ]
    let crise: [Champ]
    let complements: [CodeMission: [Champ]]
    /// Par code, du modèle ou propre au contrat, dans l’ordre des colonnes.
    let indicateurs: [String: [Champ]]
    /// Les codes des indicateurs propres de chaque mission, du haut en bas.
    let propres: [CodeMission: [String]]
    let calendrier: [Champ]

    /// - Parameter propres: les codes des lignes réservées aux indicateurs propres d’une mission.
    init(_ cadre: Cadre, propres: (MissionModele) -> [String]) {
        identite = ChampsDeSynthese.identite
        contrat = ChampsDeSynthese.contrat
        demarrages = cadre.missions.map(ChampsDeSynthese.demarrage)
        crise = cadre.missions.first(where: \.dependDeLaCrise).map { ChampsDeMission.crise($0.onglet) } ?? []
        complements = Dictionary(
            uniqueKeysWithValues: cadre.missions.map { mission in
                (mission.code, mission.complements.map { ChampsDeMission.complement($0, mission) })
            })
        let propres = Dictionary(uniqueKeysWithValues: cadre.missions.map { ($0.code, propres($0)) })
        self.propres = propres
        indicateurs = Dictionary(
            uniqueKeysWithValues: cadre.missions.flatMap { mission in
                mission.indicateurs.map { ($0.code, ChampsDeMission.indicateur($0, mission)) }
                    + (propres[mission.code] ?? []).map { ($0, ChampsDeMission.propre($0, mission)) }
            })
        calendrier = cadre.calendrier.enumerated().flatMap { Self.action($0.offset, $0.element) }
    }

    /// Celles que le bilan retient, dans l’ordre du classeur.
    func duBilan(_ cadre: Cadre) -> [Champ] {
        var toutes = identite + contrat + demarrages
        for mission in cadre.missions {
            toutes += complements[mission.code] ?? []
            for code in mission.indicateurs.map(\.code) + (propres[mission.code] ?? []) {
                toutes += indicateurs[code] ?? []
            }
        }
        return toutes + crise
    }

    // MARK: Calendrier

    /// Les statuts d’une action, du premier au dernier.
    static let statuts = ["À faire", "En cours", "Fait", "Sans objet"]

    private static func action(_ rang: Int, _ action: Cadre.Action) -> [Champ] {
        let numero = rang < 9 ? "0\(rang + 1)" : "\(rang + 1)"
        return [
            Champ(
                nom: "action_\(numero)_responsable", libelle: "Responsable", onglet: Onglet.calendrier,
                aide: "La personne qui s’en charge.", type: .horsBilan(choix: [], initial: action.responsable)),
            Champ(
                nom: "action_\(numero)_statut", libelle: "Statut", onglet: Onglet.calendrier,
                aide: "Où en est l’action.", type: .horsBilan(choix: statuts, initial: statuts[0])),
        ]
    }
}
