import Testing

@testable import ACIReports

@Suite("Text with the program's own emphasis")
struct StyledTextTests {
    /// Clears the screen, writes backwards, rings, and passes itself off as a line of the report.
    private static let hostile = "CPTS\u{1B}[2J\u{9B}31m\u{202E}srevne\u{7}\r\nfin\u{7F}\u{2028}"

    @Test("each scalar that a terminal obeys is shown as a sign, the rest as it is")
    func signs() {
        #expect(StyledText(Self.hostile).sequence == "CPTS␛[2J�31m�srevne␇␍␊fin␡�")
        #expect("\(TextStyle.plain.strong(Self.hostile))" as StyledText == StyledText(Self.hostile))
        let honest = "cœur 🫀 et 👩‍⚕️ : 1\u{202F}234,5\u{A0}€, Acce\u{300}s שלום"
        #expect(StyledText(honest).sequence == honest)
        #expect(StyledText("a\u{2066}b\u{2069}c\u{2028}\u{10FFE9}").sequence == "a�b�c��")
    }

    @Test("emphasis is the program's own, around a text that brings none")
    func emphasis() {
        let strong = TextStyle(coloured: true).strong("a\u{1B}[0mb")
        #expect(strong.sequence == "\u{1B}[1ma␛[0mb\u{1B}[0m")
        #expect(("<\(strong)>" as StyledText).sequence == "<\(strong.sequence)>")
    }

    @Test("a sign is one column wide, so that tables stay straight; a cell is one line")
    func widths() {
        #expect("\u{1B}\u{9B}\u{202E}a".displayWidth == 4)
        var table = TextTable([.left("Nom"), .right("€")])
        table.add(["\u{1B}[2J", "1"])
        table.add(["un\r\ndeux", "2"])
        #expect(
            table.lines(width: 20, style: .plain).map(\.sequence) == [
                "Nom      €", "──────────", "␛[2J     1", "un deux  2",
            ])
    }

    @Test("a cell that its column holds is as it is, blanks included; else it is wrapped at them")
    func blanks() {
        var table = TextTable([.left("Fichier"), .right("€")])
        table.add(["CPTS  du Lac.xlsx", "1"])
        #expect(table.lines(width: 40, style: .plain).last?.sequence == "CPTS  du Lac.xlsx  1")
        #expect(table.lines(width: 13, style: .plain).suffix(2).map(\.sequence) == ["CPTS du     1", "Lac.xlsx"])
    }

    @Test("a row of a table is as strong as it is said to be")
    func rows() {
        var table = TextTable([.left("Nom"), .right("€")])
        table.add(["un", "1"])
        table.add(["deux", "2"], emphasis: true)
        let lines = table.lines(width: 20, style: TextStyle(coloured: true)).suffix(2).map(\.sequence)
        #expect(lines == ["un    1", "\u{1B}[1mdeux  2\u{1B}[0m"])
    }

    @Test("each emphasis has its rendition, and nothing is emphasised where there are no words")
    func renditions() {
        let style = TextStyle(coloured: true)
        let texts = [style.strong("a"), style.faint("a"), style.error("a"), style.warning("a")].map(\.sequence)
        #expect(texts == ["1", "2", "1;31", "33"].map { "\u{1B}[\($0)ma\u{1B}[0m" })
        #expect(style.error("").sequence.isEmpty && TextStyle.plain.error("a").sequence == "a")
    }
}
