/// Bytes of XML, taken from the left as long as they are plain markup: tags, attributes and text in UTF-8.
struct PlainMarkup {
    /// Why no more is taken.
    enum Obstacle: Error {
        /// The bytes end too early.
        case more
        /// Markup that is not plain, or not well-formed.
        case unusual
    }

    /// A stretch of the bytes.
    struct Piece {
        var start: UInt32
        var end: UInt32

        static let none = Piece(start: 0, end: 0)

        var count: Int { Int(end - start) }

        /// An empty attribute means none.
        func unlessEmpty(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
            start == end ? nil : of(bytes)
        }

        func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
        }
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private let textBytes: Int

    /// - Parameter textBytes: longer texts are unusual.
    init(_ bytes: UnsafeBufferPointer<UInt8>, textBytes: Int) {
        self.bytes = bytes
        self.textBytes = textBytes
    }

    /// The bytes from a place to where taking has come.
    @inline(__always)
    func piece(from start: Int) -> Piece {
        Piece(start: UInt32(start), end: UInt32(position))
    }

    @inline(__always)
    mutating func take(_ word: StaticString) throws(Obstacle) {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek(index) == word.utf8Start[index] else { throw .unusual }
        }
        position += word.utf8CodeUnitCount
    }

    @inline(__always)
    func peek(_ offset: Int = 0) throws(Obstacle) -> UInt8 {
        guard position + offset < bytes.count else { throw .more }
        return bytes[position + offset]
    }

    @inline(__always)
    mutating func skipBlanks() {
        while position < bytes.count, PlainText.isBlank(bytes[position]) { position += 1 }
    }

    /// The text of an element up to the next tag.
    /// - Parameter hasReferences: becomes true if there are some.
    mutating func takeText(_ hasReferences: inout Bool) throws(Obstacle) -> Piece {
        try takeText(until: UInt8(ascii: "<"), &hasReferences)
    }

    /// The value of an attribute, in double quotes.
    mutating func takeValue() throws(Obstacle) -> Piece {
        try take("\"")
        var hasReferences = false
        let value = try takeText(until: UInt8(ascii: "\""), &hasReferences)
        position += 1
        return value
    }

    @inline(__always)
    private mutating func takeText(until end: UInt8, _ hasReferences: inout Bool) throws(Obstacle) -> Piece {
        let start = position
        while try peek() != end {
            let byte = bytes[position]
            if byte >= 0x80 {
                guard let length = PlainText.characterLength(bytes, at: position) else {
                    throw bytes.count - position < 4 ? .more : .unusual
                }
                position += length
                continue
            } else if byte == UInt8(ascii: "&") {
                hasReferences = true
                guard let reference = PlainText.reference(bytes, at: position) else {
                    // It may go on beyond the bytes that are there; no reference is this long.
                    throw bytes.count - position < 16 ? .more : .unusual
                }
                position += reference.length
                continue
            } else if byte < 0x20, byte != 0x0A, byte != 0x09 {
                throw .unusual
            } else if byte == UInt8(ascii: "<") {
                throw .unusual
            } else if byte == UInt8(ascii: ">"), position > start, bytes[position - 1] == UInt8(ascii: "]") {
                throw .unusual
            }
            position += 1
        }
        guard position - start <= textBytes else { throw .unusual }
        return piece(from: start)
    }

    /// The name of the next attribute and the equals sign, or nil at the end of the tag.
    @inline(__always)
    mutating func takeAttributeName() throws(Obstacle) -> Piece? {
        let start = position
        skipBlanks()
        let first = try peek()
        if first == UInt8(ascii: ">") || first == UInt8(ascii: "/") { return nil }
        guard position > start else { throw .unusual }
        let name = position
        while try peek() != UInt8(ascii: "=") { position += 1 }
        let piece = piece(from: name)
        position += 1
        return piece
    }

    /// - Returns: whether the element is empty, `<x/>`.
    @inline(__always)
    mutating func takeTagEnd() throws(Obstacle) -> Bool {
        if try peek() == UInt8(ascii: ">") {
            position += 1
            return false
        }
        try take("/>")
        return true
    }

    /// - Returns: whether an end tag stands here; it must be this one.
    mutating func takeEnd(_ tag: StaticString) throws(Obstacle) -> Bool {
        skipBlanks()
        guard try peek() == UInt8(ascii: "<") else { throw .unusual }
        guard try peek(1) == UInt8(ascii: "/") else { return false }
        try take(tag)
        return true
    }
}
