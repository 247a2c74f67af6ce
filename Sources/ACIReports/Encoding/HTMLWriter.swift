internal import ACIModel

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
        text += HTMLWriter.sentence(content)
        text += "</\(name)>\n"
    }

    /// An element that holds nothing but text from a workbook: its direction of writing stays its own (UAX #9).
    mutating func element(_ name: StaticString, outside content: String) {
        text += "<\(name)><bdi>\(HTMLWriter.sentence(content))</bdi></\(name)>\n"
    }

    /// Texts of others one after the other, none of which reaches into the next.
    mutating func element(_ name: StaticString, outside parts: [String]) {
        let isolated = parts.map { "<bdi>\(HTMLWriter.escaped($0))</bdi>" }
        text += "<\(name)>\(isolated.joined(separator: " · "))</\(name)>\n"
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

    /// Lines that rise by steps, each drawn by its class, in a frame with marks. Numbers beside it say the same.
    ///
    /// - Parameters:
    ///   - lines: points from left to right; between two of them the line keeps the first one's height.
    ///   - columns: marks under the frame, at a place from left to right.
    ///   - rows: marks beside it, at a height; the highest is the frame's.
    mutating func steps(
        _ name: String, _ lines: [(class: String, points: [(x: Int, y: Int)])], columns: [(x: Int, text: String)],
        rows: [(y: Int, text: String)]
    ) {
        let all = lines.flatMap(\.points)
        let first = all.map(\.x).min() ?? 0
        let width = max(1, (all.map(\.x).max() ?? 0) - first)
        let height = max(1, rows.map(\.y).max() ?? 0)
        func across(_ x: Int) -> Int { 130 + 830 * (x - first) / width }
        func down(_ y: Int) -> Int { 320 - Int(Double(y) / Double(height) * 300) }
        text += "<div class=\"defile\"><svg class=\"marches\" viewBox=\"0 0 1000 350\" role=\"img\""
        text += "\(HTMLWriter.attribute("aria-label", name))>\n"
        for row in rows {
            text += "<path d=\"M130 \(down(row.y))H980\"/><text x=\"120\" y=\"\(down(row.y) + 5)\" class=\"nombre\">"
            text += "\(HTMLWriter.escaped(row.text))</text>\n"
        }
        for column in columns {
            text += "<path d=\"M\(across(column.x)) 320V326\"/><text x=\"\(across(column.x))\" y=\"342\">"
            text += "\(HTMLWriter.escaped(column.text))</text>\n"
        }
        for line in lines {
            let path = line.points.map { "H\(across($0.x))V\(down($0.y))" }.joined()
            text += "<path\(HTMLWriter.attribute("class", line.class)) d=\"M130 320\(path)H980\"/>\n"
        }
        text += "</svg></div>\n"
    }

    private static func attribute(_ name: StaticString, _ value: String?) -> String {
        value.map { " \(name)=\"\(escaped($0))\"" } ?? ""
    }

    /// A sentence of ours: what it cites, which somebody else wrote, does not turn the direction of the rest.
    static func sentence(_ content: String) -> String {
        var sentence = ""
        var isCited = false
        for piece in escaped(content) {
            switch piece {
            case "«" where !isCited:
                sentence += "\(piece)<bdi>"
                isCited = true
            case "»" where isCited:
                sentence += "</bdi>\(piece)"
                isCited = false
            default: sentence.append(piece)
            }
        }
        return isCited ? sentence + "</bdi>" : sentence
    }

    /// Text without markup, and with signs for what would command a display.
    static func escaped(_ content: String) -> String {
        var escaped = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar.signe ?? scalar)
            }
        }
        return escaped
    }
}
