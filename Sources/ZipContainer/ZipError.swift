/// Why a zip archive could not be read or written.
public struct ZipError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, to be told apart by a program.
    public enum Code: Sendable, Equatable {
        /// Neither a zip's beginning nor its end is there.
        case notAZip
        /// It begins like a zip, but its end is missing: a download or copy that was cut off.
        case truncated
        /// A record of the directory has the wrong signature, or the numbers in it contradict each other.
        case corruptedDirectory
        /// The archive is one disk of several.
        case multiDisk
        /// An entry is encrypted (general purpose flag 0).
        case encryptedEntry
        /// An entry is compressed by something other than "stored" (0) or "deflated" (8).
        case unsupportedMethod(UInt16)
        /// Two entries have one name; names that differ only in case or slashes are one name.
        case duplicateEntry
        /// The contents do not have the checksum that the directory states.
        case badChecksum
        /// The contents are longer or shorter than the directory states.
        case wrongSize
        /// Two entries share bytes of the file, as in a "zip bomb" without nesting.
        case overlappingEntries
        /// An entry's place is not inside the file.
        case entryOutsideFile
        /// The compressed data make no sense.
        case corruptedDeflate
        /// A budget of ``ZipLimits`` is used up.
        case limitExceeded(limit: String, found: Int, allowed: Int)
        /// zlib could not start or go on, for want of memory.
        case outOfMemory
    }

    /// What went wrong.
    public let code: Code
    /// The entry concerned, or nil when it is the archive as a whole.
    public let entry: String?
    /// One English sentence for a person who looks into the file.
    public let detail: String

    /// An error with its parts.
    public init(_ code: Code, entry: String? = nil, detail: String) {
        self.code = code
        self.entry = entry
        self.detail = detail
    }

    /// The entry and the detail in one line.
    public var description: String {
        entry.map { "\($0): \(detail)" } ?? detail
    }
}
