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

    /// `missions[0].nom : le texte est vide`.
    public var description: String {
        chemin.isEmpty ? message : "\(chemin)\(Fr.insecable): \(message)"
    }
}
