import Foundation
import SpreadsheetML
import TestSupport
import Testing

// The README shows the functions below; DocumentationTests holds it to them.

func sumOfColumnB(in file: URL) throws -> Double {
    let workbook = try WorkbookReader([UInt8](Data(contentsOf: file)))
    print("Sheets:", workbook.sheets.map(\.name))
    let sheet = try workbook.readSheet(0)
    return sheet.rows.reduce(0) { sum, row in
        sum + (row[column: 2]?.value.storedNumber ?? 0)
    }
}

func countTexts(in file: URL) throws -> Int {
    let workbook = try WorkbookReader([UInt8](Data(contentsOf: file)))
    var count = 0
    try workbook.forEachRow(ofSheet: 0) { row in
        for cell in row.cells {
            if case .text = cell.value { count += 1 }
        }
    }
    return count
}

func writeBudget(to file: URL) throws {
    var workbook = Workbook()
    let euros = workbook.styles.add(CellStyle(numberFormat: "#,##0.00\"\u{A0}€\""))
    var sheet = try Worksheet(name: "Budget")
    for (index, line) in [("Rent", 1250.0), ("Salaries", 3400.5)].enumerated() {
        try sheet.set(.text(line.0), at: "A\(index + 1)")
        try sheet.set(.number(line.1), style: euros, at: "B\(index + 1)")
    }
    try workbook.add(sheet)
    try Data(workbook.encoded()).write(to: file)
}

func writeMeasurements(to file: URL) throws {
    let workbook = try WorkbookStream()
    try workbook.addSheet(named: "Measurements") { rows in
        try rows.append([.text("Day"), .text("State")])
        for day in 1...100_000 {
            try rows.append([.number(Double(day)), .text("ok")])
        }
    }
    try Data(workbook.finish()).write(to: file)
}

func fillTemplate(_ template: URL, into file: URL) throws {
    let workbook = try WorkbookReader([UInt8](Data(contentsOf: template)))
    var patch = SheetPatch()
    patch.values[try CellReference(parsing: "B2")] = .number(3500)
    try Data(workbook.patched(sheet: 0, with: patch)).write(to: file)
}

@Suite("The README's examples")
struct ReadmeExamplesTests {
    @Test("do what they say")
    func examples() throws {
        let folder = try TemporaryDirectory()
        let file = folder.file("budget.xlsx")
        try writeBudget(to: file)
        #expect(try sumOfColumnB(in: file) == 4650.5)
        #expect(try countTexts(in: file) == 2)
        let filled = folder.file("filled.xlsx")
        try fillTemplate(file, into: filled)
        #expect(try sumOfColumnB(in: filled) == 4750)
        let measurements = folder.file("measurements.xlsx")
        try writeMeasurements(to: measurements)
        #expect(try countTexts(in: measurements) == 100_002)
    }
}
