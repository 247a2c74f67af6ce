/// Reads the central directory (APPNOTE §4.3.12). Sizes and checksums are taken from here alone: local headers of
/// streaming writers have zeros, and signatures of data descriptors occur by chance inside data.
struct ZipDirectory {
    private let bytes: [UInt8]
    private let limits: ZipLimits
    private let end: ZipEnd

    init(of bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
        try ZipLimits.check(bytes.count, "fileBytes", allowed: limits.fileBytes)
        self.bytes = bytes
        self.limits = limits
        end = try ZipEnd(of: bytes)
    }

    /// All entries but directories, in the order of the directory.
    func entries() throws(ZipError) -> [ZipEntry] {
        try ZipLimits.check(end.entryCount, "entries", allowed: limits.entries)
        var entries: [ZipEntry] = []
        var all: [ZipEntry] = []
        var position = end.directoryOffset
        var total = 0
        for _ in 0..<end.entryCount {
            let (entry, next) = try entry(at: position)
            position = next
            total = total.addingReportingOverflow(entry.size).overflow ? Int.max : total + entry.size
            try ZipLimits.check(total, "totalBytes", allowed: limits.totalBytes, entry: entry.name)
            all.append(entry)
            if !entry.name.hasSuffix("/") { entries.append(entry) }
        }
        try checkPlaces(all)
        return entries
    }

    private func entry(at position: Int) throws(ZipError) -> (ZipEntry, next: Int) {
        guard try bytes.read32(at: position) == ZipRecord.centralHeader else {
            throw ZipError(.corruptedDirectory, detail: "byte \(position) should begin an entry of the directory")
        }
        let flags = try bytes.read16(at: position + 8)
        let nameStart = position + ZipRecord.centralHeaderSize
        let extraStart = nameStart + Int(try bytes.read16(at: position + 28))
        let commentStart = extraStart + Int(try bytes.read16(at: position + 30))
        let next = commentStart + Int(try bytes.read16(at: position + 32))
        guard next <= end.directoryOffset + end.directorySize else {
            throw ZipError(.corruptedDirectory, detail: "an entry reaches beyond the central directory")
        }
        try ZipLimits.check(extraStart - nameStart, "nameBytes", allowed: limits.nameBytes)
        let name = ZipName.decoded(bytes[nameStart..<extraStart], isUTF8: flags & ZipFlag.utf8Name != 0)

        var size = UInt64(try bytes.read32(at: position + 24))
        var compressedSize = UInt64(try bytes.read32(at: position + 20))
        var offset = UInt64(try bytes.read32(at: position + 42))
        try readZip64Extra(
            extraStart..<commentStart, entry: name, size: &size, compressedSize: &compressedSize, offset: &offset)

        let headerOffset = try place(offset, entry: name)
        let dataOffset = try dataOffset(header: headerOffset, entry: name)
        guard let length = Int(exactly: compressedSize), length <= end.directoryOffset - dataOffset else {
            throw outside(name)
        }
        try ZipLimits.check(Int(clamping: size), "entryBytes", allowed: limits.entryBytes, entry: name)
        let entry = ZipEntry(
            name: name, size: Int(clamping: size), compressedSize: length, method: try bytes.read16(at: position + 10),
            isEncrypted: flags & ZipFlag.encrypted != 0, checksum: try bytes.read32(at: position + 16),
            headerOffset: headerOffset, dataOffset: dataOffset)
        return (entry, next)
    }

    /// The zip64 field (APPNOTE §4.5.3) holds values for those fields only that are all ones, in this order.
    private func readZip64Extra(
        _ range: Range<Int>, entry: String, size: inout UInt64, compressedSize: inout UInt64, offset: inout UInt64
    ) throws(ZipError) {
        guard size == ZipRecord.see32 || compressedSize == ZipRecord.see32 || offset == ZipRecord.see32 else { return }
        var field = range.lowerBound
        while field <= range.upperBound - 4 {
            let start = field + 4
            let end = start + Int(try bytes.read16(at: field + 2))
            guard end <= range.upperBound else { break }
            if try bytes.read16(at: field) == ZipRecord.zip64Extra {
                var position = start
                try take64(&size, &position, end, entry)
                try take64(&compressedSize, &position, end, entry)
                try take64(&offset, &position, end, entry)
                return
            }
            field = end
        }
    }

    private func take64(
        _ value: inout UInt64, _ position: inout Int, _ end: Int, _ entry: String
    ) throws(ZipError) {
        guard value == ZipRecord.see32 else { return }
        guard position <= end - 8 else {
            throw ZipError(.corruptedDirectory, entry: entry, detail: "the zip64 field is too short")
        }
        value = try bytes.read64(at: position)
        position += 8
    }

    private func place(_ offset: UInt64, entry: String) throws(ZipError) -> Int {
        guard let offset = Int(exactly: offset),
            offset <= end.directoryOffset - end.prefix - ZipRecord.localHeaderSize
        else { throw outside(entry) }
        return offset + end.prefix
    }

    private func dataOffset(header: Int, entry: String) throws(ZipError) -> Int {
        guard try bytes.read32(at: header) == ZipRecord.localHeader else {
            throw ZipError(
                .corruptedDirectory, entry: entry, detail: "there is no local header where the directory says")
        }
        let nameLength = Int(try bytes.read16(at: header + 26))
        let extraLength = Int(try bytes.read16(at: header + 28))
        let offset = header + ZipRecord.localHeaderSize + nameLength + extraLength
        guard offset <= end.directoryOffset else { throw outside(entry) }
        return offset
    }

    private func outside(_ entry: String) -> ZipError {
        ZipError(.entryOutsideFile, entry: entry, detail: "the entry lies outside of the file's data")
    }

    private func checkPlaces(_ entries: [ZipEntry]) throws(ZipError) {
        let sorted = entries.sorted { $0.headerOffset < $1.headerOffset }
        for (entry, next) in zip(sorted, sorted.dropFirst()) where entry.dataEnd > next.headerOffset {
            throw ZipError(
                .overlappingEntries, entry: next.name, detail: "the entry shares bytes with \"\(entry.name)\"")
        }
    }
}
