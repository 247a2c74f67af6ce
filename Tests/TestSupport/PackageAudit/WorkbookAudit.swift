/// Sheets and defined names (ISO 29500-1 §18.2).
struct WorkbookAudit {
    private let book: AuditedWorkbook
    private let log: AuditLog

    init(_ book: AuditedWorkbook, _ log: AuditLog) {
        self.book = book
        self.log = log
    }

    func run() {
        sheets()
        activeSheet()
        names()
    }

    private func note(_ code: AuditFinding.Code, _ place: String, _ text: String) {
        log.note(code, book.part, place, text)
    }

    // MARK: Sheets

    private func sheets() {
        var names: Set<String> = []
        var ids: Set<Int> = []
        let nodes = book.root.first("sheets")?.all("sheet") ?? []
        for (sheet, node) in zip(book.sheets, nodes) {
            if let wrong = Self.whatIsWrong(withSheetName: sheet.name) { note(.sheetName, sheet.name, wrong) }
            if !names.insert(sheet.name.lowercased()).inserted { note(.sheetNameDuplicate, sheet.name, "used twice") }
            guard let id = node.integer("sheetId"), 1...65_534 ~= id, ids.insert(id).inserted else {
                note(.sheetID, sheet.name, "sheetId=\"\(node["sheetId"] ?? "")\"")
                continue
            }
        }
        if !nodes.contains(where: { ($0["state"] ?? "visible") == "visible" }) {
            note(.noVisibleSheet, "", "no sheet is visible")
        }
    }

    static func whatIsWrong(withSheetName name: String) -> String? {
        if name.isEmpty { return "is empty" }
        if name.utf16.count > 31 { return "has \(name.utf16.count) UTF-16 units" }
        if name.unicodeScalars.contains(where: { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 32 }) {
            return "has a forbidden character"
        }
        if name.hasPrefix("'") || name.hasSuffix("'") { return "has an apostrophe at its end" }
        return name.lowercased() == "history" ? "is reserved" : nil
    }

    private func activeSheet() {
        let active = book.root.first("bookViews")?.first("workbookView")?.integer("activeTab") ?? 0
        let states = book.root.first("sheets")?.all("sheet").map { $0["state"] ?? "visible" } ?? []
        if !states.indices.contains(active) || states[active] != "visible" {
            note(.activeTab, "", "activeTab=\"\(active)\" of \(states)")
        }
        // Two selected tabs are a group: what is typed into one goes into both.
        for sheet in book.sheets {
            guard let part = sheet.part, let view = book.package.root(of: part)?.first("sheetViews")?.first("sheetView")
            else { continue }
            if view.isTrue("tabSelected") && sheet.position != active {
                log.note(.activeTab, part, "", "is selected beside the active sheet")
            }
        }
    }

    // MARK: Names

    private func names() {
        var seen: Set<String> = []
        for name in book.names {
            if let wrong = Self.whatIsWrong(withName: name.name) { note(.definedName, name.name, wrong) }
            let key = name.name.lowercased() + (name.scope.map { "@\($0)" } ?? "")
            if !seen.insert(key).inserted { note(.definedNameDuplicate, name.name, "defined twice") }
            if let scope = name.scope, !book.sheets.indices.contains(scope) {
                note(.definedNameScope, name.name, "belongs to sheet \(scope)")
            }
            if name.formula.isEmpty {
                note(.definedName, name.name, "means nothing")
            } else {
                FormulaAudit(book, sheet: name.scope, log).check(name.formula, in: book.part, at: name.name)
            }
        }
    }

    static func whatIsWrong(withName name: String) -> String? {
        if name.hasPrefix("_xlnm.") { return nil }
        if name.utf16.count > 255 { return "has \(name.utf16.count) UTF-16 units" }
        let scalars = name.unicodeScalars
        guard let first = scalars.first, first.properties.isAlphabetic || "_\\".unicodeScalars.contains(first) else {
            return "does not begin with a letter"
        }
        let isWord = scalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "_.\\?".unicodeScalars.contains($0)
        }
        if !isWord { return "has a forbidden character" }
        let upper = name.uppercased()
        if GridRange.corner(upper) != nil { return "looks like a cell" }
        return upper.wholeMatch(of: /R[0-9]*(C[0-9]*)?|C[0-9]*/) != nil ? "looks like a cell in R1C1" : nil
    }
}
