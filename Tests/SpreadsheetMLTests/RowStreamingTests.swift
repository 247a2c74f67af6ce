import SpreadsheetML
import Testing

@Suite struct RowStreamingTests {
    @Test func rowsComeInTheFilesOrder() throws {
        let rows =
            #"<row r="2"><c><v>1</v></c></row><row r="1"><c/><c r="A1"><v>2</v></c></row><row r="2"><c><v>3</v></c></row>"#
        var seen: [String] = []
        let warnings = try WorkbookFixture(rows).reader().forEachRow(ofSheet: 0) { row in
            seen.append("\(row.index): " + row.cells.map(\.rawText).joined(separator: " "))
        }
        #expect(seen == ["2: 1", "1: 2", "2: 3"])
        #expect(warnings.map(\.code) == [.outOfOrder, .duplicateCell])
    }

    @Test func rowsThatAreKeptStayWhatTheyWere() throws {
        let rows = (1...50).map { #"<row><c t="str"><v>texte \#($0)</v></c><c><f>A\#($0)</f><v>\#($0)</v></c></row>"# }
        var kept: [SheetRow] = []
        try WorkbookFixture(rows.joined()).reader().forEachRow(ofSheet: 0) { kept.append($0) }
        #expect(kept.map(\.index) == Array(1...50))
        #expect(kept.map { $0[column: 1]?.value } == (1...50).map { .text("texte \($0)") })
        #expect(kept.map { $0[column: 2]?.formula?.text } == (1...50).map { "A\($0)" })
    }

    private struct Stop: Error, Equatable {}

    @Test func anErrorOfTheBodyComesOutAsItIs() throws {
        let reader = try WorkbookFixture("<row><c/></row><row><c/></row>").reader()
        var count = 0
        #expect(throws: Stop()) {
            try reader.forEachRow(ofSheet: 0) { _ in
                count += 1
                throw Stop()
            }
        }
        #expect(count == 1)
    }

    @Test func rowsBeforeAFaultAreHandedOver() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] =
            #"<worksheet xmlns="\#(WorkbookFixture.spreadsheet)"><sheetData><row><c><v>1</v></c></row><row><c></row>"#
        let reader = try fixture.reader()
        var count = 0
        do {
            try reader.forEachRow(ofSheet: 0) { _ in count += 1 }
            Issue.record("the part is not well-formed")
        } catch let error as SpreadsheetError {
            #expect(error.code == .malformedPart("/xl/worksheets/sheet1.xml"))
        }
        #expect(count == 1)
    }

    @Test func aSheetThatIsNotThere() throws {
        let reader = try WorkbookFixture().reader()
        for index in [-1, 1] {
            #expect(throws: SpreadsheetError.self) { try reader.readSheet(index) }
            #expect(throws: SpreadsheetError.self) { try reader.forEachRow(ofSheet: index) { _ in } }
        }
    }
}
