/// Rows and cells: their order, types, values, styles and formulas (ISO 29500-1 §18.3.1).
struct CellsAudit {
    private let book: AuditedWorkbook
    private let sheet: AuditedWorkbook.Sheet
    private let part: String
    private let root: XMLNode
    private let log: AuditLog

    private static let highestRow = 409.5

    init(_ book: AuditedWorkbook, _ sheet: AuditedWorkbook.Sheet, part: String, root: XMLNode, _ log: AuditLog) {
        self.book = book
        self.sheet = sheet
        self.part = part
        self.root = root
        self.log = log
    }

    private func note(_ code: AuditFinding.Code, _ place: String, _ text: String) { log.note(code, part, place, text) }

    func run() {
        let formats = book.cellFormatCount
        let texts = book.sharedStringCount
        let formulas = FormulaAudit(book, sheet: sheet.position, log)
        var used = UsedArea()
        var lastRow = 0
        for row in root.first("sheetData")?.all("row") ?? [] {
            let number = row.integer("r") ?? lastRow + 1
            if number <= lastRow { note(.rowOrder, "row \(number)", "follows row \(lastRow)") }
            if number > GridRange.lastRow { note(.cellAddress, "row \(number)", "is below the grid") }
            if let height = row["ht"].flatMap(Double.init), !(0...Self.highestRow ~= height) {
                note(.attributeValue, "row \(number)", "\(height) points high")
            }
            check(styleOf: row, "row \(number)", formats)
            lastRow = number
            var lastColumn = 0
            for cell in row.all("c") {
                let address = cell["r"] ?? "row \(number), cell \(lastColumn + 1)"
                let place = cell["r"].map { GridRange.corner($0) } ?? (number, lastColumn + 1)
                if let place {
                    if place.row != number { note(.cellAddress, address, "stands in row \(number)") }
                    if place.column <= lastColumn { note(.cellOrder, address, "follows column \(lastColumn)") }
                    lastColumn = place.column
                    used.add(row: number, column: place.column)
                } else {
                    note(.cellAddress, address, "is no cell")
                }
                check(styleOf: cell, address, formats)
                checkValue(of: cell, address, texts)
                if let formula = cell.first("f") { checkFormula(formula, of: cell, address, formulas) }
            }
        }
        checkDimension(used)
    }

    private func check(styleOf node: XMLNode, _ place: String, _ formats: Int) {
        if let style = node.integer("s"), !(0..<formats).contains(style) {
            note(.styleIndex, place, "s=\"\(style)\" of \(formats)")
        }
    }

    // MARK: Values

    private func checkValue(of cell: XMLNode, _ place: String, _ texts: Int) {
        let value = cell.first("v")?.text
        let isFormula = cell.first("f") != nil
        func wrong(_ text: String) { note(.cellValue, place, text) }
        switch cell["t"] ?? "n" {
        case "s":
            if isFormula { note(.resultShared, place, "a formula's result is a shared string") }
            guard let value else { break }
            if Int(value).map({ (0..<texts).contains($0) }) != true {
                note(.sharedStringIndex, place, "text \(value) of \(texts)")
            }
        case "b": if let value, value != "0", value != "1" { wrong("\(value) is no boolean") }
        case "n": if let value, Double(value).map(\.isFinite) != true { wrong("\(value) is no number") }
        case "e": if value?.hasPrefix("#") != true { wrong("\(value ?? "nothing") is no error") }
        case "str":
            if let value {
                if value.decodedLength > SharedStringsAudit.longestText {
                    note(.textTooLong, place, "\(value.decodedLength) UTF-16 units")
                }
                SharedStringsAudit.check(text: value, log, part, place)
            }
            if !isFormula { note(.inlineString, place, "a constant of type str") }
        case "inlineStr":
            note(.inlineString, place, "Numbers shows no inline text")
            if let text = cell.first("is") { SharedStringsAudit.check(text, log, part, place) }
        default: break
        }
        if cell["t"] != nil, cell.children.isEmpty { wrong("a type and no value") }
    }

    private func checkFormula(_ formula: XMLNode, of cell: XMLNode, _ place: String, _ audit: FormulaAudit) {
        if cell.first("v") == nil { note(.cachedValueMissing, place, formula.text) }
        // Followers of a shared formula have no text.
        if formula.text.isEmpty, formula["t"] == "shared" { return }
        audit.check(formula.text, in: part, at: place)
    }

    // MARK: Dimension

    private struct UsedArea {
        var rows: ClosedRange<Int>?
        var columns: ClosedRange<Int>?

        mutating func add(row: Int, column: Int) {
            rows = min(rows?.lowerBound ?? row, row)...max(rows?.upperBound ?? row, row)
            columns = min(columns?.lowerBound ?? column, column)...max(columns?.upperBound ?? column, column)
        }
    }

    private func checkDimension(_ used: UsedArea) {
        guard let dimension = root.first("dimension"), let reference = dimension["ref"] else {
            if used.rows != nil { note(.dimension, "", "no dimension") }
            return
        }
        guard let range = GridRange(reference) else {
            return note(.cellAddress, "dimension", "\(reference) is no range of the grid")
        }
        if let rows = used.rows, let columns = used.columns, range != GridRange(rows: rows, columns: columns) {
            note(.dimension, reference, "the cells fill rows \(rows), columns \(columns)")
        }
    }
}
