/// What is laid over the cells: merges, validations, conditional formats, links.
struct RangesAudit {
    private let book: AuditedWorkbook
    private let sheet: AuditedWorkbook.Sheet
    private let part: String
    private let root: XMLNode
    private let log: AuditLog
    private let formulas: FormulaAudit

    init(_ book: AuditedWorkbook, _ sheet: AuditedWorkbook.Sheet, part: String, root: XMLNode, _ log: AuditLog) {
        self.book = book
        self.sheet = sheet
        self.part = part
        self.root = root
        self.log = log
        formulas = FormulaAudit(book, sheet: sheet.position, log)
    }

    private func note(_ code: AuditFinding.Code, _ place: String, _ text: String) { log.note(code, part, place, text) }

    func run() {
        merges()
        autoFilter()
        validations()
        conditionalFormats()
        hyperlinks()
    }

    // MARK: Merges

    private func merges() {
        let merges = (root.first("mergeCells")?.all("mergeCell") ?? []).compactMap {
            $0["ref"].flatMap { GridRange($0) }
        }
        for (position, merge) in merges.enumerated() {
            if merge.isSingleCell { note(.mergeOverlap, "\(merge)", "one cell is no merge") }
            for other in merges[..<position] where other.overlaps(merge) {
                note(.mergeOverlap, "\(merge)", "overlaps \(other)")
            }
        }
        for cell in (root.first("sheetData")?.children ?? []).flatMap(\.children) where cell.first("v") != nil {
            guard let address = cell["r"], let place = GridRange.corner(address) else { continue }
            let cover = merges.first { $0.contains(row: place.row, column: place.column) }
            if let cover, cover.rows.lowerBound != place.row || cover.columns.lowerBound != place.column {
                note(.mergeHidesValue, address, "is covered by \(cover)")
            }
        }
    }

    // MARK: Filter

    /// Excel makes the hidden name of each filter, and LibreOffice finds no filter without it.
    private func autoFilter() {
        let names = book.names.filter { $0.name == "_xlnm._FilterDatabase" && $0.scope == sheet.position }
        let named = names.map { $0.formula.split(separator: "!").last?.filter { $0 != "$" } }
        let filters = [root.first("autoFilter")].compactMap(\.self).map { $0["ref"] }
        if named != filters { note(.autoFilter, "\(filters)", "is named \(named)") }
    }

    // MARK: Validations

    private static let longestTexts = ["promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255]
    private static let longestList = 255

    private func validations() {
        var earlier: [GridRange] = []
        for rule in root.first("dataValidations")?.all("dataValidation") ?? [] {
            let place = rule["sqref"] ?? "line \(rule.line)"
            for (name, limit) in Self.longestTexts.sorted(by: { $0.key < $1.key }) {
                if let text = rule[name], text.decodedLength > limit {
                    note(.validationText, place, "\(name) has \(text.decodedLength) UTF-16 units")
                }
            }
            if rule.isTrue("showDropDown") { note(.validationHidesArrow, place, "showDropDown hides the arrow") }
            let ranges = rule["sqref"].flatMap(GridRange.list) ?? []
            for range in ranges {
                if earlier.contains(where: range.overlaps) { note(.validationOverlap, "\(range)", "has two rules") }
                earlier.append(range)
            }
            checkFormulas(of: rule, place)
        }
    }

    private func checkFormulas(of rule: XMLNode, _ place: String) {
        let type = rule["type"] ?? "none"
        let first = rule.first("formula1")?.text
        let needsTwo =
            ["whole", "decimal", "date", "time", "textLength"].contains(type)
            && ["between", "notBetween"].contains(rule["operator"] ?? "between")
        if type != "none", first == nil { note(.validationFormula, place, "\(type) without a formula") }
        if needsTwo, rule.first("formula2") == nil { note(.validationFormula, place, "between one bound") }
        if type == "list", let first, first.hasPrefix("\"") {
            let list = first.dropFirst().dropLast()
            if list.utf16.count > Self.longestList {
                note(.validationList, place, "a list of \(list.utf16.count) UTF-16 units")
            }
            let items = list.split(separator: ",", omittingEmptySubsequences: false)
            let hasEdge = items.contains { $0.isEmpty || $0.first == " " || $0.last == " " }
            if hasEdge || Set(items).count != items.count { note(.validationList, place, "an odd list: \(first)") }
        }
        for node in rule.children { formulas.check(node.text, in: part, at: "\(place) \(node.name)") }
    }

    // MARK: Conditional formats

    private func conditionalFormats() {
        var priorities: Set<Int> = []
        for rule in root.all("conditionalFormatting").flatMap({ $0.all("cfRule") }) {
            let place = "cfRule, line \(rule.line)"
            let priority = rule.integer("priority") ?? 0
            if priority < 1 || !priorities.insert(priority).inserted {
                note(.conditionalPriority, place, "priority \(priority)")
            }
            if let style = rule.integer("dxfId"), !(0..<book.differentialCount).contains(style) {
                note(.conditionalStyle, place, "dxfId=\"\(style)\" of \(book.differentialCount)")
            }
            if rule["type"] == "expression", rule.all("formula").count != 1 {
                note(.elementMissing, place, "an expression needs one formula")
            }
            if rule["type"] == "cellIs" {
                let needed = rule["operator"]?.lowercased().hasSuffix("between") == true ? 2 : 1
                if rule["operator"] == nil || rule.all("formula").count != needed {
                    note(.elementMissing, place, "a comparison needs an operator and its bounds")
                }
            }
            if let bar = rule.first("dataBar"), bar.all("cfvo").count != 2 {
                note(.elementMissing, place, "a data bar needs two bounds")
            }
            if let scale = rule.first("colorScale"),
                !(2...3 ~= scale.all("cfvo").count) || scale.all("color").count != scale.all("cfvo").count
            {
                note(.elementMissing, place, "a colour scale needs two or three bounds, and as many colours")
            }
            for bound in rule.descendants where bound.name == "cfvo" {
                if !["min", "max"].contains(bound["type"]), bound["val"] == nil {
                    note(.attributeMissing, place, "val")
                }
                if bound["type"] == "formula" { formulas.check(bound["val"] ?? "", in: part, at: place) }
            }
            for node in rule.all("formula") { formulas.check(node.text, in: part, at: place) }
        }
    }

    // MARK: Links

    private static let longestTooltip = 255

    private func hyperlinks() {
        for link in root.first("hyperlinks")?.all("hyperlink") ?? [] {
            let place = link["ref"] ?? ""
            if let location = link["location"] {
                let target = FormulaReader.reference(location)
                let isName = target == nil && book.knows(name: location, on: sheet.position)
                if !isName, target.map({ $0.sheet.map(book.knows) ?? true }) != true {
                    note(.hyperlink, place, "leads to \(location), which is not there")
                }
            } else if link["r:id"] == nil {
                note(.hyperlink, place, "leads nowhere")
            }
            if let tooltip = link["tooltip"], tooltip.decodedLength > Self.longestTooltip {
                note(.hyperlink, place, "a tooltip of \(tooltip.decodedLength) UTF-16 units")
            }
        }
    }
}
