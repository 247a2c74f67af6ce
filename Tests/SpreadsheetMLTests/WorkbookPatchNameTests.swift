import SpreadsheetML
import TestSupport
import Testing

/// Names that a patch brings in, and texts that join the shared strings, wherever the workbook has room for them.
@Suite("Names and texts that a patch brings in")
struct WorkbookPatchNameTests {
    private static let sheets = #"<sheets><sheet name="Feuil1" sheetId="1" r:id="rId1"/></sheets>"#

    private func patched(_ workbook: String, _ names: [DefinedName]) throws -> [String] {
        var fixture = WorkbookFixture("<row><c r=\"A1\"><v>1</v></c></row>")
        fixture.workbook = workbook
        var patch = WorkbookPatch()
        patch.names = names
        let read = try WorkbookReader(fixture.reader().patched(with: patch))
        #expect(try read.readSheet(0).value("A1") == .number(1))
        return read.definedNames.map { "\($0.name)=\($0.formula)\($0.scope.map { " \($0)" } ?? "")" }
    }

    @Test("A name leads to a sheet whose own name has marks of XML")
    func markup() throws {
        let name = DefinedName("un", SheetReference(sheet: "A & <B>", range: try CellRange(parsing: "A1:B2")))
        for place in ["", "<definedNames/>", #"<definedNames><definedName name="b">A1</definedName></definedNames>"#] {
            #expect(try patched(Self.sheets + place, [name]).contains("un='A & <B>'!$A$1:$B$2"))
        }
    }

    private func name(_ name: String) throws -> DefinedName {
        DefinedName(name, SheetReference(sheet: "L'autre", range: try CellRange(parsing: "A1:B2")))
    }

    @Test("A workbook without names gets their list in its place, behind the sheets and what follows them")
    func none() throws {
        for place in ["", "<externalReferences/>", "<functionGroups></functionGroups><externalReferences/>"] {
            #expect(
                try patched(Self.sheets + place + "<calcPr/>", [name("un"), name("deux")])
                    == ["un='L''autre'!$A$1:$B$2", "deux='L''autre'!$A$1:$B$2"])
        }
        #expect(try patched(Self.sheets, []) == [])
    }

    @Test("An empty list is filled, and the names that are there stay")
    func list() throws {
        #expect(
            try patched(Self.sheets + "<definedNames/>", [name("un")]) == ["un='L''autre'!$A$1:$B$2"])
        let own = #"<definedName name="deux">Feuil1!$C$3</definedName>"#
        #expect(
            try patched(Self.sheets + "<definedNames>\(own)</definedNames>", [name("un")])
                == ["deux=Feuil1!$C$3", "un='L''autre'!$A$1:$B$2"])
    }

    @Test("A name means something else, whatever its case; a sheet's own name of the same spelling stays")
    func renewed() throws {
        let names =
            #"<definedName name="UN" localSheetId="0">Feuil1!$C$3</definedName><definedName name="Un">Feuil1!$D$4</definedName>"#
        #expect(
            try patched(Self.sheets + "<definedNames>\(names)</definedNames>", [name("un")])
                == ["UN=Feuil1!$C$3 0", "Un='L''autre'!$A$1:$B$2"])
    }

    @Test("Texts join the shared strings, be the table empty or not", arguments: ["", "<si><t>a</t></si>"])
    func strings(table: String) throws {
        for root in [#"count="1" uniqueCount="1">\#(table)</sst>"#, table.isEmpty ? "/>" : ">\(table)<extLst/></sst>"] {
            var fixture = WorkbookFixture("<row><c r=\"A1\"><v>1</v></c></row>", strings: "")
            fixture.parts["xl/sharedStrings.xml"] = #"<sst xmlns="\#(WorkbookFixture.spreadsheet)" \#(root)"#
            var patch = SheetPatch()
            patch.values = [try CellReference(parsing: "A1"): .text("neuf & <un>")]
            let bytes = try fixture.reader().patched(sheet: 0, with: patch)
            #expect(try WorkbookReader(bytes).readSheet(0).value("A1") == .text("neuf & <un>"), "\(root)")
            let package = try PatchedPackage(bytes)
            let place = table.isEmpty ? 0 : 1
            #expect(
                package["xl/worksheets/sheet1.xml"]?.contains(#"<c r="A1" t="s"><v>\#(place)</v></c>"#) == true,
                "\(root)")
            let strings = try #require(package["xl/sharedStrings.xml"])
            let new = #"<si><t xml:space="preserve">neuf &amp; &lt;un&gt;</t></si>"#
            #expect(strings.ranges(of: new).count == 1, "\(strings)")
            #expect(strings.contains(table + new), "\(strings)")
            #expect(!strings.contains("niqueCount="), "\(strings)")
        }
    }
}
