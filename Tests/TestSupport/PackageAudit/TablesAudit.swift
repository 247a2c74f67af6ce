/// Tables, each held against the cells that it is laid over (ISO 29500-1 §18.5.1.2).
struct TablesAudit {
    private let book: AuditedWorkbook
    private let sheet: AuditedWorkbook.Sheet
    private let root: XMLNode
    private let log: AuditLog

    init(_ book: AuditedWorkbook, _ sheet: AuditedWorkbook.Sheet, root: XMLNode, _ log: AuditLog) {
        self.book = book
        self.sheet = sheet
        self.root = root
        self.log = log
    }

    func run() {
        let relationships = book.package.relationships(of: sheet.part ?? "").filter { $0.type == "table" }
        for target in relationships.compactMap(\.target) {
            guard let table = book.package.root(of: target) else { continue }
            check(table, target)
        }
    }

    /// Ids and names are those of the whole workbook.
    static func checkTogether(_ package: AuditedPackage, _ log: AuditLog) {
        var ids: Set<String> = []
        var names: Set<String> = []
        for part in package.parts {
            guard let table = part.root, table.name == "table" else { continue }
            let (id, name) = (table["id"] ?? "", (table["displayName"] ?? "").lowercased())
            if !ids.insert(id).inserted { log.note(.table, part.name, "id", "\(id) is another's too") }
            if !names.insert(name).inserted { log.note(.table, part.name, "name", "\(name) is another's too") }
        }
    }

    private func check(_ table: XMLNode, _ part: String) {
        func note(_ text: String) { log.note(.table, part, table["ref"] ?? "", text) }
        let name = table["displayName"] ?? ""
        if book.knows(name: name, on: nil) { note("\(name) is a defined name too") }
        guard let range = table["ref"].flatMap({ GridRange($0) }) else { return note("has no range") }
        if range.rows.count < 2 { note("has no row below its headings") }
        if table.first("autoFilter")?["ref"] != table["ref"] { note("filters other cells") }
        let columns = table.first("tableColumns")?.all("tableColumn") ?? []
        if columns.count != range.columns.count { note("\(columns.count) columns for \(range.columns.count)") }
        let row = root.first("sheetData")?.children.first { $0.integer("r") == range.rows.lowerBound }
        let texts =
            book.sharedStrings?.root.all("si").map { $0.descendants.filter { $0.name == "t" }.map(\.text).joined() }
            ?? []
        let headings = (row?.children ?? []).filter { cell in
            cell["r"].flatMap(GridRange.corner).map { range.columns.contains($0.column) } ?? false
        }.map { cell in
            let rank = cell["t"] == "s" ? cell.first("v").flatMap { Int($0.text) } : nil
            return rank.flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
        }
        if headings != columns.map({ $0["name"] ?? "" }) { note("its columns are not its headings: \(headings)") }
        if Set(headings.map { $0.lowercased() }).count != headings.count { note("two headings are the same") }
    }
}
