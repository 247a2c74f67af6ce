internal import ACIModel
internal import ACIReports

/// What a command takes from outside itself.
struct CommandContext: Sendable {
    let output: OutputStream
    let errors: OutputStream
    let clock: Clock

    /// The program's own streams and clock.
    static let ofThisProcess = CommandContext(
        output: OutputStream(descriptor: 1), errors: OutputStream(descriptor: 2), clock: .ofThisComputer)

    // The result stands by itself: where standard error takes no more, nobody is left to be told.

    func report(_ failure: Failure) {
        // The line feeds are ours: what is cited in a message has none left.
        let lines = failure.message.split(separator: "\n", omittingEmptySubsequences: false)
        try? errors.write(line: "\(errors.style.error("Erreur"))\(Fr.insecable): \(String(lines[0]))")
        for line in lines.dropFirst() { try? errors.write(line: StyledText(String(line))) }
    }

    /// What deserves a word beside the result.
    func warn(_ message: String) {
        try? errors.write(line: "\(errors.style.warning("Attention"))\(Fr.insecable): \(message)")
    }

    func inform(_ message: String) {
        try? errors.write(line: "À savoir\(Fr.insecable): \(message)")
    }
}
