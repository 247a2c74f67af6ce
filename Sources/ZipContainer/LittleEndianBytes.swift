extension [UInt8] {
    mutating func append16(_ value: UInt16) { appendLittleEndian(value) }
    mutating func append32(_ value: UInt32) { appendLittleEndian(value) }
    mutating func append64(_ value: UInt64) { appendLittleEndian(value) }

    private mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    func read16(at offset: Int) throws(ZipError) -> UInt16 { try readLittleEndian(at: offset) }
    func read32(at offset: Int) throws(ZipError) -> UInt32 { try readLittleEndian(at: offset) }
    func read64(at offset: Int) throws(ZipError) -> UInt64 { try readLittleEndian(at: offset) }

    private func readLittleEndian<Value: FixedWidthInteger>(at offset: Int) throws(ZipError) -> Value {
        let size = MemoryLayout<Value>.size
        guard offset >= 0, offset <= count - size else {
            throw ZipError(.corruptedDirectory, detail: "a record ends outside of the file (byte \(offset))")
        }
        var value: Value = 0
        for index in stride(from: offset + size - 1, through: offset, by: -1) {
            value = value << 8 | Value(truncatingIfNeeded: self[index])
        }
        return value
    }
}
