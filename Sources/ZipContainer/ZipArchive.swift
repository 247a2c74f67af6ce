/// A zip archive in memory, read by its central directory (PKWARE APPNOTE 6.3.10).
///
/// Every offset, size and name is checked when the archive is opened, and nothing is allocated by a number that the
/// file states. Contents are inflated when they are asked for, and held to the size and checksum that the directory
/// states.
public struct ZipArchive: Sendable {
    /// The entries in the order of the directory; directories are left out.
    public let entries: [ZipEntry]

    let bytes: [UInt8]
    private let index: [String: Int]

    /// Opens an archive.
    /// - Throws: `notAZip`, `truncated`, `corruptedDirectory`, `multiDisk`, `duplicateEntry`, `overlappingEntries`,
    ///   `entryOutsideFile`, `limitExceeded`.
    public init(bytes: [UInt8], limits: ZipLimits = .standard) throws(ZipError) {
        self.bytes = bytes
        entries = try ZipDirectory(of: bytes, limits: limits).entries()
        var index: [String: Int] = [:]
        for (position, entry) in entries.enumerated() {
            guard index.updateValue(position, forKey: ZipName.key(entry.name)) == nil else {
                throw ZipError(.duplicateEntry, entry: entry.name, detail: "two entries have this name")
            }
        }
        self.index = index
    }

    /// The entry of a name, whatever its case or slashes.
    public func entry(named name: String) -> ZipEntry? {
        index[ZipName.key(name)].map { entries[$0] }
    }

    /// A reader that gives the contents of an entry piece by piece.
    /// - Throws: `encryptedEntry`, `unsupportedMethod`, `wrongSize`.
    public func reader(for entry: ZipEntry) throws(ZipError) -> ZipEntryReader {
        try ZipEntryReader(entry, in: bytes)
    }

    /// The whole contents of an entry.
    /// - Throws: what ``reader(for:)`` and ``ZipEntryReader/read(into:)`` throw.
    public func contents(of entry: ZipEntry) throws(ZipError) -> [UInt8] {
        let reader = try reader(for: entry)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { buffer.deallocate() }
        var contents: [UInt8] = []
        // The size is a claim until the last byte is there; what the file itself holds bounds the trust in it.
        contents.reserveCapacity(min(entry.size, entry.compressedSize * 8))
        var count = buffer.count
        while count == buffer.count {
            count = try reader.read(into: buffer)
            contents.append(contentsOf: buffer.prefix(count))
        }
        return contents
    }

    /// Hands the contents of an entry to `body`, at most `chunk` bytes at a time. That the checksum is right is known
    /// only when the call returns.
    /// - Throws: what ``reader(for:)`` and ``ZipEntryReader/read(into:)`` throw, and what `body` throws.
    public func stream(
        _ entry: ZipEntry, chunk: Int = 65_536, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let reader = try reader(for: entry)
        try withUnsafeTemporaryAllocation(byteCount: max(chunk, 1), alignment: 16) { buffer in
            var count = buffer.count
            while count == buffer.count {
                count = try reader.read(into: buffer)
                if count > 0 { try body(UnsafeRawBufferPointer(rebasing: buffer.prefix(count))) }
            }
        }
    }
}
