/// Elements in their order, attributes known and of their type, lists as long as they say.
struct VocabularyAudit {
    private let part: String
    private let log: AuditLog

    init(_ part: String, _ log: AuditLog) {
        self.part = part
        self.log = log
    }

    func check(_ node: XMLNode) {
        if let rule = Vocabulary.rules[node.name] {
            checkAttributes(of: node, rule)
            if !rule.isOpen { checkChildren(of: node, rule) }
        }
        if let count = node["count"] {
            // Cells use a text as often as they like; `sst` has its own check.
            let children = node.children.count { $0.name != "extLst" }
            if node.name != "sst", Int(count) != children {
                note(.wrongCount, node, "count=\"\(count)\", and \(children) stand there")
            }
        }
        for child in node.children { check(child) }
    }

    private func note(_ code: AuditFinding.Code, _ node: XMLNode, _ text: String) {
        let cell = node.name == "c" ? node["r"].map { " " + $0 } ?? "" : ""
        log.note(code, part, "\(node.name)\(cell), line \(node.line)", text)
    }

    private func checkAttributes(of node: XMLNode, _ rule: ElementRule) {
        for (name, value) in node.attributes {
            guard let attribute = rule.attributes[name] else {
                // Extensions come with a namespace of their own, which `mc:Ignorable` announces.
                if !name.hasPrefix("{") && !name.hasPrefix("mc:") {
                    note(.attributeUnknown, node, "\(name)=\"\(value)\"")
                }
                continue
            }
            if !attribute.value.accepts(value) { note(.attributeValue, node, "\(name)=\"\(value)\"") }
        }
        let required = rule.attributes.filter(\.value.isRequired).keys.sorted()
        for name in required where node[name] == nil {
            note(.attributeMissing, node, name)
        }
    }

    private func checkChildren(of node: XMLNode, _ rule: ElementRule) {
        var position = 0
        var seen: Set<String> = []
        for child in node.children {
            guard let place = rule.children.firstIndex(where: { $0.name == child.name }) else {
                if !child.name.hasPrefix("{") && !child.name.hasPrefix("mc:") {
                    note(.elementUnknown, child, "is no child of \(node.name)")
                }
                continue
            }
            let isNew = seen.insert(child.name).inserted
            if place < position {
                note(.elementOrder, child, "stands after \(rule.children[position].name)")
            } else if !isNew, !rule.children[place].mayRepeat {
                note(.elementOrder, child, "stands twice")
            }
            position = max(position, place)
        }
        for child in rule.children where child.isRequired && !seen.contains(child.name) {
            note(.elementMissing, node, "has no \(child.name)")
        }
    }
}
