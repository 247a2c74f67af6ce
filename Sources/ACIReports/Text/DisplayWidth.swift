internal import ACIModel

extension StringProtocol {
    /// The columns that a terminal gives this text: accents count for nothing, emoji and East Asian signs for two.
    var displayWidth: Int {
        let scalars = unicodeScalars
        return scalars.allSatisfy(\.isPlain) ? scalars.count : reduce(0) { $0 + $1.displayWidth }
    }

    /// The text in a column: filled up with spaces, or cut with an ellipsis.
    func fitted(to width: Int, alignedRight: Bool = false) -> String {
        let missing = width - displayWidth
        if missing >= 0 {
            let filling = String(repeating: " ", count: missing)
            return alignedRight ? filling + self : self + filling
        }
        return fitted(atMost: width).fitted(to: width)
    }

    /// The text, cut with an ellipsis where it is wider.
    func fitted(atMost width: Int) -> String {
        guard displayWidth > width else { return String(self) }
        var cut = ""
        var used = 0
        for character in self {
            used += character.displayWidth
            guard used < width else { break }
            cut.append(character)
        }
        return cut + "…"
    }

    /// Lines of at most `width` columns, broken at plain spaces: a no-break space holds.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in Fr.visible(String(self)).split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if line.displayWidth + 1 + word.displayWidth <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return lines + [line]
    }
}

extension Unicode.Scalar {
    /// A letter or sign of European writing that is a character of one column by itself, whatever stands beside it.
    fileprivate var isPlain: Bool {
        switch value {
        case 0x20..<0x300, 0x2010...0x2027, 0x202F, 0x20A0...0x20BF, 0x2500...0x259F: true
        default: false
        }
    }
}

extension Character {
    var displayWidth: Int {
        let scalar = unicodeScalars[unicodeScalars.startIndex]
        if scalar.value < 0x300 || scalar.signe != nil { return 1 }
        if unicodeScalars.contains("\u{FE0F}") || scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return Character.isWide(scalar.value) ? 2 : 1
        }
    }

    // The wide blocks of UAX #11: Hangul, CJK, kana, full-width forms.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
