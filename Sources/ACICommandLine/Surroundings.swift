internal import ACIModel
internal import ACIWorkbook

/// What a command takes from outside itself.
struct Surroundings: Sendable {
    let output: OutputStream
    let errors: OutputStream
    /// The day on which the command runs.
    let today: Jour
    let read: WorkbookReading

    /// The program's own streams, clock and reader.
    static func ofThisProcess() throws(Failure) -> Surroundings {
        let schemes = try SchemeChoice.all()
        return Surroundings(
            output: OutputStream(descriptor: 1), errors: OutputStream(descriptor: 2), today: try Clock.today(),
            read: WorkbookReading { bytes throws(ClasseurIllisible) in
                throw ClasseurIllisible("la lecture n’est pas encore possible.")
            })
    }

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
