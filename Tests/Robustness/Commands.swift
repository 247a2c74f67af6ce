import ACIModel
import ACIWorkbook
import Mutation
import Randomness

func run(_ words: [String]) -> Int32 {
    let rest = words.dropFirst()
    switch (words.first, rest.compactMap(Int.init)) {
    case ("read", _): return judge(rest, givingBack: false)
    case ("back", _): return judge(rest, givingBack: true)
    case ("output", _): return giveBack(rest)
    case ("mutants", let numbers) where numbers.count >= 5:
        guard let schemes = try? Cadres.embarques else { return 70 }
        return MutantRun(
            schemes: schemes, mutator: mutator(rest.dropFirst(5)), seed: UInt64(numbers[0]),
            range: numbers[1]..<(numbers[1] + numbers[2]),
            seconds: Double(numbers[3]), secondsEach: numbers[4]
        ).run()
    case ("mutant", let numbers) where numbers.count >= 2:
        var random = SeededRandom(seed: UInt64(numbers[0]), index: numbers[1])
        Process.write(mutator(rest.dropFirst(2)).mutant(&random))
        return 0
    default: return 64
    }
}

/// Of the files, the small workbooks among them by their name.
private func mutator(_ paths: ArraySlice<String>) -> Mutator {
    Mutator(paths.flatMap { $0 == "small" ? SmallWorkbooks.all : [Process.contents(of: $0) ?? []] })
}

/// What one file may take of computing, in seconds: several times what the most demanding takes in a debug build.
private let secondsAllowed = 100

private func giveBack(_ paths: ArraySlice<String>) -> Int32 {
    guard let schemes = try? Cadres.embarques, let path = paths.first, let bytes = Process.contents(of: path) else {
        return 66
    }
    Process.allow(seconds: secondsAllowed)
    do throws(ClasseurIllisible) {
        let lu = try LecteurClasseur(schemes).lire(bytes)
        let back = try ClasseurRapproche.octets(bytes, lu, aujourdhui: lu.bilan.periode.fin)
        Process.write("given back: \(back.count) bytes\npeak: \(Process.peak) KB")
        return 0
    } catch {
        Process.write("refused: \(error.message)\npeak: \(Process.peak) KB")
        return 1
    }
}

private func judge(_ paths: ArraySlice<String>, givingBack: Bool) -> Int32 {
    guard let schemes = try? Cadres.embarques, let path = paths.first, let bytes = Process.contents(of: path) else {
        return 66
    }
    Process.allow(seconds: secondsAllowed)
    let verdict = Verdict(bytes, schemes, givingBack: givingBack)
    let peak = "\npeak: \(Process.peak) KB"
    switch verdict {
    case .read(let lu):
        Process.write("read: \(lu.lieux.count) answers, \(lu.diagnostics.count) diagnostics" + peak)
        return 0
    case .readOnly(_, let message):
        Process.write("read only: \(message)" + peak)
        return 3
    case .refused(let message):
        Process.write("refused: \(message)" + peak)
        return 1
    case .broken(let promise):
        Process.write("broken: \(promise)" + peak)
        return 2
    }
}
