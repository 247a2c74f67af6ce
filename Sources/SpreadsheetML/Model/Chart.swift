/// A ``Chart`` by the name of its usual kind.
public typealias BarChart = Chart

/// A chart of bars, columns or lines that reads its figures from cells (ISO 29500-1 §21.2).
public struct Chart: Hashable, Sendable {
    /// The way the figures go.
    public enum Direction: String, Hashable, Sendable {
        /// From the left to the right.
        case bar
        /// From the bottom up.
        case column = "col"
        /// Along lines, one for each series, with the categories from the left to the right.
        case line
    }

    /// How several series share a category.
    public enum Grouping: String, Hashable, Sendable {
        /// The series' bars side by side, or each series' line at its own height.
        case clustered
        /// The series' bars end to end, or each series' line above the one before.
        case stacked
    }

    /// Figures of one colour, one for each category.
    public struct Series: Hashable, Sendable {
        /// The cell that names the series.
        public var name: SheetReference
        /// What that cell shows now: at most 32 767 UTF-16 units.
        public var nameText: String
        /// The cells of the figures, one for each category.
        public var values: SheetReference
        /// What the cells show now, for programs that draw before they compute.
        public var cachedValues: [Double]
        /// The colour of the bars or the line.
        public var color: Color

        /// A series with its figures; its ``Chart`` is checked when its sheet is added.
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

    /// Above the chart: at most 255 UTF-16 units.
    public var title: String
    /// Bars, columns or lines.
    public var direction: Direction
    /// Each for itself, or one on the other.
    public var grouping: Grouping
    /// The cells that name the categories.
    public var categories: SheetReference
    /// What those cells show now, for programs that draw before they compute: each at most 32 767 UTF-16 units.
    public var cachedCategories: [String]
    /// From 1 to 255 series.
    public var series: [Series]
    /// How the axis shows its values.
    public var numberFormat: NumberFormat
    /// From the top left cell's corner to the bottom right cell's corner.
    public var anchor: CellRange
    /// What someone who can't see the chart is told.
    public var alternativeText: String

    /// A chart; it is checked when its sheet is added to a workbook.
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

    /// The cells that the chart reads.
    var references: [SheetReference] { [categories] + series.flatMap { [$0.name, $0.values] } }

    func check(place sheet: String) throws(SpreadsheetError) {
        let place = "\(sheet)!\(anchor)"
        try WritingLimit.chartTitle.check(lengthOf: title, place: place)
        for text in cachedCategories + series.map(\.nameText) {
            try WritingLimit.chartText.check(lengthOf: text, place: place)
        }
        try WritingLimit.alternativeText.check(lengthOf: alternativeText, place: place)
        try WritingLimit.series.check(series.count, place: place)
        for value in series.flatMap(\.cachedValues) {
            try SpreadsheetError.checkFinite(value, "a chart's value", place: place)
        }
        try numberFormat.check(place: place)
    }
}
