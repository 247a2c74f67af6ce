import SpreadsheetML
import TestSupport
import Testing

/// Names of sheets and cells (ISO 29500-1 §18.2.5 and §18.2.19).
@Suite("Names that are written")
struct WriterNameTests {
    @Test(
        "Sheet names that programs refuse",
        arguments: [
            "", "a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b", "'a", "a'", "'", "History", "HISTORY", "a\u{1}b",
            "a\nb",
            "'\u{301}a", "a'\u{301}'",
        ])
    func refusedSheetNames(name: String) {
        let error = #expect(throws: SpreadsheetError.self) { _ = try Worksheet(name: name) }
        #expect(error?.code == .invalidSheetName(name))
    }

    @Test(
        "Sheet names that only look odd",
        arguments: [
            "L'été", "Mission 1 – Accès aux soins", "a!b", "Historique", "$A$1", "=1", "R1C1", "😀", " a ", "{a}",
            "#REF",
        ])
    func acceptedSheetNames(name: String) throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: name)
        try sheet.set(.number(1), at: SampleWorkbook.cell("A1"))
        let target = SheetReference(sheet: name, range: try SampleWorkbook.range("A1"))
        try sheet.set(.number(1), formula: Formula(target.description), at: SampleWorkbook.cell("B1"))
        try workbook.add(sheet)
        try workbook.define(DefinedName("ici", target))
        expectClean(try workbook.encoded())
        #expect(SheetReference(target.description) == target)
    }

    @Test("Two sheets differ by more than case")
    func sheetTwice() throws {
        var workbook = Workbook()
        try workbook.add(Worksheet(name: "Synthèse"))
        for name in ["Synthèse", "SYNTHÈSE", "Synthe\u{300}se"] {
            let error = #expect(throws: SpreadsheetError.self) { try workbook.add(Worksheet(name: name)) }
            #expect(error?.code == .duplicateSheetName(name))
        }
    }

    @Test(
        "Defined names that programs refuse",
        arguments: [
            "", "1a", ".a", "a b", "a-b", "a'b", "A1", "xfd1048576", "$A$1", "R", "c", "R1C1", "rc", "R2", "C3", "a,b",
            "é/è",
            "a\u{A0}b", "a!b", "=a",
        ])
    func refusedNames(name: String) throws {
        var workbook = Workbook()
        let error = #expect(throws: SpreadsheetError.self) { try workbook.define(DefinedName(name, formula: "1")) }
        #expect(error?.code == .invalidDefinedName(name))
    }

    @Test(
        "Defined names that programs know",
        arguments: [
            "i_1A1_valeur", "_a", "\\a", "a.b", "populations", "XFE1", "A1048577", "AAAA1", "Rc1a", "été_2026", "RC1_",
            "a1b",
        ])
    func acceptedNames(name: String) throws {
        var workbook = try SampleWorkbook.make()
        try workbook.define(DefinedName(name, formula: "'Synthèse'!$A$1"))
        expectClean(try workbook.encoded())
    }

    @Test("A name means something")
    func emptyName() throws {
        var workbook = Workbook()
        #expect(throws: SpreadsheetError.self) { try workbook.define(DefinedName("a", formula: "")) }
    }

    @Test("A name is defined once in the workbook and once on each sheet, whatever its case")
    func nameTwice() throws {
        var workbook = try SampleWorkbook.make()
        try workbook.define(DefinedName("Population", formula: "1", scope: 0))
        try workbook.define(DefinedName("POPULATION", formula: "1", scope: 1))
        let error = #expect(throws: SpreadsheetError.self) {
            try workbook.define(DefinedName("POPULATION", formula: "1"))
        }
        #expect(error?.code == .duplicateDefinedName("POPULATION"))
        expectClean(try workbook.encoded())
    }

    @Test("An apostrophe is doubled within apostrophes")
    func quoting() throws {
        let reference = SheetReference(sheet: "L'autre", range: try SampleWorkbook.range("B2:C3"))
        #expect(reference.description == "'L''autre'!$B$2:$C$3")
    }
}
