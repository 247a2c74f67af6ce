/// A piece of a page. What is written in the source is markup; what is put into it by interpolation is text: escaped,
/// and without what can't be seen. All of the server's own markup is made here and nowhere else.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var text: String

    init(stringLiteral value: String) { text = value }
    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// Markup that another room of the house has made.
    init(markup: String) { text = markup }

    static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.text + right.text) }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        mutating func appendLiteral(_ literal: String) { text += literal }

        mutating func appendInterpolation(_ content: String) { text += HTML.escaped(content) }

        mutating func appendInterpolation(_ number: Int) { text += String(number) }

        /// Text from outside: isolated, so that its direction of writing stays its own (Unicode UAX #9).
        mutating func appendInterpolation(outside content: String) { text += "<bdi>\(HTML.escaped(content))</bdi>" }

        mutating func appendInterpolation(_ html: HTML) { text += html.text }

        mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }

        mutating func appendInterpolation(_ pieces: [HTML]) { text += pieces.map(\.text).joined() }
    }

    private static func escaped(_ content: String) -> String {
        var escaped = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case _ where scalar.properties.generalCategory == .control: escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
