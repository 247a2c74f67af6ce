/// Ce qu’il y a à dire d’une saisie : où, ce qui a été trouvé, quoi faire.
public struct Diagnostic: Hashable, Sendable {
    /// De la plus grave à la moins grave.
    public enum Gravite: String, CaseIterable, Comparable, Sendable {
        case erreur, avertissement, note

        public static func < (gauche: Gravite, droite: Gravite) -> Bool { gauche.rang < droite.rang }

        private var rang: Int {
            switch self {
            case .erreur: 0
            case .avertissement: 1
            case .note: 2
            }
        }
    }

    /// Le mot stable du catalogue.
    public let code: CodeDiagnostic
    /// Le nom défini de la saisie : `population`, `i_1A1_atteint`.
    public let champ: String?
    /// Le code de l’indicateur : `1.A.1`.
    public let indicateur: String?
    /// Une ou deux phrases, sans le lieu.
    public let message: String
    /// Ce que la cellule contient, s’il y a lieu de le citer.
    public let trouve: String?
    /// Ce qu’elle devrait contenir.
    public let attendu: String?
    /// Complété par qui connaît le classeur.
    public var lieu: Adresse?

    public init(
        _ code: CodeDiagnostic, champ: String? = nil, indicateur: String? = nil, message: String,
        trouve: String? = nil, attendu: String? = nil, lieu: Adresse? = nil
    ) {
        self.code = code
        self.champ = champ
        self.indicateur = indicateur
        self.message = message
        self.trouve = trouve
        self.attendu = attendu
        self.lieu = lieu
    }

    /// Celle du catalogue.
    public var gravite: Gravite { code.gravite }

    /// `Synthèse!D5 (1.A.3) : message`.
    public var ligne: String {
        let cellule = lieu?.francais
        let indicateur = indicateur.map { cellule == nil ? $0 : "(\($0))" }
        let lieu = [cellule, indicateur].compactMap { $0 }.joined(separator: " ")
        return lieu.isEmpty ? message : "\(lieu)\(Fr.insecable): \(message)"
    }
}

extension Sequence<Diagnostic> {
    /// Les erreurs, puis les avertissements, puis les notes, chacun dans son ordre.
    public func parGravite() -> [Diagnostic] {
        Diagnostic.Gravite.allCases.flatMap { gravite in filter { $0.gravite == gravite } }
    }
}
