/// The escape of ISO 29500-1 §22.9.2.19 (`ST_Xstring`): `_xHHHH_` for what XML can't carry.
enum EscapedText {
    /// Control characters, carriage returns, U+FFFE and U+FFFF as `_xHHHH_`; text that already looks
    /// like such an escape is kept from being read as one.
    static func encode(_ text: String) -> String {
        guard text.hasByte({ ($0 < 32 && $0 != 9 && $0 != 10) || $0 == 0xEF || $0 == 0x5F }) else {
            return text
        }
        let scalars = Array(text.unicodeScalars)
        var encoded = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case _ where needsEscape(scalar): encoded.append(contentsOf: escape(scalar.value).unicodeScalars)
            case 0x5F where beginsEscape(scalars, at: index) { $0 == "_" || needsEscape($0) }:
                encoded.append(contentsOf: escape(0x5F).unicodeScalars)
            default: encoded.append(scalar)
            }
        }
        return String(encoded)
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 32 && scalar != "\t" && scalar != "\n" || 0xFFFE...0xFFFF ~= scalar.value
    }

    /// Undoes every `_xHHHH_` once.
    static func decode(_ text: String) -> String { String(decoding: decode(Array(text.utf8)), as: UTF8.self) }

    /// Undoes every `_xHHHH_` once; surrogate pairs join, what is no valid escape stays as it is. Byte by byte: scalars in
    /// an array would take four times the room, and a text may be as long as the budget lets it.
    static func decode(_ text: [UInt8]) -> [UInt8] {
        guard var next = text.firstIndex(of: 0x5F) else { return text }
        var decoded = Array(text[..<next])
        while next < text.count {
            guard let unit = unit(text, at: next) else {
                decoded.append(text[next])
                next += 1
                continue
            }
            next += escapeLength
            if UTF16.isLeadSurrogate(unit), let trail = Self.unit(text, at: next), UTF16.isTrailSurrogate(trail) {
                next += escapeLength
                decoded += String(decoding: [unit, trail], as: UTF16.self).utf8
            } else {
                decoded += String(decoding: [unit], as: UTF16.self).utf8
            }
        }
        return decoded
    }

    private static let escapeLength = 7

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
    }

    /// - Parameter ends: whether a scalar closes the escape; one that is escaped itself begins with an underscore.
    private static func beginsEscape(
        _ scalars: [Unicode.Scalar], at index: Int, ends: (Unicode.Scalar) -> Bool
    ) -> Bool {
        guard index + escapeLength <= scalars.count, scalars[index] == "_", scalars[index + 1] == "x",
            ends(scalars[index + 6])
        else { return false }
        return scalars[(index + 2)..<(index + 6)].allSatisfy(\.properties.isASCIIHexDigit)
    }

    private static func unit(_ text: [UInt8], at index: Int) -> UInt16? {
        guard index + escapeLength <= text.count, text[index] == 0x5F, text[index + 1] == 0x78, text[index + 6] == 0x5F
        else { return nil }
        let digits = text[(index + 2)..<(index + 6)]
        guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
