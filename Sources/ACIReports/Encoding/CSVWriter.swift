internal import ACIModel

/// A table for a French spreadsheet (RFC 4180 with its local habits): UTF-8 with a byte-order mark, `;` between fields,
/// CRLF after rows. Every field stands in quotation marks, so that an import that takes commas for separators too finds
/// the same columns; a spreadsheet takes a number in them for a number.
struct CSVWriter: Sendable {
    /// One field.
    enum Field: Sendable {
        case empty
        case text(String)
        case whole(Int)
        case number(Double)
        /// A number of two decimals.
        case hundredths(Int)
        /// `31/12/2026`, which spreadsheets take for a date.
        case date(String)
    }

    /// What a file begins with: Excel takes UTF-8 for Latin-1 without it.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    static func row(_ fields: [Field]) -> [UInt8] {
        Array((fields.map { "\"\(encoded($0))\"" }.joined(separator: ";") + "\r\n").utf8)
    }

    private static func encoded(_ field: Field) -> String {
        switch field {
        case .empty: ""
        case .text(let text): doubled(harmless(Fr.visible(text)))
        case .whole(let number): String(number)
        case .number(let number): withComma(number)
        case .hundredths(let number): hundredths(number)
        case .date(let date): date
        }
    }

    private static func withComma(_ number: Double) -> String {
        if let whole = Int(exactly: number) { return String(whole) }
        return String(number.description.map { $0 == "." ? "," : $0 })
    }

    private static func hundredths(_ number: Int) -> String {
        let rest = number.magnitude % 100
        return "\(number < 0 ? "-" : "")\(number.magnitude / 100),\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A text that a spreadsheet would take for a formula starts with an apostrophe instead (OWASP, CSV injection).
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@|＝＋－＠".unicodeScalars.contains(first) else {
            return text
        }
        return "'" + text
    }

    private static func doubled(_ text: String) -> String {
        text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    }
}
