import Foundation
import SpreadsheetML
import SpreadsheetMLFoundation
import TestSupport
import Testing

/// A day stays the same day, whichever system counts it.
@Suite("Dates of both systems")
struct DateSystemTests {
    private static let days = [(1904, 1, 2), (1904, 3, 1), (1999, 12, 31), (2026, 1, 31), (9999, 12, 31)]

    @Test("A day goes from one system to the other and back", arguments: days)
    func conversion(year: Int, month: Int, day: Int) throws {
        let in1900 = try #require(SerialDate(year: year, month: month, day: day, system: .from1900))
        let in1904 = try #require(SerialDate(year: year, month: month, day: day, system: .from1904))
        #expect(in1900.converted(to: .from1904) == in1904)
        #expect(in1904.converted(to: .from1900) == in1900)
        #expect(in1900.converted(to: .from1900) == in1900)
        #expect(in1900.serial - in1904.serial == 1_462)
    }

    @Test("A time of day is the same in both, and a day before the system's first is none")
    func bounds() {
        for serial in [0, 0.5, 0.999] {
            #expect(SerialDate(serial: serial, system: .from1904).converted(to: .from1900)?.serial == serial)
            #expect(SerialDate(serial: serial).converted(to: .from1904)?.serial == serial)
        }
        #expect(SerialDate(serial: 1_461.9).converted(to: .from1904) == nil)
        #expect(SerialDate(serial: 1_462).converted(to: .from1904)?.serial == 0)
        #expect(SerialDate(serial: -1_401, system: .from1904).converted(to: .from1900)?.serial == 61)
        #expect(SerialDate(serial: -1_402, system: .from1904).converted(to: .from1900)?.serial == 59)
        #expect(SerialDate(serial: -1_461, system: .from1904).converted(to: .from1900) == nil)
        #expect(SerialDate(serial: .nan).converted(to: .from1904) == nil)
    }

    @Test("A day beyond every calendar ends no program", arguments: [Int.min, .max, 1 << 40])
    func far(days: Int) {
        #expect(SerialDate(daysSince1970: days).civilDate == nil)
        #expect(SerialDate(daysSince1970: days, system: .from1904).civilDate == nil)
        #expect(abs(CivilDate(daysSince1970: days).year) > 2_000_000)
    }

    @Test("A moment is counted from 1900, unless another system is asked for")
    func moments() {
        let noon = Date(timeIntervalSince1970: 43_200)
        #expect(SerialDate(noon) == SerialDate(serial: 25_569.5))
        #expect(SerialDate(noon, system: .from1904) == SerialDate(serial: 24_107.5, system: .from1904))
        #expect(CellValue.date(noon) == .date(SerialDate(serial: 25_569.5)))
    }

    @Test("Written into a workbook of either system, read back as the same day", arguments: days)
    func written(year: Int, month: Int, day: Int) throws {
        for (from, into) in [
            (DateSystem.from1904, DateSystem.from1900), (.from1900, .from1904), (.from1904, .from1904),
        ] {
            var workbook = Workbook()
            workbook.dateSystem = into
            var sheet = try Worksheet(name: "S")
            let date = try #require(SerialDate(year: year, month: month, day: day, system: from))
            try sheet.set(.date(date), at: SampleWorkbook.cell("A1"))
            try workbook.add(sheet)
            let bytes = try workbook.encoded()
            expectClean(bytes)
            let reader = try WorkbookReader(bytes)
            #expect(reader.dateSystem == into)
            let cell = try #require(try reader.readSheet(0)[SampleWorkbook.cell("A1")])
            #expect(cell.value == .date(try #require(date.converted(to: into))))
            let stream = try WorkbookStream(dateSystem: into)
            try stream.addSheet(named: "S") { try $0.append([.date(date)]) }
            let streamed = try WorkbookReader(stream.finish())
            #expect(try streamed.readSheet(0)[SampleWorkbook.cell("A1")]?.value == cell.value)
        }
    }

    @Test("A patch of either system puts the same day", arguments: days)
    func patched(year: Int, month: Int, day: Int) throws {
        for (from, into) in [(DateSystem.from1904, DateSystem.from1900), (.from1900, .from1904)] {
            var workbook = Workbook()
            workbook.dateSystem = into
            var sheet = try Worksheet(name: "S")
            let style = workbook.styles.add(CellStyle(numberFormat: "dd/mm/yyyy"))
            try sheet.set(.number(1), style: style, at: SampleWorkbook.cell("A1"))
            try workbook.add(sheet)
            var patch = SheetPatch()
            let date = try #require(SerialDate(year: year, month: month, day: day, system: from))
            patch.values[try SampleWorkbook.cell("A1")] = .date(date)
            let bytes = try WorkbookReader(workbook.encoded()).patched(sheet: 0, with: patch)
            let cell = try WorkbookReader(bytes).readSheet(0)[SampleWorkbook.cell("A1")]
            #expect(cell?.value == .date(try #require(date.converted(to: into))))
        }
    }

    @Test(
        "A date whose style shows none gets a format that does, and the rest of its look stays",
        arguments: [
            (46_000.0, "General", "yyyy-mm-dd"), (46_000.25, "0.00", "yyyy-mm-dd hh:mm:ss"), (0.25, "@", "hh:mm:ss"),
            (46_000.25, "h:mm", "h:mm"), (46_000, "dd/mm/yyyy", "dd/mm/yyyy"), (1.5, "[h]:mm", "[h]:mm"),
        ])
    func format(serial: Double, own: String, shown: String) throws {
        var workbook = Workbook()
        let style = workbook.styles.add(CellStyle(fill: 0xFF0000, numberFormat: NumberFormat(own)))
        var sheet = try Worksheet(name: "S")
        try sheet.set(.date(SerialDate(serial: serial)), style: style, at: SampleWorkbook.cell("A1"))
        try sheet.set(.number(serial), style: style, at: SampleWorkbook.cell("A2"))
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes)
        let read = try WorkbookReader(bytes).readSheet(0)
        #expect(read[try SampleWorkbook.cell("A1")]?.numberFormat.code == shown)
        #expect(read[try SampleWorkbook.cell("A2")]?.numberFormat.code == own)
        let styles = try #require(try PatchedPackage(bytes)["xl/styles.xml"])
        #expect(styles.ranges(of: "fillId=\"2\"").count == (own == shown ? 1 : 2))
    }

    @Test("A moment comes back from a cell as it went, whatever digits a program keeps", arguments: [9, 10, 14])
    func moments(decimals: Int) throws {
        for minute in 0..<1_440 {
            let moment = Date(timeIntervalSince1970: 1_767_225_600 + Double(minute) * 60)
            for system in [DateSystem.from1900, .from1904, .from1899] {
                let date = SerialDate(moment, system: system)
                #expect(Date(date) == moment)
                let kept = Double(String(format: "%.\(decimals)f", date.serial)) ?? 0
                #expect(Date(SerialDate(serial: kept, system: system)) == moment)
            }
        }
        #expect(Date(SerialDate(serial: 0.5, system: .from1904)) == nil)
        #expect(SerialDate(serial: 45_000.75).timeOfDay == .seconds(64_800))
        #expect(SerialDate(serial: .nan).timeOfDay == nil)
    }
}
