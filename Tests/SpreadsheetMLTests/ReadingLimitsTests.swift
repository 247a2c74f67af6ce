import SpreadsheetML
import TestSupport
import Testing
import XMLStream
import ZipContainer

/// Budgets are absolute, and hold while a workbook streams.
@Suite struct ReadingLimitsTests {
    private func failure(
        _ fixture: WorkbookFixture, _ limit: WritableKeyPath<ReadingLimits, Int>, _ value: Int
    ) throws -> SpreadsheetError.Code? {
        var limits = ReadingLimits.standard
        limits[keyPath: limit] = value
        return try fixture.failure(limits: limits)?.code
    }

    private let twoCells = WorkbookFixture("<row><c/><c><v>1</v></c></row>")

    @Test func cells() throws {
        #expect(try failure(twoCells, \.cells, 2) == nil)
        #expect(try failure(twoCells, \.cells, 1) == .overBudget("cells"))
        #expect(try failure(twoCells, \.heldCells, 1) == .overBudget("heldCells"))
    }

    @Test func cellsOfOneRowAreHeld() throws {
        var limits = ReadingLimits.standard
        limits.heldCells = 2
        let reader = try WorkbookFixture("<row><c/><c/></row><row><c/><c/></row>").reader(limits: limits)
        var count = 0
        try reader.forEachRow(ofSheet: 0) { count += $0.cells.count }
        #expect(count == 4)
        #expect(throws: SpreadsheetError.self) { try reader.readSheet(0) }
    }

    /// The names of parts and sheets count, too, each part by itself: the texts here are longer.
    private let text = String(repeating: "é", count: 50)

    @Test func strings() throws {
        let fixture = WorkbookFixture(strings: "<si><t>\(text)</t></si><si><t>\(text)</t></si>")
        #expect(try failure(fixture, \.strings, 2) == nil)
        #expect(try failure(fixture, \.strings, 1) == .overBudget("strings"))
        #expect(try failure(fixture, \.stringBytes, 200) == nil)
        #expect(try failure(fixture, \.stringBytes, 199) == .overBudget("stringBytes"))
    }

    /// Each text is small; all together are not.
    @Test func textsOfCells() throws {
        let cells = [
            #"<c t="str"><v>\#(text)</v></c>"#, "<c><f>\(text)</f></c>",
            #"<c t="inlineStr"><is><t>\#(text)</t></is></c>"#,
            #"<c t="inlineStr"><is><r><t>\#(text.prefix(20))</t></r><r><t>\#(text.dropFirst(20))</t></r></is></c>"#,
        ]
        for cell in cells {
            let fixture = WorkbookFixture("<row>\(cell)\(cell)</row>")
            #expect(try failure(fixture, \.stringBytes, 200) == nil)
            #expect(try failure(fixture, \.stringBytes, 199) == .overBudget("stringBytes"))
        }
    }

    /// Of two sheets in ISO 8859-1 each is within the budget, and so is their XML; their texts in UTF-8 are not.
    @Test func textsOfAllSheets() throws {
        var fixture = WorkbookFixture()
        fixture.workbook =
            #"<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/></sheets>"#
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
        ])
        let rows = #"<row><c t="str"><v>\#(String(repeating: "é", count: 1_000))</v></c></row>"#
        let sheet =
            #"<?xml version="1.0" encoding="ISO-8859-1"?>"#
            + WorkbookFixture.worksheet("<sheetData>\(rows)</sheetData>")
        fixture.parts["xl/worksheets/sheet2.xml"] = ""
        var package = try PatchedPackage(fixture.bytes())
        for part in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            try package.set(part, to: sheet.unicodeScalars.map { UInt8($0.value) })
        }
        let bytes = try package.zipped()
        func failure(_ stringBytes: Int) throws -> SpreadsheetError.Code? {
            var limits = ReadingLimits.standard
            limits.stringBytes = stringBytes
            do throws(SpreadsheetError) {
                _ = try WorkbookReader(bytes, limits: limits).readSheets()
                return nil
            } catch {
                return error.code
            }
        }
        #expect(try failure(4_000) == nil)
        #expect(try failure(3_999) == .overBudget("stringBytes"))
    }

    @Test func workbook() throws {
        var fixture = WorkbookFixture(styles: WorkbookFixture.styles(["0", "0%"]))
        fixture.workbook +=
            #"<definedNames><definedName name="a">A!A1</definedName><definedName name="b">A!A1</definedName></definedNames>"#
        #expect(try failure(fixture, \.definedNames, 1) == .overBudget("definedNames"))
        #expect(try failure(fixture, \.sheets, 0) == .overBudget("sheets"))
        #expect(try failure(fixture, \.formats, 1) == .overBudget("formats"))
        #expect(try failure(fixture, \.formats, 2) == nil)
        for list in ["fonts", "fills", "borders", "cellXfs"] {
            let item = list == "cellXfs" ? "xf" : String(list.dropLast())
            var limits = ReadingLimits.standard
            limits.formats = 2
            func read(_ count: Int) throws {
                let items = String(repeating: "<\(item)/>", count: count)
                let fixture = WorkbookFixture(styles: "<\(list)>\(items)</\(list)>")
                _ = try fixture.reader(limits: limits).readStyles()
            }
            try read(2)
            let error = #expect(throws: SpreadsheetError.self) { try read(3) }
            #expect(error?.code == .overBudget("formats"), "\(list)")
        }
    }

    @Test func merges() throws {
        let fixture = WorkbookFixture(
            after: #"<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>"#)
        #expect(try failure(fixture, \.merges, 2) == nil)
        #expect(try failure(fixture, \.merges, 1) == .overBudget("merges"))
    }

    @Test func warnings() throws {
        var limits = ReadingLimits.standard
        limits.warnings = 2
        let sheet = try WorkbookFixture("<row><c><v>a</v></c><c><v>b</v></c><c><v>c</v></c></row>").sheet(
            limits: limits)
        #expect(sheet.warnings.count == 2)
    }

    /// What the rooms below count is told as a budget, too.
    @Test func lowerRooms() throws {
        #expect(try failure(twoCells, \.zip.entries, 2) == .overBudget("entries"))
        #expect(try failure(twoCells, \.zip.fileBytes, 100) == .overBudget("fileBytes"))
        #expect(try failure(twoCells, \.xml.depth, 4) == .overBudget("depth"))
    }

    /// Of two sheets each is within the budget; what is held of both at once is not.
    @Test func ofAllSheets() throws {
        var fixture = WorkbookFixture(
            #"<row><c t="s"><v>0</v></c></row>"#, after: #"<mergeCells><mergeCell ref="B1:C1"/></mergeCells>"#,
            strings: "<si><t>\(text)</t></si>")
        fixture.addCopyOfSheet()
        let bytes = try fixture.bytes()
        func failure(_ limit: WritableKeyPath<ReadingLimits, Int>, _ value: Int) throws -> SpreadsheetError.Code? {
            var limits = ReadingLimits.standard
            limits[keyPath: limit] = value
            let reader = try WorkbookReader(bytes, limits: limits)
            _ = try reader.readSheet(1)
            do throws(SpreadsheetError) {
                _ = try reader.readSheets()
                return nil
            } catch {
                return error.code
            }
        }
        for (name, limit, most) in [
            ("heldCells", \.heldCells, 2), ("shownBytes", \.shownBytes, 200), ("merges", \.merges, 2),
        ]
            as [(String, WritableKeyPath<ReadingLimits, Int>, Int)]
        {
            #expect(try failure(limit, most) == nil)
            #expect(try failure(limit, most - 1) == .overBudget(name))
        }
    }

    /// Merged ranges that overlap would be looked through again and again.
    @Test func overlappingMerges() throws {
        let rows = (1...200).map { #"<row r="\#($0)"><c/></row>"# }.joined()
        let merges = String(repeating: #"<mergeCell ref="A1:XFD1048576"/>"#, count: 2_000)
        let seconds = try ProcessorTime.of {
            let sheet = try WorkbookFixture(rows, after: "<mergeCells>\(merges)</mergeCells>").sheet()
            #expect(sheet.merges.count == 2_000)
        }
        #expect(seconds < 60)
    }

    /// What a budget allows exactly, and not one less.
    private func expectExactly(
        _ most: Int, _ limit: WritableKeyPath<ReadingLimits, Int>, _ name: String, _ fixture: WorkbookFixture,
        _ read: (WorkbookReader) throws -> Void = { _ = try $0.readSheet(0) },
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for (value, expected) in [(most, nil), (most - 1, .overBudget(name))] as [(Int, SpreadsheetError.Code?)] {
            var limits = ReadingLimits.standard
            limits[keyPath: limit] = value
            var code: SpreadsheetError.Code?
            do {
                try read(fixture.reader(limits: limits))
            } catch let error as SpreadsheetError {
                code = error.code
            }
            #expect(code == expected, "\(value)", sourceLocation: sourceLocation)
        }
    }

    private static let runBytes = MemoryLayout<RichText.Run>.stride

    /// Two pieces of four bytes each, the first in a font of its own.
    private let rich = "<r><rPr><b/></rPr><t>abcd</t></r><r><t>efgh</t></r>"

    /// The first cell's formula is held twice: for the cell, and for those that share it.
    @Test func sharedFormulas() throws {
        let master = #"<c><f t="shared" ref="A1:B1" si="0">\#(text)</f></c>"#
        let plain = #"<c t="str"><v>\#(text)</v></c>"#
        try expectExactly(300, \.stringBytes, "stringBytes", WorkbookFixture("<row>\(master)\(plain)</row>"))
        let rows = WorkbookFixture("<row>\(master)</row><row>\(plain)</row>")
        try expectExactly(200, \.stringBytes, "stringBytes", rows) { try $0.forEachRow(ofSheet: 0) { _ in } }
        var kept: [SheetRow] = []
        try expectExactly(200, \.stringBytes, "stringBytes", rows) { try $0.forEachRow(ofSheet: 0) { kept.append($0) } }
    }

    /// Beside its text, rich text holds its runs, and each run its text again.
    @Test func richTexts() throws {
        let cell = #"<c t="inlineStr"><is>\#(rich)</is></c>"#
        let plain = #"<c t="str"><v>\#(text)</v></c>"#
        let most = 2 * 8 + 2 * Self.runBytes + 100
        try expectExactly(most, \.stringBytes, "stringBytes", WorkbookFixture("<row>\(cell)\(plain)</row>"))
        let strings = "<si>\(rich)</si><si><t>\(text)</t></si>"
        try expectExactly(most, \.stringBytes, "stringBytes", WorkbookFixture(strings: strings))
        let long = String(repeating: "x", count: 1_000)
        let rows = WorkbookFixture(#"<row>\#(cell)</row><row><c t="str"><v>\#(long)</v></c></row>"#)
        try expectExactly(1_000, \.stringBytes, "stringBytes", rows) { try $0.forEachRow(ofSheet: 0) { _ in } }
    }

    /// The name of a font counts while its text is read.
    @Test func fonts() throws {
        let name = String(repeating: "x", count: 200)
        let item = #"<r><rPr><b/><rFont val="\#(name)"/></rPr><t>abcd</t></r>"#
        let most = 200 + Self.runBytes + 4
        let cell = WorkbookFixture(#"<row><c t="inlineStr"><is>\#(item)</is></c></row>"#)
        try expectExactly(most, \.stringBytes, "stringBytes", cell)
        try expectExactly(most, \.stringBytes, "stringBytes", WorkbookFixture(strings: "<si>\(item)</si>"))
    }

    /// `Feuil1`, `rId1`, the name and its formula.
    @Test func names() throws {
        var fixture = WorkbookFixture()
        fixture.workbook += #"<definedNames><definedName name="n">\#(text)</definedName></definedNames>"#
        try expectExactly(6 + 4 + 1 + 100, \.stringBytes, "stringBytes", fixture)
    }

    /// A shared text counts as often as it is shown; numbers, booleans and dates show none.
    @Test func shownTexts() throws {
        let rows = #"""
            <row><c t="s"><v>0</v></c><c t="s"><v>0</v></c><c t="str"><v>efghi</v></c><c t="e"><v>#N/A</v></c>
            <c t="inlineStr"><is><t>xy</t></is></c><c><v>123456</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-01-31</v></c>
            <c/></row>
            """#
        let fixture = WorkbookFixture(rows, strings: "<si><t>abcd</t></si>")
        try expectExactly(4 + 4 + 5 + 4 + 2, \.shownBytes, "shownBytes", fixture)
        try expectExactly(4 + 4 + 5 + 4 + 2, \.shownBytes, "shownBytes", fixture) {
            try $0.forEachRow(ofSheet: 0) { _ in }
        }
    }

    /// The rows that no parser sees are bytes of the part, too.
    @Test func bytesOfAPart() throws {
        let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 200)
        for before in ["", "<!--<sheetData>-->"] {
            var fixture = WorkbookFixture()
            let part = WorkbookFixture.worksheet("\(before)<sheetData>\(rows)</sheetData>")
            fixture.parts["xl/worksheets/sheet1.xml"] = part
            try expectExactly(part.utf8.count, \.xml.documentBytes, "documentBytes", fixture)
        }
    }

    @Test func lists() throws {
        var fixture = WorkbookFixture(
            styles: "<numFmts>" + (1...3).map { #"<numFmt numFmtId="\#($0)" formatCode="0"/>"# }.joined() + "</numFmts>"
        )
        fixture.workbook +=
            #"<definedNames><definedName name="a">1</definedName><definedName name="b">1</definedName></definedNames>"#
        fixture.parts["_rels/.rels"] = WorkbookFixture.relationships([
            ("rId1", "officeDocument", "xl/workbook.xml"), ("rId3", "custom-properties", "docProps/custom.xml"),
        ])
        fixture.parts["docProps/custom.xml"] =
            #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">"#
            + #"<property name="a"/><property name="b"/></Properties>"#
        try expectExactly(3, \.formats, "formats", fixture)
        try expectExactly(2, \.definedNames, "definedNames", fixture)
        try expectExactly(2, \.properties, "properties", fixture)
        try expectExactly(1, \.sheets, "sheets", fixture)
    }

    /// Warnings kept of all sheets together are no more than of one.
    @Test func warningsOfAllSheets() throws {
        var fixture = WorkbookFixture()
        let rows = "<row><c><v>a</v></c><c><v>b</v></c></row>"
        fixture.workbook =
            #"<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/></sheets>"#
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
        ])
        for number in 1...2 {
            fixture.parts["xl/worksheets/sheet\(number).xml"] = WorkbookFixture.worksheet(
                "<sheetData>\(rows)</sheetData>")
        }
        var limits = ReadingLimits.standard
        limits.warnings = 3
        #expect(try fixture.reader(limits: limits).readSheets().map(\.warnings.count) == [2, 1])
    }

    /// A budget is told by its name, with what it allows and where it was not enough.
    @Test func sentences() throws {
        var limits = ReadingLimits.standard
        limits.cells = 1
        let cells = try #require(try twoCells.failure(limits: limits))
        #expect(cells.description == "Feuil1: cells: more than the 1 allowed")
        limits = .standard
        limits.strings = 0
        let strings = try #require(try WorkbookFixture(strings: "<si/>").failure(limits: limits))
        #expect(strings.description == "/xl/sharedStrings.xml: strings: more than the 0 allowed")
    }
}
