/// The contents of an entry on their way into the archive: gathered, and deflated in blocks.
///
/// Each block is deflated by itself, with the end of the one before as its window, so that several can be at once; the
/// bytes are the same on any number of cores. Contents of one block, as those of nearly every workbook, are one plain
/// deflate stream.
struct DeflatedContents {
    /// So large that the bytes between blocks are lost among theirs.
    static let blockBytes = 512 << 10
    /// How far back deflate looks (RFC 1951 §2).
    private static let windowBytes = 32 << 10

    private(set) var compressed: [UInt8] = []
    private(set) var checksum = Checksum()
    private(set) var size = 0
    /// The window, and what waits behind it.
    private var gathered: [UInt8] = []
    private var windowCount = 0

    var waitingBytes: Int { gathered.count - windowCount }

    mutating func append(_ piece: UnsafeRawBufferPointer) {
        gathered.append(contentsOf: piece)
    }

    /// Shares the bytes with the caller, if they are the first.
    mutating func append(_ piece: [UInt8]) {
        if gathered.isEmpty { gathered = piece } else { gathered += piece }
    }

    /// The blocks that wait and are not the last, whatever follows.
    var wholeBlocks: [DeflateBlock] {
        blocks(upTo: windowCount + max(0, waitingBytes - 1) / Self.blockBytes * Self.blockBytes)
    }

    /// All blocks that wait, for contents that end with them.
    var lastBlocks: [DeflateBlock] {
        blocks(upTo: gathered.count)
    }

    private func blocks(upTo end: Int) -> [DeflateBlock] {
        stride(from: windowCount, to: end, by: Self.blockBytes).map { start in
            let range = start..<min(start + Self.blockBytes, end)
            return DeflateBlock(
                bytes: gathered, range: range, window: window(before: start),
                isLast: range.upperBound == gathered.count)
        }
    }

    private func window(before start: Int) -> Range<Int> { max(0, start - Self.windowBytes)..<start }

    /// Takes what became of the blocks handed out last.
    mutating func take(_ blocks: some Sequence<DeflateBlock.Deflated>) {
        for block in blocks {
            compressed += block.bytes
            checksum.append(block.checksum, ofBytes: block.size)
            size += block.size
            windowCount += block.size
        }
        guard waitingBytes > 0 else {
            gathered = []
            windowCount = 0
            return
        }
        let window = window(before: windowCount)
        gathered.removeFirst(window.lowerBound)
        windowCount = window.count
    }
}

/// A block to be deflated, by whichever core.
struct DeflateBlock: Sendable {
    let bytes: [UInt8]
    let range: Range<Int>
    let window: Range<Int>
    let isLast: Bool

    struct Deflated: Sendable {
        let bytes: [UInt8]
        let checksum: Checksum
        let size: Int
    }

    func deflated(by pool: StreamPool<Deflater>) -> Result<Deflated, ZipError> {
        bytes.withUnsafeBytes { bytes in
            Result { () throws(ZipError) in
                let deflater = try pool.take()
                defer { pool.giveBack(deflater) }
                let block = UnsafeRawBufferPointer(rebasing: bytes[range])
                var checksum = Checksum()
                checksum.update(block)
                return Deflated(
                    bytes: try deflater.deflate(
                        block, after: UnsafeRawBufferPointer(rebasing: bytes[window]), isLast: isLast),
                    checksum: checksum, size: block.count)
            }
        }
    }
}
