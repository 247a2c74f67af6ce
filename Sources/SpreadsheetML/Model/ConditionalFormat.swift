/// A look that depends on the cells' values (ISO 29500-1 §18.3.1.18).
public struct ConditionalFormat: Hashable, Sendable {
    /// When the look changes.
    public enum Condition: Hashable, Sendable {
        /// A formula written for the first cell of the first range.
        case expression(Formula)
        /// A bar as long as the value between the two numbers, or formulas.
        case dataBar(Color, minimum: String, maximum: String)
        /// The cell's value held against bounds: each a number or a formula of at most 8 192 UTF-16 units.
        case cellIs(DataValidation.Comparison)
        /// A background between two colours, or three, as the value lies between their places (ISO 29500-1 §18.3.1.16).
        case colorScale(from: ScalePoint, through: ScalePoint? = nil, to: ScalePoint)
    }

    /// The cells; at least one range.
    public var ranges: [CellRange]
    /// When the look changes.
    public var condition: Condition
    /// What changes; bars and colour scales need none.
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
        case .cellIs(let comparison):
            for bound in comparison.bounds { try Formula(bound).check(place: place) }
        case .colorScale(let first, let middle, let last):
            for point in [first, middle, last].compactMap(\.self) { try point.check(place: place) }
            if first.place == .highest || last.place == .lowest || [.lowest, .highest].contains(middle?.place) {
                throw SpreadsheetError(
                    .outOfOrder("colour scale"), place: place,
                    detail: "a colour scale goes from its lowest point to its highest")
            }
        }
    }
}

/// A colour of a colour scale, and the value that has it (ISO 29500-1 §18.3.1.11).
public struct ScalePoint: Hashable, Sendable {
    /// Which value has the colour.
    public enum Place: Hashable, Sendable {
        /// The lowest of the cells; where a scale begins.
        case lowest
        /// The highest of the cells; where a scale ends.
        case highest
        /// This number.
        case number(Double)
        /// So far from the lowest to the highest value, in percent: 0 to 100.
        case percent(Double)
        /// What so many percent of the cells don't exceed: 0 to 100.
        case percentile(Double)
        /// The formula's result.
        case formula(Formula)
    }

    /// Which value has the colour.
    public var place: Place
    /// The cells' background there.
    public var color: Color

    /// A point; it is checked when its sheet is added to a workbook.
    public init(_ place: Place, _ color: Color) {
        self.place = place
        self.color = color
    }

    func check(place: String) throws(SpreadsheetError) {
        switch self.place {
        case .lowest, .highest: break
        case .number(let number): try SpreadsheetError.checkFinite(number, "a colour scale's number", place: place)
        case .percent(let percent), .percentile(let percent):
            try WritingLimit.scalePercent.check(percent, place: place)
        case .formula(let formula): try formula.check(place: place)
        }
    }
}
