/// Text between tags, as far as it is read without an XML parser.
enum PlainText {
    /// XML's blanks: space, tab, line feed, carriage return.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// A reference to a predefined entity or a character (XML 1.0 §4.1, §4.6); nil if it is neither, or not complete.
    static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (length: Int, scalar: Unicode.Scalar)? {
        let tail = bytes[(start + 1)...].prefix(12)
        guard let end = tail.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: tail[..<end], as: UTF8.self)
        return scalar(name).map { (end - start + 1, $0) }
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#"), name.utf8.count > 1 else { return nil }
            let isHexadecimal = name.hasPrefix("#x")
            let digits = name.dropFirst(isHexadecimal ? 2 : 1)
            guard digits.first?.isHexDigit == true, let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else {
                return nil
            }
            return Unicode.Scalar(value).flatMap { isAllowed($0) ? $0 : nil }
        }
    }

    /// The characters of XML 1.0 §2.2.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Whether the bytes are UTF-8 of characters that XML allows; of control characters nothing is asked.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return !text.unicodeScalars.contains { $0.value == 0xFFFE || $0.value == 0xFFFF }
    }

    /// Appends a text, its references resolved, which have been looked at before.
    static func append(_ text: PlainRow.Text, of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        let piece = text.piece.of(bytes)
        if text.hasReferences { append(piece, to: &result) } else { result.append(contentsOf: piece) }
    }

    /// Appends a text with references, resolved; what is none stays as it is.
    static func append(_ piece: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        var index = 0
        while index < piece.count {
            if piece[index] == UInt8(ascii: "&"), let reference = reference(piece, at: index) {
                result.append(contentsOf: UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter)
                index += reference.length
            } else {
                result.append(piece[index])
                index += 1
            }
        }
    }
}
