/// A value that one cell gives to a typed row (``SheetContents/rows(as:under:)``).
///
/// Numbers, texts, booleans, dates, durations and ``CellValue`` itself are such values; a program adds its own types by
/// conforming them. Nothing is guessed: a text that looks like a number is none.
public protocol CellDecodable: Decodable {
    /// What is expected, to be said of a cell that has something else: `a whole number`.
    static var expectation: String { get }

    /// Nil for a cell that holds no such value.
    init?(_ cell: SheetCell)
}

extension CellDecodable where Self: FixedWidthInteger {
    /// The type's bounds belong to it: `a whole number from 0 to 255`.
    public static var expectation: String {
        bitWidth < 64 ? "a whole number from \(min) to \(max)" : "a whole number"
    }

    /// A whole number within the type's bounds.
    public init?(_ cell: SheetCell) {
        guard case .number(let number) = cell.value else { return nil }
        self.init(exactly: number)
    }
}

extension Int: CellDecodable {}
extension Int8: CellDecodable {}
extension Int16: CellDecodable {}
extension Int32: CellDecodable {}
extension Int64: CellDecodable {}
extension UInt: CellDecodable {}
extension UInt8: CellDecodable {}
extension UInt16: CellDecodable {}
extension UInt32: CellDecodable {}
extension UInt64: CellDecodable {}

extension Double: CellDecodable {
    /// `a number`
    public static var expectation: String { "a number" }

    /// A number; a percentage is the stored one: 0.64 for 64 %.
    public init?(_ cell: SheetCell) {
        guard case .number(let number) = cell.value else { return nil }
        self = number
    }
}

extension Float: CellDecodable {
    /// `a number`
    public static var expectation: String { Double.expectation }

    /// A number, rounded to the type's precision.
    public init?(_ cell: SheetCell) {
        guard let number = Double(cell), Float(number).isFinite else { return nil }
        self.init(number)
    }
}

extension Bool: CellDecodable {
    /// `TRUE or FALSE`
    public static var expectation: String { "TRUE or FALSE" }

    /// `TRUE` or `FALSE`, not 1 or 0.
    public init?(_ cell: SheetCell) {
        guard case .boolean(let value) = cell.value else { return nil }
        self = value
    }
}

extension String: CellDecodable {
    /// `a text`
    public static var expectation: String { "a text" }

    /// A text, not a number: `007` and 7 are two things.
    public init?(_ cell: SheetCell) {
        guard case .text(let text) = cell.value else { return nil }
        self = text
    }
}

extension SerialDate: CellDecodable {
    /// `a date or a time`
    public static var expectation: String { "a date or a time" }

    /// A number whose format shows a date or a time of day.
    public init?(_ cell: SheetCell) {
        guard case .date(let date) = cell.value else { return nil }
        self = date
    }
}

extension CivilDate: CellDecodable {
    /// `a day without a time`
    public static var expectation: String { "a day without a time" }

    /// A date without a time of day, which would be lost.
    public init?(_ cell: SheetCell) {
        guard let date = SerialDate(cell), !date.isTime, let day = date.dayAndSeconds, day.seconds == 0 else {
            return nil
        }
        self.init(daysSince1970: day.daysSince1970)
    }
}

extension Duration: CellDecodable {
    /// `a duration`
    public static var expectation: String { "a duration" }

    /// A number whose format shows hours, minutes or seconds without end: `[h]:mm`.
    public init?(_ cell: SheetCell) {
        guard let duration = cell.duration else { return nil }
        self = duration
    }
}

extension CellValue: CellDecodable {
    /// `a value`
    public static var expectation: String { "a value" }

    /// Whatever the cell holds.
    public init?(_ cell: SheetCell) {
        guard cell.value != .empty else { return nil }
        self = cell.value
    }
}
