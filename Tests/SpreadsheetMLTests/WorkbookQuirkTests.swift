import OPCPackage
import SpreadsheetML
import Testing

/// The parts of a workbook, its sheets and names: docs/quirks.md, "Package" and "Workbook".
@Suite struct WorkbookQuirkTests {
    private static let one = WorkbookFixture.worksheet("<sheetData><row><c><v>1</v></c></row></sheetData>")
    private static let two = WorkbookFixture.worksheet("<sheetData><row><c><v>2</v></c></row></sheetData>")

    /// Streaming writers (read-excel-file #85, SheetJS #932).
    @Test("no-sst") func noStrings() throws {
        let inline = #"<row><c><v>1</v></c><c t="inlineStr"><is><t>a</t></is></c></row>"#
        #expect(try WorkbookFixture(inline).sheet().rows[0].cells.map(\.value) == [.number(1), .text("a")])
        let lost = try WorkbookFixture(#"<row><c t="s"><v>0</v></c></row>"#).sheet()
        #expect(lost.value("A1") == .text("0"))
        #expect(lost.oddities == ["A1": .untypedText])
    }

    @Test("no-styles") func noStyles() throws {
        let sheet = try WorkbookFixture(#"<row><c s="3"><v>1</v></c></row>"#).sheet()
        #expect(sheet.value("A1") == .number(1))
        #expect(sheet["A1"]?.numberFormat == .general)
    }

    /// exceljs #560: parts that are announced and absent.
    @Test func absentParts() throws {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>", strings: "", styles: "")
        fixture.parts["xl/sharedStrings.xml"] = nil
        fixture.parts["xl/styles.xml"] = nil
        #expect(try fixture.sheet().value("A1") == .number(1))
        fixture.parts["xl/worksheets/sheet1.xml"] = nil
        let error = try #require(try fixture.failure())
        #expect(error.code == .missingPart("/xl/worksheets/sheet1.xml"))
        fixture.workbook = #"<sheets><sheet name="Feuil1" sheetId="1" r:id="rId7"/></sheets>"#
        #expect(try fixture.failure()?.code == .missingPart("Feuil1"))
    }

    /// openpyxl and the Open XML SDK write absolute targets; exporters put parts anywhere.
    @Test func relationshipTargets() throws {
        var fixture = WorkbookFixture()
        fixture.parts["données.xml"] = Self.one
        fixture.parts["strings"] = #"<sst xmlns="\#(WorkbookFixture.spreadsheet)"><si><t>a</t></si></sst>"#
        fixture.workbook =
            #"<sheets><sheet name="S" sheetId="7" r:id="R60821"/><sheet name="T" sheetId="2" r:id="x"/></sheets>"#
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("x", "worksheet", "./../xl/worksheets/sheet1.xml"), ("R60821", "worksheet", "/données.xml"),
            ("s", "sharedStrings", "../strings"),
        ])
        fixture.parts["xl/worksheets/sheet1.xml"] = WorkbookFixture.worksheet(
            #"<sheetData><row><c t="s"><v>0</v></c></row></sheetData>"#)
        let reader = try fixture.reader()
        #expect(reader.sheets.map(\.name) == ["S", "T"])
        #expect(try reader.readSheet(0).value("A1") == .number(1))
        #expect(try reader.readSheet(1).value("A1") == .text("a"))
    }

    /// Excel's "Strict Open XML".
    @Test func strict() throws {
        let relationships = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
        let main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        var fixture = WorkbookFixture()
        fixture.parts["_rels/.rels"] = WorkbookFixture.relationships([
            ("a", relationships + "officeDocument", "xl/workbook.xml"),
            ("b", relationships + "extendedProperties", "docProps/app.xml"),
        ])
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", relationships + "worksheet", "worksheets/sheet1.xml"),
            ("rId2", relationships + "styles", "styles.xml"),
        ])
        fixture.parts["xl/workbook.xml"] = #"""
            <workbook xmlns="\#(main)" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict">
            <sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
            """#
        fixture.parts["xl/styles.xml"] =
            #"<styleSheet xmlns="\#(main)"><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>"#
        fixture.parts["xl/worksheets/sheet1.xml"] =
            #"<worksheet xmlns="\#(main)"><sheetData><row><c><v>0.5</v></c></row></sheetData></worksheet>"#
        fixture.parts["docProps/app.xml"] =
            #"<Properties xmlns="http://purl.oclc.org/ooxml/officeDocument/extendedProperties"><Application>Excel</Application></Properties>"#
        let reader = try fixture.reader()
        #expect(reader.application == "Excel")
        let sheet = try reader.readSheet(0)
        #expect(sheet.value("A1") == .number(0.5))
        #expect(sheet["A1"]?.showsPercent == true)
    }

    /// Excel 5's macros, in workbooks that have been saved ever since.
    @Test("module-sheet") func moduleSheet() throws {
        var fixture = WorkbookFixture("<row><c><v>7</v></c></row>")
        fixture.workbook = #"""
            <sheets><sheet name="Feuil1" sheetId="1" r:id="rId1"/>
            <sheet name="Module1" sheetId="2" state="veryHidden" r:id=""/></sheets>
            """#
        let reader = try fixture.reader()
        #expect(reader.sheets.map(\.kind) == [.worksheet, .other])
        #expect(try reader.readSheets().map(\.rows.count) == [1, 0])
    }

    /// Excel: sheets that are charts, dialogs or macros keep their place.
    @Test("chartsheet") func chartsheet() throws {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>")
        fixture.workbook = #"""
            <sheets><sheet name="Graphique" sheetId="1" r:id="rId8"/><sheet name="Données" sheetId="2" r:id="rId1"/>
            <sheet name="Macro" sheetId="3" r:id="rId9"/></sheets>
            """#
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId8", "chartsheet", "chartsheets/sheet1.xml"),
            ("rId9", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml"),
        ])
        let reader = try fixture.reader()
        #expect(reader.sheets.map(\.kind) == [.other, .worksheet, .other])
        #expect(try reader.readSheet(0).rows.isEmpty)
        #expect(try reader.readDetails(ofSheet: 0).columns.isEmpty)
        #expect(try reader.forEachRow(ofSheet: 2) { _ in Issue.record("a macro sheet has no rows") }.isEmpty)
        #expect(try reader.readSheet(1).value("A1") == .number(1))
    }

    /// Google Sheets writes none.
    @Test func noProperties() throws {
        let reader = try WorkbookFixture().reader()
        #expect(reader.application == nil)
        #expect(reader.applicationVersion == nil)
        #expect(reader.customProperties.isEmpty)
    }

    @Test func properties() throws {
        var fixture = WorkbookFixture()
        fixture.parts["_rels/.rels"] = WorkbookFixture.relationships([
            ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "extended-properties", "docProps/app.xml"),
            ("rId3", "custom-properties", "docProps/custom.xml"),
        ])
        fixture.parts["docProps/app.xml"] = #"""
            <Properties xmlns="\#(PropertiesNamespaces.extended)" xmlns:vt="\#(PropertiesNamespaces.variant)">
            <TitlesOfParts><vt:vector><vt:lpstr>no application</vt:lpstr></vt:vector></TitlesOfParts>
            <Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>
            """#
        fixture.parts["docProps/custom.xml"] = #"""
            <Properties xmlns="\#(PropertiesNamespaces.custom)" xmlns:vt="\#(PropertiesNamespaces.variant)">
            <property fmtid="x" pid="2" name="Modèle"><vt:lpwstr>ACI &amp; 2026</vt:lpwstr></property>
            <property fmtid="x" pid="3" name="Version"><vt:i4>7</vt:i4></property>
            <property fmtid="x" pid="4" name="Vrai"><vt:bool>true</vt:bool></property>
            <property fmtid="x" pid="5" name="Vide"><vt:empty/></property></Properties>
            """#
        let reader = try fixture.reader()
        #expect(reader.application == "Microsoft Excel")
        #expect(reader.applicationVersion == "16.0300")
        #expect(
            reader.customProperties == [
                CustomProperty(name: "Modèle", value: "ACI & 2026"), CustomProperty(name: "Version", value: "7"),
                CustomProperty(name: "Vrai", value: "true"), CustomProperty(name: "Vide", value: ""),
            ])
    }

    /// Users and Numbers: order, `sheetId`, `r:id` and the part's number have nothing to do with each other.
    @Test("sheet-reorder") func sheetReorder() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = Self.one
        fixture.parts["xl/worksheets/sheet2.xml"] = Self.two
        fixture.workbook = #"""
            <sheets><sheet name="Deux" sheetId="9" r:id="rId1"/>
            <sheet name="Un" sheetId="3" r:id="rId2"/>
            <sheet name="Perdu" sheetId="3" r:id="rId3"/></sheets>
            """#
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId2", "worksheet", "worksheets/sheet1.xml"), ("rId1", "worksheet", "worksheets/sheet2.xml"),
        ])
        let reader = try fixture.reader()
        #expect(reader.sheets.map(\.name) == ["Deux", "Un", "Perdu"])
        #expect(try (0..<2).map { try reader.readSheet($0).value("A1") } == [2, 1].map { .number($0) })
    }

    /// Users hide sheets; Gnumeric shows them again when it saves. Their cells are read like those of any other.
    @Test("sheet-hidden") func sheetHidden() throws {
        for (state, visibility) in [
            ("hidden", .hidden), ("veryHidden", .veryHidden), ("visible", .visible), ("", SheetInfo.Visibility.visible),
        ] {
            var fixture = WorkbookFixture("<row><c><v>1</v></c></row>")
            fixture.workbook = #"<sheets><sheet name="A" sheetId="1" r:id="rId1" state="\#(state)"/></sheets>"#
            let reader = try fixture.reader()
            #expect(reader.sheets.map(\.visibility) == [visibility])
            #expect(try reader.readSheet(0).value("A1") == .number(1))
        }
    }

    /// Else a small file could make a thousand sheets of one large part.
    @Test func twoSheetsOfOnePart() throws {
        var fixture = WorkbookFixture()
        fixture.workbook =
            #"<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/></sheets>"#
        #expect(try fixture.failure()?.code == .malformedPart("/xl/worksheets/sheet1.xml"))
    }

    /// LibreOffice and Gnumeric drop the quotes that Excel demands.
    @Test("names-quotes") func namesQuotes() throws {
        let forms = [
            "'Synthèse'!$B$3", "Synthèse!$B$3", "Synthèse!B3", "'L''été'!$B$3:$C$4", "'Mission 1 – Soins'!$G$6",
            "'N# 1'!$A$1",
        ]
        let names = try names(
            forms.enumerated().map { #"<definedName name="n\#($0.offset)">\#($0.element)</definedName>"# })
        #expect(names.map(\.formula) == forms)
        #expect(
            names.map { $0.target?.description } == [
                "'Synthèse'!$B$3", "'Synthèse'!$B$3", "'Synthèse'!$B$3", "'L''été'!$B$3:$C$4",
                "'Mission 1 – Soins'!$G$6",
                "'N# 1'!$A$1",
            ])
    }

    /// Users delete what names point at; Gnumeric adds broken ones; rust_xlsxwriter #186.
    @Test("names-ref") func namesRef() throws {
        let forms = [
            "#REF!", "'Synthèse'!#REF!", "#REF!$A$1", "", "A!$A$1,B!$B$2", "[1]Sheet1!$A$1", "'[Livre.xlsx]A'!$A$1",
            "A:C!$A$1",
            "'A:C'!$A$1", "3.14", "Sheet1!$A:$A", "'Synthèse!$A$1", "!$A$1", "Sheet1!XFE1",
        ]
        let names = try names(forms.map { #"<definedName name="n">\#($0)</definedName>"# })
        #expect(names.map(\.formula) == forms)
        #expect(names.allSatisfy { $0.target == nil })
    }

    @Test func namesScope() throws {
        let names = try names([
            #"<definedName name="a" localSheetId="0" hidden="1" function="false">A!$A$1</definedName>"#,
            #"<definedName name="a">A!$A$2</definedName>"#,
            #"<definedName name="beyond" localSheetId="1">A!$A$1</definedName>"#,
            #"<definedName name="below" localSheetId="-1">A!$A$1</definedName>"#,
        ])
        #expect(
            names == [DefinedName("a", formula: "A!$A$1", scope: 0), DefinedName("a", formula: "A!$A$2")])
    }

    @Test("What stands within a name's text and is none of ours takes nothing of it")
    func nameAroundStranger() throws {
        let names = try names([#"<definedName name="n">A!<x xmlns="urn:x">y</x>$A$1</definedName>"#])
        #expect(names.map(\.formula) == ["A!$A$1"])
    }

    private func names(_ list: [String]) throws -> [DefinedName] {
        var fixture = WorkbookFixture()
        fixture.workbook += "<definedNames>\(list.joined())</definedNames>"
        return try fixture.reader().definedNames
    }

    /// Excel for Mac once; LibreOffice writes `false` in words.
    @Test("date1904", arguments: ["1", "true", "0", "false", ""])
    func date1904(form: String) throws {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>", styles: WorkbookFixture.styles(["dd/mm/yyyy"]))
        fixture.workbook = #"<workbookPr date1904="\#(form)"/>"# + fixture.workbook
        let reader = try fixture.reader()
        let expected: DateSystem = form == "1" || form == "true" ? .from1904 : .from1900
        #expect(reader.dateSystem == expected)
        #expect(try reader.readSheet(0).value("A1") == .date(SerialDate(serial: 1, system: expected)))
    }

    /// Google Sheets.
    @Test("empty-blocks") func emptyBlocks() throws {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>", strings: "", styles: "<numFmts/><cellXfs/>")
        fixture.workbook = "<workbookPr/><bookViews/>" + fixture.workbook + "<definedNames/><calcPr/>"
        let reader = try fixture.reader()
        #expect(reader.definedNames.isEmpty)
        #expect(try reader.readSheet(0).value("A1") == .number(1))
        fixture.workbook = "<sheets/>"
        #expect(try fixture.reader().sheets.isEmpty)
        #expect(throws: SpreadsheetError.self) { try fixture.reader().readSheet(0) }
    }

    @Test("a part of another kind is refused") func wrongRoot() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = "<html/>"
        let error = try #require(try fixture.failure())
        #expect(error.code == .malformedPart("/xl/worksheets/sheet1.xml"))
        #expect(error.detail == "its root element is <html>, not <worksheet>")
    }

    @Test("a root of another namespace is told as such") func foreignRoot() throws {
        var fixture = WorkbookFixture()
        fixture.parts["xl/worksheets/sheet1.xml"] = #"<worksheet xmlns="urn:autre"/>"#
        let error = try #require(try fixture.failure())
        #expect(error.detail == "its root element is <worksheet> of a foreign namespace, not <worksheet>")
    }

    /// The package's own error stays underneath, so that a program can say what the file is.
    @Test func notAWorkbook() throws {
        do {
            _ = try WorkbookReader(Array("a;b;c\n1;2;3\n".utf8))
            Issue.record("text is no workbook")
        } catch {
            #expect(error.code == .notAWorkbook(.csv))
            #expect((error.underlying as? PackageError)?.code == .foreign(.csv))
        }
    }

    @Test("the ending of a file's name is that of its main part's kind") func fileExtension() throws {
        let kinds = [
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"),
            ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xlsm"),
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "xltx"),
            ("application/vnd.ms-excel.template.macroEnabled.main+xml", "xltm"),
            ("APPLICATION/VND.MS-EXCEL.TEMPLATE.MACROENABLED.MAIN+XML", "xltm"),
        ]
        for (kind, ending) in kinds {
            var fixture = WorkbookFixture()
            fixture.parts["[Content_Types].xml"] = #"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="\#(kind)"/></Types>
                """#
            #expect(try fixture.reader().fileExtension == ending)
        }
        #expect(try WorkbookFixture().reader().fileExtension == "xlsx")
    }

    @Test("of two parts of a kind the first that is there is read") func secondPart() throws {
        var fixture = WorkbookFixture(#"<row><c t="s"><v>0</v></c></row>"#)
        fixture.parts["xl/_rels/workbook.xml.rels"] = WorkbookFixture.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "absent.xml"),
            ("rId3", "sharedStrings", "b.xml"), ("rId4", "sharedStrings", "c.xml"),
        ])
        for name in ["b", "c"] {
            fixture.parts["xl/\(name).xml"] =
                #"<sst xmlns="\#(WorkbookFixture.spreadsheet)"><x xmlns="urn:x"><si/></x><si><t>\#(name)</t></si></sst>"#
        }
        #expect(try fixture.sheet().value("A1") == .text("b"))
    }

    @Test("a property without a value has none of another's") func propertyWithoutValue() throws {
        var fixture = WorkbookFixture()
        fixture.parts["_rels/.rels"] = WorkbookFixture.relationships([
            ("rId1", "officeDocument", "xl/workbook.xml"), ("rId3", "custom-properties", "docProps/custom.xml"),
        ])
        fixture.parts["docProps/custom.xml"] = #"""
            <Properties xmlns="\#(PropertiesNamespaces.custom)" xmlns:vt="\#(PropertiesNamespaces.variant)">
            <property name="a"><vt:lpwstr>1</vt:lpwstr></property><property name="b"/><property><vt:i4>3</vt:i4></property>
            </Properties>
            """#
        #expect(
            try fixture.reader().customProperties == [
                CustomProperty(name: "a", value: "1"), CustomProperty(name: "b", value: ""),
                CustomProperty(name: "", value: "3"),
            ])
    }

    @Test("a sheet that is not there, or that another is, is told with its name") func lostSheets() throws {
        var fixture = WorkbookFixture()
        let reader = try fixture.reader()
        for index in [-1, 1] {
            let error = #expect(throws: SpreadsheetError.self) { try reader.readSheet(index) }
            #expect(error?.code == .noSuchSheet("\(index)"))
            #expect(error?.description == "there is no sheet \(index): the workbook has 1")
        }
        fixture.workbook = #"<sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets>"#
        #expect(
            try fixture.failure()?.description == "A: the workbook does not say where the sheet is")
        fixture.workbook =
            #"<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/></sheets>"#
        #expect(try fixture.failure()?.description == "B: another sheet is the same part /xl/worksheets/sheet1.xml")
    }

    private enum PropertiesNamespaces {
        static let extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        static let custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
        static let variant = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    }
}
