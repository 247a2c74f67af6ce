import CZlib

/// The CRC-32 of a zip entry (APPNOTE §4.4.7), fed piece by piece.
struct Checksum {
    private(set) var value: UInt32 = 0

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        value = UInt32(
            truncatingIfNeeded: crc32_z(UInt(value), start.assumingMemoryBound(to: UInt8.self), bytes.count))
    }

    /// Goes on by bytes whose own checksum, from their beginning, is known.
    mutating func append(_ following: Checksum, ofBytes count: Int) {
        value = UInt32(truncatingIfNeeded: crc32_combine(UInt(value), UInt(following.value), count))
    }
}
