import Foundation
import SpreadsheetML
import Testing

/// Days of the calendar, and what a serial number makes of them.
@Suite("Days and serial numbers")
struct SerialDateTests {
    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && year % 100 != 0 || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    @Test("Days follow each other over leap years and centuries, from 1970 on and back beyond the year 1")
    func calendar() {
        var wrong: [String] = []
        func check(_ year: Int, _ month: Int, _ day: Int, _ number: Int) {
            let date = CivilDate(daysSince1970: number)
            let isRight = (date.year, date.month, date.day) == (year, month, day) && date.daysSince1970 == number
            if !isRight || year > 0 && CivilDate(year: year, month: month, day: day) != date {
                wrong.append("\(year)-\(month)-\(day): \(date)")
            }
        }
        var number = 0
        for year in 1970..<2405 {
            for month in 1...12 {
                for day in 1...Self.days(of: month, in: year) {
                    check(year, month, day, number)
                    number += 1
                }
            }
        }
        number = -1
        for year in (-401..<1970).reversed() {
            for month in (1...12).reversed() {
                for day in (1...Self.days(of: month, in: year)).reversed() {
                    check(year, month, day, number)
                    number -= 1
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count), the first \(wrong.first ?? "")")
    }

    @Test("Beyond three million years there is the last day, on either side")
    func farDays() {
        #expect(CivilDate(daysSince1970: .max) == CivilDate(daysSince1970: 1 << 30))
        #expect(CivilDate(daysSince1970: .min) == CivilDate(daysSince1970: -1 << 30))
        #expect(
            CivilDate(daysSince1970: 1 << 30).year == 2_941_775 && CivilDate(daysSince1970: -1 << 30).year == -2_937_836
        )
    }

    @Test(
        "There is no such day",
        arguments: [
            (1900, 2, 29), (2100, 2, 29), (2023, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
            (2026, 1, 32), (0, 12, 31), (-1, 1, 1), (10_000, 1, 1),
        ])
    func noDay(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
        #expect(SerialDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "A day is written with four, two and two digits",
        arguments: [((1, 1, 1), "0001-01-01"), ((33, 12, 5), "0033-12-05"), ((9999, 12, 31), "9999-12-31")])
    func descriptions(day: (Int, Int, Int), text: String) {
        #expect(CivilDate(year: day.0, month: day.1, day: day.2)?.description == text)
    }

    @Test("A day is decoded from its three numbers, where there is such a day")
    func decoded() throws {
        func day(_ json: String) throws -> CivilDate {
            try JSONDecoder().decode(CivilDate.self, from: Data(json.utf8))
        }
        let read = try day(#"{"year": 2026, "month": 3, "day": 11}"#)
        #expect((read.year, read.month, read.day) == (2026, 3, 11))
        #expect(throws: DecodingError.self) { try day(#"{"year": 2026, "month": 2, "day": 30}"#) }
    }

    private static let time = Double(3 * 3_600 + 25 * 60 + 45) / 86_400

    @Test(
        "A serial number is told as a time, a day or both, or as the number that it is",
        arguments: [
            (0, "00:00:00"), (5.0 / 86_400, "00:00:05"), (time, "03:25:45"), (0.999_999_999, "23:59:59"),
            (46_053, "2026-01-31"), (46_053 + time, "2026-01-31 03:25:45"), (46_052.999_999_999, "2026-01-31"),
            (1, "1900-01-01"), (60, "60.0"), (60.5, "60.5"), (-1, "-1.0"), (2_958_466, "2958466.0"),
        ] as [(Double, String)])
    func texts(serial: Double, text: String) {
        #expect(SerialDate(serial: serial).description == text)
    }

    @Test("The first day of each system, and what lies before it")
    func firstDays() {
        let firsts: [(DateSystem, Double, String)] = [
            (.from1900, 1, "1900-01-01"), (.from1904, 1, "1904-01-02"), (.from1899, 1, "1899-12-31"),
        ]
        for (system, serial, day) in firsts {
            #expect(SerialDate(serial: serial, system: system).civilDate?.description == day)
            #expect(SerialDate(serial: -0.5, system: system).dayAndSeconds == nil)
            #expect(SerialDate(serial: -0.5, system: system).secondsSince1970 == nil)
        }
        #expect(SerialDate(serial: 0.5).dayAndSeconds == nil)
        #expect(SerialDate(serial: 0.5, system: .from1904).civilDate?.description == "1904-01-01")
        #expect(SerialDate(serial: 0.5, system: .from1899).civilDate?.description == "1899-12-30")
    }

    @Test(
        "Seconds since 1970 are those of a day, with its time, that the system shows",
        arguments: [
            (25_569, 0), (25_569.5, 43_200), (25_568, -86_400), (61, -2_203_891_200), (0.5, nil), (60, nil),
            (60.9, nil), (-1, nil), (2_958_465, 253_402_214_400), (2_958_466, nil), (1e300, nil), (.nan, nil),
        ] as [(Double, Double?)])
    func seconds(serial: Double, seconds: Double?) {
        #expect(SerialDate(serial: serial).secondsSince1970 == seconds)
        if let seconds { #expect(SerialDate(secondsSince1970: seconds).serial == serial) }
    }

    @Test(
        "The time of day is what lies above the whole number, to the millisecond",
        arguments: [
            (0.25, .seconds(21_600)), (1.5, .seconds(43_200)), (-0.25, .seconds(64_800)), (7, .zero),
            (0.001 / 86_400, .milliseconds(1)), (.infinity, nil), (-.infinity, nil),
        ] as [(Double, Duration?)])
    func times(serial: Double, time: Duration?) {
        #expect(SerialDate(serial: serial).timeOfDay == time)
    }

    @Test("A number is a duration where its format shows one, up to 100 million days")
    func durations() throws {
        let numbers = ["1.5", "-1.5", "100000000", "-100000000", "100000001", "-100000001", "1E300"]
        let cells = numbers.map { #"<c s="1"><v>\#($0)</v></c>"# }.joined() + #"<c s="0"><v>1.5</v></c>"#
        let sheet = try WorkbookFixture("<row>\(cells)</row>", styles: WorkbookFixture.styles(["0.0", "[h]:mm"]))
            .sheet()
        #expect(
            sheet.rows[0].cells.map(\.duration) == [
                .seconds(129_600), .seconds(-129_600), .seconds(8_640_000_000_000), .seconds(-8_640_000_000_000), nil,
                nil, nil, nil,
            ])
    }

    @Test("What a cell keeps as a number is told, and nothing else")
    func storedNumbers() {
        let values: [CellValue] = [
            .number(2.5), .date(SerialDate(serial: 3)), .text("2"), .boolean(true), .error("#N/A"), .empty,
        ]
        #expect(values.map(\.storedNumber) == [2.5, 3, nil, nil, nil, nil])
    }
}
