internal import ACIModel

/// HTML, element by element. All text is escaped here and nowhere else. There is no `style` attribute: a page under a
/// strict content security policy drops it.
struct HTMLWriter {
    var text = ""

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

    /// A table under its caption, whose first `labels` columns are words and whose others are numbers.
    mutating func table(
        _ caption: String, class style: String? = nil, _ titles: [String], labels: Int = 1, _ rows: [[String]],
        ids: [String?] = [], total: [String]? = nil
    ) {
        table(
            caption, class: style, titles, words: titles.indices.map { $0 < labels }, rows, ids: ids, total: total)
    }

    /// A table under its caption. The first column names its row; on a narrow screen each cell stands under the title of
    /// its column.
    ///
    /// - Parameters:
    ///   - words: for each column, whether it has words and not numbers.
    ///   - bars: for each row, the parts of a bar that stands behind its cells.
    ///   - links: for each cell of each row, where it leads.
    mutating func table(
        _ caption: String, class style: String? = nil, _ titles: [String], words: [Bool], _ rows: [[String]],
        ids: [String?] = [], bars: [[Int]] = [], links: [[String?]] = [], total: [String]? = nil
    ) {
        element("table", class: style) { table in
            table.element("caption", caption)
            table.element("thead") { head in
                head.element("tr") { row in
                    for (index, title) in titles.enumerated() {
                        row.cell("th", title, scope: "col", class: words[index] ? nil : "nombre")
                    }
                    if !bars.isEmpty { row.cell("th", "Acquis, à portée, non atteint", scope: "col") }
                }
            }
            table.element("tbody") { body in
                for (index, row) in rows.enumerated() {
                    body.row(
                        row, titles, words, id: ids.indices.contains(index) ? ids[index] : nil,
                        bar: bars.isEmpty ? nil : bars[index], links: links.isEmpty ? [] : links[index])
                }
            }
            if let total { table.element("tfoot") { $0.row(total, titles, words) } }
        }
    }

    private mutating func row(
        _ cells: [String], _ titles: [String], _ words: [Bool], id: String? = nil, bar: [Int]? = nil,
        links: [String?] = []
    ) {
        element("tr", id: id) { row in
            for (index, (cell, title)) in zip(cells, titles).enumerated() {
                let target = links.isEmpty ? nil : links[index]
                if index == 0 {
                    row.cell("th", cell, scope: "row", isOutside: true, link: target)
                } else {
                    row.cell(
                        "td", cell, title: title, class: words[index] ? nil : "nombre", isOutside: words[index],
                        link: target)
                }
            }
            if let bar { row.element("td") { $0.bar(bar) } }
        }
    }

    /// `<a href="…">…</a>`
    mutating func link(_ target: String, _ content: String) {
        text += "<a\(HTMLWriter.attribute("href", target))><bdi>\(HTMLWriter.sentence(content))</bdi></a>"
    }

    private mutating func cell(
        _ name: StaticString, _ content: String, scope: String? = nil, title: String? = nil,
        class style: String? = nil, isOutside: Bool = false, link target: String? = nil
    ) {
        let sentence = HTMLWriter.sentence(content)
        text += "<\(name)\(HTMLWriter.attribute("scope", scope))\(HTMLWriter.attribute("class", style))"
        text += HTMLWriter.attribute("data-titre", content.isEmpty ? nil : title)
        if let target {
            text += ">"
            link(target, content)
            return text += "</\(name)>\n"
        }
        text += isOutside && !content.isEmpty ? "><bdi>\(sentence)</bdi></\(name)>\n" : ">\(sentence)</\(name)>\n"
    }

    /// A table of bars under their key. The words beside each bar say the same: a screen reader skips it.
    mutating func bars(_ caption: String, parts names: [String], _ rows: [(title: String, parts: [Int], words: String)])
    {
        element("table", class: "acquis") { table in
            table.element("caption", caption)
            table.element("tbody") { body in
                for row in rows {
                    body.element("tr") { line in
                        line.cell("th", row.title, scope: "row")
                        line.element("td") { $0.bar(row.parts) }
                        line.element("td", row.words)
                    }
                }
            }
        }
        key(names)
    }

    /// What the colours of bars are, `part-1` first.
    mutating func key(_ names: [String]) {
        element("p", class: "legende cle") { key in
            for (index, name) in names.enumerated() {
                key.text += "<svg class=\"pastille\" viewBox=\"0 0 1 1\" aria-hidden=\"true\">"
                key.text +=
                    "<rect class=\"part-\(index + 1)\" width=\"1\" height=\"1\"/></svg> \(HTMLWriter.escaped(name)) "
            }
        }
    }

    /// A bar of parts one after the other, `part-1` first.
    mutating func bar(_ parts: [Int]) {
        var start = 0
        text += "<svg class=\"barre\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        for (index, length) in Bar.shares(parts, width: 1_000).enumerated() where length > 0 {
            text += "<rect class=\"part-\(index + 1)\" x=\"\(start)\" width=\"\(length)\" height=\"1\"/>"
            start += length
        }
        text += "</svg>\n"
    }

    static func attribute(_ name: StaticString, _ value: String?) -> String {
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
