public import Randomness
import ZipContainer

/// Makes damaged and hostile files of good ones.
public struct Mutator: Sendable {
    private struct Base: Sendable {
        let bytes: [UInt8]
        /// Nil if the file is no archive.
        let parts: [(name: String, contents: [UInt8])]?
    }

    private let bases: [Base]

    /// - Parameter files: the bytes of good files.
    public init(_ files: [[UInt8]]) {
        bases = files.map { Base(bytes: $0, parts: Self.parts($0)) }
    }

    /// A mutant; the same random numbers give the same one.
    public func mutant(_ random: inout SeededRandom) -> [UInt8] {
        guard let base = bases.randomElement(using: &random) else { return [] }
        return Self.mutant(base, &random)
    }

    /// A mutant of any file.
    public static func mutant(of bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        mutant(Base(bytes: bytes, parts: parts(bytes)), &random)
    }

    /// The bytes with their markup changed, as if they were a part.
    public static func markup(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        MarkupMutation.apply(to: &bytes, &random)
        return bytes
    }

    /// The bytes with a field of their zip records changed.
    public static func records(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        RecordMutation.apply(to: &bytes, &random)
        return bytes
    }

    private static func mutant(_ base: Base, _ random: inout SeededRandom) -> [UInt8] {
        // Most mutants are of the inside: a wrong byte of the outside is found by the first checksum.
        guard let parts = base.parts, random.below(10) > 1 else {
            var bytes = base.bytes
            if random.below(2) == 0 {
                RecordMutation.apply(to: &bytes, &random)
            } else {
                ByteMutation.apply(to: &bytes, &random)
            }
            return bytes
        }
        return zipped(changed(parts, &random))
    }

    private static func changed(
        _ parts: [(name: String, contents: [UInt8])], _ random: inout SeededRandom
    ) -> [(name: String, contents: [UInt8])] {
        var parts = parts
        for _ in random.times(atMost: 3) where !parts.isEmpty {
            let place = random.below(parts.count)
            switch random.below(24) {
            case 0: parts.remove(at: place)
            case 1: parts[place].contents = random.pick(parts).contents
            case 2: parts[place].name = random.pick(parts).name
            case 3: parts[place].name = OddValue.any(&random)
            case 4: parts[place].contents = []
            case 5, 6: ByteMutation.apply(to: &parts[place].contents, &random)
            default: MarkupMutation.apply(to: &parts[place].contents, &random)
            }
        }
        return parts
    }

    private static func parts(_ bytes: [UInt8]) -> [(name: String, contents: [UInt8])]? {
        guard let archive = try? ZipArchive(bytes: bytes) else { return nil }
        return try? archive.entries.map { ($0.name, try archive.contents(of: $0)) }
    }

    private static func zipped(_ parts: [(name: String, contents: [UInt8])]) -> [UInt8] {
        let writer = ZipWriter(level: 1)
        // The writer refuses a name twice; records with one are made by changing the records.
        for part in parts { try? writer.add(part.name, part.contents) }
        return (try? writer.finish()) ?? []
    }
}
