extension Collection<UInt8> {
    /// Where the bytes of a word begin for the first time.
    @inlinable
    public func firstIndex(of word: StaticString) -> Index? {
        let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard let first = word.first else { return nil }
        return indices.first { self[$0] == first && self[$0...].starts(with: word) }
    }

    /// Whether the bytes of a word stand among these.
    @inlinable
    public func holds(_ word: StaticString) -> Bool { firstIndex(of: word) != nil }
}
