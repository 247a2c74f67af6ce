public import Randomness

extension SeededRandom {
    /// The random numbers of one mutant of a run.
    public init(seed: UInt64, index: Int) {
        self.init(seed &+ UInt64(bitPattern: Int64(index)) &* 0xD134_2543_DE82_EF95)
        _ = next()
    }

    /// How often to change something: once, more often than not.
    mutating func times(atMost most: Int) -> Range<Int> {
        0..<(below(2) == 0 ? 1 : 1 + below(most))
    }

    /// A random part of something of this length, mostly short.
    mutating func slice(of count: Int) -> Range<Int> {
        let start = below(count)
        let longest = below(2) == 0 ? 8 : count
        return start..<min(count, start + 1 + below(longest))
    }
}
