internal import OPCPackage
internal import XMLStream

/// Writes big workbooks row by row: memory holds the compressed file and the distinct texts, not the cells.
///
/// ```swift
/// let stream = try WorkbookStream()
/// try stream.addSheet(named: "Mesures") { rows in
///     for day in 1...1_000_000 { try rows.append([.number(Double(day)), .text("ok")]) }
/// }
/// let bytes = try stream.finish()
/// ```
public final class WorkbookStream {
    private let package: PackageWriter
    private let workbookPart: PartName
    private let dateSystem: DateSystem
    private let properties: DocumentProperties
    private var sheets: [(name: String, relationship: String)] = []
    private var sheetNames = SheetNames()
    private let tables: SharedTables
    /// Why nothing can be added.
    private var obstacle: SpreadsheetError?

    /// - Parameters:
    ///   - styles: the looks that the rows use.
    ///   - properties: what the file says of itself.
    ///   - compressionLevel: deflate's level, 1 (fast) to 9 (small).
    ///   - dateSystem: the day from which the file counts its dates.
    /// - Throws: `beyondLimit`, `nonFiniteNumber`, `unwritable` for styles, properties or a level that can't be.
    public init(
        styles: StyleTable = StyleTable(), properties: DocumentProperties = DocumentProperties(),
        compressionLevel: Int = Workbook.standardCompressionLevel, dateSystem: DateSystem = .from1900
    ) throws(SpreadsheetError) {
        try WritingLimit.compression.check(compressionLevel, place: nil)
        try styles.check()
        try properties.check()
        package = PackageWriter(level: compressionLevel)
        workbookPart = try PartName.part("/xl/workbook.xml")
        self.properties = properties
        self.dateSystem = dateSystem
        tables = SharedTables(styles: styles, dateSystem: dateSystem)
        package.addRelationship(from: nil, type: .officeDocument, target: workbookPart)
    }

    /// Adds a sheet; `body` gives its rows from the top down.
    ///
    /// What `body` or a row throws closes the stream: nothing can be added to half a sheet.
    /// - Throws: `invalidSheetName`, `duplicateSheetName`, what the rows throw, and what `body` throws; `outOfOrder`
    ///   within another sheet's `body`, after one that threw, and after ``finish()``.
    public func addSheet(
        named name: String, columns: [ColumnWidth] = [], _ body: (inout StreamedRows) throws -> Void
    ) throws {
        if let obstacle { throw obstacle }
        let checked = try Worksheet(name: name)
        try ColumnWidth.check(columns, place: name)
        try sheetNames.claim(name)
        let part = try PartName.part("/xl/worksheets/sheet\(sheets.count + 1).xml")
        sheets.append((checked.name, package.addRelationship(from: workbookPart, type: .worksheet, target: part)))
        try package.begin(part, contentType: ContentType.worksheet)
        let sheet = StreamedSheet(name: name, columns: columns, package: package, tables: tables)
        var rows = StreamedRows(sheet: sheet)
        obstacle = .closed("the sheet '\(name)' is being written", place: name)
        do {
            try body(&rows)
            try sheet.finish()
            package.end()
            obstacle = nil
        } catch {
            sheet.isOpen = false
            package.end()
            obstacle = .closed("the rows of the sheet '\(name)' ended in an error", place: name, underlying: error)
            throw error is XMLError ? SpreadsheetError(writing: error) : error
        }
    }

    /// The bytes of the `.xlsx` file; nothing can be added afterwards.
    ///
    /// - Throws: `noVisibleSheet` when no sheet was added; `outOfOrder` within a sheet's `body`, after one that threw,
    ///   and a second time; `beyondLimit` for more styles than a workbook has.
    public func finish() throws -> [UInt8] {
        if let obstacle { throw obstacle }
        guard !sheets.isEmpty else { throw SpreadsheetError.noSheet }
        obstacle = .closed("the file has been finished", place: nil)
        do {
            try package.add(
                workbookPart, contentType: ContentType.workbook,
                WorkbookPart(sheets: sheets, definedNames: [], dateSystem: dateSystem).encoded())
            try DocumentParts(tables: tables, properties: properties).add(to: package, from: workbookPart)
            return try package.finish()
        } catch {
            throw SpreadsheetError(writing: error)
        }
    }
}

/// The rows of a sheet that is being written, from the top down.
public struct StreamedRows {
    fileprivate let sheet: StreamedSheet

    /// The rows written or passed over so far.
    public var count: Int { sheet.count }

    /// Writes the next row, from column A on; `.empty` leaves a cell out.
    ///
    /// - Throws: `beyondLimit` for the grid's end or a text too long, `nonFiniteNumber`, `unwritable` for a style of
    ///   another workbook, `outOfOrder` once the sheet is ended.
    public mutating func append(_ values: [CellValue], style: StyleID = .normal) throws {
        try sheet.append(values, style: style)
    }

    /// Leaves rows empty.
    public mutating func skip(_ rows: Int) {
        sheet.count += min(max(rows, 0), CellReference.maximumRow - sheet.count)
    }
}

/// A sheet that is being written; however often its ``StreamedRows`` are copied, its rows come one after the other.
private final class StreamedSheet {
    /// Bytes of XML gathered before they are compressed.
    private static let pieceBytes = 1 << 16

    private let name: String
    private let package: PackageWriter
    private let tables: SharedTables
    private var xml = XMLWriter()
    private var cells: CellWriter
    var count = 0
    var isOpen = true

    init(name: String, columns: [ColumnWidth], package: PackageWriter, tables: SharedTables) {
        self.name = name
        self.package = package
        self.tables = tables
        cells = CellWriter(sheet: name, tables: tables)
        xml.start("worksheet")
        xml.attribute("xmlns", XMLNamespace.spreadsheet.uri)
        if !columns.isEmpty { xml.element("cols") { xml in for column in columns { xml.write(column) } } }
        xml.start("sheetData")
    }

    func append(_ values: [CellValue], style: StyleID) throws {
        guard isOpen else { throw SpreadsheetError.closed("the sheet '\(name)' is written already", place: name) }
        try WritingLimit.row.check(count + 1, place: name)
        try WritingLimit.column.check(max(values.count, 1), place: name)
        // A row is refused as a whole, so that the sheet can go on without it.
        _ = try tables.index(of: style, place: "\(name)!\(count + 1)")
        for (index, value) in values.enumerated() {
            func place() -> String { "\(name)!\(CellReference(uncheckedRow: count + 1, column: index + 1))" }
            try value.check(place: place())
            if case .date(let date) = value { _ = try tables.serial(of: date, place: place()) }
        }
        count += 1
        cells.begin(row: count)
        xml.start("row")
        xml.attribute("r", count)
        for (index, value) in values.enumerated() where value != .empty || style != .normal {
            try cells.write(Worksheet.Cell(column: index + 1, value: value, formula: nil, style: style), to: &xml)
        }
        xml.end()
        if xml.byteCount >= Self.pieceBytes { try flush() }
    }

    func finish() throws {
        isOpen = false
        xml.end()
        xml.end()
        try flush()
    }

    private func flush() throws {
        try xml.flush { package.write($0) }
    }
}

extension SpreadsheetError {
    fileprivate static func closed(_ detail: String, place: String?, underlying: (any Error)? = nil) -> Self {
        Self(.outOfOrder(place ?? "workbook"), place: place, detail: detail, underlying: underlying)
    }
}
