internal import OPCPackage
internal import XMLStream

/// What stands around the cells of a sheet (``WorkbookReader/readDetails(ofSheet:)``).
///
/// Each is of the model that is written, so that it can be set on a ``Worksheet``, which refuses what no program should
/// have written. What this library does not read (pictures, conditional formats, Excel 2010's extensions, among them lists
/// that stand on another sheet) is not here; patching keeps it.
public struct SheetDetails: Sendable {
    /// Rows above and columns left of this cell stay in view.
    public internal(set) var frozenAt: CellReference?
    /// Columns with a width, a group or a hiding of their own, as the file lists them; their look is in the cells.
    public internal(set) var columns: [ColumnWidth] = []
    /// The height, in points, of each row that has one of its own.
    public internal(set) var rowHeights: [Int: Double] = [:]
    /// Rows that are hidden, by hand or by a filter, or held by a group; their look is in the cells.
    public internal(set) var rowFormats: [Int: RowFormat] = [:]
    /// The rows that are not shown, from the top down.
    public var hiddenRows: [Int] { rowFormats.filter(\.value.isHidden).keys.sorted() }
    /// A row of headings and the rows below it that they filter.
    public internal(set) var autoFilter: CellRange?
    /// What may be typed into cells; rules of a kind that this library does not write are left out.
    public internal(set) var validations: [DataValidation] = []
    /// The links on cells.
    public internal(set) var hyperlinks: [Hyperlink] = []
    /// The notes on cells.
    public internal(set) var comments: [CellComment] = []
    /// The sheet's tables.
    public internal(set) var tables: [SheetTable] = []
}

extension WorkbookReader {
    /// Reads what stands around the cells of a sheet; of a sheet of another kind than a worksheet, nothing.
    ///
    /// What is odd there is left out, as programs do: a link on no cell, a width of no column.
    /// - Parameter index: the sheet's place in ``sheets``.
    /// - Throws: `noSuchSheet`, `missingPart`, `malformedPart`, `overBudget`.
    public func readDetails(ofSheet index: Int) throws(SpreadsheetError) -> SheetDetails {
        let info = try info(index)
        guard info.kind == .worksheet else { return SheetDetails() }
        return try SheetDetailsReader(WorkbookParts(package: package, limits: limits), part(of: info)).read()
    }
}

struct SheetDetailsReader {
    private let parts: WorkbookParts
    private let part: PartName
    private let links: [Relationship]

    init(_ parts: WorkbookParts, _ part: PartName) throws(SpreadsheetError) {
        self.parts = parts
        self.part = part
        links = try parts.links(from: part)
    }

    func read() throws(SpreadsheetError) -> SheetDetails {
        var details = try readSheet()
        // Programs have one part of comments.
        if let part = parts.existingPart(.comments, links) { details.comments = try readComments(part) }
        details.tables = try readTables().map(\.table)
        return details
    }

    /// The tables, and the headings that their parts have.
    func readTables() throws(SpreadsheetError) -> [(table: SheetTable, headings: [String])] {
        var tables: [(SheetTable, [String])] = []
        var read: Set<PartName> = []
        for link in links where link.type == .table {
            guard let target = link.part, parts.package.entry(of: target) != nil, !read.contains(target) else {
                continue
            }
            try check(read.count, "tables")
            read.insert(target)
            if let table = try readTable(target) { tables.append(table) }
        }
        return tables
    }

    private func readSheet() throws(SpreadsheetError) -> SheetDetails {
        var read = SheetDetails()
        var row = 0
        var validation: ValidationMarkup?
        let addresses = Dictionary(
            links.compactMap { link in link.address.map { (link.id, $0) } }
        ) { first, _ in first }
        try parts.read(
            part, root: "worksheet",
            [
                .init(path: [.sheetViews, .sheetView, .pane]) { element, _ in
                    guard element.string(.state)?.hasPrefix("frozen") == true else { return }
                    read.frozenAt = CellReference(
                        row: element.split(.ySplit, CellReference.maximumRow) + 1,
                        column: element.split(.xSplit, CellReference.maximumColumn) + 1)
                },
                .init(path: [.cols, .col]) { element, _ in
                    try check(read.columns.count, "columns")
                    if let column = ColumnWidth(element) { read.columns.append(column) }
                },
                .init(path: [.sheetData, .row]) { element, _ in
                    let grid = 1...CellReference.maximumRow
                    row = element.lenientInt(.r).flatMap { grid.contains($0) ? $0 : nil } ?? row + 1
                    guard grid.contains(row) else { return }
                    let format = RowFormat(
                        isHidden: element.flag(.hidden), outlineLevel: element.lenientInt(.outlineLevel) ?? 0,
                        isCollapsed: element.flag(.collapsed))
                    if format != RowFormat() { read.rowFormats[row] = format }
                    if element.flag(.customHeight), let height = element.lenientDouble(.ht) {
                        read.rowHeights[row] = height
                    }
                },
                .init(path: [.autoFilter]) { element, _ in
                    read.autoFilter = element.range(.ref)
                },
                .init(path: [.dataValidations, .dataValidation]) { element, budget in
                    try check(read.validations.count, "validations")
                    validation = try ValidationMarkup(element, &budget)
                } end: { _ in
                    if let rule = validation?.validation { read.validations.append(rule) }
                },
                .init(path: [.dataValidations, .dataValidation, .formula1], end: { validation?.formulas[0] = $0 }),
                .init(path: [.dataValidations, .dataValidation, .formula2], end: { validation?.formulas[1] = $0 }),
                .init(path: [.hyperlinks, .hyperlink]) { element, budget in
                    try check(read.hyperlinks.count, "hyperlinks")
                    let place = element.string(.location)
                    let address = element.string(.relationshipID).flatMap { addresses[$0] }
                    guard let cell = element.range(.ref)?.first,
                        let target = address.map({ Hyperlink.Target.address($0 + (place.map { "#" + $0 } ?? "")) })
                            ?? place.map(Hyperlink.Target.place)
                    else { return }
                    try budget.take((address?.utf8.count ?? 0) + (place?.utf8.count ?? 0))
                    let tooltip = try budget.take(EscapedText.decode(element.string(.tooltip) ?? ""))
                    read.hyperlinks.append(Hyperlink(cell, to: target, tooltip: tooltip))
                },
            ])
        return read
    }

    private func readTable(_ part: PartName) throws(SpreadsheetError) -> (SheetTable, headings: [String])? {
        var headings: [String] = []
        var name = ""
        var range: CellRange?
        var (hasHeadings, totals) = (true, 0)
        var isBanded = false
        var style: String?
        try parts.read(
            part, root: "table",
            [
                .init(path: []) { element, budget in
                    name = try budget.take(element.string(.displayName) ?? element.string(.name) ?? "")
                    range = element.range(.ref)
                    hasHeadings = element.lenientInt(.headerRowCount) != 0
                    totals = element.lenientInt(.totalsRowCount) ?? 0
                },
                .init(path: [.tableColumns, .tableColumn]) { element, budget in
                    try check(headings.count, "columns")
                    headings.append(try budget.take(EscapedText.decode(element.string(.name) ?? "")))
                },
                .init(path: [.tableStyleInfo]) { element, budget in
                    isBanded = element.flag(.showRowStripes)
                    style = try element.string(.name).map { name throws(SpreadsheetError) in try budget.take(name) }
                },
            ])
        // Without headings it is none that this library writes; a row of totals is not the table's own.
        guard hasHeadings, let whole = range, 0...1 ~= totals, whole.first.row + totals < whole.last.row else {
            return nil
        }
        let last = CellReference(uncheckedRow: whole.last.row - totals, column: whole.last.column)
        let table = SheetTable(
            name: name, CellRange(whole.first, last), hasBandedRows: isBanded, style: style.map(SheetTable.Style.init))
        return (table, headings)
    }

    /// Comments and their authors (ISO 29500-1 §18.7); of runs, the text.
    private func readComments(_ part: PartName) throws(SpreadsheetError) -> [CellComment] {
        var comments: [CellComment] = []
        var authors: [String] = []
        var cell: CellReference?
        var author = ""
        var text = ""
        func add(_ piece: String) { text += EscapedText.decode(piece) }
        let comment: [XMLName?] = [.commentList, .comment]
        try parts.read(
            part, root: "comments",
            [
                .init(path: [.authors, .author]) { _, _ in
                    try check(authors.count, "authors")
                } end: { author in
                    authors.append(EscapedText.decode(author))
                },
                .init(path: comment) { element, _ in
                    try check(comments.count, "comments")
                    cell = element.range(.ref)?.first
                    let number = element.lenientInt(.authorId) ?? -1
                    author = authors.indices.contains(number) ? authors[number] : ""
                    text = ""
                } end: { _ in
                    if let cell { comments.append(CellComment(cell, text, author: author)) }
                },
                .init(path: comment + [.commentText, .t], end: add),
                .init(path: comment + [.commentText, .richTextRun, .t], end: add),
            ])
        return comments
    }

    private func check(_ count: Int, _ what: StaticString) throws(SpreadsheetError) {
        try ReadingLimits.check(count + 1, what, limit: parts.limits.details, place: part.path)
    }
}

extension XMLElement {
    /// The rows or columns before a split, which the standard gives as a double.
    fileprivate borrowing func split(_ name: XMLAttributeName, _ limit: Int) -> Int {
        lenientDouble(name).flatMap { 0..<Double(limit) ~= $0 ? Int($0) : nil } ?? 0
    }
}

extension ColumnWidth {
    /// Of columns that state none, in characters.
    private static let standardWidth = 8.43

    fileprivate init?(_ element: borrowing XMLElement) {
        guard let first = element.lenientInt(.min), let last = element.lenientInt(.max), first <= last,
            1...CellReference.maximumColumn ~= first, last <= CellReference.maximumColumn
        else { return nil }
        self.init(
            first...last, width: element.lenientDouble(.width) ?? Self.standardWidth, isHidden: element.flag(.hidden),
            outlineLevel: element.lenientInt(.outlineLevel) ?? 0, isCollapsed: element.flag(.collapsed))
    }
}
