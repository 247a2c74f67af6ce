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

    mutating func add(_ cells: [String], emphasis: Bool = false) {
        let onOneLine = cells.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
        rows.append(.cells(onOneLine, emphasis: emphasis))
    }

    mutating func addRule() { rows.append(.rule) }

    /// The lines of the table. Where they would pass `width`, the widest column of words is narrowed and its cells are
    /// wrapped; words are cut where nothing else helps.
    func lines(width: Int, style: TextStyle) -> [StyledText] {
        var widths = columns.indices.map(naturalWidth)
        let gaps = TextTable.gap.count * (widths.count - 1)
        let words = columns.indices.filter { !columns[$0].alignedRight }
        for limits in [
            columns.indices.map { max(longestWord($0), TextTable.narrowest) }, columns.map { _ in TextTable.narrowest },
        ] {
            while widths.reduce(0, +) + gaps > width,
                let widest = words.filter({ widths[$0] > limits[$0] }).max(by: { widths[$0] < widths[$1] })
            { widths[widest] -= 1 }
        }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + gaps)
        let body = rows.flatMap { row in
            switch row {
            case .rule: [StyledText(rule)]
            case .cells(let cells, let emphasis):
                lines(cells, widths).map { emphasis ? style.strong($0) : StyledText($0) }
            }
        }
        return lines(columns.map(\.title), widths).map(style.faint) + [StyledText(rule)] + body
    }

    private static let gap = "  "
    private static let narrowest = 8

    private func naturalWidth(_ column: Int) -> Int { texts(column).map(\.displayWidth).max() ?? 0 }

    private func longestWord(_ column: Int) -> Int {
        texts(column).flatMap { $0.split(separator: " ") }.map { String($0).displayWidth }.max() ?? 0
    }

    /// The title and the cells.
    private func texts(_ column: Int) -> [String] {
        [columns[column].title]
            + rows.compactMap { row in
                guard case .cells(let cells, _) = row, cells.indices.contains(column) else { return nil }
                return cells[column]
            }
    }

    private func lines(_ cells: [String], _ widths: [Int]) -> [String] {
        let pieces = zip(cells, widths).map { cell, width in
            cell.displayWidth <= width ? [cell] : cell.wrapped(to: width)
        }
        return (0..<(pieces.map(\.count).max() ?? 0)).map { index in
            line(zip(pieces, widths).map { ($0.indices.contains(index) ? $0[index] : "").fitted(atMost: $1) }, widths)
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
