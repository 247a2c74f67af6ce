internal import OPCPackage
internal import XMLStream

extension Workbook {
    /// The workbook as the bytes of an `.xlsx` file; the same workbook gives the same bytes.
    ///
    /// - Throws: `noVisibleSheet` for a workbook without a sheet, or whose sheets are all hidden; `noSuchSheet` for an
    ///   active sheet or a name's scope that is not there; `beyondLimit`, `nonFiniteNumber`, `unwritable` for what no program takes of styles, dates,
    ///   properties and texts.
    public func encoded() throws(SpreadsheetError) -> [UInt8] {
        try check()
        do {
            return try WorkbookWriter(self).encoded()
        } catch {
            throw SpreadsheetError(writing: error)
        }
    }
}

/// Puts a workbook's parts into a package.
private struct WorkbookWriter {
    private let workbook: Workbook
    private let package: PackageWriter
    private let tables: SharedTables
    private let parts: SheetParts
    private let workbookPart: PartName

    init(_ workbook: Workbook) throws {
        self.workbook = workbook
        workbookPart = try PartName.part("/xl/workbook.xml")
        package = PackageWriter(level: workbook.compressionLevel)
        parts = SheetParts(package)
        tables = SharedTables(styles: workbook.styles, dateSystem: workbook.dateSystem)
    }

    func encoded() throws -> [UInt8] {
        package.addRelationship(from: nil, type: .officeDocument, target: workbookPart)
        let sheetParts = try workbook.sheets.indices.map { try PartName.part("/xl/worksheets/sheet\($0 + 1).xml") }
        let sheetIDs = sheetParts.map { package.addRelationship(from: workbookPart, type: .worksheet, target: $0) }
        let frame = WorkbookPart(
            sheets: Array(zip(workbook.sheets, sheetIDs)), definedNames: workbook.definedNames,
            activeSheet: workbook.openingSheet, window: workbook.window, dateSystem: workbook.dateSystem)
        try package.add(workbookPart, contentType: ContentType.workbook, frame.encoded())
        for (index, part) in sheetParts.enumerated() { try addSheet(at: index, part) }
        try DocumentParts(tables: tables, properties: workbook.properties).add(to: package, from: workbookPart)
        return try package.finish()
    }

    private func addSheet(at index: Int, _ part: PartName) throws {
        let sheet = workbook.sheets[index]
        try parts.add(sheet, part) { relationships in
            let writer = WorksheetWriter(
                sheet: sheet, tables: tables, isActive: index == workbook.openingSheet, relationships: relationships)
            try package.add(part, contentType: ContentType.worksheet, writer.encoded())
        }
    }
}

extension SpreadsheetError {
    /// What kept a workbook from being written.
    init(writing error: any Error) {
        switch error {
        case let error as SpreadsheetError:
            self = error
        case let error as PackageError where error.code == .malformedXML:
            let part = error.part?.path
            self.init(.unwritable(part ?? ""), place: part, detail: error.detail, underlying: error)
        default:
            self.init(.overBudget("package"), detail: "the package can't be written", underlying: error)
        }
    }
}

extension RelationshipType {
    static let worksheet = officeDocument("worksheet")
    static let theme = officeDocument("theme")
    static let styles = officeDocument("styles")
    static let sharedStrings = officeDocument("sharedStrings")
    static let drawing = officeDocument("drawing")
    static let image = officeDocument("image")
    static let chart = officeDocument("chart")
    static let table = officeDocument("table")
    static let comments = officeDocument("comments")
    static let vmlDrawing = officeDocument("vmlDrawing")
    static let hyperlink = officeDocument("hyperlink")
}
