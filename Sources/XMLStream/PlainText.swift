/// Text between tags, as far as it is read without an XML parser.
public enum PlainText {
    /// XML's blanks: space, tab, line feed, carriage return.
    @inlinable @inline(__always)
    public static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// A reference to a predefined entity or a character (XML 1.0 §4.1, §4.6); nil if it is neither, or not complete.
    static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (length: Int, scalar: Unicode.Scalar)? {
        guard start + 1 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "a"):
            return entity("&amp;", "&", bytes, at: start) ?? entity("&apos;", "'", bytes, at: start)
        case UInt8(ascii: "q"): return entity("&quot;", "\"", bytes, at: start)
        case UInt8(ascii: "l"): return entity("&lt;", "<", bytes, at: start)
        case UInt8(ascii: "g"): return entity("&gt;", ">", bytes, at: start)
        case UInt8(ascii: "#"): return character(bytes, at: start)
        default: return nil
        }
    }

    @inline(__always)
    private static func entity(
        _ word: StaticString, _ scalar: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (length: Int, scalar: Unicode.Scalar)? {
        guard bytes.count - start >= word.utf8CodeUnitCount else { return nil }
        for index in 2..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] { return nil }
        return (word.utf8CodeUnitCount, scalar)
    }

    private static func character(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (length: Int, scalar: Unicode.Scalar)? {
        let tail = bytes[(start + 2)...].prefix(11)
        guard let end = tail.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let isHexadecimal = tail.first == UInt8(ascii: "x")
        let digits = String(decoding: tail[..<end].dropFirst(isHexadecimal ? 1 : 0), as: UTF8.self)
        guard digits.first?.isHexDigit == true, let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(value), isAllowed(scalar)
        else { return nil }
        return (end - start + 1, scalar)
    }

    /// The characters of XML 1.0 §2.2.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The bytes of the character beyond ASCII that begins here; nil if it is not UTF-8 (RFC 3629 §4), not complete, or
    /// not allowed by XML.
    @inline(__always)
    static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        let lead = bytes[start]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard 0xC2...0xF4 ~= lead, bytes.count - start >= length else { return nil }
        var scalar = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for index in 1..<length {
            let byte = bytes[start + index]
            guard byte & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        let isOverlong = length == 3 && scalar < 0x800 || length == 4 && scalar < 0x10000
        guard !isOverlong, scalar <= 0x10FFFF, !(0xD800...0xDFFF ~= scalar), scalar != 0xFFFE, scalar != 0xFFFF else {
            return nil
        }
        return length
    }

    /// Writes a text, its references resolved, which makes no text longer. They have been looked at before: what is none
    /// stays as it is.
    /// - Parameter place: has room for as many bytes as the text has.
    /// - Returns: the number of bytes written.
    static func resolve(_ text: UnsafeBufferPointer<UInt8>, into place: UnsafeMutablePointer<UInt8>) -> Int {
        var length = 0
        var next = 0
        while next < text.count {
            if text[next] == UInt8(ascii: "&"), let reference = reference(text, at: next) {
                for unit in UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter {
                    place[length] = unit
                    length += 1
                }
                next += reference.length
            } else {
                place[length] = text[next]
                length += 1
                next += 1
            }
        }
        return length
    }

    /// Appends a text, its references resolved.
    public static func append(_ text: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        result.append(addingCapacity: text.count) { output in
            output.withUnsafeMutableBufferPointer { buffer, count in
                guard let start = buffer.baseAddress else { return }
                count += resolve(text, into: start + count)
            }
        }
    }
}
