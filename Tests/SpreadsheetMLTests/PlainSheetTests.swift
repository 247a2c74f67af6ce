import TestSupport
import Testing

@testable import SpreadsheetML

/// What is plain is read without the parser; what it says is held to the parser's by ``PlainRowEquivalenceTests``.
@Suite("Sheets without a parser")
struct PlainSheetTests {
    private func isRead(_ sheet: String) throws -> Bool {
        // As many as the sheets may point at.
        var strings = SharedStringTable()
        for _ in 0..<100 { strings.append([]) }
        let tables = WorkbookTables(
            strings: strings, formats: CellFormatTable(), dateSystem: .from1900)
        let handler = SheetHandler(sheet: "a", part: "/a", tables: tables, limits: .standard)
        return Array(sheet.utf8).withUnsafeBufferPointer {
            PlainSheet.read($0, handler: handler, limits: ReadingLimits.standard.xml)
        }
    }

    @Test("Every sheet that the writer writes")
    func written() throws {
        let package = try PatchedPackage(SampleWorkbook.make().encoded())
        for number in 1...2 {
            #expect(try isRead(#require(package["xl/worksheets/sheet\(number).xml"])))
        }
    }

    @Test("Not what is unusual or wrong", arguments: ["<!-- -->", "<a>", "<![CDATA[a]]>", "<a b='c'/>"])
    func unusual(element: String) throws {
        let sheet = WorkbookFixture.worksheet("<sheetData><row><c><v>1</v></c></row></sheetData>")
        #expect(try isRead(sheet))
        #expect(try !isRead(sheet.replacing("<sheetData>", with: element + "<sheetData>")))
        #expect(try !isRead(sheet.replacing("</sheetData>", with: "</sheetData>" + element)))
        #expect(try !isRead(sheet + element))
    }
}
