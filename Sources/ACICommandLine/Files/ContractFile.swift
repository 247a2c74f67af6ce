internal import ACIModel

extension Contrat {
    /// The contract in a file, and what its reader has to be told of it.
    ///
    /// - Parameter name: of the file, for a message.
    static func read(
        _ bytes: [UInt8], _ name: String, _ scheme: Cadre
    ) throws(Failure) -> (contract: Contrat, notes: [Diagnostic]) {
        let (contract, diagnostics) = Contrat.lire(json: bytes, cadre: scheme)
        let errors = diagnostics.filter { $0.gravite == .erreur }
        guard let contract, errors.isEmpty else {
            let lines = errors.map { "\n  \($0.ligne)" }.joined()
            throw Failure(.unreadable, "\(name) ne peut pas servir de contrat\(Fr.insecable):\(lines)")
        }
        return (contract, diagnostics)
    }
}
