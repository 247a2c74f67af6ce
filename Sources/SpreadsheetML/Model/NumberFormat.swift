/// A number format's code, as in `0.0%` or `dd/mm/yyyy` (ISO 29500-1 §18.8.30).
public struct NumberFormat: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The code with English letters: 1 to 255 UTF-16 units when it is written.
    public let code: String

    /// A format from its code; it is checked when the workbook is written.
    public init(_ code: String) {
        self.code = code
    }

    /// A format from its code; it is checked when the workbook is written.
    public init(stringLiteral code: String) {
        self.init(code)
    }

    /// Each value as its kind suggests.
    public static let general: NumberFormat = "General"
    /// Numbers as they were typed.
    public static let text: NumberFormat = "@"

    /// Format ids that need no definition in the file (ISO 29500-1 §18.8.30). Ids 14 and 22 follow the
    /// reader's region, so they are understood and never written.
    static func builtIn(_ id: Int) -> NumberFormat? {
        switch id {
        case 0: .general
        case 1: "0"
        case 2: "0.00"
        case 3: "#,##0"
        case 4: "#,##0.00"
        case 9: "0%"
        case 10: "0.00%"
        case 11: "0.00E+00"
        case 12: "# ?/?"
        case 13: "# ??/??"
        case 14: "mm-dd-yy"
        case 15: "d-mmm-yy"
        case 16: "d-mmm"
        case 17: "mmm-yy"
        case 18: "h:mm AM/PM"
        case 19: "h:mm:ss AM/PM"
        case 20: "h:mm"
        case 21: "h:mm:ss"
        case 22: "m/d/yy h:mm"
        case 27...31, 36, 50...54, 57, 58: "yyyy/m/d"
        case 32...35, 55, 56: "h:mm"
        case 37: "#,##0 ;(#,##0)"
        case 38: "#,##0 ;[Red](#,##0)"
        case 39: "#,##0.00;(#,##0.00)"
        case 40: "#,##0.00;[Red](#,##0.00)"
        case 45: "mm:ss"
        case 46: "[h]:mm:ss"
        case 47: "mm:ss.0"
        case 48: "##0.0E+0"
        case 49: .text
        default: nil
        }
    }

    /// The built-in id that every program shows alike, where the code has one.
    static func builtInID(of format: NumberFormat) -> Int? {
        [0, 1, 2, 3, 4, 9, 10, 49].first { builtIn($0) == format }
    }

    /// - Throws: `beyondLimit`, `unwritable` for a quote or bracket that doesn't end.
    func check(place: @autoclosure () -> String) throws(SpreadsheetError) {
        try WritingLimit.numberFormat.check(lengthOf: code, place: place())
        if let fault = NumberFormatCode(code).fault {
            throw .unwritable("a number format", "\(fault): \(code)", place: place())
        }
    }

    /// What kind of value the format's first section shows.
    public enum Kind: Hashable, Sendable {
        /// As the value suggests.
        case general
        /// A number.
        case number
        /// A hundredfold with a percent sign.
        case percent
        /// The text as it is.
        case text
        /// A day, with or without a time.
        case date
        /// A time of day.
        case time
        /// Hours, minutes or seconds without end.
        case duration
    }

    /// Read from the code's first section; quotes, escapes, colours and conditions are passed over.
    public var kind: Kind { NumberFormatCode(code).sections[0].kind }

    /// A number in such a cell is shown as a date, a time of day or a duration.
    var showsTime: Bool { showsDate || kind == .duration }

    /// A number in such a cell is shown as a date or a time of day.
    public var showsDate: Bool { kind == .date || kind == .time }
}
