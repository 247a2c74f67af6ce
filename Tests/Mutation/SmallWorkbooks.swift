import ZipContainer

/// Small bilans as other programs write them: quick to read, so that a million mutants of them are.
public enum SmallWorkbooks {
    /// One by openpyxl, one by XlsxWriter, one by Gnumeric.
    public static var all: [[UInt8]] { [openpyxl, xlsxWriter, gnumeric].map(zipped) }

    private typealias Parts = [(name: String, text: String)]

    private static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static func zipped(_ parts: Parts) -> [UInt8] {
        let writer = ZipWriter()
        // Names given here, each once, are none that the writer refuses.
        for part in parts { try? writer.add(part.name, Array(part.text.utf8)) }
        return (try? writer.finish()) ?? []
    }

    private static func links(_ links: [(type: String, target: String)]) -> String {
        let list = links.enumerated().map { index, link in
            #"<Relationship Id="rId\#(index + 1)" Type="\#(office)/\#(link.type)" Target="\#(link.target)"/>"#
        }
        return #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + list.joined() + "</Relationships>"
    }

    private static func contentTypes(_ others: String = "") -> String {
        #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
            + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
            + #"<Default Extension="xml" ContentType="application/xml"/>"#
            + #"<Override PartName="/xl/workbook.xml" ContentType="\#(types).sheet.main+xml"/>"#
            + #"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="\#(types).worksheet+xml"/>"#
            + #"<Override PartName="/xl/worksheets/sheet2.xml" ContentType="\#(types).worksheet+xml"/>"# + others
            + "</Types>"
    }

    private static func workbook(_ content: String) -> String {
        #"<workbook xmlns="\#(spreadsheet)" xmlns:r="\#(office)">\#(content)</workbook>"#
    }

    private static let sheets =
        #"<sheets><sheet name="Synthèse" sheetId="1" state="visible" r:id="rId1"/>"#
        + #"<sheet name="Mission 1" sheetId="2" state="hidden" r:id="rId2"/></sheets>"#

    private static func worksheet(_ content: String) -> String {
        #"<worksheet xmlns="\#(spreadsheet)" xmlns:r="\#(office)">\#(content)</worksheet>"#
    }

    /// Absolute targets, inline strings, character references, dates by format.
    private static let openpyxl: Parts = {
        func text(_ address: String, _ text: String) -> String {
            #"<c r="\#(address)" t="inlineStr"><is><t>\#(text)</t></is></c>"#
        }
        let synthese =
            #"<sheetPr><pageSetUpPr/></sheetPr><dimension ref="A1:B4"/><sheetData>"#
            + #"<row r="1">\#(text("A1", "CPTS"))\#(text("B1", "CPTS du Val"))</row>"#
            + #"<row r="2">\#(text("A2", "Exercice"))<c r="B2" t="n"><v>2026</v></c></row>"#
            + #"<row r="3">\#(text("A3", "Population"))<c r="B3" t="n"><v>60000</v></c></row>"#
            + #"<row r="4">\#(text("A4", "Date de signature"))<c r="B4" s="2" t="n"><v>44562</v></c></row>"#
            + #"</sheetData><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>"#
        let mission =
            "<sheetData><row r=\"1\">"
            + zip("ABCDE", ["Code", "Indicateur", "Valeur d&#233;clar&#233;e", "Atteint ?", "Source / preuve"])
            .map { text("\($0)1", $1) }.joined()
            + #"</row><row r="2">\#(text("A2", "1.A.1"))\#(text("C2", "120"))\#(text("D2", "Oui"))</row>"#
            + #"<row r="3">\#(text("A3", "1.A.2"))<c r="C3" s="1" t="n"><v>0.64</v></c>\#(text("D3", "Partiel"))"#
            + #"<c r="E3" t="inlineStr"></c></row>"#
            + #"<row r="4">\#(text("A4", "2.1"))<c r="C4"><f>1+2</f><v></v></c>\#(text("D4", "Non"))</row></sheetData>"#
        let styles =
            #"<styleSheet xmlns="\#(spreadsheet)"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>"#
            + #"<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
        return [
            ("[Content_Types].xml", contentTypes()),
            ("_rels/.rels", links([("officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                workbook("<workbookPr/><bookViews><workbookView/></bookViews>\(sheets)<definedNames/>")
            ),
            (
                "xl/_rels/workbook.xml.rels",
                links([
                    ("worksheet", "/xl/worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/sheet2.xml"),
                    ("styles", "styles.xml"),
                ])
            ),
            ("xl/worksheets/sheet1.xml", worksheet(synthese)), ("xl/worksheets/sheet2.xml", worksheet(mission)),
            ("xl/styles.xml", styles),
        ]
    }()

    /// Shared strings, defined names, formulas with results, merged cells, validations, links.
    private static let xlsxWriter: Parts = {
        let texts = [
            "CPTS", "CPTS du Val", "Exercice", "Population", "Code", "Indicateur", "Valeur déclarée", "Atteint ?",
            "1.A.1",
            "1.A.2", "Oui", "Partiel", "fusion", "Total",
        ]
        let rich = #"<si><t>a</t><r><rPr><b/><color theme="0"/><rFont val="Arial"/></rPr><t>b</t></r></si>"#
        func shared(_ address: String, _ index: Int) -> String { #"<c r="\#(address)" t="s"><v>\#(index)</v></c>"# }
        let synthese =
            #"<dimension ref="A1:B6"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData>"#
            + #"<row r="1" spans="1:2">\#(shared("A1", 0))\#(shared("B1", 1))</row>"#
            + #"<row r="2" spans="1:2">\#(shared("A2", 2))<c r="B2"><v>2026</v></c></row>"#
            + #"<row r="3" spans="1:2">\#(shared("A3", 3))<c r="B3"><v>60000</v></c></row>"#
            + #"<row r="6" spans="1:2">\#(shared("A6", 13))<c r="B6" s="1"><f>SUM(B2:B3)</f><v>1</v></c></row></sheetData>"#
            + #"<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>"#
        let mission =
            #"<dimension ref="A1:D6"/><sheetData><row r="1" spans="1:4">\#(zip("ABCD", 4...).map { shared("\($0)1", $1) }.joined())</row>"#
            + #"<row r="2" spans="1:4">\#(shared("A2", 8))<c r="C2"><v>120</v></c>\#(shared("D2", 10))</row>"#
            + #"<row r="3" spans="1:4">\#(shared("A3", 9))<c r="C3" s="1"><v>0.64</v></c>\#(shared("D3", 11))</row>"#
            + #"<row r="6" spans="1:4" ht="20" customHeight="1" hidden="1">\#(shared("A6", 12))<c r="B6"/><c r="C6"/></row>"#
            + #"<row r="7">\#(shared("A7", texts.count))</row></sheetData>"#
            + #"<mergeCells count="1"><mergeCell ref="A6:C6"/></mergeCells><dataValidations count="1">"#
            + #"<dataValidation type="list" allowBlank="1" sqref="D2:D4"><formula1>"Oui,Non"</formula1></dataValidation>"#
            + #"</dataValidations><hyperlinks><hyperlink ref="A2" location="'Synthèse'!A1"/></hyperlinks>"#
        let names =
            #"<definedNames><definedName name="exercice">'Synthèse'!$B$2</definedName>"#
            + #"<definedName name="population">'Synthèse'!$B$3</definedName>"#
            + #"<definedName name="total_estime">'Synthèse'!$B$6</definedName>"#
            + #"<definedName name="_xlnm.Print_Area" localSheetId="0">'Synthèse'!$A$1:$B$9</definedName></definedNames>"#
        let strings = texts.map { "<si><t>\($0)</t></si>" }.joined() + rich
        return [
            (
                "[Content_Types].xml",
                contentTypes(
                    #"<Override PartName="/xl/sharedStrings.xml" ContentType="\#(types).sharedStrings+xml"/>"#
                        + #"<Override PartName="/xl/styles.xml" ContentType="\#(types).styles+xml"/>"#)
            ),
            (
                "_rels/.rels",
                links([("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml")])
            ),
            (
                "docProps/app.xml",
                #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#
                    + "<Application>Microsoft Excel</Application><AppVersion>12.0000</AppVersion></Properties>"
            ),
            ("xl/workbook.xml", declaration + "\n" + workbook(#"<workbookPr date1904="0"/>"# + sheets + names)),
            (
                "xl/_rels/workbook.xml.rels",
                links([
                    ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"),
                    ("styles", "styles.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                ])
            ),
            ("xl/worksheets/sheet1.xml", declaration + "\n" + worksheet(synthese)),
            ("xl/worksheets/sheet2.xml", declaration + "\n" + worksheet(mission)),
            (
                "xl/styles.xml",
                #"<styleSheet xmlns="\#(spreadsheet)"><fonts count="1"><font><b/><sz val="11"/><color theme="1" tint="-0.25"/>"#
                    + #"<name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="solid"><fgColor "#
                    + #"indexed="13"/></patternFill></fill></fills><borders count="1"><border><left style="thin"><color "#
                    + #"rgb="FF112233"/></left></border></borders><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="9" "#
                    + #"fillId="0"><alignment horizontal="center" indent="1"/></xf></cellXfs></styleSheet>"#
            ),
            (
                "xl/theme/theme1.xml",
                #"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme>"#
                    + #"<a:dk1><a:sysClr lastClr="010203"/></a:dk1><a:lt1><a:srgbClr val="FEFEFE"/></a:lt1></a:clrScheme>"#
                    + "</a:themeElements></a:theme>"
            ),
            (
                "xl/worksheets/_rels/sheet2.xml.rels",
                links([("comments", "../comments1.xml"), ("table", "../table1.xml")])
            ),
            (
                "xl/comments1.xml",
                #"<comments xmlns="\#(spreadsheet)"><authors><author>Zoé</author></authors><commentList><comment ref="A2" "#
                    + #"authorId="0"><text><t>à voir</t><r><t> vite</t></r></text></comment></commentList></comments>"#
            ),
            (
                "xl/table1.xml",
                #"<table xmlns="\#(spreadsheet)" displayName="Liste" ref="A1:D3"><tableStyleInfo showRowStripes="1"/></table>"#
            ),
            (
                "xl/sharedStrings.xml",
                #"<sst xmlns="\#(spreadsheet)" count="18" uniqueCount="\#(texts.count)">\#(strings)</sst>"#
            ),
        ]
    }()

    /// Pretty-printed, numbers of 21 digits, names of its own that lead nowhere, properties of the workbook's own.
    private static let gnumeric: Parts = {
        func text(_ address: String, _ text: String) -> String {
            "\n      <c r=\"\(address)\" t=\"inlineStr\">\n        <is>\n          <t>\(text)</t>\n        </is>\n      </c>"
        }
        let synthese =
            "\n  <sheetData>\n    <row r=\"1\" spans=\"1:2\">\(text("A1", "Exercice"))\n      <c r=\"B1\">\n        <v>2025</v>\n      </c>\n    </row>"
            + "\n    <row r=\"2\">\(text("A2", "Population"))\n      <c r=\"B2\" s=\"1\">\n        <v>82000.0000000000000001</v>\n      </c>\n    </row>\n  </sheetData>\n"
        let mission =
            "\n  <sheetData>\n    <row r=\"1\">\(text("A1", "Code"))\(text("B1", "Valeur déclarée"))\(text("C1", "Atteint ?"))\n    </row>"
            + "\n    <row r=\"2\">\(text("A2", "1.A.1"))\n      <c r=\"B2\" t=\"b\">\n        <f>TRUE()</f>\n        <v>1</v>\n      </c>\(text("C2", "  Oui"))\n    </row>"
            + "\n    <row r=\"3\">\(text("A3", "1.A.2"))\n      <c r=\"B3\">\n        <v>0.639999999999999999987</v>\n      </c>\(text("C3", "non"))\n    </row>\n  </sheetData>\n"
        let names =
            "\n  <definedNames>\n    <definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">#REF!</definedName>"
            + "\n    <definedName name=\"cpts_nom\">Synthèse!$B$1</definedName>\n  </definedNames>\n"
        let space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
        return [
            ("xl/workbook.xml", workbook(#"<workbookPr date1904="0"/>"# + sheets + names)),
            (
                "xl/_rels/workbook.xml.rels",
                links([("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml")])
            ),
            ("xl/worksheets/sheet1.xml", worksheet(synthese)), ("xl/worksheets/sheet2.xml", worksheet(mission)),
            (
                "docProps/custom.xml",
                #"<Properties xmlns="\#(space)" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#
                    + #"<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="29" name="modele_version">"#
                    + "<vt:lpwstr>ACI 2025.1</vt:lpwstr></property></Properties>"
            ),
            ("[Content_Types].xml", contentTypes()),
            (
                "_rels/.rels",
                links([("officeDocument", "xl/workbook.xml"), ("custom-properties", "docProps/custom.xml")])
            ),
        ]
    }()
}
