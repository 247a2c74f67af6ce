/// ArgumentParser's help in French. Every text of ours is French where it is declared; what is left is the frame around
/// it, which the library has in English only.
enum FrenchHelp {
    static func translate(_ text: String) -> String {
        // The description for tools stays what it is.
        guard !text.hasPrefix("{") else { return text }
        guard text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") else { return translate(script: text) }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(translate(line:))
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Completion scripts describe the library's own options too.
    private static func translate(script: String) -> String {
        var translated = ""
        var rest = script[...]
        while !rest.isEmpty {
            if let sentence = sentences.first(where: { rest.hasPrefix($0.english) }) {
                translated += sentence.french
                rest = rest.dropFirst(sentence.english.count)
            } else {
                translated.append(rest.removeFirst())
            }
        }
        return translated
    }

    private static func translate(line: Substring) -> String {
        if line.hasPrefix("OVERVIEW: ") { return String(line.dropFirst("OVERVIEW: ".count)) }
        if line.hasPrefix("USAGE: ") { return "USAGE : " + line.dropFirst("USAGE: ".count) }
        if let heading = headings[line] { return heading }
        for (english, french) in sentences where line.hasSuffix(english) {
            return line.dropLast(english.count) + french
        }
        return String(line)
    }

    private static let headings: [Substring: String] = [
        "ARGUMENTS:": "ARGUMENTS :",
        "OPTIONS:": "OPTIONS :",
        "SUBCOMMANDS:": "COMMANDES :",
    ]

    private static let sentences: [(english: String, french: String)] = [
        ("Show the version.", "Affiche la version."),
        ("Show help information.", "Affiche cette aide."),
        ("Show subcommand help information.", "Affiche l’aide d’une commande."),
        (
            "See 'aci-xlsx help <subcommand>' for detailed help.",
            "Pour l’aide d’une commande : aci-xlsx help <commande>"
        ),
    ]
}
