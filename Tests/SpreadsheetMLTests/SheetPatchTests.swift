import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// A sheet is patched wherever its rows and cells stand, and reads afterwards as before, but for the patch.
@Suite struct SheetPatchTests {
    private static let part = "xl/worksheets/sheet1.xml"

    private func patch(
        _ values: [String: CellValue], removing removed: ClosedRange<Int>? = nil, rows: [String] = [], at first: Int = 1
    ) throws -> SheetPatch {
        var patch = SheetPatch()
        for (address, value) in values { patch.values[try #require(CellReference(address))] = value }
        patch.removedRows = removed
        patch.firstNewRow = first
        patch.rows = rows.map { SheetPatch.Row([.init(column: 1, text: $0)]) }
        return patch
    }

    private func patched(_ rows: String, _ patch: SheetPatch) throws -> (markup: String, sheet: SheetContents) {
        let bytes = try WorkbookFixture(rows).reader().patched(sheet: 0, with: patch)
        let markup = try #require(try PatchedPackage(bytes)[Self.part])
        let data = try #require(markup.firstMatch(of: /<sheetData>(.*)<\/sheetData>/)).output.1
        return (String(data), try WorkbookReader(bytes).readSheet(0))
    }

    @Test("A value goes into its row, though greater ones stand before it")
    func rowsOutOfOrder() throws {
        let rows = #"<row r="5"><c r="A5"><v>5</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>"#
        let (markup, sheet) = try patched(rows, patch(["A3": .number(30), "B3": .number(31), "A4": .number(40)]))
        #expect(
            markup == #"<row r="4"><c r="A4"><v>40</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>"#
                + #"<row r="3"><c r="A3"><v>30</v></c><c r="B3"><v>31</v></c></row>"#)
        #expect(sheet.rows.map(\.index) == [3, 4, 5])
    }

    @Test("Another namespace's cells hold nothing: a value goes into a cell of its own")
    func foreignCells() throws {
        let fixture = WorkbookFixture(
            #"<row r="1"><y:c xmlns:y="urn:y" r="A1"><y:v>7</y:v></y:c><c r="B1"><v>1</v></c></row>"#)
        var patch = SheetPatch()
        patch.values = [try CellReference(parsing: "A1"): .number(2)]
        let sheet = try WorkbookReader(fixture.reader().patched(sheet: 0, with: patch)).readSheet(0)
        #expect(sheet.value("A1") == .number(2))
        #expect(sheet.value("B1") == .number(1))
    }

    @Test("Among the rows, another namespace's rows hold nothing either")
    func foreignRows() throws {
        let foreign = #"<y:row xmlns:y="urn:y" r="2"><c r="A2"><v>7</v></c></y:row>"#
        let (markup, sheet) = try patched(
            #"<row r="1"><c r="A1"><v>1</v></c></row>\#(foreign)<row r="3"><c r="A3"/></row>"#,
            patch(["A2": .number(2)]))
        #expect(markup.contains(foreign) && markup.contains(#"<row r="2"><c r="A2"><v>2</v></c></row>"#))
        #expect(sheet.rows.map(\.index) == [1, 2, 3])
        #expect(sheet.value("A2") == .number(2))
    }

    @Test("A cell is found in its own row alone")
    func absentRows() throws {
        let sheet = try WorkbookFixture(
            #"<row r="2"><c r="A2"><v>2</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>"#
        ).sheet()
        let found = ["A1", "A2", "B2", "A3", "B3", "A4", "B4", "B5"].map { sheet.value($0) }
        #expect(found == [nil, .number(2), nil, nil, nil, nil, .number(4), nil])
    }

    @Test("A part whose elements have a prefix is patched with it")
    func prefixedSheet() throws {
        var fixture = WorkbookFixture()
        fixture.parts[Self.part] =
            #"<x:worksheet xmlns:x="\#(WorkbookFixture.spreadsheet)"><x:sheetData><x:row r="1">"#
            + #"<x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#
        var patch = SheetPatch()
        patch.values = [try CellReference(parsing: "A1"): .number(2), try CellReference(parsing: "B2"): .number(3)]
        let bytes = try fixture.reader().patched(sheet: 0, with: patch)
        let sheet = try WorkbookReader(bytes).readSheet(0)
        #expect(sheet.value("A1") == .number(2))
        #expect(sheet.value("B2") == .number(3))
        let xml = try #require(try PatchedPackage(bytes)[Self.part])
        #expect(xml.contains(#"<x:c r="B2"><x:v>3</x:v></x:c>"#) && !xml.contains("<c "))
    }

    @Test("A formula's result is a text of its own, though the same text is shared elsewhere; nothing has no value")
    func sharedAndComputed() throws {
        let fixture = WorkbookFixture(
            #"<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><f>D1</f><v>1</v></c></row>"#,
            strings: "<si><t>a</t></si>")
        var patch = SheetPatch()
        patch.values = [
            try CellReference(parsing: "A1"): .text("neuf"), try CellReference(parsing: "B1"): .text("neuf"),
            try CellReference(parsing: "C1"): .empty,
        ]
        let bytes = try fixture.reader().patched(sheet: 0, with: patch)
        let sheet = try WorkbookReader(bytes).readSheet(0)
        #expect(["A1", "B1", "C1"].map { sheet.value($0) } == [.text("neuf"), .text("neuf"), .empty])
        let xml = try #require(try PatchedPackage(bytes)[Self.part])
        #expect(xml.contains(#"<c r="B1" t="s"><v>1</v></c>"#))
        #expect(xml.contains(#"<c r="C1"><f>D1</f></c>"#))
    }

    @Test("A value goes into the piece of its row that has the cell")
    func rowInPieces() throws {
        let rows = #"<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="C2" s="1"><f>A2</f><v>1</v></c></row>"#
        let (markup, _) = try patched(rows, patch(["C2": .number(9), "B2": .number(8), "D2": .number(7)]))
        #expect(
            markup == #"<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>8</v></c><c r="D2"><v>7</v></c></row>"#
                + #"<row r="2"><c r="C2" s="1"><f>A2</f><v>9</v></c></row>"#)
    }

    private func rest(after markup: String, _ patch: SheetPatch) throws -> Substring {
        let bytes = try WorkbookFixture(#"<row r="5"><c r="A5"/></row>"#, after: markup).reader()
            .patched(sheet: 0, with: patch)
        let patched = try #require(try PatchedPackage(bytes)[Self.part])
        return try #require(patched.firstMatch(of: /<\/sheetData>(.*)<\/worksheet>/)).output.1
    }

    @Test("Links go with their rows, and their element with the last of them")
    func linksOfRemovedRows() throws {
        let links = #"<hyperlinks> <hyperlink ref="A5" location="x"/> <hyperlink ref="A6" location="y"/></hyperlinks>"#
        #expect(
            try rest(after: links, patch([:], removing: 5...5))
                == #"<hyperlinks> <hyperlink ref="A6" location="y"/></hyperlinks>"#)
        #expect(try rest(after: links + "<drawing/>", patch([:], removing: 5...6)) == "<drawing/>")
    }

    @Test(
        "Links stand before all that follows them in the schema",
        arguments: [
            "<pageMargins/>", "<picture/>", "<oleObjects/>", "<controls/>", "<legacyDrawingHF/>",
            "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"/>",
        ])
    func placeOfLinks(following: String) throws {
        var patch = SheetPatch()
        patch.firstNewRow = 9
        patch.rows = [SheetPatch.Row([.init(column: 1, text: "x", link: "A1")])]
        #expect(
            try rest(after: "<phoneticPr/>" + following, patch)
                == #"<phoneticPr/><hyperlinks><hyperlink ref="A9" location="A1" display="x"/></hyperlinks>"# + following
        )
    }

    /// Found by a mutant.
    @Test("A sheet within AlternateContent still begins with it")
    func alternateSheet() throws {
        var fixture = WorkbookFixture()
        let part =
            #"<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback>"#
            + WorkbookFixture.worksheet(#"<sheetData><row r="5"><c r="A5"/></row></sheetData>"#)
            + "</mc:Fallback></mc:AlternateContent>"
        fixture.parts[Self.part] = part
        var patch = SheetPatch()
        patch.firstNewRow = 9
        patch.rows = [SheetPatch.Row([.init(column: 1, text: "x", link: "A1")])]
        let bytes = try fixture.reader().patched(sheet: 0, with: patch)
        #expect(try PatchedPackage(bytes)[Self.part] == part)
    }

    @Test(
        "Rows and cells within AlternateContent are read, and not patched",
        arguments: [
            (#"<row r="1"><c r="A1"><v>1</v></c></row>"#, #"<row><c><v>2</v></c></row>"#, ""),
            (#"<row r="1"><c r="A1"><v>1</v></c>"#, #"<c><v>2</v></c>"#, "</row>"),
        ])
    func alternativeCells(before: String, within: String, after: String) throws {
        let mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        let fixture = WorkbookFixture(
            before
                + #"<mc:AlternateContent xmlns:mc="\#(mc)"><mc:Fallback>\#(within)</mc:Fallback></mc:AlternateContent>"#
                + after)
        #expect(try fixture.reader().readSheet(0).rows.flatMap(\.cells).count == 2)
        let error = #expect(throws: SpreadsheetError.self) {
            try fixture.reader().patched(sheet: 0, with: patch(["C9": .number(9)]))
        }
        #expect(error?.underlying as? UnpatchablePart == .alternativeCells)
    }

    @Test("A cell that is there twice has the value twice")
    func cellTwice() throws {
        let rows = #"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>"#
        #expect(try patched(rows, patch(["B1": .number(9)])).markup == rows.replacing(/<v>[13]/, with: "<v>9"))
    }

    @Test("A cell in another row's element has the value there")
    func strayCell() throws {
        let rows = #"<row r="1"><c r="A1"/><c r="B3"><v>1</v></c><c><v>2</v></c></row><row r="3"><c r="A3"/></row>"#
        let (markup, _) = try patched(rows, patch(["B3": .number(8), "C3": .number(9)]))
        #expect(
            markup == #"<row r="1"><c r="A1"/><c r="B3"><v>8</v></c><c><v>9</v></c></row><row r="3"><c r="A3"/></row>"#)
    }

    @Test("A row without a number stands where its first cell says, a reference resolved")
    func rowWithoutNumber() throws {
        let rows = #"<row><c r="B&#55;"><v>1</v></c></row><row><c><v>2</v></c></row>"#
        let (markup, _) = try patched(rows, patch(["B7": .number(8), "A8": .number(9), "A2": .number(7)]))
        #expect(
            markup == #"<row r="2"><c r="A2"><v>7</v></c></row><row><c r="B&#55;"><v>8</v></c></row>"#
                + #"<row><c><v>9</v></c></row>"#)
    }

    @Test("A row that follows one that goes says where it stands", arguments: ["", #" r="" ht='9'"#])
    func rowAfterRemovedOne(attributes: String) throws {
        let rows =
            #"<row r="6"><c><v>1</v></c></row><row\#(attributes)><c><v>2</v></c></row><row><c><v>3</v></c></row>"#
        let (markup, sheet) = try patched(rows, patch([:], removing: 5...6, rows: ["neu"], at: 10))
        #expect(markup.hasPrefix(#"<row r="7"\#(attributes.isEmpty ? "" : " ht='9'")><c><v>2</v></c></row><row><c>"#))
        #expect(sheet.rows.map(\.index) == [7, 8, 10])
    }

    @Test("Of a row that goes, cells of rows that stay are kept; of one that stays, cells of rows that go are not")
    func strayCellsOfRemovedRows() throws {
        let rows =
            #"<row r="5"><c r="A5"/><c r="B2"><v>1</v></c><c><v>2</v></c><c r="C5"/></row><row r="7"><c r="A7"/><c r="A6"/><c/></row>"#
        #expect(
            try patched(rows, patch([:], removing: 5...6)).markup
                == #"<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row r="7"><c r="A7"/></row>"#)
    }

    /// The part after a patch, which may be one of changes or of none.
    private func patched(part: [UInt8], _ patch: SheetPatch = SheetPatch()) throws -> [UInt8] {
        var package = try PatchedPackage(WorkbookFixture().bytes())
        try package.set(Self.part, to: part)
        let bytes = try WorkbookReader(package.zipped()).patched(sheet: 0, with: patch)
        return try #require(try PatchedPackage(bytes).entries.first { $0.name == Self.part }).bytes
    }

    @Test("A sheet that is not there is told, and so is one whose part is not")
    func missing() throws {
        var fixture = WorkbookFixture()
        func failure(_ sheet: Int) throws -> SpreadsheetError? {
            let reader = try fixture.reader()
            return #expect(throws: SpreadsheetError.self) { try reader.patched(sheet: sheet, with: SheetPatch()) }
        }
        #expect(try failure(1)?.code == .noSuchSheet("1"))
        fixture.parts["xl/worksheets/sheet1.xml"] = nil
        #expect(try failure(0)?.code == .missingPart("/xl/worksheets/sheet1.xml"))
        #expect(try failure(0)?.detail == "the package has no such part")
    }

    @Test("What follows the last tag stays", arguments: ["", "\n", "\r\n<!-- fin -->\n", "<?fin?>", " "])
    func behindLastTag(rest: String) throws {
        let sheet = Array((WorkbookFixture.worksheet("<sheetData/>") + rest).utf8)
        let long = sheet + Array("<!--\(String(repeating: "é", count: 100_000))-->\n".utf8)
        let written = [UInt8].replacing("<sheetData/>", in: sheet, with: "<sheetData></sheetData>")
        #expect(try patched(part: sheet) == written)
        #expect(try patched(part: long) == [UInt8].replacing("<sheetData/>", in: long, with: "<sheetData></sheetData>"))
    }

    /// UTF-16 in little-endian order, with its mark.
    private func utf16(_ units: [UInt16]) -> [UInt8] {
        [0xFF, 0xFE] + units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }

    @Test("Half a pair of UTF-16 becomes a replacement character, and nothing else is lost")
    func loneSurrogates() throws {
        let lead: UInt16 = 0xD83E
        let trail: UInt16 = 0xDEC0
        for (units, text) in [
            ([lead, 0x61], "\u{FFFD}a"), ([trail, 0x61], "\u{FFFD}a"), ([lead, lead, trail], "\u{FFFD}\u{1FAC0}"),
            ([lead, trail, trail], "\u{1FAC0}\u{FFFD}"), ([lead, lead], "\u{FFFD}\u{FFFD}"),
        ] {
            let sheet = Array("<worksheet><sheetData></sheetData></worksheet><!--".utf16) + units + Array("-->".utf16)
            let written = "<worksheet><sheetData></sheetData></worksheet><!--\(text)-->"
            #expect(try patched(part: utf16(sheet)) == Array(written.utf8))
        }
        let cut = Array("<worksheet><sheetData></sheetData></worksheet>".utf16) + [lead]
        #expect(try patched(part: utf16(cut)) == Array("<worksheet><sheetData></sheetData></worksheet>\u{FFFD}".utf8))
    }

    @Test("A pair of UTF-16 may come in two pieces", arguments: 32_700...32_770)
    func pairInTwoPieces(place: Int) throws {
        let head = "<worksheet><sheetData></sheetData></worksheet><!--"
        let text = head + String(repeating: "a", count: place - head.utf16.count) + "\u{1FAC0}-->"
        #expect(try patched(part: utf16(Array(text.utf16))) == Array(text.utf8))
    }

    /// Rows and cells in any order and in pieces, with and without their places.
    private func randomRows(_ random: inout SeededRandom) -> String {
        (0..<random.within(0...6)).map { _ in
            let row = random.within(1...8)
            let cells = (0..<random.within(0...4)).map { _ in
                let column = ["A", "B", "C", "D"][random.below(4)]
                let stated = random.oneIn(3) ? "" : #" r="\#(column)\#(random.oneIn(5) ? random.within(1...8) : row)""#
                let formula = random.oneIn(4) ? "<f>1+1</f>" : ""
                return "<c\(stated)>\(formula)<v>\(random.below(100))</v></c>"
            }
            let stated = random.oneIn(3) ? "" : #" r="\#(row)""#
            return cells.isEmpty ? "<row\(stated)/>" : "<row\(stated)>\(cells.joined())</row>"
        }.joined()
    }

    private func values(_ sheet: SheetContents) -> [CellReference: CellValue] {
        var values: [CellReference: CellValue] = [:]
        for row in sheet.rows {
            for cell in row.cells {
                if let place = CellReference(row: row.index, column: cell.column) { values[place] = cell.value }
            }
        }
        return values
    }

    @Test("Whatever the order, the patched sheet reads as the old one with the patch", arguments: UInt64(1)...20)
    func anyOrder(seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 0..<25 {
            let rows = randomRows(&random)
            var patch = SheetPatch()
            for _ in 0..<random.within(0...4) {
                let cell = try #require(CellReference(row: random.within(1...9), column: random.within(1...5)))
                patch.values[cell] = .number(Double(1_000 + random.below(9)))
            }
            if random.oneIn(2) { patch.removedRows = 4...random.within(4...6) }
            patch.firstNewRow = 20
            patch.rows = [.init([.init(column: 2, text: "neu")])]
            var expected = values(try WorkbookFixture(rows).sheet()).filter { cell, _ in
                !(patch.removedRows?.contains(cell.row) ?? false)
            }
            expected.merge(patch.values) { $1 }
            expected[try #require(CellReference("B20"))] = .text("neu")
            let (markup, sheet) = try patched(rows, patch)
            #expect(values(sheet) == expected, "\(rows) became \(markup)")
        }
    }

    @Test("Ascending rows stay so")
    func ascending() throws {
        let rows = #"<row r="2"><c r="B2"/></row><row r="4"/><row r="9"><c r="A9"/></row>"#
        let bytes = try WorkbookFixture(rows).reader().patched(
            sheet: 0,
            with: patch(
                ["A1": 1, "A2": 1, "C2": 1, "A3": 1, "B4": 1, "A5": 1, "A10": 1].mapValues { .number($0) },
                rows: ["neu"], at: 7))
        let sheet = try WorkbookReader(bytes).readSheet(0)
        #expect(sheet.warnings.isEmpty)
        #expect(sheet.rows.map(\.index) == [1, 2, 3, 4, 5, 7, 9, 10])
    }
}

extension [UInt8] {
    fileprivate static func replacing(_ old: String, in bytes: [UInt8], with new: String) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).replacing(old, with: new).utf8)
    }
}
