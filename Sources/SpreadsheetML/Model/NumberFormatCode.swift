/// A number format's code taken apart (ISO 29500-1 §18.8.31).
///
/// French letters, which some programs leave in their files (`jj/mm/aaaa`), are known.
struct NumberFormatCode {
    /// What stands between two semicolons.
    struct Section {
        /// What is neither quoted nor escaped nor in brackets, in lower case.
        fileprivate(set) var marks = ""
        /// What is shown as it stands.
        fileprivate(set) var text = ""
        /// Colours, conditions, locales, and times without end such as `[h]`.
        fileprivate(set) var brackets: [String] = []
    }

    /// At least one.
    private(set) var sections: [Section] = []
    /// Why programs refuse a file with this format, as far as its marks tell.
    private(set) var fault: String?

    init(_ code: String) {
        var rest = Substring(code).unicodeScalars
        var section = Section()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"", "[":
                let inside = rest.prefix { $0 != (scalar == "[" ? "]" : "\"") }
                rest = rest.dropFirst(inside.count)
                if rest.popFirst() == nil { fault = fault ?? "has no end of what \(scalar) begins" }
                if scalar == "[" { section.brackets.append(String(inside)) } else { section.text += String(inside) }
            case "\\", "_", "*":
                let next = rest.popFirst()
                if next == nil { fault = fault ?? "has a character after \(scalar)" }
                // The others fill a gap, or leave one.
                if let next, scalar == "\\" { section.text.unicodeScalars.append(next) }
            case ";":
                sections.append(section)
                section = Section()
            default: section.take(scalar)
            }
        }
        sections.append(section)
        if sections.count > 4 { fault = fault ?? "has at most four sections" }
    }
}

extension NumberFormatCode.Section {
    fileprivate mutating func take(_ mark: Unicode.Scalar) {
        marks += String(mark).lowercased()
        if !"0#?.,%/EeGgdDjJ".unicodeScalars.contains(mark) { text.unicodeScalars.append(mark) }
    }

    /// What kind of value the section shows.
    var kind: NumberFormat.Kind {
        if brackets.contains(where: Self.isElapsedTime) { return .duration }
        if marks.contains("%") { return .percent }
        if marks.contains("@") { return .text }
        if marks.contains("general") { return .general }
        let timeless = marks.replacing("am/pm", with: "").replacing("a/p", with: "")
        if timeless.contains(where: "dyja".contains) { return .date }
        if timeless != marks || marks.contains(where: "hs".contains) { return .time }
        if marks.contains(where: "0#?".contains) { return .number }
        // A month or minute, an era; the letters of an exponent and of currencies, too.
        return marks.contains(where: "mgeb".contains) ? .date : .general
    }

    private static func isElapsedTime(_ bracket: String) -> Bool {
        let letters = Set(bracket.lowercased())
        return letters.count == 1 && !letters.isDisjoint(with: "hms")
    }

    /// The shown number is the stored one times this.
    var scale: Double {
        var scale = 1.0
        for mark in marks where mark == "%" { scale *= 100 }
        for mark in marks.reversed().prefix(while: { !"0#?".contains($0) }) where mark == "," { scale /= 1_000 }
        return scale
    }

    /// The places behind the decimal point.
    var decimals: Int { marks.drop { $0 != "." }.count { "0#?".contains($0) } }

    private static let comparisons: [String: @Sendable (Double, Double) -> Bool] = [
        "<": { $0 < $1 }, "<=": { $0 <= $1 }, ">": { $0 > $1 }, ">=": { $0 >= $1 }, "=": { $0 == $1 },
        "<>": { $0 != $1 },
    ]

    /// `[>=100]` among colours.
    var condition: ((Double) -> Bool)? {
        for bracket in brackets {
            let sign = bracket.prefix { "<>=".contains($0) }
            if let comparison = Self.comparisons[String(sign)], let bound = Double(bracket.dropFirst(sign.count)) {
                return { comparison($0, bound) }
            }
        }
        return nil
    }
}
