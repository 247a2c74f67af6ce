internal import Threads

/// Writes a zip archive into memory, entry after entry.
///
/// The archives are as plain as Excel wants them (and every other reader): sizes and checksum in the local header, no
/// data descriptor, no extra fields, no comment, the date 1980-01-01 00:00, flag 11 only for names beyond ASCII. Empty
/// entries are stored, the others deflated. zip64 records appear only where a size, offset or count needs them, and
/// then with "version needed" 4.5 in both headers. Same calls, same bytes.
public final class ZipWriter {
    fileprivate struct Entry {
        enum Contents {
            case deflated(DeflatedContents)
            case copy(of: ZipEntry, ArraySlice<UInt8>)
        }

        let name: [UInt8]
        var contents: Contents
    }

    private var entries: [Entry] = []
    /// What the ended entries still have to deflate.
    private var waitingBytes = 0
    private var names: Set<String> = []
    private var current: (name: [UInt8], contents: DeflatedContents)?
    private let deflaters: StreamPool<Deflater>
    /// Sizes and offsets from here on go into zip64 fields; lower in tests, which cannot hold 4 GB.
    private let zip64Threshold: UInt64

    /// What waits to be deflated until it is worth handing out to all cores: a block for each of them, though no more
    /// than 8 MB. The archive's bytes do not depend on it.
    private static let batchBytes = min(max(4, Workers.cores), 16) * DeflatedContents.blockBytes

    /// - Parameter level: zlib's compression level, 0 to 9.
    public convenience init(level: Int = 6) {
        self.init(level: level, zip64Threshold: UInt64(ZipRecord.see32))
    }

    init(level: Int, zip64Threshold: UInt64) {
        deflaters = StreamPool { () throws(ZipError) in try Deflater(level: level) }
        self.zip64Threshold = zip64Threshold
    }

    /// Adds an entry in one go.
    ///
    /// - Parameter place: where among the entries; behind them if nil. A table of contents can only be written when the
    ///   contents are known, yet readers expect it first.
    /// - Throws: `duplicateEntry` if the name is taken, `limitExceeded` if it is longer than 65,535 bytes.
    public func add(_ name: String, _ contents: [UInt8], at place: Int? = nil) throws(ZipError) {
        try begin(name)
        try write(contents)
        try end()
        if let place, let entry = entries.popLast() { entries.insert(entry, at: place) }
    }

    /// Begins an entry that is written in pieces by ``write(_:)-(UnsafeRawBufferPointer)`` and closed by ``end()``.
    /// - Throws: `duplicateEntry` if the name is taken, `limitExceeded` if it is longer than 65,535 bytes.
    public func begin(_ name: String) throws(ZipError) {
        precondition(current == nil, "the entry before has not been ended")
        current = (try claim(name), DeflatedContents())
    }

    /// Adds a piece to the entry begun last.
    public func write(_ piece: UnsafeRawBufferPointer) throws(ZipError) {
        guard current != nil else { preconditionFailure("write without begin") }
        current?.contents.append(piece)
        try deflateWholeBlocks()
    }

    /// Adds a piece to the entry begun last; a first one is not copied.
    public func write(_ piece: [UInt8]) throws(ZipError) {
        guard current != nil else { preconditionFailure("write without begin") }
        current?.contents.append(piece)
        try deflateWholeBlocks()
    }

    private func deflateWholeBlocks() throws(ZipError) {
        guard let waiting = current?.contents.waitingBytes, waiting >= Self.batchBytes else { return }
        let blocks = current?.contents.wholeBlocks ?? []
        current?.contents.take(try deflated(blocks))
    }

    /// Ends the entry begun last.
    public func end() throws(ZipError) {
        guard let entry = current else { preconditionFailure("end without begin") }
        current = nil
        entries.append(Entry(name: entry.name, contents: .deflated(entry.contents)))
        waitingBytes += entry.contents.waitingBytes
        if waitingBytes >= Self.batchBytes { try deflateWaiting() }
    }

    /// Adds an entry of another archive with its compressed bytes as they are, neither inflated nor checked.
    /// - Parameter name: the name in this archive; nil keeps the entry's own.
    /// - Throws: `duplicateEntry`, `encryptedEntry`, `unsupportedMethod`: what this archive's readers could not read.
    public func addCopy(of entry: ZipEntry, from archive: ZipArchive, as name: String? = nil) throws(ZipError) {
        precondition(current == nil, "the entry before has not been ended")
        try entry.checkReadable()
        let bytes = archive.bytes[entry.dataOffset..<entry.dataEnd]
        entries.append(Entry(name: try claim(name ?? entry.name), contents: .copy(of: entry, bytes)))
    }

    /// Ends the archive.
    /// - Returns: its bytes; the writer is empty afterwards.
    public func finish() throws(ZipError) -> [UInt8] {
        precondition(current == nil, "the entry before has not been ended")
        try deflateWaiting()
        // At once: grown step by step, the archive would be there twice.
        let headers = ZipRecord.localHeaderSize + ZipRecord.centralHeaderSize
        var output: [UInt8] = []
        output.reserveCapacity(
            entries.reduce(ZipRecord.endOfDirectorySize) { $0 + headers + 2 * $1.name.count + $1.bytes.count })
        var directory: [UInt8] = []
        for index in entries.indices {
            append(centralHeader: entries[index], offset: UInt64(output.count), to: &directory)
            append(localHeader: entries[index], to: &output)
            output += entries[index].bytes
            entries[index].contents = .deflated(DeflatedContents())
        }
        let directoryOffset = UInt64(output.count)
        output += directory
        append(
            endOf: entries.count, directoryOffset: directoryOffset, directorySize: UInt64(directory.count), to: &output)
        entries = []
        names = []
        return output
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

    // MARK: Deflating

    /// Deflates what waits in all ended entries, on all cores.
    private func deflateWaiting() throws(ZipError) {
        var blocks: [DeflateBlock] = []
        var owners: [(entry: Int, count: Int)] = []
        for (index, entry) in entries.enumerated() {
            guard case .deflated(let contents) = entry.contents else { continue }
            let own = contents.lastBlocks
            owners.append((index, own.count))
            blocks += own
        }
        var deflated = try deflated(blocks)[...]
        for (index, count) in owners {
            guard case .deflated(var contents) = entries[index].contents else { continue }
            // With two owners, all that it has compressed would be copied.
            entries[index].contents = .deflated(DeflatedContents())
            contents.take(deflated.prefix(count))
            deflated = deflated.dropFirst(count)
            entries[index].contents = .deflated(contents)
        }
        waitingBytes = 0
    }

    private func deflated(_ blocks: [DeflateBlock]) throws(ZipError) -> [DeflateBlock.Deflated] {
        var deflated: [DeflateBlock.Deflated] = []
        for result in Workers.map(blocks, { [deflaters] in $0.deflated(by: deflaters) }) {
            deflated.append(try result.get())
        }
        return deflated
    }
}

// MARK: - Records

extension ZipWriter.Entry {
    fileprivate var bytes: ArraySlice<UInt8> {
        switch contents {
        case .deflated(let contents): contents.compressed[...]
        case .copy(_, let bytes): bytes
        }
    }

    fileprivate var method: UInt16 {
        switch contents {
        case .deflated(let contents): contents.size > 0 ? ZipMethod.deflated : ZipMethod.stored
        case .copy(let entry, _): entry.method
        }
    }

    fileprivate var checksum: UInt32 {
        switch contents {
        case .deflated(let contents): contents.checksum.value
        case .copy(let entry, _): entry.checksum
        }
    }

    fileprivate var size: UInt64 {
        switch contents {
        case .deflated(let contents): UInt64(contents.size)
        case .copy(let entry, _): UInt64(entry.size)
        }
    }

    fileprivate var flags: UInt16 {
        name.allSatisfy { $0 < 0x80 } ? 0 : ZipFlag.utf8Name
    }
}

extension ZipWriter {
    private static let version20: UInt16 = 20
    private static let version45: UInt16 = 45
    /// 1980-01-01, the earliest date of a zip: the time of writing is nobody's business and would change the bytes.
    private static let date1980: UInt16 = 0x0021

    private func needsZip64(_ entry: Entry) -> Bool {
        entry.size >= zip64Threshold || UInt64(entry.bytes.count) >= zip64Threshold
    }

    /// The sizes, and in the directory the offset, where 32 bits don't hold them (APPNOTE §4.5.3).
    private func zip64Extra(_ entry: Entry, offset: UInt64? = nil) -> [UInt8] {
        var fields: [UInt8] = []
        if needsZip64(entry) {
            fields.append64(entry.size)
            fields.append64(UInt64(entry.bytes.count))
        }
        if let offset, offset >= zip64Threshold { fields.append64(offset) }
        guard !fields.isEmpty else { return [] }
        var extra: [UInt8] = []
        extra.append16(ZipRecord.zip64Extra)
        extra.append16(UInt16(fields.count))
        return extra + fields
    }

    /// What the local header and the directory say alike, from "version needed" on.
    private func append(commonFields entry: Entry, extra: [UInt8], to output: inout [UInt8]) {
        let isLarge = needsZip64(entry)
        output.append16(extra.isEmpty ? Self.version20 : Self.version45)
        output.append16(entry.flags)
        output.append16(entry.method)
        output.append16(0)
        output.append16(Self.date1980)
        output.append32(entry.checksum)
        output.append32(isLarge ? ZipRecord.see32 : UInt32(entry.bytes.count))
        output.append32(isLarge ? ZipRecord.see32 : UInt32(entry.size))
        output.append16(UInt16(entry.name.count))
        output.append16(UInt16(extra.count))
    }

    private func append(localHeader entry: Entry, to output: inout [UInt8]) {
        let extra = zip64Extra(entry)
        output.append32(ZipRecord.localHeader)
        append(commonFields: entry, extra: extra, to: &output)
        output += entry.name
        output += extra
    }

    private func append(centralHeader entry: Entry, offset: UInt64, to output: inout [UInt8]) {
        let extra = zip64Extra(entry, offset: offset)
        output.append32(ZipRecord.centralHeader)
        output.append16(extra.isEmpty ? Self.version20 : Self.version45)
        append(commonFields: entry, extra: extra, to: &output)
        output.append16(0)
        output.append16(0)
        output.append16(0)
        output.append32(0)
        output.append32(offset >= zip64Threshold ? ZipRecord.see32 : UInt32(offset))
        output += entry.name
        output += extra
    }

    private func append(endOf entries: Int, directoryOffset: UInt64, directorySize: UInt64, to output: inout [UInt8]) {
        let count = UInt64(entries)
        let needsZip64 =
            count >= UInt64(ZipRecord.see16) || directoryOffset >= zip64Threshold || directorySize >= zip64Threshold
        if needsZip64 {
            let recordOffset = UInt64(output.count)
            output.append32(ZipRecord.zip64EndOfDirectory)
            output.append64(UInt64(ZipRecord.zip64EndOfDirectorySize - 12))
            output.append16(Self.version45)
            output.append16(Self.version45)
            output.append32(0)
            output.append32(0)
            output.append64(count)
            output.append64(count)
            output.append64(directorySize)
            output.append64(directoryOffset)
            output.append32(ZipRecord.zip64Locator)
            output.append32(0)
            output.append64(recordOffset)
            output.append32(1)
        }
        output.append32(ZipRecord.endOfDirectory)
        output.append16(0)
        output.append16(0)
        output.append16(count >= UInt64(ZipRecord.see16) ? ZipRecord.see16 : UInt16(count))
        output.append16(count >= UInt64(ZipRecord.see16) ? ZipRecord.see16 : UInt16(count))
        output.append32(directorySize >= zip64Threshold ? ZipRecord.see32 : UInt32(directorySize))
        output.append32(directoryOffset >= zip64Threshold ? ZipRecord.see32 : UInt32(directoryOffset))
        output.append16(0)
    }
}
