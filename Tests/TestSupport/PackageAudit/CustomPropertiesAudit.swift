/// Properties of one's own: ids from 2, names and ids each once (ISO 29500-1 §22.3.2.2).
struct CustomPropertiesAudit {
    private let package: AuditedPackage
    private let log: AuditLog

    private static let format = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

    init(_ package: AuditedPackage, _ log: AuditLog) {
        self.package = package
        self.log = log
    }

    func run() {
        for part in package.parts {
            guard let root = part.root, root.name == "op:Properties" else { continue }
            var ids: Set<Int> = []
            var names: Set<String> = []
            for property in root.all("op:property") {
                let name = property["name"] ?? ""
                let id = property.integer("pid") ?? 0
                let isKnown = property["fmtid"]?.uppercased() == Self.format
                if id < 2 || !ids.insert(id).inserted || name.isEmpty || !names.insert(name.lowercased()).inserted
                    || !isKnown || property.children.count != 1
                {
                    log.note(.customProperty, part.name, name, "pid=\"\(id)\"")
                }
            }
        }
    }
}
