/// A header's word and its parameters: `attachment; filename="bilan 2026.xlsx"` (RFC 9110 §5.6.6).
public struct HeaderParameters: Sendable {
    /// The word before the first semicolon, in small letters.
    public let word: String
    private var values: [String: String] = [:]

    /// Reads what can be read; what is no parameter is passed over.
    public init(_ header: some StringProtocol) {
        var rest = Substring(header)
        word = HeaderParameters.token(&rest).lowercased()
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...]
            let name = HeaderParameters.token(&rest).lowercased()
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            let value = HeaderParameters.value(&rest)
            // The first one counts, as in browsers.
            if values[name] == nil { values[name] = value }
        }
    }

    /// The parameter of that name, which is written in small letters.
    public subscript(name: String) -> String? { values[name] }

    /// The file's name: `filename*` (RFC 8187, in UTF-8) where it can be read, else `filename`, in which browsers
    /// write a quotation mark as `%22` (HTML, "multipart form data").
    public var fileName: String? {
        if let extended = values["filename*"]?.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false),
            extended.count == 3, extended[0].lowercased() == "utf-8"
        {
            return HeaderParameters.percentDecoded(extended[2])
        }
        return values["filename"]?.split(separator: "%22", omittingEmptySubsequences: false).joined(separator: "\"")
    }

    private static func token(_ rest: inout Substring) -> Substring {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        let token = rest.prefix { $0 != ";" && $0 != "=" }
        rest = rest[token.endIndex...]
        return token.trimmingBlanks
    }

    private static func value(_ rest: inout Substring) -> String {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard rest.first == "\"" else { return String(token(&rest)) }
        rest.removeFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            // Browsers leave a backslash as it is: it stands for itself unless a quotation mark follows.
            if character == "\\", rest.first == "\"" {
                rest.removeFirst()
                value.append("\"")
            } else {
                value.append(character)
            }
        }
        return value
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                bytes.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var text = self
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
