/// A number format's code, as in `0.0%` or `dd/mm/yyyy` (ISO 29500-1 §18.8.30).
public struct NumberFormat: Hashable, Sendable, ExpressibleByStringLiteral {
    public let code: String

    public init(_ code: String) {
        self.code = code
    }

    public init(stringLiteral code: String) {
        self.init(code)
    }

    public static let general: NumberFormat = "General"
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

    /// What kind of value the format's first section shows.
    public enum Kind: Hashable, Sendable {
        case general, number, percent, text, date, time, duration
    }

    /// Reads the first section: quoted text, escapes, fillers, colours, conditions and locales are
    /// passed over, a bracketed `[h]`, `[mm]` or `[ss]` counts time without end.
    public var kind: Kind {
        let scalars = Array(code.unicodeScalars)
        if code.lowercased() == "general" || code.isEmpty { return .general }
        var index = 0
        var sawDate = false
        var sawTime = false
        var sawDigit = false
        var sawMonthOrMinute = false
        while index < scalars.count, scalars[index] != ";" {
            let scalar = scalars[index]
            switch scalar {
            case "\"":
                index += 1
                while index < scalars.count, scalars[index] != "\"" { index += 1 }
            case "\\", "_", "*":
                index += 1
            case "[":
                var inside = ""
                index += 1
                while index < scalars.count, scalars[index] != "]" {
                    inside.unicodeScalars.append(scalars[index])
                    index += 1
                }
                let letters = Set(inside.lowercased())
                if letters.count == 1, let letter = letters.first, "hms".contains(letter) { return .duration }
            case "%": return .percent
            case "@": return .text
            case "0", "#", "?": sawDigit = true
            case "d", "D", "y", "Y", "j", "J": sawDate = true
            case "a" where !Self.isMeridiem(scalars, index): sawDate = true
            case "h", "H", "s", "S": sawTime = true
            case "m", "M": sawMonthOrMinute = true
            case "a", "A":
                sawTime = true
                index += 1
                while index < scalars.count, "MmPp/".unicodeScalars.contains(scalars[index]) { index += 1 }
                continue
            case "E", "e": sawDigit = true
            case "G", "g":
                if code.lowercased().contains("general") { return .general }
            default: break
            }
            index += 1
        }
        if sawDate || (sawMonthOrMinute && !sawTime) { return sawDigit && !sawDate ? .number : .date }
        if sawTime { return .time }
        return sawDigit ? .number : .general
    }

    /// `AM/PM` or `A/P`, where the letter does not stand for a year (« aaaa » in French formats).
    private static func isMeridiem(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        return next == "m" || next == "M" || next == "/"
    }

    /// A number in such a cell is shown as a date or a time of day.
    public var showsDate: Bool { kind == .date || kind == .time }
}
