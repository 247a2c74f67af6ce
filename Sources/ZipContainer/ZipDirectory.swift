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

        let (size, compressedSize, offset) = try places(ofEntryAt: position, extraStart..<commentStart, entry: name)
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

    /// The sizes and the offset of an entry. The zip64 field (APPNOTE §4.5.3) holds those only that are all ones in the
    /// 32 bits, in this order.
    private func places(
        ofEntryAt position: Int, _ extra: Range<Int>, entry: String
    ) throws(ZipError) -> (size: UInt64, compressedSize: UInt64, offset: UInt64) {
        var numbers: [UInt64] = []
        for field in [24, 20, 42] { numbers.append(UInt64(try bytes.read32(at: position + field))) }
        let large = numbers.indices.filter { numbers[$0] == ZipRecord.see32 }
        if !large.isEmpty, let field = try zip64Field(in: extra) {
            guard field.count >= 8 * large.count else {
                throw ZipError(.corruptedDirectory, entry: entry, detail: "the zip64 field is too short")
            }
            for (place, index) in large.enumerated() {
                numbers[index] = try bytes.read64(at: field.lowerBound + 8 * place)
            }
        }
        return (numbers[0], numbers[1], numbers[2])
    }

    private func zip64Field(in extra: Range<Int>) throws(ZipError) -> Range<Int>? {
        var field = extra.lowerBound
        while field <= extra.upperBound - 4 {
            let start = field + 4
            let end = start + Int(try bytes.read16(at: field + 2))
            guard end <= extra.upperBound else { return nil }
            if try bytes.read16(at: field) == ZipRecord.zip64Extra { return start..<end }
            field = end
        }
        return nil
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
