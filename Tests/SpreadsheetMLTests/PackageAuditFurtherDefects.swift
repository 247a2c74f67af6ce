import TestSupport

extension PlantedDefect {
    /// At least one for every code, so that no check of the audit sleeps.
    static let further: [PlantedDefect] =
        ofThePackage + ofTheWorkbook + ofTheStyles + ofTheCells + ofTheRanges + ofTheFormulas

    private static let ofThePackage: [PlantedDefect] = [
        PlantedDefect("markup that is not closed", .malformedXML, in: strings, "</sst>", ""),
        PlantedDefect("a DOCTYPE", .malformedXML, in: strings, "<sst", "<!DOCTYPE sst><sst"),
        PlantedDefect("a reference to a control character", .forbiddenCharacter, in: strings, "Partiel", "Par&#1;tiel"),
        PlantedDefect("a wrong content type", .contentTypeWrong, in: styles) {
            try $0.replace("spreadsheetml.styles+xml", with: "spreadsheetml.stylesheet+xml", in: types)
        },
        PlantedDefect(
            "a content type without part", .contentTypeWithoutPart, in: types, "/docProps/app.xml",
            "/docProps/application.xml"),
        PlantedDefect(
            "comments that nothing calls so", .relationshipWrong, in: "xl/worksheets/_rels/sheet2.xml.rels",
            "relationships/comments\"", "relationships/comment\""),
        PlantedDefect(
            "a relationship's id twice", .relationshipDuplicate, in: "xl/_rels/workbook.xml.rels", "Id=\"rId4\"",
            "Id=\"rId3\""),
        PlantedDefect(
            "a relationship without part", .relationshipWithoutPart, in: "xl/_rels/workbook.xml.rels", "theme1.xml",
            "theme2.xml"),
        PlantedDefect("a part that nothing leads to", .partUnreachable, in: "xl/media/image9.png") {
            $0.add("xl/media/image9.png", "")
        },
        PlantedDefect(
            "two properties with one id", .customProperty, in: "docProps/custom.xml", "pid=\"2\"", "pid=\"1\""),
        PlantedDefect(
            "a chart of a sheet that is gone", .chartReference, in: chart, "'Synthèse'!$B$4:$B$6",
            "'Synthese'!$B$4:$B$6"),
        PlantedDefect(
            "a chart that crosses no axis", .chartReference, in: chart, "<c:crossAx val=\"222222222\"/>",
            "<c:crossAx val=\"3\"/>"),
        PlantedDefect("a picture of the wrong type", .contentTypeWrong, in: "xl/media/image1.png") {
            try $0.replace("ContentType=\"image/png\"", with: "ContentType=\"image/jpeg\"", in: types)
        },
        PlantedDefect(
            "a picture without its image", .relationshipMissing, in: pictures, "r:embed=\"rId2\"", "r:embed=\"rId4\""),
        PlantedDefect("two objects with one id", .drawing, in: pictures, "id=\"4\"", "id=\"3\""),
        PlantedDefect(
            "an object beyond the grid", .drawing, in: pictures, "<xdr:col>5</xdr:col>", "<xdr:col>16385</xdr:col>"),
        PlantedDefect("a picture without a size", .drawing, in: pictures, "cx=\"762000\"", "cx=\"0\""),
        PlantedDefect(
            "an object that ends before it begins", .drawing, in: pictures, "<xdr:row>9</xdr:row>",
            "<xdr:row>0</xdr:row>"),
        PlantedDefect("a chart that keeps too little", .chartCache, in: chart, "$B$4:$B$6", "$B$4:$B$9"),
    ]

    private static let ofTheWorkbook: [PlantedDefect] = [
        PlantedDefect("a sheet's id twice", .sheetID, in: workbook, "sheetId=\"2\"", "sheetId=\"1\""),
        PlantedDefect(
            "an active tab that is not there", .activeTab, in: workbook, "<workbookView ",
            "<workbookView activeTab=\"4\" "),
        PlantedDefect(
            "an active tab that is hidden", .activeTab, in: workbook, "<workbookView ",
            "<workbookView activeTab=\"3\" "),
        PlantedDefect(
            "two selected tabs", .activeTab, in: "xl/worksheets/sheet2.xml", "<sheetView ",
            "<sheetView tabSelected=\"1\" "),
        PlantedDefect("no visible sheet", .noVisibleSheet, in: workbook) { package in
            try package.change(workbook) {
                $0.replacing(/<sheet (name="[^C])/, with: { "<sheet state=\"hidden\" \($0.1)" })
            }
        },
        PlantedDefect("a name like a cell", .definedName, in: workbook, "name=\"choix\"", "name=\"AB12\""),
        PlantedDefect("a name like a cell in R1C1", .definedName, in: workbook, "name=\"choix\"", "name=\"r2c3\""),
        PlantedDefect("a name twice", .definedNameDuplicate, in: workbook, "name=\"choix\"", "name=\"Population\""),
        PlantedDefect(
            "a name of a sheet that is not there", .definedNameScope, in: workbook, "localSheetId=\"1\"",
            "localSheetId=\"4\""),
        PlantedDefect("sheets after the names", .elementOrder, in: workbook, "<sheets>", "<calcPr/><sheets>"),
        PlantedDefect("no sheets at all", .elementMissing, in: workbook) { package in
            try package.change(workbook) { text in
                text.firstMatch(of: /<sheets>.*<\/sheets>/).map { text.replacing($0.0, with: "") }
            }
        },
    ]

    private static let ofTheStyles: [PlantedDefect] = [
        PlantedDefect("no style Normal", .normalStyle, in: styles, "name=\"Normal\"", "name=\"Standard\""),
        PlantedDefect("a font out of range", .styleIndex, in: styles, "fontId=\"1\"", "fontId=\"2\""),
        PlantedDefect(
            "a format below 164", .formatReserved, in: styles, "<numFmt numFmtId=\"164\"", "<numFmt numFmtId=\"100\""),
        PlantedDefect(
            "a format twice", .formatDuplicate, in: styles, "<numFmt numFmtId=\"165\"", "<numFmt numFmtId=\"164\""),
        PlantedDefect(
            "a text turned too far", .attributeValue, in: styles, "textRotation=\"135\"", "textRotation=\"181\""),
        PlantedDefect("an unknown element", .elementUnknown, in: styles, "<cellXfs", "<zut/><cellXfs"),
        PlantedDefect("an attribute missing", .attributeMissing, in: styles, " formatCode=\"dd/mm/yyyy\"", ""),
    ]

    private static let ofTheCells: [PlantedDefect] = [
        PlantedDefect("a text over 32 767", .textTooLong, in: strings) {
            try $0.replace("Partiel", with: String(repeating: "😀", count: 16_384), in: strings)
        },
        PlantedDefect("blanks without xml:space", .spaceNotPreserved, in: strings, " xml:space=\"preserve\"", ""),
        PlantedDefect("a text that is read as an escape", .badEscape, in: strings, "_x005F_x0041_", "_x0041_"),
        PlantedDefect("uniqueCount of the texts", .wrongCount, in: strings, "uniqueCount=\"8\"", "uniqueCount=\"9\""),
        PlantedDefect("count of the texts' uses", .wrongCount, in: strings, " count=\"11\"", " count=\"8\""),
        PlantedDefect("a cell in another row", .cellAddress, in: sheet, "r=\"C5\"", "r=\"C6\""),
        PlantedDefect("a number that is none", .cellValue, in: sheet, "<v>82000</v>", "<v>82 000</v>"),
        PlantedDefect("an infinite number", .cellValue, in: sheet, "<v>82000</v>", "<v>INF</v>"),
        PlantedDefect(
            "a result among the shared strings", .resultShared, in: sheet,
            "t=\"str\"><f>IF('Synthèse'!B2&gt;0,\"Oui\",\"\")</f><v>Oui</v>",
            "t=\"s\"><f>IF('Synthèse'!B2&gt;0,\"Oui\",\"\")</f><v>1</v>"),
        PlantedDefect("no cached value", .cachedValueMissing, in: sheet, "<v>-0.5</v>", ""),
        PlantedDefect(
            "an inline text", .inlineString, in: sheet, "<c r=\"B2\"><v>82000</v>",
            "<c r=\"B2\" t=\"inlineStr\"><is><t>a</t></is>"),
        PlantedDefect("a dimension too small", .dimension, in: sheet, "ref=\"A2:D6\"", "ref=\"A2:C6\""),
        PlantedDefect("columns that overlap", .columns, in: sheet, "<col min=\"2\"", "<col min=\"1\""),
        PlantedDefect("a pane that hides its corner", .pane, in: sheet, "topLeftCell=\"B2\"", "topLeftCell=\"A2\""),
        PlantedDefect("a header over 255", .headerFooter, in: sheet) {
            try $0.replace("&amp;LCPTS", with: "&amp;L" + String(repeating: "x", count: 254), in: sheet)
        },
        PlantedDefect(
            "a filter without its name", .autoFilter, in: sheet, "<mergeCells", "<autoFilter ref=\"A1:B2\"/><mergeCells"
        ),
        PlantedDefect(
            "a table's column that is not its heading", .table, in: "xl/tables/table1.xml", "name=\"Partiel\"",
            "name=\"Non\""),
        PlantedDefect("a second comment of a cell", .comment, in: comments, "ref=\"D9\"", "ref=\"B2\""),
        PlantedDefect("a comment by nobody", .comment, in: comments, "authorId=\"1\"", "authorId=\"2\""),
        PlantedDefect(
            "a comment's shape beside another cell", .commentShape, in: shapes, "<x:Row>1</x:Row>", "<x:Row>2</x:Row>"),
        PlantedDefect(
            "a comment's shape beyond the grid", .commentShape, in: shapes, "<x:Anchor>2,", "<x:Anchor>16384,"),
        PlantedDefect("a shape's id twice", .commentShape, in: shapes, "_x0000_s1026", "_x0000_s1025"),
        PlantedDefect("a shape's id of another sheet", .commentShape, in: shapes, "data=\"1\"", "data=\"2\""),
        PlantedDefect("a wrong type of shapes", .contentTypeWrong, in: shapes) {
            try $0.replace("document.vmlDrawing", with: "document.drawing+xml", in: types)
        },
        PlantedDefect("comments without shapes", .commentShape, in: "xl/worksheets/sheet2.xml") { package in
            try package.change("xl/worksheets/sheet2.xml") { $0.replacing(/<legacyDrawing[^>]*>/, with: "") }
        },
        PlantedDefect(
            "groups deeper than the sheet says", .outline, in: "xl/worksheets/sheet3.xml", "outlineLevelRow=\"2\"",
            "outlineLevelRow=\"1\""),
        PlantedDefect("a page break below the grid", .pageBreak, in: sheet, "<brk id=\"6\"", "<brk id=\"1048576\""),
    ]

    private static let ofTheRanges: [PlantedDefect] = [
        PlantedDefect("a value under a merge", .mergeHidesValue, in: sheet, "ref=\"A9:A10\"", "ref=\"A5:B5\""),
        PlantedDefect(
            "a prompt's title over 32", .validationText, in: sheet, "Atteint ?", String(repeating: "é", count: 33)),
        PlantedDefect("two rules on a cell", .validationOverlap, in: sheet, "sqref=\"D4\"", "sqref=\"D4:D6\""),
        PlantedDefect("a rule between one bound", .validationFormula, in: sheet, "<formula2>100000000</formula2>", ""),
        PlantedDefect("a range that is none", .attributeValue, in: sheet, "sqref=\"D4\"", "sqref=\"D4;D5\""),
        PlantedDefect(
            "an arrow that is hidden", .validationHidesArrow, in: sheet, "type=\"list\"",
            "type=\"list\" showDropDown=\"1\""),
        PlantedDefect("a priority twice", .conditionalPriority, in: sheet, "priority=\"2\"", "priority=\"1\""),
        PlantedDefect("a differential style out of range", .conditionalStyle, in: sheet, "dxfId=\"0\"", "dxfId=\"1\""),
        PlantedDefect(
            "a comparison with one bound of two", .elementMissing, in: "xl/worksheets/sheet3.xml",
            "<formula>2</formula>", ""),
        PlantedDefect(
            "a colour scale with a colour too few", .elementMissing, in: "xl/worksheets/sheet3.xml",
            "<color rgb=\"FFFFFF00\"/>", ""),
        PlantedDefect(
            "a colour scale's point without a place", .attributeMissing, in: "xl/worksheets/sheet3.xml",
            " val=\"50.0\"", ""),
        PlantedDefect(
            "a link to a sheet that is gone", .hyperlink, in: sheet, "'L''autre – onglet'!A1\"", "'Autre'!A1\""),
    ]

    private static let ofTheFormulas: [PlantedDefect] = [
        PlantedDefect("a bracket too few", .formulaSyntax, in: sheet, "ISNUMBER(population)", "ISNUMBER(population"),
        PlantedDefect("a text that is not closed", .formulaSyntax, in: sheet, "\"Oui\",\"\")", "\"Oui\",\")"),
        PlantedDefect("a French function", .formulaFunction, in: sheet, "ROUND(", "ARRONDI("),
        PlantedDefect(
            "a name that nobody defined", .formulaName, in: sheet, "ISNUMBER(population)", "ISNUMBER(peuple)"),
        PlantedDefect(
            "a name that is another sheet's", .formulaName, in: sheet, "ISNUMBER(population)", "ISNUMBER(local)"),
        PlantedDefect("a sheet that is gone", .formulaSheet, in: sheet, "'Synthèse'!B2", "'Synthese'!B2"),
        PlantedDefect("a name without target", .formulaBrokenReference, in: workbook, "'Synthèse'!$B$2<", "#REF!<"),
        PlantedDefect(
            "a rule without target", .formulaBrokenReference, in: sheet, "<formula1>choix<", "<formula1>#REF!<"),
        PlantedDefect("a formula over 8 192", .formulaTooLong, in: sheet) {
            try $0.replace("<f>1/0<", with: "<f>1" + String(repeating: "+1", count: 4_096) + "<", in: sheet)
        },
        PlantedDefect("functions 65 deep", .formulaTooLong, in: sheet) {
            let deep = String(repeating: "ABS(", count: 65) + "1" + String(repeating: ")", count: 65)
            try $0.replace("<f>1/0<", with: "<f>\(deep)<", in: sheet)
        },
    ]
}
