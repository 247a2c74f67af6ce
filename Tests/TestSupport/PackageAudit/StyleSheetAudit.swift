/// The styles part: its fixed entries, and every index in it (ISO 29500-1 §18.8).
struct StyleSheetAudit {
    private let book: AuditedWorkbook
    private let log: AuditLog

    /// Formats that need no definition (ISO 29500-1 §18.8.30).
    private static let builtInFormats: Set<Int> = Set(0...22).union(27...36).union(37...40).union(45...49).union(
        50...58)
    private static let firstCustomFormat = 164
    private static let longestFormat = 255

    init(_ book: AuditedWorkbook, _ log: AuditLog) {
        self.book = book
        self.log = log
    }

    func run() {
        guard let (part, root) = book.styleSheet else { return }
        func note(_ code: AuditFinding.Code, _ place: String, _ text: String) { log.note(code, part, place, text) }
        let formats = formats(root, note)
        let fills = root.first("fills")?.all("fill") ?? []
        for (position, wanted) in ["none", "gray125"].enumerated() {
            let found = fills.indices.contains(position) ? fills[position].first("patternFill")?["patternType"] : nil
            if found != wanted { note(.reservedFill, "fill \(position)", "is \(found ?? "absent"), not \(wanted)") }
        }
        for fill in fills where fill.children.isEmpty { note(.elementMissing, "fill, line \(fill.line)", "is empty") }
        let counts = [
            "fontId": root.first("fonts")?.all("font").count ?? 0, "fillId": fills.count,
            "borderId": root.first("borders")?.all("border").count ?? 0,
            "xfId": root.first("cellStyleXfs")?.all("xf").count ?? 0,
        ]
        for name in ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs"] where root.first(name) == nil {
            note(.elementMissing, name, "is absent")
        }
        for node in root.descendants where node.name == "alignment" {
            if let turn = node.integer("textRotation"), turn != 255, !(0...180 ~= turn) {
                note(.attributeValue, "alignment, line \(node.line)", "textRotation=\"\(turn)\"")
            }
        }
        let cellStyles = root.first("cellStyles")?.all("cellStyle") ?? []
        for node in (root.first("cellStyleXfs")?.children ?? []) + (root.first("cellXfs")?.children ?? []) + cellStyles
        {
            for (attribute, count) in counts.sorted(by: { $0.key < $1.key }) {
                if let index = node.integer(attribute), !(0..<count).contains(index) {
                    note(.styleIndex, "\(node.name), line \(node.line)", "\(attribute)=\"\(index)\" of \(count)")
                }
            }
            if let id = node.integer("numFmtId"), !formats.contains(id), !Self.builtInFormats.contains(id) {
                note(.formatUndefined, "\(node.name), line \(node.line)", "numFmtId=\"\(id)\"")
            }
        }
        if !cellStyles.contains(where: { $0["name"] == "Normal" && $0.integer("builtinId") == 0 }) {
            note(.normalStyle, "cellStyles", "no style Normal")
        }
    }

    private func formats(_ root: XMLNode, _ note: (AuditFinding.Code, String, String) -> Void) -> Set<Int> {
        var ids: Set<Int> = []
        var codes: Set<String> = []
        for node in root.first("numFmts")?.all("numFmt") ?? [] {
            let code = node["formatCode"] ?? ""
            guard let id = node.integer("numFmtId") else { continue }
            if !ids.insert(id).inserted { note(.formatDuplicate, "\(id)", "defined twice") }
            if !codes.insert(code).inserted { note(.formatDuplicate, "\(id)", "\(code) again") }
            if id < Self.firstCustomFormat { note(.formatReserved, "\(id)", "\(code) below \(Self.firstCustomFormat)") }
            if code.isEmpty || code.utf16.count > Self.longestFormat || code.count(of: "\"") % 2 != 0 {
                note(.attributeValue, "numFmt \(id)", "formatCode=\"\(code)\"")
            }
        }
        return ids
    }
}

extension String {
    func count(of character: Character) -> Int { count { $0 == character } }
}
