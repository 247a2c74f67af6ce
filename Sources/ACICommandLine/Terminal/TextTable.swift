/// Rows in aligned columns, no wider than a page.
struct TextTable {
    struct Column {
        let title: String
        let alignedRight: Bool

        static func left(_ title: String) -> Column { Column(title: title, alignedRight: false) }
        static func right(_ title: String) -> Column { Column(title: title, alignedRight: true) }
    }

    private enum Row {
        case cells([String], emphasis: Bool)
        case rule
    }

    private let columns: [Column]
    private var rows: [Row] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: [String], emphasis: Bool = false) { rows.append(.cells(cells, emphasis: emphasis)) }

    mutating func addRule() { rows.append(.rule) }

    /// The lines of the table. Where it would pass `width`, its first column gives way.
    func lines(width: Int, style: TextStyle) -> [String] {
        var widths = columns.indices.map(naturalWidth)
        let excess = widths.reduce(0, +) + TextTable.gap.count * (widths.count - 1) - width
        if excess > 0, let first = widths.first { widths[0] = max(8, first - excess) }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + TextTable.gap.count * (widths.count - 1))
        let title = style.faint(line(columns.map(\.title), widths))
        return [title, rule]
            + rows.map { row in
                switch row {
                case .rule: rule
                case .cells(let cells, let emphasis): emphasis ? style.strong(line(cells, widths)) : line(cells, widths)
                }
            }
    }

    private static let gap = "  "

    private func naturalWidth(_ column: Int) -> Int {
        rows.reduce(columns[column].title.displayWidth) { width, row in
            guard case .cells(let cells, _) = row, cells.indices.contains(column) else { return width }
            return max(width, cells[column].displayWidth)
        }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let fields = zip(cells, widths).enumerated().map { index, field in
            field.0.fitted(to: field.1, alignedRight: columns[index].alignedRight)
        }
        var line = fields.joined(separator: TextTable.gap)
        while line.last == " " { line.removeLast() }
        return line
    }
}
