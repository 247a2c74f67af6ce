internal import ACIReports

extension FormatRapport {
    /// The format that an option names among those that the command knows; text where none is named.
    init(option word: String?, allowed: [FormatRapport]) throws(Failure) {
        guard let word else {
            self = .text
            return
        }
        guard let format = allowed.first(where: { $0.rawValue == word }) else {
            throw CommandSuggestion.mistake(word, option: "--format", allowed: allowed.map(\.rawValue))
        }
        self = format
    }
}
