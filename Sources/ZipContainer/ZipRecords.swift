/// Signatures, sizes and marks of the records in a zip file (PKWARE APPNOTE 6.3.10, §4.3).
enum ZipRecord {
    static let localHeader: UInt32 = 0x0403_4B50
    static let localHeaderSize = 30
    static let centralHeader: UInt32 = 0x0201_4B50
    static let centralHeaderSize = 46
    static let endOfDirectory: UInt32 = 0x0605_4B50
    static let endOfDirectorySize = 22
    static let zip64EndOfDirectory: UInt32 = 0x0606_4B50
    static let zip64EndOfDirectorySize = 56
    static let zip64Locator: UInt32 = 0x0706_4B50
    static let zip64LocatorSize = 20
    static let zip64Extra: UInt16 = 0x0001

    /// The value of a 16-bit or 32-bit field that says "see the zip64 record".
    static let see16: UInt16 = 0xFFFF
    static let see32: UInt32 = 0xFFFF_FFFF
}

/// How an entry's bytes are kept (APPNOTE §4.4.5); other methods exist, these two are read and written.
enum ZipMethod {
    static let stored: UInt16 = 0
    static let deflated: UInt16 = 8
}

/// General purpose flags (APPNOTE §4.4.4).
enum ZipFlag {
    static let encrypted: UInt16 = 1 << 0
    static let utf8Name: UInt16 = 1 << 11
}
