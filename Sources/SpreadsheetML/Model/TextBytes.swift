extension String {
    /// Whether one of the UTF-8 bytes is such. Looks at the bytes where they stand: the view gives them one by one, at ten
    /// times the cost.
    @inline(__always)
    func hasByte(_ isSuch: (UInt8) -> Bool) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(where: isSuch) } ?? utf8.contains(where: isSuch)
    }
}
