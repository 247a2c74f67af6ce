/// A number of a zip record, named for its bytes; the lowest comes first (APPNOTE §4.1.11).
enum ZipField {
    case two(UInt16), four(UInt32), eight(UInt64)
}

extension [UInt8] {
    mutating func append(_ fields: [ZipField]) {
        for field in fields {
            switch field {
            case .two(let value): appendLittleEndian(value)
            case .four(let value): appendLittleEndian(value)
            case .eight(let value): appendLittleEndian(value)
            }
        }
    }

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
        return self[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
    }
}
