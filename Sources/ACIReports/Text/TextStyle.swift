/// Emphasis by ANSI sequences, or none.
public struct TextStyle: Sendable {
    /// Whether the emphasis is written.
    let coloured: Bool

    /// - Parameter coloured: whether a reader sees ANSI sequences as colours.
    public init(coloured: Bool) { self.coloured = coloured }

    /// No emphasis: plain text.
    public static let plain = TextStyle(coloured: false)

    package func strong(_ text: String) -> StyledText { emphasised(text, "1") }
    package func faint(_ text: String) -> StyledText { emphasised(text, "2") }
    package func error(_ text: String) -> StyledText { emphasised(text, "1;31") }
    package func warning(_ text: String) -> StyledText { emphasised(text, "33") }

    private func emphasised(_ text: String, _ rendition: String) -> StyledText {
        coloured ? StyledText(text, rendition: rendition) : StyledText(text)
    }
}
