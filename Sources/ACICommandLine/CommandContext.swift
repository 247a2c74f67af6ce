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

    func report(_ failure: Failure) throws(Failure) {
        try errors.write(line: "\(errors.style.error("Erreur"))\(Fr.insecable): \(failure.message)")
    }

    /// What deserves a word beside the result.
    func warn(_ message: String) throws(Failure) {
        try errors.write(line: "\(errors.style.warning("Attention"))\(Fr.insecable): \(message)")
    }

    func inform(_ message: String) throws(Failure) {
        try errors.write(line: "À savoir\(Fr.insecable): \(message)")
    }
}
