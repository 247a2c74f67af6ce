/// The end of an archive (APPNOTE §4.3.14–16): where the central directory is.
struct ZipEnd {
    /// Where the central directory begins in the bytes of the file.
    let directoryOffset: Int
    let directorySize: Int
    let entryCount: Int
    /// Bytes before the archive proper: offsets written in it are meant from there.
    let prefix: Int

    /// The record stands in the last 22 bytes and may have a comment of 64 KB behind it.
    private static let searchWindow = ZipRecord.endOfDirectorySize + Int(UInt16.max)

    init(of bytes: [UInt8]) throws(ZipError) {
        var offset = bytes.count - ZipRecord.endOfDirectorySize
        let last = max(0, bytes.count - Self.searchWindow)
        var trouble: ZipError?
        while offset >= last {
            if bytes[offset] == 0x50, try bytes.read32(at: offset) == ZipRecord.endOfDirectory {
                do throws(ZipError) {
                    self = try ZipEnd(of: bytes, recordAt: offset)
                    return
                } catch {
                    // The four bytes may stand in a comment by chance; what the last of them says is told if none fits.
                    trouble = trouble ?? error
                }
            }
            offset -= 1
        }
        if let trouble { throw trouble }
        throw bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            ? ZipError(.truncated, detail: "the zip archive has a beginning but no end: it was cut off")
            : ZipError(.notAZip, detail: "this is not a zip archive")
    }

    private init(of bytes: [UInt8], recordAt record: Int) throws(ZipError) {
        let disk = try bytes.read16(at: record + 4)
        let directoryDisk = try bytes.read16(at: record + 6)
        var count = UInt64(try bytes.read16(at: record + 10))
        var size = UInt64(try bytes.read32(at: record + 12))
        var offset = UInt64(try bytes.read32(at: record + 16))
        var directoryEnd = record

        if let zip64 = try Self.zip64Record(of: bytes, before: record) {
            guard try bytes.read32(at: zip64 + 16) == 0 else { throw Self.multiDisk }
            count = try bytes.read64(at: zip64 + 32)
            size = try bytes.read64(at: zip64 + 40)
            offset = try bytes.read64(at: zip64 + 48)
            directoryEnd = zip64
        } else if size == ZipRecord.see32 || offset == ZipRecord.see32 {
            throw ZipError(
                .corruptedDirectory, detail: "the end of the archive refers to a zip64 record that is absent")
        } else if disk != 0 || directoryDisk != 0 {
            throw Self.multiDisk
        }

        guard let size = Int(exactly: size), let offset = Int(exactly: offset), let count = Int(exactly: count),
            size <= directoryEnd, offset <= directoryEnd - size
        else {
            throw ZipError(.corruptedDirectory, detail: "the central directory lies outside of the file")
        }
        // The directory ends where the end record begins, so what is too much was put before the archive; unless
        // something stands between them, and the offset is right as it is.
        for prefix in [directoryEnd - size - offset, 0]
        where try Self.isDirectory(bytes, at: prefix + offset, count: count) {
            self.prefix = prefix
            directoryOffset = prefix + offset
            directorySize = size
            entryCount = count
            return
        }
        throw ZipError(.corruptedDirectory, detail: "there is no central directory where the archive's end says")
    }

    private static var multiDisk: ZipError {
        ZipError(.multiDisk, detail: "the archive is one of several disks")
    }

    private static func isDirectory(_ bytes: [UInt8], at offset: Int, count: Int) throws(ZipError) -> Bool {
        if count == 0 { return true }
        return try bytes.read32(at: offset) == ZipRecord.centralHeader
    }

    /// Where the zip64 record is, if there is a locator before the end record. Its offset fails when bytes were put
    /// before the archive; the record then stands right before the locator.
    private static func zip64Record(of bytes: [UInt8], before record: Int) throws(ZipError) -> Int? {
        let locator = record - ZipRecord.zip64LocatorSize
        guard locator >= 0, try bytes.read32(at: locator) == ZipRecord.zip64Locator else { return nil }
        let last = locator - ZipRecord.zip64EndOfDirectorySize
        let stated = Int(exactly: try bytes.read64(at: locator + 8)) ?? last
        for candidate in [stated, last] where candidate >= 0 && candidate <= last {
            if try bytes.read32(at: candidate) == ZipRecord.zip64EndOfDirectory { return candidate }
        }
        return nil
    }
}
