/// Makes a ``WrittenWorkbook/Sheet`` of a sheet's tree.
struct SheetReader {
    private let book: AuditedWorkbook
    private let texts: [String]
    private let formats: [(isLocked: Bool, numberFormat: String)]

    init(_ book: AuditedWorkbook) {
        self.book = book
        texts = (book.sharedStrings?.root.all("si") ?? []).map(Self.text)
        let styles = book.styleSheet?.root
        let codes = Dictionary(
            (styles?.first("numFmts")?.children ?? []).map { ($0.integer("numFmtId") ?? 0, $0["formatCode"] ?? "") }
        ) { first, _ in first }
        formats = (styles?.first("cellXfs")?.all("xf") ?? []).map { xf in
            let isUnlocked = xf.first("protection").map { $0["locked"] != nil && !$0.isTrue("locked") } ?? false
            let id = xf.integer("numFmtId") ?? 0
            return (!isUnlocked, codes[id] ?? "\(id)")
        }
    }

    func sheet(_ sheet: AuditedWorkbook.Sheet) -> WrittenWorkbook.Sheet {
        let root = sheet.part.flatMap(book.package.root) ?? XMLNode(name: "worksheet", attributes: [], line: 0)
        let state = book.root.first("sheets")?.all("sheet")[sheet.position]["state"] ?? "visible"
        let protection = root.first("sheetProtection")
        let view = root.first("sheetViews")?.first("sheetView")
        let pane = view?.first("pane")
        let rows = (root.first("sheetData")?.children ?? []).compactMap { row in
            row.integer("r").flatMap { index in row["ht"].flatMap(Double.init).map { (index, $0) } }
        }
        let cells = (root.first("sheetData")?.children ?? []).flatMap { $0.all("c") }.map { cell($0, sheet.name) }
        return WrittenWorkbook.Sheet(
            name: sheet.name, isVisible: state == "visible", isProtected: protection?.isTrue("sheet") ?? false,
            hasPassword: protection?["password"] != nil || protection?["hashValue"] != nil,
            frozenAt: pane?["state"] == "frozen" ? pane?["topLeftCell"] : nil,
            activeCell: view?.all("selection").last?["activeCell"], widths: widths(root),
            heights: Dictionary(rows) { first, _ in first },
            cells: Dictionary(cells.map { ($0.address, $0) }) { first, _ in first },
            rules: (root.first("dataValidations")?.children ?? []).map(rule), print: print(root))
    }

    private func widths(_ root: XMLNode) -> [Int: Double] {
        var widths: [Int: Double] = [:]
        for run in root.first("cols")?.children ?? [] {
            guard let first = run.integer("min"), let last = run.integer("max"), first <= last else { continue }
            for column in first...last { widths[column] = run["width"].flatMap(Double.init) }
        }
        return widths
    }

    private func cell(_ node: XMLNode, _ sheet: String) -> WrittenWorkbook.Cell {
        let style = node.integer("s") ?? 0
        let format = formats.indices.contains(style) ? formats[style] : (isLocked: true, numberFormat: "0")
        return WrittenWorkbook.Cell(
            sheet: sheet, address: node["r"] ?? "", value: value(node), formula: node.first("f")?.text,
            isLocked: format.isLocked, numberFormat: format.numberFormat)
    }

    private func value(_ node: XMLNode) -> WrittenWorkbook.Cell.Value {
        if let inline = node.first("is") { return .text(Self.text(inline)) }
        guard let text = node.first("v")?.text else { return .empty }
        return switch node["t"] ?? "n" {
        case "s": Int(text).flatMap { texts.indices.contains($0) ? .text(texts[$0]) : nil } ?? .error(text)
        case "str": .text(Self.decoded(text))
        case "b": .boolean(text == "1" || text == "true")
        case "e": .error(text)
        default: Double(text).map { .number($0) } ?? .text(text)
        }
    }

    private func rule(_ node: XMLNode) -> WrittenWorkbook.Rule {
        WrittenWorkbook.Rule(
            type: node["type"] ?? "none", comparison: node["operator"] ?? "between",
            refuses: node.isTrue("showErrorMessage"), prompts: node.isTrue("showInputMessage"),
            formulas: node.children.map(\.text), promptTitle: node["promptTitle"] ?? "",
            prompt: node["prompt"] ?? "", errorTitle: node["errorTitle"] ?? "", error: node["error"] ?? "",
            ranges: node["sqref"].flatMap(GridRange.list) ?? [])
    }

    private func print(_ root: XMLNode) -> WrittenWorkbook.Print {
        let setUp = root.first("pageSetup")
        let header = root.first("headerFooter")
        return WrittenWorkbook.Print(
            paper: setUp?.integer("paperSize"), orientation: setUp?["orientation"],
            fitToWidth: setUp?.integer("fitToWidth"), fitToHeight: setUp?.integer("fitToHeight"),
            header: header?.first("oddHeader")?.text ?? "", footer: header?.first("oddFooter")?.text ?? "")
    }

    private static func text(_ item: XMLNode) -> String {
        item.children.filter { $0.name == "t" || $0.name == "r" }
            .map { decoded($0.name == "t" ? $0.text : $0.first("t")?.text ?? "") }.joined()
    }

    private static func decoded(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.0)
        }
    }
}
