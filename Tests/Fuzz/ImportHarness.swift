import ACIModel
import Mutation

enum ImportHarness {
    private static let schemes = try? Cadres.embarques

    static func run(_ bytes: [UInt8]) {
        guard let schemes else { preconditionFailure("the program does not know its own schemes") }
        if case .broken(let promise) = Verdict(bytes, schemes, givingBack: true) { preconditionFailure(promise) }
    }
}
