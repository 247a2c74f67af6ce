/// What may be typed into cells, and what the program says about it (ISO 29500-1 §18.3.1.33).
public struct DataValidation: Hashable, Sendable {
    /// How the value is held against bounds: each a number or a formula of at most 255 UTF-16 units.
    public enum Comparison: Hashable, Sendable {
        /// From the first to the second, both allowed.
        case between(String, String)
        /// At least the bound.
        case greaterOrEqual(String)
        /// At most the bound.
        case lessOrEqual(String)
        /// More than the bound.
        case greater(String)
    }

    /// What the cell takes (ISO 29500-1 §18.18.22).
    public enum Rule: Hashable, Sendable {
        /// Choices written into the rule: at most 255 UTF-16 units in all, no comma inside one.
        case list([String])
        /// Choices that stand in cells, given by a defined name or a reference.
        case listFrom(String)
        /// A whole number within bounds.
        case whole(Comparison)
        /// A number within bounds.
        case decimal(Comparison)
        /// A date within bounds, which are serials or formulas.
        case date(Comparison)
        /// A text whose length is within bounds.
        case textLength(Comparison)
        /// What makes the formula true, of at most 255 UTF-16 units.
        case custom(String)
        /// A prompt only.
        case any
    }

    /// What happens with another value (ISO 29500-1 §18.18.18).
    public enum Severity: String, Hashable, Sendable {
        /// It is refused.
        case stop
        /// It is taken if the user insists.
        case warning
        /// It is taken, and told.
        case information
    }

    /// The cells; at least one range, and none that has another validation.
    public var ranges: [CellRange]
    /// What the cells take.
    public var rule: Rule
    /// What happens with another value.
    public var severity: Severity
    /// Whether the cell may be left empty.
    public var allowsBlank: Bool
    /// At most 32 UTF-16 units.
    public var promptTitle: String
    /// At most 255 UTF-16 units.
    public var prompt: String
    /// Of the message for another value: at most 32 UTF-16 units.
    public var errorTitle: String
    /// The message for another value: at most 255 UTF-16 units.
    public var error: String

    /// A validation; ``Worksheet/validate(_:)`` checks it.
    public init(
        _ ranges: [CellRange], _ rule: Rule, severity: Severity = .stop, allowsBlank: Bool = true,
        promptTitle: String = "", prompt: String = "", errorTitle: String = "", error: String = ""
    ) {
        self.ranges = ranges
        self.rule = rule
        self.severity = severity
        self.allowsBlank = allowsBlank
        self.promptTitle = promptTitle
        self.prompt = prompt
        self.errorTitle = errorTitle
        self.error = error
    }

    /// Whether another validation is this one, for whatever ranges.
    public func isTheSame(as other: DataValidation) -> Bool {
        guard prompt == other.prompt else { return false }
        var here = other
        here.ranges = ranges
        return self == here
    }

    func check(place: String) throws(SpreadsheetError) {
        if ranges.isEmpty {
            throw SpreadsheetError(.outOfOrder("validation"), place: place, detail: "a validation needs a range")
        }
        try WritingLimit.promptTitle.check(lengthOf: promptTitle, place: place)
        try WritingLimit.prompt.check(lengthOf: prompt, place: place)
        try WritingLimit.errorTitle.check(lengthOf: errorTitle, place: place)
        try WritingLimit.errorMessage.check(lengthOf: error, place: place)
        for formula in rule.formulas { try Formula(formula).check(.ruleFormula, place: place) }
        guard case .list(let items) = rule else { return }
        let list = items.joined(separator: ",")
        try WritingLimit.literalList.check(lengthOf: list, place: place)
        if items.isEmpty || items.contains(where: { $0.isEmpty || $0.contains(",") }) {
            throw SpreadsheetError(
                .invalidFormula(list), place: place,
                detail: "a literal list has items, and none is empty or holds a comma: \(list)")
        }
    }
}

extension DataValidation.Rule {
    /// What `formula1` and `formula2` hold, a literal list apart.
    var formulas: [String] {
        switch self {
        case .listFrom(let formula), .custom(let formula): [formula]
        default:
            switch comparison {
            case .between(let low, let high): [low, high]
            case .greaterOrEqual(let value), .lessOrEqual(let value), .greater(let value): [value]
            case nil: []
            }
        }
    }

    var comparison: DataValidation.Comparison? {
        switch self {
        case .whole(let comparison), .decimal(let comparison), .date(let comparison), .textLength(let comparison):
            comparison
        case .list, .listFrom, .custom, .any: nil
        }
    }
}

/// A look that depends on the cells' values (ISO 29500-1 §18.3.1.18).
public struct ConditionalFormat: Hashable, Sendable {
    /// When the look changes.
    public enum Condition: Hashable, Sendable {
        /// A formula written for the first cell of the first range.
        case expression(Formula)
        /// A bar as long as the value between the two numbers, or formulas.
        case dataBar(Color, minimum: String, maximum: String)
    }

    /// The cells; at least one range.
    public var ranges: [CellRange]
    /// When the look changes.
    public var condition: Condition
    /// What changes; a bar needs none.
    public var style: DifferentialStyle?
    /// Whether formats further down are left out where this one holds.
    public var stopsIfTrue: Bool

    /// A conditional format; it is checked when its sheet is added to a workbook.
    public init(
        _ ranges: [CellRange], when condition: Condition, style: DifferentialStyle? = nil, stopsIfTrue: Bool = false
    ) {
        self.ranges = ranges
        self.condition = condition
        self.style = style
        self.stopsIfTrue = stopsIfTrue
    }
    func check(place: String) throws(SpreadsheetError) {
        if ranges.isEmpty {
            throw SpreadsheetError(
                .outOfOrder("conditional format"), place: place, detail: "a conditional format needs a range")
        }
        try style?.numberFormat?.check(place: place)
        switch condition {
        case .expression(let formula): try formula.check(place: place)
        case .dataBar(_, let minimum, let maximum):
            for bound in [minimum, maximum] { try Formula(bound).check(place: place) }
        }
    }
}
