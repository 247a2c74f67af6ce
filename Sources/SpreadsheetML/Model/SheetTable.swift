/// Rows under headings that programs treat as one: they filter and sort it, and let it grow (ISO 29500-1 §18.5.1.2).
public struct SheetTable: Hashable, Sendable {
    /// The name by which formulas know it: like a defined name, and different from all of them.
    public let name: String
    /// The row of headings, and at least one row below it. Each heading is a text of its own.
    public let range: CellRange
    /// Whether every second row is shaded, as ``style`` shades it.
    public var hasBandedRows: Bool
    /// The look that programs give it; nil: none.
    public var style: Style?

    /// One of the looks that every program has (ISO 29500-1 §18.8.40): `TableStyleMedium2`.
    public struct Style: Hashable, Sendable {
        /// The look's name.
        public let name: String

        /// Without colour, or nearly so: 1 to 21, else the nearest of them.
        public static func light(_ number: Int) -> Style { Style(name: "TableStyleLight\(min(max(number, 1), 21))") }
        /// With coloured headings: 1 to 28, else the nearest of them.
        public static func medium(_ number: Int) -> Style { Style(name: "TableStyleMedium\(min(max(number, 1), 28))") }
        /// On a coloured ground: 1 to 11, else the nearest of them.
        public static func dark(_ number: Int) -> Style { Style(name: "TableStyleDark\(min(max(number, 1), 11))") }

        init(name: String) { self.name = name }
    }

    /// A table; it is checked when its sheet is added, its name against the others when the workbook is written.
    public init(name: String, _ range: CellRange, hasBandedRows: Bool = false, style: Style? = nil) {
        self.name = name
        self.range = range
        self.hasBandedRows = hasBandedRows
        self.style = style
    }

    /// - Throws: `duplicateDefinedName` for a table that has the name of another, or one of those that are defined.
    static func checkNames(of sheets: [Worksheet], beside defined: [DefinedName]) throws(SpreadsheetError) {
        var names = Set(defined.map { $0.name.lowercased() })
        for table in sheets.flatMap(\.tables) where !names.insert(table.name.lowercased()).inserted {
            throw SpreadsheetError(
                .duplicateDefinedName(table.name), place: table.name, detail: "'\(table.name)' is defined twice")
        }
    }

    /// The headings, from left to right.
    ///
    /// - Throws: `invalidDefinedName` for its name; `outOfOrder` for a table without a row, or whose headings are not
    ///   texts that differ by more than case.
    func headings(_ sheet: Worksheet) throws(SpreadsheetError) -> [String] {
        try DefinedName(name, SheetReference(sheet: sheet.name, range: range)).check()
        func refusal(_ detail: String) -> SpreadsheetError {
            SpreadsheetError(.outOfOrder(name), place: "\(sheet.name)!\(range)", detail: detail)
        }
        guard range.first.row < range.last.row else { throw refusal("a table has a row below its headings") }
        let cells = sheet.rows.first { $0.index == range.first.row }?.cells ?? []
        var taken: Set<String> = []
        var headings: [String] = []
        for column in range.first.column...range.last.column {
            let cell = cells.first { $0.column == column }
            guard case .text(let text)? = cell?.value, cell?.formula == nil, !text.isEmpty,
                taken.insert(text.lowercased()).inserted
            else { throw refusal("each heading of a table is a text of its own") }
            headings.append(text)
        }
        return headings
    }
}
