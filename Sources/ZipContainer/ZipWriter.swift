/// Writes a zip archive into memory, entry after entry.
///
/// The archives are as plain as Excel wants them (and every other reader): sizes and checksum in the local header, no
/// data descriptor, no extra fields, no comment, the date 1980-01-01 00:00, flag 11 only for names beyond ASCII. Empty
/// entries are stored, the others deflated. zip64 records appear only where a size, offset or count needs them, and
/// then with "version needed" 4.5 in both headers. Same calls, same bytes.
public final class ZipWriter {
    private struct Header {
        var name: [UInt8]
        var method: UInt16
        var checksum: UInt32
        var compressedSize: UInt64
        var size: UInt64
        var offset: UInt64
    }

    private var output: [UInt8] = []
    private var headers: [Header] = []
    private var names: Set<String> = []
    private var current: (header: Header, checksum: Checksum, dataStart: Int)?
    private let level: Int
    private var deflater: Deflater?
    /// Sizes and offsets from here on go into zip64 fields; lower in tests, which cannot hold 4 GB.
    private let zip64Threshold: UInt64

    /// - Parameter level: zlib's compression level, 0 to 9; 5 takes half the time of 6 and makes files 1 % larger.
    public convenience init(level: Int = 6) {
        self.init(level: level, zip64Threshold: UInt64(ZipRecord.see32))
    }

    init(level: Int, zip64Threshold: UInt64) {
        self.level = level
        self.zip64Threshold = zip64Threshold
    }

    /// The bytes written so far, directory excluded.
    public var byteCount: Int { output.count }

    /// Adds an entry in one go.
    /// - Throws: `duplicateEntry` if the name is taken, `limitExceeded` if it is longer than 65,535 bytes.
    public func add(_ name: String, _ contents: [UInt8]) throws(ZipError) {
        try begin(name)
        try write(contents)
        try end()
    }

    /// Begins an entry that is written in pieces by ``write(_:)-(UnsafeRawBufferPointer)`` and closed by ``end()``.
    /// - Throws: `duplicateEntry` if the name is taken, `limitExceeded` if it is longer than 65,535 bytes.
    public func begin(_ name: String) throws(ZipError) {
        precondition(current == nil, "the entry before has not been ended")
        let header = try makeHeader(name)
        appendLocalHeader(header)
        current = (header, Checksum(), output.count)
    }

    /// Adds a piece to the entry begun last.
    public func write(_ piece: UnsafeRawBufferPointer) throws(ZipError) {
        guard var entry = current else { preconditionFailure("write without begin") }
        guard !piece.isEmpty else { return }
        let deflater = try deflaterReady()
        entry.checksum.update(piece)
        entry.header.size += UInt64(piece.count)
        current = entry
        try deflater.deflate(piece, into: &output)
    }

    /// Adds a piece to the entry begun last.
    public func write(_ piece: [UInt8]) throws(ZipError) {
        let result = piece.withUnsafeBytes { bytes in
            Result { () throws(ZipError) in try write(bytes) }
        }
        try result.get()
    }

    /// Ends the entry begun last and writes its sizes and checksum into the header before it.
    public func end() throws(ZipError) {
        guard var entry = current else { preconditionFailure("end without begin") }
        current = nil
        if entry.header.size > 0 {
            try deflaterReady().finish(into: &output)
            entry.header.method = ZipMethod.deflated
        }
        entry.header.checksum = entry.checksum.value
        entry.header.compressedSize = UInt64(output.count - entry.dataStart)
        patchLocalHeader(entry.header)
        headers.append(entry.header)
    }

    /// Adds an entry of another archive with its compressed bytes as they are, neither inflated nor checked.
    /// - Parameter name: the name in this archive; nil keeps the entry's own.
    /// - Throws: `duplicateEntry`, `encryptedEntry`, `unsupportedMethod`: what this archive's readers could not read.
    public func addCopy(of entry: ZipEntry, from archive: ZipArchive, as name: String? = nil) throws(ZipError) {
        precondition(current == nil, "the entry before has not been ended")
        try entry.checkReadable()
        var header = try makeHeader(name ?? entry.name)
        header.method = entry.method
        header.checksum = entry.checksum
        header.compressedSize = UInt64(entry.compressedSize)
        header.size = UInt64(entry.size)
        appendLocalHeader(header)
        output += archive.bytes[entry.dataOffset..<entry.dataEnd]
        patchLocalHeader(header)
        headers.append(header)
    }

    /// Puts the entries of another writer before this one's, as they are: a table of contents can only be written when
    /// the contents are known, yet readers expect it first.
    /// - Throws: `duplicateEntry` if both have an entry of one name.
    public func insertFirst(_ front: ZipWriter) throws(ZipError) {
        precondition(current == nil && front.current == nil, "the entry before has not been ended")
        if let taken = front.names.intersection(names).min() {
            throw ZipError(.duplicateEntry, entry: taken, detail: "both archives have an entry of this name")
        }
        let shift = UInt64(front.output.count)
        for index in headers.indices {
            headers[index].offset += shift
        }
        output.insert(contentsOf: front.output, at: 0)
        headers.insert(contentsOf: front.headers, at: 0)
        names.formUnion(front.names)
    }

    /// Ends the archive.
    /// - Returns: its bytes; the writer is empty afterwards.
    public func finish() -> [UInt8] {
        precondition(current == nil, "the entry before has not been ended")
        let directoryOffset = UInt64(output.count)
        for header in headers {
            appendCentralHeader(header)
        }
        appendEnd(directoryOffset: directoryOffset, directorySize: UInt64(output.count) - directoryOffset)
        defer {
            output = []
            headers = []
            names = []
        }
        return output
    }

    private func deflaterReady() throws(ZipError) -> Deflater {
        if let deflater { return deflater }
        let new = try Deflater(level: level)
        deflater = new
        return new
    }

    private func makeHeader(_ name: String) throws(ZipError) -> Header {
        let bytes = Array(name.utf8)
        guard bytes.count <= Int(UInt16.max) else {
            throw ZipError(
                .limitExceeded(limit: "nameBytes", found: bytes.count, allowed: Int(UInt16.max)), entry: name,
                detail: "the name has \(bytes.count) bytes, a zip allows \(UInt16.max)")
        }
        guard names.insert(ZipName.key(name)).inserted else {
            throw ZipError(.duplicateEntry, entry: name, detail: "the archive already has an entry of this name")
        }
        return Header(
            name: bytes, method: ZipMethod.stored, checksum: 0, compressedSize: 0, size: 0,
            offset: UInt64(output.count))
    }
}

// MARK: - Records

extension ZipWriter {
    private static let version20: UInt16 = 20
    private static let version45: UInt16 = 45
    /// 1980-01-01, the earliest date of a zip: the time of writing is nobody's business and would change the bytes.
    private static let date1980: UInt16 = 0x0021

    private func needsZip64(_ header: Header) -> Bool {
        header.size >= zip64Threshold || header.compressedSize >= zip64Threshold
    }

    private func flags(_ header: Header) -> UInt16 {
        header.name.allSatisfy { $0 < 0x80 } ? 0 : ZipFlag.utf8Name
    }

    private func appendLocalHeader(_ header: Header) {
        output.append32(ZipRecord.localHeader)
        output.append16(Self.version20)
        output.append16(flags(header))
        output.append16(header.method)
        output.append16(0)
        output.append16(Self.date1980)
        output.append32(header.checksum)
        output.append32(0)
        output.append32(0)
        output.append16(UInt16(header.name.count))
        output.append16(0)
        output += header.name
    }

    private func patchLocalHeader(_ header: Header) {
        let start = Int(header.offset)
        output.replaceLittleEndian(header.method, at: start + 8)
        output.replaceLittleEndian(header.checksum, at: start + 14)
        guard needsZip64(header) else {
            output.replaceLittleEndian(UInt32(header.compressedSize), at: start + 18)
            output.replaceLittleEndian(UInt32(header.size), at: start + 22)
            return
        }
        var extra: [UInt8] = []
        extra.append16(ZipRecord.zip64Extra)
        extra.append16(16)
        extra.append64(header.size)
        extra.append64(header.compressedSize)
        output.replaceLittleEndian(Self.version45, at: start + 4)
        output.replaceLittleEndian(ZipRecord.see32, at: start + 18)
        output.replaceLittleEndian(ZipRecord.see32, at: start + 22)
        output.replaceLittleEndian(UInt16(extra.count), at: start + 28)
        // Moving what was written makes room; it happens beyond 4 GB only.
        output.insert(contentsOf: extra, at: start + ZipRecord.localHeaderSize + header.name.count)
    }

    private func appendCentralHeader(_ header: Header) {
        var extra: [UInt8] = []
        if needsZip64(header) {
            extra.append64(header.size)
            extra.append64(header.compressedSize)
        }
        if header.offset >= zip64Threshold {
            extra.append64(header.offset)
        }
        let version = extra.isEmpty ? Self.version20 : Self.version45
        output.append32(ZipRecord.centralHeader)
        output.append16(version)
        output.append16(version)
        output.append16(flags(header))
        output.append16(header.method)
        output.append16(0)
        output.append16(Self.date1980)
        output.append32(header.checksum)
        output.append32(needsZip64(header) ? ZipRecord.see32 : UInt32(header.compressedSize))
        output.append32(needsZip64(header) ? ZipRecord.see32 : UInt32(header.size))
        output.append16(UInt16(header.name.count))
        output.append16(extra.isEmpty ? 0 : UInt16(extra.count + 4))
        output.append16(0)
        output.append16(0)
        output.append16(0)
        output.append32(0)
        output.append32(header.offset >= zip64Threshold ? ZipRecord.see32 : UInt32(header.offset))
        output += header.name
        if !extra.isEmpty {
            output.append16(ZipRecord.zip64Extra)
            output.append16(UInt16(extra.count))
            output += extra
        }
    }

    private func appendEnd(directoryOffset: UInt64, directorySize: UInt64) {
        let count = UInt64(headers.count)
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
