internal import XMLStream

/// Walks over the markup of a document that is known to be well-formed, and says where each tag stands, so that all the
/// rest can be copied as it is. Memory holds what is neither copied nor passed over yet.
struct MarkupScanner {
    enum Kind {
        case start, empty, end
    }

    struct Tag {
        let kind: Kind
        /// From `<` to behind `>`.
        let range: Range<Int>
        /// The qualified name.
        let name: Range<Int>
        /// Behind the colon, if there is one.
        let local: Range<Int>
    }

    struct Attribute {
        /// From the blank before it to behind its closing quote.
        let range: Range<Int>
        let name: Range<Int>
        /// Between the quotes, as it is written.
        let value: Range<Int>
    }

    private var source: MarkupSource
    /// The bytes from `start` on.
    private var window: [UInt8] = []
    private var start = 0
    /// Behind the tag told last. Places are counted from the beginning of the document.
    private(set) var position = 0
    /// What stands before this place is not asked for any more.
    var kept = 0

    init(_ source: MarkupSource) {
        self.source = source
    }

    /// The next tag; text, comments, CDATA and processing instructions are passed over.
    mutating func next() throws -> Tag? {
        while let start = try index(of: UInt8(ascii: "<"), from: position) {
            if try starts(with: "<!--", at: start) {
                try skip(past: "-->", from: start)
            } else if try starts(with: "<![CDATA[", at: start) {
                try skip(past: "]]>", from: start)
            } else if try starts(with: "<?", at: start) {
                try skip(past: "?>", from: start)
            } else if try starts(with: "<!", at: start) {
                try skip(past: ">", from: start)
            } else {
                return try tag(at: start)
            }
        }
        position = end
        return nil
    }

    /// The bytes of a range behind ``kept``.
    subscript(range: Range<Int>) -> ArraySlice<UInt8> {
        window[(range.lowerBound - start)..<(range.upperBound - start)]
    }

    private var end: Int { start + window.count }

    private mutating func byte(at index: Int) throws -> UInt8? {
        while index >= end { guard try readOn() else { return nil } }
        return window[index - start]
    }

    private mutating func readOn() throws -> Bool {
        window.removeFirst(min(kept, position) - start)
        start = min(kept, position)
        return try source.append(to: &window)
    }

    func isNamed(_ tag: Tag, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { self[tag.local].elementsEqual($0) }
    }

    func isNamed(_ attribute: Attribute, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { self[attribute.name].elementsEqual($0) }
    }

    /// The attributes of a start or empty tag.
    func attributes(of tag: Tag) -> [Attribute] {
        Array(sequence(state: tag.name.upperBound) { nextAttribute(of: tag, from: &$0) })
    }

    /// The value of an attribute, its references resolved; an empty one is none.
    func value(of name: StaticString, in tag: Tag) -> ArraySlice<UInt8>? {
        var index = tag.name.upperBound
        while let attribute = nextAttribute(of: tag, from: &index) {
            guard isNamed(attribute, name) else { continue }
            return attribute.value.isEmpty ? nil : resolved(attribute.value)
        }
        return nil
    }

    /// What stands there, its references resolved.
    func resolved(_ range: Range<Int>) -> ArraySlice<UInt8> {
        let markup = self[range]
        guard markup.contains(UInt8(ascii: "&")) else { return markup }
        return markup.withUnsafeBufferPointer { bytes in
            var resolved: [UInt8] = []
            MarkupBytes.append(bytes, to: &resolved)
            return resolved[...]
        }
    }

    private func nextAttribute(of tag: Tag, from start: inout Int) -> Attribute? {
        let bytes = self[tag.range]
        let shift = tag.range.lowerBound - bytes.startIndex
        var name = start - shift
        while name < bytes.endIndex, MarkupBytes.isBlank(bytes[name]) { name += 1 }
        var nameEnd = name
        while nameEnd < bytes.endIndex, bytes[nameEnd] != UInt8(ascii: "="), !MarkupBytes.isBlank(bytes[nameEnd]),
            bytes[nameEnd] != UInt8(ascii: "/"), bytes[nameEnd] != UInt8(ascii: ">")
        { nameEnd += 1 }
        guard nameEnd > name, let quote = bytes[nameEnd...].firstIndex(where: Self.isQuote),
            let close = bytes[(quote + 1)...].firstIndex(of: bytes[quote])
        else { return nil }
        let range = start..<(close + 1 + shift)
        start = range.upperBound
        return Attribute(
            range: range, name: (name + shift)..<(nameEnd + shift), value: (quote + 1 + shift)..<(close + shift))
    }

    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    private mutating func tag(at start: Int) throws -> Tag? {
        let isEnd = try starts(with: "</", at: start)
        let name = start + (isEnd ? 2 : 1)
        var index = name
        var colon: Int?
        while let byte = try byte(at: index), !MarkupBytes.isBlank(byte), byte != UInt8(ascii: ">"),
            byte != UInt8(ascii: "/")
        {
            if byte == UInt8(ascii: ":") { colon = index }
            index += 1
        }
        let nameEnd = index
        var quote: UInt8?
        var last: UInt8 = 0
        while let byte = try byte(at: index), byte != UInt8(ascii: ">") || quote != nil {
            if let open = quote {
                if byte == open { quote = nil }
            } else if Self.isQuote(byte) {
                quote = byte
            }
            last = byte
            index += 1
        }
        guard index < end else {
            position = end
            return nil
        }
        position = index + 1
        let kind: Kind = isEnd ? .end : last == UInt8(ascii: "/") ? .empty : .start
        return Tag(
            kind: kind, range: start..<(index + 1), name: name..<nameEnd,
            local: (colon.map { $0 + 1 } ?? name)..<nameEnd)
    }

    private mutating func index(of byte: UInt8, from start: Int) throws -> Int? {
        var searched = start
        while true {
            if searched < end, let found = window[(searched - self.start)...].firstIndex(of: byte) {
                return found + self.start
            }
            searched = end
            guard try readOn() else { return nil }
        }
    }

    private mutating func starts(with text: StaticString, at index: Int) throws -> Bool {
        for offset in 0..<text.utf8CodeUnitCount {
            guard try byte(at: index + offset) == text.utf8Start[offset] else { return false }
        }
        return true
    }

    private mutating func skip(past end: StaticString, from start: Int) throws {
        position = start
        while try byte(at: position) != nil {
            if try starts(with: end, at: position) {
                position += end.utf8CodeUnitCount
                return
            }
            position += 1
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
