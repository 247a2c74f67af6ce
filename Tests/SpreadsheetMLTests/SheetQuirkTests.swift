import SpreadsheetML
import Testing

/// Where cells stand: docs/quirks.md, "Sheets".
@Suite struct SheetQuirkTests {
    private func addresses(_ sheet: SheetContents) -> [String] {
        sheet.rows.flatMap { row in
            row.cells.compactMap { CellReference(row: row.index, column: $0.column)?.description }
        }
    }

    /// SpreadsheetGear, Dynamics, SAP, Oracle, SSRS, JMP.
    @Test("no-r") func noR() throws {
        let rows =
            #"<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c><v>3</v></c></row><row r="9"><c><v>4</v></c></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(addresses(sheet) == ["A1", "B1", "A3", "B3", "A9"])
        #expect(sheet.value("B3") == .number(3))
        #expect(sheet.warnings.isEmpty)
    }

    /// A row without `r` stands where its cells say.
    @Test func rowWithoutNumber() throws {
        let sheet = try WorkbookFixture(#"<row><c r="B7"><v>1</v></c></row><row><c><v>2</v></c></row>"#).sheet()
        #expect(addresses(sheet) == ["B7", "A8"])
        #expect(sheet.warnings.isEmpty)
    }

    /// Broken writers.
    @Test("r-mixed") func rMixed() throws {
        let rows = #"""
            <row r="5"><c r="D5"><v>1</v></c><c><v>2</v></c><c r="B5"><v>3</v></c><c><v>4</v></c><c r="D5"><v>5</v></c></row>
            <row r="2"><c r="A2"><v>6</v></c></row>
            <row><c><v>7</v></c></row>
            <row r="5"><c r="A5"><v>8</v></c><c r="E5"><v>9</v></c></row>
            """#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(addresses(sheet) == ["A2", "A3", "A5", "B5", "C5", "D5", "E5"])
        #expect(["B5", "C5", "D5", "E5"].map(sheet.value) == [3, 4, 5, 9].map { .number($0) })
        #expect(sheet.oddities == ["D5": .duplicateCell, "E5": .duplicateCell, "A2": .outOfOrder])
    }

    /// A second cell of the same address that has nothing takes nothing away.
    @Test func blankDuplicate() throws {
        let rows = #"<row r="1"><c r="A1"><v>1</v></c><c r="A1" s="1"/><c r="B1"/><c r="B1"><v>2</v></c></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(["A1", "B1"].map(sheet.value) == [.number(1), .number(2)])
        #expect(sheet.oddities == ["A1": .duplicateCell, "B1": .duplicateCell])
    }

    /// A cell goes where its own address says.
    @Test func cellOfAnotherRow() throws {
        let rows =
            #"<row r="1"><c r="A1"><v>1</v></c><c r="B3"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(addresses(sheet) == ["A1", "B3", "C3", "A4"])
        #expect(sheet.oddities == ["B3": .strayCell])
    }

    /// Hostile files, office2pdf #1703.
    @Test("r-range") func rRange() throws {
        let sheet = try WorkbookFixture(#"<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>"#).sheet()
        #expect(sheet.value("XFD1048576") == .number(1))
        for address in [
            "A1048577", "XFE1", "A0", "A", "0", "1", "$A$1", "A1:B2", "A-1", "ZZZZZZZZZZZZZZZZ1",
            "A99999999999999999999", "é1",
        ] {
            let rows = #"<row><c><v>7</v></c><c r="\#(address)"><v>8</v></c><c><v>9</v></c></row>"#
            let sheet = try WorkbookFixture(rows).sheet()
            #expect(["A1", "B1", "C1"].map(sheet.value) == [7, 8, 9].map { .number($0) })
            #expect(sheet.oddities == ["B1": .unreadableReference(address)])
        }
        for row in ["0", "1048577", "-1", "99999999999999999999", "un"] {
            let sheet = try WorkbookFixture(#"<row r="4"/><row r="\#(row)"><c><v>7</v></c></row>"#).sheet()
            #expect(sheet.value("A5") == .number(7))
            #expect(sheet.oddities == ["A5": .unreadableReference(row)])
        }
    }

    /// What has no place is left out, and said; what comes after it and has one is read.
    @Test func behindTheGrid() throws {
        let below = #"<row r="1048576"><c><v>1</v></c></row><row><c><v>2</v></c></row><row r="3"><c><v>3</v></c></row>"#
        var sheet = try WorkbookFixture(below).sheet()
        #expect(addresses(sheet) == ["A3", "A1048576"])
        #expect(sheet.warnings.map { "\($0.cell) \($0.code)" } == ["A1048576 outsideGrid", "A3 outOfOrder"])
        let beside = #"<row><c r="XFD1"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#
        sheet = try WorkbookFixture(beside).sheet()
        #expect(addresses(sheet) == ["XFD1", "A2"])
        #expect(sheet.oddities == ["XFD1": .outsideGrid])
    }

    /// Google leaves it out; xlrd #127, XLSX.jl #222.
    @Test("dimension", arguments: ["", "A1", "A1:XFD1048576", "Z99", "#REF!", "A0:B"])
    func dimension(range: String) throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet(
            #"<dimension ref="\#(range)"/><sheetData><row r="2" spans="5:1"><c r="C2"><v>1</v></c></row></sheetData>"#)
        let sheet = try fixture.sheet()
        #expect(addresses(sheet) == ["C2"])
    }

    /// Numbers, Gnumeric, Excel.
    @Test("style-only") func styleOnly() throws {
        let sheet = try WorkbookFixture(
            #"<row><c s="1"/><c r="C1"><v>1</v></c></row>"#, styles: WorkbookFixture.styles(["0", "0%"])
        ).sheet()
        #expect(sheet.value("A1") == .empty)
        #expect(sheet["A1"]?.numberFormat == "0%")
        #expect(sheet["B1"] == nil)
    }

    /// Gnumeric, zexmlss #40.
    @Test("cols-16384") func cols16384() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet(
            #"<cols><col min="1" max="16384" width="9" style="3"/></cols><sheetData><row><c><v>1</v></c></row></sheetData>"#
        )
        #expect(try addresses(fixture.sheet()) == ["A1"])
    }

    /// Excel; ExcelDataReader #269, #582.
    @Test("merged") func merged() throws {
        let rows = #"""
            <row r="2"><c r="B2"><v>1</v></c><c r="C2"/></row><row r="3"><c r="B3"><v>2</v></c><c r="D3"><v>3</v></c></row>
            """#
        let sheet = try WorkbookFixture(
            rows, after: #"<mergeCells count="9"><mergeCell ref="B2:C3"/><mergeCell ref="F5:G6"/></mergeCells>"#
        ).sheet()
        #expect(sheet.merges.map(\.description) == ["B2:C3", "F5:G6"])
        #expect(["B2", "C2", "B3", "C3"].map(sheet.value) == Array(repeating: .number(1), count: 4))
        #expect(sheet.value("D3") == .number(3))
        #expect(sheet.value("G6") == nil)
        #expect(sheet.oddities == ["B3": .hiddenMergedValue])
    }

    /// Whole columns and rows, and what is no range.
    @Test(
        "merge-odd",
        arguments: [
            ("A:A", "A1:A1048576"), ("B:$D", "B1:D1048576"), ("1:1", "A1:XFD1"), ("2:3", "A2:XFD3"), ("", nil),
            ("B2:XFE9", nil), ("A1:", nil), ("A:1", nil), (":", nil), ("zz", nil),
        ] as [(String, String?)])
    func mergeOdd(reference: String, range: String?) throws {
        let sheet = try WorkbookFixture(
            "<row><c><v>7</v></c></row>", after: #"<mergeCells><mergeCell ref="\#(reference)"/></mergeCells>"#
        ).sheet()
        #expect(sheet.value("A1") == .number(7))
        #expect(sheet.merges.map(\.description) == (range.map { [$0] } ?? []))
        #expect(sheet.oddities == (range == nil ? ["A1": .unreadableMerge(reference)] : [:]))
    }

    /// Users filter, hide, group and freeze.
    @Test("filtered-hidden") func filteredHidden() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet(
            #"""
            <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" state="frozen"/></sheetView></sheetViews>
            <sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2" outlineLevel="1" collapsed="1"><c><v>2</v></c></row></sheetData>
            <autoFilter ref="A1:A2"><filterColumn colId="0"><filters><filter val="2"/></filters></filterColumn></autoFilter>
            """#)
        #expect(try addresses(fixture.sheet()) == ["A1", "A2"])
    }

    /// The Solver (xberg #331), users.
    @Test("far-cell") func farCell() throws {
        let rows = #"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(sheet.rows.map(\.index) == [1, 1_048_576])
        #expect(sheet.value("XFD1048576") == .number(2))
        #expect(sheet.value("XFC1048576") == nil)
        #expect(sheet.value("A2") == nil)
    }

    /// Gnumeric, SpreadsheetGear and Windward print their XML prettily; Haskell's xlsx comments it; extensions differ.
    @Test func prettyAndForeign() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = #"""
            <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:n="urn:new">
              <x:sheetData>
                <!-- one row -->
                <x:row>
                  <x:c><x:v>1<!-- and a half -->.5</x:v><n:note>7</n:note></x:c>
                  <n:c><n:v>9</n:v></n:c>
                  <x:c t="str"><x:v>a<?pi?><![CDATA[<b>]]><n:x>c</n:x></x:v></x:c>
                </x:row>
              </x:sheetData>
              <x:extLst><x:ext><x:sheetData><x:row><x:c><x:v>9</x:v></x:c></x:row></x:sheetData></x:ext></x:extLst>
            </x:worksheet>
            """#
        let sheet = try fixture.sheet()
        #expect(sheet.rows.map(\.index) == [1])
        #expect(sheet.rows[0].cells.map(\.value) == [.number(1.5), .text("a<b>")])
    }

    /// Broken writers: what stands in two rows of one number is one row.
    @Test func twoRowsOfOneNumber() throws {
        let rows = #"<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        #expect(sheet.rows.map(\.index) == [2])
        #expect(["A2", "B2"].map(sheet.value) == [.number(1), .number(2)])
        #expect(sheet.oddities == ["B2": .outOfOrder])
    }

    /// A row has begun with its first cell, be it addressed or not.
    @Test func strayBehindACell() throws {
        let sheet = try WorkbookFixture(#"<row><c><v>1</v></c><c r="B7"><v>2</v></c></row>"#).sheet()
        #expect(addresses(sheet) == ["A1", "B7"])
        #expect(sheet.oddities == ["B7": .strayCell])
    }

    @Test func betweenRows() throws {
        let rows =
            #"<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c><c r="D4"><v>3</v></c></row>"#
        let sheet = try WorkbookFixture(rows).sheet()
        for row in 1...5 {
            for column in 1...5 {
                let cell = try #require(CellReference(row: row, column: column))
                let expected: [String: CellValue] = ["B2": .number(1), "B4": .number(2), "D4": .number(3)]
                #expect(sheet.written(at: cell)?.value == expected[cell.description])
                #expect(sheet[cell]?.value == expected[cell.description])
            }
        }
    }

    /// Of a merged range each value but the first is hidden; what stands around it is not.
    @Test func hiddenByMerges() throws {
        let rows = (1...4).map { row in
            let cells = ["A", "B", "C", "D"].map { column in
                let address = "\(column)\(row)"
                return address == "B3" ? #"<c r="B3"/>"# : #"<c r="\#(address)"><v>1</v></c>"#
            }
            return #"<row r="\#(row)">\#(cells.joined())</row>"#
        }
        let sheet = try WorkbookFixture(
            rows.joined(), after: #"<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="A4"/></mergeCells>"#
        ).sheet()
        #expect(sheet.warnings.map { "\($0.cell) \($0.code)" } == ["C2 hiddenMergedValue", "C3 hiddenMergedValue"])
    }

    /// What can't be read is shown by its beginning.
    @Test func longNonsense() throws {
        let (long, shown) = (String(repeating: "z", count: 65), String(repeating: "z", count: 64))
        let rows = #"<row r="\#(long)"><c r="\#(long)"/><c t="\#(long)"/></row>"#
        let merges = #"<mergeCells><mergeCell ref="\#(long)"/></mergeCells>"#
        for before in ["", "<!--<sheetData>-->"] {
            var fixture = WorkbookFixture()
            fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet(
                "\(before)<sheetData>\(rows)</sheetData>\(merges)")
            #expect(
                try fixture.sheet().warnings.map(\.code) == [
                    .unreadableReference(shown), .unreadableReference(shown), .unknownCellType(shown),
                    .unreadableMerge(shown),
                ])
        }
    }
}
