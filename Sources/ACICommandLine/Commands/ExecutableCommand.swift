internal import ArgumentParser

/// A command that runs in given context, so that ArgumentParser only parses.
protocol ExecutableCommand: ParsableCommand {
    func execute(in context: CommandContext) throws(Failure) -> ExitStatus
}
