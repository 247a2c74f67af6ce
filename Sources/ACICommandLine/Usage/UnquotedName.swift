internal import ACIModel

/// Names with blanks, which a shell takes for several words where they stand without quotation marks.
struct UnquotedName {
    /// The arguments with each such name in one piece.
    private(set) var arguments: [String] = []
    private(set) var names: [String] = []

    /// As many words as a name is looked for in.
    private static let longest = 16

    /// A name is known by words of which one at least names nothing, while together they name what exists. The command
    /// and its options are in none.
    init(_ words: [String]) {
        var start = words.startIndex
        while start < words.endIndex {
            let isCommand = start == 0 && RootCommand.commandNames.contains(words[start])
            let end = isCommand ? start + 1 : Self.end(of: words, from: start)
            if end == start + 1 {
                arguments.append(words[start])
            } else {
                names.append(words[start..<end].joined(separator: " "))
                arguments.append(names[names.endIndex - 1])
            }
            start = end
        }
    }

    private static func end(of words: [String], from start: Int) -> Int {
        let reach = words[start...].prefix(longest).prefix { !$0.hasPrefix("--") }.endIndex
        guard reach > start + 1 else { return start + 1 }
        return ((start + 2)...reach).reversed().first { end in
            exists(words[start..<end].joined(separator: " ")) && !words[start..<end].allSatisfy(exists)
        } ?? start + 1
    }

    private static func exists(_ name: String) -> Bool { FileStatus(name) != nil }

    /// What to say of them; `nil` where there are none.
    var failure: Failure? {
        guard let first = names.first else { return nil }
        let which =
            names.count == 1
            ? "Le nom \(Fr.guillemets(first)) contient des espaces\(Fr.insecable): mettez-le entre guillemets."
            : "Les noms \(Fr.liste(names.map(Fr.guillemets))) contiennent des espaces\(Fr.insecable): mettez-les entre guillemets."
        let command = (["aci-xlsx"] + arguments.map(ShellWord.quote)).joined(separator: " ")
        return Failure(.noInput, "\(which)\nLa commande\(Fr.insecable): \(command)")
    }
}
