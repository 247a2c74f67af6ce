/// Budgets of a zip archive. They are absolute: a ratio of sizes would refuse honest files, whose empty cells compress a
/// thousandfold.
public struct ZipLimits: Sendable, Hashable {
    /// Bytes of the whole file.
    public var fileBytes: Int
    /// Entries, directories included.
    public var entries: Int
    /// Bytes of one entry, uncompressed.
    public var entryBytes: Int
    /// Bytes of all entries together, uncompressed, as the directory states them. No entry can yield more than stated.
    public var totalBytes: Int
    /// Bytes of an entry's name.
    public var nameBytes: Int

    /// Budgets of the caller's choice.
    public init(fileBytes: Int, entries: Int, entryBytes: Int, totalBytes: Int, nameBytes: Int) {
        self.fileBytes = fileBytes
        self.entries = entries
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.nameBytes = nameBytes
    }

    /// 256 MiB of file, 10,000 entries, 1 GiB an entry, 2 GiB in all, names of 1,024 bytes: a sheet filled to the last
    /// of 20 million cells fits.
    public static let standard = ZipLimits(
        fileBytes: 256 << 20, entries: 10_000, entryBytes: 1 << 30, totalBytes: 2 << 30, nameBytes: 1_024)
}

extension ZipLimits {
    static func check(_ found: Int, _ limit: String, allowed: Int, entry: String? = nil) throws(ZipError) {
        guard found <= allowed else {
            throw ZipError(
                .limitExceeded(limit: limit, found: found, allowed: allowed), entry: entry,
                detail: "\(limit): \(found) found, \(allowed) allowed")
        }
    }
}
