internal import XMLStream

/// Passes over elements whose content nobody asks for, without an XML parser: the validations and conditional formats
/// after a sheet's rows are often longer than these.
///
/// It accepts plain markup only, in names of ASCII and prefixes that the root element declares; what else there is, or is
/// wrong, is left to the XML parser.
struct PlainElementScanner {
    private var markup: PlainMarkup
    private let prefixes: [[UInt8]]
    /// The names of the elements that are open.
    private var open: [PlainMarkup.Piece] = []
    /// The local names of a tag's attributes.
    private var attributes: [PlainMarkup.Piece] = []

    private static let depth = 6
    private static let attributeCount = 16
    private static let nameBytes = 64
    private static let tagBytes = 8_192

    /// Budgets that nothing passed over comes near; smaller ones are the parser's to check.
    static func fits(_ limits: XMLLimits) -> Bool {
        limits.depth >= depth + 2 && limits.attributes >= attributeCount && limits.nameBytes >= nameBytes
            && limits.tagBytes >= tagBytes
    }

    /// - Parameters:
    ///   - prefixes: those that attributes may have.
    ///   - textBytes: longer texts and values are left to the parser, whose budget it is.
    init(_ bytes: UnsafeBufferPointer<UInt8>, prefixes: [[UInt8]], textBytes: Int) {
        markup = PlainMarkup(bytes, textBytes: textBytes)
        self.prefixes = prefixes
    }

    /// Behind the last element, as long as none is being passed over.
    var position: Int { markup.position }

    /// Passes over the next element.
    /// - Returns: its name; nil if the end of the element around it stands there.
    mutating func next() throws(PlainMarkup.Obstacle) -> UnsafeBufferPointer<UInt8>? {
        markup.skipBlanks()
        if try markup.peek(1) == UInt8(ascii: "/") { return nil }
        let name = try begin()
        while let innermost = open.last {
            var hasReferences = false
            _ = try markup.takeText(&hasReferences)
            if try markup.peek(1) == UInt8(ascii: "/") {
                try end(innermost)
            } else {
                _ = try begin()
            }
        }
        return name.of(markup.bytes)
    }

    private mutating func begin() throws(PlainMarkup.Obstacle) -> PlainMarkup.Piece {
        let start = markup.position
        try markup.take("<")
        let nameStart = markup.position
        while Self.isNameByte(try markup.peek()) { markup.position += 1 }
        let name = markup.piece(from: nameStart)
        guard Self.isName(name.of(markup.bytes)) else { throw .unusual }
        attributes.removeAll(keepingCapacity: true)
        while let attribute = try markup.takeAttributeName() {
            try take(attribute)
            _ = try markup.takeValue()
        }
        if try !markup.takeTagEnd() { open.append(name) }
        guard markup.position - start <= Self.tagBytes, open.count <= Self.depth else { throw .unusual }
        return name
    }

    private mutating func end(_ name: PlainMarkup.Piece) throws(PlainMarkup.Obstacle) {
        try markup.take("</")
        for byte in name.of(markup.bytes) {
            guard try markup.peek() == byte else { throw .unusual }
            markup.position += 1
        }
        try markup.take(">")
        open.removeLast()
    }

    /// An attribute may stand once, whatever its prefix; a declaration of a namespace is unusual.
    private mutating func take(_ attribute: PlainMarkup.Piece) throws(PlainMarkup.Obstacle) {
        let bytes = attribute.of(markup.bytes)
        var local = attribute
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
            guard prefixes.contains(where: { $0.elementsEqual(bytes[..<colon]) }) else { throw .unusual }
            local.start += UInt32(colon + 1)
        }
        let name = local.of(markup.bytes)
        guard Self.isName(name), !name.elementsEqual("xmlns".utf8), attributes.count < Self.attributeCount,
            !attributes.contains(where: { $0.of(markup.bytes).elementsEqual(name) })
        else { throw .unusual }
        attributes.append(local)
    }

    private static func isName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = name.first, first | 0x20 >= UInt8(ascii: "a"), name.count <= nameBytes else { return false }
        return name.allSatisfy(isNameByte)
    }

    /// Letters, digits, the point, the hyphen and the underscore.
    @inline(__always)
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
