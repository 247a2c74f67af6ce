/// Changes to one sheet of a workbook that stays otherwise as its program saved it.
public struct SheetPatch: Sendable {
    /// A row put where the sheet has none.
    public struct Row: Sendable {
        /// A text of a new row.
        public struct Cell: Sendable {
            /// From 1 to 16 384.
            public var column: Int
            /// At most 32 767 UTF-16 units.
            public var text: String
            /// A cell of the sheet whose look it takes.
            public var styledLike: CellReference?
            /// A place in the workbook, such as `'Synthèse'!B3`, that a click leads to.
            public var link: String?

            /// A text in a column.
            public init(column: Int, text: String, styledLike: CellReference? = nil, link: String? = nil) {
                self.column = column
                self.text = text
                self.styledLike = styledLike
                self.link = link
            }
        }

        /// The texts, in any order.
        public var cells: [Cell]

        /// A row of texts.
        public init(_ cells: [Cell]) {
            self.cells = cells
        }
    }

    /// New values of cells; a formula that stands there stays, with this as its result. Of a cell that the sheet has
    /// twice, both take it; of cells that are merged, the first. Dates are counted as the workbook does.
    public var values: [CellReference: CellValue] = [:]
    /// Formulas of some of these cells. One that stands there already goes, but an array's stays; cells that shared it keep
    /// it.
    public var formulas: [CellReference: Formula] = [:]
    /// Cells of these that keep no formula: their value is as if it had been typed. Cells that shared the formula keep it.
    public var constants: Set<CellReference> = []
    /// Cells of these that take the look of another cell of the sheet.
    public var looks: [CellReference: CellReference] = [:]
    /// Cells of these that take a look that the sheet need not have. It goes before ``looks``.
    public var styles: [CellReference: CellStyle] = [:]
    /// Cells of these whose look stays, but for its number format; ``styles`` goes before it. A date in a cell whose format
    /// shows none gets one that does. A workbook without styles has no formats, and shows every number as it is.
    public var numberFormats: [CellReference: NumberFormat] = [:]
    /// Cells of these that lead to a place in the workbook, such as `'Synthèse'!B3`.
    public var links: [CellReference: String] = [:]
    /// Rows that go, with their links; a cell that states such a row in another one's element goes too.
    public var removedRows: ClosedRange<Int>?
    /// Cells whose links go.
    public var removedLinks: Set<CellReference> = []
    /// The row where `rows` begin. Cells that stand there already, such as empty ones with a format, take their texts.
    public var firstNewRow = 1
    /// The rows that come in, one below the other.
    public var rows: [Row] = []

    /// A patch that changes nothing.
    public init() {}

    /// - Throws: `beyondLimit`, `nonFiniteNumber`, `invalidFormula`, `unwritable` for what no program takes.
    func check(place sheet: String) throws(SpreadsheetError) {
        for (cell, value) in values { try value.check(place: "\(sheet)!\(cell)") }
        for (cell, link) in links { try WritingLimit.linkTarget.check(lengthOf: link, place: "\(sheet)!\(cell)") }
        for (cell, formula) in formulas { try formula.check(place: "\(sheet)!\(cell)") }
        for cell in Array(styles.keys) + numberFormats.keys where values[cell] == nil {
            throw .unwritable("a look", "comes with a value for its cell", place: "\(sheet)!\(cell)")
        }
        for (cell, style) in styles { try style.check(place: "\(sheet)!\(cell)") }
        for (cell, format) in numberFormats { try format.check(place: "\(sheet)!\(cell)") }
        guard !rows.isEmpty else { return }
        try WritingLimit.row.check(firstNewRow, place: sheet)
        try WritingLimit.row.check(firstNewRow + (rows.count - 1), place: sheet)
        for (offset, row) in rows.enumerated() {
            let place = "\(sheet)!\(firstNewRow + offset)"
            for cell in row.cells {
                try WritingLimit.column.check(cell.column, place: place)
                try WritingLimit.cellText.check(lengthOf: cell.text, place: place)
                if let link = cell.link { try WritingLimit.linkTarget.check(lengthOf: link, place: place) }
            }
        }
    }

    /// - Throws: `unwritable` for a date before the system's first day.
    mutating func convertDates(to system: DateSystem, place sheet: String) throws(SpreadsheetError) {
        for case (let cell, .date(let date)) in values {
            guard let converted = date.converted(to: system) else {
                throw .unwritable(
                    "a date", "lies after the first day of the workbook's system", place: "\(sheet)!\(cell)")
            }
            values[cell] = .date(converted)
        }
    }

    /// Values for cells under a merged range go to its first, from which they are read, with all that comes with them.
    /// - Throws: `overlappingMerge` where it has another value.
    mutating func move(under merge: CellRange, place sheet: String) throws(SpreadsheetError) {
        let first = merge.first
        for cell in values.keys.sorted() where merge.contains(cell) && cell != first {
            let value = values.removeValue(forKey: cell)
            let formula = formulas.removeValue(forKey: cell)
            if let other = values[first], other != value || formulas[first] != formula {
                throw SpreadsheetError(
                    .overlappingMerge(merge.description), place: "\(sheet)!\(cell)",
                    detail: "the cells of the merged \(merge) are one, and have two values")
            }
            values[first] = value
            formulas[first] = formula
            if constants.remove(cell) != nil { constants.insert(first) }
            if let look = looks.removeValue(forKey: cell) { looks[first] = look }
            if let style = styles.removeValue(forKey: cell) { styles[first] = style }
            if let format = numberFormats.removeValue(forKey: cell) { numberFormats[first] = format }
            if let link = links.removeValue(forKey: cell) { links[first] = link }
        }
    }

    func removes(_ row: Int) -> Bool { removedRows?.contains(row) ?? false }

    /// The link that a cell has in the file goes.
    func removesLink(of cell: CellReference) -> Bool {
        removes(cell.row) || removedLinks.contains(cell) || links[cell] != nil
    }

    /// The same, its rows as single cells.
    func laidOut() -> SheetPatch {
        var patch = self
        patch.rows = []
        for (offset, row) in rows.enumerated() {
            for cell in row.cells {
                guard let address = CellReference(row: firstNewRow + offset, column: cell.column) else { continue }
                patch.values[address] = .text(cell.text)
                patch.looks[address] = cell.styledLike
                patch.links[address] = cell.link
            }
        }
        return patch
    }

    func replacesFormula(of cell: CellReference) -> Bool { formulas[cell] != nil || constants.contains(cell) }

    /// What is written as a shared string, where no formula stands.
    var texts: [CellReference: String] {
        values.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
            .filter { formulas[$0.key] == nil }
    }
}
