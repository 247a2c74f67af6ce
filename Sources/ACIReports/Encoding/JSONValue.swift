internal import ACIModel

/// A JSON document to write (RFC 8259), its keys in the order given.
public enum JSONValue: Sendable {
    /// What is absent.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number; amounts are in cents.
    case integer(Int)
    /// A number that may have a fraction; written as null where it is not finite.
    case number(Double)
    /// A text, escaped when it is written.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Members in the order in which they are written.
    case object([(key: String, value: JSONValue)])

    static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    static func whole(_ number: Int?) -> JSONValue { number.map(JSONValue.integer) ?? .null }
    static func truth(_ value: Bool?) -> JSONValue { value.map(JSONValue.boolean) ?? .null }

    /// How the document is laid out.
    public enum Layout: Sendable {
        /// One line, for a document per line.
        case line
        /// Two spaces a level.
        case indented
    }

    /// The document in UTF-8, ending with a line feed.
    public func encoded(_ layout: Layout) -> [UInt8] {
        var encoder = JSONEncoder(indented: layout == .indented)
        encoder.write(self)
        encoder.bytes.append(UInt8(ascii: "\n"))
        return encoder.bytes
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    /// An object of these members, in this order.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }
}

extension JSONValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
}

private struct JSONEncoder {
    var bytes: [UInt8] = []
    private let indented: Bool
    private var depth = 0

    init(indented: Bool) { self.indented = indented }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .number(let value): write(value)
        case .string(let value): write(value)
        case .array(let elements):
            writeList(elements, "[", "]") { encoder, element in encoder.write(element) }
        case .object(let members):
            writeList(members, "{", "}") { encoder, member in
                encoder.write(member.key)
                encoder.bytes += (encoder.indented ? ": " : ":").utf8
                encoder.write(member.value)
            }
        }
    }

    private mutating func writeList<Element>(
        _ elements: [Element], _ opening: String, _ closing: String,
        _ writeElement: (inout JSONEncoder, Element) -> Void
    ) {
        bytes += opening.utf8
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine()
            writeElement(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { breakLine() }
        bytes += closing.utf8
    }

    private mutating func breakLine() {
        guard indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
    }

    /// Whole numbers without a fraction; what JSON cannot write (infinity) as null.
    private mutating func write(_ number: Double) {
        guard number.isFinite else { return bytes += "null".utf8 }
        let whole = Int(exactly: number).flatMap { $0.magnitude < 1 << 53 ? $0 : nil }
        bytes += (whole.map(String.init) ?? number.description).utf8
    }

    /// What JSON does not allow as it is, and what would command a terminal that shows the document, is escaped.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.unicodeScalars.contains(where: Self.isEscaped) {
            for scalar in text.unicodeScalars { write(scalar) }
        } else {
            bytes += text.utf8
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "\\" || scalar.signe != nil
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes += "\\\"".utf8
        case "\\": bytes += "\\\\".utf8
        case "\n": bytes += "\\n".utf8
        case "\r": bytes += "\\r".utf8
        case "\t": bytes += "\\t".utf8
        case _ where scalar.signe != nil:
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            }
        default: bytes += String(scalar).utf8
        }
    }
}
