import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// A shared formula is read in each of its cells as openpyxl copies it there.
@Suite("Shared formulas")
struct SharedFormulaTests {
    @Test("Generated formulas move as openpyxl moves them", arguments: UInt64(1)...4)
    func asOpenpyxl(seed: UInt64) async throws {
        var random = SeededRandom(seed)
        let origin = "M40"
        var formulas: [(formula: String, target: String)] = []
        for _ in 0..<150 {
            let formula = expression(&random)
            for _ in 0..<2 {
                let column = CellReference.columnLetters(Int.random(in: 8...30, using: &random))
                formulas.append((formula, column + String(Int.random(in: 20...90, using: &random))))
            }
        }
        let expected = try await PythonDriver.openpyxlTranslate(
            formulas.map { .init($0.formula, from: origin, to: $0.target) })
        #expect(expected.contains { $0 != nil })
        for (copy, expected) in zip(formulas, expected) {
            let found = try formula(copy.formula, from: origin, at: copy.target)
            if let expected {
                #expect(found == expected, "\(copy.formula) to \(copy.target)")
            } else {
                #expect(found?.contains("#REF!") == true, "\(copy.formula) to \(copy.target)")
            }
        }
    }

    private func expression(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in operand(&random) }.joined(
            separator: random.pick(["+", "*", "&", " ", "<=", ",", "-"]))
    }

    private func operand(_ random: inout SeededRandom) -> String {
        let reference = cell(&random)
        switch Int.random(in: 0..<16, using: &random) {
        case 0: return "SUM(\(reference):\(cell(&random)))"
        case 1: return "Feuil2!\(reference)"
        case 2: return "'L''onglet A1'!\(reference):\(cell(&random))"
        case 3: return "\"A1 \"\"B2\"\" \""
        case 4: return "LOG10(\(reference))"
        case 5: return "B:$D"
        case 6: return "$2:9"
        case 7: return "Tableau1[[#This Row],[A1]]"
        case 8: return "taux_A1"
        case 9: return "1.5E3"
        case 10: return "IF(TRUE,#N/A,\(reference))"
        case 11: return "[1]Feuil2!\(reference)"
        case 12: return "Été2!$C$3"
        case 13: return "{1,2;3,\"A1\"}"
        case 14: return "INDEX(\(reference):$Z$99,2,1)"
        default: return reference
        }
    }

    private func cell(_ random: inout SeededRandom) -> String {
        let column = CellReference.columnLetters(Int.random(in: 1...60, using: &random))
        let row = Int.random(in: 10...60, using: &random)
        return random.pick(["", "$"]) + column + random.pick(["", "", "$"]) + String(row)
    }

    /// The formula of a cell that shares another's.
    private func formula(_ text: String, from origin: String, at target: String) throws -> String? {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let master = #"<row><c r="\#(origin)"><f t="shared" si="0" ref="A1:ZZ99">\#(escaped)</f></c></row>"#
        let follower = #"<row><c r="\#(target)"><f t="shared" si="0"/></c></row>"#
        var workbook = Workbook()
        try workbook.add(Worksheet(name: "Feuil1"))
        var package = try PatchedPackage(workbook.encoded())
        try package.change("xl/worksheets/sheet1.xml") { sheet in
            sheet.replacing(
                /<sheetData *\/>|<sheetData><\/sheetData>/, with: "<sheetData>\(master)\(follower)</sheetData>")
        }
        let contents = try WorkbookReader(package.zipped()).readSheet(0)
        return CellReference(target).flatMap { contents.written(at: $0) }?.formula?.text
    }
}
