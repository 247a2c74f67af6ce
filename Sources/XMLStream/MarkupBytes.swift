/// What there is to know of XML's bytes where they are scanned by hand: the rows of a big sheet, and a sheet that is
/// patched. The bytes are UTF-8.
public enum MarkupBytes {
    /// XML's blanks: space, tab, line feed, carriage return.
    @inlinable @inline(__always)
    public static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Whether the byte stands for itself in every text and in every value, and is of ASCII.
    @inlinable @inline(__always)
    public static func isOrdinary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
        default: byte &- 0x20 < 0x60
        }
    }

    /// The length of what stands here in a text if it is not ordinary: a blank, a reference, a character beyond ASCII.
    /// Nil for what XML does not allow, what a parser changes (a carriage return), and what is cut off.
    public static func length(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, ofTextFrom start: Int
    ) -> (bytes: Int, isReference: Bool)? {
        switch bytes[index] {
        case 0x80...: characterLength(bytes, at: index).map { ($0, false) }
        case UInt8(ascii: "&"): reference(bytes, at: index).map { ($0.length, true) }
        case UInt8(ascii: ">") where index > start && bytes[index - 1] == UInt8(ascii: "]"): nil
        case 0x20..., 0x0A, 0x09: (1, false)
        default: nil
        }
    }

    /// Appends a text, its references resolved. They have been looked at before: what is none stays as it is.
    public static func append(_ text: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        result.reserveCapacity(result.count + text.count)
        var next = 0
        while next < text.count {
            if text[next] == UInt8(ascii: "&"), let reference = reference(text, at: next) {
                UTF8.encode(reference.scalar).map { result.append(contentsOf: $0) }
                next += reference.length
            } else {
                result.append(text[next])
                next += 1
            }
        }
    }

    /// A reference to a predefined entity or a character (XML 1.0 §4.1, §4.6); nil if it is neither, or not complete.
    private static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (length: Int, scalar: Unicode.Scalar)? {
        let tail = bytes[(start + 1)...].prefix(12)
        guard let end = tail.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        return scalar(String(decoding: tail[..<end], as: UTF8.self)).map { (end - start + 1, $0) }
    }

    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "apos": "'", "quot": "\"", "lt": "<", "gt": ">",
    ]

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        if let entity = entities[name] { return entity }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard name.hasPrefix("#"), digits.first?.isHexDigit == true,
            let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value)
        else { return nil }
        return isAllowed(scalar.value) ? scalar : nil
    }

    /// The characters of XML 1.0 §2.2.
    private static func isAllowed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The bytes of the character beyond ASCII that begins here; nil if it is not UTF-8 (RFC 3629 §4), not complete, or
    /// not allowed by XML.
    private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
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
        return isOverlong || !isAllowed(scalar) ? nil : length
    }
}
