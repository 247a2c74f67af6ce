import SpreadsheetML
import TestSupport
import Testing

/// The styles part.
@Suite("Styles that are written")
struct WriterStyleTests {
    @Test("The same look is written once, and a hundred looks each once")
    func shared() throws {
        var workbook = Workbook()
        let red = workbook.styles.add(CellStyle(fill: 0xFF0000))
        #expect(workbook.styles.add(CellStyle(fill: 0xFF0000)) == red)
        #expect(workbook.styles.add(CellStyle()) == .normal)
        var sheet = try Worksheet(name: "a")
        for number in 0..<100 {
            let style = workbook.styles.add(
                CellStyle(
                    font: Font(size: Double(8 + number % 5), isItalic: number % 2 == 0, isUnderlined: number % 3 == 0),
                    fill: number % 4 == 0 ? nil : Color(rgb: UInt32(number) * 1_000),
                    border: Border(all: Border.Edge(number % 2 == 0 ? .thin : .medium, 0x123456)),
                    alignment: Alignment(.left, vertical: .top, wrapsText: true, indent: number % 7),
                    numberFormat: NumberFormat("0.\(String(repeating: "0", count: number % 10))0"),
                    isLocked: number % 2 == 0))
            try sheet.set(.number(1), style: style, at: SampleWorkbook.cell("A\(number + 1)"))
        }
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        let styles = try #require(try PatchedPackage(bytes)["xl/styles.xml"])
        #expect(styles.contains("<cellXfs count=\"102\">"))
        // Five sizes, slanted or not, underlined or not; one of them is the default.
        #expect(styles.contains("<fonts count=\"20\">"))
    }

    @Test(
        "Formats that every program shows alike keep their id, others count from 164",
        arguments: [
            ("General", 0), ("0", 1), ("0.00", 2), ("#,##0", 3), ("#,##0.00", 4), ("0%", 9), ("0.00%", 10), ("@", 49),
            ("dd/mm/yyyy", 164), ("mm-dd-yy", 164), ("h:mm", 164), ("0.00E+00", 164),
        ])
    func formats(code: String, id: Int) throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "a")
        let style = workbook.styles.add(CellStyle(numberFormat: NumberFormat(code), isLocked: false))
        try sheet.set(.number(1), style: style, at: SampleWorkbook.cell("A1"))
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        #expect(try PatchedPackage(bytes)["xl/styles.xml"]?.contains("<xf numFmtId=\"\(id)\"") == true)
    }

    @Test("A conditional format's fill is its background colour")
    func differential() throws {
        let styles = try #require(try PatchedPackage(SampleWorkbook.make().encoded())["xl/styles.xml"])
        #expect(styles.contains("<dxfs count=\"1\"><dxf><font><b val=\"1\"/>"))
        #expect(styles.contains("<bgColor rgb=\"FFD7F0DC\"/>"))
    }

    @Test("Each kind of line is one of the standard's, across the cell in either way or both")
    func borders() throws {
        let lines: [Border.Line] = [
            .thin, .medium, .hair, .dotted, .dashed, .thick, .double, .mediumDashed, .dashDot, .mediumDashDot,
            .dashDotDot,
            .mediumDashDotDot, .slantDashDot,
        ]
        let edges = lines.map { Border(top: Border.Edge($0, 0)) }
        let ways = [Border.Diagonal.up, .down, .crossed].map {
            Border(diagonal: Border.Edge(.thin, 0), diagonalGoes: $0)
        }
        let styles = try written((edges + ways).map { CellStyle(border: $0) })
        for line in lines { #expect(styles.contains("<top style=\"\(line.rawValue)\">"), "\(line)") }
        for way in ["diagonalUp=\"1\"", "diagonalDown=\"1\"", "diagonalUp=\"1\" diagonalDown=\"1\""] {
            #expect(styles.contains("<border \(way)><left/>"))
        }
    }

    @Test(
        "Text is turned by the standard's numbers",
        arguments: [
            (.degrees(0), 0), (.degrees(90), 90), (.degrees(-1), 91), (.degrees(-90), 180), (.stacked, 255),
        ] as [(Alignment.Rotation, Int)])
    func rotation(rotation: Alignment.Rotation, number: Int) throws {
        let styles = try written([CellStyle(alignment: Alignment(rotation: rotation, shrinksToFit: true))])
        #expect(styles.contains("<alignment textRotation=\"\(number)\" shrinkToFit=\"1\"/>"))
    }

    /// ISO 29500-1 §18.3.1.63
    @Test(
        "Each size of paper goes by its number",
        arguments: [
            (.letter, 1), (.tabloid, 3), (.ledger, 4), (.legal, 5), (.executive, 7), (.a3, 8), (.a4, 9), (.a5, 11),
            (.b4, 12), (.b5, 13), (.folio, 14), (.envelope10, 20), (.envelopeDL, 27), (.envelopeC5, 28),
            (.envelopeC4, 30), (.envelopeC6, 31), (.envelopeMonarch, 37), (.fanfoldUS, 39), (.letterExtra, 50),
            (.a4Extra, 53), (.a4Transverse, 55), (.a4Plus, 60), (.a3Extra, 63), (.a2, 66), (.a3ExtraTransverse, 68),
        ] as [(Paper, Int)])
    func papers(paper: Paper, number: Int) throws {
        let xml = try WrittenSheet.xml { $0.printSetup = PrintSetup(.portrait, paper: paper) }
        #expect(xml.contains("<pageSetup paperSize=\"\(number)\""))
        #expect(Paper.allCases.map(\.rawValue) == Array(1...47) + Array(50...68))
    }

    private func written(_ styles: [CellStyle]) throws -> String {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "a")
        for (row, style) in styles.enumerated() {
            try sheet.set(.number(1), style: workbook.styles.add(style), at: "A\(row + 1)")
        }
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        return try #require(try PatchedPackage(bytes)["xl/styles.xml"])
    }
}
