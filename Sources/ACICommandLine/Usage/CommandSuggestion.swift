internal import ACIModel

/// The word that the user may have meant.
enum CommandSuggestion {
    /// A first argument that is no command, or one whose help is asked for.
    static func mistake(in arguments: [String]) -> Failure? {
        let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
        guard let word = words.first, !word.hasPrefix("-"), !RootCommand.commandNames.contains(word) else {
            return nil
        }
        let unknown = "La commande \(Fr.guillemets(word)) n’existe pas."
        let isFolder = Folder(word) != nil
        if isFolder || word.lowercased().hasSuffix(".xlsx") {
            return Failure(
                .usage,
                "\(unknown) Pour lire ce \(isFolder ? "dossier" : "classeur")\(Fr.insecable): "
                    + "aci-xlsx import \(ShellWord.quote(word))")
        }
        let hint = nearest(to: word, among: RootCommand.commandNames)
            .map(question)
        let commands = Fr.liste(RootCommand.commandNames.map(Fr.guillemets), conjonction: "ou")
        return Failure(.usage, "\(unknown) \(hint ?? "Choisissez \(commands).")")
    }

    /// A file whose name begins with a dash, which would be read as options.
    static func dash(in arguments: [String]) -> Failure? {
        let words = arguments.prefix { $0 != "--" }
        guard
            let word = words.first(where: { word in
                word.hasPrefix("-") && !word.hasPrefix("--")
                    && (word.lowercased().hasSuffix(".xlsx") || word != "-" && FileStatus(word) != nil)
            })
        else { return nil }
        return Failure(
            .usage,
            "\(Fr.guillemets(word)) commence par un tiret, comme une option. Écrivez \(ShellWord.quote("./\(word)"))")
    }

    /// A value that is none of those allowed.
    static func mistake(_ word: String, option: String, allowed: [String]) -> Failure {
        let hint = nearest(to: word, among: allowed).map { " \(question($0))" }
        return Failure(
            .usage,
            "\(Fr.guillemets(word)) ne convient pas à \(option).\(hint ?? "") "
                + "Choisissez \(Fr.liste(allowed, conjonction: "ou")).")
    }

    /// `Vouliez-vous dire « new » ?`
    static func question(_ word: String) -> String { "Vouliez-vous dire \(Fr.guillemets(word))\(Fr.insecable)?" }

    /// The nearest word, if it is near enough to be a slip.
    static func nearest(to word: String, among words: [String]) -> String? {
        let typed = word.lowercased()
        let distances = words.map { (word: $0, distance: distance(typed, $0)) }
        guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, word.count / 2) ? best.word : nil
    }

    /// Letters to insert, remove, replace or swap (optimal string alignment).
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var rows = [Array(0...right.count)]
        for row in 0..<left.count {
            var line = [row + 1]
            for column in 0..<right.count {
                let replaced = rows[row][column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, rows[row][column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, rows[row - 1][column - 1] + 1)
                }
                line.append(best)
            }
            rows.append(line)
        }
        return rows[left.count][right.count]
    }
}
