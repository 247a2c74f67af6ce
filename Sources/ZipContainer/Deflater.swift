import CZlib

/// Raw deflate (RFC 1951) of one block among others.
struct Deflater {
    /// zlib's 0 (none) to 9 (smallest); 6 is its own default.
    let level: Int

    /// What a block that is not the last has at its end (RFC 1951 §3.2.4: an empty stored block), and to spare.
    private static let flushBytes = 64

    /// Compresses a block that follows on others.
    ///
    /// - Parameters:
    ///   - window: what stands before the block, as far back as deflate looks.
    ///   - isLast: whether the compressed data end with it; if not, they end on a whole byte, and others may follow.
    func deflate(
        _ block: UnsafeRawBufferPointer, after window: UnsafeRawBufferPointer, isLast: Bool
    ) throws(ZipError) -> [UInt8] {
        var stream = z_stream()
        // zlib keeps a pointer back to the stream, so it must not move.
        return try withUnsafeMutablePointer(to: &stream) { stream throws(ZipError) in
            let code = deflateInit2_(
                stream, Int32(clamping: level), Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size))
            guard code == Z_OK else {
                throw ZipError(.outOfMemory, detail: "zlib could not set up a deflate stream (code \(code))")
            }
            defer { deflateEnd(stream) }
            if let start = window.baseAddress, !window.isEmpty {
                deflateSetDictionary(stream, start.assumingMemoryBound(to: UInt8.self), UInt32(window.count))
            }
            let room = Int(deflateBound(stream, UInt(block.count))) + Self.flushBytes
            let output = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
            defer { output.deallocate() }
            stream.pointee.next_in = UnsafeMutablePointer(
                mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
            stream.pointee.avail_in = UInt32(block.count)
            stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(room)
            let end = CZlib.deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
            guard end == (isLast ? Z_STREAM_END : Z_OK), stream.pointee.avail_in == 0 else {
                throw ZipError(.outOfMemory, detail: "zlib could not compress (code \(end))")
            }
            return Array(output.prefix(room - Int(stream.pointee.avail_out)))
        }
    }
}
