/// Bytes of XML, taken from the left as long as they are plain markup: tags, attributes and text in UTF-8.
public struct PlainMarkup {
    /// Why no more is taken.
    public enum Obstacle: Error {
        /// The bytes end too early.
        case more
        /// Markup that is not plain, or not well-formed.
        case unusual
    }

    /// A stretch of the bytes.
    public struct Piece: Sendable {
        public var start: UInt32
        public var end: UInt32

        public static let none = Piece(start: 0, end: 0)

        @inlinable
        public init(start: UInt32, end: UInt32) {
            self.start = start
            self.end = end
        }

        @inlinable
        public var count: Int { Int(end - start) }

        /// An empty attribute means none.
        @inlinable @inline(__always)
        public func unlessEmpty(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
            start == end ? nil : of(bytes)
        }

        @inlinable @inline(__always)
        public func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
        }

        @inline(__always)
        func equals(_ other: Piece, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard count == other.count else { return false }
            for offset in 0..<count where bytes[Int(start) + offset] != bytes[Int(other.start) + offset] {
                return false
            }
            return true
        }
    }

    /// A name of ASCII, with or without a prefix.
    struct Name {
        private let start: UInt32
        /// Where the local name begins.
        private let middle: UInt32
        private let end: UInt32

        fileprivate init(_ start: Int, _ middle: Int, _ end: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.middle = UInt32(truncatingIfNeeded: middle)
            self.end = UInt32(truncatingIfNeeded: end)
        }

        var whole: Piece { Piece(start: start, end: end) }
        var local: Piece { Piece(start: middle, end: end) }
        var prefix: Piece? { middle == start ? nil : Piece(start: start, end: middle - 1) }

        /// Whether it is `xmlns`, or has it as its prefix.
        @inline(__always)
        func isDeclaration(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            let word = prefix ?? local
            return word.count == 5 && word.of(bytes).elementsEqual("xmlns".utf8)
        }
    }

    static let nameBytes = 64

    public let bytes: UnsafeBufferPointer<UInt8>
    public var position = 0
    @usableFromInline let textBytes: Int

    /// - Parameter textBytes: longer texts are unusual.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, textBytes: Int) {
        self.bytes = bytes
        self.textBytes = textBytes
    }

    /// The bytes from a place to where taking has come.
    @inlinable @inline(__always)
    public func piece(from start: Int) -> Piece {
        Piece(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position))
    }

    @inlinable @inline(__always)
    public mutating func take(_ word: StaticString) throws(Obstacle) {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek(index) == word.utf8Start[index] else { throw .unusual }
        }
        position += word.utf8CodeUnitCount
    }

    @inlinable @inline(__always)
    public func peek(_ offset: Int = 0) throws(Obstacle) -> UInt8 {
        guard position + offset < bytes.count else { throw .more }
        return bytes[position + offset]
    }

    @inlinable @inline(__always)
    public mutating func skipBlanks() {
        while position < bytes.count, PlainText.isBlank(bytes[position]) { position += 1 }
    }

    // MARK: Texts

    /// The text of an element up to the next tag.
    /// - Parameter hasReferences: becomes true if there are some.
    @inlinable @inline(__always)
    public mutating func takeText(_ hasReferences: inout Bool) throws(Obstacle) -> Piece {
        let start = position
        var next = position
        while true {
            next = passOrdinary(next)
            guard next < bytes.count else { throw .more }
            if bytes[next] == UInt8(ascii: "<") { break }
            next += try length(at: next, after: start, &hasReferences)
        }
        position = next
        guard next - start <= textBytes else { throw .unusual }
        return piece(from: start)
    }

    /// The value of an attribute, in double quotes, without the blanks that would have to be put right.
    /// - Parameter hasReferences: becomes true if there are some.
    @inline(__always)
    mutating func takeValue(_ hasReferences: inout Bool) throws(Obstacle) -> Piece {
        try take("\"")
        let start = position
        var next = position
        while true {
            next = passOrdinary(next)
            guard next < bytes.count else { throw .more }
            let byte = bytes[next]
            if byte == UInt8(ascii: "\"") { break }
            guard byte >= 0x20, byte != UInt8(ascii: "<") else { throw .unusual }
            next += try length(at: next, after: start, &hasReferences)
        }
        position = next
        guard next - start <= textBytes else { throw .unusual }
        defer { position += 1 }
        return piece(from: start)
    }

    /// The place of the first byte that may be more than itself in a text or in a value, or is not of ASCII.
    @inlinable @inline(__always)
    public func passOrdinary(_ start: Int) -> Int {
        var next = start
        while next < bytes.count, Self.isOrdinary(bytes[next]) { next += 1 }
        return next
    }

    @inlinable @inline(__always)
    static func isOrdinary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
        default: byte &- 0x20 < 0x60
        }
    }

    /// How many bytes belong to a character or a reference.
    @usableFromInline
    func length(
        at index: Int, after start: Int, _ hasReferences: inout Bool
    ) throws(Obstacle) -> Int {
        let byte = bytes[index]
        switch byte {
        case 0x80...:
            guard let length = PlainText.characterLength(bytes, at: index) else {
                throw bytes.count - index < 4 ? .more : .unusual
            }
            return length
        case UInt8(ascii: "&"):
            hasReferences = true
            guard let reference = PlainText.reference(bytes, at: index) else {
                // It may go on beyond the bytes that are there; no reference is this long.
                throw bytes.count - index < 16 ? .more : .unusual
            }
            return reference.length
        case UInt8(ascii: ">") where index > start && bytes[index - 1] == UInt8(ascii: "]"): throw .unusual
        case 0x20..., 0x0A, 0x09: return 1
        default: throw .unusual
        }
    }

    // MARK: Tags

    /// The name of an element or an attribute.
    @inline(__always)
    mutating func takeName() throws(Obstacle) -> Name {
        let start = position
        var middle = start
        var next = start
        while true {
            while next < bytes.count, Self.isNameByte(bytes[next]) { next += 1 }
            guard next < bytes.count else { throw .more }
            guard bytes[next] == UInt8(ascii: ":"), middle == start, next > start else { break }
            next += 1
            middle = next
        }
        position = next
        guard next > middle, next - start <= Self.nameBytes, Self.mayBegin(bytes[start]), Self.mayBegin(bytes[middle])
        else { throw .unusual }
        return Name(start, middle, next)
    }

    /// Letters and the underscore.
    @inline(__always)
    private static func mayBegin(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") }

    /// Letters, digits, the point, the hyphen and the underscore.
    @inline(__always)
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    /// Goes on to the next attribute.
    /// - Returns: false at the end of the tag.
    @inlinable @inline(__always)
    public mutating func takeToAttribute() throws(Obstacle) -> Bool {
        let start = position
        skipBlanks()
        let first = try peek()
        if first == UInt8(ascii: ">") || first == UInt8(ascii: "/") { return false }
        guard position > start else { throw .unusual }
        return true
    }

    /// - Returns: whether the element is empty, `<x/>`.
    @inlinable @inline(__always)
    public mutating func takeTagEnd() throws(Obstacle) -> Bool {
        if try peek() == UInt8(ascii: ">") {
            position += 1
            return false
        }
        try take("/>")
        return true
    }

    /// - Returns: whether an end tag stands here; it must be this one.
    @inlinable @inline(__always)
    public mutating func takeEndIfThere(_ tag: StaticString) throws(Obstacle) -> Bool {
        skipBlanks()
        guard try peek() == UInt8(ascii: "<") else { throw .unusual }
        guard try peek(1) == UInt8(ascii: "/") else { return false }
        try take(tag)
        return true
    }

    /// The XML declaration, if there is one: of version 1.0, in UTF-8. Without one, or without an encoding, UTF-8 is meant
    /// (XML 1.0 §4.3.3).
    mutating func takeDeclaration() throws(Obstacle) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        guard try peek(1) == UInt8(ascii: "?") else { return }
        try take("<?xml version=\"1.0\"")
        if try takePseudoAttribute("encoding=") {
            var hasReferences = false
            let encoding = try takeValue(&hasReferences).of(bytes)
            guard encoding.map({ $0 | 0x20 }).elementsEqual("utf-8".utf8) else { throw .unusual }
        }
        if try takePseudoAttribute("standalone=") {
            try take("\"")
            try peek() == UInt8(ascii: "y") ? take("yes\"") : take("no\"")
        }
        skipBlanks()
        try take("?>")
    }

    /// Blanks and a word of the XML declaration.
    /// - Returns: false, and takes nothing, if it does not stand here.
    private mutating func takePseudoAttribute(_ word: StaticString) throws(Obstacle) -> Bool {
        let start = position
        skipBlanks()
        guard position > start, try peek() == word.utf8Start[0] else {
            position = start
            return false
        }
        try take(word)
        return true
    }
}
