/// The bytes of an archive: its entries with their headers, the directory, and the end (APPNOTE §4.3).
struct ZipArchiveRecords {
    /// An entry as its headers tell of it, and its compressed bytes.
    struct Entry {
        let name: [UInt8]
        let method: UInt16
        let checksum: UInt32
        let size: Int
        var pieces: [ArraySlice<UInt8>]

        var compressedSize: Int { pieces.reduce(0) { $0 + $1.count } }
    }

    private static let version20: UInt16 = 20
    private static let version45: UInt16 = 45
    /// 1980-01-01, the earliest date of a zip: the time of writing is nobody's business and would change the bytes.
    private static let date1980: UInt16 = 0x0021

    private let zip64Threshold: UInt64
    private var output: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter zip64Threshold: sizes and offsets from here on go into zip64 fields.
    init(zip64Threshold: UInt64) {
        self.zip64Threshold = zip64Threshold
    }

    /// Makes room for entries at once: grown step by step, the archive would be there twice.
    mutating func reserve(_ entries: [Entry]) {
        output.reserveCapacity(
            entries.reduce(ZipRecord.endOfDirectorySize) { size, entry in
                size + ZipRecord.localHeaderSize + ZipRecord.centralHeaderSize + 2 * entry.name.count
                    + entry.compressedSize
            })
    }

    mutating func append(_ entry: Entry) {
        count += 1
        let offset = UInt64(output.count)
        var large: [ZipField] = []
        if needsZip64(entry) { large = [.eight(UInt64(entry.size)), .eight(UInt64(entry.compressedSize))] }
        let local = Self.zip64Extra(large)
        let central = Self.zip64Extra(large + (offset >= zip64Threshold ? [.eight(offset)] : []))

        directory.append([.four(ZipRecord.centralHeader), .two(Self.version(central))])
        directory.append(commonFields(entry, extra: central))
        directory.append([.two(0), .two(0), .two(0), .four(0), .four(field(offset))])
        directory += entry.name + central

        output.append([.four(ZipRecord.localHeader)])
        output.append(commonFields(entry, extra: local))
        output += entry.name + local
        for piece in entry.pieces { output += piece }
    }

    /// Ends the archive, and hands its bytes over: no second owner has them copied.
    mutating func finish() -> [UInt8] {
        let offset = UInt64(output.count)
        output += directory
        appendEnd(directoryOffset: offset, directorySize: UInt64(directory.count))
        defer { output = [] }
        return output
    }

    /// What the local header and the directory say alike, from "version needed" on.
    private func commonFields(_ entry: Entry, extra: [UInt8]) -> [ZipField] {
        let isASCII = entry.name.allSatisfy { $0 < 0x80 }
        let isLarge = needsZip64(entry)
        return [
            .two(Self.version(extra)), .two(isASCII ? 0 : ZipFlag.utf8Name), .two(entry.method), .two(0),
            .two(Self.date1980), .four(entry.checksum),
            .four(isLarge ? ZipRecord.see32 : UInt32(entry.compressedSize)),
            .four(isLarge ? ZipRecord.see32 : UInt32(entry.size)), .two(UInt16(entry.name.count)),
            .two(UInt16(extra.count)),
        ]
    }

    private func needsZip64(_ entry: Entry) -> Bool {
        UInt64(max(entry.size, entry.compressedSize)) >= zip64Threshold
    }

    private static func version(_ extra: [UInt8]) -> UInt16 { extra.isEmpty ? version20 : version45 }

    /// What 32 bits don't hold: the sizes, and in the directory the offset (APPNOTE §4.5.3).
    private static func zip64Extra(_ large: [ZipField]) -> [UInt8] {
        guard !large.isEmpty else { return [] }
        var extra: [UInt8] = []
        extra.append([.two(ZipRecord.zip64Extra), .two(UInt16(large.count * 8))] + large)
        return extra
    }

    private func field(_ value: UInt64) -> UInt32 { value >= zip64Threshold ? ZipRecord.see32 : UInt32(value) }

    private mutating func appendEnd(directoryOffset: UInt64, directorySize: UInt64) {
        let count = UInt64(count)
        if count >= UInt64(ZipRecord.see16) || max(directoryOffset, directorySize) >= zip64Threshold {
            let recordOffset = UInt64(output.count)
            output.append([
                .four(ZipRecord.zip64EndOfDirectory), .eight(UInt64(ZipRecord.zip64EndOfDirectorySize - 12)),
                .two(Self.version45), .two(Self.version45), .four(0), .four(0), .eight(count), .eight(count),
                .eight(directorySize), .eight(directoryOffset),
            ])
            output.append([.four(ZipRecord.zip64Locator), .four(0), .eight(recordOffset), .four(1)])
        }
        // From 65 535 on, the greatest number says "see the zip64 record".
        let shownCount = UInt16(clamping: count)
        output.append([
            .four(ZipRecord.endOfDirectory), .two(0), .two(0), .two(shownCount), .two(shownCount),
            .four(field(directorySize)), .four(field(directoryOffset)), .two(0),
        ])
    }
}
