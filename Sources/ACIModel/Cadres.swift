import Templates

/// Les cadres connus du programme, passés de main en main.
public struct Cadres: Sendable {
    /// Du plus ancien au plus récent.
    public let liste: [Cadre]

    /// Pourquoi un exercice n’a pas de barème.
    public enum Refus: Error, Hashable, Sendable {
        case cadreInconnu(String, connus: [String])
        case exerciceHorsBornes(Int, acceptes: ClosedRange<Int>)
        case cadreInapplicable(String, exercice: Int, acceptes: ClosedRange<Int>)

        /// En français, avec ce qu’il faut faire.
        public var message: String {
            switch self {
            case .cadreInconnu(let id, let connus):
                "Le cadre \(Fr.guillemets(id)) n’existe pas. Choisissez \(Fr.liste(connus, conjonction: "ou"))."
            case .exerciceHorsBornes(let exercice, let acceptes):
                "L’exercice \(exercice) n’a pas de barème. Choisissez une année de "
                    + "\(acceptes.lowerBound) à \(acceptes.upperBound)."
            case .cadreInapplicable(let id, let exercice, let acceptes):
                "Le cadre \(Fr.guillemets(id)) ne s’applique pas à l’exercice \(exercice), mais de "
                    + "\(acceptes.lowerBound) à \(acceptes.upperBound)."
            }
        }
    }

    /// Des cadres déjà lus, dans l’ordre de leurs années.
    public init(_ liste: [Cadre]) { self.liste = liste }

    /// Ceux que le programme contient. N’échoue pas : les tests les lisent tous.
    public static var embarques: Cadres {
        get throws(ErreurJSON) { try lecture.get() }
    }

    private static let lecture = Result { () throws(ErreurJSON) in
        var liste: [Cadre] = []
        for octets in FichiersCadres.tous { liste.append(try Cadre(json: octets)) }
        return Cadres(liste)
    }

    /// Le cadre de cet identifiant.
    public subscript(id: String) -> Cadre? { liste.first { $0.id == id } }

    /// De la première année acceptée à la dernière.
    public var exercices: ClosedRange<Int>? {
        guard let premier = liste.map(\.exercices.acceptes.lowerBound).min(),
            let dernier = liste.map(\.exercices.acceptes.upperBound).max()
        else { return nil }
        return premier...dernier
    }

    /// Le barème d’un exercice, dans le cadre demandé ou dans celui qui vaut par défaut.
    public func bareme(exercice: Int, cadre id: String? = nil) throws(Refus) -> Bareme {
        guard let id else {
            let parDefaut = liste.first { $0.exercices.parDefaut.contains(exercice) }
            guard let bareme = parDefaut.flatMap({ Bareme(cadre: $0, exercice: exercice) }) else {
                throw .exerciceHorsBornes(exercice, acceptes: exercices ?? 0...0)
            }
            return bareme
        }
        guard let cadre = self[id] else { throw .cadreInconnu(id, connus: liste.map(\.id)) }
        guard let bareme = Bareme(cadre: cadre, exercice: exercice) else {
            throw .cadreInapplicable(id, exercice: exercice, acceptes: cadre.exercices.acceptes)
        }
        return bareme
    }
}
