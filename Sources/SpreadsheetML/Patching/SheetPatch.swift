/// Changes to one sheet of a workbook that stays otherwise as its program saved it.
public struct SheetPatch: Sendable {
    /// A row put where the sheet has none.
    public struct Row: Sendable {
        public struct Cell: Sendable {
            public var column: Int
            public var text: String
            /// A cell of the sheet whose look it takes.
            public var styledLike: CellReference?
            /// A place in the workbook, such as `'Synthèse'!B3`, that a click leads to.
            public var link: String?

            public init(column: Int, text: String, styledLike: CellReference? = nil, link: String? = nil) {
                self.column = column
                self.text = text
                self.styledLike = styledLike
                self.link = link
            }
        }

        public var cells: [Cell]

        public init(_ cells: [Cell]) {
            self.cells = cells
        }
    }

    /// New values of cells; a formula that stands there stays, with this as its result. Of a cell that the sheet has
    /// twice, both take it.
    public var values: [CellReference: CellValue] = [:]
    /// Formulas of some of these cells, for where none stands.
    public var formulas: [CellReference: Formula] = [:]
    /// Rows that go, with their links; a cell that states such a row in another one's element goes too.
    public var removedRows: ClosedRange<Int>?
    /// The row where `rows` begin: below the last row that the sheet keeps, or in a gap that holds them all.
    public var firstNewRow = 1
    public var rows: [Row] = []

    public init() {}

    func removes(_ row: Int) -> Bool { removedRows?.contains(row) ?? false }
}
