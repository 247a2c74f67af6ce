/// Ce qu’il y a à dire d’une saisie : où, ce qui a été trouvé, quoi faire.
public struct Diagnostic: Hashable, Sendable {
    /// De la plus grave à la moins grave.
    public enum Gravite: String, CaseIterable, Comparable, Sendable {
        case erreur, avertissement, note

        /// La plus grave d’abord.
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
    /// Les euros que le message met en jeu ; `nil` : aucun, ou on ne sait pas.
    public var enjeu: Montant?
    /// La phrase qui dit la même faute de plusieurs cellules, si celle du catalogue n’en est pas une.
    var commun: String?
    /// Celle du catalogue, ou une note tant que la période n’a pas fini.
    public var gravite: Gravite

    /// Un constat ; sa gravité est celle du code si rien d’autre n’est dit.
    public init(
        _ code: CodeDiagnostic, champ: String? = nil, indicateur: String? = nil, message: String,
        trouve: String? = nil, attendu: String? = nil, lieu: Adresse? = nil, gravite: Gravite? = nil
    ) {
        self.code = code
        self.gravite = gravite ?? code.gravite
        self.champ = champ
        self.indicateur = indicateur
        self.message = message
        self.trouve = trouve
        self.attendu = attendu
        self.lieu = lieu
    }
}

extension Sequence<Diagnostic> {
    /// Les erreurs, puis les avertissements, puis les notes ; dans chacun, le plus d’euros en jeu d’abord.
    public func parGravite() -> [Diagnostic] {
        ordonne { un, autre in
            un.gravite == autre.gravite ? un.enjeu ?? .zero > autre.enjeu ?? .zero : un.gravite < autre.gravite
        }
    }
}

extension Sequence {
    /// Trié, les éléments qui se valent restant dans leur ordre.
    package func ordonne(_ avant: (Element, Element) -> Bool) -> [Element] {
        enumerated().sorted {
            avant($0.element, $1.element) || (!avant($1.element, $0.element) && $0.offset < $1.offset)
        }
        .map(\.element)
    }
}

extension Diagnostic {
    /// Le même, ses phrases récrites et sans rien de ce qui est saisi.
    public func masque(_ recrire: (String) -> String, lieu: Adresse?) -> Diagnostic {
        var masque = Diagnostic(
            code, champ: champ, indicateur: indicateur, message: recrire(message),
            trouve: trouve.map { _ in Diagnostic.texteMasque }, attendu: attendu, lieu: lieu, gravite: gravite)
        masque.enjeu = enjeu
        masque.commun = commun.map(recrire)
        return masque
    }

    /// Ce qui tient lieu d’un texte que l’on ne montre pas.
    public static let texteMasque = "(masqué)"
}
