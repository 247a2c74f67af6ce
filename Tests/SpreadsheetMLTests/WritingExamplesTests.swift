import Foundation
import SpreadsheetML
import TestSupport
import Testing

// The pages of SpreadsheetML show the functions below.

func writeBudgetSheet() throws -> [UInt8] {
    var workbook = Workbook()
    let euros = workbook.styles.add(CellStyle(numberFormat: "#,##0.00\" €\""))
    var sheet = try Worksheet(name: "Budget")
    try sheet.set(.text("Rent"), at: "A1")
    try sheet.set(.number(1250), style: euros, at: "B1")
    try sheet.set(.number(1250), formula: "SUM(B1:B1)", style: euros, at: "B2")
    try workbook.add(sheet)
    return try workbook.encoded()
}

func writeNotes() throws -> [UInt8] {
    var sheet = try Worksheet(name: "Notes")
    let warning = Font(isBold: true, isStruckOut: true, color: 0xC00000)
    try sheet.set(RichText([.init("Paid by "), .init("March", font: warning), .init(" April")]), at: "A1")
    sheet.comments = [CellComment(try CellReference(parsing: "A1"), "Moved by a month", author: "Ada")]
    var workbook = Workbook()
    try workbook.add(sheet)
    return try workbook.encoded()
}

func addLogo(_ png: [UInt8], to sheet: inout Worksheet) throws {
    let corner = try CellReference(parsing: "D1")
    sheet.pictures.append(
        try Picture(png, anchor: .cell(corner, width: 120, height: 40), alternativeText: "The society's logo"))
}

func groupQuarters(of sheet: inout Worksheet, grey: StyleID) throws {
    for month in 2...4 { sheet.setFormat(RowFormat(isHidden: true, outlineLevel: 1), ofRow: month) }
    sheet.setFormat(RowFormat(style: grey, isCollapsed: true), ofRow: 5)
    sheet.columns = [ColumnWidth(1...1, width: 24), ColumnWidth(2...2, width: 9, isHidden: true)]
    sheet.printSetup = PrintSetup(.landscape, repeatedRows: 1...1, paper: .letter)
}

func judge(_ sheet: inout Worksheet) throws {
    let amounts = try CellRange(parsing: "B2:B9")
    sheet.conditionalFormats = [
        ConditionalFormat(
            [amounts], when: .cellIs(.notBetween("0", "1000")), style: DifferentialStyle(textColor: 0xC00000)),
        ConditionalFormat(
            [amounts], when: .colorScale(from: ScalePoint(.lowest, 0xFFFFFF), to: ScalePoint(.highest, 0x63BE7B))),
    ]
    try sheet.validate(DataValidation([amounts], .decimal(.notEqual("0")), error: "Leave it empty instead."))
    try sheet.validate(DataValidation([CellRange(parsing: "C2:C9")], .time(.less("TIME(18,0,0)"))))
}

func draw(_ amounts: [Double], of months: [String], on sheet: inout Worksheet) throws {
    func cells(_ range: String) throws -> SheetReference {
        SheetReference(sheet: sheet.name, range: try CellRange(parsing: range))
    }
    let series = Chart.Series(
        name: try cells("B1"), nameText: "Amount", values: try cells("B2:B4"), cachedValues: amounts, color: 0x0F766E)
    let chart = Chart(
        title: "Amounts", direction: .line, categories: try cells("A2:A4"), cachedCategories: months, series: [series],
        numberFormat: "0", anchor: try CellRange(parsing: "D2:K16"), alternativeText: "The amounts month by month")
    sheet.charts.append(chart)
}

func streamMeasurements(days: ClosedRange<Int>) throws -> [UInt8] {
    let stream = try WorkbookStream()
    try stream.addSheet(named: "Measurements") { rows in
        for day in days { try rows.append([.number(Double(day)), .text("ok")]) }
    }
    return try stream.finish()
}

func streamReport(days: ClosedRange<Int>) throws -> [UInt8] {
    var styles = StyleTable()
    let percent = styles.add(CellStyle(numberFormat: "0%"))
    let stream = try WorkbookStream(styles: styles)
    var frame = try Worksheet(name: "Report")
    try frame.set(.text("Day"), at: "A1")
    try frame.set(.text("Share"), at: "B1")
    frame.columns = [ColumnWidth(1...2, width: 14)]
    frame.frozenAt = try CellReference(parsing: "A2")
    frame.autoFilter = try CellRange(parsing: "A1:B\(days.count + 1)")
    try stream.addSheet(frame) { rows in
        for day in days {
            let share = Double(day) / 365
            let formula = Formula("A\(rows.count + 1)/365")
            try rows.append(cells: [
                StreamedCell(.number(Double(day))), StreamedCell(.number(share), formula: formula, style: percent),
            ])
        }
    }
    return try stream.finish()
}

@Suite("The examples of the pages about writing")
struct WritingExamplesTests {
    @Test("write what no program finds fault with")
    func written() throws {
        for bytes in [try writeBudgetSheet(), try writeNotes()] { expectClean(bytes) }
        var workbook = Workbook()
        let grey = workbook.styles.add(CellStyle(fill: 0xEEEEEE))
        var sheet = try Worksheet(name: "Months")
        try groupQuarters(of: &sheet, grey: grey)
        for (row, text) in ["Month", "January", "February", "March"].enumerated() {
            try sheet.set(.text(text), at: "A\(row + 1)")
            try sheet.set(row == 0 ? .text("Amount") : .number(Double(row)), at: "B\(row + 1)")
        }
        try addLogo(SampleImage.png, to: &sheet)
        try judge(&sheet)
        try draw([1, 2, 3], of: ["January", "February", "March"], on: &sheet)
        try workbook.add(sheet)
        expectClean(try workbook.encoded())
    }

    @Test("stream what they say")
    func streamed() throws {
        let measurements = try streamMeasurements(days: 1...1_000)
        expectClean(measurements, from: .ourStream)
        #expect(try WorkbookReader(measurements).readSheet(0).rows.count == 1_000)
        let report = try streamReport(days: 1...365)
        expectClean(report, from: .ourStream)
        let rows = try WorkbookReader(report).readSheet(0).rows
        #expect(rows.count == 366)
        #expect(rows[365][column: 2]?.value == .number(1))
        #expect(rows[1][column: 2]?.formula?.text == "A2/365")
    }
}
