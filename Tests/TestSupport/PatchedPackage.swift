import ZipContainer

/// A package taken apart, changed and zipped again: how tests plant defects.
public struct PatchedPackage {
    /// The archive's entries in their order.
    public private(set) var entries: [(name: String, bytes: [UInt8])]

    /// What a change did not find.
    public struct NothingToPatch: Error, CustomStringConvertible {
        public let description: String
    }

    public init(_ bytes: [UInt8]) throws {
        let archive = try ZipArchive(bytes: bytes)
        entries = []
        for entry in archive.entries { entries.append((entry.name, try archive.contents(of: entry))) }
    }

    /// The text of an entry.
    public subscript(name: String) -> String? {
        entries.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// Replaces the first `old` in an entry, which must be there.
    public mutating func replace(_ old: String, with new: String, in name: String) throws {
        try change(name) { text in
            guard let found = text.firstRange(of: old) else { return nil }
            return text.replacingCharacters(in: found, with: new)
        }
    }

    /// Changes the text of an entry, which must come out as another one.
    ///
    /// - Parameter change: gives `nil` when it finds nothing to do.
    public mutating func change(_ name: String, _ change: (String) -> String?) throws {
        let index = try index(of: name)
        let text = String(decoding: entries[index].bytes, as: UTF8.self)
        guard let changed = change(text), !changed.utf8.elementsEqual(text.utf8) else {
            throw NothingToPatch(description: "\(name) has nothing to change")
        }
        entries[index].bytes = Array(changed.utf8)
    }

    /// Replaces the bytes of an entry that is there.
    public mutating func set(_ name: String, to bytes: [UInt8]) throws { entries[try index(of: name)].bytes = bytes }

    private func index(of name: String) throws -> Int {
        guard let index = entries.firstIndex(where: { $0.name == name }) else {
            throw NothingToPatch(description: "no entry \(name) among \(entries.map(\.name))")
        }
        return index
    }

    public mutating func add(_ name: String, _ text: String) { entries.append((name, Array(text.utf8))) }

    public mutating func remove(_ name: String) { entries.removeAll { $0.name == name } }

    /// Exchanges the places of two entries.
    public mutating func swap(_ first: Int, _ second: Int) { entries.swapAt(first, second) }

    public func zipped() throws -> [UInt8] {
        let writer = ZipWriter()
        for entry in entries { try writer.add(entry.name, entry.bytes) }
        return try writer.finish()
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
        self[..<range.lowerBound] + new + self[range.upperBound...]
    }
}
