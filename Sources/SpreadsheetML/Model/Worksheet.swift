/// A sheet to be written: its cells in row arrays, and all that stands around them.
///
/// Cells, merges and validations are checked where they enter, the rest when the sheet is added to its workbook, so that
/// no program finds the file in need of repair.
public struct Worksheet: Sendable {
    /// Characters of a cell's text, in UTF-16 units.
    public static let textLimit = WritingLimit.cellText.range.upperBound
    /// Characters of a sheet's name, in UTF-16 units.
    public static let nameLimit = WritingLimit.sheetName.range.upperBound
    /// Characters of a formula, in UTF-16 units.
    public static let formulaLimit = WritingLimit.formula.range.upperBound

    struct Cell: Sendable {
        var column: Int
        var value: CellValue
        var formula: Formula?
        var style: StyleID
    }

    struct Row: Sendable {
        let index: Int
        var height: Double?
        var growsWithText = false
        var format = RowFormat()
        var cells: [Cell] = []
        /// The pieces of the texts that have several fonts, by their columns.
        var runs: [Int: [RichText.Run]] = [:]
    }

    /// The name on the tab.
    public let name: String
    /// Whether programs show the tab; at least one sheet of a workbook is shown.
    public var visibility = SheetInfo.Visibility.visible
    /// The tab's colour; nil: none.
    public var tabColor: Color?
    /// Widths, from left to right and for each column once.
    public var columns: [ColumnWidth] = []
    /// Rows above and columns left of this cell stay in view.
    public var frozenAt: CellReference?
    /// The cell that is chosen when the sheet is opened; nil: the first.
    public var activeCell: CellReference?
    /// Nil: every cell can be changed.
    public var protection: SheetProtection?
    /// Looks that depend on values; the first one that holds comes first.
    public var conditionalFormats: [ConditionalFormat] = []
    /// At most 65 530 links, one for each cell.
    public var hyperlinks: [Hyperlink] = []
    /// The notes on cells, one for each cell.
    public var comments: [CellComment] = []
    /// Nil: as programs like.
    public var printSetup: PrintSetup?
    /// The charts that lie over the cells.
    public var charts: [Chart] = []
    /// The pictures that lie over the cells.
    public var pictures: [Picture] = []
    /// Whether cells without borders have thin lines around them on the screen.
    public var showsGridLines = true
    /// Percent: 10 to 400.
    public var zoom = 100
    /// Points, for rows without a height of their own.
    public var defaultRowHeight = 15.0
    /// Manual page breaks: a new page begins below each of these rows.
    public var rowBreaks: [Int] = []
    /// A row of headings and the rows below it that they filter and sort (ISO 29500-1 §18.3.1.2).
    public var autoFilter: CellRange?
    /// Tables, which stand apart from each other and from ``autoFilter``.
    public var tables: [SheetTable] = []
    /// Ranges whose cells appear as one, in the order in which they were merged.
    public var merges: [CellRange] { merged.ranges }
    private var merged = SeparateRanges()
    /// At most 65 534 rules, in the order in which they were given.
    public private(set) var validations: [DataValidation] = []
    /// The ranges that have a validation.
    private var ruled = SeparateRanges()
    private var storedRows = WorksheetRows()
    /// From the top down.
    var rows: [Row] { storedRows.sorted }

    /// - Throws: `invalidSheetName`, for a name that is empty, longer than 31 UTF-16 units, holds one
    ///   of `[ ] : * ? / \`, begins or ends with an apostrophe, or is `History`.
    public init(name: String) throws(SpreadsheetError) {
        let scalars = name.unicodeScalars
        let isForbidden = scalars.contains { scalar in
            "[]:*?/\\\u{FFFE}\u{FFFF}".unicodeScalars.contains(scalar) || scalar.value < 32
        }
        if name.isEmpty || isForbidden || scalars.first == "'" || scalars.last == "'" || name.lowercased() == "history"
        {
            throw SpreadsheetError(
                .invalidSheetName(name), detail: "a sheet can't be named '\(name)' (ISO 29500-1 §18.2.19)")
        }
        try WritingLimit.sheetName.check(lengthOf: name, place: name)
        self.name = name
    }

    /// Puts a value, and the formula that computes it, into a cell; what stood there goes.
    ///
    /// With a formula, `value` is the result that programs show before they compute.
    /// - Throws: `beyondLimit` for a text or formula too long, `nonFiniteNumber`, `invalidFormula`, `unwritable` for an error
    ///   that no program knows.
    public mutating func set(
        _ value: CellValue, formula: Formula? = nil, style: StyleID = .normal, at cell: CellReference
    ) throws(SpreadsheetError) {
        try value.check(place: "\(name)!\(cell)")
        try formula?.check(place: "\(name)!\(cell)")
        storedRows.set(Cell(column: cell.column, value: value, formula: formula, style: style), inRow: cell.row)
    }

    /// Puts a value, and the formula that computes it, into a cell addressed by its text, such as `B7`.
    /// - Throws: `malformedCell` for a text that addresses none, and what the value and the formula throw.
    public mutating func set(
        _ value: CellValue, formula: Formula? = nil, style: StyleID = .normal, at address: String
    ) throws(SpreadsheetError) {
        try set(value, formula: formula, style: style, at: CellReference(parsing: address))
    }

    /// Puts a text whose pieces have fonts of their own into a cell; what stood there goes.
    ///
    /// - Throws: `beyondLimit` for a text too long, a run without text, or none at all; also for a font that no program
    ///   takes, as `nonFiniteNumber` is.
    public mutating func set(
        _ text: RichText, style: StyleID = .normal, at cell: CellReference
    ) throws(SpreadsheetError) {
        let value = CellValue.text(text.text)
        try value.check(place: "\(name)!\(cell)")
        try text.check(place: "\(name)!\(cell)")
        storedRows.set(Cell(column: cell.column, value: value, style: style), inRow: cell.row)
        storedRows.change(cell.row) { $0.runs[cell.column] = text.runs }
    }

    /// Puts a text whose pieces have fonts of their own into a cell addressed by its text, such as `B7`.
    /// - Throws: `malformedCell` for a text that addresses none, and what the rich text throws.
    public mutating func set(
        _ text: RichText, style: StyleID = .normal, at address: String
    ) throws(SpreadsheetError) {
        try set(text, style: style, at: CellReference(parsing: address))
    }

    func value(at cell: CellReference) -> CellValue? {
        rows.last { $0.index <= cell.row }
            .flatMap { $0.index == cell.row ? $0.cells.first { $0.column == cell.column }?.value : nil }
    }

    /// Sets a row's height, in points: 0 to 409.
    ///
    /// - Parameters:
    ///   - points: the height; it is checked when the sheet is added to a workbook.
    ///   - row: from 1 to 1 048 576.
    ///   - growsWithText: programs may make the row as high as its wrapped text.
    public mutating func setHeight(_ points: Double, ofRow row: Int, growsWithText: Bool = false) {
        storedRows.change(row) { row in
            row.height = points
            row.growsWithText = growsWithText
        }
    }

    /// The row's own height, in points.
    public func height(ofRow row: Int) -> Double? { storedRows[row]?.height }

    /// Sets how a row looks and whether it is shown; its height stays.
    ///
    /// - Parameters:
    ///   - format: the format; it is checked when the sheet is added to a workbook.
    ///   - row: from 1 to 1 048 576.
    public mutating func setFormat(_ format: RowFormat, ofRow row: Int) {
        storedRows.change(row) { $0.format = format }
    }

    /// How a row looks and whether it is shown.
    public func format(ofRow row: Int) -> RowFormat { storedRows[row]?.format ?? RowFormat() }

    /// Makes the cells of a range appear as one; a range of one cell is none.
    /// - Throws: `overlappingMerge` when a merged range already covers one of the cells.
    public mutating func merge(_ range: CellRange) throws(SpreadsheetError) {
        guard range.first != range.last else { return }
        if let other = merged.first(overlapping: range) {
            throw SpreadsheetError(
                .overlappingMerge(range.description), place: name, detail: "\(range) overlaps the merged \(other)")
        }
        merged.append(range)
    }

    /// Merges the cells of a range given by its text, such as `A1:C1`.
    /// - Throws: `malformedCell`, `overlappingMerge`.
    public mutating func merge(_ range: String) throws(SpreadsheetError) {
        try merge(CellRange(parsing: range))
    }

    /// Lets only some values be typed into cells.
    ///
    /// - Throws: `beyondLimit` for texts, lists and formulas that the programs don't hold; `invalidFormula`, also for a
    ///   list without items, with an empty one or with a comma in one; `outOfOrder` for a rule of no cell, or of a cell
    ///   that has one already.
    public mutating func validate(_ validation: DataValidation) throws(SpreadsheetError) {
        let place = name + "!" + (validation.ranges.first?.description ?? "")
        try validation.check(place: place)
        var own = SeparateRanges()
        for range in validation.ranges {
            if let other = ruled.first(overlapping: range) ?? own.first(overlapping: range) {
                throw SpreadsheetError(
                    .outOfOrder("validation"), place: place,
                    detail: "\(range) has a validation already, that of \(other)")
            }
            own.append(range)
        }
        for range in validation.ranges { ruled.append(range) }
        validations.append(validation)
    }

    /// What was not checked where it entered.
    func check() throws(SpreadsheetError) {
        try WritingLimit.zoom.check(zoom, place: name)
        try WritingLimit.rowHeight.check(defaultRowHeight, place: name)
        try ColumnWidth.check(columns, place: name)
        for row in rows {
            try WritingLimit.row.check(row.index, place: name)
            if let height = row.height { try WritingLimit.rowHeight.check(height, place: "\(name)!\(row.index)") }
            try WritingLimit.outlineLevel.check(row.format.outlineLevel, place: "\(name)!\(row.index)")
        }
        try WritingLimit.validations.check(validations.count, place: name)
        for format in conditionalFormats { try format.check(place: name) }
        try printSetup?.check(place: name)
        for chart in charts { try chart.check(place: name) }
        for picture in pictures { try picture.check(place: name) }
        var ranges = SeparateRanges()
        for range in [autoFilter].compactMap(\.self) + tables.map(\.range) {
            if let other = ranges.first(overlapping: range) {
                throw SpreadsheetError(
                    .outOfOrder(range.description), place: name, detail: "\(range) overlaps \(other)")
            }
            ranges.append(range)
        }
        for table in tables {
            _ = try table.headings(self)
            if let merge = merged.first(overlapping: table.range) {
                throw SpreadsheetError(
                    .overlappingMerge(merge.description), place: "\(name)!\(table.range)",
                    detail: "the table \(table.name) holds no merged cells, and \(merge) is merged")
            }
        }
        try checkRowBreaks()
        try WritingLimit.hyperlinks.check(hyperlinks.count, place: name)
        for link in hyperlinks { try link.check(place: name) }
        try checkOneEach(hyperlinks.map(\.cell), "link")
        for comment in comments { try comment.check(place: name) }
        try checkOneEach(comments.map(\.cell), "comment")
    }

    private func checkOneEach(_ cells: [CellReference], _ what: String) throws(SpreadsheetError) {
        var taken: Set<CellReference> = []
        for cell in cells where !taken.insert(cell).inserted {
            throw SpreadsheetError(
                .outOfOrder(cell.description), place: "\(name)!\(cell)", detail: "a cell has one \(what)")
        }
    }

    private func checkRowBreaks() throws(SpreadsheetError) {
        try WritingLimit.rowBreaks.check(rowBreaks.count, place: name)
        for (index, row) in rowBreaks.enumerated() {
            try WritingLimit.rowBreak.check(row, place: name)
            if index > 0, rowBreaks[index - 1] >= row {
                throw SpreadsheetError(
                    .outOfOrder(String(row)), place: name, detail: "page breaks are given from the top down, each once")
            }
        }
    }

    /// Takes each cell's, row's and column's style from these places.
    mutating func move(toStyles places: [StyleID], of table: StyleTable) throws(SpreadsheetError) {
        func moved(_ style: StyleID, _ place: Any) throws(SpreadsheetError) -> StyleID {
            style == .normal ? style : places[try table.index(of: style, place: "\(name)!\(place)")]
        }
        for index in columns.indices { columns[index].style = try moved(columns[index].style, columns[index].columns) }
        try storedRows.forEach { row throws(SpreadsheetError) in
            row.format.style = try moved(row.format.style, row.index)
            for cell in row.cells.indices {
                row.cells[cell].style = try moved(row.cells[cell].style, row.index)
            }
        }
    }

    /// The smallest rectangle that holds every cell.
    var usedRange: CellRange? {
        let rows = rows
        guard let firstRow = rows.first(where: { !$0.cells.isEmpty }),
            let lastRow = rows.last(where: { !$0.cells.isEmpty }),
            let left = rows.compactMap({ $0.cells.first?.column }).min(),
            let right = rows.compactMap({ $0.cells.last?.column }).max()
        else { return nil }
        return CellRange(
            CellReference(uncheckedRow: firstRow.index, column: left),
            CellReference(uncheckedRow: lastRow.index, column: right))
    }
}
