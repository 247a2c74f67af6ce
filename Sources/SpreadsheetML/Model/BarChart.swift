/// A bar chart that reads its figures from cells (ISO 29500-1 §21.2).
public struct BarChart: Hashable, Sendable {
    public enum Direction: String, Hashable, Sendable {
        case bar, column = "col"
    }

    public enum Grouping: String, Hashable, Sendable {
        /// The series' bars side by side.
        case clustered
        /// The series' bars end to end.
        case stacked
    }

    public struct Series: Hashable, Sendable {
        /// The cell that names the series, and the text it shows.
        public var name: SheetReference
        public var nameText: String
        public var values: SheetReference
        /// What the cells show now, for programs that draw before they compute.
        public var cachedValues: [Double]
        public var color: Color

        public init(
            name: SheetReference, nameText: String, values: SheetReference, cachedValues: [Double], color: Color
        ) {
            self.name = name
            self.nameText = nameText
            self.values = values
            self.cachedValues = cachedValues
            self.color = color
        }
    }

    public var title: String
    public var direction: Direction
    public var grouping: Grouping
    public var categories: SheetReference
    public var cachedCategories: [String]
    public var series: [Series]
    public var numberFormat: NumberFormat
    /// From the top left cell's corner to the bottom right cell's corner.
    public var anchor: CellRange
    /// What someone who can't see the chart is told.
    public var alternativeText: String

    public init(
        title: String, direction: Direction = .bar, grouping: Grouping = .clustered, categories: SheetReference,
        cachedCategories: [String],
        series: [Series], numberFormat: NumberFormat, anchor: CellRange, alternativeText: String
    ) {
        self.title = title
        self.direction = direction
        self.grouping = grouping
        self.categories = categories
        self.cachedCategories = cachedCategories
        self.series = series
        self.numberFormat = numberFormat
        self.anchor = anchor
        self.alternativeText = alternativeText
    }

    func check(place sheet: String) throws(SpreadsheetError) {
        let place = "\(sheet)!\(anchor)"
        try WritingLimit.chartTitle.check(lengthOf: title, place: place)
        for text in cachedCategories + series.map(\.nameText) + [alternativeText] {
            try WritingLimit.chartText.check(lengthOf: text, place: place)
        }
        try WritingLimit.series.check(series.count, place: place)
        for value in series.flatMap(\.cachedValues) {
            try SpreadsheetError.checkFinite(value, "a chart's value", place: place)
        }
        try numberFormat.check(place: place)
    }
}
