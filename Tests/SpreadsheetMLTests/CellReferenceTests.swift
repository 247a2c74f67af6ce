import SpreadsheetML
import Testing

/// Addresses of cells and ranges, with and without their sheet.
@Suite("Addresses")
struct CellReferenceTests {
    @Test(
        "A text addresses one cell, fixed or not, in capitals or not",
        arguments: [
            ("A1", "A1"), ("$A$1", "A1"), ("$B2", "B2"), ("B$2", "B2"), ("z26", "Z26"), ("aZ9", "AZ9"),
            ("AA10", "AA10"),
            ("xfd1048576", "XFD1048576"),
        ])
    func cells(text: String, cell: String) {
        #expect(CellReference(text)?.description == cell)
    }

    @Test(
        "or none",
        arguments: [
            "", "A", "1", "$", "$1", "$A", "A$", "A0", "A1$", "$$A1", "A$$1", "A1A", "A1B2", "A$B1", "$A$B1", "XFE1",
            "AAAA1", "A1048577", "@1", "A@1", "A`1", "[1", "A[1", "{1", "A{1", "A/1", "A:", "A-1", "A 1", " A1", "A1 ",
            "é1", "A1:A1",
        ])
    func noCell(text: String) {
        #expect(CellReference(text) == nil)
    }

    @Test("The grid ends at XFD1048576")
    func bounds() {
        #expect(CellReference(row: 1, column: 1)?.description == "A1")
        #expect(CellReference(row: 1_048_576, column: 16_384)?.absolute == "$XFD$1048576")
        for (row, column) in [(0, 1), (1, 0), (-1, 1), (1, -1), (1_048_577, 1), (1, 16_385)] {
            #expect(CellReference(row: row, column: column) == nil, "\(row) \(column)")
        }
    }

    @Test(
        "Columns go by letters",
        arguments: [
            (1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD"),
            (0, ""), (-1, ""),
        ])
    func letters(column: Int, letters: String) {
        #expect(CellReference.columnLetters(column) == letters)
    }

    @Test("Cells come row by row, in each from the left")
    func order() throws {
        let cells = try ["A1", "B1", "A2", "B2"].map { try CellReference(parsing: $0) }
        for (place, cell) in cells.enumerated() {
            for (other, second) in cells.enumerated() { #expect((cell < second) == (place < other)) }
        }
    }

    @Test(
        "A range is given by any two of its corners that lie across, or by its only cell",
        arguments: [
            ("A1", "A1", "$A$1"), ("B2:B2", "B2", "$B$2"), ("A1:B2", "A1:B2", "$A$1:$B$2"),
            ("B2:A1", "A1:B2", "$A$1:$B$2"), ("$B1:A$2", "A1:B2", "$A$1:$B$2"), ("A9:C1", "A1:C9", "$A$1:$C$9"),
        ])
    func ranges(text: String, range: String, absolute: String) throws {
        let read = try CellRange(parsing: text)
        #expect(read.description == range)
        #expect(read.absolute == absolute)
    }

    @Test("or it is none", arguments: ["", ":", "A1:", ":A1", "A1:B2:C3", "A1;B2", "A:B", "1:2"])
    func noRange(text: String) {
        #expect(CellRange(text) == nil)
        let error = #expect(throws: SpreadsheetError.self) { try CellRange(parsing: text) }
        #expect(error?.code == .malformedCell(text))
    }

    @Test("A range has the cells between its corners, and overlaps another where they share one")
    func overlaps() {
        let cells = (1...3).flatMap { row in (1...3).compactMap { CellReference(row: row, column: $0) } }
        let ranges = Set(cells.flatMap { corner in cells.map { CellRange(corner, $0) } })
        func members(_ range: CellRange) -> Set<CellReference> {
            Set(
                cells.filter { cell in
                    cell.row >= range.first.row && cell.row <= range.last.row && cell.column >= range.first.column
                        && cell.column <= range.last.column
                })
        }
        let held = ranges.map { ($0, members($0)) }
        #expect(held.count == 36)
        for (range, own) in held {
            #expect(Set(cells.filter(range.contains)) == own, "\(range)")
            let wrong = held.filter { other, theirs in range.overlaps(other) == own.isDisjoint(with: theirs) }
            #expect(wrong.isEmpty, "\(range): \(wrong.map(\.0))")
        }
    }

    @Test(
        "A sheet's name stands before its range, in quotes where it wants them",
        arguments: [
            ("a!A1", "a", "A1"), ("=a!$A$1:B2", "a", "A1:B2"), ("'a b'!A1", "a b", "A1"), ("'a''b'!A1", "a'b", "A1"),
            ("'a''''b'!A1", "a''b", "A1"), ("'#'!A1", "#", "A1"), ("'!'!A1", "!", "A1"), ("='=a'!A1", "=a", "A1"),
        ])
    func onSheets(text: String, sheet: String, range: String) throws {
        let read = try #require(SheetReference(text))
        #expect(read.sheet == sheet)
        #expect(read.range.description == range)
        #expect(SheetReference(read.description) == read)
    }

    @Test(
        "what is no range of one sheet of this workbook is none",
        arguments: [
            "", "A1", "!A1", "a!", "''!A1", "'a!A1", "'a", "'a'", "'a'A1", "'a'b!A1", "a#b!A1", "#REF!A1", "[1]a!A1",
            "a]b!A1", "'a[b'!A1", "'a]b'!A1", "a:b!A1", "'a:b'!A1", "a!A1:", "a!A1,a!B1", "a!A:A",
        ])
    func noReference(text: String) {
        #expect(SheetReference(text) == nil)
    }

    @Test(
        "Each apostrophe is doubled", arguments: [("a", "'a'"), ("a'b", "'a''b'"), ("a''b", "'a''''b'"), ("'", "''''")])
    func quoted(sheet: String, quoted: String) {
        #expect(SheetReference.quoted(sheet) == quoted)
    }
}
