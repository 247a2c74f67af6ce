import ACIModel
import ACIWorkbook
import Foundation
import Mutation
import Randomness
import TestSupport
import Testing

/// Damaged files by the hundred: never a crash, never a hang, never beyond the memory; what is read can be given back
/// and reads again as the same bilan.
@Suite("Mutants")
struct MutantTests {
    /// Seconds of computing for each run; `ACI_MUTANTS` asks for a number of mutants instead.
    private static let seconds = runsQuickly ? 1 : 6
    private static let wanted = ProcessInfo.processInfo.environment["ACI_MUTANTS"].flatMap(Int.init)

    enum Base: String, CaseIterable {
        case small, samples, blank
    }

    @Test("Mutants are read or refused", arguments: Base.allCases)
    func mutants(_ base: Base) async throws {
        let folder = try TemporaryDirectory()
        let files: [String]
        switch base {
        case .small: files = ["small"]
        case .samples:
            files = try FileManager.default.contentsOfDirectory(at: Checkout.samples, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "xlsx" }.map(\.path).sorted()
        case .blank:
            let day = try #require(Jour(iso: "2026-01-05"))
            let bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2026))
            files = [try folder.write(ClasseurModele(bilan, aujourdhui: day).octets(), to: "vierge.xlsx").path]
        }
        let count = Self.wanted.map { $0 / Base.allCases.count } ?? 1_000_000
        let seconds = Self.wanted == nil ? Self.seconds : 1_000_000
        let run = try await Trial.program(
            ["mutants", "20260105", "0", "\(count)", "\(seconds)", "20"] + files, timeout: Double(seconds) * 20)
        let lines = run.output.split(separator: "\n").suffix(2)
        print("\(base): \(lines.last ?? "")")
        // The last two lines tell which mutant it was; `robustness mutant` writes it.
        #expect(run.exitCode == 0, "\(lines.joined(separator: ", ")): \(run.summary)")
        let peak = lines.last?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? .max
        #expect(Double(peak) / 1024 < Trial.budget)
    }

    @Test("The same seed makes the same mutant")
    func seeded() {
        let mutator = Mutator(SmallWorkbooks.all)
        for index in 0..<20 {
            var random = SeededRandom(seed: 1, index: index)
            var again = SeededRandom(seed: 1, index: index)
            #expect(mutator.mutant(&random) == mutator.mutant(&again))
        }
    }

    @Test("Mutants differ from each other, or a thousand of them would be three files")
    func different() {
        let mutator = Mutator(SmallWorkbooks.all)
        let mutants = Set(
            (0..<100).map { index in
                var random = SeededRandom(seed: 1, index: index)
                return mutator.mutant(&random)
            })
        #expect(mutants.count > 60)
    }

    @Test("The small workbooks are bilans")
    func small() {
        for bytes in SmallWorkbooks.all { #expect(refusal(bytes) == nil) }
    }
}
