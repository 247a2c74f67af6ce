import Randomness

/// Changes a field of one of a zip's records (APPNOTE §4.3): sizes, offsets, counts, methods, flags, lengths of names.
enum RecordMutation {
    private struct Record {
        let signature: [UInt8]
        /// Where the fields stand, and how wide they are.
        let fields: [(offset: Int, width: Int)]
    }

    private static let records = [
        Record(
            signature: [0x50, 0x4B, 0x03, 0x04],
            fields: [(4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)]),
        Record(
            signature: [0x50, 0x4B, 0x01, 0x02],
            fields: [
                (6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (34, 2), (42, 4),
            ]),
        Record(
            signature: [0x50, 0x4B, 0x05, 0x06],
            fields: [(4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2)]),
        Record(signature: [0x50, 0x4B, 0x06, 0x06], fields: [(4, 8), (16, 4), (24, 8), (32, 8), (40, 8), (48, 8)]),
    ]

    static func apply(to bytes: inout [UInt8], _ random: inout SeededRandom) {
        for _ in random.times(atMost: 2) {
            let record = random.pick(records)
            let field = random.pick(record.fields)
            guard let start = places(of: record.signature, in: bytes).randomElement(using: &random),
                start + field.offset + field.width <= bytes.count
            else { continue }
            let old = (0..<field.width).reversed().reduce(UInt64(0)) {
                $0 << 8 | UInt64(bytes[start + field.offset + $1])
            }
            let new = random.pick(
                [0, 1, old &+ 1, old &- 1, old &* 2, 0x7FFF_FFFF, 0xFFFF_FFFF, .max, .max / 2, random.next()])
            for index in 0..<field.width {
                bytes[start + field.offset + index] = UInt8(truncatingIfNeeded: new >> UInt64(8 * index))
            }
        }
    }

    private static func places(of signature: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard bytes.count > 4 else { return [] }
        return bytes.withUnsafeBufferPointer { bytes in
            (0..<(bytes.count - 4)).filter { start in
                bytes[start] == 0x50 && bytes[start + 1] == 0x4B && bytes[start + 2] == signature[2]
                    && bytes[start + 3] == signature[3]
            }
        }
    }
}
