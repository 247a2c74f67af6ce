internal import OPCPackage
internal import XMLStream

/// A cell of a row that is streamed out.
public struct StreamedCell: Hashable, Sendable {
    /// What the cell holds, or its formula's result.
    public var value: CellValue
    /// Nil: the value is a constant.
    public var formula: Formula?
    /// The cell's look.
    public var style: StyleID

    /// A cell; it is checked when its row is written. Empty and without a look, it is left out.
    public init(_ value: CellValue, formula: Formula? = nil, style: StyleID = .normal) {
        self.value = value
        self.formula = formula
        self.style = style
    }
}

/// The rows of a sheet that is being written, from the top down.
public struct StreamedRows {
    let sheet: StreamedSheet

    /// The rows written or passed over so far.
    public var count: Int { sheet.count }

    /// Writes the next row, from column A on; `.empty` leaves a cell out.
    ///
    /// - Throws: `beyondLimit` for the grid's end or a text too long, `nonFiniteNumber`, `unwritable` for a style of
    ///   another workbook, `outOfOrder` once the sheet is ended.
    public mutating func append(_ values: [CellValue], style: StyleID = .normal) throws {
        try sheet.append(values.lazy.map { StreamedCell($0, style: style) })
    }

    /// Writes the next row, from column A on, each cell with its own look and formula.
    ///
    /// - Parameters:
    ///   - cells: the cells from column A on.
    ///   - height: the row's, in points, 0 to 409; nil: as programs like.
    /// - Throws: `beyondLimit` for the grid's end, a height, or a text or formula too long; `nonFiniteNumber`,
    ///   `invalidFormula`; `unwritable` for a style of another workbook, `outOfOrder` once the sheet is ended.
    public mutating func append(cells: [StreamedCell], height: Double? = nil) throws {
        try sheet.append(cells, height: height)
    }

    /// Leaves rows empty.
    public mutating func skip(_ rows: Int) {
        sheet.count += min(max(rows, 0), CellReference.maximumRow - sheet.count)
    }
}

/// A sheet that is being written; however often its ``StreamedRows`` are copied, its rows come one after the other.
final class StreamedSheet {
    /// Bytes of XML gathered before they are compressed.
    private static let pieceBytes = 1 << 16

    private let writer: WorksheetWriter
    private let package: PackageWriter
    private var part: OrderedPart
    private var cells: CellWriter
    var count: Int
    var isOpen = true
    /// Heights and looks of rows that are to come.
    private var framed: [Int: Worksheet.Row]

    init(_ writer: WorksheetWriter, _ package: PackageWriter) throws {
        self.writer = writer
        self.package = package
        part = try writer.begun()
        cells = CellWriter(sheet: writer.sheet.name, tables: writer.tables)
        count = writer.ownRows.last?.index ?? 0
        framed = Dictionary(uniqueKeysWithValues: writer.framedRows.map { ($0.index, $0) })
    }

    func append(_ row: some Collection<StreamedCell>, height: Double? = nil) throws {
        let name = writer.sheet.name
        guard isOpen else { throw SpreadsheetError.closed("the sheet '\(name)' is written already", place: name) }
        try check(row, height: height)
        count += 1
        try writeFramed(before: count)
        var frame = framed.removeValue(forKey: count) ?? Worksheet.Row(index: count)
        if let height { (frame.height, frame.growsWithText) = (height, false) }
        try startRow(frame)
        for (index, cell) in row.enumerated() where cell.style != .normal || cell.formula != nil || cell.value != .empty
        {
            let cell = Worksheet.Cell(
                column: index + 1, value: cell.value, formula: cell.formula, style: cell.style)
            try cells.write(cell, to: &part.xml)
        }
        part.xml.end()
        if part.xml.byteCount >= Self.pieceBytes { try flush() }
    }

    private func startRow(_ row: Worksheet.Row) throws {
        try writer.startRow(row, &cells, to: &part.xml)
    }

    /// Writes the frame's rows that were passed over, before this one.
    private func writeFramed(before row: Int) throws {
        guard !framed.isEmpty else { return }
        for index in framed.keys.filter({ $0 < row }).sorted() {
            if let frame = framed.removeValue(forKey: index) { try startRow(frame) }
            part.xml.end()
        }
    }

    /// A row is refused as a whole, so that the sheet can go on without it.
    private func check(_ row: some Collection<StreamedCell>, height: Double?) throws(SpreadsheetError) {
        let name = writer.sheet.name
        try WritingLimit.row.check(count + 1, place: name)
        try WritingLimit.column.check(max(row.count, 1), place: name)
        if let height { try WritingLimit.rowHeight.check(height, place: "\(name)!\(count + 1)") }
        for (index, cell) in row.enumerated() {
            func place() -> String { "\(name)!\(CellReference(uncheckedRow: count + 1, column: index + 1))" }
            _ = try writer.tables.index(of: cell.style, place: place())
            try cell.value.check(place: place())
            try cell.formula?.check(place: place())
            if case .date(let date) = cell.value { _ = try writer.tables.serial(of: date, place: place()) }
        }
    }

    func finish() throws {
        isOpen = false
        try writeFramed(before: .max)
        writer.end(&part)
        part.xml.end()
        try flush()
    }

    private func flush() throws {
        try part.xml.flush { package.write($0) }
    }
}
