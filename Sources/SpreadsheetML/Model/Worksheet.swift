/// A sheet to be written: its cells in row arrays, and all that stands around them.
///
/// Every value is checked where it enters, so that no program finds the file in need of repair.
public struct Worksheet: Sendable {
    /// Characters of a cell's text, in UTF-16 units.
    public static let textLimit = 32_767
    public static let nameLimit = 31
    /// Characters of a formula, in UTF-16 units.
    public static let formulaLimit = 8_192

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
        var cells: [Cell] = []
    }

    public let name: String
    public var tabColor: Color?
    public var columns: [ColumnWidth] = []
    /// Rows above and columns left of this cell stay in view.
    public var frozenAt: CellReference?
    /// The cell that is chosen when the sheet is opened; nil: the first.
    public var activeCell: CellReference?
    public var protection: SheetProtection?
    public var conditionalFormats: [ConditionalFormat] = []
    public var hyperlinks: [Hyperlink] = []
    public var printSetup: PrintSetup?
    public var charts: [BarChart] = []
    public var showsGridLines = true
    /// Percent: 10 to 400.
    public var zoom = 100
    /// Points, for rows without a height of their own.
    public var defaultRowHeight = 15.0
    /// Manual page breaks: a new page begins below each of these rows.
    public var rowBreaks: [Int] = []
    /// A row of headings and the rows below it that they filter and sort (ISO 29500-1 §18.3.1.2).
    public var autoFilter: CellRange?
    public var merges: [CellRange] { merged.ranges }
    private var merged = MergedRanges()
    public private(set) var validations: [DataValidation] = []
    private(set) var rows: [Row] = []

    /// - Throws: `invalidSheetName`, for a name that is empty, longer than 31 UTF-16 units, holds one
    ///   of `[ ] : * ? / \`, begins or ends with an apostrophe, or is `History`.
    public init(name: String) throws(SpreadsheetError) {
        let refused = SpreadsheetError(
            .invalidSheetName(name), detail: "a sheet can't be named '\(name)' (ISO 29500-1 §18.2.19)")
        try SpreadsheetError.checkLength(of: name, "a sheet's name", limit: Self.nameLimit, place: name)
        let forbidden = name.unicodeScalars.contains { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 32 }
        let scalars = name.unicodeScalars
        guard !name.isEmpty, !forbidden, scalars.first != "'", scalars.last != "'", name.lowercased() != "history"
        else {
            throw refused
        }
        self.name = name
    }

    /// Puts a value, and the formula that computes it, into a cell; what stood there goes.
    ///
    /// With a formula, `value` is the result that programs show before they compute.
    public mutating func set(
        _ value: CellValue, formula: Formula? = nil, style: StyleID = .normal, at cell: CellReference
    ) throws(SpreadsheetError) {
        try Self.check(value, place: name, cell)
        if let formula { try Self.check(formula, place: name, cell) }
        let new = Cell(column: cell.column, value: value, formula: formula, style: style)
        let row = rowPosition(cell.row)
        if let last = rows[row].cells.last, last.column >= cell.column {
            let position = rows[row].cells.firstIndex { $0.column >= cell.column } ?? rows[row].cells.endIndex
            if rows[row].cells[position].column == cell.column {
                rows[row].cells[position] = new
            } else {
                rows[row].cells.insert(new, at: position)
            }
        } else {
            rows[row].cells.append(new)
        }
    }

    /// Sets a row's height, in points: 0 to 409.
    ///
    /// - Parameter growsWithText: programs may make the row as high as its wrapped text.
    public mutating func setHeight(_ points: Double, ofRow row: Int, growsWithText: Bool = false) {
        let position = rowPosition(row)
        rows[position].height = min(max(points, 0), 409)
        rows[position].growsWithText = growsWithText
    }

    /// The row's own height, in points.
    public func height(ofRow row: Int) -> Double? {
        rows.last { $0.index <= row }.flatMap { $0.index == row ? $0.height : nil }
    }

    /// - Throws: `overlappingMerge` when a merged range already covers one of the cells.
    public mutating func merge(_ range: CellRange) throws(SpreadsheetError) {
        guard range.first != range.last else { return }
        if let other = merged.first(overlapping: range) {
            throw SpreadsheetError(
                .overlappingMerge(range.description), place: name, detail: "\(range) overlaps the merged \(other)")
        }
        merged.append(range)
    }

    /// - Throws: `beyondLimit` for texts and lists that the programs don't hold, `invalidFormula` for a list without
    ///   items, with an empty one or with a comma in one, `outOfOrder` for a rule of no cell.
    public mutating func validate(_ validation: DataValidation) throws(SpreadsheetError) {
        try validation.check(place: name + "!" + (validation.ranges.first?.description ?? ""))
        validations.append(validation)
    }

    /// Where the workbook has the styles that the cells name; nil: by the same ids.
    private(set) var stylePlaces: [StyleID]?

    /// The sheet in another workbook, which has the styles of this one at these places.
    func moved(toStyles places: [StyleID]) -> Worksheet {
        var sheet = self
        sheet.stylePlaces = stylePlaces.map { $0.map { places[$0.index] } } ?? places
        return sheet
    }

    /// The smallest rectangle that holds every cell.
    var usedRange: CellRange? {
        guard let firstRow = rows.first(where: { !$0.cells.isEmpty }),
            let lastRow = rows.last(where: { !$0.cells.isEmpty }),
            let left = rows.compactMap({ $0.cells.first?.column }).min(),
            let right = rows.compactMap({ $0.cells.last?.column }).max()
        else { return nil }
        return CellRange(
            CellReference(uncheckedRow: firstRow.index, column: left),
            CellReference(uncheckedRow: lastRow.index, column: right))
    }

    private mutating func rowPosition(_ index: Int) -> Int {
        guard let last = rows.last, last.index >= index else {
            rows.append(Row(index: index))
            return rows.count - 1
        }
        if last.index == index { return rows.count - 1 }
        let position = rows.firstIndex { $0.index >= index } ?? rows.endIndex
        if rows[position].index != index { rows.insert(Row(index: index), at: position) }
        return position
    }

    static func check(
        _ value: CellValue, place: @autoclosure () -> String, _ cell: CellReference
    ) throws(SpreadsheetError) {
        switch value {
        case .text(let text), .error(let text):
            try SpreadsheetError.checkLength(of: text, "a cell's text", limit: textLimit, place: "\(place())!\(cell)")
        case .number, .date:
            guard let number = value.storedNumber, !number.isFinite else { return }
            throw SpreadsheetError(
                .nonFiniteNumber, place: "\(place())!\(cell)", detail: "a cell can't hold \(number)")
        case .empty, .boolean: return
        }
    }

    private static func check(
        _ formula: Formula, place: String, _ cell: CellReference
    ) throws(SpreadsheetError) {
        try SpreadsheetError.checkLength(of: formula.text, "a formula", limit: formulaLimit, place: "\(place)!\(cell)")
        let text = formula.text
        let hasControl = text.hasByte { $0 < 32 && $0 != 9 && $0 != 10 }
        if text.isEmpty || text.utf8.first == UInt8(ascii: "=") || hasControl {
            throw SpreadsheetError(
                .invalidFormula(formula.text), place: "\(place)!\(cell)",
                detail: "a formula is written without '=', is not empty and holds no control character")
        }
    }
}
