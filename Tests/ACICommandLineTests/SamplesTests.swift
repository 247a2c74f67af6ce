import Foundation
import TestSupport
import Testing

/// The samples give the JSON that stands beside them.
@Suite("Samples")
struct SamplesTests {
    @Test(
        "import gives the expected JSON", arguments: ["1-petite-incomplete", "2-taille3-ordinaire", "3-taille4-crise"])
    func expected(name: String) async throws {
        let run = try await ExternalProgram.aciXlsx.run(
            ["import", "\(name).xlsx", "--format", "json"], environment: ["SOURCE_DATE_EPOCH": "1800000000"],
            directory: Checkout.samples)
        #expect(run.exitCode == 0)
        let expected = try String(contentsOf: Checkout.samples.appending(path: "\(name).json"), encoding: .utf8)
        #expect(run.output == expected)
    }
}
