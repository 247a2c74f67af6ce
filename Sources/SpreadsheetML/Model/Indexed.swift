/// Values in order of first appearance, each once, known by their position.
///
/// A table of positions by hash rather than a dictionary: the values stand once, and no type of dictionary has to be made
/// for each kind of value, which costs more at start-up than a workbook's styles take to write.
struct Indexed<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    /// The values' hashes.
    private var hashes: [Int] = []
    /// A power of two of slots, at least half of them free: one more than the position of a value that led here, or 0.
    private var slots: [UInt32] = []

    init(_ first: [Value] = []) {
        for value in first { _ = index(of: value) }
    }

    /// The value's position; a new one comes last.
    mutating func index(of value: Value) -> Int {
        if 2 * values.count >= slots.count { grow() }
        let hash = value.hashValue
        var slot = hash & (slots.count - 1)
        while slots[slot] > 0 {
            let index = Int(slots[slot]) - 1
            if hashes[index] == hash, values[index] == value { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        values.append(value)
        hashes.append(hash)
        slots[slot] = UInt32(values.count)
        return values.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: max(16, 2 * slots.count))
        for (index, hash) in hashes.enumerated() {
            var slot = hash & (slots.count - 1)
            while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }
}
