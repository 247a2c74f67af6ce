/// What lies over the cells: objects with ids of their own, within the grid (ISO 29500-1 §20.5.2).
struct DrawingAudit {
    private let package: AuditedPackage
    private let log: AuditLog

    init(_ package: AuditedPackage, _ log: AuditLog) {
        self.package = package
        self.log = log
    }

    func run() {
        for part in package.parts {
            guard let root = part.root, root.name == "xdr:wsDr" else { continue }
            let ids = root.descendants.filter { $0.name == "xdr:cNvPr" }.compactMap { $0["id"] }
            if Set(ids).count != ids.count { log.note(.drawing, part.name, "", "ids \(ids)") }
            for anchor in root.children { check(anchor, part.name) }
        }
    }

    private func check(_ anchor: XMLNode, _ part: String) {
        func note(_ text: String) { log.note(.drawing, part, "\(anchor.name), line \(anchor.line)", text) }
        let corners = ["xdr:from", "xdr:to"].compactMap { anchor.first($0) }.map { corner in
            (
                corner.first("xdr:row").flatMap { Int($0.text) } ?? -1,
                corner.first("xdr:col").flatMap { Int($0.text) } ?? -1
            )
        }
        for (row, column) in corners where !(0...GridRange.lastRow ~= row && 0...GridRange.lastColumn ~= column) {
            note("lies at row \(row), column \(column)")
        }
        if corners.count == 2, corners[1].0 < corners[0].0 || corners[1].1 < corners[0].1 {
            note("ends before it begins")
        }
        if let size = anchor.first("xdr:ext"), size.integer("cx") ?? 0 < 1 || size.integer("cy") ?? 0 < 1 {
            note("is \(size["cx"] ?? "") wide and \(size["cy"] ?? "") high")
        }
    }
}
