internal import ACIModel

extension HTMLWriter {
    /// Amounts as lines, each drawn by its class, in a frame with marks. Numbers beside it say the same.
    ///
    /// - Parameters:
    ///   - lines: points from left to right.
    ///   - stepped: an amount stays until the next point, and until the frame's end.
    ///   - columns: marks under the frame, at a place from left to right.
    ///   - rows: marks beside it, at a height; the highest is the frame's.
    mutating func chart(
        _ name: String, _ lines: [(class: String, points: [(x: Int, y: Int)])], stepped: Bool,
        columns: [(x: Int, text: String)], rows: [(y: Int, text: String)]
    ) {
        let places = lines.flatMap { $0.points.map(\.x) } + columns.map(\.x)
        let first = places.min() ?? 0
        let width = max(1, (places.max() ?? 0) - first)
        let height = max(1, rows.map(\.y).max() ?? 0)
        func across(_ x: Int) -> Int { 160 + 780 * (x - first) / width }
        func down(_ y: Int) -> Int { 320 - Int(Double(y) / Double(height) * 300) }
        func mark(_ path: String, x: Int, y: Int, _ label: String, class style: String? = nil) {
            text += "<path d=\"\(path)\"/>"
            text += "<text x=\"\(x)\" y=\"\(y)\"\(Self.attribute("class", style))>\(Self.escaped(label))</text>\n"
        }
        text += "<div class=\"defile\"><svg class=\"courbes\" viewBox=\"0 0 1000 350\" role=\"img\""
        text += "\(Self.attribute("aria-label", name))>\n"
        for row in rows {
            mark("M130 \(down(row.y))H980", x: 120, y: down(row.y) + 5, row.text, class: "nombre")
        }
        for column in columns {
            mark("M\(across(column.x)) 320V326", x: across(column.x), y: 342, column.text)
        }
        for line in lines {
            let points = line.points.map { (across($0.x), down($0.y)) }
            let path =
                stepped
                ? "M160 320" + points.map { "H\($0)V\($1)" }.joined() + "H980"
                : points.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.0) \($1.1)" }.joined()
            text += "<path\(Self.attribute("class", line.class)) d=\"\(path)\"/>\n"
        }
        text += "</svg></div>\n"
    }

    /// Round amounts from zero to above the highest, in cents, at most six.
    static func levels(_ highest: Int) -> [(y: Int, text: String)] {
        var step = 100
        var turn = 0
        while step * 5 < highest {
            step = step / [1, 2, 5][turn] * [2, 5, 10][turn]
            turn = (turn + 1) % 3
        }
        return (0...max(1, (highest + step - 1) / step)).map { level in
            (level * step, "\(Fr.entier(level * step / 100))\(Fr.insecable)€")
        }
    }
}
