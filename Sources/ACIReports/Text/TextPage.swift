/// A report for a terminal, line by line, no wider than ``width`` columns.
struct TextPage {
    static let width = 100

    let style: TextStyle
    private(set) var text = ""

    init(style: TextStyle) { self.style = style }

    mutating func line(_ line: StyledText = "") { text += line.sequence + "\n" }

    /// A title, after an empty line.
    mutating func title(_ title: String) {
        if !text.isEmpty { line() }
        line(style.strong(title))
    }

    /// A text wrapped to the page; from the second line on it hangs under its first word.
    mutating func paragraph(
        _ paragraph: String, mark: String = "", _ emphasis: (String) -> StyledText = { StyledText($0) }
    ) {
        let indent = mark.displayWidth
        for (index, piece) in paragraph.wrapped(to: TextPage.width - indent).enumerated() {
            let margin = index == 0 ? emphasis(mark) : StyledText(String(repeating: " ", count: indent))
            line("\(margin)\(piece)")
        }
    }

    mutating func table(_ table: TextTable) {
        table.lines(width: TextPage.width, style: style).forEach { line($0) }
    }
}
