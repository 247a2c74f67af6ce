internal import ACIModel
internal import CLibrary

/// Names with blanks, which a shell takes for several words where they stand without quotation marks.
struct SplitName {
    /// The arguments with each such name in one piece.
    private(set) var arguments: [String] = []
    private(set) var names: [String] = []

    /// As many words as a name is looked for in.
    private static let longest = 16

    /// A name is known by words of which one at least names nothing, while together they name what exists.
    init(_ words: [String]) {
        let missing = words.map { access($0, F_OK) != 0 }
        var start = words.startIndex
        while start < words.endIndex {
            let end = Self.end(of: words, missing, from: start)
            let name = words[start..<end].joined(separator: " ")
            arguments.append(name)
            if end > start + 1 { names.append(name) }
            start = end
        }
    }

    private static func end(of words: [String], _ missing: [Bool], from start: Int) -> Int {
        let ends = (start + 1)...min(start + longest, words.endIndex)
        return ends.reversed().first { end in
            end == start + 1
                || missing[start..<end].contains(true) && access(words[start..<end].joined(separator: " "), F_OK) == 0
        } ?? start + 1
    }

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
