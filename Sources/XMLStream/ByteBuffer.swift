/// A growing buffer of bytes in which room is claimed once for several writes: appending to an array piece by piece
/// would take half of the time that writing a sheet's XML takes.
struct ByteBuffer {
    private var storage: [UInt8]
    private(set) var count = 0

    init(capacity: Int) {
        storage = Array(repeating: 0, count: max(capacity, 256))
    }

    /// Writes at most `room` bytes by `body`.
    @inline(__always)
    mutating func write(atMost room: Int, _ body: (inout Cursor) -> Void) {
        // Doubling copies memory as it is, where filling with zeros would take a debug build most of its time.
        while storage.count - count < room { storage += storage }
        let start = count
        count = storage.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return start }
            var cursor = Cursor(next: base + start)
            body(&cursor)
            assert(cursor.next - base <= start + room, "more was written than room was claimed for")
            return cursor.next - base
        }
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
    }

    mutating func removeAll() {
        count = 0
    }

    /// Where the next byte goes.
    struct Cursor {
        fileprivate(set) var next: UnsafeMutablePointer<UInt8>

        @inline(__always)
        mutating func put(_ byte: UInt8) {
            next.pointee = byte
            next += 1
        }

        @inline(__always)
        mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard let start = bytes.baseAddress else { return }
            next.update(from: start, count: bytes.count)
            next += bytes.count
        }

        /// Names are so short that a loop is quicker than a call to copy them.
        @inline(__always)
        mutating func put(_ string: StaticString) {
            let start = string.utf8Start
            for index in 0..<string.utf8CodeUnitCount { put(start[index]) }
        }

        @inline(__always)
        mutating func put(_ value: Int) {
            if value < 0 { put(UInt8(ascii: "-")) }
            let first = next
            var rest = value.magnitude
            repeat {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
                rest = quotient
            } while rest > 0
            var digits = UnsafeMutableBufferPointer(start: first, count: next - first)
            digits.reverse()
        }
    }
}
