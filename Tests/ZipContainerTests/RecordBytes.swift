extension [UInt8] {
    func slice16(_ offset: Int) -> UInt16 {
        UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
    }

    func slice32(_ offset: Int) -> UInt32 {
        UInt32(slice16(offset)) | UInt32(slice16(offset + 2)) << 16
    }
}
