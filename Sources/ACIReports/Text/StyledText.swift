internal import ACIModel

/// Text for a terminal that only the program's own emphasis commands. Strings come from workbooks and names of files: what
/// in them would move the cursor, change colours or turn the direction of writing is shown as a sign.
package struct StyledText: Equatable, ExpressibleByStringInterpolation {
    /// What is written to the terminal.
    package private(set) var sequence: String

    package init(_ text: String) { sequence = Fr.visible(text) }

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
}
