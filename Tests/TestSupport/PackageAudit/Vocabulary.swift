/// What may stand in an element: its attributes with their types, and its children in their order.
struct ElementRule {
    enum Value {
        case any, boolean, unsigned, integer, decimal, color, cell, range, ranges
        case oneOf(Set<String>)

        func accepts(_ text: String) -> Bool {
            switch self {
            case .any: true
            case .boolean: ["0", "1", "true", "false"].contains(text)
            case .unsigned: UInt32(text) != nil
            case .integer: Int32(text) != nil
            case .decimal: Double(text).map(\.isFinite) ?? false
            case .color: text.utf8.count == 8 && UInt32(text, radix: 16) != nil
            case .cell: GridRange(text).map { $0.isSingleCell && !text.contains(":") } ?? false
            case .range: GridRange(text) != nil
            case .ranges: GridRange.list(text) != nil
            case .oneOf(let values): values.contains(text)
            }
        }
    }

    struct Attribute {
        let value: Value
        let isRequired: Bool
    }

    struct Child {
        let name: String
        let isRequired: Bool
        let mayRepeat: Bool
    }

    let attributes: [String: Attribute]
    let children: [Child]
    /// The children stand in any order, or are of no concern.
    let isOpen: Bool
}

/// The part of ISO 29500-1's vocabulary that the project writes or keeps, as the tables of ``SpreadsheetVocabulary``
/// and ``DrawingVocabulary`` say it: one element a line, its attributes, a bar, its children.
///
/// Attributes: `name:type`, or `name=one|of|these`; `!` when required. Types: `b`oolean, `u`nsigned, `i`nteger,
/// `d`ecimal, `color`, `cell`, `range`, `ranges`; none is a text.
/// Children: in their order; `?` at most one, `*` any number, `+` at least one, `…` any in any order.
enum Vocabulary {
    static let rules: [String: ElementRule] = {
        var rules: [String: ElementRule] = [:]
        for line in (SpreadsheetVocabulary.table + "\n" + DrawingVocabulary.table).split(separator: "\n") {
            let halves = line.split(separator: " | ", omittingEmptySubsequences: false)
            let words = halves[0].split(separator: " ").map(String.init)
            let children = halves.count > 1 ? halves[1].split(separator: " ").map(String.init) : []
            for name in words[0].split(separator: ",") {
                rules[String(name)] = ElementRule(
                    attributes: Dictionary(words.dropFirst().map(attribute)) { first, _ in first },
                    children: children.filter { $0 != "…" }.map(child), isOpen: children.contains("…"))
            }
        }
        return rules
    }()

    private static func child(_ word: String) -> ElementRule.Child {
        let mark = word.last.flatMap { "?*+".contains($0) ? $0 : nil }
        return ElementRule.Child(
            name: mark == nil ? word : String(word.dropLast()), isRequired: mark == nil || mark == "+",
            mayRepeat: mark == "*" || mark == "+")
    }

    private static func attribute(_ word: String) -> (String, ElementRule.Attribute) {
        let isRequired = word.hasSuffix("!")
        let definition = isRequired ? String(word.dropLast()) : word
        if let mark = definition.firstIndex(of: "=") {
            let values = definition[definition.index(after: mark)...].split(separator: "|").map(String.init)
            return (String(definition[..<mark]), .init(value: .oneOf(Set(values)), isRequired: isRequired))
        }
        // These have a colon of their own.
        let isQualified = ["r:id", "r:embed", "r:link", "xml:space"].contains(definition)
        let parts = definition.split(separator: ":").map(String.init)
        guard !isQualified, parts.count == 2 else { return (definition, .init(value: .any, isRequired: isRequired)) }
        return (parts[0], .init(value: type(parts[1]), isRequired: isRequired))
    }

    private static func type(_ name: String) -> ElementRule.Value {
        switch name {
        case "b": .boolean
        case "u": .unsigned
        case "i": .integer
        case "d": .decimal
        case "color": .color
        case "cell": .cell
        case "range": .range
        case "ranges": .ranges
        default: .any
        }
    }
}
