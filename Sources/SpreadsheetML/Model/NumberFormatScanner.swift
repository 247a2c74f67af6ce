/// Finds out what a number format shows, from its first section (ISO 29500-1 §18.8.31).
///
/// Quoted text, escaped and filling characters, colours, conditions and locales are passed over; a bracketed `[h]`,
/// `[mm]` or `[ss]` counts time without end. French letters, which some programs leave in their files (`jj/mm/aaaa`),
/// are known.
struct NumberFormatScanner {
    private var rest: Substring.UnicodeScalarView
    private var hasDigits = false
    private var hasDay = false
    private var hasMonthOrMinute = false
    private var hasTime = false
    private var hasEra = false

    static func kind(of code: String) -> NumberFormat.Kind {
        var scanner = NumberFormatScanner(rest: Substring(code).unicodeScalars)
        return scanner.kind()
    }

    /// Why programs refuse a file with this format, as far as its marks tell (ISO 29500-1 §18.8.31).
    static func fault(in code: String) -> String? {
        var rest = Substring(code).unicodeScalars
        var sections = 1
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"", "[":
                let end: Unicode.Scalar = scalar == "[" ? "]" : scalar
                guard let place = rest.firstIndex(of: end) else { return "has no end of what \(scalar) begins" }
                rest = rest[rest.index(after: place)...]
            case "\\", "_", "*": if rest.popFirst() == nil { return "has a character after \(scalar)" }
            case ";": sections += 1
            default: break
            }
        }
        return sections > 4 ? "has at most four sections" : nil
    }

    private init(rest: Substring.UnicodeScalarView) {
        self.rest = rest
    }

    private mutating func kind() -> NumberFormat.Kind {
        while let scalar = rest.popFirst(), scalar != ";" {
            switch scalar {
            case "\"": skip(through: "\"")
            case "\\", "_", "*": _ = rest.popFirst()
            case "[": if isElapsedTime(takeBracket()) { return .duration }
            case "%": return .percent
            case "@": return .text
            case "0", "#", "?": hasDigits = true
            case "h", "H", "s", "S": hasTime = true
            case "m", "M": hasMonthOrMinute = true
            case "a", "A":
                if takeMeridiem() { hasTime = true } else { hasDay = true }
            case "g", "G":
                if take("eneral") { return .general }
                hasEra = true
            case "d", "D", "y", "Y", "j", "J": hasDay = true
            // The letter of an exponent, too, and of currencies.
            case "e", "E", "b", "B": hasEra = true
            default: break
            }
        }
        if hasDay { return .date }
        if hasTime { return .time }
        if hasDigits { return .number }
        return hasMonthOrMinute || hasEra ? .date : .general
    }

    private mutating func skip(through end: Unicode.Scalar) {
        while let scalar = rest.popFirst(), scalar != end {}
    }

    private mutating func takeBracket() -> Substring.UnicodeScalarView {
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        return inside
    }

    private func isElapsedTime(_ bracket: Substring.UnicodeScalarView) -> Bool {
        let letters = Set(String(bracket).lowercased())
        return letters.count == 1 && !letters.isDisjoint(with: "hms")
    }

    /// What follows the `A` of `AM/PM` or `A/P`.
    private mutating func takeMeridiem() -> Bool {
        for tail in ["m/pm", "/p"] where take(tail) { return true }
        return false
    }

    private mutating func take(_ word: String) -> Bool {
        let next = rest.prefix(word.unicodeScalars.count)
        guard String(next).lowercased() == word else { return false }
        rest = rest.dropFirst(next.count)
        return true
    }
}
