/// What charts read from the sheets, and the values they keep of it (ISO 29500-1 §21.2.2).
struct ChartAudit {
    private let book: AuditedWorkbook
    private let log: AuditLog

    init(_ book: AuditedWorkbook, _ log: AuditLog) {
        self.book = book
        self.log = log
    }

    func run() {
        for part in book.package.parts {
            guard let root = part.root, root.name == "c:chartSpace" else { continue }
            for node in root.descendants where node.name == "c:strRef" || node.name == "c:numRef" {
                check(node, part.name)
            }
            checkAxes(root, part.name)
        }
    }

    private func check(_ node: XMLNode, _ part: String) {
        let text = node.first("c:f")?.text ?? ""
        guard let target = FormulaReader.reference(text), let sheet = target.sheet, book.knows(sheet: sheet) else {
            return log.note(.chartReference, part, "line \(node.line)", "\(text) is no place in the workbook")
        }
        guard let cache = node.first("c:strCache") ?? node.first("c:numCache") else { return }
        let points = cache.all("c:pt").compactMap { $0.integer("idx") }
        let count = cache.first("c:ptCount")?.integer("val") ?? 0
        if count != target.range.cellCount || points != Set(points).sorted() || points.contains(where: { $0 >= count })
        {
            log.note(.chartCache, part, text, "keeps \(points.count) of \(count) values")
        }
    }

    /// Each chart names axes that are there, and each axis crosses one of them.
    private func checkAxes(_ root: XMLNode, _ part: String) {
        let nodes = root.descendants
        let axes = nodes.filter { $0.name.hasSuffix("Ax") }
        let ids = axes.compactMap { $0.first("c:axId")?["val"] }
        let named = nodes.filter { $0.name.hasSuffix("Chart") }.flatMap { $0.all("c:axId") }.compactMap { $0["val"] }
        let crossed = axes.compactMap { $0.first("c:crossAx")?["val"] }
        if Set(ids).count != ids.count || !Set(named + crossed).isSubset(of: ids) {
            log.note(.chartReference, part, "axes", "\(ids), named \(named), crossed \(crossed)")
        }
    }
}
