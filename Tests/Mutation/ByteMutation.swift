import Randomness

/// Changes bytes without knowing what they mean.
enum ByteMutation {
    static func apply(to bytes: inout [UInt8], _ random: inout SeededRandom) {
        for _ in random.times(atMost: 4) {
            guard !bytes.isEmpty else { return bytes = [UInt8(truncatingIfNeeded: random.next())] }
            let place = random.below(bytes.count)
            switch random.below(8) {
            case 0: bytes[place] ^= 1 << UInt8(random.below(8))
            case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 2: bytes[place] = random.pick([0, 0xFF, 0x7F, 0x80, 0x3C, 0x3E, 0x26, 0x22])
            case 3: bytes.removeSubrange(random.slice(of: bytes.count))
            case 4: bytes.insert(contentsOf: bytes[random.slice(of: bytes.count)], at: place)
            case 5: bytes.removeLast(bytes.count - place)
            case 6: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
            default:
                let source = random.slice(of: bytes.count)
                let copy = Array(bytes[source])
                bytes.replaceSubrange(place..<min(bytes.count, place + copy.count), with: copy)
            }
        }
    }
}
