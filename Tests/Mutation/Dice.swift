/// Seeded random numbers (SplitMix64): the same seed gives the same mutant on every machine.
public struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    /// The dice of one mutant of a run.
    public init(seed: UInt64, index: Int) {
        self.init(seed: seed &+ UInt64(bitPattern: Int64(index)) &* 0xD134_2543_DE82_EF95)
        _ = next()
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number below `bound`; 0 if there is none.
    public mutating func below(_ bound: Int) -> Int {
        bound > 0 ? Int(next() % UInt64(bound)) : 0
    }

    public mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
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
