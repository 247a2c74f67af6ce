/// Changes bytes without knowing what they mean.
enum ByteMutation {
    static func apply(to bytes: inout [UInt8], _ dice: inout Dice) {
        for _ in dice.times(atMost: 4) {
            guard !bytes.isEmpty else { return bytes = [UInt8(truncatingIfNeeded: dice.next())] }
            let place = dice.below(bytes.count)
            switch dice.below(8) {
            case 0: bytes[place] ^= 1 << UInt8(dice.below(8))
            case 1: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
            case 2: bytes[place] = dice.pick([0, 0xFF, 0x7F, 0x80, 0x3C, 0x3E, 0x26, 0x22]) ?? 0
            case 3: bytes.removeSubrange(dice.slice(of: bytes.count))
            case 4: bytes.insert(contentsOf: bytes[dice.slice(of: bytes.count)], at: place)
            case 5: bytes.removeLast(bytes.count - place)
            case 6: bytes.insert(UInt8(truncatingIfNeeded: dice.next()), at: place)
            default:
                let source = dice.slice(of: bytes.count)
                let copy = Array(bytes[source])
                bytes.replaceSubrange(place..<min(bytes.count, place + copy.count), with: copy)
            }
        }
    }
}
