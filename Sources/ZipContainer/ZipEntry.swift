/// An entry of a zip archive as the central directory describes it; directories are left out.
public struct ZipEntry: Sendable, Hashable {
    /// The name, with forward slashes.
    public let name: String
    /// The size of the contents in bytes, uncompressed.
    public let size: Int
    /// The number of bytes that it takes in the archive.
    public let compressedSize: Int

    let method: UInt16
    let isEncrypted: Bool
    let checksum: UInt32
    /// Where its local header begins, and its data, in the bytes of the file.
    let headerOffset: Int
    let dataOffset: Int

    var dataEnd: Int { dataOffset + compressedSize }

    func checkReadable() throws(ZipError) {
        if isEncrypted {
            throw ZipError(.encryptedEntry, entry: name, detail: "the entry is encrypted")
        }
        guard method == ZipMethod.stored || method == ZipMethod.deflated else {
            throw ZipError(
                .unsupportedMethod(method), entry: name,
                detail: "the entry is compressed by method \(method), which is not supported")
        }
        guard method == ZipMethod.deflated || size == compressedSize else {
            throw ZipError(.wrongSize, entry: name, detail: "a stored entry has two different sizes")
        }
    }
}
