import CZlib

/// One raw deflate stream (RFC 1951), used again for block after block: setting one up costs 256 KB of memory.
final class Deflater: ReusableStream, @unchecked Sendable {
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

    func reset() {
        deflateReset(stream)
    }

    /// Compresses a block that follows on others.
    ///
    /// - Parameters:
    ///   - window: what stands before the block, as far back as deflate looks.
    ///   - isLast: whether the compressed data end with it; if not, they end on a whole byte, and others may follow.
    func deflate(
        _ block: UnsafeRawBufferPointer, after window: UnsafeRawBufferPointer, isLast: Bool
    ) throws(ZipError) -> [UInt8] {
        if let start = window.baseAddress, !window.isEmpty {
            deflateSetDictionary(stream, start.assumingMemoryBound(to: UInt8.self), UInt32(window.count))
        }
        var compressed: [UInt8] = []
        try run(block, flush: isLast ? Z_FINISH : Z_SYNC_FLUSH, into: &compressed)
        return compressed
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
