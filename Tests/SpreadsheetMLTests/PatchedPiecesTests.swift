import TestSupport
import Testing
import ZipContainer

@testable import SpreadsheetML

/// What patching a part keeps in memory grows with the patch, not with the part.
@Suite("Patched piece by piece")
struct PatchedPiecesTests {
    /// What is noted of a worksheet part before it is patched, and the pieces in which it is put out.
    private func patched(_ content: String, _ patch: SheetPatch = SheetPatch()) throws -> (SheetSurvey, [[UInt8]]) {
        let zip = ZipWriter(level: 1)
        try zip.add("sheet1.xml", Array(WorkbookFixture.worksheet(content).utf8))
        let archive = try ZipArchive(bytes: zip.finish())
        let survey = try MarkupSource.with(archive.reader(for: archive.entries[0])) {
            try SheetSurvey(of: $0, for: patch)
        }
        var pieces: [[UInt8]] = []
        try MarkupSource.with(archive.reader(for: archive.entries[0])) { source in
            var patcher = SheetPatcher(source, patch, survey, strings: [:], looks: [:]) { pieces.append(Array($0)) }
            try patcher.run()
        }
        return (survey, pieces)
    }

    @Test(
        "Whatever a part has many of, it goes out in pieces, and as it was",
        arguments: [
            ("<sheetData>", #"<row r="1"/>"#, "</sheetData>"), ("<sheetData>", "<row></row>", "</sheetData>"),
            ("<sheetData>", "<row><c><v>1</v></c></row>", "</sheetData>"),
            ("<sheetData><row>", #"<c r="A1"/>"#, "</row></sheetData>"), ("<sheetData>", "<x/>", "</sheetData>"),
            ("<sheetData><row>", "<x>1</x>", "</row></sheetData>"),
            ("<sheetData></sheetData><mergeCells>", #"<mergeCell ref="A1:B2"/>"#, "</mergeCells>"),
            ("<sheetData></sheetData><hyperlinks>", #"<hyperlink ref="A1"/>"#, "</hyperlinks>"),
            ("<sheetData></sheetData>", "<drawing/>", ""),
        ])
    func pieces(before: String, many: String, after: String) throws {
        let content = before + String(repeating: many, count: 300_000 / many.utf8.count) + after
        let (_, pieces) = try patched(content)
        #expect(pieces.map(\.count).max() ?? 0 < 3 * PatchedMarkup.pieceBytes)
        #expect(Array(pieces.joined()) == Array(WorkbookFixture.worksheet(content).utf8))
    }

    @Test("A cell is patched wherever a piece of the part ends in it")
    func betweenPieces() throws {
        let (before, cell) = (
            #"<sheetData><row r="1"><!--"#, #"--><c s='0' r="A1"><f>1+1</f><v>1</v></c><c r="B1"/></row>"#
        )
        let start = WorkbookFixture.worksheet("").utf8.count - "</worksheet>".utf8.count + before.utf8.count
        var patch = SheetPatch()
        patch.values = [try SampleWorkbook.cell("A1"): .number(9)]
        for length in (65_470 - start)...(65_540 - start) {
            let comment = String(repeating: "a", count: length)
            let (_, pieces) = try patched(before + comment + cell + "</sheetData>", patch)
            let written = cell.replacing("<v>1<", with: "<v>9<")
            let expected = WorkbookFixture.worksheet(before + comment + written + "</sheetData>")
            #expect(Array(pieces.joined()) == Array(expected.utf8), "\(length)")
        }
    }

    @Test("Of rows and merged ranges, those are noted that a value goes into, or under")
    func survey() throws {
        var patch = SheetPatch()
        for address in ["B2", "D4", "A9"] { patch.values[try SampleWorkbook.cell(address)] = .number(1) }
        let (survey, _) = try patched(
            #"<sheetData><row r="1"><c r="A1"/></row><row r="2"><c r="A2"/></row><row r="4"><c r="D4"/></row></sheetData>"#
                + #"<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C9"/><mergeCell ref="D4:E5"/></mergeCells>"#,
            patch)
        #expect(survey.rows == [2, 4])
        #expect(survey.missingCells.map(\.description).sorted() == ["A9", "B2"])
        #expect(survey.merges.map(\.description) == ["A1:B2"])
    }
}
