/// A sheet's columns, frozen panes, header and page breaks (ISO 29500-1 §18.3.1).
struct SheetSetUpAudit {
    private let part: String
    private let root: XMLNode
    private let formats: Int
    private let log: AuditLog

    private static let widestColumn = 255.0
    private static let longestHeader = 255

    init(_ book: AuditedWorkbook, _ sheet: AuditedWorkbook.Sheet, part: String, root: XMLNode, _ log: AuditLog) {
        self.part = part
        self.root = root
        formats = book.cellFormatCount
        self.log = log
    }

    private func note(_ code: AuditFinding.Code, _ place: String, _ text: String) { log.note(code, part, place, text) }

    func run() {
        columns()
        outline()
        pane()
        for node in root.first("headerFooter")?.children ?? [] where node.text.decodedLength > Self.longestHeader {
            note(.headerFooter, node.name, "\(node.text.decodedLength) UTF-16 units")
        }
        pageBreaks()
    }

    private func columns() {
        var last = 0
        for column in root.all("cols").flatMap({ $0.all("col") }) {
            guard let first = column.integer("min"), let end = column.integer("max") else { continue }
            if first <= last || end < first || end > GridRange.lastColumn {
                note(.columns, "\(first)…\(end)", "after column \(last)")
            }
            last = end
            if let width = column["width"].flatMap(Double.init), !(0...Self.widestColumn ~= width) {
                note(.columns, "\(first)…\(end)", "\(width) wide")
            }
            if let style = column.integer("style"), !(0..<formats).contains(style) {
                note(.styleIndex, "column \(first)", "style=\"\(style)\" of \(formats)")
            }
        }
    }

    /// Programs show as many buttons as the sheet says that there are levels.
    private func outline() {
        let format = root.first("sheetFormatPr")
        let lines = [
            ("outlineLevelRow", root.all("sheetData").flatMap(\.children)),
            ("outlineLevelCol", root.all("cols").flatMap(\.children)),
        ]
        for (name, lines) in lines {
            let deepest = lines.compactMap { $0.integer("outlineLevel") }.max() ?? 0
            if deepest > 7 || format?.integer(name) ?? 0 < deepest { note(.outline, name, "is less than \(deepest)") }
        }
    }

    private func pane() {
        for view in root.first("sheetViews")?.all("sheetView") ?? [] {
            guard let pane = view.first("pane"), pane["state"] == "frozen" else { continue }
            let split = (
                column: pane["xSplit"].flatMap(Double.init) ?? 0, row: pane["ySplit"].flatMap(Double.init) ?? 0
            )
            let corner = pane["topLeftCell"].flatMap { GridRange.corner($0) }
            let wanted = split.column > 0 ? split.row > 0 ? "bottomRight" : "topRight" : "bottomLeft"
            let isBehind = corner.map { Double($0.row) > split.row && Double($0.column) > split.column } ?? false
            if !isBehind || pane["activePane"] != wanted || split.column + split.row == 0 {
                note(.pane, pane["topLeftCell"] ?? "", "frozen at \(split), \(pane["activePane"] ?? "no pane") active")
            }
            if view.all("selection").contains(where: { $0["pane"] == nil }) { note(.pane, "selection", "in no pane") }
        }
    }

    private func pageBreaks() {
        for (name, limit) in [("rowBreaks", GridRange.lastRow), ("colBreaks", GridRange.lastColumn)] {
            guard let list = root.first(name) else { continue }
            let ids = list.all("brk").compactMap { $0.integer("id") }
            if ids != Set(ids).sorted() || ids.contains(where: { !(1..<limit).contains($0) }) {
                note(.pageBreak, name, "\(ids)")
            }
            let manual = list.all("brk").count { $0.isTrue("man") }
            if let count = list.integer("manualBreakCount"), count != manual {
                note(.wrongCount, name, "manualBreakCount=\"\(count)\", and \(manual) stand there")
            }
        }
    }
}
