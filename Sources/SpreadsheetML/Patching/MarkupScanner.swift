/// Walks over the markup of a document that is known to be well-formed, and says where each tag stands,
/// so that all the rest can be copied as it is.
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
        let name: String
        let value: String
    }

    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next tag; text, comments, CDATA and processing instructions are passed over.
    mutating func next() -> Tag? {
        while let start = index(of: UInt8(ascii: "<"), from: position) {
            if starts(with: "<!--", at: start) {
                skip(past: "-->", from: start)
            } else if starts(with: "<![CDATA[", at: start) {
                skip(past: "]]>", from: start)
            } else if starts(with: "<?", at: start) {
                skip(past: "?>", from: start)
            } else if starts(with: "<!", at: start) {
                skip(past: ">", from: start)
            } else {
                return tag(at: start)
            }
        }
        return nil
    }

    func isNamed(_ tag: Tag, _ name: StaticString) -> Bool {
        tag.local.count == name.utf8CodeUnitCount && starts(with: name, at: tag.local.lowerBound)
    }

    /// The attributes of a start or empty tag, their values as they are written.
    func attributes(of tag: Tag) -> [Attribute] {
        var attributes: [Attribute] = []
        var index = tag.name.upperBound
        while true {
            let blank = index
            while index < tag.range.upperBound, Self.isBlank(bytes[index]) { index += 1 }
            let name = index
            while index < tag.range.upperBound, bytes[index] != UInt8(ascii: "="), !Self.isBlank(bytes[index]),
                bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: ">")
            { index += 1 }
            let nameEnd = index
            guard nameEnd > name, let quote = bytes[index..<tag.range.upperBound].firstIndex(where: Self.isQuote),
                let close = bytes[(quote + 1)..<tag.range.upperBound].firstIndex(of: bytes[quote])
            else { return attributes }
            attributes.append(
                Attribute(
                    range: blank..<(close + 1), name: text(name..<nameEnd), value: text((quote + 1)..<close)))
            index = close + 1
        }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func tag(at start: Int) -> Tag? {
        let isEnd = starts(with: "</", at: start)
        let name = start + (isEnd ? 2 : 1)
        var index = name
        var colon: Int?
        while index < bytes.count, !Self.isBlank(bytes[index]), bytes[index] != UInt8(ascii: ">"),
            bytes[index] != UInt8(ascii: "/")
        {
            if bytes[index] == UInt8(ascii: ":") { colon = index }
            index += 1
        }
        let nameEnd = index
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if Self.isQuote(byte) {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
            index += 1
        }
        guard index < bytes.count else {
            position = bytes.count
            return nil
        }
        position = index + 1
        let kind: Kind = isEnd ? .end : bytes[index - 1] == UInt8(ascii: "/") ? .empty : .start
        return Tag(
            kind: kind, range: start..<(index + 1), name: name..<nameEnd, local: (colon.map { $0 + 1 } ?? name)..<nameEnd)
    }

    private func index(of byte: UInt8, from start: Int) -> Int? {
        start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
    }

    private func starts(with text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private mutating func skip(past end: StaticString, from start: Int) {
        var index = start
        while index < bytes.count, !starts(with: end, at: index) { index += 1 }
        position = min(bytes.count, index + end.utf8CodeUnitCount)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
