import CZlib

/// One raw deflate stream (RFC 1951), used again for block after block: setting one up costs 256 KB of memory.
final class Deflater: @unchecked Sendable {
    // zlib keeps a pointer back to the stream, so it must never move.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Holds whatever a block becomes; grows with the blocks.
    private var output = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 16)

    /// - Parameter level: zlib's 0 (none) to 9 (smallest); 6 is its own default.
    init(level: Int) throws(ZipError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
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

    /// Makes the stream ready for another block.
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
        makeRoom(forBlockOf: block.count)
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(block.count)
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(output.count)
        let code = CZlib.deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
        guard code == (isLast ? Z_STREAM_END : Z_OK), stream.pointee.avail_in == 0 else {
            throw ZipError(.outOfMemory, detail: "zlib could not compress (code \(code))")
        }
        return Array(output.prefix(output.count - Int(stream.pointee.avail_out)))
    }

    /// What a block that is not the last has at its end (RFC 1951 §3.2.4: an empty stored block), and to spare.
    private static let flushBytes = 64

    private func makeRoom(forBlockOf count: Int) {
        let bound = Int(deflateBound(stream, UInt(count))) + Self.flushBytes
        guard output.count < bound else { return }
        output.deallocate()
        output = .allocate(byteCount: bound, alignment: 16)
    }
}
