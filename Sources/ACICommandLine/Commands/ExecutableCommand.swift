internal import ArgumentParser

/// A command that runs in given surroundings, so that ArgumentParser only parses.
protocol ExecutableCommand: ParsableCommand {
    func execute(in surroundings: Surroundings) throws(Failure) -> ExitStatus
}
