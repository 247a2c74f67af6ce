/// Content types and relationships, each held against the parts that are there (ISO 29500-2 §6).
struct PartsAudit {
    private let package: AuditedPackage
    private let log: AuditLog

    private static let office = "application/vnd.openxmlformats-officedocument."
    private static let relationships = "application/vnd.openxmlformats-package.relationships+xml"

    /// What a part's root says its content type must be.
    private static let typeOfRoot: [String: String] = [
        "workbook": office + "spreadsheetml.sheet.main+xml",
        "worksheet": office + "spreadsheetml.worksheet+xml",
        "styleSheet": office + "spreadsheetml.styles+xml",
        "sst": office + "spreadsheetml.sharedStrings+xml",
        "table": office + "spreadsheetml.table+xml",
        "comments": office + "spreadsheetml.comments+xml",
        "{}xml": office + "vmlDrawing",
        "a:theme": office + "theme+xml",
        "xdr:wsDr": office + "drawing+xml",
        "c:chartSpace": office + "drawingml.chart+xml",
        "ep:Properties": office + "extended-properties+xml",
        "op:Properties": office + "custom-properties+xml",
        "cp:coreProperties": "application/vnd.openxmlformats-package.core-properties+xml",
        "rel:Relationships": relationships,
    ]

    /// What a relationship is that leads to a part with this root: the last word of its type.
    private static let relationshipOfRoot: [String: String] = [
        "workbook": "officeDocument", "worksheet": "worksheet", "styleSheet": "styles", "sst": "sharedStrings",
        "table": "table", "comments": "comments", "{}xml": "vmlDrawing", "a:theme": "theme", "xdr:wsDr": "drawing",
        "c:chartSpace": "chart", "ep:Properties": "extended-properties", "op:Properties": "custom-properties",
        "cp:coreProperties": "core-properties",
    ]

    /// What the end of an image's name says.
    private static let typeOfSuffix = ["png": "image/png", "jpeg": "image/jpeg"]

    init(_ package: AuditedPackage, _ log: AuditLog) {
        self.package = package
        self.log = log
    }

    func run() {
        contentTypes()
        var reached: Set<String> = []
        for part in package.parts {
            if let source = AuditedPackage.source(of: part.name) {
                reached.formUnion(checkRelationships(in: part.name, of: source))
            }
        }
        for part in package.parts where part.name != "[Content_Types].xml" {
            if AuditedPackage.source(of: part.name) == nil, !reached.contains(part.name.lowercased()) {
                log.note(.partUnreachable, part.name, "", "no relationship leads here")
            }
            if let root = part.root { checkReferences(in: part.name, root) }
        }
        if package.mainPart == nil { log.note(.relationshipMissing, "_rels/.rels", "", "no office document") }
    }

    // MARK: Content types

    private func contentTypes() {
        let list = "[Content_Types].xml"
        guard let types = package.root(of: list) else {
            return log.note(.contentTypeMissing, list, "", "the list is absent")
        }
        var defaults: [String: String] = [:]
        var overrides: [String: String] = [:]
        for node in types.children {
            let type = node["ContentType"] ?? ""
            if let suffix = node["Extension"] {
                if defaults.updateValue(type, forKey: suffix.lowercased()) != nil {
                    log.note(.contentTypeWrong, list, suffix, "two defaults")
                }
            } else if let name = node["PartName"] {
                if !name.hasPrefix("/") { log.note(.contentTypeWrong, list, name, "no leading slash") }
                let key = String(name.drop { $0 == "/" }).lowercased()
                if overrides.updateValue(type, forKey: key) != nil {
                    log.note(.contentTypeWrong, list, name, "two overrides")
                }
                if !package.contains(key) { log.note(.contentTypeWithoutPart, list, name, "there is no such part") }
            }
        }
        for part in package.parts where part.name != list {
            let suffix = part.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
            let type = overrides[part.name.lowercased()] ?? defaults[suffix]
            let wanted = part.root.flatMap { Self.typeOfRoot[$0.name] } ?? Self.typeOfSuffix[suffix]
            if type == nil {
                log.note(.contentTypeMissing, part.name, "", "has no content type")
            } else if let wanted, wanted != type, overrides[part.name.lowercased()] == nil {
                log.note(.contentTypeMissing, part.name, "", "has only the default \(type ?? "")")
            } else if let wanted, wanted != type {
                log.note(.contentTypeWrong, part.name, "", "is \(type ?? ""), not \(wanted)")
            }
        }
    }

    // MARK: Relationships

    private func checkRelationships(in part: String, of source: String) -> Set<String> {
        if !source.isEmpty, !package.contains(source) {
            log.note(.relationshipWithoutPart, part, "", "its part \(source) is absent")
        }
        var ids: Set<String> = []
        var reached: Set<String> = []
        for relationship in package.relationships(of: source) {
            if !ids.insert(relationship.id).inserted {
                log.note(.relationshipDuplicate, part, relationship.id, "used twice")
            }
            guard let target = relationship.target else { continue }
            reached.insert(target.lowercased())
            if let wanted = package.root(of: target).flatMap({ Self.relationshipOfRoot[$0.name] }),
                relationship.type != wanted
            {
                log.note(
                    .relationshipWrong, part, relationship.id,
                    "leads to \(target) as \(relationship.type), not \(wanted)")
            }
            if !package.contains(target) {
                log.note(.relationshipWithoutPart, part, relationship.id, "leads to \(target), which is absent")
            }
        }
        return reached
    }

    /// Every `r:id` names a relationship of its part.
    private func checkReferences(in part: String, _ root: XMLNode) {
        let ids = Set(package.relationships(of: part).map(\.id))
        for node in root.descendants {
            for (name, value) in node.attributes where name.hasPrefix("r:") && !ids.contains(value) {
                log.note(
                    .relationshipMissing, part, "\(node.name), line \(node.line)", "\(name)=\"\(value)\" leads nowhere")
            }
        }
    }
}
