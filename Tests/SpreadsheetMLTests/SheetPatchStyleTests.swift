import SpreadsheetML
import TestSupport
import Testing
import ZipContainer

/// Looks that a patch brings into a workbook of another program.
@Suite("Patched looks")
struct SheetPatchStyleTests {
    private static let day = CellStyle(numberFormat: "dd/mm/yyyy")
    private static let loud = CellStyle(
        font: Font(name: "Arial", size: 15, isBold: true, color: 0xAA0000), fill: 0xFFFF00,
        border: Border(all: Border.Edge(.thin, 0x123456)), alignment: Alignment(.center), numberFormat: "0.00%",
        isLocked: false)

    private func patched(_ fixture: WorkbookFixture, _ change: (inout SheetPatch) throws -> Void) throws
        -> WorkbookReader
    {
        var patch = SheetPatch()
        try change(&patch)
        return try WorkbookReader(fixture.reader().patched(sheet: 0, with: patch))
    }

    private func looks(_ reader: WorkbookReader) throws -> [String: CellStyle] {
        let styles = try reader.readStyles()
        var looks: [String: CellStyle] = [:]
        for row in try reader.readSheet(0).rows {
            for cell in row.cells { looks[CellReference.columnLetters(cell.column) + "\(row.index)"] = styles[cell] }
        }
        return looks
    }

    /// What stands in the styles part, the sheet's cells apart.
    @Test(
        "Looks join those of the file, whatever lists it has, and all others stay",
        arguments: [
            "<cellXfs><xf/><xf numFmtId=\"9\"/></cellXfs>",
            "<fonts count=\"1\"><font><b/></font></fonts><cellXfs count=\"2\"><xf fontId=\"0\"/><xf numFmtId=\"9\"/></cellXfs>",
            "<numFmts><numFmt numFmtId=\"200\" formatCode=\"0.000\"/></numFmts><fonts/><fills/><borders/>"
                + "<cellXfs><xf numFmtId=\"200\"/><xf numFmtId=\"9\"/></cellXfs><cellStyles/><dxfs count=\"0\"/>",
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0\"/><numFmt numFmtId=\"165\" formatCode=\"0.000\"/></numFmts>"
                + "<cellXfs><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>",
            "<cellXfs/>", "",
            "<fonts><font/><odd/></fonts><cellXfs><odd/><xf/><odd><xf/></odd><xf numFmtId=\"9\"/></cellXfs>",
        ])
    func joined(styles: String) throws {
        let own = styles.contains("<xf") ? #" s="1""# : ""
        let rows = #"<row r="1"><c r="A1"\#(own)><v>1</v></c><c r="B1" s="0"><v>2</v></c></row>"#
        let fixture = WorkbookFixture(rows, styles: styles)
        let before = try looks(fixture.reader())
        let reader = try patched(fixture) { patch in
            for (address, style) in [("B1", Self.loud), ("C1", Self.day), ("D2", Self.loud)] {
                let cell = try CellReference(parsing: address)
                patch.values[cell] = address == "C1" ? .date(SerialDate(daysSince1970: 20_000)) : .number(0.5)
                patch.styles[cell] = style
            }
        }
        let after = try looks(reader)
        #expect(after["A1"] == before["A1"])
        #expect(after["B1"] == Self.loud)
        #expect(after["C1"] == Self.day)
        #expect(after["D2"] == Self.loud)
        #expect(try reader.readSheet(0).value("C1") == .date(SerialDate(daysSince1970: 20_000)))
    }

    @Test("A part with a prefix gets its looks with it, and no list a wrong count")
    func prefix() throws {
        var fixture = WorkbookFixture(#"<row r="1"><c r="A1"><v>1</v></c></row>"#, styles: "")
        fixture.parts["xl/styles.xml"] =
            #"<x:styleSheet xmlns:x="\#(WorkbookFixture.spreadsheet)"><x:cellXfs count="1"><x:xf/></x:cellXfs></x:styleSheet>"#
        let cell = try CellReference(parsing: "A1")
        var patch = SheetPatch()
        patch.values[cell] = .number(1)
        patch.styles[cell] = Self.loud
        let bytes = try fixture.reader().patched(sheet: 0, with: patch)
        #expect(try looks(WorkbookReader(bytes))["A1"] == Self.loud)
        // Two stand there now.
        #expect(try PatchedPackage(bytes)["xl/styles.xml"]?.contains("<x:cellXfs>") == true)
    }

    @Test("A new number format takes the first number that is free, whatever larger ones a file has")
    func formatNumbers() throws {
        for (id, next) in [(0, 164), (164, 165), (300, 301), (70_000, 164), (Int.max, 164)] {
            let format = #"<numFmts><numFmt numFmtId="\#(id)" formatCode="0.0"/></numFmts>"#
            let fixture = WorkbookFixture(
                #"<row r="1"><c r="A1"><v>1</v></c></row>"#, styles: format + "<cellXfs><xf/></cellXfs>")
            var patch = SheetPatch()
            let cell = try CellReference(parsing: "A1")
            patch.values[cell] = .number(2)
            patch.numberFormats[cell] = "0.000"
            let styles = try PatchedPackage(fixture.reader().patched(sheet: 0, with: patch))["xl/styles.xml"]
            #expect(styles?.contains(#"<numFmt numFmtId="\#(next)" formatCode="0.000"/>"#) == true, "\(id)")
        }
    }

    @Test("A look read from a cell is given back with another number format")
    func changed() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "a")
        try sheet.set(.number(1), style: workbook.styles.add(Self.loud), at: "A1")
        try workbook.add(sheet)
        let reader = try WorkbookReader(workbook.encoded())
        let cell = try CellReference(parsing: "A1")
        var style = try reader.readStyles()[try #require(try reader.readSheet(0)[cell])]
        style.numberFormat = "dd/mm/yyyy"
        var patch = SheetPatch()
        patch.values[cell] = .date(SerialDate(daysSince1970: 20_000))
        patch.styles[cell] = style
        let bytes = try reader.patched(sheet: 0, with: patch)
        #expect(try looks(WorkbookReader(bytes))["A1"] == style)
        #expect(PackageAudit.findings(in: bytes, from: .anyProducer).isEmpty)
        #expect(try reader.patched(sheet: 0, with: patch) == bytes)
    }

    @Test("Another number format changes nothing else of a look, not even what no CellStyle has a word for")
    func numberFormat() throws {
        let font =
            #"<font><u val="double"/><vertAlign val="superscript"/><color theme="4"/><scheme val="minor"/></font>"#
        let fill = #"<fill><gradientFill><stop position="0"><color rgb="FF00FF00"/></stop></gradientFill></fill>"#
        let own =
            #"<xf numFmtId="9" fontId="0" fillId="0" xfId="0"><alignment readingOrder="2"/><protection hidden="1"/></xf>"#
        let fixture = WorkbookFixture(
            #"<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1" s="2"/></row>"#,
            styles: "<fonts>\(font)</fonts><fills>\(fill)</fills><cellXfs><xf/>\(own)<xf numFmtId=\"14\"/></cellXfs>")
        var patch = SheetPatch()
        let date = CellValue.date(SerialDate(daysSince1970: 20_000))
        for (address, value) in [("A1", .number(1)), ("B1", date), ("C1", date), ("D1", date)] as [(String, CellValue)]
        {
            patch.values[try CellReference(parsing: address)] = value
        }
        patch.numberFormats[try CellReference(parsing: "A1")] = "0.000"
        let bytes = try fixture.reader().patched(sheet: 0, with: patch)
        let archive = try ZipArchive(bytes: bytes)
        let entry = try #require(archive.entries.first { $0.name == "xl/styles.xml" })
        let styles = String(decoding: try archive.contents(of: entry), as: UTF8.self)
        let copy =
            #"<xf fontId="0" fillId="0" xfId="0" numFmtId="ID" applyNumberFormat="1"><alignment readingOrder="2"/>"#
            + #"<protection hidden="1"/></xf>"#
        for id in ["164", "165"] { #expect(styles.contains(copy.replacing("ID", with: id))) }
        let sheet = try WorkbookReader(bytes).readSheet(0)
        let codes = try ["A1", "B1", "C1", "D1"].map { try #require(sheet[$0]).numberFormat.code }
        #expect(codes == ["0.000", "yyyy-mm-dd", "mm-dd-yy", "yyyy-mm-dd"])
        #expect(styles.contains(#"<xf numFmtId="165" applyNumberFormat="1"/>"#), "D1 has the first look, which is bare")
        #expect(sheet.value("B1") == date)
    }

    @Test("A patch that names nothing leaves every byte of its sheet")
    func nothing() throws {
        var fixture = WorkbookFixture()
        let sheet = WorkbookFixture.worksheet(
            #"<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1"/></row></sheetData>"#)
        fixture.parts["xl/worksheets/sheet1.xml"] = sheet
        var patch = SheetPatch()
        for value in [nil, CellValue.number(1)] {
            patch.values[try CellReference(parsing: "A1")] = value
            let archive = try ZipArchive(bytes: fixture.reader().patched(sheet: 0, with: patch))
            let entry = try #require(archive.entries.first { $0.name == "xl/worksheets/sheet1.xml" })
            let patched = String(decoding: try archive.contents(of: entry), as: UTF8.self)
            #expect(value == nil ? patched == sheet : patched.contains("<dimension"))
        }
    }

    @Test("The headings of a table neither change nor go; all else of it does")
    func tables() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "a")
        for (row, text) in ["Qty", "x", "y"].enumerated() { try sheet.set(.text(text), at: "B\(row + 2)") }
        sheet.tables = [SheetTable(name: "T", try CellRange(parsing: "B2:B4"), style: .medium(2))]
        try workbook.add(sheet)
        let reader = try WorkbookReader(workbook.encoded())
        func patch(_ change: (inout SheetPatch) throws -> Void) throws -> [UInt8] {
            var patch = SheetPatch()
            try change(&patch)
            return try reader.patched(sheet: 0, with: patch)
        }
        let heading = try CellReference(parsing: "B2")
        for value in [CellValue.text("Count"), .number(2), .empty] {
            let error = #expect(throws: SpreadsheetError.self) { try patch { $0.values[heading] = value } }
            #expect(error?.place == "a!B2")
        }
        let gone = #expect(throws: SpreadsheetError.self) { try patch { $0.removedRows = 1...2 } }
        #expect(gone?.place == "a!2")
        let same = try WorkbookReader(patch { $0.values[heading] = .text("Qty") })
        #expect(try same.readSheet(0).value("B2") == .text("Qty"))
        let below = try WorkbookReader(patch { $0.values[try CellReference(parsing: "B3")] = .number(5) })
        #expect(try below.readSheet(0).value("B3") == .number(5))
        let shorter = try WorkbookReader(patch { $0.removedRows = 3...3 })
        #expect(try shorter.readSheet(0).rows.map(\.index) == [2, 4])
        for read in [same, below, shorter] { #expect(try read.readDetails(ofSheet: 0).tables == sheet.tables) }
    }

    @Test("What a sheet says of its size goes where the patch makes it wrong, and stays where it does not")
    func dimension() throws {
        let part = "xl/worksheets/sheet1.xml"
        var fixture = WorkbookFixture()
        fixture.parts[part] = WorkbookFixture.worksheet(
            #"<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1"/></row><row r="2"><c r="B2"/></row></sheetData>"#)
        for (address, removed, stays) in [("A1", nil, true), ("C3", nil, false), ("A1", 2...2, false)]
            as [(String, ClosedRange<Int>?, Bool)]
        {
            var patch = SheetPatch()
            patch.values[try CellReference(parsing: address)] = .number(1)
            patch.removedRows = removed
            let package = try PatchedPackage(fixture.reader().patched(sheet: 0, with: patch))
            #expect(package[part]?.contains("<dimension") == stays, "\(address) \(String(describing: removed))")
        }
    }

    @Test("A look without a styles part, and one that no program takes, are refused")
    func refused() throws {
        let cell = try CellReference(parsing: "A1")
        for (styles, style) in [(nil, Self.loud), ("", CellStyle(font: Font(size: 500)))] as [(String?, CellStyle)] {
            #expect(throws: SpreadsheetError.self) {
                try patched(WorkbookFixture(styles: styles)) { patch in
                    patch.values[cell] = .number(1)
                    patch.styles[cell] = style
                }
            }
        }
    }
}
