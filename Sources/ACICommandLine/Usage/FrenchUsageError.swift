internal import ACIModel

/// What ArgumentParser says of a wrong command line, said again in French.
///
/// Its errors are private to it: its English sentences are all it gives. A sentence that is not known here becomes a
/// general one, never an English one.
struct FrenchUsageError {
    private let message: String
    private let command: String

    init(_ message: String, arguments: [String]) {
        let command = arguments.first.flatMap { RootCommand.commandNames.contains($0) ? $0 : nil }
        self.command = ["aci-xlsx", command].compactMap { $0 }.joined(separator: " ")
        self.message = FrenchUsageError.translate(message) ?? "La commande n’est pas comprise."
    }

    var failure: Failure {
        Failure(.usage, "\(message)\nPour l’aide\(Fr.insecable): \(command) --help")
    }

    /// `new 2026` and `bareme 2026` mean the year, which is an option.
    private static func yearHint(_ word: String) -> String {
        guard word.utf8.count == 4, let year = Int(word), year > 1900 else { return "" }
        return " Pour choisir l’année\(Fr.insecable): --year \(word)"
    }

    private static func translate(_ message: String) -> String? {
        // The words between quotes are the user's or ours; the rest is ArgumentParser's.
        let pieces = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
        let quoted = pieces.indices.filter { !$0.isMultiple(of: 2) }.map { Fr.guillemets(pieces[$0]) }
        guard let first = quoted.first else { return nil }
        switch (pieces[0], quoted.count) {
        case ("Unknown option ", 1):
            return "L’option \(first) n’existe pas."
        case ("Unknown option ", _) where pieces[2] == ". Did you mean ":
            return "L’option \(first) n’existe pas. \(CommandSuggestion.question(pieces[3]))"
        case ("Missing value for ", _):
            return "Il manque une valeur après \(first)."
        case ("Unexpected argument ", 1):
            return "\(first) est de trop.\(yearHint(pieces[1]))"
        case ("The option ", 2):
            return "L’option \(first) ne prend pas de valeur\(Fr.insecable): retirez \(quoted[1])."
        case ("Missing expected argument ", 1):
            return "Il manque \(first)."
        case (let start, _) where start.hasSuffix(" unexpected arguments: "):
            return "\(Fr.liste(quoted)) sont de trop."
        default:
            return nil
        }
    }
}
