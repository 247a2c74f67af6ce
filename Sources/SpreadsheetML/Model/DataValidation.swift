/// What may be typed into cells, and what the program says about it (ISO 29500-1 §18.3.1.33).
public struct DataValidation: Hashable, Sendable {
    /// How the value is held against bounds: each a number or a formula of at most 255 UTF-16 units.
    public enum Comparison: Hashable, Sendable {
        /// From the first to the second, both allowed.
        case between(String, String)
        /// Less than the first, or more than the second.
        case notBetween(String, String)
        /// The same as the bound.
        case equal(String)
        /// Another than the bound.
        case notEqual(String)
        /// At least the bound.
        case greaterOrEqual(String)
        /// At most the bound.
        case lessOrEqual(String)
        /// More than the bound.
        case greater(String)
        /// Less than the bound.
        case less(String)
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
        /// A time of day within bounds, which are fractions of a day or formulas.
        case time(Comparison)
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
        default: comparison?.bounds ?? []
        }
    }

    var comparison: DataValidation.Comparison? {
        switch self {
        case .whole(let comparison), .decimal(let comparison), .date(let comparison), .time(let comparison),
            .textLength(let comparison):
            comparison
        case .list, .listFrom, .custom, .any: nil
        }
    }
}

extension DataValidation.Comparison {
    /// One or two numbers or formulas.
    var bounds: [String] {
        switch self {
        case .between(let low, let high), .notBetween(let low, let high): [low, high]
        case .equal(let bound), .notEqual(let bound), .greaterOrEqual(let bound), .lessOrEqual(let bound),
            .greater(let bound), .less(let bound):
            [bound]
        }
    }
}
