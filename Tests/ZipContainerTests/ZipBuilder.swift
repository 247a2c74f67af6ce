@testable import ZipContainer

/// Builds archives as other programs write them, and as none should: every field can be set apart from the truth.
struct ZipBuilder {
    enum Descriptor {
        case none
        case sizes32(signature: Bool)
        case sizes64(signature: Bool)
    }

    struct Entry {
        var name: [UInt8]
        var contents: [UInt8]
        var method: UInt16 = 8
        var flags: UInt16 = 0
        var descriptor: Descriptor = .none
        /// Sizes and checksum in the local header; streaming writers leave zeros there.
        var localIsFilled = true
        /// 0xFFFFFFFF in the fields and the truth in the zip64 field.
        var zip64Fields: Set<Zip64Field> = []
        /// How many of its numbers the zip64 field lacks.
        var missingZip64Fields = 0
        var statedChecksum: UInt32?
        var statedSize: UInt64?
        var statedCompressedSize: UInt32?
        var statedOffset: UInt32?

        init(_ name: String, _ contents: String = "contents") {
            self.name = Array(name.utf8)
            self.contents = Array(contents.utf8)
        }
    }

    enum Zip64Field { case size, compressedSize, offset }

    var entries: [Entry] = []
    var prefix: [UInt8] = []
    var comment: [UInt8] = []
    var tail: [UInt8] = []
    /// Bytes between the directory and its end record.
    var gap: [UInt8] = []
    var hasZip64End = false
    /// Whether the locator counts the prefix, as a program does that adds it and repairs the offsets.
    var locatorCountsPrefix = false
    var disk: UInt16 = 0
    var statedCount: UInt16?
    var statedDirectoryOffset: UInt32?

    init(_ entries: [Entry] = []) { self.entries = entries }

    func bytes() throws -> [UInt8] {
        var output: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let data = try compressed(entry)
            let offset = UInt64(output.count)
            appendLocal(entry, data, to: &output)
            appendCentral(entry, data, offset, to: &directory)
        }
        let directoryOffset = UInt64(output.count)
        output += directory + gap
        if hasZip64End { appendZip64End(UInt64(directory.count), directoryOffset, to: &output) }
        output.append32(0x0605_4B50)
        output.append16(disk)
        output.append16(disk)
        let count = statedCount ?? UInt16(entries.count)
        output.append16(hasZip64End ? 0xFFFF : count)
        output.append16(hasZip64End ? 0xFFFF : count)
        output.append32(hasZip64End ? 0xFFFF_FFFF : UInt32(directory.count))
        output.append32(hasZip64End ? 0xFFFF_FFFF : statedDirectoryOffset ?? UInt32(directoryOffset))
        output.append16(UInt16(comment.count))
        return prefix + output + comment + tail
    }

    private func compressed(_ entry: Entry) throws -> [UInt8] {
        guard entry.method == 8 else { return entry.contents }
        let deflater = Deflater(level: 6)
        return try entry.contents.withUnsafeBytes {
            try deflater.deflate($0, after: UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
        }
    }

    private func checksum(_ entry: Entry) -> UInt32 {
        if let stated = entry.statedChecksum { return stated }
        var checksum = Checksum()
        entry.contents.withUnsafeBytes { checksum.update($0) }
        return checksum.value
    }

    private func appendLocal(_ entry: Entry, _ data: [UInt8], to output: inout [UInt8]) {
        output.append32(0x0403_4B50)
        output.append16(20)
        output.append16(entry.flags)
        output.append16(entry.method)
        output.append32(0)
        output.append32(entry.localIsFilled ? checksum(entry) : 0)
        output.append32(entry.localIsFilled ? UInt32(data.count) : 0)
        output.append32(entry.localIsFilled ? UInt32(entry.contents.count) : 0)
        output.append16(UInt16(entry.name.count))
        output.append16(0)
        output += entry.name + data
        switch entry.descriptor {
        case .none: break
        case .sizes32(let signature):
            if signature { output.append32(0x0807_4B50) }
            output.append32(checksum(entry))
            output.append32(UInt32(data.count))
            output.append32(UInt32(entry.contents.count))
        case .sizes64(let signature):
            if signature { output.append32(0x0807_4B50) }
            output.append32(checksum(entry))
            output.append64(UInt64(data.count))
            output.append64(UInt64(entry.contents.count))
        }
    }

    private func appendCentral(_ entry: Entry, _ data: [UInt8], _ offset: UInt64, to output: inout [UInt8]) {
        let size = entry.statedSize ?? UInt64(entry.contents.count)
        let fields = entry.zip64Fields
        var extra: [UInt8] = []
        if fields.contains(.size) { extra.append64(size) }
        if fields.contains(.compressedSize) { extra.append64(UInt64(data.count)) }
        if fields.contains(.offset) { extra.append64(offset) }
        extra.removeLast(8 * entry.missingZip64Fields)
        output.append32(0x0201_4B50)
        output.append16(20)
        output.append16(20)
        output.append16(entry.flags)
        output.append16(entry.method)
        output.append32(0)
        output.append32(checksum(entry))
        output.append32(
            fields.contains(.compressedSize) ? 0xFFFF_FFFF : entry.statedCompressedSize ?? UInt32(data.count))
        output.append32(fields.contains(.size) ? 0xFFFF_FFFF : UInt32(size))
        output.append16(UInt16(entry.name.count))
        output.append16(fields.isEmpty ? 0 : UInt16(extra.count + 4 + 6))
        output.append16(0)
        output.append16(0)
        output.append16(0)
        output.append32(0)
        output.append32(fields.contains(.offset) ? 0xFFFF_FFFF : entry.statedOffset ?? UInt32(offset))
        output += entry.name
        if !fields.isEmpty {
            // Another field stands before it, which a reader must step over.
            output.append16(0x5455)
            output.append16(2)
            output.append16(0)
            output.append16(0x0001)
            output.append16(UInt16(extra.count))
            output += extra
        }
    }

    private func appendZip64End(_ size: UInt64, _ offset: UInt64, to output: inout [UInt8]) {
        let record = UInt64(output.count) + (locatorCountsPrefix ? UInt64(prefix.count) : 0)
        output.append32(0x0606_4B50)
        output.append64(44)
        output.append16(45)
        output.append16(45)
        output.append32(0)
        output.append32(0)
        output.append64(UInt64(entries.count))
        output.append64(UInt64(entries.count))
        output.append64(size)
        output.append64(offset)
        output.append32(0x0706_4B50)
        output.append32(0)
        output.append64(record)
        output.append32(1)
    }
}

extension ZipBuilder {
    /// The archive, read back.
    func archive(limits: ZipLimits = .standard) throws -> ZipArchive {
        try ZipArchive(bytes: bytes(), limits: limits)
    }

    /// The code of the error that opening the archive, or reading all of it, throws; nil if nothing does.
    func failure(limits: ZipLimits = .standard) throws -> ZipError? {
        let bytes = try bytes()
        do throws(ZipError) {
            let archive = try ZipArchive(bytes: bytes, limits: limits)
            for entry in archive.entries { _ = try archive.contents(of: entry) }
            return nil
        } catch {
            return error
        }
    }
}

extension ZipArchive {
    /// The contents of the entry of this name as text, or nil if there is none.
    func text(_ name: String) throws -> String? {
        try entry(named: name).map { String(decoding: try contents(of: $0), as: UTF8.self) }
    }
}
