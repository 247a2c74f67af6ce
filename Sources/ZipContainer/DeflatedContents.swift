/// The contents of an entry on their way into the archive: gathered, and cut into blocks.
///
/// Each block is deflated by itself, with the end of the one before as its window, so that several can be at once; the
/// bytes are the same on any number of cores. Contents of one block, as those of nearly every workbook, are one plain
/// deflate stream.
struct DeflatedContents {
    /// So large that the bytes between blocks are lost among theirs.
    static let blockBytes = 512 << 10
    /// How far back deflate looks (RFC 1951 §2).
    private static let windowBytes = 32 << 10

    /// The window, and what waits behind it.
    private var gathered: [UInt8] = []
    private var windowCount = 0

    private var waitingBytes: Int { gathered.count - windowCount }

    mutating func append(_ piece: UnsafeRawBufferPointer) {
        gathered.append(contentsOf: piece)
    }

    /// Shares the bytes with the caller, if they are the first.
    mutating func append(_ piece: [UInt8]) {
        if gathered.isEmpty { gathered = piece } else { gathered += piece }
    }

    /// Takes out the blocks that are whole and not the last, whatever follows.
    mutating func takeWholeBlocks() -> [DeflateBlock] {
        let whole = max(0, waitingBytes - 1) / Self.blockBytes * Self.blockBytes
        guard whole > 0 else { return [] }
        let end = windowCount + whole
        let blocks = blocks(upTo: end)
        let window = window(before: end)
        // The blocks hold the bytes gathered so far.
        gathered = Array(gathered[window.lowerBound...])
        windowCount = window.count
        return blocks
    }

    /// The blocks that are left, for contents that end with them.
    var lastBlocks: [DeflateBlock] { blocks(upTo: gathered.count) }

    private func blocks(upTo end: Int) -> [DeflateBlock] {
        stride(from: windowCount, to: end, by: Self.blockBytes).map { start in
            let range = start..<min(start + Self.blockBytes, end)
            return DeflateBlock(
                bytes: gathered, range: range, window: window(before: start),
                isLast: range.upperBound == gathered.count)
        }
    }

    private func window(before start: Int) -> Range<Int> { max(0, start - Self.windowBytes)..<start }
}

/// A block to be deflated, by whichever core.
struct DeflateBlock: Sendable {
    let bytes: [UInt8]
    let range: Range<Int>
    let window: Range<Int>
    let isLast: Bool

    /// No other block is of the same contents.
    var isOnly: Bool { isLast && window.isEmpty }

    /// What became of a block.
    struct Deflated: Sendable {
        let bytes: [UInt8]
        var checksum = Checksum()
        /// Bytes of the block.
        let size: Int
    }

    func deflated(by deflater: Deflater) -> Result<Deflated, ZipError> {
        bytes.withUnsafeBytes { bytes in
            Result { () throws(ZipError) in
                let block = UnsafeRawBufferPointer(rebasing: bytes[range])
                let window = UnsafeRawBufferPointer(rebasing: bytes[window])
                var deflated = Deflated(
                    bytes: try deflater.deflate(block, after: window, isLast: isLast), size: block.count)
                deflated.checksum.update(block)
                return deflated
            }
        }
    }
}
