/// What a cell holds, as the file says it: nothing is guessed here.
public enum CellValue: Hashable, Sendable, Decodable {
    /// Nothing; the cell may still have a style.
    case empty
    /// A number, finite when it is written.
    case number(Double)
    /// A text: at most 32 767 UTF-16 units when it is written.
    case text(String)
    /// `TRUE` or `FALSE`.
    case boolean(Bool)
    /// An error's own text, such as `#REF!` or `#NOM?`; new ones appear with new programs.
    case error(String)
    /// A number in a cell whose format shows a date or a time, or an ISO 8601 date cell (`t="d"`).
    case date(SerialDate)

    /// The errors that programs know (ISO 29500-1 §18.17.3, and Excel's since 2018): a file with another one is refused.
    static let writableErrors: Set<String> = [
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
        "#FIELD!",
        "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!",
    ]

    /// - Throws: `beyondLimit`, `nonFiniteNumber`, `unwritable` for an error that no program knows.
    func check(place: @autoclosure () -> String) throws(SpreadsheetError) {
        switch self {
        case .text(let text): try WritingLimit.cellText.check(lengthOf: text, place: place())
        case .number(let number): try SpreadsheetError.checkFinite(number, "a cell's number", place: place())
        case .date(let date): try SpreadsheetError.checkFinite(date.serial, "a cell's date", place: place())
        case .error(let text) where !Self.writableErrors.contains(text):
            throw .unwritable("an error", "is one of the standard's, in English, such as #N/A: \(text)", place: place())
        case .empty, .boolean, .error: return
        }
    }

    var isDate: Bool { if case .date = self { true } else { false } }

    /// The number that the file stores: a number's own, or a date's serial.
    public var storedNumber: Double? {
        switch self {
        case .number(let number): number
        case .date(let date): date.serial
        case .empty, .text, .boolean, .error: nil
        }
    }
}

/// A formula's text without its leading `=`: English function names, commas, decimal points
/// (ISO 29500-1 §18.17).
public struct Formula: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// What programs compute: 1 to 8 192 UTF-16 units when it is written.
    public let text: String

    /// A formula from its text; it is checked when a cell takes it.
    public init(_ text: String) {
        self.text = text
    }

    /// A formula from its text; it is checked when a cell takes it.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// The formula's text.
    public var description: String { text }
}
