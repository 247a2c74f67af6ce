/// Emphasis by ANSI sequences, or none.
struct TextStyle: Sendable {
    let coloured: Bool

    static let plain = TextStyle(coloured: false)

    func strong(_ text: String) -> TerminalText { emphasised(text, "1") }
    func faint(_ text: String) -> TerminalText { emphasised(text, "2") }
    func error(_ text: String) -> TerminalText { emphasised(text, "1;31") }
    func warning(_ text: String) -> TerminalText { emphasised(text, "33") }
    func gain(_ text: String) -> TerminalText { emphasised(text, "32") }

    private func emphasised(_ text: String, _ rendition: String) -> TerminalText {
        coloured ? TerminalText(text, rendition: rendition) : TerminalText(text)
    }
}
