/// Reads one entry piece by piece, at the caller's pace. Make one by ``ZipArchive/reader(for:)``.
public final class ZipEntryReader {
    private let bytes: [UInt8]
    private let entry: ZipEntry
    /// Nil for a stored entry.
    private let inflater: Inflater?
    private var position: Int
    private var produced = 0
    private var checksum = Checksum()

    /// The bytes of the contents, by the directory; ``read(into:)`` gives no more, and throws where there are less.
    public var size: Int { entry.size }

    init(_ entry: ZipEntry, in bytes: [UInt8]) throws(ZipError) {
        self.bytes = bytes
        self.entry = entry
        position = entry.dataOffset
        try entry.checkReadable()
        inflater = entry.method == ZipMethod.stored ? nil : try Inflater()
    }

    /// Fills `buffer` as far as the contents go.
    /// - Returns: the number of bytes written; less than the buffer holds means that the entry is at its end and that
    ///   its size and checksum are right.
    /// - Throws: `corruptedDeflate`, `wrongSize`, `badChecksum`.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
        let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(entry.size - produced))
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(ZipError) in
                let data = UnsafeRawBufferPointer(rebasing: bytes[position..<entry.dataEnd])
                if let inflater {
                    try inflate(data, by: inflater, into: wanted)
                } else {
                    wanted.copyMemory(from: UnsafeRawBufferPointer(rebasing: data.prefix(wanted.count)))
                    position += wanted.count
                }
            }
        }
        try result.get()
        produced += wanted.count
        checksum.update(UnsafeRawBufferPointer(wanted))
        if wanted.count < buffer.count { try checkEnd() }
        return wanted.count
    }

    private func inflate(
        _ data: UnsafeRawBufferPointer, by inflater: Inflater, into buffer: UnsafeMutableRawBufferPointer
    ) throws(ZipError) {
        var data = data[...]
        var rest = buffer[...]
        while !rest.isEmpty {
            guard
                let step = inflater.inflate(
                    UnsafeRawBufferPointer(rebasing: data), into: UnsafeMutableRawBufferPointer(rebasing: rest))
            else { throw corrupted }
            data = data.dropFirst(step.consumed)
            rest = rest.dropFirst(step.produced)
            position += step.consumed
            if step.isEnd, !rest.isEmpty { throw wrongSize("shorter") }
            if step.consumed == 0, step.produced == 0 { throw corrupted }
        }
    }

    /// The data must end here, and the checksum agree.
    private func checkEnd() throws(ZipError) {
        if let inflater {
            let isEnd = bytes.withUnsafeBytes { bytes in
                withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { extra in
                    let data = UnsafeRawBufferPointer(rebasing: bytes[position..<entry.dataEnd])
                    return inflater.inflate(data, into: extra).map { $0.isEnd && $0.produced == 0 }
                }
            }
            guard let isEnd else { throw corrupted }
            guard isEnd else { throw wrongSize("longer") }
        }
        guard checksum.value == entry.checksum else {
            throw ZipError(.badChecksum, entry: entry.name, detail: "the contents do not have the checksum stated")
        }
    }

    private var corrupted: ZipError {
        ZipError(.corruptedDeflate, entry: entry.name, detail: "the compressed data make no sense")
    }

    private func wrongSize(_ how: String) -> ZipError {
        ZipError(.wrongSize, entry: entry.name, detail: "the contents are \(how) than the \(entry.size) bytes stated")
    }
}
