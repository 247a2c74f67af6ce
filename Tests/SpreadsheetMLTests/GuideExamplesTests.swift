import Foundation
import SpreadsheetML
import SpreadsheetMLFoundation
import TestSupport
import Testing

// The pages of SpreadsheetML.docc show what stands below; DocumentationTests holds them to it.

struct Invoice: Decodable {
    enum State: String, Decodable, CaseIterable { case open, paid }

    let number: Int
    let issued: Date
    let amount: Decimal
    let state: State
    let note: String?

    enum CodingKeys: String, CodingKey {
        case number = "No.", issued = "Date", amount = "Amount", state = "State", note = "Note"
    }
}

func readInvoices(in file: URL) throws -> [Invoice] {
    let sheet = try WorkbookReader(contentsOf: file).readSheet(named: "Invoices")
    let invoices = try sheet.rows(as: Invoice.self)
    for misfit in invoices.misfits { print(misfit) }
    for heading in invoices.absentHeadings { print("no column '\(heading)'") }
    return invoices.rows
}

func describe(_ file: URL) throws {
    let workbook = try WorkbookReader(contentsOf: file)
    let properties = try workbook.readProperties()
    print(properties.title, properties.creator)
    let styles = try workbook.readStyles()
    for index in workbook.sheets.indices where workbook.sheets[index].visibility == .visible {
        let details = try workbook.readDetails(ofSheet: index)
        for comment in details.comments { print(comment.cell, comment.author, comment.text) }
        for link in details.hyperlinks { print(link.cell, link.target) }
        for row in try workbook.readSheet(index).rows where details.rowFormats[row.index]?.isHidden != true {
            for cell in row.cells where styles[cell].font.isBold { print(cell.rawText) }
        }
    }
}

func printCells(of bytes: [UInt8]) throws {
    let workbook = try WorkbookReader(bytes)
    let sheet = try workbook.readSheet(named: "Budget")
    for row in sheet.rows {
        for cell in row.cells { print(row.index, cell.column, cell.value) }
    }
}

func fill(_ template: [UInt8], at address: CellReference) throws -> [UInt8] {
    var patch = SheetPatch()
    patch.values[address] = .number(42)
    let bytes = try WorkbookReader(template).patched(sheet: 0, with: patch)
    return bytes
}

func date(_ workbook: WorkbookReader, at due: CellReference) throws -> [UInt8] {
    var patch = SheetPatch()
    patch.values[due] = .date(SerialDate(daysSince1970: 20_000))
    patch.numberFormats[due] = "dd/mm/yyyy"
    return try workbook.patched(sheet: 0, with: patch)
}

@Suite("The examples of the library's guide")
struct GuideExamplesTests {
    @Test("Invoices are read, and what does not fit is left out")
    func invoices() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "Invoices")
        for (column, heading) in ["No.", "Date", "Amount", "State", "Note"].enumerated() {
            try sheet.set(.text(heading), at: CellReference.columnLetters(column + 1) + "1")
        }
        try sheet.set(.number(1), at: "A2")
        try sheet.set(.date(Date(timeIntervalSince1970: 1_700_000_000)), at: "B2")
        try sheet.set(.number(12.3), at: "C2")
        try sheet.set(.text("paid"), at: "D2")
        try sheet.set(.text("2"), at: "A3")
        try workbook.add(sheet)
        let folder = try TemporaryDirectory()
        let file = folder.file("invoices.xlsx")
        try workbook.write(to: file)
        let invoices = try readInvoices(in: file)
        #expect(invoices.map(\.number) == [1])
        #expect(invoices.map(\.issued) == [Date(timeIntervalSince1970: 1_700_000_000)])
        #expect(invoices.map(\.amount) == [Decimal(string: "12.3")])
        #expect(invoices.map(\.state) == [.paid])
        try describe(file)
        #expect(try WorkbookReader(path: file.path).sheets.map(\.name) == ["Invoices"])
        #expect(throws: CocoaError.self) { try WorkbookReader(path: file.path + ".gone") }
        // Whoever opens a pipe that nobody writes to waits for ever: that the test ends is the proof.
        let pipe = folder.file("pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: CocoaError.self) { try WorkbookReader(path: pipe) }
        var limits = ReadingLimits.standard
        limits.fileBytes = 100
        #expect(throws: CocoaError.self) { try WorkbookReader(contentsOf: file, limits: limits) }
    }

    @Test("A template is filled, and a cell shows a date")
    func patches() throws {
        var workbook = Workbook()
        let bold = workbook.styles.add(CellStyle(font: Font(isBold: true)))
        var sheet = try Worksheet(name: "Budget")
        try sheet.set(.number(1), style: bold, at: "A1")
        try workbook.add(sheet)
        let address = try CellReference(parsing: "A1")
        let filled = try WorkbookReader(fill(workbook.encoded(), at: address))
        #expect(try filled.readSheet(0)[address]?.value == .number(42))
        let dated = try WorkbookReader(date(filled, at: address))
        let day = try #require(try dated.readSheet(0)[address])
        #expect(day.numberFormat == "dd/mm/yyyy")
        #expect(day.value == .date(SerialDate(daysSince1970: 20_000)))
        #expect(try dated.readStyles()[day].font.isBold)
        try printCells(of: dated.patched(sheet: 0, with: SheetPatch()))
    }

    @Test("A file is as long as is allowed, and no folder")
    func fileBytes() throws {
        let folder = try TemporaryDirectory()
        let bytes = try SampleWorkbook.make().encoded()
        let file = try folder.write(bytes, to: "a.xlsx")
        var limits = ReadingLimits.standard
        limits.fileBytes = bytes.count
        #expect(try WorkbookReader(contentsOf: file, limits: limits).sheets.count == 4)
        limits.fileBytes -= 1
        #expect(throws: CocoaError.self) { try WorkbookReader(contentsOf: file, limits: limits) }
        #expect(throws: CocoaError.self) { try WorkbookReader(path: folder.url.path) }
    }
}
