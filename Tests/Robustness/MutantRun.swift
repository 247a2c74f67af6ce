import ACIModel
import Mutation
import Randomness

/// Reads mutant after mutant, and ends the process where one breaks a promise.
struct MutantRun {
    let schemes: Cadres
    let mutator: Mutator
    let seed: UInt64
    /// The first mutant, and the one behind the last.
    let range: Range<Int>
    /// Ends the run early.
    let seconds: Double
    /// What one mutant may compute before the process is ended.
    let secondsEach: Int

    func run() -> Int32 {
        var read = 0
        var readOnly = 0
        var refused = 0
        var slowest = (seconds: 0.0, index: 0)
        let start = Process.cpuSeconds
        var now = start
        for index in range where now - start < seconds {
            // The last line tells which mutant ended the process.
            Process.write("mutant \(index)")
            Process.allow(seconds: secondsEach)
            var random = SeededRandom(seed: seed, index: index)
            switch Verdict(mutator.mutant(&random), schemes, givingBack: true) {
            case .read: read += 1
            case .readOnly: readOnly += 1
            case .refused: refused += 1
            case .broken(let promise):
                Process.write("broken: \(promise)")
                return 1
            }
            let before = now
            now = Process.cpuSeconds
            if now - before > slowest.seconds { slowest = (now - before, index) }
        }
        Process.allow(seconds: 0)
        Process.write(
            "mutants: \(read + readOnly + refused), read: \(read), read only: \(readOnly), refused: \(refused), "
                + "seconds: \(Int(now - start)), slowest: \(Int(slowest.seconds * 1000)) ms (\(slowest.index)), "
                + "peak: \(Process.peak) KB")
        return 0
    }
}
