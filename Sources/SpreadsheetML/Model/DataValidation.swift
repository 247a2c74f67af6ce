/// What may be typed into cells, and what the program says about it (ISO 29500-1 §18.3.1.33).
public struct DataValidation: Hashable, Sendable {
    public enum Comparison: Hashable, Sendable {
        case between(String, String)
        case greaterOrEqual(String)
        case lessOrEqual(String)
        case greater(String)
    }

    public enum Rule: Hashable, Sendable {
        /// Choices written into the rule: at most 255 UTF-16 units in all, no comma inside one.
        case list([String])
        /// Choices that stand in cells, given by a defined name or a reference.
        case listFrom(String)
        case whole(Comparison)
        case decimal(Comparison)
        case date(Comparison)
        case textLength(Comparison)
        case custom(String)
        /// A prompt only.
        case any
    }

    public enum Severity: String, Hashable, Sendable {
        case stop, warning, information
    }

    public var ranges: [CellRange]
    public var rule: Rule
    public var severity: Severity
    public var allowsBlank: Bool
    /// At most 32 UTF-16 units.
    public var promptTitle: String
    /// At most 255 UTF-16 units.
    public var prompt: String
    public var errorTitle: String
    public var error: String

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
        case .list, .any: []
        case .listFrom(let formula), .custom(let formula): [formula]
        case .whole(let comparison), .decimal(let comparison), .date(let comparison), .textLength(let comparison):
            switch comparison {
            case .between(let low, let high): [low, high]
            case .greaterOrEqual(let value), .lessOrEqual(let value), .greater(let value): [value]
            }
        }
    }
}

/// A look that depends on the cells' values (ISO 29500-1 §18.3.1.18).
public struct ConditionalFormat: Hashable, Sendable {
    public enum Condition: Hashable, Sendable {
        /// A formula written for the first cell of the first range.
        case expression(Formula)
        /// A bar as long as the value between the two numbers, or formulas.
        case dataBar(Color, minimum: String, maximum: String)
    }

    public var ranges: [CellRange]
    public var condition: Condition
    public var style: DifferentialStyle?
    public var stopsIfTrue: Bool

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
