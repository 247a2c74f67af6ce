import Foundation
public import SpreadsheetML
import SpreadsheetMLFoundation
import Testing

/// Rows as values of a type: what fits, and what is said of what does not.
@Suite("Typed rows")
struct TypedRowsTests {
    enum State: String, Decodable, CaseIterable {
        case open, paid
    }

    struct Invoice: Decodable, Equatable {
        let number: Int
        let issued: CivilDate
        let amount: Double
        let state: State
        let note: String?

        enum CodingKeys: String, CodingKey {
            case number = "No."
            case issued = "Date"
            case amount = "Amount"
            case state = "State"
            case note = "Note"
        }
    }

    private static let headings: [CellValue] = ["No.", "Date", "Amount", "State", "Note"]
    private static let date = CellValue.date(SerialDate(daysSince1970: 20_000))

    /// Reads the rows, each a line of cells from column A on.
    private func read<Row: Decodable>(
        _ rows: [[CellValue]], as type: Row.Type, under headings: Int? = nil
    ) throws -> TypedRows<Row> {
        try Self.workbook(rows).readSheet(named: "data").rows(as: type, under: headings)
    }

    private static func workbook(_ rows: [[CellValue]], limits: ReadingLimits = .standard) throws -> WorkbookReader {
        let stream = try WorkbookStream()
        try stream.addSheet(named: "Data") { sheet in for row in rows { try sheet.append(row) } }
        return try WorkbookReader(stream.finish(), limits: limits)
    }

    @Test("Rows that fit come in order, whatever the columns' order, with what no property asked for")
    func fitting() throws {
        let invoices = try read(
            [
                ["  Amount ", "Date", "State", "No.", "Client"],
                [.number(12.5), Self.date, "paid", .number(7), "A"],
                [],
                [.number(-3), Self.date, "open", .number(8), "B"],
                [.empty, .empty, .empty, .empty, "no row of ours, but a value"],
                [.empty, .empty, "", .empty],
            ], as: Invoice.self)
        let day = CivilDate(daysSince1970: 20_000)
        #expect(
            invoices.rows == [
                Invoice(number: 7, issued: day, amount: 12.5, state: .paid, note: nil),
                Invoice(number: 8, issued: day, amount: -3, state: .open, note: nil),
            ])
        #expect(invoices.rowNumbers == [2, 4])
        #expect(invoices.absentHeadings == ["Note"])
        #expect(invoices.unreadHeadings == ["Client"])
        #expect(invoices.misfits.map(\.cell.description) == ["D5", "B5", "A5", "C5"].sorted())
        #expect(invoices.misfitRows == 1)
    }

    @Test("Every cell that does not fit is told with its place, heading, and what was expected and found")
    func misfits() throws {
        let invoices = try read(
            [
                Self.headings,
                ["12", .number(45_000), "n/a", "Paid", .number(7)],
                [.number(1.5), .text("2026-01-31"), .error("#REF!"), .boolean(true), .empty],
                [.number(1), Self.date, .number(1), "paid", "fits"],
                [.empty, .date(SerialDate(serial: 45_000.5)), .number(1), "paid"],
            ], as: Invoice.self)
        #expect(
            invoices.misfits.map(\.description) == [
                "Data!A2 (No.): expected a whole number, found the text '12'",
                "Data!B2 (Date): expected a day without a time, found the number 45000",
                "Data!C2 (Amount): expected a number, found the text 'n/a'",
                "Data!D2 (State): expected one of: open, paid, found the text 'Paid'",
                "Data!E2 (Note): expected a text, found the number 7",
                "Data!A3 (No.): expected a whole number, found the number 1.5",
                "Data!B3 (Date): expected a day without a time, found the text '2026-01-31'",
                "Data!C3 (Amount): expected a number, found the error #REF!",
                "Data!D3 (State): expected one of: open, paid, found TRUE",
                "Data!A5 (No.): expected a whole number, found nothing",
                "Data!B5 (Date): expected a day without a time, found the date 2023-03-15 12:00:00",
            ])
        #expect(invoices.rows.map(\.note) == ["fits"])
        #expect(invoices.misfitRows == 3)
    }

    @Test("A heading that is not there, or there twice, is told once, and no row fits")
    func headings() throws {
        let row: [CellValue] = [.number(1), Self.date, .number(1), "paid", .number(2)]
        let missing = try read([["No.", "date", "Amount", "State"], row, row], as: Invoice.self)
        #expect(
            missing.misfits.map(\.description) == [
                "Data!A1 (Date): expected a column of this heading, found none in row 1"
            ])
        #expect(missing.misfitRows == 2)
        #expect(missing.rows.isEmpty)
        for heading in ["Amount", "Note"] {
            var headings = Self.headings
            headings += [.text(heading)]
            let twice = try read([headings, row + [.number(1)]], as: Invoice.self)
            #expect(twice.misfits.first?.description == "Data!F1 (\(heading)): expected it once, found it again")
            #expect(twice.rows.isEmpty)
        }
    }

    @Test("All headings that are not there are told at once, and none that is asked for is called unread")
    func allHeadings() throws {
        let read = try read([["Export of May"], Self.headings, [.number(1)]], as: Invoice.self)
        #expect(read.misfits.map(\.heading) == ["No.", "Date", "Amount", "State"])
        #expect(read.absentHeadings == ["Note"])
        #expect(read.unreadHeadings == ["Export of May"])
    }

    @Test("Headings are told without a single row below them, or without their own")
    func noRows() throws {
        for (rows, headings) in [([["Export"]], nil), ([], nil), ([Self.headings, []], 9)] as [([[CellValue]], Int?)] {
            let read = try read(rows, as: Invoice.self, under: headings)
            #expect(read.misfits.map(\.heading) == ["No.", "Date", "Amount", "State"])
            #expect(read.misfitRows == 0)
        }
        #expect(try read([Self.headings], as: Invoice.self).misfits == [])
    }

    @Test("A dictionary has what a row has")
    func dictionaries() throws {
        let read = try read([["a", "b"], [.number(1)], ["x", .boolean(true)]], as: [String: CellValue].self)
        #expect(read.rows == [["a": .number(1)], ["a": "x", "b": .boolean(true)]])
    }

    @Test("A column that never fits costs no other column its misfits, a row's first included")
    func nothingFits() throws {
        enum Grade: String, Decodable, CaseIterable { case a }
        struct Row: Decodable {
            let grade: Grade, flag: Bool, date: Date, amount: Decimal, value: CellValue, span: Duration, text: String
        }
        let read = try read(
            [
                ["grade", "flag", "date", "amount", "value", "span", "text"],
                ["?", "?", "?", "?", .empty, "?", .number(1)],
            ],
            as: Row.self)
        #expect(read.misfits.map(\.heading) == ["grade", "flag", "date", "amount", "value", "span", "text"])
    }

    @Test("The row of headings is the one that is named, or the first that has a value")
    func headingRow() throws {
        struct Pair: Decodable, Equatable {
            let a: Int, b: Int
        }
        let rows: [[CellValue]] = [[], ["Export"], ["b", "a"], [.number(1), .number(2)]]
        #expect(try read(rows, as: Pair.self, under: 3).rows == [Pair(a: 2, b: 1)])
        #expect(
            try read(rows, as: Pair.self).misfits.first?.description
                == "Data!A2 (a): expected a column of this heading, found none in row 2")
        #expect(try read([], as: Pair.self).rows.isEmpty)
    }

    @Test("Streamed rows are the same as those of a sheet that is held")
    func streamed() throws {
        let workbook = try Self.workbook([
            Self.headings, [.number(1), Self.date, .number(1), "paid"], [.number(2), "x", .number(1), "?"],
        ])
        let held = try workbook.readSheet(0).rows(as: Invoice.self)
        let streamed = try workbook.readRows(ofSheet: 0, as: Invoice.self)
        #expect(streamed.rows == held.rows)
        #expect(streamed.misfits == held.misfits)
        #expect(held.misfits.map(\.cell.description) == ["B3", "D3"])
        #expect(throws: SpreadsheetError.self) { try workbook.readRows(ofSheet: 1, as: Invoice.self) }
    }

    @Test("Streamed rows are in the order of the grid; two of one number, in the file's")
    func order() throws {
        let numbers = [2, 3, 3, 1_000] + Array(4...60)
        let rows = numbers.enumerated().map { #"<row r="\#($1)"><c r="A\#($1)"><v>\#($0)</v></c></row>"# }.joined()
        let heading = #"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>"#
        let read = try WorkbookFixture(heading + rows).reader().readRows(ofSheet: 0, as: One<Int>.self)
        #expect(read.rowNumbers == numbers.sorted())
        #expect(read.rows.map(\.a) == [0, 1, 2] + Array(4...60) + [3])
    }

    @Test("A heading of blanks is none")
    func blankHeading() throws {
        let workbook = try Self.workbook([[.text("a"), .text(" \n")], [.number(1), .number(2)]])
        let read = try workbook.readSheet(0).rows(as: One<Int>.self)
        #expect(read.rows.map(\.a) == [1])
        #expect(read.unreadHeadings == [])
    }

    @Test("Misfits are no more than the limit; the rows left out are all counted")
    func limit() throws {
        var limits = ReadingLimits.standard
        limits.warnings = 3
        struct One: Decodable {
            let a: Int
        }
        let rows = [[.text("a")]] + Array(repeating: [CellValue.text("x")], count: 10)
        let workbook = try Self.workbook(rows, limits: limits)
        for read in [
            try workbook.readRows(ofSheet: 0, as: One.self), try workbook.readSheet(0).rows(as: One.self),
        ] {
            #expect(read.misfits.count == 3)
            #expect(read.misfitRows == 10)
        }
    }

    struct Everything: Decodable {
        let int8: Int8, uint: UInt64, float: Float, flag: Bool, date: Date, serial: SerialDate, amount: Decimal
        let duration: Duration, value: CellValue, level: Level
        enum Level: Int, Decodable { case low = 1, high }
    }

    @Test("Each type that a cell gives takes its own, and nothing else")
    func types() throws {
        let headings = ["int8", "uint", "float", "flag", "date", "serial", "amount", "duration", "value", "level"]
        var workbook = Workbook()
        let hours = workbook.styles.add(CellStyle(numberFormat: "[h]:mm"))
        var sheet = try Worksheet(name: "Data")
        for (column, heading) in headings.enumerated() {
            let letters = CellReference.columnLetters(column + 1)
            try sheet.set(.text(heading), at: "\(letters)1")
            let isDate = heading == "date" || heading == "serial"
            let value: CellValue = isDate ? .date(SerialDate(serial: 45_000.25)) : .number(1)
            try sheet.set(heading == "flag" ? .boolean(true) : value, at: "\(letters)2")
            try sheet.set(.text("x"), at: "\(letters)3")
        }
        try sheet.set(.number(-128), at: "A2")
        try sheet.set(.number(7), at: "B2")
        try sheet.set(.number(0.1), at: "G2")
        try sheet.set(.number(1.5), style: hours, at: "H2")
        try sheet.set(.number(128), at: "A4")
        try sheet.set(.number(-1), at: "B4")
        try sheet.set(.number(3), at: "J4")
        try workbook.add(sheet)
        let read = try WorkbookReader(workbook.encoded()).readSheet(0).rows(as: Everything.self)
        let row = try #require(read.rows.first)
        #expect(row.int8 == -128)
        #expect(row.uint == 7)
        #expect(row.float == 1)
        #expect(row.flag)
        #expect(row.date == Date(timeIntervalSince1970: 1_678_860_000))
        #expect(row.serial == SerialDate(serial: 45_000.25))
        #expect(row.amount == Decimal(string: "0.1"))
        #expect(row.duration == .seconds(36 * 3_600))
        #expect(row.value == .number(1))
        #expect(row.level == .low)
        #expect(
            read.misfits.map(\.expected).prefix(9) == [
                "a whole number from -128 to 127", "a whole number", "a number", "TRUE or FALSE", "a date",
                "a date or a time", "a number", "a duration", "a whole number",
            ])
        #expect(read.misfits.filter { $0.cell.row == 4 }.map(\.heading).contains("level"))
        #expect(read.misfits.filter { $0.cell.row == 4 }.map(\.cell.description).prefix(2) == ["A4", "B4"])
    }

    struct One<Value: Decodable>: Decodable {
        let a: Value
    }

    private static let kinds: [(name: String, value: CellValue, format: NumberFormat)] = [
        ("whole", .number(2), .general), ("fraction", .number(2.5), .general), ("text", .text("2"), .general),
        ("boolean", .boolean(true), .general), ("error", .error("#N/A"), .general), ("day", date, "dd/mm/yyyy"),
        ("moment", .date(SerialDate(serial: 45_000.25)), "dd/mm/yyyy hh:mm"),
        ("time", .date(SerialDate(serial: 0.25)), "hh:mm"), ("span", .number(1.5), "[h]:mm"),
    ]

    @Test("A cell of each kind fits the types that take it, and no other")
    func kindsOfCells() throws {
        var workbook = Workbook()
        var sheet = try Worksheet(name: "Data")
        try sheet.set(.text("a"), at: "A1")
        for (row, kind) in Self.kinds.enumerated() {
            let style = workbook.styles.add(CellStyle(numberFormat: kind.format))
            try sheet.set(kind.value, style: style, at: "A\(row + 2)")
        }
        try workbook.add(sheet)
        let contents = try WorkbookReader(workbook.encoded()).readSheet(0)
        func fitting<Value: Decodable>(_ type: Value.Type) throws -> [String] {
            try contents.rows(as: One<Value>.self).rowNumbers.map { Self.kinds[$0 - 2].name }
        }
        for whole in [try fitting(Int.self), try fitting(UInt8.self), try fitting(Int64.self)] {
            #expect(whole == ["whole"])
        }
        for number in [try fitting(Double.self), try fitting(Float.self), try fitting(Decimal.self)] {
            #expect(number == ["whole", "fraction", "span"])
        }
        #expect(try fitting(Bool.self) == ["boolean"])
        #expect(try fitting(String.self) == ["text"])
        #expect(try fitting(SerialDate.self) == ["day", "moment", "time"])
        #expect(try fitting(Date.self) == ["day", "moment"])
        #expect(try fitting(CivilDate.self) == ["day"])
        #expect(try fitting(Duration.self) == ["span"])
        #expect(try fitting(CellValue.self) == Self.kinds.map(\.name))
    }

    @Test("A formula whose result is not in the file is no empty cell")
    func formulaWithoutResult() throws {
        struct One: Decodable {
            let a: Int?
        }
        let rows = #"<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c><f>1+1</f></c></row>"#
        let read = try WorkbookFixture(rows).sheet().rows(as: One.self)
        #expect(read.misfits.map(\.found) == ["a formula without its result"])
    }

    @Test("A row's own check is told at its cell; a type that no row can give is an error")
    func ownChecks() throws {
        struct Even: Decodable {
            let a: Int
            enum CodingKeys: CodingKey { case a }
            init(from decoder: any Decoder) throws {
                let row = try decoder.container(keyedBy: CodingKeys.self)
                a = try row.decode(Int.self, forKey: .a)
                if a % 2 != 0 {
                    throw DecodingError.dataCorruptedError(forKey: .a, in: row, debugDescription: "an even number")
                }
            }
        }
        let rows: [[CellValue]] = [["z", "a"], ["", .number(2)], ["", .number(3)]]
        let read = try read(rows, as: Even.self)
        #expect(read.rows.map(\.a) == [2])
        #expect(read.misfits.map(\.description) == ["Data!B3 (a): expected an even number, found the number 3"])
        struct Nested: Decodable {
            let a: [Int]
        }
        #expect(throws: DecodingError.self) { try self.read(rows, as: Nested.self) }
        #expect(throws: DecodingError.self) { try self.read(rows, as: [Int].self) }
    }

    @Test("What is too long to show is shown by its beginning")
    func longTexts() throws {
        let (long, shown) = (String(repeating: "x", count: 65), String(repeating: "x", count: 64))
        let rows = #"""
            <row><c t="str"><v>a</v></c></row><row><c t="str"><v>\#(long)</v></c></row><row><c t="e"><v>\#(long)</v></c></row>
            """#
        let read = try WorkbookFixture(rows).sheet().rows(as: One<Int>.self)
        #expect(read.misfits.map(\.found) == ["the text '\(shown)'", "the error \(shown)"])
    }

    @Test("A number beyond those of a type fits none of it")
    func beyond() throws {
        let rows: [[CellValue]] = [["a"], [.number(1e300)], [.number(-1e300)], [.number(3e38)]]
        #expect(try read(rows, as: One<Float>.self).rowNumbers == [4])
        #expect(try read(rows, as: One<Double>.self).rowNumbers == [2, 3, 4])
        #expect(try read(rows, as: One<Int64>.self).rowNumbers == [])
        #expect(
            try read(rows, as: One<Int64>.self).misfits.map(\.expected) == Array(repeating: "a whole number", count: 3))
        #expect(
            try read([["a"], ["x"]], as: One<UInt32>.self).misfits.map(\.expected)
                == ["a whole number from 0 to 4294967295"])
    }

    @Test("A row's own check that names no heading is told at the first that there is")
    func ownCheckWithoutPlace() throws {
        struct Refused: Decodable {
            enum CodingKeys: CodingKey { case b, a }
            init(from decoder: any Decoder) throws {
                let row = try decoder.container(keyedBy: CodingKeys.self)
                _ = try row.decode(Int.self, forKey: .a)
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "another row"))
            }
        }
        let read = try read([[.empty, "b", "a"], [.empty, .number(1), .number(2)]], as: Refused.self)
        #expect(read.misfits.map(\.description) == ["Data!B2 (): expected another row, found the number 1"])
        #expect(read.misfitRows == 1)
    }

    @Test("A cell that is not there is nothing, whatever is expected")
    func absentCells() throws {
        struct Row: Decodable {
            let a: Everything.Level
            let b: State
            let c: Int
        }
        let rows = #"""
            <row r="1"><c t="str"><v>a</v></c><c t="str"><v>b</v></c><c t="str"><v>c</v></c></row>
            <row r="2"><c r="C2"><v>1</v></c></row>
            """#
        let read = try WorkbookFixture(rows).sheet().rows(as: Row.self)
        #expect(
            read.misfits.map(\.description) == [
                "Feuil1!A2 (a): expected a value, found nothing",
                "Feuil1!B2 (b): expected one of: open, paid, found nothing",
            ])
    }

    @Test("The row that lacks headings is the one that was asked for, or the first", arguments: [nil, 9])
    func noHeadings(row: Int?) throws {
        let first = try read([], as: Invoice.self, under: row).misfits.first
        #expect(
            first?.description
                == "Data!A\(row ?? 1) (No.): expected a column of this heading, found none in row \(row ?? 1)")
    }

    @Test("Where no misfit is wanted none is kept, and the rows are counted all the same", arguments: [0, -1])
    func noMisfits(most: Int) throws {
        var limits = ReadingLimits.standard
        limits.warnings = most
        let workbook = try Self.workbook([["a"], ["x"], ["y"], [.number(1)]], limits: limits)
        let read = try workbook.readRows(ofSheet: 0, as: One<Int>.self)
        #expect(read.misfits.isEmpty)
        #expect(read.misfitRows == 2)
        #expect(read.rows.map(\.a) == [1])
    }

    @Test("Midnight without a day is no day")
    func midnight() throws {
        var fixture = WorkbookFixture(
            #"<row><c t="str" s="1"><v>a</v></c></row><row><c><v>0</v></c></row><row><c><v>1</v></c></row>"#,
            styles: WorkbookFixture.styles(["dd/mm/yyyy"]))
        fixture.workbook = #"<workbookPr date1904="1"/>"# + fixture.workbook
        let read = try fixture.sheet().rows(as: One<CivilDate>.self)
        #expect(read.rows.map(\.a.description) == ["1904-01-02"])
        #expect(read.misfits.map(\.found) == ["the date 00:00:00"])
    }
}

extension CellValue: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self = .text(text) }
}
