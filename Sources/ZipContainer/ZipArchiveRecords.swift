/// The bytes of an archive: its entries with their headers, the directory, and the end (APPNOTE §4.3).
struct ZipArchiveRecords {
    private static let version20: UInt16 = 20
    private static let version45: UInt16 = 45
    /// 1980-01-01, the earliest date of a zip: the time of writing is nobody's business and would change the bytes.
    private static let date1980: UInt16 = 0x0021

    /// What an entry's headers say.
    private struct Fields {
        let name: [UInt8]
        let method: UInt16
        let checksum: UInt32
        let compressedSize: UInt64
        let size: UInt64

        var flags: UInt16 { name.allSatisfy { $0 < 0x80 } ? 0 : ZipFlag.utf8Name }
    }

    private let zip64Threshold: UInt64
    private var output: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter zip64Threshold: sizes and offsets from here on go into zip64 fields.
    init(zip64Threshold: UInt64) {
        self.zip64Threshold = zip64Threshold
    }

    /// Makes room for entries at once.
    mutating func reserve(_ entries: Int, nameBytes: Int, bytes: Int) {
        let headers = ZipRecord.localHeaderSize + ZipRecord.centralHeaderSize
        output.reserveCapacity(ZipRecord.endOfDirectorySize + entries * headers + 2 * nameBytes + bytes)
    }

    /// Adds an entry of blocks that follow on each other; without any it is stored, empty.
    mutating func append(_ name: [UInt8], deflated blocks: [DeflateBlock.Deflated]) {
        var checksum = Checksum()
        for block in blocks { checksum.append(block.checksum, ofBytes: block.size) }
        appendHeaders(
            Fields(
                name: name, method: blocks.isEmpty ? ZipMethod.stored : ZipMethod.deflated, checksum: checksum.value,
                compressedSize: UInt64(blocks.reduce(0) { $0 + $1.bytes.count }),
                size: UInt64(blocks.reduce(0) { $0 + $1.size })))
        for block in blocks { output += block.bytes }
    }

    /// Adds an entry of another archive with its compressed bytes.
    mutating func append(_ name: [UInt8], copy bytes: ArraySlice<UInt8>, of entry: ZipEntry) {
        appendHeaders(
            Fields(
                name: name, method: entry.method, checksum: entry.checksum, compressedSize: UInt64(bytes.count),
                size: UInt64(entry.size)))
        output += bytes
    }

    /// Ends the archive, and hands its bytes over: no second owner has them copied.
    mutating func finish() -> [UInt8] {
        let offset = UInt64(output.count)
        output += directory
        appendEnd(directoryOffset: offset, directorySize: UInt64(directory.count))
        defer { output = [] }
        return output
    }

    // MARK: Headers

    private mutating func appendHeaders(_ fields: Fields) {
        count += 1
        let offset = UInt64(output.count)
        appendCentralHeader(fields, offset: offset)
        let extra = zip64Extra(fields)
        output.append32(ZipRecord.localHeader)
        Self.append(commonFields: fields, isLarge: needsZip64(fields), extra: extra, to: &output)
        output += fields.name
        output += extra
    }

    private mutating func appendCentralHeader(_ fields: Fields, offset: UInt64) {
        let extra = zip64Extra(fields, offset: offset)
        directory.append32(ZipRecord.centralHeader)
        directory.append16(extra.isEmpty ? Self.version20 : Self.version45)
        Self.append(commonFields: fields, isLarge: needsZip64(fields), extra: extra, to: &directory)
        directory.append16(0)
        directory.append16(0)
        directory.append16(0)
        directory.append32(0)
        directory.append32(offset >= zip64Threshold ? ZipRecord.see32 : UInt32(offset))
        directory += fields.name
        directory += extra
    }

    /// What the local header and the directory say alike, from "version needed" on. Of no instance, which would be a
    /// second owner of the bytes, and have them copied.
    private static func append(commonFields fields: Fields, isLarge: Bool, extra: [UInt8], to output: inout [UInt8]) {
        output.append16(extra.isEmpty ? version20 : version45)
        output.append16(fields.flags)
        output.append16(fields.method)
        output.append16(0)
        output.append16(date1980)
        output.append32(fields.checksum)
        output.append32(isLarge ? ZipRecord.see32 : UInt32(fields.compressedSize))
        output.append32(isLarge ? ZipRecord.see32 : UInt32(fields.size))
        output.append16(UInt16(fields.name.count))
        output.append16(UInt16(extra.count))
    }

    private func needsZip64(_ fields: Fields) -> Bool {
        fields.size >= zip64Threshold || fields.compressedSize >= zip64Threshold
    }

    /// The sizes, and in the directory the offset, where 32 bits don't hold them (APPNOTE §4.5.3).
    private func zip64Extra(_ fields: Fields, offset: UInt64? = nil) -> [UInt8] {
        var data: [UInt8] = []
        if needsZip64(fields) {
            data.append64(fields.size)
            data.append64(fields.compressedSize)
        }
        if let offset, offset >= zip64Threshold { data.append64(offset) }
        guard !data.isEmpty else { return [] }
        var extra: [UInt8] = []
        extra.append16(ZipRecord.zip64Extra)
        extra.append16(UInt16(data.count))
        return extra + data
    }

    // MARK: The end

    private mutating func appendEnd(directoryOffset: UInt64, directorySize: UInt64) {
        let count = UInt64(count)
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
