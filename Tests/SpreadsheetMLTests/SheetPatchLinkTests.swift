import SpreadsheetML
import TestSupport
import Testing

/// Links and formulas of a sheet that is patched, to the letter.
@Suite("Patched links and formulas")
struct SheetPatchLinkTests {
    private static let part = "xl/worksheets/sheet1.xml"

    private func markup(_ fixture: WorkbookFixture, _ patch: SheetPatch) throws -> String {
        let patched = try PatchedPackage(fixture.reader().patched(sheet: 0, with: patch))
        let text = try #require(patched[Self.part])
        return String(try #require(text.firstMatch(of: /<worksheet [^>]*>(.*)<\/worksheet>/)).output.1)
    }

    private func patch(
        _ links: [String: String], removing cells: [String] = [], rows: ClosedRange<Int>? = nil,
        value: CellValue = .text("x")
    ) throws -> SheetPatch {
        var patch = SheetPatch()
        for (address, link) in links {
            let cell = try CellReference(parsing: address)
            (patch.links[cell], patch.values[cell]) = (link, value)
        }
        patch.removedLinks = Set(try cells.map { try CellReference(parsing: $0) })
        patch.removedRows = rows
        return patch
    }

    private static let first = #"<hyperlink ref="A1" location="x"/>"#
    private static let second = #"<hyperlink ref="B1:C2" location="y"></hyperlink>"#
    private static let new = #"<hyperlink ref="A9" location="D4" display="x"/>"#

    @Test(
        "Links come in, go, and are replaced; their element goes with the last",
        arguments: [
            ("<hyperlinks/>", [:], [], ""), ("<hyperlinks/><pageMargins/>", [:], [], "<pageMargins/>"),
            ("<hyperlinks/><pageMargins/>", ["A9": "D4"], [], "<hyperlinks>\(new)</hyperlinks><pageMargins/>"),
            ("", ["A9": "D4"], [], "<hyperlinks>\(new)</hyperlinks>"),
            ("<hyperlinks>\(first)</hyperlinks>", ["A9": "D4"], [], "<hyperlinks>\(first)\(new)</hyperlinks>"),
            ("<hyperlinks>\(first)\(second)</hyperlinks>", [:], ["A1"], "<hyperlinks>\(second)</hyperlinks>"),
            ("<hyperlinks>\(first)\(second)</hyperlinks>", [:], ["B1"], "<hyperlinks>\(first)</hyperlinks>"),
            (
                "<hyperlinks>\(first)\(second)</hyperlinks>", [:], ["C2", "D1"],
                "<hyperlinks>\(first)\(second)</hyperlinks>"
            ),
            ("<hyperlinks>\(first)\(second)</hyperlinks><drawing/>", [:], ["A1", "B1"], "<drawing/>"),
            (
                "<hyperlinks a='b'>\(first)<hyperlink ref=\"A9\" location=\"x\"/>\(second)</hyperlinks>", ["A9": "D4"],
                [], "<hyperlinks a='b'>\(first)\(second)\(new)</hyperlinks>"
            ),
            (
                "<hyperlinks> <hyperlink ref=\"A9\" location=\"x\"/> </hyperlinks>", ["A9": "D4"], [],
                "<hyperlinks> \(new)</hyperlinks>"
            ),
            (
                "<hyperlinks><hyperlink ref=\"?\"/><hyperlink/></hyperlinks>", ["A9": "D4"], [],
                "<hyperlinks><hyperlink ref=\"?\"/><hyperlink/>\(new)</hyperlinks>"
            ),
        ] as [(String, [String: String], [String], String)])
    func links(before: String, links: [String: String], removed: [String], after: String) throws {
        let fixture = WorkbookFixture(#"<row r="9"><c r="A9"/></row>"#, after: before)
        let rest = try markup(fixture, patch(links, removing: removed)).split(separator: "</sheetData>")
        #expect(rest.dropFirst().joined() == after)
    }

    @Test("New links stand in the grid's order, say the cell's text, and have their marks escaped")
    func newLinks() throws {
        let fixture = WorkbookFixture("")
        let ordered = try markup(fixture, patch(["B9": "A1", "A10": "A1", "A9": "A1"], value: .number(3)))
        #expect(
            ordered.hasSuffix(
                #"<hyperlinks><hyperlink ref="A9" location="A1"/><hyperlink ref="B9" location="A1"/>"#
                    + #"<hyperlink ref="A10" location="A1"/></hyperlinks>"#))
        let escaped = try markup(fixture, patch(["A1": "'A & B'!A1"], value: .text("<_x0041_>")))
        #expect(
            escaped.hasSuffix(#"location="'A &amp; B'!A1" display="&lt;_x005F_x0041_&gt;"/></hyperlinks>"#),
            "\(escaped)")
    }

    @Test("What stands in AlternateContent before the rows comes before the links too")
    func alternateBefore() throws {
        var fixture = WorkbookFixture()
        let mc = #"<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>"#
        fixture.parts[Self.part] = WorkbookFixture.worksheet(mc + "<sheetData></sheetData>")
        #expect(
            try markup(fixture, patch(["A9": "D4"])) == mc
                + #"<sheetData><row r="9"><c r="A9" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row></sheetData>"#
                + "<hyperlinks>\(Self.new)</hyperlinks>")
    }

    @Test(
        "A formula stays, changes or goes as the patch says; one that others share stays",
        arguments: [
            (
                #"<c r="A1"/>"#,
                [#"<c r="A1"><v>5</v></c>"#, #"<c r="A1"><f>C1*2</f><v>5</v></c>"#, #"<c r="A1"><v>5</v></c>"#]
            ),
            (
                #"<c r="A1" t="str"><f>B1</f><v>x</v></c>"#,
                [
                    #"<c r="A1"><f>B1</f><v>5</v></c>"#, #"<c r="A1"><f>C1*2</f><v>5</v></c>"#,
                    #"<c r="A1"><v>5</v></c>"#,
                ]
            ),
            (
                #"<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c>"#,
                [
                    #"<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>5</v></c>"#,
                    #"<c r="A1"><f>C1*2</f><v>5</v></c>"#, #"<c r="A1"><v>5</v></c>"#,
                ]
            ),
            (
                #"<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c>"#,
                [
                    #"<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>5</v></c>"#,
                    #"<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>5</v></c>"#, #"<c r="A1"><v>5</v></c>"#,
                ]
            ),
            (
                #"<c r="A1"><f t="shared" si="0"/><v>1</v></c>"#,
                [
                    #"<c r="A1"><f t="shared" si="0"/><v>5</v></c>"#, #"<c r="A1"><f>C1*2</f><v>5</v></c>"#,
                    #"<c r="A1"><v>5</v></c>"#,
                ]
            ),
            (
                #"<c cm='1' r="A1" t="e" ><extLst><f>A9</f></extLst><f>B1</f><v>#REF!</v></c>"#,
                [#"<c cm='1' r="A1"><f>B1</f><v>5</v></c>"#, #"<c cm='1' r="A1"><f>C1*2</f><v>5</v></c>"#]
            ),
        ])
    func formulas(before: String, after: [String]) throws {
        let cell = try CellReference(parsing: "A1")
        let fixture = WorkbookFixture(#"<row r="1">\#(before)<c r="B1"/></row>"#)
        for (change, expected) in after.enumerated() {
            var patch = SheetPatch()
            patch.values = [cell: .number(5)]
            if change == 1 { patch.formulas = [cell: "C1*2"] }
            if change == 2 { patch.constants = [cell] }
            #expect(
                try markup(fixture, patch) == #"<sheetData><row r="1">\#(expected)<c r="B1"/></row></sheetData>"#)
        }
    }

    @Test("A text is shared where no formula stands, or none stays")
    func textsOfFormulas() throws {
        let cell = try CellReference(parsing: "A1")
        func patched(_ change: (inout SheetPatch) -> Void) throws -> [String] {
            let fixture = WorkbookFixture(#"<row r="1"><c r="A1"><f>B1</f><v>1</v></c></row>"#, strings: "")
            var patch = SheetPatch()
            change(&patch)
            let package = try PatchedPackage(fixture.reader().patched(sheet: 0, with: patch))
            let cells = try #require(package[Self.part]?.firstMatch(of: /<row.*<\/row>/)).output
            let table = try #require(package["xl/sharedStrings.xml"])
            return [String(cells), String(table.ranges(of: "<si>").count)]
        }
        let own = try patched { $0.values = [cell: .text("neu")] }
        #expect(own == [#"<row r="1"><c r="A1" t="str"><f>B1</f><v>neu</v></c></row>"#, "0"])
        let typed = try patched { ($0.values, $0.constants) = ([cell: .text("neu")], [cell]) }
        #expect(typed == [#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, "1"])
        let replaced = try patched { patch in
            patch.removedRows = 1...1
            patch.rows = [.init([.init(column: 1, text: "neu")])]
        }
        #expect(replaced == [#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, "1"])
    }

    @Test(
        "Cells that shared the formula of one that is typed over, or has another, keep it, each as its own",
        arguments: [nil, "C1*2"] as [Formula?])
    func sharedWithoutItsFirst(formula: Formula?) throws {
        let fixture = WorkbookFixture(
            #"<row r="1"><c r="A1"><f t="shared" ref="A1:A4" si="0">B1&lt;$C$1</f><v>1</v></c>"#
                + #"<c r="D1"><f t="shared" ref="D1:D2" si="1">E1</f><v>1</v></c></row>"#
                + #"<row r="2"><c r="A2" s="0"><f t="shared" si="0"/><v>2</v></c>"#
                + #"<c r="D2"><f t="shared" si="1"/><v>2</v></c></row>"#
                + #"<row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>"#
        )
        var patch = SheetPatch()
        for (address, value) in [("A1", 10.0), ("A3", 30)] {
            patch.values[try CellReference(parsing: address)] = .number(value)
        }
        let first = try CellReference(parsing: "A1")
        if formula == nil { patch.constants = [first] } else { patch.formulas[first] = formula }
        #expect(
            try markup(fixture, patch)
                == #"<sheetData><row r="1"><c r="A1">\#(formula == nil ? "" : "<f>C1*2</f>")<v>10</v></c>"#
                + #"<c r="D1"><f t="shared" ref="D1:D2" si="1">E1</f><v>1</v></c></row>"#
                + #"<row r="2"><c r="A2" s="0"><f>B2&lt;$C$1</f><v>2</v></c>"#
                + #"<c r="D2"><f t="shared" si="1"/><v>2</v></c></row>"#
                + #"<row r="3"><c r="A3"><f>B3&lt;$C$1</f><v>30</v></c></row><row r="4"><c r="A4"><v>4</v></c></row></sheetData>"#
        )
    }

    @Test("A cell that shares a formula and is typed over leaves the others theirs")
    func sharedWithoutAnother() throws {
        let first = #"<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1</f><v>1</v></c></row>"#
        let last = #"<row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c></row>"#
        var patch = SheetPatch()
        patch.values = [try CellReference(parsing: "A2"): .number(20)]
        patch.constants = Set(patch.values.keys)
        #expect(
            try markup(WorkbookFixture(first + last.replacing("3", with: "2") + last), patch)
                == #"<sheetData>\#(first)<row r="2"><c r="A2"><v>20</v></c></row>\#(last)</sheetData>"#)
    }

    @Test("Each kind of value has its type, with a formula and without")
    func values() throws {
        let cell = try CellReference(parsing: "A1")
        for (value, type, written) in [
            (.number(2.5), "", "<v>2.5</v>"), (.boolean(true), #" t="b""#, "<v>1</v>"),
            (.boolean(false), #" t="b""#, "<v>0</v>"), (.error("#N/A"), #" t="e""#, "<v>#N/A</v>"), (.empty, "", ""),
            (.date(SerialDate(serial: 46_023)), "", "<v>46023</v>"),
        ] as [(CellValue, String, String)] {
            for formula in [nil, Formula("B1<2")] {
                var patch = SheetPatch()
                patch.values = [cell: value]
                patch.formulas[cell] = formula
                let expected = (formula == nil ? "" : "<f>B1&lt;2</f>") + written
                #expect(
                    try markup(WorkbookFixture(""), patch)
                        == #"<sheetData><row r="1"><c r="A1"\#(type)>\#(expected)</c></row></sheetData>"#)
            }
        }
    }

    @Test("A row without a number that is empty, behind one that goes, says where it stands")
    func emptyRows() throws {
        let fixture = WorkbookFixture(#"<row r="6"/><row ht='9'/><row/><row r="12" ht='8'/>"#)
        var patch = SheetPatch()
        patch.removedRows = 6...6
        #expect(
            try markup(fixture, patch)
                == #"<sheetData><row r="7" ht='9'/><row/><row r="12" ht='8'/></sheetData>"#)
        patch.values = [try CellReference(parsing: "B12"): .number(1)]
        #expect(
            try markup(fixture, patch)
                == #"<sheetData><row r="7" ht='9'/><row/><row r="12" ht='8'><c r="B12"><v>1</v></c></row></sheetData>"#)
    }

    @Test("Comments, CDATA, processing instructions and odd blanks are no tags, and stay")
    func odd() throws {
        let before = #"<!--<row r="1"><c r="A1">--><![CDATA[<row r="9">]]><?p <row r="8"> ?>"#
        let rows =
            before
            + #"<row r = "1" spans='1>2'><c  s='/' r = "A1" t="n" ><v>1</v></c ><!-- <c r="B1"/> --><c r="C1" x="/"></c></row>"#
        let fixture = WorkbookFixture(rows)
        var patch = SheetPatch()
        patch.values = [try CellReference(parsing: "A1"): .number(2), try CellReference(parsing: "B1"): .number(3)]
        let expected =
            before + #"<row r = "1" spans='1>2'><c  s='/' r = "A1"><v>2</v></c><!-- <c r="B1"/> -->"#
            + #"<c r="B1"><v>3</v></c><c r="C1" x="/"></c></row>"#
        #expect(try markup(fixture, patch) == "<sheetData>\(expected)</sheetData>")
    }
}
