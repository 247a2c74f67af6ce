internal import ACIModel
internal import ACIWorkbook

/// What a command takes from outside itself.
struct Surroundings: Sendable {
    let output: OutputStream
    let errors: OutputStream
    /// The day on which the command runs.
    let today: Jour

    /// The program's own streams and clock.
    static func ofThisProcess() throws(Failure) -> Surroundings {
        Surroundings(output: OutputStream(descriptor: 1), errors: OutputStream(descriptor: 2), today: try Clock.today())
    }

    /// What deserves a word beside the result.
    func warn(_ message: String) throws(Failure) {
        try errors.write(line: "\(errors.style.warning("Attention"))\(Fr.insecable): \(message)")
    }

    func inform(_ message: String) throws(Failure) {
        try errors.write(line: "À savoir\(Fr.insecable): \(message)")
    }
}
