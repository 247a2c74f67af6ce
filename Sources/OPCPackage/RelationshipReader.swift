import XMLStream

/// Reads a part of relationships (ISO 29500-2 §6.5.3). Those without identifier, type or target are passed over.
final class RelationshipReader: XMLContentHandler {
    private let source: PartName?
    private(set) var relationships: [Relationship] = []

    init(source: PartName?) {
        self.source = source
    }

    func startElement(_ element: inout XMLElement) throws {
        guard element.name == .relationship, let id = element.string(.id), let type = element.string(.type),
            let target = element.string(.target)
        else { return }
        let isExternal = element.string(.targetMode) == "External"
        relationships.append(
            Relationship(
                id: id, type: RelationshipType(type), target: isExternal ? .external(target) : resolved(target)))
    }

    private func resolved(_ target: String) -> Relationship.Target {
        let part = source.map { $0.resolving(target) } ?? PartName.resolvingFromRoot(target)
        return part.map { .part($0) } ?? .external(target)
    }
}

extension XMLName {
    fileprivate static let relationship = XMLName(.packageRelationships, "Relationship")
}

extension XMLAttributeName {
    fileprivate static let id = XMLAttributeName("Id")
    fileprivate static let type = XMLAttributeName("Type")
    fileprivate static let target = XMLAttributeName("Target")
    fileprivate static let targetMode = XMLAttributeName("TargetMode")
}
