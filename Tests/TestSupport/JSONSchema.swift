public import Foundation

/// The part of JSON Schema that our schemas use (draft 2020-12): enough to judge a document, and no more. A keyword that
/// is not known is a complaint, so that no rule is passed over.
public struct JSONSchema {
    private let root: [String: Any]

    public init(_ data: Data) throws {
        root = (try JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
    }

    /// What does not hold, each with its place; empty for a valid document.
    public func complaints(_ document: Data) throws -> [String] {
        complaints(try JSONSerialization.jsonObject(with: document, options: .fragmentsAllowed), root, "")
    }

    private func complaints(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        schema.flatMap { keyword, rule -> [String] in
            switch keyword {
            case "$schema", "title", "description", "$defs": []
            case "$ref": complaints(value, definition(rule), place)
            case "type": names(rule).contains { isA(value, $0) } ? [] : ["\(place) is no \(names(rule))"]
            case "const": isEqual(value, rule) ? [] : ["\(place) is not \(rule)"]
            case "enum":
                (rule as? [Any] ?? []).contains { isEqual(value, $0) } ? [] : ["\(place) \(value) is none of \(rule)"]
            case "pattern": matches(value, rule) ? [] : ["\(place) \(value) is not like \(rule)"]
            case "minimum", "maximum": isWithin(value, rule, keyword) ? [] : ["\(place) \(value) is beyond \(rule)"]
            case "oneOf":
                schemas(rule).count { complaints(value, $0, place).isEmpty } == 1
                    ? [] : ["\(place) fits not one of oneOf"]
            case "items":
                (value as? [Any] ?? []).enumerated().flatMap {
                    complaints($1, rule as? [String: Any] ?? [:], "\(place)/\($0)")
                }
            case "required": missing(value, names(rule)).map { "\(place)/\($0) is missing" }
            case "properties": properties(value, rule, place)
            case "additionalProperties":
                unknown(value, schema).map { "\(place)/\($0) is not in the schema" }
            default: ["\(place): the keyword \(keyword) is not judged"]
            }
        }
    }

    private func definition(_ reference: Any) -> [String: Any] {
        let name = (reference as? String)?.replacing("#/$defs/", with: "") ?? ""
        return (root["$defs"] as? [String: Any])?[name] as? [String: Any] ?? ["no definition": name]
    }

    private func names(_ rule: Any) -> [String] { rule as? [String] ?? [rule as? String ?? ""] }

    private func missing(_ value: Any, _ names: [String]) -> [String] {
        guard let object = value as? [String: Any] else { return [] }
        return names.filter { object[$0] == nil }
    }

    private func schemas(_ rule: Any) -> [[String: Any]] { rule as? [[String: Any]] ?? [] }

    private func properties(_ value: Any, _ rule: Any, _ place: String) -> [String] {
        guard let object = value as? [String: Any], let rules = rule as? [String: [String: Any]] else { return [] }
        return object.flatMap { key, value in rules[key].map { complaints(value, $0, "\(place)/\(key)") } ?? [] }
    }

    private func unknown(_ value: Any, _ schema: [String: Any]) -> [String] {
        let known = schema["properties"] as? [String: Any] ?? [:]
        return (value as? [String: Any] ?? [:]).keys.filter { known[$0] == nil }
    }

    private func isA(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "null": value is NSNull
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": isBoolean(value)
        case "number": value is NSNumber && !isBoolean(value)
        case "integer":
            !isBoolean(value) && (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
        default: false
        }
    }

    private func isBoolean(_ value: Any) -> Bool {
        (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
    }

    private func isEqual(_ value: Any, _ other: Any) -> Bool {
        isBoolean(value) == isBoolean(other) && (value as? NSObject) == (other as? NSObject)
    }

    private func matches(_ value: Any, _ rule: Any) -> Bool {
        guard let text = value as? String, let pattern = rule as? String else { return true }
        return text.range(of: pattern, options: .regularExpression) != nil
    }

    private func isWithin(_ value: Any, _ rule: Any, _ keyword: String) -> Bool {
        guard let number = value as? NSNumber, let bound = rule as? NSNumber else { return true }
        return keyword == "minimum"
            ? number.doubleValue >= bound.doubleValue : number.doubleValue <= bound.doubleValue
    }
}

extension JSONSchema {
    /// That of the documents of `import`.
    public static func ofImport() throws -> JSONSchema {
        try JSONSchema(Data(contentsOf: Checkout.root.appending(path: "Templates/import.schema.json")))
    }
}
