/// The directory of an OLE compound file ([MS-CFB] §2), as old `.xls` files and encrypted workbooks are. Only the
/// streams' names are of interest. Every number is checked, and no chain is followed further than the file is long.
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static let directoryEntrySize = 128
    private static let headerSectorListOffset = 76
    private static let headerSectorListCount = 109

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The names of all storages and streams, as far as the directory can be followed.
    var streamNames: Set<String> {
        guard let shift = word(at: 30), shift == 9 || shift == 12, let first = doubleWord(at: 48) else { return [] }
        let sectorSize = 1 << shift
        var names: Set<String> = []
        var sector = first
        for _ in 0..<(bytes.count / sectorSize) {
            // Sector 0 follows the header, which takes the place of a sector.
            let start = (sector + 1) * sectorSize
            guard start <= bytes.count - sectorSize else { break }
            for entry in stride(from: start, to: start + sectorSize, by: Self.directoryEntrySize) {
                if let name = name(ofEntryAt: entry) { names.insert(name) }
            }
            guard let next = sectorAfter(sector, sectorSize: sectorSize) else { break }
            sector = next
        }
        return names
    }

    private func name(ofEntryAt entry: Int) -> String? {
        guard let length = word(at: entry + 64), length >= 2, length <= 64 else { return nil }
        let units = stride(from: entry, to: entry + length - 2, by: 2).compactMap { word(at: $0).map(UInt16.init) }
        return String(decoding: units, as: UTF16.self)
    }

    /// The next sector of a chain, by the allocation table; its own first 109 sectors are listed in the header, which
    /// is enough for 7 MB, and directories stand in front.
    private func sectorAfter(_ sector: Int, sectorSize: Int) -> Int? {
        let perSector = sectorSize / 4
        guard sector / perSector < Self.headerSectorListCount,
            let table = doubleWord(at: Self.headerSectorListOffset + sector / perSector * 4)
        else { return nil }
        return doubleWord(at: (table + 1) * sectorSize + sector % perSector * 4)
    }

    private func word(at offset: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - 2 else { return nil }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
    }

    private func doubleWord(at offset: Int) -> Int? {
        guard let low = word(at: offset), let high = word(at: offset + 2) else { return nil }
        return low | high << 16
    }
}
