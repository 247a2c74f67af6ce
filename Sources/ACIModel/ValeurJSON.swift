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
