/// A word as a shell takes it, for the commands that messages propose.
enum ShellWord {
    static func quote(_ word: String) -> String {
        let harmless = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || "0123456789-_./+,=:@%".unicodeScalars.contains(scalar)
        }
        if harmless, !word.isEmpty { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
