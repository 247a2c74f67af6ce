import CZlib

/// One raw inflate stream (RFC 1951).
final class Inflater {
    // zlib keeps a pointer back to the stream, so it must never move.
    private let stream: UnsafeMutablePointer<z_stream>

    init() throws(ZipError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let code = inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            throw ZipError(.outOfMemory, detail: "zlib could not set up an inflate stream (code \(code))")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    struct Step {
        let consumed: Int
        let produced: Int
        let isEnd: Bool
    }

    /// Inflates from `input` into `output` until one of them, or the compressed data, is at its end.
    /// - Returns: nil if the data make no sense.
    func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step? {
        // zlib counts in 32 bits.
        let input = input.prefix(Int(UInt32.max))
        let output = output.prefix(Int(UInt32.max))
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: UnsafeRawBufferPointer(rebasing: input).baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = UnsafeMutableRawBufferPointer(rebasing: output).baseAddress?
            .assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(output.count)
        let code = CZlib.inflate(stream, Z_NO_FLUSH)
        guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { return nil }
        return Step(
            consumed: input.count - Int(stream.pointee.avail_in),
            produced: output.count - Int(stream.pointee.avail_out), isEnd: code == Z_STREAM_END)
    }
}
