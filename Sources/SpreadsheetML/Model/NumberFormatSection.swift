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

    init(_ section: NumberFormatCode.Section) {
        kind = section.kind
        scale = section.scale
        let isOpen = section.marks.contains { "/e".contains($0) }
        decimals = (kind == .number || kind == .percent) && !isOpen ? section.decimals : nil
        literal = kind == .general && !section.marks.contains("g") ? section.text : nil
        showsDay = section.marks.contains { "dj".contains($0) }
    }
}

extension NumberFormat {
    /// The section that shows a number: for positive, negative and zero ones, or the first whose condition it meets.
    public func section(for number: Double) -> NumberFormatSection {
        let sections = NumberFormatCode(code).sections
        let conditions = sections.prefix(2).map(\.condition)
        if conditions.contains(where: { $0 != nil }) {
            let met = zip(sections, conditions).first { $0.1?(number) ?? false }?.0
            return NumberFormatSection(met ?? sections[min(conditions.count, sections.count - 1)])
        }
        let place = number > 0 ? 0 : number < 0 ? 1 : 2
        return NumberFormatSection(place < min(sections.count, 3) ? sections[place] : sections[0])
    }

    /// Text in the cell is not shown: its section, the fourth, is empty.
    public var hidesText: Bool {
        let sections = NumberFormatCode(code).sections
        return sections.count > 3 && (sections[3].marks + sections[3].text).allSatisfy(\.isWhitespace)
    }
}
