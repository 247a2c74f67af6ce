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
        fixture.workbook =
            #"<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/></sheets>"#
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
        ])
        fixture.parts["xl/worksheets/sheet2.xml"] = fixture.parts["xl/worksheets/sheet1.xml"]
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
}
