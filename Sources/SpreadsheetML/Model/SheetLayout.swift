/// A run of columns: their width, their look, and whether they are shown (ISO 29500-1 §18.3.1.13).
public struct ColumnWidth: Hashable, Sendable {
    /// The columns, from 1 to 16 384.
    public let columns: ClosedRange<Int>
    /// Characters of the default font's widest digit: 0 to 255.
    public let width: Double
    /// The look of the columns' cells that are left out; cells that are set have their own.
    public var style: StyleID
    /// Whether the columns are hidden.
    public var isHidden: Bool
    /// How many groups, one within the other, hold the columns: 0 to 7.
    public var outlineLevel: Int
    /// Whether the group that ends on the left of these columns is folded; its columns are hidden then.
    public var isCollapsed: Bool

    /// A width, checked when the sheet is added to a workbook: widths are given from left to right, and for each column
    /// once.
    public init(
        _ columns: ClosedRange<Int>, width: Double, style: StyleID = .normal, isHidden: Bool = false,
        outlineLevel: Int = 0, isCollapsed: Bool = false
    ) {
        self.columns = columns
        self.width = width
        self.style = style
        self.isHidden = isHidden
        self.outlineLevel = outlineLevel
        self.isCollapsed = isCollapsed
    }

    /// - Throws: `beyondLimit`, `nonFiniteNumber`; `outOfOrder` unless the columns ascend and stand apart.
    static func check(_ widths: [ColumnWidth], place: String) throws(SpreadsheetError) {
        var last = 0
        for width in widths {
            try WritingLimit.column.check(width.columns.lowerBound, place: place)
            try WritingLimit.column.check(width.columns.upperBound, place: place)
            try WritingLimit.columnWidth.check(width.width, place: place)
            try WritingLimit.outlineLevel.check(width.outlineLevel, place: place)
            if width.columns.lowerBound <= last {
                let name = CellReference.columnLetters(width.columns.lowerBound)
                throw SpreadsheetError(
                    .outOfOrder("column \(name)"), place: place,
                    detail: "widths are given from left to right, each column's once: \(name) comes too late")
            }
            last = width.columns.upperBound
        }
    }
}

/// A link on a cell (ISO 29500-1 §18.3.1.47): to a place in the workbook, or to an address outside.
public struct Hyperlink: Hashable, Sendable {
    /// Where the link leads: 1 to 2 079 UTF-16 units.
    public enum Target: Hashable, Sendable {
        /// `'Synthèse'!B3`
        case place(String)
        /// An address outside, with blanks and the like escaped: `https://example.org/a%20b`.
        case address(String)
    }

    /// The cell that is clicked; it has one link.
    public let cell: CellReference
    /// Where the link leads.
    public let target: Target
    /// At most 255 UTF-16 units.
    public let tooltip: String

    /// A link; it is checked when its sheet is added to a workbook.
    public init(_ cell: CellReference, to target: Target, tooltip: String = "") {
        self.cell = cell
        self.target = target
        self.tooltip = tooltip
    }

    func check(place sheet: String) throws(SpreadsheetError) {
        let place = "\(sheet)!\(cell)"
        try WritingLimit.tooltip.check(lengthOf: tooltip, place: place)
        switch target {
        case .place(let text): try WritingLimit.linkTarget.check(lengthOf: text, place: place)
        case .address(let text):
            try WritingLimit.linkTarget.check(lengthOf: text, place: place)
            // RFC 3987 §2.2, which allows letters of all scripts.
            if text.hasByte({ $0 <= 32 || "\"<>\\^`{|}\u{7F}".utf8.contains($0) }) {
                throw .unwritable(
                    "a link's address", "has blanks and the like as %20 (RFC 3986 §2.1): \(text)", place: place)
            }
        }
    }
}

/// What stays allowed on a protected sheet; there is no password (ISO 29500-1 §18.3.1.85).
public struct SheetProtection: Hashable, Sendable {
    /// Whether columns may be made wider, and hidden.
    public var allowsFormattingColumns: Bool
    /// Whether rows may be made higher, and hidden.
    public var allowsFormattingRows: Bool

    /// A protection that allows this, and changes of unlocked cells.
    public init(allowsFormattingColumns: Bool = true, allowsFormattingRows: Bool = true) {
        self.allowsFormattingColumns = allowsFormattingColumns
        self.allowsFormattingRows = allowsFormattingRows
    }
}

/// How a sheet goes onto paper (ISO 29500-1 §18.3.1.63).
public struct PrintSetup: Hashable, Sendable {
    /// How the paper lies.
    public enum Orientation: String, Hashable, Sendable {
        /// The longer side stands up.
        case portrait
        /// The longer side lies.
        case landscape
    }

    /// How the paper lies.
    public var orientation: Orientation
    /// The paper's size.
    public var paper: Paper
    /// Pages across, 0 to 32 767; 0: as many as needed.
    public var fitToWidth: Int
    /// Pages down, 0 to 32 767; 0: as many as needed.
    public var fitToHeight: Int
    /// The paper's blank edges.
    public var margins: PageMargins
    /// With the codes of ISO 29500-1 §18.3.1.46 (`&L`, `&P`, `&N` …); at most 255 UTF-16 units.
    public var header: String
    /// Like the header, at the bottom.
    public var footer: String
    /// Rows repeated at the top of every page.
    public var repeatedRows: ClosedRange<Int>?
    /// What is printed; nil: all.
    public var area: CellRange?
    /// Whether the cells stand in the middle of the page's width.
    public var centersHorizontally: Bool

    /// A set-up; it is checked when its sheet is added to a workbook.
    public init(
        _ orientation: Orientation, fitToWidth: Int = 1, fitToHeight: Int = 0,
        margins: PageMargins = PageMargins(),
        header: String = "", footer: String = "", repeatedRows: ClosedRange<Int>? = nil, area: CellRange? = nil,
        centersHorizontally: Bool = true, paper: Paper = .a4
    ) {
        self.orientation = orientation
        self.paper = paper
        self.fitToWidth = fitToWidth
        self.fitToHeight = fitToHeight
        self.margins = margins
        self.header = header
        self.footer = footer
        self.repeatedRows = repeatedRows
        self.area = area
        self.centersHorizontally = centersHorizontally
    }

    func check(place: String) throws(SpreadsheetError) {
        try WritingLimit.header.check(lengthOf: header, place: place)
        try WritingLimit.footer.check(lengthOf: footer, place: place)
        for pages in [fitToWidth, fitToHeight] { try WritingLimit.pages.check(pages, place: place) }
        for margin in margins.all { try WritingLimit.margin.check(margin, place: place) }
        if let repeatedRows {
            try WritingLimit.row.check(repeatedRows.lowerBound, place: place)
            try WritingLimit.row.check(repeatedRows.upperBound, place: place)
        }
    }
}

/// The paper's blank edges, in inches (ISO 29500-1 §18.3.1.62).
public struct PageMargins: Hashable, Sendable {
    /// Left of the cells.
    public var left = 0.5
    /// Right of the cells.
    public var right = 0.5
    /// Above the cells.
    public var top = 0.75
    /// Below the cells.
    public var bottom = 0.65
    /// Above the header.
    public var header = 0.3
    /// Below the footer.
    public var footer = 0.3

    /// Edges of 0.5 to 0.75 inches; each from 0 to 49 when it is written.
    public init() {}

    var all: [Double] { [left, right, top, bottom, header, footer] }
}
