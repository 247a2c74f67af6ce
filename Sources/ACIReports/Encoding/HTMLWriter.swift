/// HTML, element by element. All text is escaped here and nowhere else.
struct HTMLWriter {
    private(set) var text = ""

    /// `<name class="…">…</name>`
    mutating func element(_ name: StaticString, class style: String? = nil, _ body: (inout HTMLWriter) -> Void) {
        text += "<\(name)\(style.map { " class=\"\($0)\"" } ?? "")>"
        body(&self)
        text += "</\(name)>\n"
    }

    mutating func element(_ name: StaticString, class style: String? = nil, _ content: String) {
        text += "<\(name)\(style.map { " class=\"\($0)\"" } ?? "")>"
        text += HTMLWriter.escaped(content)
        text += "</\(name)>\n"
    }

    /// A table whose first `labels` columns are words and whose others are numbers.
    mutating func table(_ titles: [String], labels: Int = 1, _ rows: [[String]], total: [String]? = nil) {
        element("table") { table in
            table.element("thead") { $0.row(titles, labels: labels, heading: true) }
            table.element("tbody") { body in
                for row in rows { body.row(row, labels: labels, heading: false) }
            }
            if let total { table.element("tfoot") { $0.row(total, labels: labels, heading: false) } }
        }
    }

    private mutating func row(_ cells: [String], labels: Int, heading: Bool) {
        element("tr") { row in
            for (index, cell) in cells.enumerated() {
                row.element(heading ? "th" : "td", class: index >= labels ? "nombre" : nil, cell)
            }
        }
    }

    /// A bar for a share of a whole. The numbers beside it say the same: a screen reader skips it.
    mutating func bar(_ part: Int, of whole: Int) {
        let percent = whole > 0 ? min(100, max(0, Double(part) * 100 / Double(whole))) : 0
        let tenths = Int(percent * 10)
        text +=
            "<div class=\"barre\" aria-hidden=\"true\"><div style=\"width:\(tenths / 10).\(tenths % 10)%\"></div></div>"
    }

    static func escaped(_ content: String) -> String {
        var escaped = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
