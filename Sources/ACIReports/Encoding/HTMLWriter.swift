/// HTML, element by element. All text is escaped here and nowhere else. There is no `style` attribute: a page under a
/// strict content security policy drops it.
struct HTMLWriter {
    private(set) var text = ""

    /// `<name class="…" id="…">…</name>`
    mutating func element(
        _ name: StaticString, class style: String? = nil, id: String? = nil, _ body: (inout HTMLWriter) -> Void
    ) {
        text += "<\(name)\(HTMLWriter.attribute("class", style))\(HTMLWriter.attribute("id", id))>"
        body(&self)
        text += "</\(name)>\n"
    }

    mutating func element(_ name: StaticString, class style: String? = nil, _ content: String) {
        text += "<\(name)\(HTMLWriter.attribute("class", style))>"
        text += HTMLWriter.escaped(content)
        text += "</\(name)>\n"
    }

    /// An element that holds nothing but text from a workbook: its direction of writing stays its own (UAX #9).
    mutating func element(_ name: StaticString, outside content: String) {
        text += "<\(name)><bdi>\(HTMLWriter.escaped(content))</bdi></\(name)>\n"
    }

    /// A table whose first `labels` columns are words and whose others are numbers.
    ///
    /// - Parameter name: what the table shows; a reader who moves through it sideways by the keyboard hears it.
    mutating func table(
        _ name: String, _ titles: [String], labels: Int = 1, _ rows: [[String]], total: [String]? = nil
    ) {
        text += "<div class=\"defile\" role=\"region\" tabindex=\"0\"\(HTMLWriter.attribute("aria-label", name))>"
        element("table") { table in
            table.element("thead") { $0.row(titles, labels: labels, heading: true) }
            table.element("tbody") { body in
                for row in rows { body.row(row, labels: labels, heading: false) }
            }
            if let total { table.element("tfoot") { $0.row(total, labels: labels, heading: false) } }
        }
        text += "</div>\n"
    }

    /// A row of cells; that of a heading names its columns.
    private mutating func row(_ cells: [String], labels: Int, heading: Bool) {
        element("tr") { row in
            for (index, cell) in cells.enumerated() {
                if heading {
                    row.heading(cell, class: index >= labels ? "nombre" : nil)
                } else if index < labels {
                    row.element("td", outside: cell)
                } else {
                    row.element("td", class: "nombre", cell)
                }
            }
        }
    }

    /// The heading of a column.
    mutating func heading(_ title: String, class style: String? = nil) {
        text += "<th scope=\"col\"\(HTMLWriter.attribute("class", style))>\(HTMLWriter.escaped(title))</th>\n"
    }

    /// A bar for a share of a whole. The numbers beside it say the same: a screen reader skips it.
    mutating func bar(_ part: Int, of whole: Int) {
        let share = whole > 0 ? min(1_000, max(0, Int(Double(part) * 1_000 / Double(whole)))) : 0
        text += """
            <svg class="barre" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">\
            <rect width="1000" height="1"/><rect width="\(share)" height="1"/></svg>
            """
    }

    private static func attribute(_ name: StaticString, _ value: String?) -> String {
        value.map { " \(name)=\"\(escaped($0))\"" } ?? ""
    }

    /// Text without markup and without control characters.
    private static func escaped(_ content: String) -> String {
        var escaped = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
