extension [UInt8] {
    mutating func append16(_ value: UInt16) { appendLittleEndian(value) }
    mutating func append32(_ value: UInt32) { appendLittleEndian(value) }
    mutating func append64(_ value: UInt64) { appendLittleEndian(value) }

    private mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    mutating func replaceLittleEndian(_ value: some FixedWidthInteger, at offset: Int) {
        Swift.withUnsafeBytes(of: value.littleEndian) { bytes in
            replaceSubrange(offset..<offset + bytes.count, with: bytes)
        }
    }
}
