/// The part of a number format's code that shows one number, and what it makes of it (ISO 29500-1 §18.8.31).
public struct NumberFormatSection: Hashable, Sendable {
    /// What kind of value it shows.
    public let kind: NumberFormat.Kind
    /// The shown number is the stored one times this: 100 for a percent sign, a thousandth for each comma behind the
    /// last digit.
    public let scale: Double
    /// The digits behind the decimal point; nil where the section leaves them open, as `General` and fractions do.
    public let decimals: Int?
    /// All that it shows, where it has no place for the number: `Oui` of `"Oui";"Non"`; empty where it hides the number.
    public let literal: String?
    /// A date is shown with its day.
    public let showsDay: Bool

    init(_ code: Substring) {
        kind = NumberFormatScanner.kind(of: String(code))
        var scan = Scan(code)
        scan.run()
        scale = scan.scale
        let isPlain = (kind == .number || kind == .percent) && !scan.isOpen
        decimals = isPlain ? scan.decimals : nil
        literal = kind == .general && !scan.isGeneral ? scan.text : nil
        showsDay = scan.hasDay
    }

    /// A walk over a section's characters.
    private struct Scan {
        private var rest: Substring
        private(set) var text = ""
        private(set) var decimals = 0
        private(set) var scale = 1.0
        /// An exponent or a fraction.
        private(set) var isOpen = false
        private(set) var isGeneral = false
        private(set) var hasDay = false
        private var isBehindPoint = false
        private var commas = 0

        init(_ code: Substring) { rest = code }

        mutating func run() {
            while let character = rest.popFirst() {
                switch character {
                case "\"": text += takeQuoted()
                case "\\": if let escaped = rest.popFirst() { text.append(escaped) }
                case "_", "*": _ = rest.popFirst()
                case "[": rest = rest.drop { $0 != "]" }.dropFirst()
                case "0", "#", "?":
                    if isBehindPoint { decimals += 1 }
                    commas = 0
                case ".": isBehindPoint = true
                case ",": commas += 1
                case "%": scale *= 100
                case "/", "E", "e": isOpen = true
                case "G", "g": isGeneral = true
                case "d", "D", "j", "J": hasDay = true
                default: text.append(character)
                }
            }
            for _ in 0..<commas { scale /= 1_000 }
        }

        private mutating func takeQuoted() -> String {
            let quoted = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(quoted.count + 1)
            return String(quoted)
        }
    }
}

extension NumberFormat {
    /// The section that shows a number: for positive, negative and zero ones, or the first whose condition it meets.
    public func section(for number: Double) -> NumberFormatSection {
        let sections = sections
        let conditions = sections.prefix(2).map(Self.condition)
        if conditions.contains(where: { $0 != nil }) {
            let met = zip(sections, conditions).first { $0.1?(number) ?? false }?.0
            return NumberFormatSection(met ?? sections[min(conditions.count, sections.count - 1)])
        }
        let place = number > 0 ? 0 : number < 0 ? 1 : 2
        return NumberFormatSection(place < min(sections.count, 3) ? sections[place] : sections[0])
    }

    /// Text in the cell is not shown: its section, the fourth, is empty.
    public var hidesText: Bool {
        let sections = sections
        return sections.count > 3 && sections[3].allSatisfy(\.isWhitespace)
    }

    /// The code between its semicolons, those in quotes and behind a backslash left aside; never empty.
    private var sections: [Substring] {
        var sections: [Substring] = []
        var start = code.startIndex
        var index = start
        var isQuoted = false
        while index < code.endIndex {
            switch code[index] {
            case "\"": isQuoted.toggle()
            case "\\" where !isQuoted:
                index = code.index(after: index)
                if index == code.endIndex { continue }
            case ";" where !isQuoted:
                sections.append(code[start..<index])
                start = code.index(after: index)
            default: break
            }
            index = code.index(after: index)
        }
        return sections + [code[start...]]
    }

    /// `[>=100]` at a section's beginning, among colours.
    private static func condition(of section: Substring) -> ((Double) -> Bool)? {
        for bracket in section.split(separator: "[").map({ $0.prefix { $0 != "]" } }) {
            let sign = bracket.prefix { "<>=".contains($0) }
            guard !sign.isEmpty, let bound = Double(bracket.dropFirst(sign.count)) else { continue }
            switch sign {
            case "<": return { $0 < bound }
            case "<=": return { $0 <= bound }
            case ">": return { $0 > bound }
            case ">=": return { $0 >= bound }
            case "=": return { $0 == bound }
            default: return { $0 != bound }
            }
        }
        return nil
    }
}
