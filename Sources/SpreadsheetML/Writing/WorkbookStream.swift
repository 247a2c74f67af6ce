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
    private var sheets: [(sheet: Worksheet, relationship: String)] = []
    private var sheetNames = SheetNames()
    private let tables: SharedTables
    private let parts: SheetParts
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
        parts = SheetParts(package)
        workbookPart = try PartName.part("/xl/workbook.xml")
        self.properties = properties
        self.dateSystem = dateSystem
        tables = SharedTables(styles: styles, dateSystem: dateSystem)
        package.addRelationship(from: nil, type: .officeDocument, target: workbookPart)
    }

    /// Adds a sheet of cells and column widths; `body` gives its rows from the top down.
    ///
    /// What `body` or a row throws closes the stream: nothing can be added to half a sheet.
    /// - Throws: `invalidSheetName`, and what ``addSheet(_:_:)`` throws.
    public func addSheet(
        named name: String, columns: [ColumnWidth] = [], _ body: (inout StreamedRows) throws -> Void
    ) throws {
        var sheet = try Worksheet(name: name)
        sheet.columns = columns
        try addSheet(sheet, body)
    }

    /// Adds a sheet with all that stands around its cells: frozen panes, a filter, merges, tables, comments and the
    /// like. Its own rows come first; `body` gives those below the last of them, from the top down.
    ///
    /// What `body` or a row throws closes the stream: nothing can be added to half a sheet.
    /// - Throws: `duplicateSheetName`, `duplicateDefinedName` for a table; what ``Workbook/add(_:)``, the rows and `body`
    ///   throw; `outOfOrder` within another sheet's `body`, after one that threw, and after ``finish()``.
    public func addSheet(_ sheet: Worksheet, _ body: (inout StreamedRows) throws -> Void) throws {
        if let obstacle { throw obstacle }
        try sheet.check()
        try SheetTable.checkNames(of: sheets.map(\.sheet) + [sheet], beside: [])
        try sheetNames.claim(sheet.name)
        let part = try PartName.part("/xl/worksheets/sheet\(sheets.count + 1).xml")
        let isActive = openingSheet == nil && sheet.visibility == .visible
        sheets.append((sheet, package.addRelationship(from: workbookPart, type: .worksheet, target: part)))
        obstacle = .closed("the sheet '\(sheet.name)' is being written", place: sheet.name)
        do {
            try parts.add(sheet, part) { relationships in
                try package.begin(part, contentType: ContentType.worksheet)
                defer { package.end() }
                let writer = WorksheetWriter(
                    sheet: sheet, tables: tables, isActive: isActive, relationships: relationships, isStreamed: true)
                let streamed = try StreamedSheet(writer, package)
                defer { streamed.isOpen = false }
                var rows = StreamedRows(sheet: streamed)
                try body(&rows)
                try streamed.finish()
            }
            obstacle = nil
        } catch {
            obstacle = .closed(
                "the rows of the sheet '\(sheet.name)' ended in an error", place: sheet.name, underlying: error)
            throw error is XMLError || error is PackageError ? SpreadsheetError(writing: error) : error
        }
    }

    /// The first sheet that is shown.
    private var openingSheet: Int? { sheets.firstIndex { $0.sheet.visibility == .visible } }

    /// The bytes of the `.xlsx` file; nothing can be added afterwards.
    ///
    /// - Throws: `noVisibleSheet` when no sheet that is shown was added; `outOfOrder` within a sheet's `body`, after one
    ///   that threw, and a second time; `beyondLimit` for more styles than a workbook has.
    public func finish() throws -> [UInt8] {
        if let obstacle { throw obstacle }
        guard let openingSheet else { throw SpreadsheetError.noSheet }
        obstacle = .closed("the file has been finished", place: nil)
        do {
            try package.add(
                workbookPart, contentType: ContentType.workbook,
                WorkbookPart(
                    sheets: sheets, definedNames: [], activeSheet: openingSheet, dateSystem: dateSystem
                ).encoded())
            try DocumentParts(tables: tables, properties: properties).add(to: package, from: workbookPart)
            return try package.finish()
        } catch {
            throw SpreadsheetError(writing: error)
        }
    }
}

extension SpreadsheetError {
    static func closed(_ detail: String, place: String?, underlying: (any Error)? = nil) -> Self {
        Self(.outOfOrder(place ?? "workbook"), place: place, detail: detail, underlying: underlying)
    }
}
