/// How names of entries are read and compared.
enum ZipName {
    /// The key under which two names are one: slashes forward, letters folded.
    /// OPC compares part names without regard to ASCII case (ISO 29500-2 §6.3.5); Windows writers put backslashes.
    static func key(_ name: String) -> String {
        String(decoding: name.utf8.map(foldedByte), as: UTF8.self)
    }

    private static func foldedByte(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "\\"): UInt8(ascii: "/")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: byte
        }
    }
}
