import SpreadsheetML
import TestSupport
import Testing

/// Validation rules as programs read them (ISO 29500-1 §18.3.1.32).
@Suite("Validations that are written")
struct WriterValidationTests {
    @Test(
        "Rules with their bounds",
        arguments: [
            (
                DataValidation.Rule.list(["Oui", "dit \"oui\""]), "type=\"list\"",
                "<formula1>\"Oui,dit \"\"oui\"\"\"</formula1>"
            ),
            (.listFrom("choix"), "type=\"list\"", "<formula1>choix</formula1>"),
            (.whole(.between("0", "9")), "type=\"whole\"", "<formula1>0</formula1><formula2>9</formula2>"),
            (.decimal(.greater("0")), "type=\"decimal\" operator=\"greaterThan\"", "<formula1>0</formula1>"),
            (.decimal(.lessOrEqual("1")), "type=\"decimal\" operator=\"lessThanOrEqual\"", "<formula1>1</formula1>"),
            (
                .date(.greaterOrEqual("36526")), "type=\"date\" operator=\"greaterThanOrEqual\"",
                "<formula1>36526</formula1>"
            ),
            (
                .textLength(.lessOrEqual("9")), "type=\"textLength\" operator=\"lessThanOrEqual\"",
                "<formula1>9</formula1>"
            ),
            (.whole(.equal("3")), "type=\"whole\" operator=\"equal\"", "<formula1>3</formula1>"),
            (.whole(.notEqual("3")), "operator=\"notEqual\"", "<formula1>3</formula1>"),
            (.time(.less("0.5")), "type=\"time\" operator=\"lessThan\"", "<formula1>0.5</formula1>"),
            (.whole(.notBetween("1", "3")), "operator=\"notBetween\"", "<formula1>1</formula1><formula2>3</formula2>"),
            (.custom("A1<>\"\""), "type=\"custom\"", "<formula1>A1&lt;&gt;\"\"</formula1>"),
            (.any, "<dataValidation allowBlank", "sqref=\"B2\"/>"),
        ])
    func rules(rule: DataValidation.Rule, type: String, formulas: String) throws {
        let xml = try written(DataValidation([SampleWorkbook.range("B2")], rule))
        #expect(xml.contains(type))
        #expect(xml.contains(formulas))
    }

    @Test("Several ranges, parted by blanks")
    func ranges() throws {
        let ranges = try ["B2", "D4:D9", "F1"].map(SampleWorkbook.range)
        #expect(try written(DataValidation(ranges, .any)).contains("sqref=\"B2 D4:D9 F1\""))
    }

    @Test("Severity and blanks")
    func severity() throws {
        let range = try SampleWorkbook.range("B2")
        #expect(try written(DataValidation([range], .any, severity: .warning)).contains("errorStyle=\"warning\""))
        #expect(try !written(DataValidation([range], .any)).contains("errorStyle"))
        #expect(try !written(DataValidation([range], .any, allowsBlank: false)).contains("allowBlank"))
        let information = try written(DataValidation([range], .any, severity: .information))
        #expect(information.contains("errorStyle=\"information\""))
        #expect(try written(DataValidation([range], .any)).contains("allowBlank=\"1\""))
    }

    @Test("A rule of no cell is refused")
    func nowhere() throws {
        var sheet = try Worksheet(name: "a")
        #expect(throws: SpreadsheetError.self) { try sheet.validate(DataValidation([], .any)) }
    }

    private func written(_ validation: DataValidation) throws -> String {
        var workbook = try SampleWorkbook.make()
        var sheet = try Worksheet(name: "Règles")
        try sheet.validate(validation)
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        return try #require(try PatchedPackage(bytes)["xl/worksheets/sheet5.xml"])
    }
}
