/// What `aci-web` is told when it starts.
public struct Options: Sendable {
    /// The address it listens at.
    public var host = "127.0.0.1"
    /// The port; 0 lets the system choose.
    public var port = 8_080
    /// How many workbooks are read at once; as many as cores where it is not told.
    public var concurrent: Int?
    /// What the pages have in common.
    public var site = Site()
    /// What is asked for instead of a server.
    public var question: Question?

    /// What is printed and ends the program.
    public enum Question: Sendable {
        case help, version
    }

    /// Why the words are not understood: a French sentence.
    public struct Mistake: Error, Hashable {
        /// The sentence.
        public let message: String
    }

    /// The help, in French.
    public static let help = """
        Usage : aci-web [options]

        Ouvre une page où chacun dépose le classeur d’indicateurs de sa CPTS et lit ce que l’année rapporte. Rien n’est
        gardé. Pour arrêter : Ctrl-C ; ce qui est en cours est terminé.

        Options :
          --host ADRESSE        l’adresse d’écoute ; par défaut 127.0.0.1, cet ordinateur seulement
          --port PORT           le port ; par défaut 8080
          --base-path CHEMIN    ce qui précède les adresses derrière un serveur frontal, par exemple /aci
          --concurrent NOMBRE   les classeurs lus en même temps ; par défaut, autant que de cœurs
          --operator NOM        qui héberge la page, nommé en bas de page
          --legal-notice URL    l’adresse des mentions légales
          --accessibility URL   l’adresse de la déclaration d’accessibilité, si un audit en a donné une
          --version             la version
          --help                cette aide

        """

    /// - Parameter arguments: the words after the program's name.
    public init(_ arguments: [String]) throws(Mistake) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            switch parts[0] {
            case "--help", "-h": question = .help
            case "--version": question = .version
            case "--host": host = try value(parts, &rest)
            case "--port": port = try number(parts, &rest, 0...65_535)
            case "--concurrent": concurrent = try number(parts, &rest, 1...256)
            case "--base-path": site.basePath = try path(parts, &rest)
            case "--operator": site.operatorName = try value(parts, &rest)
            case "--legal-notice": site.legalNotice = try address(parts, &rest)
            case "--accessibility": site.accessibilityStatement = try address(parts, &rest)
            default: throw Mistake(message: "« \(word) » n’est pas une option. Voyez aci-web --help.")
            }
        }
    }

    private func value(_ parts: [String], _ rest: inout ArraySlice<String>) throws(Mistake) -> String {
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
            throw Mistake(message: "\(parts[0]) attend une valeur. Voyez aci-web --help.")
        }
        return value
    }

    private func number(
        _ parts: [String], _ rest: inout ArraySlice<String>, _ allowed: ClosedRange<Int>
    ) throws(Mistake) -> Int {
        guard let number = Int(try value(parts, &rest)), allowed.contains(number) else {
            throw Mistake(message: "\(parts[0]) attend un nombre de \(allowed.lowerBound) à \(allowed.upperBound).")
        }
        return number
    }

    private func path(_ parts: [String], _ rest: inout ArraySlice<String>) throws(Mistake) -> String {
        var path = try value(parts, &rest)
        while path.hasSuffix("/") { path.removeLast() }
        guard path.isEmpty || path.hasPrefix("/") else {
            throw Mistake(message: "\(parts[0]) attend un chemin qui commence par /, par exemple /aci.")
        }
        return path
    }

    private func address(_ parts: [String], _ rest: inout ArraySlice<String>) throws(Mistake) -> String {
        let address = try value(parts, &rest)
        guard ["https://", "http://", "/", "mailto:"].contains(where: address.hasPrefix) else {
            throw Mistake(message: "\(parts[0]) attend une adresse qui commence par https://.")
        }
        return address
    }
}
