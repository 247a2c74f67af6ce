/// Rows of a sheet as values of a program's own type, and all that kept others from it.
public struct TypedRows<Row> {
    /// The rows of which every cell fits, from the top down.
    public let rows: [Row]
    /// The place of each of ``rows`` in the grid, from 1.
    public let rowNumbers: [Int]
    /// What did not fit, from the top down; the first ones only, if there are more than ``ReadingLimits/warnings``.
    public let misfits: [Misfit]
    /// Rows left out: a cell of theirs does not fit, or a column that they need is not there.
    public let misfitRows: Int
    /// Headings that an optional property asked for and that are not there: it was nil throughout.
    public let absentHeadings: [String]
    /// Headings that no property asked for, from left to right.
    public let unreadHeadings: [String]
}

/// A cell that is not what a typed row expects.
public struct Misfit: Hashable, Sendable, CustomStringConvertible {
    /// The sheet's name.
    public let sheet: String
    /// The cell; for a heading that is not there, the row of headings' first.
    public let cell: CellReference
    /// The heading of the cell's column.
    public let heading: String
    /// What the row expects there: `a whole number`, `one of: yes, no`.
    public let expected: String
    /// What the cell has: `the text 'abc'`, `nothing`, `the error #REF!`.
    public let found: String

    /// `Invoices!C7 (Amount): expected a number, found the text 'n/a'`
    public var description: String { "\(sheet)!\(cell) (\(heading)): expected \(expected), found \(found)" }
}

extension SheetContents {
    /// The rows below a row of headings, each as a value of a type that names its columns by its coding keys.
    ///
    /// ```swift
    /// struct Invoice: Decodable {
    ///     let number: Int
    ///     let issued: CivilDate
    ///     let amount: Double
    ///     let note: String?
    ///     enum CodingKeys: String, CodingKey { case number = "No.", issued = "Date", amount = "Amount", note = "Note" }
    /// }
    /// let invoices = try workbook.readSheet(named: "Invoices").rows(as: Invoice.self)
    /// for misfit in invoices.misfits { print(misfit) }
    /// ```
    ///
    /// Properties are ``CellDecodable``, enumerations with raw values, or other types decoded from a single one. An optional
    /// is nil where the cell is empty or has an empty text. All misfits of a row are told, but for what stands behind one of
    /// an enumeration that is not `CaseIterable`. Rows without a value under any heading are left out.
    /// - Parameters:
    ///   - type: the type of a row.
    ///   - headings: the row of headings; nil: the first that has a value. Blanks around a heading do not count.
    /// - Returns: the rows that fit, and every cell that does not.
    /// - Throws: `DecodingError` for a type that asks for more than one value per cell; what a row's own initialiser throws,
    ///   but for `DecodingError.dataCorrupted`, which is a misfit.
    public func rows<Row: Decodable>(as type: Row.Type, under headings: Int? = nil) throws -> TypedRows<Row> {
        var reading = TypedRowsReading<Row>(sheet: name, under: headings, misfitsAtMost: misfitsAtMost)
        for row in rows { try reading.take(row) }
        return try reading.finish()
    }
}

extension WorkbookReader {
    /// The rows of a sheet as values of a type, without the sheet being held: see ``SheetContents/rows(as:under:)``.
    ///
    /// - Parameters:
    ///   - index: the sheet's place in ``sheets``.
    ///   - type: the type of a row.
    ///   - headings: the row of headings; nil: the first that has a value.
    /// - Throws: what ``WorkbookReader/readSheet(_:)`` and ``SheetContents/rows(as:under:)`` throw.
    public func readRows<Row: Decodable>(
        ofSheet index: Int, as type: Row.Type, under headings: Int? = nil
    ) throws -> TypedRows<Row> {
        var reading = TypedRowsReading<Row>(
            sheet: try info(index).name, under: headings, misfitsAtMost: limits.warnings)
        try forEachRow(ofSheet: index) { try reading.take($0) }
        return try reading.finish()
    }
}

/// Makes typed rows of a sheet's rows, one after the other.
private struct TypedRowsReading<Row: Decodable> {
    private let sheet: String
    private let headingRow: Int?
    private let misfitsAtMost: Int
    private var columns: HeadingColumns?
    private var values: [(number: Int, value: Row)] = []
    private var misfits: [Misfit] = []
    private var misfitRows = 0
    private var hasDecoded = false

    init(sheet: String, under headings: Int?, misfitsAtMost: Int) {
        self.sheet = sheet
        headingRow = headings
        self.misfitsAtMost = max(misfitsAtMost, 0)
    }

    mutating func take(_ row: SheetRow) throws {
        if let columns {
            if columns.haveValue(in: row) { try decode(row, columns) }
        } else if headingRow.map({ $0 == row.index }) ?? row.cells.contains(where: { $0.value != .empty }) {
            columns = HeadingColumns(row, sheet: sheet)
        }
    }

    private mutating func decode(_ row: SheetRow, _ columns: HeadingColumns) throws {
        hasDecoded = true
        let decoder = RowDecoder(row, columns)
        do {
            let value = try Row(from: decoder)
            if decoder.misfits.isEmpty, !decoder.lacksColumn {
                return values.append((row.index, value))
            }
        } catch is RowDecoder.Abandoned {
            // What was found up to there is told.
        } catch DecodingError.dataCorrupted(let context) {
            decoder.add(context.codingPath.last?.stringValue, expected: context.debugDescription)
        }
        misfitRows += 1
        misfits += decoder.misfits.prefix(misfitsAtMost - misfits.count)
    }

    mutating func finish() throws -> TypedRows<Row> {
        let columns = columns ?? HeadingColumns(sheet: sheet, row: headingRow ?? 1)
        // Headings are asked for by decoding a row: one without cells, if there is no other.
        if !hasDecoded { _ = try? Row(from: RowDecoder(SheetRow.empty, columns)) }
        values.sort { $0.number < $1.number }
        return TypedRows(
            rows: values.map(\.value), rowNumbers: values.map(\.number),
            misfits: Array((columns.misfits + misfits.sorted { $0.cell < $1.cell }).prefix(misfitsAtMost)),
            misfitRows: misfitRows, absentHeadings: columns.absent, unreadHeadings: columns.unread)
    }
}
