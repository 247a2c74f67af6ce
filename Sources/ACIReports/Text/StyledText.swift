/// Text for a terminal that only the program's own emphasis commands. Strings come from workbooks and names of files: what
/// in them would move the cursor, change colours or turn the direction of writing is shown as a sign.
package struct StyledText: Equatable, ExpressibleByStringInterpolation {
    /// What is written to the terminal.
    package private(set) var sequence: String

    package init(_ text: String) {
        guard text.unicodeScalars.contains(where: { Self.sign(for: $0) != nil }) else {
            sequence = text
            return
        }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(Self.sign(for: scalar) ?? scalar) }
        sequence = String(shown)
    }

    /// - Parameter rendition: of Select Graphic Rendition (ECMA-48 §8.3.117), such as `1;31`.
    init(_ text: String, rendition: String) {
        sequence = text.isEmpty ? "" : "\u{1B}[\(rendition)m\(StyledText(text).sequence)\u{1B}[0m"
    }

    package init(stringLiteral text: String) { self.init(text) }

    package init(stringInterpolation: StringInterpolation) { sequence = stringInterpolation.sequence }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sequence = ""

        package init(literalCapacity: Int, interpolationCount: Int) { sequence.reserveCapacity(literalCapacity) }

        package mutating func appendLiteral(_ literal: String) { appendInterpolation(literal) }
        package mutating func appendInterpolation(_ text: String) { appendInterpolation(StyledText(text)) }
        package mutating func appendInterpolation(_ text: StyledText) { sequence += text.sequence }
    }

    /// What stands for a scalar that a terminal would obey; nil for all that it shows. Line feeds stay.
    static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x0A: nil
        case 0x09: " "
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        // C1 controls; separators of lines; embeddings, overrides and isolates of UAX #9.
        case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: nil
        }
    }
}
