/// The escape of ISO 29500-1 §22.9.2.19 (`ST_Xstring`): `_xHHHH_` for what XML can't carry.
enum EscapedText {
    /// Control characters, carriage returns, U+FFFE and U+FFFF as `_xHHHH_`; text that already looks
    /// like such an escape is kept from being read as one.
    static func encode(_ text: String) -> String {
        guard text.utf8.contains(where: { ($0 < 32 && $0 != 9 && $0 != 10) || $0 == 0xEF || $0 == 0x5F }) else {
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

    /// The text without what XML can't carry, for places that know no escape.
    static func withoutControls(_ text: String) -> String {
        var kept = text.unicodeScalars
        kept.removeAll { needsEscape($0) && $0 != "\r" }
        return String(kept)
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10: false
        case 0..<32, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// Undoes every `_xHHHH_` once; surrogate pairs join, what is no valid escape stays as it is.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(0x5F) else { return text }
        let scalars = Array(text.unicodeScalars)
        guard scalars.indices.contains(where: { looksLikeEscape(scalars, at: $0) }) else { return text }
        var units: [UInt16] = []
        var index = 0
        while index < scalars.count {
            if looksLikeEscape(scalars, at: index), let unit = unit(scalars, at: index) {
                units.append(unit)
                index += escapeLength
            } else {
                units.append(contentsOf: UTF16.encode(scalars[index]) ?? UTF16.encodedReplacementCharacter)
                index += 1
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The same for UTF-8 that is no String yet.
    static func decode(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0x5F) else { return text }
        return Array(decode(String(decoding: text, as: UTF8.self)).utf8)
    }

    private static let escapeLength = 7

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
    }

    private static func looksLikeEscape(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        beginsEscape(scalars, at: index) { $0 == "_" }
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

    private static func unit(_ scalars: [Unicode.Scalar], at index: Int) -> UInt16? {
        var digits = ""
        digits.unicodeScalars.append(contentsOf: scalars[(index + 2)..<(index + 6)])
        return UInt16(digits, radix: 16)
    }
}
