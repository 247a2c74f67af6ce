internal import ArgumentParser
internal import Glibc

/// The program `aci-xlsx`, from its arguments to its exit status.
public enum Program {
    /// Runs the command that this process was started with, and ends the process.
    public static func main() -> Never {
        // A reader that leaves early and a file-size limit are errors to report, not deaths.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        Interruption.install()
        occupyStandardStreams()
        exit(run(words()).rawValue)
    }

    /// A standard stream that whoever started the program has closed: no file that is opened later gets its number, and
    /// what is read from it or written to it fails.
    private static func occupyStandardStreams() {
        for (descriptor, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
        where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", mode)
        }
    }

    /// The arguments as they are: bytes, which need not be UTF-8.
    private static func words() -> [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            CommandLine.unsafeArgv[index].map { word in
                PathWord.word(Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
            }
        }
    }

    private static func run(_ arguments: [String]) -> ExitStatus {
        do {
            return try execute(arguments, in: .ofThisProcess)
        } catch {
            CommandContext.ofThisProcess.report(error)
            return error.status
        }
    }

    private static func execute(_ arguments: [String], in context: CommandContext) throws(Failure) -> ExitStatus {
        let split = UnquotedName(arguments)
        let mistake = CommandSuggestion.mistake(in: split.arguments) ?? CommandSuggestion.dash(in: arguments)
        if let mistake = mistake ?? split.failure { throw mistake }
        let command: (any ExecutableCommand)?
        do {
            command = try parse(arguments)
        } catch {
            // Help, version and completion scripts come as errors that exit with success.
            let message = RootCommand.message(for: error)
            guard RootCommand.exitCode(for: error) == .success else {
                throw FrenchUsageError(message, arguments: arguments).failure
            }
            try context.output.write(FrenchHelp.translate(message) + "\n")
            return .success
        }
        return try command?.execute(in: context) ?? .success
    }

    /// - Returns: nil if ArgumentParser has done what was asked for.
    private static func parse(_ arguments: [String]) throws -> (any ExecutableCommand)? {
        if let command = RootCommand.subcommand(in: arguments) { return command }
        var command = try RootCommand.parseAsRoot(arguments)
        if let command = command as? any ExecutableCommand { return command }
        // ArgumentParser's own commands (help) answer by throwing.
        try command.run()
        return nil
    }
}
