/// Makes a tree of a part's bytes (XML 1.0, UTF-8, no DOCTYPE).
///
/// It shares nothing with the project's reader and writer: what those two agree to get wrong is found here.
struct XMLTreeParser {
    struct Malformed: Error {
        let line: Int
        let what: String
        /// A character that XML can't carry, rather than wrong markup.
        var isForbiddenCharacter = false
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var open: [XMLNode] = []
    private var scopes: [[String: String]] = [["xml": "http://www.w3.org/XML/1998/namespace"]]
    private var rawNames: [String] = []
    private var root: XMLNode?

    static func parse(_ bytes: [UInt8]) throws(Malformed) -> XMLNode {
        var parser = XMLTreeParser(bytes: bytes)
        return try parser.document()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    private func malformed(_ what: String) -> Malformed { Malformed(line: line, what: what) }

    // MARK: Document

    private mutating func document() throws(Malformed) -> XMLNode {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw malformed("not UTF-8") }
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") {
                try markup()
            } else {
                let text = try text(until: [UInt8(ascii: "<")])
                if let node = open.last {
                    node.append(text: text)
                } else if text.contains(where: { !$0.isWhitespace }) {
                    throw malformed("text outside the root element")
                }
            }
        }
        guard let root, open.isEmpty else { throw malformed("the document ends too early") }
        return root
    }

    private mutating func markup() throws(Malformed) {
        if skip("<!--") {
            _ = try raw(until: "-->")
        } else if skip("<![CDATA[") {
            let text = try raw(until: "]]>")
            open.last?.append(text: text)
        } else if skip("<?") {
            _ = try raw(until: "?>")
        } else if skip("<!") {
            throw malformed("a DOCTYPE")
        } else if skip("</") {
            let name = try name()
            skipBlanks()
            guard skip(">"), rawNames.popLast() == name, open.popLast() != nil else {
                throw malformed("</\(name)> ends no open element")
            }
            scopes.removeLast()
        } else {
            position += 1
            try startTag()
        }
    }

    private mutating func startTag() throws(Malformed) {
        let startLine = line
        let rawName = try name()
        var rawAttributes: [(name: String, value: String)] = []
        var scope = scopes[scopes.count - 1]
        while true {
            let hadBlank = skipBlanks()
            if skip("/>") || skip(">") { break }
            guard hadBlank else { throw malformed("no blank before an attribute of <\(rawName)>") }
            let name = try name()
            skipBlanks()
            guard skip("=") else { throw malformed("\(name) of <\(rawName)> has no value") }
            skipBlanks()
            let value = try quoted()
            if name == "xmlns" {
                scope[""] = value
            } else if name.hasPrefix("xmlns:") {
                scope[String(name.dropFirst(6))] = value
            } else {
                rawAttributes.append((name, value))
            }
        }
        let isEmpty = bytes[position - 2] == UInt8(ascii: "/")
        var attributes: [(name: String, value: String)] = []
        for (name, value) in rawAttributes {
            let resolved = name.contains(":") ? try resolve(name, scope) : name
            guard !attributes.contains(where: { $0.name == resolved }) else {
                throw malformed("<\(rawName)> has \(name) twice")
            }
            attributes.append((resolved, value))
        }
        let node = XMLNode(name: try resolve(rawName, scope), attributes: attributes, line: startLine)
        if let parent = open.last {
            parent.append(node)
        } else if root == nil {
            root = node
        } else {
            throw malformed("a second root element")
        }
        guard !isEmpty else { return }
        open.append(node)
        rawNames.append(rawName)
        scopes.append(scope)
    }

    private func resolve(_ name: String, _ scope: [String: String]) throws(Malformed) -> String {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        let (prefix, local) = parts.count == 2 ? (parts[0], parts[1]) : ("", name)
        guard let uri = scope[prefix] else {
            guard prefix.isEmpty else { throw malformed("the prefix of \(name) is not declared") }
            return "{}" + local
        }
        return AuditNamespace.prefixes[uri].map { $0 + local } ?? "{\(uri)}\(local)"
    }

    // MARK: Pieces

    private mutating func skip(_ token: StaticString) -> Bool {
        let count = token.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        let wanted = UnsafeBufferPointer(start: token.utf8Start, count: count)
        guard bytes[position..<(position + count)].elementsEqual(wanted) else { return false }
        position += count
        return true
    }

    @discardableResult
    private mutating func skipBlanks() -> Bool {
        let start = position
        while position < bytes.count, Self.isBlank(bytes[position]) {
            if bytes[position] == 10 { line += 1 }
            position += 1
        }
        return position > start
    }

    private mutating func name() throws(Malformed) -> String {
        let start = position
        while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
        guard position > start else { throw malformed("a name is missing") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 9 || byte == 13 }

    private static func endsName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...32, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "<"): true
        default: false
        }
    }

    /// Nothing that needs a closer look, whatever stands around it.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<32, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0xEF: false
        default: true
        }
    }

    private mutating func quoted() throws(Malformed) -> String {
        guard position < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) else {
            throw malformed("an attribute's value is not quoted")
        }
        let quote = bytes[position]
        position += 1
        let value = try text(until: [quote, UInt8(ascii: "<")])
        guard position < bytes.count, bytes[position] == quote else {
            throw malformed("an attribute's value is not ended")
        }
        position += 1
        return value
    }

    private mutating func raw(until end: StaticString) throws(Malformed) -> String {
        let start = position
        while position < bytes.count {
            let here = position
            if skip(end) { return String(decoding: bytes[start..<here], as: UTF8.self) }
            try checkCharacter()
            position += 1
        }
        throw malformed("\(end) is missing")
    }

    /// Text with its references resolved, up to one of the bytes or the end.
    private mutating func text(until ends: [UInt8]) throws(Malformed) -> String {
        var piece: [UInt8] = []
        while position < bytes.count {
            let plain = position
            while position < bytes.count, Self.isPlain(bytes[position]) { position += 1 }
            piece += bytes[plain..<position]
            guard position < bytes.count, !ends.contains(bytes[position]) else { break }
            try checkCharacter()
            if bytes[position] == UInt8(ascii: "&") {
                piece.append(contentsOf: String(try reference()).utf8)
            } else {
                piece.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: piece, as: UTF8.self)
    }

    private mutating func checkCharacter() throws(Malformed) {
        let byte = bytes[position]
        if byte == 10 { line += 1 }
        let isNonCharacter =
            byte == 0xEF && position + 2 < bytes.count && bytes[position + 1] == 0xBF && bytes[position + 2] >= 0xBE
        guard byte < 32 && !Self.isBlank(byte) || isNonCharacter else { return }
        throw Malformed(line: line, what: "a character that XML can't carry", isForbiddenCharacter: true)
    }

    private mutating func reference() throws(Malformed) -> Unicode.Scalar {
        guard let end = bytes[position...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw malformed("an ampersand that begins no reference")
        }
        let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        position = end + 1
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let value = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        guard name.hasPrefix("#"), let value, let scalar = Unicode.Scalar(value) else {
            throw malformed("&\(name); is no reference")
        }
        guard value >= 32 || [9, 10, 13].contains(value), ![0xFFFE, 0xFFFF].contains(value) else {
            throw Malformed(
                line: line, what: "&\(name); is a character that XML can't carry", isForbiddenCharacter: true)
        }
        return scalar
    }
}
