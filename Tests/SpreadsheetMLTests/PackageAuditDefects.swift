import TestSupport
import Testing

/// A defect for ``SampleWorkbook``, and the code under which the audit must find it.
struct PlantedDefect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: AuditFinding.Code
    /// Where it is found.
    let part: String
    let plant: @Sendable (inout PatchedPackage) throws -> Void

    init(
        _ description: String, _ code: AuditFinding.Code, in part: String,
        plant: @escaping @Sendable (inout PatchedPackage) throws -> Void
    ) {
        testDescription = description
        self.code = code
        self.part = part
        self.plant = plant
    }

    /// One replacement in the part where it is found.
    init(_ description: String, _ code: AuditFinding.Code, in part: String, _ old: String, _ new: String) {
        self.init(description, code, in: part) { try $0.replace(old, with: new, in: part) }
    }

    static let sheet = "xl/worksheets/sheet1.xml"
    static let workbook = "xl/workbook.xml"
    static let styles = "xl/styles.xml"
    static let strings = "xl/sharedStrings.xml"
    static let types = "[Content_Types].xml"
    static let comments = "xl/comments2.xml"
    static let shapes = "xl/drawings/vmlDrawing2.vml"
    static let pictures = "xl/drawings/drawing3.xml"
    static let chart = "xl/charts/chart1.xml"

    /// The 25 defects that no free validator finds all of: the best finds eleven.
    static let known: [PlantedDefect] = [
        PlantedDefect("dataValidations before sheetData", .elementOrder, in: sheet) { package in
            try package.change(sheet) { text in
                guard let rules = text.firstMatch(of: /<dataValidations.*<\/dataValidations>/) else { return nil }
                return text.replacing(rules.0, with: "").replacing("<sheetData>", with: rules.0 + "<sheetData>")
            }
        },
        PlantedDefect("validation of type liste", .attributeValue, in: sheet, "type=\"list\"", "type=\"liste\""),
        PlantedDefect("an unknown attribute", .attributeUnknown, in: sheet, "<row r=\"2\"", "<row zut=\"1\" r=\"2\""),
        PlantedDefect("a control character", .forbiddenCharacter, in: strings, "Partiel", "Par\u{1}tiel"),
        PlantedDefect("shared string out of range", .sharedStringIndex, in: sheet, "<v>3</v>", "<v>70</v>"),
        PlantedDefect(
            "a sheet's r:id without relationship", .relationshipMissing, in: workbook, "r:id=\"rId2\"", "r:id=\"rId20\""
        ),
        PlantedDefect("content type of the shared strings missing", .contentTypeMissing, in: strings) {
            try $0.replace(
                "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>",
                with: "", in: types)
        },
        PlantedDefect("two sheets with one name", .sheetNameDuplicate, in: workbook, "L'autre – onglet", "SYNTHÈSE"),
        PlantedDefect("style out of range", .styleIndex, in: sheet, "s=\"2\"", "s=\"5\""),
        PlantedDefect("a boolean vrai", .attributeValue, in: sheet, "tabSelected=\"1\"", "tabSelected=\"vrai\""),
        PlantedDefect("a slash in a sheet's name", .sheetName, in: workbook, "L'autre – onglet", "L'autre/onglet"),
        PlantedDefect("a literal list over 255", .validationList, in: sheet) {
            let items = (1...64).map { "a\($0 + 35)" }.joined(separator: ",")
            try $0.replace("Oui,Partiel,Non", with: items + "56", in: sheet)
        },
        PlantedDefect(
            "count of validations", .wrongCount, in: sheet, "<dataValidations count=\"4\"",
            "<dataValidations count=\"5\""),
        PlantedDefect("count of xfs", .wrongCount, in: styles, "<cellXfs count=\"5\"", "<cellXfs count=\"2\""),
        PlantedDefect("a cell twice", .cellOrder, in: sheet, "<c r=\"C5\"", "<c r=\"B5\""),
        PlantedDefect("rows out of order", .rowOrder, in: sheet, "<row r=\"5\">", "<row r=\"3\">"),
        PlantedDefect("merges that overlap", .mergeOverlap, in: sheet, "ref=\"A9:A10\"", "ref=\"A8:A10\""),
        PlantedDefect(
            "a sheet's name of 32", .sheetName, in: workbook, "L'autre – onglet", String(repeating: "é", count: 32)),
        PlantedDefect("a blank in a defined name", .definedName, in: workbook, "name=\"choix\"", "name=\"les choix\""),
        PlantedDefect(
            "a French formula", .formulaSyntax, in: sheet, "ROUND(population/-164000,2)",
            "ARRONDI(population/-164000;2)"),
        PlantedDefect("a formula with =", .formulaSyntax, in: sheet, "<f>ROUND", "<f>=ROUND"),
        PlantedDefect("content type of a sheet missing", .contentTypeMissing, in: "xl/worksheets/sheet2.xml") {
            try $0.replace(
                "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
                with: "", in: types)
        },
        PlantedDefect("one fill only", .reservedFill, in: styles) { package in
            try package.change(styles) { text in
                text.firstMatch(of: /<fills.*<\/fills>/).map {
                    text.replacing(
                        $0.0, with: "<fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>")
                }
            }
        },
        PlantedDefect(
            "a format without definition", .formatUndefined, in: styles, "<xf numFmtId=\"164\"", "<xf numFmtId=\"166\""),
        PlantedDefect("a dimension beyond XFD", .cellAddress, in: sheet, "ref=\"A2:D6\"", "ref=\"A2:XFE6\""),
    ]
}
