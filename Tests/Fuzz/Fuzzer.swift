import Glibc
import Mutation
import Randomness
import ZipContainer

/// `fuzz zip|xml|rows|import`, then libFuzzer's own arguments; `fuzz seeds FOLDER` writes what to begin with.
@main
enum Fuzzer {
    nonisolated(unsafe) fileprivate static var harness = Harness.zip

    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        if words.first == "seeds", words.count > 1 { return Seeds.write(to: words[1]) }
        guard let harness = words.first.flatMap(Harness.init) else {
            print("fuzz zip|xml|rows|import …")
            exit(64)
        }
        self.harness = harness
        var arguments = ([CommandLine.arguments[0]] + words.dropFirst()).map { strdup($0) } + [nil]
        var count = Int32(arguments.count - 1)
        arguments.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            exit(runDriver(&count, &start, feed))
        }
    }
}

private func feed(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    Fuzzer.harness.run(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@_silgen_name("LLVMFuzzerMutate")
private func mutate(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

/// libFuzzer changes bytes; that a zip's parts are compressed and its records belong together, and what markup is, only
/// this one knows.
@_cdecl("LLVMFuzzerCustomMutator")
func customMutator(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: UInt32) -> Int {
    var random = SeededRandom(UInt64(seed))
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let mutant: [UInt8]
    switch (Fuzzer.harness, random.below(4)) {
    case (.zip, 0...1): mutant = Mutator.records(bytes, &random)
    case (.xml, 0...1), (.rows, 0...1): mutant = Mutator.markup(bytes, &random)
    case (.import, 0...1): mutant = Mutator.mutant(of: bytes, &random)
    case (.import, 2): mutant = changingPart(bytes, &random) ?? bytes
    default: return mutate(data, count, most)
    }
    guard !mutant.isEmpty, mutant.count <= most else { return mutate(data, count, most) }
    for (index, byte) in mutant.enumerated() { data[index] = byte }
    return mutant.count
}

/// One part, uncompressed, in libFuzzer's hands: its comparisons tell it words of the format.
private func changingPart(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8]? {
    guard let archive = try? ZipArchive(bytes: bytes), let chosen = archive.entries.randomElement(using: &random)
    else { return nil }
    let writer = ZipWriter(level: 1)
    for entry in archive.entries {
        guard entry == chosen, var contents = try? archive.contents(of: entry) else {
            try? writer.addCopy(of: entry, from: archive)
            continue
        }
        let count = contents.count
        contents += [UInt8](repeating: 0, count: 4_096)
        let changed = contents.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mutate($0, count, buffer.count) } ?? 0
        }
        try? writer.add(entry.name, Array(contents.prefix(changed)))
    }
    return (try? writer.finish()) ?? []
}
