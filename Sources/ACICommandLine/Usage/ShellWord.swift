internal import ACIModel

/// A word as a shell takes it, for the commands that messages propose.
enum ShellWord {
    static func quote(_ word: String) -> String {
        let harmless = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || "0123456789-_./+,=:@%".unicodeScalars.contains(scalar)
        }
        if harmless, !word.isEmpty { return word }
        if word.unicodeScalars.contains(where: { $0.signe != nil }) {
            return "$'" + word.unicodeScalars.map(escaped).joined() + "'"
        }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// A scalar between `$'` and `'`, as bash, ksh and zsh read it.
    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        guard scalar.signe != nil else { return "'\\".unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar) }
        return PathWord.bytes(String(scalar)).map { byte in
            let octal = String(byte, radix: 8)
            return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
        }.joined()
    }
}
