@testable import ZipContainer

extension [UInt8] {
    func slice16(_ offset: Int) -> UInt16 {
        UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
    }

    func slice32(_ offset: Int) -> UInt32 {
        UInt32(slice16(offset)) | UInt32(slice16(offset + 2)) << 16
    }

    mutating func append16(_ value: UInt16) { append([.two(value)]) }
    mutating func append32(_ value: UInt32) { append([.four(value)]) }
    mutating func append64(_ value: UInt64) { append([.eight(value)]) }
}
