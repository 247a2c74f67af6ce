import SpreadsheetML
import TestSupport
import Testing

/// The numbers that a chart shows follow the cells that a patch changes, and nothing else of its part does.
@Suite("Patched charts")
struct PatchedChartTests {
    private static let part = "xl/charts/chart1.xml"
    private static let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"

    private func fixture(_ chart: String, sheet: String = "Feuil1") -> WorkbookFixture {
        var fixture = WorkbookFixture(
            #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"/></row>"#
        )
        fixture.workbook = #"<sheets><sheet name="\#(sheet)" sheetId="1" r:id="rId1"/></sheets>"#
        fixture.parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "drawing", "../drawings/drawing1.xml")
        ])
        fixture.parts["xl/drawings/_rels/drawing1.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "chart", "../charts/chart1.xml")
        ])
        fixture.parts["xl/drawings/drawing1.xml"] = "<wsDr/>"
        fixture.parts[Self.part] = chart
        return fixture
    }

    private func patched(_ fixture: WorkbookFixture, _ patch: SheetPatch) throws -> String {
        try #require(try PatchedPackage(fixture.reader().patched(sheet: 0, with: patch))[Self.part])
    }

    private func patch(_ values: [String: CellValue], removing removed: ClosedRange<Int>? = nil) throws -> SheetPatch {
        var patch = SheetPatch()
        for (address, value) in values { patch.values[try CellReference(parsing: address)] = value }
        patch.removedRows = removed
        return patch
    }

    private static func whole(_ content: String) -> String {
        #"<c:chartSpace xmlns:c="\#(chart)"><c:val>\#(content)</c:val><c:smooth val="0"/></c:chartSpace>"#
    }

    private static func numbers(_ reference: String, _ cache: String) -> String {
        "<c:numRef><c:f>\(reference)</c:f><c:numCache><c:formatCode>0</c:formatCode>\(cache)</c:numCache></c:numRef>"
    }

    private static func points(_ values: [(Int, String)]) -> String {
        count + values.map { #"<c:pt idx="\#($0)"><c:v>\#($1)</c:v></c:pt>"# }.joined()
    }

    private static let count = #"<c:ptCount val="3"/>"#

    @Test("Points are renewed where their number is not told, too")
    func uncounted() throws {
        func chart(_ second: String) -> String {
            let points = Self.points([(0, "1"), (1, second)]).replacing(Self.count, with: "")
            return Self.whole(Self.numbers("Feuil1!$A$1:$A$3", points))
        }
        #expect(try patched(fixture(chart("2")), patch(["A2": .number(20)])) == chart("20"))
    }

    @Test(
        "A point has what its cell has now, and is gone where that is no number",
        arguments: [
            ([(0, "1"), (1, "2"), (2, "3")], ["A2": .number(20.5)], nil, [(0, "1"), (1, "20.5"), (2, "3")]),
            (
                [(0, "1"), (1, "2"), (2, "3")], ["A3": .number(-3), "A1": .number(10)], nil,
                [(0, "10"), (1, "2"), (2, "-3")]
            ),
            ([(0, "1"), (1, "2")], ["A1": .text("x"), "B2": .number(9)], nil, [(1, "2")]),
            ([(0, "1"), (1, "2")], ["A1": .empty], nil, [(1, "2")]),
            ([(0, "1"), (2, "3")], ["A2": .number(2)], nil, [(0, "1"), (1, "2"), (2, "3")]),
            ([], ["A3": .date(SerialDate(serial: 46_023))], nil, [(2, "46023")]),
            ([(0, "1"), (1, "2"), (2, "3")], [:], 2...3, [(0, "1")]),
            ([(0, "1")], ["A2": .text("x")], nil, [(0, "1")]),
        ] as [([(Int, String)], [String: CellValue], ClosedRange<Int>?, [(Int, String)])])
    func points(
        before: [(Int, String)], values: [String: CellValue], removed: ClosedRange<Int>?, after: [(Int, String)]
    ) throws {
        let fixture = fixture(Self.whole(Self.numbers("Feuil1!$A$1:$A$3", Self.points(before))))
        #expect(
            try patched(fixture, patch(values, removing: removed))
                == Self.whole(Self.numbers("Feuil1!$A$1:$A$3", Self.points(after))))
    }

    @Test("Points go row by row through a range of several columns; each series has its own")
    func series() throws {
        func both(_ first: String, _ second: String) -> String {
            Self.whole(
                Self.numbers("Autre!$A$1:$A$3", Self.points([(0, "7")]))
                    + Self.numbers("Feuil1!$A$1:$B$2", Self.points([(0, "1"), (1, first), (2, "3"), (3, "4")]))
                    + Self.numbers("Feuil1!$B$1", Self.points([(0, second)])))
        }
        #expect(
            try patched(fixture(both("2", "2")), patch(["B1": .number(5), "C1": .number(6)])) == both("5", "5"))
    }

    @Test("Where nothing changes, the part stays as it is, however its numbers are written")
    func unchanged() throws {
        let cache = Self.count + #"<c:pt idx="0" formatCode="0.0"><c:v>1.0</c:v></c:pt><c:pt idx="1"/>"#
        let chart = Self.whole(
            Self.numbers("Feuil1!$A$1:$A$3", cache) + Self.numbers("Autre!$A$1:$A$3", cache)
                + "<c:strRef><c:f>Feuil1!$A$1</c:f><c:strCache><c:pt idx=\"0\"><c:v>a</c:v></c:pt></c:strCache>"
                + "</c:strRef>"
        )
        #expect(try patched(fixture(chart), patch(["A1": .number(1), "A2": .text("x"), "B1": .number(4)])) == chart)
        let odd = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + chart
        #expect(try patched(fixture(odd), patch(["A1": .number(2)])) == odd)
    }

    @Test("Names are compared as they are meant, and elements keep their prefix, or none")
    func spelling() throws {
        func chart(_ number: Int) -> String {
            "<chartSpace xmlns=\"\(Self.chart)\"><numRef><f>'A &amp; B'!$A$1</f><numCache><ptCount val='1'/>"
                + "<pt idx='0'><v>\(number)</v></pt></numCache></numRef></chartSpace>"
        }
        let fixture = fixture(chart(1), sheet: "A &amp; B")
        #expect(
            try patched(fixture, patch(["A1": .number(2)])) == chart(2).replacing("idx='0'", with: "idx=\"0\""))
    }

    @Test("Of a long range, the first thousand cells are looked at", arguments: [(1_000, true), (1_001, false)])
    func long(row: Int, isRenewed: Bool) throws {
        let chart = Self.whole(Self.numbers("Feuil1!$A$1:$A$5000", Self.points([(row - 1, "1")])))
        let renewed = Self.whole(Self.numbers("Feuil1!$A$1:$A$5000", Self.points([(row - 1, "2")])))
        #expect(try patched(fixture(chart), patch(["A\(row)": .number(2)])) == (isRenewed ? renewed : chart))
    }
}
