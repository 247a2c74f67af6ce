/// Un document JSON (RFC 8259) tel qu’il est écrit : ordre des clés et
/// écriture des nombres conservés, pour que les décimaux restent exacts.
enum ValeurJSON: Sendable {
    case nul
    case booleen(Bool)
    case nombre(String)
    case texte(String)
    case tableau([ValeurJSON])
    case objet([(cle: String, valeur: ValeurJSON)])

    var nature: String {
        switch self {
        case .nul: "null"
        case .booleen: "un booléen"
        case .nombre: "un nombre"
        case .texte: "un texte"
        case .tableau: "une liste"
        case .objet: "un objet"
        }
    }
}

/// Pourquoi un document JSON (un cadre, un contrat) ne peut pas être lu.
public struct ErreurJSON: Error, Hashable, Sendable, CustomStringConvertible {
    /// L’endroit : `missions[0].indicateurs[2].seuil`, ou `ligne 12`.
    public let chemin: String
    /// Ce qui ne va pas, en français, sans point final.
    public let message: String

    init(_ chemin: String, _ message: String) {
        self.chemin = chemin
        self.message = message
    }

    public var description: String {
        chemin.isEmpty ? message : "\(chemin)\(Fr.insecable): \(message)"
    }
}
