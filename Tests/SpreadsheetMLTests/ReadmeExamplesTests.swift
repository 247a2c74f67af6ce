import Foundation
import SpreadsheetML
import SpreadsheetMLFoundation
import TestSupport
import Testing

// The README shows the functions below; DocumentationTests holds it to them.

func sumOfColumnB(in file: URL) throws -> Double {
    let workbook = try WorkbookReader(contentsOf: file)
    print("Sheets:", workbook.sheets.map(\.name))
    let sheet = try workbook.readSheet(0)
    return sheet.rows.reduce(0) { sum, row in
        sum + (row[column: 2]?.value.storedNumber ?? 0)
    }
}

struct Expense: Decodable {
    let day: CivilDate
    let amount: Decimal
    let receipt: String?

    enum CodingKeys: String, CodingKey { case day = "Date", amount = "Amount", receipt = "Receipt" }
}

func readExpenses(in file: URL) throws -> [Expense] {
    let workbook = try WorkbookReader(contentsOf: file)
    let expenses = try workbook.readSheet(named: "Expenses").rows(as: Expense.self)
    for misfit in expenses.misfits { print(misfit) }
    return expenses.rows
}

func countTexts(in file: URL) throws -> Int {
    let workbook = try WorkbookReader(contentsOf: file)
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
    try workbook.write(to: file)
}

func writeInvoice(_ lines: [(text: String, amount: Double)], logo: [UInt8], to file: URL) throws {
    var workbook = Workbook()
    let heading = workbook.styles.add(CellStyle(font: Font(isBold: true), fill: 0xDDEBF7))
    let euros = workbook.styles.add(CellStyle(numberFormat: "#,##0.00\"\u{A0}€\""))
    var sheet = try Worksheet(name: "Invoice")
    sheet.columns = [ColumnWidth(1...1, width: 40), ColumnWidth(2...2, width: 14)]
    sheet.pictures = [try Picture(logo, at: CellReference(parsing: "A1"), alternativeText: "The firm's logo")]
    try sheet.set(.text("Item"), style: heading, at: "A6")
    try sheet.set(.text("Amount"), style: heading, at: "B6")
    for (row, line) in zip(7..., lines) {
        try sheet.set(.text(line.text), at: "A\(row)")
        try sheet.set(.number(line.amount), style: euros, at: "B\(row)")
    }
    let last = 6 + lines.count
    let items = try CellRange(parsing: "A6:B\(last)")
    sheet.tables = [SheetTable(name: "Items", items, hasBandedRows: true, style: .medium(2))]
    let total = lines.reduce(0) { $0 + $1.amount }
    try sheet.set(RichText([.init("Total", font: Font(isBold: true)), .init(" to be paid")]), at: "A\(last + 2)")
    try sheet.set(.number(total), formula: "SUM(Items[Amount])", style: euros, at: "B\(last + 2)")
    sheet.comments = [
        CellComment(try CellReference(parsing: "B\(last + 2)"), "Within 30 days", author: "Accounts")
    ]
    func cells(_ range: String) throws -> SheetReference {
        SheetReference(sheet: "Invoice", range: try CellRange(parsing: range))
    }
    sheet.charts = [
        Chart(
            title: "Items", direction: .column, categories: try cells("A7:A\(last)"),
            cachedCategories: lines.map(\.text),
            series: [
                Chart.Series(
                    name: try cells("B6"), nameText: "Amount", values: try cells("B7:B\(last)"),
                    cachedValues: lines.map(\.amount), color: 0x4472C4)
            ],
            numberFormat: "#,##0\"\u{A0}€\"", anchor: try CellRange(parsing: "D6:J22"),
            alternativeText: "The amount of each item")
    ]
    try workbook.add(sheet)
    try workbook.write(to: file)
}

func writeMeasurements(to file: URL) throws {
    var styles = StyleTable()
    let euros = styles.add(CellStyle(numberFormat: "#,##0.00\"\u{A0}€\""))
    let stream = try WorkbookStream(styles: styles)
    var sheet = try Worksheet(name: "Payments")
    sheet.columns = [ColumnWidth(1...2, width: 14)]
    sheet.frozenAt = try CellReference(parsing: "A2")
    try stream.addSheet(sheet) { rows in
        try rows.append([.text("Date"), .text("Amount")])
        for day in 0..<100_000 {
            let date = CellValue.date(SerialDate(daysSince1970: day))
            try rows.append(cells: [StreamedCell(date), StreamedCell(.number(Double(day) / 100), style: euros)])
        }
    }
    try Data(stream.finish()).write(to: file)
}

func fillTemplate(_ template: URL, into file: URL) throws {
    let workbook = try WorkbookReader(contentsOf: template)
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
        let invoice = folder.file("invoice.xlsx")
        try writeInvoice([("Screws", 12.5), ("Nails", 7.25)], logo: SampleImage.png, to: invoice)
        #expect(try sumOfColumnB(in: invoice) == 39.5)
        #expect(PackageAudit.findings(in: [UInt8](try Data(contentsOf: invoice))).isEmpty)
        let expenses = folder.file("expenses.xlsx")
        try writeExpenses(to: expenses)
        #expect(try readExpenses(in: expenses).map(\.amount) == [12])
        let measurements = folder.file("measurements.xlsx")
        try writeMeasurements(to: measurements)
        #expect(try countTexts(in: measurements) == 2)
        #expect(try sumOfColumnB(in: measurements) == 49_999_500)
    }

    private func writeExpenses(to file: URL) throws {
        let stream = try WorkbookStream()
        try stream.addSheet(named: "Expenses") { rows in
            try rows.append([.text("Date"), .text("Amount"), .text("Receipt")])
            try rows.append([.date(SerialDate(daysSince1970: 20_000)), .number(12)])
            try rows.append([.date(SerialDate(daysSince1970: 20_001)), .text("12")])
        }
        try Data(stream.finish()).write(to: file)
    }
}
