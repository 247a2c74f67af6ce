public import FoundationEssentials
public import SpreadsheetML

extension Date {
    /// A cell's date as a moment: its time is taken as UTC's, for a spreadsheet's times have no zone. Nil for a time without
    /// a day, and for what the date system can't show.
    public init?(_ date: SerialDate) {
        guard let seconds = date.secondsSince1970 else { return nil }
        self.init(timeIntervalSince1970: seconds)
    }
}

extension SerialDate {
    /// A moment as a cell's date, its time being UTC's, to the microsecond.
    public init(_ date: Date, system: DateSystem = .from1900) {
        self.init(secondsSince1970: date.timeIntervalSince1970, system: system)
    }
}

extension CellValue {
    /// A moment as a cell's date, its time being UTC's, to the microsecond.
    public static func date(_ date: Date) -> CellValue { .date(SerialDate(date)) }
}

extension Date: CellDecodable {
    /// `a date`
    public static var expectation: String { "a date" }

    /// A number whose format shows a date; its time is taken as UTC's.
    public init?(_ cell: SheetCell) {
        guard let date = SerialDate(cell) else { return nil }
        self.init(date)
    }
}

extension Decimal: CellDecodable {
    /// `a number`
    public static var expectation: String { Double.expectation }

    /// A number as its shortest decimal form has it: 0.1 for the double next to 0.1.
    public init?(_ cell: SheetCell) {
        guard let number = Double(cell) else { return nil }
        self.init(string: number.description)
    }
}
