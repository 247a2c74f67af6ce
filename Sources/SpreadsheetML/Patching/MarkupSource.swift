internal import XMLStream
internal import ZipContainer

/// A part in UTF-8, piece by piece, whatever encoding it is in (XML 1.0 §4.3.3 and appendix F).
struct MarkupSource {
    private enum Encoding {
        case utf8, latin1, utf16LittleEndian, utf16BigEndian
    }

    private let reader: ZipEntryReader
    private let buffer: UnsafeMutableRawBufferPointer
    private var encoding: Encoding?
    private var isAtEnd = false
    /// The first half of a surrogate pair whose second one is in the next piece.
    private var surrogate: UInt16?

    private static let pieceBytes = 65_536

    /// - Parameter buffer: of ``pieceBytes``, for the pieces as the part has them.
    private init(_ reader: ZipEntryReader, _ buffer: UnsafeMutableRawBufferPointer) {
        self.reader = reader
        self.buffer = buffer
    }

    static func with<Result>(_ reader: ZipEntryReader, _ body: (MarkupSource) throws -> Result) throws -> Result {
        try withUnsafeTemporaryAllocation(byteCount: pieceBytes, alignment: 16) { try body(MarkupSource(reader, $0)) }
    }

    /// Appends the next piece.
    /// - Returns: whether there was one.
    /// - Throws: `ZipError`, ``UnpatchablePart``.
    mutating func append(to text: inout [UInt8]) throws -> Bool {
        guard !isAtEnd else { return false }
        let count = try reader.read(into: buffer)
        isAtEnd = count < buffer.count
        var piece = UnsafeRawBufferPointer(rebasing: buffer.prefix(count))
        if let encoding {
            append(piece, in: encoding, to: &text)
            return true
        }
        let (encoding, mark) = try Self.encoding(of: piece)
        self.encoding = encoding
        piece = UnsafeRawBufferPointer(rebasing: piece.dropFirst(mark))
        append(piece, in: encoding, to: &text)
        // It would tell of an encoding that the text is no longer in.
        if encoding != .utf8, let end = Self.endOfDeclaration(text) { text.removeFirst(end) }
        return true
    }

    private mutating func append(_ piece: UnsafeRawBufferPointer, in encoding: Encoding, to text: inout [UInt8]) {
        switch encoding {
        case .utf8: text += piece
        case .latin1: for byte in piece { Self.append(Unicode.Scalar(byte), to: &text) }
        case .utf16LittleEndian, .utf16BigEndian:
            let low = encoding == .utf16LittleEndian ? 0 : 1
            for index in stride(from: 0, to: piece.count - 1, by: 2) {
                append(UInt16(piece[index + low]) | UInt16(piece[index + 1 - low]) << 8, to: &text)
            }
            if isAtEnd, surrogate != nil { Self.append("\u{FFFD}", to: &text) }
        }
    }

    private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
        if let first = surrogate {
            surrogate = nil
            guard UTF16.isTrailSurrogate(unit) else {
                Self.append("\u{FFFD}", to: &text)
                return append(unit, to: &text)
            }
            Self.append(UTF16.decode(.init([first, unit])), to: &text)
        } else if UTF16.isLeadSurrogate(unit) {
            surrogate = unit
        } else {
            Self.append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &text)
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
        UTF8.encode(scalar) { text.append($0) }
    }

    /// The encoding of a document, and the length of the byte-order mark that UTF-8 does without.
    private static func encoding(of head: UnsafeRawBufferPointer) throws(UnpatchablePart) -> (Encoding, mark: Int) {
        if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if head.starts(with: [0x3C, 0x00, 0x3F, 0x00]) { return (.utf16LittleEndian, 0) }
        if head.starts(with: [0x00, 0x3C, 0x00, 0x3F]) { return (.utf16BigEndian, 0) }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        // In EBCDIC, for one, markup begins with another byte.
        guard head.first(where: { !MarkupBytes.isBlank($0) }) == UInt8(ascii: "<") else {
            throw .encoding("another encoding")
        }
        guard let end = endOfDeclaration(head), let name = encodingName(in: head.prefix(end)) else { return (.utf8, 0) }
        switch name.lowercased() {
        case "utf-8", "utf8": return (.utf8, 0)
        case "iso-8859-1", "latin1", "us-ascii", "ascii": return (.latin1, 0)
        default: throw .encoding(name)
        }
    }

    /// Whether the document is in UTF-8 and says nothing else.
    static func isUTF8(_ head: UnsafeRawBufferPointer) -> Bool {
        guard case (.utf8, let mark)? = try? encoding(of: head) else { return false }
        let text = head.dropFirst(mark)
        let name = endOfDeclaration(text).flatMap { encodingName(in: text.prefix($0)) }
        return name.map { $0.lowercased() == "utf-8" } ?? true
    }

    private static func endOfDeclaration(_ text: some Collection<UInt8>) -> Int? {
        guard text.starts(with: "<?xml".utf8) else { return nil }
        return text.firstIndex(of: UInt8(ascii: ">")).map { text.distance(from: text.startIndex, to: $0) + 1 }
    }

    private static func encodingName(in declaration: some Collection<UInt8>) -> String? {
        let words = String(decoding: declaration, as: UTF8.self).split { $0 == "\"" || $0 == "'" }
        let label = words.firstIndex { $0.filter { !$0.isWhitespace }.hasSuffix("encoding=") }
        return label.flatMap { words.indices.contains($0 + 1) ? String(words[$0 + 1]) : nil }
    }
}
