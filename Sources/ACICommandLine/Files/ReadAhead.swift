internal import ACIModel
internal import ArgumentParser
internal import CLibrary
internal import Threads

/// What a command will need, made on another core while the arguments are parsed, which takes as long: the schemes, and
/// the first workbook that `import` names, opened.
///
/// The words are not understood here, only looked at: what was opened in vain is forgotten.
final class ReadAhead: Sendable {
    private let path: String?
    private let backlog = Backlog<OpenedFile?>()

    init(_ words: [String]) {
        path = Self.workbook(in: words)
        backlog.add {
            _ = try? Cadres.embarques
            return nil
        }
        if let path { backlog.add { try? OpenedFile(InputFile(path: path)) } }
        backlog.recruit()
    }

    /// The file of this name, the first time that it is asked for; nil if another was opened, or none.
    func take(_ path: String) -> OpenedFile? {
        guard path == self.path else { return nil }
        return backlog.finish().lazy.compactMap { $0 }.first
    }

    /// A word behind an option may be the name of what is to be written.
    private static func workbook(in words: [String]) -> String? {
        guard words.first == ImportCommand.configuration.commandName else { return nil }
        return zip(words, words.dropFirst()).first { before, word in
            !before.hasPrefix("--") && word.hasSuffix(".xlsx") && isRegular(word)
        }?.1
    }

    /// A pipe can be read once only.
    private static func isRegular(_ path: String) -> Bool {
        var about = stat()
        return stat(path, &about) == 0 && about.st_mode & S_IFMT == S_IFREG
    }
}
