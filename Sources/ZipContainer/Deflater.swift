import CZlib

/// One raw deflate stream (RFC 1951), used again for entry after entry: setting one up costs 256 KB of memory.
final class Deflater {
    // zlib keeps a pointer back to the stream, so it must never move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let output: UnsafeMutableRawBufferPointer

    /// - Parameter level: zlib's 0 (none) to 9 (smallest); 6 is its own default.
    init(level: Int) throws(ZipError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        output = .allocate(byteCount: 65_536, alignment: 16)
        let code = deflateInit2_(
            stream, Int32(clamping: level), Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            throw ZipError(.outOfMemory, detail: "zlib could not set up a deflate stream (code \(code))")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        output.deallocate()
    }

    /// Compresses `input` and appends to `target` what is ready.
    func deflate(_ input: UnsafeRawBufferPointer, into target: inout [UInt8]) throws(ZipError) {
        // zlib counts a piece by 32 bits.
        var rest = input[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            rest = rest.dropFirst(piece.count)
            try run(piece, flush: Z_NO_FLUSH, into: &target)
        }
    }

    /// Ends the compressed data and makes the stream ready for the next.
    func finish(into target: inout [UInt8]) throws(ZipError) {
        try run(UnsafeRawBufferPointer(start: nil, count: 0), flush: Z_FINISH, into: &target)
        deflateReset(stream)
    }

    private func run(_ input: UnsafeRawBufferPointer, flush: Int32, into target: inout [UInt8]) throws(ZipError) {
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(input.count)
        repeat {
            stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(output.count)
            let code = CZlib.deflate(stream, flush)
            guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
                throw ZipError(.outOfMemory, detail: "zlib could not compress (code \(code))")
            }
            target.append(contentsOf: output.prefix(output.count - Int(stream.pointee.avail_out)))
        } while stream.pointee.avail_out == 0
    }
}
