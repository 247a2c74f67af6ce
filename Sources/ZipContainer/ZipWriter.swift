internal import Parallel

/// Writes a zip archive into memory, entry after entry.
///
/// The archives are as plain as Excel wants them (and every other reader): sizes and checksum in the local header, no
/// data descriptor, no extra fields, no comment, the date 1980-01-01 00:00, flag 11 only for names beyond ASCII. Empty
/// entries are stored, the others deflated. zip64 records appear only where a size, offset or count needs them, and
/// then with "version needed" 4.5 in both headers. Same calls, same bytes.
public final class ZipWriter {
    private typealias Entry = ZipArchiveRecords.Entry

    private var entries: [Entry] = []
    private var names: Set<String> = []
    private var current: (name: [UInt8], contents: DeflatedContents, blocks: [DeflateBlock.Deflated])?
    /// Deflates the blocks of an entry that has several.
    private var work: OrderedWork<Result<DeflateBlock.Deflated, ZipError>>?
    /// Why zlib could not compress.
    private var failure: ZipError?
    private let deflater: Deflater
    /// Sizes and offsets from here on go into zip64 fields; lower in tests, which cannot hold 4 GB.
    private let zip64Threshold: UInt64

    /// - Parameter level: zlib's compression level, 0 to 9.
    public convenience init(level: Int = 6) {
        self.init(level: level, zip64Threshold: UInt64(ZipRecord.see32))
    }

    init(level: Int, zip64Threshold: UInt64) {
        deflater = Deflater(level: level)
        self.zip64Threshold = zip64Threshold
    }

    /// Adds an entry in one go.
    ///
    /// - Parameter place: where among the entries; behind them if nil. A table of contents can only be written when the
    ///   contents are known, yet readers expect it first.
    /// - Throws: `duplicateEntry` if the name is taken, `limitExceeded` if it is longer than 65,535 bytes.
    public func add(_ name: String, _ contents: [UInt8], at place: Int? = nil) throws(ZipError) {
        try begin(name)
        write(contents)
        end()
        if let place, let entry = entries.popLast() { entries.insert(entry, at: place) }
    }

    /// Begins an entry that is written in pieces by ``write(_:)-(UnsafeRawBufferPointer)`` and closed by ``end()``.
    /// - Throws: `duplicateEntry` if the name is taken, `limitExceeded` if it is longer than 65,535 bytes.
    public func begin(_ name: String) throws(ZipError) {
        precondition(current == nil, "the entry before has not been ended")
        current = (try claim(name), DeflatedContents(), [])
    }

    /// Adds a piece to the entry begun last.
    public func write(_ piece: UnsafeRawBufferPointer) {
        guard current != nil else { preconditionFailure("write without begin") }
        current?.contents.append(piece)
        deflate(current?.contents.takeWholeBlocks() ?? [])
    }

    /// Adds a piece to the entry begun last; a first one is not copied.
    public func write(_ piece: [UInt8]) {
        guard current != nil else { preconditionFailure("write without begin") }
        current?.contents.append(piece)
        deflate(current?.contents.takeWholeBlocks() ?? [])
    }

    /// Ends the entry begun last.
    public func end() {
        guard let contents = current?.contents else { preconditionFailure("end without begin") }
        deflate(contents.lastBlocks)
        while let block = work?.next() { keep(block) }
        work = nil
        if let (name, _, blocks) = current { entries.append(Self.entry(name, of: blocks)) }
        current = nil
    }

    /// Adds an entry of another archive with its compressed bytes as they are, neither inflated nor checked.
    /// - Parameter name: the name in this archive; nil keeps the entry's own.
    /// - Throws: `duplicateEntry`, `encryptedEntry`, `unsupportedMethod`: what this archive's readers could not read.
    public func addCopy(of entry: ZipEntry, from archive: ZipArchive, as name: String? = nil) throws(ZipError) {
        precondition(current == nil, "the entry before has not been ended")
        try entry.checkReadable()
        let bytes = archive.bytes[entry.dataOffset..<entry.dataEnd]
        entries.append(
            Entry(
                name: try claim(name ?? entry.name), method: entry.method, checksum: entry.checksum, size: entry.size,
                pieces: [bytes]))
    }

    /// An entry of blocks that follow on each other; without any it is stored, empty.
    private static func entry(_ name: [UInt8], of blocks: [DeflateBlock.Deflated]) -> Entry {
        var checksum = Checksum()
        for block in blocks { checksum.append(block.checksum, ofBytes: block.size) }
        return Entry(
            name: name, method: blocks.isEmpty ? ZipMethod.stored : ZipMethod.deflated, checksum: checksum.value,
            size: blocks.reduce(0) { $0 + $1.size }, pieces: blocks.map { $0.bytes[...] })
    }

    /// Ends the archive.
    /// - Returns: its bytes; the writer is empty afterwards.
    /// - Throws: `outOfMemory` if zlib could not compress.
    public func finish() throws(ZipError) -> [UInt8] {
        precondition(current == nil, "the entry before has not been ended")
        if let failure { throw failure }
        var records = ZipArchiveRecords(zip64Threshold: zip64Threshold)
        records.reserve(entries)
        for index in entries.indices {
            records.append(entries[index])
            // What stands in the archive is not kept twice.
            entries[index].pieces = []
        }
        entries = []
        names = []
        return records.finish()
    }

    private func claim(_ name: String) throws(ZipError) -> [UInt8] {
        let bytes = Array(name.utf8)
        guard bytes.count <= Int(UInt16.max) else {
            throw ZipError(
                .limitExceeded(limit: "nameBytes", found: bytes.count, allowed: Int(UInt16.max)), entry: name,
                detail: "the name has \(bytes.count) bytes, a zip allows \(UInt16.max)")
        }
        guard names.insert(ZipName.key(name)).inserted else {
            throw ZipError(.duplicateEntry, entry: name, detail: "the archive already has an entry of this name")
        }
        return bytes
    }

    private func deflate(_ blocks: [DeflateBlock]) {
        for block in blocks {
            // The only one of its entry is not worth a thread.
            guard !block.isOnly else { return keep(block.deflated(by: deflater)) }
            let work = work ?? OrderedWork()
            self.work = work
            for deflated in work.add({ [deflater] in block.deflated(by: deflater) }) { keep(deflated) }
        }
    }

    private func keep(_ block: Result<DeflateBlock.Deflated, ZipError>) {
        switch block {
        case .success(let deflated): current?.blocks.append(deflated)
        case .failure(let error): failure = failure ?? error
        }
    }
}
