/// Why a command stops before its end: a French sentence that says what to do, and the exit status.
struct Failure: Error, Hashable, Sendable {
    let status: ExitStatus
    let message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Anything that no one foresaw.
    init(unforeseen error: any Error) {
        self.init(
            .internalFault,
            "Le programme a rencontré un problème qui vient de lui et non de vous. Signalez-le, avec la commande "
                + "lancée et ce détail\u{A0}: \(error)")
    }
}
