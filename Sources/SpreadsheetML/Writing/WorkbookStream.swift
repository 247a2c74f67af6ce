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
    private let styles: StyleTable
    private let properties: DocumentProperties
    private var sheets: [(name: String, relationship: String)] = []
    private var sheetNames = SheetNames()
    private var strings = SharedStrings()

    /// - Parameters:
    ///   - styles: the looks that the rows use.
    ///   - compressionLevel: deflate's level, 1 (fast) to 9 (small).
    public init(
        styles: StyleTable = StyleTable(), properties: DocumentProperties = DocumentProperties(),
        compressionLevel: Int = Workbook.standardCompressionLevel
    ) throws(SpreadsheetError) {
        package = PackageWriter(level: compressionLevel)
        workbookPart = try PartName.part("/xl/workbook.xml")
        self.styles = styles
        self.properties = properties
        package.addRelationship(from: nil, type: .officeDocument, target: workbookPart)
    }

    /// Adds a sheet; `body` gives its rows from the top down.
    ///
    /// - Throws: `invalidSheetName`, `duplicateSheetName`, what the rows throw, and what `body` throws.
    public func addSheet(
        named name: String, columns: [ColumnWidth] = [], _ body: (inout StreamedRows) throws -> Void
    ) throws {
        let checked = try Worksheet(name: name)
        try sheetNames.claim(name)
        let part = try PartName.part("/xl/worksheets/sheet\(sheets.count + 1).xml")
        sheets.append((checked.name, package.addRelationship(from: workbookPart, type: .worksheet, target: part)))
        try package.begin(part, contentType: ContentType.worksheet)
        var rows = StreamedRows(sheet: name, columns: columns, package: package, strings: strings)
        // The rows own the strings while they are written, so that the table is never copied.
        strings = SharedStrings()
        try body(&rows)
        strings = rows.finish()
        package.end()
    }

    /// The bytes of the `.xlsx` file; nothing can be added afterwards.
    ///
    /// - Throws: `noVisibleSheet` when no sheet was added.
    public func finish() throws -> [UInt8] {
        guard !sheets.isEmpty else {
            throw SpreadsheetError(.noVisibleSheet, detail: "a workbook needs at least one sheet")
        }
        try package.add(
            workbookPart, contentType: ContentType.workbook,
            WorkbookPart(sheets: sheets, definedNames: [], activeSheet: 0).encoded())
        try DocumentParts(styles: styles, differentialStyles: [], strings: strings, properties: properties)
            .add(to: package, from: workbookPart)
        return try package.finish()
    }
}

/// The rows of a sheet that is being written, from the top down.
public struct StreamedRows {
    /// Bytes of XML gathered before they are compressed.
    private static let pieceBytes = 1 << 16

    private let sheet: String
    private let package: PackageWriter
    private var strings: SharedStrings
    private var xml = XMLWriter()
    private var cells = CellWriter()
    /// The rows written or passed over so far.
    public private(set) var count = 0

    init(sheet: String, columns: [ColumnWidth], package: PackageWriter, strings: SharedStrings) {
        self.sheet = sheet
        self.package = package
        self.strings = strings
        xml.start("worksheet")
        xml.attribute("xmlns", Namespace.spreadsheet)
        if !columns.isEmpty { ColumnsWriter.write(columns, to: &xml) }
        xml.start("sheetData")
    }

    /// Writes the next row, from column A on; `.empty` leaves a cell out.
    ///
    /// - Throws: `beyondLimit` for the grid's end or a text too long, `nonFiniteNumber`.
    public mutating func append(_ values: [CellValue], style: StyleID = .normal) throws {
        count += 1
        guard let last = CellReference(row: count, column: max(values.count, 1)) else {
            throw SpreadsheetError.beyondLimit("a row", count, limit: CellReference.maximumRow, place: sheet)
        }
        cells.begin(row: last.row)
        xml.start("row")
        xml.attribute("r", last.row)
        for (index, value) in values.enumerated() where value != .empty || style != .normal {
            try Worksheet.check(
                value, place: sheet, CellReference(uncheckedRow: last.row, column: index + 1))
            cells.write(
                Worksheet.Cell(column: index + 1, value: value, formula: nil, style: style), to: &xml, strings: &strings
            )
        }
        xml.end()
        if xml.byteCount >= Self.pieceBytes { flush() }
    }

    /// Leaves rows empty.
    public mutating func skip(_ rows: Int) {
        count += max(rows, 0)
    }

    mutating func finish() -> SharedStrings {
        xml.end()
        xml.end()
        flush()
        return strings
    }

    private mutating func flush() {
        xml.flush { package.write($0) }
    }
}
