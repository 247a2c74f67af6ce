/// The parts of a package as trees, and the relationships between them.
final class AuditedPackage {
    struct Part {
        let name: String
        let root: XMLNode?
    }

    struct Relationship {
        let id: String
        /// The last word of the type, which transitional and strict files share: `worksheet`.
        let type: String
        /// The entry it leads to; `nil` for what is outside.
        let target: String?
    }

    /// In the archive's order; those that are no XML have no tree.
    let parts: [Part]
    private let index: [String: Int]

    init(_ contents: [(name: String, bytes: [UInt8])], _ log: AuditLog) {
        parts = contents.map { name, bytes in
            guard [".xml", ".rels", ".vml"].contains(where: name.hasSuffix) else { return Part(name: name, root: nil) }
            do throws(XMLTreeParser.Malformed) {
                return Part(name: name, root: try XMLTreeParser.parse(bytes))
            } catch {
                log.note(
                    error.isForbiddenCharacter ? .forbiddenCharacter : .malformedXML, name, "line \(error.line)",
                    error.what)
                return Part(name: name, root: nil)
            }
        }
        index = Dictionary(parts.enumerated().map { ($1.name.lowercased(), $0) }) { first, _ in first }
    }

    func contains(_ name: String) -> Bool { index[name.lowercased()] != nil }

    func root(of name: String) -> XMLNode? { index[name.lowercased()].flatMap { parts[$0].root } }

    /// The relationships that start from a part, or from the package (`""`).
    func relationships(of source: String) -> [Relationship] {
        guard let root = root(of: Self.relationshipsPart(of: source)) else { return [] }
        return root.all("rel:Relationship").map { node in
            let isExternal = node["TargetMode"] == "External"
            return Relationship(
                id: node["Id"] ?? "", type: node["Type"]?.split(separator: "/").last.map(String.init) ?? "",
                target: isExternal ? nil : Self.resolve(node["Target"] ?? "", from: source))
        }
    }

    func target(of source: String, type: String) -> String? {
        relationships(of: source).first { $0.type == type }?.target
    }

    var mainPart: String? { target(of: "", type: "officeDocument") }

    /// `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
    static func relationshipsPart(of source: String) -> String {
        let words = source.split(separator: "/").map(String.init)
        return (words.dropLast() + ["_rels", (words.last ?? "") + ".rels"]).joined(separator: "/")
    }

    /// The part whose relationships a `.rels` part lists; `nil` for any other part.
    static func source(of relationshipsPart: String) -> String? {
        var words = relationshipsPart.split(separator: "/").map(String.init)
        guard words.count >= 2, words[words.count - 2] == "_rels", let last = words.last, last.hasSuffix(".rels") else {
            return nil
        }
        words.removeLast(2)
        let name = String(last.dropLast(5))
        return name.isEmpty ? "" : (words + [name]).joined(separator: "/")
    }

    private static func resolve(_ target: String, from source: String) -> String {
        var words = target.hasPrefix("/") ? [] : source.split(separator: "/").dropLast().map(String.init)
        for word in target.split(separator: "/") where word != "." {
            if word == ".." { _ = words.popLast() } else { words.append(String(word)) }
        }
        return words.joined(separator: "/")
    }
}
